(** * Elementary bounds on beta_*, and its size for large d

    (4.7): (d+2)/d < beta_* < d(d+2)/(d^2-1) for every real d > 1, and how the other elementary bounds rank.
    Sharper: (1+1/d)^2 < beta_* (d > 1), and beta_* is below the root of the second convergent (d >= 2). Together they
    give 0 < beta_* - (1 + 2/d + 1/d^2) < 6/d^4 for d >= 2, which is (1.16) with its constant. *)

From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Ratio Bessel.RatioMonotone Threshold.BetaStar.
Local Open Scope R_scope.

(** ** The two bounds of (4.7) *)

Theorem beta_star_lower d : 1 < d -> (d + 2) / d < beta_star d.
Proof.
  intros Hd. pose proof (beta_star_pos d Hd) as Hb.
  pose proof (r_upper (d / 2) (beta_star d) ltac:(lra) Hb) as H.
  rewrite (r_beta_star d Hd) in H. replace (2 * (d / 2 + 1)) with (d + 2) in H by field.
  apply Rmult_lt_reg_r with (/ (d + 2)); [apply Rinv_0_lt_compat; lra|].
  replace ((d + 2) / d * / (d + 2)) with (1 / d) by (field; lra). exact H.
Qed.

Lemma beta_star_gt_1 d : 1 < d -> 1 < beta_star d.
Proof.
  intros Hd. pose proof (beta_star_lower d Hd) as H.
  assert (0 < 2 / d) by (apply Rdiv_lt_0_compat; lra).
  replace ((d + 2) / d) with (1 + 2 / d) in H by (field; lra). lra.
Qed.

Theorem beta_star_upper d : 1 < d -> beta_star d < d * (d + 2) / (d ^ 2 - 1).
Proof.
  intros Hd. pose proof (beta_star_pos d Hd) as Hb.
  pose proof (r_turan (d / 2) (beta_star d) ltac:(lra) Hb) as H.
  rewrite (r_beta_star d Hd), (r_next_beta_star d Hd) in H.
  apply Rmult_lt_compat_r with (r := d * beta_star d) in H; [|nra].
  replace ((d - (d + 2) / beta_star d) * (d * beta_star d)) with (d * d * beta_star d - d * (d + 2)) in H
    by (field; lra).
  replace (1 / d * (d * beta_star d)) with (beta_star d) in H by (field; lra).
  apply Rlt_div_r; [nra|]. nra.
Qed.

(** ** The second convergent *)

(** beta_* satisfies the inequality of the second convergent ... *)
Lemma beta_star_second_convergent d : 1 < d ->
  0 < beta_star d ^ 2 - d * (d + 4) * beta_star d + (d + 2) * (d + 4).
Proof.
  intros Hd. pose proof (beta_star_pos d Hd) as Hb.
  pose proof (r_upper (d / 2 + 1) (beta_star d) ltac:(lra) Hb) as H.
  rewrite (r_next_beta_star d Hd) in H. replace (2 * (d / 2 + 1 + 1)) with (d + 4) in H by field.
  apply Rmult_lt_compat_r with (r := (d + 4) * beta_star d) in H; [|nra].
  replace ((d - (d + 2) / beta_star d) * ((d + 4) * beta_star d))
    with (d * (d + 4) * beta_star d - (d + 2) * (d + 4)) in H by (field; lra).
  replace (beta_star d / (d + 4) * ((d + 4) * beta_star d)) with (beta_star d ^ 2) in H by (field; lra). lra.
Qed.

Lemma beta_star_before_vertex d : 2 <= d -> beta_star d < d * (d + 4) / 2.
Proof.
  intros Hd. eapply Rlt_le_trans; [apply beta_star_upper; lra|].
  apply Rle_div_l; [nra|]. nra.
Qed.

(** ... and lies on the decreasing branch of the parabola: wherever this is not positive, beta_* has been passed. *)
Lemma beta_star_lt_of_convergent d x : 2 <= d -> x <= d * (d + 4) / 2 ->
  x ^ 2 - d * (d + 4) * x + (d + 2) * (d + 4) <= 0 -> beta_star d < x.
Proof.
  intros Hd Hx Hq. pose proof (beta_star_second_convergent d ltac:(lra)) as Hb.
  pose proof (beta_star_before_vertex d Hd) as Hv.
  apply Rnot_le_lt; intros Hle.
  assert (0 <= (beta_star d - x) * (d * (d + 4) - x - beta_star d)) by (apply Rmult_le_pos; lra). lra.
Qed.

(** The root of the second convergent, in closed form. *)
Definition convergent_root (d : R) : R := (d * (d + 4) - sqrt (d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4))) / 2.

Lemma convergent_discriminant d : 2 <= d -> 0 < d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4).
Proof.
  intros Hd. replace (_ - _) with ((d + 4) * (d ^ 2 * (d + 4) - 4 * (d + 2))) by ring.
  apply Rmult_lt_0_compat; nra.
Qed.

Lemma convergent_root_spec d : 2 <= d -> convergent_root d <= d * (d + 4) / 2 /\
  convergent_root d ^ 2 - d * (d + 4) * convergent_root d + (d + 2) * (d + 4) = 0.
Proof.
  intros Hd. pose proof (convergent_discriminant d Hd) as HD. unfold convergent_root.
  pose proof (sqrt_pos (d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4))) as Hs.
  pose proof (sqrt_sqrt _ (Rlt_le _ _ HD)) as Hss.
  set (s := sqrt _) in *. split; [lra|]. nra.
Qed.

Theorem beta_star_lt_convergent_root d : 2 <= d -> beta_star d < convergent_root d.
Proof.
  intros Hd. destruct (convergent_root_spec d Hd) as [Hv Hq].
  apply beta_star_lt_of_convergent; [assumption..|lra].
Qed.

(** ** Ranking of the elementary upper bounds *)

Theorem upper_bounds_ranked d : 2 <= d ->
  convergent_root d < d * (d + 2) / (d ^ 2 - 1) /\
  d * (d + 2) / (d ^ 2 - 1) < (d + 1) / (d - 1) /\
  (d + 1) / (d - 1) <= (d + 4) / d /\
  (d + 1) / (d - 1) < (d + 2) / (d - 1).
Proof.
  intros Hd. repeat split.
  - destruct (convergent_root_spec d Hd) as [Hv Hq].
    set (x := d * (d + 2) / (d ^ 2 - 1)).
    assert (Hx : x ^ 2 - d * (d + 4) * x + (d + 2) * (d + 4) < 0).
    { replace (_ + _) with (- ((d + 2) * (2 * d ^ 2 - d - 4) / (d ^ 2 - 1) ^ 2)) by (unfold x; field; nra).
      apply Ropp_lt_gt_0_contravar, Rdiv_lt_0_compat; [apply Rmult_lt_0_compat; nra|apply pow_lt; nra]. }
    assert (x <= d * (d + 4) / 2).
    { unfold x. apply Rle_div_l; nra. }
    apply Rnot_le_lt; intros Hle.
    assert (0 <= (convergent_root d - x) * (d * (d + 4) - x - convergent_root d)) by (apply Rmult_le_pos; lra).
    lra.
  - apply Rlt_div_l; [nra|].
    replace ((d + 1) / (d - 1) * (d ^ 2 - 1)) with ((d + 1) * (d + 1)) by (field; lra). lra.
  - apply Rle_div_l; [lra|]. replace ((d + 4) / d * (d - 1)) with (d + 3 - 4 / d) by (field; lra).
    assert (4 / d <= 2) by (apply Rle_div_l; lra). lra.
  - apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat; lra|lra].
Qed.

(** These two hold for every real d > 1. *)
Corollary beta_star_upper_simple d : 1 < d -> beta_star d < (d + 1) / (d - 1).
Proof.
  intros Hd. eapply Rlt_trans; [now apply beta_star_upper|].
  apply Rlt_div_l; [nra|].
  replace ((d + 1) / (d - 1) * (d ^ 2 - 1)) with ((d + 1) * (d + 1)) by (field; lra). lra.
Qed.

Corollary beta_star_upper_four d : 2 <= d -> beta_star d < (d + 4) / d.
Proof.
  intros Hd. pose proof (upper_bounds_ranked d Hd). pose proof (beta_star_upper_simple d ltac:(lra)). lra.
Qed.

(** ** A sharper lower bound, and large d *)

(** One more step of the continued fraction, at (d+2)/d, gives (1 + 1/d)^2. *)
Theorem beta_star_lower_square d : 1 < d -> (1 + 1 / d) ^ 2 < beta_star d.
Proof.
  intros Hd. pose proof (beta_star_pos d Hd) as Hb.
  pose (x := (d + 2) / d).
  assert (Hx : 0 < x) by (apply Rdiv_lt_0_compat; lra).
  pose proof (r_increasing (d / 2 + 1) x (beta_star d) ltac:(lra)
                (conj (Rlt_le _ _ Hx) (beta_star_lower d Hd))) as H1.
  pose proof (r_lower (d / 2 + 1) x ltac:(lra) Hx) as H2.
  rewrite (r_next_beta_star d Hd) in H1.
  assert (H3 : d / (d + 1) ^ 2 < d - (d + 2) / beta_star d).
  { eapply Rlt_trans; [|exact H1]. eapply Rle_lt_trans; [|exact H2].
    replace (2 * (d / 2 + 1 + 1)) with (d + 4) by field. replace (2 * (d / 2 + 1 + 2)) with (d + 6) by field.
    assert (Hden : 0 < d ^ 2 * (d + 4) * (d + 6) + (d + 2) ^ 2) by (pose proof (pow2_ge_0 (d + 2)); nra).
    replace (x / (d + 4 + x ^ 2 / (d + 6))) with (d * (d + 2) * (d + 6) / (d ^ 2 * (d + 4) * (d + 6) + (d + 2) ^ 2))
      by (unfold x; field; repeat split; nra).
    apply Rle_div_l; [apply pow_lt; lra|].
    replace (_ * (d + 1) ^ 2)
      with (d * (d + 2) * (d + 6) * (d + 1) ^ 2 / (d ^ 2 * (d + 4) * (d + 6) + (d + 2) ^ 2)) by (field; lra).
    apply (proj1 (Rle_div_r _ _ _ Hden)).
    assert (0 <= d * (4 * d ^ 2 + 28 * d + 8)) by (apply Rmult_le_pos; nra). nra. }
  apply Rmult_lt_compat_r with (r := beta_star d) in H3; [|exact Hb].
  replace ((d - (d + 2) / beta_star d) * beta_star d) with (d * beta_star d - (d + 2)) in H3 by (field; lra).
  assert (H4 : d + 2 < beta_star d * (d - d / (d + 1) ^ 2)) by lra.
  replace ((1 + 1 / d) ^ 2) with ((d + 2) / (d - d / (d + 1) ^ 2)).
  - apply Rlt_div_l; [|exact H4].
    replace (d - d / (d + 1) ^ 2) with (d * (d * (d + 2)) / (d + 1) ^ 2) by (field; lra).
    apply Rdiv_lt_0_compat; nra.
  - replace (d - d / (d + 1) ^ 2) with (d * (d * (d + 2)) / (d + 1) ^ 2) by (field; lra). field. lra.
Qed.

(** (1.16) with a better order and its constant: 0 < beta_* - (1 + 2/d + 1/d^2) < 6/d^4. *)
Theorem beta_star_expansion d : 2 <= d -> 0 < beta_star d - (1 + 2 / d + 1 / d ^ 2) < 6 / d ^ 4.
Proof.
  intros Hd. split.
  - pose proof (beta_star_lower_square d ltac:(lra)) as H.
    replace ((1 + 1 / d) ^ 2) with (1 + 2 / d + 1 / d ^ 2) in H by (field; lra). lra.
  - enough (beta_star d < 1 + 2 / d + 1 / d ^ 2 + 6 / d ^ 4) by lra.
    assert (Hd4 : 0 < d ^ 4) by (apply pow_lt; lra).
    apply beta_star_lt_of_convergent; [assumption|..].
    + assert (2 / d <= 1) by (apply Rle_div_l; lra).
      assert (1 / d ^ 2 <= 1 / 4) by (apply Rle_div_l; nra).
      assert (4 <= d ^ 2) by nra.
      assert (16 <= d ^ 4) by (replace (d ^ 4) with (d ^ 2 * d ^ 2) by ring; nra).
      assert (6 / d ^ 4 <= 1) by (apply Rle_div_l; lra). nra.
    + set (y := d - 2). assert (Hy : 0 <= y) by (unfold y; lra).
      replace d with (y + 2) in * by (unfold y; ring). clearbody y.
      apply Rmult_le_reg_r with ((y + 2) ^ 8); [apply pow_lt; lra|]. rewrite Rmult_0_l.
      match goal with |- ?l <= 0 =>
        replace l with (- (20 * y ^ 5 + 187 * y ^ 4 + 672 * y ^ 3 + 1132 * y ^ 2 + 848 * y + 156)) by (field; lra)
      end.
      pose proof (pow_le y 5 Hy). pose proof (pow_le y 4 Hy). pose proof (pow_le y 3 Hy). pose proof (pow_le y 2 Hy).
      lra.
Qed.

Corollary beta_star_large_d d : 2 <= d -> Rabs (beta_star d - (1 + 2 / d + 1 / d ^ 2)) <= 6 / d ^ 4.
Proof. intros Hd. pose proof (beta_star_expansion d Hd). rewrite Rabs_pos_eq; lra. Qed.

(** The first-order form |beta_* - (1 + 2/d)| <= C/d^2, C = 8/3, from (4.7) alone. *)
Corollary beta_star_first_order d : 2 <= d -> Rabs (beta_star d - (1 + 2 / d)) <= 8 / 3 / d ^ 2.
Proof.
  intros Hd. pose proof (beta_star_lower d ltac:(lra)) as Hl. pose proof (beta_star_upper d ltac:(lra)) as Hu.
  replace ((d + 2) / d) with (1 + 2 / d) in Hl by (field; lra).
  replace (d * (d + 2) / (d ^ 2 - 1)) with (1 + 2 / d + (d + 2) / (d * (d ^ 2 - 1))) in Hu by (field; nra).
  rewrite Rabs_pos_eq by lra. apply Rle_trans with ((d + 2) / (d * (d ^ 2 - 1))); [lra|].
  apply Rle_div_l; [apply Rmult_lt_0_compat; nra|].
  replace (8 / 3 / d ^ 2 * (d * (d ^ 2 - 1))) with (8 / 3 * (d - 1 / d)) by (field; lra).
  assert (1 / d <= 1 / 2) by (apply Rle_div_l; lra). lra.
Qed.
