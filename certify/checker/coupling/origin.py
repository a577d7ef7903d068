"""C_0, around the uniform density: strict convexity there. FORMAT/coupling.md (K8)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic.ball import Ball, ceil_shift, exp, up
from ..arithmetic.series import ceil_of
from ..verdict import require_less
from .boxes import Setting
from .form import Ends


def perron(matrix: Sequence[Sequence[int]], radius: int, g: Sequence[Ball], vector: Ends, p: int) -> int:
    """max_k (1/v_k) sum_l |matrix_kl| g_l^+ v_l over 2^p, rounded up, v = vector: it bounds the spectral radius.

    g_l^+ is 0 where g_l < 0.
    """
    scaled = [max(x.high, 0) * v for x, v in zip(g, vector, strict=True)]
    rows = zip(matrix, vector, strict=True)
    sums = (Fraction(sum((abs(a) + radius) * x for a, x in zip(row, scaled, strict=True)), v) for row, v in rows)
    return ceil_shift(ceil_of(max(sums), 0), p)


def require_origin(setting: Setting, corner: Ends, vector: Ends) -> None:
    """G is strictly convex on C_0: e^(tau corner_1) Perron + tau < 1."""
    p, g = setting.p, setting.interaction.g
    points = [setting.number(x) for x in corner]
    field = [ceil_shift(x.magnitude() * point, p) for x, point in zip(g, points, strict=True)]
    products = setting.family.products(field)
    matrix, radius = [[x.m for x in row] for row in products], max(x.r for row in products for x in row)
    tau_b = setting.tau_b(corner)
    growth = exp(up(tau_b, p)).high
    size = ceil_shift(growth * perron(matrix, radius, g, vector, p), p) + setting.block(tau_b, field, None)
    require_less("C_0: e^(tau corner_1) Perron + tau < 1", Fraction(size, 1 << p), 1)
