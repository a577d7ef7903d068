"""The checker's fixed-point series against Arb, and against exact partial sums."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from flint import arb, ctx, fmpq
from hypothesis import example, given, settings
from hypothesis import strategies as st

from certify.checker.arithmetic.series import Bessel, Work, ceil_div, ceil_of, floor_of
from certify.checker.bessel.linear_threshold import threshold_enclosure
from certify.checker.bessel.majorisation import tail_weights
from certify.checker.verdict import Invalid, LimitReached

points = st.fractions(min_value=0, max_value=30, max_denominator=10**6)
dimensions = st.integers(2, 60)


def ball(x: Fraction | int) -> arb:
    x = Fraction(x)
    return arb(fmpq(x.numerator, x.denominator))


def enough_terms(d: int, x: Fraction, bits: int) -> int:
    n = 1
    while x * x > (d + 2 + 2 * n) * (n + 1):
        n += 1
    return n + bits // 2 + 2


def assert_encloses(bounds: tuple[int, int], value: arb, bits: int) -> None:
    """lower <= value <= upper over 2^bits, and neither is further away than the rounding explains."""
    lower, upper = (ball(Fraction(end, 1 << bits)) for end in bounds)
    assert value.is_finite()
    assert not lower > value
    assert not upper < value
    assert bounds[0] < bounds[1] or value == lower == upper


@settings(max_examples=80, deadline=None)
@given(dimensions, points, st.integers(2, 12), st.integers(8, 300))
@example(2, Fraction(0), 2, 8)
@example(3, Fraction(30), 12, 300)
@example(2, Fraction(1, 10**6), 2, 40)
def test_every_order_is_enclosed_tightly(d: int, x: Fraction, top: int, bits: int) -> None:
    ctx.prec = bits + 200
    bessel = Bessel(d, bits, enough_terms(d, x, bits), Work())
    column = bessel.orders(x, top)
    assert len(column) == top
    z = (ball(x) / 2) ** 2
    for order, bounds in enumerate(column, start=1):
        assert_encloses(bounds, z.hypgeom_0f1(arb(d) / 2 + order), bits)
        assert bounds[1] - bounds[0] <= 16 * (bounds[1] + (64 << bits) >> bits) * bessel.terms * (1 + x**2)


@settings(max_examples=30, deadline=None)
@given(dimensions, points, st.integers(1, 40))
def test_the_sum_has_exactly_the_terms_of_the_evidence(d: int, x: Fraction, terms: int) -> None:
    """Between the partial sum and that plus twice the first omitted term, to the rounding; refused when q > 1/2."""
    bits, z = 400, x * x / 4
    bessel = Bessel(d, bits, terms, Work())
    if x * x > (d + 2 + 2 * terms) * (terms + 1):
        with pytest.raises(Invalid, match="tail"):
            bessel.orders(x, 2)
        return
    for order, (lower, upper) in enumerate(bessel.orders(x, 2), start=1):
        term, total, a = Fraction(1), Fraction(0), Fraction(d, 2) + order
        for k in range(terms):
            total += term
            term *= z / ((a + k) * (k + 1))
        unit = Fraction(max(upper, 1 << bits) * 4 * terms, 1 << 2 * bits) * (1 + x * x)
        assert total - unit <= Fraction(lower, 1 << bits) <= total
        assert total + 2 * term <= Fraction(upper, 1 << bits) <= (total + 2 * term) * (1 + Fraction(1, 1 << 50)) + unit


@settings(max_examples=30, deadline=None)
@given(dimensions, points.filter(bool))
def test_ratio_sign_and_threshold(d: int, x: Fraction) -> None:
    ctx.prec = 300
    bits = 120
    bessel = Bessel(d, bits, enough_terms(d, x, bits), Work())
    ratio = ball(x).bessel_i(arb(d) / 2 + 1) / ball(x).bessel_i(arb(d) / 2)
    low, high = bessel.ratio(x)
    assert ball(low) < ratio < ball(high)
    assert high - low < Fraction(1, 1 << 60)
    lower, upper = bessel.sign(x)
    assert lower < upper
    if d * ratio < 1:
        assert lower < 0
    if d * ratio > 1:
        assert upper > 0
    half = arb(d) / 2
    threshold = (ball(x) / 2) ** half / (half.gamma() * ball(x).bessel_i(half))
    low, high = threshold_enclosure(bessel, x)
    assert ball(low) < threshold < ball(high)


@settings(max_examples=30, deadline=None)
@given(dimensions, points, st.integers(1, 20), st.integers(20, 100))
def test_weights(d: int, x: Fraction, last: int, bits: int) -> None:
    """B_l = A_l (x/2)^{l-1}/(d/2+1)_{l-1}."""
    found = tail_weights(Bessel(d, bits, 5, Work()), x, last)
    assert len(found) == last
    for order, (lower, upper) in enumerate(found, start=1):
        exact = comb(d + order - 2, order - 1) * (x / 2) ** (order - 1)
        for j in range(order - 1):
            exact /= Fraction(d, 2) + 1 + j
        assert Fraction(lower, 1 << bits) <= exact <= Fraction(upper, 1 << bits)
        assert upper - lower <= (1 + x * d) ** order * 4


def test_threshold_at_zero_is_half_the_dimension() -> None:
    assert threshold_enclosure(Bessel(7, 30, 5, Work()), Fraction(0)) == (Fraction(7, 2), Fraction(7, 2))


@given(st.integers(-(10**30), 10**30), st.integers(1, 10**12))
def test_ceil_div(n: int, m: int) -> None:
    assert (ceil_div(n, m) - 1) * m < n <= ceil_div(n, m) * m


@given(st.fractions(), st.integers(1, 80))
def test_fixed_point(x: Fraction, bits: int) -> None:
    assert floor_of(x, bits) <= x * 2**bits < floor_of(x, bits) + 1
    assert ceil_of(x, bits) - 1 < x * 2**bits <= ceil_of(x, bits)


def test_work_is_charged_before_it_is_done_and_a_refused_charge_leaves_the_rest() -> None:
    work = Work(1000)
    with pytest.raises(LimitReached):
        work.spend(10**6, 64)
    assert work.left == 1000
    work.spend(10, 64)
    assert 0 < work.left < 1000
    with pytest.raises(LimitReached):
        Bessel(5, 10**6, 10**5, Work(1000)).orders(Fraction(1), 2)
