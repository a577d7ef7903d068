(** * Theorem 1.1: the sharp dichotomy, from the classical facts

    For d >= 2 and beta > 0, under [classical_facts]:
    (1) if beta <= beta_*, K_c = K_#, the uniform measure is the only minimiser of
        F_K for 0 <= K <= K_#, and the transition is continuous;
    (2) if beta > beta_*, K_c < K_#, an explicit density beats the uniform one at
        K_#, and (with [regularity_facts]) the transition is discontinuous;
    (3) for 0 <= K <= K_c / 2 the uniform density is the only critical point. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Ratio BetaStar BesselI Majorisation Eigenvalues Criterion EntropyTaylor Moments Quartic
  Obstruction FunkHecke Variational KirkwoodMonroe SphereModel.
Local Open Scope R_scope.

Section Theorem11.

Variables (S : sphere) (d : nat).
Hypothesis d_ge_2 : (2 <= d)%nat.
Hypothesis facts : classical_facts S d.

Local Notation D := (INR d).
Local Notation Sigma := (surface S).
Let surf : surface_facts S d := on_surface S d facts.
Let harm : harmonic_facts S d := on_harmonics S d facts.
Let ent : weak_entropy_facts S := on_entropy S d facts.
Let coer : beckner_onofri_facts S d := on_coercivity S d facts.
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

Lemma powers_vanish : forall mu h, sphere_entropy S mu = Finite h -> h <= 0 ->
  forall l, (1 <= l)%nat -> harmonic_power S l mu = 0.
Proof.
  intros mu h Eh Hh l Hl. pose proof D_ge_2. assert (H1 : 1 < D) by lra.
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

Lemma sphere_model_facts : forall beta, model_facts (model_at S beta).
Proof.
  intros beta. split.
  - exact entropy_of_uniform.
  - apply energy_of_uniform.
  - apply (gibbs S ent).
  - intros mu Eh. apply (harmonics_complete S d harm). apply (powers_vanish mu 0 Eh). lra.
Qed.

Lemma sphere_weak_facts : forall beta, 0 < beta -> weak_facts (model_at S beta).
Proof.
  intros beta Hb. split.
  - apply (lower_semicontinuity S ent).
  - intros mus mu. now apply (weak_continuity S ent).
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

(** ** Quadratic zonal competitors *)

Lemma competitor_density : forall eps tau,
  (forall t, -1 <= t <= 1 -> 1 / 2 <= 1 + perturbation D eps tau t) ->
  is_density Sigma (zonal_quadratic S d eps (eps ^ 2 * tau)).
Proof.
  intros eps tau Pos. pose proof D_ge_2 as HD.
  assert (Eq : forall x, zonal_quadratic S d eps (eps ^ 2 * tau) x
    = (fun t => 1 + perturbation D eps tau t) (first_coordinate S x)).
  { intros x. unfold zonal_quadratic, perturbation, degree_one_part, degree_two_part. ring. }
  assert (C : continuous_on_interval (fun t => 1 + eps * t + eps ^ 2 * tau * (t ^ 2 - 1 / INR d))).
  { intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  split; [|split].
  - apply (coordinate_continuous S d surf _ C).
  - intros x. rewrite Eq. specialize (Pos _ (coordinate_range S d surf x)). lra.
  - pose proof (polar_coordinates S d surf _ C) as P.
    unfold zonal_quadratic. rewrite P.
    rewrite (mean_ext D _ avg _ (fun t => 1 + perturbation D eps tau t))
      by (intros; unfold perturbation, degree_one_part, degree_two_part; ring).
    rewrite (mean_plus D _ avg (fun _ => 1)).
    + rewrite (mean_one D _ avg), (perturbation_mean D _ HD avg). ring.
    + intros t _. apply continuous_const.
    + apply perturbation_continuous.
Qed.

Lemma competitor_entropy : forall eps tau,
  (forall t, -1 <= t <= 1 -> 1 / 2 <= 1 + perturbation D eps tau t) ->
  sphere_entropy S (with_density S (zonal_quadratic S d eps (eps ^ 2 * tau)))
  = Finite (zonal_entropy (sphere_mean d) (fun t => 1 + perturbation D eps tau t)).
Proof.
  intros eps tau Pos. rewrite (entropy_of_density S d surf _ (competitor_density eps tau Pos)).
  f_equal. unfold density_entropy, zonal_entropy.
  assert (C : continuous_on_interval (fun t =>
    (1 + perturbation D eps tau t) * ln (1 + perturbation D eps tau t))).
  { intros t Ht. specialize (Pos t Ht). apply (ex_derive_continuous (V := R_NormedModule)).
    unfold perturbation, degree_one_part, degree_two_part in *. auto_derive. lra. }
  rewrite <- (polar_coordinates S d surf _ C). apply (integrate_ext Sigma intf).
  intros x. unfold zonal_quadratic, perturbation, degree_one_part, degree_two_part.
  replace (1 + eps * first_coordinate S x + eps ^ 2 * tau * (first_coordinate S x ^ 2 - 1 / INR d))
    with (1 + (eps * first_coordinate S x + eps ^ 2 * tau * (first_coordinate S x ^ 2 - 1 / INR d))) by ring.
  reflexivity.
Qed.

Lemma competitor_energy : forall beta eps tau, 0 < beta ->
  (forall t, -1 <= t <= 1 -> 1 / 2 <= 1 + perturbation D eps tau t) ->
  sphere_energy S beta (with_density S (zonal_quadratic S d eps (eps ^ 2 * tau)))
  = two_degree_energy (sphere_mean d) D (eigenvalue D 1 beta) (eigenvalue D 2 beta) eps tau.
Proof.
  intros beta eps tau Hb Pos. pose proof (competitor_density eps tau Pos) as Dens.
  set (mu := with_density S (zonal_quadratic S d eps (eps ^ 2 * tau))).
  pose proof (energy_series beta mu Hb) as E.
  assert (P1 : harmonic_power S 1 mu = sphere_mean d (fun t => degree_one_part eps t ^ 2)).
  { unfold mu. rewrite (power_degree_one S d harm _ _ Dens).
    apply (polar_coordinates S d surf (fun t => (eps * t) ^ 2)).
    intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  assert (P2 : harmonic_power S 2 mu = sphere_mean d (fun t => degree_two_part D eps tau t ^ 2)).
  { unfold mu. rewrite (power_degree_two S d harm _ _ Dens).
    apply (polar_coordinates S d surf (fun t => (eps ^ 2 * tau * (t ^ 2 - 1 / INR d)) ^ 2)).
    intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  unfold two_degree_energy. rewrite <- P1, <- P2.
  unfold is_degree_series in E. rewrite <- (is_series_unique _ _ E). apply is_series_unique.
  set (v := eigenvalue D 1 beta * harmonic_power S 1 mu + eigenvalue D 2 beta * harmonic_power S 2 mu).
  change (is_lim_seq (sum_n (fun k => eigenvalue D (Datatypes.S k) beta * harmonic_power S (Datatypes.S k) mu)) v).
  apply (is_lim_seq_ext_loc (fun _ => v)); [|apply is_lim_seq_const].
  exists 1%nat. intros n Hn. induction Hn as [|n Hn IH].
  - rewrite sum_Sn, sum_O. reflexivity.
  - assert (Z : harmonic_power S (Datatypes.S (Datatypes.S n)) mu = 0)
      by (apply (power_high_degree S d harm _ _ _ Dens); lia).
    rewrite sum_Sn, <- IH, Z, Rmult_0_r. symmetry. apply Rplus_0_r.
Qed.

Lemma competitor_beats : forall beta K eps tau, 0 < beta ->
  (forall t, -1 <= t <= 1 -> 1 / 2 <= 1 + perturbation D eps tau t) ->
  zonal_entropy (sphere_mean d) (fun t => 1 + perturbation D eps tau t)
    - K * two_degree_energy (sphere_mean d) D (eigenvalue D 1 beta) (eigenvalue D 2 beta) eps tau < 0 ->
  beats_uniform (model_at S beta) K (with_density S (zonal_quadratic S d eps (eps ^ 2 * tau))).
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

(** ** (1) beta <= beta_* *)

Lemma only_minimiser_threshold : forall beta, 0 < beta <= beta_star D ->
  only_minimiser (model_at S beta) (linear_threshold D beta).
Proof.
  intros beta Hb. pose proof D_ge_2 as HD. assert (H1 : 1 < D) by lra.
  pose (lambda := fun l => eigenvalue D l beta).
  assert (Lpos : 0 < lambda 1%nat) by (apply eigenvalue_pos; [exact H1|lia]).
  assert (Maj : forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / beckner D l).
  { intros l Hl. unfold lambda. rewrite <- alpha_eigenvalue by exact H1.
    pose proof (majorisation D l beta H1 Hb Hl). unfold Rdiv. rewrite Rmult_1_l. exact H. }
  assert (Strict : exists l, (2 <= l)%nat /\ lambda l / lambda 1%nat < 1 / beckner D l).
  { exists 3%nat. split; [lia|]. unfold lambda. rewrite <- alpha_eigenvalue by exact H1.
    pose proof (majorisation_strict_tail D 3 beta H1 Hb ltac:(lia)). unfold Rdiv. rewrite Rmult_1_l. exact H. }
  assert (Thr : linear_threshold D beta = degree_one_threshold lambda) by (apply threshold_eq; lra).
  assert (Reg : forall mu, regularised_energy lambda (fun l => harmonic_power S l mu) (sphere_energy S beta mu)).
  { intros mu. apply series_energy_regularised. apply energy_series. lra. }
  assert (Pw : forall mu l, (1 <= l)%nat -> 0 <= harmonic_power S l mu).
  { intros mu l _. apply (power_nonneg S d harm). }
  assert (Bp : forall l, (1 <= l)%nat -> 0 < beckner D l) by (intros; now apply beckner_pos).
  pose proof (beckner_1 D H1) as B1.
  assert (Tpos : 0 <= degree_one_threshold lambda).
  { rewrite <- Thr. apply Rlt_le, threshold_pos. lra. }
  rewrite Thr. split.
  - intros mu. simpl. pose proof (gibbs S ent mu) as G.
    destruct (sphere_entropy S mu) as [h| |] eqn:Eh; simpl in *; try easy.
    pose proof (criterion_gap_nonneg (beckner D) lambda _ h _ Bp B1 Lpos Maj (Pw mu)
      (beckner_onofri S d coer mu h Eh) (Reg mu) (degree_one_threshold lambda) ltac:(lra)). lra.
  - intros mu Eq. simpl in Eq |- *.
    destruct (criterion_unique_endpoint (beckner D) lambda _ _ _ Bp B1 Lpos Maj (Pw mu)
      (beckner_onofri S d coer mu _ Eq) (Reg mu)) as [Hp _].
    + intros Eq3. destruct (beckner_onofri_equality S d coer mu _ Eq Eq3) as [->|Nz]; [left|now right].
      intros l Hl. apply (powers_vanish _ 0 entropy_of_uniform); [lra|exact Hl].
    + exact Strict.
    + lra.
    + apply (harmonics_complete S d harm). exact Hp.
Qed.

Theorem theorem_1_1_continuous : forall beta, 0 < beta <= beta_star D ->
  critical_coupling (model_at S beta) = Finite (linear_threshold D beta) /\
  continuous_transition (model_at S beta) /\
  forall K, 0 <= K <= linear_threshold D beta -> only_minimiser (model_at S beta) K.
Proof.
  intros beta Hb. pose proof (only_minimiser_threshold beta Hb) as Only.
  pose proof (threshold_pos beta ltac:(lra)) as Tp.
  destruct (endpoint_uniqueness (model_at S beta) (sphere_model_facts beta)
    (sphere_weak_facts beta ltac:(lra)) (linear_threshold D beta) ltac:(lra) Only) as [Kc Cont].
  - intros K HK. now apply unstable_above.
  - split; [exact Kc|]. split; [exact Cont|]. intros K HK.
    now apply (uniqueness_propagates _ (sphere_model_facts beta) (linear_threshold D beta)).
Qed.

(** ** (2) beta > beta_* *)

(** The competitor of Lemma 5.1 for the attention kernel. *)
Definition obstruction_density (beta : R) : point (surface S) -> R :=
  let eps := obstruction_eps D (alpha D 2 beta) in
  zonal_quadratic S d eps (eps ^ 2 * obstruction_tau D).

Theorem obstruction_beats_uniform : forall beta, beta_star D < beta ->
  is_density Sigma (obstruction_density beta) /\
  beats_uniform (model_at S beta) (linear_threshold D beta) (with_density S (obstruction_density beta)).
Proof.
  intros beta Hb. pose proof D_ge_2 as HD. assert (H1 : 1 < D) by lra.
  pose proof (beta_star_pos D H1). assert (Hb0 : 0 < beta) by lra.
  pose proof (eigenvalue_pos D 1 beta H1 ltac:(lia)) as Pl.
  assert (Ha : 1 / D < eigenvalue D 2 beta / eigenvalue D 1 beta).
  { rewrite <- alpha_eigenvalue, alpha_2 by assumption. now apply beta_star_gt. }
  destruct (quartic_obstruction D (sphere_mean d) _ _ HD avg Pl Ha) as (Pos & _ & Neg).
  rewrite <- alpha_eigenvalue in Pos, Neg by exact H1. split.
  - apply (competitor_density _ _ Pos).
  - apply (competitor_beats beta _ _ _ Hb0 Pos). rewrite threshold_eq by exact Hb0. exact Neg.
Qed.

Theorem theorem_1_1_gap : forall beta, beta_star D < beta ->
  Rbar_lt (critical_coupling (model_at S beta)) (linear_threshold D beta).
Proof.
  intros beta Hb. pose proof D_ge_2 as HD. pose proof (beta_star_pos D ltac:(lra)).
  apply (endpoint_competitor _ (sphere_model_facts beta) _ _ (threshold_pos beta ltac:(lra))
    (proj2 (obstruction_beats_uniform beta Hb))).
Qed.

(** ** Strict local stability below K_# *)

Lemma energy_bounds : forall beta rho, 0 < beta -> is_density Sigma rho ->
  0 <= sphere_energy S beta (with_density S rho)
  <= eigenvalue D 1 beta * integrate Sigma (fun x => (rho x - 1) ^ 2).
Proof.
  intros beta rho Hb Dens. pose proof D_ge_2 as HD. assert (H1 : 1 < D) by lra.
  set (mu := with_density S rho). set (Q := integrate Sigma (fun x => (rho x - 1) ^ 2)).
  pose proof (energy_series beta mu Hb) as E.
  pose (a := fun k => eigenvalue D (Datatypes.S k) beta * harmonic_power S (Datatypes.S k) mu).
  assert (L : is_lim_seq (sum_n a) (sphere_energy S beta mu)) by exact E.
  assert (Lpos : forall k, 0 < eigenvalue D (Datatypes.S k) beta) by (intros; apply eigenvalue_pos; [exact H1|lia]).
  assert (Pw : forall k, 0 <= harmonic_power S k mu) by (intros; apply (power_nonneg S d harm)).
  split.
  - apply (is_lim_seq_le (fun _ => 0) (sum_n a) (Finite 0) (Finite (sphere_energy S beta mu)));
      [|apply is_lim_seq_const|exact L].
    intros n. apply sum_n_nonneg. intros k. apply Rmult_le_pos; [apply Rlt_le, Lpos|apply Pw].
  - apply (is_lim_seq_le (sum_n a) (fun _ => eigenvalue D 1 beta * Q) (Finite (sphere_energy S beta mu))
      (Finite (eigenvalue D 1 beta * Q))); [|exact L|apply is_lim_seq_const].
    intros n. apply Rle_trans with (eigenvalue D 1 beta * degree_sum (fun l => harmonic_power S l mu) n).
    + unfold degree_sum. induction n as [|n IH].
      * rewrite !sum_O. apply Rle_refl.
      * rewrite !sum_Sn. change plus with Rplus. rewrite Rmult_plus_distr_l.
        apply Rplus_le_compat; [exact IH|]. apply Rmult_le_compat_r; [apply Pw|].
        apply Rlt_le, eigenvalue_largest; [exact H1|exact Hb|lia].
    + apply Rmult_le_compat_l; [apply Rlt_le, (Lpos O)|]. apply (bessel_inequality S d harm rho n Dens).
Qed.

Lemma entropy_local : forall rho eta, is_density Sigma rho -> (forall x, Rabs (rho x - 1) <= eta) ->
  (1 / 2 - eta / 6) * integrate Sigma (fun x => (rho x - 1) ^ 2) <= density_entropy Sigma rho.
Proof.
  intros rho eta (Cr & Pr & Mr) Near.
  assert (C1 : continuous_fun Sigma (fun x => rho x + -1))
    by (apply (continuous_fun_plus Sigma intf); [exact Cr|apply (continuous_fun_const Sigma intf)]).
  assert (C2 : continuous_fun Sigma (fun x => (rho x + -1) * (rho x + -1)))
    by now apply (continuous_fun_mult Sigma intf).
  assert (Cl : continuous_fun Sigma (fun x => rho x * ln (rho x))).
  { apply (continuous_fun_mult Sigma intf _ _ Cr). now apply (continuous_fun_ln Sigma intf). }
  pose (k := - (1 / 2 - eta / 6)).
  assert (Ck := continuous_fun_scal Sigma intf k _ C2).
  assert (Cm := continuous_fun_scal Sigma intf (-1) _ C1).
  assert (M1 : integrate Sigma (fun x => rho x + -1) = 0).
  { rewrite (integrate_plus Sigma intf _ _ Cr (continuous_fun_const Sigma intf (-1))), Mr.
    rewrite (integrate_ext Sigma intf (fun _ => -1) (fun _ => -1 * 1)) by (intros; ring).
    rewrite (integrate_scal Sigma intf _ _ (continuous_fun_const Sigma intf 1)), (integrate_one Sigma intf). ring. }
  assert (Cs := continuous_fun_plus Sigma intf _ _ Cm Ck). cbv beta in Cs.
  assert (G := integrate_nonneg Sigma intf _ (continuous_fun_plus Sigma intf _ _ Cl Cs)). cbv beta in G.
  rewrite (integrate_plus Sigma intf _ _ Cl Cs), (integrate_plus Sigma intf _ _ Cm Ck) in G.
  rewrite (integrate_scal Sigma intf _ _ C1), (integrate_scal Sigma intf _ _ C2), M1 in G.
  unfold density_entropy.
  rewrite (integrate_ext Sigma intf (fun x => (rho x - 1) ^ 2) (fun x => (rho x + -1) * (rho x + -1)))
    by (intros; ring).
  enough (0 <= integrate Sigma (fun x => rho x * ln (rho x))
    + (-1 * 0 + k * integrate Sigma (fun x => (rho x + -1) * (rho x + -1)))) by (unfold k in *; lra).
  apply G. intros x. specialize (Pr x). specialize (Near x). apply Rabs_le_between in Near.
  pose proof (entropy_density_local eta (rho x - 1) ltac:(lra) ltac:(lra)) as T.
  unfold entropy_density in T. replace (1 + (rho x - 1)) with (rho x) in T by ring. unfold k. lra.
Qed.

Lemma sphere_locally_rigid : regularity_facts S -> forall beta, 0 < beta ->
  locally_rigid (model_at S beta) (linear_threshold D beta).
Proof.
  intros reg beta Hb K Kn mus HK LimK Min Conv. pose proof D_ge_2 as HD.
  pose proof (eigenvalue_pos D 1 beta ltac:(lra) ltac:(lia)) as Pl.
  pose proof (threshold_pos beta Hb) as Tp.
  pose (K' := Rmax ((K + linear_threshold D beta) / 2) 0).
  assert (HK' : 0 <= K' < linear_threshold D beta /\ K < K' \/ 0 <= K' < linear_threshold D beta /\ K < 0).
  { unfold K', Rmax. destruct (Rle_dec ((K + linear_threshold D beta) / 2) 0); [right|left]; lra. }
  assert (Gap : 0 < 1 / 2 - K' * eigenvalue D 1 beta).
  { assert (T : linear_threshold D beta * eigenvalue D 1 beta = 1 / 2).
    { rewrite threshold_eq by exact Hb. unfold degree_one_threshold. field. lra. }
    assert (K' * eigenvalue D 1 beta < linear_threshold D beta * eigenvalue D 1 beta)
      by (apply Rmult_lt_compat_r; lra). lra. }
  set (gap := 1 / 2 - K' * eigenvalue D 1 beta) in *.
  destruct (minimisers_regular S reg beta K Kn mus gap Hb Gap LimK Min Conv) as [N1 HN1].
  assert (Ev : eventually (fun n => Kn n < K')).
  { assert (P : 0 < K' - K) by lra. apply is_lim_seq_spec in LimK. destruct (LimK (mkposreal _ P)) as [N HN].
    exists N. intros n Hn. specialize (HN n Hn). simpl in HN. apply Rabs_def2 in HN. lra. }
  destruct Ev as [N2 HN2]. pose (n := max N1 N2).
  destruct (HN1 n ltac:(unfold n; lia)) as (rho & Dens & Eq & Near).
  specialize (HN2 n ltac:(unfold n; lia)). exists n. simpl.
  pose proof (energy_bounds beta rho Hb Dens) as EB. pose proof (entropy_local rho gap Dens Near) as HB.
  set (Q := integrate Sigma (fun x => (rho x - 1) ^ 2)) in *.
  destruct (Min n) as (h & Eh & Hmin). specialize (Hmin (sphere_uniform S)). simpl in Eh, Hmin.
  rewrite Eq in Eh, Hmin. rewrite (entropy_of_density S d surf rho Dens) in Eh. injection Eh as Eh.
  rewrite entropy_of_uniform, energy_of_uniform in Hmin. simpl in Hmin.
  assert (Cq : continuous_fun Sigma (fun x => (rho x + -1) * (rho x + -1))).
  { assert (C1 : continuous_fun Sigma (fun x => rho x + -1)).
    { apply (continuous_fun_plus Sigma intf); [apply Dens|apply (continuous_fun_const Sigma intf)]. }
    now apply (continuous_fun_mult Sigma intf). }
  assert (Qeq : Q = integrate Sigma (fun x => (rho x + -1) * (rho x + -1))).
  { unfold Q. apply (integrate_ext Sigma intf). intros x. ring. }
  assert (Sq : forall x, 0 <= (rho x + -1) * (rho x + -1)) by (intros x; apply Rle_0_sqr).
  pose proof (integrate_nonneg Sigma intf _ Cq Sq) as Qpos. rewrite <- Qeq in Qpos.
  assert (Bound : Kn n * sphere_energy S beta (with_density S rho) <= K' * (eigenvalue D 1 beta * Q)).
  { apply Rle_trans with (K' * sphere_energy S beta (with_density S rho)).
    - apply Rmult_le_compat_r; lra.
    - apply Rmult_le_compat_l; lra. }
  assert (Q0 : Q = 0).
  { apply Rle_antisym; [|exact Qpos]. apply (Rmult_le_reg_l gap); [exact Gap|]. unfold gap in *. nra. }
  rewrite Eq. apply (density_one S d surf). intros x.
  pose proof (integrate_definite Sigma intf _ Cq Sq ltac:(lra) x) as Z. cbv beta in Z.
  apply Rmult_integral in Z. lra.
Qed.

Theorem theorem_1_1_discontinuous : regularity_facts S -> forall beta, beta_star D < beta ->
  Rbar_lt (critical_coupling (model_at S beta)) (linear_threshold D beta) /\
  discontinuous_transition (model_at S beta).
Proof.
  intros reg beta Hb. pose proof D_ge_2 as HD. pose proof (beta_star_pos D ltac:(lra)).
  apply (endpoint_competitor_discontinuous _ (sphere_model_facts beta) (linear_threshold D beta)
    (with_density S (obstruction_density beta))).
  - apply (minimisers_compact S reg). lra.
  - apply sphere_locally_rigid; [exact reg|lra].
  - apply threshold_pos. lra.
  - apply obstruction_beats_uniform. exact Hb.
Qed.

(** ** (3) Critical points *)

Theorem theorem_1_1_critical_points : forall beta K rho, 0 <= K ->
  Rbar_le (2 * K) (critical_coupling (model_at S beta)) ->
  critical_point S beta K rho -> forall x, rho x = 1.
Proof.
  intros beta K rho H0 HK (Dens & KM).
  pose proof (critical_point_identity Sigma intf rho Dens K _
    (potential_continuous S d surf beta rho Dens) KM) as Id.
  apply (reverse_entropy_unique Sigma intf rho Dens).
  apply (critical_point_reverse_entropy (model_at S beta) (sphere_model_facts beta) K
    (with_density S rho) (density_entropy Sigma rho) _ H0 HK).
  - apply (entropy_of_density S d surf rho Dens).
  - simpl. rewrite Id. now rewrite (energy_of_density S d surf beta rho Dens).
Qed.

(** In the continuous regime: for K <= K_# / 2. *)
Corollary theorem_1_1_critical_points_continuous : forall beta K rho, 0 < beta <= beta_star D ->
  0 <= K <= linear_threshold D beta / 2 -> critical_point S beta K rho -> forall x, rho x = 1.
Proof.
  intros beta K rho Hb HK. apply theorem_1_1_critical_points; [lra|].
  rewrite (proj1 (theorem_1_1_continuous beta Hb)). simpl. lra.
Qed.

End Theorem11.
