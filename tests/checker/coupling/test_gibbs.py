"""The Gibbs bound of the checker lies below F_K of a density in the box, and each of its terms is needed for that."""

from __future__ import annotations

from fractions import Fraction
from math import log
from types import SimpleNamespace
from typing import Any

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import up
from certify.checker.coupling import gibbs
from certify.checker.coupling.boxes import Setting
from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests
from tests.checker.coupling.sphere import BITS, SLACK, field, means, on_sphere, partition

GRID = 60
A = 1.2


def units(x: float) -> int:
    return int(Fraction(x) * 2**GRID)


def setting(g: float, tau: float) -> Setting:
    """One mode with the coupling g, and a tail of total coupling tau."""
    family = on_sphere(40, Fraction(3), modes=1)
    couplings: Any = SimpleNamespace(
        increasing=True, signed=False, g=[up(int(Fraction(g) * 2**BITS), BITS)], tau=Fraction(tau)
    )
    return Setting(family, couplings, GRID, (0,))


def bound(g: float, tau: float, low: float | None, high: float | None) -> Fraction:
    """The bound for a box of m_1, with an end at the mean of the density where none is given."""
    lower, upper = (units(means(A)[0] if x is None else x) for x in (low, high))
    found: list[Fraction] = []
    with pytest.MonkeyPatch.context() as patch:  # in the names of the function: a rewritten one has its own
        patch.setitem(gibbs.require_gibbs.__globals__, "require_less", lambda _, zero, right: found.append(right))
        gibbs.require_gibbs(setting(g, tau), (lower,), (upper,), field(A, 1), "x")
    return found[0]


def below(g: float, tau: float, low: float | None, high: float | None) -> bool:
    """The density with the field a = 1.2 of P_1 and a tail of the one mode P_2 is in the box: F_K = H - E_K."""
    first, second = means(A)
    free = A * first - log(partition(A)) - (g * first * first + tau * second * second) / 2
    return bound(g, tau, low, high) <= Fraction(free) + SLACK


GIBBS = (gibbs, "require_gibbs")
SCENES: dict[str, Scene] = {
    "upper end": holds(below, 8.0, 0.8, 0.15, None),
    "lower end": holds(below, 1.0, 0.0, None, 0.6),
    "both": holds(below, 1.0, 0.8, None, None),
}
TERMS: list[Term] = [
    ("both", GIBBS, " - first * first * up(setting.tau(), p) / 2", ""),
    ("both", GIBBS, "-setting.family.log_partition(field) - first", "-first"),
    ("lower end", GIBBS, "(setting.number(low), setting.number(high))", "(setting.number(high),)"),
    ("upper end", GIBBS, "(setting.number(low), setting.number(high))", "(setting.number(low),)"),
    ("lower end", GIBBS, " - g.high * z", ""),
    ("upper end", GIBBS, " - g.high * z", ""),
]
test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


def test_a_bound_that_is_not_positive_is_refused() -> None:
    """At the uniform density F_K is 0, so no box that holds it passes."""
    with pytest.raises(Invalid, match="0 < Gibbs bound"):
        gibbs.require_gibbs(setting(1.0, 0.0), (0,), (units(0.5),), field(A, 1), "x")
