"""K_c < K_# for another kernel by expansion at the uniform density: Lemma 5.1 and beyond. FORMAT/kernels.md."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

from ..coupling.interaction import multiplicity
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import DISCONTINUOUS
from ..verdict import require_less
from .criterion import ratio_below
from .form import Precise, kernel_for
from .kernel import Kernel
from .legendre import expanded, powers_of, product


def check_obstruction(claim: Claim, context: Context) -> frozenset[str]:
    """Leading degrees with int P_i P_j P_k > 0, or else a negative quartic coefficient in a leading direction."""
    kernel, p = kernel_for(claim, context), claim.given(Precise).bits
    last = kernel.leading[-1]
    context.work.spend(0, p + 40 * last, 20 * (last + 2) ** 2 * len(kernel.leading))
    if not has_triple(kernel.d, kernel.leading):
        least = min(quartic_bound(kernel, degree, p) for degree in kernel.leading)
        require_less("the quartic coefficient < 0", least, 0)
    return DISCONTINUOUS


def has_triple(d: int, degrees: Sequence[int]) -> bool:
    """Whether int P_i P_j P_k > 0 for some i <= j <= k of these degrees."""
    for i, j, k in combinations_with_replacement(degrees, 3):
        if (i + j == k) if d == 2 else (i + j >= k and (i + j + k) % 2 == 0):
            return True
    return False


def quartic_bound(kernel: Kernel, leading: int, p: int) -> Fraction:
    """An upper bound of (3/N^2 - int P^4)/24 - sum_l T_l^2 N_l alpha_l/(8 (1-alpha_l)), P = P_leading.

    T_l = int P^2 P_l, so P^2 = sum_l T_l N_l P_l and int P^4 = sum_l T_l^2 N_l. Where T_l = 0 nothing is added; else
    alpha_l < 1, as there is no triple of leading degrees.
    """
    d, powers = kernel.d, powers_of(kernel.d, leading)
    squares = [x * x for x in expanded(d, product(powers, powers))]
    fourth = squares[0]
    total = Fraction(0)
    for degree, square in enumerate(squares[1:], start=1):
        share = square / multiplicity(d, degree)
        fourth += share
        if share and degree != leading:
            alpha = ratio_below(kernel, degree, leading, p)
            require_less(f"alpha_{degree} < 1", alpha, 1)
            total += share * alpha / (8 * (1 - alpha))
    return (Fraction(3, multiplicity(d, leading) ** 2) - fourth) / 24 - total
