"""How many global minimisers there are at K_c beyond beta_*: the rules `cover`, `moving-cover`, and those that point.

FORMAT/coupling.md: the rules `cover` and `two-minimisers`. FORMAT/intervals.md: `moving-cover`, `decreasing` and
`two-minimisers` on an interval. On a piece the boxes move with s in [-1, 1], one more coordinate of the cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ..arithmetic.root import require_above_root
from ..arithmetic.series import Bessel
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import Bounds
from ..main_theorem import CONTINUOUS, trusted
from ..spine.form import SpinePoint
from ..verdict import Invalid, require_at_most, require_less
from .band import Band, End
from .boxes import Box, Setting
from .cover import AtRest, require_inside, walk
from .density import ExplicitDensity
from .family import family
from .form import PointBoxes, PointCover
from .moving import Piece
from .moving_form import MovingBoxes, MovingCover
from .nodes import Node, density_of, end_of, point_evidence, setting_of, theta_of
from .origin import require_origin
from .third import moving_star_bound

TRUST: Final = frozenset({"entropy-lower-semicontinuity", "spherical-harmonics"})


def check_cover(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `cover`: one beta, all K of evidence.coupling."""
    evidence = claim.given(PointCover)
    if not claim.region.point:
        raise Invalid("the rule 'cover' is about one beta")
    require_less("0 < coupling.lower", 0, evidence.coupling[0])
    setting, theta = setting_of(claim, context), theta_of(claim, context)
    require_origin(setting, evidence.corner, evidence.corner_vector)
    require_touch(density_of(claim, context), evidence, theta)
    walk(AtRest(setting, evidence))
    return TRUST


def require_touch(density: ExplicitDensity, evidence: PointBoxes, theta: Fraction, place: int = 1) -> None:
    """(K9) to (K13): K_hi, K_lo and the moment at a place, the first one without, from one explicit density."""
    require_bounds(density, evidence, theta, place)
    unit = Fraction(1, 1 << evidence.grid)
    density.require_in_star([x * unit for x in evidence.star_lower], [x * unit for x in evidence.star_upper], "")


def require_bounds(
    density: ExplicitDensity, evidence: PointBoxes | SpinePoint, theta: Fraction, place: int = 1
) -> None:
    """(K9), (K10), (K12), (K13): what an explicit density says, where theta < 1 around it."""
    low, high = evidence.coupling
    require_less("K_hi < K_#", high, density.threshold())
    require_less("0 < energy of the explicit density", 0, density.energy.lower())
    require_at_most("H/E of the explicit density <= K_hi", density.upper_bound(), high)
    require_at_most("K_lo <= A/(Lambda + defect/(2(1-theta)))", low, density.lower_bound(theta))
    first, radius = density.places[place - 1], density.radius(place, theta)
    require_at_most("moment.lower <= z_1 - radius", evidence.moment[0], first.lower() - radius)
    require_at_most("z_1 + radius <= moment.upper", first.upper() + radius, evidence.moment[1])


def check_moving_cover(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `moving-cover`: exactly two minimisers at K_c(beta) for every beta of the interval."""
    low, high = claim.region.between()
    pieces = claim.given(MovingCover).pieces
    require_adjacent([piece.interval for piece in pieces], low, high)
    require_above_root(Bessel(claim.d, pieces[0].bits, pieces[0].terms, context.work), low, "a")
    nodes = (low, *(piece.interval[1] for piece in pieces))
    ends = [end_of(point_claim(claim, context, "two-minimisers", beta), context) for beta in nodes]
    for piece, pair in context.own(zip(pieces, pairwise(ends), strict=True)):
        _check_piece(claim.d, piece, pair, context)
    return TRUST


def require_adjacent(intervals: Sequence[Bounds], low: Fraction, high: Fraction) -> None:
    """Each interval begins where the one before ends, the first at `low`, and the last ends at `high`."""
    reached = low
    for left, right in intervals:
        if left != reached:
            raise Invalid("the intervals of the pieces are not adjacent, or do not begin where the claim does")
        reached = right
    if reached != high:
        raise Invalid("the pieces do not end where the interval of the claim does")


def _check_piece(d: int, evidence: MovingBoxes, ends: tuple[End, End], context: Context) -> None:
    _require_frame(evidence)
    own = family(context, d, evidence)  # charges for the sizes
    bessel = Bessel(d, evidence.bits, evidence.terms, context.work)
    one, middle = 1 << evidence.grid, (ends[0].beta + ends[1].beta) / 2
    step = (ends[1].beta - middle) / one
    nodes = [Node(context, d, middle + inner.s * step, inner) for inner in evidence.inner]
    piece = Piece(evidence, Band(*ends, evidence.bits, [node.end for node in nodes]), bessel, own)
    require_origin(Setting(own, piece.everywhere(), piece.grid, ()), evidence.corner, evidence.corner_vector)
    require_inside(evidence.star_lower, evidence.star_upper, "star_lower <= star_upper")
    ranges = list(pairwise((-one, *evidence.star_cuts, one)))
    thetas = []
    for (s0, s1), vector in zip(ranges, evidence.star_vectors, strict=True):
        star = Box(evidence.star_lower, evidence.star_upper, s0, s1)
        thetas.append(moving_star_bound(piece, star, vector))
    for node in nodes:
        here = [theta for (s0, s1), theta in zip(ranges, thetas, strict=True) if s0 <= node.s <= s1]
        node.require_lower(evidence, here[0])
    walk(piece)


def _require_frame(evidence: MovingBoxes) -> None:
    """(I3): xi >= 0 is m >= 0, and the root box holds every moment of [0, 1], for each s of [-1, 1]."""
    one = 1 << evidence.grid
    rows = zip(evidence.frame, evidence.frame_slope, evidence.top, strict=True)
    for degree, (f, v, n) in enumerate(rows, start=1):
        require_less(f"|frame_slope| < frame, l={degree}", abs(v), f)
        require_at_most(f"1 <= (frame - |frame_slope|) top, l={degree}", one * one, (f - abs(v)) * n)


def point_claim(claim: Claim, context: Context, label: str, beta: Fraction) -> Claim:
    """The proved claim with this label at one beta, same d: it is checked on its own like every claim."""
    for other in context.proved(label, claim.d):
        if other.region.point and other.region.b == beta and other.rule not in ("touching", "isolation", "bounds"):
            return other
    raise Invalid(f"the document has no proved claim {label} at an end of an interval")


def piece_on(claim: Claim, context: Context) -> MovingBoxes:
    """The piece of a proved moving cover, same d, on exactly the interval of a claim."""
    ends = claim.region.between()
    for other in context.proved("two-minimisers", claim.d):
        if other.rule == "moving-cover":
            for piece in other.given(MovingCover).pieces:
                if piece.interval == ends:
                    return piece
    raise Invalid("the document has no proved claim two-minimisers with a piece of exactly this interval")


def check_decreasing(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `decreasing`: K_c on an interval from its ends."""
    left, right = (point_claim(claim, context, "critical-coupling", beta) for beta in claim.region.between())
    require_at_most("enclosure.lower <= the lower end at b", claim.bounds[0], right.bounds[0])
    require_at_most("the upper end at a <= enclosure.upper", left.bounds[1], claim.bounds[1])
    below = any(point.rule == "theorem-1.1" for point in (left, right))
    return trusted(claim, TRUST | CONTINUOUS) if below else TRUST


def check_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `two-minimisers` of critical-coupling: K_c as a claim of this document has it on the way."""
    if not claim.region.point:
        raise Invalid("on an interval the rule 'two-minimisers' is about the order parameter")
    return _contained(claim, point_evidence(pointed(claim, context)).coupling)


def check_moment(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `two-minimisers` of order-parameter: m_1 at a point, or over a piece of a moving cover."""
    if claim.region.point:
        return _contained(claim, point_evidence(pointed(claim, context)).moment)
    piece = piece_on(claim, context)
    frame, slope = piece.frame[0], piece.frame_slope[0]
    places = (piece.star_lower[0], piece.star_upper[0])
    at = [Fraction(f * x, 1 << 2 * piece.grid) for f in (frame - slope, frame + slope) for x in places]
    require_at_most("enclosure.lower <= m_1 over C_*", claim.bounds[0], min(at))
    require_at_most("m_1 over C_* <= enclosure.upper", max(at), claim.bounds[1])
    return TRUST


def pointed(claim: Claim, context: Context) -> Claim:
    """The claim two-minimisers of this document, by a cover, at the point of a claim."""
    for other in context.proved("two-minimisers", claim.d):
        if other.interval == claim.interval and isinstance(other.evidence, PointCover | SpinePoint):
            return other
    raise Invalid("the document has no proved claim two-minimisers at this d and beta")


def _contained(claim: Claim, proved: Bounds) -> frozenset[str]:
    require_at_most("enclosure.lower <= what two-minimisers proves", claim.bounds[0], proved[0])
    require_at_most("what two-minimisers proves <= enclosure.upper", proved[1], claim.bounds[1])
    return TRUST
