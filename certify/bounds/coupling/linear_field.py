"""K_c from above by one field of degree 1, in any dimension: H/E of e^(a t)/Z in closed form.

M_l = (1/Z) (prod_{0<=j<l} a/(d+2j)) F(d/2+l, a^2/4), Z = F(d/2, a^2/4) (proofs/coupling/linear_field.py).
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling.interaction import interaction_on
from certify.core.ball import Ball


def linear_field_bound(d: int, beta: Fraction, field: Fraction, modes: int) -> Ball:
    """(a M_1 - log Z)/sum_{l<=L} kappa_l M_l^2 >= K_c(beta), for the field a > 0 and L = `modes` >= 1."""
    a = Ball(field)
    quarter = a * a / 4
    partition, factor = quarter.hypergeometric_0f1(d, 2), Ball(1)
    moments: list[Ball] = []
    for degree in range(1, modes + 1):
        factor = factor * a / (d + 2 * degree - 2)
        moments.append(factor * quarter.hypergeometric_0f1(d + 2 * degree, 2) / partition)
    kappa = interaction_on(d, beta, beta, modes).kappa
    energy = sum((k * m * m for k, m in zip(kappa, moments, strict=True)), Ball(0))
    return (a * moments[0] - partition.log()) / energy
