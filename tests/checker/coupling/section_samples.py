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

STEPS: Final = ((Fraction(0), 0), (Fraction(1, 50), 0), (Fraction(-1, 50), 0), (Fraction(0), 10**100))
"""From the first entry of the field of the saddle; the first entry of the vector, if it is another one."""
PLACES: Final = ((0, Fraction(1, 2)), (0, 1 - Fraction(1, 10**12)), (1, Fraction(3, 4)))
"""Which density, and theta."""
CLOSE: Final = Fraction(1, 10**15)


class Both:
    """The section of the certificate for the checker, and for Arb."""

    def __init__(self, package: Any = checker) -> None:
        claims = {claim.label: claim for claim in package.registry.claims_of(document(*barrier().values()))}
        self.package, work = package, package.arithmetic.series.Work()
        self.context = package.document.context.Context([*claims.values()], work)
        self.evidence = claims["free-energy-barrier"].given(package.coupling.barrier_form.Section)
        cover: Any = claims["two-minimisers"].evidence
        field = self.evidence.path[self.evidence.saddle - 1]
        self.trial = replace(cover.touch, field=(*field, *[Fraction(0)] * (cover.touch.modes - len(field))))
        self.coupling = cover.coupling
        away = tuple(x + (Fraction(k % 3 - 1, 50) if k < 5 else 0) for k, x in enumerate(self.trial.field))
        self.trials = (self.trial, replace(self.trial, field=away))
        density = package.coupling.density.Density
        self.densities = [density(self.context, 3, Fraction(2), x, cover.coupling) for x in self.trials]
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

    def vector(self, entry: int) -> tuple[int, ...]:
        """That of the certificate, with another first entry if there is one."""
        own: tuple[int, ...] = self.evidence.star_vector
        return (entry, *own[1:]) if entry else own

    def theta(self, step: Fraction, entry: int) -> Fraction:
        """By the checker."""
        evidence = replace(self.evidence, star_vector=self.vector(entry))
        found: Fraction = self.package.coupling.section.section_theta(
            self.setting, evidence, self.trial.field[0] + step
        )
        return found

    def exact_theta(self, step: Fraction, entry: int) -> Ball:
        """By Arb."""
        plan = replace(self.plan, star_vector=self.vector(entry))
        section = Balls.at(Exponential(3, Fraction(2)), Ball.between(*self.coupling), plan)
        return section.theta(self.trial.field[0] + step)

    def values(self) -> list[Fraction]:
        """By the checker, at the saddle for the thetas, and at a field that is not critical for the first."""
        value, c = self.package.coupling.section.section_value, self.evidence.c
        return [value(self.densities[k], c, theta) for k, theta in PLACES]

    def exact_values(self) -> list[Ball]:
        """By Arb."""
        sizes = TouchSizes(self.trial.modes, self.trial.nodes, self.trial.ellipses, 300)
        kernel = Exponential(3, Fraction(2))
        touches = [explicit_touch(kernel, sizes, BallMatrix.row(trial.field)) for trial in self.trials]
        k = Ball.between(*self.coupling)
        return [value_in_balls(touches[i], k, self.evidence.c, Ball(theta)) for i, theta in PLACES]


def _ends(x: Ball) -> tuple[Fraction, Fraction]:
    return x.lower().fraction(), x.upper().fraction()


@cache
def exact_thetas() -> list[tuple[Fraction, Fraction]]:
    """By Arb, for the steps, without the room that is left there beside the Perron vector."""
    both, room = Both(), perron._ROOM
    perron._ROOM = 0
    try:
        with precision(120):
            return [_ends(both.exact_theta(*step)) for step in STEPS]
    finally:
        perron._ROOM = room


@cache
def exact_values() -> list[tuple[Fraction, Fraction]]:
    """By Arb."""
    with precision(300):
        return [_ends(x) for x in Both().exact_values()]
