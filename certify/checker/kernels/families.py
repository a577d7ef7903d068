"""From a description to the kernel. FORMAT/kernels.md, "The kernel"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from ..verdict import Invalid
from .description import Description
from .kernel import (
    AbsPower,
    Cone,
    Finite,
    Heat,
    Kernel,
    Onsager,
    Poisson,
    Power,
    Relu,
    binomial,
    normalised,
    polynomial,
)


def _power(d: int, k: Fraction) -> Kernel:
    return normalised(d, binomial(k.numerator), 1) if k.denominator == 1 else Power(d, k)


def _abs_power(d: int, a: Fraction) -> Kernel:
    if a.denominator == 1 and a.numerator % 2 == 0:
        return normalised(d, [Fraction(0)] * a.numerator + [Fraction(1)], 2)
    return AbsPower(d, a)


def _cone(d: int, radius: Fraction) -> Kernel:
    if d != 2:
        raise Invalid("the kernel 'cone' is one of the circle, d = 2")
    return Cone(radius)


_MAKERS: Final[dict[str, Callable[[int, Fraction], Kernel]]] = {
    "poisson": Poisson,
    "heat": Heat,
    "power": _power,
    "abs-power": _abs_power,
    "cone": _cone,
    "relu": lambda d, _: Relu(d),
    "onsager": lambda d, _: Onsager(d),
}


def kernel_of(given: Description, d: int) -> Kernel:
    """The kernel in dimension d. `Invalid` if it is not there, or has no positive lambda_l."""
    if given.family == "polynomial":
        return polynomial(d, list(given.numbers))
    if given.family == "gegenbauer":
        return Finite(d, dict(zip(given.degrees, given.numbers, strict=True)))
    return _MAKERS[given.family](d, given.numbers[0] if given.numbers else Fraction(0))
