"""The numbers of the pieces of a real certificate, by a checker's integers beside those of the balls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any, Final

from certify.bounds.branch.departure import Departure
from certify.bounds.branch.metric import Metric
from certify.bounds.branch.tube import Piece
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.kernel import Exponential
from certify.checker.registry import claims_of
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Dyadic
from certify.cover.branch import BranchPiece
from tests.bounds.coupling.other_route import middle
from tests.checker.branch.samples import branch
from tests.checker.sample_certificates import document

BITS = 200
SINGLE = ("n", "gap", "turn", "cubic", "rest", "push", "theta", "off")
LISTS = ("along", "series", "drift", "across")
OF_DEPARTURE = ("second", "turn", "drift", "threshold", "image", "coupling", "theta")
RELATIVE, ABSOLUTE = 1e-9, 1e-25


@cache
def given() -> Any:
    """The evidence, parsed, and beta."""
    (claim,) = claims_of(document(branch()["branch-fold"]))
    return claim.evidence, claim.region.beta


FEW: Final = 4
"""So many modes that what is beyond them counts."""
PLACES: Final = (Fraction(1, 2), Fraction(-3))
"""In widths of a piece: where a field is put that has to meet it."""
_CUT: Final = ("n", "gap", "turn", "cubic", "rest", "push")


def _cases() -> Iterator[tuple[str, int, list[Any], tuple[str, ...]]]:
    """Both ends and the fold, and a piece with a few modes: modes, pieces, and names of numbers."""
    evidence, _ = given()
    first, *_, piece = evidence.pieces
    yield "", evidence.modes, [first, evidence.pieces[evidence.fold - 1], piece], SINGLE
    rows = {name: getattr(piece, name)[:FEW] for name in ("field", "tangent", "bend")}
    yield "few ", FEW, [replace(piece, **rows)], _CUT


@cache
def balls() -> dict[str, list[float]]:
    """By name: the numbers of all pieces, and of the departure."""
    evidence, beta = given()
    found: dict[str, list[float]] = {}
    with precision(BITS):
        for case, modes, plans, names in _cases():
            metric = Metric.of(Exponential(3, beta).interaction(modes))
            quad = quadrature(3, modes, evidence.nodes, evidence.ellipses)
            pieces = [Piece.at(metric, quad, _plan(x, modes)) for x in plans]
            departure = Departure(3, metric, Ball(evidence.first), Ball(evidence.first_radius))
            found |= {case + name: [middle(getattr(piece, name)) for piece in pieces] for name in names}
            found |= {case + name: [middle(x) for piece in pieces for x in getattr(piece, name)] for name in LISTS}
            found[case + "defects"] = [middle(x) for piece in pieces for x in (piece.start, piece.defect)]
            found[case + "departure"] = [middle(getattr(departure, name)) for name in OF_DEPARTURE]
            if not case:
                found["bounds"] = [middle(x) for piece in pieces for x in (piece.least, piece.coupling)]
                found["highest"] = [middle(piece.highest()) for piece in pieces]
                found["meeting"] = [
                    middle(x)
                    for piece, plan in zip(pieces, plans, strict=True)
                    for place in PLACES
                    for x in piece.meeting(BallMatrix.row(_beside(plan, place)), Ball(plan.radius))
                ]
    return found


def integers(package: Any) -> dict[str, list[float]]:
    """The same by a checker."""
    evidence, beta = given()
    coupling, work = package.coupling, package.arithmetic.series.Work(10**9)
    bits = evidence.bits
    bessel = package.arithmetic.series.Bessel(3, bits, evidence.terms, work)
    found: dict[str, list[float]] = {}
    for case, modes, plans, names in _cases():
        space = package.branch.space.Space(
            coupling.interaction.Interaction(bessel, beta, modes, coupling.interaction.UNIT)
        )
        own = coupling.family.Family(3, modes, evidence.nodes, evidence.ellipses, bits, work)
        pieces = [package.branch.tube.Piece(space, own, x) for x in plans]
        departure = package.branch.departure.Departure(3, space, evidence.first, evidence.first_radius)
        found |= {case + name: [_middle(getattr(piece, name)) for piece in pieces] for name in names}
        found |= {case + name: [_middle(x) for piece in pieces for x in getattr(piece, name)] for name in LISTS}
        found[case + "defects"] = [_middle(x) for piece in pieces for x in piece._defects]
        found[case + "departure"] = [_middle(getattr(departure, name)) for name in OF_DEPARTURE]
        if not case:
            found["bounds"] = [_middle(x) for piece in pieces for x in piece._bounds]
            found["highest"] = [float(piece.highest()) for piece in pieces]
            found["meeting"] = [
                float(x)
                for piece, plan in zip(pieces, plans, strict=True)
                for place in PLACES
                for x in piece.meeting(_beside(plan, place), package.arithmetic.ball.Ball.exact(plan.radius, bits))
            ]
    return found


def apart(package: Any) -> Iterator[str]:
    """Names of numbers that differ."""
    other = integers(package)
    for name, row in balls().items():
        pairs = zip(row, other[name], strict=True)
        if any(abs(x - y) > RELATIVE * abs(x) + ABSOLUTE for x, y in pairs):
            yield name


def _beside(piece: Any, place: Fraction) -> list[Fraction]:
    """A field off the parabola of a piece: twice as far out in the third mode, and other parts of V and W."""
    modes = given()[0].modes
    rows = [[*x, *[Fraction(0)] * (modes - len(x))] for x in (piece.field, piece.tangent, piece.bend)]
    s = place * piece.width
    row = [a + s * b + 2 * s**2 * c for a, b, c in zip(*rows, strict=True)]
    row[2] *= 1 + s
    return row


def _middle(x: Any) -> float:
    return float(Fraction(x.m, 1 << x.p))


def _plan(piece: Any, modes: int) -> BranchPiece:
    rows = (piece.field, piece.tangent, piece.bend)
    lists = [(*map(_dyadic, x), *[Dyadic(0, 0)] * (modes - len(x))) for x in rows]
    return BranchPiece(lists[0], lists[1], lists[2], _dyadic(piece.width), _dyadic(piece.radius))


def _dyadic(x: Fraction) -> Dyadic:
    return Dyadic(x.numerator, 1 - x.denominator.bit_length())
