"""K_c and exactly two minimisers on a piece [a, b] of large beta (`large-beta:cells`), in balls.

s = phi at the pole and r = |P m| are two features of a zonal density (`large-beta:pole`). For all beta of the piece
F_Q >= Q (s^2 + r^2 + mu) - L(s, r), L convex; so a cell of (s, r) is decided at its four nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product

from certify.bounds.large_beta.root import level
from certify.bounds.large_beta.sums import Sums
from certify.core.ball import Ball, maximum, minimum
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.cells import CellPlan

Cell = tuple[int, int]
"""Where its nodes of s and of r begin."""


@dataclass(frozen=True)
class Cells:
    """The inequalities of a plan on [low, high]."""

    d: int
    low: Fraction
    high: Fraction
    plan: CellPlan
    _margins: dict[tuple[Fraction, Cell], Ball] = field(default_factory=dict)

    @cached_property
    def sums(self) -> Sums:
        """The series of the moments of g on the piece, made once."""
        return Sums(self.d - 1, self.low, self.plan.terms)

    @property
    def half(self) -> Fraction:
        """h = n/2."""
        return Fraction(self.d - 1, 2)

    @cached_property
    def thick(self) -> tuple[Ball, Ball]:
        """e^-ell at low, where it is greatest, and at high."""
        return (-level(self.d, self.low)).exp(), (-level(self.d, self.high)).exp()

    @cached_property
    def mean(self) -> Ball:
        """An upper bound of mu on the piece."""
        return self.thick[0] * (1 + self.sums.circle)

    @cached_property
    def cap(self) -> tuple[Ball, Ball]:
        """A lower and an upper bound of sigma(B)."""
        n, xi = self.d - 1, self.plan.cap
        flat = (Ball((2 * xi) ** n)).sqrt() / 2
        flat *= Ball(1) if n % 2 == 0 else 2 / Ball.pi()
        for j in range(2 + n % 2, n + 1, 2):
            flat *= Fraction(j - 1, j)
        curved = flat * (Ball(1 - xi / 2).log() * (self.half - 1)).exp()
        return (curved, flat) if n >= 2 else (flat, curved)

    def upper(self) -> bool:
        """Q_c <= Q_up by one Gaussian cap."""
        width, most = self.plan.width, self.plan.scale[1]
        if width <= 0:
            return False
        entropy = level(self.d, self.high) + (Ball(2 * width).log() - 1) * self.half
        entropy += Fraction((self.d - 1) ** 2, 8) / (width * self.low)
        energy = (-(Ball(1 + 1 / width).log() * self.half)).exp() - self.mean
        return energy.surely_positive() and entropy.surely_at_most(energy * most)

    def near_uniform(self) -> bool:
        """F > 0 at Q_up for every density with mu < J <= j^2, j = 1 - the last node."""
        j, most = 1 - self.plan.nodes[-1], self.plan.scale[1]
        return j > 0 and (self.mean * Ball(2 * most * j).exp()).surely_less(most * j**2)

    def comparison(self, left: Fraction, right: Fraction) -> bool:
        """F > 0 at Q_up for every density with 1 - sqrt(J) in [left, right]."""
        most, j = self.plan.scale[1], 1 - right
        top = 2 * most * (1 - left)
        moments = self.thick[0] * (1 + self.sums.circle) * self.sums.moments(top)
        power = (Ball(1 - left).log() * -(1 + self.d / self.low)).exp()
        total = (1 + 2 * most * self.mean + power * moments).log()
        return total.surely_less((j**2 + self.least_mean) * most)

    @cached_property
    def least_mean(self) -> Ball:
        """A lower bound of mu on the piece."""
        return self.thick[1] * (1 - self.sums.curvature)

    def far(self, scale: Fraction) -> Ball:
        """int e^(2Q phi) outside B, at most."""
        least, u = self.cap[0], 2 * scale * self.mean
        z = u / least
        return 1 - least + u + 3 * least * (z.exp() - 1 - z - z * z / 2) / z

    def near(self, scale: Fraction, s: Fraction, r: Fraction, centre: Fraction | None = None) -> tuple[Ball, Ball]:
        """int e^(2Q phi) over B at most: what is there whatever the measure of the cap, and what has e^-ell.

        centre: with (g - c)^2 + k^2 (1 - g^2)^2 as a factor. Undecided where phi - rk may be negative outside B.
        """
        k = self.plan.slope
        if not r * k <= s * (1 + self.low * self.plan.cap):
            raise Undecided("the potential is not shown positive outside the cap")
        b = 2 * scale * r * k
        top = Ball(1) if centre is None else Ball(centre**2 + k**2)
        spread = maximum([self.sums.excess(2 * scale * s, b, centre, k), Ball(0)])
        return Ball(b).exp() * self.cap[1] * top, Ball(b).exp() * self.thick[0] * spread

    def margin(self, scale: Fraction, node: Cell) -> Ball:
        """A lower bound of Q (s^2 + r^2 + mu) - L at a node."""
        if (scale, node) not in self._margins:
            s, r = self.plan.poles[node[0]], self.plan.sides[node[1]]
            try:
                total = sum(self.near(scale, s, r), self.far(scale))
                value = (s**2 + r**2 + self.least_mean) * scale - total.log()
            except Undecided:
                value = Ball(-1)
            self._margins[scale, node] = value
        return self._margins[scale, node]

    def positive(self, scale: Fraction, cell: Cell) -> bool:
        """F > 0 at this Q on the whole cell, by its nodes."""
        (s0, s1), (r0, r1) = self.ends(cell)
        spent = scale * ((s1 - s0) ** 2 + (r1 - r0) ** 2) / 4
        return all((self.margin(scale, node) - spent).surely_positive() for node in _corners(cell))

    def ends(self, cell: Cell) -> tuple[Sequence[Fraction], Sequence[Fraction]]:
        """The ranges of s and of r that a cell has."""
        i, k = cell
        return self.plan.poles[i : i + 2], self.plan.sides[k : k + 2]

    @property
    def left(self) -> Fraction:
        """(1 - v_1)^2: the comparison in J leaves densities with J beyond it only."""
        return (1 - self.plan.nodes[0]) ** 2

    def south(self, j: Fraction) -> Ball:
        """The mass of the southern half at most, for a critical density with this J or more."""
        return ((3 * self.mean - max(j, self.left)) * self.plan.scale[0]).exp() / 2

    def empty(self, cell: Cell) -> bool:
        """No critical density that the comparison in J leaves has its features in the cell."""
        (s0, s1), (r0, r1) = self.ends(cell)
        if s1**2 + r1**2 <= self.left or s0**2 + r0**2 > s1:
            return True
        return (Ball(self.plan.slope * (1 - s0**2)) + self.south(s0**2 + r0**2)).surely_less(r0)

    def inner(self) -> list[Cell]:
        """The cells that are left at Q_up."""
        every = product(range(len(self.plan.poles) - 1), range(len(self.plan.sides) - 1))
        most = self.plan.scale[1]
        return [cell for cell in every if not (self.empty(cell) or self.positive(most, cell))]

    def strips(self, inner: Sequence[Cell]) -> Iterator[tuple[Fraction, Fraction, Fraction]]:
        """(s, s', R): a convex set about the inner cells, in strips: r <= R where s is in [s, s']."""
        first = min(i for i, _ in inner)
        widest = self.plan.sides[max(k for _, k in inner) + 1]
        mass = self.south(self.plan.poles[first] ** 2)
        for s, after in pairwise(self.plan.poles[first:]):
            bent: Dyadic = (Ball(self.plan.slope * (1 - s**2)) + mass).upper()
            yield s, after, min(widest, Fraction(int(bent.fraction() * (1 << 40)) + 1, 1 << 40))

    def theta(self, s: Fraction, after: Fraction, r: Fraction) -> Ball:
        """2Q E |Phi_x - c Phi_e|^2 in a strip at most, for every Q of the scale."""
        (least, most), c, k = self.plan.scale, self.plan.centre, self.plan.slope
        if not s >= 2 * r * k:
            raise Undecided("the region is too wide for its strip")
        fixed, thin = self.near(least, s, r, c)
        fixed += (c**2 + k**2) * self.far(most) + self.mean * (4 * most * self.mean).exp()
        bulk = self.sums.bulk(2 * most * after)
        total = thin / (1 + self.thick[0] * bulk) + fixed / (1 + self.thick[1] * bulk)
        return total * Ball(2 * most * after - 2 * least * s).exp() * 2 * most

    def moment(self, s: Fraction) -> Enclosure:
        """m_1 of a minimiser at K_c with this s or more."""
        (least, most), xi = self.plan.scale, self.plan.cap
        rest = self.far(most) * Ball(-least * s**2).exp() / (1 - self.cap[1])
        fall = Ball(1 - s) * (xi + 1 / self.low) + rest
        rise = (-(1 + self.mean) * most).exp()
        low, high = (1 - fall).lower(), minimum([Ball(1), 1 - rise]).upper()
        return Enclosure(low, high)


def _corners(cell: Cell) -> Iterator[Cell]:
    i, k = cell
    return product((i, i + 1), (k, k + 1))


def prove_cells(found: Cells) -> Enclosure:
    """m_1 on the piece, when Q_lo <= Q_c <= Q_up and exactly two minimisers at K_c are proved there; else Undecided."""
    plan, what = found.plan, f"two-minimisers d={found.d}"
    if not _shape(found):
        raise Undecided(f"{what}: the plan of the piece does not fit")
    if not (found.upper() and found.near_uniform()):
        raise Undecided(f"{what}: K_c is not bounded from above on the piece")
    if not all(found.comparison(left, right) for left, right in pairwise(plan.nodes)):
        raise Undecided(f"{what}: the comparison in J fails")
    inner = found.inner()
    if not inner or not all(found.positive(plan.scale[0], cell) for cell in inner):
        raise Undecided(f"{what}: K_c is not bounded from below on the piece")
    strips = list(found.strips(inner))
    if not all(found.theta(*strip).surely_less(1) for strip in strips):
        raise Undecided(f"{what}: uniqueness is not shown on the piece")
    return found.moment(strips[0][0])


def _shape(found: Cells) -> bool:
    """What a plan satisfies apart from the comparisons."""
    plan, n = found.plan, found.d - 1
    return (
        8 <= found.low <= found.high
        and found.d < found.low
        and 0 < plan.cap <= 1
        and found.cap[1].surely_less(1)
        and Fraction(1, 2 * n) + 1 / found.low <= plan.slope**2
        and plan.slope > 0
        and Fraction(1, 2) <= plan.centre <= 1
        and 0 < plan.scale[0] < plan.scale[1]
        and (3 * found.mean).surely_at_most(found.left)
        and len(plan.nodes) > 1
        and plan.nodes[0] >= 0
        and plan.nodes[-1] < 1
        and plan.poles[0] <= found.left
        and plan.poles[-1] == 1
        and plan.sides[0] == 0
        and plan.sides[-1] >= Fraction(1, 2)
    )
