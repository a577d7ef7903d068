(** * The proofs behind Main.v

    Each theorem of Main.v is assembled here from the theory, in the theory's own vocabulary, to which the definitions
    of Main.v unfold. Nothing here needs to be read to know what is proved: Coq compares the two statements. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Gamma Bessel.BesselI Bessel.Ratio Bessel.RatioMonotone
  Threshold.BetaStar Threshold.BetaBounds Threshold.Majorisation.
From Certify Require Import Threshold.Eigenvalues Zonal.Moments Zonal.MomentsWeight Zonal.Gegenbauer Sphere.Model
  Circle.Model.
From Certify Require Bessel.GammaUnique Bessel.RatioLine Threshold.Dimension Zonal.FunkHecke Zonal.ConformalDensity
  Criterion.Coercivity Quartic.Obstruction Quartic.Expansion Variational.Principle Sphere.Competitor Sphere.Theorem11
  Circle.Mean Circle.Functionals Circle.Facts.
Local Open Scope R_scope.

(** ** Bessel functions and their ratio *)

Lemma gamma_functional_equation : Gamma 1 = 1 /\ forall x, 0 < x -> 0 < Gamma x /\ Gamma (x + 1) = x * Gamma x.
Proof. split; [exact Gamma_1|]. intros x Hx. split; [exact (Gamma_pos x Hx)|exact (Gamma_succ x Hx)]. Qed.

Lemma besselI_recurrences nu x : -1 < nu -> 0 < x ->
  besselI nu x - besselI (nu + 2) x = 2 * (nu + 1) / x * besselI (nu + 1) x /\
  is_derive (besselI nu) x (besselI (nu + 1) x + nu / x * besselI nu x) /\
  is_derive (besselI (nu + 1)) x ((besselI nu x + besselI (nu + 2) x) / 2).
Proof.
  intros Hnu Hx. split; [exact (besselI_recurrence nu x Hnu Hx)|].
  split; [exact (is_derive_besselI nu x Hnu Hx)|exact (is_derive_besselI_mean nu x Hnu Hx)].
Qed.

Lemma psum_sum a z n : psum a z (S n) = sum_f_R0 (fun k => z ^ k / (rising a k * INR (fact k))) n.
Proof. rewrite psum_sum_n. apply sum_n_Reals. Qed.

Lemma hypergeometric_truncation a z q n :
  0 < a -> 0 <= z -> 0 <= q < 1 -> z <= q * ((a + INR (S n)) * (INR (S n) + 1)) ->
  let sum := sum_f_R0 (fun k => z ^ k / (rising a k * INR (fact k))) n in
  sum <= F a z <= sum + z ^ S n / (rising a (S n) * INR (fact (S n))) / (1 - q).
Proof. intros Ha Hz Hq H. cbv zeta. rewrite <- psum_sum. exact (F_truncation a z q (S n) Ha Hz Hq H). Qed.

Lemma besselI_truncation nu x q n : -1 < nu -> 0 <= q < 1 ->
  x ^ 2 / 4 <= q * ((nu + 1 + INR (S n)) * (INR (S n) + 1)) ->
  let term := fun k => (x ^ 2 / 4) ^ k / (rising (nu + 1) k * INR (fact k)) in
  let c := Rpower (x / 2) nu / Gamma (nu + 1) in
  c * sum_f_R0 term n <= besselI nu x <= c * (sum_f_R0 term n + term (S n) / (1 - q)).
Proof.
  intros Hnu Hq H. cbv zeta. rewrite <- psum_sum. exact (Bessel.BesselI.besselI_truncation nu x q (S n) Hnu Hq H).
Qed.

Lemma ratio_between_0_and_1 nu x : - / 2 < nu -> 0 < x -> 0 < r nu x < 1.
Proof. intros Hnu Hx. split; [apply r_pos|apply r_lt_1]; lra. Qed.

Lemma ratio_limits nu : - / 2 < nu -> filterlim (r nu) (at_right 0) (locally 0) /\ is_lim (r nu) p_infty 1.
Proof.
  intros Hnu. split; [|now apply is_lim_r_infinity]. rewrite <- (r_0 nu) at 2.
  eapply filterlim_filter_le_1; [apply filter_le_within|]. apply continuous_r. lra.
Qed.

Lemma turan nu x : -1 < nu -> 0 < x -> besselI nu x * besselI (nu + 2) x < (besselI (nu + 1) x) ^ 2.
Proof.
  intros Hnu Hx. pose proof (r_turan nu x Hnu Hx) as H. rewrite <- !ratio_besselI in H by lra.
  replace (nu + 1 + 1) with (nu + 2) in H by ring.
  assert (P0 : 0 < besselI nu x) by (apply besselI_pos; lra).
  assert (P1 : 0 < besselI (nu + 1) x) by (apply besselI_pos; lra).
  apply (Rmult_lt_compat_r (besselI nu x * besselI (nu + 1) x)) in H; [|now apply Rmult_lt_0_compat].
  field_simplify in H; lra.
Qed.

Lemma ratio_convergents nu x : -1 < nu -> 0 < x ->
  x / (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2))) < r nu x < x / (2 * (nu + 1)).
Proof. intros Hnu Hx. split; [now apply r_lower|now apply r_upper]. Qed.

(** ** beta_* *)

Lemma beta_star_root d : 1 < d ->
  (exists! x, 0 < x /\ r (d / 2) x = 1 / d) /\ 0 < beta_star d /\ r (d / 2) (beta_star d) = 1 / d.
Proof. intros Hd. split; [exact (beta_star_unique d Hd)|exact (beta_star_spec d Hd)]. Qed.

Lemma beta_star_bessel d x : 1 < d -> 0 < x -> (besselI (d / 2 + 1) x / besselI (d / 2) x = 1 / d <-> x = beta_star d).
Proof. intros Hd Hx. rewrite ratio_besselI by lra. exact (beta_star_eq d x Hd Hx). Qed.

Lemma beta_star_separates d x : 1 < d -> 0 < x ->
  (r (d / 2) x < 1 / d <-> x < beta_star d) /\ (1 / d < r (d / 2) x <-> beta_star d < x).
Proof. intros Hd Hx. split; [now apply beta_star_lt|now apply beta_star_gt]. Qed.

Lemma beta_star_bounds d : 1 < d -> (d + 2) / d < beta_star d < d * (d + 2) / (d ^ 2 - 1).
Proof. intros Hd. split; [now apply beta_star_lower|now apply beta_star_upper]. Qed.

Lemma beta_star_sharper_bounds d : 2 <= d ->
  (1 + 1 / d) ^ 2 < beta_star d < (d * (d + 4) - sqrt (d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4))) / 2.
Proof. intros Hd. split; [apply beta_star_lower_square; lra|exact (beta_star_lt_convergent_root d Hd)]. Qed.

Lemma beta_star_large_dimension d : 2 <= d ->
  Rabs (beta_star d - (1 + 2 / d)) <= 8 / 3 / d ^ 2 /\ 0 < beta_star d - (1 + 2 / d + 1 / d ^ 2) < 6 / d ^ 4.
Proof. intros Hd. split; [now apply beta_star_first_order|now apply beta_star_expansion]. Qed.

(** ** Coefficients *)

Lemma alpha_between_0_and_1 d l x : 1 < d -> 0 < x -> (2 <= l)%nat -> 0 < eigenvalue d l x / eigenvalue d 1 x < 1.
Proof. intros Hd Hx Hl. rewrite <- alpha_eigenvalue by assumption. now apply alpha_lt_1. Qed.

Lemma coefficients_step d l x : 1 < d -> 0 < x -> (1 <= l)%nat ->
  beckner d 1 = 1 /\ beckner d (S l) = beckner d l * ((d + INR l - 1) / INR l) /\
  eigenvalue d 1 x / eigenvalue d 1 x = 1 /\
  eigenvalue d (S l) x / eigenvalue d 1 x = eigenvalue d l x / eigenvalue d 1 x * r (d / 2 + INR l - 1) x.
Proof.
  intros Hd Hx Hl. rewrite <- !alpha_eigenvalue by assumption. split; [exact (beckner_1 d Hd)|].
  split; [exact (beckner_succ d l Hd Hl)|]. split; [exact (alpha_1 d x Hd)|now apply alpha_succ].
Qed.

Lemma majorisation d l x : 1 < d -> 0 < x <= beta_star d -> (2 <= l)%nat ->
  eigenvalue d l x / eigenvalue d 1 x <= 1 / beckner d l /\
  ((x < beta_star d \/ (3 <= l)%nat) -> eigenvalue d l x / eigenvalue d 1 x < 1 / beckner d l).
Proof.
  intros Hd Hx Hl. rewrite <- alpha_eigenvalue by assumption. unfold Rdiv. rewrite Rmult_1_l.
  split; [exact (Threshold.Majorisation.majorisation d l x Hd Hx Hl)|]. intros [H|H].
  - exact (majorisation_strict d l x Hd (conj (proj1 Hx) H) Hl).
  - exact (majorisation_strict_tail d l x Hd Hx H).
Qed.

Lemma majorisation_threshold d x : 1 < d -> 0 < x ->
  eigenvalue d 2 (beta_star d) / eigenvalue d 1 (beta_star d) = 1 / beckner d 2 /\
  (beta_star d < x -> 1 / beckner d 2 < eigenvalue d 2 x / eigenvalue d 1 x).
Proof.
  intros Hd Hx. rewrite <- !alpha_eigenvalue by assumption. unfold Rdiv. rewrite Rmult_1_l.
  split; [exact (majorisation_equality d Hd)|exact (majorisation_fails d x Hd)].
Qed.

Lemma linear_threshold_facts d x y l : 1 < d -> 0 < x < y -> (2 <= l)%nat ->
  linear_threshold d x = 1 / (2 * eigenvalue d 1 x) /\ 0 < eigenvalue d l x < eigenvalue d 1 x /\
  linear_threshold d y < linear_threshold d x /\ filterlim (linear_threshold d) (at_right 0) (locally (d / 2)).
Proof.
  intros Hd Hx Hl. repeat split.
  - exact (linear_threshold_eigenvalue d x Hd (proj1 Hx)).
  - exact (eigenvalue_pos d l x Hd ltac:(lia)).
  - exact (eigenvalue_largest d l x Hd (proj1 Hx) Hl).
  - exact (linear_threshold_decreasing d x y Hd Hx).
  - exact (linear_threshold_limit d Hd).
Qed.

(** ** Integrals over one coordinate *)

Definition weight_average (d : R) (f : R -> R) : R :=
  RInt (fun t => f t * Rpower (1 - t ^ 2) ((d - 3) / 2)) (-1) 1
  / RInt (fun t => Rpower (1 - t ^ 2) ((d - 3) / 2)) (-1) 1.

Lemma weight_average_zonal d : 3 <= d -> zonal_average d (weight_average d).
Proof.
  intros Hd. destruct (weight_mean_zonal d Hd).
  assert (Eq : forall f, weight_average d f = weight_mean d f) by (intros f; symmetry; apply weight_mean_integral).
  split; intros; rewrite ?Eq; auto.
Qed.

Lemma gegenbauer_recurrence d l t : 1 < d ->
  gegenbauer d 0 t = 1 /\ gegenbauer d 1 t = t /\ gegenbauer d l 1 = 1 /\
  (INR l + d - 1) * gegenbauer d (S (S l)) t
  = (2 * INR l + d) * t * gegenbauer d (S l) t - (INR l + 1) * gegenbauer d l t.
Proof.
  intros Hd. repeat split; [now apply gegenbauer_1|].
  pose proof (pos_INR l). rewrite gegenbauer_SS, S_INR. field. lra.
Qed.

Lemma averages_agree d f : (3 <= d)%nat -> continuous_on_interval f -> weight_average (INR d) f = sphere_mean d f.
Proof.
  intros Hd Hf. unfold weight_average, sphere_mean. rewrite <- weight_mean_integral.
  replace (INR d) with (INR (d - 3) + 3) by (rewrite minus_INR by lia; simpl; ring).
  rewrite weight_mean_angle_mean by exact Hf. now replace (d - 3 + 1)%nat with (d - 2)%nat by lia.
Qed.

Lemma moments_of_a_coordinate d : (2 <= d)%nat ->
  sphere_mean d (fun t => t ^ 2) = 1 / INR d /\ sphere_mean d (fun t => t ^ 4) = 3 / (INR d * (INR d + 2)) /\
  sphere_mean d (fun t => t ^ 2 * (t ^ 2 - 1 / INR d)) = 2 * (INR d - 1) / (INR d ^ 2 * (INR d + 2)) /\
  sphere_mean d (fun t => (t ^ 2 - 1 / INR d) ^ 2) = 2 * (INR d - 1) / (INR d ^ 2 * (INR d + 2)).
Proof.
  intros Hd. pose proof (sphere_mean_zonal d Hd) as Z. assert (Pd : 0 < INR d) by (apply lt_0_INR; lia).
  split; [exact (mean_pow_2 _ _ Pd Z)|]. split; [exact (mean_pow_4 _ _ Pd Z)|].
  split; [exact (mean_mixed _ _ Pd Z)|exact (mean_degree_two_sqr _ _ Pd Z)].
Qed.

Lemma funk_hecke_coefficient d l x : (2 <= d)%nat -> (1 <= l)%nat -> 0 < x ->
  sphere_mean d (fun t => gegenbauer (INR d) l t * Zonal.FunkHecke.attention_kernel (sphere_mean d) x t)
  = eigenvalue (INR d) l x /\
  sphere_mean d (Zonal.FunkHecke.attention_kernel (sphere_mean d) x) = 0.
Proof.
  intros Hd Hl Hx. assert (H1 : 1 < INR d) by (apply (lt_INR 1); lia).
  pose proof (sphere_mean_zonal d Hd) as Z. split.
  - exact (Zonal.FunkHecke.funk_hecke_eigenvalue _ _ H1 Z l x Hl Hx).
  - apply (Zonal.FunkHecke.attention_kernel_centred _ _ Z). lra.
Qed.

Lemma funk_hecke_coefficient_real d l x : 3 <= d -> (1 <= l)%nat -> 0 < x ->
  weight_average d (fun t => gegenbauer d l t * Zonal.FunkHecke.attention_kernel (weight_average d) x t)
  = eigenvalue d l x.
Proof.
  intros Hd Hl Hx. exact (Zonal.FunkHecke.funk_hecke_eigenvalue d _ ltac:(lra) (weight_average_zonal d Hd) l x Hl Hx).
Qed.

Lemma conformal_density_has_every_degree d l r : (2 <= d)%nat -> 0 < r < 1 ->
  0 < sphere_mean d (fun t => gegenbauer (INR d) l t * Zonal.ConformalDensity.conformal_density d r t).
Proof.
  intros Hd Hr. exact (Zonal.ConformalDensity.conformal_coefficient_pos d _ r l Hd (sphere_mean_zonal d Hd) Hr).
Qed.

(** ** The criterion *)

Section Criterion.

Variables (A lambda p : nat -> R) (H E K : R).
Hypothesis A_pos : forall l, (1 <= l)%nat -> 0 < A l.
Hypothesis A_1 : A 1%nat = 1.
Hypothesis lambda_1_pos : 0 < lambda 1%nat.
Hypothesis majorised : forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / A l.
Hypothesis p_nonneg : forall l, (1 <= l)%nat -> 0 <= p l.
Hypothesis entropy : forall n, sum_n_m (fun l => p l / A l) 1 n / 2 <= H.
Hypothesis energy : is_series (fun k => lambda (S k) * p (S k)) E.

Lemma criterion_coercive : Criterion.Coercivity.coercive A p H.
Proof.
  intros n. unfold Criterion.Coercivity.degree_sum. pose proof (entropy (S n)) as B.
  now rewrite <- (sum_n_m_S (fun l => p l / A l)) in B.
Qed.

Let regular := Criterion.Coercivity.series_energy_regularised lambda p E energy.

Lemma coercivity_criterion :
  (0 <= K <= 1 / (2 * lambda 1%nat) -> 0 <= H - K * E) /\
  (0 <= K < 1 / (2 * lambda 1%nat) -> H - K * E = 0 -> forall l, (1 <= l)%nat -> p l = 0) /\
  (H - 1 / (2 * lambda 1%nat) * E = 0 -> is_series (fun k => p (S k) / A (S k)) (2 * H) /\
    forall l, (2 <= l)%nat -> lambda l / lambda 1%nat < 1 / A l -> p l = 0).
Proof.
  pose proof criterion_coercive as C. split; [|split].
  - exact (Criterion.Coercivity.criterion_gap_nonneg A lambda p H E A_pos A_1 lambda_1_pos majorised p_nonneg C regular
      K).
  - intros HK Z.
    apply (Criterion.Coercivity.criterion_unique_below A lambda p H E A_pos A_1 lambda_1_pos majorised p_nonneg C
      regular K HK). lra.
  - intros Z.
    apply (Criterion.Coercivity.criterion_endpoint A lambda p H E A_pos A_1 lambda_1_pos majorised p_nonneg C regular).
    unfold Criterion.Coercivity.degree_one_threshold. lra.
Qed.

Lemma criterion_uniqueness :
  (is_series (fun k => p (S k) / A (S k)) (2 * H) ->
    (forall l, (1 <= l)%nat -> p l = 0) \/ (forall l, (1 <= l)%nat -> p l <> 0)) ->
  (exists l, (2 <= l)%nat /\ lambda l / lambda 1%nat < 1 / A l) ->
  0 <= K <= 1 / (2 * lambda 1%nat) -> H - K * E = 0 -> forall l, (1 <= l)%nat -> p l = 0.
Proof.
  intros Eq Strict [K0 K1] Z. pose proof criterion_coercive as C.
  destruct (Rle_lt_or_eq_dec _ _ K1) as [Lt|Eq1].
  - apply (proj1 (proj2 coercivity_criterion)); [lra|exact Z].
  - apply (Criterion.Coercivity.criterion_unique_endpoint A lambda p H E A_pos A_1 lambda_1_pos majorised p_nonneg C
      regular Eq Strict).
    unfold Criterion.Coercivity.degree_one_threshold. rewrite <- Eq1. lra.
Qed.

End Criterion.

(** ** The quartic obstruction *)

Lemma quartic_obstruction d average lambda1 lambda2 : 2 <= d -> zonal_average d average -> 0 < lambda1 ->
  1 / d < lambda2 / lambda1 ->
  let rho := fun eps tau t => 1 + (eps * t + eps ^ 2 * tau * (t ^ 2 - 1 / d)) in
  exists eps tau, (forall t, -1 <= t <= 1 -> 1 / 2 <= rho eps tau t) /\ average (rho eps tau) = 1 /\
  average (fun t => rho eps tau t * ln (rho eps tau t))
  - 1 / (2 * lambda1) * (lambda1 * average (fun t => (eps * t) ^ 2)
                         + lambda2 * average (fun t => (eps ^ 2 * tau * (t ^ 2 - 1 / d)) ^ 2)) < 0.
Proof.
  intros Hd Z L1 Ha rho.
  destruct (Quartic.Obstruction.quartic_obstruction d average lambda1 lambda2 Hd Z L1 Ha) as (P & M & N).
  set (eps := Quartic.Obstruction.obstruction_eps d (lambda2 / lambda1)) in *.
  set (tau := Quartic.Obstruction.obstruction_tau d) in *.
  exists eps, tau. split; [exact P|]. split; [|exact N].
  change (average (fun t => 1 + Quartic.Expansion.perturbation d eps tau t) = 1).
  rewrite (mean_plus d average Z (fun _ => 1)), M, (mean_one d average Z); [ring|intros t _; apply continuous_const|].
  apply Quartic.Expansion.perturbation_continuous.
Qed.

Lemma quartic_obstruction_real d lambda1 lambda2 : 3 <= d -> 0 < lambda1 -> 1 / d < lambda2 / lambda1 ->
  let rho := fun eps tau t => 1 + (eps * t + eps ^ 2 * tau * (t ^ 2 - 1 / d)) in
  exists eps tau, (forall t, -1 <= t <= 1 -> 1 / 2 <= rho eps tau t) /\ weight_average d (rho eps tau) = 1 /\
  weight_average d (fun t => rho eps tau t * ln (rho eps tau t))
  - 1 / (2 * lambda1) * (lambda1 * weight_average d (fun t => (eps * t) ^ 2)
                         + lambda2 * weight_average d (fun t => (eps ^ 2 * tau * (t ^ 2 - 1 / d)) ^ 2)) < 0.
Proof. intros Hd. exact (quartic_obstruction d _ lambda1 lambda2 ltac:(lra) (weight_average_zonal d Hd)). Qed.

(** ** Theorem 1.1 *)

Lemma theorem_1_1 S d x : (2 <= d)%nat -> 0 < x -> general_facts S d ->
  (x <= beta_star (INR d) -> beckner_onofri_facts S d ->
    Variational.Principle.critical_coupling (model_at S x) = Finite (linear_threshold (INR d) x) /\
    (uniqueness_facts S d ->
      forall K, 0 <= K <= linear_threshold (INR d) x -> Variational.Principle.only_minimiser (model_at S x) K) /\
    (uniqueness_facts S d -> semicontinuity_facts S -> Variational.Principle.continuous_transition (model_at S x))) /\
  (beta_star (INR d) < x ->
    Rbar_lt (Variational.Principle.critical_coupling (model_at S x)) (linear_threshold (INR d) x) /\
    (regularity_facts S -> ~ Variational.Principle.continuous_transition (model_at S x))) /\
  (forall K rho, 0 <= K -> Rbar_le (2 * K) (Variational.Principle.critical_coupling (model_at S x)) ->
    critical_point S x K rho -> forall y, rho y = 1).
Proof.
  intros Hd Hx facts. split; [|split].
  - intros Hb coer. split; [|split].
    + exact (Sphere.Theorem11.theorem_1_1_equal S d Hd facts coer x (conj Hx Hb)).
    + exact (Sphere.Theorem11.theorem_1_1_unique S d Hd facts coer x (conj Hx Hb)).
    + exact (Sphere.Theorem11.theorem_1_1_continuous S d Hd facts coer x (conj Hx Hb)).
  - intros Hb. split; [exact (Sphere.Theorem11.theorem_1_1_gap S d Hd facts x Hb)|].
    intros reg. exact (proj2 (Sphere.Theorem11.theorem_1_1_discontinuous S d Hd facts reg x Hb)).
  - intros K rho. exact (Sphere.Theorem11.theorem_1_1_critical_points S d facts x K rho Hx).
Qed.

Lemma critical_coupling_quotient S d x : (2 <= d)%nat -> general_facts S d ->
  Variational.Principle.critical_coupling (model_at S x) = Glb_Rbar (fun q => exists mu h,
    sphere_entropy S mu = Finite h /\ 0 < sphere_energy S x mu /\ q = h / sphere_energy S x mu).
Proof.
  intros Hd facts.
  exact (Variational.Principle.critical_coupling_quotient _ (Sphere.Competitor.sphere_model_facts S d facts x)).
Qed.

Lemma critical_coupling_le_threshold S d x : (2 <= d)%nat -> 0 < x -> general_facts S d ->
  Rbar_le (Variational.Principle.critical_coupling (model_at S x)) (linear_threshold (INR d) x).
Proof. intros Hd Hx facts. exact (Sphere.Competitor.critical_coupling_le_threshold S d Hd facts x Hx). Qed.

Lemma theorem_1_1_circle x : 0 < x ->
  let w := fun t => (exp (x * cos t) - Circle.Mean.mean (fun s => exp (x * cos s))) / x in
  (x <= beta_star 2 -> Circle.Functionals.coupling w = Finite (linear_threshold 2 x) /\
    Circle.Functionals.continuous_passage w /\
    forall K, 0 <= K <= linear_threshold 2 x -> Circle.Functionals.only_minimal w K) /\
  (beta_star 2 < x -> Rbar_lt (Circle.Functionals.coupling w) (linear_threshold 2 x) /\
    ~ Circle.Functionals.continuous_passage w) /\
  (forall K m, 0 <= K -> Rbar_le (2 * K) (Circle.Functionals.coupling w) ->
    Circle.Functionals.critical_measure w K m -> Circle.Functionals.same m Circle.Mean.mean).
Proof.
  intros Hx. destruct Circle.Facts.circle_facts as [gen coer].
  destruct (theorem_1_1 circle 2 x (le_n 2) Hx gen) as (T1 & T2 & _). rewrite Circle.Model.two in T1, T2.
  apply (Circle.Functionals.theorem_1_1_functionals x (linear_threshold 2 x)).
  - intros Hb. destruct (T1 Hb coer) as (A & B & C). pose proof Circle.Facts.circle_uniqueness as U.
    split; [exact A|]. split; [exact (C U Circle.Facts.circle_semicontinuity)|exact (B U)].
  - intros Hb. destruct (T2 Hb) as [A B]. split; [exact A|exact (B Circle.Facts.circle_regularity)].
Qed.
