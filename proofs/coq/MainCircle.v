(** * Results on the circle, in base vocabulary

    Free energies on the circle, d = 2, for all probability measures and every continuous even kernel, with definitions
    that need nothing but Coq's real numbers, limits and integrals, and without a hypothesis on measures or functionals.
    Theorem 1.1 for the attention kernel stands in Main.v, with this vocabulary. Numbers in parentheses are the paper's.
    The proofs are in the room Circle. *)

From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From Certify Require Circle.Energy Circle.Functionals Circle.Variation Circle.Results.
Local Open Scope R_scope.

(** ** Vocabulary *)

(** C(S^1): the continuous functions of the angle with period 2 pi; their mean over the circle. *)
Definition on_circle (f : R -> R) : Prop := (forall x, continuous f x) /\ forall x, f (x + 2 * PI) = f x.
Definition sigma (f : R -> R) : R := RInt f (- PI) PI / (2 * PI).

(** A probability measure on the circle, mu f being the integral of f: by Riesz, a positive normalised linear functional
    on C(S^1). Elsewhere its values mean nothing. *)
Definition probability (mu : (R -> R) -> R) : Prop :=
  mu (fun _ => 1) = 1 /\
  (forall f, on_circle f -> (forall x, 0 <= f x) -> 0 <= mu f) /\
  (forall a b f g, on_circle f -> on_circle g -> mu (fun x => a * f x + b * g x) = a * mu f + b * mu g).
Definition same (mu nu : (R -> R) -> R) : Prop := forall f, on_circle f -> mu f = nu f.

(** (2.4): H(mu | sigma) by the formula of Donsker and Varadhan; [entropy_of_density] gives it for densities. *)
Definition entropy (mu : (R -> R) -> R) : Rbar :=
  Lub_Rbar (fun v => exists f, on_circle f /\ v = mu f - ln (sigma (fun x => exp (f x)))).

(** A kernel W(x, y) = w (x - y); the paper's are w (t) = W(cos t). Centred is (2.5). *)
Definition centred_kernel (w : R -> R) : Prop := on_circle w /\ (forall t, w (- t) = w t) /\ sigma w = 0.

(** (1.13), and the eigenvalues (2.6). *)
Definition energy (w : R -> R) (mu : (R -> R) -> R) : R := mu (fun x => mu (fun y => w (x - y))).
Definition eigenvalue (w : R -> R) (l : nat) : R := sigma (fun t => w t * cos (INR l * t)).

(** F_K(mu) >= F_K(sigma) reads K E(mu) <= H(mu). (1.6). *)
Definition minimal_at (w : R -> R) (K : R) : Prop :=
  forall mu, probability mu -> Rbar_le (K * energy w mu) (entropy mu).
Definition only_minimal_at (w : R -> R) (K : R) : Prop :=
  minimal_at w K /\ forall mu, probability mu -> entropy mu = Finite (K * energy w mu) -> same mu sigma.
Definition minimiser (w : R -> R) (K : R) (mu : (R -> R) -> R) : Prop :=
  probability mu /\ exists h, entropy mu = Finite h /\
    forall nu, probability nu -> Rbar_le (h - K * energy w mu + K * energy w nu) (entropy nu).
Definition K_c (w : R -> R) : Rbar := Lub_Rbar (fun K => 0 <= K /\ minimal_at w K).

(** Weak limit points, and Definition 2.1. *)
Definition weak_limit (mus : nat -> (R -> R) -> R) (mu : (R -> R) -> R) : Prop :=
  forall f, on_circle f -> is_lim_seq (fun n => mus n f) (mu f).
Definition weak_limit_point (mus : nat -> (R -> R) -> R) (mu : (R -> R) -> R) : Prop :=
  exists phi : nat -> nat, (forall n, (phi n < phi (S n))%nat) /\ weak_limit (fun n => mus (phi n)) mu.
Definition continuous_transition (w : R -> R) : Prop :=
  exists Kc : R, K_c w = Finite Kc /\ only_minimal_at w Kc /\
    forall Kn mus mu, (forall n, Kc < Kn n) -> is_lim_seq Kn Kc -> (forall n, minimiser w (Kn n) (mus n)) ->
      probability mu -> weak_limit_point mus mu -> same mu sigma.

(** (2.16): mu has the density exp (2 K W * mu) / Z, which is continuous and positive. *)
Definition critical (w : R -> R) (K : R) (mu : (R -> R) -> R) : Prop :=
  probability mu /\ exists Z, 0 < Z /\
    forall f, on_circle f -> mu f = sigma (fun x => exp (2 * K * mu (fun y => w (x - y))) / Z * f x).

(** ** Entropy, compactness, the inequality of Beckner and Onofri *)

Theorem entropy_of_density rho : on_circle rho -> (forall x, 0 < rho x) -> sigma rho = 1 ->
  probability (fun f => sigma (fun x => rho x * f x)) /\
  entropy (fun f => sigma (fun x => rho x * f x)) = Finite (sigma (fun x => rho x * ln (rho x))).
Proof. exact (Circle.Functionals.density_entropy_value rho). Qed.

(** H >= 0, and H = 0 only for the uniform measure. *)
Theorem entropy_nonnegative mu : probability mu ->
  Rbar_le 0 (entropy mu) /\ (entropy mu = Finite 0 -> same mu sigma).
Proof. exact (Circle.Functionals.entropy_positive mu). Qed.

Theorem entropy_lower_semicontinuous mus mu (a : R) : weak_limit mus mu ->
  (forall n, Rbar_le (entropy (mus n)) a) -> Rbar_le (entropy mu) a.
Proof. exact (Circle.Functionals.entropy_weak_limit mus mu a). Qed.

(** Every sequence of probability measures has a weak limit point. *)
Theorem probability_compact mus : (forall n, probability (mus n)) ->
  exists mu, probability mu /\ weak_limit_point mus mu.
Proof. exact (Circle.Functionals.limit_point_exists mus). Qed.

(** (3.3) for d = 2, A_l = l; equality holds for conformal densities (3.4), that is, for Poisson kernels, and for no
    other measure. *)
Theorem beckner_onofri mu h : probability mu -> entropy mu = Finite h ->
  let p := fun l => mu (fun x => cos (INR l * x)) ^ 2 + mu (fun x => sin (INR l * x)) ^ 2 in
  (forall n, sum_f_R0 (fun k => p (S k) / INR (S k)) n <= h) /\
  (is_series (fun k => p (S k) / INR (S k)) h ->
    exists r phi, 0 <= r < 1 /\
      same mu (fun f => sigma (fun x => (1 - r ^ 2) / (1 - 2 * r * cos (x - phi) + r ^ 2) * f x))).
Proof. exact (Circle.Functionals.beckner_onofri mu h). Qed.

Theorem beckner_onofri_attained r phi : 0 <= r < 1 ->
  let mu := fun f => sigma (fun x => (1 - r ^ 2) / (1 - 2 * r * cos (x - phi) + r ^ 2) * f x) in
  let p := fun l => mu (fun x => cos (INR l * x)) ^ 2 + mu (fun x => sin (INR l * x)) ^ 2 in
  probability mu /\ exists h, entropy mu = Finite h /\ is_series (fun k => p (S k) / INR (S k)) h.
Proof. exact (Circle.Functionals.beckner_onofri_attained r phi). Qed.

(** ** Section 2 for every kernel *)

(** (2.8): v is the coefficient of eps^2 in F_K(1 + eps h) - F_K(1), the second variation at the uniform density. *)
Definition second_variation_at (w : R -> R) (K : R) (h : R -> R) (v : R) : Prop :=
  let rho := fun eps x => 1 + eps * h x in
  is_lim (fun eps => (sigma (fun x => rho eps x * ln (rho eps x))
    - K * energy w (fun f => sigma (fun x => rho eps x * f x))) / eps ^ 2) 0 v.

(** It is negative in no degree; the linear threshold K_#: (2.9). *)
Definition linearly_stable (w : R -> R) (K : R) : Prop := forall l a b, (1 <= l)%nat ->
  exists v, 0 <= v /\ second_variation_at w K (fun x => a * cos (INR l * x) + b * sin (INR l * x)) v.
Definition K_linear (w : R -> R) : Rbar := Lub_Rbar (fun K => 0 <= K /\ linearly_stable w K).

Section Kernel.

Variable w : R -> R.
Hypothesis kernel : centred_kernel w.

(** (2.8): F_K(rho) - F_K(1) is H - K times the energy of rho - 1. *)
Theorem gap_identity rho : on_circle rho -> (forall x, 0 <= rho x) -> sigma rho = 1 ->
  energy w (fun f => sigma (fun x => rho x * f x))
  = sigma (fun x => (rho x - 1) * sigma (fun y => w (x - y) * (rho y - 1))).
Proof. exact (Circle.Energy.energy_of_by_density w kernel rho). Qed.

(** Its second variation in a direction Y of degree l is (1/2 - K lambda_l) |Y|^2. *)
Theorem second_variation l a b K : (1 <= l)%nat ->
  let Y := fun x => a * cos (INR l * x) + b * sin (INR l * x) in
  second_variation_at w K Y ((1 / 2 - K * eigenvalue w l) * sigma (fun x => Y x ^ 2)).
Proof. exact (fun H => Circle.Variation.second_variation w kernel l a b H K). Qed.

(** K_c <= K_#, and K_# = 1/(2 max lambda_l). *)
Theorem linear_threshold : Rbar_le (K_c w) (K_linear w) /\
  forall m, (1 <= m)%nat -> 0 < eigenvalue w m -> (forall l, (1 <= l)%nat -> eigenvalue w l <= eigenvalue w m) ->
    K_linear w = Finite (1 / (2 * eigenvalue w m)).
Proof. exact (Circle.Results.linear_threshold w kernel). Qed.

(** (1.14), and K_c is decided by the continuous positive densities. *)
Theorem K_c_quotient : K_c w = Glb_Rbar (fun q => exists mu h,
  probability mu /\ entropy mu = Finite h /\ 0 < energy w mu /\ q = h / energy w mu).
Proof. exact (Circle.Results.coupling_quotient w kernel). Qed.

Theorem K_c_of_densities : K_c w = Lub_Rbar (fun K => 0 <= K /\
  forall rho, on_circle rho -> (forall x, 0 < rho x) -> sigma rho = 1 ->
    K * sigma (fun x => rho x * sigma (fun y => rho y * w (x - y))) <= sigma (fun x => rho x * ln (rho x))).
Proof. exact (Circle.Functionals.coupling_of_densities w kernel). Qed.

(** Lemma 2.2: minimisers exist at every K (and solve the Kirkwood-Monroe equation); minimality propagates downwards;
    uniqueness at K_# gives K_c = K_# and a continuous transition; a competitor at K_# gives K_c < K_# and a
    discontinuous one. *)
Theorem minimisers K : (exists mu, minimiser w K mu) /\ forall mu, minimiser w K mu -> critical w K mu.
Proof. exact (Circle.Functionals.minimisers w kernel K). Qed.

Theorem propagation K0 K : minimal_at w K0 -> 0 <= K <= K0 ->
  minimal_at w K /\ (K < K0 -> only_minimal_at w K) /\ (only_minimal_at w K0 -> only_minimal_at w K).
Proof. exact (Circle.Results.propagation w kernel K0 K). Qed.

Theorem endpoint m : (1 <= m)%nat -> 0 < eigenvalue w m -> only_minimal_at w (1 / (2 * eigenvalue w m)) ->
  K_c w = Finite (1 / (2 * eigenvalue w m)) /\ continuous_transition w.
Proof. exact (Circle.Results.endpoint w kernel m). Qed.

Theorem competitor m mu : (1 <= m)%nat -> 0 < eigenvalue w m ->
  (forall l, (1 <= l)%nat -> eigenvalue w l <= eigenvalue w m) -> probability mu ->
  Rbar_lt (entropy mu) (1 / (2 * eigenvalue w m) * energy w mu) ->
  Rbar_lt (K_c w) (1 / (2 * eigenvalue w m)) /\ ~ continuous_transition w.
Proof. exact (fun H P L => Circle.Results.competitor w kernel m H P L mu). Qed.

(** Proposition 2.3: up to K_c / 2 the uniform measure is the only critical point. *)
Theorem critical_unique K mu : 0 <= K -> Rbar_le (2 * K) (K_c w) -> critical w K mu -> same mu sigma.
Proof. exact (Circle.Functionals.critical_unique w kernel K mu). Qed.

Theorem uniform_critical K : critical w K sigma.
Proof. exact (Circle.Results.uniform_critical w kernel K). Qed.

(** ** Theorem 3.5 (A_l = l for d = 2) and Lemma 5.1 *)

Theorem coercivity_criterion : 0 < eigenvalue w 1 ->
  (forall l, (2 <= l)%nat -> eigenvalue w l / eigenvalue w 1 <= 1 / INR l) ->
  (exists l, (2 <= l)%nat /\ eigenvalue w l / eigenvalue w 1 < 1 / INR l) ->
  K_c w = Finite (1 / (2 * eigenvalue w 1)) /\ K_linear w = Finite (1 / (2 * eigenvalue w 1)) /\
  continuous_transition w /\ forall K, 0 <= K <= 1 / (2 * eigenvalue w 1) -> only_minimal_at w K.
Proof. exact (Circle.Results.coercivity_criterion w kernel). Qed.

Theorem quartic_obstruction : 0 < eigenvalue w 1 -> 1 / 2 < eigenvalue w 2 / eigenvalue w 1 ->
  (exists mu, probability mu /\ Rbar_lt (entropy mu) (1 / (2 * eigenvalue w 1) * energy w mu)) /\
  Rbar_lt (K_c w) (1 / (2 * eigenvalue w 1)) /\
  ((forall l, (1 <= l)%nat -> eigenvalue w l <= eigenvalue w 1) -> ~ continuous_transition w).
Proof. exact (Circle.Results.quartic_obstruction w kernel). Qed.

End Kernel.

(** The Kuramoto model: W(x, y) = cos (x - y), K_c = 1. *)
Theorem kuramoto : K_c cos = Finite 1 /\ continuous_transition cos /\
  (forall K, 0 <= K <= 1 -> only_minimal_at cos K) /\
  (forall K mu, 0 <= K <= 1 / 2 -> critical cos K mu -> same mu sigma).
Proof. exact Circle.Results.kuramoto_functionals. Qed.

(** ** All of them, for the list of axioms at the end of Main.v *)
Definition circle_results := (entropy_of_density, entropy_nonnegative, entropy_lower_semicontinuous,
  probability_compact, beckner_onofri, beckner_onofri_attained, gap_identity, second_variation, linear_threshold,
  K_c_quotient, K_c_of_densities, minimisers, propagation, endpoint, competitor, critical_unique, uniform_critical,
  coercivity_criterion, quartic_obstruction, kuramoto).
