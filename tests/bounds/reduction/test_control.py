"""The negative control of the regime: at 1.002 beta_* everything that is computed passes, and the conclusion is false.

What keeps the rule from being used there is that it is stated at beta_*, where c_4 = 0 is an identity: with the
weights of 1.002 beta_* c_4 is positive, and the test of the series, which begins at c_6, does not look at it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.reduction import setting as settings
from certify.bounds.reduction.series import coefficients
from certify.bounds.reduction.setting import Setting, setting_of
from certify.bounds.reduction.uniqueness import check_uniqueness
from certify.checker.reduction import uniqueness as rule
from certify.checker.reduction.setting import LinearInteraction, setting_up_to
from certify.core.ball import Ball, precision
from certify.core.certificate import claim_document
from certify.core.claim import Claim
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.cover.reduction import ReductionPlan
from certify.search.bessel.threshold import beta_star_estimate
from certify.solve.reduction import uniqueness
from certify.solve.reduction.uniqueness import reduction_plan
from tests.bounds.reduction.isolation_scenes import Brute
from tests.checker.asked import outcome

D = 3
FACTOR = 1.002
BETA = Fraction(int(beta_star_estimate(D) * FACTOR * 2**50) + 64, 2**50)


def _true_weights(d: int, beyond: Any, modes: int) -> tuple[list[Ball], Ball]:
    """Those at `beyond`, g_2 too."""
    there = settings.linear_interaction(d, beyond, modes, modes)
    return [Ball(x.upper()) for x in there.g], Ball(there.tau.upper())


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> ReductionPlan:
    """A plan as if beta_* were 1.002 of it; it is proved by the same tests, with the weights that are true there."""
    for module in (settings, uniqueness):
        monkeypatch.setattr(module, "interaction_at_star", _true_weights)
    monkeypatch.setattr(uniqueness, "beta_star_estimate", lambda d: FACTOR * beta_star_estimate(d))
    reduction_plan.cache_clear()
    found = reduction_plan(D)
    reduction_plan.cache_clear()
    return found


def _setting(plan: ReductionPlan) -> Setting:
    with precision(plan.precision):
        return setting_of(D, plan)


def test_all_that_is_computed_passes_there(plan: ReductionPlan) -> None:
    assert as_fraction(plan.beyond) == BETA
    check_uniqueness(D, plan)


def test_c_4_is_positive_there(plan: ReductionPlan) -> None:
    """The demand c_4 <= 0 is what fails; at beta_* itself it is an identity."""
    with precision(plan.precision):
        c_4 = coefficients(D, _setting(plan).g[1:], plan.disc.degree)[1]
    assert c_4.surely_positive()


def test_the_conclusion_is_false_there(plan: ReductionPlan) -> None:
    """L(a) > a^2/(2d) at a small a, by brute force: K_c < K_# at 1.002 beta_*."""
    with precision(plan.precision):
        g = [float(x.upper().fraction()) for x in _setting(plan).g[1:]]
    brute, gaps = Brute(len(g) + 1), []
    for a in (0.05, 0.1, 0.2, 0.4):
        y = brute.at_rest(a, g)
        gaps.append(a * a / (2 * D) - y)
    assert min(gaps) < -1e-9
    assert gaps[-1] > 0


def _document(plan: ReductionPlan, place: Region) -> dict[str, Any]:
    evidence = {"rule": "reduction", **plan.as_mapping(), "terms": 80}
    details = {"transition": "continuous", "critical_coupling": "equal"}
    trust = ("entropy-lower-semicontinuity", "spherical-harmonics")
    return claim_document(
        Claim("regime", D, "proved", details=details, evidence=evidence, trust=trust, **place.place())
    )


def _as_if(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checker with the weights of `beyond`, g_2 too, and without the sides of beta_*."""

    def setting_at(family: Any, bessel: Any, beyond: Fraction, grid: int) -> Any:
        return setting_up_to(family, LinearInteraction(bessel, beyond, family.modes, 0), Fraction(1), grid)

    monkeypatch.setattr(rule, "setting_at", setting_at)
    monkeypatch.setattr(rule, "require_below", lambda *_: None)


def test_the_checker_refuses_it_by_its_side_of_beta_star(plan: ReductionPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else does: with the weights that are true there, and without that condition, it is accepted."""
    monkeypatch.undo()
    claim = _document(plan, Region.at(BETA))
    code, reason = outcome(claim)
    assert code == 1
    assert f"D_{D}(b) < 0" in reason
    _as_if(monkeypatch)
    assert outcome(claim) == (0, "")
