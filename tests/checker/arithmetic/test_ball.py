"""The balls of the K_c half of the checker, and its functions, against Arb."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from flint import arb, ctx, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.checker.arithmetic.ball import Ball, cos, exp, log, log_two, pi, sqrt_upper, up
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.family import Family
from certify.checker.verdict import Invalid

bits = st.integers(16, 300)


def exact(x: Fraction) -> arb:
    return arb(fmpq(x.numerator, x.denominator))


def assert_contains(ball: Ball, value: arb) -> None:
    assert value.is_finite()
    assert not value < exact(ball.lower())
    assert not value > exact(ball.upper())


@settings(max_examples=100, deadline=None)
@given(bits, st.fractions(-40, 40), st.integers(0, 5))
def test_functions(p: int, x: Fraction, r: int) -> None:
    ctx.prec = 2 * p + 400
    ball = Ball.exact(x, p)
    wide = Ball(ball.m, r << max(0, p - 12), p)
    for end in (wide.lower(), wide.upper(), Fraction(wide.m, 1 << p)):
        assert_contains(exp(wide), exact(end).exp())
    assert exp(ball).r <= 4 * (2 + (abs(exp(ball).m) >> p))
    shifted = Ball(wide.m + (41 << p), wide.r, p)
    for end in (shifted.lower(), shifted.upper()):
        assert_contains(log(shifted), exact(end).log())
    small = Ball(ball.m // 10, wide.r, p)
    for end in (small.lower(), small.upper()):
        assert_contains(cos(small), exact(end).cos())
    assert cos(Ball(ball.m // 10, 0, p)).r <= 4
    assert log(Ball(ball.m + (41 << p), 0, p)).r <= 4


@given(bits)
def test_constants(p: int) -> None:
    ctx.prec = p + 60
    assert -2 < (exact(Fraction(log_two(p), 1 << p)) - arb(2).log()) * 2**p < 0
    assert_contains(pi(p), arb.pi())
    assert pi(p).r <= 2


@settings(max_examples=120, deadline=None)
@given(
    st.integers(16, 60),
    st.lists(st.integers(-(2**40), 2**40), min_size=2, max_size=2),
    st.lists(st.integers(0, 99), min_size=2, max_size=2),
)
def test_arithmetic_contains_the_ends(p: int, m: list[int], r: list[int]) -> None:
    x, y = Ball(m[0], r[0], p), Ball(m[1], r[1], p)
    one = 1 << p
    for i, j in product((-1, 0, 1), repeat=2):
        a, b = Fraction(x.m + i * x.r, one), Fraction(y.m + j * y.r, one)
        for ball, value in ((x + y, a + b), (x - y, a - b), (x * y, a * b), (-x, -a), (x * 3, 3 * a), (x / 7, a / 7)):
            assert ball.lower() <= value <= ball.upper()
        if abs(y.m) > y.r:
            quotient = x / y
            assert quotient.lower() <= a / b <= quotient.upper()
        assert Fraction(x.magnitude(), one) >= abs(a)
    assert Ball.between(Fraction(m[0], 7), Fraction(m[0], 7) + 1, p).lower() <= Fraction(m[0], 7)


def test_a_division_by_zero_is_refused() -> None:
    for y in (Ball(0, 0, 20), Ball(3, 3, 20), Ball(-3, 4, 20)):
        with pytest.raises(Invalid):
            up(1, 20) / y
    for x in (Ball(0, 0, 20), Ball(5, 5, 20), Ball(-9, 0, 20)):
        with pytest.raises(Invalid):
            log(x)
    with pytest.raises(TypeError):
        bool(up(1, 20))


@given(st.integers(0, 10**40))
def test_sqrt_upper(x: int) -> None:
    assert (sqrt_upper(x) - 1) ** 2 <= x < sqrt_upper(x) ** 2


FIELDS = [(2, (1.5, 0.5, 0.0625)), (3, (-0.75, 0.875, 0.125)), (6, (3.0, 1.0, 0.25)), (9, (0.0, 0.0, 0.0))]


@pytest.mark.parametrize(("d", "field"), FIELDS)
def test_quadrature_against_a_power_series(d: int, field: tuple[float, ...]) -> None:
    """Z, M and Q from the power series of e^h in x_1, whose moments are exact rationals."""
    p = 90
    ctx.prec = 300
    integers = [int(a * 2**p) for a in field]
    family = Family(d, 3, 70, (Fraction(2), Fraction(3)), p, Work())
    moments, products = family.moments(integers), family.products(integers)
    density = exponential_series(d, field)
    polynomials = [coefficients(d, degree) for degree in (1, 2, 3)]
    whole = integral(d, density)
    assert_contains(moments.log_z, whole.log())
    assert_contains(family.means(integers).log_z, whole.log())
    for i, first in enumerate(polynomials):
        mean = integral(d, times(density, first)) / whole
        assert_contains(moments.mean[i], mean)
        assert_contains(family.means(integers).mean[i], mean)
        for j, second in enumerate(polynomials):
            both = integral(d, times(times(density, first), second))
            assert_contains(products[i][j], both)
            value = both / whole - mean * integral(d, times(density, second)) / whole
            assert_contains(Ball(moments.covariance[i][j], moments.radius, p), value)
    assert moments.log_z.r < 1 << (p - 30)
    assert moments.radius < 1 << (p - 28)


def times(left: list[arb], right: list[arb], order: int = 10**6) -> list[arb]:
    """The product of two polynomials, cut off after x^order."""
    result = [arb(0)] * min(len(left) + len(right) - 1, order + 1)
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            if i + j < len(result):
                result[i + j] += x * y
    return result


def coefficients(d: int, degree: int) -> list[arb]:
    """P_degree as a polynomial."""
    low, high = [arb(1)], [arb(0), arb(1)]
    for k in range(1, degree):
        top = [(2 * k + d - 2) * x for x in times(high, [arb(0), arb(1)])]
        rest = [k * x for x in low] + [arb(0)] * (len(top) - len(low))
        low, high = high, [(x - y) / (k + d - 2) for x, y in zip(top, rest, strict=True)]
    return high


def exponential_series(d: int, field: tuple[float, ...]) -> list[arb]:
    """e^h to h^100: the coefficients of h sum to less than 20 in absolute value, so the rest is below 20^101/101!."""
    h = [arb(0)] * 4
    for degree, a in enumerate(field, start=1):
        for k, c in enumerate(coefficients(d, degree)):
            h[k] += a * c
    total, power = [arb(0)] * 301, [arb(1)]
    for n in range(1, 101):
        for k, c in enumerate(power):
            total[k] += c
        power = [c / n for c in times(power, h)]
    return total


def integral(d: int, polynomial: list[arb]) -> arb:
    """Over the sphere: int x_1^k = prod (1+2i)/(d+2i), odd k 0; with room for the end of the series."""
    total, moment = arb(0, 1e-28), Fraction(1)
    for k in range(0, len(polynomial), 2):
        total += polynomial[k] * exact(moment)
        moment *= Fraction(k + 1, d + k)
    return total
