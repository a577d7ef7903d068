"""The field `kernel` of a claim: a family and exact parameters. FORMAT/kernels.md, "The kernel"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from ..document.reader import Numbers, count, mapping
from ..verdict import Malformed

MAX_DEGREE: Final = 120
_BELOW_PI: Final = Fraction(314159265358979323846, 10**20)
PARAMETERS: Final[dict[str, tuple[str, Fraction]]] = {
    "poisson": ("r", Fraction(1)),
    "heat": ("s", Fraction(100)),
    "power": ("k", Fraction(100)),
    "abs-power": ("a", Fraction(100)),
    "cone": ("R", _BELOW_PI),
    "kuramoto-daido": ("m", Fraction(100)),
}
"""The families with one parameter > 0: its name, and the largest allowed (poisson: less than that)."""
EXPONENTIAL: Final = "exponential"
"""The paper's kernel, as a family whose beta is left open; at one beta a claim has the field `beta`."""
WITHOUT: Final = ("relu", "onsager")
FAMILIES: Final = ("polynomial", "gegenbauer", *PARAMETERS, *WITHOUT)


@dataclass(frozen=True, slots=True)
class Description:
    """A family, its parameter or list of numbers, and the degrees that go with a list of `gegenbauer`."""

    family: str
    numbers: tuple[Fraction, ...] = ()
    degrees: tuple[int, ...] = ()
    interval: bool = False
    """Whether the numbers are the ends of an interval of the parameter, which is meant as a whole."""


def description(value: Any, place: str, numbers: Numbers) -> Description:
    """Read a kernel. Raises `Malformed`."""
    if not isinstance(value, dict) or value.get("family") not in FAMILIES:
        raise Malformed(f"{place}.family", f"expected one of {', '.join(FAMILIES)}")
    family: str = value["family"]
    if family == "polynomial":
        row = _items(mapping(value, place, {"family", "coefficients"})["coefficients"], f"{place}.coefficients")
        found = tuple(numbers.number(x, f"{place}.coefficients[{i}]") for i, x in enumerate(row))
        if len(found) < 2 or found[-1] == 0:
            raise Malformed(f"{place}.coefficients", "expected those of t^0, t^1, .., the last one not 0")
        return Description(family, found)
    if family == "gegenbauer":
        return _pairs(mapping(value, place, {"family", "kappa"})["kappa"], f"{place}.kappa", numbers)
    if family in WITHOUT:
        mapping(value, place, {"family"})
        return Description(family)
    name = PARAMETERS[family][0]
    x = numbers.number(mapping(value, place, {"family", name})[name], f"{place}.{name}")
    _require_domain(family, x, f"{place}.{name}")
    return Description(family, (x,))


def _require_domain(family: str, x: Fraction, place: str) -> None:
    most = PARAMETERS[family][1]
    if not 0 < x <= most or (family == "poisson" and x == most):
        raise Malformed(place, "a parameter outside the domain of its family")


def over_interval(value: Any, ends: Any, place: str, numbers: Numbers) -> Description:
    """A family, and a pair of numbers a < b of its domain, the ends of an interval. Raises `Malformed`."""
    family = family_alone(value, f"{place}.kernel").family
    where = f"{place}.parameter_interval"
    if family not in PARAMETERS:
        raise Malformed(f"{place}.kernel.family", f"expected one of {', '.join(PARAMETERS)}")
    if not isinstance(ends, list) or len(ends) != 2:
        raise Malformed(where, "expected a pair of numbers")
    found = tuple(numbers.number(x, f"{where}[{i}]") for i, x in enumerate(ends))
    for x in found:
        _require_domain(family, x, where)
    if not found[0] < found[1]:
        raise Malformed(where, "expected a < b")
    return Description(family, found, interval=True)


def family_alone(value: Any, place: str) -> Description:
    """A family with a parameter that is left open: the field `family` alone. Raises `Malformed`."""
    given = mapping(value, place, {"family"})["family"]
    if not isinstance(given, str) or given not in (*PARAMETERS, EXPONENTIAL):
        raise Malformed(f"{place}.family", f"expected one of {', '.join((*PARAMETERS, EXPONENTIAL))}")
    return Description(given)


def _items(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise Malformed(place, "expected a non-empty list")
    count(len(value), f"{place} (the number of entries)", 1, MAX_DEGREE + 1)
    return value


def _pairs(value: Any, place: str, numbers: Numbers) -> Description:
    degrees: list[int] = []
    found: list[Fraction] = []
    for i, pair in enumerate(_items(value, place)):
        if not isinstance(pair, list) or len(pair) != 2:
            raise Malformed(f"{place}[{i}]", "expected a pair of a degree and a number")
        degrees.append(count(pair[0], f"{place}[{i}][0]", 1, MAX_DEGREE))
        found.append(numbers.number(pair[1], f"{place}[{i}][1]"))
    if any(one >= other for one, other in pairwise(degrees)) or 0 in found:
        raise Malformed(place, "expected increasing degrees and numbers that are not 0")
    return Description("gegenbauer", tuple(found), tuple(degrees))
