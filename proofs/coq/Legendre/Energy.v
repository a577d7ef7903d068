(** * The potential and the energy of a zonal density as integrals of W_beta (x.y)

    W_beta is the sum of the (2l+1) lambda_l P_l; with the product formula the potential and the energy of
    Legendre/Model.v, series there, are integrals over the two-sphere. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Threshold.Eigenvalues Zonal.Moments Zonal.Gegenbauer Zonal.FunkHecke
  Variational.KirkwoodMonroe Sphere.Model Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model
  Legendre.Complete Legendre.Kernel Legendre.Convolution.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation Avg := interval_mean_zonal.

Lemma sum_single (x : R) j N : sum_f_R0 (fun k => if Nat.eq_dec k j then x else 0) N = if le_dec j N then x else 0.
Proof.
  induction N as [|N IH]; cbn [sum_f_R0].
  - destruct (Nat.eq_dec 0 j), (le_dec j 0); lia || reflexivity.
  - rewrite IH. destruct (Nat.eq_dec (S N) j), (le_dec j N), (le_dec j (S N)); try lia; ring.
Qed.

Section Energy.

Variable beta : R.
Hypothesis beta_pos : 0 < beta.

Local Notation lambda l := (eigenvalue 3 l beta).

Definition attention (t : R) : R := (exp (beta * t) - mean (fun s => exp (beta * s))) / beta.

Let one (_ : nat) : R := 1.
Let series : R -> R := moment_potential beta one.
Let part (N : nat) (t : R) : R := sum_f_R0 (fun k => moment_term beta one k t) N.

Let moderate_one : moderate one.
Proof. intros k. unfold one. rewrite Rabs_R1. apply pow_R1_Rle. lra. Qed.

Let series_continuous : interval_continuous series := moment_potential_continuous beta beta_pos one moderate_one.

Let series_near : exists e, is_lim_seq e 0 /\ forall N t, Rabs (series t - part N t) <= e N.
Proof.
  destruct (series_close beta beta_pos) as (e & Le & He). exists e. split; [exact Le|]. intros N t. apply He.
  intros k. now apply (moment_term_bound beta beta_pos).
Qed.

(** ** W_beta is its Legendre series *)

Lemma part_moment l N : mean (fun t => P l t * part N t)
  = sum_f_R0 (fun k => if Nat.eq_dec (S k) l then lambda l else 0) N.
Proof.
  assert (T : forall k, mean (fun t => P l t * moment_term beta one k t) = if Nat.eq_dec (S k) l then lambda l else 0).
  { intros k. pose proof (pos_INR (S k)). set (c := eigenvalue 3 (S k) beta * (2 * INR (S k) + 1)).
    rewrite (mean_ext 3 mean Avg _ (fun t => c * (P l t * P (S k) t)))
      by (intros t Ht; unfold moment_term, one, c; rewrite (clamp_inside t Ht); ring).
    rewrite (mean_scal 3 mean Avg c (fun t => P l t * P (S k) t)), legendre_gram
      by (intros t _; apply continuous_times; apply legendre_continuous_at).
    destruct (Nat.eq_dec l (S k)) as [E|N1], (Nat.eq_dec (S k) l) as [E'|N2]; try lia; unfold c; [|ring].
    rewrite E. field. lra. }
  induction N as [|N IH]; unfold part; cbn [sum_f_R0]; [apply T|]. rewrite <- IH, <- T.
  rewrite (mean_ext 3 mean Avg _ (fun t => P l t * part N t + P l t * moment_term beta one (S N) t))
    by (intros; unfold part; ring).
  apply (mean_plus 3 mean Avg (fun t => P l t * part N t) (fun t => P l t * moment_term beta one (S N) t));
    intros t _; (apply continuous_times; [apply legendre_continuous_at|]);
    [apply moment_part_continuous|apply moment_term_continuous].
Qed.

Lemma series_moment l : mean (fun t => P l t * series t) = match l with O => 0 | S _ => lambda l end.
Proof.
  destruct series_near as (e & Le & He). set (v := match l with O => 0 | S _ => lambda l end).
  assert (Ev : forall N, (l <= N)%nat -> mean (fun t => P l t * part N t) = v).
  { intros N HN. rewrite part_moment. destruct l as [|j]; unfold v.
    - clear. induction N as [|N IH]; cbn [sum_f_R0]; [reflexivity|]. rewrite IH. simpl. ring.
    - rewrite (sum_eq _ (fun k => if Nat.eq_dec k j then lambda (S j) else 0)).
      + rewrite sum_single. destruct (le_dec j N); [reflexivity|lia].
      + intros k _. destruct (Nat.eq_dec (S k) (S j)), (Nat.eq_dec k j); lia || reflexivity. }
  assert (CS : forall t, continuous series t) by apply series_continuous.
  assert (CP : forall N t, continuous (part N) t) by (intros N t; apply moment_part_continuous).
  apply cond_eq. intros eps Heps. apply is_lim_seq_spec in Le. pose proof (pow_lt 3 l ltac:(lra)) as P3.
  destruct (Le (mkposreal (eps / 3 ^ l) ltac:(now apply Rdiv_lt_0_compat))) as [N HN].
  set (n := max N l). specialize (HN n ltac:(unfold n; lia)). simpl in HN. rewrite Rminus_0_r in HN.
  apply Rabs_def2 in HN. rewrite <- (Ev n) by (unfold n; lia).
  replace (mean (fun t => P l t * series t) - mean (fun t => P l t * part n t))
    with (mean (fun t => P l t * (series t - part n t))).
  - apply Rle_lt_trans with (mean (fun _ => 3 ^ l * e n)).
    + apply mean_bound; [|intros t; apply continuous_const|].
      * intros t. apply continuous_times; [apply legendre_continuous_at|]. apply continuous_minus; [apply CS|apply CP].
      * intros t Ht. rewrite Rabs_mult. apply Rmult_le_compat; try apply Rabs_pos; [now apply legendre_bound|apply He].
    + rewrite (mean_const 3 mean Avg). apply Rlt_le_trans with (3 ^ l * (eps / 3 ^ l)); [apply Rmult_lt_compat_l; lra|].
      apply Req_le. field. lra.
  - assert (C1 : continuous_on_interval (fun t => P l t * series t))
      by (intros t _; apply continuous_times; [apply legendre_continuous_at|apply CS]).
    assert (C2 : continuous_on_interval (fun t => P l t * part n t))
      by (intros t _; apply continuous_times; [apply legendre_continuous_at|apply CP]).
    rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (P l t * series t) + -1 * (P l t * part n t))) by (intros; ring).
    rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C2). ring.
Qed.

Lemma attention_continuous t : continuous attention t.
Proof. apply (ex_derive_continuous (V := R_NormedModule)). unfold attention. auto_derive. trivial. Qed.

Theorem attention_expansion t : -1 <= t <= 1 -> attention t = series t.
Proof.
  intros Ht. enough (attention (clamp t) - series t = 0) by (rewrite (clamp_inside t Ht) in *; lra).
  destruct series_continuous as [CS IS].
  apply (interval_complete (fun t => attention (clamp t) - series t)).
  - split; [|intros x; rewrite clamp_clamp; f_equal; exact (IS x)]. intros x. apply continuous_minus; [|apply CS].
    apply (continuous_comp clamp attention); [apply clamp_continuous|apply attention_continuous].
  - intros l.
    assert (C1 : continuous_on_interval (fun t => P l t * attention t))
      by (intros x _; apply continuous_times; [apply legendre_continuous_at|apply attention_continuous]).
    assert (C2 : continuous_on_interval (fun t => P l t * series t))
      by (intros x _; apply continuous_times; [apply legendre_continuous_at|apply CS]).
    rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (P l t * attention t) + -1 * (P l t * series t)))
      by (intros x Hx; rewrite (clamp_inside x Hx); ring).
    rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C2), series_moment. destruct l as [|l].
    + rewrite (mean_ext 3 mean Avg (fun t => P 0 t * attention t) (attention_kernel mean beta))
        by (intros; simpl; apply Rmult_1_l).
      rewrite (attention_kernel_centred 3 mean Avg beta) by lra. ring.
    + change (1 * mean (fun t => P (S l) t * attention_kernel mean beta t) + -1 * lambda (S l) = 0).
      rewrite (funk_hecke_eigenvalue 3 mean ltac:(lra) Avg (S l) beta) by (lia || lra). ring.
Qed.

(** ** Its mean over parallels *)

Lemma rotated_part s t N : -1 <= s <= 1 -> -1 <= t <= 1 ->
  rotated (part N) s t = sum_f_R0 (fun k => moment_term beta (fun l => P l s) k t) N.
Proof.
  intros Hs Ht.
  assert (T : forall k, rotated (moment_term beta one k) s t = moment_term beta (fun l => P l s) k t).
  { intros k. rewrite (rotated_ext _ (fun x => eigenvalue 3 (S k) beta * (2 * INR (S k) + 1) * P (S k) x) s t Hs Ht)
      by (intros x Hx; unfold moment_term, one; rewrite (clamp_inside x Hx); ring).
    rewrite (rotated_scal _ (P (S k))), (legendre_product (S k) s t Hs Ht) by apply legendre_continuous_at.
    unfold moment_term. rewrite (clamp_inside t Ht). ring. }
  induction N as [|N IH]; unfold part; cbn [sum_f_R0]; [apply T|]. rewrite <- IH, <- T.
  apply (rotated_plus (part N)); intros x; [apply moment_part_continuous|apply moment_term_continuous].
Qed.

Theorem rotated_attention s t : -1 <= s <= 1 -> -1 <= t <= 1 ->
  rotated attention s t = moment_potential beta (fun l => P l s) t.
Proof.
  intros Hs Ht. destruct (series_close beta beta_pos) as (e & Le & He).
  rewrite (rotated_ext attention series s t Hs Ht attention_expansion). apply cond_eq. intros eps Heps.
  apply is_lim_seq_spec in Le. destruct (Le (mkposreal (eps / 2) ltac:(lra))) as [N HN]. specialize (HN N (le_n N)).
  simpl in HN. rewrite Rminus_0_r in HN. apply Rabs_def2 in HN.
  assert (A : Rabs (rotated series s t - rotated (part N) s t) <= e N).
  { apply rotated_close; [exact Hs|exact Ht|apply series_continuous|intros x; apply moment_part_continuous|].
    intros x _. apply He. intros k. now apply (moment_term_bound beta beta_pos). }
  rewrite (rotated_part s t N Hs Ht) in A.
  assert (M : moderate (fun l => P l s)) by (intros k; now apply legendre_bound).
  pose proof (He _ (fun k => moment_term_bound beta beta_pos _ k t M) N) as B.
  fold (moment_potential beta (fun l => P l s) t) in B. apply Rabs_le_between in A, B. apply Rabs_def1; lra.
Qed.

(** ** Potentials and energies of densities *)

Theorem potential_integral f s : is_density interval_integral f -> -1 <= s <= 1 ->
  mean (fun t => f t * rotated attention s t) = zonal_potential beta (fun t => f t - 1) s.
Proof.
  intros Df Hs. rewrite (zonal_potential_moments beta f s Df).
  rewrite (mean_ext 3 mean Avg _ (fun t => f t * moment_potential beta (fun l => P l s) t))
    by (intros t Ht; now rewrite (rotated_attention s t Hs Ht)).
  rewrite (pairing_density beta beta_pos _ f) by (exact Df || (intros k; now apply legendre_bound)).
  apply Series_ext. intros k. unfold pairing_term, moment_term. rewrite (clamp_inside s Hs). ring.
Qed.

Theorem energy_integral f : is_density interval_integral f ->
  mean (fun s => f s * mean (fun t => f t * rotated attention s t)) = zonal_energy beta f.
Proof.
  intros Df. rewrite (energy_moments beta beta_pos f Df), <- (pairing_density beta beta_pos _ f
    (moderate_legendre f Df) Df).
  apply (mean_ext 3 mean Avg). intros s Hs.
  now rewrite (potential_integral f s Df Hs), (zonal_potential_moments beta f s).
Qed.

End Energy.
