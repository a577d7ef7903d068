(** * The mean of a function of x.y over parallels of the two-sphere; the product formula

    The mean of f (x.y) over the points x of the parallel x_1 = s, with y_1 = t, is a function of s and t; for P_l it is
    P_l(s) P_l(t). *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Sphere.Model Legendre.Derivative
  Legendre.Entropy Legendre.Model Legendre.Complete Legendre.Product.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation D := legendre_derivative.
Local Notation Avg := interval_mean_zonal.

Definition root (t : R) : R := sqrt (1 - t ^ 2).
Definition inner (s t phi : R) : R := s * t + root s * root t * cos phi.
Definition rotated (f : R -> R) (s t : R) : R := RInt (fun phi => f (inner s t phi)) 0 PI / PI.

Lemma root_square t : -1 <= t <= 1 -> t ^ 2 + root t ^ 2 = 1.
Proof. intros Ht. unfold root. rewrite pow2_sqrt by nra. ring. Qed.

Lemma root_cos theta : 0 <= theta <= PI -> root (cos theta) = sin theta.
Proof.
  intros H. unfold root. pose proof (sin2_cos2 theta) as E. unfold Rsqr in E.
  replace (1 - cos theta ^ 2) with (sin theta * sin theta) by (simpl; lra). apply sqrt_square. now apply sin_ge_0.
Qed.

Lemma inner_range s t phi : -1 <= s <= 1 -> -1 <= t <= 1 -> -1 <= inner s t phi <= 1.
Proof.
  intros Hs Ht. pose proof (root_square s Hs) as S. pose proof (root_square t Ht) as T. unfold inner.
  pose proof (sin2_cos2 phi) as E. unfold Rsqr in E.
  assert (Q : (s * t + root s * root t * cos phi) ^ 2 <= 1).
  { pose proof (pow2_ge_0 (s * root t * cos phi - root s * t)) as A. pose proof (pow2_ge_0 (root t * sin phi)) as B.
    assert (I : (s * t + root s * root t * cos phi) ^ 2 + (s * root t * cos phi - root s * t) ^ 2
      + (root t * sin phi) ^ 2 = 1); [|lra].
    transitivity ((s ^ 2 + root s ^ 2) * (t ^ 2 + root t ^ 2 * (cos phi * cos phi)) + root t ^ 2 * (sin phi * sin phi));
      [ring|]. rewrite S. transitivity (t ^ 2 + root t ^ 2 * (sin phi * sin phi + cos phi * cos phi)); [ring|].
    rewrite E, Rmult_1_r. exact T. }
  split; nra.
Qed.

Lemma inner_continuous s t phi : continuous (inner s t) phi.
Proof.
  apply (continuous_sum (fun _ => s * t)); [apply continuous_const|].
  apply (continuous_times (fun _ => root s * root t)); [apply continuous_const|apply continuous_cos].
Qed.

Lemma rotated_integrable (f : R -> R) s t : (forall x, continuous f x) -> ex_RInt (fun phi => f (inner s t phi)) 0 PI.
Proof.
  intros C. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros phi _.
  apply (continuous_comp (inner s t) f); [apply inner_continuous|apply C].
Qed.

Lemma rotated_ext (f g : R -> R) s t : -1 <= s <= 1 -> -1 <= t <= 1 -> (forall x, -1 <= x <= 1 -> f x = g x) ->
  rotated f s t = rotated g s t.
Proof.
  intros Hs Ht E. unfold rotated. f_equal. apply RInt_ext. intros phi _. now apply E, inner_range.
Qed.

Lemma rotated_plus (f g : R -> R) s t : (forall x, continuous f x) -> (forall x, continuous g x) ->
  rotated (fun x => f x + g x) s t = rotated f s t + rotated g s t.
Proof.
  intros Cf Cg. unfold rotated, Rdiv. rewrite <- Rmult_plus_distr_r. f_equal.
  exact (RInt_plus (V := R_CompleteNormedModule) _ _ 0 PI (rotated_integrable f s t Cf) (rotated_integrable g s t Cg)).
Qed.

Lemma rotated_scal c (f : R -> R) s t : (forall x, continuous f x) ->
  rotated (fun x => c * f x) s t = c * rotated f s t.
Proof.
  intros Cf. unfold rotated, Rdiv. rewrite <- Rmult_assoc. f_equal.
  exact (RInt_scal (V := R_CompleteNormedModule) _ 0 PI c (rotated_integrable f s t Cf)).
Qed.

Lemma rotated_const c s t : rotated (fun _ => c) s t = c.
Proof.
  pose proof PI_RGT_0. unfold rotated. rewrite RInt_const. unfold scal; simpl; unfold mult; simpl. field. lra.
Qed.

(** Close functions have close means. *)
Lemma average_close (u v : R -> R) e : ex_RInt u 0 PI -> ex_RInt v 0 PI -> (forall phi, Rabs (u phi - v phi) <= e) ->
  Rabs (RInt u 0 PI / PI - RInt v 0 PI / PI) <= e.
Proof.
  intros Iu Iv B. pose proof PI_RGT_0 as Pp.
  replace (RInt u 0 PI / PI - RInt v 0 PI / PI) with (RInt (fun phi => minus (u phi) (v phi)) 0 PI / PI).
  - unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ PI)) by (apply Rlt_le, Rinv_0_lt_compat, Pp).
    apply (Rmult_le_reg_r PI); [exact Pp|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    replace (e * PI) with ((PI - 0) * e) by ring. apply abs_RInt_le_const; [lra| |].
    + exact (ex_RInt_minus (V := R_NormedModule) u v 0 PI Iu Iv).
    + intros phi _. apply B.
  - transitivity ((RInt u 0 PI - RInt v 0 PI) / PI); [f_equal|field; lra].
    exact (RInt_minus (V := R_CompleteNormedModule) u v 0 PI Iu Iv).
Qed.

Lemma rotated_close (f g : R -> R) s t e : -1 <= s <= 1 -> -1 <= t <= 1 -> (forall x, continuous f x) ->
  (forall x, continuous g x) -> (forall x, -1 <= x <= 1 -> Rabs (f x - g x) <= e) ->
  Rabs (rotated f s t - rotated g s t) <= e.
Proof.
  intros Hs Ht Cf Cg B. apply average_close; [now apply rotated_integrable..|]. intros phi. now apply B, inner_range.
Qed.

(** ** The product formula *)

Lemma derivative_bound l : exists L, 0 <= L /\ forall t, -1 <= t <= 1 -> Rabs (D l t) <= L.
Proof.
  revert l. apply (gegenbauer_pair (fun l => exists L, 0 <= L /\ forall t, -1 <= t <= 1 -> Rabs (D l t) <= L)).
  - exists 0. split; [lra|]. intros t _. simpl. rewrite Rabs_R0. lra.
  - exists 1. split; [lra|]. intros t _. simpl. rewrite Rabs_R1. lra.
  - intros l (L & PL & HL) _. pose proof (pos_INR (S l)). pose proof (pow_lt 3 (S l) ltac:(lra)).
    exists (L + (2 * INR (S l) + 1) * 3 ^ S l).
    split; [apply Rplus_le_le_0_compat; [exact PL|apply Rmult_le_pos; lra]|].
    intros t Ht. rewrite derivative_SS. eapply Rle_trans; [apply Rabs_triang|]. apply Rplus_le_compat; [now apply HL|].
    rewrite Rabs_mult, (Rabs_pos_eq (2 * INR (S l) + 1)) by lra.
    apply Rmult_le_compat_l; [lra|now apply legendre_bound].
Qed.

Lemma legendre_lipschitz l : exists L, 0 <= L /\ forall x y, -1 <= x <= 1 -> -1 <= y <= 1 ->
  Rabs (P l x - P l y) <= L * Rabs (x - y).
Proof.
  destruct (derivative_bound l) as (L & PL & HL). exists L. split; [exact PL|]. intros x y Hx Hy.
  destruct (MVT_gen (P l) y x (D l)) as (z & Hz & E).
  - intros t _. apply is_derive_legendre.
  - intros t _. apply continuity_pt_filterlim, legendre_continuous_at.
  - rewrite E, Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos|]. apply HL.
    revert Hz. unfold Rmin, Rmax. destruct (Rle_dec y x); lra.
Qed.

Lemma rotated_legendre_continuous l t : -1 <= t <= 1 -> interval_continuous (fun s => rotated (P l) (clamp s) t).
Proof.
  intros Ht. split; [|intros s; now rewrite clamp_clamp]. intros s. destruct (legendre_lipschitz l) as (L & PL & HL).
  pose (g := fun u => L * (Rabs (clamp u - clamp s) + Rabs (root (clamp u) - root (clamp s)))).
  assert (Cr : forall x, continuous (fun u => root (clamp u)) x).
  { intros x. apply (continuous_comp clamp root); [apply clamp_continuous|]. apply continuous_sqrt_comp.
    apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  assert (Cg : continuous g s).
  { apply (continuous_times (fun _ => L)); [apply continuous_const|]. apply continuous_sum; apply continuous_Rabs_comp.
    - apply continuous_minus; [apply clamp_continuous|apply continuous_const].
    - apply continuous_minus; [apply Cr|apply continuous_const]. }
  assert (B : forall u, Rabs (rotated (P l) (clamp u) t - rotated (P l) (clamp s) t) <= g u).
  { intros u. pose proof (clamp_range u) as Hu. pose proof (clamp_range s) as Hs.
    apply average_close; [apply rotated_integrable, legendre_continuous_at..|].
    intros phi. eapply Rle_trans; [apply HL; now apply inner_range|]. apply Rmult_le_compat_l; [exact PL|].
    unfold inner. replace (_ - _) with ((clamp u - clamp s) * t
        + (root (clamp u) - root (clamp s)) * (root t * cos phi)) by ring.
      eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult.
      assert (T : Rabs t <= 1) by (apply Rabs_le; lra).
      assert (R1 : Rabs (root t) * Rabs (cos phi) <= 1).
      { pose proof (root_square t Ht). pose proof (sqrt_pos (1 - t ^ 2)) as Pr. fold (root t) in Pr.
        rewrite (Rabs_pos_eq _ Pr). replace 1 with (1 * 1) by ring.
        apply Rmult_le_compat; [exact Pr|apply Rabs_pos|nra|apply Rabs_le, COS_bound]. }
      pose proof (Rabs_pos (clamp u - clamp s)). pose proof (Rabs_pos (root (clamp u) - root (clamp s))).
      apply Rplus_le_compat; [rewrite <- (Rmult_1_r (Rabs (clamp u - clamp s))) at 2|
        rewrite <- (Rmult_1_r (Rabs (root (clamp u) - root (clamp s)))) at 2]; now apply Rmult_le_compat_l. }
  assert (G0 : g s = 0) by (unfold g; rewrite !Rminus_eq_0, Rabs_R0; ring).
  apply filterlim_locally. intros eps. pose proof (proj1 (filterlim_locally g (g s)) Cg eps) as [d Hd]. exists d.
  intros u Hu. specialize (Hd u Hu). rewrite G0 in Hd.
  eapply Rle_lt_trans; [exact (B u)|]. unfold ball in Hd; simpl in Hd. unfold AbsRing_ball, abs, minus, plus, opp in Hd.
  simpl in Hd. apply Rabs_def2 in Hd. lra.
Qed.

Lemma legendre_gram k l : mean (fun s => P k s * P l s) = if Nat.eq_dec k l then / (2 * INR l + 1) else 0.
Proof.
  destruct (Nat.eq_dec k l) as [->|N].
  - rewrite (mean_ext 3 mean Avg _ (fun s => P l s ^ 2)) by (intros; ring). destruct l as [|l].
    + rewrite (mean_ext 3 mean Avg _ (fun _ => 1)) by (intros; simpl; ring). rewrite (mean_one 3 mean Avg).
      simpl. field.
    + apply legendre_norm. lia.
  - destruct (Nat.lt_ge_cases k l) as [L|L]; [|apply legendre_products; lia].
    rewrite (mean_ext 3 mean Avg _ (fun s => P l s * P k s)) by (intros; ring). now apply legendre_products.
Qed.

Theorem legendre_product l s t : -1 <= s <= 1 -> -1 <= t <= 1 -> rotated (P l) s t = P l s * P l t.
Proof.
  intros Hs Ht. pose proof PI_RGT_0 as Pp.
  pose proof (rotated_legendre_continuous l t Ht) as [Ca Ia]. set (a := fun s => rotated (P l) (clamp s) t) in *.
  (* the moments of the mean over parallels *)
  assert (Other : forall k, k <> l -> mean (fun s => P k s * a s) = 0).
  { intros k N.
    assert (C : continuous_on_interval (fun s => P k s * a s)).
    { intros x _. apply continuous_times; [apply legendre_continuous_at|apply Ca]. }
    rewrite <- (sphere_mean_3 _ C). unfold sphere_mean. rewrite angle_mean_integral. change (3 - 2)%nat with 1%nat.
    rewrite (RInt_ext _ (fun theta => scal (/ PI) (P k (cos theta) * parallel l t (root t) theta * sin theta ^ 1))).
    - rewrite (RInt_scal (V := R_CompleteNormedModule)).
      + rewrite (parallel_moment l t (root t) (root_square t Ht) k N).
        unfold scal; simpl; unfold mult; simpl. unfold Rdiv. ring.
      + apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros theta _.
        apply continuous_times; [apply continuous_times|].
        * apply (continuous_comp cos (P k)); [apply continuous_cos|apply legendre_continuous_at].
        * apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply parallel_derive.
        * apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
    - intros theta H. rewrite Rmin_left, Rmax_right in H by lra. unfold a.
      rewrite (clamp_inside (cos theta) (COS_bound theta)). unfold rotated, inner, parallel.
      rewrite (root_cos theta) by lra. unfold scal; simpl; unfold mult; simpl. in_R. unfold Rdiv. ring. }
  pose (c := (2 * INR l + 1) * mean (fun s => P l s * a s)).
  assert (Z : forall s, a s - c * P l (clamp s) = 0).
  { apply (interval_complete (fun s => a s - c * P l (clamp s))).
    - split; [|intros x; rewrite clamp_clamp; f_equal; exact (Ia x)]. intros x. apply continuous_minus; [apply Ca|].
      apply (continuous_times (fun _ => c)); [apply continuous_const|].
      apply (continuous_comp clamp (P l)); [apply clamp_continuous|apply legendre_continuous_at].
    - intros k. rewrite (mean_ext 3 mean Avg _ (fun s => 1 * (P k s * a s) + - c * (P k s * P l s)))
        by (intros x Hx; rewrite (clamp_inside x Hx); ring).
      assert (C1 : continuous_on_interval (fun s => P k s * a s)).
      { intros x _. apply continuous_times; [apply legendre_continuous_at|apply Ca]. }
      assert (C2 : continuous_on_interval (fun s => P k s * P l s)).
      { intros x _. apply continuous_times; apply legendre_continuous_at. }
      rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C2), legendre_gram. destruct (Nat.eq_dec k l) as [->|N].
      + unfold c. pose proof (pos_INR l). field. lra.
      + rewrite (Other k N). ring. }
  assert (One : c = P l t).
  { pose proof (Z 1) as E. unfold a in E. rewrite (clamp_inside 1) in E by lra. rewrite gegenbauer_1 in E by lra.
    unfold rotated, inner in E.
    assert (R0 : root 1 = 0) by (unfold root; replace (1 - 1 ^ 2) with 0 by ring; apply sqrt_0).
    rewrite R0 in E. rewrite (RInt_ext _ (fun _ => P l t)) in E by (intros phi _; in_R; f_equal; ring).
    rewrite RInt_const in E. unfold scal in E; simpl in E; unfold mult in E; simpl in E.
    replace ((PI - 0) * P l t / PI) with (P l t) in E by (field; lra). lra. }
  pose proof (Z s) as E. unfold a in E. rewrite (clamp_inside s Hs), One in E. lra.
Qed.
