"""From a description to the kernel. FORMAT/kernels.md, "The kernel"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from ..verdict import Invalid
from .algebraic import AbsPower, Cone, Onsager, Power, Relu
from .description import Description
from .finite import Finite, binomial, normalised, polynomial
from .geometric import Heat, Poisson
from .kernel import Kernel


def _power(d: int, k: Fraction) -> Kernel:
    return normalised(d, binomial(k.numerator), 1) if k.denominator == 1 else Power(d, k)


def _abs_power(d: int, a: Fraction) -> Kernel:
    if a.denominator == 1 and a.numerator % 2 == 0:
        return normalised(d, [Fraction(0)] * a.numerator + [Fraction(1)], 2)
    return AbsPower(d, a)


def _kuramoto_daido(d: int, m: Fraction) -> Kernel:
    if d != 2:
        raise Invalid("the kernel 'kuramoto-daido' is one of the circle, d = 2")
    return Finite(2, {1: Fraction(1), 2: m})


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
    "kuramoto-daido": _kuramoto_daido,
    "relu": lambda d, _: Relu(d),
    "onsager": lambda d, _: Onsager(d),
}


def kernel_of(given: Description, d: int) -> Kernel:
    """The kernel in dimension d. `Invalid` if it is not there, or has no positive lambda_l."""
    kernel = _made(given, d)
    kernel.bits = max((x.numerator.bit_length() + x.denominator.bit_length() for x in given.numbers), default=1)
    return kernel


def _made(given: Description, d: int) -> Kernel:
    if given.family == "polynomial":
        return polynomial(d, list(given.numbers))
    if given.family == "gegenbauer":
        return Finite(d, dict(zip(given.degrees, given.numbers, strict=True)))
    return _MAKERS[given.family](d, given.numbers[0] if given.numbers else Fraction(0))
