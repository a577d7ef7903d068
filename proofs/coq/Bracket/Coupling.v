(** * K_c at one beta between two decimals: what a generated file applies

    The facts that the paper cites are hypotheses, as in Bracket/Regime.v, fewer of them for the upper bound; for d = 2
    and all probability measures on the circle, and for d = 3 and zonal densities, they are theorems, so that nothing is
    assumed. *)

From Coq Require Import ZArith Bool Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Sphere.Model Sphere.Theorem11 Bracket.Series Bracket.Checkers Bracket.Theorems
  Bracket.CouplingLower Bracket.CircleLower Bracket.CouplingUpper Bracket.Regime.
From Certify Require MainCircle MainZonal Main.
Local Open Scope R_scope.

Section Computed.

Variable A : arithmetic.

(** K_c < hi / 10^k, by an explicit density. *)
Theorem coupling_upper d num den hi k w0 w e n p terms :
  coupling_below A (Z.of_nat d) num den p terms hi (10 ^ Z.of_nat k) w0 w e n = true ->
  forall S, general_facts S d -> Rbar_lt (Main.K_c S (IZR num / IZR den)) (Finite (IZR hi / 10 ^ k)).
Proof.
  intros H S facts. assert (V : valid (Z.of_nat d) num den p = true).
  { unfold coupling_below in H. rewrite !andb_true_iff in H. tauto. }
  rewrite <- IZR_power_of_ten. exact (coupling_below_sound A d num den p terms V _ _ _ _ _ _ H S facts).
Qed.

(** What is computed from below is one decimal better. *)
Lemma between lo (hi : Z) k (Kc : Rbar) : Rbar_le (IZR (10 * lo + 1) / IZR (10 ^ Z.of_nat (k + 1))) Kc ->
  Rbar_lt Kc (Finite (IZR hi / 10 ^ k)) -> exists K : R, Kc = Finite K /\ IZR lo / 10 ^ k < K < IZR hi / 10 ^ k.
Proof.
  intros L U. assert (T : 0 < 10 ^ k) by (apply pow_lt; lra).
  assert (E : IZR (10 * lo + 1) / IZR (10 ^ Z.of_nat (k + 1)) = IZR lo / 10 ^ k + / (10 * 10 ^ k)).
  { rewrite IZR_power_of_ten, pow_add, plus_IZR, mult_IZR. simpl (10 ^ 1). field. lra. }
  rewrite E in L. assert (0 < / (10 * 10 ^ k)) by (apply Rinv_0_lt_compat; lra).
  destruct Kc as [K| |]; [|easy|easy]. exists K. split; [reflexivity|]. simpl in U, L. lra.
Qed.

(** lo / 10^k < K_c, by the inequality of Beckner and Onofri. *)
Theorem coupling_between d num den lo hi k degrees p terms :
  coupling_above A (Z.of_nat d) num den p terms (10 * lo + 1) (10 ^ Z.of_nat (k + 1)) degrees = true ->
  (forall S, general_facts S d -> Rbar_lt (Main.K_c S (IZR num / IZR den)) (Finite (IZR hi / 10 ^ k))) ->
  forall S, classical_facts S d ->
  exists K : R, Main.K_c S (IZR num / IZR den) = Finite K /\ IZR lo / 10 ^ k < K < IZR hi / 10 ^ k.
Proof.
  intros Lower Upper S facts. assert (V : valid (Z.of_nat d) num den p = true).
  { unfold coupling_above in Lower. rewrite !andb_true_iff in Lower. tauto. }
  assert (Pos : 0 < IZR num / IZR den) by apply (arguments d num den p V).
  apply between; [|exact (Upper S (in_general S d facts))].
  exact (coupling_above_sound A d num den p terms V _ _ _ Lower S _ facts (conj Pos (Rle_refl _))).
Qed.

(** (1.11) up to a number, half of that lower bound, for every beta up to num/den. *)
Theorem unique_up_to d num den lo k degrees p terms :
  coupling_above A (Z.of_nat d) num den p terms (2 * lo) (10 ^ Z.of_nat k) degrees = true ->
  forall S beta, classical_facts S d -> 0 < beta <= IZR num / IZR den ->
  forall K rho, 0 <= K <= IZR lo / 10 ^ k -> critical_point S beta K rho -> forall x, rho x = 1.
Proof.
  intros H S beta facts Hb K rho HK. assert (V : valid (Z.of_nat d) num den p = true).
  { unfold coupling_above in H. rewrite !andb_true_iff in H. tauto. }
  pose proof (coupling_above_sound A d num den p terms V _ _ _ H S beta facts Hb) as L.
  rewrite IZR_power_of_ten, mult_IZR in L.
  apply (theorem_1_1_critical_points S d (in_general S d facts) beta K rho); [apply Hb|apply HK|].
  eapply Rbar_le_trans; [|exact L]. simpl. lra.
Qed.

(** For d = 2, without hypotheses. *)
Theorem circle_unique_up_to num den lo k degrees p terms :
  coupling_above A 2 num den p terms (2 * lo) (10 ^ Z.of_nat k) degrees = true ->
  forall beta, 0 < beta <= IZR num / IZR den ->
  forall K mu, 0 <= K <= IZR lo / 10 ^ k -> MainCircle.critical (Main.W beta) K mu ->
  MainCircle.same mu MainCircle.sigma.
Proof.
  intros H beta Hb K mu HK. assert (V : valid 2 num den p = true).
  { unfold coupling_above in H. rewrite !andb_true_iff in H. tauto. }
  pose proof (coupling_above_sound A 2 num den p terms V _ _ _ H _ beta Main.circle_facts Hb) as L.
  rewrite IZR_power_of_ten, mult_IZR, <- Main.K_c_circle in L.
  apply (proj2 (proj2 (Main.theorem_1_1_circle beta (proj1 Hb)))); [apply HK|].
  eapply Rbar_le_trans; [|exact L]. simpl. lra.
Qed.

(** For d = 3 and zonal densities. *)
Theorem zonal_unique_up_to num den lo k degrees p terms :
  coupling_above A 3 num den p terms (2 * lo) (10 ^ Z.of_nat k) degrees = true ->
  forall beta, 0 < beta <= IZR num / IZR den ->
  forall K f, 0 <= K <= IZR lo / 10 ^ k -> MainZonal.critical beta K f -> MainZonal.uniform f.
Proof.
  intros H beta Hb K f HK. assert (V : valid 3 num den p = true).
  { unfold coupling_above in H. rewrite !andb_true_iff in H. tauto. }
  pose proof (coupling_above_sound A 3 num den p terms V _ _ _ H _ beta (proj1 Main.zonal_facts) Hb) as L.
  rewrite IZR_power_of_ten, mult_IZR, <- (Main.K_c_zonal beta (proj1 Hb)) in L.
  apply (proj2 (proj2 (Main.theorem_1_1_zonal beta (proj1 Hb)))); [apply HK|].
  eapply Rbar_le_trans; [|exact L]. simpl. lra.
Qed.

(** What holds of K_c in every model of dimension 3 holds for zonal densities. *)
Theorem zonal_coupling beta (lo hi : R) : 0 < beta ->
  (forall S, classical_facts S 3 -> exists K : R, Main.K_c S beta = Finite K /\ lo < K < hi) ->
  exists K : R, MainZonal.K_c beta = Finite K /\ lo < K < hi.
Proof. intros Hb H. rewrite (Main.K_c_zonal beta Hb). exact (H _ (proj1 Main.zonal_facts)). Qed.

Theorem circle_coupling num den lo hi k degrees w0 w e n p terms :
  coupling_above A 2 num den p terms (10 * lo + 1) (10 ^ Z.of_nat (k + 1)) degrees
  && coupling_below A 2 num den p terms hi (10 ^ Z.of_nat k) w0 w e n = true ->
  exists K : R, MainCircle.K_c (Main.W (IZR num / IZR den)) = Finite K /\
    IZR lo / 10 ^ k < K < IZR hi / 10 ^ k.
Proof.
  rewrite andb_true_iff, Main.K_c_circle. intros [Lower Upper].
  exact (coupling_between 2 num den lo hi k degrees p terms Lower
    (coupling_upper 2 num den hi k w0 w e n p terms Upper) _ Main.circle_facts).
Qed.

(** From below by Bracket/CircleLower.v. *)
Theorem circle_coupling_closer num den lo hi k w0 w e n p terms :
  circle_above A num den p terms (10 * lo + 1) (10 ^ Z.of_nat (k + 1))
  && coupling_below A 2 num den p terms hi (10 ^ Z.of_nat k) w0 w e n = true ->
  exists K : R, MainCircle.K_c (Main.W (IZR num / IZR den)) = Finite K /\
    IZR lo / 10 ^ k < K < IZR hi / 10 ^ k.
Proof.
  rewrite andb_true_iff. intros [Lower Upper]. assert (V : valid 2 num den p = true).
  { unfold circle_above in Lower. rewrite !andb_true_iff in Lower. tauto. }
  assert (Pos : 0 < IZR num / IZR den) by apply (arguments 2 num den p V).
  apply between; [exact (circle_above_sound A num den p terms _ _ Lower _ (conj Pos (Rle_refl _)))|].
  rewrite Main.K_c_circle.
  exact (coupling_upper 2 num den hi k w0 w e n p terms Upper _ (in_general _ 2 Main.circle_facts)).
Qed.

(** Up to beta_* it is K_#. *)
Theorem coupling_is_threshold d num den lo hi k p terms :
  ratio_below A (Z.of_nat d) num den 1 (Z.of_nat d) p terms
  && (threshold_above A (Z.of_nat d) num den lo (10 ^ Z.of_nat k) p terms
      && threshold_below A (Z.of_nat d) num den hi (10 ^ Z.of_nat k) p terms) = true ->
  forall S, classical_facts S d ->
  exists K : R, Main.K_c S (IZR num / IZR den) = Finite K /\ IZR lo / 10 ^ k < K < IZR hi / 10 ^ k.
Proof.
  rewrite !andb_true_iff. intros (Side & Lower & Upper) S facts.
  assert (Pos : 0 < IZR num / IZR den) by exact (proj1 (proj2 (ratio_below_sound _ _ _ _ _ _ _ _ Side))).
  pose proof (continuous_up_to A d num den p terms Side S _ facts (conj Pos (Rle_refl _))) as [Kc _].
  exists (Main.K_sharp (IZR (Z.of_nat d)) (IZR num / IZR den)). split; [exact Kc|]. split.
  - apply (K_sharp_lower A _ _ _ _ _ _ _ Lower). lra.
  - apply (K_sharp_upper A _ _ _ _ _ _ _ Upper). lra.
Qed.

Theorem circle_coupling_is_threshold num den lo hi k p terms :
  ratio_below A 2 num den 1 2 p terms
  && (threshold_above A 2 num den lo (10 ^ Z.of_nat k) p terms
      && threshold_below A 2 num den hi (10 ^ Z.of_nat k) p terms) = true ->
  exists K : R, MainCircle.K_c (Main.W (IZR num / IZR den)) = Finite K /\
    IZR lo / 10 ^ k < K < IZR hi / 10 ^ k.
Proof.
  intros H. rewrite Main.K_c_circle. exact (coupling_is_threshold 2 num den lo hi k p terms H _ Main.circle_facts).
Qed.

End Computed.
