(** * The majorisation alpha_l <= 1/A_l (4.10)

    alpha_l = I_{d/2+l-1}(x) / I_{d/2}(x) and A_l = Gamma(d-1+l) / (Gamma(d) Gamma(l)), l >= 1, real d > 1.
    Both are products, over j < l, of r_{d/2+j-1}(x) and of (d+j-1)/j. Hence
      A_{l+1} alpha_{l+1} = A_l alpha_l * ((d+l-1)/l) r_{d/2+l-1}(x),
    and for x <= beta_* the last factor is below 1, except that at l = 1, x = beta_* it equals 1. *)

From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Gamma Bessel.Ratio Bessel.RatioMonotone Threshold.BetaStar
  Bessel.BesselI.
Local Open Scope R_scope.

(** (1.21) and (1.20). *)
Definition alpha (d : R) (l : nat) (x : R) : R := besselI (d / 2 + INR l - 1) x / besselI (d / 2) x.
Definition beckner (d : R) (l : nat) : R := Gamma (d - 1 + INR l) / (Gamma d * Gamma (INR l)).

(** ** First values and steps *)

Lemma alpha_1 d x : 1 < d -> alpha d 1 x = 1.
Proof.
  intros Hd. unfold alpha. cbn [INR]. replace (d / 2 + 1 - 1) with (d / 2) by ring.
  pose proof (besselI_pos (d / 2) x ltac:(lra)). field. lra.
Qed.

Lemma alpha_succ d l x : 1 < d -> 0 < x -> (1 <= l)%nat ->
  alpha d (S l) x = alpha d l x * r (d / 2 + INR l - 1) x.
Proof.
  intros Hd Hx Hl. apply le_INR in Hl; cbn [INR] in Hl. unfold alpha. rewrite S_INR.
  replace (d / 2 + (INR l + 1) - 1) with (d / 2 + INR l - 1 + 1) by ring.
  rewrite besselI_succ by lra.
  pose proof (besselI_pos (d / 2) x ltac:(lra)). field. lra.
Qed.

Lemma alpha_2 d x : 1 < d -> 0 < x -> alpha d 2 x = r (d / 2) x.
Proof.
  intros Hd Hx. rewrite alpha_succ, alpha_1 by (assumption || lia). cbn [INR]. rewrite Rmult_1_l. f_equal. ring.
Qed.

Lemma alpha_pos d l x : 1 < d -> (1 <= l)%nat -> 0 < alpha d l x.
Proof.
  intros Hd Hl. apply le_INR in Hl; cbn [INR] in Hl. apply Rdiv_lt_0_compat; apply besselI_pos; lra.
Qed.

Lemma beckner_1 d : 1 < d -> beckner d 1 = 1.
Proof.
  intros Hd. unfold beckner. cbn [INR]. rewrite Gamma_1. replace (d - 1 + 1) with d by ring.
  pose proof (Gamma_pos d ltac:(lra)). field. lra.
Qed.

Lemma beckner_succ d l : 1 < d -> (1 <= l)%nat -> beckner d (S l) = beckner d l * ((d + INR l - 1) / INR l).
Proof.
  intros Hd Hl. apply le_INR in Hl; cbn [INR] in Hl. unfold beckner. rewrite S_INR.
  replace (d - 1 + (INR l + 1)) with (d - 1 + INR l + 1) by ring.
  rewrite !Gamma_succ by lra.
  pose proof (Gamma_pos d ltac:(lra)). pose proof (Gamma_pos (INR l) ltac:(lra)). field. repeat split; lra.
Qed.

Lemma beckner_2 d : 1 < d -> beckner d 2 = d.
Proof. intros Hd. rewrite beckner_succ, beckner_1 by (assumption || lia). cbn [INR]. field. Qed.

Lemma beckner_pos d l : 1 < d -> (1 <= l)%nat -> 0 < beckner d l.
Proof.
  intros Hd Hl. apply le_INR in Hl; cbn [INR] in Hl.
  apply Rdiv_lt_0_compat; [|apply Rmult_lt_0_compat]; apply Gamma_pos; lra.
Qed.

(** ** 0 < alpha_l < 1 *)

Theorem alpha_lt_1 d l x : 1 < d -> 0 < x -> (2 <= l)%nat -> 0 < alpha d l x < 1.
Proof.
  intros Hd Hx Hl. split; [apply alpha_pos; lia || assumption|].
  induction Hl as [|l Hl IH]; [rewrite alpha_2 by assumption; apply r_lt_1; lra|].
  rewrite alpha_succ by (assumption || lia). pose proof (alpha_pos d l x Hd ltac:(lia)).
  apply le_INR in Hl; cbn [INR] in Hl.
  pose proof (r_lt_1 (d / 2 + INR l - 1) x ltac:(lra) ltac:(lra)).
  pose proof (r_pos (d / 2 + INR l - 1) x ltac:(lra) Hx). nra.
Qed.

(** ** The weighted sequence A_l alpha_l decreases *)

(** The step factor, for l >= 2: strictly below 1 up to and including beta_*. *)
Lemma step_lt_1 d l x : 1 < d -> 0 < x <= beta_star d -> (2 <= l)%nat ->
  (d + INR l - 1) / INR l * r (d / 2 + INR l - 1) x < 1.
Proof.
  intros Hd [Hx Hb] Hl. apply le_INR in Hl; cbn [INR] in Hl.
  pose proof (r_decreasing_order (d / 2) (d / 2 + INR l - 1) x ltac:(lra) Hx) as H1.
  pose proof (proj2 (beta_star_le d x Hd Hx) Hb) as H2.
  assert (H3 : 0 < (d + INR l - 1) / INR l <= d).
  { split; [apply Rdiv_lt_0_compat; lra|]. apply Rle_div_l; [lra|]. nra. }
  apply Rlt_le_trans with (d * (1 / d)); [|apply Req_le; field; lra].
  apply Rle_lt_trans with (d * r (d / 2 + INR l - 1) x).
  - apply Rmult_le_compat_r; [|apply H3]. apply Rlt_le, r_pos; lra.
  - apply Rmult_lt_compat_l; lra.
Qed.

Lemma weighted_succ d l x : 1 < d -> 0 < x -> (1 <= l)%nat ->
  beckner d (S l) * alpha d (S l) x =
  beckner d l * alpha d l x * ((d + INR l - 1) / INR l * r (d / 2 + INR l - 1) x).
Proof. intros. rewrite beckner_succ, alpha_succ by assumption. ring. Qed.

Lemma weighted_pos d l x : 1 < d -> (1 <= l)%nat -> 0 < beckner d l * alpha d l x.
Proof. intros. apply Rmult_lt_0_compat; [now apply beckner_pos|now apply alpha_pos]. Qed.

Theorem weighted_decreasing d l x : 1 < d -> 0 < x <= beta_star d -> (2 <= l)%nat ->
  beckner d (S l) * alpha d (S l) x < beckner d l * alpha d l x.
Proof.
  intros Hd Hx Hl. rewrite weighted_succ by (assumption || lia || lra).
  pose proof (step_lt_1 d l x Hd Hx Hl). pose proof (weighted_pos d l x Hd ltac:(lia)). nra.
Qed.

Lemma weighted_2 d x : 1 < d -> 0 < x -> beckner d 2 * alpha d 2 x = d * r (d / 2) x.
Proof. intros. now rewrite beckner_2, alpha_2. Qed.

(** The maximum over l >= 2 is at l = 2. *)
Lemma weighted_le_second d l x : 1 < d -> 0 < x <= beta_star d -> (2 <= l)%nat ->
  beckner d l * alpha d l x <= d * r (d / 2) x.
Proof.
  intros Hd Hx Hl. induction Hl as [|l Hl IH]; [rewrite weighted_2; lra|].
  pose proof (weighted_decreasing d l x Hd Hx Hl). lra.
Qed.

Lemma weighted_lt_second d l x : 1 < d -> 0 < x <= beta_star d -> (3 <= l)%nat ->
  beckner d l * alpha d l x < d * r (d / 2) x.
Proof.
  intros Hd Hx Hl. destruct l as [|l]; [lia|].
  pose proof (weighted_decreasing d l x Hd Hx ltac:(lia)). pose proof (weighted_le_second d l x Hd Hx ltac:(lia)). lra.
Qed.

(** ** The majorisation *)

Lemma majorised_iff d l x : 1 < d -> (1 <= l)%nat -> (alpha d l x < / beckner d l <-> beckner d l * alpha d l x < 1).
Proof.
  intros Hd Hl. pose proof (beckner_pos d l Hd Hl) as HA. split; intros H.
  - apply (Rmult_lt_compat_l (beckner d l)) in H; [|exact HA]. rewrite Rinv_r in H by lra. exact H.
  - apply Rmult_lt_reg_l with (beckner d l); [exact HA|]. rewrite Rinv_r by lra. exact H.
Qed.

Lemma majorised_le_iff d l x : 1 < d -> (1 <= l)%nat ->
  (alpha d l x <= / beckner d l <-> beckner d l * alpha d l x <= 1).
Proof.
  intros Hd Hl. pose proof (beckner_pos d l Hd Hl) as HA. split; intros H.
  - apply (Rmult_le_compat_l (beckner d l)) in H; [|lra]. rewrite Rinv_r in H by lra. exact H.
  - apply Rmult_le_reg_l with (beckner d l); [exact HA|]. rewrite Rinv_r by lra. exact H.
Qed.

(** (4.10): up to and including beta_*, for every l >= 2. *)
Theorem majorisation d l x : 1 < d -> 0 < x <= beta_star d -> (2 <= l)%nat -> alpha d l x <= / beckner d l.
Proof.
  intros Hd Hx Hl. apply majorised_le_iff; [assumption|lia|].
  eapply Rle_trans; [now apply weighted_le_second|].
  pose proof (proj2 (beta_star_le d x Hd ltac:(lra)) (proj2 Hx)) as H.
  apply (Rmult_le_compat_l d) in H; [|lra]. replace (d * (1 / d)) with 1 in H by (field; lra). exact H.
Qed.

(** Strict for l >= 3 up to and including beta_* ... *)
Theorem majorisation_strict_tail d l x : 1 < d -> 0 < x <= beta_star d -> (3 <= l)%nat -> alpha d l x < / beckner d l.
Proof.
  intros Hd Hx Hl. apply majorised_iff; [assumption|lia|].
  eapply Rlt_le_trans; [now apply weighted_lt_second|].
  rewrite <- weighted_2 by lra. apply majorised_le_iff; [assumption|lia|]. now apply majorisation.
Qed.

(** ... and for every l >= 2 below beta_*. *)
Theorem majorisation_strict d l x : 1 < d -> 0 < x < beta_star d -> (2 <= l)%nat -> alpha d l x < / beckner d l.
Proof.
  intros Hd Hx Hl. apply majorised_iff; [assumption|lia|].
  eapply Rle_lt_trans; [apply weighted_le_second; lra || assumption|].
  pose proof (proj2 (beta_star_lt d x Hd ltac:(lra)) (proj2 Hx)) as H.
  apply (Rmult_lt_compat_l d) in H; [|lra]. replace (d * (1 / d)) with 1 in H by (field; lra). exact H.
Qed.

(** At beta_* the case l = 2 is an equality, beyond it the majorisation fails: beta_* is exactly the threshold. *)
Theorem majorisation_equality d : 1 < d -> alpha d 2 (beta_star d) = / beckner d 2.
Proof.
  intros Hd. rewrite alpha_2, beckner_2, r_beta_star by (assumption || now apply beta_star_pos). field. lra.
Qed.

Theorem majorisation_fails d x : 1 < d -> beta_star d < x -> / beckner d 2 < alpha d 2 x.
Proof.
  intros Hd Hx. pose proof (beta_star_pos d Hd).
  rewrite alpha_2, beckner_2 by lra. replace (/ d) with (1 / d) by (field; lra). apply beta_star_gt; lra.
Qed.
