"""Where every minimiser but the uniform one lies, for every beta >= beta_0: (M5) on a cover, as in 3 to 6 of
FORMAT/large_beta.md, "two-minimisers by large-beta".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..arithmetic.ball import Ball, exp, log
from ..document.parsers import Bounds, Record, integer, nodes, number, pair, read
from ..verdict import Invalid, require_at_most, require_less
from .law import MAX_HEAD, Law, Point, numbers_of, require_positive
from .moments import log_excess, require_tails


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum(Record):
    """How E_n is bounded for another n."""

    head: int = read(integer(1, MAX_HEAD))
    tails: tuple[Fraction, ...] = read(numbers_of(1, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner(Record):
    """q(1 - s) <= fall, q(1 - s + 2kr) <= steep, 2qkr <= side."""

    fall: Fraction = read(number)
    steep: Fraction = read(number)
    side: Fraction = read(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap(Law):
    """The comparison in J from the first node on, and the cells of y = q(1 - s) and tau = r/(k(1 - s^2))."""

    plane: Sum = read(Sum.parse)
    """E_n in the comparison in (s, r)."""
    slope: Bounds = read(pair)
    """k_0 and k: the spread of the features, and the width of the region of (s, r)."""
    near: Fraction = read(number)
    far: Fraction = read(number)
    falls: tuple[Fraction, ...] = read(nodes)
    turns: tuple[Fraction, ...] = read(nodes)
    inner: Inner = read(Inner.parse)
    fourth: Sum = read(Sum.parse)
    """E_(n+4)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Worst values of a cell at q_0."""

    high: Fraction
    """The greatest s."""
    low: Fraction
    """The least s."""
    thin: Fraction
    """The least r."""
    thick: Fraction
    """The greatest r."""


@dataclass(frozen=True, slots=True)
class Region:
    """The comparison in (s, r) at q_0, Q = q_0 - c/q_0."""

    point: Point
    least: Fraction
    mean: Fraction
    """A bound of mu."""
    cap: Cap

    @property
    def best(self) -> Fraction:
        """Q_0."""
        return self.point.q - self.least / self.point.q

    def cell(self, y: Sequence[Fraction], tau: Sequence[Fraction]) -> Cell:
        """s = 1 - y/q_0, r = tau k (1 - s^2)."""
        k, high, low = self.cap.slope[1], 1 - y[0] / self.point.q, 1 - y[1] / self.point.q
        return Cell(high, low, tau[0] * k * (1 - high**2), tau[1] * k * (1 - low**2))

    def inside(self, y: Fraction, tau: Fraction) -> bool:
        """Whether the curves up to y and tau stay in the inner region."""
        inner, k = self.cap.inner, self.cap.slope[1]
        return y <= inner.fall and y * (1 + 4 * k**2 * tau) <= inner.steep

    def require_excluded(self, where: str, cell: Cell) -> None:
        """By its J, or by the comparison: for every beta >= beta_0 along the curves through the cell."""
        if cell.high**2 + cell.thick**2 <= (1 - self.cap.nodes[0]) ** 2:
            return
        point, cap, best = self.point, self.cap, self.best
        half, bits, (k, q) = Fraction(point.n, 2), point.bits, (cap.slope[1], point.q)
        steep = cell.low - 2 * k * cell.thick
        require_at_most(f"{where}: head + n/2 + 1 <= 2 Q (s - 2kr)", cap.plane.head + half + 1, 2 * best * steep)
        spread = 2 * max(cap.near, cap.far) + (1 + 8 * k**2) * (1 - cell.low) ** 2
        require_at_most(f"{where}: 1 <= Q (1 - ...)", 1, best * (1 - spread))
        j = cell.low**2 + cell.thin**2
        parts = (
            (Fraction(1), 2 * cap.far),
            (self.mean / cap.far, 2 * (k * cell.thick + cell.high * cap.near)),
            (self.mean / cap.near, 4 * k * cell.thick),
        )
        small = sum(w * exp(Ball.exact(best * (x - j), bits)).upper() for w, x in parts)
        gain = self.least / q + best * ((1 - cell.high) ** 2 + cell.thin**2) - cap.root[1] * point.circle / q
        excess = log_excess(point.n, 2 * best * steep, cap.plane.head, cap.plane.tails, bits)
        logs = (log(Ball.exact(q / best, bits)) - log(Ball.exact(steep, bits))) * point.n / 2
        exponent = logs + Ball.exact(excess - gain, bits)
        require_less(f"{where}: the exponent < 0", exponent.upper(), 0)
        require_less(f"{where}: the sum < 1", small + exp(exponent).upper(), 1)


def rest(point: Point, remainder: Bounds, cap: Cap, mean: Fraction) -> Fraction:
    """N = q nu at q_0, an upper bound for every q >= q_0; nu bounds the mass of the southern half."""
    q, j = point.q, 1 - cap.nodes[0]
    worst = q - remainder[1] / q
    require_less("0 < q_0 - C/q_0", 0, worst)
    require_at_most("1 <= q (j^2 + 2 (Q/q) j (1 - j)) at the first node", 1, q * j**2 + 2 * worst * j * (1 - j))
    return q / 2 * exp(Ball.exact(3 * q * mean - worst * j**2, point.bits)).upper()


def require_region(point: Point, remainder: Bounds, cap: Cap, mean: Fraction) -> Fraction:
    """At K_c every minimiser but the uniform one lies in the inner region, for every beta >= beta_0; returns N."""
    least, half, q = remainder[0], Fraction(point.n, 2), point.q
    (k0, k), inner = cap.slope, cap.inner
    require_less("0 < k_0", 0, k0)
    require_at_most("1/(2n) + 1/beta_0 <= k_0^2", Fraction(1, 2 * point.n) + 1 / point.beta, k0**2)
    require_less("k_0 < k", k0, k)
    require_at_most("k <= 1", k, 1)
    for what, x in (("near", cap.near), ("far", cap.far)):
        require_less(f"{what} < 1", x, 1)
        require_at_most(f"2 mu <= {what}", 2 * mean, x)
    require_less("0 < first node", 0, cap.nodes[0])
    require_positive(point, least, cap)
    require_tails(point.n, cap.plane.head, cap.plane.tails)
    require_at_most("(n/2 + 1)/q + 8c/q^2 <= 1", (half + 1) / q + 8 * least / q**2, 1)
    south = rest(point, remainder, cap, mean)
    require_at_most("N/(k - k_0) <= fall", south / (k - k0), inner.fall)
    require_at_most("N (1 + 2k^2)/(k - k_0) <= steep", south * (1 + 2 * k**2) / (k - k0), inner.steep)
    _require_cover(Region(point, least, mean, cap))
    return south


def _require_cover(region: Region) -> None:
    """Cells of the curves: all y that the comparison in J leaves, all tau of [0, 1]."""
    cap, q = region.cap, region.point.q
    if cap.falls[0] != 0 or cap.turns[0] != 0 or cap.turns[-1] != 1 or len(cap.falls) < 2:
        raise Invalid("the cells begin at y = 0 and cover tau from 0 to 1")
    require_at_most("2 q_0 v <= last y", 2 * q * cap.nodes[0], cap.falls[-1])
    require_less("last y < q_0", cap.falls[-1], q)
    for i, y in enumerate(pairwise(cap.falls)):
        for j, tau in enumerate(pairwise(cap.turns)):
            if not region.inside(y[1], tau[1]):
                region.require_excluded(f"cell ({i}, {j})", region.cell(y, tau))
