"""Form of the evidence of claims about a kernel, and the kernel that a claim is about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..coupling.form import MAX_ENTRY, Ends, Explicit, PointBoxes, Tree, entries
from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import Record, integer, read
from ..document.reader import Numbers, count
from ..verdict import Malformed
from .description import MAX_DEGREE, Description
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

    weights: Ends = read(entries(-MAX_ENTRY))
    star_upper: Ends = read(entries(-MAX_ENTRY))
    degree: int = read(integer(1, MAX_DEGREE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Star(Record):
    """C_* of a cover, and an explicit density in it."""

    lower: Ends = read(entries(0))
    upper: Ends = read(entries(0))
    vector: Ends = read(entries(1))
    touch: Explicit = read(Explicit.parse)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlabCover(Tree):
    """The rule `slab`: K = K_#, a slab around the uniform density, and C_* where another density nearly has F_K = 0."""

    vector: Ends = read(entries(1))
    star: Star | None = read(Star.parse, optional=True)

    def require_form(self, place: str) -> None:
        """The sizes fit together."""
        self.require_lists(("vector",), place)
        if self.star is not None:
            for name in ("lower", "upper", "vector"):
                if len(getattr(self.star, name)) != self.modes:
                    raise Malformed(f"{place}.star.{name}", f"expected {self.modes} entries, as there are modes")
            self.star.touch.require_modes(self.modes, f"{place}.star.touch")
        elif any(cell[0] == "*" for cell in self.tree):
            raise Malformed(f"{place}.star", "missing: a cell of the tree is of it")
        self.require_units(place)
        self.require_cells(1, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning(Record):
    """The rule `slab` of a threshold: an explicit density at the lower end, and what `slab` has at the upper end."""

    competitor: Explicit = read(Explicit.parse)
    slab: SlabCover = read(SlabCover.parse)

    def require_form(self, place: str) -> None:
        """The field has as many entries as there are modes."""
        self.competitor.require_modes(1, f"{place}.competitor")


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
    """The kernel of a claim that has one."""
    if claim.kernel is None:
        raise TypeError("the form of this rule demands a kernel")
    return kernel_at(claim.kernel, claim.d, context)


def kernel_at(given: Description, d: int, context: Context) -> Kernel:
    """A kernel in dimension d, made once for the document."""
    size = len(given.numbers) if not given.degrees else max(given.degrees)
    bits = sum(x.numerator.bit_length() + x.denominator.bit_length() for x in given.numbers)

    def make() -> Kernel:
        context.work.spend(0, bits + 40 * size, 4 * size * size + 20)
        return kernel_of(given, d)

    return context.once(("kernel", given, d), make)
