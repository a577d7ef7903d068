(** * The conformal densities have every degree (Lemma 3.3 of the paper)

    Division by 1 - q t, 0 <= q < 1, preserves positive definiteness (a geometric
    series), so the powers (1 - q t)^(-m) are positive definite, and for q > 0,
    m >= 1 their coefficients are *positive* in every degree.  With m = d - 1 these
    are the extremals (3.4) of the Beckner-Onofri inequality, for every d >= 2. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Zonal.Moments Zonal.Gegenbauer Zonal.Exponential Zonal.PositiveDefinite.
Local Open Scope R_scope.

Section InversePowers.

Variables (d : R) (mean : (R -> R) -> R).
Hypothesis d_gt_1 : 1 < d.
Hypothesis avg : zonal_average d mean.

Local Notation coefficient := (zonal_coefficient d mean).
Local Notation pd := (positive_definite d mean).

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
  { intros n. pose proof (positive_definite_pow d mean d_gt_1 avg q n g ltac:(lra) Pg) as [Cg P]. specialize (P l).
    rewrite (coefficient_ext d mean avg l (tail n) (fun t => (q * t) ^ n * g t + tail (S n) t)).
    - rewrite (coefficient_plus d mean avg) by (exact Cg || apply Ct). lra.
    - intros t Ht. unfold tail. rewrite (Eq t Ht) at 1. simpl. ring. }
  assert (Dec : forall n, coefficient l (tail n) <= coefficient l f).
  { induction n as [|n IH].
    - apply Req_le. apply (coefficient_ext d mean avg). intros t _. unfold tail. simpl. ring.
    - specialize (Step n). lra. }
  assert (Ca : continuous_on_interval (fun t => Rabs (gegenbauer d l t * f t))).
  { intros t Ht. apply (continuous_comp (fun s => gegenbauer d l s * f s) Rabs).
    - now apply (coefficient_continuous d).
    - apply continuous_Rabs. }
  assert (Low : forall n, - (q ^ n * mean (fun t => Rabs (gegenbauer d l t * f t))) <= coefficient l (tail n)).
  { intros n. rewrite <- (mean_scal d mean avg _ _ Ca).
    assert (B : Rabs (coefficient l (tail n)) <= mean (fun t => q ^ n * Rabs (gegenbauer d l t * f t))).
    { apply (mean_abs_le d mean avg).
      - apply (coefficient_continuous d), Ct.
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
  - apply (positive_definite_ext d mean avg (fun _ => 1)); [|apply (positive_definite_one d mean d_gt_1 avg)].
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
  - apply Req_le, (coefficient_ext d mean avg). intros t _. unfold inverse_power. simpl. field.
  - eapply Rle_trans; [exact IH|].
    rewrite (coefficient_ext d mean avg l (fun t => (q * t) ^ k * inverse_power q (S m) t)
      (fun t => (q * t) ^ k * inverse_power q m t + (q * t) ^ S k * inverse_power q (S m) t)).
    + rewrite (coefficient_plus d mean avg l _ _ (Cm k m) (Cm (S k) (S m))).
      pose proof (positive_definite_pow d mean d_gt_1 avg q (S k) _ ltac:(lra)
        (inverse_power_positive_definite q (S m) Hq)) as [_ P].
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
  - apply Req_le, (coefficient_ext d mean avg). intros t _. simpl. ring.
  - eapply Rle_trans; [|exact IH].
    rewrite (coefficient_ext d mean avg l (fun t => (q * t) ^ k * inverse_power q (S m) t)
      (fun t => (q * t) ^ k * inverse_power q m t + (q * t) ^ S k * inverse_power q (S m) t)).
    + rewrite (coefficient_plus d mean avg l _ _ (Cm k m) (Cm (S k) (S m))).
      pose proof (positive_definite_pow d mean d_gt_1 avg q k _ ltac:(lra)
        (inverse_power_positive_definite q m Hq)) as [_ P].
      specialize (P l). lra.
    + intros t Ht. rewrite (inverse_power_step q m t Hq Ht) at 1. simpl. ring.
Qed.

Theorem inverse_power_coefficient_pos : forall q m l, 0 < q < 1 -> (1 <= m)%nat ->
  0 < coefficient l (inverse_power q m).
Proof.
  intros q [|m] l Hq Hm; [lia|].
  apply Rlt_le_trans with (coefficient l (fun t => (q * t) ^ l)).
  - rewrite (coefficient_ext d mean avg l _ (fun t => q ^ l * t ^ l)) by (intros; apply Rpow_mult_distr).
    rewrite (coefficient_scal d mean avg) by apply pow_continuous.
    apply Rmult_lt_0_compat; [apply pow_lt; lra|apply (coefficient_pow_same d mean d_gt_1 avg)].
  - eapply Rle_trans; [apply (inverse_power_ge_pow q (S m) l l); lra|apply inverse_power_decreasing; lra].
Qed.

End InversePowers.

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
