"""K_c between two proved points, in Arb balls: nodes, band and interaction of certify/FORMAT/intervals.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from flint import arb

from tests.checker.arb_coupling import ZERO, Density, Interaction, around, dot, high, largest, low, require
from tests.checker.arb_cover import Cover
from tests.checker.arb_truth import ball


def slopes_of(inter: Interaction) -> list[arb]:
    """(I4): kappa_l', l <= L, from kappa_l and F(nu+l+1) = kappa_{l+1}/factor_{l+1}."""
    b, d = inter.beta, inter.d
    rows = zip(inter.factors, inter.factors[1:], inter.kappa, inter.kappa[1:], strict=False)
    return [
        ball((k - 1) / b) * here + ball(factor * b / (d + 2 * k) / after) * beyond
        for k, (factor, after, here, beyond) in enumerate(rows, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Node:
    """K_c in [lower, upper] and p at beta."""

    beta: Fraction
    lower: arb
    upper: arb
    p: arb

    def tangent(self, beta: Fraction) -> arb:
        """(I10)."""
        return self.upper * (self.p * ball(self.beta / beta).log()).exp()


def end_of(claim: dict[str, Any]) -> Node:
    """(I5)."""
    cover = Cover(claim)
    theta, density, inter = cover.theta(), cover.density, cover.density.inter
    squares = []
    for degree, z in enumerate(density.place, start=1):
        radius = density.radius(degree, theta)
        ends = (max(low(z) - radius, ZERO), min(high(z) + radius, arb(1)))
        require("I5: the cut leaves something", ends[0] <= ends[1])
        squares.append(low(ends[0]).union(high(ends[1])) ** 2)
    beta, rest = ball(inter.beta), inter.kappa[-1] / (1 - ball(inter.tail_ratio))
    top = beta * dot(slopes_of(inter), squares)
    top += ZERO.union(rest * (inter.modes + beta) / (1 - ball(inter.tail_ratio)))
    p = top / (dot(inter.kappa[:-1], squares) + ZERO.union(rest))
    return Node(cover.beta, density.lower, density.upper, p)


@dataclass(frozen=True, slots=True)
class Range:
    """(I12) on a range of s."""

    middle: Fraction
    reach: arb
    mid: list[arb]
    slope: list[arb]
    spread: list[arb]
    top: list[arb]
    tau: arb


def node_of(density: Density) -> Node:
    """(I6)."""
    rise = dot(slopes_of(density.inter), [m**2 for m in density.mean])
    beta = density.inter.beta
    return Node(beta, density.lower, density.upper, ball(beta) * rise / density.energy)


class Band:
    def __init__(self, d: int, modes: int, nodes: Sequence[Node]) -> None:
        self.d, self.modes, self.nodes, self.start = d, modes, nodes, nodes[0].beta
        self.half = (nodes[-1].beta - self.start) / 2
        self.known: dict[tuple[Fraction, Fraction], Range] = {}
        for one, two in pairwise(nodes):
            require("I9", one.beta < two.beta and two.lower <= one.lower)
            for node in (one, two):
                require("I10", all(low(node.lower) <= high(x.tangent(node.beta)) for x in (one, two)))
        require("I9", all(node.p >= 0 and node.lower > 0 for node in nodes))

    def beta(self, s: Fraction) -> Fraction:
        """(I1)."""
        return self.start + (1 + s) * self.half

    def chord(self, s: Fraction) -> tuple[arb, arb]:
        """(I10): the chord and its derivative in s."""
        beta = self.beta(s)
        one, two = next(x for x in pairwise(self.nodes) if x[0].beta <= beta <= x[1].beta)
        power = (one.lower / two.lower).log() / ball(two.beta / one.beta).log()
        value = one.lower * (power * ball(one.beta / beta).log()).exp()
        return value, -value * power * ball(self.half / beta)

    def band(self, s0: Fraction, s1: Fraction) -> tuple[arb, arb, arb]:
        """(I11): line_0, line_1 and the spread."""
        middle = (s0 + s1) / 2
        level = arb(self.chord(middle)[0].mid())
        tilt = arb(((self.chord(s1)[0] - self.chord(s0)[0]) / ball(s1 - s0)).mid())
        lows, highs = [], []
        for one, two in pairwise(self.nodes):
            a, b = ((node.beta - self.start) / self.half - 1 for node in (one, two))
            for left, right in ((a, (a + b) / 2), ((a + b) / 2, b)):
                u, v = max(left, s0), min(right, s1)
                if u >= v:
                    continue
                value, slope = self.chord((u + v) / 2)
                spread = (slope - tilt) * around(ball((v - u) / 2))
                lows.append(low(value - level - tilt * ball((u + v) / 2 - middle) + spread))
                lines = [(s, level + tilt * ball(s - middle)) for s in (u, v)]
                highs.append(min(largest([x.tangent(self.beta(s)) - y for s, y in lines]) for x in (one, two)))
                require("I11", lows[-1] <= highs[-1])
        return level, tilt, min(lows).union(max(highs))

    def on(self, s0: Fraction, s1: Fraction) -> Range:
        if (s0, s1) not in self.known:
            self.known[s0, s1] = self.range(s0, s1)
        return self.known[s0, s1]

    def range(self, s0: Fraction, s1: Fraction) -> Range:
        """(I12): (line_0 + line_1 ds + spread)(kappa + kappa' ds)."""
        middle, modes = (s0 + s1) / 2, self.modes
        level, tilt, spread = self.band(s0, s1)
        reach = around(ball((s1 - s0) / 2))
        last = Interaction(self.d, self.beta(s1), modes, level + tilt * reach + spread)
        first = slopes_of(Interaction(self.d, self.beta(s0), modes, arb(1)))
        kappa = Interaction(self.d, self.beta(middle), modes, arb(1)).kappa[:modes]
        found = Range(middle, reach, [], [], [], [], last.tau)
        for k, a, b in zip(kappa, first, slopes_of(last), strict=True):
            rise = low(a).union(high(b)) * ball(self.half)
            mid, slope = 2 * level * k, arb((2 * (level * rise + tilt * k)).mid())
            rest = 2 * (level * rise + tilt * k) - slope
            rest = rest * reach + 2 * tilt * rise * reach * reach + 2 * spread * (k + rise * reach)
            found.mid.append(mid)
            found.slope.append(slope)
            found.spread.append(rest)
            found.top.append(high(mid + slope * reach + rest))
        return found
