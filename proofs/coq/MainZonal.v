(** * Results for zonal densities on the two-sphere, in base vocabulary

    Free energies for d = 3 in the class of zonal densities, f(x_1) with f continuous and positive on [-1, 1], without a
    hypothesis on measures or functionals, and with definitions that need nothing but Coq's real numbers, limits and
    integrals. Theorem 1.1 stands in Main.v, with this vocabulary. Numbers in parentheses are the paper's. What is not
    said here: that minimisers among all probability measures are zonal, as they are by polarisation. The proofs are in
    the room Legendre. *)

From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From Certify Require Legendre.Functions.
From Certify Require Import Zonal.Gegenbauer.
Local Open Scope R_scope.

(** ** Vocabulary *)

(** The coordinate x_1 of a uniform point of the two-sphere is uniform on [-1, 1]: the mean of f(x_1). *)
Definition sigma (f : R -> R) : R := RInt f (-1) 1 / 2.

(** The density f(x_1), continuous and positive on [-1, 1]. Outside, f stands for nothing; a continuous function on the
    interval can be continued by its values at the ends. *)
Definition zonal_density (f : R -> R) : Prop := (forall t, -1 <= t <= 1 -> continuous f t /\ 0 < f t) /\ sigma f = 1.
Definition uniform (f : R -> R) : Prop := forall t, -1 <= t <= 1 -> f t = 1.

(** The kernel (1.2), W(x.y) = W beta t at x.y = t. *)
Definition W (beta t : R) : R := (exp (beta * t) - sigma (fun s => exp (beta * s))) / beta.

(** The mean of g (x.y) over the points y with y_1 = t, where x_1 = s: x.y = s t + (1-s^2)^(1/2) (1-t^2)^(1/2) cos phi,
    phi between the meridians of x and y. *)
Definition over_parallel (g : R -> R) (s t : R) : R :=
  RInt (fun phi => g (s * t + sqrt (1 - s ^ 2) * sqrt (1 - t ^ 2) * cos phi)) 0 PI / PI.

(** W * f, the energy (1.13) and the entropy (2.4). *)
Definition potential (beta : R) (f : R -> R) (s : R) : R := sigma (fun t => f t * over_parallel (W beta) s t).
Definition energy (beta : R) (f : R -> R) : R := sigma (fun s => f s * potential beta f s).
Definition entropy (f : R -> R) : R := sigma (fun t => f t * ln (f t)).

(** F_K(f) >= F_K(1) reads K E(f) <= H(f). (1.6). *)
Definition minimal_at (beta K : R) : Prop := forall f, zonal_density f -> K * energy beta f <= entropy f.
Definition only_minimal_at (beta K : R) : Prop :=
  minimal_at beta K /\ forall f, zonal_density f -> entropy f = K * energy beta f -> uniform f.
Definition minimiser (beta K : R) (f : R -> R) : Prop := zonal_density f /\
  forall g, zonal_density g -> entropy f - K * energy beta f <= entropy g - K * energy beta g.
Definition K_c (beta : R) : Rbar := Lub_Rbar (fun K => 0 <= K /\ minimal_at beta K).

(** Weak limit points, and Definition 2.1. *)
Definition weak_limit (fs : nat -> R -> R) (f : R -> R) : Prop :=
  forall h, (forall t, -1 <= t <= 1 -> continuous h t) ->
    is_lim_seq (fun n => sigma (fun t => h t * fs n t)) (sigma (fun t => h t * f t)).
Definition weak_limit_point (fs : nat -> R -> R) (f : R -> R) : Prop :=
  exists phi : nat -> nat, (forall n, (phi n < phi (S n))%nat) /\ weak_limit (fun n => fs (phi n)) f.
Definition continuous_transition (beta : R) : Prop :=
  exists Kc : R, K_c beta = Finite Kc /\ only_minimal_at beta Kc /\
    forall Kn fs f, (forall n, Kc < Kn n) -> is_lim_seq Kn Kc -> (forall n, minimiser beta (Kn n) (fs n)) ->
      zonal_density f -> weak_limit_point fs f -> uniform f.

(** (2.16). *)
Definition critical (beta K : R) (f : R -> R) : Prop := zonal_density f /\
  exists Z, 0 < Z /\ forall t, -1 <= t <= 1 -> f t = exp (2 * K * potential beta f t) / Z.

(** |P_l f|^2, P_l the Legendre polynomial. *)
Definition power (f : R -> R) (l : nat) : R := (2 * INR l + 1) * sigma (fun t => gegenbauer 3 l t * f t) ^ 2.

(** ** Theorems *)

(** The mean of P_l (x.y) over a parallel. *)
Theorem product_formula l s t : -1 <= s <= 1 -> -1 <= t <= 1 ->
  over_parallel (gegenbauer 3 l) s t = gegenbauer 3 l s * gegenbauer 3 l t.
Proof. exact (Legendre.Convolution.legendre_product l s t). Qed.

(** (3.3) for d = 3, A_l = l (l+1) / 2; equality for conformal densities (3.4) only. *)
Theorem beckner_onofri f : zonal_density f ->
  let A := fun l => INR l * (INR l + 1) / 2 in
  (forall n, sum_f_R0 (fun k => power f (S k) / A (S k)) n / 2 <= entropy f) /\
  (is_series (fun k => power f (S k) / A (S k)) (2 * entropy f) ->
    exists r, -1 < r < 1 /\ forall t, -1 <= t <= 1 -> f t = ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ 2).
Proof. exact (Legendre.Functions.beckner_onofri_functions f). Qed.

(** Minimisers exist at every K >= 0, solve the Kirkwood-Monroe equation, and along converging couplings a subsequence
    of them tends to a density, uniformly. *)
Theorem minimiser_exists beta K : 0 < beta -> 0 <= K -> exists f, minimiser beta K f.
Proof. exact (fun H => Legendre.Functions.minimiser_exists beta H K). Qed.

Theorem minimiser_critical beta K f : 0 < beta -> 0 <= K -> minimiser beta K f -> critical beta K f.
Proof. exact (fun H => Legendre.Functions.minimising_critical beta H K f). Qed.

Theorem uniform_critical beta K : 0 < beta -> critical beta K (fun _ => 1).
Proof. exact (fun H => Legendre.Functions.uniform_critical beta H K). Qed.

Theorem minimisers_compact beta (K : R) Kn fs : 0 < beta -> (forall n, 0 <= Kn n) -> is_lim_seq Kn K ->
  (forall n, minimiser beta (Kn n) (fs n)) -> exists (phi : nat -> nat) f,
    (forall n, (phi n < phi (S n))%nat) /\ zonal_density f /\ forall eta, 0 < eta ->
      exists N, forall n, (N <= n)%nat -> forall t, -1 <= t <= 1 -> Rabs (fs (phi n) t - f t) <= eta.
Proof. exact (fun H => Legendre.Functions.accumulating beta H K Kn fs). Qed.

(** ** All of them, for the list of axioms at the end of Main.v *)
Definition zonal_results :=
  (product_formula, beckner_onofri, minimiser_exists, minimiser_critical, uniform_critical, minimisers_compact).
