(** * Positive definite zonal functions, and the conformal densities (Lemma 3.3)

    A continuous function of t = x.e is positive definite (Schoenberg) if all its
    Gegenbauer coefficients  mean (P_l f)  are nonnegative.  Multiplication by t
    preserves this, hence so does division by 1 - q t, 0 <= q < 1; so the powers
    (1 - q t)^(-m) are positive definite, with *positive* coefficients in every degree
    if q > 0 and m >= 1.  With m = d - 1 these are the extremals (3.4) of the
    Beckner-Onofri inequality: no degree is missing in them. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Moments Gegenbauer ZonalExponential FunkHecke.
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
  rewrite <- !(mean_scal d mean avg) by now apply coefficient_continuous.
  rewrite <- (mean_plus d mean avg)
    by (apply continuous_on_interval_mult; [apply continuous_on_interval_const|now apply coefficient_continuous]).
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

(** ** Division by 1 - q t *)

Lemma positive_definite_geometric : forall q f g, 0 <= q < 1 -> continuous_on_interval f -> pd g ->
  (forall t, -1 <= t <= 1 -> f t = g t + q * t * f t) -> pd f.
Proof.
  intros q f g Hq Cf Pg Eq. split; [exact Cf|]. intros l.
  pose (tail := fun n t => (q * t) ^ n * f t).
  assert (Ct : forall n, continuous_on_interval (tail n)).
  { intros n. apply continuous_on_interval_mult; [|exact Cf].
    intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  assert (Step : forall n, coefficient l (tail (S n)) <= coefficient l (tail n)).
  { intros n. pose proof (positive_definite_pow q n g ltac:(lra) Pg) as [Cg P]. specialize (P l).
    rewrite (coefficient_ext l (tail n) (fun t => (q * t) ^ n * g t + tail (S n) t)).
    - rewrite coefficient_plus by (exact Cg || apply Ct). lra.
    - intros t Ht. unfold tail. rewrite (Eq t Ht) at 1. simpl. ring. }
  assert (Dec : forall n, coefficient l (tail n) <= coefficient l f).
  { induction n as [|n IH].
    - apply Req_le. apply coefficient_ext. intros t _. unfold tail. simpl. ring.
    - specialize (Step n). lra. }
  assert (Ca : continuous_on_interval (fun t => Rabs (gegenbauer d l t * f t))).
  { intros t Ht. apply (continuous_comp (fun s => gegenbauer d l s * f s) Rabs).
    - now apply coefficient_continuous.
    - apply continuous_Rabs. }
  assert (Low : forall n, - (q ^ n * mean (fun t => Rabs (gegenbauer d l t * f t))) <= coefficient l (tail n)).
  { intros n. rewrite <- (mean_scal d mean avg _ _ Ca).
    assert (B : Rabs (coefficient l (tail n)) <= mean (fun t => q ^ n * Rabs (gegenbauer d l t * f t))).
    { apply (mean_abs_le d mean avg).
      - apply coefficient_continuous, Ct.
      - apply continuous_on_interval_mult; [apply continuous_on_interval_const|exact Ca].
      - intros t Ht. unfold tail.
        replace (gegenbauer d l t * ((q * t) ^ n * f t)) with ((q * t) ^ n * (gegenbauer d l t * f t)) by ring.
        rewrite (Rabs_mult ((q * t) ^ n)). apply Rmult_le_compat_r; [apply Rabs_pos|].
        rewrite <- RPow_abs. apply pow_incr. split; [apply Rabs_pos|].
        rewrite Rabs_mult, (Rabs_pos_eq q) by lra.
        assert (Rabs t <= 1) by (apply Rabs_le; lra). pose proof (Rabs_pos t). nra. }
    apply Rabs_le_between in B. lra. }
  assert (Lim : is_lim_seq (fun n => - (q ^ n * mean (fun t => Rabs (gegenbauer d l t * f t)))) 0).
  { replace (Finite 0) with (Rbar_opp (Finite (0 * mean (fun t => Rabs (gegenbauer d l t * f t)))))
      by (simpl; f_equal; ring).
    apply (is_lim_seq_opp (fun n => q ^ n * _)). apply is_lim_seq_mult'; [|apply is_lim_seq_const].
    apply is_lim_seq_geom. rewrite Rabs_pos_eq; lra. }
  apply (is_lim_seq_le _ (fun _ => coefficient l f) (Finite 0) (Finite (coefficient l f))) with (2 := Lim).
  - intros n. eapply Rle_trans; [apply Low|apply Dec].
  - apply is_lim_seq_const.
Qed.

Definition inverse_power (q : R) (m : nat) (t : R) : R := / (1 - q * t) ^ m.

Lemma inverse_power_base : forall q t, 0 <= q < 1 -> -1 <= t <= 1 -> 0 < 1 - q * t.
Proof. intros q t Hq Ht. nra. Qed.

Lemma inverse_power_continuous : forall q m, 0 <= q < 1 -> continuous_on_interval (inverse_power q m).
Proof.
  intros q m Hq t Ht. apply (ex_derive_continuous (V := R_NormedModule)). unfold inverse_power.
  auto_derive. apply pow_nonzero. pose proof (inverse_power_base q t Hq Ht). lra.
Qed.

Lemma inverse_power_step : forall q m t, 0 <= q < 1 -> -1 <= t <= 1 ->
  inverse_power q (S m) t = inverse_power q m t + q * t * inverse_power q (S m) t.
Proof.
  intros q m t Hq Ht. pose proof (inverse_power_base q t Hq Ht). unfold inverse_power. simpl.
  field. split; [apply pow_nonzero; lra|lra].
Qed.

Lemma inverse_power_positive_definite : forall q m, 0 <= q < 1 -> pd (inverse_power q m).
Proof.
  intros q m Hq. induction m as [|m IH].
  - apply (positive_definite_ext (fun _ => 1)); [|apply positive_definite_one].
    intros t. unfold inverse_power. simpl. field.
  - apply (positive_definite_geometric q _ (inverse_power q m) Hq); [now apply inverse_power_continuous|exact IH|].
    intros t Ht. now apply inverse_power_step.
Qed.

(** The coefficients of f (q t)^k decrease in k, and dominate those of (q t)^k. *)
Lemma inverse_power_ge_pow : forall q m k l, 0 <= q < 1 ->
  coefficient l (fun t => (q * t) ^ k) <= coefficient l (fun t => (q * t) ^ k * inverse_power q m t).
Proof.
  intros q m k l Hq.
  assert (C0 : forall j, continuous_on_interval (fun t => (q * t) ^ j)).
  { intros j t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  assert (Cm : forall j i, continuous_on_interval (fun t => (q * t) ^ j * inverse_power q i t)).
  { intros j i. apply continuous_on_interval_mult; [apply C0|now apply inverse_power_continuous]. }
  induction m as [|m IH].
  - apply Req_le, coefficient_ext. intros t _. unfold inverse_power. simpl. field.
  - eapply Rle_trans; [exact IH|].
    rewrite (coefficient_ext l (fun t => (q * t) ^ k * inverse_power q (S m) t)
      (fun t => (q * t) ^ k * inverse_power q m t + (q * t) ^ S k * inverse_power q (S m) t)).
    + rewrite (coefficient_plus l _ _ (Cm k m) (Cm (S k) (S m))).
      pose proof (positive_definite_pow q (S k) _ ltac:(lra) (inverse_power_positive_definite q (S m) Hq)) as [_ P].
      specialize (P l). lra.
    + intros t Ht. rewrite (inverse_power_step q m t Hq Ht) at 1. simpl. ring.
Qed.

Lemma inverse_power_decreasing : forall q m k l, 0 <= q < 1 ->
  coefficient l (fun t => (q * t) ^ k * inverse_power q (S m) t) <= coefficient l (inverse_power q (S m)).
Proof.
  intros q m k l Hq.
  assert (Cm : forall j i, continuous_on_interval (fun t => (q * t) ^ j * inverse_power q i t)).
  { intros j i. apply continuous_on_interval_mult; [|now apply inverse_power_continuous].
    intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  induction k as [|k IH].
  - apply Req_le, coefficient_ext. intros t _. simpl. ring.
  - eapply Rle_trans; [|exact IH].
    rewrite (coefficient_ext l (fun t => (q * t) ^ k * inverse_power q (S m) t)
      (fun t => (q * t) ^ k * inverse_power q m t + (q * t) ^ S k * inverse_power q (S m) t)).
    + rewrite (coefficient_plus l _ _ (Cm k m) (Cm (S k) (S m))).
      pose proof (positive_definite_pow q k _ ltac:(lra) (inverse_power_positive_definite q m Hq)) as [_ P].
      specialize (P l). lra.
    + intros t Ht. rewrite (inverse_power_step q m t Hq Ht) at 1. simpl. ring.
Qed.

Theorem inverse_power_coefficient_pos : forall q m l, 0 < q < 1 -> (1 <= m)%nat ->
  0 < coefficient l (inverse_power q m).
Proof.
  intros q [|m] l Hq Hm; [lia|].
  apply Rlt_le_trans with (coefficient l (fun t => (q * t) ^ l)).
  - rewrite (coefficient_ext l _ (fun t => q ^ l * t ^ l)) by (intros; apply Rpow_mult_distr).
    rewrite coefficient_scal by apply pow_continuous.
    apply Rmult_lt_0_compat; [apply pow_lt; lra|apply coefficient_pow_same].
  - eapply Rle_trans; [apply (inverse_power_ge_pow q (S m) l l); lra|apply inverse_power_decreasing; lra].
Qed.

End PositiveDefinite.

(** ** The conformal densities (3.4): ((1 - r^2) / |x - r e|^2)^(d-1) with t = x.e *)

Definition conformal_density (d : nat) (r t : R) : R := ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ (d - 1).

Lemma conformal_denominator : forall r t, 0 <= r < 1 -> -1 <= t <= 1 -> 0 < 1 - 2 * r * t + r ^ 2.
Proof. intros r t Hr Ht. assert (0 < (1 - r) ^ 2) by (apply pow_lt; lra). nra. Qed.

Lemma conformal_density_continuous : forall d r, 0 <= r < 1 -> continuous_on_interval (conformal_density d r).
Proof.
  intros d r Hr t Ht. pose proof (conformal_denominator r t Hr Ht).
  apply (ex_derive_continuous (V := R_NormedModule)). unfold conformal_density. auto_derive. lra.
Qed.

(** Lemma 3.3: the projection to every degree is non-zero, indeed positive. *)
Theorem conformal_coefficient_pos : forall d mean r l, (2 <= d)%nat -> zonal_average (INR d) mean -> 0 < r < 1 ->
  0 < zonal_coefficient (INR d) mean l (conformal_density d r).
Proof.
  intros d mean r l Hd Avg Hr. pose proof (le_INR 2 d Hd) as HD. simpl in HD.
  pose (q := 2 * r / (1 + r ^ 2)). assert (Hr2 : 0 < 1 + r ^ 2) by nra.
  assert (Hq : 0 < q < 1).
  { unfold q. split; [apply Rdiv_lt_0_compat; lra|].
    apply (Rmult_lt_reg_r (1 + r ^ 2)); [exact Hr2|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra.
    assert (0 < (1 - r) ^ 2) by (apply pow_lt; lra). nra. }
  rewrite (coefficient_ext (INR d) mean Avg l _
    (fun t => ((1 - r ^ 2) / (1 + r ^ 2)) ^ (d - 1) * inverse_power q (d - 1) t)).
  - rewrite (coefficient_scal (INR d) mean Avg) by (apply inverse_power_continuous; lra).
    apply Rmult_lt_0_compat.
    + apply pow_lt, Rdiv_lt_0_compat; [nra|exact Hr2].
    + apply inverse_power_coefficient_pos; try assumption; [lra|lia].
  - intros t Ht. unfold conformal_density, inverse_power.
    pose proof (conformal_denominator r t ltac:(lra) Ht).
    rewrite <- pow_inv, <- Rpow_mult_distr. f_equal. unfold q. field. repeat split; nra.
Qed.
