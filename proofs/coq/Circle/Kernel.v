(** * The kernel on the circle as its Fourier series, and the energy

    W_beta (cos x) = 2 sum_(l >= 1) lambda_l cos (l x), by completeness; hence the potential of a density is continuous
    and its energy is the sum of lambda_l times the powers of its degrees. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Ratio Threshold.Majorisation Threshold.Eigenvalues Zonal.Moments Zonal.Gegenbauer
  Zonal.FunkHecke Zonal.PositiveDefinite.
From Certify Require Import Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Poisson Circle.Fourier Circle.Complete Circle.Model.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

(** ** The kernel as its Fourier series *)

Section Kernel.

Variable beta : R.
Hypothesis beta_pos : 0 < beta.

Definition kernel_term (k : nat) : R := 2 * eigenvalue 2 (S k) beta.

Lemma kernel_continuous : continuous_on_interval (attention_kernel (sphere_mean 2) beta).
Proof.
  intros t _. apply (ex_derive_continuous (V := R_NormedModule)). unfold attention_kernel.
  generalize (sphere_mean 2 (fun s => exp (beta * s))) as m. intros m. auto_derive. trivial.
Qed.

Lemma circle_kernel_cont : cont (circle_kernel beta).
Proof. exact (zonal_cont _ kernel_continuous). Qed.

Lemma kernel_term_nonneg k : 0 <= kernel_term k.
Proof. unfold kernel_term. pose proof (eigenvalue_pos 2 (S k) beta ltac:(lra) ltac:(lia)). lra. Qed.

Lemma alpha_small k : alpha 2 (S k) beta <= (beta / 2) ^ k / INR (fact k).
Proof.
  induction k as [|k IH].
  - rewrite alpha_1 by lra. simpl. lra.
  - rewrite (alpha_succ 2 (S k) beta) by (lra || lia).
    pose proof (pos_INR k) as Pk.
    assert (Nu : 2 / 2 + INR (S k) - 1 = INR k + 1) by (rewrite S_INR; field). rewrite Nu.
    pose proof (r_upper (INR k + 1) beta ltac:(lra) beta_pos) as U.
    pose proof (r_pos (INR k + 1) beta ltac:(lra) beta_pos) as P.
    pose proof (alpha_pos 2 (S k) beta ltac:(lra) ltac:(lia)) as Pa.
    assert (V : beta / (2 * (INR k + 1 + 1)) <= beta / 2 * / (INR k + 1)).
    { unfold Rdiv. rewrite Rinv_mult, <- Rmult_assoc. apply Rmult_le_compat_l; [|apply Rinv_le_contravar; lra].
      apply Rlt_le, Rmult_lt_0_compat; lra. }
    replace ((beta / 2) ^ S k / INR (fact (S k))) with ((beta / 2) ^ k / INR (fact k) * (beta / 2 * / (INR k + 1))).
    + apply Rmult_le_compat; lra.
    + rewrite fact_simpl, mult_INR, S_INR. simpl pow. field. split; first [apply INR_fact_neq_0|lra].
Qed.

Lemma kernel_summable : ex_series kernel_term.
Proof.
  assert (E : ex_series (fun k => (beta / 2) ^ k / INR (fact k))).
  { exists (exp (beta / 2)). eapply is_series_ext; [|exact (is_exp_Reals (beta / 2))].
    intros k. rewrite pow_n_pow. reflexivity. }
  apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _
    (fun k => 2 * eigenvalue 2 1 beta * ((beta / 2) ^ k / INR (fact k)))).
  - intros k. change (Rabs (kernel_term k) <= 2 * eigenvalue 2 1 beta * ((beta / 2) ^ k / INR (fact k))).
    rewrite Rabs_pos_eq by apply kernel_term_nonneg. unfold kernel_term.
    pose proof (alpha_small k) as A. rewrite (alpha_eigenvalue 2 (S k) beta) in A by lra.
    pose proof (eigenvalue_pos 2 1 beta ltac:(lra) ltac:(lia)) as P.
    apply (Rmult_le_compat_l (2 * eigenvalue 2 1 beta)) in A; [|lra].
    replace (2 * eigenvalue 2 1 beta * (eigenvalue 2 (S k) beta / eigenvalue 2 1 beta))
      with (2 * eigenvalue 2 (S k) beta) in A by (field; lra). exact A.
  - apply (ex_series_scal (V := R_NormedModule) (2 * eigenvalue 2 1 beta)). exact E.
Qed.

Definition kernel_partial (n : nat) (x : R) : R := sum_f_R0 (fun k => kernel_term k * cos (INR (S k) * x)) n.
Let full x := Series (fun k => kernel_term k * cos (INR (S k) * x)).

Lemma kernel_partial_cont n : cont (kernel_partial n).
Proof. apply (cont_sum (fun k x => kernel_term k * cos (INR (S k) * x))). intros k. apply cont_scal, cont_cos. Qed.

Lemma full_close : exists e, is_lim_seq e 0 /\ forall n x, Rabs (full x - kernel_partial n x) <= e n.
Proof.
  destruct (dominated_series kernel_term kernel_term_nonneg kernel_summable) as (e & Le & He).
  exists e. split; [exact Le|]. intros n x. apply (He (fun k => cos (INR (S k) * x))).
  intros k. apply Rabs_le, COS_bound.
Qed.

Lemma full_cont : cont full.
Proof.
  destruct full_close as (e & Le & He). exact (uniform_limit_cont full kernel_partial e He Le kernel_partial_cont).
Qed.

Lemma full_against t L n0 : cont t -> (forall x, Rabs (t x) <= 1) ->
  (forall n, (n0 <= n)%nat -> mean (fun x => kernel_partial n x * t x) = L) -> mean (fun x => full x * t x) = L.
Proof.
  intros Ct Bt Eq. destruct full_close as (e & Le & He).
  assert (C : forall n, (n0 <= n)%nat -> Rabs (mean (fun x => full x * t x) - L) <= e n).
  { intros n Hn. rewrite <- (Eq n Hn). apply mean_close.
    - apply cont_mult; [exact full_cont|exact Ct].
    - apply cont_mult; [apply kernel_partial_cont|exact Ct].
    - intros x. rewrite <- Rmult_minus_distr_r, Rabs_mult, <- (Rmult_1_r (e n)).
      apply Rmult_le_compat; try apply Rabs_pos; [apply He|apply Bt]. }
  assert (Z : Rabs (mean (fun x => full x * t x) - L) <= 0).
  { apply (is_lim_seq_le_loc (fun _ => Rabs (mean (fun x => full x * t x) - L)) e (Finite _) (Finite 0));
      [now exists n0|apply is_lim_seq_const|exact Le]. }
  apply Rabs_le_between in Z. lra.
Qed.

Lemma kernel_partial_against n t : cont t ->
  mean (fun x => kernel_partial n x * t x) = sum_f_R0 (fun k => kernel_term k * mean (fun x => cos (INR (S k) * x) * t
    x)) n.
Proof.
  intros Ct. rewrite (Mean.mean_ext _ (fun x => sum_f_R0 (fun k => kernel_term k * (cos (INR (S k) * x) * t x))
    n)).
  - assert (C : forall k, cont (fun x => cos (INR (S k) * x) * t x)) by (intros; apply cont_mult; [apply
    cont_cos|exact Ct]).
    rewrite (mean_sum (fun k x => kernel_term k * (cos (INR (S k) * x) * t x))) by (intros k; apply cont_scal, C).
    apply sum_eq. intros k _. apply (Mean.mean_scal (kernel_term k) (fun x => cos (INR (S k) * x) * t x) (C k)).
  - intros x. unfold kernel_partial. rewrite Rmult_comm, scal_sum. apply sum_eq. intros. ring.
Qed.

Lemma mean_cos_cos_cases k m : (1 <= k)%nat ->
  mean (fun x => cos (INR k * x) * cos (INR m * x)) = if Nat.eqb k m then / 2 else 0.
Proof.
  intros Hk. destruct (Nat.eqb_spec k m) as [<-|N].
  - rewrite (Mean.mean_ext _ (fun x => cos (INR k * x) ^ 2)) by (intros; ring). now apply mean_cos_sqr.
  - destruct (Nat.lt_ge_cases k m) as [L|L]; [now apply mean_cos_cos|].
    rewrite (Mean.mean_ext _ (fun x => cos (INR m * x) * cos (INR k * x))) by (intros; ring).
    apply mean_cos_cos. lia.
Qed.

Lemma kernel_cos_coefficient m : (1 <= m)%nat -> cos_coefficient (circle_kernel beta) m = eigenvalue 2 m beta.
Proof.
  intros Hm. unfold circle_kernel. rewrite (zonal_cos_coefficient _ m kernel_continuous). unfold zonal_coefficient.
  exact (funk_hecke_eigenvalue 2 (sphere_mean 2) ltac:(lra) circle_average m beta Hm beta_pos).
Qed.

Theorem kernel_expansion x : circle_kernel beta x = full x.
Proof.
  assert (Cd : cont (fun x => circle_kernel beta x - full x)).
  { apply cont_minus; [exact circle_kernel_cont|exact full_cont]. }
  enough (Z : circle_kernel beta x - full x = 0) by lra.
  apply (circle_complete (fun x => circle_kernel beta x - full x) Cd).
  - intros y. f_equal; [exact (zonal_periodic _ y)|]. unfold full. apply Series_ext. intros k.
    f_equal. exact (periodic_cos (S k) y).
  - rewrite Mean.mean_minus by (exact circle_kernel_cont || exact full_cont).
    unfold circle_kernel at 1. rewrite (mean_zonal _ kernel_continuous).
    rewrite (attention_kernel_centred 2 (sphere_mean 2) circle_average beta) by lra.
    assert (F0 : mean (fun x => full x * 1) = 0).
    { apply (full_against (fun _ => 1) 0 0); [apply cont_const|intros; rewrite Rabs_R1; lra|]. intros n _.
      rewrite (kernel_partial_against n (fun _ => 1) (cont_const 1)).
      rewrite (sum_eq _ (fun _ => 0)); [rewrite sum_cte; ring|]. intros k _.
      rewrite (Mean.mean_ext _ (fun x => cos (INR (S k) * x))) by (intros; ring).
      rewrite (mean_cos (S k)) by lia. ring. }
    rewrite <- F0 at 1. rewrite (Mean.mean_ext full (fun x => full x * 1)) by (intros; ring). ring.
  - intros m Hm. split.
    + unfold cos_coefficient.
      rewrite (Mean.mean_ext _ (fun x => circle_kernel beta x * cos (INR m * x) - full x * cos (INR m * x)))
        by (intros; ring).
      rewrite Mean.mean_minus;
        [|exact (cont_mult _ _ circle_kernel_cont (cont_cos _))|exact (cont_mult _ _ full_cont (cont_cos _))].
      fold (cos_coefficient (circle_kernel beta) m). rewrite (kernel_cos_coefficient m Hm).
      rewrite (full_against (fun x => cos (INR m * x)) (eigenvalue 2 m beta) (pred m));
        [ring|apply cont_cos|intros; apply Rabs_le, COS_bound|].
      intros n Hn. rewrite (kernel_partial_against n _ (cont_cos (INR m))).
      rewrite (sum_eq _ (fun k => if Nat.eqb k (pred m) then eigenvalue 2 m beta else 0)).
      * apply (sum_single (eigenvalue 2 m beta) (pred m) n Hn).
      * intros k _. rewrite mean_cos_cos_cases by lia. destruct m as [|m]; [lia|]. cbn [pred].
        change (Nat.eqb (S k) (S m)) with (Nat.eqb k m).
        destruct (Nat.eqb_spec k m) as [<-|]; [unfold kernel_term; field|ring].
    + unfold sin_coefficient.
      rewrite (Mean.mean_ext _ (fun x => circle_kernel beta x * sin (INR m * x) - full x * sin (INR m * x)))
        by (intros; ring).
      rewrite Mean.mean_minus;
        [|exact (cont_mult _ _ circle_kernel_cont (cont_sin _))|exact (cont_mult _ _ full_cont (cont_sin _))].
      fold (sin_coefficient (circle_kernel beta) m). unfold circle_kernel at 1.
      rewrite (zonal_sin_coefficient _ m kernel_continuous).
      rewrite (full_against (fun x => sin (INR m * x)) 0 0);
        [ring|apply cont_sin|intros; apply Rabs_le, SIN_bound|].
      intros n _. rewrite (kernel_partial_against n _ (cont_sin (INR m))).
      rewrite (sum_eq _ (fun _ => 0)); [rewrite sum_cte; ring|]. intros k _.
      rewrite (Mean.mean_ext _ (fun x => sin (INR m * x) * cos (INR (S k) * x))) by (intros; ring).
      rewrite (mean_sin_cos m (S k)). ring.
Qed.

(** ** The energy as a series *)

Lemma mean_abs_le f g : cont f -> cont g -> (forall x, Rabs (f x) <= g x) -> Rabs (mean f) <= mean g.
Proof.
  intros Cf Cg L. apply Rabs_le. split.
  - assert (H : mean (fun x => -1 * g x) <= mean f).
    { apply Mean.mean_le; [now apply cont_scal|exact Cf|]. intros x. specialize (L x).
      apply Rabs_le_between in L. lra. }
    rewrite (Mean.mean_scal (-1) g Cg) in H. lra.
  - apply Mean.mean_le; [exact Cf|exact Cg|]. intros x. specialize (L x). apply Rabs_le_between in L. lra.
Qed.

Section Energy.

Variable rho : R -> R.
Hypothesis rho_density : is_density circle_integral rho.

Let crho : cont rho := proj1 (proj1 rho_density).
Let prho : forall x, 0 < rho x := proj1 (proj2 rho_density).
Let mrho : mean rho = 1 := proj2 (proj2 rho_density).
Let h y := rho y - 1.

Lemma h_cont : cont h.
Proof. exact (cont_minus _ _ crho (cont_const 1)). Qed.

Lemma h_bound x : Rabs (h x) <= rho x + 1.
Proof. unfold h. pose proof (prho x). apply Rabs_le. lra. Qed.

Lemma h_coefficients k : (1 <= k)%nat ->
  cos_coefficient h k = cos_coefficient rho k /\ sin_coefficient h k = sin_coefficient rho k.
Proof.
  intros Hk. unfold cos_coefficient, sin_coefficient, h. split.
  - rewrite (Mean.mean_ext _ (fun x => rho x * cos (INR k * x) - cos (INR k * x))) by (intros; ring).
    rewrite Mean.mean_minus; [|exact (cont_mult _ _ crho (cont_cos _))|apply cont_cos].
    rewrite (mean_cos k Hk). ring.
  - rewrite (Mean.mean_ext _ (fun x => rho x * sin (INR k * x) - sin (INR k * x))) by (intros; ring).
    rewrite Mean.mean_minus; [|exact (cont_mult _ _ crho (cont_sin _))|apply cont_sin].
    rewrite (mean_sin k). ring.
Qed.

Definition potential_partial (n : nat) (x : R) : R :=
  sum_f_R0 (fun k => kernel_term k * (cos_coefficient h (S k) * cos (INR (S k) * x)
    + sin_coefficient h (S k) * sin (INR (S k) * x))) n.

Lemma potential_partial_cont n : cont (potential_partial n).
Proof.
  apply (cont_sum (fun k x => kernel_term k * (cos_coefficient h (S k) * cos (INR (S k) * x)
    + sin_coefficient h (S k) * sin (INR (S k) * x)))).
  intros k. apply cont_scal, cont_plus; apply cont_scal; [apply cont_cos|apply cont_sin].
Qed.

Lemma shift_cont g x : cont g -> cont (fun y => g (x - y)).
Proof.
  intros Cg. apply (cont_comp g (fun y => x - y) Cg). apply (cont_minus (fun _ => x) (fun y => y)).
  - apply cont_const.
  - intros y. apply continuous_id.
Qed.

Lemma potential_partial_mean n x : mean (fun y => kernel_partial n (x - y) * h y) = potential_partial n x.
Proof.
  assert (Cc : forall k, cont (fun y => h y * cos (INR k * y))) by (intros; exact (cont_mult _ _ h_cont (cont_cos _))).
  assert (Cs : forall k, cont (fun y => h y * sin (INR k * y))) by (intros; exact (cont_mult _ _ h_cont (cont_sin _))).
  pose (t := fun k y => kernel_term k * cos (INR (S k) * x) * (h y * cos (INR (S k) * y))
    + kernel_term k * sin (INR (S k) * x) * (h y * sin (INR (S k) * y))).
  rewrite (Mean.mean_ext _ (fun y => sum_f_R0 (fun k => t k y) n)).
  - rewrite (mean_sum t).
    + unfold potential_partial. apply sum_eq. intros k _. unfold t.
      rewrite (mean_combine _ _ _ _ (Cc (S k)) (Cs (S k))).
      fold (cos_coefficient h (S k)). fold (sin_coefficient h (S k)). ring.
    + intros k. unfold t. apply cont_plus; apply cont_scal; [apply Cc|apply Cs].
  - intros y. unfold kernel_partial. rewrite Rmult_comm, scal_sum. apply sum_eq. intros k _. unfold t.
    replace (INR (S k) * (x - y)) with (INR (S k) * x - INR (S k) * y) by ring. rewrite cos_minus. ring.
Qed.

Lemma rho_plus_mean c : mean (fun x => c * (rho x + 1)) = 2 * c.
Proof.
  rewrite (Mean.mean_scal c (fun x => rho x + 1)) by exact (cont_plus _ _ crho (cont_const 1)).
  rewrite (Mean.mean_plus rho (fun _ => 1) crho (cont_const 1)), mrho, Mean.mean_const. ring.
Qed.

Lemma rho_plus_cont c : cont (fun x => c * (rho x + 1)).
Proof. exact (cont_scal c _ (cont_plus _ _ crho (cont_const 1))). Qed.

Lemma potential_close e : (forall n x, Rabs (full x - kernel_partial n x) <= e n) ->
  forall n x, Rabs (circle_potential beta h x - potential_partial n x) <= 2 * e n.
Proof.
  intros He n x. rewrite <- potential_partial_mean. unfold circle_potential.
  assert (C1 : cont (fun y => circle_kernel beta (x - y) * h y))
    by exact (cont_mult _ _ (shift_cont _ x circle_kernel_cont) h_cont).
  assert (C2 : cont (fun y => kernel_partial n (x - y) * h y))
    by exact (cont_mult _ _ (shift_cont _ x (kernel_partial_cont n)) h_cont).
  rewrite <- (Mean.mean_minus _ _ C1 C2), <- (rho_plus_mean (e n)).
  apply mean_abs_le; [exact (cont_minus _ _ C1 C2)|apply rho_plus_cont|].
  intros y. rewrite <- Rmult_minus_distr_r, Rabs_mult, kernel_expansion.
  apply Rmult_le_compat; try apply Rabs_pos; [apply He|apply h_bound].
Qed.

Lemma circle_potential_cont : cont (circle_potential beta h).
Proof.
  destruct full_close as (e & Le & He).
  apply (uniform_limit_cont _ potential_partial (fun n => 2 * e n) (potential_close e He)); [|apply
    potential_partial_cont].
  replace (Finite 0) with (Rbar_mult 2 0) by (simpl; f_equal; ring). now apply is_lim_seq_scal_l.
Qed.

Definition energy_partial (n : nat) : R :=
  sum_f_R0 (fun k => kernel_term k * (cos_coefficient rho (S k) ^ 2 + sin_coefficient rho (S k) ^ 2)) n.

Lemma energy_partial_mean n : mean (fun x => h x * potential_partial n x) = energy_partial n.
Proof.
  assert (Cc : forall k, cont (fun y => h y * cos (INR k * y))) by (intros; exact (cont_mult _ _ h_cont (cont_cos _))).
  assert (Cs : forall k, cont (fun y => h y * sin (INR k * y))) by (intros; exact (cont_mult _ _ h_cont (cont_sin _))).
  pose (t := fun k y => kernel_term k * cos_coefficient h (S k) * (h y * cos (INR (S k) * y))
    + kernel_term k * sin_coefficient h (S k) * (h y * sin (INR (S k) * y))).
  rewrite (Mean.mean_ext _ (fun y => sum_f_R0 (fun k => t k y) n)).
  - rewrite (mean_sum t).
    + unfold energy_partial. apply sum_eq. intros k _. unfold t.
      rewrite (mean_combine _ _ _ _ (Cc (S k)) (Cs (S k))).
      fold (cos_coefficient h (S k)). fold (sin_coefficient h (S k)).
      destruct (h_coefficients (S k) ltac:(lia)) as [-> ->]. ring.
    + intros k. unfold t. apply cont_plus; apply cont_scal; [apply Cc|apply Cs].
  - intros y. unfold potential_partial. rewrite scal_sum. apply sum_eq. intros k _. unfold t. ring.
Qed.

Lemma energy_close e : (forall n x, Rabs (full x - kernel_partial n x) <= e n) ->
  forall n, Rabs (circle_energy beta rho - energy_partial n) <= 4 * e n.
Proof.
  intros He n. rewrite <- energy_partial_mean. unfold circle_energy. fold h.
  assert (C1 : cont (fun x => h x * circle_potential beta h x)) by exact (cont_mult _ _ h_cont circle_potential_cont).
  assert (C2 : cont (fun x => h x * potential_partial n x)) by exact (cont_mult _ _ h_cont (potential_partial_cont n)).
  change (Rabs (mean (fun x => h x * circle_potential beta h x) - mean (fun x => h x * potential_partial n x)) <= 4 *
    e n).
  rewrite <- (Mean.mean_minus _ _ C1 C2). replace (4 * e n) with (2 * (2 * e n)) by ring.
  rewrite <- (rho_plus_mean (2 * e n)).
  apply mean_abs_le; [exact (cont_minus _ _ C1 C2)|apply rho_plus_cont|].
  intros y. rewrite <- Rmult_minus_distr_l, Rabs_mult, Rmult_comm.
  apply Rmult_le_compat; try apply Rabs_pos; [now apply potential_close|apply h_bound].
Qed.

End Energy.

End Kernel.
