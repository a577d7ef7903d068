"""The norm of the integral of W xi xi^T over the mesh, and Lam(t) = sup E[<xi, v>^2 chi]/|v|^2.

Lemmas (proofs/spine/spectrum.py). For W >= 0 that is at most W_i on cell i, features xi_x with |xi_x - xi_i| <= r_i
there for a node i beside it, and B = sum W_i mass_i r_i^2: the norm of the integral is at most (sqrt(A) + sqrt(B))^2, A
the norm of sum W_i mass_i xi_i xi_i^T; and A is at most the norm of a block of it and the trace of the other one. The
norm of a symmetric matrix is at most the 16th root of the Frobenius norm of its 16th power. For any w >= 0

    sup E[<xi, v>^2 chi] <= w lambda + norm of the integral of (rho chi - w)_+ xi xi^T,   lambda = max g_l/N_l = g_1/d.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot

_DOUBLINGS = 4
Head = tuple[BallMatrix, BallMatrix, BallMatrix]


@dataclass(frozen=True, slots=True)
class Features:
    """Roots times y_l in the rows over the nodes, upper bounds of whole squares there, and r_i^2 of the cells."""

    rows: BallMatrix
    squares: BallMatrix
    spread: BallMatrix
    _heads: dict[int, Head] = field(default_factory=dict)

    def _head(self, size: int) -> Head:
        """The first `size` modes at the nodes between pairs of cells, and what their squares leave of the whole."""
        if size not in self._heads:
            rest = self.squares.columns(1, None, 2)
            rows = self.rows.first_rows(size).columns(1, None, 2)
            rest = rest - BallMatrix.row([1] * size) @ rows.times(rows)
            self._heads[size] = rows, rows.transpose(), rest.larger(rest.filled(0))
        return self._heads[size]

    def norm(self, masses: BallMatrix, size: int) -> Ball:
        """A bound (upper end) of the norm of the integral, for masses W_i mass_i >= 0 of the cells, size >= 1."""
        pairs = masses.columns(0, None, 2) + masses.columns(1, None, 2)
        rows, transposed, rest = self._head(size)
        head = power_norm(rows.scale_columns(pairs) @ transposed)
        root = (head + dot(pairs, rest)).sqrt() + dot(masses, self.spread).sqrt()
        return root * root


def power_norm(matrix: BallMatrix) -> Ball:
    """A bound of the norm of a symmetric matrix, by the Frobenius norm of its 16th power."""
    for _ in range(_DOUBLINGS):
        matrix = matrix @ matrix
    entries = BallMatrix.row(matrix.entries())
    value = dot(entries, entries)
    for _ in range(_DOUBLINGS + 1):
        value = Ball(value.upper()).sqrt()
    return value


def quadratic(row: BallMatrix) -> BallMatrix:
    """Upper bounds of chi(u) = (e^u - 1 - u)/u^2, which increases: at the upper ends of u, or at 2^-20 beyond them."""
    least = Ball(1) / (1 << 20)
    u = row.upper_ends().larger(row.filled(least))
    return (u.exp() - u - u.filled(1)).over(u.times(u)).upper_ends()


def excess(weights: BallMatrix, floor: Ball) -> BallMatrix:
    """(W - w)_+, upper ends."""
    return (weights - weights.filled(floor)).larger(weights.filled(0)).upper_ends()
