"""Balls in fixed point for the K_c half of the checker: m +- r over 2^p, integers only, every rounding added to r.

`exp`, `log`, `sqrt`, `cos` and pi by bounded series; each bound is a sentence in the code. A Ball has no truth value.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import isqrt

from .series import ceil_div, ceil_of, floor_of
from .verdict import Invalid


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
    """The exact number x/2^p."""
    return Ball(x, 0, p)


def sqrt_upper(x: int) -> int:
    """An upper bound of the root of x >= 0: over 2^p if x is over 2^(2p)."""
    return isqrt(max(x, 0)) + 1


def _atanh_of_inverse(n: int, p: int) -> int:
    """atanh(1/n) 2^p, n >= 2: a sum of at most p terms, each rounded down by less than 2 units, tail below a unit."""
    power, total, k = (1 << p) // n, 0, 1
    while power:
        total += power // k
        power //= n * n
        k += 2
    return total


@lru_cache(maxsize=64)
def log_two(p: int) -> int:
    """log 2 = 2 atanh(1/3), at most 2 units of 2^-p too small."""
    guard = p.bit_length() + 4
    return 2 * _atanh_of_inverse(3, p + guard) >> guard


def _arctan_of_inverse(n: int, p: int) -> int:
    """arctan(1/n) 2^p, n >= 2: alternating, so the tail is below the first omitted term; at most p terms of 2 units."""
    power, total, k, sign = (1 << p) // n, 0, 1, 1
    while power:
        total += sign * (power // k)
        power //= n * n
        k, sign = k + 2, -sign
    return total


@lru_cache(maxsize=64)
def pi(p: int) -> Ball:
    """pi = 16 arctan(1/5) - 4 arctan(1/239)."""
    guard = p.bit_length() + 8  # 20 arctangents of at most 2 p + 1 units are less than 2^guard - 1
    value = 16 * _arctan_of_inverse(5, p + guard) - 4 * _arctan_of_inverse(239, p + guard)
    return Ball(value >> guard, 2, p)


def exp(x: Ball) -> Ball:
    """e^x: of the midpoint, times e^(+-r)."""
    value, error = exp_of(x.m, x.p)
    if x.r:
        # e^r - 1 <= 2r for 0 <= r <= 1; wider balls are split off as powers of e <= 3.
        whole, rest = divmod(x.r, 1 << x.p)
        if whole:
            top = (value + error) * 3**whole
            top += (2 * top * rest >> x.p) + 1
            return Ball(top >> 1, (top + 1) >> 1, x.p)
        error += (2 * (value + error) * x.r >> x.p) + 1
    return Ball(value, error, x.p)


def exp_of(m: int, p: int) -> tuple[int, int]:
    """(value, error) over 2^p with |e^(m/2^p) - value| <= error, for p >= 16.

    m/2^p = k log 2 + y with |y| < 0.4; e^(y/2^s) by its series to n terms, squared s times. At the working precision w
    the terms are wrong by at most 2 units each and the tail by 1; a squaring doubles an error (times the value, which
    multiply to e^|y| < 1.5 in all) and adds a unit; the reduction contributes 2 |k| + 1 units. So the error is
    below 2^s (3 n + 6) + 4 |k| + 2 units of 2^-w.
    """
    k = m // log_two(p) if m >= 0 else -(-m // log_two(p))
    s = isqrt(p) // 2 + 1
    w = p + s + 12 + max(k, 0)
    y = (m << (w - p)) - k * log_two(w)
    if y << 1 > log_two(w):
        k, y = k + 1, y - log_two(w)
    elif -y << 1 > log_two(w):
        k, y = k - 1, y + log_two(w)
    y >>= s
    one = 1 << w
    total = term = one
    n = 0
    while term not in (0, -1):
        n += 1
        term = (term * y >> w) // n
        total += term
    for _ in range(s):
        total = total * total >> w
    error = ((3 * n + 6) << s) + 4 * abs(k) + 2
    shift = w - p - k
    if shift >= 0:
        return total >> shift, (error >> shift) + 2
    return total << -shift, error << -shift


def log(x: Ball) -> Ball:
    """log x for x > 0: of the midpoint by 2 atanh((m-1)/(m+1)) at m in [3/4, 3/2), and r/(m-r) for the radius."""
    if x.low <= 0:
        raise Invalid("a logarithm of a number that is not bounded away from 0")
    p = x.p
    w = p + p.bit_length() + 8
    k = x.m.bit_length() - p
    scaled = x.m << (w - p)
    m = scaled >> k if k >= 0 else scaled << -k  # in [1/2, 1), rounded by less than a unit
    if m < 3 << (w - 2):
        m, k = 2 * m, k - 1
    one = 1 << w
    z = ((m - one) << w) // (m + one)
    square, power, total, j = z * z >> w, z, 0, 1
    while power not in (0, -1):
        total += power // j
        power = power * square >> w
        j += 2
    # |z| < 1/5: at most w terms wrong by 3 units each, m by 2 units, and k log 2 by 2 |k|.
    value = 2 * total + k * log_two(w)
    error = 6 * j + 8 + 2 * abs(k)
    radius = ceil_div(x.r << p, x.low) if x.r else 0
    return Ball(value >> (w - p), (error >> (w - p)) + 2 + radius, p)


def cos(x: Ball) -> Ball:
    """cos x for |x| <= 4 by its series at x/2^s, then s doublings cos 2y = 2 cos^2 y - 1."""
    p, s = x.p, 6
    w = p + 2 * s + 12
    y = x.m << (w - p) >> s
    square = y * y >> w
    total = term = 1 << w
    n = 0
    while term not in (0, -1):
        n += 2
        term = -(term * square >> w) // (n * (n - 1))
        total += term
    # terms wrong by at most 3 units each, the argument by 1; a doubling multiplies an error by at most 4 and adds 2.
    error = 3 * n + 8
    for _ in range(s):
        total = (total * total >> (w - 1)) - (1 << w)
        error = 4 * error + error * error // (1 << w) + 4
    return Ball(total >> (w - p), (error >> (w - p)) + 2 + x.r, p)
