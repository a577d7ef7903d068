"""Exact numbers as users write them: 6/5, 1.2, 10^6, -3/10^2. Standard library only."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from certify.core.digits import digits_of, integer_of
from certify.core.errors import BadInput
from certify.core.exact import parse_decimal

_MAX_LENGTH: Final = 2000
_MAX_BITS: Final = 4 * _MAX_LENGTH
"""Of a power: 10^999999999 is short to write and too long to compute with."""


def parse_number(text: str) -> Fraction | None:
    """A plain decimal, an integer, a power such as 10^-3, or a quotient of two of the latter; None for other texts."""
    if len(text) > _MAX_LENGTH:
        return None
    if re.fullmatch(r"\d+\.\d+", text, re.ASCII):
        return parse_decimal(text)
    top, slash, bottom = text.partition("/")
    one, other = _power(top), _power(bottom) if slash else Fraction(1)
    return one / other if one is not None and other else None


def _power(text: str) -> Fraction | None:
    """An integer, or an integer to the power of one: exactly, so that one which is too long is None as well."""
    match = re.fullmatch(r"(\d+)(?:\^(-?\d{1,9}))?", text, re.ASCII)
    if match is None:
        return None
    base, exponent = integer_of(match[1]), int(match[2] or 1)
    if abs(exponent) * base.bit_length() > _MAX_BITS or (base == 0 and exponent <= 0):
        return None
    return Fraction(base) ** exponent


def signed_number(shown: str, text: str) -> Fraction:
    """A number with an optional sign. BadInput, beginning with `shown`, for any other text."""
    value = parse_number(text.removeprefix("-"))
    if value is None:
        hint = f"; write {plain}" if (plain := plain_text(text)) else ""
        raise BadInput(f"{shown}: a number such as 3/4, -0.5 or 10^-3 is wanted{hint}")
    return -value if text.startswith("-") else value


def plain_text(text: str) -> str:
    """`1e3`, `10^3` as `1000`, `5.0` as `5`: how the number should have been written; empty if it is no such text."""
    if (power := _power(text)) is not None and power.denominator == 1:
        return digits_of(power.numerator)
    if not re.fullmatch(r"\d{1,20}(\.\d{0,20})?(e[+-]?\d{1,2})?", text, re.ASCII | re.IGNORECASE):
        return ""
    plain = f"{Decimal(text):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
