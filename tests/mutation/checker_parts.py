"""What a mutant of the checker has to get right beside whole documents: one function for each part, True if it does."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

from tests.mutation.checker_cap_parts import CAP_PARTS
from tests.mutation.checker_cells_parts import CELLS_PARTS
from tests.mutation.checker_command import COMMAND_PARTS
from tests.mutation.checker_large_parts import LARGE_PARTS
from tests.mutation.checker_limits import LIMIT_PARTS
from tests.mutation.checker_ratio_parts import RATIO_PARTS
from tests.mutation.checker_ratio_rounding import ROUNDING_PARTS
from tests.mutation.checker_rule_parts import RULE_PARTS
from tests.mutation.checker_sides import sides

SWEEP = tuple(
    (d, x, n, top, bits)
    for d in (2, 3, 7)
    for x in (0, 1, Fraction(3, 2), Fraction(5, 7), Fraction(13, 11), Fraction(10, 3), Fraction(97, 16))
    for n in (1, 2, 3, 4, 6, 10)
    if x * x <= (d + 2 + 2 * n) * (n + 1)
    for top in (2, 4)
    for bits in (1, 2, 5, 200)
)
"""Dimension, point, terms, highest order, precision."""
WITNESSES = (
    (2, Fraction(4330127, 10**7), 1, 3, 7),
    (5, Fraction(16, 19), 1, 4, 20),
    (3, Fraction(43, 34), 1, 4, 10),
    (3, Fraction(137, 19), 20, 2, 7),
    (2, Fraction(22, 5), 2, 2, 11),
)
"""Where x^2 or z rounded in the wrong direction makes a bound false."""
WIDTHS = {1: 8929, 2: 8630, 5: 12092}
"""The sum of the widths of all enclosures of the sweep at so many bits, in units of the last place."""


def _enclosures(package: Any) -> bool:
    """Enclosures contain what the definition gives without rounding, and are in all not wider than they need be."""
    total = dict.fromkeys(WIDTHS, 0)
    for d, x, n, top, bits in SWEEP + WITNESSES:
        found = package.arithmetic.series.Bessel(d, bits, n, package.arithmetic.series.Work()).orders(Fraction(x), top)
        for (lower, upper), (low, high) in zip(found, unrounded(d, Fraction(x), n, top), strict=True):
            if lower > low * 2**bits or upper < high * 2**bits:
                return False
            if bits in total:
                total[bits] += upper - lower
            elif upper - lower > (high - low) * (2**bits + 2 ** (bits - 50)) + 999:
                return False
    return all(total[bits] <= WIDTHS[bits] for bits in WIDTHS)


@cache
def unrounded(d: int, x: Fraction, n: int, top: int) -> list[tuple[Fraction, Fraction]]:
    """Bounds of F(d/2+1), ..., F(d/2+top): n terms, plus twice the next one; F(a) = F(a+1) + z/(a(a+1)) F(a+2)."""
    z, half = x * x / 4, Fraction(d, 2)
    column = []
    for order in (top, top - 1):
        term, total = Fraction(1), Fraction(0)
        for k in range(n):
            total += term
            term *= z / ((half + order + k) * (k + 1))
        column.append((total, total + 2 * term))
    for order in range(top - 2, 0, -1):
        scale = z / ((half + order) * (half + order + 1))
        (after_low, after_high), (low, high) = column[-2:]
        column.append((low + scale * after_low, high + scale * after_high))
    return column[::-1]


def _weights(package: Any) -> bool:
    for d, x, last, bits in ((2, Fraction(3, 2), 9, 40), (7, Fraction(31, 7), 6, 50)):
        exact = Fraction(1)
        bessel = package.arithmetic.series.Bessel(d, bits, 5, package.arithmetic.series.Work())
        for order, (lower, upper) in enumerate(package.bessel.majorisation.tail_weights(bessel, x, last), start=1):
            if not lower <= exact * 2**bits <= upper or upper - lower > 3 * order * (1 + exact):
                return False
            exact *= (d + order - 1) * x / (order * (d + 2 * order))
    return True


def _threshold(package: Any) -> bool:
    bessel = package.arithmetic.series.Bessel(3, 100, 60, package.arithmetic.series.Work())
    low, high = package.bessel.linear_threshold.threshold_enclosure(bessel, Fraction(2))
    value = Fraction(1026290753391, 10**12)  # 3/2 / 0F1(;5/2;1)
    return bool(low < high and high - low < Fraction(1, 2**90) and abs(low - value) < Fraction(1, 10**9))


def _words(package: Any) -> bool:
    """Numbers and strings in messages."""
    show, quoted, verdict = package.verdict.show, package.verdict.quoted, package.verdict
    shown = {
        Fraction(1, 3): "0.33333333333333331",
        Fraction(-(2**2000)): "-2^2000",
        Fraction(0): "0",
        Fraction(1, 3**2000): "2^-3169",
        Fraction(-1, 2**1200): "-2^-1200",
        Fraction(2**1000): "2^1000",
        Fraction(2**999): f"{2.0**999:.17g}",
        Fraction(1, 2**1000): "2^-1000",
        Fraction(-1, 2**999): f"{-(2.0**-999):.17g}",
    }
    if any(show(x) != text for x, text in shown.items()) or quoted("k" * 99) != repr("k" * 40):
        return False
    found = []
    for compare, sides_of in (
        (verdict.require_less, (3, 1)),
        (verdict.require_at_most, (3, 1)),
        (verdict.require_at_most, (6, 2, 2)),
        (verdict.require_at_most, (Fraction(3, 2), Fraction(1, 2), Fraction(1, 2))),
    ):
        try:
            compare("x", *sides_of)
        except package.Invalid as refusal:
            found.append(str(refusal))
    sign = [f"x: {sign} not shown; left side 3, right side 1, right minus left -2" for sign in ("<", "<=", "<=", "<=")]
    return found == sign


def _numbers(package: Any) -> bool:
    """Numbers are read exactly."""
    read = package.document.reader.Numbers().number
    expected = {
        "0x3p+2": Fraction(12),
        "0x3p-2": Fraction(3, 4),
        "-0x3/0x2": Fraction(-3, 2),
        "0x10p+0": Fraction(16),
        "-0x10/0x30": Fraction(-1, 3),
        "-0x10p-1": Fraction(-8),
        "0x1fp5": Fraction(992),
        "0x0p+0": Fraction(0),
    }
    return all(read(text, "x") == value for text, value in expected.items())


def _integers(package: Any) -> bool:
    """JSON integers are read exactly up to their limit; those too long to be written are any others of their sign."""
    read, writable, edge = package.document.reader._integer, package._writable, 10**600
    for n in (0, 7, 10**498, 10**499, 10**500, 10**501 + 3, 7 * 10**600 + 10**499 + 1, 10**999, -1, -(10**600) - 7):
        if read(str(n)) != n:
            return False
    longer = [read(sign + "9" * 1001).huge for sign in ("", "-")]
    given = {"a": [10**2000, (-(10**2000), edge - 1)], "b": {"c": 1 - edge, "d": None, "e": "x", "f": edge + 1}}
    wanted = {"a": [edge, [-edge, edge - 1]], "b": {"c": 1 - edge, "d": None, "e": "x", "f": edge}}
    return longer == [True, False] and writable(given) == wanted


PARTS: tuple[Callable[[Any], bool], ...] = (
    _enclosures,
    _weights,
    _threshold,
    _words,
    _numbers,
    _integers,
    *LIMIT_PARTS,
    *COMMAND_PARTS,
    sides,
    *RULE_PARTS,
    *LARGE_PARTS,
    *CAP_PARTS,
    *CELLS_PARTS,
    *RATIO_PARTS,
    *ROUNDING_PARTS,
)
