"""Exactly two minimisers at K_c for every beta >= beta_0. FORMAT/large_beta.md, "two-minimisers by large-beta"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, exp, log_of
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import Bounds
from ..verdict import Invalid, require_at_most, require_less
from .coupling import law_from
from .law import LEAST_BETA, Point
from .moments import log_excess, require_tails, spend_excess
from .region import Cap, Inner, require_region
from .root import require_root, spend_long

TRUST: Final = frozenset({"entropy-lower-semicontinuity", "spherical-harmonics"})


@dataclass(frozen=True, slots=True)
class Peak:
    """Bounds of integrals against e^(2Q phi) over int e^(2Q phi), for fields of the inner region, at q and beta."""

    point: Point
    most: Fraction
    """C."""
    cap: Cap

    @property
    def inner(self) -> Inner:
        """The inner region, as the evidence of the region has it."""
        return self.cap.inner

    @property
    def worst(self) -> Fraction:
        """q - C/q <= Q_c."""
        return self.point.q - self.most / self.point.q

    @property
    def top(self) -> Fraction:
        """The least s."""
        return 1 - self.inner.fall / self.point.q

    @property
    def steep(self) -> Fraction:
        """The least s - 2kr."""
        return 1 - self.inner.steep / self.point.q

    @property
    def flat(self) -> Fraction:
        """delta_0 of the lower bound of int e^(2Q phi), 8 of the rule."""
        return self.lost(0)

    def lost(self, power: int) -> Fraction:
        """What the curvature of the sphere takes from int (x/2)^power e^(-Qsx) at most, relatively."""
        half = Fraction(self.point.n, 2)
        return max(Fraction(1), half - 1) * (half + power) / (4 * self.point.beta * self.worst * self.top)

    def main(self, power: int, head: int, tails: tuple[Fraction, ...]) -> Fraction:
        """e^h ((q - F)/(q - F - D))^(n/2), h that of E_(n + 2 power): the peak's own factor."""
        point, base = self.point, self.point.q - self.inner.fall
        excess = log_excess(point.n + 2 * power, 2 * self.worst * self.steep, head, tails, point.bits)
        turn = log_of(base / (base - self.inner.side), point.bits) * point.n / 2
        return exp(turn + Ball.exact(excess, point.bits)).upper()

    def tail(self, power: int, exponent: Fraction) -> Fraction:
        """(2q)^(n/2 + power) e^exponent."""
        bits = self.point.bits
        scale = log_of(2 * self.point.q, bits) * (self.point.n + 2 * power) / 2
        return exp(scale + Ball.exact(exponent, bits)).upper()

    def beside(self) -> tuple[Fraction, Fraction, Fraction]:
        """The exponents of the three parts off the peak: -2Q(s - 2kr), -2Q(s(1 - near) - kr), q - 2Q(s - far)."""
        near, far, q = self.cap.near, self.cap.far, self.point.q
        middle = self.top * (1 - near) - self.inner.side / (2 * q)
        return -2 * self.worst * self.steep, -2 * self.worst * middle, q - 2 * self.worst * (self.top - far)

    def beyond_circle(self) -> Fraction:
        """1 + W: the density of x on the circle near the pole, relatively."""
        return 1 + (1 / (2 * self.point.beta * self.cap.near) if self.point.n == 1 else Fraction(0))

    def require_monotone(self) -> None:
        """What makes every bound of this class decrease in q and beta."""
        inner, cap, q, half = self.inner, self.cap, self.point.q, Fraction(self.point.n, 2)
        require_less("steep < q_0", inner.steep, q)
        require_less("fall + side < q_0", inner.fall + inner.side, q)
        require_at_most("fall <= (1 - far) q_0", inner.fall, (1 - cap.far) * q)
        spare = (1 - cap.near) * (q - inner.fall)
        require_at_most("side/2 <= (1 - near)(q_0 - fall)", inner.side / 2, spare)
        slowest = 2 * (1 - max(cap.near, cap.far)) * (1 - self.most / q**2)
        require_at_most("(n/2 + 1)/q <= 2(1 - max)(1 - C/q^2)", (half + 1) / q, slowest)
        require_at_most("1 + 1/q <= 2(1 - max)(1 - C/q^2)", 1 + 1 / q, slowest)
        require_at_most("1 <= beta_0 near", 1, self.point.beta * cap.near)
        require_less("delta < 1", self.lost(1), 1)

    def require_sum(self, what: str, power: int, head: int, tails: tuple[Fraction, ...]) -> None:
        """The bound of E_(n + 2 power) decreases from here on."""
        n = self.point.n + 2 * power
        require_tails(n, head, tails)
        t = 2 * self.worst * self.steep
        require_at_most(f"{what}: head + n/2 + 1 <= t", head + Fraction(n, 2) + 1, t)


def check_count(claim: Claim, context: Context) -> frozenset[str]:
    """For every beta of the region, from its left end on, there are exactly two minimisers at K_c."""
    cap, d, region = claim.given(Cap), claim.d, claim.region
    if region.a is None:
        raise Invalid("this rule is about beta from a number on")
    require_at_most("8 <= beta_0", LEAST_BETA, region.a)
    remainder: Bounds = law_from(context, d, region.a).details["remainder"]
    bits = cap.precision
    _spend(claim, context, region.a, remainder)
    require_root(d, region.a, cap.root, bits)
    point = Point(d - 1, region.a, cap.root[0], bits)
    mean = point.mean()
    south = require_region(point, remainder, cap, mean)
    k, inner = cap.slope[1], cap.inner
    require_at_most(
        "(4k^2 steep + 2kN)/(1 + 4k^2) <= side", 4 * k**2 * inner.steep + 2 * k * south, inner.side * (1 + 4 * k**2)
    )
    peak = Peak(point, remainder[1], cap)
    peak.require_monotone()
    peak.require_sum("E_(n+4)", 2, cap.fourth.head, cap.fourth.tails)
    require_less("theta < 1", _theta(peak), 1)
    return TRUST


def _theta(peak: Peak) -> Fraction:
    """2Q times the mean of |Phi_x - Phi_e|^2 against e^(2Q phi), at most, for the fields of the inner region."""
    point, cap, half = peak.point, peak.cap, Fraction(peak.point.n, 2)
    wide, circle = 1 + 4 * cap.slope[1] ** 2, 1 + point.circle
    core, middle, outside = peak.beside()
    total = peak.beyond_circle() * wide * half * (half + 1) / (2 * peak.worst * peak.steep**2)
    total *= peak.main(2, cap.fourth.head, cap.fourth.tails)
    total += circle * wide / cap.near * peak.tail(1, core) + 2 * circle / cap.far * peak.tail(1, middle)
    total += 4 * point.q * exp(Ball.exact(outside, point.bits)).upper()
    return total / (1 - peak.flat)


def _spend(claim: Claim, context: Context, beta: Fraction, remainder: Bounds) -> None:
    """Charge all that follows."""
    cap, bits = claim.given(Cap), claim.given(Cap).precision
    cells = len(cap.falls) * len(cap.turns) + len(cap.nodes) + 8
    context.work.spend(40 * claim.d, bits, cells * (bits + 200))
    inner = (cap.inner.fall, cap.inner.steep, cap.inner.side)
    grid = (Fraction(max(x.denominator for x in axis)) for axis in (cap.nodes, cap.falls, cap.turns))
    numbers = (beta, *cap.root, *remainder, *cap.slope, cap.near, cap.far, *inner)
    spend_long(context.work, (*numbers, *cap.tails, *cap.plane.tails, *cap.fourth.tails, *grid), 4 * cells)
    spend_excess(context.work, claim.d - 1, max(cap.head, cap.plane.head), bits, cells)
    spend_excess(context.work, claim.d + 3, cap.fourth.head, bits, 2)
