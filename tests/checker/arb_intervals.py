"""The rule `moving-cover` decided a second time, in Arb balls: certify/FORMAT/intervals.md read line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Any

from flint import arb

from tests.checker.arb_band import Band, Node, Range, end_of, node_of
from tests.checker.arb_coupling import (
    Density,
    Family,
    Functional,
    around,
    dot,
    high,
    largest,
    low,
    oscillation,
    pair,
    perron,
    require,
    size,
    taylor,
)
from tests.checker.arb_cover import halves, narrowed, require_gibbs, require_origin, require_star_box
from tests.checker.arb_truth import ball, number


@dataclass(frozen=True, slots=True)
class Placed:
    """(I14), (I15) for a box: the field, ends of the moments, and the coefficients of m_l and g_l m_l - a_l."""

    on: Range
    field: list[arb]
    ends: list[list[Fraction]]
    centre: list[arb]
    frame: list[arb]
    moments: list[tuple[arb, arb]]
    gaps: list[tuple[arb, arb]]
    deviations: list[arb]


class Piece:
    def __init__(self, d: int, evidence: dict[str, Any], ends: tuple[Node, Node]) -> None:
        self.evidence, self.family, self.unit = evidence, Family(d, evidence), Fraction(1, 2 ** evidence["grid"])
        rows = zip(evidence["frame"], evidence["frame_slope"], evidence["top"], strict=True)
        require("I3", all(abs(v) < f and (f - abs(v)) * x * self.unit**2 >= 1 for f, v, x in rows))
        middle, half = (ends[0].beta + ends[1].beta) / 2, (ends[1].beta - ends[0].beta) / 2
        places = [(part["s"] * self.unit, part) for part in evidence["inner"]]
        self.densities = [(s, Density(d, middle + s * half, part, pair(part["coupling"]))) for s, part in places]
        self.band = Band(d, evidence["modes"], [ends[0], *(node_of(x) for _, x in self.densities), ends[1]])

    def frame(self, s: Fraction) -> list[Fraction]:
        """(I2)."""
        pairs = zip(self.evidence["frame"], self.evidence["frame_slope"], strict=True)
        return [(f + s * v) * self.unit for f, v in pairs]

    def placed(self, lower: list[int], upper: list[int], s0: Fraction, s1: Fraction) -> Placed:
        on, evidence, unit = self.band.on(s0, s1), self.evidence, self.unit
        frame, sides = self.frame(on.middle), (self.frame(s0), self.frame(s1))
        centre = [Fraction(a + b, 2) * unit for a, b in zip(lower, upper, strict=True)]
        weights = [
            (w + on.middle * v) * unit for w, v in zip(evidence["weights"], evidence["weights_slope"], strict=True)
        ]
        field = [ball(w * f * c) for w, f, c in zip(weights, frame, centre, strict=True)]
        ends = [
            [pick(side[k] * x * unit for side in sides) for k, x in enumerate(box)]
            for pick, box in ((min, lower), (max, upper))
        ]
        found = Placed(on, field, ends, list(map(ball, centre)), list(map(ball, frame)), [], [], [])
        for k, (f, c) in enumerate(zip(found.frame, found.centre, strict=True)):
            tilt, radius = (
                ball(evidence["frame_slope"][k] * unit),
                around(ball(Fraction(upper[k] - lower[k], 2) * unit)),
            )
            rest = tilt * radius * on.reach
            drift = tilt * c * on.reach + f * radius + rest
            spread = on.mid[k] * rest + on.slope[k] * drift * on.reach + on.spread[k] * (f * c + drift)
            gap, slope = on.mid[k] * f * c - field[k], on.mid[k] * tilt * c + on.slope[k] * f * c
            found.moments.append((f * c + rest, tilt * c))
            found.gaps.append((gap + spread, slope))
            found.deviations.append(size(gap + on.mid[k] * f * radius + slope * on.reach + spread))
        return found

    def check(self) -> None:
        quarters = [self.band.on(Fraction(k, 4) - 1, Fraction(k + 1, 4) - 1) for k in range(8)]
        top = [largest(column) for column in zip(*(x.top for x in quarters), strict=True)]
        require_origin(self.family, top, largest([x.tau for x in quarters]), self.evidence)
        lower, upper = self.evidence["star_lower"], self.evidence["star_upper"]
        require("I13: star_lower <= star_upper", all(a <= b for a, b in zip(lower, upper, strict=True)))
        cuts = list(pairwise([Fraction(-1), *(x * self.unit for x in self.evidence["star_cuts"]), Fraction(1)]))
        thetas = [self.theta(*cut, v) for cut, v in zip(cuts, self.evidence["star_vectors"], strict=True)]
        for s, density in self.densities:
            theta = next(x for (s0, s1), x in zip(cuts, thetas, strict=True) if s0 <= s <= s1)
            least, most = (
                [f * x * self.unit for f, x in zip(self.frame(s), side, strict=True)] for side in (lower, upper)
            )
            density.require_star(least, most, theta)
        self.walk()

    def theta(self, s0: Fraction, s1: Fraction, vector: list[int]) -> arb:
        """(I13)."""
        at = self.placed(self.evidence["star_lower"], self.evidence["star_upper"], s0, s1)
        mean, _, covariance = self.family.products(at.field)
        tail = 2 * at.on.tau * ball(at.ends[1][0])
        u = oscillation(at.deviations, mean) + tail
        third, modes = self.third(at.field, mean), range(len(mean))
        factor = 1 + taylor(u) * u**2 + tail
        matrix = [
            [factor * size(covariance[j][k]) + dot(at.deviations, [size(third[n, j, k]) for n in modes]) for k in modes]
            for j in modes
        ]
        theta = high(perron(matrix, at.on.top, vector) + at.on.tau)
        require("I13", theta < 1)
        return theta

    def third(self, field: list[arb], mean: list[arb]) -> dict[tuple[int, ...], arb]:
        """T_ljk from centred products."""
        mass, total, _ = self.family.density(field)
        error = around(8 * self.family.error(field, 3))
        found: dict[tuple[int, ...], arb] = {}
        centred = [[x - m for x in row] for row, m in zip(self.family.values, mean, strict=True)]
        for i in range(len(mean)):
            for j in range(i + 1):
                both = [w * x * y for w, x, y in zip(mass, centred[i], centred[j], strict=True)]
                for k in range(j + 1):
                    value = (dot(both, centred[k]) + error) / total
                    found |= dict.fromkeys(permutations((i, j, k)), value)
        return found

    def walk(self) -> None:
        """The tree, with s."""
        one = 2 ** self.evidence["grid"]
        boxes = [([0] * self.evidence["modes"], self.evidence["top"], -one, one)]
        for cell in self.evidence["tree"]:
            require("tree: a box is open", bool(boxes))
            lower, upper, s0, s1 = boxes.pop()
            if cell[:2] == ["s", 0]:
                require("s", s0 < cell[2] < s1)
                boxes += [(lower, upper, cell[2], s1), (lower, upper, s0, cell[2])]
            else:
                boxes += [(*box, s0, s1) for box in self.leaves((lower, upper), s0, s1, cell)]
        require("tree: no box is open", not boxes)

    def leaves(self, box: tuple[list[int], list[int]], s0: int, s1: int, cell: list[Any]) -> list[Any]:
        kind, rest = cell[0], cell[1:]
        if kind == "s":
            return halves(box, *rest)
        at = self.placed(*box, s0 * self.unit, s1 * self.unit)
        if kind == "c":
            return [narrowed(self.equation(at), box, rest, None, self.unit)]
        if kind == "x":
            narrowed(self.equation(at), box, rest[:-1], rest[-1], self.unit)
        elif kind == "0":
            require("0", all(x <= y * self.unit for x, y in zip(at.ends[1], self.evidence["corner"], strict=True)))
        elif kind == "*":
            require_star_box(box, self.evidence)
        else:
            unit = Fraction(1, 2 ** self.evidence["field_grid"])
            field = at.field if kind == "g" else [ball(x * unit) for x in rest]
            require_gibbs(self.family, field, at.on.top, at.on.tau, at.ends)
        return []

    def equation(self, at: Placed) -> Any:
        """(I16)."""
        mean, _, covariance = self.family.products(at.field)
        rest = Functional(mean, covariance, at.deviations, at.on.tau * ball(at.ends[1][0]))

        def of(y: Sequence[int]) -> tuple[list[arb], arb]:
            eta, level = rest.of(y)
            slopes = [v * f - e * g * f for v, f, e, g in zip(y, at.frame, eta, at.on.mid, strict=True)]
            parts = [dot(y, x) - dot(eta, e) for x, e in zip(_columns(at.moments), _columns(at.gaps), strict=True)]
            return slopes, parts[0] - level + parts[1] * at.on.reach

        return at.centre, of


def _columns(pairs: list[tuple[arb, arb]]) -> list[list[arb]]:
    return [[pair[0] for pair in pairs], [pair[1] for pair in pairs]]


def require_moving(claim: dict[str, Any], claims: Sequence[dict[str, Any]]) -> None:
    """The rule `moving-cover`, with its point claims."""
    points = {number(x["beta"]): x for x in claims if x["label"] == "two-minimisers" and "beta" in x}
    reached, end = map(number, claim["beta_interval"])
    for piece in claim["evidence"]["pieces"]:
        first, last = map(number, piece["interval"])
        require("adjacent", first == reached and first in points and last in points)
        Piece(claim["d"], piece, (end_of(points[first]), end_of(points[last]))).check()
        reached = last
    require("adjacent", reached == end)


def require_derivative(claim: dict[str, Any], claims: Sequence[dict[str, Any]]) -> None:
    """(I17), (I18)."""
    points = {number(x["beta"]): x for x in claims if x["label"] == "two-minimisers" and "beta" in x}
    ends = [claim["beta"]] * 2 if "beta" in claim else claim["beta_interval"]
    left, right = (end_of(points[number(x)]) for x in ends)
    least, most = pair(claim["derivative"])
    require("I17", left.p >= 0)
    require("I18", least <= -high(right.p) * left.upper / ball(left.beta))
    require("I18", -low(left.p) * right.lower / ball(right.beta) <= most)
