"""The rule `cover` of majorisation: A_l alpha_l(beta) <= 1 for every l >= 2 on an interval. FORMAT/bessel.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic.series import Bessel, Pair, ceil_div, ceil_of, floor_of
from ..document.claim import Claim, Series
from ..document.context import Context
from ..document.parsers import MAX_TERMS, Bounds, integer, nodes, read
from ..verdict import Invalid, require_at_most, require_less
from .threshold import NO_TRUST


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Series):
    """Nodes of the pieces that cover the interval, and the last l that is looked at one by one."""

    nodes: tuple[Fraction, ...] = read(nodes)
    l_max: int = read(integer(2, MAX_TERMS))


def tail_weights(bessel: Bessel, x: Fraction, last: int) -> list[Pair]:
    """Enclosures of B_l(x) = prod_{j<l} (d+j-1) x/(j (d+2j)) for l = 1..last, x >= 0."""
    p, d = bessel.precision, bessel.d
    bessel.work.spend(4 * last, p + last * int(x).bit_length(), 0)
    x_low, x_high = floor_of(x, p), ceil_of(x, p)
    low = high = bessel.one
    result = [(low, high)]
    for j in range(1, last):
        divisor = j * (d + 2 * j) << p
        low, high = low * x_low * (d + j - 1) // divisor, ceil_div(high * x_high * (d + j - 1), divisor)
        result.append((low, high))
    return result


def require_decreasing_tail(bessel: Bessel, x: Fraction, l_max: int) -> None:
    """B_{l+1}(x) <= B_l(x) for every l > l_max; asked first, it bounds the size of every B_l."""
    d = bessel.d
    require_at_most("(d + l_max) x <= (l_max + 1)(d + 2 l_max + 2)", (d + l_max) * x, (l_max + 1) * (d + 2 * l_max + 2))


def require_increasing(bessel: Bessel, left: Fraction, right: Fraction) -> None:
    """r_{d/2}' > 0 on [left, right] by the Riccati equation: (right slope)^2 + (d+1) slope < 1, slope >= r/x on it."""
    high = bessel.orders(right, 2)[1][1]
    low = bessel.orders(left, 2)[0][0]
    slope = Fraction(high, low) / (bessel.d + 2)
    require_less("(x slope)^2 + (d+1) slope < 1 (Riccati)", (right * slope) ** 2 + (bessel.d + 1) * slope, 1)


def check_majorisation(claim: Claim, context: Context) -> frozenset[str]:
    """All pieces, all l, the tail in l and the margin."""
    evidence, region, bessel = claim.given(Cover), claim.region, context.bessel(claim)
    a, b = region.outer(bessel, claim.beta_star)
    points, l_max = evidence.nodes, evidence.l_max
    if (region.a is None and not region.star) or b is None:
        raise Invalid("beta <= beta_*: the interval reaches beyond beta_*")
    lower, upper = claim.bounds
    _require_cover(points, a, b, claim.beta_star)
    require_at_most("0 <= enclosure.lower", 0, lower)
    if region.to_beta_star:
        require_at_most("enclosure.upper <= 0 at beta_*", upper, 0)
    else:
        low, high = bessel.ratio(b)
        require_at_most("enclosure.lower <= 1 - d r(b)", lower, 1 - bessel.d * high)
        require_at_most("1 - d r(b) <= enclosure.upper", 1 - bessel.d * low, upper)
    bound = (1 - lower) * bessel.one
    require_decreasing_tail(bessel, points[-1], l_max)
    for i in range(len(points) - 1):
        first = 3 if i == len(points) - 2 else 2  # the last piece has l = 2 from its monotonicity
        _check_piece(bessel, points[i : i + 2], range(first, l_max + 1), bound, f"piece {i}")
    require_increasing(bessel, points[-2], points[-1])
    tail = tail_weights(bessel, points[-1], l_max + 1)[-1][1]
    require_at_most("B_{l_max+1}(last node) <= 1 - enclosure.lower", bessel.fraction(tail), 1 - lower)
    return NO_TRUST


def _require_cover(points: tuple[Fraction, ...], a: Fraction, b: Fraction, star: Bounds | None) -> None:
    """The pieces cover the interval, and its right end lies in the last one; `star` if that end is beta_*."""
    if len(points) < 2:
        raise Invalid("the cover has no piece")
    require_at_most("nodes[0] <= a", points[0], a)
    require_at_most("last node <= b", points[-1], b)
    require_at_most("b <= last node", b, points[-1])
    if star is not None:
        require_at_most("last node but one <= beta_star.lower", points[-2], star[0])


def _check_piece(bessel: Bessel, piece: tuple[Fraction, ...], orders: range, bound: Fraction, name: str) -> None:
    """B_l(right) F(d/2+l, right)/F(d/2+1, left) <= bound / 2^p for the given orders l, on piece = (left, right)."""
    left, right = piece
    l_max = orders.stop - 1
    below = bessel.orders(left, l_max)[0][0]
    above = bessel.orders(right, l_max)
    factors = tail_weights(bessel, right, l_max)
    for order in orders:
        product = factors[order - 1][1] * above[order - 1][1]
        what = f"{name}: A_{order} alpha_{order} <= 1 - enclosure.lower"
        require_at_most(what, product, below * bound, below * bessel.one)
