"""The checker's maximum of the series, at made-up numbers and for the certificate; terms left out."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from certify.checker.arithmetic.ball import Ball
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.landau import remainder
from certify.checker.landau.model import Model
from certify.checker.landau.remainder import Landau, Near, interaction_between
from certify.checker.verdict import Invalid
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.landau.maxima import SECOND, TAIL, Numbers, contains, maximum_tests
from tests.bounds.landau.truth import Truth, truth
from tests.checker.landau.samples import landau, typed

P = 160


class Made(Landau):
    """The maximum of X v + c_6 v^2 + s c_8 v^3 + s^2 T(v) for given numbers: T has tail[0] v^4 + tail[1] s v^5 + ..."""

    def __init__(self, near: Near, s: Fraction, tail: list[Fraction]) -> None:
        self.d, self.p, self.near, self.s = 3, P, near, Ball.between(Fraction(0), s, P)
        self.tail = [Ball.exact(x, P) for x in tail]


def at(found: Model, s: Fraction) -> tuple[float, float]:
    a, b, c = found.terms
    x = Ball.exact(s, a.p)
    whole = a + (b + c * x) * x
    return float(whole.lower()), float(whole.upper())


def encloses(numbers: Numbers) -> bool:
    """Whether value and place of the maximum are enclosed, for each series that the bound allows beyond the tail."""
    x, c_6, c_8, s, tail, u_0, bound = numbers
    near = Near(Fraction(bound), Fraction(4), Fraction(u_0), 4 + len(tail))
    made = Made(near, Fraction(s), [Fraction(t) for t in tail])
    models = [Model.of(Ball.exact(Fraction(y), P), made.s) for y in (x, c_6, c_8)]
    reach = Fraction(x) / made._room(models[1].range(), made.tail, 0)
    value, place = made._maximum(models[0], models[1], models[2], reach, 0)
    return contains(numbers, lambda s: at(value, Fraction(s)), lambda s: at(place, Fraction(s)))


test_the_maximum_is_enclosed, test_without_a_term_it_is_not = maximum_tests(
    Landau,
    encloses,
    [
        ("tail", "_maximum", "(c_8 * v_0 * v_0 * v_0).times_s()", "0"),
        ("short", "_maximum", "value * size * size * size * size + gain", "gain"),
        ("falling", "_maximum", "value * size * size * size * size + gain", "value * size * size * size * size"),
        ("falling", "_gain", "most = push + self.s * steep", "most = push"),
        ("beyond", "_beyond_eight", "Ball.between(-x, x, self.p)", "self.s * 0"),
    ],
)


def test_a_second_maximum_is_not_overlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Farther out f is larger: w leaves no room, or the maximum may lie beyond u_0."""
    with pytest.raises(Invalid, match="<= u_0"):
        encloses(SECOND)
    tail = "max(c.upper(), Fraction(0))"
    monkeypatch.setattr(Landau, "_room", rewritten(Landau, "_room", tail, "0 * c.upper()"))
    assert not encloses(SECOND)


def test_refusals() -> None:
    cases: list[tuple[Numbers, str]] = [
        ((-1.0, *TAIL[1:]), "0 < v_0"),
        ((1.0, 1.0, *TAIL[2:]), "0 < w"),
        ((1.0, -1.0, 0.5, *TAIL[3:]), "c_8 < 0"),
        ((1.0, -1.0, -14.0, *TAIL[3:]), "s z <= v_0"),
    ]
    for numbers, words in cases:
        with pytest.raises(Invalid, match=words):
            encloses(numbers)


def test_the_series_beyond_its_degree() -> None:
    """sum_{n>m} n^p B/R^{2n} u^{n-5}, summed: for p = 0 it is the bound itself."""
    near = Near(Fraction(7), Fraction(3), Fraction(1), 6)
    for u in (Fraction(1, 10), Fraction(1), Fraction(2)):
        for power in (0, 1, 2):
            exact = sum(7 * Fraction(n) ** power * u ** (n - 5) / Fraction(3) ** n for n in range(7, 400))
            bound = near.beyond(u, power)
            assert exact * (1 - Fraction(1, 10**20)) <= bound < exact * (Fraction(1001, 1000) if power == 0 else 3)
    for u in (Fraction(3), Fraction(29, 10)):
        with pytest.raises(Invalid, match="beyond its degree"):
            near.beyond(u, 2)


@cache
def known() -> Truth:
    """K_c by floats near the end of the interval of the certificate."""
    return truth(2, float(typed().region.beta) * 0.999, 0.37)


def true_at() -> bool:
    """The models of a new Landau contain K_c, m_1 by floats."""
    found = landau()
    peak = found.coupling()
    s = Fraction(known().s)
    inside = [(at(peak.gap, s), known().gap, 1e-6), (at(found.moment(peak), s), known().moment, 5e-3)]
    return all(low - error <= x <= high + error for (low, high), x, error in inside)


def test_k_c_is_what_floats_say() -> None:
    assert true_at()


@pytest.mark.parametrize(
    ("owner", "name", "old", "new"),
    [
        (Landau, "_peak", "(e * self.alpha_2 * d).times_s()", "(e * self.alpha_2 * 0).times_s()"),
        (Landau, "_peak", "(1 - kappa * self.alpha_2)", "(1 - kappa * self.alpha_2.terms[0])"),
        (Landau, "_peak", "self.alpha_3, self.alpha_4", "self.alpha_3 * 101 / 100, self.alpha_4"),
        (Landau, "_peak", "self.alpha_3, self.alpha_4", "self.alpha_3, self.alpha_4 * 3 / 2"),
        (Landau, "_peak", "kappa * (2 * d)", "kappa * d"),
        (Landau, "moment", "(kappa * kappa * (self.d * self.d))", "(kappa * self.d)"),
        (Landau, "__init__", "self.alpha_3 * (d + 4) / beta", "self.alpha_3 * (d + 3) / beta"),
    ],
)
def test_without_a_factor_k_c_is_not(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str, old: str, new: str
) -> None:
    monkeypatch.setattr(owner, name, rewritten(owner, name, old, new))
    try:
        found = true_at()
    except Invalid:
        found = False
    assert not found


def test_the_weights_are_those_of_the_interval() -> None:
    """g_l = N_l alpha_l on the interval, at d = 3 by the recurrence of spherical Bessel functions."""
    from math import cosh, sinh

    bessel = Bessel(3, P, 60, Work())
    g = interaction_between(bessel, Fraction(9, 5), Fraction(19, 10), 4)
    for beta in (1.8, 1.85, 1.9):
        older, newer = sinh(beta) / beta, (cosh(beta) - sinh(beta) / beta) / beta  # i_0, i_1
        first = newer
        for degree, ball in enumerate(g, start=2):
            older, newer = newer, older - (2 * degree - 1) / beta * newer
            value = (2 * degree + 1) * newer / first
            assert float(ball.lower()) * (1 - 1e-9) <= value <= float(ball.upper()) * (1 + 1e-9)


def test_passes() -> None:
    """The number of passes is part of the format."""
    assert remainder.PASSES == 4
