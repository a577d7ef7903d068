(** * Theorem 1.1 on an interval of beta whose side of beta_* has been computed

    The facts that the paper cites are hypotheses of the theorems, in the form of Sphere/Model.v, each only where it is
    used: the inequality (3.3) up to beta_*, the regularity of minimisers for the discontinuity and nothing else. *)

From Coq Require Import ZArith Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Variational.Principle Sphere.Model Sphere.Theorem11 Bracket.Series Bracket.Checkers
  Bracket.Theorems.
From Certify Require Threshold.BetaStar Main.
Open Scope R_scope.

(** (1.9): K_c = K_#, a continuous transition, uniqueness up to K_#, and (1.11): no other critical point up to K_#/2. *)
Definition continuous_regime (S : sphere) (d : nat) (beta : R) : Prop :=
  let threshold := Main.K_sharp (IZR (Z.of_nat d)) beta in
  critical_coupling (model_at S beta) = Finite threshold
  /\ continuous_transition (model_at S beta)
  /\ (forall K, 0 <= K <= threshold -> only_minimiser (model_at S beta) K)
  /\ (forall K rho, 0 <= K <= threshold / 2 -> critical_point S beta K rho -> forall x, rho x = 1).

(** (1.10): K_c < K_#, and a discontinuous transition if minimisers are regular; (1.11): no other critical point up to
    K_c/2, a number that is not computed here. *)
Definition discontinuous_regime (S : sphere) (d : nat) (beta : R) : Prop :=
  Rbar_lt (critical_coupling (model_at S beta)) (Main.K_sharp (IZR (Z.of_nat d)) beta)
  /\ (regularity_facts S -> discontinuous_transition (model_at S beta))
  /\ (forall K rho, 0 <= K -> Rbar_le (2 * K) (critical_coupling (model_at S beta)) ->
       critical_point S beta K rho -> forall x, rho x = 1).

(** The dimension as a natural number, as an integer, as a real number. *)
Lemma dimension d : 2 <= IZR (Z.of_nat d) -> (2 <= d)%nat /\ INR d = IZR (Z.of_nat d).
Proof. rewrite <- INR_IZR_INZ; intros H; split; [apply INR_le; exact H|reflexivity]. Qed.

Theorem continuous_up_to_beta_star d S beta : (2 <= d)%nat -> classical_facts S d ->
  0 < beta <= Main.beta_star (IZR (Z.of_nat d)) -> continuous_regime S d beta.
Proof.
  intros Hd Hf Hb; pose proof (le_INR _ _ Hd) as Rd; simpl (INR 2) in Rd.
  rewrite beta_star_theory in Hb; rewrite <- INR_IZR_INZ in Hb.
  unfold continuous_regime; rewrite <- INR_IZR_INZ; cbv zeta.
  destruct Hf as [Hg Hs]; destruct (theorem_1_1_continuous S d Hd Hg Hs beta Hb) as (Hc & Ht & Hu).
  split; [exact Hc|split; [exact Ht|split; [exact Hu|]]].
  intros K rho HK; apply (theorem_1_1_critical_points S d Hg beta K rho); [lra|lra|].
  rewrite Hc; change (Main.K_sharp (INR d) beta) with (Threshold.Eigenvalues.linear_threshold (INR d) beta) in HK.
  simpl; lra.
Qed.

Theorem discontinuous_beyond_beta_star d S beta : (2 <= d)%nat -> general_facts S d ->
  Main.beta_star (IZR (Z.of_nat d)) < beta -> discontinuous_regime S d beta.
Proof.
  intros Hd Hf Hb; pose proof (le_INR _ _ Hd) as Rd; simpl (INR 2) in Rd.
  rewrite beta_star_theory in Hb; rewrite <- INR_IZR_INZ in Hb.
  unfold discontinuous_regime; rewrite <- INR_IZR_INZ.
  split; [exact (theorem_1_1_gap S d Hd Hf beta Hb)|split].
  - intros Hr; exact (proj2 (theorem_1_1_discontinuous S d Hd Hf Hr beta Hb)).
  - pose proof (Threshold.BetaStar.beta_star_pos (INR d) ltac:(lra)).
    intros K rho; apply (theorem_1_1_critical_points S d Hf beta K rho); lra.
Qed.

Section Computed.

Variable A : arithmetic.

Theorem continuous_up_to d num den p n : ratio_below A (Z.of_nat d) num den 1 (Z.of_nat d) p n = true ->
  forall S beta, classical_facts S d -> 0 < beta <= IZR num / IZR den -> continuous_regime S d beta.
Proof.
  intros H S beta Hf Hb; pose proof (ratio_below_sound _ _ _ _ _ _ _ _ H) as (Hd & _ & _).
  apply below_beta_star in H; apply continuous_up_to_beta_star; [apply dimension; exact Hd|exact Hf|lra].
Qed.

Theorem discontinuous_from d num den p n : ratio_above A (Z.of_nat d) num den 1 (Z.of_nat d) p n = true ->
  forall S beta, general_facts S d -> IZR num / IZR den <= beta -> discontinuous_regime S d beta.
Proof.
  intros H S beta Hf Hb; pose proof (ratio_above_sound _ _ _ _ _ _ _ _ H) as (Hd & _ & _).
  apply above_beta_star in H; apply discontinuous_beyond_beta_star; [apply dimension; exact Hd|exact Hf|lra].
Qed.

End Computed.
