"""Convexity on a C_* that moves, to second order in the deviation of the field. FORMAT/intervals.md (I13).

T_ljk, the mean at a of (P_l - M_l)(P_j - M_j)(P_k - M_k), from integrals of three polynomials; everything is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic.ball import Ball, ceil_shift, up
from ..arithmetic.series import ceil_div
from .boxes import Box, oscillation, taylor_factor
from .family import Family, Moments
from .form import Ends
from .moving import Affine, Piece
from .star import contraction


def third_cumulants(family: Family, field: Sequence[int]) -> tuple[Moments, dict[tuple[int, ...], Ball]]:
    """Lambda, M, C at a field, and the mean of (P_l - M_l)(P_j - M_j)(P_k - M_k), l <= j <= k, by (l-1, j-1, k-1)."""
    p = family.p
    moments, triples = family.triples(field)
    mean, c = moments.mean, moments.covariance
    found: dict[tuple[int, ...], Ball] = {}
    for (i, j, k), value in triples.items():
        m, n, o = mean[i], mean[j], mean[k]
        first, second, third = (Ball(x, moments.radius, p) for x in (c[j][k], c[i][k], c[i][j]))
        found[i, j, k] = value - (m * first + n * second + o * third) - m * n * o
    return moments, found


def third_bound(family: Family, field: Sequence[int], sizes: Sequence[int], tau_b: int) -> list[list[int]]:
    """Upper bounds over 2^p of (1 + taylor(U) U^2 + 2 tau upper_1) |C| + sum_l e_l |T_l|; `sizes` are e_l."""
    p = family.p
    moments, cumulants = third_cumulants(family, field)
    mean = moments.mean
    covariance = [[Ball(x, moments.radius, p) for x in row] for row in moments.covariance]
    u = up(oscillation(p, sizes, mean) + 2 * tau_b, p)
    factor = (u * u * taylor_factor(u) + up(2 * tau_b, p) + 1).high
    total = [[ceil_shift(factor * x.magnitude(), p) for x in row] for row in covariance]
    for (index, j, k), value in cumulants.items():
        size = value.magnitude()
        for a, b, c in {(index, j, k), (j, index, k), (k, index, j)}:
            part = ceil_shift(sizes[a] * size, p)
            total[b][c] += part
            if b != c:
                total[c][b] += part
    return total


def moving_star_bound(piece: Piece, star: Box, vector: Ends) -> Fraction:
    """theta >= lambda_max on C_* over a range of s, shown to be < 1."""
    p, field = piece.p, piece.field(star)
    setting, _, upper = piece.placed(star, field, [])
    matrix = third_bound(piece.family, field, Affine(piece, star, field).sizes, setting.tau_b(upper))
    scaled = [g.high * v for g, v in zip(setting.interaction.g, vector, strict=True)]
    rows = zip(matrix, vector, strict=True)
    largest = max(ceil_div(sum(a * x for a, x in zip(row, scaled, strict=True)), v << p) for row, v in rows)
    return contraction(largest + setting.tau(), p)
