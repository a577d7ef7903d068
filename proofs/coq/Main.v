(** * The results, in base vocabulary

    Whatever is proved of the paper is restated here with definitions that need nothing but Coq's reals, limits, series
    and integrals. To be read: this file; for Theorem 1.1 the records of Sphere/Model.v, its hypotheses, and where it
    has none, MainCircle.v (d = 2) and MainZonal.v (d = 3, zonal densities). Numbers in parentheses are the paper's; [d]
    is any real number above 1 unless it is a [nat], an integer d >= 2, the sphere S^{d-1} lying in R^d. At the end the
    axioms are printed, those of MainCircle.v and MainZonal.v too. *)

From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From Certify Require MainProofs MainCircle MainZonal.
From Certify Require Import Zonal.Gegenbauer Variational.KirkwoodMonroe Sphere.Model Circle.Model Legendre.Model.
Local Open Scope R_scope.

(** ** Vocabulary *)
(** a (a+1) ... (a+k-1). *)
Fixpoint rising (a : R) (k : nat) : R := match k with O => 1 | S m => rising a m * (a + INR m) end.

(** 0F1(; a; z). *)
Definition hypergeometric (a z : R) : R := Series (fun k => z ^ k / (rising a k * INR (fact k))).

(** r_nu = I_{nu+1} / I_nu with the powers and Gamma cancelled, an odd function of x: see [ratio_of_bessel]. *)
Definition ratio (nu x : R) : R :=
  x / (2 * (nu + 1)) * (hypergeometric (nu + 2) (x ^ 2 / 4) / hypergeometric (nu + 1) (x ^ 2 / 4)).

(** (1.8): the supremum of the x > 0 with r_{d/2}(x) < 1/d; [beta_star_root] says that it is the one root. *)
Definition beta_star (d : R) : R := real (Lub_Rbar (fun x => 0 < x /\ ratio (d / 2) x < 1 / d)).

(** Gauss's limit: n^x n! / (x (x+1) ... (x+n)) -> Gamma(x). *)
Definition Gamma (x : R) : R :=
  real (Lim_seq (fun n => Rpower (INR n) x * INR (fact n) / prod_f_R0 (fun k => x + INR k) n)).

(** I_nu(x) = (x/2)^nu sum_k (x^2/4)^k / (k! Gamma(nu+k+1)). *)
Definition besselI (nu x : R) : R :=
  Rpower (x / 2) nu * Series (fun k => (x ^ 2 / 4) ^ k / (INR (fact k) * Gamma (nu + INR k + 1))).

(** (4.1), (1.21), (1.20), (1.7). *)
Definition lambda (d : R) (l : nat) (x : R) : R :=
  Gamma (d / 2) * Rpower 2 (d / 2 - 1) * Rpower x (- (d / 2)) * besselI (d / 2 + INR l - 1) x.
Definition alpha (d : R) (l : nat) (x : R) : R := lambda d l x / lambda d 1 x.
Definition A (d : R) (l : nat) : R := Gamma (d - 1 + INR l) / (Gamma d * Gamma (INR l)).
Definition K_sharp (d x : R) : R := Rpower x (d / 2) / (Rpower 2 (d / 2) * Gamma (d / 2) * besselI (d / 2) x).

(** ** The ratio r_nu *)
Theorem hypergeometric_truncation a z q n :
  0 < a -> 0 <= z -> 0 <= q < 1 -> z <= q * ((a + INR (S n)) * (INR (S n) + 1)) ->
  let sum := sum_f_R0 (fun k => z ^ k / (rising a k * INR (fact k))) n in
  sum <= hypergeometric a z <= sum + z ^ S n / (rising a (S n) * INR (fact (S n))) / (1 - q).
Proof. exact (MainProofs.hypergeometric_truncation a z q n). Qed.

Theorem ratio_riccati nu x : -1 < nu -> x <> 0 ->
  is_derive (ratio nu) x (1 - (ratio nu x) ^ 2 - (2 * nu + 1) * ratio nu x / x).
Proof. exact (Bessel.RatioLine.r_riccati_line nu x). Qed.

Theorem ratio_increasing nu x y : - / 2 < nu -> x < y -> ratio nu x < ratio nu y.
Proof. exact (Bessel.RatioLine.r_increasing_line nu x y). Qed.

Theorem ratio_between_0_and_1 nu x : - / 2 < nu -> 0 < x -> 0 < ratio nu x < 1.
Proof. exact (MainProofs.ratio_between_0_and_1 nu x). Qed.

Theorem ratio_limits nu : - / 2 < nu ->
  filterlim (ratio nu) (at_right 0) (locally 0) /\ is_lim (ratio nu) p_infty 1.
Proof. exact (MainProofs.ratio_limits nu). Qed.

(** (4.22) for all real orders; with mu = nu + 1 it is the Turan inequality. *)
Theorem ratio_decreasing_in_order nu mu x : -1 < nu < mu -> 0 < x -> ratio mu x < ratio nu x.
Proof. exact (Bessel.RatioMonotone.r_decreasing_order nu mu x). Qed.

(** (4.13). *)
Theorem ratio_convergents nu x : -1 < nu -> 0 < x ->
  x / (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2))) < ratio nu x < x / (2 * (nu + 1)).
Proof. exact (MainProofs.ratio_convergents nu x). Qed.

(** ** The threshold beta_* *)
(** (1.8): exactly one positive root, and beta_* is it. *)
Theorem beta_star_root d : 1 < d ->
  (exists! x, 0 < x /\ ratio (d / 2) x = 1 / d) /\ 0 < beta_star d /\ ratio (d / 2) (beta_star d) = 1 / d.
Proof. exact (MainProofs.beta_star_root d). Qed.

Theorem beta_star_separates d x : 1 < d -> 0 < x ->
  (ratio (d / 2) x < 1 / d <-> x < beta_star d) /\ (1 / d < ratio (d / 2) x <-> beta_star d < x).
Proof. exact (MainProofs.beta_star_separates d x). Qed.

(** (4.7). *)
Theorem beta_star_bounds d : 1 < d -> (d + 2) / d < beta_star d < d * (d + 2) / (d ^ 2 - 1).
Proof. exact (MainProofs.beta_star_bounds d). Qed.

(** (4.7), sharpened: a lower bound above (d+2)/d, and the root of the second convergent. *)
Theorem beta_star_sharper_bounds d : 2 <= d ->
  (1 + 1 / d) ^ 2 < beta_star d < (d * (d + 4) - sqrt (d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4))) / 2.
Proof. exact (MainProofs.beta_star_sharper_bounds d). Qed.

(** The elementary upper bounds, from best to worst. *)
Theorem upper_bounds_ranked d : 2 <= d ->
  (d * (d + 4) - sqrt (d ^ 2 * (d + 4) ^ 2 - 4 * (d + 2) * (d + 4))) / 2 < d * (d + 2) / (d ^ 2 - 1) /\
  d * (d + 2) / (d ^ 2 - 1) < (d + 1) / (d - 1) /\
  (d + 1) / (d - 1) <= (d + 4) / d /\ (d + 1) / (d - 1) < (d + 2) / (d - 1).
Proof. exact (Threshold.BetaBounds.upper_bounds_ranked d). Qed.

(** (4.8), for all real dimensions. *)
Theorem beta_star_decreasing d e : 1 < d < e -> beta_star e < beta_star d.
Proof. exact (Threshold.Dimension.beta_star_decreasing d e). Qed.

(** (1.16), to a higher order and with a constant. *)
Theorem beta_star_large_dimension d : 2 <= d ->
  Rabs (beta_star d - (1 + 2 / d)) <= 8 / 3 / d ^ 2 /\ 0 < beta_star d - (1 + 2 / d + 1 / d ^ 2) < 6 / d ^ 4.
Proof. exact (MainProofs.beta_star_large_dimension d). Qed.

(** ** Bessel functions *)
Theorem Gamma_functional_equation : Gamma 1 = 1 /\ forall x, 0 < x -> 0 < Gamma x /\ Gamma (x + 1) = x * Gamma x.
Proof. exact MainProofs.gamma_functional_equation. Qed.

(** Bohr and Mollerup: these properties and log-convexity leave no choice. *)
Theorem Gamma_characterised f :
  (forall x, 0 < x -> 0 < f x) -> f 1 = 1 -> (forall x, 0 < x -> f (x + 1) = x * f x) ->
  (forall x y t, 0 < x -> 0 < y -> 0 <= t <= 1 ->
    ln (f (t * x + (1 - t) * y)) <= t * ln (f x) + (1 - t) * ln (f y)) ->
  forall x, 0 < x -> f x = Gamma x.
Proof. exact (Bessel.GammaUnique.Gamma_unique f). Qed.

Theorem besselI_series_converges nu x : -1 < nu ->
  ex_series (fun k => (x ^ 2 / 4) ^ k / (INR (fact k) * Gamma (nu + INR k + 1))).
Proof. exact (Bessel.BesselI.ex_series_besselI nu x). Qed.

Theorem besselI_truncation nu x q n :
  -1 < nu -> 0 <= q < 1 -> x ^ 2 / 4 <= q * ((nu + 1 + INR (S n)) * (INR (S n) + 1)) ->
  let term := fun k => (x ^ 2 / 4) ^ k / (rising (nu + 1) k * INR (fact k)) in
  let c := Rpower (x / 2) nu / Gamma (nu + 1) in
  c * sum_f_R0 term n <= besselI nu x <= c * (sum_f_R0 term n + term (S n) / (1 - q)).
Proof. exact (MainProofs.besselI_truncation nu x q n). Qed.

(** Bessel's modified differential equation. *)
Theorem besselI_equation nu x : -1 < nu -> 0 < x ->
  x ^ 2 * Derive_n (besselI nu) 2 x + x * Derive (besselI nu) x - (x ^ 2 + nu ^ 2) * besselI nu x = 0.
Proof. exact (Bessel.BesselI.bessel_equation nu x). Qed.

Theorem besselI_recurrences nu x : -1 < nu -> 0 < x ->
  besselI nu x - besselI (nu + 2) x = 2 * (nu + 1) / x * besselI (nu + 1) x /\
  is_derive (besselI nu) x (besselI (nu + 1) x + nu / x * besselI nu x) /\
  is_derive (besselI (nu + 1)) x ((besselI nu x + besselI (nu + 2) x) / 2).
Proof. exact (MainProofs.besselI_recurrences nu x). Qed.

Theorem ratio_of_bessel nu x : -1 < nu -> 0 < x -> besselI (nu + 1) x / besselI nu x = ratio nu x.
Proof. exact (Bessel.BesselI.ratio_besselI nu x). Qed.

(** (1.8), word for word: beta_* is the one positive root. *)
Theorem beta_star_bessel d x : 1 < d -> 0 < x ->
  (besselI (d / 2 + 1) x / besselI (d / 2) x = 1 / d <-> x = beta_star d).
Proof. exact (MainProofs.beta_star_bessel d x). Qed.

Theorem turan nu x : -1 < nu -> 0 < x -> besselI nu x * besselI (nu + 2) x < (besselI (nu + 1) x) ^ 2.
Proof. exact (MainProofs.turan nu x). Qed.

(** ** Coefficients *)
Theorem alpha_between_0_and_1 d l x : 1 < d -> 0 < x -> (2 <= l)%nat -> 0 < alpha d l x < 1.
Proof. exact (MainProofs.alpha_between_0_and_1 d l x). Qed.

(** (1.20), (1.21), step by step. *)
Theorem coefficients_step d l x : 1 < d -> 0 < x -> (1 <= l)%nat ->
  A d 1 = 1 /\ A d (S l) = A d l * ((d + INR l - 1) / INR l) /\
  alpha d 1 x = 1 /\ alpha d (S l) x = alpha d l x * ratio (d / 2 + INR l - 1) x.
Proof. exact (MainProofs.coefficients_step d l x). Qed.

(** (4.10), and where it is strict. *)
Theorem majorisation d l x : 1 < d -> 0 < x <= beta_star d -> (2 <= l)%nat ->
  alpha d l x <= 1 / A d l /\ ((x < beta_star d \/ (3 <= l)%nat) -> alpha d l x < 1 / A d l).
Proof. exact (MainProofs.majorisation d l x). Qed.

(** At beta_* there is equality for l = 2; beyond, the majorisation fails there. *)
Theorem majorisation_threshold d x : 1 < d -> 0 < x ->
  alpha d 2 (beta_star d) = 1 / A d 2 /\ (beta_star d < x -> 1 / A d 2 < alpha d 2 x).
Proof. exact (MainProofs.majorisation_threshold d x). Qed.

(** (1.7) and (2.9): K_# = 1/(2 lambda_1), lambda_1 the largest; K_# decreases from its limit d/2 at 0. *)
Theorem linear_threshold d x y l : 1 < d -> 0 < x < y -> (2 <= l)%nat ->
  K_sharp d x = 1 / (2 * lambda d 1 x) /\ 0 < lambda d l x < lambda d 1 x /\ K_sharp d y < K_sharp d x /\
  filterlim (K_sharp d) (at_right 0) (locally (d / 2)).
Proof. exact (MainProofs.linear_threshold_facts d x y l). Qed.

(** ** The mean of a function of one coordinate *)
(** Over S^(d-1), integer d >= 2, by the angle; and for real d >= 3 with the weight (1 - t^2)^((d-3)/2). *)
Definition angle_average (d : nat) (f : R -> R) : R :=
  RInt (fun theta => f (cos theta) * sin theta ^ (d - 2)) 0 PI / RInt (fun theta => sin theta ^ (d - 2)) 0 PI.
Definition weight_average (d : R) (f : R -> R) : R :=
  RInt (fun t => f t * Rpower (1 - t ^ 2) ((d - 3) / 2)) (-1) 1
  / RInt (fun t => Rpower (1 - t ^ 2) ((d - 3) / 2)) (-1) 1.

(** The P_l of dimension d, P_l(1) = 1, are given by their recurrence. *)
Theorem gegenbauer_recurrence d l t : 1 < d ->
  gegenbauer d 0 t = 1 /\ gegenbauer d 1 t = t /\ gegenbauer d l 1 = 1 /\
  (INR l + d - 1) * gegenbauer d (S (S l)) t
  = (2 * INR l + d) * t * gegenbauer d (S l) t - (INR l + 1) * gegenbauer d l t.
Proof. exact (MainProofs.gegenbauer_recurrence d l t). Qed.

Theorem averages_agree d f : (3 <= d)%nat -> (forall t, -1 <= t <= 1 -> continuous f t) ->
  weight_average (INR d) f = angle_average d f.
Proof. exact (MainProofs.averages_agree d f). Qed.

(** (5.3). *)
Theorem moments_of_a_coordinate d : (2 <= d)%nat ->
  angle_average d (fun t => t ^ 2) = 1 / INR d /\ angle_average d (fun t => t ^ 4) = 3 / (INR d * (INR d + 2)) /\
  angle_average d (fun t => t ^ 2 * (t ^ 2 - 1 / INR d)) = 2 * (INR d - 1) / (INR d ^ 2 * (INR d + 2)) /\
  angle_average d (fun t => (t ^ 2 - 1 / INR d) ^ 2) = 2 * (INR d - 1) / (INR d ^ 2 * (INR d + 2)).
Proof. exact (MainProofs.moments_of_a_coordinate d). Qed.

(** Lemma 4.1: the Funk-Hecke coefficients of the kernel (1.2). *)
Definition kernel (average : (R -> R) -> R) (x t : R) : R := (exp (x * t) - average (fun s => exp (x * s))) / x.

Theorem funk_hecke_coefficient d l x : (2 <= d)%nat -> (1 <= l)%nat -> 0 < x ->
  angle_average d (fun t => gegenbauer (INR d) l t * kernel (angle_average d) x t) = lambda (INR d) l x /\
  angle_average d (kernel (angle_average d) x) = 0.
Proof. exact (MainProofs.funk_hecke_coefficient d l x). Qed.

Theorem funk_hecke_coefficient_real d l x : 3 <= d -> (1 <= l)%nat -> 0 < x ->
  weight_average d (fun t => gegenbauer d l t * kernel (weight_average d) x t) = lambda d l x.
Proof. exact (MainProofs.funk_hecke_coefficient_real d l x). Qed.

(** Lemma 3.3. *)
Theorem conformal_density_has_every_degree d l r : (2 <= d)%nat -> 0 < r < 1 ->
  0 < angle_average d (fun t => gegenbauer (INR d) l t * ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ (d - 1)).
Proof. exact (MainProofs.conformal_density_has_every_degree d l r). Qed.

(** ** Theorem 3.5, for sequences: p_l = |P_l rho|^2, H the entropy, E the energy *)
Section Criterion.
Variables (A lambda p : nat -> R) (H E K : R).
Hypothesis A_positive : forall l, (1 <= l)%nat -> 0 < A l.
Hypothesis A_1 : A 1%nat = 1.
Hypothesis lambda_1_positive : 0 < lambda 1%nat.
Hypothesis majorised : forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / A l.
Hypothesis p_nonnegative : forall l, (1 <= l)%nat -> 0 <= p l.
Hypothesis entropy : forall n, sum_n_m (fun l => p l / A l) 1 n / 2 <= H.
Hypothesis energy : is_series (fun k => lambda (S k) * p (S k)) E.

(** Minimality up to K_#; uniqueness below it; what equality at K_# means. *)
Theorem coercivity_criterion :
  (0 <= K <= 1 / (2 * lambda 1%nat) -> 0 <= H - K * E) /\
  (0 <= K < 1 / (2 * lambda 1%nat) -> H - K * E = 0 -> forall l, (1 <= l)%nat -> p l = 0) /\
  (H - 1 / (2 * lambda 1%nat) * E = 0 -> is_series (fun k => p (S k) / A (S k)) (2 * H) /\
    forall l, (2 <= l)%nat -> lambda l / lambda 1%nat < 1 / A l -> p l = 0).
Proof. now apply MainProofs.coercivity_criterion. Qed.

(** Uniqueness up to and including K_#, if one degree is strict and an extremal of the coercive inequality has either no
    degree or every degree. *)
Theorem criterion_uniqueness :
  (is_series (fun k => p (S k) / A (S k)) (2 * H) ->
    (forall l, (1 <= l)%nat -> p l = 0) \/ (forall l, (1 <= l)%nat -> p l <> 0)) ->
  (exists l, (2 <= l)%nat /\ lambda l / lambda 1%nat < 1 / A l) ->
  0 <= K <= 1 / (2 * lambda 1%nat) -> H - K * E = 0 -> forall l, (1 <= l)%nat -> p l = 0.
Proof. now apply MainProofs.criterion_uniqueness. Qed.
End Criterion.

(** ** Lemma 5.1: alpha_2 > 1/d is an obstruction *)
(** The density, its entropy, and the energy of its components of degree one and two at K_# = 1/(2 lambda_1). *)
Definition competitor (d eps tau t : R) : R := 1 + (eps * t + eps ^ 2 * tau * (t ^ 2 - 1 / d)).
Definition competitor_gap (average : (R -> R) -> R) (d lambda1 lambda2 eps tau : R) : R :=
  average (fun t => competitor d eps tau t * ln (competitor d eps tau t))
  - 1 / (2 * lambda1) * (lambda1 * average (fun t => (eps * t) ^ 2)
                         + lambda2 * average (fun t => (eps ^ 2 * tau * (t ^ 2 - 1 / d)) ^ 2)).

Theorem quartic_obstruction d lambda1 lambda2 : (2 <= d)%nat -> 0 < lambda1 -> 1 / INR d < lambda2 / lambda1 ->
  exists eps tau, (forall t, -1 <= t <= 1 -> 1 / 2 <= competitor (INR d) eps tau t) /\
  angle_average d (competitor (INR d) eps tau) = 1 /\
  competitor_gap (angle_average d) (INR d) lambda1 lambda2 eps tau < 0.
Proof. exact (fun H => MainProofs.quartic_obstruction _ _ _ _ (le_INR 2 d H) (sphere_mean_zonal d H)). Qed.

Theorem quartic_obstruction_real d lambda1 lambda2 : 3 <= d -> 0 < lambda1 -> 1 / d < lambda2 / lambda1 ->
  exists eps tau, (forall t, -1 <= t <= 1 -> 1 / 2 <= competitor d eps tau t) /\
  weight_average d (competitor d eps tau) = 1 /\ competitor_gap (weight_average d) d lambda1 lambda2 eps tau < 0.
Proof. exact (MainProofs.quartic_obstruction_real d lambda1 lambda2). Qed.

(** ** Theorem 1.1 *)
(** F_K(mu) >= F_K(sigma) reads K E(mu) <= H(mu). (1.6), and Definition 2.1. *)
Definition minimal_at (S : sphere) (x K : R) : Prop :=
  forall mu, Rbar_le (K * sphere_energy S x mu) (sphere_entropy S mu).
Definition only_minimal_at (S : sphere) (x K : R) : Prop :=
  minimal_at S x K /\ forall mu, sphere_entropy S mu = Finite (K * sphere_energy S x mu) -> mu = sphere_uniform S.
Definition minimiser (S : sphere) (x K : R) (mu : sphere_measure S) : Prop :=
  exists h, sphere_entropy S mu = Finite h /\
    forall nu, Rbar_le (h - K * sphere_energy S x mu + K * sphere_energy S x nu) (sphere_entropy S nu).
Definition K_c (S : sphere) (x : R) : Rbar := Lub_Rbar (fun K => 0 <= K /\ minimal_at S x K).
Definition continuous_transition (S : sphere) (x : R) : Prop :=
  exists Kc : R, K_c S x = Finite Kc /\ only_minimal_at S x Kc /\
    forall Kn mus mu, (forall n, Kc < Kn n) -> is_lim_seq Kn Kc ->
      (forall n, minimiser S x (Kn n) (mus n)) -> sphere_converges S mus mu -> mu = sphere_uniform S.

(** (2.16), for a continuous positive density. *)
Definition critical (S : sphere) (x K : R) (rho : point (surface S) -> R) : Prop :=
  is_density (surface S) rho /\ exists Z, 0 < Z /\
    forall y, rho y = exp (2 * K * potential S x (fun z => rho z - 1) y) / Z.

(** (1.9), (1.10), (1.11), each under the facts that it uses: Sphere/Model.v. *)
Theorem theorem_1_1 S d x : (2 <= d)%nat -> 0 < x -> general_facts S d ->
  (x <= beta_star (INR d) -> beckner_onofri_facts S d ->
    K_c S x = Finite (K_sharp (INR d) x) /\
    (uniqueness_facts S d -> forall K, 0 <= K <= K_sharp (INR d) x -> only_minimal_at S x K) /\
    (uniqueness_facts S d -> semicontinuity_facts S -> continuous_transition S x)) /\
  (beta_star (INR d) < x -> Rbar_lt (K_c S x) (K_sharp (INR d) x) /\
    (regularity_facts S -> ~ continuous_transition S x)) /\
  (forall K rho, 0 <= K -> Rbar_le (2 * K) (K_c S x) -> critical S x K rho -> forall y, rho y = 1).
Proof. exact (MainProofs.theorem_1_1 S d x). Qed.

(** All these facts hold on the circle, for all its probability measures: Circle/Model.v. *)
Theorem circle_facts : classical_facts circle 2.
Proof. exact Circle.Facts.circle_facts. Qed.

Theorem circle_further_facts : uniqueness_facts circle 2 /\ semicontinuity_facts circle /\ regularity_facts circle.
Proof. exact Circle.Facts.circle_further_facts. Qed.

(** Theorem 1.1 for d = 2, without hypotheses: all probability measures on the circle, in the vocabulary of
    MainCircle.v. The kernel (1.2); K_# of (1.7) is the threshold of linear stability; (1.9), (1.10), (1.11). *)
Definition W (x t : R) : R := (exp (x * cos t) - MainCircle.sigma (fun s => exp (x * cos s))) / x.

(** Lemma 4.1 for d = 2, (4.6): MainCircle.v speaks of this kernel too. *)
Theorem kernel_circle x : 0 < x -> MainCircle.centred_kernel (W x) /\
  forall l, (1 <= l)%nat -> MainCircle.eigenvalue (W x) l = lambda 2 l x.
Proof. exact (Circle.Results.attention_eigenvalues x). Qed.

Theorem linear_threshold_circle x : 0 < x -> MainCircle.K_linear (W x) = Finite (K_sharp 2 x).
Proof. exact (Circle.Results.attention_linear_threshold x). Qed.

Theorem theorem_1_1_circle x : 0 < x ->
  (x <= beta_star 2 -> MainCircle.K_c (W x) = Finite (K_sharp 2 x) /\ MainCircle.continuous_transition (W x) /\
    forall K, 0 <= K <= K_sharp 2 x -> MainCircle.only_minimal_at (W x) K) /\
  (beta_star 2 < x -> Rbar_lt (MainCircle.K_c (W x)) (K_sharp 2 x) /\ ~ MainCircle.continuous_transition (W x)) /\
  (forall K mu, 0 <= K -> Rbar_le (2 * K) (MainCircle.K_c (W x)) -> MainCircle.critical (W x) K mu ->
    MainCircle.same mu MainCircle.sigma).
Proof. exact (MainProofs.theorem_1_1_circle x). Qed.

Theorem K_c_circle x : MainCircle.K_c (W x) = K_c circle x.
Proof. exact (Circle.Functionals.attention_coupling x). Qed.

(** All these facts hold for d = 3 among the zonal densities: Legendre/Model.v. *)
Theorem zonal_facts : classical_facts zonal_sphere 3 /\
  uniqueness_facts zonal_sphere 3 /\ semicontinuity_facts zonal_sphere /\ regularity_facts zonal_sphere.
Proof. exact (conj Legendre.Facts.zonal_facts Legendre.Regularity.zonal_further_facts). Qed.

(** Theorem 1.1 for d = 3 among zonal densities, without hypotheses, in the vocabulary of MainZonal.v. *)
Theorem theorem_1_1_zonal x : 0 < x ->
  (x <= beta_star 3 -> MainZonal.K_c x = Finite (K_sharp 3 x) /\ MainZonal.continuous_transition x /\
    forall K, 0 <= K <= K_sharp 3 x -> MainZonal.only_minimal_at x K) /\
  (beta_star 3 < x -> Rbar_lt (MainZonal.K_c x) (K_sharp 3 x) /\ ~ MainZonal.continuous_transition x) /\
  (forall K f, 0 <= K -> Rbar_le (2 * K) (MainZonal.K_c x) -> MainZonal.critical x K f -> MainZonal.uniform f).
Proof. exact (Legendre.Functions.theorem_1_1_functions x). Qed.

(** The energy by degrees, (3.15), with the lambda_l of (4.1). *)
Theorem energy_zonal x f : 0 < x -> MainZonal.zonal_density f ->
  is_series (fun k => lambda 3 (S k) x * MainZonal.power f (S k)) (MainZonal.energy x f).
Proof. exact (Legendre.Functions.energy_by_degrees x f). Qed.

Theorem K_c_zonal x : 0 < x -> MainZonal.K_c x = K_c zonal_sphere x.
Proof. exact (Legendre.Functions.coupling_model x). Qed.

(** (1.14), and K_c <= K_# for every beta. *)
Theorem K_c_quotient S d x : (2 <= d)%nat -> general_facts S d ->
  K_c S x = Glb_Rbar (fun q => exists mu h,
    sphere_entropy S mu = Finite h /\ 0 < sphere_energy S x mu /\ q = h / sphere_energy S x mu).
Proof. exact (MainProofs.critical_coupling_quotient S d x). Qed.

Theorem K_c_le_K_sharp S d x : (2 <= d)%nat -> 0 < x -> general_facts S d -> Rbar_le (K_c S x) (K_sharp (INR d) x).
Proof. exact (MainProofs.critical_coupling_le_threshold S d x). Qed.

(** ** Axioms: of Coq's reals only; README.md has the list, `make assumptions` theorem by theorem *)
Definition threshold_results := (hypergeometric_truncation, ratio_riccati, ratio_increasing, ratio_between_0_and_1,
  ratio_limits, ratio_decreasing_in_order, ratio_convergents, beta_star_root, beta_star_separates, beta_star_bounds,
  beta_star_sharper_bounds, upper_bounds_ranked, beta_star_decreasing, beta_star_large_dimension).
Print Assumptions threshold_results.

Definition bessel_results := (Gamma_functional_equation, Gamma_characterised, besselI_series_converges,
  besselI_truncation, besselI_equation, besselI_recurrences, ratio_of_bessel, beta_star_bessel, turan,
  alpha_between_0_and_1, coefficients_step, majorisation, majorisation_threshold, linear_threshold).

Definition sphere_results := (gegenbauer_recurrence, averages_agree, moments_of_a_coordinate, funk_hecke_coefficient,
  funk_hecke_coefficient_real, conformal_density_has_every_degree, coercivity_criterion, criterion_uniqueness,
  quartic_obstruction, quartic_obstruction_real, theorem_1_1, circle_facts, circle_further_facts,
  kernel_circle, linear_threshold_circle, theorem_1_1_circle, K_c_circle, zonal_facts, theorem_1_1_zonal, energy_zonal,
  K_c_zonal, K_c_quotient, K_c_le_K_sharp).

Definition other_results := (bessel_results, sphere_results, MainCircle.circle_results, MainZonal.zonal_results).
Print Assumptions other_results.
