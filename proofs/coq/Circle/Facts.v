(** * The classical facts of Theorem 1.1 hold on the circle

    Every record of Sphere/Model.v for the model of Circle/Model.v: d = 2 and all probability measures. *)

From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Threshold.Eigenvalues Criterion.Coercivity Zonal.Moments
  Zonal.Gegenbauer Zonal.FunkHecke Zonal.PositiveDefinite.
From Certify Require Import Zonal.ConformalDensity Zonal.Norm Variational.Principle Variational.KirkwoodMonroe
  Sphere.Model.
From Certify Require Import Circle.LebedevMilin Circle.Mean Circle.Beckner Circle.Poisson Circle.Fourier
  Circle.Probability Circle.Entropy Circle.Weak Circle.Energy Circle.Onofri Circle.Model Circle.Kernel.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

Lemma circle_surface : surface_facts circle 2.
Proof.
  split.
  - exact circle_integral_facts.
  - exact COS_bound.
  - intros f Hf. split; [exact (zonal_cont f Hf)|exact (zonal_periodic f)].
  - intros f Hf. exact (mean_zonal f Hf).
  - intros rho E. apply measure_ext. intros f Tf.
    assert (R1 : rho = fun _ => 1) by now apply functional_extensionality. subst rho.
    change (on (circle_with_density (fun _ => 1)) f = on uniform_measure f).
    rewrite (on_uniform f Tf). transitivity (by_density (fun _ => 1) f).
    + exact (density_value _ f uniform_is_density Tf).
    + apply Mean.mean_ext. intros; ring.
  - intros rho D. change (relative_entropy (on (circle_with_density rho)) = Finite (circle_entropy rho)).
    rewrite (entropy_ext _ (by_density rho)) by (intros f Tf; now apply density_value).
    now apply entropy_of_by_density; apply D.
  - intros beta rho _ D. pose proof (circle_kernel_centred beta) as Hw. pose proof D as (T & P & M).
    apply (test_ext (potential_of (circle_kernel beta) (by_density rho))).
    + intros x. symmetry. apply (potential_of_density _ Hw rho x T); [intros; now apply Rlt_le|exact M].
    + apply (potential_test _ Hw), density_probability, D.
  - intros beta rho D. exact (energy_density _ (circle_kernel_centred beta) rho D).
Qed.

Lemma harmonic_dimension_circle l : (1 <= l)%nat -> harmonic_dimension 2 l = 2.
Proof.
  intros Hl. destruct l as [|k]; [lia|]. unfold harmonic_dimension.
  replace (S k + 2 - 3)%nat with k by lia. change (2 - 2)%nat with O. rewrite fact_simpl, mult_INR, two.
  pose proof (INR_fact_neq_0 k). pose proof (lt_0_INR (S k) ltac:(lia)). simpl (INR (fact 0)). field. lra.
Qed.

Lemma powers_determine_uniform mu : (forall l, (1 <= l)%nat -> power (on mu) l = 0) -> mu = uniform_measure.
Proof.
  intros Z. apply measure_ext. intros f Tf. rewrite (on_uniform f Tf).
  apply (moments_determine _ _ (on_probability mu) mean_probability); [|exact Tf].
  intros k Hk. destruct (mean_moment k Hk) as [-> ->]. specialize (Z k Hk). unfold power in Z.
  pose proof (pow2_ge_0 (cos_moment (on mu) k)). pose proof (pow2_ge_0 (sin_moment (on mu) k)).
  split; apply Rsqr_0_uniq; unfold Rsqr; nra.
Qed.

Lemma density_power (rho : R -> R) k : is_density circle_integral rho ->
  power (on (circle_with_density rho)) k = 2 * (cos_coefficient rho k ^ 2 + sin_coefficient rho k ^ 2).
Proof.
  intros D. unfold power, cos_moment, sin_moment.
  now rewrite (density_value rho _ D (test_cos k)), (density_value rho _ D (test_sin k)).
Qed.

Lemma centred_coefficients rho k : cont rho -> (1 <= k)%nat ->
  cos_coefficient (fun x => rho x - 1) k = cos_coefficient rho k /\
  sin_coefficient (fun x => rho x - 1) k = sin_coefficient rho k.
Proof.
  intros C Hk. unfold cos_coefficient, sin_coefficient. split.
  - rewrite (Mean.mean_ext _ (fun x => rho x * cos (INR k * x) - cos (INR k * x))) by (intros; ring).
    rewrite Mean.mean_minus; [|exact (cont_mult _ _ C (cont_cos _))|apply cont_cos].
    rewrite (mean_cos k Hk). ring.
  - rewrite (Mean.mean_ext _ (fun x => rho x * sin (INR k * x) - sin (INR k * x))) by (intros; ring).
    rewrite Mean.mean_minus; [|exact (cont_mult _ _ C (cont_sin _))|apply cont_sin].
    rewrite (mean_sin k). ring.
Qed.

Lemma circle_bessel_inequality rho n : is_density circle_integral rho ->
  degree_sum (fun l => power (on (circle_with_density rho)) l) n <= mean (fun x => (rho x - 1) ^ 2).
Proof.
  intros D. unfold degree_sum. rewrite sum_n_Reals.
  pose proof (circle_bessel (fun x => rho x - 1) (cont_minus _ _ (proj1 (proj1 D)) (cont_const 1)) n) as B.
  eapply Rle_trans; [|exact B]. apply Req_le, sum_eq. intros k _.
  change (power (on (circle_with_density rho)) (S k) = 2 * (cos_coefficient (fun x => rho x - 1) (S k) ^ 2
    + sin_coefficient (fun x => rho x - 1) (S k) ^ 2)). rewrite (density_power rho _ D).
  destruct (centred_coefficients rho (S k) (proj1 (proj1 D)) ltac:(lia)) as [-> ->]. reflexivity.
Qed.

Lemma circle_harmonics : harmonic_facts circle 2.
Proof.
  split.
  - intros l mu. apply power_nonneg.
  - intros beta mu Hb. pose proof (circle_kernel_coefficient beta) as Co.
    assert (E : is_degree_series (fun l => cos_coefficient (circle_kernel beta) l * power (on mu) l)
      (energy_of (circle_kernel beta) (on mu))).
    { apply (energy_series_nonneg _ (circle_kernel_centred beta)). intros l Hl. rewrite (Co l Hb Hl).
      apply Rlt_le, eigenvalue_pos; [lra|exact Hl]. }
    unfold is_degree_series in *. eapply is_series_ext; [|exact E]. intros k.
    change (cos_coefficient (circle_kernel beta) (S k) * power (on mu) (S k)
      = kernel_coefficient 2 beta (S k) * power (on mu) (S k)).
    rewrite (Co (S k) Hb) by lia. unfold kernel_coefficient. rewrite two.
    now rewrite (funk_hecke_eigenvalue 2 (sphere_mean 2) ltac:(lra) circle_average (S k) beta ltac:(lia) Hb).
  - intros f l Hl Hf D. rewrite harmonic_dimension_circle by exact Hl. rewrite two.
    change (power (on (circle_with_density (fun x => f (cos x)))) l = 2 * zonal_coefficient 2 (sphere_mean 2) l f ^ 2).
    rewrite (density_power (fun x => f (cos x)) l D), (zonal_cos_coefficient f l Hf),
      (zonal_sin_coefficient f l Hf). ring.
Qed.

Lemma circle_semicontinuity : semicontinuity_facts circle.
Proof.
  split.
  - exact entropy_semicontinuous.
  - intros beta mus mu _. apply (energy_continuous _ (kernel_weak_facts _ (circle_kernel_centred beta))).
Qed.

Lemma circle_regularity : regularity_facts circle.
Proof.
  split.
  - exact circle_bessel_inequality.
  - intros beta _. exact (minimisers_converge _ (circle_kernel_centred beta)).
  - intros beta K Kn mus eta _ He _ _. exact (minimisers_uniform _ (circle_kernel_centred beta) K Kn mus eta He).
Qed.

(** ** (3.3) and its equality case *)

Lemma beckner_circle l : (1 <= l)%nat -> beckner (INR 2) l = INR l.
Proof.
  intros Hl. rewrite two. induction Hl as [|l Hl IH]; [now rewrite beckner_1 by lra|].
  rewrite (beckner_succ 2 l) by (lra || exact Hl). rewrite IH, S_INR. pose proof (lt_0_INR l ltac:(lia)). field. lra.
Qed.

Lemma coercive_sum_circle mu n : degree_sum (fun l => power (on mu) l / beckner (INR 2) l) n
  = 2 * quadratic_sum (cos_moment (on mu)) (sin_moment (on mu)) (S n).
Proof.
  unfold degree_sum, quadratic_sum. rewrite sum_n_Reals.
  assert (T : forall k, power (on mu) (S k) / beckner (INR 2) (S k)
    = 2 * weight (cu (cos_moment (on mu))) (cv (sin_moment (on mu))) (S k)).
  { intros k. rewrite beckner_circle, weight_value by lia. unfold power.
    pose proof (lt_0_INR (S k) ltac:(lia)). field. lra. }
  induction n as [|n IH].
  - cbn [sum_f_R0]. rewrite T. unfold weight at 2. simpl (INR 0). ring.
  - rewrite tech5, IH, T, (tech5 _ (S n)). ring.
Qed.

Lemma poisson_conformal r : (fun x => conformal_density 2 r (cos x)) = poisson r.
Proof.
  apply functional_extensionality. intros x. unfold conformal_density, poisson. change (2 - 1)%nat with 1%nat.
  apply pow_1.
Qed.

Lemma poisson_density r : 0 <= r < 1 -> is_density circle_integral (poisson r).
Proof.
  intros Hr. split; [split|split].
  - exact (poisson_cont r Hr).
  - intros x. unfold poisson. replace (x + 2 * PI) with (x + 2 * INR 1 * PI) by (simpl; ring). now rewrite cos_period.
  - exact (poisson_pos r Hr).
  - exact (poisson_mass r Hr).
Qed.

Lemma circle_coercivity : beckner_onofri_facts circle 2.
Proof.
  split. intros mu h E n. pose proof (circle_beckner_onofri (on mu) h (on_probability mu) E (S n)) as B.
  change (degree_sum (fun l => power (on mu) l / beckner (INR 2) l) n / 2 <= h). rewrite coercive_sum_circle. lra.
Qed.

Lemma circle_uniqueness : uniqueness_facts circle 2.
Proof.
  split.
  - exact powers_determine_uniform.
  - intros mu h E Eq. set (Q := quadratic_sum (cos_moment (on mu)) (sin_moment (on mu))).
    assert (Lim : is_lim_seq Q h).
    { apply is_lim_seq_incr_1.
      apply (is_lim_seq_ext (fun n => / 2 * degree_sum (fun l => power (on mu) l / beckner (INR 2) l) n)).
      { intros n. rewrite coercive_sum_circle. unfold Q. field. }
      replace (Finite h) with (Rbar_mult (/ 2) (Finite (2 * h))) by (simpl; f_equal; field).
      apply is_lim_seq_scal_l. exact Eq. }
    destruct (circle_equality (on mu) h (on_probability mu) E Lim) as (r & phi & Hr & Pow).
    exists r. split; [exact Hr|]. pose proof (poisson_density r Hr) as D.
    change (zonal circle (conformal_density 2 r)) with (fun x : R => conformal_density 2 r (cos x)).
    rewrite poisson_conformal. split; [exact D|]. intros l Hl.
    change (power (on mu) l = power (on (circle_with_density (poisson r))) l).
    rewrite (density_power _ l D). unfold cos_coefficient at 1. rewrite (poisson_coefficient r Hr l).
    rewrite (even_sin_coefficient (poisson r)) by (exact (poisson_cont r Hr) || (intros x; unfold poisson; now rewrite
      cos_neg)).
    unfold power. destruct (Pow l Hl) as [-> ->]. pose proof (sin2_cos2 (INR l * phi)) as SC. unfold Rsqr in SC.
    transitivity (2 * (r ^ l) ^ 2 * (sin (INR l * phi) * sin (INR l * phi) + cos (INR l * phi) * cos (INR l * phi)));
      [ring|rewrite SC; ring].
Qed.

Theorem circle_facts : classical_facts circle 2.
Proof.
  split; [split; [exact circle_surface|exact circle_harmonics|]|exact circle_coercivity].
  split. intros mu. apply entropy_nonneg, on_probability.
Qed.

Theorem circle_further_facts : uniqueness_facts circle 2 /\ semicontinuity_facts circle /\ regularity_facts circle.
Proof. exact (conj circle_uniqueness (conj circle_semicontinuity circle_regularity)). Qed.
