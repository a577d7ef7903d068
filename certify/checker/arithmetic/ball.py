"""Balls in fixed point for the K_c half of the checker: m +- r over 2^p, integers only, every rounding added to r.

`exp`, `log`, `sqrt`, `cos` and pi by bounded series; each bound is a sentence in the code. A Ball has no truth value.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache, reduce
from math import isqrt
from operator import add
from typing import Final

from ..verdict import Invalid
from .series import ceil_div, ceil_of, floor_of


class Ball:
    """All numbers of [m - r, m + r]/2^p; r >= 0."""

    __slots__ = ("m", "p", "r")

    def __init__(self, m: int, r: int, p: int) -> None:
        self.m, self.r, self.p = m, r, p

    def __bool__(self) -> bool:
        raise TypeError("a Ball has no truth value")

    @classmethod
    def exact(cls, x: Fraction | int, p: int) -> Ball:
        """The number x, to one unit."""
        x = Fraction(x)
        m = floor_of(x, p)
        return cls(m, 0 if m * x.denominator == x.numerator << p else 1, p)

    @classmethod
    def between(cls, lower: Fraction, upper: Fraction, p: int) -> Ball:
        """The interval [lower, upper]."""
        low, high = floor_of(lower, p), ceil_of(upper, p)
        m = (low + high) >> 1
        return cls(m, max(m - low, high - m), p)

    @property
    def low(self) -> int:
        """The lower end over 2^p."""
        return self.m - self.r

    @property
    def high(self) -> int:
        """The upper end over 2^p."""
        return self.m + self.r

    def lower(self) -> Fraction:
        """The lower end."""
        return Fraction(self.low, 1 << self.p)

    def upper(self) -> Fraction:
        """The upper end."""
        return Fraction(self.high, 1 << self.p)

    def _other(self, other: Ball | int) -> Ball:
        return other if isinstance(other, Ball) else Ball(other << self.p, 0, self.p)

    def __add__(self, other: Ball | int) -> Ball:
        y = self._other(other)
        return Ball(self.m + y.m, self.r + y.r, self.p)

    __radd__ = __add__

    def __neg__(self) -> Ball:
        return Ball(-self.m, self.r, self.p)

    def __sub__(self, other: Ball | int) -> Ball:
        y = self._other(other)
        return Ball(self.m - y.m, self.r + y.r, self.p)

    def __rsub__(self, other: int) -> Ball:
        return self._other(other) - self

    def __mul__(self, other: Ball | int) -> Ball:
        if isinstance(other, int):
            return Ball(self.m * other, self.r * abs(other), self.p)
        # |xy - m n| <= |m| s + |n| r + r s; both shifts round down by less than a unit each.
        spread = abs(self.m) * other.r + abs(other.m) * self.r + self.r * other.r
        return Ball(self.m * other.m >> self.p, (spread >> self.p) + 2, self.p)

    __rmul__ = __mul__

    def __truediv__(self, other: Ball | int) -> Ball:
        if isinstance(other, int):
            return Ball(self.m // other, ceil_div(self.r, abs(other)) + 1, self.p)
        least = abs(other.m) - other.r
        if least <= 0:
            raise Invalid("a division by a number that is not bounded away from 0")
        # |x/y - m/n| <= (r + |m/n| s)/(|n| - s); the quotient rounds by less than a unit.
        quotient = (self.m << self.p) // other.m
        spread = (self.r << self.p) + (abs(quotient) + 1) * other.r
        return Ball(quotient, ceil_div(spread, least) + 1, self.p)

    def magnitude(self) -> int:
        """An upper bound of |self| over 2^p."""
        return abs(self.m) + self.r


def up(x: int, p: int) -> Ball:
    """The exact number x/2^p as a ball of radius 0."""
    return Ball(x, 0, p)


def total(balls: Iterable[Ball]) -> Ball:
    """The sum of one ball or more."""
    return reduce(add, balls)


def dot(left: Iterable[Ball], right: Iterable[Ball], p: int) -> Ball:
    """The sum of x y over the pairs, 0 of none: |sum xy - sum mn| <= sum (|m| s + |n| r + r s), shifted down once."""
    middle = spread = 0
    for x, y in zip(left, right, strict=True):
        middle += x.m * y.m
        spread += abs(x.m) * y.r + abs(y.m) * x.r + x.r * y.r
    return Ball(middle >> p, (spread >> p) + 2, p)


def sqrt_lower(x: int) -> int:
    """A lower bound of the root of x, 0 for x < 0: over 2^p if x is over 2^(2p)."""
    return isqrt(max(x, 0))


def sqrt_upper(x: int) -> int:
    """An upper bound of the root of x, or of 0 for x < 0: over 2^p if x is over 2^(2p)."""
    return isqrt(max(x, 0)) + 1


def _atanh_of_inverse(n: int, p: int) -> int:
    """atanh(1/n) 2^p, n >= 2: a sum of at most p terms, each rounded down by less than 2 units, tail below a unit."""
    power = total = (1 << p) // n
    k = 1
    while power:
        power //= n * n
        k += 2
        total += power // k
    return total


@lru_cache(maxsize=64)
def log_two(p: int) -> int:
    """log 2 = 2 atanh(1/3), at most 2 units of 2^-p too small."""
    guard = p.bit_length() + 4
    return 2 * _atanh_of_inverse(3, p + guard) >> guard


def _arctan_of_inverse(n: int, p: int) -> int:
    """arctan(1/n) 2^p, n >= 2: alternating, so the tail is below the first omitted term; at most p terms of 2 units."""
    power = total = (1 << p) // n
    k = 1
    while power:
        power //= n * n
        k += 2
        total += power // k if k % 4 == 1 else -(power // k)
    return total


@lru_cache(maxsize=64)
def pi(p: int) -> Ball:
    """pi = 16 arctan(1/5) - 4 arctan(1/239)."""
    guard = p.bit_length() + 8  # 20 arctangents of at most 2 p + 1 units are less than 2^guard - 1
    value = 16 * _arctan_of_inverse(5, p + guard) - 4 * _arctan_of_inverse(239, p + guard)
    return Ball(value >> guard, 2, p)


def ceil_shift(x: int, bits: int) -> int:
    """The least integer >= x/2^bits."""
    return -(-x >> bits)


def exp(x: Ball) -> Ball:
    """e^x: of the midpoint, times e^(+-r)."""
    value = exp_of(x.m, x.p)
    # e^r <= 3^whole (1 + 2 rest) for r = whole + rest, rest < 1; e^x rises above the midpoint by more than it falls.
    whole, rest = divmod(x.r, 1 << x.p)
    high = (value + 2) * 3**whole
    high += ceil_shift(2 * high * rest, x.p)
    return Ball(value, high - value, x.p)


_PLACES: Final = 8
"""Binary places of an exponent for which each row of `_powers` has the values."""
_ROWS: Final = 4
_SHARED: Final = 30
"""Bits of which the precision of the powers is a multiple."""
_LONG: Final = 2000
"""Bits beyond which an exponential is not worth a table."""


@lru_cache(maxsize=16)
def _powers(w: int) -> tuple[int, list[list[int]]]:
    """log_two(w), and in row r = 1..4 the e^(i/2^(8r)) over 2^w, 0 <= i < 2^8, each relatively wrong by 2^8 w units.

    w >= 32. Each is the one before times the first: relatively wrong by no more than that one, a unit, and the first,
    which is wrong by 3 units for each of at most w/8 + 2 terms, and 1 for the tail.
    """
    rows = []
    for r in range(1, _ROWS + 1):
        step, row = _series(1 << (w - _PLACES * r), w), [1 << w]
        for _ in range((1 << _PLACES) - 1):
            row.append(row[-1] * step >> w)
        rows.append(row)
    return log_two(w), rows


@lru_cache(maxsize=64)
def _scale(p: int) -> tuple[int, int]:
    """log_two(p), and the bits at which exponentials up to 1 are computed, rounded so that few powers are made."""
    return log_two(p), -(-(p + p.bit_length() + 16) // _SHARED) * _SHARED


def _series(y: int, w: int) -> int:
    """e^(y/2^w) over 2^w by its series, -0.1 < y/2^w < 0.8: each term is wrong by at most 3 units, the tail by 1."""
    total = term = 1 << w
    n = 0
    while term:
        n += 1
        term = (term * y >> w) // n
        total += term
    return total


def exp_of(m: int, p: int) -> int:
    """A value with |e^(m/2^p) - value/2^p| <= 2/2^p, for p >= 16 and |m/2^p| < p + 65.

    m/2^p = k log 2 + y with -0.1 < y < 0.8, |k| <= 2 p + 100. Up to _LONG bits, y = place/2^32 + z, and e^y is e^z
    times a value of each row of `_powers`. Relatively, these are wrong by 2^10 w units of 2^-w, the series by w, the
    argument by 2 |k| and the products by 4; with e^y < 2.3 that is less than one unit of the result, since
    w - p - max(k, 0) >= p.bit_length() + 16 and w < 8 p + 200; the last shift is another.
    """
    if abs(m) >> p > p + 64:
        raise Invalid("an exponential of a number that is too large for the precision")
    unit, w = _scale(p)
    k = m // unit
    if p > _LONG:
        return _exp_by_squares(m, k, p)
    if k > 0:
        w -= -k // _SHARED * _SHARED
    unit, (first, second, third, fourth) = _powers(w)
    y = (m << (w - p)) - k * unit
    place = max(y >> (w - 32), 0)
    value = _series(y - (place << (w - 32)), w)
    value = (value * first[place >> 24] >> w) * second[place >> 16 & 255] >> w
    value = (value * third[place >> 8 & 255] >> w) * fourth[place & 255] >> w
    return value >> (w - p - k)


def _exp_by_squares(m: int, k: int, p: int) -> int:
    """The same, with m/2^p = k log 2 + y: e^(y/2^s) by its series to n <= w terms, squared s times.

    At w bits a term is wrong by at most 3 units, the tail by 1, the argument by 2 |k|/2^s + 1; a squaring doubles an
    error (times the value, which multiply to less than 3 in all) and adds a unit. Since n, |k| <= 2 p + 100, all this
    is below 3 (2^s (3 n + 6) + 2 |k|) < 2^(s + guard) units: less than one of the result, and the last shift another.
    """
    s = isqrt(p) // 2 + 1
    w = p + s + p.bit_length() + 8 + max(k, 0)
    total = _series(((m << (w - p)) - k * log_two(w)) >> s, w)
    for _ in range(s):
        total = total * total >> w
    return total >> (w - p - k)


def log(x: Ball) -> Ball:
    """log x for x > 0: of the midpoint, and r/(m-r) for the radius.

    The midpoint is c 2^k, 1/2 <= c < 1, log c = 2 atanh z, z = (c-1)/(c+1) in [-1/3, 0). At w bits each of at most
    w/3 + 1 terms is wrong by 3 units, the tail by 4 and k log 2 by 2 |k|: less than a unit of the result in all.
    """
    if x.low <= 0:
        raise Invalid("a logarithm of a number that is not bounded away from 0")
    p, size = x.p, x.m.bit_length()
    k = size - p
    w = p + (p + abs(k)).bit_length() + 8
    z = ((x.m - (1 << size)) << w) // (x.m + (1 << size))
    square, power, total, j = z * z >> w, z, z, 1
    while power < -1:
        power = power * square >> w
        j += 2
        total += power // j
    value = 2 * total + k * log_two(w)
    return Ball(value >> (w - p), 2 + ceil_div(x.r << p, x.low), p)


def log_of(x: Fraction, p: int) -> Ball:
    """log x for any rational x > 0: of x/2^shift, which lies in (1/2, 2), and shift log 2.

    Integers only: to reduce the quotient again would take seconds for long x.
    """
    shift = x.numerator.bit_length() - x.denominator.bit_length()
    left, right = max(p - shift, 0), max(shift - p, 0)
    scaled = (x.numerator << left) // (x.denominator << right)
    return log(Ball(scaled, 1, p)) + Ball(log_two(p) + 1, 1, p) * shift


def cos(x: Ball) -> Ball:
    """cos x for |x| <= 4 by its series at x/2^s, then s doublings cos 2y = 2 cos^2 y - 1.

    Terms are wrong by at most 3 units each, the argument by 1; a doubling multiplies an error by at most 4 and adds 3.
    With fewer than w terms that is below 4^s (3 w + 8) units of 2^-w: less than a unit of the result.
    """
    p, s = x.p, 6
    w = p + 2 * s + p.bit_length() + 8
    y = x.m << (w - p) >> s
    square = y * y >> w
    total = term = 1 << w
    n = 0
    while term:
        n += 2
        term = -(term * square >> w) // (n * (n - 1))
        total += term
    for _ in range(s):
        total = (total * total >> (w - 1)) - (1 << w)
    return Ball(total >> (w - p), 2 + x.r, p)
