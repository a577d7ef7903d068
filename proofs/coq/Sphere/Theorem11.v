(** * Theorem 1.1: the sharp dichotomy, from the classical facts

    For d >= 2 and beta > 0, under [general_facts]:
    (1) if beta <= beta_*, and under [beckner_onofri_facts], K_c = K_#; with [uniqueness_facts] the uniform measure is
        the only minimiser of F_K for 0 <= K <= K_#, and with [semicontinuity_facts] too the transition is continuous;
    (2) if beta > beta_*, K_c < K_#, an explicit density beats the uniform one at K_#, and (with [regularity_facts]) the
        transition is discontinuous;
    (3) for 0 <= K <= K_c / 2 the uniform density is the only critical point. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Ratio Threshold.BetaStar Threshold.Majorisation Threshold.Eigenvalues
  Criterion.Coercivity Zonal.Moments Quartic.Expansion Quartic.Obstruction Zonal.PositiveDefinite
  Zonal.ConformalDensity Zonal.Norm Variational.Principle Variational.KirkwoodMonroe Sphere.Model Sphere.Competitor
  Sphere.Stability.
Local Open Scope R_scope.

Section Theorem11.

Variables (S : sphere) (d : nat).
Hypothesis d_ge_2 : (2 <= d)%nat.
Hypothesis facts : general_facts S d.

Local Notation D := (INR d).
Local Notation Sigma := (surface S).
Let surf : surface_facts S d := on_surface S d facts.
Let harm : harmonic_facts S d := on_harmonics S d facts.
Let ent : gibbs_facts S := on_entropy S d facts.
Let intf : integral_facts Sigma := surface_integral S d surf.
Let avg : zonal_average D (sphere_mean d) := sphere_mean_zonal d d_ge_2.

(** ** (1) beta <= beta_* *)

Section Continuous.

Hypothesis coer : beckner_onofri_facts S d.

Lemma powers_vanish : forall mu h, sphere_entropy S mu = Finite h -> h <= 0 ->
  forall l, (1 <= l)%nat -> harmonic_power S l mu = 0.
Proof.
  intros mu h Eh Hh l Hl. pose proof (D_ge_2 d d_ge_2). assert (H1 : 1 < D) by lra.
  pose proof (beckner_onofri S d coer mu h Eh) as C.
  apply Rle_antisym; [|apply (power_nonneg S d harm)].
  assert (T : harmonic_power S l mu / beckner D l <= 0).
  { destruct l as [|k]; [lia|]. specialize (C k). unfold degree_sum in C.
    pose proof (sum_n_ge_term (fun k => harmonic_power S (Datatypes.S k) mu / beckner D (Datatypes.S k)) k) as G.
    cbv beta in G. assert (P : forall j, 0 <= harmonic_power S (Datatypes.S j) mu / beckner D (Datatypes.S j)).
    { intros j. apply Rmult_le_pos; [apply (power_nonneg S d harm)|].
      apply Rlt_le, Rinv_0_lt_compat, beckner_pos; [exact H1|lia]. }
    specialize (G P). lra. }
  pose proof (beckner_pos D l H1 Hl) as Pb.
  apply (Rmult_le_compat_r (beckner D l)) in T; [|lra].
  unfold Rdiv in T. rewrite Rmult_assoc, Rinv_l in T by lra. lra.
Qed.

Section Eigenvalues.

Variable beta : R.
Hypothesis beta_range : 0 < beta <= beta_star D.

Let H1 : 1 < D.
Proof. pose proof (D_ge_2 d d_ge_2). lra. Qed.

Let lambda l := eigenvalue D l beta.

Let lambda_pos : 0 < lambda 1%nat.
Proof. apply eigenvalue_pos; [exact H1|lia]. Qed.

Let majorised : forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / beckner D l.
Proof.
  intros l Hl. unfold lambda. rewrite <- alpha_eigenvalue by exact H1.
  pose proof (majorisation D l beta H1 beta_range Hl). unfold Rdiv. rewrite Rmult_1_l. exact H.
Qed.

Let threshold : linear_threshold D beta = degree_one_threshold lambda.
Proof. apply (threshold_eq d d_ge_2). lra. Qed.

Let regular mu : regularised_energy lambda (fun l => harmonic_power S l mu) (sphere_energy S beta mu).
Proof. apply series_energy_regularised. apply (energy_series S d d_ge_2 facts). lra. Qed.

Let power_pos mu l : (1 <= l)%nat -> 0 <= harmonic_power S l mu.
Proof. intros _. apply (power_nonneg S d harm). Qed.

Let weights l : (1 <= l)%nat -> 0 < beckner D l.
Proof. now apply beckner_pos. Qed.

Lemma minimises_threshold : minimises (model_at S beta) (linear_threshold D beta).
Proof.
  pose proof (threshold_pos d d_ge_2 beta ltac:(lra)) as Tp. intros mu. simpl. pose proof (gibbs S ent mu) as G.
  destruct (sphere_entropy S mu) as [h| |] eqn:Eh; simpl in *; try easy. rewrite threshold in *.
  pose proof (criterion_gap_nonneg (beckner D) lambda _ h _ weights (beckner_1 D H1) lambda_pos majorised
    (power_pos mu) (beckner_onofri S d coer mu h Eh) (regular mu) (degree_one_threshold lambda) ltac:(lra)). lra.
Qed.

Theorem theorem_1_1_equal : critical_coupling (model_at S beta) = Finite (linear_threshold D beta).
Proof.
  pose proof (threshold_pos d d_ge_2 beta ltac:(lra)) as Tp.
  apply endpoint_minimality; [lra|exact minimises_threshold|]. intros K HK.
  apply (unstable_above S d d_ge_2 facts); [lra|exact HK].
Qed.

Section Uniqueness.

Hypothesis uniq : uniqueness_facts S d.

(** The equality case and Lemma 3.3: an extremal is uniform or has every degree. *)
Lemma equality_case : forall mu h, sphere_entropy S mu = Finite h ->
  coercivity_equality (beckner D) (fun l => harmonic_power S l mu) h ->
  (forall l, (1 <= l)%nat -> harmonic_power S l mu = 0) \/ (forall l, (1 <= l)%nat -> harmonic_power S l mu <> 0).
Proof.
  intros mu h Eh Eq. destruct (beckner_onofri_equality S d uniq mu h Eh Eq) as (r & Hr & Dens & Pow).
  destruct (Req_dec r 0) as [->|Nz]; [left|right]; intros l Hl; rewrite (Pow l Hl).
  - rewrite (density_one S d surf).
    + apply (powers_vanish _ 0 (entropy_of_uniform S d facts)); [lra|exact Hl].
    + intros x. unfold zonal, conformal_density. transitivity (1 ^ (d - 1)); [f_equal; field|apply pow1].
  - rewrite (zonal_power S d harm _ l Hl (conformal_density_continuous d r Hr) Dens).
    pose proof (conformal_coefficient_pos d (sphere_mean d) r l d_ge_2 avg ltac:(lra)) as P.
    apply Rgt_not_eq, Rmult_lt_0_compat; [|now apply pow_lt].
    apply harmonic_dimension_pos; assumption.
Qed.

Lemma only_minimiser_threshold : only_minimiser (model_at S beta) (linear_threshold D beta).
Proof.
  split; [exact minimises_threshold|]. intros mu Eq. simpl in Eq |- *. rewrite threshold in Eq.
  destruct (criterion_unique_endpoint (beckner D) lambda _ _ _ weights (beckner_1 D H1) lambda_pos majorised
    (power_pos mu) (beckner_onofri S d coer mu _ Eq) (regular mu)) as [Hp _].
  - apply (equality_case mu _ Eq).
  - exists 3%nat. split; [lia|]. unfold lambda. rewrite <- alpha_eigenvalue by exact H1.
    pose proof (majorisation_strict_tail D 3 beta H1 beta_range ltac:(lia)). unfold Rdiv. rewrite Rmult_1_l. exact H.
  - lra.
  - apply (harmonics_complete S d uniq). exact Hp.
Qed.

(** Entropy 0 for the uniform measure only: by the inequality and completeness. *)
Lemma entropy_definite_sphere : entropy_definite (model_at S beta).
Proof. intros mu E. apply (harmonics_complete S d uniq), (powers_vanish mu 0 E), Rle_refl. Qed.

Theorem theorem_1_1_unique : forall K, 0 <= K <= linear_threshold D beta -> only_minimiser (model_at S beta) K.
Proof.
  intros K HK. apply (uniqueness_propagates _ (sphere_model_facts S d facts beta) entropy_definite_sphere
    (linear_threshold D beta) K only_minimiser_threshold HK).
Qed.

Theorem theorem_1_1_continuous : semicontinuity_facts S -> continuous_transition (model_at S beta).
Proof.
  intros semi. pose proof (threshold_pos d d_ge_2 beta ltac:(lra)) as Tp.
  apply (endpoint_uniqueness _ (sphere_model_facts S d facts beta)) with (Ks := linear_threshold D beta).
  - split; [exact (lower_semicontinuity S semi)|]. intros mus mu. apply (weak_continuity S semi). lra.
  - lra.
  - exact only_minimiser_threshold.
  - intros K HK. apply (unstable_above S d d_ge_2 facts); [lra|exact HK].
Qed.

End Uniqueness.

End Eigenvalues.

End Continuous.

(** ** (2) beta > beta_* *)

(** The competitor of Lemma 5.1 for the attention kernel. *)
Definition obstruction_density (beta : R) : point (surface S) -> R :=
  zonal S (competitor d (obstruction_eps D (alpha D 2 beta)) (obstruction_tau D)).

Theorem obstruction_beats_uniform : forall beta, beta_star D < beta ->
  is_density Sigma (obstruction_density beta) /\
  beats_uniform (model_at S beta) (linear_threshold D beta) (with_density S (obstruction_density beta)).
Proof.
  intros beta Hb. pose proof (D_ge_2 d d_ge_2) as HD. assert (H1 : 1 < D) by lra.
  pose proof (beta_star_pos D H1). assert (Hb0 : 0 < beta) by lra.
  pose proof (eigenvalue_pos D 1 beta H1 ltac:(lia)) as Pl.
  assert (Ha : 1 / D < eigenvalue D 2 beta / eigenvalue D 1 beta).
  { rewrite <- alpha_eigenvalue, alpha_2 by assumption. now apply beta_star_gt. }
  destruct (quartic_obstruction D (sphere_mean d) _ _ HD avg Pl Ha) as (Pos & _ & Neg).
  rewrite <- alpha_eigenvalue in Pos, Neg by exact H1. split.
  - apply (competitor_density S d d_ge_2 facts _ _ Pos).
  - apply (competitor_beats S d d_ge_2 facts beta _ _ _ Hb0 Pos).
    rewrite (threshold_eq d d_ge_2) by exact Hb0. exact Neg.
Qed.

Theorem theorem_1_1_gap : forall beta, beta_star D < beta ->
  Rbar_lt (critical_coupling (model_at S beta)) (linear_threshold D beta).
Proof.
  intros beta Hb. pose proof (D_ge_2 d d_ge_2) as HD. pose proof (beta_star_pos D ltac:(lra)).
  apply (endpoint_competitor _ (sphere_model_facts S d facts beta) _ _ (threshold_pos d d_ge_2 beta ltac:(lra))
    (proj2 (obstruction_beats_uniform beta Hb))).
Qed.

Theorem theorem_1_1_discontinuous : regularity_facts S -> forall beta, beta_star D < beta ->
  Rbar_lt (critical_coupling (model_at S beta)) (linear_threshold D beta) /\
  discontinuous_transition (model_at S beta).
Proof.
  intros reg beta Hb. pose proof (D_ge_2 d d_ge_2) as HD. pose proof (beta_star_pos D ltac:(lra)).
  apply (endpoint_competitor_discontinuous _ (sphere_model_facts S d facts beta) (linear_threshold D beta)
    (with_density S (obstruction_density beta))).
  - apply (minimisers_compact S reg). lra.
  - apply (sphere_locally_rigid S d d_ge_2 facts); [exact reg|lra].
  - apply (threshold_pos d d_ge_2). lra.
  - apply obstruction_beats_uniform. exact Hb.
Qed.

(** ** (3) Critical points *)

Theorem theorem_1_1_critical_points : forall beta K rho, 0 < beta -> 0 <= K ->
  Rbar_le (2 * K) (critical_coupling (model_at S beta)) ->
  critical_point S beta K rho -> forall x, rho x = 1.
Proof.
  intros beta K rho Hb H0 HK (Dens & KM).
  pose proof (critical_point_identity Sigma intf rho Dens K _
    (potential_continuous S d surf beta rho Hb Dens) KM) as Id.
  apply (reverse_entropy_unique Sigma intf rho Dens).
  apply (critical_point_reverse_entropy (model_at S beta) (sphere_model_facts S d facts beta) K
    (with_density S rho) (density_entropy Sigma rho) _ H0 HK).
  - apply (entropy_of_density S d surf rho Dens).
  - simpl. rewrite Id. now rewrite (energy_of_density S d surf beta rho Dens).
Qed.

(** In the continuous regime: for K <= K_# / 2. *)
Corollary theorem_1_1_critical_points_continuous : beckner_onofri_facts S d ->
  forall beta K rho, 0 < beta <= beta_star D ->
  0 <= K <= linear_threshold D beta / 2 -> critical_point S beta K rho -> forall x, rho x = 1.
Proof.
  intros coer beta K rho Hb HK. apply theorem_1_1_critical_points; [lra|lra|].
  rewrite (theorem_1_1_equal coer beta Hb). simpl. lra.
Qed.

End Theorem11.
