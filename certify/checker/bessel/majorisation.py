"""The rule `cover` of majorisation: A_l alpha_l(beta) <= 1 for every l >= 2 on an interval. FORMAT.md, section 4."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.series import Bessel, Work
from ..document.shape import Claim
from ..verdict import Invalid, require_at_most, require_less
from .threshold import NONE, enclosure_of, evaluator, interval_of, outer_ends, require_decreasing_tail, weights


def require_increasing(bessel: Bessel, left: Fraction, right: Fraction) -> None:
    """r_{d/2}' > 0 on [left, right] by the Riccati equation: 1 - (right R)^2 - (d+1) R > 0, R >= r/x on it."""
    high = bessel.orders(right, 2)[1][1]
    low = bessel.orders(left, 2)[0][0]
    bound = Fraction(high, low) / (bessel.d + 2)
    require_less("(x_m R)^2 + (d+1) R < 1 (Riccati)", (right * bound) ** 2 + (bessel.d + 1) * bound, 1)


def check_majorisation(claim: Claim, work: Work) -> frozenset[str]:
    """All pieces, all l, the tail in l and the margin."""
    bessel = evaluator(claim, work)
    a, b = outer_ends(claim, bessel)
    interval, points = interval_of(claim), claim.evidence["nodes"]
    if interval.a is None or b is None:
        raise Invalid("beta <= beta_*: the interval reaches beyond beta_*")
    lower, upper = enclosure_of(claim)
    _require_cover(claim, points, a, b)
    require_at_most("0 <= enclosure.lower", 0, lower)
    if interval.to_beta_star:
        require_at_most("enclosure.upper <= 0 at beta_*", upper, 0)
    else:
        low, high = bessel.ratio(b)
        require_at_most("enclosure.lower <= 1 - d r(b)", lower, 1 - bessel.d * high)
        require_at_most("1 - d r(b) <= enclosure.upper", 1 - bessel.d * low, upper)
    bound = (1 - lower) * bessel.one
    l_max = claim.evidence["l_max"]
    require_decreasing_tail(bessel, points[-1], l_max)
    for i in range(len(points) - 1):
        first = 3 if i == len(points) - 2 else 2  # the last piece has l = 2 from its monotonicity
        _check_piece(bessel, points[i : i + 2], range(first, l_max + 1), bound, f"piece {i}")
    require_increasing(bessel, points[-2], points[-1])
    tail = weights(bessel, points[-1], l_max + 1)[-1][1]
    require_at_most("t_{L+1}(b) <= 1 - enclosure.lower", bessel.fraction(tail), 1 - lower)
    return NONE


def _require_cover(claim: Claim, points: tuple[Fraction, ...], a: Fraction, b: Fraction) -> None:
    """The pieces cover the interval, and its right end lies in the last one."""
    if len(points) < 2:
        raise Invalid("the cover has no piece")
    require_at_most("nodes[0] <= a", points[0], a)
    require_at_most("last node <= b", points[-1], b)
    require_at_most("b <= last node", b, points[-1])
    if interval_of(claim).to_beta_star:
        require_at_most("last node but one <= beta_star.lower", points[-2], claim.evidence["beta_star"][0])


def _check_piece(bessel: Bessel, piece: tuple[Fraction, ...], orders: range, bound: Fraction, name: str) -> None:
    """t_l(right) F(d/2+l, right)/F(d/2+1, left) <= bound / 2^p for the given orders l, on piece = (left, right)."""
    left, right = piece
    l_max = orders.stop - 1
    below = bessel.orders(left, l_max)[0][0]
    above = bessel.orders(right, l_max)
    factors = weights(bessel, right, l_max)
    for order in orders:
        product = factors[order - 1][1] * above[order - 1][1]
        what = f"{name}: A_{order} alpha_{order} <= 1 - enclosure.lower"
        require_at_most(what, product, below * bound, below * bessel.one)
