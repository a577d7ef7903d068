(** * The inequality of Beckner and Onofri for zonal densities on the two-sphere, with its equality case

    With m_l = mean (P_l f), p_l = (2l+1) m_l^2 and A_l = l(l+1)/2: (1/2) sum p_l/A_l <= mean (f ln f). By
    Legendre/Entropy.v the entropy is at least 4 mean (g^2/(1-t^2)), and Bessel's inequality for the P_l', orthogonal
    with the weight 1 - t^2, bounds this below. Equality makes the defect vanish: G/(1-G) is a multiple of (1+t)/(1-t),
    so f is a conformal density. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Zonal.PositiveDefinite Zonal.Norm
  Zonal.ConformalDensity Legendre.Derivative Legendre.Entropy.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation D := legendre_derivative.
Local Notation Avg := interval_mean_zonal.

Section Density.

Variable f : R -> R.
Hypothesis continuous_f : forall t, continuous f t.
Hypothesis positive_f : forall t, 0 < f t.
Hypothesis mass_f : mean f = 1.

Local Notation G := (cumulative f).
Local Notation a := (left_slope f).
Local Notation b := (right_slope f).
Local Notation left_v := (left_value f).
Local Notation right_v := (right_value f mass_f).

Definition legendre_moment (l : nat) : R := mean (fun t => P l t * f t).
Local Notation m := legendre_moment.
Definition displacement (t : R) : R := G t - (1 + t) / 2.
Local Notation g := displacement.

Lemma displacement_derive t : is_derive g t (f t / 2 - 1 / 2).
Proof.
  apply derive_minus; [now apply cumulative_derive|].
  apply (is_derive_ext (fun y => / 2 * (1 + y))); [intros y; apply Rmult_comm|].
  eapply derive_eq; [apply derive_scal, derive_plus; [apply derive_const|apply derive_id]|]. field.
Qed.

Lemma displacement_continuous t : continuous g t.
Proof. apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply displacement_derive. Qed.

(** m_l = - int P_l' g, by parts. *)
Lemma moment_by_parts l : (1 <= l)%nat -> mean (fun t => D l t * g t) = - (m l / 2).
Proof.
  intros Hl. assert (C1 : continuous_on_interval (fun t => D l t * g t)).
  { intros t _. apply continuous_times; [apply derivative_continuous_at|apply displacement_continuous]. }
  assert (C2 : continuous_on_interval (fun t => P l t * f t)).
  { intros t _. apply continuous_times; [apply legendre_continuous_at|apply continuous_f]. }
  assert (C3 : continuous_on_interval (P l)) by (intros t _; apply legendre_continuous_at).
  assert (C4 : continuous_on_interval (fun t => 1 / 2 * (P l t * f t) + - (1 / 2) * P l t)).
  { apply continuous_combination; assumption. }
  assert (Z : mean (fun t => 1 * (D l t * g t) + 1 * (1 / 2 * (P l t * f t) + - (1 / 2) * P l t)) = 0).
  { rewrite (interval_mean_derive (fun t => P l t * g t)).
    - unfold displacement. rewrite cumulative_right by exact mass_f. rewrite cumulative_left. field.
    - intros t. eapply derive_eq; [apply derive_mult; [apply is_derive_legendre|apply displacement_derive]|].
      cbv beta. field.
    - intros t. apply continuous_sum; apply (continuous_times (fun _ => 1)); try apply continuous_const.
      + apply continuous_times; [apply derivative_continuous_at|apply displacement_continuous].
      + apply continuous_sum; apply (continuous_times (fun _ => _)); try apply continuous_const.
        * apply continuous_times; [apply legendre_continuous_at|apply continuous_f].
        * apply legendre_continuous_at. }
  rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C4), (mean_combine 3 mean Avg _ _ _ _ C2 C3) in Z. fold (m l) in Z.
  assert (O : mean (P l) = 0).
  { rewrite <- (gegenbauer_orthogonal 3 mean ltac:(lra) Avg 0 l) by lia.
    apply (mean_ext 3 mean Avg). intros t _. simpl. ring. }
  rewrite O in Z. lra.
Qed.

(** ** Bessel's inequality *)

Definition coefficient (l : nat) : R := - (m l * (2 * INR l + 1) / (2 * (INR l * (INR l + 1)))).
Fixpoint partial (n : nat) (t : R) : R :=
  match n with O => 0 | S k => partial k t + coefficient (S k) * D (S k) t end.
(** (g - (1-t^2) S)^2/(1-t^2), S a partial sum. *)
Definition remainder (n : nat) (t : R) : R :=
  (a t - 1 / 2 - (1 - t) * partial n t) * (1 / 2 - b t - (1 + t) * partial n t).

Lemma partial_continuous n t : continuous (partial n) t.
Proof.
  induction n as [|n IH]; [apply continuous_const|]. apply continuous_sum; [exact IH|].
  apply (continuous_times (fun _ => coefficient (S n))); [apply continuous_const|apply derivative_continuous_at].
Qed.

Lemma remainder_continuous n t : continuous (remainder n) t.
Proof.
  assert (L : continuous (fun y : R => 1 - y) t).
  { apply (continuous_minus (fun _ => 1)); [apply continuous_const|apply continuous_id]. }
  assert (R : continuous (fun y : R => 1 + y) t).
  { apply (continuous_sum (fun _ => 1)); [apply continuous_const|apply continuous_id]. }
  apply continuous_times; apply continuous_minus.
  - apply (continuous_minus a (fun _ => 1 / 2)); [now apply left_continuous|apply continuous_const].
  - apply continuous_times; [exact L|apply partial_continuous].
  - apply (continuous_minus (fun _ => 1 / 2)); [apply continuous_const|now apply right_continuous].
  - apply continuous_times; [exact R|apply partial_continuous].
Qed.

Lemma remainder_nonneg n t : -1 <= t <= 1 -> 0 <= remainder n t.
Proof.
  intros [[L|L] [U|U]]; unfold remainder; [|rewrite U|rewrite <- L|lra].
  - replace (a t) with (G t / (1 + t)) by (rewrite left_v; field; lra).
    replace (b t) with ((1 - G t) / (1 - t)) by (rewrite right_v; field; lra).
    replace ((G t / (1 + t) - 1 / 2 - (1 - t) * partial n t) * (1 / 2 - (1 - G t) / (1 - t) - (1 + t) * partial n t))
      with ((g t - (1 - t ^ 2) * partial n t) ^ 2 / ((1 + t) * (1 - t))) by (unfold displacement; field; lra).
    apply Rmult_le_pos; [apply pow2_ge_0|]. apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra.
  - rewrite (left_end f mass_f). apply Req_le. field.
  - rewrite (right_end f mass_f). apply Req_le. field.
Qed.

Lemma partial_orthogonal n l : (n < l)%nat -> mean (fun t => (1 - t ^ 2) * D l t * partial n t) = 0.
Proof.
  induction n as [|n IH]; intros H; cbn [partial].
  - rewrite (mean_ext 3 mean Avg _ (fun _ => 0)) by (intros; ring). apply (mean_const 3 mean Avg).
  - assert (C1 : continuous_on_interval (fun t => (1 - t ^ 2) * D l t * partial n t)).
    { intros t _. apply continuous_times; [apply weight_continuous_at|apply partial_continuous]. }
    assert (C2 : continuous_on_interval (fun t => (1 - t ^ 2) * D l t * D (S n) t)).
    { intros t _. apply continuous_times; [apply weight_continuous_at|apply derivative_continuous_at]. }
    rewrite (mean_ext 3 mean Avg _ (fun t => 1 * ((1 - t ^ 2) * D l t * partial n t)
      + coefficient (S n) * ((1 - t ^ 2) * D l t * D (S n) t))) by (intros; ring).
    rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C2), IH, (derivative_orthogonal (S n) l) by lia. ring.
Qed.

(** p_l/A_l/8, l the degree. *)
Definition share (l : nat) : R := m l ^ 2 * (2 * INR l + 1) / (4 * (INR l * (INR l + 1))).

Lemma remainder_step n : mean (remainder (S n)) = mean (remainder n) - share (S n).
Proof.
  set (l := S n). set (c := coefficient l). pose proof (lt_0_INR l ltac:(unfold l; lia)) as Pl.
  assert (C0 : continuous_on_interval (remainder n)) by (intros t _; apply remainder_continuous).
  assert (C1 : continuous_on_interval (fun t => D l t * g t)).
  { intros t _. apply continuous_times; [apply derivative_continuous_at|apply displacement_continuous]. }
  assert (C2 : continuous_on_interval (fun t => (1 - t ^ 2) * D l t * partial n t)).
  { intros t _. apply continuous_times; [apply weight_continuous_at|apply partial_continuous]. }
  assert (C3 : continuous_on_interval (fun t => (1 - t ^ 2) * D l t * D l t)).
  { intros t _. apply continuous_times; [apply weight_continuous_at|apply derivative_continuous_at]. }
  assert (C01 : continuous_on_interval (fun t => 1 * remainder n t + (- (2 * c)) * (D l t * g t))).
  { apply continuous_combination; assumption. }
  assert (C23 : continuous_on_interval (fun t => 2 * c * ((1 - t ^ 2) * D l t * partial n t)
    + c ^ 2 * ((1 - t ^ 2) * D l t * D l t))).
  { apply continuous_combination; assumption. }
  rewrite (mean_ext 3 mean Avg (remainder l) (fun t => 1 * (1 * remainder n t + (- (2 * c)) * (D l t * g t))
    + 1 * (2 * c * ((1 - t ^ 2) * D l t * partial n t) + c ^ 2 * ((1 - t ^ 2) * D l t * D l t)))).
  - rewrite (mean_combine 3 mean Avg _ _ _ _ C01 C23), (mean_combine 3 mean Avg _ _ _ _ C0 C1),
      (mean_combine 3 mean Avg _ _ _ _ C2 C3).
    rewrite moment_by_parts, partial_orthogonal, derivative_norm by (unfold l; lia).
    unfold c, coefficient, share. field. lra.
  - intros t _. unfold remainder. change (partial l t) with (partial n t + c * D l t).
    assert (Ea : (1 + t) * (a t - 1 / 2) = g t) by (unfold displacement; rewrite left_v; field).
    assert (Eb : (1 - t) * (1 / 2 - b t) = g t).
    { unfold displacement. replace (G t) with (1 - (1 - t) * b t) by (rewrite <- right_v; ring). field. }
    replace ((a t - 1 / 2 - (1 - t) * (partial n t + c * D l t)) * (1 / 2 - b t - (1 + t) * (partial n t + c * D l t)))
      with ((a t - 1 / 2 - (1 - t) * partial n t) * (1 / 2 - b t - (1 + t) * partial n t)
        - c * D l t * ((1 + t) * (a t - 1 / 2) + (1 - t) * (1 / 2 - b t))
        + 2 * c * ((1 - t ^ 2) * D l t * partial n t) + c ^ 2 * ((1 - t ^ 2) * D l t * D l t)) by ring.
    rewrite Ea, Eb. ring.
Qed.

Fixpoint shares (n : nat) : R := match n with O => 0 | S k => shares k + share (S k) end.

Lemma remainder_shares n : mean (remainder n) = mean (transport f) - shares n.
Proof.
  induction n as [|n IH]; [|rewrite remainder_step, IH; cbn [shares]; ring].
  cbn [shares]. rewrite Rminus_0_r. apply (mean_ext 3 mean Avg). intros t _. unfold remainder, transport. simpl. ring.
Qed.

Theorem shares_le_transport n : shares n <= mean (transport f).
Proof.
  assert (N : 0 <= mean (remainder n)).
  { rewrite <- (mean_const 3 mean Avg 0). apply (mean_le 3 mean Avg); [apply continuous_on_interval_const| |].
    - intros t _. apply remainder_continuous.
    - apply remainder_nonneg. }
  rewrite remainder_shares in N. lra.
Qed.

Lemma defect_mean_nonneg : 0 <= mean (defect f).
Proof.
  rewrite <- (mean_const 3 mean Avg 0). apply (mean_le 3 mean Avg); [apply continuous_on_interval_const| |].
  - intros t _. now apply defect_continuous.
  - intros t _. now apply defect_nonneg.
Qed.

(** (3.3): 4 share l = p_l/(2 A_l). *)
Theorem zonal_beckner_onofri n : 4 * shares n <= mean (fun t => f t * ln (f t)).
Proof.
  rewrite (entropy_identity f continuous_f positive_f mass_f). pose proof (shares_le_transport n).
  pose proof defect_mean_nonneg. lra.
Qed.

(** ** Equality *)

Lemma equality_defect : is_lim_seq (fun n => 4 * shares n) (mean (fun t => f t * ln (f t))) -> mean (defect f) = 0.
Proof.
  intros L. apply Rle_antisym; [|exact defect_mean_nonneg].
  assert (B : Rbar_le (mean (fun t => f t * ln (f t))) (4 * mean (transport f))).
  { apply (is_lim_seq_le (fun n => 4 * shares n) (fun _ => 4 * mean (transport f))); [|exact L|apply is_lim_seq_const].
    intros n. pose proof (shares_le_transport n). lra. }
  rewrite (entropy_identity f continuous_f positive_f mass_f) in B. simpl in B. lra.
Qed.

(** No defect: s = 1, so ln G - ln (1-G) - ln (1+t) + ln (1-t) is constant, ln of the quotient of the slopes. *)
Lemma no_defect t : mean (defect f) = 0 -> -1 < t < 1 -> f t = 4 * (a t * b t).
Proof.
  intros Z Ht.
  assert (Zt : defect f t = 0).
  { apply (interval_definite (defect f)); [..|exact Z|exact Ht]; intros y; [now apply defect_continuous|].
    now apply defect_nonneg. }
  unfold defect in Zt. pose proof (positive_f t) as Pf. pose proof (tilt_pos f continuous_f positive_f t) as Pt.
  assert (L : ln (tilt f t) = tilt f t - 1).
  { apply Rmult_integral in Zt. destruct Zt; lra. }
  assert (T : tilt f t = 1).
  { destruct (Req_dec (tilt f t) 1) as [E|N]; [exact E|exfalso].
    pose proof (exp_ineq1 (tilt f t - 1) ltac:(lra)) as X. rewrite <- L, exp_ln in X by exact Pt. lra. }
  unfold tilt in T. apply (Rmult_eq_compat_r (f t)) in T. unfold Rdiv in T.
  rewrite Rmult_assoc, Rinv_l, Rmult_1_l, Rmult_1_r in T by lra. lra.
Qed.

(** The quotient of the slopes is constant inside, and so G is a Moebius map. *)
Lemma slopes_proportional : mean (defect f) = 0 -> exists c, 0 < c /\ forall t, -1 < t < 1 -> a t = c * b t.
Proof.
  intros Z. exists (a 0 / b 0).
  pose proof (left_pos f continuous_f positive_f) as Pa. pose proof (right_pos f continuous_f positive_f) as Pb.
  split; [apply Rdiv_lt_0_compat; auto|]. intros t Ht.
  assert (Dq : forall y, -1 < y < 1 -> is_derive (fun z => a z / b z) y 0).
  { intros y Hy. eapply derive_eq.
    - apply derive_div; [| |apply Rgt_not_eq, Pb].
      + apply (slope_derive G (fun z => f z / 2) (-1) (cumulative_derive f continuous_f) y). lra.
      + apply (slope_derive G (fun z => f z / 2) 1 (cumulative_derive f continuous_f) y). lra.
    - cbv beta. change (slope G (-1) (f (-1) / 2) y) with (a y). change (slope G 1 (f 1 / 2) y) with (b y).
      rewrite (no_defect y Z Hy). pose proof (Pb y).
      assert (E : (1 + y) * a y + (1 - y) * b y = 1) by (rewrite <- left_v, <- right_v; ring).
      replace ((4 * (a y * b y) / 2 - a y) / (y - -1) * b y - a y * ((4 * (a y * b y) / 2 - b y) / (y - 1)))
        with (2 * a y * b y * ((1 + y) * a y + (1 - y) * b y - 1) / ((1 + y) * (1 - y))) by (field; lra).
      rewrite E. field. lra. }
  assert (Eq : a t / b t = a 0 / b 0).
  { assert (In : forall y, Rmin 0 t <= y <= Rmax 0 t -> -1 < y < 1).
    { intros y. unfold Rmin, Rmax. destruct (Rle_dec 0 t); lra. }
    destruct (MVT_gen (fun z => a z / b z) 0 t (fun _ => 0)) as (y & _ & E).
    - intros y Hy. exact (Dq y (In y ltac:(lra))).
    - intros y Hy. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule) (fun z => a z / b z)).
      exists 0. exact (Dq y (In y Hy)).
    - lra. }
  specialize (Pb t). rewrite <- Eq. field. lra.
Qed.

(** The density, with c = ((1+r)/(1-r))^2 ... *)
Theorem extremal_is_conformal : mean (defect f) = 0 ->
  exists r, -1 < r < 1 /\ forall t, -1 < t < 1 -> f t = ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ 2.
Proof.
  intros Z. destruct (slopes_proportional Z) as (c & Pc & Same).
  pose (q := sqrt c). assert (Q2 : q * q = c) by (apply sqrt_sqrt; lra). assert (Pq : 0 < q) by now apply sqrt_lt_R0.
  exists ((1 - q) / (1 + q)). split.
  - split; [apply (Rmult_lt_reg_r (1 + q)); [lra|]|apply (Rmult_lt_reg_r (1 + q)); [lra|]];
      unfold Rdiv; rewrite Rmult_assoc, Rinv_l by lra; lra.
  - intros t Ht. rewrite (no_defect t Z Ht).
    assert (E : (1 + t) * a t + (1 - t) * b t = 1) by (rewrite <- left_v, <- right_v; ring).
    rewrite (Same t Ht) in *. assert (N : 0 < (1 + t) * c + (1 - t)) by nra.
    replace (b t) with (1 / ((1 + t) * c + (1 - t))).
    + rewrite <- Q2 in *. field. split; [|split]; nra.
    + apply (Rmult_eq_reg_r ((1 + t) * c + (1 - t))); [|lra].
      replace (1 / ((1 + t) * c + (1 - t)) * ((1 + t) * c + (1 - t))) with 1 by (field; lra). lra.
Qed.

End Density.
