"""Upper bounds of exp and of chi(u) = (e^u - 1 - u)/u^2 by tables: both increase. FORMAT/spine.md (A5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..arithmetic.ball import exp_of
from ..arithmetic.series import Work, ceil_div

STEPS: Final = 10
"""The argument is rounded up to a multiple of 2^-STEPS: that costs less than 1/1000 of the value."""


class Exponential:
    """e^x, over 2^p."""

    def __init__(self, p: int, work: Work) -> None:
        self.p, self.work = p, work
        self.known: dict[int, int] = {}

    def bounds(self, values: Sequence[int]) -> list[int]:
        """Upper bounds at x/2^p for each x."""
        shift = self.p - STEPS
        keys = [-(-x >> shift) for x in values]
        missing = set(keys).difference(self.known)
        self.work.spend(40 * len(missing) + len(keys), self.p)
        for key in missing:
            self.known[key] = self.bound(key << shift)
        return [self.known[key] for key in keys]

    def bound(self, x: int) -> int:
        """An upper bound of e^(x/2^p) over 2^p."""
        return exp_of(x, self.p) + 2


class Quadratic(Exponential):
    """chi(x) for x > 0; for x <= 0 the bound is that of chi(0) = 1/2."""

    def bound(self, x: int) -> int:
        """An upper bound of chi(x/2^p) over 2^p, and for x <= 0 of chi(0)."""
        p = self.p
        if x <= 0:
            return 1 << p - 1
        return ceil_div(exp_of(x, p) + 2 - (1 << p) - x << 2 * p, x * x)
