"""What a terminal sees of a long run: a line that is written over, and the time that is left. Pipes see nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, Final

from certify.solve.spread import Spread, Task

_LONG: Final = 30
"""Estimated seconds from which on a run says beforehand how long it takes."""


def show_progress(line: str) -> None:
    """One line on stderr, written over the last one; nothing where stderr is not a terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def announce(line: str) -> None:
    """A line that stays, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """`40 s`, `12 min`, `3.5 h`: two digits."""
    if seconds < 90:
        return f"{max(seconds, 1):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def time_left(seconds: float, done: float, missing: float) -> str:
    """An estimate of what is still to come, in words, at the pace of what is done."""
    return f", about {duration(seconds / done * missing)} left" if done and missing else ""


class Meter:
    """How many of the dimensions of a run are done, beside what is being done."""

    def __init__(self, dimensions: int) -> None:
        self._all, self._done, self._start = dimensions, 0, time.monotonic()

    def line(self, text: str) -> None:
        """What is being done."""
        left = time_left(time.monotonic() - self._start, self._done, self._all - self._done)
        counted = f" ({self._done} of {self._all} dimensions done{left})" if self._all > 1 else ""
        show_progress(f"{text}{counted} ...")

    def dimension_done(self) -> None:
        """One more."""
        self._done += 1


def timed(spread: Spread, workers: int) -> Spread:
    """Tasks are spread as before, with an estimate of time before them, and of what is left as they are finished."""

    def spread_timed(tasks: Sequence[Task[Any]]) -> Iterator[tuple[int, Any]]:
        costs = [task.seconds for task in tasks]
        expected = max([sum(costs) / workers, *costs])
        if expected >= _LONG:
            processes = f" on {workers} processes" if workers > 1 else ""
            announce(f"{len(tasks)} parts, about {duration(expected)}{processes}")
        start, done = time.monotonic(), 0.0
        for count, (index, result) in enumerate(spread(tasks), start=1):
            done += costs[index]
            left = time_left(time.monotonic() - start, done, sum(costs) - done)
            show_progress(f"{count} of {len(tasks)} parts{left} ...")
            yield index, result

    return spread_timed
