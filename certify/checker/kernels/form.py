"""Form of the evidence of claims about a kernel, and the kernel that a claim is about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..coupling.form import PointBoxes
from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import Record, integer, read
from ..document.reader import Numbers, count
from ..verdict import Malformed
from .description import MAX_DEGREE
from .families import kernel_of
from .kernel import Kernel

_GUARD = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Precise(Record):
    """Bits to which lambda_l are enclosed."""

    precision: int = read(integer(32, MAX_PRECISION))

    @property
    def bits(self) -> int:
        """Bits of the fixed point."""
        return self.precision + _GUARD


@dataclass(frozen=True, slots=True, kw_only=True)
class KernelCover(PointBoxes):
    """The rule `kernel-cover`; `moment` is that of `degree`."""

    degree: int = read(integer(1, MAX_DEGREE))


def leading(value: Any, place: str, _: Numbers) -> tuple[int, ...]:
    """A non-empty list of increasing degrees."""
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list of degrees")
    found = tuple(count(x, f"{place}[{i}]", 1, MAX_DEGREE) for i, x in enumerate(value))
    if any(a >= b for a, b in pairwise(found)):
        raise Malformed(place, "expected increasing degrees")
    return found


def degree(value: Any, place: str, _: Numbers) -> int:
    """A degree l >= 1."""
    return count(value, place, 1, MAX_DEGREE)


def kernel_for(claim: Claim, context: Context) -> Kernel:
    """The kernel of a claim that has one, made once for the document."""
    given = claim.kernel
    if given is None:
        raise TypeError("the form of this rule demands a kernel")
    size = len(given.numbers) if not given.degrees else max(given.degrees)
    bits = sum(x.numerator.bit_length() + x.denominator.bit_length() for x in given.numbers)

    def make() -> Kernel:
        context.work.spend(0, bits + 40 * size, 4 * size * size + 20)
        return kernel_of(given, claim.d)

    return context.once(("kernel", given, claim.d), make)
