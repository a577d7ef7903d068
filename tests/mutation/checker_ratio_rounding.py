"""What a mutant of the checker has to round outward in the logarithm of I_nu, step by step and to the last unit."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import Any

import mpmath

from tests.mutation.checker_rule_parts import changed, refused

F = Fraction
ORDERS = (F(0), F(1, 3), F(3, 4), F(2, 5), F(2, 3), F(1, 5))
"""In [0, 1), where no ratio is multiplied."""


def _multiplied(package: Any) -> bool:
    """A factor is rounded outward; what is longer than 2 precision bits is shortened outward, what is not is kept."""
    found = []
    for start, pair, scale in (((5, 7, 0), (3, 4), (2, 9)), ((200, 250, 3), (14, 15), (1, 1))):
        product = package.ratio.logarithm._Product(*start)
        product.multiply(pair, scale, 4)
        found.append((product.low, product.high, product.exponent))
    return found == [(3, 7, -4), (175, 235, 3)]


def _scaled_logarithm(package: Any) -> bool:
    """The log of a power of 2, where log 2 comes two units too small, as it may."""
    module, p = package.ratio.logarithm, 20
    with mpmath.workdps(60):
        two = mpmath.log(2)
        given, exact = int(mpmath.floor(mpmath.ldexp(two, p))) - 1, 1000 * two
        with changed((module, "log_two", lambda _: given)):
            value = module._Product(1, 1, 1000).log(p)
        return bool(value.low <= mpmath.ldexp(exact, p) <= value.high)


def _weight(n0: Fraction, k: int) -> Fraction:
    return 2 * (n0 + 1) if k == 0 else (n0 + k + 1) * (2 * n0 + k) / ((n0 + k) * (k + 1))


def _sums(package: Any) -> bool:
    """The brackets of (R4) from the innermost, the tail first, each rounded outward once."""
    module, seen = package.ratio.logarithm, []
    log = module.log

    def noted(ball: Any) -> Any:
        seen.append((ball.m - ball.r, ball.m + ball.r))
        return log(ball)

    for n0, x, p, terms in product(ORDERS, (F(1), F(3), F(5), F(20)), (4, 5, 17), (1, 2, 7)):
        unit, work = 2**p, package.arithmetic.series.Work
        pairs = list(package.ratio.continued_fraction.convergents(n0, x, p, terms, work()))
        room = 1 - _weight(n0, terms) * F(pairs[0][1], unit)
        if room <= 0:
            continue
        low, high = unit, ceil(unit / room)
        for k, (smallest, largest) in zip(range(terms - 1, -1, -1), pairs[1:], strict=True):
            low = floor(low * smallest * _weight(n0, k) / unit) + unit
            high = ceil(high * largest * _weight(n0, k) / unit) + unit
        with changed((module, "log", noted)):
            module.logarithm(n0, x, p, terms, False, work())
        middle = (low + high) // 2
        if seen[0] != (2 * middle - high, high):
            return False
        seen.clear()
    return True


def _last_room(package: Any) -> bool:
    """A tail whose bound has a single unit of room is bounded: rho_1 = 77/60 for the order 1/5."""
    module, n0, p, work = package.ratio.logarithm, F(1, 5), 16, package.arithmetic.series.Work
    wanted = (60 * 2**p - 1) // 77
    low, high = F(1), F(50)
    for _ in range(60):
        x = (low + high) / 2
        start = next(iter(package.ratio.continued_fraction.convergents(n0, x, p, 1, work())))
        low, high = (x, high) if start[1] < wanted else (low, x)
    return (
        60 * 2**p - 77 * wanted == 1
        and start[1] in (wanted, wanted - 1)
        and not refused(package, lambda: module.logarithm(n0, high, p, 1, False, work()))
    )


ROUNDING_PARTS: tuple[Callable[[Any], bool], ...] = (_multiplied, _scaled_logarithm, _sums, _last_room)
