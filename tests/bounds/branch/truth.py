"""Densities of fields by another quadrature, in floats: what the numbers of a piece bound, looked at by points."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from certify.bounds.branch.metric import Metric
from certify.bounds.branch.tube import Piece
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import precision
from certify.core.exact import Dyadic
from certify.cover.branch import BranchPiece
from certify.search.coupling.interaction import float_kappa
from tests.bounds.coupling.proved import BETA, D

BITS = 140
ALL = 24
Row = Any


def nodes() -> tuple[Any, Any, Any]:
    """Those of Gauss and Legendre, their weights, and P_1..P_ALL."""
    t, w = np.polynomial.legendre.leggauss(300)
    return t, w / 2, np.array([np.polynomial.legendre.Legendre.basis(k)(t) for k in range(1, ALL + 1)])


NODES, WEIGHTS, VALUES = nodes()
TWICE = 2 * float_kappa(D, float(BETA), ALL)


def padded(row: Row) -> Any:
    """With as many modes as are looked at."""
    return np.concatenate([row, np.zeros(ALL - len(row))])


def measure(field: Row) -> Any:
    """The density at the nodes, times the weights."""
    rho = WEIGHTS * np.exp(padded(field) @ VALUES)
    return rho / rho.sum()


def mean(field: Row) -> Any:
    """M."""
    return VALUES @ measure(field)


def covariance(field: Row) -> Any:
    """C."""
    rho, m = measure(field), mean(field)
    return (VALUES * rho) @ VALUES.T - np.outer(m, m)


def norm(field: Row) -> float:
    """|a|."""
    row = padded(field)
    return float(np.sqrt(row @ (row / TWICE)))


def settled(step: Callable[[Row], Row], field: Row) -> Row:
    """Where the iteration does not move any more; after 500 steps where it is by then."""
    for _ in range(500):
        field, before = step(field), field
        if abs(field - before).max() < 1e-15:
            break
    return field


class Tube:
    """A piece in balls, and the same in floats. The modes of the piece are those of its field."""

    def __init__(self, field: Row, tangent: Row, bend: Row, width: float, radius: float) -> None:
        self.modes = len(field)
        self.rows = [np.array(x, dtype=float) for x in (field, tangent, bend)]
        self.c, self.v, self.w = (padded(x) for x in self.rows)
        self.width, self.radius = width, radius

    @cached_property
    def piece(self) -> Piece:
        """In balls."""
        with precision(BITS):
            metric = Metric.of(Exponential(D, BETA).interaction(self.modes))
            quad = quadrature(D, self.modes, 90, (_ratio(2), _ratio(4), _ratio(8)))
            rows = [tuple(Dyadic.from_float(float(x)) for x in row) for row in self.rows]
            plan = BranchPiece(rows[0], rows[1], rows[2], Dyadic.from_float(self.width), Dyadic.from_float(self.radius))
            return Piece.at(metric, quad, plan)

    def again(self) -> Tube:
        """The same floats, with a piece that is not made yet."""
        other = copy.copy(self)
        other.__dict__.pop("piece", None)
        return other

    @cached_property
    def solutions(self) -> list[Any]:
        """The critical fields in the planes of b(s) at the steps, by iteration."""
        return [self._solved(s) for s in self.steps()]

    def _solved(self, s: float) -> Any:
        level = float(self.c @ (self.at(s) / TWICE))

        def step(field: Row) -> Row:
            image = self.image(field)
            return image * level / float(self.c @ (image / TWICE))

        return settled(step, self.at(s))

    def at(self, s: float) -> Any:
        """b(s)."""
        return self.c + s * self.v + s * s * self.w

    def off(self, row: Row) -> Any:
        """P a."""
        return row - self.c * float(self.c @ (row / TWICE)) / float(self.c @ (self.c / TWICE))

    def image(self, field: Row) -> Any:
        """T(a)."""
        return TWICE * mean(field)

    def quotient(self, s: float) -> float:
        """q(s)."""
        return float(self.c @ mean(self.at(s))) / float(self.c @ (self.at(s) / TWICE))

    def steps(self) -> Any:
        """Some s of the piece."""
        return np.linspace(-self.width, self.width, 41)


def _ratio(n: int) -> Any:
    from fractions import Fraction

    return Fraction(n)


def critical(first: float, modes: int = ALL) -> Any:
    """The critical field with this a_1, by iteration in the modes that are looked at."""

    def step(field: Row) -> Row:
        m = TWICE * mean(field)
        m[modes:] = 0
        return m * first / m[0]

    return settled(step, padded([first]))
