"""Exactly two minimisers at K_c, at a point and on pieces: the rules `spine` and `spine-pieces`. FORMAT/spine.md."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from ..arithmetic.ball import Ball, total
from ..arithmetic.root import require_above_root
from ..arithmetic.series import Bessel, ceil_of
from ..coupling.count import TRUST, require_adjacent, require_bounds
from ..coupling.density import Density
from ..coupling.nodes import density_of
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import Bounds
from ..verdict import Invalid, require_at_most, require_less
from .cover import Dilated, cover, point_tube
from .dilation import Dilation
from .form import Piece, SpinePieces, SpinePoint
from .interval import Span, reach_of
from .setting import Setting
from .tube import Tube


def check_spine(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `spine`: one beta, all K of evidence.coupling."""
    evidence = claim.given(SpinePoint)
    if not claim.region.point:
        raise Invalid("the rule 'spine' is about one beta")
    require_less("0 < coupling.lower", 0, evidence.coupling[0])
    tube, theta = point_tube(claim, context)
    density = density_of(claim, context)
    require_bounds(density, evidence, theta)
    _require_touch_inside(density, tube)
    return TRUST


def _require_touch_inside(density: Density, tube: Tube) -> None:
    """z is in the tube for every K of `coupling`."""
    modes, p = tube.setting.mesh.modes, tube.setting.p
    places = [Ball.between(z.lower(), z.upper(), p) for z in density.places]
    rest = total(
        [
            Ball(0, 0, density.p),
            *(g * z * z for g, z in list(zip(density.interaction.g, density.places, strict=True))[modes:]),
        ]
    )
    tube.require_inside(places[:modes], ceil_of(rest.upper(), p) + tube.setting.slack, "z")


def check_pieces(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `spine-pieces`: exactly two minimisers at K_c(beta) for every beta of the interval."""
    low, high = claim.region.between()
    pieces = claim.given(SpinePieces).pieces
    require_adjacent([piece.interval for piece in pieces], low, high)
    require_above_root(Bessel(claim.d, pieces[0].bits, pieces[0].terms, context.work), low, "a")
    for piece in context.own(pieces):
        _check_piece(claim.d, piece, context)
    return TRUST


def _check_piece(d: int, piece: Piece, context: Context) -> None:
    span = Span(d, piece, context)
    dilation = Dilation(d, piece, context, span)
    dilation.require_upper()
    beta, most = piece.interval[0], piece.coupling[1]
    setting = Setting(context, d, beta, most, piece)
    wide = Setting(context, d, beta, most, piece, reach_of(d, piece, context))
    dilated = Dilated(piece.plain, partial(dilation.begin, setting), dilation.frame(setting))
    tube = cover(setting, wide, piece, span.loss, dilated)
    theta, fall = dilation.concentration(tube)
    dilation.require_lower(tube, theta)
    least, most = dilation.moments(tube, fall)
    require_at_most("moment.lower <= m_1 of the minimiser", piece.moment[0], max(least, Fraction(0)))
    require_at_most("m_1 of the minimiser <= moment.upper", min(most, Fraction(1)), piece.moment[1])


def piece_of(claim: Claim, context: Context) -> Piece:
    """The piece of a proved claim two-minimisers, same d, on exactly the interval of a claim."""
    ends = claim.region.between()
    for other in context.proved("two-minimisers", claim.d):
        if isinstance(other.evidence, SpinePieces):
            for piece in other.evidence.pieces:
                if piece.interval == ends:
                    return piece
    raise Invalid("the document has no proved claim two-minimisers with a piece of exactly this interval")


def check_piece_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `spine-pieces` of critical-coupling: K_c falls from K_hi at b_0 to K_lo, with Q kept, at b_1."""
    piece = piece_of(claim, context)
    require_at_most(
        "enclosure.lower <= K_lo with Q kept, at b_1", claim.bounds[0], Span(claim.d, piece, context).least()
    )
    require_at_most("K_hi <= enclosure.upper", piece.coupling[1], claim.bounds[1])
    return TRUST


def check_piece_moment(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `spine-pieces` of order-parameter: m_1 over the tube."""
    return _contained(claim, piece_of(claim, context).moment)


def _contained(claim: Claim, proved: Bounds) -> frozenset[str]:
    require_at_most("enclosure.lower <= what two-minimisers proves", claim.bounds[0], proved[0])
    require_at_most("what two-minimisers proves <= enclosure.upper", proved[1], claim.bounds[1])
    return TRUST
