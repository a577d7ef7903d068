(** * Potentials and energies of sequences of moments: how they depend on finitely many, bounds, positivity *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Circle.Weak.
From Certify Require Import Threshold.Eigenvalues Zonal.Gegenbauer Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model Legendre.Complete
  Legendre.Kernel.
Local Open Scope R_scope.

Local Notation P := (gegenbauer 3).

Section Control.

Variable beta : R.
Hypothesis beta_pos : 0 < beta.

Local Notation lambda k := (eigenvalue 3 (S k) beta).
Local Notation majorant := (majorant beta).
Local Notation moment_potential := (moment_potential beta).
Local Notation pairing := (pairing beta).
Local Notation pairing_term := (pairing_term beta).

(** Series below the majorant whose first terms are near have near sums. *)
Lemma series_control (c : nat -> R) e : (forall k, 0 <= c k) -> 0 < e -> exists N d, 0 < d /\
  forall x y : nat -> R, (forall k, Rabs (x k) <= majorant k) -> (forall k, Rabs (y k) <= majorant k) ->
    (forall k, (k <= N)%nat -> Rabs (x k - y k) <= c k * d) -> Rabs (Series x - Series y) <= e.
Proof.
  intros Pc He. destruct (series_close beta beta_pos) as (u & Lu & Hu). apply is_lim_seq_spec in Lu.
  destruct (Lu (mkposreal (e / 3) ltac:(lra))) as [N HN]. specialize (HN N (le_n N)). simpl in HN.
  rewrite Rminus_0_r in HN. apply Rabs_def2 in HN.
  set (C := sum_f_R0 c N). assert (PC : 0 <= C) by now apply cond_pos_sum.
  exists N, (e / 3 / (C + 1)). split; [apply Rdiv_lt_0_compat; lra|]. intros x y Hx Hy Near.
  pose proof (Hu x Hx N) as X. pose proof (Hu y Hy N) as Y.
  assert (S : Rabs (sum_f_R0 x N - sum_f_R0 y N) <= e / 3).
  { eapply Rle_trans; [apply (Circle.Weak.sum_close x y (fun k => c k * (e / 3 / (C + 1)))); exact Near|].
    rewrite <- scal_sum. fold C.
    replace (e / 3) with (e / 3 / (C + 1) * (C + 1)) at 2 by (field; lra).
    apply Rmult_le_compat_l; [apply Rlt_le, Rdiv_lt_0_compat|]; lra. }
  apply Rabs_le_between in X, Y, S. apply Rabs_le. lra.
Qed.

Definition near_moments (N : nat) (d : R) (a b : nat -> R) : Prop := forall k, (k <= N)%nat -> Rabs (a k - b k) <= d.

Let weight k : R := lambda k * (2 * INR (S k) + 1) * (2 * 3 ^ S k).

Lemma weight_factors k : 0 <= lambda k * (2 * INR (S k) + 1) /\ 0 <= 3 ^ S k.
Proof.
  pose proof (eigenvalue_pos 3 (S k) beta ltac:(lra) ltac:(lia)). pose proof (pos_INR (S k)).
  split; [apply Rmult_le_pos; lra|apply pow_le; lra].
Qed.

Lemma weight_nonneg k : 0 <= weight k.
Proof. destruct (weight_factors k). apply Rmult_le_pos; [assumption|lra]. Qed.

Theorem potentials_control e : 0 < e -> exists N d, 0 < d /\
  forall a b, moderate a -> moderate b -> near_moments N d a b ->
  (forall t, Rabs (moment_potential a t - moment_potential b t) <= e) /\ Rabs (pairing a a - pairing b b) <= e.
Proof.
  intros He. destruct (series_control weight e weight_nonneg He) as (N & d & Hd & C).
  exists (S N), d. split; [exact Hd|]. intros a b Ha Hb Near. split; [intros t|]; apply C;
    try (intros k; now apply (moment_term_bound beta beta_pos));
    try (intros k; now apply (pairing_term_bound beta beta_pos)); intros k Hk;
    specialize (Near (S k) ltac:(lia)); destruct (weight_factors k) as [W1 W2]; unfold weight.
  - unfold moment_term.
    replace (_ - _) with (lambda k * (2 * INR (S k) + 1) * ((a (S k) - b (S k)) * P (S k) (clamp t))) by ring.
    rewrite Rabs_mult, (Rabs_pos_eq _ W1), (Rmult_assoc _ (2 * 3 ^ S k)). apply Rmult_le_compat_l; [exact W1|].
    rewrite Rabs_mult. pose proof (legendre_bound (S k) _ (clamp_range t)).
    pose proof (Rabs_pos (a (S k) - b (S k))). pose proof (Rabs_pos (P (S k) (clamp t))).
    apply Rle_trans with (d * 3 ^ S k); [apply Rmult_le_compat; assumption|nra].
  - unfold pairing_term.
    replace (_ - _) with (lambda k * (2 * INR (S k) + 1) * ((a (S k) - b (S k)) * (a (S k) + b (S k)))) by ring.
    rewrite Rabs_mult, (Rabs_pos_eq _ W1), (Rmult_assoc _ (2 * 3 ^ S k)). apply Rmult_le_compat_l; [exact W1|].
    rewrite Rabs_mult. pose proof (Rabs_triang (a (S k)) (b (S k))). specialize (Ha k). specialize (Hb k).
    rewrite (Rmult_comm (2 * 3 ^ S k)). apply Rmult_le_compat; try apply Rabs_pos; lra.
Qed.

(** One bound for all potentials and energies. *)
Theorem potentials_bounded : exists B, 0 <= B /\ forall a, moderate a ->
  (forall t, Rabs (moment_potential a t) <= B) /\ Rabs (pairing a a) <= B.
Proof.
  destruct (series_close beta beta_pos) as (e & _ & He).
  assert (B : forall x, (forall k, Rabs (x k) <= majorant k) -> Rabs (Series x) <= e 0%nat + majorant 0).
  { intros x Hx. pose proof (He x Hx 0%nat) as Z. cbn [sum_f_R0] in Z. specialize (Hx 0%nat).
    apply Rabs_le_between in Z, Hx. apply Rabs_le. lra. }
  exists (e 0%nat + majorant 0). split.
  - apply Rle_trans with (2 := B (fun _ => 0) (fun k => Rle_trans _ _ _ (Req_le _ _ Rabs_R0)
      (Rlt_le _ _ (majorant_pos beta beta_pos k)))), Rabs_pos.
  - intros a Ha. split; [intros t|]; apply B; intros k;
      [now apply (moment_term_bound beta beta_pos)|now apply (pairing_term_bound beta beta_pos)].
Qed.

(** The energy is a positive form. *)
Theorem pairing_positive a b : moderate a -> moderate b -> 2 * pairing a b - pairing a a <= pairing b b.
Proof.
  intros Ha Hb. apply (is_lim_seq_le (fun N => 2 * sum_f_R0 (pairing_term a b) N - sum_f_R0 (pairing_term a a) N)
    (sum_f_R0 (pairing_term b b)) (Finite (2 * pairing a b - pairing a a)) (Finite (pairing b b))).
  - intros N. induction N as [|N IH]; cbn [sum_f_R0].
    + destruct (weight_factors 0) as [W _]. unfold pairing_term.
      pose proof (Rmult_le_pos _ _ W (pow2_ge_0 (b 1%nat - a 1%nat))). lra.
    + destruct (weight_factors (S N)) as [W _]. unfold pairing_term at 2 4 6.
      pose proof (Rmult_le_pos _ _ W (pow2_ge_0 (b (S (S N)) - a (S (S N))))). lra.
  - apply is_lim_seq_minus'; [|now apply (pairing_limit beta beta_pos)].
    apply (is_lim_seq_scal_l _ 2 (Finite _)). now apply (pairing_limit beta beta_pos).
  - now apply (pairing_limit beta beta_pos).
Qed.

End Control.
