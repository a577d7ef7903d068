"""Intervals of beta beyond beta_*: the rules `decreasing` and `moving-cover`. FORMAT_COUPLING.md, section 6.

On a piece the boxes move with s in [-1, 1], which is one more coordinate of the cover.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..arithmetic.series import Bessel, Work
from ..bessel.threshold import CONTINUOUS, require_above_root
from ..document.shape import Claim
from ..verdict import Invalid, require_at_most, require_less
from .band import Band, End, end_of
from .count import TRUST
from .cover import halves, narrowed, require_inside
from .family import Quadrature
from .functional import Setting, require_gibbs
from .moving import Box, Equation, Piece
from .nodes import Node
from .regions import GUARD, require_origin
from .third import moving_star_bound


def _require_frame(evidence: Mapping[str, Any]) -> None:
    """x >= 0 is m >= 0, and the root box holds every moment of [0, 1], for each s of [-1, 1]."""
    one = 1 << evidence["grid"]
    rows = zip(evidence["frame"], evidence["frame_slope"], evidence["top"], strict=True)
    for degree, (f, v, n) in enumerate(rows, start=1):
        require_less(f"|frame_slope| < frame, l={degree}", abs(v), f)
        require_at_most(f"1 <= (frame - |frame_slope|) top, l={degree}", one * one, (f - abs(v)) * n)


def _walk(piece: Piece) -> None:
    """Settle the root box x in [0, top], s in [-1, 1] with the cells of the tree, or raise `Invalid`."""
    one, evidence = 1 << piece.grid, piece.evidence
    stack = [Box((0,) * piece.modes, evidence["top"], -one, one)]
    for count, cell in enumerate(evidence["tree"], start=1):
        name = f"cell {count} ({cell[0]})"
        if not stack:
            raise Invalid(f"{name}: the tree goes on after every box is settled")
        stack.extend(_leaves(piece, stack.pop(), cell, name))
    if stack:
        raise Invalid(f"the tree ends with {len(stack)} open boxes")


def _leaves(piece: Piece, box: Box, cell: Sequence[Any], name: str) -> list[Box]:
    """Apply one cell; the boxes that it leaves open, the next one last."""
    kind, evidence = cell[0], piece.evidence
    if kind == "s":
        return _halves(box, cell[1], cell[2], name)
    if kind == "0":
        corner = [Fraction(x, 1 << piece.grid) for x in evidence["corner"]]
        require_inside(piece.moments(box)[1], corner, f"{name}: upper <= corner")
    elif kind == "*":
        require_inside(evidence["star_lower"], box.lower, f"{name}: star_lower <= lower")
        require_inside(box.upper, evidence["star_upper"], f"{name}: upper <= star_upper")
    elif kind in ("g", "f"):
        shift = piece.p - evidence["field_grid"]
        field = piece.field(box) if kind == "g" else [a << shift for a in cell[1:]]
        setting, lower, upper = piece.placed(box, field, [])
        require_gibbs(setting, lower, upper, field, name)
    elif kind == "c":
        return [Box(*narrowed(Equation(piece, box), (box.lower, box.upper), cell[1:], None, name), box.s0, box.s1)]
    elif kind == "x":
        narrowed(Equation(piece, box), (box.lower, box.upper), cell[1:-1], cell[-1], name)
    else:
        raise Invalid(f"{name}: a cell of unknown kind")
    return []


def _halves(box: Box, coordinate: int, mid: int, name: str) -> list[Box]:
    """Coordinate 1..L, or 0 for s: the upper half and the lower one, which is next."""
    lower, upper = box.lower, box.upper
    if coordinate:
        return [Box(*ends, box.s0, box.s1) for ends in halves((lower, upper), coordinate, mid, name)]
    require_less(f"{name}: s_0 < mid", box.s0, mid)
    require_less(f"{name}: mid < s_1", mid, box.s1)
    return [Box(lower, upper, mid, box.s1), Box(lower, upper, box.s0, mid)]


def _check_piece(d: int, evidence: Mapping[str, Any], ends: tuple[End, End], work: Work) -> None:
    _require_frame(evidence)
    p = evidence["precision"] + GUARD
    family = Quadrature(d, evidence["modes"], evidence["nodes"], evidence["ellipses"], p, work)  # charges for the sizes
    bessel = Bessel(d, p, evidence["terms"], work)
    one, middle = 1 << evidence["grid"], (ends[0].beta + ends[1].beta) / 2
    step = (ends[1].beta - middle) / one
    nodes = [Node(d, middle + node["s"] * step, node, work) for node in evidence["inner"]]
    band = Band(*ends, p, [node.end() for node in nodes])
    piece = Piece(evidence, band, bessel, family)
    require_origin(Setting(family, piece.everywhere(), piece.grid, ()), evidence["corner"], evidence["corner_vector"])
    require_inside(evidence["star_lower"], evidence["star_upper"], "star_lower <= star_upper")
    ranges = list(pairwise((-one, *evidence["star_cuts"], one)))
    thetas = []
    for (s0, s1), vector in zip(ranges, evidence["star_vectors"], strict=True):
        star = Box(evidence["star_lower"], evidence["star_upper"], s0, s1)
        thetas.append(moving_star_bound(piece, star, vector))
    for node in nodes:
        here = [theta for (s0, s1), theta in zip(ranges, thetas, strict=True) if s0 <= node.s <= s1]
        node.require_lower(evidence, here[0])
    _walk(piece)


def check_moving(claim: Claim, claims: Sequence[Claim], work: Work) -> frozenset[str]:
    """The rule `moving-cover`: exactly two minimisers at K_c(beta) for every beta of the interval."""
    low, high = _numbers(claim)
    pieces = claim.evidence["pieces"]
    reached = low
    for piece in pieces:
        if piece["interval"][0] != reached:
            raise Invalid("the intervals of the pieces are not adjacent, or do not begin where the claim does")
        reached = piece["interval"][1]
    if reached != high:
        raise Invalid("the pieces do not end where the interval of the claim does")
    bessel = Bessel(claim.d, pieces[0]["precision"] + GUARD, pieces[0]["terms"], work)
    require_above_root(bessel, low, "b")
    nodes = (low, *(piece["interval"][1] for piece in pieces))
    ends = [end_of(point_claim(claim, claims, "two-minimisers", beta, "cover"), work) for beta in nodes]
    for piece, pair in zip(pieces, pairwise(ends), strict=True):
        _check_piece(claim.d, piece, pair, work)
    return TRUST


def _numbers(claim: Claim) -> tuple[Fraction, Fraction]:
    interval = claim.interval
    if interval is None or interval.point or interval.a is None or interval.b is None:
        raise Invalid("this rule is about an interval of beta between two numbers")
    require_less("b < b'", interval.a, interval.b)
    return interval.a, interval.b


def point_claim(claim: Claim, claims: Sequence[Claim], label: str, beta: Fraction, rule: str | None = None) -> Claim:
    """The proved claim with this label at one beta, same d: it is checked on its own like every claim."""
    for other in claims:
        same = other.label == label and other.outcome == "proved" and other.d == claim.d
        here = other.interval is not None and other.interval.point and other.interval.b == beta
        if same and here and rule in (None, other.evidence["rule"]):
            return other
    raise Invalid(f"the document has no proved claim {label} at an end of an interval")


def check_decreasing(claim: Claim, claims: Sequence[Claim]) -> frozenset[str]:
    """The rule `decreasing`: K_c on an interval from its ends."""
    low, high = _numbers(claim)
    left, right = (point_claim(claim, claims, "critical-coupling", beta) for beta in (low, high))
    if claim.enclosure is None or left.enclosure is None or right.enclosure is None:
        raise Invalid("no enclosure")
    require_at_most("enclosure.lower <= the lower end at b'", claim.enclosure[0], right.enclosure[0])
    require_at_most("the upper end at b <= enclosure.upper", left.enclosure[1], claim.enclosure[1])
    below = any(point.evidence["rule"] == "theorem-1.1" for point in (left, right))
    return TRUST | CONTINUOUS if below else TRUST


def piece_on(claim: Claim, claims: Sequence[Claim]) -> Mapping[str, Any]:
    """The piece of a proved moving cover, same d, on exactly the interval of a claim."""
    ends = _numbers(claim)
    for other in claims:
        if other.label == "two-minimisers" and other.outcome == "proved" and other.d == claim.d:
            for piece in other.evidence.get("pieces", ()):
                if piece["interval"] == ends:
                    found: Mapping[str, Any] = piece
                    return found
    raise Invalid("the document has no proved claim two-minimisers with a piece of exactly this interval")


def check_range(claim: Claim, claims: Sequence[Claim]) -> frozenset[str]:
    """The rule `two-minimisers` on an interval: m_1 over a piece of a moving cover."""
    if claim.label != "order-parameter" or claim.enclosure is None:
        raise Invalid("on an interval the rule 'two-minimisers' is about the order parameter")
    _require_moment(claim.enclosure, piece_on(claim, claims))
    return TRUST


def _require_moment(enclosure: tuple[Fraction, Fraction], piece: Mapping[str, Any]) -> None:
    frame, slope = piece["frame"][0], piece["frame_slope"][0]
    places = (piece["star_lower"][0], piece["star_upper"][0])
    at = [Fraction(f * x, 1 << 2 * piece["grid"]) for f in (frame - slope, frame + slope) for x in places]
    require_at_most("enclosure.lower <= m_1 over C_*", enclosure[0], min(at))
    require_at_most("m_1 over C_* <= enclosure.upper", max(at), enclosure[1])
