"""0F1 with positive parameters in fixed point: integers over 2^precision, every operation rounded outward.

FORMAT/README.md, "How the checker evaluates". The partial sum of exactly `terms` terms is evaluated by Smith's
rectangular Horner scheme, once with every step rounded down and once up; all terms are positive, so these are a lower
and an upper bound. The tail is at most twice the first omitted term.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Final

from ..verdict import LimitReached, require_at_most

Pair = tuple[int, int]
"""(lower, upper), integers over 2^precision."""

MAX_WORK: Final = 600_000_000
_WORD: Final = 64


class Work:
    """A budget of estimated microseconds, spent before the work is done."""

    def __init__(self, budget: int = MAX_WORK) -> None:
        self.budget = self.left = budget

    def spend(self, operations: int, bits: int, products: int = 0) -> None:
        """Charge `operations` linear in `bits` and `products` of two such numbers."""
        words = bits // 30 + 1
        cost = operations * (1 + words // 250) + products * (1 + words * isqrt(words) // 60)
        if cost > self.left:
            whole, tenths = divmod(self.budget // 100_000, 10)
            asked = f"the evidence asks for more work than {whole}.{tenths} estimated seconds"
            raise LimitReached(f"work limit: {asked}; --work SECONDS allows more")
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
        step = isqrt(n)
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
        low = [self.one]
        high = [self.one]
        for _ in range(step):
            low.append(low[-1] * z_low >> self.precision)
            high.append(-(-high[-1] * z_high >> self.precision))
        return low, high

    def _sum(self, order: int, z: Fraction, low: list[int], high: list[int]) -> Pair:
        """F(d/2 + order, z) from the powers of z by Horner in blocks of len(low) - 1 terms, tail included."""
        p, step, twice_a = self.precision, len(low) - 1, self.d + 2 * order
        lower = upper = 0
        for k in range(self.terms - 1, -1, -1):
            i = k % step
            lower += low[i]
            upper += high[i]
            if k:
                divisor = (twice_a + 2 * k - 2) * k  # twice (a+k-1) k
                lower = 2 * lower // divisor
                upper = ceil_div(2 * upper, divisor)
                if i == 0:
                    lower = lower * low[step] >> p
                    upper = -(-upper * high[step] >> p)
        return lower, upper + 2 * self._omitted_term(twice_a, z)

    def _omitted_term(self, twice_a: int, z: Fraction) -> int:
        """An upper bound of z^n/((a)_n n!) over 2^precision, with a short mantissa m 2^e."""
        short, short_exponent = _short(z)
        m, e = 1 << _WORD, self.precision - _WORD
        for k in range(1, self.terms + 1):
            product, divisor = 2 * m * short, (twice_a + 2 * k - 2) * k
            shift = max(0, product.bit_length() - divisor.bit_length() - _WORD)
            m = ceil_div(product, divisor << shift)
            e += short_exponent + shift
        return ceil_div(m << max(0, e), 1 << max(0, -e))

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
    """(m, e) with x <= m 2^e and m of about 64 bits; 0 <= x < 2^63, as the terms that suffice for the tail demand."""
    e = x.numerator.bit_length() - x.denominator.bit_length() - _WORD
    return ceil_div(x.numerator << -e, x.denominator), e
