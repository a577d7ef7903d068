"""The density e^{a t}/Z on the sphere S^2, where all is elementary: the truth beside the checker's sums."""

from __future__ import annotations

from fractions import Fraction
from math import sinh, tanh

from certify.checker.arithmetic.ball import Ball
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.family import Family

BITS = 96
SLACK = Fraction(1, 10**11)  # of the truth, which is computed in floats


def on_sphere(nodes: int, *ellipses: Fraction, modes: int = 2) -> Family:
    """The quadrature with so many nodes, on S^2."""
    return Family(3, modes, nodes, ellipses, BITS, Work())


def field(a: float, modes: int = 2) -> list[int]:
    """The field a of P_1 as the checker writes it."""
    return [int(Fraction(a) * 2**BITS), *[0] * (modes - 1)]


def contains(ball: Ball, truth: float | Fraction) -> bool:
    """The number lies in the ball, but for the rounding of floats."""
    return ball.lower() - SLACK <= Fraction(truth) <= ball.upper() + SLACK


def partition(a: float) -> float:
    """Z = sinh(a)/a."""
    return sinh(a) / a


def means(a: float) -> tuple[float, float]:
    """M_1 = coth a - 1/a and M_2 = 1 - 3 M_1/a."""
    first = 1 / tanh(a) - 1 / a
    return first, 1 - 3 * first / a
