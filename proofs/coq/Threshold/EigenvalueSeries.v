(** * The eigenvalues lambda_l as series, and A_l lambda_l beyond a degree

    lambda_l = (1/d) prod_(0 < j < l) x/(d+2j) F(d/2 + l, x^2/4), and lambda_(l+1)/lambda_l < x/(d+2l). *)

From Coq Require Import Reals Lra Lia.
From Certify Require Import Bessel.Hypergeometric Bessel.Ratio Bessel.BesselI Threshold.Majorisation
  Threshold.Eigenvalues.
Local Open Scope R_scope.

Lemma eigenvalue_succ d l x : 1 < d -> 0 < x -> (1 <= l)%nat ->
  eigenvalue d (S l) x = eigenvalue d l x * r (d / 2 + INR l - 1) x.
Proof.
  intros Hd Hx Hl. apply le_INR in Hl; cbn [INR] in Hl. unfold eigenvalue. rewrite S_INR.
  replace (d / 2 + (INR l + 1) - 1) with (d / 2 + INR l - 1 + 1) by ring.
  rewrite besselI_succ by lra. ring.
Qed.

Lemma eigenvalue_1 d x : 1 < d -> 0 < x -> eigenvalue d 1 x = F (d / 2 + 1) (x ^ 2 / 4) / d.
Proof.
  intros Hd Hx. pose proof (linear_threshold_eigenvalue d x Hd Hx) as E. rewrite linear_threshold_F in E by assumption.
  pose proof (eigenvalue_pos d 1 x Hd ltac:(lia)) as P. pose proof (F_quarter_pos (d / 2 + 1) x ltac:(lra)) as Q.
  set (lambda := eigenvalue d 1 x) in *. set (f := F (d / 2 + 1) (x ^ 2 / 4)) in *.
  replace lambda with (1 / (2 * (1 / (2 * lambda)))) by (field; lra). rewrite <- E. field. lra.
Qed.

(** The factor before F in degree k + 1. *)
Fixpoint eigenvalue_factor (d x : R) (k : nat) : R :=
  match k with O => 1 / d | S m => eigenvalue_factor d x m * (x / (d + 2 * INR (S m))) end.

Lemma eigenvalue_factor_pos d x k : 0 < d -> 0 < x -> 0 < eigenvalue_factor d x k.
Proof.
  intros Hd Hx. induction k as [|k IH]; cbn [eigenvalue_factor]; [apply Rdiv_lt_0_compat; lra|].
  pose proof (pos_INR (S k)). apply Rmult_lt_0_compat; [exact IH|apply Rdiv_lt_0_compat; lra].
Qed.

Theorem eigenvalue_series d k x : 1 < d -> 0 < x ->
  eigenvalue d (S k) x = eigenvalue_factor d x k * F (d / 2 + INR (S k)) (x ^ 2 / 4).
Proof.
  intros Hd Hx. induction k as [|k IH].
  - rewrite eigenvalue_1 by assumption. cbn [eigenvalue_factor INR]. field. lra.
  - rewrite eigenvalue_succ, IH by (assumption || lia). cbn [eigenvalue_factor]. unfold r.
    pose proof (pos_INR k) as P. rewrite (S_INR (S k)), (S_INR k).
    replace (d / 2 + (INR k + 1) - 1 + 1) with (d / 2 + (INR k + 1)) by ring.
    replace (d / 2 + (INR k + 1) - 1 + 2) with (d / 2 + (INR k + 1 + 1)) by ring.
    pose proof (F_quarter_pos (d / 2 + (INR k + 1)) x ltac:(lra)). field. lra.
Qed.

Lemma eigenvalue_factor_le d x y k : 0 < d -> 0 < x <= y -> eigenvalue_factor d x k <= eigenvalue_factor d y k.
Proof.
  intros Hd [Hx Hy]. induction k as [|k IH]; cbn [eigenvalue_factor]; [lra|].
  pose proof (pos_INR (S k)). apply Rmult_le_compat; [now apply Rlt_le, eigenvalue_factor_pos| |exact IH|].
  - apply Rlt_le, Rdiv_lt_0_compat; lra.
  - apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|exact Hy].
Qed.

(** lambda_l increases in x. *)
Theorem eigenvalue_le d l x y : 1 < d -> 0 < x <= y -> (1 <= l)%nat -> eigenvalue d l x <= eigenvalue d l y.
Proof.
  intros Hd [Hx Hy] Hl. destruct l as [|k]; [lia|]. rewrite !eigenvalue_series by lra. pose proof (pos_INR (S k)).
  apply Rmult_le_compat.
  - apply Rlt_le, eigenvalue_factor_pos; lra.
  - apply Rlt_le, F_quarter_pos. lra.
  - apply eigenvalue_factor_le; lra.
  - assert (x ^ 2 <= y ^ 2) by (apply pow_incr; lra). pose proof (pow2_ge_0 x). apply F_le; lra.
Qed.

(** A_l lambda_l does not increase from L on where (d + L - 1) x <= L (d + 2 L). *)
Theorem weighted_eigenvalue_tail d x L l : 1 < d -> 0 < x -> (1 <= L <= l)%nat ->
  (d + INR L - 1) * x <= INR L * (d + 2 * INR L) ->
  beckner d l * eigenvalue d l x <= beckner d L * eigenvalue d L x.
Proof.
  intros Hd Hx [HL Hl] Step. pose proof (le_INR _ _ HL) as H1. cbn [INR] in H1.
  induction Hl as [|l Hl IH]; [lra|]. eapply Rle_trans; [|exact IH].
  pose proof (le_INR _ _ Hl) as H2. rewrite beckner_succ, eigenvalue_succ by (assumption || lia).
  pose proof (r_upper (d / 2 + INR l - 1) x ltac:(lra) Hx) as U.
  replace (2 * (d / 2 + INR l - 1 + 1)) with (d + 2 * INR l) in U by field.
  pose proof (r_pos (d / 2 + INR l - 1) x ltac:(lra) Hx) as P.
  pose proof (beckner_pos d l Hd ltac:(lia)). pose proof (eigenvalue_pos d l x Hd ltac:(lia)).
  assert (Q : (d + INR l - 1) / INR l * r (d / 2 + INR l - 1) x <= 1).
  { apply Rle_trans with ((d + INR l - 1) / INR l * (x / (d + 2 * INR l))).
    - apply Rmult_le_compat_l; [apply Rlt_le, Rdiv_lt_0_compat; lra|lra].
    - apply (Rmult_le_reg_r (INR l * (d + 2 * INR l))); [nra|].
      replace ((d + INR l - 1) / INR l * (x / (d + 2 * INR l)) * (INR l * (d + 2 * INR l)))
        with ((d + INR l - 1) * x) by (field; lra). rewrite Rmult_1_l.
      apply (Rmult_le_reg_l (INR L)); [lra|].
      apply Rle_trans with (INR l * ((d + INR L - 1) * x)).
      { assert (0 <= x * ((d - 1) * (INR l - INR L))) by (repeat apply Rmult_le_pos; lra). lra. }
      apply Rle_trans with (INR l * (INR L * (d + 2 * INR L))); [apply Rmult_le_compat_l; lra|].
      replace (INR L * (INR l * (d + 2 * INR l))) with (INR l * (INR L * (d + 2 * INR l))) by ring.
      apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; lra. }
  replace (beckner d l * ((d + INR l - 1) / INR l) * (eigenvalue d l x * r (d / 2 + INR l - 1) x))
    with (beckner d l * eigenvalue d l x * ((d + INR l - 1) / INR l * r (d / 2 + INR l - 1) x)) by ring.
  rewrite <- (Rmult_1_r (beckner d l * eigenvalue d l x)) at 2.
  apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|exact Q].
Qed.
