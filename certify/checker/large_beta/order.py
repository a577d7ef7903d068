"""m_1 for large beta, from two-minimisers. FORMAT/large_beta.md, "order-parameter by large-beta"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic.ball import Ball, exp
from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import Bounds, Record, integer, pair, read
from ..verdict import require_at_most, require_less
from .count import TRUST, Peak
from .coupling import bracket_at, from_number, last_from, law_from
from .law import Point
from .moments import spend_excess
from .region import Cap, Sum
from .root import require_root, spend_long


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Record):
    """Brackets of q_* at the ends of the set that are numbers, and E_(n+2)."""

    precision: int = read(integer(16, MAX_PRECISION))
    left: Bounds = read(pair)
    right: Bounds | None = read(pair, optional=True)
    second: Sum = read(Sum.parse)


def check_order(claim: Claim, context: Context) -> frozenset[str]:
    """m_1 lies in the enclosure for every beta of the region: 1 - m_1 = E x/(2 beta), bounded from both sides."""
    evidence, d, region = claim.given(Moment), claim.d, claim.region
    (a, b), bits = from_number(region), evidence.precision
    right = bracket_at(b, evidence.right, evidence.left)
    counts = (found for found in context.proved("two-minimisers", d) if found.rule == "large-beta")
    cap = last_from(counts, a, "two-minimisers by large-beta").given(Cap)
    most: Fraction = law_from(context, d, a).details["remainder"][1]
    lower, upper = claim.bounds
    inner = (cap.inner.fall, cap.inner.steep, cap.inner.side, cap.slope[1], cap.near, cap.far)
    context.work.spend(40 * d, bits, 10 * (bits + 200))
    spend_long(context.work, (a, b or a, *evidence.left, *right, most, lower, upper, *inner, *evidence.second.tails), 8)
    spend_excess(context.work, d + 1, evidence.second.head, bits, 2)
    require_root(d, a, evidence.left, bits)
    peak = Peak(Point(d - 1, a, evidence.left[0], bits), most, cap)
    require_less("0 < q - C/q", 0, peak.worst)
    peak.require_monotone()
    peak.require_sum("E_(n+2)", 1, evidence.second.head, evidence.second.tails)
    require_at_most("a (1 - m_1) <= a (1 - lower)", _most(peak, evidence.second), a * (1 - lower))
    if b is None:
        require_at_most("1 <= upper", 1, upper)
        return TRUST
    require_root(d, b, right, bits)
    require_at_most("b (1 - upper) <= b (1 - m_1)", b * (1 - upper), _least(peak, right[1]))
    return TRUST


def _most(peak: Peak, second: Sum) -> Fraction:
    """An upper bound of the mean of x/2 at the left end; over beta it falls."""
    point, cap = peak.point, peak.cap
    circle, beta = 1 + point.circle, point.beta
    core, middle, outside = peak.beside()
    total = peak.beyond_circle() * Fraction(point.n, 2) / (2 * peak.worst * peak.steep)
    total *= peak.main(1, second.head, second.tails)
    total += circle / cap.near**2 * peak.tail(0, core) + 2 * beta * circle / cap.far * peak.tail(0, middle)
    total += beta * exp(Ball.exact(outside, point.bits)).upper()
    return total / (1 - peak.flat)


def _least(peak: Peak, q: Fraction) -> Fraction:
    """A lower bound of the mean of x/2 wherever q_* <= q: by the peak, or by what is far."""
    point, inner, k = peak.point, peak.inner, peak.cap.slope[1]
    loss, mean = (peak.most + inner.fall**2 + (inner.side / (2 * k)) ** 2) / point.q, point.q * point.mean()
    near = Fraction(point.n, 4) / q * (1 - peak.lost(1)) * exp(Ball.exact(-loss - mean, point.bits)).lower()
    return max(near, point.beta * exp(Ball.exact(-q - mean, point.bits)).lower())
