(** * The results, in base vocabulary

    Whatever is proved about Bessel functions, beta_* and the majorisation is restated here with definitions that need
    nothing but Coq's real numbers, limits and series: a reader who trusts the kernel has this file to read and no other
    (MainTheorem.v continues it with Theorem 1.1). [d] is any real number above 1; in the paper an integer d >= 2, the
    sphere S^{d-1} lying in R^d. Numbers in parentheses are the paper's. The last section prints the axioms. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Gamma GammaUnique BesselI Ratio RatioMonotone BetaStar BetaBounds Dimension Majorisation
  Eigenvalues.
Open Scope R_scope.

(** ** Vocabulary *)

(** Gauss's limit: n^x n! / (x (x+1) ... (x+n)) -> Gamma(x). *)
Definition Gamma (x : R) : R :=
  real (Lim_seq (fun n => Rpower (INR n) x * INR (fact n) / prod_f_R0 (fun k => x + INR k) n)).

(** I_nu(x) = (x/2)^nu sum_k (x^2/4)^k / (k! Gamma(nu+k+1)). *)
Definition besselI (nu x : R) : R :=
  Rpower (x / 2) nu * Series (fun k => (x ^ 2 / 4) ^ k / (INR (fact k) * Gamma (nu + INR k + 1))).

(** r_nu = I_{nu+1} / I_nu. *)
Definition ratio (nu x : R) : R := besselI (nu + 1) x / besselI nu x.

(** (1.8): the supremum of the x > 0 with r_{d/2}(x) < 1/d. *)
Definition beta_star (d : R) : R := real (Lub_Rbar (fun x => 0 < x /\ ratio (d / 2) x < 1 / d)).

(** (4.1), (1.21), (1.20), (1.7). *)
Definition lambda (d : R) (l : nat) (x : R) : R :=
  Gamma (d / 2) * Rpower 2 (d / 2 - 1) * Rpower x (- (d / 2)) * besselI (d / 2 + INR l - 1) x.
Definition alpha (d : R) (l : nat) (x : R) : R := lambda d l x / lambda d 1 x.
Definition A (d : R) (l : nat) : R := Gamma (d - 1 + INR l) / (Gamma d * Gamma (INR l)).
Definition K_sharp (d x : R) : R := Rpower x (d / 2) / (Rpower 2 (d / 2) * Gamma (d / 2) * besselI (d / 2) x).

(** ** Bridges to the theory (the definitions above unfold to its own) *)

Lemma ratio_r nu x : -1 < nu -> 0 < x -> ratio nu x = Ratio.r nu x.
Proof. exact (BesselI.ratio_besselI nu x). Qed.

Lemma alpha_theory d l x : 1 < d -> alpha d l x = Majorisation.alpha d l x.
Proof. intros Hd. symmetry. exact (Eigenvalues.alpha_eigenvalue d l x Hd). Qed.

Lemma beta_star_theory d : 1 < d -> beta_star d = BetaStar.beta_star d.
Proof.
  intros Hd. unfold beta_star, BetaStar.beta_star, BetaStar.below_threshold. f_equal. apply Lub_Rbar_eqset.
  intros x; split; intros [Hx H]; (split; [exact Hx|]).
  - rewrite <- ratio_r; lra.
  - rewrite ratio_r; lra.
Qed.

Lemma ratio_r_near nu x : -1 < nu -> 0 < x -> locally x (fun t => Ratio.r nu t = ratio nu t).
Proof.
  intros Hnu Hx. eapply filter_imp; [|exact (BesselI.locally_positive x Hx)].
  intros t Ht. symmetry. now apply ratio_r.
Qed.

(** ** Bessel functions *)

Theorem Gamma_functional_equation : Gamma 1 = 1 /\ forall x, 0 < x -> 0 < Gamma x /\ Gamma (x + 1) = x * Gamma x.
Proof.
  split; [exact Gamma.Gamma_1|]. intros x Hx. split; [exact (Gamma.Gamma_pos x Hx)|exact (Gamma.Gamma_succ x Hx)].
Qed.

(** Bohr and Mollerup: these properties and log-convexity leave no choice. *)
Theorem Gamma_characterised f :
  (forall x, 0 < x -> 0 < f x) -> f 1 = 1 -> (forall x, 0 < x -> f (x + 1) = x * f x) ->
  (forall x y t, 0 < x -> 0 < y -> 0 <= t <= 1 ->
    ln (f (t * x + (1 - t) * y)) <= t * ln (f x) + (1 - t) * ln (f y)) ->
  forall x, 0 < x -> f x = Gamma x.
Proof. exact (GammaUnique.Gamma_unique f). Qed.

Theorem besselI_series_converges nu x : -1 < nu ->
  ex_series (fun k => (x ^ 2 / 4) ^ k / (INR (fact k) * Gamma (nu + INR k + 1))).
Proof. exact (BesselI.ex_series_besselI nu x). Qed.

(** Bessel's modified differential equation. *)
Theorem besselI_equation nu x : -1 < nu -> 0 < x ->
  x ^ 2 * Derive_n (besselI nu) 2 x + x * Derive (besselI nu) x - (x ^ 2 + nu ^ 2) * besselI nu x = 0.
Proof. exact (BesselI.bessel_equation nu x). Qed.

Theorem besselI_recurrences nu x : -1 < nu -> 0 < x ->
  besselI nu x - besselI (nu + 2) x = 2 * (nu + 1) / x * besselI (nu + 1) x /\
  is_derive (besselI nu) x (besselI (nu + 1) x + nu / x * besselI nu x) /\
  is_derive (besselI (nu + 1)) x ((besselI nu x + besselI (nu + 2) x) / 2).
Proof.
  intros Hnu Hx. split; [exact (BesselI.besselI_recurrence nu x Hnu Hx)|].
  split; [exact (BesselI.is_derive_besselI nu x Hnu Hx)|exact (BesselI.is_derive_besselI_mean nu x Hnu Hx)].
Qed.

(** ** The ratio r_nu *)

Theorem ratio_riccati nu x : -1 < nu -> 0 < x ->
  is_derive (ratio nu) x (1 - (ratio nu x) ^ 2 - (2 * nu + 1) * ratio nu x / x).
Proof.
  intros Hnu Hx. eapply is_derive_ext_loc; [now apply ratio_r_near|].
  rewrite ratio_r by assumption. now apply Ratio.r_riccati.
Qed.

Theorem ratio_increasing nu x y : - / 2 < nu -> 0 < x < y -> ratio nu x < ratio nu y.
Proof. intros Hnu Hx. rewrite !ratio_r by lra. apply RatioMonotone.r_increasing; lra. Qed.

Theorem ratio_between_0_and_1 nu x : - / 2 < nu -> 0 < x -> 0 < ratio nu x < 1.
Proof.
  intros Hnu Hx. rewrite ratio_r by lra. split; [apply Ratio.r_pos|apply RatioMonotone.r_lt_1]; lra.
Qed.

Theorem ratio_limits nu : - / 2 < nu ->
  filterlim (ratio nu) (at_right 0) (locally 0) /\ is_lim (ratio nu) p_infty 1.
Proof.
  intros Hnu. split.
  - apply filterlim_ext_loc with (Ratio.r nu).
    { exists (mkposreal 1 Rlt_0_1). intros x _ Hx. symmetry. apply ratio_r; lra. }
    rewrite <- (Ratio.r_0 nu) at 2. eapply filterlim_filter_le_1; [apply filter_le_within|].
    apply RatioMonotone.continuous_r. lra.
  - apply is_lim_ext_loc with (Ratio.r nu); [|now apply RatioMonotone.is_lim_r_infinity].
    exists 0; intros x Hx. symmetry. apply ratio_r; lra.
Qed.

(** (4.22) for all real orders; with mu = nu + 1 it is the Turan inequality. *)
Theorem ratio_decreasing_in_order nu mu x : -1 < nu < mu -> 0 < x -> ratio mu x < ratio nu x.
Proof. intros Hnu Hx. rewrite !ratio_r by lra. now apply RatioMonotone.r_decreasing_order. Qed.

Theorem turan nu x : -1 < nu -> 0 < x -> besselI nu x * besselI (nu + 2) x < (besselI (nu + 1) x) ^ 2.
Proof.
  intros Hnu Hx. pose proof (ratio_decreasing_in_order nu (nu + 1) x ltac:(lra) Hx) as H. unfold ratio in H.
  replace (nu + 1 + 1) with (nu + 2) in H by ring.
  assert (P0 : 0 < besselI nu x) by (apply BesselI.besselI_pos; lra).
  assert (P1 : 0 < besselI (nu + 1) x) by (apply BesselI.besselI_pos; lra).
  apply (Rmult_lt_compat_r (besselI nu x * besselI (nu + 1) x)) in H; [|now apply Rmult_lt_0_compat].
  field_simplify in H; lra.
Qed.

(** (4.13). *)
Theorem ratio_convergents nu x : -1 < nu -> 0 < x ->
  x / (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2))) < ratio nu x < x / (2 * (nu + 1)).
Proof. intros Hnu Hx. rewrite ratio_r by lra. split; [now apply Ratio.r_lower|now apply Ratio.r_upper]. Qed.

(** ** The threshold beta_* *)

(** (1.8): exactly one positive root, and beta_* is it. *)
Theorem beta_star_root d : 1 < d ->
  (exists! x, 0 < x /\ ratio (d / 2) x = 1 / d) /\ 0 < beta_star d /\ ratio (d / 2) (beta_star d) = 1 / d.
Proof.
  intros Hd. destruct (BetaStar.beta_star_spec d Hd) as [Hb Hr].
  assert (Hs : 0 < beta_star d /\ ratio (d / 2) (beta_star d) = 1 / d).
  { rewrite (beta_star_theory d Hd). split; [exact Hb|]. rewrite ratio_r by lra. exact Hr. }
  split; [|exact Hs]. exists (beta_star d). split; [exact Hs|].
  intros x [Hx H]. rewrite ratio_r in H by lra. rewrite (beta_star_theory d Hd).
  symmetry. now apply BetaStar.threshold_is_beta_star.
Qed.

Theorem beta_star_separates d x : 1 < d -> 0 < x ->
  (ratio (d / 2) x < 1 / d <-> x < beta_star d) /\ (1 / d < ratio (d / 2) x <-> beta_star d < x).
Proof.
  intros Hd Hx. rewrite ratio_r, beta_star_theory by lra.
  split; [now apply BetaStar.beta_star_lt|now apply BetaStar.beta_star_gt].
Qed.

(** (4.7). *)
Theorem beta_star_bounds d : 1 < d -> (d + 2) / d < beta_star d < d * (d + 2) / (d ^ 2 - 1).
Proof.
  intros Hd. rewrite (beta_star_theory d Hd).
  split; [now apply BetaBounds.beta_star_lower|now apply BetaBounds.beta_star_upper].
Qed.

(** (4.7), sharpened: a lower bound above (d+2)/d, and the root of the second convergent. *)
Theorem beta_star_sharper_bounds d : 2 <= d ->
  (1 + 1 / d) ^ 2 < beta_star d < (d * (d + 4) - sqrt (d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4))) / 2.
Proof.
  intros Hd. rewrite beta_star_theory by lra.
  split; [apply BetaBounds.beta_star_lower_square; lra|exact (BetaBounds.beta_star_lt_convergent_root d Hd)].
Qed.

(** The elementary upper bounds, from best to worst. *)
Theorem upper_bounds_ranked d : 2 <= d ->
  (d * (d + 4) - sqrt (d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4))) / 2 < d * (d + 2) / (d ^ 2 - 1) /\
  d * (d + 2) / (d ^ 2 - 1) < (d + 1) / (d - 1) /\
  (d + 1) / (d - 1) <= (d + 4) / d /\ (d + 1) / (d - 1) < (d + 2) / (d - 1).
Proof. exact (BetaBounds.upper_bounds_ranked d). Qed.

(** (4.8), for all real dimensions. *)
Theorem beta_star_decreasing d e : 1 < d < e -> beta_star e < beta_star d.
Proof. intros H. rewrite !beta_star_theory by lra. now apply Dimension.beta_star_decreasing. Qed.

(** (1.16), to a higher order and with a constant. *)
Theorem beta_star_large_dimension d : 2 <= d ->
  Rabs (beta_star d - (1 + 2 / d)) <= 8 / 3 / d ^ 2 /\ 0 < beta_star d - (1 + 2 / d + 1 / d ^ 2) < 6 / d ^ 4.
Proof.
  intros Hd. rewrite beta_star_theory by lra.
  split; [now apply BetaBounds.beta_star_first_order|now apply BetaBounds.beta_star_expansion].
Qed.

(** ** Coefficients *)

Theorem alpha_between_0_and_1 d l x : 1 < d -> 0 < x -> (2 <= l)%nat -> 0 < alpha d l x < 1.
Proof. intros Hd Hx Hl. rewrite alpha_theory by assumption. now apply Majorisation.alpha_lt_1. Qed.

(** (1.20), (1.21): first values, and the product and ratio forms step by step. *)
Theorem coefficients_step d l x : 1 < d -> 0 < x -> (1 <= l)%nat ->
  A d 1 = 1 /\ A d (S l) = A d l * ((d + INR l - 1) / INR l) /\
  alpha d 1 x = 1 /\ alpha d (S l) x = alpha d l x * ratio (d / 2 + INR l - 1) x.
Proof.
  intros Hd Hx Hl. assert (H1 : 1 <= INR l) by (apply (le_INR 1); assumption).
  rewrite !alpha_theory, ratio_r by lra.
  split; [exact (Majorisation.beckner_1 d Hd)|]. split; [exact (Majorisation.beckner_succ d l Hd Hl)|].
  split; [now apply Majorisation.alpha_1|now apply Majorisation.alpha_succ].
Qed.

(** (4.10), and where it is strict. *)
Theorem majorisation d l x : 1 < d -> 0 < x <= beta_star d -> (2 <= l)%nat ->
  alpha d l x <= 1 / A d l /\ ((x < beta_star d \/ (3 <= l)%nat) -> alpha d l x < 1 / A d l).
Proof.
  intros Hd Hx Hl. rewrite (beta_star_theory d Hd) in Hx |- *. rewrite (alpha_theory d l x Hd).
  unfold Rdiv. rewrite Rmult_1_l. split; [exact (Majorisation.majorisation d l x Hd Hx Hl)|]. intros [H|H].
  - exact (Majorisation.majorisation_strict d l x Hd (conj (proj1 Hx) H) Hl).
  - exact (Majorisation.majorisation_strict_tail d l x Hd Hx H).
Qed.

(** At beta_* there is equality for l = 2; beyond, the majorisation fails there. *)
Theorem majorisation_threshold d x : 1 < d -> 0 < x ->
  alpha d 2 (beta_star d) = 1 / A d 2 /\ (beta_star d < x -> 1 / A d 2 < alpha d 2 x).
Proof.
  intros Hd Hx. rewrite (beta_star_theory d Hd), !(alpha_theory d 2) by assumption.
  unfold Rdiv. rewrite Rmult_1_l. split; [exact (Majorisation.majorisation_equality d Hd)|].
  exact (Majorisation.majorisation_fails d x Hd).
Qed.

(** (1.7) and (2.9): K_# = 1/(2 lambda_1), lambda_1 the largest; K_# decreases from its limit d/2 at 0. *)
Theorem linear_threshold d x y l : 1 < d -> 0 < x < y -> (2 <= l)%nat ->
  K_sharp d x = 1 / (2 * lambda d 1 x) /\ 0 < lambda d l x < lambda d 1 x /\ K_sharp d y < K_sharp d x /\
  filterlim (K_sharp d) (at_right 0) (locally (d / 2)).
Proof.
  intros Hd Hx Hl. repeat split.
  - exact (Eigenvalues.linear_threshold_eigenvalue d x Hd (proj1 Hx)).
  - exact (Eigenvalues.eigenvalue_pos d l x Hd ltac:(lia)).
  - exact (Eigenvalues.eigenvalue_largest d l x Hd (proj1 Hx) Hl).
  - exact (Eigenvalues.linear_threshold_decreasing d x y Hd Hx).
  - exact (Eigenvalues.linear_threshold_limit d Hd).
Qed.

(** ** Axioms under the theorems

    [Print Assumptions] walks through all of Coquelicot each time, so the theorems are printed in groups. What may
    appear is listed in README.md: axioms of Coq's own library of reals. *)

Definition bessel_results := (Gamma_functional_equation, Gamma_characterised, besselI_series_converges,
  besselI_equation, besselI_recurrences, ratio_riccati, ratio_increasing, ratio_between_0_and_1, ratio_limits,
  ratio_decreasing_in_order, turan, ratio_convergents).
Print Assumptions bessel_results.

Definition threshold_results := (beta_star_root, beta_star_separates, beta_star_bounds, beta_star_sharper_bounds,
  upper_bounds_ranked, beta_star_decreasing, beta_star_large_dimension, alpha_between_0_and_1, coefficients_step,
  majorisation, majorisation_threshold, linear_threshold).
Print Assumptions threshold_results.
