(** * Two numbers by verified quadrature (optional: needs libcoq-interval)

    K_# and one explicit competitor of Lemma 5.1 at d = 3, beta = 3 (beta_* = 1.8...), straight from integrals: neither
    Bessel functions nor the expansion of the entropy take part. On the sphere in R^3 the mean over one coordinate is
    half the integral over [-1, 1], and lambda_l is the mean of P_l(t) e^(beta t), divided by beta. *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
From Interval Require Import Tactic.
Local Open Scope R_scope.

Definition first_integral : R := RInt (fun t => t * exp (3 * t)) (-1) 1.
Definition second_integral : R := RInt (fun t => (3 * t ^ 2 - 1) / 2 * exp (3 * t)) (-1) 1.

(** 1 + eps t + eps^2 tau (t^2 - 1/3) with eps = 9/10, tau = 7/10, and twice its entropy. *)
Definition competitor (t : R) : R := 1 + (9 / 10 * t + 567 / 1000 * (t ^ 2 - 1 / 3)).
Definition entropy_integral : R := RInt (fun t => competitor t * ln (competitor t)) (-1) 1.

Lemma first_bounds : 44855802 / 10000000 <= first_integral <= 44855803 / 10000000.
Proof. unfold first_integral. integral with (i_fuel 500, i_degree 10). Qed.

Lemma second_bounds : 21930030 / 10000000 <= second_integral <= 21930031 / 10000000.
Proof. unfold second_integral. integral with (i_fuel 500, i_degree 10). Qed.

Lemma entropy_bounds : 2819565 / 10000000 <= entropy_integral <= 2819566 / 10000000.
Proof. unfold entropy_integral, competitor. integral with (i_fuel 500, i_degree 12). Qed.

(** lambda_l, K_# = 1/(2 lambda_1). *)
Definition lambda_1 : R := first_integral / 2 / 3.
Definition lambda_2 : R := second_integral / 2 / 3.

Theorem linear_threshold : 6688097 / 10000000 < 1 / (2 * lambda_1) < 6688099 / 10000000.
Proof.
  pose proof first_bounds as B. unfold lambda_1. replace (1 / (2 * (first_integral / 2 / 3))) with (3 / first_integral)
    by (field; lra).
  split; apply (Rmult_lt_reg_r first_integral); try lra; replace (3 / first_integral * first_integral) with 3
    by (field; lra); lra.
Qed.

(** The free energy at K_# below that of the uniform density: entropy minus K_# (lambda_1 |u|^2 + lambda_2 |v|^2), with
    the means of u^2 and v^2 from (5.3). *)
Theorem quartic_point :
  entropy_integral / 2 - 1 / (2 * lambda_1)
    * (lambda_1 * ((9 / 10) ^ 2 / 3) + lambda_2 * ((567 / 1000) ^ 2 * (4 / 45))) < - (1 / 1000).
Proof.
  pose proof first_bounds as B1. pose proof second_bounds as B2. pose proof entropy_bounds as B3.
  assert (Q : 4888 / 10000 < second_integral / first_integral).
  { apply (Rmult_lt_reg_r first_integral); [lra|].
    replace (second_integral / first_integral * first_integral) with second_integral by (field; lra). lra. }
  unfold lambda_1, lambda_2.
  replace (1 / (2 * (first_integral / 2 / 3))
    * (first_integral / 2 / 3 * ((9 / 10) ^ 2 / 3) + second_integral / 2 / 3 * ((567 / 1000) ^ 2 * (4 / 45))))
    with ((9 / 10) ^ 2 / 6 + second_integral / first_integral * ((567 / 1000) ^ 2 * (2 / 45))) by (field; lra).
  lra.
Qed.
