"""The symbolic results against certify/bounds at exact points: two independent routes to the same numbers must meet."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import mpmath
import pytest
import sympy as sp

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.bessel.majorisation import tail_weight, weighted_ratio_bound
from certify.bounds.bessel.ratio import ratio_at
from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.main_theorem import coupling_lower_bound, weight_maximum
from certify.bounds.quartic.obstruction import competitor_gap_bound, even_moments
from certify.core.ball import Ball, precision
from certify.core.exact import as_fraction
from certify.solve.bessel.threshold import beta_star_enclosure, elementary_bounds
from proofs.beckner.conformal import projection_coefficient
from proofs.bessel.majorisation import weight
from proofs.bessel.threshold import LOWER, UPPER
from proofs.engine.symbols import Expr, alpha_2, beta, d, eps, t
from proofs.funk_hecke import eigenvalue, raw_eigenvalue, threshold
from proofs.gegenbauer import dimension, moment, polynomial
from proofs.quartic.obstruction import entropy_polynomial, gap_coefficient, optimal_amplitude, optimal_coefficient

BITS = 200
POINTS = list(product((2, 3, 4, 7), (1, 2, 5), (Fraction(1, 3), Fraction(7, 2))))


def rational(x: Fraction) -> Expr:
    return sp.Rational(x.numerator, x.denominator)


def decimal(value: Expr) -> Fraction:
    """A sympy number to 45 digits, as an exact fraction."""
    number = sp.Rational(str(sp.N(value, 45)))
    return Fraction(int(number.p), int(number.q))


def meets(ball: Ball, value: Expr) -> bool:
    """Whether the ball is narrow, and lies within 10^-38 (relative) of the number."""
    exact = decimal(value)
    width = as_fraction(ball.upper()) - as_fraction(ball.lower())
    gap = max(as_fraction(ball.lower()) - exact, exact - as_fraction(ball.upper()), Fraction(0))
    return width < abs(exact) / 10**38 and gap < abs(exact) / 10**38


@pytest.mark.parametrize(("n", "l", "b"), POINTS)
def test_eigenvalues_are_the_integral_of_the_series(n: int, l: int, b: Fraction) -> None:  # noqa: E741  # the paper's name
    """lambda_l from its formula, from Arb's Bessel function, and from the moments of P_l, exactly, with a tail."""
    formula = eigenvalue(l, n, rational(b))
    with precision(BITS):
        nu = Fraction(n, 2)
        series = Ball(b * b / 4).hypergeometric_0f1(n + 2 * l, 2)
        factor = Ball(1)
        for i in range(l):
            factor = factor * b / (n + 2 * i)
        assert meets(factor * series / b, formula)
        root = Ball(b) / 2 if n % 2 == 0 else (Ball(b) / 2).sqrt()
        power = root ** (n // 2 - 1) if n % 2 == 0 else root ** (n - 2)
        assert meets(Ball(nu).gamma() / power * Ball(b).bessel_i(nu + l - 1) / b, formula)
    terms = 60
    p_l = sp.Poly(polynomial(l, sp.Integer(n)), t).all_coeffs()[::-1]
    total = sp.Integer(0)
    for k in range(terms):
        integral = sum(
            (c * moment(sp.Integer((k + i) // 2), sp.Integer(n)) for i, c in enumerate(p_l) if (k + i) % 2 == 0),
            sp.Integer(0),
        )
        total += rational(b) ** k / sp.factorial(k) * sp.simplify(integral)
    assert abs(sp.N(total / rational(b) - formula, 45)) < sp.Float("1e-40")


@pytest.mark.parametrize("n", [2, 3, 5, 12])
@pytest.mark.parametrize("b", [Fraction(1, 2), Fraction(9, 4), Fraction(20)])
def test_linear_threshold(n: int, b: Fraction) -> None:
    with precision(BITS):
        assert meets(linear_threshold_ball(n, Ball(b)), threshold(n, rational(b)))
        assert not meets(linear_threshold_ball(n, Ball(b)), 2 * threshold(n, rational(b)))


@pytest.mark.parametrize("n", [2, 3, 4, 5, 9])
def test_ratio_and_weighted_ratio(n: int) -> None:
    b = Fraction(5, 3)
    ratio = sp.besseli(sp.Rational(n, 2) + 1, rational(b)) / sp.besseli(sp.Rational(n, 2), rational(b))
    with precision(BITS):
        assert meets(ratio_at(n, b, BITS).r, ratio)
        for l in (2, 3, 6):  # noqa: E741  # the paper's name
            weighted = (
                weight(sp.Integer(l), sp.Integer(n)) * eigenvalue(l, n, rational(b)) / eigenvalue(1, n, rational(b))
            )
            assert meets(weighted_ratio_bound(n, l, b, b), weighted)
            assert not tail_weight(n, l, b).surely_less(weighted_ratio_bound(n, l, b, b))


@pytest.mark.parametrize("n", [2, 3, 4, 5, 30])
def test_beta_star_lies_in_the_symbolic_bracket_and_solves_the_equation(n: int) -> None:
    star = beta_star_enclosure(n, 40)
    low, high = (as_fraction(end) for end in (star.lower, star.upper))
    bracket = [decimal(bound.subs(d, n)) for bound in (LOWER, UPPER)]
    assert bracket[0] < low < high < bracket[1]
    claim = elementary_bounds(n).details["bounds"]
    assert [as_fraction(claim["lower"]), as_fraction(claim["upper"])] == [
        Fraction(n + 2, n),
        Fraction(n * (n + 2), n * n - 1),
    ]
    difference = sp.besseli(sp.Rational(n, 2) + 1, beta) - sp.besseli(sp.Rational(n, 2), beta) / n
    assert sp.N(difference.subs(beta, rational(low)), 60) < 0 < sp.N(difference.subs(beta, rational(high)), 60)


@pytest.mark.parametrize("n", [2, 3, 6])
def test_quartic_gap_of_the_ball_layer_is_the_symbolic_one(n: int) -> None:
    ratio = Fraction(3, 4)
    amplitude = Fraction(2)  # 1/(2 (1 - 3/4))
    assert optimal_amplitude(rational(ratio)) == amplitude
    for small in (Fraction(1, 10), Fraction(1, 30)):
        order = 6
        bound = competitor_gap_bound(n, small, amplitude, order, ratio)
        delta = small + small**2 * amplitude * Fraction(n - 1, n)
        remainder = delta ** (order + 1) / (order * (order + 1) * (1 - delta))
        point = {d: n, eps: rational(small), t: rational(amplitude), alpha_2: rational(ratio)}
        energy = eps**2 / (2 * d) + eps**4 * t**2 * alpha_2 * (d - 1) / (d**2 * (d + 2))
        symbolic = (entropy_polynomial(order) - energy).subs(point)
        assert symbolic == rational(bound - remainder)
        quartic = rational(small) ** 4 * optimal_coefficient(n, rational(ratio))
        assert gap_coefficient(sp.Integer(n), rational(ratio), sp.Integer(2)) == optimal_coefficient(n, rational(ratio))
        assert abs(symbolic - quartic) < 40 * rational(small) ** 6


@pytest.mark.parametrize("n", [2, 3, 8])
def test_moments_and_dimensions(n: int) -> None:
    for k, value in enumerate(even_moments(n, 6)):
        assert moment(sp.Integer(k), sp.Integer(n)) == rational(value)
    for l in range(1, 9):  # noqa: E741  # the paper's name
        assert dimension(sp.Integer(l), sp.Integer(n)) == multiplicity(n, l)


@pytest.mark.parametrize(("n", "b"), [(2, Fraction(4)), (3, Fraction(1)), (5, Fraction(6))])
def test_lower_bound_of_the_critical_coupling(n: int, b: Fraction) -> None:
    ratio: Callable[[int], Expr] = lambda l: (  # noqa: E731, E741  # a formula; the paper's name
        weight(sp.Integer(l), sp.Integer(n)) * eigenvalue(l, n, rational(b)) / eigenvalue(1, n, rational(b))
    )
    maximum = max(decimal(ratio(l)) for l in range(1, 25))  # noqa: E741  # the paper's name
    low, _ = coupling_lower_bound(n, b)
    exact = decimal(threshold(n, rational(b))) / maximum
    assert 0 <= exact - as_fraction(low) < exact / 10**9
    with precision(BITS):
        assert meets(weight_maximum(n, b)[0], rational(maximum))


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_projections_of_the_conformal_jacobians_by_direct_integration(n: int) -> None:
    with mpmath.workdps(40):
        r = mpmath.mpf(2) / 5
        jacobian = lambda u: ((1 - r**2) / (1 - 2 * r * u + r**2)) ** (n - 1)  # noqa: E731  # a formula
        normaliser = mpmath.quad(lambda h: mpmath.sin(h) ** (n - 2), [0, mpmath.pi])
        for l in (1, 2, 4):  # noqa: E741  # the paper's name
            p_l = sp.lambdify(t, polynomial(l, sp.Integer(n)), "mpmath")
            integral = mpmath.quad(
                lambda h, p=p_l: jacobian(mpmath.cos(h)) * p(mpmath.cos(h)) * mpmath.sin(h) ** (n - 2),
                [0, mpmath.pi / 2, mpmath.pi],
            )
            series = sum(
                projection_coefficient(sp.Integer(l), sp.Integer(n), sp.Integer(k)) * sp.Rational(2, 5) ** (l + 2 * k)
                for k in range(60)
            )
            assert abs(integral / normaliser - mpmath.mpf(str(sp.N(series, 40)))) < mpmath.mpf(10) ** -30


def test_raw_eigenvalue_of_degree_zero_is_the_mean_of_the_kernel() -> None:
    b = Fraction(3, 2)
    with precision(BITS):
        for n in (2, 3, 6):
            assert meets(Ball(b * b / 4).hypergeometric_0f1(n, 2), raw_eigenvalue(0, n, rational(b)))
