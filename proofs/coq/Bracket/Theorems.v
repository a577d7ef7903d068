(** * From a computed `true` to a theorem about beta_*, K_# and the weighted coefficients A_l alpha_l

    A generated file applies the theorems below to numbers; they speak the vocabulary of Main.v.  See Bracket/Checkers.v
    for the checkers, Bracket/Series.v and Bracket/Big.v for the arithmetics [binary] and [big].  d is an integer, at
    least 2 (the checkers ask for it). *)

From Coq Require Import ZArith Bool Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Ratio Bessel.RatioMonotone Threshold.BetaStar
  Threshold.Majorisation.
From Certify Require Import Bracket.Series Bracket.Checkers.
From Certify Require Threshold.Eigenvalues Main.
Local Open Scope R_scope.

(** ** The vocabulary of Main.v unfolds to that of the theory *)

Lemma beta_star_theory d : Main.beta_star d = beta_star d.
Proof. reflexivity. Qed.

Lemma alpha_theory d l x : 1 < d -> Main.alpha d l x = alpha d l x.
Proof. intros Hd; symmetry; exact (Threshold.Eigenvalues.alpha_eigenvalue d l x Hd). Qed.

(** ** Facts that need no computation *)

(** (4.10) with alpha_l and A_l written out. *)
Theorem bessel_majorisation d l x : 1 < d -> (2 <= l)%nat -> 0 < x <= Main.beta_star d ->
  Main.besselI (d / 2 + INR l - 1) x / Main.besselI (d / 2) x
  <= Main.Gamma d * Main.Gamma (INR l) / Main.Gamma (d - 1 + INR l).
Proof.
  intros Hd Hl Hx; rewrite beta_star_theory in Hx.
  pose proof (majorisation d l x Hd Hx Hl) as H; unfold alpha, beckner in H; rewrite Rinv_div in H; exact H.
Qed.

(** The sign of the coefficient (5.10) of the quartic obstruction. *)
Theorem quartic_sign d x : 1 < d -> Main.beta_star d < x ->
  let alpha_2 := Main.besselI (d / 2 + 1) x / Main.besselI (d / 2) x in
  (1 - d * alpha_2) / (4 * d ^ 2 * (d + 2) * (1 - alpha_2)) < 0.
Proof.
  intros Hd Hx; destruct (Main.beta_star_root d Hd) as (_ & Hstar & _); cbv zeta.
  rewrite Main.ratio_of_bessel by lra.
  destruct (Main.ratio_between_0_and_1 (d / 2) x ltac:(lra) ltac:(lra)) as [_ H2].
  destruct (Main.beta_star_separates d x Hd ltac:(lra)) as [_ [_ H1]]; specialize (H1 Hx).
  set (alpha_2 := Main.ratio (d / 2) x) in *.
  assert (H3 : 1 < d * alpha_2).
  { apply (Rmult_lt_compat_l d) in H1; [|lra]; replace (d * (1 / d)) with 1 in H1 by (field; lra); exact H1. }
  apply Ropp_lt_cancel; rewrite Ropp_0, <- Ropp_div; apply Rdiv_lt_0_compat; [lra|].
  repeat apply Rmult_lt_0_compat; try apply pow_lt; lra.
Qed.

(** K_# of (1.7) as a quotient by 0F1. *)
Lemma K_sharp_F d x : 1 < d -> 0 < x -> Main.K_sharp d x = threshold d x.
Proof. exact (Threshold.Eigenvalues.linear_threshold_F d x). Qed.

Lemma K_sharp_decreasing d x y : 1 < d -> 0 < x <= y -> Main.K_sharp d y <= Main.K_sharp d x.
Proof.
  intros Hd [Hx [H|<-]]; [|lra]; left; exact (Threshold.Eigenvalues.linear_threshold_decreasing d x y Hd (conj Hx H)).
Qed.

(** 0 < K_# < d/2. *)
Theorem K_sharp_range d x : 1 < d -> 0 < x -> 0 < Main.K_sharp d x < d / 2.
Proof.
  intros Hd Hx; rewrite K_sharp_F by lra; unfold threshold.
  assert (H : 1 < F (d / 2 + 1) (x ^ 2 / 4)).
  { pose proof (pow_lt x 2 Hx) as H2; pose proof (Threshold.Eigenvalues.F_increasing (d / 2 + 1) 0 (x ^ 2 / 4)) as H.
    rewrite F_0 in H; apply H; lra. }
  split; [apply Rdiv_lt_0_compat; lra|].
  apply Rmult_lt_reg_r with (F (d / 2 + 1) (x ^ 2 / 4)); [lra|].
  unfold Rdiv at 1; rewrite Rmult_assoc, Rinv_l by lra; nra.
Qed.

(** ** Facts that rest on a computation *)

Section Computed.

Variable A : arithmetic.

Theorem below_beta_star d num den p n :
  ratio_below A d num den 1 d p n = true -> 0 < IZR num / IZR den < Main.beta_star (IZR d).
Proof.
  intros H; apply ratio_below_sound in H; destruct H as (Hd & Hx & H); rewrite beta_star_theory.
  split; [exact Hx|apply beta_star_lt; [lra|exact Hx|exact H]].
Qed.

Theorem above_beta_star d num den p n :
  ratio_above A d num den 1 d p n = true -> Main.beta_star (IZR d) < IZR num / IZR den.
Proof.
  intros H; apply ratio_above_sound in H; destruct H as (Hd & Hx & H); rewrite beta_star_theory.
  apply beta_star_gt; lra.
Qed.

Theorem bracket_beta_star d lo hi k p n :
  bracket A d lo hi k p n = true -> IZR lo / 10 ^ k < Main.beta_star (IZR d) < IZR hi / 10 ^ k.
Proof.
  intros H; apply bracket_sound in H; destruct H as (Hd & Hlo & Hhi & Hbelow & Habove).
  rewrite beta_star_theory.
  apply beta_star_bracket; unfold Rdiv in *; rewrite ?Rmult_1_l; lra.
Qed.

(** lo / 10^k < K_#(b), and K_#(a) < hi / 10^k. *)
Theorem K_sharp_lower d num den lo k p n :
  threshold_above A d num den lo (10 ^ Z.of_nat k) p n = true ->
  forall x, 0 < x <= IZR num / IZR den -> IZR lo / 10 ^ k < Main.K_sharp (IZR d) x.
Proof.
  intros H x Hx; apply threshold_above_sound in H; destruct H as (Hd & Hb & H); rewrite IZR_power_of_ten in H.
  eapply Rlt_le_trans; [exact H|]; rewrite <- K_sharp_F by lra; apply K_sharp_decreasing; lra.
Qed.

Theorem K_sharp_upper d num den hi k p n :
  threshold_below A d num den hi (10 ^ Z.of_nat k) p n = true ->
  forall x, IZR num / IZR den <= x -> Main.K_sharp (IZR d) x < IZR hi / 10 ^ k.
Proof.
  intros H x Hx; apply threshold_below_sound in H; destruct H as (Hd & Ha & H); rewrite IZR_power_of_ten in H.
  eapply Rle_lt_trans; [|exact H]; rewrite <- K_sharp_F by lra; apply K_sharp_decreasing; lra.
Qed.

(** The margin 1 - A_l alpha_l exceeds m / 10^k for every l >= 2 up to b ... *)
Theorem margin_lower d num den m k p n :
  (0 <=? m)%Z && ratio_below A d num den (10 ^ Z.of_nat k - m) (d * 10 ^ Z.of_nat k) p n = true ->
  forall (l : nat) x, (2 <= l)%nat -> 0 < x <= IZR num / IZR den ->
  IZR m / 10 ^ k < 1 - Main.A (IZR d) l * Main.alpha (IZR d) l x.
Proof.
  rewrite andb_true_iff, Z.leb_le; intros [Hm H] l x Hl Hx; apply IZR_le in Hm.
  apply ratio_below_sound in H; destruct H as (Hd & Hb & H); rewrite alpha_theory by lra.
  change (Main.A (IZR d) l) with (beckner (IZR d) l); rewrite mult_IZR, minus_IZR, IZR_power_of_ten in H.
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
  1 - Main.A (IZR d) 2 * Main.alpha (IZR d) 2 (IZR num / IZR den) < IZR m / 10 ^ k.
Proof.
  intros H; apply ratio_above_sound in H; destruct H as (Hd & Hb & H).
  rewrite mult_IZR, minus_IZR, IZR_power_of_ten in H.
  rewrite alpha_theory by lra; change (Main.A (IZR d) 2) with (beckner (IZR d) 2); rewrite weighted_2 by lra.
  assert (Ht : 0 < 10 ^ k) by (apply pow_lt; lra).
  apply (Rmult_lt_compat_l (IZR d)) in H; [|lra].
  replace (IZR d * ((10 ^ k - IZR m) / (IZR d * 10 ^ k))) with (1 - IZR m / 10 ^ k) in H by (field; lra); lra.
Qed.

End Computed.
