"""Timing: the smallest of several runs, the two sides in turn, so that a drift of the machine hits both."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. target: the ratio promised (`most` or, for a speed-up, `least`), or None if it is only reported."""

    name: str
    ratio: float
    most: float | None = None
    least: float | None = None
    note: str = ""

    def line(self) -> str:
        """The row as text, with its target."""
        least = "-" if self.least is None else f">= {self.least:g}"
        target = least if self.most is None else f"<= {self.most:g}"
        return f"{self.name:<66} {self.ratio:>10.3g}  {target:>8}  {self.verdict():<5} {self.note}"

    def verdict(self) -> str:
        """`ok`, `MISS`, or nothing without a target."""
        if self.most is None and self.least is None:
            return ""
        good = (self.most is None or self.ratio <= self.most) and (self.least is None or self.ratio >= self.least)
        return "ok" if good else "MISS"


def seconds(function: Callable[[], object]) -> float:
    """One run."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def ratio(one: Callable[[], object], other: Callable[[], object], runs: int = 3) -> float:
    """Smallest time of `one` over smallest time of `other`, in turn."""
    pairs = [(seconds(one), seconds(other)) for _ in range(runs)]
    return min(a for a, _ in pairs) / min(b for _, b in pairs)
