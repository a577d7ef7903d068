"""A mesh in the angle from the north pole: polynomials at its nodes, masses of its cells. FORMAT/spine.md (A3).

Everything is an integer over 2^p. Nodes lie at pi i/mesh, for i up to `near` one by one, then in strides.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from operator import mul

from ..arithmetic.ball import Ball, ceil_shift, cos, pi
from ..arithmetic.series import Work, ceil_of
from ..verdict import Invalid


class Mesh:
    """Nodes with rows P_1..P_L, each wrong by at most `error`; upper bounds of the masses of cells."""

    def __init__(self, d: int, modes: int, shape: tuple[int, int, int], p: int, work: Work) -> None:
        mesh, near, stride = shape
        indices = [*range(near), *range(near, mesh + 1, stride)]
        guard = 2 * modes + 16
        work.spend(60 * len(indices), p + guard, len(indices) * (p // 6 + modes // 2 + 4 * d + 10))
        self.d, self.modes, self.p = d, modes, p
        step = pi(p + guard) / mesh
        angles = [step * i for i in indices]
        cosines = [cos(angle) for angle in angles]
        self.rows, self.error = _rows(d, modes, cosines, guard)
        self.curvature = [Fraction(degree * (degree + d - 2), d - 1) for degree in range(1, modes + 1)]
        """-P_l'' at the pole, in the angle: it bounds abs(P_l'')."""
        caps = _caps(d, angles, cosines)
        self.cap_lower = [max(cap.low, 0) >> guard for cap in caps]
        self.mass = [max(0, -((a.low - b.high) >> guard)) for a, b in pairwise(caps)]
        short, long = ((step * k).high for k in (1, stride))
        squares = [ceil_shift(x * x, p + 2 * guard) for x in (short, long)]
        self.gap = [squares[0] if b - a == 1 else squares[1] for a, b in pairwise(indices)]
        """Upper bounds of the squared widths of the cells."""

    def values(self, field: Sequence[int]) -> tuple[list[int], int]:
        """sum_l a_l P_l at the nodes for a_l within a unit of field_l, and how far off each may be."""
        p = self.p
        wrong = ceil_shift(sum(map(abs, field)) * self.error, p) + len(field) + 2
        return [sum(map(mul, field, row)) >> p for row in self.rows], wrong

    def bend(self, field: Sequence[int]) -> int:
        """An upper bound of abs(h'') in the angle, h = sum_l a_l P_l."""
        return ceil_of(sum(((abs(a) + 1) * c for a, c in zip(field, self.curvature, strict=True)), Fraction(0)), 0)

    def sups(self, values: Sequence[int], bend: int, wrong: int) -> list[int]:
        """Upper bounds on the cells of a function with abs(f'') <= bend, from its values at the nodes."""
        p = self.p
        rise = {gap: ceil_shift(gap * bend, p + 3) + wrong for gap in set(self.gap)}
        cells = zip(values, values[1:], self.gap, strict=False)
        return [(a if a > b else b) + rise[gap] for a, b, gap in cells]


def _rows(d: int, modes: int, cosines: list[Ball], guard: int) -> tuple[list[tuple[int, ...]], int]:
    """(l+d-2) P_{l+1} = (2l+d-2) t P_l - l P_{l-1} with `guard` more bits; an error is at most doubled and 1 added."""
    w, wrong = cosines[0].p, max(x.r for x in cosines)
    t = [x.m for x in cosines]
    before, last = [1 << w] * len(t), t
    errors, columns = (0, wrong), [t]
    for degree in range(1, modes):
        twice, low = 2 * degree + d - 2, degree + d - 2
        following = [(twice * (x * y >> w) - degree * z) // low for x, y, z in zip(t, last, before, strict=True)]
        # x y is wrong by at most the sum of the errors, their product, and a unit of the shift
        product = errors[1] + wrong + (errors[1] * wrong >> w) + 2
        errors = (errors[1], -(-(twice * product + degree * errors[0]) // low) + 1)
        before, last = last, following
        columns.append(following)
    if errors[1] >> guard + 8:
        raise Invalid("the precision is too low for the polynomials of the mesh")
    rows = zip(*([x >> guard for x in column] for column in columns), strict=True)
    return list(rows), (max(errors) >> guard) + 2


def _caps(d: int, angles: list[Ball], cosines: list[Ball]) -> list[Ball]:
    """sigma of the cap of each angle: I_k/I_k(pi), k = d-2, k I_k = (k-1) I_{k-2} - cos sin^(k-1), I_k = int sin^k."""
    w = angles[0].p
    whole = [pi(w), Ball(2 << w, 0, w)]
    for k in range(2, d - 1):
        whole.append(whole[k - 2] * (k - 1) / k)
    caps = []
    for angle, c in zip(angles, cosines, strict=True):
        sine = cos(pi(w) / 2 - angle)
        powers, parts = sine, [angle, 1 - c]
        for k in range(2, d - 1):
            parts.append((parts[k - 2] * (k - 1) - c * powers) / k)
            powers = powers * sine
        caps.append(parts[d - 2] / whole[d - 2])
    return caps
