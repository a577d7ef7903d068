"""What is asked of Bessel functions of any order, as checked values. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

DIGITS: Final = 30


@dataclass(frozen=True, slots=True)
class Span:
    """A point, or a closed interval of more than one point."""

    lower: Fraction
    upper: Fraction

    @property
    def point(self) -> bool:
        """Whether it is a point."""
        return self.lower == self.upper

    def field(self, name: str) -> dict[str, Fraction | tuple[Fraction, Fraction]]:
        """The field of a claim: `name`, or `name_interval`."""
        return {name: self.lower} if self.point else {f"{name}_interval": (self.lower, self.upper)}


@dataclass(frozen=True, slots=True)
class Values:
    """Values of I_nu and of I_{nu+1}/I_nu at each order and each argument; labels: None for all that go."""

    nus: tuple[Span, ...]
    xs: tuple[Span, ...]
    digits: int = DIGITS
    labels: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Preimages:
    """The arguments at which r_nu has these values."""

    nus: tuple[Fraction, ...]
    ys: tuple[Fraction, ...]
    digits: int = DIGITS
