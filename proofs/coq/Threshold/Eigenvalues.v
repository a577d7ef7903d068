(** * The eigenvalues lambda_l (4.1) and the linear threshold K_# (1.7)

    The formulas are taken as definitions here: that they are the eigenvalues of the kernel W_beta on the sphere is
    the Funk-Hecke formula, outside this file. Proved: alpha_l = lambda_l / lambda_1, lambda_1 is the largest,
    K_# = 1/(2 lambda_1) = (d/2) / F(d/2+1, beta^2/4), K_# decreases strictly from d/2. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Calculus Bessel.Gamma Bessel.Ratio Bessel.RatioMonotone
  Bessel.BesselI Threshold.Majorisation.
Local Open Scope R_scope.

Definition eigenvalue (d : R) (l : nat) (x : R) : R :=
  Gamma (d / 2) * Rpower 2 (d / 2 - 1) * Rpower x (- (d / 2)) * besselI (d / 2 + INR l - 1) x.

Definition linear_threshold (d x : R) : R := Rpower x (d / 2) / (Rpower 2 (d / 2) * Gamma (d / 2) * besselI (d / 2) x).

Lemma eigenvalue_pos d l x : 1 < d -> (1 <= l)%nat -> 0 < eigenvalue d l x.
Proof.
  intros Hd Hl. apply le_INR in Hl; cbn [INR] in Hl. unfold eigenvalue.
  apply Rmult_lt_0_compat; [|apply besselI_pos; lra].
  apply Rmult_lt_0_compat; [|apply exp_pos].
  apply Rmult_lt_0_compat; [apply Gamma_pos; lra|apply exp_pos].
Qed.

(** (1.21). *)
Theorem alpha_eigenvalue d l x : 1 < d -> alpha d l x = eigenvalue d l x / eigenvalue d 1 x.
Proof.
  intros Hd. unfold alpha, eigenvalue. cbn [INR]. replace (d / 2 + 1 - 1) with (d / 2) by ring.
  pose proof (besselI_pos (d / 2) x ltac:(lra)). pose proof (Gamma_pos (d / 2) ltac:(lra)).
  assert (0 < Rpower 2 (d / 2 - 1)) by apply exp_pos. assert (0 < Rpower x (- (d / 2))) by apply exp_pos.
  field. repeat split; lra.
Qed.

Theorem eigenvalue_largest d l x : 1 < d -> 0 < x -> (2 <= l)%nat -> eigenvalue d l x < eigenvalue d 1 x.
Proof.
  intros Hd Hx Hl. pose proof (eigenvalue_pos d 1 x Hd ltac:(lia)) as H1.
  destruct (alpha_lt_1 d l x Hd Hx Hl) as [_ H]. rewrite alpha_eigenvalue in H by assumption.
  apply (Rlt_div_l _ _ _ H1) in H. lra.
Qed.

(** (2.9) with (4.1): K_# = 1/(2 lambda_1). *)
Theorem linear_threshold_eigenvalue d x : 1 < d -> 0 < x -> linear_threshold d x = 1 / (2 * eigenvalue d 1 x).
Proof.
  intros Hd Hx. unfold linear_threshold, eigenvalue. cbn [INR]. replace (d / 2 + 1 - 1) with (d / 2) by ring.
  rewrite Rpower_Ropp. replace (Rpower 2 (d / 2)) with (2 * Rpower 2 (d / 2 - 1)).
  - pose proof (besselI_pos (d / 2) x ltac:(lra)). pose proof (Gamma_pos (d / 2) ltac:(lra)).
    assert (0 < Rpower 2 (d / 2 - 1)) by apply exp_pos. assert (0 < Rpower x (d / 2)) by apply exp_pos.
    field. repeat split; lra.
  - rewrite <- (Rpower_1 2) at 1 by lra. rewrite <- Rpower_plus. f_equal. ring.
Qed.

Theorem linear_threshold_F d x : 1 < d -> 0 < x -> linear_threshold d x = d / 2 / F (d / 2 + 1) (x ^ 2 / 4).
Proof.
  intros Hd Hx. unfold linear_threshold. rewrite besselI_F by lra. rewrite Gamma_succ by lra.
  replace (Rpower x (d / 2)) with (Rpower (x / 2) (d / 2) * Rpower 2 (d / 2)).
  - pose proof (F_quarter_pos (d / 2 + 1) x ltac:(lra)). pose proof (Gamma_pos (d / 2) ltac:(lra)).
    assert (0 < Rpower 2 (d / 2)) by apply exp_pos. assert (0 < Rpower (x / 2) (d / 2)) by apply exp_pos.
    field. repeat split; lra.
  - rewrite Rpower_mult_distr by lra. f_equal. field.
Qed.

Lemma F_increasing a y z : 0 < a -> 0 <= y < z -> F a y < F a z.
Proof.
  intros Ha Hy. apply (increasing_of_derive (F a) (fun t => F (a + 1) t / a)); [lra|..].
  - intros; now apply is_derive_F.
  - intros t Ht. apply Rdiv_lt_0_compat; [apply F_pos|]; lra.
Qed.

Theorem linear_threshold_decreasing d x y : 1 < d -> 0 < x < y -> linear_threshold d y < linear_threshold d x.
Proof.
  intros Hd Hx. rewrite !linear_threshold_F by lra.
  apply Rmult_lt_compat_l; [lra|]. apply Rinv_lt_contravar.
  - apply Rmult_lt_0_compat; apply F_quarter_pos; lra.
  - apply F_increasing; [lra|]. split; [apply quarter_square_nonneg|]. simpl. nra.
Qed.

Theorem linear_threshold_limit d : 1 < d ->
  filterlim (linear_threshold d) (at_right 0) (locally (d / 2)).
Proof.
  intros Hd. apply filterlim_ext_loc with (fun x => d / 2 / F (d / 2 + 1) (x ^ 2 / 4)).
  { exists (mkposreal 1 Rlt_0_1). intros x _ Hx. symmetry. now apply linear_threshold_F. }
  replace (locally (d / 2)) with (locally (d / 2 / F (d / 2 + 1) (0 ^ 2 / 4))).
  - eapply filterlim_filter_le_1; [apply filter_le_within|].
    apply (ex_derive_continuous (fun x => d / 2 / F (d / 2 + 1) (x ^ 2 / 4))).
    apply (ex_derive_div (fun _ => d / 2)).
    + apply ex_derive_const.
    + eexists. apply (derive_comp (F (d / 2 + 1)) (fun t => t ^ 2 / 4)); [apply is_derive_F; lra|].
      apply derive_quarter_square.
    + apply Rgt_not_eq, F_quarter_pos. lra.
  - f_equal. replace (0 ^ 2 / 4) with 0 by field. rewrite F_0. field.
Qed.
