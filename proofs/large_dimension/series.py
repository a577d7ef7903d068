"""Truncated power series in delta = 1/d with exact coefficients, and the expansions behind (1.16).

The continued fraction t_j = 1 + 2 j delta + x^2 delta^2/t_{j+1} of the Bessel ratio (t_j = x delta/r_{d/2+j-1}(x))
makes beta_* the solution of x = t_1(x). Over Z[[delta]] the right side is defined without a division by anything but
series with constant term 1, and it determines two more orders of x at each pass: every coefficient of beta_* is an
integer. Nothing here is floating point; the standard library suffices.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

Number = TypeVar("Number", int, Fraction)


def multiply(left: Sequence[Number], right: Sequence[Number]) -> list[Number]:
    """The product, truncated to the length of the shorter factor."""
    length = min(len(left), len(right))
    return [sum((left[i] * right[n - i] for i in range(n + 1)), left[0] * 0) for n in range(length)]


def reciprocal(series: Sequence[Number]) -> list[Number]:
    """1/series for a constant term 1 (ValueError otherwise): stays in the ring of the coefficients."""
    if series[0] != 1:
        raise ValueError("the reciprocal is taken of series with constant term 1")
    result = [series[0]]
    for n in range(1, len(series)):
        result.append(-sum((series[i] * result[n - i] for i in range(1, n + 1)), series[0] * 0))
    return result


def continued_fraction(x: Sequence[int], levels: int) -> list[int]:
    """t_1(x) with t_{levels+1} dropped: exact through delta^{2 levels - 1} for a series x."""
    step = [0, 0, *multiply(x, x)][: len(x)]  # x^2 delta^2
    below = [0] * len(x)
    for j in range(levels, 0, -1):
        total = [1, 2 * j, *[0] * len(x)][: len(x)]
        below_j = [a + b for a, b in zip(total, below, strict=True)]
        below = multiply(step, reciprocal(below_j))
    return below_j


def beta_star_series(n: int) -> list[int]:
    """[a_0, ..., a_n] of beta_* = sum a_k delta^k, integers. ValueError unless n is an integer >= 0."""
    if not isinstance(n, int) or n < 0:
        raise ValueError(f"n={n}: the order of an expansion is an integer >= 0")
    x = [1] + [0] * n
    for _ in range(n // 2 + 2):
        x = continued_fraction(x, n // 2 + 1)
    if x != continued_fraction(x, n // 2 + 1):
        raise ArithmeticError("the iteration did not reach its fixed point")
    return x


def bessel_sum(x: Sequence[Fraction], offset: int) -> list[Fraction]:
    """F(d/2 + offset, x^2/4) in delta: sum over k of (x^2 delta/2)^k / (k! prod_{i<k} (1 + 2(offset+i) delta))."""
    length = len(x)
    factor = [Fraction(0), *(value / 2 for value in multiply(x, x))][:length]  # x^2 delta/2
    term = [Fraction(1)] + [Fraction(0)] * (length - 1)
    total = list(term)
    for k in range(1, length):
        denominator = [Fraction(1), Fraction(2 * (offset + k - 1)), *[Fraction(0)] * length][:length]
        term = [value / k for value in multiply(multiply(term, factor), reciprocal(denominator))]
        total = [a + b for a, b in zip(total, term, strict=True)]
    return total


def defining_series(x: Sequence[Fraction]) -> list[Fraction]:
    """f = -D_d(x)/d = (1 + 2 delta) F(d/2 + 1, x^2/4) - x F(d/2 + 2, x^2/4), which vanishes exactly at beta_*."""
    ahead = [Fraction(1), Fraction(2), *[Fraction(0)] * len(x)][: len(x)]
    first, second = multiply(ahead, bessel_sum(x, 1)), multiply(x, bessel_sum(x, 2))
    return [a - b for a, b in zip(first, second, strict=True)]


def linear_threshold_series(n: int) -> list[Fraction]:
    """Coefficients of K_#(beta_*)/d = 1/(2 F(d/2 + 1, beta_*^2/4)) through delta^n."""
    x = [Fraction(value) for value in beta_star_series(n)]
    return [value / 2 for value in reciprocal(bessel_sum(x, 1))]


def landau_series(n: int) -> list[Fraction]:
    """Coefficients of C_d/d^2 = 3 (1 + 4 delta)/(8 (1 + 2 delta) h), h = d^2 (1 + delta - (1 - delta) beta_*)."""
    x = beta_star_series(n + 2)
    gap = [-value for value in x]
    gap = [value + (x[i - 1] if i else 0) for i, value in enumerate(gap)]
    gap[0] += 1
    gap[1] += 1
    if gap[0] or gap[1]:
        raise ArithmeticError("1 + delta - (1 - delta) beta_* begins at delta^2")
    numerator, denominator = [1, 4, *[0] * n][: n + 1], [1, 2, *[0] * n][: n + 1]
    ratio = multiply(multiply(numerator, reciprocal(denominator)), reciprocal(gap[2:]))
    return [Fraction(3 * value, 8) for value in ratio]
