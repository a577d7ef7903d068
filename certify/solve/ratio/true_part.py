"""Parts of the domain of a false or undecided statement on which it may be true: all orders or arguments beyond a mark.

Found by the points at which it fails; whoever asks proves them, or takes the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from certify.bounds.ratio.domain import Question, Range
from certify.bounds.ratio.sample import grid
from certify.solve.ratio.refute import failure_at, search

_MARKS: Final = (*map(Fraction, ("-1/2", "0", "1/2", "1", "2")), *(Fraction(k) for k in (3, 5, 10, 20, 50, 100)))
"""Numbers that are said of a range, if one of them does."""
_TRIES: Final = 2


def true_parts(asked: Question) -> Iterator[Iterator[Question]]:
    """For each end of nu and of x: the largest parts there, the largest first, on which no failure is seen."""
    points = grid(asked.nu, asked.x, *asked.base)
    failures = [point for point in points if failure_at(asked, point) is not None]
    for name, index in (("nu", 0), ("x", 1)):
        whole: Range = getattr(asked, name)
        failing = [point[index] for point in failures]
        if not whole.point:
            yield _untouched(asked, name, _above(whole, max(failing, default=whole.low)))
            yield _untouched(asked, name, _below(whole, min(failing, default=whole.high or Fraction(10**6))))


def _untouched(asked: Question, name: str, ranges: Iterator[Range]) -> Iterator[Question]:
    """The first ranges on which a search finds no failure either."""
    left = _TRIES
    for given in ranges:
        text = f"{given.low}..{'inf' if given.high is None else given.high}"
        part = replace(asked, nu=given, nu_text=text) if name == "nu" else replace(asked, x=given, x_text=text)
        if search(part) is None:
            yield part
            left -= 1
        if not left:
            return


def _above(whole: Range, failing: Fraction) -> Iterator[Range]:
    """The right ends of a range, from marks above what fails."""
    for mark in _MARKS:
        if mark > max(whole.low, failing) and (whole.high is None or mark < whole.high):
            yield Range(mark, whole.high, (True, whole.closed[1]))


def _below(whole: Range, failing: Fraction) -> Iterator[Range]:
    """The left ends of a range, to marks below what fails."""
    for mark in reversed(_MARKS):
        if whole.low < mark < failing and (whole.high is None or mark < whole.high):
            yield Range(whole.low, mark, (whole.closed[0], True))
