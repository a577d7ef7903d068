(** * The Funk-Hecke coefficients of the attention kernel (Lemma 4.1 of the paper)

    By the Funk-Hecke formula a zonal kernel W(x.y) acts on the harmonics of
    degree l as the number  mean (P_l W), P_l the Gegenbauer polynomial of
    dimension d with P_l(1) = 1.  Here this number is computed for the kernel
    (1.2): for every zonal average of dimension d > 1 (the angle for integer
    d >= 2, the weight for real d >= 3) it is
      lambda_l = Gamma(d/2) 2^(d/2-1) beta^(-d/2) I_(d/2+l-1)(beta)   for l >= 1,
    and 0 for l = 0: (4.1), (4.5), (1.3). *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.HypergeometricDerivative Bessel.Calculus Bessel.Gamma
  Bessel.BesselI Threshold.Eigenvalues Zonal.Moments Zonal.Gegenbauer Zonal.Exponential.
Local Open Scope R_scope.

(** ** The Bessel side *)

(** (b/2)^l / (d/2)_l 0F1(; d/2+l; b^2/4) = Gamma(d/2) (2/b)^(d/2-1) I_(d/2+l-1)(b), entire in b. *)
Definition zonal_bessel (d : R) (l : nat) (b : R) : R :=
  (b / 2) ^ l / rising (d / 2) l * F (d / 2 + INR l) (b ^ 2 / 4).

Lemma Gamma_rising_half : forall d l, 0 < d -> Gamma (d / 2 + INR l) = rising (d / 2) l * Gamma (d / 2).
Proof. intros d l Hd. apply Gamma_rising. lra. Qed.

Lemma zonal_bessel_besselI : forall d l b, 1 < d -> 0 < b -> zonal_bessel d l b = b * eigenvalue d l b.
Proof.
  intros d l b Hd Hb. pose proof (pos_INR l) as Hl. unfold zonal_bessel, eigenvalue.
  rewrite besselI_F by lra. replace (d / 2 + INR l - 1 + 1) with (d / 2 + INR l) by ring.
  rewrite Gamma_rising_half by lra.
  pose proof (rising_pos (d / 2) l ltac:(lra)). pose proof (Gamma_pos (d / 2) ltac:(lra)).
  replace (Rpower (b / 2) (d / 2 + INR l - 1)) with (Rpower b (d / 2 - 1) * / Rpower 2 (d / 2 - 1) * (b / 2) ^ l).
  - replace (Rpower b (- (d / 2))) with (/ Rpower b (d / 2 - 1) * / b).
    + assert (0 < Rpower b (d / 2 - 1)) by apply exp_pos. assert (0 < Rpower 2 (d / 2 - 1)) by apply exp_pos.
      field. repeat split; lra.
    + rewrite <- Rpower_Ropp. rewrite <- (Rpower_1 b) at 2 by exact Hb. rewrite <- Rpower_Ropp, <- Rpower_plus.
      f_equal. ring.
  - replace (d / 2 + INR l - 1) with (d / 2 - 1 + INR l) by ring.
    rewrite Rpower_plus, Rpower_pow by lra. f_equal.
    rewrite <- Rpower_Ropp. replace (Rpower 2 (- (d / 2 - 1))) with (Rpower (/ 2) (d / 2 - 1)).
    + rewrite Rpower_mult_distr by lra. reflexivity.
    + unfold Rpower. rewrite ln_Rinv by lra. f_equal. ring.
Qed.

Lemma derive_half_pow : forall l b, is_derive (fun c => (c / 2) ^ l) b (INR l / 2 * (b / 2) ^ pred l).
Proof.
  intros l b. auto_derive; [trivial|]. unfold Rdiv. set (q := (b * / 2) ^ pred l). ring.
Qed.

Lemma derive_zonal_bessel : forall d l b, 0 < d -> is_derive (zonal_bessel d l) b
  (INR l / 2 * (b / 2) ^ pred l / rising (d / 2) l * F (d / 2 + INR l) (b ^ 2 / 4) + zonal_bessel d (S l) b).
Proof.
  intros d l b Hd. pose proof (pos_INR l) as Hl. pose proof (rising_pos (d / 2) l ltac:(lra)) as Hr.
  assert (DF : is_derive (fun c => F (d / 2 + INR l) (c ^ 2 / 4)) b
    (F (d / 2 + INR l + 1) (b ^ 2 / 4) / (d / 2 + INR l) * (b / 2))).
  { apply (derive_comp (F (d / 2 + INR l)) (fun c => c ^ 2 / 4)).
    - apply is_derive_F. lra.
    - apply derive_quarter_square. }
  apply (is_derive_ext (fun c => / rising (d / 2) l * ((c / 2) ^ l * F (d / 2 + INR l) (c ^ 2 / 4)))).
  { intros c. in_R. unfold zonal_bessel, Rdiv. ring. }
  eapply derive_eq; [apply derive_scal, derive_mult; [apply derive_half_pow|exact DF]|].
  unfold zonal_bessel. rewrite S_INR. cbn [rising].
  replace (d / 2 + (INR l + 1)) with (d / 2 + INR l + 1) by ring. cbn [pow]. field. repeat split; lra.
Qed.

(** The recurrence of the Gegenbauer polynomials, on the Bessel side. *)
Lemma zonal_bessel_recurrence : forall d l b, 1 < d ->
  (2 * INR (S l) + d - 2)
    * (INR (S l) / 2 * (b / 2) ^ l / rising (d / 2) (S l) * F (d / 2 + INR (S l)) (b ^ 2 / 4)
       + zonal_bessel d (S (S l)) b)
  - INR (S l) * zonal_bessel d l b = (INR (S l) + d - 2) * zonal_bessel d (S (S l)) b.
Proof.
  intros d l b Hd. pose proof (pos_INR l) as Hl. pose proof (rising_pos (d / 2) l ltac:(lra)) as Hr.
  unfold zonal_bessel. rewrite (F_contiguous (d / 2 + INR l)) by lra. cbn [rising pow]. rewrite !S_INR.
  replace (d / 2 + INR l + 2) with (d / 2 + (INR l + 1 + 1)) by ring.
  replace (d / 2 + INR l + 1) with (d / 2 + (INR l + 1)) by ring. field. repeat split; lra.
Qed.

(** ** The coefficients *)

Section FunkHecke.

Variables (d : R) (mean : (R -> R) -> R).
Hypothesis d_gt_1 : 1 < d.
Hypothesis avg : zonal_average d mean.

Lemma gegenbauer_exp_continuous : forall l b, continuous_on_interval (fun t => gegenbauer d l t * exp (b * t)).
Proof. intros l b. apply continuous_on_interval_mult; [apply gegenbauer_continuous|apply exp_continuous]. Qed.

(** (4.5): the coefficient of exp (b t), for every real b. *)
Theorem funk_hecke_exp : forall l b, mean (fun t => gegenbauer d l t * exp (b * t)) = zonal_bessel d l b.
Proof.
  assert (Hd : 0 < d) by lra.
  apply (gegenbauer_pair (fun l => forall b, mean (fun t => gegenbauer d l t * exp (b * t)) = zonal_bessel d l b)).
  - intros b. rewrite (mean_ext d mean avg _ (fun t => exp (b * t))) by (intros; simpl; ring).
    rewrite (mean_exp d mean Hd avg). unfold zonal_bessel. cbn. rewrite Rplus_0_r. field.
  - intros b. assert (C1 : continuous_on_interval (fun _ => 1)) by (intros t _; apply continuous_const).
    pose proof (derive_mean_exp d mean avg _ b C1) as D1.
    apply (is_derive_ext _ (zonal_bessel d 0)) in D1.
    + pose proof (derive_zonal_bessel d 0 b Hd) as D2.
      apply is_derive_unique in D1. apply is_derive_unique in D2. rewrite D1 in D2.
      rewrite (mean_ext d mean avg _ (fun t => 1 * t * exp (b * t))) by (intros; simpl; ring).
      rewrite D2. cbn [INR]. unfold Rdiv. ring.
    + intros c. rewrite (mean_ext d mean avg _ (fun t => exp (c * t))) by (intros; ring).
      rewrite (mean_exp d mean Hd avg). unfold zonal_bessel. cbn. rewrite Rplus_0_r. field.
  - intros l IH1 IH2 b. pose proof (pos_INR l) as Hl.
    pose proof (derive_mean_exp d mean avg _ b (gegenbauer_continuous d (S l))) as D1.
    apply (is_derive_ext _ (zonal_bessel d (S l))) in D1; [|intros c; apply IH2].
    pose proof (derive_zonal_bessel d (S l) b Hd) as D2.
    apply is_derive_unique in D1. apply is_derive_unique in D2. rewrite D1 in D2. cbn [pred] in D2.
    assert (Ct : continuous_on_interval (fun t => gegenbauer d (S l) t * t * exp (b * t))).
    { apply continuous_on_interval_mult; [|apply exp_continuous].
      apply continuous_on_interval_mult; [apply gegenbauer_continuous|intros t _; apply continuous_id]. }
    rewrite (mean_ext d mean avg _ (fun t =>
      (2 * INR (S l) + d - 2) / (INR (S l) + d - 2) * (gegenbauer d (S l) t * t * exp (b * t))
      + - (INR (S l) / (INR (S l) + d - 2)) * (gegenbauer d l t * exp (b * t)))).
    2: { intros t _. rewrite gegenbauer_SS. unfold Rdiv. ring. }
    rewrite (mean_combine d mean avg _ _ _ _ Ct (gegenbauer_exp_continuous l b)).
    rewrite IH1, D2.
    assert (Hne : INR (S l) + d - 2 <> 0) by (rewrite S_INR; lra).
    apply (Rmult_eq_reg_l (INR (S l) + d - 2)); [|exact Hne].
    rewrite <- (zonal_bessel_recurrence d l b d_gt_1).
    pose proof (rising_pos (d / 2) (S l) ltac:(lra)). field. split; [lra|exact Hne].
Qed.

(** Orthogonality to constants. *)
Lemma mean_gegenbauer : forall l, (1 <= l)%nat -> mean (gegenbauer d l) = 0.
Proof.
  intros [|l] Hl; [lia|].
  rewrite (mean_ext d mean avg _ (fun t => gegenbauer d (S l) t * exp (0 * t))).
  - rewrite funk_hecke_exp. unfold zonal_bessel. cbn [pow]. unfold Rdiv. ring.
  - intros t _. rewrite Rmult_0_l, exp_0. ring.
Qed.

(** The kernel (1.2) as a function of t = x.y. *)
Definition attention_kernel (b t : R) : R := (exp (b * t) - mean (fun s => exp (b * s))) / b.

(** (1.2): m_beta = Gamma(d/2) (2/beta)^(d/2-1) I_(d/2-1)(beta). *)
Theorem kernel_mean : forall b, 0 < b -> mean (fun t => exp (b * t)) = b * eigenvalue d 0 b.
Proof.
  intros b Hb. rewrite <- zonal_bessel_besselI by assumption. rewrite <- funk_hecke_exp.
  apply (mean_ext d mean avg). intros t _. cbn. ring.
Qed.

(** (4.1), and (1.3): the kernel is centred. *)
Theorem funk_hecke_eigenvalue : forall l b, (1 <= l)%nat -> 0 < b ->
  mean (fun t => gegenbauer d l t * attention_kernel b t) = eigenvalue d l b.
Proof.
  intros l b Hl Hb. unfold attention_kernel. set (m := mean (fun s => exp (b * s))).
  rewrite (mean_ext d mean avg _ (fun t =>
    / b * (gegenbauer d l t * exp (b * t)) + - (m / b) * gegenbauer d l t))
    by (intros; field; lra).
  rewrite (mean_combine d mean avg _ _ _ _ (gegenbauer_exp_continuous l b) (gegenbauer_continuous d l)).
  rewrite funk_hecke_exp, mean_gegenbauer, zonal_bessel_besselI by assumption. field. lra.
Qed.

Theorem attention_kernel_centred : forall b, b <> 0 -> mean (attention_kernel b) = 0.
Proof.
  intros b Hb. unfold attention_kernel. set (m := mean (fun s => exp (b * s))).
  rewrite (mean_ext d mean avg _ (fun t => / b * exp (b * t) + - (m / b))) by (intros; field; lra).
  rewrite (mean_plus d mean avg).
  - rewrite (mean_scal d mean avg), (mean_const d mean avg); [|apply exp_continuous]. fold m. field. exact Hb.
  - apply continuous_on_interval_mult; [intros t _; apply continuous_const|apply exp_continuous].
  - intros t _. apply continuous_const.
Qed.

End FunkHecke.
