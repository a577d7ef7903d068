"""Exact numbers and their text forms: dyadics, rationals, outward decimals. Standard library only.

A number crosses a border of this project (certificate, report, Coq) only in one of two exact forms:

* dyadic ``[-]0xHHHHp[+-]E``: integer hexadecimal mantissa, decimal binary exponent (what `float.fromhex` reads);
* rational ``[-]0xH/0xH`` in lowest terms.

Hexadecimal, because CPython limits how many decimal digits it converts (`certify.core.digits`).
"""

from __future__ import annotations

import numbers
import re
from fractions import Fraction
from functools import total_ordering
from typing import Final

from certify.core.digits import digits_of, integer_of
from certify.core.errors import BadInput

_DYADIC: Final = re.compile(r"(-?)0x([0-9a-f]+)p([+-]?\d{1,10})", re.ASCII)
_RATIONAL: Final = re.compile(r"(-?)0x([0-9a-f]+)/0x([0-9a-f]+)", re.ASCII)


@total_ordering
class Dyadic:
    """The number mantissa * 2**exponent, with an odd mantissa (or 0 * 2**0). Immutable; ordered; hashable."""

    __slots__ = ("exponent", "mantissa")
    mantissa: int
    exponent: int

    def __init__(self, mantissa: int, exponent: int = 0) -> None:
        if type(mantissa) is not int or type(exponent) is not int:
            raise TypeError(f"a dyadic is made of two ints, not {type(mantissa).__name__}, {type(exponent).__name__}")
        if mantissa == 0:
            exponent = 0
        else:
            shift = (mantissa & -mantissa).bit_length() - 1
            mantissa >>= shift
            exponent += shift
        object.__setattr__(self, "mantissa", mantissa)
        object.__setattr__(self, "exponent", exponent)

    @classmethod
    def from_float(cls, x: float) -> Dyadic:
        """The exact value of a finite float: for untrusted starting points, never for a user's number."""
        numerator, denominator = x.as_integer_ratio()
        return cls(numerator, 1 - denominator.bit_length())

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a dyadic is immutable")

    def __reduce__(self) -> tuple[type[Dyadic], tuple[int, int]]:
        return (Dyadic, (self.mantissa, self.exponent))

    def __repr__(self) -> str:
        return f"Dyadic({self.mantissa:#x}, {self.exponent})"

    @property
    def numerator(self) -> int:
        """Of the number in lowest terms, so that `Fraction(x)` is the same number."""
        return self.mantissa << max(self.exponent, 0)

    @property
    def denominator(self) -> int:
        """Of the number in lowest terms: a power of two."""
        return 1 << max(-self.exponent, 0)

    def __float__(self) -> float:
        return self.numerator / self.denominator

    def __hash__(self) -> int:
        return hash(self.fraction())  # equal to an equal int or Fraction, so its hash is theirs

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Dyadic):
            return (self.mantissa, self.exponent) == (other.mantissa, other.exponent)
        if isinstance(other, int | Fraction) and not isinstance(other, bool):
            return _compare(self, other) == 0
        return NotImplemented

    def __lt__(self, other: object) -> bool:
        if isinstance(other, Dyadic | int | Fraction) and not isinstance(other, bool):
            return _compare(self, other) < 0
        return NotImplemented

    def __neg__(self) -> Dyadic:
        return Dyadic(-self.mantissa, self.exponent)

    def __sub__(self, other: Dyadic) -> Dyadic:
        if not isinstance(other, Dyadic):
            return NotImplemented
        low = min(self.exponent, other.exponent)
        return Dyadic((self.mantissa << (self.exponent - low)) - (other.mantissa << (other.exponent - low)), low)

    def __add__(self, other: Dyadic) -> Dyadic:
        if not isinstance(other, Dyadic):
            return NotImplemented
        return self - (-other)

    def fraction(self) -> Fraction:
        """The same number as a Fraction (expensive when the exponent is huge)."""
        if self.exponent >= 0:
            return Fraction(self.mantissa << self.exponent)
        return Fraction(self.mantissa, 1 << -self.exponent)


numbers.Rational.register(Dyadic)
Exact = Dyadic | Fraction


def _compare(a: Dyadic, b: Exact | int) -> int:
    """Sign of a - b, by integers only."""
    numerator, denominator = (b.mantissa, 1) if isinstance(b, Dyadic) else (b.numerator, b.denominator)
    shift = a.exponent - (b.exponent if isinstance(b, Dyadic) else 0)
    left = a.mantissa * denominator
    difference = (left << shift) - numerator if shift >= 0 else left - (numerator << -shift)
    return (difference > 0) - (difference < 0)


def as_fraction(x: Exact | int) -> Fraction:
    """x as a Fraction; a float or a bool is refused with TypeError."""
    if isinstance(x, Dyadic):
        return x.fraction()
    if isinstance(x, bool) or not isinstance(x, int | Fraction):
        raise TypeError(f"an exact number is wanted, not {type(x).__name__}")
    return Fraction(x)


def format_exact(x: Exact | int) -> str:
    """The certificate's text of x: dyadic if the denominator is a power of two, else rational."""
    if isinstance(x, bool) or not isinstance(x, Dyadic | Fraction | int):
        raise TypeError(f"an exact number is wanted, not {type(x).__name__}")
    if not isinstance(x, Dyadic):
        power = x.denominator
        if power & (power - 1):
            sign = "-" if x < 0 else ""
            return f"{sign}0x{abs(x.numerator):x}/0x{power:x}"
        x = Dyadic(x.numerator, 1 - power.bit_length())
    sign = "-" if x.mantissa < 0 else ""
    return f"{sign}0x{abs(x.mantissa):x}p{x.exponent:+d}"


def parse_exact(text: str) -> Exact:
    """Inverse of `format_exact`; raises BadInput on any other text."""
    if match := _DYADIC.fullmatch(text):
        mantissa = int(match[2], 16)
        return Dyadic(-mantissa if match[1] else mantissa, int(match[3]))
    if (match := _RATIONAL.fullmatch(text)) and int(match[3], 16) != 0:
        numerator = int(match[2], 16)
        return Fraction(-numerator if match[1] else numerator, int(match[3], 16))
    raise BadInput(f"number {text[:40]!r}: a dyadic 0xHp+E or a rational 0xH/0xH is wanted")


def quotient_text(x: Fraction) -> str:
    """x as an integer or a quotient of two: `str(x)` without CPython's limit."""
    return digits_of(x.numerator) if x.denominator == 1 else f"{digits_of(x.numerator)}/{digits_of(x.denominator)}"


def _scaled(x: Exact | int, places: int, *, up: bool) -> int:
    """floor (or ceiling) of x * 10**places, exactly."""
    scale: int = 10**places
    if isinstance(x, Dyadic):
        numerator = x.mantissa * scale
        if up:
            numerator = -numerator
        result = numerator << x.exponent if x.exponent >= 0 else numerator >> -x.exponent
    else:
        numerator = x.numerator * scale
        result = (-numerator if up else numerator) // x.denominator
    return -result if up else result


def _place(n: int, places: int) -> str:
    body = digits_of(abs(n)).rjust(places + 1, "0")
    text = body if places == 0 else f"{body[:-places]}.{body[-places:]}"
    return "-" + text if n < 0 else text


def decimal_lower(x: Exact | int, places: int) -> str:
    """A decimal with `places` digits after the point that is <= x and within one unit of the last place of it."""
    return _place(_scaled(x, places, up=False), places)


def decimal_upper(x: Exact | int, places: int) -> str:
    """A decimal with `places` digits after the point that is >= x and within one unit of the last place of it."""
    return _place(_scaled(x, places, up=True), places)


def parse_decimal(text: str) -> Fraction:
    """The exact value of a plain decimal such as -1.25, of any length."""
    match = re.fullmatch(r"(-?)(\d+)(?:\.(\d+))?", text, re.ASCII)
    if match is None:
        raise BadInput(f"decimal {text[:40]!r}: digits with at most one point are wanted")
    value = integer_of(match[2] + (match[3] or ""))
    return Fraction(-value if match[1] else value, 10 ** len(match[3] or ""))


def outward(lower: Exact | int, upper: Exact | int, places: int) -> tuple[str, str]:
    """Decimals (lo, hi) with lo <= lower <= upper <= hi; the inequality is proved again on the printed texts."""
    low, high = decimal_lower(lower, places), decimal_upper(upper, places)
    if not (_not_above(parse_decimal(low), lower) and _not_above(upper, parse_decimal(high))):
        raise ArithmeticError(f"outward rounding failed: [{low[:30]}, {high[:30]}] does not enclose its ball")
    return low, high


def _not_above(a: Exact | int, b: Exact | int) -> bool:
    """a <= b, by integers only (a dyadic is not turned into a Fraction, which would cost a gcd)."""
    if isinstance(a, Dyadic):
        return _compare(a, b) <= 0
    if isinstance(b, Dyadic):
        return _compare(b, a) >= 0
    return a <= b


def common_digits(low: str, high: str) -> str:
    """The digits, from the left and with the point, that two decimals with as many places have in common."""
    if len(low) != len(high):
        return ""
    count = next((i for i, (a, b) in enumerate(zip(low, high, strict=True)) if a != b), len(low))
    return low[:count]


def exact_decimal(x: Exact, most: int = 12) -> str | None:
    """x as an exact decimal of at most so many places, or None."""
    value = as_fraction(x)
    for places in range(most + 1):
        if (10**places) % value.denominator == 0:
            return _place(value.numerator * (10**places // value.denominator), places)
    return None


def exact_text(x: Exact) -> str:
    """x exactly, as a decimal or else a fraction: a rounded end of an interval would make another statement."""
    return exact_decimal(x, 40) or quotient_text(as_fraction(x))
