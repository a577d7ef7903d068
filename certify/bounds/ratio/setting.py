"""Where signs are proved: tower, ranges, samples, and the effort that is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.expression import MAX_LENGTH, MAX_POWER
from certify.bounds.ratio.sample import Guesser, Samples, grid
from certify.bounds.ratio.tower import Tower
from certify.core.errors import Undecided
from certify.core.polynomial import NU, Poly, R, X, constant, degree, places, substitute, terms

Node = dict[str, Any]
_DEGREE: Final = 80
_TERMS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Proof:
    """A node of a certificate, and whether it shows > 0 or only >= 0."""

    node: Node
    strict: bool


@dataclass(slots=True)
class Effort:
    """Attempts that are left."""

    left: int = 4000
    hints: list[tuple[Fraction, Fraction]] = field(default_factory=list)
    """Points near which the statement seems to be false."""
    guesser: Guesser | None = None
    """What tells signs at points without proof; balls do without it."""

    def spend(self, amount: int = 1) -> None:
        """Undecided when nothing is left."""
        self.left -= amount
        if self.left < 0:
            raise Undecided("prove: the work limit is reached")


Method = Callable[["Setting", Poly, bool], Proof | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """The tower, the ranges of nu and x, and how hard is tried; strict_roots: the roots are > 0 there."""

    tower: Tower
    nu: Range
    x: Range
    effort: Effort = field(default_factory=Effort)
    strict_roots: bool = True
    simple: bool = False
    """Whether R is settled already, so that only boxes are cut."""
    level: int = 0
    """How many barriers stand inside each other."""
    boxes: bool = True
    """Whether boxes in both nu and x may be cut."""
    formal: bool = False
    """Whether only those steps are taken that the export to Coq writes."""
    inside_root: bool = False
    """Whether a root is being taken away, so that boxes are cut for polynomials only."""
    _samples: list[Samples] = field(default_factory=list)

    @property
    def samples(self) -> Samples:
        """A grid of the domain."""
        if not self._samples:
            order = self.tower.order
            points = grid(self.nu, self.x, order.slope, order.shift)
            self._samples.append(Samples(self.tower, points, guesser=self.effort.guesser))
        return self._samples[0]

    def on(self, nu: Range | None = None, x: Range | None = None) -> Setting:
        """The same on other ranges."""
        return replace(self, nu=nu or self.nu, x=x or self.x, _samples=[])

    def over(self, tower: Tower, *, strict_roots: bool = True) -> Setting:
        """The same over another tower."""
        return replace(self, tower=tower, strict_roots=strict_roots, _samples=[])

    def cheaply(self) -> Setting:
        """The same without boxes and barriers; samples are kept."""
        return replace(self, simple=True)

    def within_root(self) -> Setting:
        """The same while a root is taken away; samples are kept."""
        return self if self.inside_root else replace(self, inside_root=True)

    def deeper(self) -> Setting:
        """The same inside a barrier; samples are kept."""
        return replace(self, level=self.level + 1)

    def mu_from(self) -> Fraction:
        """The least mu of the range."""
        low, order = self.nu.low, self.tower.order
        high = low if self.nu.high is None else self.nu.high
        return min(order.at(low), order.at(high))


def too_large(p: Poly) -> bool:
    """Whether a polynomial is above the limits of degree and of terms."""
    return sum(int(d) for d in p.degrees() if d > 0) > _DEGREE or len(p) > _TERMS


def readable(p: Poly) -> bool:
    """Whether the text of a polynomial is within the limits of a certificate."""
    return max(map(int, p.degrees())) <= MAX_POWER and len(str(p)) <= MAX_LENGTH


def coefficients_positive(setting: Setting, p: Poly, x: Range | None = None) -> bool | None:
    """None: not all coefficients are >= 0 on the ranges; else whether that shows > 0 at closed ends, too."""
    ends: list[tuple[int, int, tuple[bool, bool]]] = []
    for place, given in ((NU, setting.nu), (X, x or setting.x)):
        if given.point:
            p = substitute(p, place, constant(given.low.numerator), constant(given.low.denominator))
        else:
            ends.append((place, degree(p, place), given.closed))
            p = substitute(p, place, *given.parameter(place))
    found = terms(p)
    if any(value < 0 for _, value in found):
        return None
    corners: list[dict[int, int]] = [{}]
    for place, top, (zero, infinite) in ends:
        marks = ([0] if zero else []) + ([top] if infinite else [])
        if marks:
            corners = [{**corner, place: mark} for corner in corners for mark in marks]
    return bool(found) and all(
        any(all(powers[place] == power for place, power in corner.items()) for powers, _ in found) for corner in corners
    )


def plain(p: Poly) -> bool:
    """Whether neither R nor a root occurs."""
    return all(place in (NU, X) for place in places(p))


ZERO: Final = constant(0)
__all__ = ["Effort", "Node", "Proof", "R", "Setting", "coefficients_positive", "plain", "too_large"]
