"""Statements near the paper's that are false, or that need a hypothesis: the checks of the derivations refuse them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest
import sympy as sp

from proofs.beckner.criterion import coefficient
from proofs.bessel.majorisation import weight
from proofs.bessel.ratio import _slope, _turan
from proofs.bessel.series import P, Q, ring_derivative, second_derivative
from proofs.bessel.threshold import FROM_TWO, LOWER, UPPER, UPPER_CANDIDATES, convergent_polynomial
from proofs.engine.checks import identity, positive
from proofs.engine.derivation import NotDerived
from proofs.engine.symbols import Expr, alpha_2, beta, d, eps, l, mu, nu, t, x, z
from proofs.funk_hecke import eigenvalue, raw_eigenvalue, threshold
from proofs.quartic.obstruction import entropy_polynomial, gap_coefficient, optimal_amplitude, optimal_coefficient
from proofs.variational.minimisers import second_variation

s = sp.Symbol("s", nonnegative=True)
p, q = sp.symbols("p q", positive=True)


def refused(check: Callable[[], object]) -> None:
    with pytest.raises(NotDerived):
        check()


def test_riccati_with_a_wrong_coefficient() -> None:
    ratio = sp.sqrt(z) * Q / P
    left = sp.sqrt(z) * ring_derivative(ratio)
    identity(left, 1 - ratio**2 - (2 * mu - 1) * ratio / (2 * sp.sqrt(z)))()
    refused(identity(left, 1 - ratio**2 - (2 * mu) * ratio / (2 * sp.sqrt(z))))
    refused(identity(left, 1 + ratio**2 - (2 * mu - 1) * ratio / (2 * sp.sqrt(z))))


def test_monotonicity_needs_order_above_minus_one_half_in_this_argument() -> None:
    source = (mu - sp.Rational(1, 2)) * P * Q / mu
    positive(source, {mu: sp.Rational(1, 2) + p}, positive_symbols=(p, P, Q))()
    refused(positive(source, {mu: sp.Rational(1, 4) + p}, positive_symbols=(p, P, Q)))
    refused(identity(z * ring_derivative(_slope) + mu * _slope, (mu - sp.Rational(1, 2)) * P * Q))


def test_turan_with_a_wrong_constant() -> None:
    left = z * ring_derivative(_turan)
    identity(left + (mu + 1) * _turan, Q**2)()
    refused(identity(left + mu * _turan, Q**2))
    refused(identity(left + (mu + 1) * _turan, 2 * Q**2))
    refused(identity(ring_derivative(Q), second_derivative() * 2))


@pytest.mark.parametrize("name", list(UPPER_CANDIDATES))
def test_every_candidate_of_the_upper_bound_holds_and_only_one_is_the_smallest(name: str) -> None:
    candidate = UPPER_CANDIDATES[name]
    positive(candidate - LOWER, FROM_TWO, (s,))()
    for dimension in (2, 3, 5, 17, 200):
        root = mpmath.findroot(
            lambda y, n=dimension: (
                mpmath.besseli(n / mpmath.mpf(2) + 1, y) / mpmath.besseli(n / mpmath.mpf(2), y) - mpmath.mpf(1) / n
            ),
            1 + 2 / mpmath.mpf(dimension),
        )
        assert LOWER.subs(d, dimension) < root < candidate.subs(d, dimension)
    if name != "d(d+2)/(d^2-1)":
        positive(candidate - UPPER, FROM_TWO, (s,))()
        refused(positive(UPPER - candidate, FROM_TWO, (s,), strict=False))


def test_the_second_convergent_does_not_prove_a_bound_below_its_root() -> None:
    positive(-convergent_polynomial(UPPER), FROM_TWO, (s,))()
    refused(positive(-convergent_polynomial(LOWER), FROM_TWO, (s,)))


def test_4_15_needs_nu_at_least_one_or_nearly() -> None:
    poly = nu**2 + 3 * nu - 1
    positive(poly, {nu: 1 + s}, (s,))()
    refused(positive(poly, {nu: sp.Rational(1, 4) + s}, (s,)))


def test_the_weaker_lower_bound_does_not_give_4_8() -> None:
    order, at = nu + sp.Rational(1, 2), 1 + 1 / nu
    weaker = (x / (2 * order + 2 + x) - 1 / (2 * nu + 1)).subs(x, at)
    refused(positive(weaker, {nu: 1 + s}, (s,)))
    assert weaker.subs(nu, 1) < 0


@pytest.mark.parametrize("wrong", [d / 2 + l, d / 2 + l - 2, d + l - 1])
def test_funk_hecke_with_a_wrong_order_is_refused(wrong: Expr) -> None:
    stated = sp.gamma(d / 2) * 2 ** (d / 2 - 1) * beta ** (-d / 2) * sp.besseli(wrong, beta)
    refused(identity(eigenvalue(l, d, beta), stated))


def test_funk_hecke_values() -> None:
    assert eigenvalue(0, d, beta) == 0
    assert sp.simplify(raw_eigenvalue(0, 3, beta)) == sp.sinh(beta) / beta
    assert sp.simplify(eigenvalue(1, 2, beta) - sp.besseli(1, beta) / beta) == 0
    refused(identity(threshold(d, beta), 1 / eigenvalue(1, d, beta)))  # the factor 2 of (1.5)


def test_the_criterion_needs_its_hypotheses() -> None:
    lam, weight_, q_ = sp.symbols("lambda_1 A q", positive=True)
    strict = coefficient(weight_, 1 / (2 * lam), (1 / weight_ - q_) * lam)
    positive(strict, positive_symbols=(weight_, lam, q_))()
    refused(positive(strict.subs(q_, 0), positive_symbols=(weight_, lam)))  # no strict degree
    refused(positive(strict, {q_: -p}, (), (weight_, lam, p), strict=False))  # alpha_l > 1/A_l
    beyond = coefficient(sp.Integer(1), 1 / (2 * lam) + p, lam)  # K > K_1
    refused(positive(beyond, positive_symbols=(lam, p), strict=False))


def test_second_variation_has_the_factor_two() -> None:
    assert second_variation(sp.Rational(1, 2), sp.Integer(1)) == 0
    assert second_variation(sp.Rational(1, 4), sp.Integer(1)) == sp.Rational(1, 2)


def test_weights_grow_and_majorise_powers_of_d_only_for_d_at_least_one() -> None:
    assert [weight(sp.Integer(n), sp.Integer(3)) for n in (1, 2, 3, 4)] == [1, 3, 6, 10]
    refused(identity(weight(l + 1, d) / weight(l, d), (d + l) / l))
    refused(positive((d - 1) * (l - 1) / l, {d: s, l: 1 + p}, (s,), (p,), strict=False))


@pytest.mark.parametrize("n", [2, 3, 7])
def test_quartic_optimum_is_the_minimum_over_t(n: int) -> None:
    ratio = sp.Rational(2, 3)
    best = optimal_coefficient(n, ratio)
    assert gap_coefficient(sp.Integer(n), ratio, optimal_amplitude(ratio)) == best
    for shift in (-1, sp.Rational(-1, 9), sp.Rational(1, 9), 1):
        assert gap_coefficient(sp.Integer(n), ratio, optimal_amplitude(ratio) + shift) > best
    assert (best < 0) == (ratio > sp.Rational(1, n))
    assert optimal_coefficient(n, sp.Rational(1, n)) == 0


def test_quartic_coefficient_with_a_wrong_denominator_is_refused() -> None:
    value = gap_coefficient(d, alpha_2, optimal_amplitude(alpha_2))
    identity(value, optimal_coefficient(d, alpha_2))()
    refused(identity(value, (1 - d * alpha_2) / (2 * d**2 * (d + 2) * (1 - alpha_2))))
    refused(identity(value, (1 - d * alpha_2) / (4 * d**2 * (d + 2))))


def test_entropy_polynomial_at_exact_points_against_direct_moments() -> None:
    point = {d: 3, eps: sp.Rational(1, 5), t: sp.Rational(3, 4)}
    u = sp.Symbol("u")
    g = u / 5 + (u**2 - sp.Rational(1, 3)) * sp.Rational(3, 4) / 25
    direct = sum(
        (sp.Rational((-1) ** m, m * (m - 1)) * sp.integrate(sp.expand(g**m), (u, -1, 1)) / 2 for m in range(2, 7)),
        sp.Integer(0),
    )
    assert sp.nsimplify(entropy_polynomial(6).subs(point)) == direct
    assert Fraction(int(direct.p), int(direct.q)) > 0


@pytest.mark.parametrize("arguments", [(-1, 3, 1), (1, 1, 1), (1, 3, 0), (1, 3, -2), (sp.Rational(1, 2), 3, 1)])
def test_eigenvalue_outside_its_domain(arguments: tuple[Expr, Expr, Expr]) -> None:
    with pytest.raises(ValueError, match="eigenvalue: l="):
        eigenvalue(*arguments)


@pytest.mark.parametrize("arguments", [(1, sp.Rational(1, 2)), (3, 1), (3, sp.Rational(9, 8))])
def test_optimal_coefficient_outside_its_domain(arguments: tuple[Expr, Expr]) -> None:
    with pytest.raises(ValueError, match="optimal_coefficient: d="):
        optimal_coefficient(*arguments)
