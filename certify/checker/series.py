"""0F1 with positive parameters in fixed point: integers over 2^precision, every operation rounded outward.

FORMAT.md, section 3. The partial sum of exactly `terms` terms is evaluated by Smith's rectangular Horner scheme; all
terms are positive, so floors give a lower bound; the width of the enclosure is counted beside it, and both roundings
of a step (of the bound, of the width) are at most one unit each. The tail is at most twice the first omitted term.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Final

from .verdict import LimitReached, require_at_most

Pair = tuple[int, int]
"""(lower, upper), integers over 2^precision."""

MAX_WORK: Final = 600_000_000
_WORD: Final = 64


class Work:
    """A budget of estimated microseconds, spent before the work is done."""

    def __init__(self, budget: int = MAX_WORK) -> None:
        self.left = budget

    def spend(self, operations: int, bits: int, products: int = 0) -> None:
        """Charge `operations` linear in `bits` and `products` of two such numbers."""
        words = bits // 30 + 1
        cost = operations * (1 + words // 500) + products * (1 + words * isqrt(words) // 300)
        if cost > self.left:
            raise LimitReached("work limit: the evidence asks for more work than the checker does")
        self.left -= cost


def ceil_div(numerator: int, denominator: int) -> int:
    """The least integer >= numerator/denominator, for a positive denominator."""
    return -(-numerator // denominator)


class Bessel:
    """Enclosures of F(d/2 + l, x^2/4) for one claim: one dimension, precision and number of terms."""

    def __init__(self, d: int, precision: int, terms: int, work: Work) -> None:
        self.d = d
        self.precision = precision
        self.terms = terms
        self.one = 1 << precision
        self.work = work
        self._known: dict[tuple[Fraction, int], list[Pair]] = {}

    def orders(self, x: Fraction, top: int) -> list[Pair]:
        """[F(d/2 + l, x^2/4) for l = 1..top], top >= 2, x >= 0.

        The two highest orders by their series, the others by F(a) = F(a+1) + z/(a(a+1)) F(a+2), which is positive.
        Raises `Invalid` when the terms do not suffice for the tail bound.
        """
        if (x, top) not in self._known:
            self._known[x, top] = self._column(x, top)
        return self._known[x, top]

    def _column(self, x: Fraction, top: int) -> list[Pair]:
        n, d, p = self.terms, self.d, self.precision
        self.work.spend(0, x.numerator.bit_length() + x.denominator.bit_length(), 4)
        square = x**2
        require_at_most("tail of the 0F1 series, x^2 <= (d+2+2n)(n+1)", square, (d + 2 + 2 * n) * (n + 1))
        step = max(1, isqrt(n))
        self.work.spend(4 * n + 8 * top, p + 2 * int(x), 2 * step + 4 * (n // step) + 2 * top)
        low, high = self._powers(square / 4, step)
        column = [self._sum(order, square / 4, low, high) for order in (top, top - 1)]
        square_low, square_high = floor_of(square, p), ceil_of(square, p)
        for order in range(top - 2, 0, -1):
            scale = (d + 2 * order) * (d + 2 * order + 2) << p
            (after_low, after_high), (next_low, next_high) = column[-2], column[-1]
            lower = next_low + square_low * after_low // scale
            column.append((lower, next_high + ceil_div(square_high * after_high, scale)))
        column.reverse()
        return column

    def _powers(self, z: Fraction, step: int) -> tuple[list[int], list[int]]:
        """Lower and upper bounds of z^0, ..., z^step."""
        z_low, z_high = floor_of(z, self.precision), ceil_of(z, self.precision)
        low, high = [self.one], [self.one]
        for _ in range(step):
            low.append(low[-1] * z_low >> self.precision)
            high.append(-(-high[-1] * z_high >> self.precision))
        return low, high

    def _sum(self, order: int, z: Fraction, low: list[int], high: list[int]) -> Pair:
        """F(d/2 + order, z) from the powers of z by Horner in blocks of len(low) - 1 terms, tail included."""
        p, step, twice_a = self.precision, len(low) - 1, self.d + 2 * order
        widths = [upper - lower for lower, upper in zip(low, high, strict=True)]
        lower = width = 0  # the sum so far lies in [lower, lower + width]
        for k in range(self.terms - 1, -1, -1):
            i = k % step
            lower += low[i]
            width += widths[i]
            if k:
                divisor = (twice_a + 2 * k - 2) * k  # twice (a+k-1) k
                lower = 2 * lower // divisor if divisor % 2 else lower // (divisor // 2)
                width = 2 * width // divisor + 2
                if i == 0:
                    width = (width * high[step] + lower * widths[step] >> p) + 2
                    lower = lower * low[step] >> p
        return lower, lower + width + 2 * self._omitted_term(twice_a, z)

    def _omitted_term(self, twice_a: int, z: Fraction) -> int:
        """An upper bound of z^n/((a)_n n!) over 2^precision, with a short mantissa m 2^e."""
        short, short_exponent = _short(z)
        m, e = 1 << _WORD, self.precision - _WORD
        for k in range(1, self.terms + 1):
            m = ceil_div(2 * m * short, (twice_a + 2 * k - 2) * k)
            e += short_exponent
            shift = m.bit_length() - _WORD
            m = -(-m >> shift) if shift > 0 else m << -shift
            e += shift
        return m << e if e >= 0 else -(-m >> -e)

    def sign(self, x: Fraction) -> Pair:
        """x.denominator * D_d(x), D_d(x) = d x F(d/2+2) - (d+2) F(d/2+1): its sign is that of r_{d/2}(x) - 1/d."""
        (low_1, high_1), (low_2, high_2) = self.orders(x, 2)
        top, bottom = self.d * x.numerator, (self.d + 2) * x.denominator
        return top * low_2 - bottom * high_1, top * high_2 - bottom * low_1

    def ratio(self, x: Fraction) -> tuple[Fraction, Fraction]:
        """An enclosure of r_{d/2}(x) = alpha_2(x), x > 0."""
        (low_1, high_1), (low_2, high_2) = self.orders(x, 2)
        factor = x / (self.d + 2)
        return factor * Fraction(low_2, high_1), factor * Fraction(high_2, low_1)

    def fraction(self, value: int) -> Fraction:
        """value / 2^precision."""
        return Fraction(value, self.one)


def floor_of(x: Fraction, precision: int) -> int:
    """The greatest integer <= x 2^precision."""
    return (x.numerator << precision) // x.denominator


def ceil_of(x: Fraction, precision: int) -> int:
    """The least integer >= x 2^precision."""
    return ceil_div(x.numerator << precision, x.denominator)


def _short(x: Fraction) -> tuple[int, int]:
    """(m, e) with x <= m 2^e and m of about 64 bits, x >= 0."""
    e = x.numerator.bit_length() - x.denominator.bit_length() - _WORD
    return (ceil_div(x.numerator, x.denominator << e), e) if e >= 0 else (ceil_div(x.numerator << -e, x.denominator), e)
