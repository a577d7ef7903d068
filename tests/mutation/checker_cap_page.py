"""What FORMAT/large_beta.md counts minimisers with, for one claim: exact, or in Arb."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from flint import arb

from tests.checker.arb_truth import ball


def _excess(n: int, t: Fraction, given: Any) -> arb:
    """log of the bound of E_n t^(n/2) e^-t, (M4)."""
    orders = (n // 2,) if n % 2 == 0 else (n // 2, n // 2 + 1)
    total = arb(0)
    for p, tail in zip(orders, given.tails, strict=True):
        if p:
            total += arb(p * (p + 1)) / 2 / ball(t) + ball(tail) / ball(t) ** 2
            for k in range(1, given.head):
                total += ball(t) ** (k + p) * (-ball(t)).exp() / (arb(k) ** p * arb(k).fac())
    return total / len(orders)


class Page:
    """The quantities of the page for one claim: numbers of the rule, exact or in Arb."""

    def __init__(self, d: int, beta: Fraction, q: Fraction, remainder: tuple[Fraction, Fraction], cap: Any) -> None:
        self.n, self.beta, self.q, self.cap = d - 1, beta, q, cap
        self.h, (self.c, self.most) = Fraction(d - 1, 2), remainder
        self.best, self.worst = q - self.c / q, q - self.most / q
        self.w = 1 / (4 * beta) if d == 2 else Fraction(0)
        self.m = ball(1 + self.w) * (-ball(q)).exp() * ball(2 * q) ** ball(self.h)
        self.k0, self.k = cap.slope
        self.g, self.eta = cap.near, cap.far
        self.fall, self.steep, self.side = cap.inner.fall, cap.inner.steep, cap.inner.side
        self.s, self.z = 1 - self.fall / q, 1 - self.steep / q

    @property
    def south(self) -> arb:
        j = 1 - self.cap.nodes[0]
        return ball(self.q / 2) * (3 * ball(self.q) * self.m - ball(self.worst * j * j)).exp()

    def lost(self, power: int) -> Fraction:
        return max(Fraction(1), self.h - 1) * (self.h + power) / (4 * self.beta * self.worst * self.s)

    def region(self) -> Iterator[tuple[str, Any, Any]]:
        """Rules 3 to 5."""
        cap, q, j = self.cap, self.q, 1 - self.cap.nodes[0]
        yield "0 < k_0", 0, self.k0
        yield "1/(2n) + 1/beta_0 <= k_0^2", Fraction(1, 2 * self.n) + 1 / self.beta, self.k0**2
        yield "k_0 < k", self.k0, self.k
        yield "k <= 1", self.k, 1
        for what, x in (("near", self.g), ("far", self.eta)):
            yield f"{what} < 1", x, 1
            yield f"2 mu <= {what}", 2 * self.m, x
        yield "0 < first node", 0, cap.nodes[0]
        yield "(n/2 + 1)/q + 8c/q^2 <= 1", (self.h + 1) / q + 8 * self.c / q**2, 1
        yield "0 < q_0 - C/q_0", 0, self.worst
        yield "1 <= q (j^2 + 2 (Q/q) j (1 - j)) at the first node", 1, q * j**2 + 2 * self.worst * j * (1 - j)
        gap = ball(self.k - self.k0)
        yield "N/(k - k_0) <= fall", self.south / gap, self.fall
        yield "N (1 + 2k^2)/(k - k_0) <= steep", self.south * ball(1 + 2 * self.k**2) / gap, self.steep
        yield "2 q_0 v <= last y", 2 * q * cap.nodes[0], cap.falls[-1]
        yield "last y < q_0", cap.falls[-1], q

    def cells(self) -> Iterator[tuple[str, Any, Any]]:
        """Rule 6."""
        cap, q, k = self.cap, self.q, self.k
        for i, (y0, y1) in enumerate(pairwise(cap.falls)):
            for row, (t0, t1) in enumerate(pairwise(cap.turns)):
                if y1 <= self.fall and y1 * (1 + 4 * k**2 * t1) <= self.steep:
                    continue
                high, low = 1 - y0 / q, 1 - y1 / q
                thin, thick = t0 * k * (1 - high**2), t1 * k * (1 - low**2)
                if high**2 + thick**2 <= (1 - cap.nodes[0]) ** 2:
                    continue
                z, j = low - 2 * k * thick, low**2 + thin**2
                where = f"cell ({i}, {row})"
                yield f"{where}: head + n/2 + 1 <= 2 Q (s - 2kr)", cap.plane.head + self.h + 1, 2 * self.best * z
                spread = 1 - 2 * max(self.g, self.eta) - (1 + 8 * k**2) * (1 - low) ** 2
                yield f"{where}: 1 <= Q (1 - ...)", 1, self.best * spread
                x = ball(self.h) * (ball(q / self.best).log() - ball(z).log())
                x += _excess(self.n, 2 * self.best * z, cap.plane)
                x -= ball(self.c / q + self.best * ((1 - high) ** 2 + thin**2) - cap.root[1] * self.w / q)
                yield f"{where}: the exponent < 0", x, 0
                total = (-ball(self.best * (j - 2 * self.eta))).exp() + x.exp()
                total += self.m / ball(self.eta) * (-ball(self.best * (j - 2 * k * thick - 2 * high * self.g))).exp()
                total += self.m / ball(self.g) * (-ball(self.best * (j - 4 * k * thick))).exp()
                yield f"{where}: the sum < 1", total, 1

    def monotone(self) -> Iterator[tuple[str, Any, Any]]:
        """Rule 7 without its first inequality."""
        q, slowest = self.q, 2 * (1 - max(self.g, self.eta)) * (1 - self.most / self.q**2)
        yield "steep < q_0", self.steep, q
        yield "fall + side < q_0", self.fall + self.side, q
        yield "fall <= (1 - far) q_0", self.fall, (1 - self.eta) * q
        yield "side/2 <= (1 - near)(q_0 - fall)", self.side / 2, (1 - self.g) * (q - self.fall)
        yield "(n/2 + 1)/q <= 2(1 - max)(1 - C/q^2)", (self.h + 1) / q, slowest
        yield "1 + 1/q <= 2(1 - max)(1 - C/q^2)", 1 + 1 / q, slowest
        yield "1 <= beta_0 near", 1, self.beta * self.g
        yield "delta < 1", self.lost(1), 1

    def peak(self, power: int, given: Any) -> tuple[arb, arb, arb, arb]:
        """The factor of the peak, and three parts beside it, without their constants."""
        q, t, h = self.q, 2 * self.worst * self.z, self.h
        base = q - self.fall
        main = ball(base / (base - self.side)) ** ball(h) * _excess(self.n + 2 * power, t, given).exp()
        scale = ball(2 * q) ** ball(h + power - 1)
        middle = scale * (-ball(2 * self.worst * (self.s * (1 - self.g) - self.side / (2 * q)))).exp()
        return main, scale * (-ball(t)).exp(), middle, ball(q - 2 * self.worst * (self.s - self.eta)).exp()

    @property
    def dense(self) -> Fraction:
        return 1 + (1 / (2 * self.beta * self.g) if self.n == 1 else Fraction(0))

    def theta(self) -> Iterator[tuple[str, Any, Any]]:
        """The first of rule 7, and rule 8."""
        k, h, wide = self.k, self.h, 1 + 4 * self.k**2
        left = ball(4 * k**2 * self.steep) + ball(2 * k) * self.south
        yield "(4k^2 steep + 2kN)/(1 + 4k^2) <= side", left, self.side * wide
        yield from self.monotone()
        head = self.cap.fourth.head
        yield "E_(n+4): head + n/2 + 1 <= t", head + Fraction(self.n + 4, 2) + 1, 2 * self.worst * self.z
        main, core, middle, far = self.peak(2, self.cap.fourth)
        total = ball(self.dense * wide * h * (h + 1) / (2 * self.worst * self.z**2)) * main
        total += ball((1 + self.w) * wide / self.g) * core + ball(2 * (1 + self.w) / self.eta) * middle
        total += 4 * ball(self.q) * far
        yield "theta < 1", total / ball(1 - self.lost(0)), 1

    def moment(self, given: Any, upper: Fraction | None, bounds: tuple[Fraction, Fraction]) -> Iterator[Any]:
        """The rule of order-parameter; upper: of q_* at the right end."""
        yield "0 < q - C/q", 0, self.worst
        yield from self.monotone()
        head = given.second.head
        yield "E_(n+2): head + n/2 + 1 <= t", head + Fraction(self.n + 2, 2) + 1, 2 * self.worst * self.z
        main, core, middle, far = self.peak(1, given.second)
        a, h = self.beta, self.h
        total = ball(self.dense * h / (2 * self.worst * self.z)) * main + ball((1 + self.w) / self.g**2) * core
        total += ball(2 * a * (1 + self.w) / self.eta) * middle + ball(a) * far
        yield "a (1 - m_1) <= a (1 - lower)", total / ball(1 - self.lost(0)), a * (1 - bounds[0])
        if upper is None:
            yield "1 <= upper", 1, bounds[1]
            return
        mean = ball(self.q) * self.m
        loss = ball((self.most + self.fall**2 + (self.side / (2 * self.k)) ** 2) / self.q) + mean
        near = ball(h / (2 * upper) * (1 - self.lost(1))) * (-loss).exp()
        beyond = ball(a) * (-ball(upper) - mean).exp()
        yield "b (1 - upper) <= b (1 - m_1)", 2 * a * (1 - bounds[1]), near if near > beyond else beyond
