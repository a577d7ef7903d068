(* Generated from a checked certificate of noisy-transformer-certify, do not edit.
   Certificate sha256:9d67d08728a12471c3b9bea14426dbffbe142f403c13cbf0d14157a63754374e
   Compile: coqc -Q proofs/coq Certify FILE.v, with the theory of proofs/coq built.
   The vocabulary is that of proofs/coq/Main.v: besselI nu x is the modified Bessel function I_nu(x), and
   beta_star d the one positive root x of besselI (d/2 + 1) x / besselI (d/2) x = 1/d.
   The regimes are those of Theorem 1.1 as Bracket/Regime.v words them, (1.11) among them: up to K_#/2 if
   beta <= beta_*, up to K_c/2 beyond; the theorems with _range have it there up to the number unique_critical_point of
   a claim. The facts that the paper cites are hypotheses, as Sphere/Model.v states them, each where it is used:
   general_facts in either case, with beckner_onofri_facts (classical_facts holds the two) up to beta_* and for the
   number; uniqueness_facts, semicontinuity_facts and regularity_facts inside the statements. For d = 2 nothing is
   assumed: the statements named circle are about all probability measures on the circle, in the vocabulary of
   MainCircle.v. Nor for d = 3 in the statements named zonal: they are about the continuous positive densities of x_1
   alone, in the vocabulary of MainZonal.v.
   K_c is that of Main.v, for every model with the facts of Sphere/Model.v that a theorem names. For d = 2 it is that of
   MainCircle.v, over all probability measures on the circle, hence also over the continuous positive densities, and no
   fact is assumed; for d = 3 the theorems with _zonal assume none either: K_c is that of MainZonal.v, over the
   continuous positive densities of x_1 alone. *)
From Coq Require Import ZArith Reals Lra Lia.
From Certify Require Main.
From Certify Require Import Bracket.Coupling Bracket.Obstruction Bracket.Regime Bracket.Series Sphere.Model
  Bracket.Theorems.
Open Scope R_scope.

(* beta-star (d = 2): beta_star_2, elementary_bounds_2, majorisation_2, quartic_sign_2 *)

Theorem beta_star_2 : (24469183112890461309039483649 / 10 ^ 28 < Main.beta_star 2
  < 24469183112890461309039483650 / 10 ^ 28)%R.
Proof. apply (bracket_beta_star binary 2 _ _ 28 108 20); vm_cast_no_check (eq_refl true). Qed.

Theorem elementary_bounds_2 : ((2 + 2) / 2 < Main.beta_star 2 < 2 * (2 + 2) / (2 ^ 2 - 1))%R.
Proof. apply (Main.beta_star_bounds 2); lra. Qed.

Theorem majorisation_2 : (forall (l : nat) (beta : R), (2 <= l)%nat -> 0 < beta <= Main.beta_star 2 ->
  Main.besselI (2 / 2 + INR l - 1) beta / Main.besselI (2 / 2) beta
  <= Main.Gamma 2 * Main.Gamma (INR l) / Main.Gamma (2 - 1 + INR l))%R.
Proof. intros l beta; apply (bessel_majorisation 2); lra. Qed.

Theorem quartic_sign_2 : (forall beta : R, Main.beta_star 2 < beta ->
  let alpha_2 := Main.besselI (2 / 2 + 1) beta / Main.besselI (2 / 2) beta in
  (1 - 2 * alpha_2) / (4 * 2 ^ 2 * (2 + 2) * (1 - alpha_2)) < 0)%R.
Proof. intros beta; apply (quartic_sign 2); lra. Qed.

(* beta-star (d = 5): beta_star_5, elementary_bounds_5, majorisation_5, quartic_sign_5 *)

Theorem beta_star_5 : (14454854324658403841017386131 / 10 ^ 28 < Main.beta_star 5
  < 14454854324658403841017386132 / 10 ^ 28)%R.
Proof. apply (bracket_beta_star binary 5 _ _ 28 109 16); vm_cast_no_check (eq_refl true). Qed.

Theorem elementary_bounds_5 : ((5 + 2) / 5 < Main.beta_star 5 < 5 * (5 + 2) / (5 ^ 2 - 1))%R.
Proof. apply (Main.beta_star_bounds 5); lra. Qed.

Theorem majorisation_5 : (forall (l : nat) (beta : R), (2 <= l)%nat -> 0 < beta <= Main.beta_star 5 ->
  Main.besselI (5 / 2 + INR l - 1) beta / Main.besselI (5 / 2) beta
  <= Main.Gamma 5 * Main.Gamma (INR l) / Main.Gamma (5 - 1 + INR l))%R.
Proof. intros l beta; apply (bessel_majorisation 5); lra. Qed.

Theorem quartic_sign_5 : (forall beta : R, Main.beta_star 5 < beta ->
  let alpha_2 := Main.besselI (5 / 2 + 1) beta / Main.besselI (5 / 2) beta in
  (1 - 5 * alpha_2) / (4 * 5 ^ 2 * (5 + 2) * (1 - alpha_2)) < 0)%R.
Proof. intros beta; apply (quartic_sign 5); lra. Qed.

(* elementary-bounds (d = 5): certified_bounds_5_lower, certified_bounds_5_upper *)

Theorem certified_bounds_5_lower : (7 / 5 < Main.beta_star 5)%R.
Proof. apply (below_beta_star binary 5 7 5 18 5); vm_cast_no_check (eq_refl true). Qed.

Theorem certified_bounds_5_upper : (Main.beta_star 5 < 35 / 24)%R.
Proof. apply (above_beta_star binary 5 35 24 20 5); vm_cast_no_check (eq_refl true). Qed.

(* monotone-in-dimension (d = 5): monotone_in_dimension_5 *)

Theorem monotone_in_dimension_5 : (Main.beta_star 6 < Main.beta_star 5)%R.
Proof. apply (Main.beta_star_decreasing 5 6); lra. Qed.

(* linear-threshold (d = 5, beta = 6/5): linear_threshold_5_1_lower, linear_threshold_5_1_upper *)

Theorem linear_threshold_5_1_lower : (forall beta : R, 0 < beta <= 6 / 5 -> 2258228522329047870 / 10 ^ 18
  < Main.K_sharp 5 beta)%R.
Proof. apply (K_sharp_lower binary 5 6 5 _ 18 73 11); vm_cast_no_check (eq_refl true). Qed.

Theorem linear_threshold_5_1_upper : (forall beta : R, 6 / 5 <= beta -> Main.K_sharp 5 beta
  < 22582285223290478710 / 10 ^ 19)%R.
Proof. apply (K_sharp_upper binary 5 6 5 _ 19 77 12); vm_cast_no_check (eq_refl true). Qed.

(* majorisation (d = 5, beta in (0, 6/5]): majorisation_5_1_below_beta_star, majorisation_margin_5_1_lower,
   majorisation_margin_5_1_upper *)

Theorem majorisation_5_1_below_beta_star : (6 / 5 < Main.beta_star 5)%R.
Proof. apply (below_beta_star binary 5 6 5 18 4); vm_cast_no_check (eq_refl true). Qed.

Theorem majorisation_margin_5_1_lower : (forall (l : nat) (beta : R), (2 <= l)%nat -> 0 < beta <= 6 / 5 ->
  161745235102552131 / 10 ^ 18 < 1 - Main.A 5 l * Main.alpha 5 l beta)%R.
Proof. apply (margin_lower binary 5 6 5 _ 18 75 12); vm_cast_no_check (eq_refl true). Qed.

Theorem majorisation_margin_5_1_upper : (1 - Main.A 5 2 * Main.alpha 5 2 (6 / 5) < 161745235102552132 / 10 ^ 18)%R.
Proof. apply (margin_upper binary 5 6 5 _ 18 75 12); vm_cast_no_check (eq_refl true). Qed.

(* regime (d = 5, beta = 6/5): regime_5_1 *)

Theorem regime_5_1 : (forall (S : sphere) (beta : R), classical_facts S 5 ->
  0 < beta <= 6 / 5 -> continuous_regime S 5 beta)%R.
Proof. apply (continuous_up_to binary 5 6 5 18 4); vm_cast_no_check (eq_refl true). Qed.

(* regime (d = 5, beta = 3): regime_5_2 *)

Theorem regime_5_2 : (forall (S : sphere) (beta : R), general_facts S 5 ->
  3 / 1 <= beta -> discontinuous_regime S 5 beta)%R.
Proof. apply (discontinuous_from binary 5 3 1 16 6); vm_cast_no_check (eq_refl true). Qed.

(* regime (d = 3, beta = 5/2): regime_3_1, regime_3_1_zonal, regime_3_1_range, regime_3_1_range_zonal *)

Theorem regime_3_1 : (forall (S : sphere) (beta : R), general_facts S 3 ->
  5 / 2 <= beta -> discontinuous_regime S 3 beta)%R.
Proof. apply (discontinuous_from binary 3 5 2 16 6); vm_cast_no_check (eq_refl true). Qed.

Theorem regime_3_1_zonal : (forall beta : R, 5 / 2 <= beta -> zonal_discontinuous_regime beta)%R.
Proof. apply (zonal_discontinuous_from binary 5 2 16 6); vm_cast_no_check (eq_refl true). Qed.

Theorem regime_3_1_range : (forall (S : sphere) (beta : R), classical_facts S 3 ->
  0 < beta <= 5 / 2 ->
  forall K rho, 0 <= K <= 250000000 / 10 ^ 9 ->
  critical_point S beta K rho -> forall x, rho x = 1)%R.
Proof. apply (unique_up_to binary 3 5 2 _ 9 1 42 11); vm_cast_no_check (eq_refl true). Qed.

Theorem regime_3_1_range_zonal : (forall beta : R, 0 < beta <= 5 / 2 ->
  forall K f, 0 <= K <= 250000000 / 10 ^ 9 ->
  MainZonal.critical beta K f -> MainZonal.uniform f)%R.
Proof. apply (zonal_unique_up_to binary 5 2 _ 9 1 42 11); vm_cast_no_check (eq_refl true). Qed.

(* linear-threshold (d = 5, beta in [1/2, 3]): linear_threshold_5_2_lower, linear_threshold_5_2_upper *)

Theorem linear_threshold_5_2_lower : (forall beta : R, 0 < beta <= 3 / 1 -> 136798715 / 10 ^ 8 < Main.K_sharp 5 beta)%R.
Proof. apply (K_sharp_lower binary 5 3 1 _ 8 40 11); vm_cast_no_check (eq_refl true). Qed.

Theorem linear_threshold_5_2_upper : (forall beta : R, 1 / 2 <= beta -> Main.K_sharp 5 beta < 245584002 / 10 ^ 8)%R.
Proof. apply (K_sharp_upper binary 5 1 2 _ 8 40 6); vm_cast_no_check (eq_refl true). Qed.

(* quartic-sign (d = 5, beta in [3/2, oo)): quartic_sign_5_1_above_beta_star *)

Theorem quartic_sign_5_1_above_beta_star : (Main.beta_star 5 < 3 / 2)%R.
Proof. apply (above_beta_star binary 5 3 2 17 4); vm_cast_no_check (eq_refl true). Qed.

(* linear-threshold (d = 2, beta in (0, oo)): linear_threshold_2_1_range *)

Theorem linear_threshold_2_1_range : (forall beta : R, 0 < beta -> 0 < Main.K_sharp 2 beta < 2 / 2)%R.
Proof. intros beta; apply (K_sharp_range 2); lra. Qed.

(* regime (d = 2, beta in (0, beta_*]): regime_2_1_circle *)

Theorem regime_2_1_circle : (forall beta : R, 0 < beta <= Main.beta_star 2 -> circle_continuous_regime beta)%R.
Proof. exact circle_continuous_up_to_beta_star. Qed.

(* regime (d = 2, beta in (beta_*, oo)): regime_2_2_circle *)

Theorem regime_2_2_circle : (forall beta : R, Main.beta_star 2 < beta -> circle_discontinuous_regime beta)%R.
Proof. exact circle_discontinuous_beyond_beta_star. Qed.

(* quartic-obstruction (d = 5, beta in [3/2, oo)): quartic_obstruction_5_1 *)

Theorem quartic_obstruction_5_1 : (forall beta : R, 3 / 2 <= beta -> obstructed 5 beta)%R.
Proof. apply (obstructed_from binary 5 3 2 17 4); vm_cast_no_check (eq_refl true). Qed.

(* quartic-obstruction (d = 2, beta in (beta_*, oo)): quartic_obstruction_2_1 *)

Theorem quartic_obstruction_2_1 : (forall beta : R, Main.beta_star 2 < beta -> obstructed 2 beta)%R.
Proof. intros beta; apply (obstructed_beyond_beta_star 2); lia. Qed.

(* critical-coupling (d = 2, beta = 6/5): critical_coupling_2_6_5 *)

Theorem critical_coupling_2_6_5 : (exists K : R, MainCircle.K_c (Main.W (6 / 5)) = Rbar.Finite K /\
    83953899388 / 10 ^ 11 < K < 83953899389 / 10 ^ 11)%R.
Proof. apply (circle_coupling_is_threshold binary 6 5 _ _ 11 51 9); vm_cast_no_check (eq_refl true). Qed.

(* critical-coupling (d = 5, beta = 6/5): critical_coupling_5_6_5 *)

Theorem critical_coupling_5_6_5 : (forall S : sphere, classical_facts S 5 ->
  exists K : R, Main.K_c S (6 / 5) = Rbar.Finite K /\
    2258228522329047870 / 10 ^ 18 < K < 2258228522329047871 / 10 ^ 18)%R.
Proof. apply (coupling_is_threshold binary 5 6 5 _ _ 18 75 12); vm_cast_no_check (eq_refl true). Qed.

(* critical-coupling (d = 2, beta = 13/5): critical_coupling_2_13_5 *)

Theorem critical_coupling_2_13_5 : (exists K : R, MainCircle.K_c (Main.W (13 / 5)) = Rbar.Finite K /\
    4697043 / 10 ^ 7 < K < 4714152 / 10 ^ 7)%R.
Proof. apply (circle_coupling_closer binary 13 5 _ _ 7 (-716806359232) ((((4916796592218) :: (722646958839)
  :: (32247990707) :: (678236863) :: nil)%list)%Z) 43 4 48 12); vm_cast_no_check (eq_refl true). Qed.

(* critical-coupling (d = 3, beta = 5/2): critical_coupling_3_5_2_upper, critical_coupling_3_5_2,
   critical_coupling_3_5_2_zonal *)

Theorem critical_coupling_3_5_2_upper : (forall S : sphere, general_facts S 3 ->
  Rbar.Rbar_lt (Main.K_c S (5 / 2)) (Rbar.Finite (8140438 / 10 ^ 7)))%R.
Proof. apply (coupling_upper binary 3 5 2 _ 7 (-7366208549593422) ((((17121812458631904) :: (3775224284817565)
  :: (318785885881198) :: (13750730389986) :: (352068651017) :: (5882046235) :: (68483702) :: nil)%list)%Z) 53 6 72 15);
  vm_cast_no_check (eq_refl true). Qed.

Theorem critical_coupling_3_5_2 : (forall S : sphere, classical_facts S 3 ->
  exists K : R, Main.K_c S (5 / 2) = Rbar.Finite K /\
    6528552 / 10 ^ 7 < K < 8140438 / 10 ^ 7)%R.
Proof. apply (coupling_between binary 3 5 2 _ _ 7 1 36 10);
  [vm_cast_no_check (eq_refl true)|exact critical_coupling_3_5_2_upper]. Qed.

Theorem critical_coupling_3_5_2_zonal : (exists K : R, MainZonal.K_c (5 / 2) = Rbar.Finite K /\
    6528552 / 10 ^ 7 < K < 8140438 / 10 ^ 7)%R.
Proof. apply (zonal_coupling (5 / 2)); [lra|exact critical_coupling_3_5_2]. Qed.

(* Of the certificate nothing is stated here on: critical-coupling (d = 5), two-minimisers (d = 2), two-minimisers (d =
3). *)

Definition certified : True :=
  let _ := beta_star_2 in
  let _ := elementary_bounds_2 in
  let _ := majorisation_2 in
  let _ := quartic_sign_2 in
  let _ := beta_star_5 in
  let _ := elementary_bounds_5 in
  let _ := majorisation_5 in
  let _ := quartic_sign_5 in
  let _ := certified_bounds_5_lower in
  let _ := certified_bounds_5_upper in
  let _ := monotone_in_dimension_5 in
  let _ := linear_threshold_5_1_lower in
  let _ := linear_threshold_5_1_upper in
  let _ := majorisation_5_1_below_beta_star in
  let _ := majorisation_margin_5_1_lower in
  let _ := majorisation_margin_5_1_upper in
  let _ := regime_5_1 in
  let _ := regime_5_2 in
  let _ := regime_3_1 in
  let _ := regime_3_1_zonal in
  let _ := regime_3_1_range in
  let _ := regime_3_1_range_zonal in
  let _ := linear_threshold_5_2_lower in
  let _ := linear_threshold_5_2_upper in
  let _ := quartic_sign_5_1_above_beta_star in
  let _ := linear_threshold_2_1_range in
  let _ := regime_2_1_circle in
  let _ := regime_2_2_circle in
  let _ := quartic_obstruction_5_1 in
  let _ := quartic_obstruction_2_1 in
  let _ := critical_coupling_2_6_5 in
  let _ := critical_coupling_5_6_5 in
  let _ := critical_coupling_2_13_5 in
  let _ := critical_coupling_3_5_2_upper in
  let _ := critical_coupling_3_5_2 in
  let _ := critical_coupling_3_5_2_zonal in
  I.
Print Assumptions certified.
