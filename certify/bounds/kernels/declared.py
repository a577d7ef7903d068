"""What a kernel says of itself against its first eigenvalues: a contradiction is bad input. It proves nothing.

A kernel of one's own declares its leading degrees, signs and tails, and results rest on that. What is false of the
degrees up to 50 is noticed here, before any work; what is false beyond them is not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball, precision
from certify.core.errors import BadInput, Undecided

LAST: Final = 50
_BITS: Final = 80


def require_declared(kernel: Kernel) -> None:
    """BadInput, which names the attribute, where the first eigenvalues contradict what the kernel declares."""
    with precision(_BITS):
        degrees = kernel.degrees(LAST)
        values = {degree: kernel.eigenvalue(degree) for degree in range(1, LAST + 1)}
        _degrees(kernel, degrees, values)
        _leading(kernel, values)
        _signs(kernel, values)
        for last in range(1, LAST):
            _beyond(kernel, last, values)


def _refuse(kernel: Kernel, attribute: str, why: str) -> BadInput:
    return BadInput(f"{type(kernel).__name__}.{attribute}: {why}, by the eigenvalues up to degree {LAST}")


def _degrees(kernel: Kernel, degrees: tuple[int, ...], values: dict[int, Ball]) -> None:
    if not degrees or degrees[0] < 1 or any(left >= right for left, right in pairwise(degrees)):
        raise _refuse(kernel, "degrees", "increasing degrees from 1 on are wanted")
    for degree in sorted(values.keys() - set(degrees)):
        if not values[degree].surely_contains(0):
            raise _refuse(kernel, "degrees", f"lambda_{degree} is not 0, and {degree} is not among them")


def _leading(kernel: Kernel, values: dict[int, Ball]) -> None:
    leading = kernel.leading
    if not leading:
        raise _refuse(kernel, "leading", "at least one degree is wanted")
    for own in leading:
        largest = values[own] if own in values else kernel.eigenvalue(own)
        if largest.surely_at_most(0):
            raise _refuse(kernel, "leading", f"lambda_{own} is not positive")
        for degree, value in values.items():
            if largest.surely_less(value):
                raise _refuse(kernel, "leading", f"lambda_{degree} is larger than lambda_{own}")
            found = None if degree in leading else kernel.exact(degree)
            if found is not None and found == kernel.exact(own):
                raise _refuse(kernel, "leading", f"lambda_{degree} is as large as lambda_{own}")


def _signs(kernel: Kernel, values: dict[int, Ball]) -> None:
    """An increasing kernel has abs(lambda_l) < lambda_1 for l >= 2: by parts, over the measure of its derivative."""
    for degree, value in values.items():  # the signs are asked for last: that of a polynomial's derivative takes time
        if value.surely_negative() and kernel.nonnegative:
            raise _refuse(kernel, "nonnegative", f"lambda_{degree} is negative")
        if degree > 1 and values[1].surely_less(abs(value)) and kernel.increasing:
            raise _refuse(kernel, "increasing", f"lambda_{degree} is larger than lambda_1 in absolute value")


def _beyond(kernel: Kernel, last: int, values: dict[int, Ball]) -> None:
    """The bounds of what is beyond a degree, where there are any."""
    rest = {degree: abs(value) for degree, value in values.items() if degree > last}
    try:
        tail, peak = kernel.tail(last), kernel.peak(last)
    except Undecided:
        return
    if tail.surely_less(sum((value * multiplicity(kernel.d, degree) for degree, value in rest.items()), Ball(0))):
        raise _refuse(kernel, "tail", f"tail({last}) is less than the sum of abs(kappa_l) from {last + 1} to {LAST}")
    if kernel.slow and peak is None:
        raise _refuse(kernel, "peak", "a kernel that is slow has one")
    for degree, value in rest.items():
        if peak is not None and peak.surely_less(value):
            raise _refuse(kernel, "peak", f"peak({last}) is less than abs(lambda_{degree})")
