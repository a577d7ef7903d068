"""A point and a piece that are proved, made once: tests plant a violation in one of their parts."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from certify.bounds.coupling.band import BandEnd, Piece
from certify.bounds.coupling.count import check_point
from certify.bounds.coupling.density import Touch
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import precision
from certify.core.claim import Enclosure
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.coupling.point_plan import Sizes, point_plan
from certify.solve.coupling import point as module
from certify.solve.coupling.density import polished
from certify.solve.coupling.explicit import explicit_density
from certify.solve.coupling.interval import propose_piece
from certify.solve.coupling.point import critical_coupling

D, BETA = 3, Fraction(5, 2)
Material = tuple[CoverPlan, TouchSizes, Touch, Enclosure, Enclosure]


@cache
def proved_point() -> Material:
    """A point that is proved, in its parts: the plan is the untrusted one."""
    minimiser = minimiser_estimate(D, float(BETA))
    assert minimiser is not None
    sizes = touch_sizes(minimiser, 10)
    touch = explicit_density(Exponential(D, BETA), sizes, minimiser)
    with precision(sizes.bits):
        minimiser = polished(minimiser, touch)
    plan, coupling, moment = module.choose(Exponential(D, BETA), 10, point_plan(minimiser, Sizes()), sizes, touch)
    assert check_point(Exponential(D, BETA), plan, sizes, touch, coupling, moment) < 1
    return plan, sizes, touch, coupling, moment


ProvedPiece = tuple[Piece, CoverPlan]


@cache
def proved_piece() -> ProvedPiece:
    """The piece beta in [5/2, 13/5] with three nodes."""
    ends = []
    for beta in (BETA, Fraction(13, 5)):
        point = critical_coupling(D, beta, digits=10)
        assert point.coupling is not None
        assert point.log_slope is not None
        ends.append(BandEnd(beta, point.coupling, point.log_slope))
    return propose_piece(Piece(D, ends[0], ends[1]), 4000)
