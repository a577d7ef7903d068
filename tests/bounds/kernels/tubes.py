"""Tubes about folds of kernels with negative coefficients or slow tails, in balls, and the same in floats by points."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from certify.bounds.branch.tube import Piece
from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.exclusion import tube_of
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import precision
from certify.core.exact import Dyadic, as_fraction, parse_exact
from certify.core.kernel import KernelDescription, family, gegenbauer
from certify.cover.branch import BranchPiece
from certify.cover.exclusion import TubePlan
from tests.places import VALID

BITS = 160
ALL = 40
F = Fraction
Row = Any


def _dyadic(text: str) -> Dyadic:
    found = parse_exact(text)
    assert isinstance(found, Dyadic)
    return found


@dataclass(frozen=True)
class Tube:
    """The tube of a certificate, with fewer modes or less wide where the case says so."""

    description: KernelDescription
    d: int
    file: str
    modes: int | None = None
    width: int | None = None
    """Minus the exponent of 2."""
    field: tuple[Fraction, ...] | None = None

    @property
    def kernel(self) -> Kernel:
        """In balls."""
        return kernel_of(self.description, self.d)

    @cached_property
    def plan(self) -> TubePlan:
        """From the file."""
        given = next(x for x in json.loads((VALID / self.file).read_text("utf-8"))["claims"] if x["label"] == "fold")
        tube = given["evidence"]["tube"]
        count = self.modes or tube["modes"]
        rows = (tube["piece"][name] for name in ("field", "tangent", "bend"))
        field, tangent, bend = ([*map(_dyadic, row), *[Dyadic(0, 0)] * count][:count] for row in rows)
        field = [Dyadic.from_float(float(x)) for x in self.field] if self.field else field
        width = Dyadic(1, -self.width) if self.width else _dyadic(tube["piece"]["width"])
        piece = BranchPiece(tuple(field), tuple(tangent), tuple(bend), width, _dyadic(tube["piece"]["radius"]))
        ellipses = tuple(as_fraction(parse_exact(x)) for x in tube["ellipses"])
        nodes = tube["nodes"] + (80 if self.field else 0)
        return TubePlan(modes=count, nodes=nodes, ellipses=ellipses, precision=tube["precision"], piece=piece)

    @cached_property
    def piece(self) -> Piece:
        """In balls."""
        with precision(BITS):
            return tube_of(self.kernel, self.plan)

    @cached_property
    def rows(self) -> tuple[Row, Row, Row]:
        """c, V and W with their zeros."""
        piece = self.plan.piece
        rows = (np.array([float(x) for x in row]) for row in (piece.field, piece.tangent, piece.bend))
        c, v, w = (np.concatenate([row, np.zeros(len(self.kappa) - len(row))]) for row in rows)
        return c, v, w

    @cached_property
    def kappa(self) -> Row:
        """As many as are looked at."""
        with precision(BITS):
            degrees = self.kernel.degrees(ALL)
            values = [self.kernel.eigenvalue(k) * multiplicity(self.d, k) for k in degrees]
            return np.array([float(x.midpoint()) for x in values])

    @cached_property
    def twice(self) -> Row:
        """2 |kappa_l|."""
        return 2 * np.abs(self.kappa)

    @cached_property
    def star(self) -> Row:
        """c*."""
        return self.rows[0] * np.sign(self.kappa)

    @cached_property
    def nodes(self) -> tuple[Row, Row]:
        """The P_l at nodes, with weights: equal angles for d = 2, those of Gauss for d = 3."""
        degrees = self.kernel.degrees(ALL)
        t, weights = np.polynomial.legendre.leggauss(300)
        if self.d == 2:
            t, weights = np.cos((np.arange(600) + 0.5) * np.pi / 600), np.ones(600)
        rows = [np.ones_like(t), t]
        for k in range(1, degrees[-1]):
            rows.append(((2 * k + self.d - 2) * t * rows[k] - k * rows[k - 1]) / (k + self.d - 2))
        return np.array([rows[k] for k in degrees]), weights

    def moments(self, field: Row) -> tuple[Row, Row]:
        """M and C."""
        values, weights = self.nodes
        density = weights * np.exp(field @ values)
        density /= density.sum()
        mean = values @ density
        return mean, (values * density) @ values.T - np.outer(mean, mean)

    def norm(self, row: Row) -> float:
        """|a|."""
        return float(np.sqrt(row @ (row / self.twice)))

    @property
    def n(self) -> float:
        """|c|^2."""
        return self.norm(self.rows[0]) ** 2

    def off(self, row: Row) -> Row:
        """Without its part along c."""
        c = self.rows[0]
        return row - float(c @ (row / self.twice)) / self.n * c

    def image(self, field: Row) -> Row:
        """T."""
        return 2 * self.kappa * self.moments(field)[0]

    def at(self, s: float) -> Row:
        """b(s)."""
        c, v, w = self.rows
        return c + s * v + s * s * w

    def steps(self) -> Row:
        """Some s."""
        return np.linspace(-float(self.plan.piece.width), float(self.plan.piece.width), 9)

    def critical(self, s: float) -> tuple[float, Row]:
        """(K, a) with <a, c> as at b(s), by Newton's method for a = K T(a)."""
        c, wanted = self.rows[0], float(self.rows[0] @ (self.at(s) / self.twice))
        a, coupling = self.at(s), wanted / float(c @ (self.image(self.at(s)) / self.twice))
        for _ in range(40):
            mean, covariance = self.moments(a)
            image = 2 * self.kappa * mean
            slope = np.eye(len(a)) - 2 * coupling * self.kappa[:, None] * covariance
            matrix = np.block([[slope, -image[:, None]], [(c / self.twice)[None, :], np.zeros((1, 1))]])
            residual = np.append(a - coupling * image, float(c @ (a / self.twice)) - wanted)
            change = np.linalg.solve(matrix, -residual)
            a, coupling = a + change[:-1], coupling + float(change[-1])
        return coupling, a


LIST = gegenbauer([(1, F(1)), (2, F(3, 4)), (3, F(-1, 4))])
SIGNED = Tube(LIST, 2, "d-2-kernel-gegenbauer-1-1-2-3-4-3-1-4-digits-6-claims-fold.json")
POWER = Tube(family("power", F(7, 2)), 3, "d-3-kernel-power-k-7-2-digits-4-claims-fold.json")
RODS = Tube(family("onsager", None), 3, "d-3-kernel-onsager-digits-4-claims-fold.json")
FEW = Tube(RODS.description, 3, RODS.file, 4, 10)
ONE = Tube(RODS.description, 3, RODS.file, 1, 10)
POINT = Tube(RODS.description, 3, RODS.file, 6, 20)
TURNED = Tube(LIST, 2, SIGNED.file, field=(F(15, 8), F(19, 16), F(1)))
"""With c* so far from c that what is off c* is larger than what is off c."""
LESS = Tube(POWER.description, 3, POWER.file, 3, 10)
TUBES = {
    "signed": SIGNED,
    "power": POWER,
    "rods": RODS,
    "few": FEW,
    "one": ONE,
    "point": POINT,
    "less": LESS,
    "turned": TURNED,
}
