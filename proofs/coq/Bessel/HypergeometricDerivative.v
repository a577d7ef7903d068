(** * The derivative of 0F1: d/dz F(a, z) = F(a+1, z) / a

    Proved term by term from |(z+h)^k - z^k - k h z^(k-1)| <= k(k-1) h^2 R^(k-2), |z|, |z+h| <= R, which sums to
    |F(a,z+h) - F(a,z) - h F(a+1,z)/a| <= h^2 F(a+2,R) / (a(a+1)). Coquelicot's theorem on power series would do, but
    it brings the axiom of excluded middle; this proof needs none beyond the reals themselves. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric.
Local Open Scope R_scope.

(** The second-order remainder of a power. *)
Lemma pow_remainder z h B m : Rabs z <= B -> Rabs (z + h) <= B ->
  Rabs ((z + h) ^ S (S m) - z ^ S (S m) - (INR m + 2) * h * z ^ S m) <= (INR m + 2) * (INR m + 1) * h ^ 2 * B ^ m.
Proof.
  intros Hz Hzh. assert (HB : 0 <= B) by (eapply Rle_trans; [apply Rabs_pos|exact Hz]).
  induction m as [|m IH].
  - cbn [INR pow]. replace (_ - _ - _) with (h * h) by ring.
    rewrite Rabs_pos_eq; nra.
  - set (D := (z + h) ^ S (S m) - z ^ S (S m) - (INR m + 2) * h * z ^ S m) in *.
    replace ((z + h) ^ S (S (S m)) - z ^ S (S (S m)) - (INR (S m) + 2) * h * z ^ S (S m))
      with ((z + h) * D + (INR m + 2) * h ^ 2 * z ^ S m) by (unfold D; rewrite S_INR; cbn [pow]; ring).
    pose proof (pos_INR m) as Hm. pose proof (pow2_ge_0 h) as Hh.
    pose proof (pow_le B m HB) as HBm.
    eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult, <- (RPow_abs z).
    rewrite (Rabs_pos_eq (INR m + 2)) by lra. rewrite (Rabs_pos_eq (h ^ 2)) by exact Hh.
    apply Rle_trans with (B * ((INR m + 2) * (INR m + 1) * h ^ 2 * B ^ m) + (INR m + 2) * h ^ 2 * B ^ S m).
    + apply Rplus_le_compat.
      * apply Rmult_le_compat; try apply Rabs_pos; assumption.
      * apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|]. apply pow_incr. split; [apply Rabs_pos|exact Hz].
    + rewrite S_INR. cbn [pow] in *.
      assert (0 <= (INR m + 2) * (h * (h * 1) * (B * B ^ m))).
      { apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [exact Hh|]. now apply Rmult_le_pos. }
      lra.
Qed.

Lemma ex_series_lin u v (c : R) : ex_series u -> ex_series v -> ex_series (fun k : nat => u k - c * v k).
Proof.
  intros Hu Hv. apply (ex_series_minus (V := R_NormedModule)); [exact Hu|].
  now apply (ex_series_scal (V := R_NormedModule)).
Qed.

(** (k+2)(k+1) coef_{k+2}(a) = coef_k(a+2) / (a(a+1)). *)
Lemma coef_shift_2 a k : 0 < a -> (INR k + 2) * (INR k + 1) * coef a (S (S k)) = coef (a + 2) k / (a * (a + 1)).
Proof.
  intros Ha. pose proof (coef_shift a (S k) Ha) as H1. pose proof (coef_shift (a + 1) k ltac:(lra)) as H2.
  rewrite S_INR in H1. replace (a + 1 + 1) with (a + 2) in H2 by ring.
  replace ((INR k + 2) * (INR k + 1) * coef a (S (S k)))
    with ((INR k + 1) * ((INR k + 1 + 1) * coef a (S (S k)))) by ring.
  rewrite H1.
  replace ((INR k + 1) * (coef (a + 1) (S k) / a)) with ((INR k + 1) * coef (a + 1) (S k) / a) by (field; lra).
  rewrite H2. field. lra.
Qed.

(** The remainder of first order, as one series. *)
Lemma F_remainder_series a z h : 0 < a ->
  F a (z + h) - F a z - h * (F (a + 1) z / a) =
  Series (fun k => coef a (S (S k)) * ((z + h) ^ S (S k) - z ^ S (S k) - (INR k + 2) * h * z ^ S k)).
Proof.
  intros Ha. rewrite (F_split a (z + h) 2 Ha), (F_split a z 2 Ha), (F_split (a + 1) z 1) by lra.
  cbn [psum]. rewrite !term_0, !(term_S _ _ 0 Ha), !term_0. cbn [INR].
  rewrite (Series_ext (fun k => coef a (S (S k)) * _)
    (fun k => (term a (z + h) (2 + k) - 1 * term a z (2 + k)) - (h / a) * term (a + 1) z (1 + k))).
  - rewrite Series_minus, Series_minus, !Series_scal_l.
    + field. lra.
    + now apply ex_series_tail.
    + apply (ex_series_scal (V := R_NormedModule)). now apply ex_series_tail.
    + apply ex_series_lin; now apply ex_series_tail.
    + apply (ex_series_scal (V := R_NormedModule)). apply ex_series_tail. lra.
  - intros k. rewrite !term_coef. cbn [Nat.add].
    pose proof (coef_shift a (S k) Ha) as H. rewrite S_INR in H.
    replace (h / a * (coef (a + 1) (S k) * z ^ S k)) with (h * (coef (a + 1) (S k) / a) * z ^ S k) by (field; lra).
    rewrite <- H. ring.
Qed.

Lemma F_remainder_bound a z h B : 0 < a -> Rabs z <= B -> Rabs (z + h) <= B ->
  Rabs (F a (z + h) - F a z - h * (F (a + 1) z / a)) <= h ^ 2 * (F (a + 2) B / (a * (a + 1))).
Proof.
  intros Ha Hz Hzh. rewrite F_remainder_series by exact Ha.
  set (u := fun k => coef a (S (S k)) * ((z + h) ^ S (S k) - z ^ S (S k) - (INR k + 2) * h * z ^ S k)).
  set (v := fun k => h ^ 2 / (a * (a + 1)) * term (a + 2) B k).
  assert (Hv : ex_series v).
  { apply (ex_series_scal (V := R_NormedModule)), ex_series_term. lra. }
  assert (Huv : forall k, Rabs (u k) <= v k).
  { intros k. unfold u, v. rewrite Rabs_mult, (Rabs_pos_eq (coef _ _)) by (apply Rlt_le, coef_pos, Ha).
    eapply Rle_trans.
    { apply Rmult_le_compat_l; [apply Rlt_le, coef_pos, Ha|]. apply pow_remainder; [exact Hz|exact Hzh]. }
    apply Req_le. rewrite term_coef.
    replace (h ^ 2 / (a * (a + 1)) * (coef (a + 2) k * B ^ k))
      with (h ^ 2 * (coef (a + 2) k / (a * (a + 1))) * B ^ k) by (field; lra).
    rewrite <- coef_shift_2 by exact Ha. ring. }
  assert (Hu : ex_series (fun k => Rabs (u k))).
  { apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ v); [|exact Hv].
    intros k. change (Rabs (Rabs (u k)) <= v k). rewrite Rabs_Rabsolu. apply Huv. }
  eapply Rle_trans; [now apply Series_Rabs|].
  replace (h ^ 2 * (F (a + 2) B / (a * (a + 1)))) with (Series v).
  - apply Series_le; [|exact Hv]. intros k; split; [apply Rabs_pos|apply Huv].
  - unfold v, F. rewrite Series_scal_l. field. lra.
Qed.

(** A remainder of order h^2 makes a derivative. *)
Lemma derive_of_quadratic_remainder (f : R -> R) (x l C : R) :
  (forall h, Rabs h <= 1 -> Rabs (f (x + h) - f x - h * l) <= h ^ 2 * C) -> is_derive f x l.
Proof.
  intros H. apply is_derive_Reals. intros eps Heps.
  assert (HC : 0 < Rabs C + 1) by (pose proof (Rabs_pos C); lra).
  assert (Hd : 0 < Rmin 1 (eps / (Rabs C + 1))) by (apply Rmin_glb_lt; [lra|now apply Rdiv_lt_0_compat]).
  exists (mkposreal _ Hd). intros h Hh0 Hh. cbn in Hh.
  assert (H1 : Rabs h < 1) by (eapply Rlt_le_trans; [exact Hh|apply Rmin_l]).
  assert (H2 : Rabs h < eps / (Rabs C + 1)) by (eapply Rlt_le_trans; [exact Hh|apply Rmin_r]).
  assert (Hp : 0 < Rabs h) by now apply Rabs_pos_lt.
  replace ((f (x + h) - f x) / h - l) with ((f (x + h) - f x - h * l) / h) by (field; exact Hh0).
  unfold Rdiv. rewrite Rabs_mult, Rabs_inv. apply Rlt_div_l; [exact Hp|].
  eapply Rle_lt_trans; [apply H; lra|].
  rewrite <- (pow2_abs h). apply Rlt_div_r in H2; [|exact HC].
  pose proof (Rle_abs C). nra.
Qed.

Theorem is_derive_F a z : 0 < a -> is_derive (F a) z (F (a + 1) z / a).
Proof.
  intros Ha. apply derive_of_quadratic_remainder with (F (a + 2) (Rabs z + 1) / (a * (a + 1))).
  intros h Hh. apply F_remainder_bound; [exact Ha|lra|].
  eapply Rle_trans; [apply Rabs_triang|lra].
Qed.

Lemma continuous_F a z : 0 < a -> continuous (F a) z.
Proof. intros Ha. apply (ex_derive_continuous (F a)). eexists. now apply is_derive_F. Qed.
