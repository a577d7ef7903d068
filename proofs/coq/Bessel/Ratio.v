(** * The Bessel ratio r_nu(x) = I_{nu+1}(x) / I_nu(x)

    Written with 0F1, where Gamma has cancelled: r_nu(x) = x/(2(nu+1)) F(nu+2, x^2/4) / F(nu+1, x^2/4).
    [BesselI.ratio_besselI] says that this is the quotient of the two Bessel functions.

    Here: recurrence, Riccati equation, the convergent bounds (4.13), 0 < r < 1, strict monotonicity in x and in
    the order, limits. The hypotheses are the natural ones: nu > -1, and nu > -1/2 for what is false below. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Export Bessel.HypergeometricDerivative.
From Certify Require Import Bessel.Hypergeometric Bessel.Calculus.
Local Open Scope R_scope.

Definition r (nu x : R) : R := x / (2 * (nu + 1)) * (F (nu + 2) (x ^ 2 / 4) / F (nu + 1) (x ^ 2 / 4)).

Lemma quarter_square_nonneg x : 0 <= x ^ 2 / 4.
Proof. pose proof (pow2_ge_0 x). lra. Qed.

Lemma F_quarter_pos a x : 0 < a -> 0 < F a (x ^ 2 / 4).
Proof. intros Ha. apply F_pos; [exact Ha|apply quarter_square_nonneg]. Qed.

(** ** Sign and recurrence *)

Lemma r_0 nu : r nu 0 = 0.
Proof. unfold r, Rdiv. ring. Qed.

Lemma r_pos nu x : -1 < nu -> 0 < x -> 0 < r nu x.
Proof.
  intros Hnu Hx. pose proof (F_quarter_pos (nu + 2) x ltac:(lra)). pose proof (F_quarter_pos (nu + 1) x ltac:(lra)).
  apply Rmult_lt_0_compat; apply Rdiv_lt_0_compat; lra.
Qed.

(** 1/r_nu = 2(nu+1)/x + r_{nu+1}: contiguity. *)
Theorem r_recurrence nu x : -1 < nu -> 0 < x -> / r nu x = 2 * (nu + 1) / x + r (nu + 1) x.
Proof.
  intros Hnu Hx. unfold r.
  pose proof (F_quarter_pos (nu + 2) x ltac:(lra)).
  pose proof (F_contiguous (nu + 1) (x ^ 2 / 4) ltac:(lra)) as Hc.
  pose proof (F_quarter_pos (nu + 1) x ltac:(lra)).
  replace (nu + 1 + 1) with (nu + 2) in * by ring. replace (nu + 1 + 2) with (nu + 3) in * by ring.
  replace (/ (x / (2 * (nu + 1)) * (F (nu + 2) (x ^ 2 / 4) / F (nu + 1) (x ^ 2 / 4))))
    with (2 * (nu + 1) / x * (F (nu + 1) (x ^ 2 / 4) / F (nu + 2) (x ^ 2 / 4))) by (field; repeat split; lra).
  rewrite Hc. field. repeat split; lra.
Qed.

Corollary r_recurrence_mult nu x : -1 < nu -> 0 < x -> r nu x * (2 * (nu + 1) / x + r (nu + 1) x) = 1.
Proof.
  intros Hnu Hx. rewrite <- r_recurrence by assumption. apply Rinv_r.
  apply Rgt_not_eq. now apply r_pos.
Qed.

(** ** Convergents of the continued fraction (4.13) *)

(** [convergent n nu x]: the continued fraction of r_nu cut after n quotients, 0, x/(2(nu+1)), ... *)
Fixpoint convergent (n : nat) (nu x : R) : R :=
  match n with
  | O => 0
  | S m => / (2 * (nu + 1) / x + convergent m (nu + 1) x)
  end.

Lemma convergent_nonneg n : forall nu x, -1 < nu -> 0 < x -> 0 <= convergent n nu x.
Proof.
  induction n as [|n IH]; intros nu x Hnu Hx; cbn [convergent]; [lra|].
  apply Rlt_le, Rinv_0_lt_compat. pose proof (IH (nu + 1) x ltac:(lra) Hx).
  assert (0 < 2 * (nu + 1) / x) by (apply Rdiv_lt_0_compat; lra). lra.
Qed.

(** Even convergents lie below the ratio, odd ones above. *)
Theorem convergent_bounds n : forall nu x, -1 < nu -> 0 < x ->
  convergent (2 * n) nu x < r nu x < convergent (2 * n + 1) nu x.
Proof.
  assert (Hstep : forall m nu x, -1 < nu -> 0 < x ->
    (convergent m (nu + 1) x < r (nu + 1) x -> r nu x < convergent (S m) nu x) /\
    (r (nu + 1) x < convergent m (nu + 1) x -> convergent (S m) nu x < r nu x)).
  { intros m nu x Hnu Hx. cbn [convergent].
    assert (H0 : 0 < 2 * (nu + 1) / x) by (apply Rdiv_lt_0_compat; lra).
    pose proof (convergent_nonneg m (nu + 1) x ltac:(lra) Hx).
    pose proof (r_pos (nu + 1) x ltac:(lra) Hx).
    rewrite <- (Rinv_inv (r nu x)).
    rewrite (r_recurrence nu x) by assumption.
    split; intros Hm; apply Rinv_lt_contravar; try lra; apply Rmult_lt_0_compat; lra. }
  induction n as [|n IH]; intros nu x Hnu Hx.
  - split; [now apply r_pos|]. cbn [Nat.mul Nat.add]. apply Hstep; [assumption..|]. apply r_pos; lra.
  - replace (2 * S n)%nat with (S (S (2 * n))) by lia. replace (S (S (2 * n)) + 1)%nat with (S (S (2 * n + 1))) by lia.
    destruct (IH (nu + 1 + 1) x ltac:(lra) Hx) as [Hl Hu].
    split; apply Hstep; try lra; apply Hstep; lra.
Qed.

(** (4.13), first convergent. *)
Theorem r_upper nu x : -1 < nu -> 0 < x -> r nu x < x / (2 * (nu + 1)).
Proof.
  intros Hnu Hx. replace (x / (2 * (nu + 1))) with (convergent 1 nu x).
  - now apply (convergent_bounds 0).
  - cbn [convergent]. rewrite Rplus_0_r. field. lra.
Qed.

(** (4.13), second convergent. *)
Theorem r_lower nu x : -1 < nu -> 0 < x -> x / (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2))) < r nu x.
Proof.
  intros Hnu Hx. replace (x / (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2)))) with (convergent 2 nu x).
  - now apply (convergent_bounds 1).
  - cbn [convergent]. pose proof (pow2_ge_0 x). field. repeat split; nra.
Qed.

(** ** Derivative: the Riccati equation *)

Theorem r_riccati nu x : -1 < nu -> 0 < x -> is_derive (r nu) x (1 - (r nu x) ^ 2 - (2 * nu + 1) * r nu x / x).
Proof.
  intros Hnu Hx. unfold r at 1.
  pose proof (F_contiguous (nu + 1) (x ^ 2 / 4) ltac:(lra)) as Hc.
  pose proof (F_quarter_pos (nu + 1) x ltac:(lra)) as HA.
  assert (Hd : forall a, 0 < a -> is_derive (fun t => F a (t ^ 2 / 4)) x (F (a + 1) (x ^ 2 / 4) / a * (x / 2))).
  { intros a Ha. apply (derive_comp (F a) (fun t => t ^ 2 / 4)); [now apply is_derive_F|apply derive_quarter_square]. }
  eapply derive_eq.
  - apply (derive_mult (fun t => t / (2 * (nu + 1))) (fun t => F (nu + 2) (t ^ 2 / 4) / F (nu + 1) (t ^ 2 / 4))).
    + apply is_derive_ext with (fun t : R => / (2 * (nu + 1)) * t); [intros t; unfold Rdiv; apply Rmult_comm|].
      apply derive_scal, derive_id.
    + apply derive_div; [apply Hd; lra|apply Hd; lra|lra].
  - unfold r. cbv beta. replace (nu + 1 + 1) with (nu + 2) in * by ring.
    replace (nu + 2 + 1) with (nu + 3) by ring. replace (nu + 1 + 2) with (nu + 3) in * by ring.
    set (A := F (nu + 1) (x ^ 2 / 4)) in *. set (B := F (nu + 2) (x ^ 2 / 4)) in *.
    set (C := F (nu + 3) (x ^ 2 / 4)) in *. clearbody A B C.
    replace C with ((A - B) * (nu + 1) * (nu + 2) * 4 / x ^ 2) by (rewrite Hc; field; repeat split; lra).
    field. repeat split; lra.
Qed.

(** The right-hand side of the Riccati equation is positive for nu > -1/2. With P = F(nu+1, .), a = nu + 1, it is
    N / (2 P^2) for N = 2 P^2 - 2 z P'^2 - (2a-1) P P', and z N' + (a - 1/2) N = (a - 1/2) P P' > 0, N(0) = 1/a. *)
Section RiccatiSign.
  Variable a : R.
  Hypothesis Ha : / 2 < a.

  Let P z := F a z.
  Let P1 z := F (a + 1) z / a.
  Let P2 z := F (a + 2) z / (a * (a + 1)).
  Let N z := 2 * (P z) ^ 2 - 2 * z * (P1 z) ^ 2 - (2 * a - 1) * (P z * P1 z).
  Let dN z := 4 * P z * P1 z - 2 * (P1 z) ^ 2 - 4 * z * P1 z * P2 z - (2 * a - 1) * ((P1 z) ^ 2 + P z * P2 z).

  Local Lemma derive_P z : is_derive P z (P1 z).
  Proof. apply is_derive_F. lra. Qed.

  Local Lemma derive_P1 z : is_derive P1 z (P2 z).
  Proof.
    apply is_derive_ext with (fun t => / a * F (a + 1) t); [intros t; unfold P1, Rdiv; apply Rmult_comm|].
    eapply derive_eq; [apply derive_scal, is_derive_F; lra|].
    unfold P2. replace (a + 1 + 1) with (a + 2) by ring. field. lra.
  Qed.

  Local Lemma derive_N z : is_derive N z (dN z).
  Proof.
    apply is_derive_ext with
      (fun t => 2 * (P t * P t) - 2 * (t * (P1 t * P1 t)) - (2 * a - 1) * (P t * P1 t)).
    { intros t. unfold N. change (2 * (P t * P t) - 2 * (t * (P1 t * P1 t)) - (2 * a - 1) * (P t * P1 t) =
        2 * P t ^ 2 - 2 * t * P1 t ^ 2 - (2 * a - 1) * (P t * P1 t)). ring. }
    eapply derive_eq.
    - apply derive_minus; [apply derive_minus|]; apply derive_scal.
      + apply derive_mult; apply derive_P.
      + apply derive_mult; [apply derive_id|]. apply derive_mult; apply derive_P1.
      + apply derive_mult; [apply derive_P|apply derive_P1].
    - cbv beta. unfold dN. ring.
  Qed.

  Local Lemma N_pos z : 0 <= z -> 0 < N z.
  Proof.
    apply (positive_of_first_order N dN (a - / 2)).
    - unfold N, P, P1. rewrite !F_0.
      apply Rlt_le_trans with (/ a); [apply Rinv_0_lt_compat; lra|]. apply Req_le. field. lra.
    - intros; apply derive_N.
    - intros t Ht. unfold dN.
      assert (Hode : t * P2 t + a * P1 t = P t) by exact (F_ode a t ltac:(lra)).
      apply Rlt_le_trans with ((a - / 2) * (P t * P1 t)).
      + assert (0 < P t) by (apply F_pos; lra).
        assert (0 < P1 t) by (apply Rdiv_lt_0_compat; [apply F_pos|]; lra).
        apply Rmult_lt_0_compat; [lra|]. now apply Rmult_lt_0_compat.
      + apply Req_le. unfold N. rewrite <- Hode. field.
  Qed.

  Lemma F_riccati_sign z : 0 <= z ->
    0 < 2 * (F a z) ^ 2 - 2 * z * (F (a + 1) z / a) ^ 2 - (2 * a - 1) * (F a z * (F (a + 1) z / a)).
  Proof. exact (N_pos z). Qed.
End RiccatiSign.

Theorem riccati_pos nu x : - / 2 < nu -> 0 < x -> 0 < 1 - (r nu x) ^ 2 - (2 * nu + 1) * r nu x / x.
Proof.
  intros Hnu Hx.
  pose proof (F_riccati_sign (nu + 1) ltac:(lra) (x ^ 2 / 4) (quarter_square_nonneg x)) as HN.
  pose proof (F_quarter_pos (nu + 1) x ltac:(lra)) as HA.
  replace (nu + 1 + 1) with (nu + 2) in HN by ring.
  apply Rmult_lt_reg_l with (2 * (F (nu + 1) (x ^ 2 / 4)) ^ 2); [apply Rmult_lt_0_compat; [lra|now apply pow_lt]|].
  rewrite Rmult_0_r. eapply Rlt_le_trans; [exact HN|]. apply Req_le. unfold r. field. repeat split; lra.
Qed.
