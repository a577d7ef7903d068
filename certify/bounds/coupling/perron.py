"""The spectral radius of sqrt(g) A sqrt(g) from above, by Collatz and Wielandt: what C_0 and C_* have in common."""

from __future__ import annotations

from collections.abc import Sequence

from certify.core.ball import Ball, maximum
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided

_ROOM = 32


def roomy(matrix: BallMatrix) -> BallMatrix:
    """Upper bounds of the absolute values, with room for arithmetic whose errors are _ROOM times the largest here.

    The Perron vector spans many orders of magnitude, so that an error far below the spectral gap can still decide a
    row: the independent checker, which uses one radius for all entries, must find the inequality true as well.
    """
    bounds = matrix.magnitudes()
    radius = maximum((bounds - matrix.midpoints().magnitudes()).entries())
    return bounds.widened(radius * _ROOM).magnitudes()


def positive_parts(interaction: Sequence[Ball]) -> BallMatrix:
    """Upper bounds of max(g_l, 0), an exact row."""
    return BallMatrix.row([Ball(0) if g.surely_negative() else abs(g) for g in interaction]).magnitudes()


def perron_bound(matrix: BallMatrix, interaction: BallMatrix, vector: BallMatrix) -> Ball:
    """max_j (1/v_j) sum_l |A_jl| g_l v_l >= the spectral radius of sqrt(g) A sqrt(g), for an exact positive row v."""
    scaled = interaction.scale_columns(vector)
    images = (scaled @ roomy(matrix).transpose()).entries()
    if not all(x.surely_positive() for x in vector.entries()):
        raise Undecided("the vector of a Perron bound is not positive")
    return maximum(image / x for image, x in zip(images, vector.entries(), strict=True))
