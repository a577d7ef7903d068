"""What a claim about Bessel functions of any order is about: orders, arguments, a value. FORMAT/ratio.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..document.parsers import Bounds, Record, number, read
from ..document.reader import Numbers
from ..verdict import Malformed


def ends(value: Any, place: str, numbers: Numbers) -> Bounds:
    """A list [a, b] with a < b."""
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed(place, "expected a pair")
    a, b = (numbers.number(end, f"{place}[{i}]") for i, end in enumerate(value))
    if not a < b:
        raise Malformed(place, "expected a < b")
    return a, b


def require_order(nu: Fraction, place: str) -> None:
    """Raise `Malformed` unless nu > -1."""
    if nu <= -1:
        raise Malformed(place, "expected orders > -1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments(Record):
    """All orders and all arguments of two closed intervals, each of which may be a point."""

    nu: Fraction | None = read(number, optional=True)
    nu_interval: Bounds | None = read(ends, optional=True)
    x: Fraction | None = read(number, optional=True)
    x_interval: Bounds | None = read(ends, optional=True)

    def require_form(self, place: str) -> None:
        """Exactly one field for each, orders > -1, arguments > 0."""
        for name, point, interval in (("nu", self.nu, self.nu_interval), ("x", self.x, self.x_interval)):
            if (point is None) == (interval is None):
                raise Malformed(place, f"expected exactly one of the fields {name!r} and '{name}_interval'")
        require_order(self.orders[0], place)
        if self.places[0] <= 0:
            raise Malformed(place, "expected arguments x > 0")

    @property
    def orders(self) -> Bounds:
        """The least and the greatest order."""
        return _both(self.nu, self.nu_interval)

    @property
    def places(self) -> Bounds:
        """The least and the greatest argument."""
        return _both(self.x, self.x_interval)


def _both(point: Fraction | None, interval: Bounds | None) -> Bounds:
    if interval is not None:
        return interval
    if point is None:
        raise TypeError("the form of a subject demands one of the two")
    return point, point


@dataclass(frozen=True, slots=True, kw_only=True)
class Preimage(Record):
    """The argument x at which r_nu(x) = y."""

    nu: Fraction = read(number)
    y: Fraction = read(number)

    def require_form(self, place: str) -> None:
        """The order is > -1, the value > 0."""
        require_order(self.nu, f"{place}.nu")
        if self.y <= 0:
            raise Malformed(f"{place}.y", "expected a number > 0")
