"""The regime by the reduction: what is proved, by both routes, and what is not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from certify.bounds.reduction import setting as settings
from certify.bounds.reduction.uniqueness import check_uniqueness
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import float_kappa
from tests.bounds.reduction.proved import D, plan, setting


def test_the_plan_is_proved() -> None:
    check_uniqueness(D, plan())


def test_the_weights_bound_those_at_beta_star() -> None:
    """g_1 = d and g_2 = N_2/d exactly, the others from above, with the tail."""
    kappa = float_kappa(D, beta_star_estimate(D), 80)
    g = kappa / kappa[0] * D
    found = [float(x.upper().fraction()) for x in setting().g]
    assert found[:2] == pytest.approx([D, (D - 1) * (D + 2) / (2 * D)], rel=1e-15)
    assert found == pytest.approx(g[: len(found)], rel=1e-10)
    assert all(x >= y * (1 - 1e-13) for x, y in zip(found, g, strict=False))
    assert float(setting().tau.upper().fraction()) >= g[len(found) :].sum() > 0


def test_l_is_below_the_parabola() -> None:
    """a^2/(2d) - L(a) > 0 by brute force, where the plan says so; beyond beta_* it is not."""
    assert _least(beta_star_estimate(D)) > 0
    assert _least(1.02 * beta_star_estimate(D)) < 0


def _least(beta: float) -> float:
    kappa = float_kappa(D, beta, 12)
    g = kappa / kappa[0] * D
    family, least = FloatFamily(D, 12), np.inf
    for a in np.linspace(0.3, D * float(setting().number(plan().reach)), 40):
        y = np.zeros(11)
        for _ in range(200):
            value, mean, _ = family.moments(np.concatenate([[a], y]))
            y = g[1:] * mean[1:]
        value = family.partition(np.concatenate([[a], y]))[0] - (y * y / (2 * g[1:])).sum()
        least = min(least, a * a / (2 * D) - value)
    return float(least)


def _beyond(factor: Fraction) -> Dyadic:
    x = Fraction(beta_star_estimate(D)) * factor
    return Dyadic(int(x * 2**50), -50)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"beyond": _beyond(Fraction(9, 10))}, "not beyond"),
        ({"beyond": _beyond(Fraction(11, 10))}, "first moment"),
        ({"reach": plan().reach * 99 // 100}, "first moment"),
        ({"theta": Fraction(1, 2)}, "concave"),
        ({"chords": (plan().chords[0], plan().chords[-1])}, "chord"),
        ({"chords": (plan().chords[1], *plan().chords[2:])}, "series"),
        ({"nodes": 12}, "polydisc|coarse"),
    ],
)
def test_what_is_not_proved(change: dict[str, object], words: str) -> None:
    with pytest.raises((Undecided, ValueError), match=words):
        check_uniqueness(D, replace(plan(), **change))  # type: ignore[arg-type]  # one field of its own type


def test_larger_weights_make_the_function_larger() -> None:
    """Why g_l at a number beyond beta_* may stand for those at beta_*."""
    with precision(80):
        near = settings.interaction_at_star(D, _beyond(Fraction(101, 100)), 12)
        far = settings.interaction_at_star(D, _beyond(Fraction(11, 10)), 12)
    assert all(x.surely_less(y) for x, y in zip(near[0][2:], far[0][2:], strict=True))
    assert near[1].surely_less(far[1])
