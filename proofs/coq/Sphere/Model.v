(** * The free energy on the sphere, and the classical facts that are assumed

    The sphere S^(d-1), its probability measures and its spherical harmonics are not constructed here.  [sphere] lists
    the objects, and records list the classical facts about them that Theorem 1.1 rests on.  They are hypotheses of
    theorems, never axioms, and each theorem asks for those that its proof uses:
    - [surface_facts]: integration over the sphere, polar coordinates, densities;
    - [harmonic_facts]: the Funk-Hecke formula, the powers of a function of one coordinate;
    - [gibbs_facts]: the entropy is nonnegative;
      these are [general_facts], enough for K_c < K_# beyond beta_*, for K_c <= K_#, (1.11) and (1.14);
    - [beckner_onofri_facts]: the sharp inequality (3.3); with it, as [classical_facts], K_c = K_# up to beta_*;
    - [uniqueness_facts]: completeness, and the equality case of (3.3); for the uniqueness of the minimiser;
    - [semicontinuity_facts]: of entropy and energy; with the last, for the continuous transition;
    - [regularity_facts]: minimisers exist and are compact, and the Kirkwood-Monroe equation upgrades their weak
      convergence to the uniform measure to uniform convergence; Bessel's inequality; for the discontinuity only. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Criterion.Coercivity Zonal.Moments Zonal.Gegenbauer Zonal.FunkHecke
  Zonal.PositiveDefinite Zonal.ConformalDensity Zonal.Norm Variational.Principle Variational.KirkwoodMonroe.
Local Open Scope R_scope.

Record sphere := {
  sphere_measure : Type;                                     (* Borel probability measures *)
  sphere_uniform : sphere_measure;
  sphere_entropy : sphere_measure -> Rbar;                   (* H(mu | sigma), (2.4) *)
  sphere_energy : R -> sphere_measure -> R;                  (* beta, E(mu), (1.13) *)
  sphere_converges : (nat -> sphere_measure) -> sphere_measure -> Prop;  (* weakly *)
  harmonic_power : nat -> sphere_measure -> R;               (* |P_l mu|^2 in L^2 *)
  surface : integral;                                        (* points, integration by sigma *)
  first_coordinate : point surface -> R;                     (* x_1 *)
  with_density : (point surface -> R) -> sphere_measure;     (* rho sigma *)
  potential : R -> (point surface -> R) -> point surface -> R  (* beta, W_beta * h *)
}.

(** The mean over S^(d-1) of a function of one coordinate, by the angle. *)
Definition sphere_mean (d : nat) : (R -> R) -> R := angle_mean (d - 2).

Lemma sphere_mean_zonal : forall d, (2 <= d)%nat -> zonal_average (INR d) (sphere_mean d).
Proof.
  intros d Hd. unfold sphere_mean. replace (INR d) with (INR (d - 2) + 2).
  - apply angle_mean_zonal.
  - rewrite minus_INR by lia. simpl. ring.
Qed.

(** The Funk-Hecke coefficient of W_beta in degree l: the mean of P_l W_beta. *)
Definition kernel_coefficient (d : nat) (beta : R) (l : nat) : R :=
  sphere_mean d (fun t => gegenbauer (INR d) l t * attention_kernel (sphere_mean d) beta t).

(** The free energy at inverse temperature beta. *)
Definition model_at (S : sphere) (beta : R) : model := {|
  measure := sphere_measure S;
  uniform := sphere_uniform S;
  entropy := sphere_entropy S;
  energy := sphere_energy S beta;
  converges := sphere_converges S
|}.

(** (2.16): a continuous positive density that solves the Kirkwood-Monroe equation. *)
Definition critical_point (S : sphere) (beta K : R) (rho : point (surface S) -> R) : Prop :=
  is_density (surface S) rho /\
  kirkwood_monroe (surface S) K rho (potential S beta (fun x => rho x - 1)).

(** A function of x_1 on the sphere. *)
Definition zonal (S : sphere) (f : R -> R) (x : point (surface S)) : R := f (first_coordinate S x).

Record surface_facts (S : sphere) (d : nat) : Prop := {
  surface_integral : integral_facts (surface S);
  coordinate_range : forall x, -1 <= first_coordinate S x <= 1;
  coordinate_continuous : forall f, continuous_on_interval f ->
    continuous_fun (surface S) (zonal S f);
  polar_coordinates : forall f, continuous_on_interval f ->
    integrate (surface S) (zonal S f) = sphere_mean d f;
  density_one : forall rho, (forall x, rho x = 1) -> with_density S rho = sphere_uniform S;
  entropy_of_density : forall rho, is_density (surface S) rho ->
    sphere_entropy S (with_density S rho) = Finite (density_entropy (surface S) rho);
  potential_continuous : forall beta rho, 0 < beta -> is_density (surface S) rho ->
    continuous_fun (surface S) (potential S beta (fun x => rho x - 1));
  energy_of_density : forall beta rho, is_density (surface S) rho ->
    sphere_energy S beta (with_density S rho)
    = integrate (surface S) (fun x => (rho x - 1) * potential S beta (fun y => rho y - 1) x)
}.

Record harmonic_facts (S : sphere) (d : nat) : Prop := {
  power_nonneg : forall l mu, 0 <= harmonic_power S l mu;
  funk_hecke : forall beta mu, 0 < beta ->
    is_degree_series (fun l => kernel_coefficient d beta l * harmonic_power S l mu)
      (sphere_energy S beta mu);
  (* P_l f(x_1) is N_l mean (P_l f) P_l(x_1), of square norm N_l (mean (P_l f))^2 *)
  zonal_power : forall f l, (1 <= l)%nat -> continuous_on_interval f -> is_density (surface S) (zonal S f) ->
    harmonic_power S l (with_density S (zonal S f))
    = harmonic_dimension d l * zonal_coefficient (INR d) (sphere_mean d) l f ^ 2
}.

Record gibbs_facts (S : sphere) : Prop := {
  gibbs : forall mu, Rbar_le 0 (sphere_entropy S mu)
}.

Record semicontinuity_facts (S : sphere) : Prop := {
  lower_semicontinuity : forall mus mu a, sphere_converges S mus mu ->
    eventually (fun n => Rbar_le (sphere_entropy S (mus n)) (Finite a)) ->
    Rbar_le (sphere_entropy S mu) (Finite a);
  weak_continuity : forall beta mus mu, 0 < beta -> sphere_converges S mus mu ->
    is_lim_seq (fun n => sphere_energy S beta (mus n)) (sphere_energy S beta mu)
}.

Record beckner_onofri_facts (S : sphere) (d : nat) : Prop := {
  beckner_onofri : forall mu h, sphere_entropy S mu = Finite h ->
    coercive (beckner (INR d)) (fun l => harmonic_power S l mu) h
}.

Record uniqueness_facts (S : sphere) (d : nat) : Prop := {
  harmonics_complete : forall mu,
    (forall l, (1 <= l)%nat -> harmonic_power S l mu = 0) -> mu = sphere_uniform S;
  (* the extremals are the conformal densities (3.4), up to a rotation, which leaves all powers unchanged *)
  beckner_onofri_equality : forall mu h, sphere_entropy S mu = Finite h ->
    coercivity_equality (beckner (INR d)) (fun l => harmonic_power S l mu) h ->
    exists r, 0 <= r < 1 /\ is_density (surface S) (zonal S (conformal_density d r)) /\
      forall l, (1 <= l)%nat ->
        harmonic_power S l mu = harmonic_power S l (with_density S (zonal S (conformal_density d r)))
}.

Record regularity_facts (S : sphere) : Prop := {
  bessel_inequality : forall rho n, is_density (surface S) rho ->
    degree_sum (fun l => harmonic_power S l (with_density S rho)) n
    <= integrate (surface S) (fun x => (rho x - 1) ^ 2);
  minimisers_compact : forall beta, 0 < beta -> compact_minimisers (model_at S beta);
  minimisers_regular : forall beta (K : R) Kn mus eta, 0 < beta -> 0 < eta -> 0 <= K -> (forall n, K < Kn n) ->
    is_lim_seq Kn K -> (forall n, is_minimiser (model_at S beta) (Kn n) (mus n)) ->
    sphere_converges S mus (sphere_uniform S) ->
    eventually (fun n => exists rho, is_density (surface S) rho /\ mus n = with_density S rho /\
      forall x, Rabs (rho x - 1) <= eta)
}.

(** What needs no sharp inequality. *)
Record general_facts (S : sphere) (d : nat) : Prop := {
  on_surface : surface_facts S d;
  on_harmonics : harmonic_facts S d;
  on_entropy : gibbs_facts S
}.

(** With the sharp inequality. *)
Record classical_facts (S : sphere) (d : nat) : Prop := {
  in_general : general_facts S d;
  on_coercivity : beckner_onofri_facts S d
}.
