(** * From a computed `true` to a theorem about beta_*, K_# and the weighted coefficients A_l alpha_l

    A generated file applies the theorems below to numbers; see Bracket.v for the checkers, [binary] and [big] for the
    arithmetic.  d is an integer, at least 2 (the checkers ask for it). *)

From Coq Require Import ZArith Bool Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Hypergeometric Gamma Ratio RatioMonotone BetaStar BetaBounds Dimension BesselI Majorisation.
From Certify Require Import BracketSeries Bracket.
Open Scope R_scope.

(** ** Facts that need no computation *)

Theorem elementary_bounds d : 1 < d -> (d + 2) / d < beta_star d < d * (d + 2) / (d ^ 2 - 1).
Proof. intros Hd; split; [apply beta_star_lower|apply beta_star_upper]; exact Hd. Qed.

(** (4.10) with alpha_l and A_l written out. *)
Theorem bessel_majorisation d l x : 1 < d -> (2 <= l)%nat -> 0 < x <= beta_star d ->
  besselI (d / 2 + INR l - 1) x / besselI (d / 2) x <= Gamma d * Gamma (INR l) / Gamma (d - 1 + INR l).
Proof.
  intros Hd Hl Hx; pose proof (majorisation d l x Hd Hx Hl) as H; apply le_INR in Hl; simpl (INR 2) in Hl.
  unfold alpha, beckner in H; rewrite Rinv_div in H; exact H.
Qed.

(** The sign of the coefficient (5.10) of the quartic obstruction. *)
Theorem quartic_sign d x : 1 < d -> beta_star d < x ->
  let alpha_2 := besselI (d / 2 + 1) x / besselI (d / 2) x in
  (1 - d * alpha_2) / (4 * d ^ 2 * (d + 2) * (1 - alpha_2)) < 0.
Proof.
  intros Hd Hx; pose proof (beta_star_pos d Hd); cbv zeta; rewrite ratio_besselI by lra.
  assert (H1 : 1 / d < r (d / 2) x) by (apply beta_star_gt; lra).
  assert (H2 : r (d / 2) x < 1) by (apply r_lt_1; lra).
  assert (H3 : 1 < d * r (d / 2) x).
  { apply Rmult_lt_reg_l with (1 / d); [apply Rdiv_lt_0_compat; lra|].
    replace (1 / d * (d * r (d / 2) x)) with (r (d / 2) x) by (field; lra); lra. }
  apply Ropp_lt_cancel; rewrite Ropp_0, <- Ropp_div; apply Rdiv_lt_0_compat; [lra|].
  repeat apply Rmult_lt_0_compat; try apply pow_lt; lra.
Qed.

(** K_# = 1/(2 lambda_1), (1.7), for x > 0. *)
Definition linear_threshold (d x : R) : R := Rpower x (d / 2) / (Rpower 2 (d / 2) * Gamma (d / 2) * besselI (d / 2) x).

Lemma linear_threshold_F d x : 0 < d -> 0 < x -> linear_threshold d x = threshold d x.
Proof.
  intros Hd Hx; unfold linear_threshold, threshold; rewrite besselI_F by lra.
  assert (E : Rpower x (d / 2) = Rpower 2 (d / 2) * Rpower (x / 2) (d / 2)).
  { rewrite Rpower_mult_distr by lra; f_equal; field. }
  rewrite E, (Gamma_succ (d / 2)) by lra; unfold Rpower.
  pose proof (Gamma_pos (d / 2) ltac:(lra)); pose proof (F_quarter_pos (d / 2 + 1) x ltac:(lra)).
  pose proof (exp_pos (d / 2 * ln 2)); pose proof (exp_pos (d / 2 * ln (x / 2))); field; repeat split; lra.
Qed.

Lemma F_monotone a y z : 0 < a -> 0 <= y <= z -> F a y <= F a z.
Proof.
  intros Ha Hyz; apply Series_le; [|apply ex_series_term, Ha].
  intros n; split; [apply term_nonneg; lra|].
  rewrite !term_coef; apply Rmult_le_compat_l; [left; apply coef_pos, Ha|apply pow_incr, Hyz].
Qed.

(** K_# decreases. *)
Lemma linear_threshold_decreasing d x y : 0 < d -> 0 < x <= y -> linear_threshold d y <= linear_threshold d x.
Proof.
  intros Hd Hxy; rewrite !linear_threshold_F by lra; unfold threshold.
  assert (x ^ 2 / 4 <= y ^ 2 / 4) by (apply Rmult_le_compat_r; [lra|apply pow_incr; lra]).
  pose proof (F_quarter_pos (d / 2 + 1) x ltac:(lra)).
  apply Rmult_le_compat_l; [lra|]; apply Rinv_le_contravar; [assumption|].
  apply F_monotone; [lra|pose proof (quarter_square_nonneg x); lra].
Qed.

(** 0 < K_# < d/2. *)
Lemma linear_threshold_range d x : 0 < d -> 0 < x -> 0 < linear_threshold d x < d / 2.
Proof.
  intros Hd Hx; rewrite linear_threshold_F by lra; unfold threshold.
  assert (H : 1 < F (d / 2 + 1) (x ^ 2 / 4)).
  { pose proof (F_lower (d / 2 + 1) (x ^ 2 / 4) 2 ltac:(lra) (quarter_square_nonneg x)) as H; simpl psum in H.
    rewrite term_0, term_S, term_0 in H by lra.
    assert (0 < x ^ 2 / 4 / ((d / 2 + 1 + INR 0) * (INR 0 + 1))).
    { simpl INR; pose proof (pow_lt x 2 Hx); apply Rdiv_lt_0_compat; lra. }
    lra. }
  split; [apply Rdiv_lt_0_compat; lra|].
  apply Rmult_lt_reg_r with (F (d / 2 + 1) (x ^ 2 / 4)); [lra|].
  unfold Rdiv at 1; rewrite Rmult_assoc, Rinv_l by lra; nra.
Qed.

(** ** Facts that rest on a computation *)

Section Computed.

Variable A : arithmetic.

Theorem below_beta_star d num den p n :
  ratio_below A d num den 1 d p n = true -> 0 < IZR num / IZR den < beta_star (IZR d).
Proof.
  intros H; apply ratio_below_sound in H; destruct H as (Hd & Hx & H).
  split; [exact Hx|apply beta_star_lt; [lra|exact Hx|exact H]].
Qed.

Theorem above_beta_star d num den p n :
  ratio_above A d num den 1 d p n = true -> beta_star (IZR d) < IZR num / IZR den.
Proof. intros H; apply ratio_above_sound in H; destruct H as (Hd & Hx & H); apply beta_star_gt; lra. Qed.

Theorem bracket_beta_star d lo hi k p n :
  bracket A d lo hi k p n = true -> IZR lo / 10 ^ k < beta_star (IZR d) < IZR hi / 10 ^ k.
Proof.
  intros H; apply bracket_sound in H; destruct H as (Hd & Hlo & Hhi & Hbelow & Habove).
  apply beta_star_bracket; unfold Rdiv in *; rewrite ?Rmult_1_l; lra.
Qed.

(** lo / 10^k < K_#(b), and K_#(a) < hi / 10^k. *)
Theorem linear_threshold_lower d num den lo k p n :
  threshold_above A d num den lo (10 ^ Z.of_nat k) p n = true ->
  forall x, 0 < x <= IZR num / IZR den -> IZR lo / 10 ^ k < linear_threshold (IZR d) x.
Proof.
  intros H x Hx; apply threshold_above_sound in H; destruct H as (Hd & Hb & H); rewrite IZR_power_of_ten in H.
  eapply Rlt_le_trans; [exact H|]; rewrite <- linear_threshold_F by lra; apply linear_threshold_decreasing; lra.
Qed.

Theorem linear_threshold_upper d num den hi k p n :
  threshold_below A d num den hi (10 ^ Z.of_nat k) p n = true ->
  forall x, IZR num / IZR den <= x -> linear_threshold (IZR d) x < IZR hi / 10 ^ k.
Proof.
  intros H x Hx; apply threshold_below_sound in H; destruct H as (Hd & Ha & H); rewrite IZR_power_of_ten in H.
  eapply Rle_lt_trans; [|exact H]; rewrite <- linear_threshold_F by lra; apply linear_threshold_decreasing; lra.
Qed.

(** The margin 1 - A_l alpha_l exceeds m / 10^k for every l >= 2 up to b ... *)
Theorem margin_lower d num den m k p n :
  (0 <=? m)%Z && ratio_below A d num den (10 ^ Z.of_nat k - m) (d * 10 ^ Z.of_nat k) p n = true ->
  forall (l : nat) x, (2 <= l)%nat -> 0 < x <= IZR num / IZR den ->
  IZR m / 10 ^ k < 1 - beckner (IZR d) l * alpha (IZR d) l x.
Proof.
  rewrite andb_true_iff, Z.leb_le; intros [Hm H] l x Hl Hx; apply IZR_le in Hm.
  apply ratio_below_sound in H; destruct H as (Hd & Hb & H); rewrite mult_IZR, minus_IZR, IZR_power_of_ten in H.
  assert (Ht : 0 < 10 ^ k) by (apply pow_lt; lra).
  assert (Hmt : 0 <= IZR m / 10 ^ k) by (apply Rmult_le_pos; [exact Hm|left; apply Rinv_0_lt_compat, Ht]).
  assert (E : (10 ^ k - IZR m) / (IZR d * 10 ^ k) = 1 / IZR d - IZR m / 10 ^ k / IZR d) by (field; lra).
  rewrite E in H; assert (0 <= IZR m / 10 ^ k / IZR d).
  { apply Rmult_le_pos; [exact Hmt|left; apply Rinv_0_lt_compat; lra]. }
  assert (Hstar : IZR num / IZR den < beta_star (IZR d)) by (apply beta_star_lt; lra).
  pose proof (weighted_le_second (IZR d) l x ltac:(lra) ltac:(lra) Hl) as H2.
  pose proof (r_increasing_le (IZR d / 2) x (IZR num / IZR den) ltac:(lra) ltac:(lra)) as H3.
  enough (IZR d * r (IZR d / 2) (IZR num / IZR den) < 1 - IZR m / 10 ^ k) by nra.
  apply Rmult_lt_reg_l with (/ IZR d); [apply Rinv_0_lt_compat; lra|].
  rewrite <- Rmult_assoc, Rinv_l by lra.
  replace (/ IZR d * (1 - IZR m / 10 ^ k)) with (1 / IZR d - IZR m / 10 ^ k / IZR d) by (field; lra); lra.
Qed.

(** ... and at l = 2, b it is below m / 10^k. *)
Theorem margin_upper d num den m k p n :
  ratio_above A d num den (10 ^ Z.of_nat k - m) (d * 10 ^ Z.of_nat k) p n = true ->
  1 - beckner (IZR d) 2 * alpha (IZR d) 2 (IZR num / IZR den) < IZR m / 10 ^ k.
Proof.
  intros H; apply ratio_above_sound in H; destruct H as (Hd & Hb & H).
  rewrite mult_IZR, minus_IZR, IZR_power_of_ten in H; rewrite weighted_2 by lra.
  assert (Ht : 0 < 10 ^ k) by (apply pow_lt; lra).
  apply (Rmult_lt_compat_l (IZR d)) in H; [|lra].
  replace (IZR d * ((10 ^ k - IZR m) / (IZR d * 10 ^ k))) with (1 - IZR m / 10 ^ k) in H by (field; lra); lra.
Qed.

End Computed.
