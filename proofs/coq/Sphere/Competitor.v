(** * Consequences of the general facts

    The energy as a series with the eigenvalues (4.1); the facts of the variational
    principle; zonal quadratic competitors, with their entropy and energy; and the
    instability of degree one, hence K_c <= K_# for every beta. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Threshold.Eigenvalues Criterion.Coercivity Zonal.Moments
  Quartic.Expansion Quartic.Obstruction Zonal.FunkHecke Zonal.PositiveDefinite Zonal.Norm Variational.Principle
  Variational.KirkwoodMonroe Sphere.Model.
Local Open Scope R_scope.

Section Competitors.

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

Lemma D_ge_2 : 2 <= D.
Proof. pose proof (le_INR 2 d d_ge_2) as H. simpl in H. lra. Qed.

(** ** The energy as a series, (4.1) *)

Lemma energy_series : forall beta mu, 0 < beta ->
  is_degree_series (fun l => eigenvalue D l beta * harmonic_power S l mu) (sphere_energy S beta mu).
Proof.
  intros beta mu Hb. pose proof D_ge_2. pose proof (funk_hecke S d harm beta mu Hb) as E.
  unfold is_degree_series in *. eapply is_series_ext; [|exact E]. intros k. cbv beta.
  unfold kernel_coefficient.
  rewrite (funk_hecke_eigenvalue D (sphere_mean d)); auto; [lra|lia].
Qed.

Lemma density_constant : is_density Sigma (fun _ => 1).
Proof.
  split; [|split].
  - apply (continuous_fun_const Sigma intf).
  - intros _. lra.
  - apply (integrate_one Sigma intf).
Qed.

Lemma entropy_of_uniform : sphere_entropy S (sphere_uniform S) = 0.
Proof.
  rewrite <- (density_one S d surf (fun _ => 1) (fun _ => eq_refl)).
  rewrite (entropy_of_density S d surf _ density_constant). unfold density_entropy. f_equal.
  rewrite (integrate_ext Sigma intf _ (fun _ => 0 * 1)) by (intros; rewrite ln_1; ring).
  rewrite (integrate_scal Sigma intf _ _ (continuous_fun_const Sigma intf 1)). ring.
Qed.

Lemma energy_of_uniform : forall beta, sphere_energy S beta (sphere_uniform S) = 0.
Proof.
  intros beta. rewrite <- (density_one S d surf (fun _ => 1) (fun _ => eq_refl)).
  rewrite (energy_of_density S d surf _ _ density_constant).
  rewrite (integrate_ext _ intf _ (fun _ => 0 * 1)) by (intros; ring).
  rewrite (integrate_scal Sigma intf _ _ (continuous_fun_const Sigma intf 1)). ring.
Qed.

Lemma sphere_model_facts : forall beta, model_facts (model_at S beta).
Proof.
  intros beta. split.
  - exact entropy_of_uniform.
  - apply energy_of_uniform.
  - apply (gibbs S ent).
Qed.

(** ** The threshold K_# *)

Lemma threshold_eq : forall beta, 0 < beta ->
  linear_threshold D beta = degree_one_threshold (fun l => eigenvalue D l beta).
Proof. intros beta Hb. pose proof D_ge_2. apply linear_threshold_eigenvalue; lra. Qed.

Lemma threshold_pos : forall beta, 0 < beta -> 0 < linear_threshold D beta.
Proof.
  intros beta Hb. pose proof D_ge_2. rewrite threshold_eq by exact Hb. unfold degree_one_threshold.
  pose proof (eigenvalue_pos D 1 beta ltac:(lra) ltac:(lia)). apply Rdiv_lt_0_compat; lra.
Qed.

(** ** Quadratic zonal competitors: 1 + eps u + eps^2 tau v *)

Definition competitor (eps tau t : R) : R := 1 + perturbation D eps tau t.
Definition admissible (eps tau : R) : Prop := forall t, -1 <= t <= 1 -> 1 / 2 <= competitor eps tau t.

Lemma competitor_quadratic : forall eps tau t,
  competitor eps tau t = (1 - eps ^ 2 * tau / D) + eps * t + eps ^ 2 * tau * t ^ 2.
Proof. intros. unfold competitor, perturbation, degree_one_part, degree_two_part, Rdiv. ring. Qed.

Lemma competitor_continuous : forall eps tau, continuous_on_interval (competitor eps tau).
Proof.
  intros eps tau t _. apply (ex_derive_continuous (V := R_NormedModule)).
  unfold competitor, perturbation, degree_one_part, degree_two_part. auto_derive. trivial.
Qed.

Lemma competitor_density : forall eps tau, admissible eps tau -> is_density Sigma (zonal S (competitor eps tau)).
Proof.
  intros eps tau Pos. pose proof D_ge_2 as HD. split; [|split].
  - apply (coordinate_continuous S d surf), competitor_continuous.
  - intros x. specialize (Pos _ (coordinate_range S d surf x)). unfold zonal. lra.
  - rewrite (polar_coordinates S d surf _ (competitor_continuous eps tau)). unfold competitor.
    rewrite (mean_plus D _ avg (fun _ => 1)).
    + rewrite (mean_one D _ avg), (perturbation_mean D _ HD avg). ring.
    + intros t _. apply continuous_const.
    + apply perturbation_continuous.
Qed.

Lemma competitor_entropy : forall eps tau, admissible eps tau ->
  sphere_entropy S (with_density S (zonal S (competitor eps tau)))
  = Finite (zonal_entropy (sphere_mean d) (competitor eps tau)).
Proof.
  intros eps tau Pos. rewrite (entropy_of_density S d surf _ (competitor_density eps tau Pos)). f_equal.
  assert (C : continuous_on_interval (fun t => competitor eps tau t * ln (competitor eps tau t))).
  { intros t Ht. specialize (Pos t Ht). apply (ex_derive_continuous (V := R_NormedModule)).
    unfold competitor, perturbation, degree_one_part, degree_two_part in *. auto_derive. lra. }
  apply (polar_coordinates S d surf _ C).
Qed.

(** |P_l rho|^2 in the degrees 1 and 2; nothing above. *)
Lemma competitor_powers : forall eps tau, admissible eps tau ->
  let mu := with_density S (zonal S (competitor eps tau)) in
  harmonic_power S 1 mu = eps ^ 2 / D /\
  harmonic_power S 2 mu = eps ^ 4 * tau ^ 2 * (2 * (D - 1) / (D ^ 2 * (D + 2))) /\
  forall l, (3 <= l)%nat -> harmonic_power S l mu = 0.
Proof.
  intros eps tau Pos mu. pose proof D_ge_2 as HD. pose proof (competitor_density eps tau Pos) as Dens.
  assert (Pow : forall l, (1 <= l)%nat -> harmonic_power S l mu = harmonic_dimension d l
    * zonal_coefficient D (sphere_mean d) l
        (fun t => (1 - eps ^ 2 * tau / D) + eps * t + eps ^ 2 * tau * t ^ 2) ^ 2).
  { intros l Hl. unfold mu. rewrite (zonal_power S d harm _ l Hl (competitor_continuous eps tau) Dens).
    rewrite (coefficient_ext D (sphere_mean d) avg l (competitor eps tau)
      (fun t => (1 - eps ^ 2 * tau / D) + eps * t + eps ^ 2 * tau * t ^ 2)); [reflexivity|].
    intros t _. apply competitor_quadratic. }
  split; [|split].
  - rewrite Pow, harmonic_dimension_1, (quadratic_degree_1 D (sphere_mean d)) by (lia || lra || exact avg). field. lra.
  - rewrite Pow, harmonic_dimension_2, (quadratic_degree_2 D (sphere_mean d)) by (lia || lra || exact avg). field. lra.
  - intros l Hl. rewrite Pow, (quadratic_high_degree D (sphere_mean d)) by (lia || lra || exact avg). ring.
Qed.

Lemma competitor_energy : forall beta eps tau, 0 < beta -> admissible eps tau ->
  sphere_energy S beta (with_density S (zonal S (competitor eps tau)))
  = two_degree_energy (sphere_mean d) D (eigenvalue D 1 beta) (eigenvalue D 2 beta) eps tau.
Proof.
  intros beta eps tau Hb Pos. pose proof D_ge_2 as HD.
  set (mu := with_density S (zonal S (competitor eps tau))).
  destruct (competitor_powers eps tau Pos) as (P1 & P2 & P3). fold mu in P1, P2, P3.
  rewrite (two_degree_energy_value D (sphere_mean d) HD avg), <- P1, <- P2.
  pose proof (energy_series beta mu Hb) as E. unfold is_degree_series in E.
  rewrite <- (is_series_unique _ _ E). apply is_series_unique.
  set (v := eigenvalue D 1 beta * harmonic_power S 1 mu + eigenvalue D 2 beta * harmonic_power S 2 mu).
  change (is_lim_seq (sum_n (fun k => eigenvalue D (Datatypes.S k) beta * harmonic_power S (Datatypes.S k) mu)) v).
  apply (is_lim_seq_ext_loc (fun _ => v)); [|apply is_lim_seq_const].
  exists 1%nat. intros n Hn. induction Hn as [|n Hn IH].
  - rewrite sum_Sn, sum_O. reflexivity.
  - rewrite sum_Sn, <- IH, (P3 (Datatypes.S (Datatypes.S n))) by lia.
    rewrite Rmult_0_r. symmetry. apply Rplus_0_r.
Qed.

Lemma competitor_beats : forall beta K eps tau, 0 < beta -> admissible eps tau ->
  zonal_entropy (sphere_mean d) (competitor eps tau)
    - K * two_degree_energy (sphere_mean d) D (eigenvalue D 1 beta) (eigenvalue D 2 beta) eps tau < 0 ->
  beats_uniform (model_at S beta) K (with_density S (zonal S (competitor eps tau))).
Proof.
  intros beta K eps tau Hb Pos Neg. unfold beats_uniform. cbn [entropy energy model_at].
  rewrite (competitor_entropy eps tau Pos), (competitor_energy beta eps tau Hb Pos). simpl. lra.
Qed.

(** Above K_# the uniform measure is not a minimiser: degree one is unstable. *)
Lemma unstable_above : forall beta K, 0 < beta -> linear_threshold D beta < K ->
  ~ minimises (model_at S beta) K.
Proof.
  intros beta K Hb HK Min. pose proof D_ge_2 as HD. rewrite threshold_eq in HK by exact Hb.
  pose proof (eigenvalue_pos D 1 beta ltac:(lra) ltac:(lia)) as Pl.
  destruct (degree_one_instability D (sphere_mean d) _ (eigenvalue D 2 beta) K HD avg Pl HK)
    as (eps & Pos & _ & Neg).
  pose proof (competitor_beats beta K eps 0 Hb Pos Neg) as B.
  apply (Rbar_lt_not_le _ _ B), Min.
Qed.

(** K_c <= K_#, for every beta. *)
Theorem critical_coupling_le_threshold : forall beta, 0 < beta ->
  Rbar_le (critical_coupling (model_at S beta)) (linear_threshold D beta).
Proof.
  intros beta Hb. apply critical_coupling_le. intros K _ Min. simpl.
  destruct (Rle_lt_dec K (linear_threshold D beta)) as [L|L]; [exact L|].
  now destruct (unstable_above beta K Hb L).
Qed.

End Competitors.
