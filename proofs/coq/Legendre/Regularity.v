(** * Minimisers of the zonal model: compactness, regularity, and the last record

    [regularity_facts] for the model of Legendre/Model.v: with Legendre/Facts.v, every record of Sphere/Model.v holds
    there, d = 3. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Criterion.Coercivity Zonal.Moments Zonal.PositiveDefinite Variational.KirkwoodMonroe
  Variational.Principle Threshold.BetaStar Threshold.Eigenvalues Sphere.Model Sphere.Theorem11 Circle.Compact.
From Certify Require Import Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model Legendre.Complete
  Legendre.Kernel Legendre.Control Legendre.Gibbs Legendre.Minimisers Legendre.Facts.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation Avg := interval_mean_zonal.

Lemma minimiser_minimal beta K mu :
  is_minimiser (model_at zonal_sphere beta) K mu <-> minimal beta K (zonal_density mu).
Proof.
  split.
  - intros (h & E & Min). injection E as <-. split; [apply measure_density|]. intros g D.
    specialize (Min (zonal_with_density g)).
    change (Rbar_le (entropy_of (zonal_density mu) - K * zonal_energy beta (zonal_density mu)
      + K * zonal_energy beta (zonal_density (zonal_with_density g)))
      (entropy_of (zonal_density (zonal_with_density g)))) in Min.
    rewrite (zonal_density_of g D) in Min. simpl in Min. unfold free_energy. lra.
  - intros [D Min]. eexists. split; [reflexivity|]. intros nu. specialize (Min _ (measure_density nu)).
    unfold free_energy, entropy_of in Min. simpl. lra.
Qed.

Lemma minimal_with_density beta K f : minimal beta K f ->
  is_minimiser (model_at zonal_sphere beta) K (zonal_with_density f).
Proof. intros M. apply minimiser_minimal. now rewrite (zonal_density_of f (proj1 M)). Qed.

Lemma zonal_compact beta : 0 < beta -> compact_minimisers (model_at zonal_sphere beta).
Proof.
  intros Hb K HK. pose (Kn := fun n => K + / (INR n + 1)).
  assert (Above : forall n, K < Kn n) by (intros n; unfold Kn; pose proof (inverse_pos n); lra).
  assert (LK : is_lim_seq Kn K).
  { apply is_lim_seq_spec. intros eps. destruct (inverse_small (eps / 2)) as [N HN]; [destruct eps; simpl; lra|].
    exists N. intros n Hn. specialize (HN n Hn). pose proof (inverse_pos n). destruct eps as [e He]. simpl in *.
    unfold Kn. rewrite Rabs_pos_eq; lra. }
  pose (fn := fun n => zonal_minimiser beta (Kn n)).
  assert (Min : forall n, minimal beta (Kn n) (fn n)).
  { intros n. apply (zonal_minimiser_minimal beta Hb). specialize (Above n). lra. }
  destruct (minimisers_accumulate beta Hb K Kn fn) as (phi & rho & Inc & D & Near); try assumption.
  { intros n. specialize (Above n). lra. }
  exists (fun n => Kn (phi n)), (fun n => zonal_with_density (fn (phi n))), (zonal_with_density rho).
  split; [intros; apply Above|]. split.
  { apply (is_lim_seq_subseq Kn K phi); [now apply eventually_subseq|exact LK]. }
  split; [intros n; apply minimal_with_density, Min|]. intros h Ch.
  rewrite (zonal_density_of rho D).
  apply (is_lim_seq_ext (fun n => mean (fun t => h t * fn (phi n) t))).
  { intros n. now rewrite (zonal_density_of _ (proj1 (Min (phi n)))). }
  apply mean_converges; try assumption. intros n. apply Min.
Qed.

Lemma zonal_regularity : regularity_facts zonal_sphere.
Proof.
  split.
  - intros rho n D. cbn [harmonic_power with_density zonal_sphere integrate surface interval_integral].
    assert (C : forall t, continuous (fun t => rho t - 1) t).
    { intros t. apply continuous_minus; [apply (density_facts rho D)|apply continuous_const]. }
    eapply Rle_trans; [apply Req_le|exact (legendre_bessel _ C n)]. unfold degree_sum. apply sum_n_ext. intros k.
    unfold zonal_power_of. rewrite (zonal_density_of rho D), (centred_moment rho (S k) D) by lia. reflexivity.
  - exact zonal_compact.
  - intros beta K Kn mus eta Hb He HK Above LK Min Conv.
    assert (U : forall t, gibbs beta K (legendre_moment (fun _ => 1)) t = 1).
    { intros t. assert (B : forall s, boltzmann beta K (legendre_moment (fun _ => 1)) s = 1).
      { intros s. unfold boltzmann. rewrite (no_potential beta) by (intros; apply uniform_moment; lia).
        rewrite Rmult_0_r. apply exp_0. }
      unfold gibbs, partition. rewrite (mean_ext 3 mean Avg _ (fun _ => 1)), (mean_one 3 mean Avg), B
        by (intros; apply B).
      field. }
    destruct (gibbs_converge beta Hb K Kn (fun n => legendre_moment (zonal_density (mus n)))
      (legendre_moment (fun _ => 1)) eta LK) as [N HN].
    + intros n. apply moderate_legendre, measure_density.
    + apply moderate_legendre, zonal_uniform_density.
    + intros l. exact (moment_limit mus _ l Conv).
    + exact He.
    + exists N. intros n Hn. pose proof (measure_density (mus n)) as D. exists (zonal_density (mus n)).
      split; [exact D|]. split; [apply zonal_measure_ext; intros x; cbn [with_density zonal_sphere]; now rewrite
        (zonal_density_of _ D)|].
      intros x. specialize (HN n Hn x). rewrite U, Rmult_1_r in HN.
      destruct (proj1 (minimiser_minimal beta _ _) (Min n)) as [_ M].
      rewrite (minimal_gibbs beta Hb (Kn n) _ (Rlt_le _ _ (Rle_lt_trans _ _ _ HK (Above n))) D M x). exact HN.
Qed.

Theorem zonal_further_facts :
  uniqueness_facts zonal_sphere 3 /\ semicontinuity_facts zonal_sphere /\ regularity_facts zonal_sphere.
Proof. exact (conj zonal_uniqueness (conj zonal_semicontinuity zonal_regularity)). Qed.

(** Theorem 1.1 for these measures, with no hypothesis. *)
Theorem theorem_1_1_zonal beta : 0 < beta ->
  (beta <= beta_star 3 ->
    critical_coupling (model_at zonal_sphere beta) = Finite (linear_threshold 3 beta) /\
    continuous_transition (model_at zonal_sphere beta) /\
    forall K, 0 <= K <= linear_threshold 3 beta -> only_minimiser (model_at zonal_sphere beta) K) /\
  (beta_star 3 < beta -> Rbar_lt (critical_coupling (model_at zonal_sphere beta)) (linear_threshold 3 beta) /\
    discontinuous_transition (model_at zonal_sphere beta)) /\
  (forall K rho, 0 <= K -> Rbar_le (2 * K) (critical_coupling (model_at zonal_sphere beta)) ->
    critical_point zonal_sphere beta K rho -> forall x, rho x = 1).
Proof.
  intros Hb. destruct zonal_facts as [facts coer]. destruct zonal_further_facts as (uniq & semi & reg).
  assert (D : (2 <= 3)%nat) by lia. rewrite <- three. split; [|split].
  - intros H. pose proof (conj Hb H) as Hb'. split; [exact (theorem_1_1_equal zonal_sphere 3 D facts coer beta Hb')|].
    split; [|exact (theorem_1_1_unique zonal_sphere 3 D facts coer beta Hb' uniq)].
    exact (theorem_1_1_continuous zonal_sphere 3 D facts coer beta Hb' uniq semi).
  - exact (theorem_1_1_discontinuous zonal_sphere 3 D facts reg beta).
  - intros K rho. exact (theorem_1_1_critical_points zonal_sphere 3 facts beta K rho Hb).
Qed.
