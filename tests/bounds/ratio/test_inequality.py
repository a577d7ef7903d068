"""What proofs of ratio inequalities are made of, held against values of the Bessel ratio."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.ratio.comparison import bounds
from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.origin import leading
from certify.bounds.ratio.recurrence import numerator
from certify.bounds.ratio.sample import Samples, ratio
from certify.bounds.ratio.setting import Effort, Setting, readable
from certify.bounds.ratio.signs import factor_node
from certify.bounds.ratio.strips import ALL, DEPTHS, on_strip
from certify.bounds.ratio.tower import Order, Tower
from certify.core.ball import Ball, precision
from certify.core.polynomial import NU, Poly, R, X, coefficient, factors, substitute, terms, variable
from certify.search.ratio.doubles import Doubles

ORDERS = (Order(Fraction(1), Fraction(0)), Order(Fraction(1), Fraction(1, 3)), Order(Fraction(2), Fraction(-1, 2)))
POINTS = [(Fraction(n), Fraction(x)) for n in ("0", "1/2", "7/3") for x in ("1/7", "2", "31/2")]
NU_, X_, R_ = variable(NU), variable(X), variable(R)


def value(tower: Tower, p: Poly, nu: Fraction, x: Fraction) -> Ball:
    return Samples(tower, [(nu, x)], 160).value(p, 0)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("nu", "x"), POINTS)
def test_numerators_are_the_higher_ratios(order: Order, nu: Fraction, x: Fraction) -> None:
    tower = Tower(order)
    for j in (1, 2, 4):
        with precision(160):
            quotient = value(tower, numerator(tower, j), nu, x) / value(tower, numerator(tower, j - 1), nu, x)
            assert (quotient / (x * order.unit)).overlaps(ratio(order.at(nu) + j, x, 120))


@pytest.mark.parametrize("order", ORDERS)
def test_the_derivative_along_the_curve_is_that_of_the_values(order: Order) -> None:
    tower = Tower(order, [X_**2 + NU_ + 1, X_ + R_ * R_ + 2])
    p = X_ * R_**2 + NU_ * tower.root(0) * tower.root(1) - 3 * tower.root(1) * R_ * X_
    top, bottom = tower.derivative(p)
    nu, x, step = Fraction(1, 2), Fraction(3, 2), Fraction(1, 10**9)
    with precision(160):
        slope = (value(tower, p, nu, x + step) - value(tower, p, nu, x - step)) / (2 * step)
        exact = value(tower, top, nu, x) / value(tower, bottom, nu, x) / (order.unit * x)
        assert (abs(slope - exact)).surely_less(Fraction(1, 10**12))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", [name for name in ALL if name != "amos"])
def test_a_strip_contains_the_ratio(order: Order, name: str) -> None:
    """R - r_mu(x) has both signs on the strip, as t runs from 0 to infinity."""
    tower = Tower(order)
    for nu, x in POINTS:
        signs = set()
        for t in (Fraction(1, 10**30), Fraction(10**30)):
            with precision(160):
                written = on_strip(tower, R_ * (10**30) - rounded(order.at(nu), x), name)
                found = value(tower, substituted(written, t), nu, x)
                signs.add(1 if found.surely_positive() else -1 if found.surely_negative() else 0)
        assert signs == {1, -1}, (name, nu, x)


def test_the_strip_amos_lies_between_its_bounds() -> None:
    """x/R - a squared, less x^2, is b^2: between (a + c)^2 and (a + 1)^2, c = a/(2a+1), and no nearer to them."""
    tower = Tower(Order(Fraction(1), Fraction(-1, 2)))  # a = nu

    def beyond(top: Poly, bottom: Poly) -> list[int]:
        p = bottom**2 * ((X_ - NU_ * R_) ** 2 - X_**2 * R_**2) - top**2 * R_**2
        return [number for _, number in terms(on_strip(tower, p, "amos"))]

    assert min(beyond(NU_ * (2 * NU_ + 2), 2 * NU_ + 1)) >= 0
    assert max(beyond(NU_ + 1, variable(X, 0))) <= 0
    assert min(beyond(NU_ * (2 * NU_ + 2) + 1, 2 * NU_ + 1)) < 0
    assert max(beyond(2 * NU_ + 1, 2 * variable(X, 0))) > 0


def rounded(mu: Fraction, x: Fraction) -> int:
    """r_mu(x) in units of 10^-30."""
    with precision(160):
        return int((ratio(mu, x, 140) * 10**30).midpoint().fraction())


def substituted(p: Poly, t: Fraction) -> Poly:
    return substitute(p, R, variable(X, 0) * t.numerator, variable(X, 0) * t.denominator)


@pytest.mark.parametrize("upper", [True, False])
@pytest.mark.parametrize("order", ORDERS)
def test_a_known_bound_is_on_its_side(order: Order, upper: bool) -> None:
    tower = Tower(order)
    setting = Setting(tower, Range(Fraction(0), None, (True, False)), Range(Fraction(0), None, (False, False)))
    seen = 0
    for name, j, over, top, bottom in bounds(setting, upper=upper):
        for nu, x in POINTS:
            with precision(160):
                bound = value(over, top, nu, x) / value(over, bottom, nu, x)
                gap = bound - ratio(order.at(nu), x, 140)
                assert gap.surely_positive() if upper else gap.surely_negative(), (name, j, nu, x)
        seen += 1
    assert seen >= 4


@pytest.mark.parametrize("order", ORDERS)
def test_a_leading_coefficient_is_the_limit(order: Order) -> None:
    tower = Tower(order)
    p = order.twice(1) * R_ - order.unit * X_  # 2 (mu+1) r - x = O(x^3)
    found = leading(tower, p)
    assert found is not None
    power, top, bottom = found
    assert power == 3
    nu, x = Fraction(1, 2), Fraction(1, 10**6)
    with precision(200):
        limit = value(tower, top, nu, x) / value(tower, bottom, nu, x)
        assert abs(value(tower, p, nu, x) / x**3 / limit - 1).surely_less(Fraction(1, 10**9))


def test_depths_are_those_of_the_strips() -> None:
    assert set(DEPTHS) < set(ALL)


def test_large_coefficients_are_factored() -> None:
    """python-flint 0.9.0 raises OverflowError for this one in `factor`."""
    top = 7450580596923828125 * 10**33
    p = top * X_**8 - (top // 2 - 12345) * X_**6 - (19 * top + 7) * X_**4 - 9 * top * X_**2 + 54 * top + 1
    product = variable(X, 0)
    for factor, power in factors(p):
        product *= factor**power
    quotient = coefficient(p, X, 8), coefficient(product, X, 8)
    assert p * int(quotient[1].leading_coefficient()) == product * int(quotient[0].leading_coefficient())
    assert len(terms(p)) == 5


def test_doubles_give_a_sign_only_where_they_know_it() -> None:
    place = Fraction(1, 10000)
    samples = Samples(Tower(Order(Fraction(1), Fraction(0))), [(Fraction(1, 3), place)], guesser=Doubles)
    near = 10**20 * (10000 * variable(X) - 1) ** 3
    assert (samples.sign(near + 1), samples.sign(near - 1), samples.sign(near)) == (1, -1, 0)
    assert (samples.sign(variable(X) * 10**400 - 1), samples.sign(variable(NU, 800) - variable(X, 800))) == (1, 1)


def test_doubles_agree_with_balls() -> None:
    tower = Tower(Order(Fraction(1), Fraction(1, 2)), [variable(X) ** 2 + (variable(NU) + 1) ** 2])
    whole = Range(Fraction(-1), None, (False, False)), Range(Fraction(0), None, (False, False))
    samples = Setting(tower, *whole, Effort(guesser=Doubles)).samples
    root, x, ratio_, nu = tower.root(0), variable(X), variable(R), variable(NU)
    for p in (
        root - x,
        x - ratio_ * (nu + 1 + root),
        3 * x**5 * ratio_ - root * (nu**2 + 7) + 2,
        x - 2 * (nu + 1) * ratio_,
    ):
        exact = {1 if v.surely_positive() else -1 for v in (samples.value(p, i) for i in range(len(samples.points)))}
        assert samples.signs(p) == exact
        assert samples.falls_below(p) == (-1 in exact)


def test_a_factor_that_no_certificate_may_have_is_none() -> None:
    whole = Range(Fraction(0), None, (True, False)), Range(Fraction(0), None, (False, False))
    setting = Setting(Tower(Order(Fraction(1), Fraction(0))), *whole)
    high, long = variable(X, 65) + 1, sum((10**60 + k) * variable(X, k % 8) * variable(NU, k // 8) for k in range(64))
    assert [readable(p) for p in (high, long, variable(X, 64) + 1)] == [False, False, True]
    assert [factor_node(setting, p, 1) is None for p in (high, long, variable(X, 64) + 1)] == [True, True, False]
