"""The rule `cover` decided a second time, in Arb balls: the tree and the regions of certify/FORMAT/coupling.md."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from flint import arb

from tests.checker.arb_coupling import (
    ZERO,
    Density,
    Family,
    Functional,
    Interaction,
    dot,
    high,
    largest,
    low,
    oscillation,
    pair,
    perron,
    require,
    series,
    size,
)
from tests.checker.arb_truth import ball, number

Box = tuple[list[int], list[int]]


class Cover:
    """A claim two-minimisers with the rule `cover`."""

    def __init__(self, claim: dict[str, Any]) -> None:
        self.evidence, self.d, self.beta = claim["evidence"], claim["d"], number(claim["beta"])
        self.unit = Fraction(1, 2 ** self.evidence["grid"])
        self.density = Density(self.d, self.beta, self.evidence["touch"], pair(self.evidence["coupling"]))
        coupling = self.density.lower.union(self.density.upper)
        self.inter = Interaction(self.d, self.beta, self.evidence["modes"], coupling)
        self.family = Family(self.d, self.evidence)

    def number(self, n: int | Fraction) -> arb:
        return ball(n * self.unit)

    def field(self, box: Box) -> list[arb]:
        rows = zip(self.evidence["weights"], *box, strict=True)
        return [self.number(w * Fraction(a + b, 2) * self.unit) for w, a, b in rows]

    def deviations(self, box: Box, field: list[arb]) -> list[arb]:
        rows = zip(self.inter.g, field, *box, strict=True)
        return [largest([size(g * self.number(x) - f) for x in ends]) for g, f, *ends in rows]

    def theta(self) -> arb:
        """(K7)."""
        box = (self.evidence["star_lower"], self.evidence["star_upper"])
        field = self.field(box)
        mean, _, covariance = self.family.products(field)
        u = oscillation(self.deviations(box, field), mean) + 2 * self.inter.tau * self.number(box[1][0])
        theta = high(u.exp() * perron(covariance, self.inter.top, self.evidence["star_vector"]) + self.inter.tau)
        require("K7", theta < 1)
        return theta

    def check(self) -> None:
        """Everything that the rule demands."""
        theta, z = self.theta(), self.density.place[0]
        require_origin(self.family, self.inter.top, self.inter.tau, self.evidence)
        lower, upper = ([x * self.unit for x in self.evidence[name]] for name in ("star_lower", "star_upper"))
        self.density.require_star(lower, upper, theta)
        threshold = ball(Fraction(self.d, 2)) / series(Fraction(self.d, 2) + 1, self.beta)
        require("K9", self.density.upper < threshold)
        least, most = pair(self.evidence["moment"])
        radius = self.density.radius(1, theta)
        require("K13", least <= low(z) - radius and high(z) + radius <= most)
        self.walk()

    def walk(self) -> None:
        """The tree."""
        modes = self.evidence["modes"]
        boxes: list[Box] = [([0] * modes, [2 ** self.evidence["grid"]] * modes)]
        for cell in self.evidence["tree"]:
            require("tree: a box is open", bool(boxes))
            lower, upper = boxes.pop()
            boxes += self.leaves((lower, [min(x, upper[0]) for x in upper]), cell)
        require("tree: no box is open", not boxes)

    def leaves(self, box: Box, cell: list[Any]) -> list[Box]:
        kind, rest = cell[0], cell[1:]
        if kind == "s":
            return halves(box, *rest)
        if kind == "c":
            return [narrowed(self.equation(box), box, rest, None, self.unit)]
        if kind == "x":
            narrowed(self.equation(box), box, rest[:-1], rest[-1], self.unit)
        elif kind == "0":
            require("0", all(x <= y for x, y in zip(box[1], self.evidence["corner"], strict=True)))
        elif kind == "*":
            require_star_box(box, self.evidence)
        else:
            unit = Fraction(1, 2 ** self.evidence["field_grid"])
            field = self.field(box) if kind == "g" else [ball(x * unit) for x in rest]
            ends = [[x * self.unit for x in side] for side in box]
            require_gibbs(self.family, field, self.inter.top, self.inter.tau, ends)
        return []

    def equation(self, box: Box) -> tuple[list[arb], Callable[[Sequence[int]], tuple[list[arb], arb]]]:
        """c, and (W, W_0) for a row: (K14), (K15)."""
        field = self.field(box)
        centre = [self.number(Fraction(a + b, 2)) for a, b in zip(*box, strict=True)]
        mean, _, covariance = self.family.products(field)
        tau_b = self.inter.tau * self.number(box[1][0])
        rest = Functional(mean, covariance, self.deviations(box, field), tau_b)

        def of(y: Sequence[int]) -> tuple[list[arb], arb]:
            eta, level = rest.of(y)
            gaps = [g * c - a for g, c, a in zip(self.inter.g, centre, field, strict=True)]
            slopes = [v - e * g for v, e, g in zip(y, eta, self.inter.g, strict=True)]
            return slopes, dot(y, centre) - dot(eta, gaps) - level

        return centre, of


def halves(box: Box, degree: int, mid: int) -> list[Box]:
    (lower, upper), k = box, degree - 1
    require("s", lower[k] <= mid <= upper[k])
    return [([*lower[:k], mid, *lower[k + 1 :]], upper), (lower, [*upper[:k], mid, *upper[k + 1 :]])]


def require_star_box(box: Box, evidence: dict[str, Any]) -> None:
    rows = zip(evidence["star_lower"], *box, evidence["star_upper"], strict=True)
    require("*", all(a <= x and y <= b for a, x, y, b in rows))


def require_origin(family: Family, top: list[arb], tau: arb, evidence: dict[str, Any]) -> None:
    """(K8)."""
    corner = [ball(Fraction(x, 2 ** evidence["grid"])) for x in evidence["corner"]]
    _, whole, _ = family.products([g * x for g, x in zip(top, corner, strict=True)])
    require("K8", (tau * corner[0]).exp() * perron(whole, top, evidence["corner_vector"]) + tau < 1)


def require_gibbs(family: Family, field: list[arb], top: list[arb], tau: arb, ends: list[list[Fraction]]) -> None:
    """(G)."""
    _, total, _ = family.density(field)
    bound = -tau * ball(ends[1][0]) ** 2 / 2 - total.log()
    for a, g, *places in zip(field, top, *ends, strict=True):
        bound += min((low(a * ball(z) - g * ball(z) ** 2 / 2) for z in places), key=lambda x: x.mid())
    require("G", bound > 0)


def narrowed(equation: Any, box: Box, rows: list[Any], last: list[int] | None, unit: Fraction) -> Box:
    """(R) for each row, then (X)."""
    (centre, of), (lower, upper) = equation, (list(box[0]), list(box[1]))

    def moved(slopes: list[arb], skip: int) -> arb:
        sides = zip(slopes, centre, lower, upper, strict=True)
        parts = [w * (ball(a * unit).union(ball(b * unit)) - c) for w, c, a, b in sides]
        return sum((x for k, x in enumerate(parts) if k != skip), ZERO)

    for degree, new_lower, new_upper, *y in rows:
        k = degree - 1
        slopes, constant = of(y or [int(j == k) for j in range(len(lower))])
        require("R: W_k is not 0", not slopes[k].contains(0))
        place = centre[k] - (constant + moved(slopes, k)) / slopes[k]
        require("R: lo", new_lower <= lower[k] or ball(new_lower * unit) <= place)
        require("R: hi", new_upper >= upper[k] or place <= ball(new_upper * unit))
        require("R: lo <= hi", new_lower <= new_upper)
        lower[k], upper[k] = new_lower, new_upper
    if last is not None:
        slopes, constant = of(last)
        require("X", not (constant + moved(slopes, -1)).contains(0))
    return lower, upper
