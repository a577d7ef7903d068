"""K_c < K_# for another kernel: F_{K_#} < 0 near the uniform density (Lemma 5.1 and beyond).

Let P = P_l of a leading degree, N its N_l, T_j = int P^2 P_j. If int P_i P_j P_k > 0 for leading i, j, k, the cubic
term of the entropy decides: 1 + eps (P_i + P_j + P_k). Else rho = 1 + eps N P + eps^2 sum_j N_j c_j P_j has

    F_{K_#} = eps^4 N^4 (quartic + o(1)),   quartic = (3/N^2 - int P^4)/24 - sum_j T_j^2 N_j alpha_j/(8 (1-alpha_j)),

with the best c_j = N^2 T_j/(2 (1-alpha_j)). For l = 1 it is (5.10).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.legendre import expanded, polynomial, product
from certify.core.ball import Ball
from certify.core.errors import Undecided


def positive_triple(d: int, degrees: Sequence[int]) -> bool:
    """Whether int P_i P_j P_k > 0 for some i <= j <= k of these degrees: by the linearisation of products."""
    triples = combinations_with_replacement(degrees, 3)
    if d == 2:
        return any(i + j == k for i, j, k in triples)
    return any(i + j >= k and (i + j + k) % 2 == 0 for i, j, k in triples)


def quartic_coefficient(kernel: Kernel, leading: int) -> Ball:
    """The quartic coefficient of the module docstring, where there is no positive triple of leading degrees."""
    d, powers = kernel.d, polynomial(kernel.d, leading)
    row = expanded(d, product(powers, powers))
    weights = [Fraction(1), *(Fraction(1, multiplicity(d, degree)) for degree in range(1, len(row)))]
    shares = [value * value * weight for value, weight in zip(row, weights, strict=True)]  # T_l^2 N_l
    total = Ball((3 * Fraction(1, multiplicity(d, leading)) ** 2 - sum(shares)) / 24)
    for degree, share in enumerate(shares):
        if share and degree not in (0, leading):
            alpha = kernel.eigenvalue(degree) / kernel.eigenvalue(leading)
            total = total - share * alpha / ((1 - alpha) * 8)
    return total


def check_obstruction(kernel: Kernel) -> None:
    """Prove F_{K_#} < 0 for some density, or raise Undecided."""
    if positive_triple(kernel.d, kernel.leading):
        return
    if not any(quartic_coefficient(kernel, degree).surely_negative() for degree in kernel.leading):
        raise Undecided("no density near the uniform one is shown to have F < 0 at K_#")
