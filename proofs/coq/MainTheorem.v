(** * Theorem 1.1 and its ingredients, in the vocabulary of Main.v

    The continuation of Main.v for Sections 2, 3, 5 and 6 of the paper: integrals over one coordinate, Lemma 4.1,
    Lemma 3.3, Lemma 5.1, Theorem 3.5 for sequences, and Theorem 1.1. The objects on the sphere and the classical facts
    that Theorem 1.1 assumes are the records of SphereModel.v (about 100 lines): they are hypotheses, to be read with
    the theorem. Everything else is defined in Main.v or here. The last line prints the axioms. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Majorisation Eigenvalues Criterion CriterionSharp Quartic Obstruction FunkHecke ConformalDensity
  Variational SphereCompetitor Theorem11.
From Certify Require Import Main Moments MomentsWeight Gegenbauer KirkwoodMonroe SphereModel.
Open Scope R_scope.

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
Proof.
  intros Hd. repeat split; [now apply gegenbauer_1|].
  pose proof (pos_INR l). rewrite gegenbauer_SS, S_INR. field. lra.
Qed.

Lemma angle_average_zonal d : (2 <= d)%nat -> zonal_average (INR d) (angle_average d).
Proof. exact (sphere_mean_zonal d). Qed.

Lemma weight_average_zonal d : 3 <= d -> zonal_average d (weight_average d).
Proof.
  intros Hd. destruct (weight_mean_zonal d Hd).
  assert (Eq : forall f, weight_average d f = weight_mean d f) by (intros f; symmetry; apply weight_mean_integral).
  split; intros; rewrite ?Eq; auto.
Qed.

Theorem averages_agree d f : (3 <= d)%nat -> continuous_on_interval f ->
  weight_average (INR d) f = angle_average d f.
Proof.
  intros Hd Hf. unfold weight_average. rewrite <- weight_mean_integral.
  replace (INR d) with (INR (d - 3) + 3) by (rewrite minus_INR by lia; simpl; ring).
  rewrite weight_mean_angle_mean by exact Hf. now replace (d - 3 + 1)%nat with (d - 2)%nat by lia.
Qed.

(** (5.3). *)
Theorem moments_of_a_coordinate d : (2 <= d)%nat ->
  angle_average d (fun t => t ^ 2) = 1 / INR d /\
  angle_average d (fun t => t ^ 4) = 3 / (INR d * (INR d + 2)) /\
  angle_average d (fun t => t ^ 2 * (t ^ 2 - 1 / INR d)) = 2 * (INR d - 1) / (INR d ^ 2 * (INR d + 2)) /\
  angle_average d (fun t => (t ^ 2 - 1 / INR d) ^ 2) = 2 * (INR d - 1) / (INR d ^ 2 * (INR d + 2)).
Proof.
  intros Hd. pose proof (angle_average_zonal d Hd) as Z. assert (Pd : 0 < INR d) by (apply lt_0_INR; lia).
  split; [exact (mean_pow_2 _ _ Pd Z)|]. split; [exact (mean_pow_4 _ _ Pd Z)|].
  split; [exact (mean_mixed _ _ Pd Z)|exact (mean_degree_two_sqr _ _ Pd Z)].
Qed.

(** ** Lemma 4.1: the Funk-Hecke coefficients of the kernel (1.2), and Lemma 3.3 *)

Definition kernel (average : (R -> R) -> R) (x t : R) : R := (exp (x * t) - average (fun s => exp (x * s))) / x.

Theorem funk_hecke_coefficient d l x : (2 <= d)%nat -> (1 <= l)%nat -> 0 < x ->
  angle_average d (fun t => gegenbauer (INR d) l t * kernel (angle_average d) x t) = lambda (INR d) l x /\
  angle_average d (kernel (angle_average d) x) = 0.
Proof.
  intros Hd Hl Hx. assert (H1 : 1 < INR d) by (apply (lt_INR 1); lia).
  pose proof (angle_average_zonal d Hd) as Z. split.
  - exact (FunkHecke.funk_hecke_eigenvalue _ _ H1 Z l x Hl Hx).
  - apply (FunkHecke.attention_kernel_centred _ _ Z). lra.
Qed.

Theorem funk_hecke_coefficient_real d l x : 3 <= d -> (1 <= l)%nat -> 0 < x ->
  weight_average d (fun t => gegenbauer d l t * kernel (weight_average d) x t) = lambda d l x.
Proof.
  intros Hd Hl Hx. exact (FunkHecke.funk_hecke_eigenvalue d _ ltac:(lra) (weight_average_zonal d Hd) l x Hl Hx).
Qed.

Theorem conformal_density_has_every_degree d l r : (2 <= d)%nat -> 0 < r < 1 ->
  0 < angle_average d (fun t => gegenbauer (INR d) l t * ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ (d - 1)).
Proof. intros Hd Hr. exact (ConformalDensity.conformal_coefficient_pos d _ r l Hd (angle_average_zonal d Hd) Hr). Qed.

(** ** Theorem 3.5, for sequences: p_l = |P_l rho|^2, H the entropy, E the energy *)

Theorem coercivity_criterion (A lambda p : nat -> R) (H E K : R) :
  (forall l, (1 <= l)%nat -> 0 < A l) -> A 1%nat = 1 -> 0 < lambda 1%nat ->
  (forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / A l) -> (forall l, (1 <= l)%nat -> 0 <= p l) ->
  (forall n, sum_n_m (fun l => p l / A l) 1 n / 2 <= H) -> is_series (fun k => lambda (S k) * p (S k)) E ->
  (0 <= K <= 1 / (2 * lambda 1%nat) -> 0 <= H - K * E) /\
  (0 <= K < 1 / (2 * lambda 1%nat) -> H - K * E = 0 -> forall l, (1 <= l)%nat -> p l = 0) /\
  (H - 1 / (2 * lambda 1%nat) * E = 0 -> is_series (fun k => p (S k) / A (S k)) (2 * H) /\
    forall l, (2 <= l)%nat -> lambda l / lambda 1%nat < 1 / A l -> p l = 0).
Proof.
  intros HA A1 L1 Maj Pp Co Se.
  assert (C : Criterion.coercive A p H).
  { intros n. unfold Criterion.degree_sum. specialize (Co (S n)).
    now rewrite <- (sum_n_m_S (fun l => p l / A l)) in Co. }
  pose proof (Criterion.series_energy_regularised lambda p E Se) as Re. repeat split.
  - exact (Criterion.criterion_gap_nonneg A lambda p H E HA A1 L1 Maj Pp C Re K).
  - intros HK Z. apply (Criterion.criterion_unique_below A lambda p H E HA A1 L1 Maj Pp C Re K HK). lra.
  - apply (Criterion.criterion_endpoint A lambda p H E HA A1 L1 Maj Pp C Re).
    unfold Criterion.degree_one_threshold. lra.
  - apply (Criterion.criterion_endpoint A lambda p H E HA A1 L1 Maj Pp C Re).
    unfold Criterion.degree_one_threshold. lra.
Qed.

(** ** Lemma 5.1: alpha_2 > 1/d is an obstruction *)

(** rho = 1 + a t + b (t^2 - 1/d), its entropy, and the energy of its components of degree one and two. *)
Definition quadratic_density (d a b t : R) : R := 1 + (a * t + b * (t ^ 2 - 1 / d)).

Lemma obstruction d average lambda1 lambda2 : 2 <= d -> zonal_average d average -> 0 < lambda1 ->
  1 / d < lambda2 / lambda1 -> exists a b,
  (forall t, -1 <= t <= 1 -> 1 / 2 <= quadratic_density d a b t) /\
  average (quadratic_density d a b) = 1 /\
  average (fun t => quadratic_density d a b t * ln (quadratic_density d a b t))
  - 1 / (2 * lambda1) * (lambda1 * average (fun t => (a * t) ^ 2)
                         + lambda2 * average (fun t => (b * (t ^ 2 - 1 / d)) ^ 2)) < 0.
Proof.
  intros Hd Z L1 Ha. destruct (Obstruction.quartic_obstruction d average lambda1 lambda2 Hd Z L1 Ha) as (P & M & N).
  set (eps := Obstruction.obstruction_eps d (lambda2 / lambda1)) in *. set (tau := Obstruction.obstruction_tau d) in *.
  exists eps, (eps ^ 2 * tau). split; [exact P|]. split; [|exact N].
  change (average (fun t => 1 + Quartic.perturbation d eps tau t) = 1).
  rewrite (mean_plus d average Z (fun _ => 1)), M, (mean_one d average Z); [ring|intros t _; apply continuous_const|].
  apply Quartic.perturbation_continuous.
Qed.

Theorem quartic_obstruction d lambda1 lambda2 : (2 <= d)%nat -> 0 < lambda1 -> 1 / INR d < lambda2 / lambda1 ->
  exists a b, (forall t, -1 <= t <= 1 -> 1 / 2 <= quadratic_density (INR d) a b t) /\
  angle_average d (quadratic_density (INR d) a b) = 1 /\
  angle_average d (fun t => quadratic_density (INR d) a b t * ln (quadratic_density (INR d) a b t))
  - 1 / (2 * lambda1) * (lambda1 * angle_average d (fun t => (a * t) ^ 2)
                         + lambda2 * angle_average d (fun t => (b * (t ^ 2 - 1 / INR d)) ^ 2)) < 0.
Proof. intros Hd. exact (obstruction _ _ _ _ (le_INR 2 d Hd) (angle_average_zonal d Hd)). Qed.

Theorem quartic_obstruction_real d lambda1 lambda2 : 3 <= d -> 0 < lambda1 -> 1 / d < lambda2 / lambda1 ->
  exists a b, (forall t, -1 <= t <= 1 -> 1 / 2 <= quadratic_density d a b t) /\
  weight_average d (quadratic_density d a b) = 1 /\
  weight_average d (fun t => quadratic_density d a b t * ln (quadratic_density d a b t))
  - 1 / (2 * lambda1) * (lambda1 * weight_average d (fun t => (a * t) ^ 2)
                         + lambda2 * weight_average d (fun t => (b * (t ^ 2 - 1 / d)) ^ 2)) < 0.
Proof. intros Hd. exact (obstruction d _ _ _ ltac:(lra) (weight_average_zonal d Hd)). Qed.

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

Theorem theorem_1_1 S d x : (2 <= d)%nat -> 0 < x -> classical_facts S d ->
  (x <= beta_star (INR d) -> K_c S x = Finite (K_sharp (INR d) x) /\ continuous_transition S x /\
    forall K, 0 <= K <= K_sharp (INR d) x -> only_minimal_at S x K) /\
  (beta_star (INR d) < x -> Rbar_lt (K_c S x) (K_sharp (INR d) x) /\
    (regularity_facts S -> ~ continuous_transition S x)) /\
  (forall K rho, 0 <= K -> Rbar_le (2 * K) (K_c S x) -> critical S x K rho -> forall y, rho y = 1).
Proof.
  intros Hd Hx facts. assert (H1 : 1 < INR d) by (apply (lt_INR 1); lia).
  rewrite (beta_star_theory _ H1). split; [|split].
  - intros Hb. exact (Theorem11.theorem_1_1_continuous S d Hd facts x (conj Hx Hb)).
  - intros Hb. split; [exact (Theorem11.theorem_1_1_gap S d Hd facts x Hb)|].
    intros reg. exact (proj2 (Theorem11.theorem_1_1_discontinuous S d Hd facts reg x Hb)).
  - exact (Theorem11.theorem_1_1_critical_points S d Hd facts x).
Qed.

(** (1.14). *)
Theorem K_c_quotient S d x : (2 <= d)%nat -> classical_facts S d ->
  K_c S x = Glb_Rbar (fun q => exists mu h,
    sphere_entropy S mu = Finite h /\ 0 < sphere_energy S x mu /\ q = h / sphere_energy S x mu).
Proof.
  intros Hd facts.
  exact (Variational.critical_coupling_quotient _ (SphereCompetitor.sphere_model_facts S d Hd facts x)).
Qed.

(** K_c <= K_# for every beta. *)
Theorem K_c_le_K_sharp S d x : (2 <= d)%nat -> 0 < x -> classical_facts S d -> Rbar_le (K_c S x) (K_sharp (INR d) x).
Proof. intros Hd Hx facts. exact (SphereCompetitor.critical_coupling_le_threshold S d Hd facts x Hx). Qed.

Definition sphere_results := (gegenbauer_recurrence, averages_agree, moments_of_a_coordinate, funk_hecke_coefficient,
  funk_hecke_coefficient_real, conformal_density_has_every_degree, coercivity_criterion, quartic_obstruction,
  quartic_obstruction_real, theorem_1_1, K_c_quotient, K_c_le_K_sharp).
Print Assumptions sphere_results.
