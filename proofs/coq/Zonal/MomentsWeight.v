(** * The zonal average with weight (1 - t^2)^((d-3)/2), for real d >= 3

    The mean over S^(d-1) of a function of one coordinate t, on [-1, 1].  Written
    with [Rpower] the weight is a real function of t for every real d >= 3; it is
    continued by continuity to the end points, which do not matter to the integral. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
From Certify Require Import Zonal.Moments.
Local Open Scope R_scope.

(** x^s for s >= 0, continuous on the whole line: 0 for x <= 0, and 1 if s = 0. *)
Definition power_plus (s x : R) : R :=
  if Req_EM_T s 0 then 1 else if Rle_dec x 0 then 0 else Rpower x s.

Lemma power_plus_pos : forall s x, 0 < x -> power_plus s x = Rpower x s.
Proof.
  intros s x Hx. unfold power_plus. destruct (Req_EM_T s 0) as [->|N].
  - now rewrite Rpower_O.
  - destruct (Rle_dec x 0); [lra|reflexivity].
Qed.

Lemma power_plus_neg : forall s x, s <> 0 -> x <= 0 -> power_plus s x = 0.
Proof.
  intros s x Hs Hx. unfold power_plus. destruct (Req_EM_T s 0); [easy|].
  destruct (Rle_dec x 0); [reflexivity|lra].
Qed.

Lemma power_plus_small : forall s x e, 0 < s -> 0 < e -> x < Rpower e (/ s) ->
  0 <= power_plus s x < e.
Proof.
  intros s x e Hs He Hx. destruct (Rle_lt_dec x 0) as [N|P].
  - rewrite power_plus_neg; lra.
  - rewrite power_plus_pos by exact P. split; [apply Rlt_le, exp_pos|].
    replace e with (Rpower (Rpower e (/ s)) s).
    + now apply Rlt_Rpower_l.
    + rewrite Rpower_mult, Rinv_l by lra. now apply Rpower_1.
Qed.

Lemma is_derive_power_plus : forall s x, 0 < x ->
  is_derive (power_plus (s + 1)) x ((s + 1) * power_plus s x).
Proof.
  intros s x Hx. apply (is_derive_ext_loc (fun y => Rpower y (s + 1))).
  - exists (mkposreal x Hx). intros y Hy. apply Rabs_def2 in Hy. simpl in Hy.
    rewrite power_plus_pos; [reflexivity|]. unfold minus, plus, opp in Hy; simpl in Hy. lra.
  - rewrite (power_plus_pos s) by exact Hx.
    replace ((s + 1) * Rpower x s) with ((s + 1) * Rpower x (s + 1 - 1)) by (f_equal; f_equal; ring).
    apply is_derive_Reals. now apply derivable_pt_lim_power.
Qed.

Lemma power_plus_continuous : forall s, 0 <= s -> forall x, continuous (power_plus s) x.
Proof.
  intros s Hs x. destruct (Req_dec s 0) as [->|Ns].
  { apply (continuous_ext (fun _ => 1)); [|apply continuous_const].
    intros y. unfold power_plus. now destruct (Req_EM_T 0 0). }
  destruct (Rtotal_order x 0) as [Neg|[->|Pos]].
  - apply (continuous_ext_loc _ (fun _ => 0)); [|apply continuous_const].
    assert (D : 0 < - x) by lra. exists (mkposreal _ D). intros y Hy.
    apply Rabs_def2 in Hy. simpl in Hy. unfold minus, plus, opp in Hy; simpl in Hy.
    rewrite power_plus_neg; lra.
  - apply continuity_pt_filterlim. intros e He.
    assert (Hd : 0 < Rpower e (/ s)) by apply exp_pos.
    exists (Rpower e (/ s)). split; [exact Hd|]. intros y [_ Hy].
    simpl in *. unfold R_dist in *. rewrite (power_plus_neg s 0) by lra.
    rewrite Rminus_0_r in *. apply Rabs_def2 in Hy.
    destruct (power_plus_small s y e ltac:(lra) He ltac:(lra)).
    rewrite Rabs_pos_eq; lra.
  - replace s with (s - 1 + 1) by ring.
    apply (ex_derive_continuous (V := R_NormedModule)). eexists. now apply is_derive_power_plus.
Qed.

Definition weight (d t : R) : R := power_plus ((d - 3) / 2) (1 - t ^ 2).

Definition weight_mean (d : R) : (R -> R) -> R := weighted_mean (-1) 1 (fun t => t) (weight d).

Lemma weight_open : forall d t, -1 < t < 1 -> weight d t = Rpower (1 - t ^ 2) ((d - 3) / 2).
Proof. intros d t Ht. apply power_plus_pos. nra. Qed.

(** The same mean with the weight as the paper writes it. *)
Lemma weight_mean_integral : forall d f, weight_mean d f =
  RInt (fun t => f t * Rpower (1 - t ^ 2) ((d - 3) / 2)) (-1) 1
  / RInt (fun t => Rpower (1 - t ^ 2) ((d - 3) / 2)) (-1) 1.
Proof.
  intros d f. unfold weight_mean, weighted_mean.
  assert (Open : forall t, Rmin (-1) 1 < t < Rmax (-1) 1 ->
    weight d t = Rpower (1 - t ^ 2) ((d - 3) / 2)).
  { intros t Ht. rewrite Rmin_left, Rmax_right in Ht by lra. now apply weight_open. }
  rewrite (RInt_ext (weight d) _ _ _ Open). f_equal.
  apply RInt_ext. intros t Ht. now rewrite Open.
Qed.

Lemma weight_continuous : forall d, 3 <= d -> forall t, continuous (weight d) t.
Proof.
  intros d Hd t. unfold weight. apply (continuous_comp (fun y => 1 - y ^ 2)).
  - apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - apply power_plus_continuous. lra.
Qed.

(** The fundamental theorem when the primitive is differentiable inside only. *)
Lemma RInt_derive_inside : forall (F f : R -> R) a b, a < b ->
  (forall x, continuous F x) -> (forall x, continuous f x) ->
  (forall x, a < x < b -> is_derive F x (f x)) -> RInt f a b = F b - F a.
Proof.
  intros F f a b Hab CF Cf D.
  pose (G := fun x => RInt f a x - F x).
  assert (DR : forall x, is_derive (RInt f a) x (f x)).
  { intros x. apply (is_derive_RInt (V := R_CompleteNormedModule) f _ a).
    - exists (mkposreal 1 Rlt_0_1). intros y _.
      apply (RInt_correct (V := R_CompleteNormedModule)), (ex_RInt_continuous (V := R_CompleteNormedModule)).
      intros z _. apply Cf.
    - apply Cf. }
  destruct (MVT_gen G a b (fun _ => 0)) as (c & _ & Eq).
  - intros x Hx. rewrite Rmin_left, Rmax_right in Hx by lra. unfold G.
    replace 0 with (f x - f x) by ring.
    apply (is_derive_minus (V := R_NormedModule)); [apply DR|now apply D].
  - intros x _. apply continuity_pt_filterlim. unfold G.
    apply (continuous_minus (V := R_NormedModule)); [|apply CF].
    apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply DR.
  - unfold G in Eq. rewrite RInt_point in Eq. unfold zero in Eq; simpl in Eq. lra.
Qed.

Lemma weight_primitive : forall d k, 3 <= d ->
  RInt (fun t => ((d + INR k) * t ^ (k + 2) - (INR k + 1) * t ^ k) * weight d t) (-1) 1 = 0.
Proof.
  intros d k Hd. set (s := (d - 3) / 2).
  pose (F := fun t => - (t ^ (k + 1) * power_plus (s + 1) (1 - t ^ 2))).
  rewrite (RInt_derive_inside F); try lra.
  - unfold F. replace (1 - 1 ^ 2) with 0 by ring. replace (1 - (-1) ^ 2) with 0 by ring.
    rewrite power_plus_neg; [in_R; ring|unfold s; lra|lra].
  - intros t. unfold F. apply (continuous_opp (V := R_NormedModule)).
    apply (continuous_mult (K := R_AbsRing)).
    + apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
    + apply (continuous_comp (fun y => 1 - y ^ 2)).
      * apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
      * apply power_plus_continuous. unfold s. lra.
  - intros t. apply (continuous_mult (K := R_AbsRing)); [|now apply weight_continuous].
    apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - intros t Ht. assert (Pos : 0 < 1 - t ^ 2) by nra.
    pose proof (is_derive_power_plus s _ Pos) as DP.
    assert (Dq : is_derive (fun y => power_plus (s + 1) (1 - y ^ 2)) t
      (- (2 * t) * ((s + 1) * power_plus s (1 - t ^ 2)))).
    { apply (is_derive_comp (power_plus (s + 1)) (fun y => 1 - y ^ 2)); [exact DP|].
      auto_derive; [trivial|]. ring. }
    assert (Dp : is_derive (fun y => y ^ (k + 1)) t ((INR k + 1) * t ^ k)).
    { auto_derive; [trivial|]. rewrite Nat.add_1_r, Nat.pred_succ, S_INR. ring. }
    assert (Split : power_plus (s + 1) (1 - t ^ 2) = (1 - t ^ 2) * power_plus s (1 - t ^ 2)).
    { rewrite !power_plus_pos by exact Pos. rewrite Rpower_plus, Rpower_1 by exact Pos. ring. }
    evar_last.
    + unfold F. apply (is_derive_opp (V := R_NormedModule)).
      apply (is_derive_mult _ _ _ _ _ Dp Dq). intros; apply Rmult_comm.
    + change (- ((INR k + 1) * t ^ k * power_plus (s + 1) (1 - t ^ 2)
        + t ^ (k + 1) * (- (2 * t) * ((s + 1) * power_plus s (1 - t ^ 2))))
        = ((d + INR k) * t ^ (k + 2) - (INR k + 1) * t ^ k) * weight d t).
      rewrite Split.
      replace (t ^ (k + 2)) with (t ^ k * t ^ 2) by (rewrite <- pow_add; reflexivity).
      replace (t ^ (k + 1)) with (t ^ k * t) by (rewrite pow_add; ring).
      unfold weight. fold s. replace d with (2 * s + 3) by (unfold s; field). ring.
Qed.

Theorem weight_mean_zonal : forall d, 3 <= d -> zonal_average d (weight_mean d).
Proof.
  intros d Hd.
  assert (Range : forall x, -1 <= x <= 1 -> -1 <= x <= 1) by auto.
  assert (Id : forall x : R, continuous (fun t : R => t) x) by (intros x; apply continuous_id).
  pose proof (weight_continuous d Hd) as W.
  assert (Pos : forall x, -1 < x < 1 -> 0 < weight d x).
  { intros x Hx. rewrite weight_open by exact Hx. apply exp_pos. }
  assert (Lt : -1 < 1) by lra. unfold weight_mean. split.
  - apply weighted_mean_ext; auto.
  - apply weighted_mean_plus; auto.
  - intros c f. apply weighted_mean_scal; auto.
  - apply weighted_mean_le; auto.
  - apply weighted_mean_one; auto.
  - intros f Hf Odd. apply weighted_mean_odd; auto.
    + intros x. ring.
    + intros x. unfold weight. f_equal. ring.
  - intros k. pose proof (pos_INR k). apply weighted_mean_recurrence; auto; [lra|].
    now apply weight_primitive.
Qed.

(** ** Both means agree: the substitution t = cos theta *)

Lemma weight_cos : forall n theta, 0 < theta < PI ->
  weight (INR n + 3) (cos theta) * sin theta = sin theta ^ (n + 1).
Proof.
  intros n theta Ht. assert (Hs : 0 < sin theta) by (apply sin_gt_0; lra).
  assert (Sq : 1 - cos theta ^ 2 = Rpower (sin theta) 2).
  { replace 2 with (INR 2) by (simpl; ring). rewrite Rpower_pow by exact Hs.
    pose proof (sin2_cos2 theta) as SC. unfold Rsqr in SC. simpl. lra. }
  unfold weight. rewrite Sq, power_plus_pos by apply exp_pos. rewrite Rpower_mult.
  replace (2 * ((INR n + 3 - 3) / 2)) with (INR n) by field.
  rewrite Rpower_pow by exact Hs. rewrite pow_add. simpl. ring.
Qed.

Lemma weight_angle_integral : forall n f, continuous_on_interval f ->
  RInt (fun t => f t * weight (INR n + 3) t) (-1) 1
  = RInt (fun theta => f (cos theta) * sin theta ^ (n + 1)) 0 PI.
Proof.
  intros n f Hf. pose proof PI_RGT_0 as Hpi. pose proof (pos_INR n) as Hn.
  set (g := fun t => f t * weight (INR n + 3) t).
  assert (Cg : forall t, -1 <= t <= 1 -> continuous g t).
  { intros t Ht. apply (continuous_mult (K := R_AbsRing)); [now apply Hf|].
    apply weight_continuous. lra. }
  assert (Comp : RInt (fun y => scal (- sin y) (g (cos y))) 0 PI = RInt g (cos 0) (cos PI)).
  { apply (RInt_comp (V := R_CompleteNormedModule)).
    - intros x _. apply Cg, COS_bound.
    - intros x _. split.
      + auto_derive; [trivial|]. ring.
      + apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  rewrite cos_0, cos_PI in Comp.
  assert (Ig : ex_RInt g (-1) 1).
  { apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros t Ht.
    rewrite Rmin_left, Rmax_right in Ht by lra. now apply Cg. }
  assert (Swap : RInt g 1 (-1) = - RInt g (-1) 1)
    by (symmetry; apply (opp_RInt_swap (V := R_CompleteNormedModule)); exact Ig).
  rewrite Swap in Comp.
  rewrite (RInt_ext _ (fun theta => scal (-1) (f (cos theta) * sin theta ^ (n + 1)))) in Comp.
  - rewrite (RInt_scal (V := R_CompleteNormedModule)) in Comp.
    + unfold scal in Comp; simpl in Comp; unfold mult in Comp; simpl in Comp. lra.
    + apply (weighted_integrable 0 PI cos (fun theta => sin theta ^ (n + 1))); auto.
      * intros x _. apply COS_bound.
      * intros x. apply continuous_cos.
      * apply sin_pow_continuous.
  - intros theta Ht. rewrite Rmin_left, Rmax_right in Ht by lra. in_R.
    unfold g, scal; simpl; unfold mult; simpl. rewrite <- (weight_cos n theta Ht). ring.
Qed.

(** For integer d = n + 3 the weight and the angle give the same mean. *)
Theorem weight_mean_angle_mean : forall n f, continuous_on_interval f ->
  weight_mean (INR n + 3) f = angle_mean (n + 1) f.
Proof.
  intros n f Hf. unfold weight_mean, angle_mean, weighted_mean.
  rewrite (weight_angle_integral n f Hf). f_equal.
  assert (C1 : continuous_on_interval (fun _ => 1)) by (intros t _; apply continuous_const).
  pose proof (weight_angle_integral n (fun _ => 1) C1) as One.
  rewrite (RInt_ext _ (weight (INR n + 3))) in One by (intros x _; in_R; ring).
  rewrite One. apply RInt_ext. intros x _. in_R. ring.
Qed.
