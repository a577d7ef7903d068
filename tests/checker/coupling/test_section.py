"""(H1) and (H2) against balls: the checker's numbers are on the safe side of Arb's, and close to them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.coupling.density import explicit_touch
from certify.bounds.coupling.section import Section as Balls
from certify.bounds.coupling.section import section_value as value_in_balls
from certify.bounds.kernels.kernel import Exponential
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.coupling import section as module
from certify.checker.coupling.barrier_form import Section
from certify.checker.coupling.density import Density
from certify.checker.coupling.family import family
from certify.checker.coupling.interaction import Interaction
from certify.checker.coupling.section import Raised, section_theta, section_value
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.cover.section import SectionPlan
from certify.cover.sizes import TouchSizes
from tests.bounds.coupling.scenes import rewritten
from tests.checker.coupling.barrier_samples import barrier
from tests.checker.sample_certificates import document

CLOSE = Fraction(1, 10**15)


class Both:
    """The section of the certificate for the checker, and for Arb."""

    def __init__(self) -> None:
        claims = {claim.label: claim for claim in claims_of(document(*barrier().values()))}
        self.context, self.evidence = Context([*claims.values()], Work()), claims["free-energy-barrier"].given(Section)
        cover: Any = claims["two-minimisers"].evidence
        field = self.evidence.path[self.evidence.saddle - 1]
        self.trial = replace(cover.touch, field=(*field, *[Fraction(0)] * (cover.touch.modes - len(field))))
        self.coupling = cover.coupling
        self.density = Density(self.context, 3, Fraction(2), self.trial, cover.coupling)
        bessel = Bessel(3, self.evidence.bits, self.evidence.terms, self.context.work)
        interaction = Interaction(bessel, Fraction(2), self.evidence.modes, cover.coupling)
        own = family(self.context, 3, self.evidence)
        self.setting = Raised(own, interaction, self.evidence.grid, self.evidence.weights, Fraction(0))
        own_values = {
            name: getattr(self.evidence, name) for name in SectionPlan.__dataclass_fields__ if name != "stand_in"
        }
        self.plan = SectionPlan(**own_values | {"stand_in": self.evidence.weights})

    def theta(self, first: Fraction) -> Ball:
        return Balls.at(Exponential(3, Fraction(2)), Ball.between(*self.coupling), self.plan).theta(first)

    def value(self, theta: Fraction) -> Ball:
        sizes = TouchSizes(self.trial.modes, self.trial.nodes, self.trial.ellipses, 300)
        row = BallMatrix.row(self.trial.field)
        touch = explicit_touch(Exponential(3, Fraction(2)), sizes, row)
        return value_in_balls(touch, Ball.between(*self.coupling), self.evidence.c, Ball(theta))


@pytest.fixture(scope="module")
def both() -> Both:
    return Both()


@pytest.mark.parametrize("step", [Fraction(0), Fraction(1, 50), Fraction(-1, 50)])
def test_theta(both: Both, monkeypatch: pytest.MonkeyPatch, step: Fraction) -> None:
    """Without the room that Arb leaves beside the Perron vector."""
    monkeypatch.setattr("certify.bounds.coupling.perron._ROOM", 0)
    first = both.trial.field[0] + step
    found = section_theta(both.setting, both.evidence, first)
    with precision(120):
        exact = both.theta(first)
        assert exact.surely_less(found + Fraction(1, 10**5))
        assert Ball(found - Fraction(1, 10**5)).surely_less(exact)


def test_the_least_value(both: Both) -> None:
    with precision(300):
        for theta in (Fraction(1, 2), 1 - Fraction(1, 10**12)):
            found = section_value(both.density, both.evidence.c, theta)
            exact = both.value(theta)
            assert Ball(found).surely_at_most(exact.upper())
            assert Ball(exact.lower()).surely_at_most(found + CLOSE * 10**3)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("section_theta", "deviations[0] = ceil_of(abs(first - Fraction(field[0], 1 << p)), p)", "deviations[0] = 0"),
        ("section_theta", " + 2 * setting.tau_b(upper)", ""),
        ("section_theta", " + setting.tau()", ""),
        ("section_theta", "exp(up(u, p)).high * centre", "(1 << p) * centre"),
    ],
)
def test_each_term_of_theta_counts(both: Both, name: str, old: str, new: str) -> None:
    """Without it the number is smaller than what the lemma has, by far more than rounding."""
    first = both.trial.field[0] + Fraction(1, 50)
    own = section_theta(both.setting, both.evidence, first)
    assert rewritten(module, name, old, new)(both.setting, both.evidence, first) < own - CLOSE


def test_each_term_of_the_value_counts(both: Both) -> None:
    """Without it the bound is higher."""
    theta = 1 - Fraction(1, 10**12)
    own = section_value(both.density, both.evidence.c, theta)
    for old, new in (
        (" - density.log_partition", ""),
        (" - g.g[0] * place / 2", ""),
        (" - defect / (2 * (1 - theta))", ""),
        (" + g.tau", ""),
    ):
        assert rewritten(module, "section_value", old, new)(both.density, both.evidence.c, theta) > own
