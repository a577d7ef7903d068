(** * The interaction energy of probability measures on the circle

    For a continuous, even, centred kernel w: the potential w * m is continuous, the energy is the regularised sum of
    lambda_k p_k, with lambda_k the Fourier coefficients of w and p_k the power of m in degree k, and it is weakly
    continuous. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Criterion.Coercivity Circle.Mean Circle.Beckner Circle.Poisson Circle.Fourier
  Circle.Complete Circle.Probability Circle.Weak.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Opaque cos sin.

(** |P_k m|^2. *)
Definition power (m : functional) (k : nat) : R := 2 * (cos_moment m k ^ 2 + sin_moment m k ^ 2).

Lemma power_nonneg m k : 0 <= power m k.
Proof. unfold power. pose proof (pow2_ge_0 (cos_moment m k)). pose proof (pow2_ge_0 (sin_moment m k)). lra. Qed.

Section Kernel.

Variable w : R -> R.

Definition potential_of (m : functional) (x : R) : R := m (fun y => w (x - y)).
Definition mutual_energy (m n : functional) : R := m (potential_of n).
Definition energy_of (m : functional) : R := mutual_energy m m.

(** A kernel of the circle, W(x, y) = w (x - y); (2.5). *)
Definition centred_kernel : Prop := test w /\ (forall x, w (- x) = w x) /\ mean w = 0.

Hypothesis kernel : centred_kernel.
Let Tw : test w := proj1 kernel.
Let kernel_even : forall x, w (- x) = w x := proj1 (proj2 kernel).
Let kernel_mean : mean w = 0 := proj2 (proj2 kernel).

Lemma kernel_sine k : sin_coefficient w k = 0.
Proof. apply even_sin_coefficient; [apply Tw|exact kernel_even]. Qed.

Lemma kernel_zero : cos_coefficient w 0 = 0.
Proof.
  rewrite <- kernel_mean. apply mean_ext. intros x. simpl (INR 0). rewrite (Rmult_0_l x), cos_0. ring.
Qed.

Lemma potential_test m : probability m -> test (potential_of m).
Proof.
  intros Hm. split.
  - intros x. apply filterlim_locally. intros eps. pose proof (cond_pos eps) as Pe.
    destruct (close_or_far w (eps / 2) (proj1 Tw) (proj2 Tw) ltac:(lra)) as (M & PM & Close).
    assert (C : continuous (fun z => M * (1 - cos (z - x))) x).
    { apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
    assert (P2 : 0 < eps / 2) by lra.
    pose proof (proj1 (filterlim_locally _ _) C (mkposreal _ P2)) as Near. eapply filter_imp; [|exact Near].
    intros z Hz. apply Rabs_def2 in Hz. unfold minus, plus, opp in Hz; simpl in Hz.
    rewrite Rminus_eq_0, cos_0, Rminus_eq_0, Rmult_0_r in Hz.
    assert (B : Rabs (potential_of m z - potential_of m x) <= eps / 2 + M * (1 - cos (z - x))).
    { apply (on_close m Hm); try (now apply test_shift). intros y.
      replace (z - x) with ((z - y) - (x - y)) by ring. apply Close. }
    apply Rabs_le_between in B. apply Rabs_def1; unfold minus, plus, opp; simpl; lra.
  - intros x. apply functional_ext. intros y. rewrite <- (proj2 Tw (x - y)). f_equal. ring.
Qed.

(** ** Fourier series *)

Definition partial_potential (m : functional) (n : nat) (x : R) : R :=
  sum_f_R0 (fun k => multiplicity k * damping n k * cos_coefficient w k
    * (cos_moment m k * cos (INR k * x) + sin_moment m k * sin (INR k * x))) n.

Lemma partial_potential_value m n x : probability m -> m (fun y => smoothed w n (x - y)) = partial_potential m n x.
Proof.
  intros Hm. pose (t := fun k y => multiplicity k * damping n k * cos_coefficient w k
    * (cos (INR k * x) * cos (INR k * y) + sin (INR k * x) * sin (INR k * y))).
  rewrite (functional_ext m _ (fun y => sum_f_R0 (fun k => t k y) n)).
  - rewrite (on_sum m Hm t) by (intros k; apply test_scal, test_harmonic). apply sum_eq. intros k _. unfold t.
    rewrite (on_scal m Hm _ (fun y => cos (INR k * x) * cos (INR k * y) + sin (INR k * x) * sin (INR k * y))
      (test_harmonic _ _ k)), (on_combine m Hm _ _ (fun y => cos (INR k * y)) (fun y => sin (INR k * y)) (test_cos k)
      (test_sin k)). fold (cos_moment m k). fold (sin_moment m k). ring.
  - intros y. unfold smoothed. apply sum_eq. intros k _. unfold t. rewrite kernel_sine.
    replace (INR k * (x - y)) with (INR k * x - INR k * y) by ring. rewrite cos_minus. ring.
Qed.

Lemma partial_potential_test m n : test (partial_potential m n).
Proof.
  apply (test_sum (fun k x => multiplicity k * damping n k * cos_coefficient w k
    * (cos_moment m k * cos (INR k * x) + sin_moment m k * sin (INR k * x)))).
  intros k. apply test_scal, test_harmonic.
Qed.

Lemma potential_close e : 0 < e -> exists N, forall n m x, (N <= n)%nat -> probability m ->
  Rabs (potential_of m x - partial_potential m n x) <= e.
Proof.
  intros He. destruct (smoothed_close w e (proj1 Tw) (proj2 Tw) He) as [N HN]. exists N. intros n m x Hn Hm.
  rewrite <- partial_potential_value by exact Hm.
  apply (on_close m Hm); [now apply test_shift|now apply (test_shift (smoothed w n)), test_smoothed|].
  intros y. now apply HN.
Qed.

Definition partial_energy (m n : functional) (N : nat) : R :=
  sum_f_R0 (fun k => multiplicity k * damping N k * cos_coefficient w k
    * (cos_moment m k * cos_moment n k + sin_moment m k * sin_moment n k)) N.

Lemma partial_energy_value m n N : probability m -> m (partial_potential n N) = partial_energy m n N.
Proof.
  intros Hm. unfold partial_potential. rewrite (on_sum m Hm (fun k x => multiplicity k * damping N k
    * cos_coefficient w k * (cos_moment n k * cos (INR k * x) + sin_moment n k * sin (INR k * x))))
    by (intros k; apply test_scal, test_harmonic).
  apply sum_eq. intros k _.
  rewrite (on_scal m Hm _ (fun x => cos_moment n k * cos (INR k * x) + sin_moment n k * sin (INR k * x))
    (test_harmonic _ _ k)), (on_combine m Hm _ _ (fun y => cos (INR k * y)) (fun y => sin (INR k * y)) (test_cos k)
    (test_sin k)). fold (cos_moment m k). fold (sin_moment m k). ring.
Qed.

Lemma mutual_close e : 0 < e -> exists N, forall k m n, (N <= k)%nat -> probability m -> probability n ->
  Rabs (mutual_energy m n - partial_energy m n k) <= e.
Proof.
  intros He. destruct (potential_close e He) as [N HN]. exists N. intros k m n Hk Hm Hn.
  rewrite <- partial_energy_value by exact Hm.
  apply (on_close m Hm); [now apply potential_test|apply partial_potential_test|]. intros x. now apply HN.
Qed.

Lemma mutual_symmetric m n : probability m -> probability n -> mutual_energy m n = mutual_energy n m.
Proof.
  intros Hm Hn. apply cond_eq. intros e He. destruct (mutual_close (e / 3) ltac:(lra)) as [N HN].
  pose proof (HN N m n (le_n N) Hm Hn) as A. pose proof (HN N n m (le_n N) Hn Hm) as B.
  replace (partial_energy n m N) with (partial_energy m n N) in B by (apply sum_eq; intros; ring).
  apply Rabs_le_between in A, B. apply Rabs_def1; lra.
Qed.

(** ** Weak continuity *)

Lemma potential_control e : 0 < e -> exists N d, 0 < d /\ forall m n, probability m -> probability n ->
  near N d m n -> forall x, Rabs (potential_of m x - potential_of n x) <= e.
Proof.
  intros He. destruct (potential_close (e / 3) ltac:(lra)) as [N HN].
  set (C := sum_f_R0 (fun k => 4 * Rabs (cos_coefficient w k)) N).
  assert (C0 : 0 <= C) by (apply cond_pos_sum; intros k; pose proof (Rabs_pos (cos_coefficient w k)); lra).
  exists N, (e / 3 / (C + 1)). split; [apply Rdiv_lt_0_compat; lra|]. intros m n Hm Hn Near x.
  set (d := e / 3 / (C + 1)) in *. assert (Pd : 0 < d) by (apply Rdiv_lt_0_compat; lra).
  assert (P : Rabs (partial_potential m N x - partial_potential n N x) <= e / 3).
  { apply Rle_trans with (d * C).
    - unfold C. rewrite scal_sum. apply sum_close. intros k Hk. destruct (Near k Hk) as [Nc Ns].
      pose proof (factor_range N k) as Fk. set (q := multiplicity k * damping N k) in *.
      replace (_ - _) with (q * (cos_coefficient w k * ((cos_moment m k - cos_moment n k) * cos (INR k * x)
        + (sin_moment m k - sin_moment n k) * sin (INR k * x)))) by ring.
      rewrite Rabs_mult, (Rabs_pos_eq q) by apply Fk. rewrite Rabs_mult.
      assert (B : Rabs ((cos_moment m k - cos_moment n k) * cos (INR k * x)
        + (sin_moment m k - sin_moment n k) * sin (INR k * x)) <= 2 * d).
      { eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult.
        assert (C1 : Rabs (cos (INR k * x)) <= 1) by apply Rabs_le, COS_bound.
        assert (S1 : Rabs (sin (INR k * x)) <= 1) by apply Rabs_le, SIN_bound.
        replace (2 * d) with (d * 1 + d * 1) by ring.
        apply Rplus_le_compat; apply Rmult_le_compat; try apply Rabs_pos; assumption. }
      replace (4 * Rabs (cos_coefficient w k) * d) with (2 * (Rabs (cos_coefficient w k) * (2 * d))) by ring.
      apply Rmult_le_compat; [apply Fk|apply Rmult_le_pos; apply Rabs_pos|apply Fk|].
      apply Rmult_le_compat_l; [apply Rabs_pos|exact B].
    - apply Rle_trans with (d * (C + 1)); [apply Rmult_le_compat_l; lra|apply Req_le; unfold d; field; lra]. }
  pose proof (HN N m x (le_n N) Hm) as A. pose proof (HN N n x (le_n N) Hn) as B.
  apply Rabs_le_between in P, A, B. apply Rabs_le. lra.
Qed.

Theorem energy_control e : 0 < e -> exists N d, 0 < d /\ forall m n, probability m -> probability n ->
  near N d m n -> Rabs (energy_of m - energy_of n) <= e.
Proof.
  intros He. destruct (potential_control (e / 2) ltac:(lra)) as (N & d & Hd & C). exists N, d. split; [exact Hd|].
  intros m n Hm Hn Near. specialize (C m n Hm Hn Near). unfold energy_of.
  pose proof (on_close m Hm _ _ (e / 2) (potential_test m Hm) (potential_test n Hn) C) as A.
  pose proof (on_close n Hn _ _ (e / 2) (potential_test m Hm) (potential_test n Hn) C) as B.
  fold (mutual_energy m m) in A. fold (mutual_energy m n) in A. fold (mutual_energy n m) in B.
  fold (mutual_energy n n) in B. rewrite (mutual_symmetric m n Hm Hn) in A.
  apply Rabs_le_between in A, B. apply Rabs_le. lra.
Qed.

Theorem energy_weakly_continuous ms m : (forall n, probability (ms n)) -> probability m -> weakly ms m ->
  is_lim_seq (fun n => energy_of (ms n)) (energy_of m).
Proof.
  intros Hms Hm W. apply lim_seq_close. intros e He. destruct (energy_control e He) as (N & d & Hd & C).
  destruct (weakly_near ms m N d W Hd) as [n0 H0]. exists n0. intros n Hn. apply C; auto.
Qed.

(** ** The regularised series *)

Lemma finite_series (a : nat -> R) N : (forall k, (N < k)%nat -> a k = 0) -> is_series a (sum_f_R0 a N).
Proof.
  intros Z. change (is_lim_seq (sum_n a) (sum_f_R0 a N)).
  apply (is_lim_seq_ext_loc (fun _ => sum_f_R0 a N)); [|apply is_lim_seq_const].
  exists N. intros n Hn. rewrite sum_n_Reals. induction Hn as [|n Hn IH]; [reflexivity|].
  cbn [sum_f_R0]. rewrite <- IH, Z by lia. ring.
Qed.

Theorem energy_regularised m : probability m -> regularised_energy (cos_coefficient w) (power m) (energy_of m).
Proof.
  intros Hm. exists damping, (fun n => partial_energy m m n).
  split; [intros; apply damping_range|]. split; [|split].
  - intros l. apply lim_seq_close. intros e He.
    destruct (smoothed_close (fun x => cos (INR l * x)) e (cont_cos _) (periodic_cos l) He) as [N HN].
    exists (max N l). intros n Hn. specialize (HN n 0 ltac:(lia)).
    assert (V : smoothed (fun x => cos (INR l * x)) n 0 = damping n l); [|rewrite Rmult_0_r, cos_0, V in HN;
      now rewrite <- Rabs_Ropp, Ropp_minus_distr].
    assert (Cl : forall k, cos_coefficient (fun x => cos (INR l * x)) k = if Nat.eqb k l then / multiplicity l else 0).
    { intros k. unfold cos_coefficient. destruct (Nat.eqb_spec k l) as [->|Ne].
      - destruct l as [|l].
        + rewrite (mean_ext _ (fun _ => 1)), mean_const; [simpl; field|].
          intros x. simpl (INR 0). rewrite (Rmult_0_l x), cos_0. ring.
        + rewrite (mean_ext _ (fun x => cos (INR (S l) * x) ^ 2)) by (intros; ring). now rewrite mean_cos_sqr by lia.
      - destruct (Nat.lt_ge_cases l k) as [L|L]; [now apply mean_cos_cos|].
        rewrite (mean_ext _ (fun x => cos (INR k * x) * cos (INR l * x))) by (intros; ring). apply mean_cos_cos. lia. }
    unfold smoothed. rewrite (sum_eq _ (fun k => if Nat.eqb k l then damping n l else 0)).
    + apply sum_single. lia.
    + intros k _. rewrite Cl, even_sin_coefficient, Rmult_0_r, cos_0.
      * destruct (Nat.eqb_spec k l) as [->|Ne]; [|ring]. pose proof (multiplicity_bound l). field. lra.
      * apply cont_cos.
      * intros x. rewrite <- (cos_neg (INR l * x)). f_equal. ring.
  - intros n. unfold is_degree_series. pose (a := fun k => damping n k * cos_coefficient w k * power m k).
    assert (E : partial_energy m m n = sum_f_R0 (fun k => a (S k)) n).
    { assert (Z : a (S n) = 0) by (unfold a, damping, Rdiv; rewrite power_coefficient_zero by lia; ring).
      assert (D : partial_energy m m n = sum_f_R0 a n).
      { apply sum_eq. intros k _. unfold a, power.
        destruct k as [|k]; cbn [multiplicity]; [rewrite kernel_zero|]; ring. }
      assert (A0 : a O = 0) by (unfold a; rewrite kernel_zero; ring).
      pose proof (decomp_sum a (S n) ltac:(lia)) as Ds. rewrite tech5, Z, A0 in Ds. simpl pred in Ds. lra. }
    rewrite E. apply (finite_series (fun k => a (S k))). intros k Hk. unfold a, damping, Rdiv.
    rewrite power_coefficient_zero by lia. ring.
  - apply lim_seq_close. intros e He. destruct (mutual_close e He) as [N HN]. exists N. intros n Hn.
    rewrite <- Rabs_Ropp, Ropp_minus_distr. now apply HN.
Qed.

(** ** Mixtures, the uniform measure, densities *)

Lemma energy_mixture t m n : probability m -> probability n ->
  energy_of (mixture t m n) = (1 - t) ^ 2 * energy_of m + 2 * t * (1 - t) * mutual_energy m n + t ^ 2 * energy_of n.
Proof.
  intros Hm Hn.
  assert (E : forall q, probability q -> q (potential_of (mixture t m n))
    = (1 - t) * mutual_energy q m + t * mutual_energy q n).
  { intros q Hq. exact (on_combine q Hq (1 - t) t _ _ (potential_test m Hm) (potential_test n Hn)). }
  unfold energy_of at 1, mutual_energy at 1, mixture at 1. rewrite (E m Hm), (E n Hn), (mutual_symmetric n m Hn Hm).
  unfold energy_of. ring.
Qed.

Lemma mean_moment k : (1 <= k)%nat -> cos_moment mean k = 0 /\ sin_moment mean k = 0.
Proof. intros Hk. split; [now apply mean_cos|apply mean_sin]. Qed.

Lemma potential_of_mean x : potential_of mean x = 0.
Proof.
  apply cond_eq. intros e He. destruct (potential_close (e / 2) ltac:(lra)) as [N HN].
  specialize (HN N mean x (le_n N) mean_probability).
  assert (Z : partial_potential mean N x = 0); [|rewrite Z in HN; lra].
  unfold partial_potential. rewrite (sum_eq _ (fun _ => 0)); [rewrite sum_cte; ring|]. intros k _.
  destruct k as [|k]; [rewrite kernel_zero|destruct (mean_moment (S k) ltac:(lia)) as [-> ->]]; ring.
Qed.

Lemma mutual_mean m : probability m -> mutual_energy m mean = 0 /\ mutual_energy mean m = 0.
Proof.
  intros Hm. rewrite (mutual_symmetric mean m mean_probability Hm).
  assert (Z : mutual_energy m mean = 0); [|now split]. rewrite <- (on_const m Hm 0). apply functional_ext.
  exact potential_of_mean.
Qed.

Lemma energy_of_mean : energy_of mean = 0.
Proof. apply (mutual_mean mean mean_probability). Qed.

Lemma energy_bounded : exists B, forall m, probability m -> Rabs (energy_of m) <= B.
Proof.
  destruct (periodic_bounded w (proj1 Tw) (proj2 Tw)) as (B & _ & HB). exists B. intros m Hm.
  apply (on_bounded m Hm); [now apply potential_test|]. intros x. apply (on_bounded m Hm); [now apply test_shift|].
  intros y. apply HB.
Qed.

Lemma potential_of_density rho x : test rho -> (forall y, 0 <= rho y) -> mean rho = 1 ->
  mean (fun y => w (x - y) * (rho y - 1)) = potential_of (by_density rho) x.
Proof.
  intros [Cr _] _ _. pose proof (proj1 (test_shift w x Tw)) as Cs.
  rewrite (mean_ext _ (fun y => rho y * w (x - y) - w (x - y))) by (intros; ring).
  rewrite mean_minus by (exact Cs || now apply cont_mult). fold (potential_of mean x). rewrite potential_of_mean.
  unfold potential_of, by_density. ring.
Qed.

Lemma energy_of_by_density rho : test rho -> (forall y, 0 <= rho y) -> mean rho = 1 ->
  energy_of (by_density rho) = mean (fun x => (rho x - 1) * mean (fun y => w (x - y) * (rho y - 1))).
Proof.
  intros Tr Pr Mr. pose proof (by_density_probability rho Tr Pr Mr) as Hr.
  pose proof (proj1 (potential_test _ Hr)) as Cp.
  rewrite (mean_ext _ (fun x => rho x * potential_of (by_density rho) x - potential_of (by_density rho) x)).
  - rewrite mean_minus; [|exact (cont_mult _ _ (proj1 Tr) Cp)|exact Cp].
    change (mean (potential_of (by_density rho))) with (mutual_energy mean (by_density rho)).
    rewrite (proj2 (mutual_mean _ Hr)). unfold energy_of, mutual_energy, by_density. ring.
  - intros x. rewrite (potential_of_density rho x Tr Pr Mr). ring.
Qed.

End Kernel.
