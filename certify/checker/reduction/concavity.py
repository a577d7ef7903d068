"""Phi is concave in the modes from 2 on, uniformly in reach: a cover whose boxes are decided at corners.

FORMAT/reduction.md (U3), and "The tree". Ends of boxes are integers in units 2^-grid; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from ..arithmetic.ball import Ball, ceil_shift, exp, up
from ..coupling.form import Ends
from ..verdict import Invalid, require_at_most, require_less
from .form import Cell
from .setting import Setting


class Concavity:
    """theta - S > 0 on boxes, for the block l >= 2 of S and its tail."""

    def __init__(self, setting: Setting, theta: Fraction, corners: int) -> None:
        require_less("theta < 1", theta, 1)
        self.setting, self.corners = setting, corners
        room = Ball.exact(theta, setting.p) - up(setting.tau, setting.p)
        self.diagonal = [room / g for g in setting.g[1:]]

    def require(self, tree: Sequence[Cell], reach: int) -> None:
        """The tree settles [0, reach]^L."""
        modes = self.setting.family.modes
        boxes: list[tuple[Ends, Ends]] = [((0,) * modes, (reach,) * modes)]
        for i, cell in enumerate(tree):
            if not boxes:
                raise Invalid(f"tree[{i}]: no box is open")
            lower, upper = boxes.pop()
            if cell[0] == "v":
                self._require_box(lower, upper, f"tree[{i}]")
                continue
            k, mid = cell[1] - 1, cell[2]
            require_at_most(f"tree[{i}]: lower <= mid", lower[k], mid)
            require_at_most(f"tree[{i}]: mid <= upper", mid, upper[k])
            boxes.append(((*lower[:k], mid, *lower[k + 1 :]), upper))
            boxes.append((lower, (*upper[:k], mid, *upper[k + 1 :])))
        if boxes:
            raise Invalid(f"the tree leaves {len(boxes)} boxes open")

    def _require_box(self, lower: Ends, upper: Ends, name: str) -> None:
        """The bound of S at each corner in the first coordinates; the others enter by the sup of what they add."""
        setting, p, k = self.setting, self.setting.p, self.corners
        low, high = setting.low_field(lower), setting.high_field(upper)
        centre = [(a + b) >> 1 for a, b in zip(low, high, strict=True)]
        base = setting.family.moments(centre)
        rest = 2 * setting.tau
        for c, b, m in list(zip(centre, high, base.mean, strict=True))[k:]:
            rest += ceil_shift((b - c) * ((1 << p) + m.magnitude()), p)  # c rounds down: c - a <= b - c
        for corner in product(*zip(low[:k], high[:k], strict=True)):
            at = setting.family.moments([*corner, *centre[k:]])
            exponent = at.log_z - base.log_z + up(rest, p)
            for z, c, m in zip(corner, centre, base.mean, strict=False):
                exponent = exponent - up(z - c, p) * m
            factor = exp(exponent)
            moved = [x - y for x, y in zip(at.mean[1:], base.mean[1:], strict=True)]
            rows = zip(moved, at.covariance[1:], strict=True)
            spread = [[Ball(c, at.radius, p) + x * y for c, y in zip(row[1:], moved, strict=True)] for x, row in rows]
            self._require_definite([[-factor * x for x in row] for row in spread], f"{name}: theta - S > 0 at a corner")

    def _require_definite(self, rows: list[list[Ball]], what: str) -> None:
        """diag((theta - tau)/g_l) + rows, which is symmetric, has positive pivots."""
        size = len(rows)
        self.setting.work.spend(0, self.setting.p, size**3 // 2)
        for k, x in enumerate(self.diagonal):
            rows[k][k] = rows[k][k] + x
        for k in range(size):
            pivot = rows[k][k]
            require_less(what, 0, pivot.lower())
            for i in range(k + 1, size):
                factor = rows[i][k] / pivot
                for j in range(k + 1, i + 1):
                    rows[i][j] = rows[i][j] - factor * rows[j][k]
