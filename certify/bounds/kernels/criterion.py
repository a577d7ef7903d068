"""Theorem 3.5 for another kernel: K_c = K_# if alpha_l = lambda_l/lambda_1 <= 1/A_l for every l >= 2.

On the circle all degrees may be divided by their common divisor g: the average over rotations by 2 pi/g leaves E as it
is and does not raise H, so minimisers are those of the kernel with degrees l/g, seen g times.
"""

from __future__ import annotations

from math import comb, gcd

from certify.bounds.kernels.kernel import Kernel
from certify.core.errors import Undecided

_TO_SEE = 240


def check_criterion(kernel: Kernel) -> None:
    """Prove the hypothesis, or raise Undecided with the degree at which it is not shown."""
    step = step_of(kernel)
    if kernel.leading != (step,):
        shown = ", ".join(map(str, kernel.leading))
        raise Undecided(
            f"Theorem 3.5 is about kernels whose only leading degree is 1; here lambda_l is largest at {shown}"
        )
    for degree in kernel.decisive:
        order = degree // step
        if order > 1 and not _holds(kernel, step, degree, comb(kernel.d + order - 2, order - 1)):
            raise Undecided(f"Theorem 3.5 does not decide: A_{order} alpha_{order} <= 1 is not shown")


def step_of(kernel: Kernel) -> int:
    """On the circle the common divisor of all degrees; else 1."""
    return gcd(*kernel.degrees(_TO_SEE)) if kernel.d == 2 else 1


def _holds(kernel: Kernel, first: int, degree: int, factor: int) -> bool:
    """factor lambda_degree <= lambda_first: exactly, where both are rational, as equality may hold."""
    exact = kernel.exact(first), kernel.exact(degree)
    if exact[0] is not None and exact[1] is not None:
        return factor * exact[1] <= exact[0]
    return (kernel.eigenvalue(degree) * factor).surely_at_most(kernel.eigenvalue(first))
