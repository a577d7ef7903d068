"""Beyond beta_* the competitor is below the uniform density, and none is ever claimed below."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel.ratio import ratio_at
from certify.bounds.quartic import obstruction
from certify.core.ball import precision
from certify.core.claim import End
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve.quartic.obstruction import quartic_obstruction
from certify.solve.quartic.sign import quartic_sign
from tests.bounds.quartic.stars import star_of


@pytest.mark.parametrize(
    "interval",
    [(Fraction(1), Fraction(4)), (Fraction(0), Fraction(5)), (Fraction(0), "inf"), (Fraction(1), "beta-star")],
)
def test_below_beta_star_it_is_never_claimed(interval: tuple[End, End]) -> None:
    result = quartic_obstruction(3, Region(*interval), star_of(3))
    assert result.outcome == "refuted"
    assert result.counterexample is not None
    x = result.counterexample["beta"]
    assert 0 < x < star_of(3).lower
    assert interval[0] <= x


def test_at_the_enclosure_of_beta_star_itself() -> None:
    star = star_of(3, 50)
    region = Region(as_fraction(star.upper), Fraction(4))
    assert quartic_sign(3, region, star).outcome == "proved"
    assert quartic_obstruction(3, region, star).outcome == "proved"


@given(st.integers(2, 30), st.integers(0, 12))
def test_even_moments_against_the_beta_function(d: int, j: int) -> None:
    moment = obstruction.even_moments(d, j)[j]
    with mpmath.workdps(30):
        half = mpmath.mpf(d) / 2
        value = mpmath.beta(j + mpmath.mpf(1) / 2, half - mpmath.mpf(1) / 2) / mpmath.beta(
            mpmath.mpf(1) / 2, half - mpmath.mpf(1) / 2
        )
        assert mpmath.almosteq(value, mpmath.mpf(moment.numerator) / moment.denominator, 1e-25)


def competitor_by_quadrature(d: int, epsilon: Fraction, t: Fraction, alpha_2: mpmath.mpf) -> mpmath.mpf:
    """F_{K_#} of the density of Lemma 5.1 with the entropy as an integral over the angle: the second route."""
    e, tt = mpmath.mpf(epsilon.numerator) / epsilon.denominator, mpmath.mpf(t.numerator) / t.denominator

    def g(x: mpmath.mpf) -> mpmath.mpf:
        return e * x + e * e * tt * (x * x - mpmath.mpf(1) / d)

    weight = mpmath.quad(lambda a: mpmath.sin(a) ** (d - 2), [0, mpmath.pi / 2, mpmath.pi])
    entropy = mpmath.quad(
        lambda a: (1 + g(mpmath.cos(a))) * mpmath.log1p(g(mpmath.cos(a))) * mpmath.sin(a) ** (d - 2),
        [0, mpmath.pi / 2, mpmath.pi],
    )
    return entropy / weight - e**2 / (2 * d) - e**4 * tt**2 * alpha_2 * (d - 1) / (mpmath.mpf(d) ** 2 * (d + 2))


@pytest.mark.parametrize("d", [2, 3, 5, 12, 20])
@pytest.mark.parametrize("gap", [Fraction(1, 1000), Fraction(1, 10), Fraction(5)])
def test_the_competitor_is_below_uniform_by_two_routes(d: int, gap: Fraction) -> None:
    star = star_of(d)
    a = as_fraction(star.upper) + gap
    claim = quartic_obstruction(d, Region(a, Fraction(20)), star)
    epsilon, t, base, order = (claim.evidence[key] for key in ("epsilon", "t", "base", "order"))
    assert star.upper < base <= a
    with precision(200):
        alpha = ratio_at(d, base, 200).r.lower().fraction()
    bound = obstruction.competitor_gap_bound(d, epsilon, t, order, alpha)
    with mpmath.workdps(45):
        half = mpmath.mpf(d) / 2
        x = mpmath.mpf(base.numerator) / base.denominator
        direct = competitor_by_quadrature(d, epsilon, t, mpmath.besseli(half + 1, x) / mpmath.besseli(half, x))
        assert direct < 0
        assert direct <= mpmath.mpf(bound.numerator) / bound.denominator < 0
        delta = epsilon + epsilon**2 * t * Fraction(d - 1, d)
        slack = 2 * delta ** (order + 1) / (order * (order + 1) * (1 - delta))
        assert (
            mpmath.mpf(bound.numerator) / bound.denominator - direct <= mpmath.mpf(slack.numerator) / slack.denominator
        )


@given(st.integers(2, 20), st.integers(-30, 30), st.integers(-40, 40), st.sampled_from([4, 5, 6, 8, 11]))
@settings(max_examples=25)
def test_the_entropy_bound_holds_for_any_small_density(d: int, e: int, s: int, order: int) -> None:
    epsilon, t = Fraction(e, 100), Fraction(s, 20)
    delta = abs(epsilon) + epsilon**2 * abs(t) * Fraction(d - 1, d)
    if delta > Fraction(1, 2):
        with pytest.raises(ValueError, match="1/2"):
            obstruction.competitor_gap_bound(d, epsilon, t, order, Fraction(0))
        return
    bound = obstruction.competitor_gap_bound(d, epsilon, t, order, Fraction(1, 3))
    with mpmath.workdps(25):
        direct = competitor_by_quadrature(d, epsilon, t, mpmath.mpf(1) / 3)
        value = mpmath.mpf(bound.numerator) / bound.denominator
        assert direct <= value + mpmath.mpf(10) ** -20
        remainder = delta ** (order + 1) / (order * (order + 1) * (1 - delta))
        assert value - direct <= 2 * mpmath.mpf(remainder.numerator) / remainder.denominator + mpmath.mpf(10) ** -20


def test_without_the_remainder_the_bound_would_be_false() -> None:
    """At order 5 the dropped term k = 6 is positive: the truncated series alone lies below the true value."""
    d, epsilon, t = 3, Fraction(2, 5), Fraction(0)
    bound = obstruction.competitor_gap_bound(d, epsilon, t, 5, Fraction(1, 3))
    delta = epsilon
    truncated = bound - delta**6 / (5 * 6 * (1 - delta))
    with mpmath.workdps(25):
        direct = competitor_by_quadrature(d, epsilon, t, mpmath.mpf(1) / 3)
        assert mpmath.mpf(truncated.numerator) / truncated.denominator < direct


def test_no_competitor_at_or_below_the_threshold() -> None:
    with pytest.raises(Undecided):
        obstruction.find_competitor(5, Fraction(1, 5))
    with pytest.raises((Undecided, ValueError)):
        obstruction.find_competitor(5, Fraction(1, 6))


@pytest.mark.parametrize("d", [2, 3, 7, 20])
def test_the_family_is_negative_wherever_its_constant_says(d: int) -> None:
    maximum, order = Fraction(1, 4), 10
    constant = obstruction.family_constant(d, maximum, order)
    t = Fraction(d, 2 * (d - 1))
    for gap in (Fraction(1, 10**8), Fraction(1, 1000), Fraction(1, 3)):
        alpha = Fraction(1, d) + gap
        square = min(maximum**2, gap / (8 * (d - 1) * (d + 2) * constant))
        amplitude = Fraction(isqrt(int(square * 10**40)), 10**20)
        assert obstruction.competitor_gap_bound(d, amplitude, t, order, alpha) < 0
        assert obstruction.competitor_gap_bound(d, amplitude, t, order, Fraction(1, d) - gap / d) > 0
