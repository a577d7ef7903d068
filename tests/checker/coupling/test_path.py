"""(H3) and (H4) against balls: the checker's bound of a segment is at least that of the lemma, and close to it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from certify.bounds.coupling import path as lemma
from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.quadrature import quadrature
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.density import Density
from certify.checker.coupling.family import family
from certify.checker.coupling.path import Place, require_below
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.checker.verdict import Invalid
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from tests.bounds.coupling.scenes import rewritten
from tests.checker.coupling.barrier_samples import barrier
from tests.checker.sample_certificates import document

CLOSE = Fraction(1, 10**15)
PAIRS = (
    ((), ("1", "1/10")),
    (("12/5", "2/5"), ("7/5", "1/5")),
    (("37/10", "16/5"), ("31/5", "23/5")),
    (("-27/10", "-27/10"), ("-27/5", "-61/10")),
    (("7/2", "2/5"), ("69/10", "-19/10")),
    (("1", "1/5"), ("1", "1/5")),
    "over the top",
)


class Both:
    """The density of the cover, for the checker and for Arb."""

    def __init__(self) -> None:
        claims = claims_of(document(*barrier().values()))
        context = Context(claims, Work())
        own: Any = next(claim for claim in claims if claim.label == "free-energy-barrier").evidence
        self.path, self.saddle = own.path, own.saddle
        cover: Any = next(claim for claim in claims if claim.label == "two-minimisers").evidence
        self.trial, self.coupling = cover.touch, cover.coupling
        self.near = Density(context, 3, Fraction(2), cover.touch, cover.coupling)
        self.own = family(context, 3, cover.touch)

    def fields(self, pair: Any) -> list[tuple[Fraction, ...]]:
        """With all modes; over the top: from a little below the saddle to a little beyond, as the path goes."""
        if pair == "over the top":
            top, after = self.fields(self.path[self.saddle - 1 : self.saddle + 1])
            return [tuple(x + k * (y - x) / 500 for x, y in zip(top, after, strict=True)) for k in (-1, 3)]
        return [(*map(Fraction, x), *[Fraction(0)] * (self.trial.modes - len(x))) for x in pair]

    def exact(self, pair: Any) -> Ball:
        """By Arb."""
        one, other = (BallMatrix.row(x) for x in self.fields(pair))
        g, _ = interaction_on(3, Fraction(2), Fraction(2), self.trial.modes).at(Ball.between(*self.coupling))
        quad = quadrature(3, self.trial.modes, self.trial.nodes, self.trial.ellipses)
        return lemma.rise(field_moments(quad, one), other, BallMatrix.row([1 / x for x in g]))


@pytest.fixture(scope="module")
def both() -> Both:
    return Both()


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_the_bound_of_a_segment(both: Both, pair: Any) -> None:
    one, other = both.fields(pair)
    found = Place(both.near, both.own, one).rise(other)
    with precision(300):
        exact = both.exact(pair)
        assert exact.surely_at_most(found + CLOSE)
        assert Ball(found).surely_at_most(exact + CLOSE)


def test_a_field_may_be_short(both: Both) -> None:
    one, other = both.fields(PAIRS[1])
    assert Place(both.near, both.own, one[:2]).rise(other) == Place(both.near, both.own, one).rise(other)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("__init__", " - self.moments.log_z", ""),
        ("rise", "1 - 2 * sum(map(abs, step))", "1"),
        ("rise", "w * (z - m)", "w * z"),
        ("rise", "square - ", "square * 0 - "),
        ("rise", "max(start, start + slope + bend / 2)", "start"),
        ("rise", "max(start, start + slope + bend / 2)", "start + slope + bend / 2"),
        ("rise", " - slope**2 / (2 * bend)", ""),
    ],
)
def test_each_term_counts(both: Both, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    """Without it the number of some segment is another one."""
    before = [Place(both.near, both.own, one).rise(other) for one, other in map(both.fields, PAIRS)]
    monkeypatch.setattr(Place, name, rewritten(Place, name, old, new))
    after = [Place(both.near, both.own, one).rise(other) for one, other in map(both.fields, PAIRS)]
    assert any(abs(x - y) > CLOSE for x, y in zip(before, after, strict=True))


def test_every_half_of_every_segment_counts(both: Both) -> None:
    """The highest bound decides, wherever it is."""
    fields = [field for pair in PAIRS[:3] for field in both.fields(pair)]
    halves = [
        Place(both.near, both.own, one).rise(other) for pair in pairwise(fields) for one, other in (pair, pair[::-1])
    ]
    most = max(halves)
    for order in (fields, fields[::-1]):
        require_below(both.near, both.own, order, most)
        with pytest.raises(Invalid, match="of the path"):
            require_below(both.near, both.own, order, most - Fraction(1, 10**30))
