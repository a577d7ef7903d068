"""(1.17) with a remainder: its parts at made-up numbers, all of it against K_c by floats, and terms left out."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from functools import cache

import pytest

from certify.bounds.landau.model import Model
from certify.bounds.landau.remainder import Landau, Near, interaction_between, near_of, setting_beyond
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.reduction import ReductionPlan
from certify.search.reduction.model import model_at
from certify.solve.bessel.threshold import beta_star_enclosure
from certify.solve.landau.expansion import proved
from proofs.landau.constants import constant, cube_constant, jump_squared
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.landau.maxima import SECOND, TAIL, Numbers, contains, maximum_tests
from tests.bounds.landau.truth import highest, truth
from tests.sampling import sampled

BITS = 96
ENDS = {2: Fraction("2.4542"), 3: Fraction("1.8216")}  # 1.003 beta_*


@cache
def star(d: int) -> tuple[Dyadic, Dyadic]:
    found = beta_star_enclosure(d, 25)
    low, high = (int(as_fraction(x) * 2**80) for x in (found.lower, found.upper))
    return Dyadic(low - 1, -80), Dyadic(high + 1, -80)


@cache
def planned(d: int) -> ReductionPlan:
    """The plan up to the end that is tried in dimension d, found and proved once."""
    return proved(d, ENDS[d], star(d))[0]


@cache
def built(d: int) -> Landau:
    plan = planned(d)
    with precision(BITS):
        return Landau(d, star(d), plan.beyond, near_of(setting_beyond(d, plan), plan))


def at(found: Model, s: float) -> tuple[float, float]:
    a, b, c = found.terms
    with precision(BITS):
        value = a + (b + c * Dyadic.from_float(s)) * Dyadic.from_float(s)
        return float(as_fraction(value.lower())), float(as_fraction(value.upper()))


class Made(Landau):
    """The maximum of X v + c_6 v^2 + s c_8 v^3 + s^2 T(v) for given numbers: T has tail[0] v^4 + tail[1] s v^5 + ..."""

    def __init__(self, near: Near, s: Fraction, tail: list[Fraction]) -> None:
        self.d, self.near, self.s = 3, near, Ball.between(0, s)
        self.tail = [Ball(x) for x in tail]


def encloses(numbers: Numbers) -> bool:
    """Whether value and place of the maximum are enclosed, for each series that the bound allows beyond the tail."""
    x, c_6, c_8, s, tail, u_0, bound = numbers
    exact = [Fraction(t) for t in tail]
    with precision(BITS):
        near = Near(Ball(Fraction(bound)), Fraction(4), Fraction(u_0), 4 + len(tail))
        made = Made(near, Fraction(s), exact)
        models = [Model((Ball(Fraction(y)), Ball(0), Ball(0)), made.s) for y in (x, c_6, c_8)]
        reach = models[0].range() / made._room(models[1].range(), made.tail, 0)
        value, place = made._maximum(models[0], models[1], models[2], as_fraction(reach.upper()), 0)
    return contains(numbers, lambda s: at(value, s), lambda s: at(place, s))


test_the_maximum_is_enclosed, test_without_a_term_it_is_not = maximum_tests(
    Landau,
    encloses,
    [
        ("tail", "_maximum", "x * x / (c_6 * -4) + (c_8", "x * x / (c_6 * -4) + (0 * c_8"),
        ("short", "_maximum", "value * v_0.range() ** 4 + gain", "gain"),
        ("falling", "_maximum", "value * v_0.range() ** 4 + gain", "value * v_0.range() ** 4"),
        ("falling", "_gain", "push + self.s * steep", "push"),
        ("beyond", "_beyond_eight", "symmetric(self.near.beyond(far, weight + k))", "Ball(0)"),
    ],
)


def test_a_second_maximum_is_not_overlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Farther out f is larger: w leaves no room, or the maximum may lie beyond u_0."""
    with pytest.raises(Undecided, match="not near 0"):
        encloses(SECOND)
    monkeypatch.setattr(
        Landau, "_room", rewritten(Landau, "_room", "rest + maximum([c, Ball(0)])", "rest + 0 * maximum([c, Ball(0)])")
    )
    assert not encloses(SECOND)


def test_refusals() -> None:
    cases: list[tuple[Numbers, str]] = [
        ((-1.0, *TAIL[1:]), "not near 0"),
        ((1.0, 1.0, *TAIL[2:]), "sixth order"),
        ((1.0, -1.0, 0.5, *TAIL[3:]), "eighth order"),
    ]
    for numbers, words in cases:
        with pytest.raises(Undecided, match=words):
            encloses(numbers)
    with pytest.raises(Undecided, match="too large"):
        encloses((1.0, -1.0, -14.0, *TAIL[3:]))


def test_the_series_beyond_its_degree() -> None:
    """sum_{n>m} n^p B/R^{2n} u^{n-5}, summed: for p = 0 it is the bound itself."""
    with precision(BITS):
        near = Near(Ball(Fraction(7)), Fraction(3), Fraction(1), 6)
        for u in (Fraction(1, 10), Fraction(1), Fraction(2)):
            for power in (0, 1, 2):
                exact = sum(7 * Fraction(n) ** power * u ** (n - 5) / Fraction(3) ** n for n in range(7, 400))
                bound = near.beyond(u, power)
                assert not bound.surely_less(exact)
                assert bound.surely_less(exact * (Fraction(1001, 1000) if power == 0 else 3))
        for u in (Fraction(3), Fraction(29, 10)):
            with pytest.raises(Undecided):
                near.beyond(u, 2)


@pytest.mark.parametrize("d", ENDS)
def test_the_constants_are_those_of_the_expansion(d: int) -> None:
    found = built(d)
    exact = as_fraction(star(d)[0])
    with precision(BITS):
        peak = found.coupling()
        jump = found.moment(peak)
        pairs = [
            (peak.gap.terms[0], constant(d, exact)),
            (-peak.gap.terms[1], cube_constant(d, exact)),
            (jump.terms[0], jump_squared(d, exact)),
            (found.spinodal().gap.terms[0], 4 * constant(d, exact) / 3),
        ]
        for ball, value in pairs:
            near = Fraction(int(value * 2**100), 2**100)
            assert ball.overlaps(Ball.between(near - Fraction(1, 10**12), near + Fraction(1, 10**12)))
            assert ball.radius() < Fraction(1, 10**12)


def true_at(found: Landau, d: int, beta: float) -> bool:
    """K_c, m_1 and the spinodal by floats are in the models, at one beta."""
    with precision(BITS):
        peak, spinodal = found.coupling(), found.spinodal()
        moment = found.moment(peak)
    largest = float(found.near.first) ** 0.5
    known = truth(d, beta, largest)
    model = model_at(d, beta, 12)
    low, high = at(spinodal.gap, known.s)

    def excess(gap: float) -> float:
        kappa = 1 - gap * known.s**2
        return highest(model, kappa, largest, 1)[0] - (1 / kappa - 1) / (2 * d)

    slack = 1e-15 / known.s**3  # of the floats: L, near 1e-3, loses 1e-16, and is divided by a^2 s^2
    inside = [(at(peak.gap, known.s), known.gap, slack), (at(moment, known.s), known.moment, 5e-3)]
    inside.append(((low, high), low if excess(low - 10 * slack) > 0 > excess(high + 10 * slack) else -1.0, slack))
    return all(left - error <= x <= right + error for (left, right), x, error in inside)


@pytest.mark.parametrize("d", ENDS)
def test_k_c_is_what_floats_say(d: int) -> None:
    found = built(d)
    for share in (0.5, 0.99):
        beta = float(as_fraction(star(d)[0])) * (1 - share) + float(ENDS[d]) * share
        assert true_at(found, d, beta)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    sampled(
        [
            ("_peak", "(d - (e * self.alpha_2 * d).times_s())", "(d - (e * self.alpha_2 * 0).times_s())"),
            ("_peak", "(1 - kappa * self.alpha_2)", "(1 - kappa * Fraction(1, d))"),
            (
                "_peak",
                "self.alpha_3, self.alpha_4",
                "self.alpha_3 * 1.01, self.alpha_4".replace("1.01", "Fraction(101, 100)"),
            ),
            ("_peak", "self.alpha_3, self.alpha_4", "self.alpha_3, self.alpha_4 * Fraction(3, 2)"),
            ("_peak", "x * 2**weight, c_6", "x * 1**weight, c_6"),
            ("_peak", "c_6 * 3**weight", "c_6 * 2**weight"),
            ("_peak", "c_8 * 4**weight", "c_8 * 1**weight"),
            ("_peak", "kappa * (2 * d)", "kappa * d"),
            ("moment", "(kappa * kappa * (self.d * self.d))", "(kappa * self.d)"),
        ],
        4,
    ),
)
def test_without_a_factor_k_c_is_not(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    found = built(2)
    monkeypatch.setattr(Landau, name, rewritten(Landau, name, old, new))
    with contextlib.suppress(Undecided):
        assert not true_at(found, 2, 2.4541)


def test_the_weights_are_those_of_the_interval() -> None:
    """g_l = N_l alpha_l at both ends and between."""
    with precision(BITS):
        g = interaction_between(3, Fraction(18, 10), Fraction(19, 10), 6)
        for beta in (1.8, 1.85, 1.9):
            for ball, value in zip(g, model_at(3, beta, 7).g[1:6], strict=False):
                low, high = (float(as_fraction(x)) for x in (ball.lower(), ball.upper()))
                assert low * (1 - 1e-12) <= value <= high * (1 + 1e-12)


def test_a_disc_that_reaches_too_far_is_refused() -> None:
    plan = planned(2)
    with precision(BITS):
        setting = setting_beyond(2, plan)
        far = type(plan)(**{k: getattr(plan, k) for k in plan.__slots__} | {"reach": max(plan.disc.moments) - 1})
        with pytest.raises(Undecided, match="reaches farther"):
            near_of(setting, far)
        assert setting.g[0].overlaps(2)
        assert setting.g[1].surely_less(2)
