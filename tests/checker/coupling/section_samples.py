"""The section of a certificate for any package of the checker, and for Arb: FORMAT/barrier.md (H1), (H2)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any, Final

from certify import checker
from certify.bounds.coupling import perron
from certify.bounds.coupling.density import explicit_touch
from certify.bounds.coupling.section import Section as Balls
from certify.bounds.coupling.section import section_value as value_in_balls
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.cover.section import SectionPlan
from certify.cover.sizes import TouchSizes
from tests.checker.coupling.barrier_samples import barrier
from tests.checker.sample_certificates import document

STEPS: Final = (Fraction(0), Fraction(1, 50), Fraction(-1, 50))
"""From the first entry of the field of the saddle."""
THETAS: Final = (Fraction(1, 2), 1 - Fraction(1, 10**12))
CLOSE: Final = Fraction(1, 10**15)


class Both:
    """The section of the certificate for the checker, and for Arb."""

    def __init__(self, package: Any = checker) -> None:
        claims = {claim.label: claim for claim in package.registry.claims_of(document(*barrier().values()))}
        work = package.arithmetic.series.Work()
        self.context = package.document.context.Context([*claims.values()], work)
        self.evidence = claims["free-energy-barrier"].given(package.coupling.barrier_form.Section)
        cover: Any = claims["two-minimisers"].evidence
        field = self.evidence.path[self.evidence.saddle - 1]
        self.trial = replace(cover.touch, field=(*field, *[Fraction(0)] * (cover.touch.modes - len(field))))
        self.coupling = cover.coupling
        self.density = package.coupling.density.Density(self.context, 3, Fraction(2), self.trial, cover.coupling)
        bessel = package.arithmetic.series.Bessel(3, self.evidence.bits, self.evidence.terms, work)
        interaction = package.coupling.interaction.Interaction(bessel, Fraction(2), self.evidence.modes, cover.coupling)
        own = package.coupling.family.family(self.context, 3, self.evidence)
        self.setting = package.coupling.section.Raised(
            own, interaction, self.evidence.grid, self.evidence.weights, Fraction(0)
        )
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

    def ends(self, x: Ball) -> tuple[Fraction, Fraction]:
        """Those of a ball."""
        return x.lower().fraction(), x.upper().fraction()


@cache
def exact_thetas() -> list[tuple[Fraction, Fraction]]:
    """By Arb, for the steps, without the room that is left there beside the Perron vector."""
    both, room = Both(), perron._ROOM
    perron._ROOM = 0
    try:
        with precision(120):
            return [both.ends(both.theta(both.trial.field[0] + step)) for step in STEPS]
    finally:
        perron._ROOM = room


@cache
def exact_values() -> list[tuple[Fraction, Fraction]]:
    """By Arb, for the thetas."""
    both = Both()
    with precision(300):
        return [both.ends(both.value(theta)) for theta in THETAS]
