(** * Completeness, parity and orthogonality of Legendre polynomials; Bessel's inequality *)

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

(** ** Bessel's inequality *)

Lemma continuous_square (u : R -> R) t : continuous u t -> continuous (fun t => u t ^ 2) t.
Proof. intros C. apply (continuous_ext (fun t => u t * u t)); [intros; in_R; ring|now apply continuous_times]. Qed.

Section BesselInequality.

Variable h : R -> R.
Hypothesis continuous_h : forall t, continuous h t.

Local Notation m l := (mean (fun t => P l t * h t)).

Let part (n : nat) (t : R) : R := sum_f_R0 (fun k => (2 * INR (S k) + 1) * m (S k) * P (S k) t) n.
Let rest (n : nat) (t : R) : R := h t - part n t.

Let term_continuous c l t : continuous (fun t => c * P l t) t.
Proof. apply (continuous_times (fun _ => c)); [apply continuous_const|apply legendre_continuous_at]. Qed.

Let part_continuous n t : continuous (part n) t.
Proof.
  unfold part. induction n as [|n IH]; cbn [sum_f_R0]; [apply term_continuous|].
  apply continuous_sum; [exact IH|apply term_continuous].
Qed.

Let rest_continuous n t : continuous (rest n) t.
Proof. apply continuous_minus; [apply continuous_h|apply part_continuous]. Qed.

Let against_legendre (u : R -> R) l : (forall t, continuous u t) -> continuous_on_interval (fun t => P l t * u t).
Proof. intros C t _. apply continuous_times; [apply legendre_continuous_at|apply C]. Qed.

Lemma part_orthogonal n l : (S n < l)%nat -> mean (fun t => P l t * part n t) = 0.
Proof.
  intros H. induction n as [|n IH].
  - rewrite (mean_ext 3 mean Avg _ (fun t => (2 * INR 1 + 1) * m 1%nat * (P l t * P 1 t)))
      by (intros; unfold part; cbn [sum_f_R0]; ring).
    rewrite (mean_scal 3 mean Avg _ (fun t => P l t * P 1 t)), (legendre_products 1 l H) by
      (apply against_legendre, legendre_continuous_at). ring.
  - set (c := (2 * INR (S (S n)) + 1) * m (S (S n))).
    rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (P l t * part n t) + c * (P l t * P (S (S n)) t)))
      by (intros; unfold part; cbn [sum_f_R0]; unfold c; ring).
    rewrite (mean_combine 3 mean Avg 1 c _ _ (against_legendre _ l (part_continuous n))
      (against_legendre _ l (legendre_continuous_at (S (S n))))), IH, (legendre_products (S (S n)) l H) by lia. ring.
Qed.

Lemma legendre_norm l : (1 <= l)%nat -> mean (fun t => P l t ^ 2) = / (2 * INR l + 1).
Proof.
  intros Hl. pose proof (gegenbauer_norm 3 mean l ltac:(lia)) as N. rewrite three in N.
  rewrite (N Avg Hl), (harmonic_dimension_3 l Hl). unfold Rdiv. apply Rmult_1_l.
Qed.

(** What is left of the square after n + 1 degrees. *)
Lemma rest_square n : mean (fun t => rest n t ^ 2)
  = mean (fun t => h t ^ 2) - sum_n (fun k => (2 * INR (S k) + 1) * m (S k) ^ 2) n.
Proof.
  assert (Step : forall (u : R -> R) l, (1 <= l)%nat -> (forall t, continuous u t) ->
    mean (fun t => P l t * u t) = m l ->
    mean (fun t => (u t - (2 * INR l + 1) * m l * P l t) ^ 2) = mean (fun t => u t ^ 2) - (2 * INR l + 1) * m l ^ 2).
  { intros u l Hl Cu E. pose proof (pos_INR l). set (c := (2 * INR l + 1) * m l).
    assert (C1 : continuous_on_interval (fun t => u t ^ 2)) by (intros t _; apply continuous_square, Cu).
    assert (C2 : continuous_on_interval (fun t => P l t ^ 2))
      by (intros t _; apply continuous_square, legendre_continuous_at).
    rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (1 * u t ^ 2 + - (2 * c) * (P l t * u t)) + c ^ 2 * P l t ^ 2))
      by (intros; ring).
    pose proof (against_legendre u l Cu) as C3.
    assert (C4 : continuous_on_interval (fun t => 1 * u t ^ 2 + - (2 * c) * (P l t * u t))).
    { intros t Ht. apply continuous_sum; (apply (continuous_times (fun _ => _)); [apply continuous_const|]);
        [now apply C1|now apply C3]. }
    rewrite (mean_combine 3 mean Avg 1 (c ^ 2) _ _ C4 C2), (mean_combine 3 mean Avg 1 _ _ _ C1 C3), E,
      (legendre_norm l Hl). unfold c. field. lra. }
  induction n as [|n IH].
  - rewrite sum_O, <- Step; [|lia|exact continuous_h|reflexivity].
    apply (mean_ext 3 mean Avg). intros. reflexivity.
  - rewrite sum_Sn. change plus with Rplus.
    match goal with |- _ = ?a - (?b + ?c) => replace (a - (b + c)) with (a - b - c) by ring end.
    rewrite <- IH, <- Step.
    + apply (mean_ext 3 mean Avg). intros t _. unfold rest, part. cbn [sum_f_R0]. f_equal. ring.
    + lia.
    + apply rest_continuous.
    + rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (P (S (S n)) t * h t) + -1 * (P (S (S n)) t * part n t)))
        by (intros; unfold rest; ring).
      rewrite (mean_combine 3 mean Avg 1 (-1) _ _ (against_legendre _ (S (S n)) continuous_h)
        (against_legendre _ (S (S n)) (part_continuous n))), (part_orthogonal n (S (S n))) by lia. ring.
Qed.

Theorem legendre_bessel n : sum_n (fun k => (2 * INR (S k) + 1) * m (S k) ^ 2) n <= mean (fun t => h t ^ 2).
Proof.
  enough (0 <= mean (fun t => rest n t ^ 2)) by (rewrite rest_square in *; lra).
  rewrite <- (mean_const 3 mean Avg 0). apply (mean_le 3 mean Avg); [apply continuous_on_interval_const| |].
  - apply on_interval. intros t. apply continuous_square, rest_continuous.
  - intros t _. apply pow2_ge_0.
Qed.

End BesselInequality.
