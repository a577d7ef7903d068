"""Segments of a path for any package of the checker, and for Arb: the bounds of FORMAT/barrier.md (H3)."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any, Final

from certify import checker
from certify.bounds.coupling import path as lemma
from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from tests.checker.coupling.barrier_samples import barrier
from tests.checker.sample_certificates import document

CLOSE: Final = Fraction(1, 10**15)
PAIRS: Final = (
    ((), ("1", "1/10")),
    (("12/5", "2/5"), ("7/5", "1/5")),
    (("37/10", "16/5"), ("31/5", "23/5")),
    (("-27/10", "-27/10"), ("-27/5", "-61/10")),
    (("7/2", "2/5"), ("69/10", "-19/10")),
    (("1", "1/5"), ("1", "1/5")),
    (("3/10", "1/50"), ("2/5", "3/100")),
    (("2", "3/10"), ("11/5", "33/100")),
    (-1, 3),
    (3, 7),
)
"""Two fields, or places beside the saddle in 500ths of the next segment: over the top, and down from it."""


class Both:
    """The density of the cover, for the checker and for Arb."""

    def __init__(self, package: Any = checker) -> None:
        self.place = package.coupling.path.Place
        claims = package.registry.claims_of(document(*barrier().values()))
        context = package.document.context.Context(claims, package.arithmetic.series.Work())
        own: Any = next(claim for claim in claims if claim.label == "free-energy-barrier").evidence
        self.path, self.saddle = own.path, own.saddle
        cover: Any = next(claim for claim in claims if claim.label == "two-minimisers").evidence
        self.trial, self.coupling = cover.touch, cover.coupling
        self.near = package.coupling.density.Density(context, 3, Fraction(2), cover.touch, cover.coupling)
        self.own = package.coupling.family.family(context, 3, cover.touch)

    def fields(self, pair: Any) -> list[tuple[Fraction, ...]]:
        """With all modes."""
        if isinstance(pair[0], int):
            top, after = self.fields(self.path[self.saddle - 1 : self.saddle + 1])
            return [tuple(x + k * (y - x) / 500 for x, y in zip(top, after, strict=True)) for k in pair]
        return [(*map(Fraction, x), *[Fraction(0)] * (self.trial.modes - len(x))) for x in pair]

    def at(self, field: Any) -> Any:
        """A place of the checker's."""
        return self.place(self.near, self.own, field)

    def rise(self, pair: Any) -> Fraction:
        """By the checker."""
        one, other = map(self.at, self.fields(pair))
        found: Fraction = one.rise(other)
        return found

    def exact(self, pair: Any) -> Ball:
        """By Arb."""
        one, other = (BallMatrix.row(x) for x in self.fields(pair))
        g, _ = interaction_on(3, Fraction(2), Fraction(2), self.trial.modes).at(Ball.between(*self.coupling))
        quad = quadrature(3, self.trial.modes, self.trial.nodes, self.trial.ellipses)
        return lemma.rise(field_moments(quad, one), field_moments(quad, other), BallMatrix.row([1 / x for x in g]))


@cache
def exact_rises() -> list[tuple[Fraction, Fraction]]:
    """Bounds by Arb for the pairs, those of the checker itself."""
    both = Both()
    with precision(300):
        found = [both.exact(pair) for pair in PAIRS]
        return [(x.lower().fraction(), x.upper().fraction()) for x in found]
