"""The rule `large-beta-pieces`: K_c, m_1 and exactly two minimisers at a large beta or on pieces of it.

FORMAT/large_beta.md.
"""

from __future__ import annotations

from fractions import Fraction

from ..coupling.count import require_adjacent
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_at_most, require_less
from .cells import require_cells
from .cells_form import LargePieces, Piece
from .count import TRUST
from .coupling import require_coupling


def check_large_pieces(claim: Claim, context: Context) -> frozenset[str]:
    """Exactly two minimisers at K_c(beta) for every beta of the set."""
    low, high = claim.region.numbers()
    evidence = claim.given(LargePieces)
    require_adjacent([piece.interval for piece in evidence.pieces], low, high)
    if claim.region.point:
        require_at_most("the number of pieces at a point", len(evidence.pieces), 1)
    else:
        for piece in evidence.pieces:
            require_less("a < b of a piece", *piece.interval)
    for piece in context.own(evidence.pieces):
        require_cells(claim.d, piece, evidence.precision, context.work)
    return TRUST


def _piece_of(claim: Claim, context: Context) -> tuple[Piece, int]:
    """The piece of a proved claim two-minimisers, same d, on exactly the set of a claim; and its precision."""
    ends = claim.region.numbers()
    for other in context.proved("two-minimisers", claim.d):
        if isinstance(other.evidence, LargePieces):
            for piece in other.evidence.pieces:
                if piece.interval == ends:
                    return piece, other.evidence.precision
    raise Invalid("the document has no proved claim two-minimisers with a piece of exactly this interval")


def check_large_piece_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """K_c of critical-coupling falls from a e^-a Q_up at a at most to b e^-b Q_lo at b at least."""
    piece, bits = _piece_of(claim, context)
    (a, b), (least, most) = piece.interval, piece.scale
    require_coupling(claim, context, (a, most), (b, least), bits)
    return TRUST


def check_large_piece_moment(claim: Claim, context: Context) -> frozenset[str]:
    """m_1 of order-parameter, by the moment of the piece."""
    proved = _piece_of(claim, context)[0].moment
    bounds: tuple[Fraction, Fraction] = claim.bounds
    require_at_most("enclosure.lower <= what two-minimisers proves", bounds[0], proved[0])
    require_at_most("what two-minimisers proves <= enclosure.upper", proved[1], bounds[1])
    return TRUST
