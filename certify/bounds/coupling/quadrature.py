"""Quadrature of entire functions against the weight of the sphere, exact in degree `nodes`, with a proved error.

int f w dt, w(t) dt = c (1-t^2)^{(d-3)/2} dt of mass 1, is replaced by omega(f) = sum_j omega_j f(node_j), node_j =
cos(pi j/angles). Lemma (proof in proofs/coupling/quadrature.py): if nodes is even, for every ellipse > 1 and
f = exp(sum_l a_l P_l) P_j P_k

    |int f w - omega(f)| <= lost exp(sum_l |a_l| growth_l) growth_j growth_k,
    growth_l = (ellipse^l + ellipse^-l)/2.

growth_l bounds |P_l| on the ellipse of foci +-1 whose half-axes have the sum `ellipse`. For even d < nodes - 2 it is
the trapezoidal rule in the angle, in which int f w is that of a trigonometric polynomial times f, on little more than
nodes/2 points, and lost = 4 ellipse^(-nodes-2). Else it is Clenshaw and Curtis's, the integral of the Chebyshev
interpolant, on all of them: the sign of its omega_j does not matter, and what it takes cheb_n for has nearly the same
integral (`lost`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import prod
from typing import Final

from certify.core.ball import Ball, maximum, precision, working_bits
from certify.core.ball_matrix import BallMatrix
from certify.cover.sizes import angles

_BLOCK: Final = 64
"""Rows of a matrix that is multiplied at once."""


@dataclass(frozen=True)
class Nodes:
    """The node_j = cos(pi j/angles): `values` has P_l(node_j) in row l-1, `omega` the omega_j."""

    values: BallMatrix
    omega: BallMatrix

    @cached_property
    def transposed(self) -> BallMatrix:
        """The P_l(node_j) in column l-1."""
        return self.values.transpose()

    @cached_property
    def measure(self) -> BallMatrix:
        """The omega_j in a column."""
        return self.omega.transpose()

    @cached_property
    def products(self) -> BallMatrix:
        """P_k P_l for k <= l at each node, in columns in the order of `BallMatrix.symmetric`."""
        rows = [self.values.first_rows(k + 1).scale_columns(self.values.take(k)) for k in range(self.values.rows)]
        return BallMatrix.stacked(rows).transpose()


@dataclass(frozen=True, slots=True)
class Quadrature:
    """The rule on its nodes, with what bounds its error.

    `growth` has growth_1..growth_L of each ellipse in a column, `factors` the lost growth_L^2.
    """

    d: int
    nodes: Nodes
    growth: BallMatrix
    factors: BallMatrix

    def error(self, magnitudes: BallMatrix, factors: int = 2) -> Ball:
        """A bound of |int f w - omega(f)| for f = exp(sum a_l P_l) P_j P_k, 0 <= j, k <= L, from the row of all |a_l|.

        With `factors` > 2 for as many polynomials. The smallest of the bounds that the ellipses give: each holds.
        """
        bounds = (magnitudes @ self.growth).exp().times(self.factors)
        for _ in range(factors - 2):
            bounds = bounds.times(self.growth.take(self.growth.rows - 1))
        best, *others = bounds.entries()
        for other in others:
            if other.surely_less(best):
                best = other
        return best

    def errors(self, magnitudes: BallMatrix) -> BallMatrix:
        """The same bound for each row of all |a_l|, in a column, with two polynomials."""
        bounds = (magnitudes @ self.growth).exp().scale_columns(self.factors)
        best = bounds.columns(0, 1)
        for j in range(1, bounds.cols):
            best = best.smaller(bounds.columns(j, j + 1))
        return best


def legendre_rows(d: int, modes: int, t: BallMatrix) -> BallMatrix:
    """P_1..P_L of dimension d, in rows, at the entries of the row t: (l+d-2) P_{l+1} = (2l+d-2) t P_l - l P_{l-1}."""
    rows = [t.filled(1), t]
    for degree in range(1, modes):
        top = t.times(rows[degree]).scaled(2 * degree + d - 2) - rows[degree - 1].scaled(degree)
        rows.append(top.scaled(Fraction(1, degree + d - 2)))
    return BallMatrix.stacked(rows[1 : modes + 1])


def chebyshev_moments(d: int, count: int) -> list[Fraction]:
    """int cheb_k w for k = 0, 2, .., 2 (count-1): chebyshev_{k+2} = chebyshev_k (k-d+2)/(k+d); odd ones vanish."""
    moments = [Fraction(1)]
    for k in range(0, 2 * (count - 1), 2):
        moments.append(moments[-1] * Fraction(k - d + 2, k + d))
    return moments


def _half_weights(half: int, moments: list[Ball], cosines: BallMatrix) -> list[Ball]:
    """omega_0..omega_half, nodes = 2 half: (2/nodes) edge_j sum_{k even} edge_k chebyshev_k cos(pi j k/nodes).

    edge = 1/2 at 0 and nodes, else 1. cosines: the row of cos(pi k/half), k = 0..half.
    """
    column = BallMatrix.row([moments[0] / 2, *moments[1:half], moments[half] / 2]).transpose()
    around = [*range(half + 1), *range(half - 1, 0, -1)]
    totals: list[Ball] = []
    for first in range(0, half + 1, _BLOCK):
        places = range(first, min(first + _BLOCK, half + 1))
        block = cosines.gathered([[around[i * j % (2 * half)] for i in range(half + 1)] for j in places])
        totals += (block @ column).entries()
    return [totals[0] / (2 * half), *(total / half for total in totals[1:])]


def _trapezoidal(d: int, parts: int, cosines: list[Ball]) -> list[Ball]:
    """omega_0..omega_{parts/2} for even d: edge_j (1 - node_j^2)^{(d-2)/2}/(parts mean), its mean on the circle.

    edge_0 = 1/2, else 1. cosines: those of pi j/parts.
    """
    mean = prod((Fraction(2 * i - 1, 2 * i) for i in range(1, d // 2)), start=Fraction(1))
    powers = [(1 - x * x) ** (d // 2 - 1) / (parts * mean) for x in cosines]
    return [powers[0] / 2, *powers[1:]]


def _lost(d: int, nodes: int, ellipse: Ball) -> Ball:
    """4 ellipse^(-nodes-2), or 2 max(|chebyshev_n - chebyshev_{2 nodes - n}| ellipse^-n, 2 ellipse^(-2 nodes - 2)).

    The second, over all even n from nodes + 2 to 2 nodes, where each of the nodes is one of the interpolant.
    """
    if angles(d, nodes) < nodes:
        return Ball(4) / ellipse ** (nodes + 2)
    moments, largest = chebyshev_moments(d, nodes + 1), Ball(0)
    for i in range(nodes // 2 + 1, nodes + 1):
        power = 1 / ellipse ** (2 * i)
        if (power * 2).surely_less(largest):  # and so is all that follows
            return largest * 2
        largest = maximum([largest, power * abs(moments[i] - moments[nodes - i])])
    return maximum([largest, Ball(2) / ellipse ** (2 * nodes + 2)]) * 2


@lru_cache(maxsize=4)
def _ellipses(
    d: int, ellipses: tuple[Fraction, ...], nodes: int, degrees: tuple[int, ...], bits: int
) -> tuple[BallMatrix, BallMatrix]:
    """`growth` and `factors` of a quadrature, with so many bits, which are the context's; kept as `_nodes` is."""
    columns, factors = zip(*(_ellipse(d, ellipse, nodes, degrees) for ellipse in ellipses), strict=True)
    return BallMatrix.of_rows(columns).transpose(), BallMatrix.row(factors)


def _ellipse(d: int, ellipse: Fraction, nodes: int, degrees: Sequence[int]) -> tuple[list[Ball], Ball]:
    base = Ball(ellipse)
    powers = [base**degree for degree in degrees]
    growth = [(power + 1 / power) / 2 for power in powers]
    return growth, growth[-1] ** 2 * _lost(d, nodes, base)


def quadrature(
    d: int, modes: int, nodes: int, ellipses: tuple[Fraction, ...], degrees: Sequence[int] | None = None
) -> Quadrature:
    """The rule with `nodes` (even, >= 2) and L = `modes` polynomials; every entry of `ellipses` is > 1.

    degrees: those of the polynomials, increasing; 1..L without.
    """
    if nodes < 2 or nodes % 2 or not ellipses or any(ellipse <= 1 for ellipse in ellipses):
        raise ValueError("a quadrature has an even number of intervals and ellipses > 1")
    every = tuple(range(1, modes + 1) if degrees is None else degrees)
    points = _nodes(d, every, nodes, working_bits())
    growth, factors = _ellipses(d, ellipses, nodes, every, working_bits())
    return Quadrature(d, points, growth, factors)


@lru_cache(maxsize=2)
def _nodes(d: int, degrees: tuple[int, ...], nodes: int, bits: int) -> Nodes:
    """The P_l at the nodes and the omega_j, with so many bits, which are the context's.

    The last two are kept: a proof at one beta asks for two of them, five times.
    """
    parts = angles(d, nodes)
    half = parts // 2
    with precision(bits + 2 * degrees[-1]):  # the recurrence loses less than 2 bits a degree
        step = Ball.pi() / parts
        upper = [(step * j).cos() for j in range(half + 1)]
        rows = legendre_rows(d, degrees[-1], BallMatrix.row(upper))
        rows = BallMatrix.stacked([rows.take(degree - 1) for degree in degrees])
        rows = rows.mirrored([(-1) ** degree for degree in degrees])
    if parts < nodes:
        halves = _trapezoidal(d, parts, upper)
    else:
        every = [*upper, *(-x for x in upper[-2::-1])]
        moments = [Ball(x) for x in chebyshev_moments(d, half + 1)]
        halves = _half_weights(half, moments, BallMatrix.row(every[::2]).scaled(1))
    return Nodes(rows.scaled(1), BallMatrix.row(halves + halves[-2::-1]))  # times 1 is rounded to the bits
