"""Polynomials in t and in the P_l of dimension d, exactly: t P_l = ((l+d-2) P_{l+1} + l P_{l-1})/(2l+d-2)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from certify.core.polynomial import real_roots

Row = list[Fraction]


def expanded(d: int, coefficients: Sequence[Fraction]) -> Row:
    """The coefficients of P_0, P_1, .. of sum_k c_k t^k, by Horner's rule."""
    row: Row = [Fraction(0)]
    for value in reversed(coefficients):
        row = times_t(d, row)
        row[0] += value
    return row


def times_t(d: int, row: Sequence[Fraction]) -> Row:
    """t sum_l row_l P_l as such a sum."""
    result = [Fraction(0)] * (len(row) + 1)
    for degree, value in enumerate(row):
        if degree == 0:
            result[1] += value
        else:
            result[degree + 1] += value * Fraction(degree + d - 2, 2 * degree + d - 2)
            result[degree - 1] += value * Fraction(degree, 2 * degree + d - 2)
    return result


def polynomial(d: int, degree: int) -> Row:
    """The coefficients of t^0, t^1, .. of P_l: (l+d-2) P_{l+1} = (2l+d-2) t P_l - l P_{l-1}."""
    before, here = [Fraction(0)], [Fraction(1)]
    for order in range(degree):
        scale, divisor = (1, 1) if order == 0 else (2 * order + d - 2, order + d - 2)
        following = [Fraction(0), *(x * scale / divisor for x in here)]
        for i, x in enumerate(before):
            following[i] -= x * order / divisor
        before, here = here, following
    return here


def product(one: Sequence[Fraction], other: Sequence[Fraction]) -> Row:
    """The product of two polynomials in t."""
    result = [Fraction(0)] * (len(one) + len(other) - 1)
    for i, x in enumerate(one):
        for j, y in enumerate(other):
            result[i + j] += x * y
    return result


def increasing(coefficients: Sequence[Fraction]) -> bool:
    """Whether sum_k c_k t^k is strictly increasing on [-1, 1]: its derivative is >= 0 there, and is not 0.

    Factors 1+t and 1-t, which are >= 0, are divided out; what is left is positive at 1, and has no root of odd
    multiplicity in [-1, 1]. False also where balls do not decide.
    """
    derivative = [k * c for k, c in enumerate(coefficients)][1:]
    while derivative and derivative[-1] == 0:
        derivative.pop()
    if not derivative:
        return False
    for root in (1, -1):
        while sum(c * root**k for k, c in enumerate(derivative)) == 0:
            derivative = [-root * c for c in _divided(derivative, root)]
    scale = lcm(*(c.denominator for c in derivative))
    roots = real_roots([int(c * scale) for c in derivative]) if len(derivative) > 1 else []
    inside = [root for root, power in roots if power % 2 and not (root < -1 or root > 1)]
    return sum(derivative) > 0 and not inside


def _divided(row: Sequence[Fraction], root: int) -> Row:
    """row/(t - root), which leaves no rest."""
    result: Row = []
    carry = Fraction(0)
    for c in reversed(row):
        carry = carry * root + c
        result.append(carry)
    return result[-2::-1]
