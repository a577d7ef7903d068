"""r_nu, q_nu and beta_*: two routes, mpmath as a third witness, and hypotheses that fail when they should."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel import ratio as bessel_ratio
from certify.bounds.bessel.ratio import ratio_at, ratio_elementary, ratio_on, ratio_series
from certify.bounds.bessel.threshold import beta_star_from
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.search.bessel.threshold import beta_star_estimate
from certify.solve.bessel.threshold import beta_star_enclosure

points = st.fractions(min_value=Fraction(1, 50), max_value=30, max_denominator=500)


@given(st.integers(0, 30), points, st.integers(60, 400))
@settings(max_examples=60)
def test_two_routes_to_the_ratio_overlap_for_odd_d(k: int, x: Fraction, bits: int) -> None:
    n = 2 * k + 1
    with precision(bits + 8 * n * 12):
        one, two = ratio_series(n, Ball(x)), ratio_elementary(n, Ball(x))
        assert one.r.overlaps(two.r)
        assert one.q.overlaps(two.q)
        assert one.r.radius() < Dyadic(1, -bits + 20)
        assert two.r.radius() < Dyadic(1, -bits + 20)


def test_the_elementary_form_is_for_odd_orders() -> None:
    with precision(64):
        for n in (0, 2, -1):
            with pytest.raises(ValueError, match="odd n"):
                ratio_elementary(n, Ball(1))


@given(st.integers(0, 40), points)
@settings(max_examples=60)
def test_ratio_against_arbs_bessel_functions_and_riccati(n: int, x: Fraction) -> None:
    with precision(200):
        enclosure = ratio_series(n, Ball(x))
        quotient = Ball(x).bessel_i(Fraction(n, 2) + 1) / Ball(x).bessel_i(Fraction(n, 2))
        assert enclosure.r.overlaps(quotient)
        slope = enclosure.derivative()
        assert slope.surely_positive()
        step = Dyadic(1, -60)
        ahead = ratio_series(n, Ball(x) + step)
        difference = (ahead.r - enclosure.r) / step
        assert abs(difference.midpoint().fraction() - slope.midpoint().fraction()) < Fraction(1, 2**50)


@given(st.integers(1, 40), points, st.integers(2, 30), st.integers(-100, 100))
@settings(max_examples=80)
def test_ratio_on_an_interval_holds_at_its_points(n: int, x: Fraction, k: int, position: int) -> None:
    with precision(160):
        centre = ratio_at(n, Dyadic(int(x * 2**20), -20), 160)
        radius = Dyadic(1, -k)
        if centre.x.surely_less(radius):
            with pytest.raises(Undecided):
                ratio_on(centre, Dyadic(as_int_ceiling(x), 1))
            return
        try:
            around = ratio_on(centre, radius)
        except Undecided:
            return
        inside = ratio_series(n, centre.x + Fraction(position, 100) * radius.fraction())
        for wide, thin in ((around.r, inside.r), (around.q, inside.q), (around.derivative(), inside.derivative())):
            assert wide.lower() <= thin.upper()
            assert thin.lower() <= wide.upper()


def as_int_ceiling(x: Fraction) -> int:
    return -(-x.numerator // x.denominator)


@given(st.integers(1, 60), points)
@settings(max_examples=60)
def test_lipschitz_bound_of_q(n: int, x: Fraction) -> None:
    """-x/(n+2)^2 <= q' <= 0; as x -> 0 q' is -2x/((n+2)^2 (n+4)), so no bound below x/(n+2)^3 could be right."""
    with precision(200):
        here, ahead = ratio_series(n, Ball(x)), ratio_series(n, Ball(x) + Dyadic(1, -70))
        slope = (ahead.q - here.q) / Dyadic(1, -70)
        assert slope.surely_negative()
        assert (-slope).surely_less(Ball(x) / (n + 2) ** 2)
        small = Fraction(1, 1000)
        slope = (ratio_series(n, Ball(small) + Dyadic(1, -70)).q - ratio_series(n, Ball(small)).q) / Dyadic(1, -70)
        assert (Ball(small) / (n + 2) ** 2 * Fraction(2, n + 5)).surely_less(-slope)


KNOWN = {2: "2.4469", 3: "1.8162", 4: "1.5753", 5: "1.4455"}  # (1.15)


@pytest.mark.parametrize("d", KNOWN)
def test_beta_star_is_the_papers_number(d: int) -> None:
    enclosure = beta_star_enclosure(d, 30)
    assert abs(as_fraction(enclosure.lower) - Fraction(KNOWN[d])) <= Fraction(1, 20000)
    assert abs(as_fraction(enclosure.upper) - Fraction(KNOWN[d])) <= Fraction(1, 20000)


@pytest.mark.parametrize("d", [2, 3, 4, 5, 7, 10, 101, 1000, 10**6])
@pytest.mark.parametrize("digits", [1, 13, 25, 60])
def test_beta_star_against_mpmath_and_its_width(d: int, digits: int) -> None:
    enclosure = beta_star_enclosure(d, digits)
    assert as_fraction(enclosure.width()) <= Fraction(1, 10**digits)
    with mpmath.workdps(digits + 30):
        half = mpmath.mpf(d) / 2

        def f(x: mpmath.mpf) -> mpmath.mpf:
            z = x * x / 4
            return d * x * mpmath.hyp0f1(half + 2, z) - (d + 2) * mpmath.hyp0f1(half + 1, z)

        root = mpmath.findroot(f, 1 + mpmath.mpf(2) / d + mpmath.mpf(1) / d**2)
        near = Fraction(int(mpmath.nint(root * mpmath.mpf(10) ** (digits + 15))), 10 ** (digits + 15))
    assert enclosure.lower < near < enclosure.upper


@pytest.mark.parametrize("d", [2, 3, 5, 12])
def test_beta_star_from_both_forms_at_many_digits(d: int) -> None:
    """500 digits by the series at every step, 700 by whichever form is cheaper: nested, and of the promised width."""
    coarse, fine = beta_star_enclosure(d, 300), beta_star_enclosure(d, 700)
    assert coarse.lower < fine.lower
    assert fine.upper < coarse.upper
    bits = 2500
    for route in (ratio_series,) if d % 2 == 0 else (ratio_series, ratio_elementary):
        with precision(bits):
            assert (route(d, Ball(fine.lower)).r * d).surely_less(1)
            assert Ball(1).surely_less(route(d, Ball(fine.upper)).r * d)


def test_beta_star_estimate_is_only_a_start() -> None:
    for d in (2, 3, 50, 10**5):
        enclosure = beta_star_enclosure(d, 20)
        assert abs(Dyadic.from_float(beta_star_estimate(d)).fraction() - as_fraction(enclosure.lower)) < Fraction(
            1, 2**48
        )


@pytest.mark.parametrize("shift", [1e-6, -1e-6, 0.1])
def test_a_wrong_start_is_never_accepted(shift: float) -> None:
    with pytest.raises(Undecided):
        beta_star_from(5, Dyadic.from_float(beta_star_estimate(5) + shift), 30)


def test_a_wrong_derivative_breaks_the_iteration(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Newton image must use r' (Riccati): with a term dropped the enclosure fails or misses the proved one."""
    truth = beta_star_enclosure(5, 40)
    monkeypatch.setattr(
        bessel_ratio.RatioEnclosure, "derivative", lambda self: 1 - self.r * self.r - self.q * (self.n + 2)
    )
    try:
        wrong = beta_star_enclosure(5, 40)
    except Undecided:
        return
    assert wrong.upper < truth.lower or truth.upper < wrong.lower or wrong.lower < truth.lower
