(** * Averages over one coordinate of the sphere, and their moments

    The mean over S^(d-1) of a function of t = x_1 is an integral over [-1, 1]
    with weight (1 - t^2)^((d-3)/2), or over the angle with weight sin^(d-2).
    This file collects what the rest needs of such a mean in the predicate
    [zonal_average], and proves it for the angle, for every integer d >= 2
    (the circle included); [MomentsWeight] does the weight, for real d >= 3. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
Local Open Scope R_scope.

Definition continuous_on_interval (f : R -> R) : Prop :=
  forall t, -1 <= t <= 1 -> continuous f t.

Record zonal_average (d : R) (mean : (R -> R) -> R) : Prop := {
  mean_ext : forall f g, (forall t, -1 <= t <= 1 -> f t = g t) -> mean f = mean g;
  mean_plus : forall f g, continuous_on_interval f -> continuous_on_interval g ->
    mean (fun t => f t + g t) = mean f + mean g;
  mean_scal : forall c f, continuous_on_interval f -> mean (fun t => c * f t) = c * mean f;
  mean_le : forall f g, continuous_on_interval f -> continuous_on_interval g ->
    (forall t, -1 <= t <= 1 -> f t <= g t) -> mean f <= mean g;
  mean_one : mean (fun _ => 1) = 1;
  mean_odd : forall f, continuous_on_interval f -> (forall t, f (- t) = - f t) -> mean f = 0;
  mean_recurrence : forall k,
    mean (fun t => t ^ (k + 2)) = (INR k + 1) / (d + INR k) * mean (fun t => t ^ k)
}.

(** ** Weighted means in general *)

Section Weighted.

Variables (a b : R) (c w : R -> R).
Hypothesis Hab : a < b.
Hypothesis c_range : forall x, a <= x <= b -> -1 <= c x <= 1.
Hypothesis c_continuous : forall x, continuous c x.
Hypothesis w_continuous : forall x, continuous w x.
Hypothesis w_pos : forall x, a < x < b -> 0 < w x.

Definition weighted_mean (f : R -> R) : R :=
  RInt (fun x => f (c x) * w x) a b / RInt w a b.

Lemma weight_total_pos : 0 < RInt w a b.
Proof. apply RInt_gt_0; auto. Qed.

Lemma weighted_integrable : forall f, continuous_on_interval f ->
  ex_RInt (fun x => f (c x) * w x) a b.
Proof.
  intros f Hf. apply (ex_RInt_continuous (V := R_CompleteNormedModule)).
  intros x Hx. rewrite Rmin_left, Rmax_right in Hx by lra.
  apply (continuous_mult (K := R_AbsRing)); [|apply w_continuous].
  apply (continuous_comp c f); [apply c_continuous|]. apply Hf, c_range, Hx.
Qed.

Lemma weighted_mean_ext : forall f g, (forall t, -1 <= t <= 1 -> f t = g t) ->
  weighted_mean f = weighted_mean g.
Proof.
  intros f g Hfg. unfold weighted_mean. f_equal. apply RInt_ext.
  intros x Hx. rewrite Rmin_left, Rmax_right in Hx by lra.
  rewrite Hfg; [reflexivity|]. apply c_range. lra.
Qed.

Lemma weighted_mean_plus : forall f g, continuous_on_interval f -> continuous_on_interval g ->
  weighted_mean (fun t => f t + g t) = weighted_mean f + weighted_mean g.
Proof.
  intros f g Hf Hg. pose proof weight_total_pos. unfold weighted_mean.
  rewrite (RInt_ext _ (fun x => f (c x) * w x + g (c x) * w x)) by (intros x _; in_R; ring).
  rewrite (RInt_plus (V := R_CompleteNormedModule)); try now apply weighted_integrable.
  unfold plus; simpl. field. lra.
Qed.

Lemma weighted_mean_scal : forall k f, continuous_on_interval f ->
  weighted_mean (fun t => k * f t) = k * weighted_mean f.
Proof.
  intros k f Hf. pose proof weight_total_pos. unfold weighted_mean.
  rewrite (RInt_ext _ (fun x => scal k (f (c x) * w x)))
    by (intros x _; in_R; unfold scal; simpl; unfold mult; simpl; ring).
  rewrite (RInt_scal (V := R_CompleteNormedModule)) by now apply weighted_integrable.
  unfold scal; simpl; unfold mult; simpl. field. lra.
Qed.

Lemma weighted_mean_le : forall f g, continuous_on_interval f -> continuous_on_interval g ->
  (forall t, -1 <= t <= 1 -> f t <= g t) -> weighted_mean f <= weighted_mean g.
Proof.
  intros f g Hf Hg Hle. pose proof weight_total_pos. unfold weighted_mean.
  apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
  apply RInt_le; [lra|now apply weighted_integrable|now apply weighted_integrable|].
  intros x Hx. apply Rmult_le_compat_r; [apply Rlt_le, w_pos, Hx|]. apply Hle, c_range. lra.
Qed.

Lemma weighted_mean_one : weighted_mean (fun _ => 1) = 1.
Proof.
  pose proof weight_total_pos. unfold weighted_mean.
  rewrite (RInt_ext _ w) by (intros x _; in_R; ring). field. lra.
Qed.

Lemma weighted_mean_odd : forall f, continuous_on_interval f -> (forall t, f (- t) = - f t) ->
  (forall x, c (a + b - x) = - c x) -> (forall x, w (a + b - x) = w x) ->
  weighted_mean f = 0.
Proof.
  intros f Hf Odd Hc Hw. unfold weighted_mean.
  set (g := fun x => f (c x) * w x).
  assert (Ig : ex_RInt g a b) by now apply weighted_integrable.
  pose proof (RInt_comp_lin (V := R_CompleteNormedModule) g (-1) (a + b) b a) as R1.
  replace (-1 * b + (a + b)) with a in R1 by ring.
  replace (-1 * a + (a + b)) with b in R1 by ring.
  specialize (R1 Ig). rewrite (RInt_ext _ g) in R1.
  - assert (Sw : RInt g b a = - RInt g a b)
      by (symmetry; apply (opp_RInt_swap (V := R_CompleteNormedModule)); exact Ig).
    rewrite Sw in R1. replace (RInt g a b) with 0 by lra. unfold Rdiv. ring.
  - intros x _. in_R. unfold g, scal; simpl; unfold mult; simpl.
    replace (-1 * x + (a + b)) with (a + b - x) by ring. rewrite Hc, Hw, Odd. ring.
Qed.

(** The moment recurrence, from a primitive that vanishes at both ends. *)
Lemma weighted_mean_recurrence : forall d k, 0 < d + INR k ->
  RInt (fun x => ((d + INR k) * c x ^ (k + 2) - (INR k + 1) * c x ^ k) * w x) a b = 0 ->
  weighted_mean (fun t => t ^ (k + 2))
    = (INR k + 1) / (d + INR k) * weighted_mean (fun t => t ^ k).
Proof.
  intros d k Hd Zero. pose proof weight_total_pos as Pos.
  assert (Cont : forall m, continuous_on_interval (fun t => t ^ m)).
  { intros m t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  pose proof (weighted_mean_scal (d + INR k) _ (Cont (k + 2)%nat)) as S1.
  pose proof (weighted_mean_scal (- (INR k + 1)) _ (Cont k)) as S2.
  assert (P := weighted_mean_plus (fun t => (d + INR k) * t ^ (k + 2))
    (fun t => - (INR k + 1) * t ^ k)).
  rewrite S1, S2 in P.
  assert (Z : weighted_mean (fun t => (d + INR k) * t ^ (k + 2) + - (INR k + 1) * t ^ k) = 0).
  { unfold weighted_mean. rewrite (RInt_ext _
      (fun x => ((d + INR k) * c x ^ (k + 2) - (INR k + 1) * c x ^ k) * w x))
      by (intros x _; in_R; ring).
    rewrite Zero. unfold Rdiv. ring. }
  rewrite Z in P. apply (Rmult_eq_reg_l (d + INR k)); [|lra].
  replace ((d + INR k) * ((INR k + 1) / (d + INR k) * weighted_mean (fun t => t ^ k)))
    with ((INR k + 1) * weighted_mean (fun t => t ^ k)) by (field; lra).
  assert (C2 : forall q m, continuous_on_interval (fun t => q * t ^ m)).
  { intros q m t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  specialize (P (C2 _ _) (C2 _ _)). lra.
Qed.

End Weighted.

(** ** The angle: weight sin^(d-2) on [0, pi], d = n + 2 *)

Definition angle_mean (n : nat) : (R -> R) -> R :=
  weighted_mean 0 PI cos (fun theta => sin theta ^ n).

(** Unfolded: the normalised integral of [f (cos theta) sin^n theta]. *)
Lemma angle_mean_integral : forall n f, angle_mean n f =
  RInt (fun theta => f (cos theta) * sin theta ^ n) 0 PI / RInt (fun theta => sin theta ^ n) 0 PI.
Proof. reflexivity. Qed.

Lemma sin_pow_continuous : forall n x, continuous (fun theta => sin theta ^ n) x.
Proof.
  intros n x. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
Qed.

Lemma angle_primitive : forall n k,
  RInt (fun x => ((INR n + 2 + INR k) * cos x ^ (k + 2) - (INR k + 1) * cos x ^ k) * sin x ^ n) 0 PI
  = 0.
Proof.
  intros n k. apply is_RInt_unique.
  assert (D : forall x, is_derive (fun y => cos y ^ (k + 1) * sin y ^ (n + 1)) x
    (((INR n + 2 + INR k) * cos x ^ (k + 2) - (INR k + 1) * cos x ^ k) * sin x ^ n)).
  { intros x. auto_derive; [trivial|].
    rewrite !Nat.add_1_r, !Nat.pred_succ, !S_INR.
    replace (k + 2)%nat with (S (S k)) by lia. simpl pow.
    pose proof (sin2_cos2 x) as SC. unfold Rsqr in SC.
    assert (S2 : sin x * (sin x * sin x ^ n) = (1 - cos x * cos x) * sin x ^ n).
    { replace (1 - cos x * cos x) with (sin x * sin x) by lra. ring. }
    transitivity (- (INR k + 1) * cos x ^ k * (sin x * (sin x * sin x ^ n))
      + (INR n + 1) * cos x * cos x * cos x ^ k * sin x ^ n); [ring|].
    rewrite S2. ring. }
  replace 0 with (minus (cos PI ^ (k + 1) * sin PI ^ (n + 1)) (cos 0 ^ (k + 1) * sin 0 ^ (n + 1))) at 2.
  - apply (is_RInt_derive (V := R_CompleteNormedModule)
      (fun y => cos y ^ (k + 1) * sin y ^ (n + 1))).
    + intros x _. apply D.
    + intros x _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - rewrite sin_PI, sin_0, !Nat.add_1_r. unfold minus, plus, opp; simpl. ring.
Qed.

Theorem angle_mean_zonal : forall n, zonal_average (INR n + 2) (angle_mean n).
Proof.
  intros n. pose proof PI_RGT_0 as Hpi. pose proof (pos_INR n) as Hn.
  assert (Range : forall x, 0 <= x <= PI -> -1 <= cos x <= 1) by (intros; apply COS_bound).
  assert (Cos : forall x, continuous cos x) by (intros x; apply continuous_cos).
  assert (Pos : forall x, 0 < x < PI -> 0 < sin x ^ n).
  { intros x Hx. apply pow_lt, sin_gt_0; lra. }
  pose proof (sin_pow_continuous n) as W. unfold angle_mean. split.
  - apply weighted_mean_ext; auto.
  - apply weighted_mean_plus; auto.
  - intros c f. apply weighted_mean_scal; auto.
  - apply weighted_mean_le; auto.
  - apply weighted_mean_one; auto.
  - intros f Hf Odd. apply weighted_mean_odd; auto.
    + intros x. rewrite Rplus_0_l. replace (PI - x) with (- (x - PI)) by ring.
      rewrite cos_neg, cos_minus, cos_PI, sin_PI. ring.
    + intros x. rewrite Rplus_0_l. now rewrite sin_PI_x.
  - intros k. pose proof (pos_INR k). apply weighted_mean_recurrence; auto; [lra|].
    apply angle_primitive.
Qed.

(** ** The moments of (5.3) *)

Section MomentValues.

Variables (d : R) (mean : (R -> R) -> R).
Hypothesis d_pos : 0 < d.
Hypothesis avg : zonal_average d mean.

Lemma polynomial_continuous : forall c k, continuous_on_interval (fun t => c * t ^ k).
Proof.
  intros c k t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
Qed.

Lemma mean_const : forall c, mean (fun _ => c) = c.
Proof.
  intros c. rewrite (mean_ext d mean avg _ (fun _ => c * 1)) by (intros; ring).
  rewrite (mean_scal d mean avg), (mean_one d mean avg); [ring|].
  intros t _. apply continuous_const.
Qed.

Lemma mean_combine : forall a b f g, continuous_on_interval f -> continuous_on_interval g ->
  mean (fun t => a * f t + b * g t) = a * mean f + b * mean g.
Proof.
  intros a b f g Hf Hg.
  assert (C : forall c h, continuous_on_interval h -> continuous_on_interval (fun t => c * h t)).
  { intros c h Hh t Ht. apply (continuous_mult (K := R_AbsRing) (fun _ => c) h).
    - apply continuous_const.
    - now apply Hh. }
  rewrite (mean_plus d mean avg _ _ (C a f Hf) (C b g Hg)).
  now rewrite (mean_scal d mean avg a f Hf), (mean_scal d mean avg b g Hg).
Qed.

Lemma mean_pow_2 : mean (fun t => t ^ 2) = 1 / d.
Proof.
  pose proof (mean_recurrence d mean avg 0) as Rec. simpl Nat.add in Rec. rewrite Rec.
  rewrite (mean_ext d mean avg _ (fun _ => 1)) by (intros; simpl; ring).
  rewrite (mean_one d mean avg). simpl INR. field. lra.
Qed.

Lemma mean_pow_4 : mean (fun t => t ^ 4) = 3 / (d * (d + 2)).
Proof.
  pose proof (mean_recurrence d mean avg 2) as Rec. simpl Nat.add in Rec.
  rewrite Rec, mean_pow_2. simpl INR. field. lra.
Qed.

(** A quartic polynomial with arbitrary coefficients: odd parts drop out. *)
Lemma mean_even_quartic : forall a b c,
  mean (fun t => a + b * t ^ 2 + c * t ^ 4) = a + b / d + c * (3 / (d * (d + 2))).
Proof.
  intros a b c.
  assert (C0 : continuous_on_interval (fun _ => a)) by (intros t _; apply continuous_const).
  assert (C1 : continuous_on_interval (fun t => a + b * t ^ 2)).
  { intros t Ht. apply (continuous_plus (V := R_NormedModule) (fun _ => a)); [now apply C0|].
    now apply polynomial_continuous. }
  rewrite (mean_plus d mean avg _ _ C1 (polynomial_continuous c 4)).
  rewrite (mean_plus d mean avg _ _ C0 (polynomial_continuous b 2)).
  assert (Q : forall k, continuous_on_interval (fun t => t ^ k)).
  { intros k t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  rewrite !(mean_scal d mean avg) by apply Q.
  rewrite mean_const, mean_pow_2, mean_pow_4. field. lra.
Qed.

(** int u^2 v = int v^2 = 2(d-1) / (d^2 (d+2)), with u = t and v = t^2 - 1/d. *)
Lemma mean_degree_two : mean (fun t => t ^ 2 - 1 / d) = 0.
Proof.
  rewrite (mean_ext d mean avg _ (fun t => - (1 / d) + 1 * t ^ 2 + 0 * t ^ 4)) by (intros; ring).
  rewrite mean_even_quartic. field. lra.
Qed.

Lemma mean_degree_two_sqr :
  mean (fun t => (t ^ 2 - 1 / d) ^ 2) = 2 * (d - 1) / (d ^ 2 * (d + 2)).
Proof.
  rewrite (mean_ext d mean avg _ (fun t => 1 / d ^ 2 + - (2 / d) * t ^ 2 + 1 * t ^ 4))
    by (intros; field; lra).
  rewrite mean_even_quartic. field. lra.
Qed.

Lemma mean_mixed : mean (fun t => t ^ 2 * (t ^ 2 - 1 / d)) = 2 * (d - 1) / (d ^ 2 * (d + 2)).
Proof.
  rewrite (mean_ext d mean avg _ (fun t => 0 + - (1 / d) * t ^ 2 + 1 * t ^ 4))
    by (intros; field; lra).
  rewrite mean_even_quartic. field. lra.
Qed.

End MomentValues.
