(** * The classical facts of Theorem 1.1 hold on the circle

    The four records of Sphere/Model.v for the model of Circle/Model.v, d = 2. *)

From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Threshold.Eigenvalues Criterion.Coercivity Zonal.Moments
  Zonal.Gegenbauer Zonal.FunkHecke Zonal.PositiveDefinite.
From Certify Require Import Zonal.ConformalDensity Zonal.Norm Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Circle.LebedevMilin Circle.Mean Circle.Beckner Circle.Poisson Circle.Fourier
  Circle.Complete.
From Certify Require Import Circle.Model Circle.Kernel.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

Lemma density_facts (mu : measure) : cont (density mu) /\ periodic (density mu) /\ (forall x, 0 < density mu x) /\
  mean (density mu) = 1.
Proof. destruct mu as [rho [[C P] [Pos M]]]. now repeat split. Qed.

Lemma circle_kernel_periodic beta x y : circle_kernel beta (x + 2 * PI - y) = circle_kernel beta (x - y).
Proof. replace (x + 2 * PI - y) with (x - y + 2 * PI) by ring. exact (zonal_periodic _ (x - y)). Qed.

Lemma circle_surface : surface_facts circle 2.
Proof.
  split.
  - exact circle_integral_facts.
  - exact COS_bound.
  - intros f Hf. split; [exact (zonal_cont f Hf)|exact (zonal_periodic f)].
  - intros f Hf. exact (mean_zonal f Hf).
  - intros rho E. apply measure_ext. intros x. cbn [with_density sphere_uniform circle].
    assert (R1 : rho = fun _ => 1) by now apply functional_extensionality.
    assert (D : is_density circle_integral rho) by (rewrite R1; exact uniform_is_density).
    change (density (circle_with_density rho) x = 1). rewrite (density_of rho D). apply E.
  - intros rho D. cbn [sphere_entropy with_density circle]. now rewrite (density_of rho D).
  - intros beta rho Hb D. split; [exact (circle_potential_cont beta Hb rho D)|].
    intros x. apply Mean.mean_ext. intros y. now rewrite circle_kernel_periodic.
  - intros beta rho D. cbn [sphere_energy with_density circle]. now rewrite (density_of rho D).
Qed.

Lemma circle_kernel_coefficient beta l : 0 < beta -> (1 <= l)%nat -> kernel_coefficient 2 beta l = eigenvalue 2 l beta.
Proof.
  intros Hb Hl. unfold kernel_coefficient. rewrite two.
  exact (funk_hecke_eigenvalue 2 (sphere_mean 2) ltac:(lra) circle_average l beta Hl Hb).
Qed.

Lemma harmonic_dimension_circle l : (1 <= l)%nat -> harmonic_dimension 2 l = 2.
Proof.
  intros Hl. destruct l as [|k]; [lia|]. unfold harmonic_dimension.
  replace (S k + 2 - 3)%nat with k by lia. change (2 - 2)%nat with O. rewrite fact_simpl, mult_INR, two.
  pose proof (INR_fact_neq_0 k). pose proof (lt_0_INR (S k) ltac:(lia)). simpl (INR (fact 0)). field. lra.
Qed.

Lemma circle_harmonics : harmonic_facts circle 2.
Proof.
  split.
  - intros l mu. cbn [harmonic_power circle]. unfold circle_power.
    pose proof (pow2_ge_0 (cos_coefficient (density mu) l)). pose proof (pow2_ge_0 (sin_coefficient (density mu) l)).
    lra.
  - intros mu Z. destruct (density_facts mu) as (C & P & Pos & M). apply measure_ext. intros x.
    change (density mu x = 1). enough (density mu x - 1 = 0) by lra.
    apply (circle_complete (fun x => density mu x - 1)).
    + exact (cont_minus _ _ C (cont_const 1)).
    + intros y. now rewrite P.
    + rewrite (Mean.mean_minus _ _ C (cont_const 1)), M, Mean.mean_const. ring.
    + intros k Hk. pose proof (h_coefficients (density mu) (proj2_sig mu) k Hk) as [E1 E2].
      rewrite E1, E2. specialize (Z k Hk). cbn [harmonic_power circle] in Z. unfold circle_power in Z.
      pose proof (pow2_ge_0 (cos_coefficient (density mu) k)). pose proof (pow2_ge_0 (sin_coefficient (density mu) k)).
      split; apply Rsqr_0_uniq; unfold Rsqr; nra.
  - intros beta mu Hb. unfold is_degree_series. cbn [sphere_energy harmonic_power circle].
    destruct (full_close beta Hb) as (e & Le & He).
    pose proof (energy_close beta Hb (density mu) (proj2_sig mu) e He) as Cl.
    apply (is_series_ext (fun k => kernel_term beta k
      * (cos_coefficient (density mu) (S k) ^ 2 + sin_coefficient (density mu) (S k) ^ 2))).
    { intros k. rewrite (circle_kernel_coefficient beta (S k) Hb) by lia. unfold kernel_term, circle_power.
      match goal with |- ?a = ?b => change (@eq R a b) end. ring. }
    change (is_lim_seq (sum_n (fun k => kernel_term beta k
      * (cos_coefficient (density mu) (S k) ^ 2 + sin_coefficient (density mu) (S k) ^ 2)))
      (circle_energy beta (density mu))).
    apply (is_lim_seq_ext (energy_partial beta (density mu))); [intros n; symmetry; apply sum_n_Reals|].
    apply is_lim_seq_spec. intros eps. assert (P4 : 0 < eps / 4) by (pose proof (cond_pos eps); lra).
    apply is_lim_seq_spec in Le. destruct (Le (mkposreal _ P4)) as [N HN]. exists N. intros n Hn.
    specialize (HN n Hn). simpl in HN. rewrite Rminus_0_r in HN. apply Rabs_def2 in HN. specialize (Cl n).
    rewrite <- Rabs_Ropp, Ropp_minus_distr. lra.
  - intros rho n D. unfold degree_sum. rewrite sum_n_Reals. cbn [harmonic_power with_density circle integrate surface].
    unfold circle_power. rewrite (density_of rho D).
    pose proof (circle_bessel (fun x => rho x - 1) (cont_minus _ _ (proj1 (proj1 D)) (cont_const 1)) n) as B.
    eapply Rle_trans; [|exact B]. apply Req_le, sum_eq. intros k _.
    destruct (h_coefficients rho D (S k) ltac:(lia)) as [E1 E2]. now rewrite E1, E2.
  - intros f l Hl Hf D. cbn [harmonic_power with_density circle]. unfold circle_power. rewrite (density_of _ D).
    rewrite harmonic_dimension_circle by exact Hl. rewrite two.
    change (2 * (cos_coefficient (fun x => f (cos x)) l ^ 2 + sin_coefficient (fun x => f (cos x)) l ^ 2)
      = 2 * zonal_coefficient 2 (sphere_mean 2) l f ^ 2).
    rewrite (zonal_cos_coefficient f l Hf), (zonal_sin_coefficient f l Hf). ring.
Qed.

Lemma coefficient_lim mus mu k : sphere_converges circle mus mu ->
  is_lim_seq (fun n => cos_coefficient (density (mus n)) k) (cos_coefficient (density mu) k) /\
  is_lim_seq (fun n => sin_coefficient (density (mus n)) k) (sin_coefficient (density mu) k).
Proof.
  intros Conv. cbn [sphere_converges circle] in Conv. split.
  - specialize (Conv (fun x => cos (INR k * x)) (cont_cos _) (periodic_cos k)). unfold cos_coefficient.
    rewrite (Mean.mean_ext _ (fun x => cos (INR k * x) * density mu x)) by (intros; ring).
    eapply is_lim_seq_ext; [|exact Conv]. intros n. apply Mean.mean_ext. intros; ring.
  - specialize (Conv (fun x => sin (INR k * x)) (cont_sin _) (periodic_sin k)). unfold sin_coefficient.
    rewrite (Mean.mean_ext _ (fun x => sin (INR k * x) * density mu x)) by (intros; ring).
    eapply is_lim_seq_ext; [|exact Conv]. intros n. apply Mean.mean_ext. intros; ring.
Qed.

Lemma square_lim u (l : R) : is_lim_seq u l -> is_lim_seq (fun n => u n ^ 2) (l ^ 2).
Proof.
  intros H. apply (is_lim_seq_ext (fun n => u n * u n)); [intros; ring|].
  replace (l ^ 2) with (l * l) by ring. now apply is_lim_seq_mult'.
Qed.

Lemma sum_lim (a : nat -> nat -> R) (b : nat -> R) N : (forall k, is_lim_seq (fun n => a n k) (b k)) ->
  is_lim_seq (fun n => sum_f_R0 (a n) N) (sum_f_R0 b N).
Proof.
  intros H. induction N as [|N IH]; cbn [sum_f_R0]; [apply H|]. apply is_lim_seq_plus'; [exact IH|apply H].
Qed.

Lemma circle_weak : weak_entropy_facts circle.
Proof.
  split.
  - intros mu. destruct (density_facts mu) as (C & P & Pos & M). exact (circle_entropy_nonneg _ C Pos M).
  - intros mu E. apply measure_ext. cbn [sphere_entropy circle] in E. injection E as E.
    apply (entropy_unique circle_integral circle_integral_facts _ (proj2_sig mu)). now apply Req_le.
  - intros mus mu a Conv Ev. destruct (density_facts mu) as (C & P & Pos & M).
    cbn [sphere_entropy circle] in *. simpl in *.
    pose proof (Conv (fun x => ln (density mu x)) (cont_ln _ C Pos) ltac:(intros x; now rewrite P)) as L.
    assert (Eq : mean (fun x => ln (density mu x) * density mu x) = circle_entropy (density mu)).
    { apply Mean.mean_ext. intros; ring. }
    cbv beta in L. rewrite Eq in L.
    apply (is_lim_seq_le_loc (fun n => mean (fun x => ln (density mu x) * density (mus n) x)) (fun _ => a)
      (Finite (circle_entropy (density mu))) (Finite a)); [|exact L|apply is_lim_seq_const].
    eapply filter_imp; [|exact Ev]. intros n Hn. cbv beta in Hn. eapply Rle_trans; [|exact Hn].
    destruct (density_facts (mus n)) as (Cn & _ & Pn & Mn).
    pose proof (relative_entropy (density (mus n)) Cn Pn Mn (density mu) C Pos M) as G.
    eapply Rle_trans; [apply Req_le|exact G]. apply Mean.mean_ext. intros; ring.
  - intros beta mus mu Hb Conv. cbn [sphere_energy circle].
    destruct (full_close beta Hb) as (e & Le & He).
    apply (uniform_limit eventually (fun n => circle_energy beta (density (mus n))) (circle_energy beta (density mu))
      (fun N n => energy_partial beta (density (mus n)) N) (fun N => energy_partial beta (density mu) N)
      (fun N => 4 * e N)).
    + intros N n. exact (energy_close beta Hb _ (proj2_sig (mus n)) e He N).
    + intros N. exact (energy_close beta Hb _ (proj2_sig mu) e He N).
    + replace (Finite 0) with (Rbar_mult 4 0) by (simpl; f_equal; ring). now apply is_lim_seq_scal_l.
    + intros N. unfold energy_partial. apply (sum_lim (fun n k => kernel_term beta k
        * (cos_coefficient (density (mus n)) (S k) ^ 2 + sin_coefficient (density (mus n)) (S k) ^ 2))).
      intros k. apply is_lim_seq_mult'; [apply is_lim_seq_const|].
      destruct (coefficient_lim mus mu (S k) Conv) as [Lc Ls].
      apply is_lim_seq_plus'; [exact (square_lim _ _ Lc)|exact (square_lim _ _ Ls)].
Qed.

Lemma beckner_circle l : (1 <= l)%nat -> beckner (INR 2) l = INR l.
Proof.
  rewrite two. intros Hl. induction Hl as [|l Hl IH]; [apply beckner_1; lra|].
  rewrite beckner_succ, IH by (lra || exact Hl). apply le_INR in Hl. simpl (INR 1) in Hl. rewrite S_INR. field. lra.
Qed.

Lemma coercive_sum_circle mu n :
  degree_sum (fun l => circle_power l mu / beckner (INR 2) l) n = 2 * quadratic_sum (density mu) (S n).
Proof.
  unfold degree_sum, quadratic_sum. rewrite sum_n_Reals.
  assert (T : forall k, circle_power (S k) mu / beckner (INR 2) (S k)
    = 2 * weight (cu (density mu)) (cv (density mu)) (S k)).
  { intros k. rewrite beckner_circle, weight_value by lia. unfold circle_power.
    pose proof (lt_0_INR (S k) ltac:(lia)). field. lra. }
  induction n as [|n IH].
  - cbn [sum_f_R0]. rewrite T. unfold weight at 2. simpl (INR 0). ring.
  - rewrite tech5, IH, T, (tech5 _ (S n)). ring.
Qed.

Lemma poisson_conformal r x : conformal_density 2 r (cos x) = poisson r x.
Proof. unfold conformal_density, poisson. change (2 - 1)%nat with 1%nat. apply pow_1. Qed.

Lemma poisson_density r : 0 <= r < 1 -> is_density circle_integral (fun x => conformal_density 2 r (cos x)).
Proof.
  intros Hr.
  assert (E : (fun x : R => conformal_density 2 r (cos x)) = poisson r)
    by (apply functional_extensionality; intros; apply poisson_conformal).
  assert (D : is_density circle_integral (poisson r)).
  { split; [split|split].
    - exact (poisson_cont r Hr).
    - intros x. unfold poisson. replace (x + 2 * PI) with (x + 2 * INR 1 * PI) by (simpl; ring). now rewrite cos_period.
    - exact (poisson_pos r Hr).
    - exact (poisson_mass r Hr). }
  exact (eq_ind_r (fun f : R -> R => is_density circle_integral f) D E).
Qed.

Lemma circle_coercivity : beckner_onofri_facts circle 2.
Proof.
  split.
  - intros mu h E n. destruct (density_facts mu) as (C & P & Pos & M).
    cbn [sphere_entropy harmonic_power circle] in *. injection E as <-. rewrite coercive_sum_circle.
    pose proof (circle_beckner_onofri _ C Pos M (S n)). lra.
  - intros mu h E Eq. destruct (density_facts mu) as (C & P & Pos & M).
    cbn [sphere_entropy harmonic_power circle] in *. injection E as <-.
    set (c := cos_coefficient (density mu)). set (s := sin_coefficient (density mu)).
    assert (Lim : is_lim_seq (quadratic_sum (density mu)) (circle_entropy (density mu))).
    { apply is_lim_seq_incr_1. unfold coercivity_equality, is_degree_series in Eq.
      apply (is_lim_seq_ext (fun n => / 2 * degree_sum (fun l => circle_power l mu / beckner (INR 2) l) n)).
      { intros n. rewrite coercive_sum_circle. field. }
      replace (Finite (circle_entropy (density mu))) with (Rbar_mult (/ 2) (Finite (2 * circle_entropy (density mu))))
        by (simpl; f_equal; field).
      apply is_lim_seq_scal_l. exact Eq. }
    pose proof (circle_equality _ C Pos M Lim) as Pow. fold c s in Pow.
    pose proof (first_coefficient _ C Pos M P) as Small. fold c s in Small.
    set (q := c 1%nat ^ 2 + s 1%nat ^ 2) in *.
    assert (Q0 : 0 <= q) by (unfold q; pose proof (pow2_ge_0 (c 1%nat)); pose proof (pow2_ge_0 (s 1%nat)); lra).
    pose (r := sqrt q). assert (R2 : r * r = q) by (apply sqrt_sqrt; exact Q0).
    assert (Hr : 0 <= r < 1).
    { split; [apply sqrt_pos|]. apply Rsqr_incrst_0; unfold Rsqr; [lra|apply sqrt_pos|lra]. }
    exists r. split; [exact Hr|]. pose proof (poisson_density r Hr) as D. split; [exact D|].
    intros l Hl.
    assert (Dn : density (circle_with_density (zonal circle (conformal_density 2 r)))
      = (fun x : R => conformal_density 2 r (cos x))) by exact (density_of _ D).
    transitivity (2 * (r ^ l) ^ 2).
    + unfold circle_power. fold c s. rewrite (Pow l Hl), <- R2, Rpow_mult_distr. ring.
    + symmetry. change (circle_power l (circle_with_density (zonal circle (conformal_density 2 r))) = 2 * (r ^ l) ^ 2).
      unfold circle_power. rewrite Dn.
      rewrite (zonal_sin_coefficient (conformal_density 2 r) l (conformal_density_continuous 2 r Hr)).
      assert (Co : cos_coefficient (fun x => conformal_density 2 r (cos x)) l = r ^ l).
      { rewrite <- (poisson_coefficient r Hr l). apply Mean.mean_ext. intros x. now rewrite poisson_conformal. }
      rewrite Co. ring.
Qed.

Theorem circle_facts : classical_facts circle 2.
Proof.
  split; [split; [exact circle_surface|exact circle_harmonics|exact circle_weak]|exact circle_coercivity].
Qed.
