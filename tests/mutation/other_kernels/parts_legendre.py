"""What a mutant of the checker's polynomials in t and in the P_l has to get right, against exact fractions."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.bounds.reduction.series_truth import _times, zonal

ROOTS = (*map(Fraction, (-2, -1, 0, 1, 2)), Fraction(-1, 2), Fraction(1, 3))
OTHERS = (((1, 0, 1), 0), ((-1, 0, 2), 1), ((-2, 0, 1), 0), ((1, 1, 1), 0))
"""Factors without rational roots: the coefficients, and whether the sign changes inside."""
FREE = Fraction(1, 7)
"""No root."""


def changes_of_basis(package: Any) -> bool:
    """Each P_l in powers of t, and powers of t in the P_l."""
    rows, source = package.kernels.legendre, random.Random(5)
    for d in (2, 3, 4, 7):
        if any(rows.powers_of(d, degree) != zonal(d, degree) for degree in range(7)):
            return False
        for size in range(1, 7):
            powers = [Fraction(source.randint(-9, 9), source.randint(1, 5)) for _ in range(size)]
            found = rows.expanded(d, powers)
            again = [Fraction(0)] * size
            for degree, c in enumerate(found):
                for k, x in enumerate(zonal(d, degree)):
                    again[k] += c * x
            if len(found) != size or again != powers:
                return False
    return bool(rows.expanded(3, []) == [])


def products(package: Any) -> bool:
    """Of polynomials of any two degrees, and integer multiples of rows."""
    rows, source = package.kernels.legendre, random.Random(6)
    for sizes in ((1, 1), (1, 4), (3, 2), (4, 4)):
        one, other = ([Fraction(source.randint(1, 9), source.randint(1, 4)) for _ in range(n)] for n in sizes)
        if rows.product(one, other) != _times(one, other):
            return False
    return bool(rows.integers([Fraction(1, 6), Fraction(-3, 4), Fraction(0)]) == [2, -9, 0])


def _slopes() -> Iterator[tuple[list[Fraction], bool]]:
    """Derivatives with known factors, and whether they are >= 0 on [-1, 1]."""
    source = random.Random(7)
    for _ in range(150):
        row, sign = [Fraction(source.choice((1, -1, Fraction(3, 2), Fraction(-2, 5))))], 0
        for root in source.sample(ROOTS, source.randint(0, 4)):
            times = source.randint(1, 4)
            for _ in range(times):
                row = _times(row, [-root, Fraction(1)])
            sign += times % 2 if -1 < root < 1 else 0
        for factor, change in source.sample(OTHERS, source.randint(0, 2)):
            row = _times(row, list(map(Fraction, factor)))
            sign += change
        yield row, sign == 0 and sum(c * FREE**k for k, c in enumerate(row)) > 0


def increasing(package: Any) -> bool:
    """A polynomial increases where its derivative is >= 0, whatever its value at 0 and zeros at its top."""
    asked = package.kernels.legendre.is_increasing
    seen = set()
    for number, (slope, truth) in enumerate(_slopes()):
        powers = [
            Fraction(number - 70, 3),
            *(c / k for k, c in enumerate(slope, start=1)),
            *[Fraction(0)] * (number % 3),
        ]
        seen.add(truth)
        if asked(powers) is not truth:
            return False
    flat = ([Fraction(0)], [Fraction(5)], [Fraction(5), Fraction(0)])
    return seen == {True, False} and not any(asked(row) for row in flat)


LEGENDRE: tuple[Callable[[Any], bool], ...] = (changes_of_basis, products, increasing)
