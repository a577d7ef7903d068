"""K_#(beta) = 1/(2 lambda_1) (1.7): a ball, and an enclosure at a point.

K_#(beta) = (d/2)/F(d/2+1, beta^2/4): Gamma factors cancel and beta -> 0 is no singularity, K_#(0+) = d/2. All
coefficients of F are positive, so K_# decreases strictly, from d/2 to 0.
"""

from __future__ import annotations

from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.enclosure import relative_enclosure
from certify.core.exact import Exact


def linear_threshold_ball(d: int, beta: Ball) -> Ball:
    """K_#(beta) at the working precision, d >= 2, beta >= 0 (d/2 at 0)."""
    return Ball(d) / (2 * (beta * beta / 4).hypergeometric_0f1(d + 2, 2))


def linear_threshold_enclosure(d: int, beta: Exact, digits: int = 50) -> Enclosure:
    """K_#(beta) at an exact beta > 0, relative width <= 10^-digits."""
    bits = digits * 3322 // 1000 + 4
    with precision(bits + 16):
        return relative_enclosure(linear_threshold_ball(d, Ball(beta)), bits)
