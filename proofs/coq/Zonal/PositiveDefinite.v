(** * Gegenbauer coefficients, and positive definite zonal functions

    The coefficient of degree l of a function of t = x.e is  mean (P_l f).  A
    continuous function is positive definite (Schoenberg) if all its coefficients are
    nonnegative.  Multiplication by t preserves this; the coefficient of t^k in
    degree l vanishes for k < l and is positive for k = l. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Zonal.Moments Zonal.Gegenbauer Zonal.FunkHecke.
Local Open Scope R_scope.

(** The coefficient of degree l. *)
Definition zonal_coefficient (d : R) (mean : (R -> R) -> R) (l : nat) (f : R -> R) : R :=
  mean (fun t => gegenbauer d l t * f t).

Definition positive_definite (d : R) (mean : (R -> R) -> R) (f : R -> R) : Prop :=
  continuous_on_interval f /\ forall l, 0 <= zonal_coefficient d mean l f.

Section PositiveDefinite.

Variables (d : R) (mean : (R -> R) -> R).
Hypothesis d_gt_1 : 1 < d.
Hypothesis avg : zonal_average d mean.

Local Notation coefficient := (zonal_coefficient d mean).
Local Notation pd := (positive_definite d mean).

Lemma coefficient_continuous : forall l f, continuous_on_interval f ->
  continuous_on_interval (fun t => gegenbauer d l t * f t).
Proof. intros l f Hf. apply continuous_on_interval_mult; [apply gegenbauer_continuous|exact Hf]. Qed.

Lemma coefficient_ext : forall l f g, (forall t, -1 <= t <= 1 -> f t = g t) -> coefficient l f = coefficient l g.
Proof. intros l f g Eq. apply (mean_ext d mean avg). intros t Ht. now rewrite Eq. Qed.

Lemma coefficient_plus : forall l f g, continuous_on_interval f -> continuous_on_interval g ->
  coefficient l (fun t => f t + g t) = coefficient l f + coefficient l g.
Proof.
  intros l f g Hf Hg. unfold zonal_coefficient.
  rewrite <- (mean_plus d mean avg _ _ (coefficient_continuous l f Hf) (coefficient_continuous l g Hg)).
  apply (mean_ext d mean avg). intros. ring.
Qed.

Lemma coefficient_scal : forall l c f, continuous_on_interval f ->
  coefficient l (fun t => c * f t) = c * coefficient l f.
Proof.
  intros l c f Hf. unfold zonal_coefficient.
  rewrite <- (mean_scal d mean avg _ _ (coefficient_continuous l f Hf)).
  apply (mean_ext d mean avg). intros. ring.
Qed.

Lemma coefficient_combine : forall l a b f g, continuous_on_interval f -> continuous_on_interval g ->
  coefficient l (fun t => a * f t + b * g t) = a * coefficient l f + b * coefficient l g.
Proof.
  intros l a b f g Hf Hg. unfold zonal_coefficient.
  rewrite <- (mean_combine d mean avg a b _ _ (coefficient_continuous l f Hf) (coefficient_continuous l g Hg)).
  apply (mean_ext d mean avg). intros. ring.
Qed.

(** ** Multiplication by t *)

Lemma times_t_continuous : forall f, continuous_on_interval f -> continuous_on_interval (fun t => t * f t).
Proof. intros f Hf. apply (continuous_on_interval_mult (fun t => t)); [apply continuous_on_interval_id|exact Hf]. Qed.

Lemma coefficient_times_t_0 : forall f, coefficient 0 (fun t => t * f t) = coefficient 1 f.
Proof. intros f. apply (mean_ext d mean avg). intros. simpl. ring. Qed.

Lemma coefficient_times_t : forall l f, continuous_on_interval f ->
  coefficient (S l) (fun t => t * f t)
  = (INR l + d - 1) / (2 * INR l + d) * coefficient (S (S l)) f
    + (INR l + 1) / (2 * INR l + d) * coefficient l f.
Proof.
  intros l f Hf. unfold zonal_coefficient.
  rewrite <- (mean_combine d mean avg _ _ _ _ (coefficient_continuous (S (S l)) f Hf) (coefficient_continuous l f Hf)).
  apply (mean_ext d mean avg). intros t _.
  replace (gegenbauer d (S l) t * (t * f t)) with (t * gegenbauer d (S l) t * f t) by ring.
  rewrite gegenbauer_times_t by exact d_gt_1. ring.
Qed.

Lemma positive_definite_times_t : forall f, pd f -> pd (fun t => t * f t).
Proof.
  intros f [Cf Pf]. split; [now apply times_t_continuous|].
  intros [|l]; [rewrite coefficient_times_t_0; apply Pf|].
  rewrite coefficient_times_t by exact Cf. pose proof (pos_INR l).
  apply Rplus_le_le_0_compat; (apply Rmult_le_pos; [apply Rlt_le, Rdiv_lt_0_compat; lra|apply Pf]).
Qed.

Lemma positive_definite_scal : forall c f, 0 <= c -> pd f -> pd (fun t => c * f t).
Proof.
  intros c f Hc [Cf Pf]. split.
  - apply continuous_on_interval_mult; [apply continuous_on_interval_const|exact Cf].
  - intros l. rewrite coefficient_scal by exact Cf. now apply Rmult_le_pos.
Qed.

Lemma positive_definite_plus : forall f g, pd f -> pd g -> pd (fun t => f t + g t).
Proof.
  intros f g [Cf Pf] [Cg Pg]. split; [now apply continuous_on_interval_plus|].
  intros l. rewrite coefficient_plus by assumption. specialize (Pf l). specialize (Pg l). lra.
Qed.

Lemma positive_definite_ext : forall f g, (forall t, f t = g t) -> pd f -> pd g.
Proof.
  intros f g Eq [Cf Pf]. split.
  - intros t Ht. apply (continuous_ext f); [exact Eq|now apply Cf].
  - intros l. rewrite <- (coefficient_ext l f g); [apply Pf|]. intros t _. apply Eq.
Qed.

Lemma positive_definite_pow : forall q k f, 0 <= q -> pd f -> pd (fun t => (q * t) ^ k * f t).
Proof.
  intros q k f Hq Hf. induction k as [|k IH].
  - apply (positive_definite_ext f); [intros; simpl; ring|exact Hf].
  - apply (positive_definite_ext (fun t => q * (t * ((q * t) ^ k * f t)))); [intros; simpl; ring|].
    apply positive_definite_scal; [exact Hq|]. now apply positive_definite_times_t.
Qed.

(** ** Powers of t: orthogonality below the degree, positivity at the degree *)

Lemma coefficient_one : forall l, (1 <= l)%nat -> coefficient l (fun _ => 1) = 0.
Proof.
  intros l Hl. rewrite <- (mean_gegenbauer d mean d_gt_1 avg l Hl).
  apply (mean_ext d mean avg). intros. ring.
Qed.

Lemma coefficient_one_0 : coefficient 0 (fun _ => 1) = 1.
Proof.
  transitivity (mean (fun _ => 1)); [|apply (mean_one d mean avg)].
  apply (mean_ext d mean avg). intros. apply Rmult_1_l.
Qed.

Lemma positive_definite_one : pd (fun _ => 1).
Proof.
  split; [apply continuous_on_interval_const|].
  intros [|l]; [rewrite coefficient_one_0; lra|rewrite coefficient_one; [lra|lia]].
Qed.

Lemma pow_continuous : forall k, continuous_on_interval (fun t => t ^ k).
Proof. intros k t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. Qed.

Lemma coefficient_pow_below : forall k l, (k < l)%nat -> coefficient l (fun t => t ^ k) = 0.
Proof.
  induction k as [|k IH]; intros l Hl; [now apply coefficient_one|].
  destruct l as [|l]; [lia|].
  change (coefficient (S l) (fun t => t * t ^ k) = 0).
  rewrite coefficient_times_t by apply pow_continuous. rewrite !IH by lia. ring.
Qed.

Lemma coefficient_pow_same : forall l, 0 < coefficient l (fun t => t ^ l).
Proof.
  induction l as [|l IH].
  - change (0 < coefficient 0 (fun _ => 1)). rewrite coefficient_one_0. lra.
  - change (0 < coefficient (S l) (fun t => t * t ^ l)).
    rewrite coefficient_times_t by apply pow_continuous.
    rewrite coefficient_pow_below by lia. pose proof (pos_INR l).
    rewrite Rmult_0_r, Rplus_0_l. apply Rmult_lt_0_compat; [apply Rdiv_lt_0_compat; lra|exact IH].
Qed.

Lemma coefficient_quadratic : forall l a b c,
  coefficient l (fun t => a + b * t + c * t ^ 2)
  = a * coefficient l (fun _ => 1) + b * coefficient l (fun t => t ^ 1) + c * coefficient l (fun t => t ^ 2).
Proof.
  intros l a b c. pose proof (pow_continuous 1) as C1. pose proof (pow_continuous 2) as C2.
  assert (C0 : continuous_on_interval (fun t => a * 1 + b * t ^ 1)).
  { intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  rewrite (coefficient_ext l _ (fun t => 1 * (a * 1 + b * t ^ 1) + c * t ^ 2)) by (intros; ring).
  rewrite (coefficient_combine l 1 c _ _ C0 C2).
  rewrite (coefficient_combine l a b _ _ (continuous_on_interval_const 1) C1). ring.
Qed.

Lemma coefficient_1_1 : coefficient 1 (fun t => t ^ 1) = 1 / d.
Proof.
  change (coefficient 1 (fun t => t * t ^ 0) = 1 / d). rewrite coefficient_times_t by apply pow_continuous.
  rewrite coefficient_pow_below by lia. change (fun t : R => t ^ 0) with (fun _ : R => 1).
  rewrite coefficient_one_0. simpl. field. lra.
Qed.

Lemma coefficient_1_2 : coefficient 1 (fun t => t ^ 2) = 0.
Proof.
  change (coefficient 1 (fun t => t * t ^ 1) = 0). rewrite coefficient_times_t by apply pow_continuous.
  rewrite coefficient_pow_below by lia.
  change (coefficient 0 (fun t => t ^ 1)) with (coefficient 0 (fun t => t * t ^ 0)).
  rewrite coefficient_times_t_0, coefficient_pow_below by lia. ring.
Qed.

Lemma coefficient_2_2 : coefficient 2 (fun t => t ^ 2) = 2 / (d * (d + 2)).
Proof.
  change (coefficient 2 (fun t => t * t ^ 1) = 2 / (d * (d + 2))).
  rewrite coefficient_times_t by apply pow_continuous.
  rewrite coefficient_pow_below, coefficient_1_1 by lia. simpl. field. lra.
Qed.

(** The coefficients of a quadratic polynomial. *)
Lemma quadratic_degree_1 : forall a b c, coefficient 1 (fun t => a + b * t + c * t ^ 2) = b / d.
Proof.
  intros a b c. rewrite coefficient_quadratic, coefficient_one, coefficient_1_1, coefficient_1_2 by lia. field. lra.
Qed.

Lemma quadratic_degree_2 : forall a b c,
  coefficient 2 (fun t => a + b * t + c * t ^ 2) = c * (2 / (d * (d + 2))).
Proof.
  intros a b c. rewrite coefficient_quadratic, coefficient_one, coefficient_2_2 by lia.
  rewrite coefficient_pow_below by lia. ring.
Qed.

Lemma quadratic_high_degree : forall a b c l, (3 <= l)%nat -> coefficient l (fun t => a + b * t + c * t ^ 2) = 0.
Proof.
  intros a b c l Hl. rewrite coefficient_quadratic, coefficient_one, !coefficient_pow_below by lia. ring.
Qed.

End PositiveDefinite.
