(** * Completeness, parity and orthogonality of Legendre polynomials *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Complete Circle.Model.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Zonal.PositiveDefinite Zonal.Norm
  Sphere.Model Legendre.Derivative Legendre.Entropy Legendre.Model.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation Avg := interval_mean_zonal.

(** |P_l| <= 3^l on [-1, 1]: crude, and enough beside the eigenvalues. *)
Lemma legendre_bound l : forall t, -1 <= t <= 1 -> Rabs (P l t) <= 3 ^ l.
Proof.
  revert l. apply (gegenbauer_pair (fun l => forall t, -1 <= t <= 1 -> Rabs (P l t) <= 3 ^ l)).
  - intros t _. simpl. rewrite Rabs_R1. lra.
  - intros t Ht. simpl. apply Rabs_le. lra.
  - intros l I1 I2 t Ht. specialize (I1 t Ht). specialize (I2 t Ht). rewrite legendre_SS.
    pose proof (lt_0_INR (S l) ltac:(lia)) as Pl. set (n := INR (S l)) in *.
    assert (At : Rabs t <= 1) by (apply Rabs_le; lra).
    replace (((2 * n + 1) * t * P (S l) t - n * P l t) / (n + 1))
      with ((2 * n + 1) / (n + 1) * (t * P (S l) t) + - (n / (n + 1) * P l t)) by (field; lra).
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp, !Rabs_mult.
    rewrite (Rabs_pos_eq ((2 * n + 1) / (n + 1))), (Rabs_pos_eq (n / (n + 1)))
      by (apply Rlt_le, Rdiv_lt_0_compat; lra).
    assert (F1 : (2 * n + 1) / (n + 1) <= 2) by (apply Rle_div_l; lra).
    assert (F2 : n / (n + 1) <= 1) by (apply Rle_div_l; lra).
    assert (0 <= (2 * n + 1) / (n + 1)) by (apply Rlt_le, Rdiv_lt_0_compat; lra).
    assert (0 <= n / (n + 1)) by (apply Rlt_le, Rdiv_lt_0_compat; lra).
    pose proof (Rabs_pos t). pose proof (Rabs_pos (P (S l) t)). pose proof (Rabs_pos (P l t)).
    assert (Q : Rabs t * Rabs (P (S l) t) <= 3 ^ S l).
    { rewrite <- (Rmult_1_l (3 ^ S l)). apply Rmult_le_compat; assumption. }
    assert (Pp : 0 < 3 ^ l) by (apply pow_lt; lra).
    apply Rle_trans with (2 * 3 ^ S l + 1 * 3 ^ l).
    + apply Rplus_le_compat; apply Rmult_le_compat; try assumption. apply Rmult_le_pos; apply Rabs_pos.
    + simpl. lra.
Qed.

(** P_l(-t) = (-1)^l P_l(t). *)
Lemma legendre_parity l : forall t, P l (- t) = (-1) ^ l * P l t.
Proof.
  revert l. apply (gegenbauer_pair (fun l => forall t, P l (- t) = (-1) ^ l * P l t)).
  - intros t. simpl. ring.
  - intros t. simpl. ring.
  - intros l I1 I2 t. rewrite !legendre_SS, I1, I2. pose proof (pos_INR (S l)). simpl pow. field. lra.
Qed.

Lemma mean_reflected (f : R -> R) : (forall t, continuous f t) -> mean (fun t => f (- t)) = mean f.
Proof.
  intros Cf. rewrite !interval_mean_RInt. f_equal.
  assert (Ex : forall u v, ex_RInt f u v).
  { intros u v. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros y _. apply Cf. }
  pose proof (RInt_comp_lin (V := R_CompleteNormedModule) f (-1) 0 (-1) 1) as L.
  replace (-1 * -1 + 0) with 1 in L by ring. replace (-1 * 1 + 0) with (-1) in L by ring. specialize (L (Ex _ _)).
  assert (Sw : RInt f 1 (-1) = - RInt f (-1) 1).
  { symmetry. apply (opp_RInt_swap (V := R_CompleteNormedModule)), Ex. }
  rewrite Sw in L. rewrite (RInt_ext _ (fun y => opp (f (- y)))) in L.
  - rewrite (RInt_opp (V := R_CompleteNormedModule) (fun y => f (- y))) in L.
    + unfold opp in L; simpl in L. lra.
    + apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros y _.
      apply (continuous_comp Ropp f); [|apply Cf].
      apply (continuous_opp (V := R_NormedModule) (fun z => z)), continuous_id.
  - intros y _. unfold scal, opp; simpl; unfold mult; simpl. replace (-1 * y + 0) with (- y) by ring. in_R. ring.
Qed.

(** ** Completeness, from the circle *)

Section Complete.

Variable h : R -> R.
Hypothesis continuous_h : interval_continuous h.
Hypothesis no_coefficients : forall l, mean (fun t => P l t * h t) = 0.

Lemma no_moments q : forall k, mean (fun t => t ^ k * (gegenbauer 2 q t * h t)) = 0.
Proof.
  assert (C : forall u, (forall t, continuous u t) -> continuous_on_interval (fun t => u t * h t)).
  { intros u Cu t _. apply continuous_times; [apply Cu|apply continuous_h]. }
  assert (All : forall k l, zonal_coefficient 3 mean l (fun t => t ^ k * h t) = 0).
  { induction k as [|k IH]; intros l.
    - rewrite <- (no_coefficients l). apply (mean_ext 3 mean Avg). intros. simpl. ring.
    - rewrite (coefficient_ext 3 mean Avg l _ (fun t => t * (t ^ k * h t))) by (intros; simpl; ring).
      destruct l as [|l]; [rewrite (coefficient_times_t_0 3 mean Avg); apply IH|].
      rewrite (coefficient_times_t 3 mean ltac:(lra) Avg l _ (C _ (pow_continuous_at k))), !IH. ring. }
  assert (Pow : forall k, mean (fun t => t ^ k * h t) = 0).
  { intros k. rewrite <- (All k 0%nat). apply (mean_ext 3 mean Avg). intros. simpl. ring. }
  assert (Cq : forall l k, continuous_on_interval (fun t => t ^ k * (gegenbauer 2 l t * h t))).
  { intros l k t Ht. apply continuous_times; [apply pow_continuous_at|].
    apply continuous_times; [now apply (gegenbauer_continuous 2 l)|apply continuous_h]. }
  revert q. apply (gegenbauer_pair (fun q => forall k, mean (fun t => t ^ k * (gegenbauer 2 q t * h t)) = 0)).
  - intros k. rewrite <- (Pow k). apply (mean_ext 3 mean Avg). intros. simpl. ring.
  - intros k. rewrite <- (Pow (S k)). apply (mean_ext 3 mean Avg). intros. simpl. ring.
  - intros q I1 I2 k.
    rewrite (mean_ext 3 mean Avg _ (fun t => 2 * (t ^ S k * (gegenbauer 2 (S q) t * h t))
      + -1 * (t ^ k * (gegenbauer 2 q t * h t)))).
    + rewrite (mean_combine 3 mean Avg _ _ _ _ (Cq (S q) (S k)) (Cq q k)), I1, I2. ring.
    + intros t _. rewrite gegenbauer_SS. pose proof (lt_0_INR (S q) ltac:(lia)). simpl pow. field. lra.
Qed.

(** h(cos x) |sin x| has no Fourier coefficients. *)
Let f (t : R) : R := h t * sqrt (1 - t ^ 2).

Lemma weighted_continuous t : continuous f t.
Proof.
  apply continuous_times; [apply continuous_h|]. apply continuous_sqrt_comp.
  apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
Qed.

Lemma weighted_coefficients l : zonal_coefficient 2 (sphere_mean 2) l f = 0.
Proof.
  assert (C : continuous_on_interval (fun t => gegenbauer 2 l t * h t)).
  { intros t Ht. apply continuous_times; [now apply (gegenbauer_continuous 2 l)|apply continuous_h]. }
  pose proof (no_moments l 0) as Z.
  rewrite (mean_ext 3 mean Avg _ (fun t => gegenbauer 2 l t * h t)) in Z by (intros; simpl; ring).
  rewrite <- (sphere_mean_3 _ C) in Z. unfold zonal_coefficient, sphere_mean in *. rewrite angle_mean_integral in *.
  change (2 - 2)%nat with 0%nat. change (3 - 2)%nat with 1%nat in Z.
  assert (Sp : 0 < RInt (fun theta => sin theta ^ 1) 0 PI).
  { apply RInt_gt_0; [apply PI_RGT_0| |].
    - intros x Hx. rewrite pow_1. apply sin_gt_0; lra.
    - intros x _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  assert (Z' : RInt (fun theta => gegenbauer 2 l (cos theta) * h (cos theta) * sin theta ^ 1) 0 PI = 0).
  { apply (Rmult_eq_reg_r (/ RInt (fun theta => sin theta ^ 1) 0 PI)); [|apply Rinv_neq_0_compat; lra].
    rewrite Rmult_0_l. exact Z. }
  rewrite (RInt_ext _ (fun theta => gegenbauer 2 l (cos theta) * h (cos theta) * sin theta ^ 1)).
  - rewrite Z'. unfold Rdiv. ring.
  - intros x Hx. rewrite Rmin_left, Rmax_right in Hx by (pose proof PI_RGT_0; lra). unfold f.
    assert (Sx : 0 < sin x) by (apply sin_gt_0; lra).
    replace (1 - cos x ^ 2) with (sin x * sin x) by (pose proof (sin2_cos2 x) as E; unfold Rsqr in E; lra).
    rewrite sqrt_square by lra. in_R. ring.
Qed.

Theorem interval_complete : forall t, h t = 0.
Proof.
  assert (Ci : continuous_on_interval f) by (intros t _; apply weighted_continuous).
  assert (Z : forall x, f (cos x) = 0).
  { apply (circle_complete (fun x => f (cos x))).
    - now apply zonal_cont.
    - apply zonal_periodic.
    - rewrite (mean_zonal f Ci), <- (weighted_coefficients 0). unfold zonal_coefficient.
      apply (mean_ext 2 _ circle_average). intros. simpl. ring.
    - intros k _. split; [rewrite (zonal_cos_coefficient f k Ci); apply weighted_coefficients|].
      now apply zonal_sin_coefficient. }
  apply vanishes_everywhere; [exact continuous_h|]. intros t Ht.
  specialize (Z (acos t)). rewrite cos_acos in Z by lra. unfold f in Z. apply Rmult_integral in Z.
  destruct Z as [Z|Z]; [exact Z|exfalso]. assert (0 < sqrt (1 - t ^ 2)) by (apply sqrt_lt_R0; nra). lra.
Qed.

End Complete.

Lemma legendre_products k l : (k < l)%nat -> mean (fun t => P l t * P k t) = 0.
Proof. intros H. exact (gegenbauer_orthogonal 3 mean ltac:(lra) Avg k l H). Qed.
