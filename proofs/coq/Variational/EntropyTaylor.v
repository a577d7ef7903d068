(** * The entropy density h -> (1 + h) ln (1 + h) - h and its Taylor bounds

    For a density 1 + h of mean one the entropy H(1 + h | 1) is the mean of
    [entropy_density h].  The bounds hold on explicit half-lines and are proved
    by two integrations of a sign of the second derivative; (5.5) of the paper. *)

From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

Definition entropy_density (h : R) : R := (1 + h) * ln (1 + h) - h.

(** The Taylor polynomial of degree five at 0. *)
Definition entropy_taylor (h : R) : R := h ^ 2 / 2 - h ^ 3 / 6 + h ^ 4 / 12 - h ^ 5 / 20.

(** A function with a double zero at 0 and nonnegative second derivative for
    x >= a, a <= 0, is nonnegative there. *)
Lemma nonneg_from_second_derivative : forall (g g1 g2 : R -> R) a,
  a <= 0 -> g 0 = 0 -> g1 0 = 0 ->
  (forall x, a <= x -> is_derive g x (g1 x)) ->
  (forall x, a <= x -> is_derive g1 x (g2 x)) ->
  (forall x, a <= x -> 0 <= g2 x) ->
  forall x, a <= x -> 0 <= g x.
Proof.
  intros g g1 g2 a Ha G0 G10 D1 D2 Pos x Hx.
  assert (Slope : forall y, a <= y -> exists s, 0 <= s /\ g1 y = s * y).
  { intros y Hy. destruct (MVT_gen g1 0 y g2) as (c & Hc & Eq).
    - intros z Hz. apply D2. unfold Rmin in Hz. destruct (Rle_dec 0 y); lra.
    - intros z Hz. apply continuity_pt_filterlim.
      apply (ex_derive_continuous (V := R_NormedModule)). exists (g2 z). apply D2.
      unfold Rmin in Hz. destruct (Rle_dec 0 y); lra.
    - exists (g2 c). split; [|rewrite <- (Rminus_0_r (g1 y)), <- G10, Eq; ring].
      apply Pos. unfold Rmin in Hc. destruct (Rle_dec 0 y); lra. }
  destruct (MVT_gen g 0 x g1) as (c & Hc & Eq).
  - intros z Hz. apply D1. unfold Rmin in Hz. destruct (Rle_dec 0 x); lra.
  - intros z Hz. apply continuity_pt_filterlim.
    apply (ex_derive_continuous (V := R_NormedModule)). exists (g1 z). apply D1.
    unfold Rmin in Hz. destruct (Rle_dec 0 x); lra.
  - assert (Hac : a <= c) by (unfold Rmin in Hc; destruct (Rle_dec 0 x); lra).
    destruct (Slope c Hac) as (s & Hs & Es).
    rewrite G0, Es in Eq. replace (g x) with (s * (c * x)) by lra.
    apply Rmult_le_pos; [exact Hs|].
    unfold Rmin, Rmax in Hc. destruct (Rle_dec 0 x); nra.
Qed.

Lemma is_derive_entropy_density : forall h, -1 < h -> is_derive entropy_density h (ln (1 + h)).
Proof.
  intros h Hh. unfold entropy_density. auto_derive; [lra|]. field. lra.
Qed.

Lemma is_derive_ln_shift : forall h, -1 < h -> is_derive (fun x => ln (1 + x)) h (/ (1 + h)).
Proof. intros h Hh. auto_derive; [lra|]. field. lra. Qed.

Lemma entropy_density_0 : entropy_density 0 = 0.
Proof. unfold entropy_density. rewrite Rplus_0_r, ln_1. ring. Qed.

Lemma entropy_density_upper : forall h, -1 / 2 <= h ->
  entropy_density h <= entropy_taylor h + h ^ 6 / 15.
Proof.
  intros h Hh.
  enough (0 <= entropy_taylor h + h ^ 6 / 15 - entropy_density h) by lra.
  apply (nonneg_from_second_derivative
    (fun x => entropy_taylor x + x ^ 6 / 15 - entropy_density x)
    (fun x => (x - x ^ 2 / 2 + x ^ 3 / 3 - x ^ 4 / 4 + 2 * x ^ 5 / 5) - ln (1 + x))
    (fun x => (1 - x + x ^ 2 - x ^ 3 + 2 * x ^ 4) - / (1 + x)) (-1 / 2)); try lra.
  - rewrite entropy_density_0. unfold entropy_taylor. field.
  - rewrite Rplus_0_r, ln_1. field.
  - intros x Hx. apply (is_derive_minus (V := R_NormedModule)).
    + unfold entropy_taylor. auto_derive; [trivial|]. field.
    + apply is_derive_entropy_density. lra.
  - intros x Hx. apply (is_derive_minus (V := R_NormedModule)).
    + auto_derive; [trivial|]. field.
    + apply is_derive_ln_shift. lra.
  - intros x Hx.
    replace ((1 - x + x ^ 2 - x ^ 3 + 2 * x ^ 4) - / (1 + x))
      with (x ^ 4 * (1 + 2 * x) * / (1 + x)) by (field; lra).
    apply Rmult_le_pos; [|apply Rlt_le, Rinv_0_lt_compat; lra].
    apply Rmult_le_pos; [|lra]. replace (x ^ 4) with ((x ^ 2) ^ 2) by ring. apply pow2_ge_0.
Qed.

Lemma entropy_density_lower : forall h, -1 < h -> entropy_taylor h <= entropy_density h.
Proof.
  intros h Hh. enough (0 <= entropy_density h - entropy_taylor h) by lra.
  pose (a := Rmin h 0).
  assert (Ha : -1 < a /\ a <= 0 /\ a <= h) by (unfold a, Rmin; destruct (Rle_dec h 0); lra).
  apply (nonneg_from_second_derivative (fun x => entropy_density x - entropy_taylor x)
    (fun x => ln (1 + x) - (x - x ^ 2 / 2 + x ^ 3 / 3 - x ^ 4 / 4))
    (fun x => / (1 + x) - (1 - x + x ^ 2 - x ^ 3)) a); try lra.
  - rewrite entropy_density_0. unfold entropy_taylor. field.
  - rewrite Rplus_0_r, ln_1. field.
  - intros x Hx. apply (is_derive_minus (V := R_NormedModule)).
    + apply is_derive_entropy_density. lra.
    + unfold entropy_taylor. auto_derive; [trivial|]. field.
  - intros x Hx. apply (is_derive_minus (V := R_NormedModule)).
    + apply is_derive_ln_shift. lra.
    + auto_derive; [trivial|]. field.
  - intros x Hx.
    replace (/ (1 + x) - (1 - x + x ^ 2 - x ^ 3)) with (x ^ 4 * / (1 + x)) by (field; lra).
    apply Rmult_le_pos; [|apply Rlt_le, Rinv_0_lt_compat; lra].
    replace (x ^ 4) with ((x ^ 2) ^ 2) by ring. apply pow2_ge_0.
Qed.

(** The cubic lower bound, and its consequence for small perturbations: locally
    the entropy is at least (1/2 - eta/6) times the square norm. *)
Lemma entropy_density_cubic : forall h, -1 < h -> h ^ 2 / 2 - h ^ 3 / 6 <= entropy_density h.
Proof.
  intros h Hh. enough (0 <= entropy_density h - (h ^ 2 / 2 - h ^ 3 / 6)) by lra.
  pose (a := Rmin h 0).
  assert (Ha : -1 < a /\ a <= 0 /\ a <= h) by (unfold a, Rmin; destruct (Rle_dec h 0); lra).
  apply (nonneg_from_second_derivative
    (fun x => entropy_density x - (x ^ 2 / 2 - x ^ 3 / 6))
    (fun x => ln (1 + x) - (x - x ^ 2 / 2)) (fun x => / (1 + x) - (1 - x)) a); try lra.
  - rewrite entropy_density_0. field.
  - rewrite Rplus_0_r, ln_1. field.
  - intros x Hx. apply (is_derive_minus (V := R_NormedModule)).
    + apply is_derive_entropy_density. lra.
    + auto_derive; [trivial|]. field.
  - intros x Hx. apply (is_derive_minus (V := R_NormedModule)).
    + apply is_derive_ln_shift. lra.
    + auto_derive; [trivial|]. field.
  - intros x Hx.
    replace (/ (1 + x) - (1 - x)) with (x ^ 2 * / (1 + x)) by (field; lra).
    apply Rmult_le_pos; [apply pow2_ge_0|apply Rlt_le, Rinv_0_lt_compat; lra].
Qed.

Lemma entropy_density_local : forall eta h, -1 < h -> h <= eta ->
  (1 / 2 - eta / 6) * h ^ 2 <= entropy_density h.
Proof.
  intros eta h Hh Hle. pose proof (entropy_density_cubic h Hh).
  assert (0 <= h ^ 2 * (eta - h)).
  { apply Rmult_le_pos; [apply pow2_ge_0|lra]. }
  simpl in *. lra.
Qed.

(** Gibbs' inequality pointwise, with its equality case. *)
Lemma ln_le_minus_1 : forall x, 0 < x -> ln x <= x - 1.
Proof.
  intros x Hx. rewrite <- (exp_ln x Hx) at 2.
  pose proof (exp_ineq1_le (ln x)). lra.
Qed.

Lemma ln_minus_1_eq : forall x, 0 < x -> ln x = x - 1 -> x = 1.
Proof.
  intros x Hx Eq. destruct (Req_dec x 1) as [E|N]; [exact E|exfalso].
  assert (Nz : ln x <> 0).
  { intros Z. apply N. apply ln_inv; [exact Hx|lra|]. now rewrite ln_1. }
  pose proof (exp_ineq1 (ln x) Nz). rewrite (exp_ln x Hx) in H. lra.
Qed.
