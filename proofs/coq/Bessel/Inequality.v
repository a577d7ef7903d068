(** * Inequalities between Bessel ratios, from certificates

    What a generated file needs: the ratio between its bounds in variables that are positive (strips), its value at the
    origin, derivatives along it, and signs of A + B S with a root S. The theorems of such a file are about all orders
    nu >= nu_0 and all x > 0; each step of a certificate becomes a lemma by [ring], by the barrier, or by these. *)

From Coq Require Import Reals Lra Ranalysis5.
From Coquelicot Require Import Coquelicot.
From Certify Require Export Bessel.Ratio.
From Certify Require Import Bessel.Hypergeometric Bessel.Calculus Bessel.RatioMonotone Bessel.Barrier.
Local Open Scope R_scope.

(** ** Signs *)

Lemma positive_of_mul a p : 0 < a -> 0 < p * a -> 0 < p.
Proof. intros Ha Hp. apply (Rmult_lt_reg_r a); lra. Qed.

Lemma nonneg_of_mul a p : 0 < a -> 0 <= p * a -> 0 <= p.
Proof. intros Ha Hp. apply (Rmult_le_reg_r a); lra. Qed.

(** A square root of a positive multiple of a square. *)
Lemma sqrt_multiple c p u : 0 <= c -> 0 <= p -> u = c ^ 2 * p -> sqrt u = c * sqrt p.
Proof.
  intros Hc Hp ->. rewrite sqrt_mult by (try apply pow2_ge_0; exact Hp). now rewrite sqrt_pow2.
Qed.

(** A + B S where A >= 0 outweighs B S, and where B S outweighs A; N is A^2 - B^2 S^2. *)
Lemma root_outside a b s n : 0 <= s -> 0 <= a -> a * a - b * b * (s * s) = n -> 0 < n -> 0 < a + b * s.
Proof. intros Hs Ha <- Hn. apply Rnot_le_lt. intros N. nra. Qed.

Lemma root_inside a b s n : 0 <= s -> 0 <= b -> b * b * (s * s) - a * a = n -> 0 < n -> 0 < a + b * s.
Proof.
  intros Hs Hb <- Hn. assert (0 <= b * s) by (apply Rmult_le_pos; assumption). apply Rnot_le_lt. intros N. nra.
Qed.

Lemma root_outside_le a b s n : 0 <= s -> 0 <= a -> a * a - b * b * (s * s) = n -> 0 <= n -> 0 <= a + b * s.
Proof. intros Hs Ha <- Hn. apply Rnot_lt_le. intros N. nra. Qed.

Lemma root_inside_le a b s n : 0 <= s -> 0 <= b -> b * b * (s * s) - a * a = n -> 0 <= n -> 0 <= a + b * s.
Proof.
  intros Hs Hb <- Hn. assert (0 <= b * s) by (apply Rmult_le_pos; assumption). apply Rnot_lt_le. intros N. nra.
Qed.

(** A continuous function without a zero keeps the sign that it has near 0. *)
Lemma positive_without_zero (f : R -> R) : (forall x, 0 < x -> continuous f x) -> (forall x, 0 < x -> f x <> 0) ->
  (exists e, 0 < e /\ forall x, 0 < x < e -> 0 < f x) -> forall x, 0 < x -> 0 < f x.
Proof.
  intros Hc Hz (e & He & Near) x Hx. destruct (Rlt_le_dec x e) as [L|L]; [apply Near; lra|].
  apply Rnot_le_lt. intros [N|N]; [|now apply (Hz x)].
  destruct (IVT_interv (fun t => - f t) (e / 2) x) as (y & Hy & Ey).
  - intros t Ht. apply continuity_pt_opp, continuity_pt_filterlim, Hc. lra.
  - lra.
  - pose proof (Near (e / 2) ltac:(lra)). lra.
  - lra.
  - apply (Hz y); lra.
Qed.

(** ** The ratio over x, which is continuous at 0 too *)

Definition slope (nu x : R) : R := / (2 * (nu + 1)) * (F (nu + 2) (x ^ 2 / 4) / F (nu + 1) (x ^ 2 / 4)).

Lemma r_slope nu x : r nu x = x * slope nu x.
Proof. unfold r, slope, Rdiv. ring. Qed.

Lemma slope_0 nu : slope nu 0 = / (2 * (nu + 1)).
Proof. unfold slope. replace (0 ^ 2 / 4) with 0 by field. rewrite !F_0. unfold Rdiv. rewrite Rinv_1. ring. Qed.

Lemma slope_pos nu x : -1 < nu -> 0 < slope nu x.
Proof.
  intros Hnu. apply Rmult_lt_0_compat; [apply Rinv_0_lt_compat; lra|].
  apply Rdiv_lt_0_compat; apply F_quarter_pos; lra.
Qed.

Lemma continuous_slope nu x : -1 < nu -> continuous (slope nu) x.
Proof.
  intros Hnu. apply (ex_derive_continuous (V := R_NormedModule) (slope nu)). unfold slope.
  assert (Hd : forall a, 0 < a -> ex_derive (fun t => F a (t ^ 2 / 4)) x).
  { intros a Ha. eexists. apply (derive_comp (F a) (fun t => t ^ 2 / 4)); [now apply is_derive_F|].
    apply derive_quarter_square. }
  apply ex_derive_scal, ex_derive_div; [apply Hd; lra|apply Hd; lra|]. apply Rgt_not_eq, F_quarter_pos; lra.
Qed.

(** One step of the recurrence: 1/slope_nu = 2(nu+1) + x^2 slope_(nu+1). *)
Lemma slope_step nu x : -1 < nu -> 0 < x -> slope nu x * (2 * (nu + 1) + x ^ 2 * slope (nu + 1) x) = 1.
Proof.
  intros Hnu Hx. pose proof (r_recurrence_mult nu x Hnu Hx) as E. rewrite !r_slope in E.
  transitivity (x * slope nu x * (2 * (nu + 1) / x + x * slope (nu + 1) x)); [field; lra|exact E].
Qed.

(** ** Strips: what is positive between two bounds of the ratio *)

Lemma below_convergent nu x : -1 < nu -> 0 < x -> 0 < x - 2 * (nu + 1) * r nu x.
Proof.
  intros Hnu Hx. pose proof (r_upper nu x Hnu Hx) as U. apply (Rmult_lt_compat_l (2 * (nu + 1))) in U; [|lra].
  replace (2 * (nu + 1) * (x / (2 * (nu + 1)))) with x in U by (field; lra). lra.
Qed.

Lemma above_rational nu x : -1 < nu -> 0 < x -> 0 < (x + 2 * (nu + 1)) * r nu x - x.
Proof.
  intros Hnu Hx. pose proof (r_lower_global nu x Hnu Hx) as L.
  apply (Rmult_lt_compat_l (x + 2 * (nu + 1))) in L; [|lra].
  replace ((x + 2 * (nu + 1)) * (x / (x + 2 * (nu + 1)))) with x in L by (field; lra). lra.
Qed.

Lemma below_rational nu x : - / 2 <= nu -> 0 < x -> 0 < x - (x + nu + 1 / 2) * r nu x.
Proof.
  intros Hnu Hx. pose proof (r_upper_simpson_spector nu x Hnu Hx) as U. pose proof (r_pos nu x ltac:(lra) Hx) as P.
  set (s := sqrt (x ^ 2 + (nu + 1 / 2) * (nu + 3 / 2))) in *.
  assert (Q : 0 <= (nu + 1 / 2) * (nu + 3 / 2)) by (apply Rmult_le_pos; lra).
  assert (Hs : x <= s).
  { rewrite <- (sqrt_pow2 x) by lra. apply sqrt_le_1_alt. lra. }
  apply (Rmult_lt_compat_l (nu + 1 / 2 + s)) in U; [|lra].
  replace ((nu + 1 / 2 + s) * (x / (nu + 1 / 2 + s))) with x in U by (field; lra).
  assert (0 <= (s - x) * r nu x) by (apply Rmult_le_pos; lra). nra.
Qed.

Lemma above_convergent nu x : -1 < nu -> 0 < x -> 0 < x ^ 2 * r nu x - 2 * (nu + 2) * (x - 2 * (nu + 1) * r nu x).
Proof.
  intros Hnu Hx. pose proof (r_lower nu x Hnu Hx) as L.
  assert (D : 0 < 2 * (nu + 1) + x ^ 2 / (2 * (nu + 2))).
  { assert (0 < x ^ 2 / (2 * (nu + 2))) by (apply Rdiv_lt_0_compat; [apply pow_lt, Hx|lra]). lra. }
  apply (Rmult_lt_compat_r (2 * (nu + 2) * (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2))))) in L;
    [|apply Rmult_lt_0_compat; lra].
  replace (x / (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2))) * (2 * (nu + 2) * (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2)))))
    with (x * (2 * (nu + 2))) in L.
  2: { field. split; [lra|]. apply Rgt_not_eq. replace (2 * (nu + 1) * (2 * (nu + 2)) + x ^ 2)
       with (2 * (nu + 2) * (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2)))) by (field; lra). apply Rmult_lt_0_compat; lra. }
  replace (r nu x * (2 * (nu + 2) * (2 * (nu + 1) + x ^ 2 / (2 * (nu + 2)))))
    with (x ^ 2 * r nu x + 2 * (nu + 2) * (2 * (nu + 1) * r nu x)) in L by (field; lra). lra.
Qed.

(** The bounds themselves, without a division. *)
Lemma above_amos nu x : -1 < nu -> 0 < x -> 0 < (nu + 1 / 2 + sqrt (x ^ 2 + (nu + 3 / 2) ^ 2)) * r nu x - x.
Proof.
  intros Hnu Hx. pose proof (r_lower_amos nu x Hnu Hx) as L. set (s := sqrt (x ^ 2 + (nu + 3 / 2) ^ 2)) in *.
  assert (Hs : Rabs (nu + 3 / 2) <= s).
  { rewrite <- sqrt_Rsqr_abs. apply sqrt_le_1_alt. unfold Rsqr. pose proof (pow2_ge_0 x). lra. }
  pose proof (Rle_abs (nu + 3 / 2)). apply (Rmult_lt_compat_l (nu + 1 / 2 + s)) in L; [|lra].
  replace ((nu + 1 / 2 + s) * (x / (nu + 1 / 2 + s))) with x in L by (field; lra). lra.
Qed.

(** ** Derivatives along the ratio, and continuity, of polynomials in x, r_nu(x) and roots *)

Lemma derive_power (f : R -> R) (x l : R) n : is_derive f x l ->
  is_derive (fun t => f t ^ n) x (INR n * l * f x ^ pred n).
Proof. intros H. apply is_derive_pow, H. Qed.

Lemma derive_root (f : R -> R) (x l : R) : is_derive f x l -> 0 < f x ->
  is_derive (fun t => sqrt (f t)) x (l / (2 * sqrt (f x))).
Proof.
  intros H P. eapply derive_eq; [apply (derive_comp sqrt f); [|exact H]|].
  - apply is_derive_Reals, derivable_pt_lim_sqrt, P.
  - cbv beta. field. apply Rgt_not_eq, sqrt_lt_R0, P.
Qed.

Lemma quotient_eq d o c p q i : o <> 0 -> d * o = (c * p + q) * i -> d = c * i / o * p + q * i / o.
Proof. intros Ho E. apply (Rmult_eq_reg_r o); [|exact Ho]. rewrite E. field. exact Ho. Qed.

(** 0 <= and 0 < for sums of products of powers of what is known to be so; the first summand is the positive one. *)
Ltac nonneg := lazymatch goal with
  | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; nonneg
  | |- 0 <= _ * _ => apply Rmult_le_pos; nonneg
  | |- 0 <= _ ^ _ => apply pow_le; nonneg
  | |- _ => first [assumption | apply Rlt_le; assumption | lra]
  end.

Ltac pos := lazymatch goal with
  | |- 0 < _ + _ => apply Rplus_lt_le_0_compat; [pos|nonneg]
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; pos
  | |- 0 < _ ^ _ => apply pow_lt; pos
  | |- _ => first [assumption | lra]
  end.

(** The derivative of a polynomial in t, the ratio and roots, from the derivatives of these, which are hypotheses. *)
Ltac derive_along := lazymatch goal with
  | |- is_derive (fun t => _ + _) _ _ => apply derive_plus; derive_along
  | |- is_derive (fun t => _ * _) _ _ => apply derive_mult; derive_along
  | |- is_derive (fun t => _ ^ _) _ _ => apply derive_power; derive_along
  | |- is_derive (fun t => t) _ _ => apply derive_id
  | |- is_derive (fun _ => ?c) _ _ => apply derive_const
  | |- is_derive (Rmult ?a) ?x ?d => change (is_derive (fun t => a * t) x d); derive_along
  | |- is_derive (Rplus ?a) ?x ?d => change (is_derive (fun t => a + t) x d); derive_along
  | |- _ => eassumption
  end.

Lemma pow_even x : 0 <= x ^ 2.
Proof. apply pow2_ge_0. Qed.

(** Products of powers of what is positive by a hypothesis. *)
Ltac product := first [assumption | apply Rmult_lt_0_compat; product | apply pow_lt; product | lra].
Ltac product_le := first [assumption | apply Rlt_le; assumption | apply Rmult_le_pos; product_le | apply pow_even
  | apply pow_le; product_le | lra].

Lemma continuous_quotient (c o : R -> R) x : continuous c x -> continuous o x -> x <> 0 -> o x <> 0 ->
  continuous (fun t => c t * / t / o t) x.
Proof.
  intros Hc Ho Hx Hz. apply (continuous_mult (K := R_AbsRing) (fun t => c t * / t) (fun t => / o t)).
  - apply (continuous_mult (K := R_AbsRing) c (fun t => / t)); [exact Hc|].
    apply (continuous_Rinv_comp (fun t => t)); [apply continuous_id|exact Hx].
  - now apply continuous_Rinv_comp.
Qed.

Lemma continuous_root (f : R -> R) x : continuous f x -> continuous (fun t => sqrt (f t)) x.
Proof. intros H. apply (continuous_comp f sqrt); [exact H|apply continuous_sqrt]. Qed.

Lemma nonneg_at_0 (f : R -> R) : (forall t, 0 < t -> 0 < f t) -> continuous f 0 -> 0 <= f 0.
Proof.
  intros P C. apply Rnot_lt_le. intros N.
  destruct (positive_near (fun t => - f t) 0) as (e & He & Near); [|lra|].
  - apply (continuous_opp (V := R_NormedModule)), C.
  - pose proof (Near (e / 2) ltac:(rewrite Rminus_0_r, Rabs_pos_eq; lra)). pose proof (P (e / 2) ltac:(lra)). lra.
Qed.

(** The same as a quotient, for the order nu + k. *)
Lemma slope_next nu k mu x : -1 < nu -> 0 <= k -> mu = nu + k + 1 -> 0 < x ->
  slope (nu + k) x = / (2 * (nu + k + 1) + x ^ 2 * slope mu x).
Proof.
  intros Hnu Hk -> Hx. pose proof (slope_step (nu + k) x ltac:(lra) Hx) as E.
  pose proof (slope_pos (nu + k + 1) x ltac:(lra)).
  assert (0 < x ^ 2 * slope (nu + k + 1) x) by (apply Rmult_lt_0_compat; [apply pow_lt, Hx|assumption]).
  apply (Rmult_eq_reg_r (2 * (nu + k + 1) + x ^ 2 * slope (nu + k + 1) x)); [|lra]. rewrite E. field. lra.
Qed.

(** Continuity of the same polynomials: where the derivative is known, and at 0 by the slope. *)
Ltac polynomial_continuous := apply (ex_derive_continuous (V := R_NormedModule)); eexists; derive_along.

Lemma continuous_plus_R (f g : R -> R) x : continuous f x -> continuous g x -> continuous (fun t => f t + g t) x.
Proof. apply (continuous_plus (V := R_NormedModule)). Qed.

Lemma continuous_mult_R (f g : R -> R) x : continuous f x -> continuous g x -> continuous (fun t => f t * g t) x.
Proof. apply (continuous_mult (K := R_AbsRing)). Qed.

Lemma continuous_pow (f : R -> R) x n : continuous f x -> continuous (fun t => f t ^ n) x.
Proof.
  intros H. induction n as [|n IH]; [apply continuous_const|]. now apply continuous_mult_R.
Qed.

Ltac continuity_along := lazymatch goal with
  | |- continuous (fun t => _ + _) _ => apply continuous_plus_R; continuity_along
  | |- continuous (fun t => _ * _) _ => apply continuous_mult_R; continuity_along
  | |- continuous (fun t => _ ^ _) _ => apply continuous_pow; continuity_along
  | |- continuous (fun t => t) _ => apply continuous_id
  | |- continuous (fun _ => ?c) _ => apply continuous_const
  | |- continuous (Rmult ?a) ?x => change (continuous (fun t => a * t) x); continuity_along
  | |- continuous (Rplus ?a) ?x => change (continuous (fun t => a + t) x); continuity_along
  | |- continuous (fun t => slope _ t) _ => apply continuous_slope; lra
  | |- continuous (slope _) _ => apply continuous_slope; lra
  | |- continuous (r _) _ => apply continuous_r; lra
  | |- _ => first [assumption | apply continuous_r; lra]
  end.

(** Sides that a certificate has shown to be of one sign. *)
Ltac left_or_eq := first [assumption | apply Rlt_le; assumption].
Ltac split_nonzero := repeat split; try (apply Rgt_not_eq; assumption); lra.
Ltac overs := first [assumption | lra | apply Rmult_lt_0_compat; overs | apply pow_lt; overs].
Ltac left_or_eq_by H := first [apply H | apply Rlt_le; apply H].

(** Amos' lower bound with the root c sqrt q, and what it does to A + B r with B >= 0. *)
Lemma amos_bound nu x c q : -1 < nu -> 0 < x -> 0 <= c -> 0 <= q -> x ^ 2 + (nu + 3 / 2) ^ 2 = c ^ 2 * q ->
  0 < (nu + 1 / 2 + c * sqrt q) * r nu x - x.
Proof.
  intros Hnu Hx Hc Hq E. pose proof (above_amos nu x Hnu Hx) as B. rewrite (sqrt_multiple c q) in B; assumption.
Qed.

Lemma below_positive (nu x y d : R) e : 0 < x -> 0 < y -> 0 < e * y - x -> d = 2 * e -> 0 < d.
Proof. intros Hx Hy H ->. assert (0 < e) by (apply Rnot_le_lt; intros N; nra). lra. Qed.

Lemma compared v b e p : 0 < v -> 0 <= b -> 0 <= e -> p = v + b * e -> 0 < p.
Proof. intros Hv Hb He ->. pose proof (Rmult_le_pos b e Hb He). lra. Qed.

Lemma compared_le v b e p : 0 <= v -> 0 <= b -> 0 <= e -> p = v + b * e -> 0 <= p.
Proof. intros Hv Hb He ->. pose proof (Rmult_le_pos b e Hb He). lra. Qed.

Lemma next_ratio nu x : -1 < nu -> 0 < x -> r (nu + 1) x = / r nu x - 2 * (nu + 1) / x.
Proof. intros Hnu Hx. rewrite (r_recurrence nu x Hnu Hx). ring. Qed.

(** An inequality from the sign of the numerator of a difference. *)
Lemma below a b p d : 0 < p -> 0 < d -> b - a = p / d -> a < b.
Proof. intros Hp Hd E. pose proof (Rdiv_lt_0_compat p d Hp Hd). lra. Qed.

Lemma at_most a b p d : 0 <= p -> 0 < d -> b - a = p / d -> a <= b.
Proof. intros Hp Hd E. pose proof (Rinv_0_lt_compat d Hd). assert (0 <= p / d) by (apply Rmult_le_pos; lra). lra. Qed.
