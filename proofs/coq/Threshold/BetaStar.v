(** * The threshold beta_*: the one positive root of r_{d/2}(x) = 1/d (equation (1.8))

    For every real d > 1. The definition is concrete: the supremum of the points at which the ratio is below 1/d.
    Existence is the intermediate value theorem between the limits 0 and 1, uniqueness is monotonicity. *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Calculus Bessel.Ratio Bessel.RatioMonotone.
Local Open Scope R_scope.

Definition below_threshold (d x : R) : Prop := 0 < x /\ r (d / 2) x < 1 / d.

Definition beta_star (d : R) : R := real (Lub_Rbar (below_threshold d)).

Lemma inv_d_bounds d : 1 < d -> 0 < 1 / d < 1.
Proof.
  intros Hd. split; [apply Rdiv_lt_0_compat; lra|].
  apply Rmult_lt_reg_r with d; [lra|]. field_simplify; lra.
Qed.

Lemma threshold_exists d : 1 < d -> {x | 0 < x /\ r (d / 2) x = 1 / d}.
Proof.
  intros Hd.
  destruct (IVT_Rbar_incr (r (d / 2)) 0 p_infty 0 1 (1 / d)) as (x & Hx & _ & Hr).
  - apply is_lim_r_0. lra.
  - apply is_lim_r_infinity. lra.
  - intros x _ _. apply continuity_pt_filterlim, continuous_r. lra.
  - exact I.
  - apply (inv_d_bounds d Hd).
  - exists x. split; [exact Hx|exact Hr].
Qed.

(** A solution of the equation is the supremum. *)
Lemma threshold_is_beta_star d x : 1 < d -> 0 < x -> r (d / 2) x = 1 / d -> x = beta_star d.
Proof.
  intros Hd Hx Hr. unfold beta_star.
  rewrite (is_lub_Rbar_unique (below_threshold d) x); [reflexivity|]. split.
  - intros y [Hy Hlt]. cbn. apply Rlt_le, (r_reflects_lt (d / 2)); lra.
  - intros [b| |] Hb; cbn.
    + destruct (Rle_or_lt x b) as [|Hbx]; [assumption|].
      pose (y := (Rmax b 0 + x) / 2).
      assert (Hy : Rmax b 0 < y < x /\ 0 < y).
      { unfold y. pose proof (Rmax_r b 0). assert (Rmax b 0 < x) by (apply Rmax_lub_lt; assumption). lra. }
      pose proof (Rmax_l b 0).
      assert (Hin : Rbar_le y b); [|cbn in Hin; lra].
      apply Hb. split; [lra|]. rewrite <- Hr. apply r_increasing; lra.
    + exact I.
    + apply (Hb (x / 2)). split; [lra|]. rewrite <- Hr. apply r_increasing; lra.
Qed.

Theorem beta_star_spec d : 1 < d -> 0 < beta_star d /\ r (d / 2) (beta_star d) = 1 / d.
Proof.
  intros Hd. destruct (threshold_exists d Hd) as (x & Hx & Hr).
  rewrite <- (threshold_is_beta_star d x Hd Hx Hr). now split.
Qed.

Lemma beta_star_pos d : 1 < d -> 0 < beta_star d.
Proof. intros Hd. apply (beta_star_spec d Hd). Qed.

Lemma r_beta_star d : 1 < d -> r (d / 2) (beta_star d) = 1 / d.
Proof. intros Hd. apply (beta_star_spec d Hd). Qed.

(** Existence and uniqueness, (1.8). *)
Theorem beta_star_unique d : 1 < d -> exists! x, 0 < x /\ r (d / 2) x = 1 / d.
Proof.
  intros Hd. exists (beta_star d). split; [now apply beta_star_spec|].
  intros x [Hx Hr]. symmetry. now apply threshold_is_beta_star.
Qed.

(** ** On which side of beta_* a point lies *)

Theorem beta_star_lt d x : 1 < d -> 0 < x -> (r (d / 2) x < 1 / d <-> x < beta_star d).
Proof.
  intros Hd Hx. pose proof (beta_star_pos d Hd) as Hb. rewrite <- (r_beta_star d Hd). split; intros H.
  - apply (r_reflects_lt (d / 2)); lra.
  - apply r_increasing; lra.
Qed.

Theorem beta_star_gt d x : 1 < d -> 0 < x -> (1 / d < r (d / 2) x <-> beta_star d < x).
Proof.
  intros Hd Hx. pose proof (beta_star_pos d Hd) as Hb. rewrite <- (r_beta_star d Hd). split; intros H.
  - apply (r_reflects_lt (d / 2)); lra.
  - apply r_increasing; lra.
Qed.

Theorem beta_star_eq d x : 1 < d -> 0 < x -> (r (d / 2) x = 1 / d <-> x = beta_star d).
Proof.
  intros Hd Hx. split; intros H; [now apply threshold_is_beta_star|]. subst x. now apply r_beta_star.
Qed.

Corollary beta_star_le d x : 1 < d -> 0 < x -> (r (d / 2) x <= 1 / d <-> x <= beta_star d).
Proof.
  intros Hd Hx. pose proof (beta_star_gt d x Hd Hx) as [H1 H2]. split; intros H; apply Rnot_lt_le; intros Hn.
  - specialize (H2 Hn). lra.
  - specialize (H1 Hn). lra.
Qed.

(** A bracket: a sign on either side. *)
Corollary beta_star_bracket d lo hi : 1 < d -> 0 < lo -> 0 < hi ->
  r (d / 2) lo < 1 / d -> 1 / d < r (d / 2) hi -> lo < beta_star d < hi.
Proof. intros. split; [now apply beta_star_lt|now apply beta_star_gt]. Qed.

(** The recurrence at the threshold: r_{d/2+1}(beta_* ) = d - (d+2)/beta_*. *)
Lemma r_next_beta_star d : 1 < d -> r (d / 2 + 1) (beta_star d) = d - (d + 2) / beta_star d.
Proof.
  intros Hd. pose proof (beta_star_pos d Hd) as Hb.
  pose proof (r_recurrence (d / 2) (beta_star d) ltac:(lra) Hb) as H.
  rewrite (r_beta_star d Hd) in H.
  replace (/ (1 / d)) with d in H by (field; lra).
  replace (2 * (d / 2 + 1)) with (d + 2) in H by field. lra.
Qed.
