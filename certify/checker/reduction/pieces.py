"""K_c and the moment of the minimiser on one piece of a claim two-minimisers: FORMAT/reduction.md."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..arithmetic.series import Bessel
from ..bessel.linear_threshold import threshold_enclosure
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import DISCONTINUOUS
from ..verdict import Invalid, require_at_most
from .isolation_form import Isolation, IsolationPiece
from .touching_form import Touching, TouchingPiece

Piece = TouchingPiece | IsolationPiece


def _pieces(claim: Claim, given: Touching | Isolation) -> Iterator[tuple[Fraction | None, Piece]]:
    """The left end (None: beta_*) and the evidence of each piece."""
    left = claim.region.a
    for piece in given.pieces:
        yield left, piece
        left = piece.end


def _pointed(claim: Claim, context: Context) -> tuple[Piece, Bessel, Fraction, int]:
    """The piece on exactly the region of a claim, of a proved claim two-minimisers by the rule of the same name.

    With the series of that claim, the left end of the region (or of its bracket), and the grid.
    """
    for other in context.proved("two-minimisers", claim.d):
        given = other.evidence
        named = other.rule == claim.rule and other.region.point == claim.region.point
        if named and isinstance(given, Touching | Isolation):
            bessel = Bessel(claim.d, given.bits, given.terms, context.work)
            for left, piece in _pieces(other, given):
                if (left, piece.end) == (claim.region.a, claim.region.b):
                    return piece, bessel, claim.region.beyond(bessel, claim.beta_star)[0], given.grid
    raise Invalid(f"the document has no claim two-minimisers by the rule {claim.rule} with exactly this piece")


def check_touched_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """The rules `touching` and `isolation` of critical-coupling: lower K_# to upper K_#, which decreases."""
    piece, bessel, left, _ = _pointed(claim, context)
    lower, upper = claim.bounds
    require_at_most("enclosure.lower <= lower K_#(b)", lower, piece.lower * threshold_enclosure(bessel, piece.end)[0])
    require_at_most("upper K_#(a) <= enclosure.upper", piece.upper * threshold_enclosure(bessel, left)[1], upper)
    return DISCONTINUOUS


def check_touched_moment(claim: Claim, context: Context) -> frozenset[str]:
    """The rules `touching` and `isolation` of order-parameter: a = d (K/K_#) m_1."""
    piece, _, _, grid = _pointed(claim, context)
    unit = 1 << grid
    lower, upper = claim.bounds
    require_at_most("enclosure.lower <= moment/upper", lower, Fraction(piece.moment[0], unit) / piece.upper)
    require_at_most("moment/lower <= enclosure.upper", Fraction(piece.moment[1], unit) / piece.lower, upper)
    return DISCONTINUOUS
