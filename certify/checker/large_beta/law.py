"""The rule `law` of large-beta: (1.18) with a remainder, for every beta >= beta_0. FORMAT/large_beta.md.

Write n = d - 1, Q = K e^beta/beta. Everything is decided at beta_0: what is compared there is monotone in q_*(beta).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ..arithmetic.ball import Ball, exp, log
from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import Bounds, Parser, Record, integer, nodes, number, pair, read
from ..document.reader import Numbers
from ..verdict import Invalid, Malformed, require_at_most, require_less
from .gaussian import require_upper
from .moments import log_excess, require_tails, spend_excess
from .root import require_root, spend_long

TRUST: Final = frozenset({"spherical-harmonics"})
LEAST_BETA: Final = 8
"""From there e^-x I_0(x) <= (1 + 1/(4x))/sqrt(2 pi x), which the circle needs."""
MAX_HEAD: Final = 64


def numbers_of(least: int, most: int) -> Parser:
    """A list of numbers >= 0."""

    def parse(value: object, place: str, numbers: Numbers) -> tuple[Fraction, ...]:
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise Malformed(place, f"expected a list of {least} to {most} numbers")
        found = tuple(number(item, f"{place}[{i}]", numbers) for i, item in enumerate(value))
        if any(item < 0 for item in found):
            raise Malformed(place, "expected numbers >= 0")
        return found

    return parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Record):
    """A bracket of q_*(beta_0), and how the comparison in J is proved there."""

    precision: int = read(integer(16, MAX_PRECISION))
    root: Bounds = read(pair)
    head: int = read(integer(1, MAX_HEAD))
    """The least k of the tail of E_n."""
    tails: tuple[Fraction, ...] = read(numbers_of(1, 2))
    nodes: tuple[Fraction, ...] = read(nodes)
    """Of v = 1 - sqrt(J)."""


@dataclass(frozen=True, slots=True)
class Point:
    """What the inequalities share: n, beta_0, q_0, the factor of mu on the circle, and a bound of mu there."""

    n: int
    beta: Fraction
    q: Fraction
    bits: int

    @property
    def circle(self) -> Fraction:
        """w >= 0 with mu_k <= (1 + w) e^-level k^(-n/2) for every k >= 1 and beta >= beta_0."""
        return 1 / (4 * self.beta) if self.n == 1 else Fraction(0)

    def mean(self) -> Fraction:
        """An upper bound of mu at beta_0: (1 + w) e^-q (2q)^(n/2)."""
        exponent = log(Ball.exact(2 * self.q, self.bits)) * self.n / 2 - Ball.exact(self.q, self.bits)
        return (1 + self.circle) * exp(exponent).upper()


def check_large_beta(claim: Claim, context: Context) -> frozenset[str]:
    """q_* - C/q_* <= Q_c <= q_* - c/q_* for every beta >= beta_0, remainder = [c, C]."""
    evidence, d, region = claim.given(Law), claim.d, claim.region
    if region.a is None or not region.infinite:
        raise Invalid("large-beta is about every beta from a number on: [beta_0, inf)")
    require_at_most("8 <= beta_0", LEAST_BETA, region.a)
    bits, cells = evidence.precision, len(evidence.nodes) + 8
    least, most = claim.details["remainder"]
    context.work.spend(40 * d, bits, cells * (bits + 200))
    node = Fraction(max(x.denominator for x in evidence.nodes))
    spend_long(context.work, (region.a, *evidence.root, least, most, *evidence.tails, node), cells)
    require_root(d, region.a, evidence.root, bits)
    spend_excess(context.work, d - 1, evidence.head, bits, cells)
    point = Point(d - 1, region.a, evidence.root[0], bits)
    require_at_most("0 <= remainder.lower", 0, least)
    require_upper(point, least)
    if evidence.nodes[0] != 0:
        raise Invalid("the cells begin at v = 0")
    require_positive(point, most, evidence)
    return TRUST


def require_positive(point: Point, most: Fraction, evidence: Law) -> None:
    """F_Q > 0 for Q = q_* - most/q_* and every beta >= beta_0, where q_*(1 - sqrt(J)) >= q_0 (first node), J > mu."""
    n, q = point.n, point.q
    half, best = Fraction(n, 2), q - most / q
    require_less("0 < q_0 - C/q_0", 0, best)
    require_tails(n, evidence.head, evidence.tails)
    cells, inner = evidence.nodes, 1 - evidence.nodes[-1]
    if len(cells) < 2:
        raise Invalid("there is a cell")
    require_less("0 < 1 - last node", 0, inner)
    # what makes the comparison monotone in q: 3 and 6 of the rule
    require_at_most("(n+4)/2 <= q_0", half + 2, q)
    require_at_most("head + n/2 + 1 <= 2 Q j", evidence.head + half + 1, 2 * best * inner)
    require_at_most("1 <= q (j^2 + 2 (Q/q) j (1 - j))", 1, q * inner**2 + 2 * best * inner * (1 - inner))
    require_at_most("n/(2q) + 2 j (1 + C/q^2) <= 1", half / q + 2 * inner * (1 + most / q**2), 1)
    mean = point.mean()
    _require_near_uniform(point, best, inner, mean)
    comparison = Comparison(point, best, q * mean, evidence)
    circle = evidence.root[1] * point.circle / q  # q log(1 + w) <= q_1 W along every line, whatever q it begins at
    for i, (left, right) in enumerate(pairwise(cells)):
        gain = most / q + best * left**2
        comparison.require_below_one(f"cell {i}", right, gain - circle)
    comparison.require_below_one("beyond the last cell", cells[-1], best * cells[-1] ** 2 - circle)


def _require_near_uniform(point: Point, best: Fraction, inner: Fraction, mean: Fraction) -> None:
    """mu e^(2 Q j)/(Q j^2) < 1, so that F_Q > 0 for J <= j^2."""
    growth = exp(Ball.exact(2 * best * inner, point.bits)).upper()
    require_less("mu e^(2Qj)/(Q j^2) < 1", mean * growth, best * inner**2)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two parts of e^-D that are to stay below one together."""

    point: Point
    best: Fraction
    """Q_0 = q_0 - C/q_0."""
    spread: Fraction
    """An upper bound of Q mu."""
    evidence: Law

    def require_below_one(self, where: str, v: Fraction, gain: Fraction) -> None:
        """(1 + Q mu) e^(-Q j^2) + e^-gain (1-v)^-kappa (q/Q)^(n/2) E_n(t) t^(n/2) e^-t < 1, j = 1 - v, t = 2 Q j."""
        point, j = self.point, 1 - v
        n, q, bits, d = point.n, point.q, point.bits, point.n + 1
        power = 1 + Fraction(n, 2) + d / point.beta
        excess = log_excess(n, 2 * self.best * j, self.evidence.head, self.evidence.tails, bits)
        ratio = log(Ball.exact(q / self.best, bits)) * n / 2
        exponent = ratio - log(Ball.exact(j, bits)) * Ball.exact(power, bits) + Ball.exact(excess - gain, bits)
        require_less(f"{where}: the exponent < 0", exponent.upper(), 0)
        small = (1 + self.spread) * exp(Ball.exact(-self.best * j**2, bits)).upper()
        require_less(f"{where}: the sum < 1", small + exp(exponent).upper(), 1)
