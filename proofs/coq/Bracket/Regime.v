(** * Theorem 1.1 on an interval of beta whose side of beta_* has been computed

    The facts that the paper cites are hypotheses of the theorems, in the form of Sphere/Model.v, each only where it is
    used; for d = 2 there are none, and the statements are about all probability measures on the circle; nor are there
    for d = 3 in the class of zonal densities. *)

From Coq Require Import ZArith Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Variational.Principle Sphere.Model Sphere.Theorem11 Bracket.Series Bracket.Checkers
  Bracket.Theorems.
From Certify Require Threshold.BetaStar MainCircle MainZonal Main.
Local Open Scope R_scope.

(** (1.9): K_c = K_#, uniqueness up to K_#, a continuous transition; and (1.11): no other critical point up to K_#/2. *)
Definition continuous_regime (S : sphere) (d : nat) (beta : R) : Prop :=
  let threshold := Main.K_sharp (IZR (Z.of_nat d)) beta in
  critical_coupling (model_at S beta) = Finite threshold
  /\ (uniqueness_facts S d -> forall K, 0 <= K <= threshold -> only_minimiser (model_at S beta) K)
  /\ (uniqueness_facts S d -> semicontinuity_facts S -> continuous_transition (model_at S beta))
  /\ (forall K rho, 0 <= K <= threshold / 2 -> critical_point S beta K rho -> forall x, rho x = 1).

(** (1.10): K_c < K_#, and a discontinuous transition if minimisers are regular; (1.11): no other critical point up to
    K_c/2, a number that is not computed here. *)
Definition discontinuous_regime (S : sphere) (d : nat) (beta : R) : Prop :=
  Rbar_lt (critical_coupling (model_at S beta)) (Main.K_sharp (IZR (Z.of_nat d)) beta)
  /\ (regularity_facts S -> discontinuous_transition (model_at S beta))
  /\ (forall K rho, 0 <= K -> Rbar_le (2 * K) (critical_coupling (model_at S beta)) ->
       critical_point S beta K rho -> forall x, rho x = 1).

(** The same for d = 2 and all probability measures on the circle, with nothing assumed. *)
Definition circle_continuous_regime (beta : R) : Prop :=
  MainCircle.K_c (Main.W beta) = Finite (Main.K_sharp 2 beta)
  /\ (forall K, 0 <= K <= Main.K_sharp 2 beta -> MainCircle.only_minimal_at (Main.W beta) K)
  /\ MainCircle.continuous_transition (Main.W beta)
  /\ (forall K mu, 0 <= K <= Main.K_sharp 2 beta / 2 -> MainCircle.critical (Main.W beta) K mu ->
       MainCircle.same mu MainCircle.sigma).
Definition circle_discontinuous_regime (beta : R) : Prop :=
  Rbar_lt (MainCircle.K_c (Main.W beta)) (Main.K_sharp 2 beta)
  /\ ~ MainCircle.continuous_transition (Main.W beta)
  /\ (forall K mu, 0 <= K -> Rbar_le (2 * K) (MainCircle.K_c (Main.W beta)) -> MainCircle.critical (Main.W beta) K mu ->
       MainCircle.same mu MainCircle.sigma).

(** And for d = 3 and zonal densities. *)
Definition zonal_continuous_regime (beta : R) : Prop :=
  MainZonal.K_c beta = Finite (Main.K_sharp 3 beta)
  /\ (forall K, 0 <= K <= Main.K_sharp 3 beta -> MainZonal.only_minimal_at beta K)
  /\ MainZonal.continuous_transition beta
  /\ (forall K f, 0 <= K <= Main.K_sharp 3 beta / 2 -> MainZonal.critical beta K f -> MainZonal.uniform f).
Definition zonal_discontinuous_regime (beta : R) : Prop :=
  Rbar_lt (MainZonal.K_c beta) (Main.K_sharp 3 beta)
  /\ ~ MainZonal.continuous_transition beta
  /\ (forall K f, 0 <= K -> Rbar_le (2 * K) (MainZonal.K_c beta) -> MainZonal.critical beta K f ->
       MainZonal.uniform f).

(** The dimension as a natural number, as an integer, as a real number. *)
Lemma dimension d : 2 <= IZR (Z.of_nat d) -> (2 <= d)%nat /\ INR d = IZR (Z.of_nat d).
Proof. rewrite <- INR_IZR_INZ; intros H; split; [apply INR_le; exact H|reflexivity]. Qed.

Theorem continuous_up_to_beta_star d S beta : (2 <= d)%nat -> classical_facts S d ->
  0 < beta <= Main.beta_star (IZR (Z.of_nat d)) -> continuous_regime S d beta.
Proof.
  intros Hd Hf Hb; pose proof (le_INR _ _ Hd) as Rd; simpl (INR 2) in Rd.
  rewrite beta_star_theory in Hb; rewrite <- INR_IZR_INZ in Hb.
  unfold continuous_regime; rewrite <- INR_IZR_INZ; cbv zeta.
  destruct Hf as [Hg Hs]; pose proof (theorem_1_1_equal S d Hd Hg Hs beta Hb) as Hc.
  split; [exact Hc|split; [exact (theorem_1_1_unique S d Hd Hg Hs beta Hb)|split]].
  - exact (theorem_1_1_continuous S d Hd Hg Hs beta Hb).
  - intros K rho HK; apply (theorem_1_1_critical_points S d Hg beta K rho); [lra|lra|].
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

(** ** d = 2, and d = 3 for zonal densities *)

Theorem circle_continuous_up_to_beta_star beta : 0 < beta <= Main.beta_star 2 -> circle_continuous_regime beta.
Proof.
  intros Hb; destruct (Main.theorem_1_1_circle beta (proj1 Hb)) as (T1 & _ & T3).
  destruct (T1 (proj2 Hb)) as (Hc & Ht & Hu).
  split; [exact Hc|split; [exact Hu|split; [exact Ht|]]].
  intros K mu HK; apply T3; [lra|rewrite Hc; simpl; lra].
Qed.

Theorem circle_discontinuous_beyond_beta_star beta : Main.beta_star 2 < beta -> circle_discontinuous_regime beta.
Proof.
  intros Hb; pose proof (proj1 (proj2 (Main.beta_star_root 2 ltac:(lra)))) as P.
  destruct (Main.theorem_1_1_circle beta ltac:(lra)) as (_ & T2 & T3).
  destruct (T2 Hb) as [Hc Ht]; split; [exact Hc|split; [exact Ht|exact T3]].
Qed.

Theorem zonal_continuous_up_to_beta_star beta : 0 < beta <= Main.beta_star 3 -> zonal_continuous_regime beta.
Proof.
  intros Hb; destruct (Main.theorem_1_1_zonal beta (proj1 Hb)) as (T1 & _ & T3).
  destruct (T1 (proj2 Hb)) as (Hc & Ht & Hu).
  split; [exact Hc|split; [exact Hu|split; [exact Ht|]]].
  intros K f HK; apply T3; [lra|rewrite Hc; simpl; lra].
Qed.

Theorem zonal_discontinuous_beyond_beta_star beta : Main.beta_star 3 < beta -> zonal_discontinuous_regime beta.
Proof.
  intros Hb; pose proof (proj1 (proj2 (Main.beta_star_root 3 ltac:(lra)))) as P.
  destruct (Main.theorem_1_1_zonal beta ltac:(lra)) as (_ & T2 & T3).
  destruct (T2 Hb) as [Hc Ht]; split; [exact Hc|split; [exact Ht|exact T3]].
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

Theorem circle_continuous_up_to num den p n : ratio_below A 2 num den 1 2 p n = true ->
  forall beta, 0 < beta <= IZR num / IZR den -> circle_continuous_regime beta.
Proof.
  intros H beta Hb; apply below_beta_star in H; apply circle_continuous_up_to_beta_star; lra.
Qed.

Theorem circle_discontinuous_from num den p n : ratio_above A 2 num den 1 2 p n = true ->
  forall beta, IZR num / IZR den <= beta -> circle_discontinuous_regime beta.
Proof.
  intros H beta Hb; apply above_beta_star in H; apply circle_discontinuous_beyond_beta_star; lra.
Qed.

Theorem zonal_continuous_up_to num den p n : ratio_below A 3 num den 1 3 p n = true ->
  forall beta, 0 < beta <= IZR num / IZR den -> zonal_continuous_regime beta.
Proof.
  intros H beta Hb; apply below_beta_star in H; apply zonal_continuous_up_to_beta_star; lra.
Qed.

Theorem zonal_discontinuous_from num den p n : ratio_above A 3 num den 1 3 p n = true ->
  forall beta, IZR num / IZR den <= beta -> zonal_discontinuous_regime beta.
Proof.
  intros H beta Hb; apply above_beta_star in H; apply zonal_discontinuous_beyond_beta_star; lra.
Qed.

End Computed.
