"""Where signs are taken, and what shows them. FORMAT/inequality.md, Nodes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from ..verdict import Invalid, LimitReached, Malformed
from .domain import Range
from .expression import Expression, parse_polynomial
from .node import Node
from .polynomial import NU, Poly, R, X, add, constant, monomial, primitive, scaled
from .tower import Tower

MAX_SCALE: Final = 100_000
Show = Callable[["Setting", Poly, Node], bool]
"""True: the polynomial is shown to be > 0 on the whole range; False: >= 0. Raises `Invalid` where it is not shown."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where signs are taken: the tower, the ranges of nu and x, and whether the roots are > 0 there, not only >= 0."""

    tower: Tower
    nu: Range
    x: Range
    show: Show
    """Which node shows what: the table of rules.py."""
    strict_roots: bool = True

    def on(self, x: Range) -> Setting:
        """The same on another range of x."""
        return replace(self, x=x)


def negative(p: Poly) -> Poly:
    """The polynomial -p, whose sign is the other one."""
    return scaled(p, -1)


def positive(setting: Setting, p: Poly, node: Node) -> bool:
    """True: p > 0 on the whole range; False: p >= 0. `Invalid` where the node does not show it."""
    return setting.show(setting, primitive(p), node)


def strictly_positive(setting: Setting, p: Poly, node: Node) -> None:
    """`Invalid` unless the node shows p > 0."""
    if not positive(setting, p, node):
        raise Invalid(f"{node.place}: > 0 is wanted, and only >= 0 is shown")


def polynomial(tower: Tower, text: str, place: str) -> tuple[Poly, int]:
    """(p, n) with n > 0 and p/n the polynomial that a text of the evidence says; reduced."""
    return _built(tower, parse_polynomial(text, place, len(tower.radicands)), place)


def _built(  # noqa: PLR0911  # a case for each operation
    tower: Tower, expression: Expression, place: str
) -> tuple[Poly, int]:
    operation = expression.operation
    if operation == "number":
        return constant(expression.value.numerator), expression.value.denominator
    if operation in ("nu", "x", "R"):
        return monomial({"nu": NU, "x": X, "R": R}[operation]), 1
    if operation.startswith("S"):
        return tower.root(int(operation[1:]) - 1), 1
    parts = [_built(tower, part, place) for part in expression.parts]
    if operation == "^":
        if expression.power < 0:
            raise Malformed(place, "expected a polynomial")
        p, n = parts[0]
        if n.bit_length() * expression.power > MAX_SCALE:
            raise LimitReached(f"work limit: {place}: denominators of at most {MAX_SCALE} bits")
        return tower.mul(*[p] * expression.power), n**expression.power
    (p, n), (q, m) = parts
    if operation == "/":
        if set(q) != {0}:
            raise Malformed(place, "expected a polynomial: only numbers other than 0 divide")
        return scaled(p, m if q[0] > 0 else -m), n * abs(q[0])
    if operation == "*":
        return tower.mul(p, q), n * m
    return add(scaled(p, m), q, n if operation == "+" else -n), n * m


def require_half(setting: Setting) -> None:
    """`Invalid` unless mu >= -1/2 on the whole range of nu."""
    order = setting.tower.order
    a = add(order.twice(0), constant(order.unit))
    top, bottom, _ = setting.nu.parameter(NU)
    if any(value < 0 for value in setting.tower.ring.substitute(a, NU, top, bottom).values()):
        raise Invalid("the strip needs mu >= -1/2")
