"""Enclosures as decimals, rounded outward: `1.44548[54,56]`, its TeX, and fewer digits of it. Standard library only.

`1.44548[54,56]` is an interval: the common digits of both ends, then the last digits of each. All arithmetic is exact,
and numbers may be as small as 10^-400000 and as long as a million digits.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

from certify.core.digits import digits_of
from certify.core.exact import Exact, as_fraction, common_digits, exact_decimal, outward

_LONG: Final = 5000
_KEPT: Final = 60
_LARGE: Final = 10**40
_REPR_DIGITS: Final = 20


def decimals(lower: Exact, upper: Exact) -> str:
    """[lower, upper] as text: `1.234[56,58]`, `[lo, hi]` if no digit is common; `1.2[3,4]e-12` if small or huge."""
    low, high = as_fraction(lower), as_fraction(upper)
    if low == high and (text := exact_decimal(low)) is not None:
        return text
    exponent = exponent_of(low, high)
    low_part, high_part = shifted(low, -exponent, up=False), shifted(high, -exponent, up=True)
    suffix = f"e{exponent}" if exponent else ""
    if 1000 * (high_part - low_part) > abs(high_part):  # a range, not a number
        own = exponent_of(low, low) if exponent < 0 else exponent
        least = shifted(low, -own, up=False)
        first, last = outward(least, least, 10)[0], outward(high_part, high_part, 10)[1]
        return f"[{first}{f'e{own}' if own else ''}, {last}{suffix}]"
    return _bracketed(low_part, high_part, _places(high_part - low_part), suffix)


def fixed(lower: Exact, upper: Exact, places: int) -> str:
    """[lower, upper] with so many decimals after the point, rounded outward; never with an exponent."""
    return _bracketed(as_fraction(lower), as_fraction(upper), places, "")


def significant(lower: Exact, upper: Exact, digits: int) -> str:
    """[lower, upper] with at most so many significant digits, rounded outward; as `decimals` where it has fewer."""
    low, high = as_fraction(lower), as_fraction(upper)
    if low == high and (text := exact_decimal(low, digits)) is not None:
        return text
    exponent = exponent_of(low, high)
    low_part, high_part = shifted(low, -exponent, up=False), shifted(high, -exponent, up=True)
    places = max(digits - _whole(max(abs(low_part), abs(high_part))), 0)
    if 1000 * (high_part - low_part) > abs(high_part) or _places(high_part - low_part) <= places:
        return decimals(low, high)
    return _bracketed(low_part, high_part, places, f"e{exponent}" if exponent else "")


def scientific(lower: Exact, upper: Exact, places: int) -> str:
    """[lower, upper] with one digit before the point and so many after it, rounded outward, and an exponent."""
    low, high = as_fraction(lower), as_fraction(upper)
    exponent = _whole(max(abs(low), abs(high))) - 1 if low or high else 0
    parts = shifted(low, -exponent, up=False), shifted(high, -exponent, up=True)
    return _bracketed(*parts, places, f"e{exponent}")


def _whole(size: Fraction) -> int:
    """Digits of size >= 0 before the point; minus the number of zeros that follow it, for size < 1."""
    if size >= 1 or size == 0:
        return len(digits_of(int(size)))
    zeros = max((size.denominator.bit_length() - size.numerator.bit_length()) * 30102 // 100000 - 1, 0)
    while size * 10 ** (zeros + 1) < 1:
        zeros += 1
    return -zeros


def short(lower: Exact, upper: Exact) -> str:
    """What `repr` shows: at most 20 significant digits, then the order of the width if digits were left out."""
    text = significant(lower, upper, _REPR_DIGITS)
    width = as_fraction(upper) - as_fraction(lower)
    if width == 0 or text == decimals(lower, upper):
        return text
    return f"{text}, width {width_order(width)}"


def width_order(width: Fraction) -> str:
    """A power of ten, `1e-51`, that is >= width > 0, and less than 100 times as large."""
    bits = width.numerator.bit_length() - width.denominator.bit_length() + 1  # width < 2^bits
    return f"1e{math.ceil(Fraction(bits * (30103 if bits > 0 else 30102), 100000))}"


def tex(lower: Exact, upper: Exact, digits: int = 16) -> str:
    r"""TeX of the enclosure, for math mode: `1.4454_{85}^{86}\cdot 10^{-7}`, or `[lo,\,hi]`."""
    text = significant(lower, upper, digits)
    if text.startswith("["):  # a range: each end has its own exponent
        return "[" + r",\,".join(_scientific(end) for end in text.strip("[]").split(", ")) + "]"
    common, bracket, rest = text.partition("[")
    if not bracket:
        return _scientific(text)
    tails, _, exponent = rest.partition("]")
    exponent = exponent.removeprefix("e")
    below, above = tails.split(",")
    return f"{common}_{{{below}}}^{{{above}}}" + (rf"\cdot 10^{{{exponent}}}" if exponent else "")


def _scientific(number: str) -> str:
    mantissa, _, exponent = number.partition("e")
    return rf"{mantissa}\cdot 10^{{{exponent}}}" if exponent else mantissa


def _bracketed(low: Fraction, high: Fraction, places: int, suffix: str) -> str:
    """The common digits and both tails, or both ends where nothing but zeros is common."""
    lower, upper = outward(low, high, places)
    if lower == upper:
        return f"{lower}{suffix}"
    common = common_digits(lower, upper)
    if not common.replace(".", "").lstrip("-0"):
        return f"[{lower}{suffix}, {upper}{suffix}]"
    return f"{common}[{lower[len(common) :]},{upper[len(common) :]}]{suffix}"


def exponent_of(lower: Fraction, upper: Fraction) -> int:
    """What stands behind the e: -k where both ends are below 1/1000 in size, k where both are 10^40 or more, such that
    the larger one has one digit before the point; else 0. Integers only: upper may be 10^-400000.
    """
    if lower < 0:
        lower, upper = (-upper, -lower) if upper <= 0 else (Fraction(0), max(-lower, upper))
    if lower >= _LARGE:
        return len(digits_of(lower.numerator // lower.denominator)) - 1
    if not 0 < 1000 * upper.numerator < upper.denominator:
        return 0
    k = max((upper.denominator.bit_length() - upper.numerator.bit_length()) * 30102 // 100000 - 1, 0)
    scaled = upper.numerator * 10**k
    while scaled < upper.denominator:
        k, scaled = k + 1, scaled * 10
    return -k


def shifted(x: Fraction, exponent: int, *, up: bool) -> Fraction:
    """x 10^exponent, exactly; rounded outward to so many decimals where a reduced fraction would take seconds."""
    if exponent <= _LONG:
        return x * Fraction(10) ** exponent
    whole, rest = divmod(x.numerator * 10 ** (exponent + _KEPT), x.denominator)
    return Fraction(whole + (1 if up and rest else 0), 10**_KEPT)


def _places(width: Fraction) -> int:
    """Decimals to print: the first one at which the ends differ, and one more."""
    if width <= 0:
        return 30
    bits = width.denominator.bit_length() - width.numerator.bit_length()
    return max(3, bits * 30103 // 100000 + 1)


def float_below(x: Exact) -> float:
    """The largest double <= x; -inf below them all."""
    return _directed(as_fraction(x), up=False)


def float_above(x: Exact) -> float:
    """The least double >= x; inf above them all."""
    return _directed(as_fraction(x), up=True)


def nearest_float(x: Exact) -> float:
    """The double next to x; an infinity of its sign where x is beyond them all."""
    value = as_fraction(x)
    try:
        return value.numerator / value.denominator  # correctly rounded by Python
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _directed(x: Fraction, *, up: bool) -> float:
    near = nearest_float(x)
    if math.isinf(near):
        finite = math.copysign(math.nextafter(math.inf, 0.0), near)
        return near if (near > 0) == up else finite
    if (Fraction(near) < x) if up else (Fraction(near) > x):
        return math.nextafter(near, math.inf if up else -math.inf)
    return near
