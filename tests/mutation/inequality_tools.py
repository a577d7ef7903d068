"""What the parts of the rules about ratio inequalities have in common: towers, polynomials and their values."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import mpmath

F = Fraction
UNITS = ((2, 0, 1), (2, -2, 1), (2, 1, 2), (0, 3, 2), (4, 1, 1))
"""(slope, shift, unit) of orders mu = (slope nu + shift)/(2 unit)."""


def fails(package: Any, call: Callable[[], Any], words: str = "") -> bool:
    """Whether the package refuses, with such words."""
    try:
        call()
    except package.Refusal as refusal:
        return words in str(refusal)
    return False


def tower_of(package: Any, order: tuple[int, int, int] = (2, 0, 1), radicands: Any = ()) -> Any:
    ratio = package.ratio
    work = package.arithmetic.series.Work()
    return ratio.tower.Tower(ratio.polynomial.Ring(work), ratio.tower.Order(*order), list(radicands))


def mu_at(order: tuple[int, int, int], nu: Fraction) -> Fraction:
    return (order[0] * nu + order[1]) / F(2 * order[2])


def at(package: Any, p: Any, values: tuple[Any, ...]) -> Any:
    """A polynomial at (nu, x, R, S1, ...)."""
    exponent = package.ratio.polynomial.exponent
    total: Any = 0
    for key, coefficient in p.items():
        term: Any = coefficient
        for place, value in enumerate(values):
            term = term * value ** exponent(key, place)
        total += term
    return total


def poly(package: Any, terms: dict[tuple[int, ...], int]) -> Any:
    """From exponents of nu, x, R, S1, ..."""
    bits = package.ratio.polynomial.BITS
    return {sum(power << bits * place for place, power in enumerate(key)): value for key, value in terms.items()}


def some(package: Any, rng: Random, degrees: tuple[int, ...]) -> Any:
    powers = list(itertools.product(*(range(d + 1) for d in degrees)))
    return poly(package, {key: rng.choice((-3, -2, -1, 1, 2, 5)) for key in rng.sample(powers, min(5, len(powers)))})


def as_float(x: Any) -> Any:
    return mpmath.mpf(x.numerator) / x.denominator
