"""K_c = K_# for another kernel by Theorem 3.5, and what that says of K_c. FORMAT/kernels.md."""

from __future__ import annotations

from fractions import Fraction
from math import comb, gcd
from typing import Final

from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import CONTINUOUS
from ..verdict import Invalid, require_at_most
from .form import Precise, kernel_for
from .kernel import Kernel, Zonal

_TO_SEE: Final = 240
"""Degrees of a kernel's support from which their common divisor is seen: all of a list, the first of a family."""


def check_criterion(claim: Claim, context: Context) -> frozenset[str]:
    """alpha_l <= 1/A_l for every l >= 2."""
    require_criterion(kernel_for(claim, context), claim.given(Precise).bits)
    return CONTINUOUS


def require_criterion(kernel: Kernel, p: int) -> None:
    """lambda_1 > 0 leads and A_l alpha_l <= 1, A_l = binom(d+l-2, l-1); on the circle with degrees over their gcd."""
    step = step_of(kernel)
    if kernel.leading != (step,):
        raise Invalid("the leading degree is not 1, nor the common divisor of all degrees on the circle")
    first = kernel.eigenvalue(step, p)
    for degree in kernel.decisive:
        order = degree // step
        if order == 1:
            continue
        value = kernel.eigenvalue(degree, p)[1] * comb(kernel.d + order - 2, order - 1)
        require_at_most(f"A_{order} lambda_{degree} <= lambda_{step}", value, first[0])


def step_of(kernel: Zonal) -> int:
    """On the circle the common divisor of all degrees, by which they may be divided; else 1."""
    return gcd(*kernel.degrees(_TO_SEE)) if kernel.d == 2 else 1


def check_coupling_criterion(claim: Claim, context: Context) -> frozenset[str]:
    """K_c = K_# in [lower, upper], where the document has a proved claim `criterion` about the kernel."""
    if not any(context.proved("criterion", claim.d, claim.kernel)):
        raise Invalid("the document has no proved claim criterion about this kernel")
    require_threshold(claim, kernel_for(claim, context))
    return CONTINUOUS


def require_threshold(claim: Claim, kernel: Kernel) -> None:
    """K_# in the enclosure of the claim."""
    low, high = kernel.threshold(claim.given(Precise).bits)
    require_at_most("enclosure.lower <= K_#", claim.bounds[0], low)
    require_at_most("K_# <= enclosure.upper", high, claim.bounds[1])


def check_kernel_threshold(claim: Claim, context: Context) -> frozenset[str]:
    """K_# = 1/(2 max lambda_l), and every degree at which lambda_l is largest."""
    kernel = kernel_for(claim, context)
    require_threshold(claim, kernel)
    if kernel.leading != claim.details["leading"]:
        raise Invalid(f"the leading degrees are {', '.join(map(str, kernel.leading))}")
    return frozenset()


def ratio_below(kernel: Kernel, degree: int, leading: int, p: int) -> Fraction:
    """A lower bound of lambda_degree/lambda_leading."""
    low = kernel.eigenvalue(degree, p)[0]
    first = kernel.eigenvalue(leading, p)
    return low / (first[1] if low >= 0 else first[0])
