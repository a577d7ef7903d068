"""The critical-point equation on moving boxes, where the answer is known."""

from __future__ import annotations

import random
from fractions import Fraction

from certify.checker.arithmetic.ball import up
from certify.checker.coupling.boxes import Box
from certify.checker.coupling.form import PointCover
from certify.checker.coupling.interaction import Interaction
from certify.checker.coupling.moving import Affine, Equation
from certify.checker.document.claim import Claim
from tests.checker.coupling.moving_samples import Json, first_piece, nodes


def _minimiser(claim: Claim, g: list[Fraction]) -> list[Fraction]:
    """m_l = a_l/g_l of the explicit density at K_c, far closer than the boxes."""
    return [a / x for a, x in zip(claim.given(PointCover).touch.field, g, strict=False)]


def test_functional_and_deviations_contain_the_minimiser(certificate: Json) -> None:
    """The critical points at both nodes satisfy the linearised equation of every box that holds them, for every y."""
    claims, ends = nodes(certificate)
    piece, bessel = first_piece(claims, ends)
    evidence, one, rng = piece.evidence, 1 << piece.grid, random.Random(7)
    for s, node in ((-1, 0), (1, 1)):
        g = Interaction(bessel, ends[node].beta, piece.modes, ends[node].coupling).g
        middle = [(x.lower() + x.upper()) / 2 for x in g]
        moments = _minimiser(claims[node], middle)
        frames = [Fraction(f + s * v, one) for f, v in zip(evidence.frame, evidence.frame_slope, strict=True)]
        x = [m / f for m, f in zip(moments, frames, strict=True)]
        whole = Box(evidence.star_lower, evidence.star_upper, -one, one)
        half = (-one, 0) if s < 0 else (0, one)
        for box in (whole, Box(whole.lower, tuple(int(v * one) + 99 for v in x), *half)):
            field = piece.field(box)
            sizes = Affine(piece, box, field).sizes
            unit = 1 << piece.p
            for a, gm, size in zip(field, (u * m for u, m in zip(middle, moments, strict=True)), sizes, strict=True):
                assert abs(gm - Fraction(a, unit)) <= Fraction(size, unit)
            equation = Equation(piece, box)
            for _ in range(4):
                y = [rng.randint(-1000, 1000) for _ in range(piece.modes)]
                weights, value = equation.functional(y)
                for w, v, c in zip(weights, x, equation.centre, strict=True):
                    value = value + w * (up(int(v * unit), piece.p) - c)
                assert abs(value.m) <= value.r + 1000 * piece.modes * (unit >> 50)
