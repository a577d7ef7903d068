"""Exact polynomials in t and in the P_l of dimension d, and the sign of a derivative by Sturm. FORMAT/kernels.md."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

Row = list[Fraction]
"""The coefficients of t^0, t^1, .., or of P_0, P_1, ..; the last one may be 0."""


def expanded(d: int, powers: Sequence[Fraction]) -> Row:
    """The coefficients of the P_l: t P_l = ((l+d-2) P_{l+1} + l P_{l-1})/(2l+d-2), t P_0 = P_1."""
    result: Row = []
    for value in reversed(powers):
        shifted = [Fraction(0)] * (len(result) + 1)
        for degree, x in enumerate(result):
            share = Fraction(1) if degree == 0 else Fraction(degree + d - 2, 2 * degree + d - 2)
            shifted[degree + 1] += share * x
            if degree:
                shifted[degree - 1] += (1 - share) * x
        shifted[0] += value
        result = shifted
    return result


def powers_of(d: int, degree: int) -> Row:
    """The coefficients of t^0, t^1, .. of P_l: (l+d-2) P_{l+1} = (2l+d-2) t P_l - l P_{l-1}."""
    rows: list[Row] = [[Fraction(1)], [Fraction(0), Fraction(1)]]
    for order in range(1, degree):
        raised = [(2 * order + d - 2) * x for x in (Fraction(0), *rows[-1])]
        lowered = [order * x for x in (*rows[-2], Fraction(0), Fraction(0))]
        rows.append([(a - b) / (order + d - 2) for a, b in zip(raised, lowered, strict=True)])
    return rows[degree]


def product(one: Sequence[Fraction], other: Sequence[Fraction]) -> Row:
    """Of two polynomials in t."""
    result = [Fraction(0)] * (len(one) + len(other) - 1)
    for i, x in enumerate(one):
        for j, y in enumerate(other):
            result[i + j] += x * y
    return result


def is_increasing(powers: Sequence[Fraction]) -> bool:
    """Whether a polynomial is strictly increasing on [-1, 1]: its derivative is >= 0 there, and not 0 everywhere.

    The derivative changes its sign only at a root of odd multiplicity: Yun's factors of odd multiplicity have no root
    inside, which Sturm's chain counts, and then the sign at one point that is no root is that everywhere. All with
    integers, as positive factors do not matter.
    """
    slope = _primitive(_derivative(integers(powers)))
    if not slope or any(_roots_inside(part) for part in _odd_parts(slope)):
        return False
    size = len(slope) + 1
    return next(value for i in range(size) if (value := _at(slope, i, size)) != 0) > 0


def integers(row: Sequence[Fraction]) -> list[int]:
    """A positive multiple with integer coefficients."""
    scale = lcm(*(x.denominator for x in row))
    return [int(x * scale) for x in row]


def _primitive(row: Sequence[int]) -> list[int]:
    """Without leading zeros, over the positive common divisor of the coefficients."""
    result = list(row)
    while result and result[-1] == 0:
        result.pop()
    divisor = gcd(*result)
    return [x // divisor for x in result]


def _derivative(row: Sequence[int]) -> list[int]:
    return [k * x for k, x in enumerate(row)][1:]


def _at(row: Sequence[int], top: int, bottom: int) -> int:
    """The value at top/bottom times a power of bottom > 0."""
    value, scale = 0, 1
    for c in reversed(row):
        value = value * top + c * scale
        scale *= bottom
    return value


def _division(top: Sequence[int], bottom: Sequence[int]) -> tuple[list[int], list[int]]:
    """Positive multiples of quotient and rest, primitive; the divisor is not 0."""
    rest, quotient = list(top), [0] * max(len(top) - len(bottom) + 1, 0)
    lead, sign = abs(bottom[-1]), 1 if bottom[-1] > 0 else -1
    while len(rest) >= len(bottom):
        shift, factor = len(rest) - len(bottom), sign * rest[-1]
        rest, quotient = [lead * x for x in rest], [lead * x for x in quotient]
        quotient[shift] += factor
        for i, x in enumerate(bottom):
            rest[shift + i] -= factor * x
        rest.pop()
    return _primitive(quotient), _primitive(rest)


def _common(one: Sequence[int], other: Sequence[int]) -> list[int]:
    """The greatest common divisor, primitive, up to its sign."""
    a, b = _primitive(one), _primitive(other)
    while b:
        a, b = b, _division(a, b)[1]
    return a


def _odd_parts(row: list[int]) -> list[list[int]]:
    """The products of the simple factors of multiplicity 1, 3, 5, ..: Yun's algorithm."""
    parts: list[list[int]] = []
    shared = _common(row, _derivative(row))
    simple = _division(row, shared)[0]
    multiplicity = 1
    while len(simple) > 1:
        following = _common(simple, shared)
        if multiplicity % 2:
            parts.append(_division(simple, following)[0])
        simple, shared = following, _division(shared, following)[0]
        multiplicity += 1
    return parts


def _roots_inside(row: list[int]) -> int:
    """How many roots a polynomial without multiple ones has in the open interval (-1, 1): Sturm's theorem."""
    for end in (1, -1):
        if len(row) > 1 and _at(row, end, 1) == 0:
            row = _division(row, [-end, 1])[0]
    chain = [row, _primitive(_derivative(row))]
    while chain[-1]:
        chain.append([-x for x in _division(chain[-2], chain[-1])[1]])
    return _changes(chain, -1) - _changes(chain, 1)


def _changes(chain: Sequence[list[int]], x: int) -> int:
    signs = [value > 0 for row in chain if (value := _at(row, x, 1)) != 0]
    return sum(a != b for a, b in pairwise(signs))
