"""A mesh in the angle from the pole: polynomials at its nodes, masses of its cells, suprema between nodes.

Lemmas (proofs/spine/mesh.py): P_l(cos theta) is a sum of cosines with coefficients >= 0, so |P_l''| in the angle is at
most curvature_l = l(l+d-2)/(d-1), its value at 0; on a cell of width w a function with |f''| <= bend is at most the
larger of its values at the ends and w^2 bend/8. The cap of angle theta has mass I_{d-2}(theta)/I_{d-2}(pi), where
I_k = int_0^theta sin^k and k I_k = (k-1) I_{k-2} - cos sin^{k-1}.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from certify.bounds.coupling.quadrature import legendre_rows
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot


@dataclass(frozen=True, slots=True)
class Mesh:
    """P_l at the nodes, masses of the caps, masses and squared widths of the cells."""

    d: int
    rows: BallMatrix
    caps: tuple[Ball, ...]
    mass: BallMatrix
    gap: BallMatrix
    curvature: BallMatrix

    def bend(self, field: BallMatrix) -> Ball:
        """A bound of |h''| in the angle, h = sum a_l P_l."""
        return dot(field.magnitudes(), self.curvature)

    def sups(self, values: BallMatrix, bend: Ball) -> BallMatrix:
        """Upper bounds (upper ends) on the cells of a function with |f''| <= bend, from its values at nodes."""
        return values.columns(0, -1).larger(values.columns(1, None)) + self.gap.scaled(bend / 8)


def mesh_of(d: int, modes: int, shape: tuple[int, int, int]) -> Mesh:
    """Nodes pi i/mesh for i up to `near`, then in strides; shape = (mesh, near, stride)."""
    mesh, near, stride = shape
    step = Ball.pi() / mesh
    indices = [*range(near), *range(near, mesh + 1, stride)]
    angles = [step * i for i in indices]
    cosines = [angle.cos() for angle in angles]
    caps = tuple(_cap(d, angle, cosine) for angle, cosine in zip(angles, cosines, strict=True))
    squares = {k: step * step * k * k for k in (1, stride)}
    return Mesh(
        d,
        legendre_rows(d, modes, BallMatrix.row(cosines)),
        caps,
        BallMatrix.row([b - a for a, b in pairwise(caps)]).magnitudes(),
        BallMatrix.row([squares[b - a] for a, b in pairwise(indices)]),
        BallMatrix.row([Fraction(degree * (degree + d - 2), d - 1) for degree in range(1, modes + 1)]),
    )


def _cap(d: int, angle: Ball, cosine: Ball) -> Ball:
    sine = (Ball.pi() / 2 - angle).cos()
    parts, whole = [angle, 1 - cosine], [Ball.pi(), Ball(2)]
    power = sine
    for k in range(2, d - 1):
        parts.append((parts[k - 2] * (k - 1) - cosine * power) / k)
        whole.append(whole[k - 2] * (k - 1) / k)
        power = power * sine
    return parts[d - 2] / whole[d - 2]
