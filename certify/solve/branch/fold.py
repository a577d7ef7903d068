"""The curve of critical densities between the uniform one and the other minimiser at K_c, and the least K on it.

The search proposes tubes about pieces of it; `certify.bounds.branch.tube` and `.departure` prove that it runs in
them, and a cover at the same beta says where it ends.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from certify.bounds.branch.departure import Departure
from certify.bounds.branch.metric import Metric
from certify.bounds.branch.tube import Piece
from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.branch import BranchPlan
from certify.search.branch.plan import branch_plan
from certify.search.coupling.density import minimiser_of
from certify.search.coupling.interaction import FloatExponential
from certify.search.untrusted import untrusted
from certify.solve.coupling.density import polished
from certify.solve.coupling.near import Near
from certify.solve.evidence import series_evidence
from certify.solve.question import FOLD

_TRUST: Final = (SEMICONTINUITY, HARMONICS)
_DIGITS: Final = 12
"""As many as floats give."""
_SPARE = 6


def fold_claim(d: int, beta: Fraction, digits: int, near: Near) -> Claim:
    """The claim `branch-fold`, to at most 12 digits."""
    try:
        with untrusted():
            minimiser = minimiser_of(FloatExponential(d, float(beta)))
            if minimiser is None:
                raise Undecided("the search found no other minimiser")
            with precision(near.sizes.bits):
                minimiser = polished(minimiser, near.touch)
            plan, level = branch_plan(minimiser, min(digits, _DIGITS))
        return _proved(d, beta, near, plan, level)
    except Undecided as error:
        return Claim(FOLD, d, "inconclusive", beta=beta, reason=str(error))


def _proved(d: int, beta: Fraction, near: Near, plan: BranchPlan, level: float) -> Claim:
    bits = plan.precision + 2 * plan.modes
    with precision(bits):
        metric = Metric.of(Exponential(d, beta).interaction(plan.modes))
        quad = quadrature(d, plan.modes, plan.nodes, plan.ellipses)
        pieces = [Piece.at(metric, quad, piece) for piece in plan.pieces]
        low = Dyadic.from_float(level)
        high = round_to(pieces[plan.fold].highest().upper(), 64, up=True)
        departure = Departure(d, metric, Ball(plan.first), Ball(plan.first_radius))
        follow(departure, pieces, plan.fold, low, end_of(near, metric))
        if not (Ball(high).surely_less(near.coupling.lower) and Ball(high).surely_less(departure.threshold)):
            raise Undecided("the least K on the branch is not shown to be below K_c")
    evidence = {"rule": "branch", "terms": series_evidence(d, beta, bits)["terms"], **plan.as_mapping()}
    return Claim(FOLD, d, "proved", Enclosure(low, high), beta, evidence=evidence, trust=_TRUST)


def follow(departure: Departure, pieces: list[Piece], fold: int, level: Dyadic, end: tuple[BallMatrix, Ball]) -> None:
    """From the uniform density through all of the pieces to the end, K >= level. Raises Undecided."""
    departure.require(level)
    before: Departure | Piece = departure
    places = []
    for piece in pieces:
        piece.require_above(level)
        places.append(before.require_inside(piece.at_end(-1), piece.off))
        before = piece
    places.append(before.require_inside(*end))
    if not Ball(0).surely_at_most(places[fold + 1]):
        raise Undecided("the curve is not shown to go on beyond the fold")


def end_of(near: Near, metric: Metric) -> tuple[BallMatrix, Ball]:
    """A field and a distance within which that of the minimiser at K_c is, by the explicit density of the cover."""
    coupling = Ball.between(near.coupling.lower, near.coupling.upper)
    entries, modes = near.touch.field.entries(), metric.twice_kappa.cols
    head = BallMatrix.row([*entries[:modes], *[Ball(0)] * (modes - len(entries))])
    return head, near.touch.distance(coupling, near.theta) * coupling.sqrt() + _beyond(near.touch, coupling, modes)


def _beyond(touch: Touch, coupling: Ball, modes: int) -> Ball:
    """|a| of the entries beyond these modes."""
    rows = list(zip(touch.field.entries(), touch.preimage(coupling), strict=True))[modes:]
    return Ball((sum((a * z for a, z in rows), Ball(0)) * coupling).upper()).sqrt()
