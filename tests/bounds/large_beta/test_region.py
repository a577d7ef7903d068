"""Where minimisers lie for large beta: every condition of the cells is needed, and minimisers in floats are inside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from certify.bounds.large_beta import region as bound
from certify.bounds.large_beta.law import Lower
from certify.bounds.large_beta.region import Region, prove_region
from certify.bounds.large_beta.root import root
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region as Place
from certify.cover.law import CapPlan, LawPlan
from certify.search.large_beta.region import cap_plan
from certify.solve.large_beta.law import large_beta
from tests.bounds.large_beta.zonal import Zonal, angles
from tests.degenerate.plant import without


@cache
def region(d: int, beta: int) -> Region:
    law = large_beta(d, Place(Fraction(beta), "inf"))
    least, most = law.details["remainder"]["lower"], law.details["remainder"]["upper"]
    scale = root(d, Fraction(beta), 64)
    plan = cap_plan(d, beta, float(as_fraction(scale.lower)), float(least), float(most))
    assert plan is not None
    return Region(Lower(d, Fraction(beta), scale, LawPlan(least, plan.inner, plan.head)), most, plan)


@pytest.mark.parametrize(("d", "beta"), [(3, 2000), (6, 1000)])
def test_the_cells_are_settled(d: int, beta: int) -> None:
    with precision(96):
        nodes = prove_region(region(d, beta))
    assert nodes[0] == region(d, beta).plan.first


@pytest.mark.parametrize(("d", "beta"), [(2, 10**7), (3, 10**4)])
def test_the_minimiser_of_floats_is_inside(d: int, beta: int) -> None:
    """At beta itself and at ten times it; the inner region is not much too large, either."""
    found = region(d, beta)
    for at in (beta, 10 * beta):
        q = float(as_fraction(root(d, Fraction(at), 64).lower))
        coupling = q - (d * d - 1) / (8 * q)
        zonal = Zonal(d - 1, at, -coupling * 2 * at * (1 - np.cos(angles())))
        for _ in range(5):
            zonal = Zonal(d - 1, at, 2 * coupling * (zonal.phi - zonal.s))
        fall, steep = q * (1 - zonal.s), q * (1 - zonal.s + 2 * float(found.plan.slope[1]) * zonal.r)
        assert 0.1 * float(found.plan.fall) < fall < float(found.plan.fall)
        assert steep < float(found.plan.steep)


def _fails(found: Region) -> bool:
    try:
        with precision(96):
            prove_region(found)
    except Undecided:
        return True
    return False


def _changed(found: Region, **changes: Any) -> Region:
    return replace(found, plan=replace(found.plan, **changes))


CHANGES: dict[str, Callable[[CapPlan], dict[str, Any]]] = {
    "k_0 too small": lambda plan: {"slope": (plan.slope[0] * Fraction(9, 10), plan.slope[1])},
    "k = k_0": lambda plan: {"slope": (plan.slope[0], plan.slope[0])},
    "k > 1": lambda plan: {"slope": (plan.slope[0], Fraction(9, 8))},
    "near too small": lambda _: {"near": Fraction(1, 10**6)},
    "far too small": lambda _: {"far": Fraction(1, 10**6)},
    "near too large": lambda _: {"near": Fraction(1, 2)},
    "far too large": lambda _: {"far": Fraction(1, 2)},
    "cells of y begin late": lambda plan: {"falls": plan.falls[1:]},
    "cells of y end early": lambda plan: {"falls": plan.falls[:-1]},
    "cells of tau begin late": lambda plan: {"turns": plan.turns[1:]},
    "cells of tau end early": lambda plan: {"turns": plan.turns[:-1]},
    "J begins late": lambda plan: {"first": plan.first + Fraction(1, 20)},
    "J begins early": lambda plan: {"first": plan.first - Fraction(1, 20)},
    "the inner region too small": lambda plan: {"fall": plan.fall * Fraction(3, 4)},
    "the inner region too thin": lambda plan: {"steep": plan.steep * Fraction(3, 4)},
    "no room for the south": lambda plan: {"fall": Fraction(1, 10**9), "steep": Fraction(1, 10**9)},
    "a head too large": lambda _: {"plane": 40},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_plan_is_refused(name: str) -> None:
    found = region(3, 2000)
    assert _fails(_changed(found, **CHANGES[name](found.plan)))


TERMS = (
    "small += Ball(best * (2 * k * r[1] + 2 * s[1] * plan.near - j)).exp() * self.mean / plan.far",
    "small += Ball(best * (4 * k * r[1] - j)).exp() * self.mean / plan.near",
    " - Ball(steep).log()",
    "exponent += log_excess(n, Ball(2 * best * steep), plan.plane) - lower.plan.most / q",
)


@pytest.mark.parametrize("term", TERMS)
def test_a_dropped_term_is_seen(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it some cell is judged otherwise; near and far as small as may be, so that their terms count."""
    with precision(96):
        least = region(3, 2000).mean.upper().fraction() * 2
    near = Fraction(1, 5) if "plan.far" in term else least
    shown = _changed(region(3, 2000), near=near, far=least)
    cells = [((s, s + Fraction(1, 100)), (r, r + Fraction(1, 200))) for s in _grid(60, 99) for r in _grid(1, 40)]
    with precision(96):
        before = [shown.excluded(*cell) for cell in cells]
        monkeypatch.setattr(bound.Region, "excluded", without(bound.Region.excluded, term))
        after = [shown.excluded(*cell) for cell in cells]
    assert before != after


def _grid(first: int, last: int) -> list[Fraction]:
    return [Fraction(i, 100) for i in range(first, last, 2)]


@pytest.mark.parametrize("above", [Fraction(1, 20), Fraction(1, 5)])
def test_a_coupling_above_the_critical_one_is_not_certified(above: Fraction) -> None:
    """With Q_0 above q_* by so much the uniform density is undercut near the pole's cap: the cells there must fail."""
    found = region(3, 2000)
    raised = replace(found.lower, plan=replace(found.lower.plan, most=-above * found.lower.q))
    assert _fails(replace(_changed(found, fall=Fraction(1, 4), steep=Fraction(1, 3)), lower=raised))
