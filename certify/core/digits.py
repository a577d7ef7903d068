"""Integers of any size in decimal. Standard library only.

CPython limits how many decimal digits it converts: to 4300, or by `PYTHONINTMAXSTRDIGITS` to as few as 640.
"""

from __future__ import annotations

from typing import Final

_CHUNK: Final = 600  # digits; the limit is never below 640


def digits_of(n: int) -> str:
    """Decimal digits of an integer of any size, with its sign: `str(n)` without CPython's limit."""
    if n < 0:
        return "-" + digits_of(-n)
    count = n.bit_length() * 30103 // 100000 + 1
    if count <= _CHUNK:
        return str(n)
    half = count // 2
    high, low = divmod(n, 10**half)
    return digits_of(high) + digits_of(low).rjust(half, "0")


def integer_of(digits: str) -> int:
    """The integer of any size that decimal digits say, perhaps with a minus: `int(digits)` without CPython's limit."""
    if digits.startswith("-"):
        return -integer_of(digits[1:])
    if len(digits) <= _CHUNK:
        return int(digits)
    half = len(digits) // 2
    scale: int = 10**half
    return integer_of(digits[:-half]) * scale + integer_of(digits[-half:])
