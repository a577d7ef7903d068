"""Concavity of Phi(a, .) in the modes from 2 on, uniformly in reach: boxes that are decided at corners.

Lemma (proofs/reduction/concavity.py). Let c be a field, with moments M, and let the fields z of a box have
|z_l - c_l| <= e_l for k < l <= L and a tail of sup at most tau. Then in the Loewner order Cov_z(P) is at most the
largest, over the corners z of the box in the coordinates l <= k with z_l = c_l elsewhere, of

    exp(Lambda(z) - Lambda(c) - (z - c).M + sum_{k<l<=L} e_l (1 + |M_l|) + 2 tau) (C(z) + v v^T),   v = M(z) - M.

So (theta - tau)/g - this > 0 at each corner gives lambda_max(sqrt(g) Cov sqrt(g)) < theta on the box, tail included.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.reduction.setting import Setting
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided
from certify.cover.plan import Cell

Ends = tuple[int, ...]


def corner_matrix(base: FieldMoments, at: FieldMoments, rest: Ball) -> BallMatrix:
    """The matrix of the lemma at one corner, all L modes."""
    moved = at.mean - base.mean
    exponent = at.log_partition - base.log_partition - dot(at.field - base.field, base.mean) + rest
    return (at.covariance + moved.transpose() @ moved).scaled(exponent.exp())


def definite(rows: list[list[Ball]]) -> bool:
    """A proof that a symmetric matrix of balls is positive definite: elimination has positive pivots."""
    size = len(rows)
    for k in range(size):
        if not rows[k][k].surely_positive():
            return False
        for i in range(k + 1, size):
            factor = rows[i][k] / rows[k][k]
            for j in range(k + 1, i + 1):
                rows[i][j] = rows[i][j] - factor * rows[j][k]
    return True


def concave_on(setting: Setting, lower: Ends, upper: Ends, theta: Fraction, corners: int) -> bool:
    """A proof that S < theta on a box of places, for the modes from 2 on and beyond L."""
    low, high = setting.low_field(lower), setting.high_field(upper)
    centre = (low + high).scaled(Fraction(1, 2)).midpoints()
    base = field_moments(setting.quad, centre)
    reach = [
        ((high - centre).magnitudes().entry(0, j), (centre - low).magnitudes().entry(0, j)) for j in range(len(lower))
    ]
    rest = setting.tau * 2
    for j in range(corners, len(lower)):
        widest = reach[j][0].hull(reach[j][1]).upper()
        rest = rest + Ball(widest) * (1 + abs(base.mean.entry(0, j)))
    ends = [(low.entry(0, j), high.entry(0, j)) for j in range(corners)]
    others = [centre.entry(0, j) for j in range(corners, len(lower))]
    for corner in product(*ends):
        at = field_moments(setting.quad, BallMatrix.row([*corner, *others]))
        matrix = corner_matrix(base, at, rest)
        rows = [[-matrix.entry(i, j) for j in range(1, i + 1)] for i in range(1, len(lower))]
        for i, row in enumerate(rows):
            row[i] = row[i] + (theta - setting.tau) / setting.g[i + 1]
        if not definite(rows):
            return False
    return True


def check_concavity(setting: Setting, tree: Sequence[Cell], reach: int, theta: Fraction, corners: int) -> None:
    """A proof that S < theta < 1 on [0, reach]^L by the boxes of a tree, or Undecided."""
    modes = len(setting.g)
    boxes: list[tuple[Ends, Ends]] = [((0,) * modes, (reach,) * modes)]
    for cell in tree:
        lower, upper = boxes.pop()
        if cell[0] == "v":
            if not concave_on(setting, lower, upper, theta, corners):
                raise Undecided(f"d={setting.d}: a box of the reduction at beta_* is not proved to be concave")
            continue
        k, mid = cell[1] - 1, cell[2]
        if not lower[k] <= mid <= upper[k]:
            raise ValueError("a box is cut outside")
        boxes.append(((*lower[:k], mid, *lower[k + 1 :]), upper))
        boxes.append((lower, (*upper[:k], mid, *upper[k + 1 :])))
    if boxes or not theta < 1:
        raise ValueError("a tree settles all its boxes, and theta is below 1")
