"""Bytes to JSON to exact numbers, with limits on everything: no input makes this hang, overflow or blow up.

What is read is plain JSON; a number with a fraction or an exponent and an integer of more than 1000 digits become
placeholders that no field accepts, so that they may stand in `provenance`, which is not looked into.
"""

from __future__ import annotations

import json
import re
from collections.abc import Set
from fractions import Fraction
from typing import Any, Final

from ..verdict import LimitReached, Malformed, quoted, show

MAX_BYTES: Final = 64 * 2**20
MAX_TOKENS: Final = 8_000_000
MAX_INTEGER_DIGITS: Final = 1000
MAX_NUMBER_BITS: Final = 2_000_000
MAX_TOTAL_BITS: Final = 2**29
MAX_GCD: Final = 4 * 10**13
"""Of the products of the sizes of numerator and denominator, as reducing a fraction takes that time."""

_DYADIC: Final = re.compile(r"(-?)0x([0-9a-fA-F]+)p([+-]?)([0-9]+)", re.ASCII)
_RATIONAL: Final = re.compile(r"(-?)0x([0-9a-fA-F]+)/0x([0-9a-fA-F]+)", re.ASCII)


class Placeholder:
    """A JSON number that no field of the format accepts: a float, or an integer beyond the limit."""

    __slots__ = ("huge",)

    def __init__(self, huge: bool) -> None:
        self.huge = huge


def _integer(digits: str) -> int | Placeholder:
    """In two parts where it is long: Python may be set to convert no more than 640 digits at once."""
    if len(digits) < 500:
        return int(digits)
    if len(digits) > MAX_INTEGER_DIGITS:
        return Placeholder(huge=not digits.startswith("-"))
    size = digits.removeprefix("-")
    value = int("0" + size[:-500]) * 10**500 + int(size[-500:])
    return -value if digits.startswith("-") else value


def _constant(name: str) -> Any:
    raise Malformed("document", f"{name} is not JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Malformed("document", f"the key {quoted(key)} occurs twice in one object")
            seen.add(key)
    return fields


def read_json(data: bytes) -> Any:
    """Parse UTF-8 JSON. Raises `Malformed` on anything else and `LimitReached` on size."""
    if len(data) > MAX_BYTES:
        raise LimitReached(f"work limit: the document has more than {MAX_BYTES} bytes")
    if sum(data.count(token) for token in (b"[", b"{", b",")) > MAX_TOKENS:
        raise LimitReached(f"work limit: the document has more than {MAX_TOKENS} brackets, braces and commas")
    try:
        text = data.decode("utf-8", errors="strict")
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=lambda _: Placeholder(huge=False),
            parse_int=_integer,
            parse_constant=_constant,
        )
    except UnicodeDecodeError as error:
        raise Malformed("document", f"not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise Malformed("document", f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise Malformed("document", "nested too deeply") from None


class Numbers:
    """Reads exact numbers and keeps count of their bits, which `MAX_TOTAL_BITS` bounds for one document."""

    def __init__(self) -> None:
        self._bits = 0
        self._gcd = 0

    def _charge(self, top: int, bottom: int) -> None:
        """Count a number of so many bits above and below its bar."""
        self._bits += top + bottom
        self._gcd += top * bottom
        if max(top, bottom) > MAX_NUMBER_BITS:
            raise LimitReached(f"work limit: a number of {max(top, bottom)} bits (at most {MAX_NUMBER_BITS})")
        if self._bits > MAX_TOTAL_BITS or self._gcd > MAX_GCD:
            raise LimitReached("work limit: the numbers of the document are too long in all")

    def number(self, value: Any, place: str) -> Fraction:
        """`[-]0xHp[+-]E` or `[-]0xH/0xH` as a Fraction."""
        if not isinstance(value, str):
            raise Malformed(place, "expected an exact number as a string, like 0x3p-1 or 0x3/0x2")
        if match := _DYADIC.fullmatch(value):
            return self._dyadic(match)
        if match := _RATIONAL.fullmatch(value):
            sign, top, bottom = match.groups()
            self._charge(4 * len(top), 4 * len(bottom))
            denominator = int(bottom, 16)
            if denominator == 0:
                raise Malformed(place, "the denominator is zero")
            return Fraction(-int(top, 16) if sign else int(top, 16), denominator)
        raise Malformed(place, f"expected an exact number like 0x3p-1 or 0x3/0x2, found {quoted(value)}")

    def _dyadic(self, match: re.Match[str]) -> Fraction:
        sign, digits, exponent_sign, exponent_digits = match.groups()
        trimmed = exponent_digits.lstrip("0") or "0"
        if len(trimmed) > len(str(MAX_NUMBER_BITS)) or int(trimmed) > MAX_NUMBER_BITS:
            raise LimitReached(f"work limit: an exponent beyond {MAX_NUMBER_BITS} in absolute value")
        exponent = int(trimmed)
        if exponent_sign == "-":
            self._charge(4 * len(digits), exponent)
        else:
            self._charge(4 * len(digits) + exponent, 0)
        mantissa = int(digits, 16)
        if sign:
            mantissa = -mantissa
        if exponent_sign == "-":
            return Fraction(mantissa, 1 << exponent)
        return Fraction(mantissa << exponent)


def count(value: Any, place: str, low: int, high: int) -> int:
    """A JSON integer, at least `low` (else malformed) and at most `high` (else a work limit)."""
    if isinstance(value, Placeholder) and value.huge:
        raise LimitReached(f"work limit: {place} is at most {high}")
    if not isinstance(value, int) or isinstance(value, bool):
        raise Malformed(place, "expected an integer")
    if value < low:
        raise Malformed(place, f"expected an integer >= {low}, found {show(value)}")
    if value > high:
        raise LimitReached(f"work limit: {place} is at most {high}, found {show(value)}")
    return value


def mapping(value: Any, place: str, required: Set[str], optional: Set[str] = frozenset()) -> dict[str, Any]:
    """A JSON object with exactly these fields; names the first missing or unknown one."""
    if not isinstance(value, dict):
        raise Malformed(place, "expected an object")
    for key in sorted(required):
        if key not in value:
            raise Malformed(place, f"the field {key!r} is missing")
    for key in value:
        if key not in required and key not in optional:
            raise Malformed(place, f"unknown field {quoted(key)}")
    return value
