(** * The classical facts of Theorem 1.1 hold in the zonal model of dimension 3

    The records of Sphere/Model.v for the model of Legendre/Model.v, all but [regularity_facts], for which see
    Legendre/Regularity.v. *)

From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Threshold.BetaStar Threshold.Majorisation
  Threshold.Eigenvalues Criterion.Coercivity
  Zonal.Moments Zonal.Gegenbauer Zonal.FunkHecke Zonal.PositiveDefinite Zonal.ConformalDensity Zonal.Norm
  Variational.KirkwoodMonroe Variational.Principle Sphere.Model.
From Certify Require Import Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model Legendre.Complete
  Legendre.Kernel Legendre.Control Legendre.Gibbs Legendre.Minimisers.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation Avg := interval_mean_zonal.

Lemma measure_density (mu : zonal_measure) : is_density interval_integral (zonal_density mu).
Proof. exact (proj2_sig mu). Qed.

Lemma measure_facts (mu : zonal_measure) : let rho := zonal_density mu in
  (forall t, continuous rho t) /\ (forall t, rho t = rho (clamp t)) /\ (forall t, 0 < rho t) /\ mean rho = 1.
Proof. exact (density_facts _ (measure_density mu)). Qed.

Lemma zonal_surface : surface_facts zonal_sphere 3.
Proof.
  split.
  - exact interval_integral_facts.
  - exact clamp_range.
  - intros f Hf. exact (continued f Hf).
  - intros f Hf. change (mean (fun t => f (clamp t)) = sphere_mean 3 f). rewrite mean_clamp. symmetry.
    exact (sphere_mean_3 f Hf).
  - intros rho E. apply zonal_measure_ext. intros x. cbn [with_density sphere_uniform zonal_sphere].
    assert (R1 : rho = fun _ => 1) by now apply functional_extensionality.
    assert (D : is_density interval_integral rho) by (rewrite R1; exact zonal_uniform_density).
    rewrite (zonal_density_of rho D). apply E.
  - intros rho D. cbn [sphere_entropy with_density zonal_sphere]. now rewrite (zonal_density_of rho D).
  - intros beta rho Hb D. exact (potential_continuous_density beta Hb rho D).
  - intros beta rho D. cbn [sphere_energy with_density zonal_sphere]. now rewrite (zonal_density_of rho D).
Qed.

Lemma zonal_kernel_coefficient beta l : 0 < beta -> (1 <= l)%nat -> kernel_coefficient 3 beta l = eigenvalue 3 l beta.
Proof.
  intros Hb Hl. unfold kernel_coefficient. rewrite three.
  assert (A : zonal_average 3 (sphere_mean 3)) by (rewrite <- three; apply sphere_mean_zonal; lia).
  exact (funk_hecke_eigenvalue 3 (sphere_mean 3) ltac:(lra) A l beta Hl Hb).
Qed.

Lemma zonal_harmonics : harmonic_facts zonal_sphere 3.
Proof.
  split.
  - intros l mu. cbn [harmonic_power zonal_sphere]. unfold zonal_power_of. pose proof (pos_INR l).
    apply Rmult_le_pos; [lra|apply pow2_ge_0].
  - intros beta mu Hb. unfold is_degree_series. cbn [sphere_energy harmonic_power zonal_sphere].
    pose proof (measure_density mu) as D. pose proof (moderate_legendre _ D) as M. rewrite (energy_moments beta Hb _ D).
    apply (is_series_ext (pairing_term beta (legendre_moment (zonal_density mu)) (legendre_moment (zonal_density mu)))).
    { intros k. rewrite (zonal_kernel_coefficient beta (S k) Hb) by lia. unfold pairing_term, zonal_power_of.
      in_R. ring. }
    set (m := legendre_moment (zonal_density mu)) in *.
    change (is_lim_seq (sum_n (pairing_term beta m m)) (pairing beta m m)).
    apply (is_lim_seq_ext (sum_f_R0 (pairing_term beta m m))); [intros n; symmetry; apply sum_n_Reals|].
    now apply pairing_limit.
  - intros f l Hl Hf D. cbn [harmonic_power with_density zonal_sphere]. unfold zonal_power_of.
    rewrite (zonal_density_of _ D), (harmonic_dimension_3 l Hl), three. do 2 f_equal.
    unfold legendre_moment, zonal_coefficient.
    rewrite (sphere_mean_3 (fun t => P l t * f t)) by (apply continuous_on_interval_mult;
      [apply gegenbauer_continuous|exact Hf]).
    apply (mean_ext 3 mean Avg). intros t Ht. unfold zonal. cbn [first_coordinate zonal_sphere].
    now rewrite (clamp_inside t Ht).
Qed.

Lemma moment_limit mus mu l : sphere_converges zonal_sphere mus mu ->
  is_lim_seq (fun n => legendre_moment (zonal_density (mus n)) l) (legendre_moment (zonal_density mu) l).
Proof.
  intros Conv. specialize (Conv (fun t => P l (clamp t)) (continued (P l) (gegenbauer_continuous 3 l))).
  assert (E : forall nu, mean (fun t => P l (clamp t) * zonal_density nu t) = legendre_moment (zonal_density nu) l).
  { intros nu. apply (mean_ext 3 mean Avg). intros t Ht. now rewrite (clamp_inside t Ht). }
  rewrite <- E. eapply is_lim_seq_ext; [|exact Conv]. intros n. apply E.
Qed.

Lemma zonal_nonnegative : gibbs_facts zonal_sphere.
Proof.
  split. intros mu. pose proof (zonal_gibbs _ _ (measure_density mu) zonal_uniform_density) as G.
  rewrite (mean_ext 3 mean Avg _ (fun _ => 0)) in G by (intros; rewrite ln_1; ring).
  rewrite (mean_const 3 mean Avg) in G. exact G.
Qed.

Lemma zonal_semicontinuity : semicontinuity_facts zonal_sphere.
Proof.
  split.
  - intros mus mu a Conv Ev. destruct (measure_facts mu) as (C & I & Pos & M).
    cbn [sphere_entropy zonal_sphere] in *. simpl in *.
    assert (Il : interval_continuous (fun t => ln (zonal_density mu t))).
    { split; [intros t; now apply continuous_log|]. intros t. now rewrite (I t). }
    pose proof (Conv _ Il) as L.
    apply (is_lim_seq_le_loc (fun n => mean (fun t => ln (zonal_density mu t) * zonal_density (mus n) t)) (fun _ => a)
      (Finite (mean (fun t => ln (zonal_density mu t) * zonal_density mu t))) (Finite a)) in L;
      [|eapply filter_imp; [|exact Ev]|apply is_lim_seq_const].
    + simpl in L. eapply Rle_trans; [apply Req_le|exact L]. apply (mean_ext 3 mean Avg). intros; ring.
    + intros n Hn. eapply Rle_trans; [|exact Hn].
      eapply Rle_trans; [apply Req_le|exact (zonal_gibbs _ _ (measure_density (mus n)) (measure_density mu))].
      apply (mean_ext 3 mean Avg). intros; unfold zonal_density; ring.
  - intros beta mus mu Hb Conv. cbn [sphere_energy zonal_sphere].
    apply is_lim_seq_spec. intros eps.
    destruct (potentials_control beta Hb (eps / 2)) as (N & d & Hd & C); [destruct eps; simpl; lra|].
    destruct (moments_eventually _ (legendre_moment (zonal_density mu)) N d (fun l => moment_limit mus mu l Conv) Hd)
      as [n0 H0].
    exists n0. intros n Hn. rewrite !(energy_moments beta Hb _ (measure_density _)).
    destruct (C _ _ (moderate_legendre _ (measure_density (mus n))) (moderate_legendre _ (measure_density mu))
      (H0 n Hn))
      as [_ Q]. destruct eps as [eps Pe]. simpl in *. lra.
Qed.

Lemma beckner_3 l : (1 <= l)%nat -> beckner (INR 3) l = INR l * (INR l + 1) / 2.
Proof.
  rewrite three. intros Hl. induction Hl as [|l Hl IH]; [rewrite beckner_1 by lra; simpl; field|].
  rewrite beckner_succ, IH by (lra || exact Hl). apply le_INR in Hl. simpl (INR 1) in Hl. rewrite S_INR. field. lra.
Qed.

Lemma coercive_sum mu n :
  degree_sum (fun l => zonal_power_of l mu / beckner (INR 3) l) n = 8 * shares (zonal_density mu) (S n).
Proof.
  assert (T : forall k, zonal_power_of (S k) mu / beckner (INR 3) (S k) = 8 * share (zonal_density mu) (S k)).
  { intros k. rewrite beckner_3 by lia. unfold zonal_power_of, share. pose proof (lt_0_INR (S k) ltac:(lia)).
    field. lra. }
  unfold degree_sum. induction n as [|n IH].
  - rewrite sum_O, T. cbn [shares]. ring.
  - rewrite sum_Sn, IH, T. change (shares (zonal_density mu) (S (S n)))
      with (shares (zonal_density mu) (S n) + share (zonal_density mu) (S (S n))). unfold plus; simpl. ring.
Qed.

(** The conformal densities, r of either sign. *)
Lemma conformal_3 r t : conformal_density 3 r t = ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ 2.
Proof. reflexivity. Qed.

Lemma conformal_reflected r t : conformal_density 3 (- r) t = conformal_density 3 r (- t).
Proof. rewrite !conformal_3. do 2 f_equal; ring. Qed.

Lemma zonal_coercivity : beckner_onofri_facts zonal_sphere 3.
Proof.
  split. intros mu h E n. destruct (measure_facts mu) as (C & _ & Pos & M).
  cbn [sphere_entropy harmonic_power zonal_sphere] in *. injection E as <-. rewrite coercive_sum.
  pose proof (zonal_beckner_onofri _ C Pos M (S n)). lra.
Qed.

Lemma zonal_uniqueness : uniqueness_facts zonal_sphere 3.
Proof.
  split.
  - intros mu Z. destruct (measure_facts mu) as (C & E & Pos & M). apply zonal_measure_ext. intros x.
    change (zonal_density mu x = 1). enough (zonal_density mu x - 1 = 0) by lra.
    apply (interval_complete (fun t => zonal_density mu t - 1)).
    + split; [intros t; apply continuous_minus; [apply C|apply continuous_const]|]. intros t. now rewrite (E t).
    + intros [|l].
      * rewrite (mean_ext 3 mean Avg _ (fun t => 1 * zonal_density mu t + -1 * 1)) by (intros; simpl; ring).
        rewrite (mean_combine 3 mean Avg _ _ _ _ (on_interval _ C) (continuous_on_interval_const 1)), M,
          (mean_one 3 mean Avg). ring.
      * rewrite (centred_moment _ (S l) (measure_density mu)) by lia. specialize (Z (S l) ltac:(lia)).
        cbn [harmonic_power zonal_sphere] in Z. unfold zonal_power_of in Z. pose proof (pos_INR (S l)).
        apply Rmult_integral in Z. destruct Z as [Z|Z]; [lra|]. apply Rsqr_0_uniq. unfold Rsqr. rewrite <- Z.
        unfold zonal_density. ring.
  - intros mu h E Eq. destruct (measure_facts mu) as (C & I & Pos & M).
    cbn [sphere_entropy harmonic_power zonal_sphere] in *. injection E as <-. set (rho := zonal_density mu) in *.
    assert (Lim : is_lim_seq (fun n => 4 * shares rho n) (mean (fun t => rho t * ln (rho t)))).
    { apply is_lim_seq_incr_1. unfold coercivity_equality, is_degree_series in Eq.
      apply (is_lim_seq_ext (fun n => / 2 * degree_sum (fun l => zonal_power_of l mu / beckner (INR 3) l) n)).
      { intros n. rewrite coercive_sum. fold rho. field. }
      replace (Finite (mean (fun t => rho t * ln (rho t))))
        with (Rbar_mult (/ 2) (Finite (2 * mean (fun t => rho t * ln (rho t))))) by (simpl; f_equal; field).
      apply is_lim_seq_scal_l. exact Eq. }
    destruct (extremal_is_conformal rho C Pos M (equality_defect rho C Pos M Lim)) as (r & Hr & Form).
    assert (Hs : 0 <= Rabs r < 1) by (split; [apply Rabs_pos|apply Rabs_def1; lra]).
    pose proof (conformal_density_continuous 3 (Rabs r) Hs) as Cc.
    (* the density of |r| is rho or its reflection *)
    assert (Val : forall l, mean (fun t => P l t * conformal_density 3 (Rabs r) t)
      = (if Rcase_abs r then (-1) ^ l else 1) * legendre_moment rho l).
    { intros l. unfold legendre_moment. unfold Rabs. destruct (Rcase_abs r) as [N|N].
      - assert (Cl : forall t : R, continuous (fun t : R => P l t * rho t) t).
        { intros t. apply continuous_times; [apply legendre_continuous_at|apply C]. }
        rewrite <- (mean_scal 3 mean Avg _ _ (on_interval _ Cl)).
        rewrite <- (mean_reflected (fun t => (-1) ^ l * (P l t * rho t))).
        + rewrite !interval_mean_RInt. f_equal. apply RInt_ext. intros t Ht.
          rewrite Rmin_left, Rmax_right in Ht by lra. rewrite legendre_parity, (Form (- t)) by lra.
          rewrite conformal_reflected, conformal_3.
          replace ((-1) ^ l * ((-1) ^ l * P l t * ((1 - r ^ 2) / (1 - 2 * r * - t + r ^ 2)) ^ 2))
            with (((-1) * (-1)) ^ l * (P l t * ((1 - r ^ 2) / (1 - 2 * r * - t + r ^ 2)) ^ 2))
            by (rewrite Rpow_mult_distr; ring).
          replace ((-1) * (-1)) with 1 by ring. rewrite pow1. in_R. ring.
        + intros t. apply (continuous_times (fun _ => (-1) ^ l)); [apply continuous_const|apply Cl].
      - rewrite Rmult_1_l, !interval_mean_RInt. f_equal. apply RInt_ext. intros t Ht.
        rewrite Rmin_left, Rmax_right in Ht by lra. rewrite (Form t Ht), conformal_3. reflexivity. }
    assert (D : is_density interval_integral (zonal zonal_sphere (conformal_density 3 (Rabs r)))).
    { split; [exact (continued _ Cc)|split].
      - intros t. unfold zonal. rewrite conformal_3. apply pow_lt.
        pose proof (conformal_denominator (Rabs r) (clamp t) Hs (clamp_range t)).
        apply Rdiv_lt_0_compat; [nra|assumption].
      - cbn [integrate interval_integral]. unfold zonal. cbn [first_coordinate zonal_sphere]. rewrite mean_clamp.
        pose proof (Val O) as V. simpl pow in V. unfold legendre_moment in V.
        rewrite (mean_ext 3 mean Avg (fun t => P 0 t * rho t) rho) in V by (intros; simpl; ring).
        rewrite (mean_ext 3 mean Avg (fun t => P 0 t * conformal_density 3 (Rabs r) t)
          (conformal_density 3 (Rabs r))) in V by (intros; simpl; ring).
        rewrite V. rewrite M. destruct (Rcase_abs r); ring. }
    exists (Rabs r). split; [exact Hs|]. split; [exact D|]. intros l Hl.
    change (zonal_power_of l mu
      = zonal_power_of l (zonal_with_density (zonal zonal_sphere (conformal_density 3 (Rabs r))))).
    unfold zonal_power_of. fold rho. rewrite (zonal_density_of _ D).
    assert (V : legendre_moment (zonal zonal_sphere (conformal_density 3 (Rabs r))) l
      = (if Rcase_abs r then (-1) ^ l else 1) * legendre_moment rho l).
    { rewrite <- Val. apply (mean_ext 3 mean Avg). intros t Ht. unfold zonal. cbn [first_coordinate zonal_sphere].
      now rewrite (clamp_inside t Ht). }
    rewrite V. destruct (Rcase_abs r); [|ring].
    replace (((-1) ^ l * legendre_moment rho l) ^ 2) with (((-1) * (-1)) ^ l * legendre_moment rho l ^ 2)
      by (rewrite Rpow_mult_distr; ring).
    replace ((-1) * (-1)) with 1 by ring. rewrite pow1. ring.
Qed.

Theorem zonal_facts : classical_facts zonal_sphere 3.
Proof.
  split; [split; [exact zonal_surface|exact zonal_harmonics|exact zonal_nonnegative]|exact zonal_coercivity].
Qed.
