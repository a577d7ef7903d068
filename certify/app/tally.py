"""What became of a run of several dimensions so far, and what is said when it is interrupted."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from certify.app.checked import Checked, check_claims
from certify.core.claim import Claim, worst_exit_code
from certify.solve.dimension import Stopped

_LONG: Final = 10
"""Seconds from which on a run says how long it took."""


class Tally:
    """What became of a run so far: claims, dimensions, and the first reason for each exit code."""

    def __init__(self, dimensions: int) -> None:
        self.dimensions, self.claims, self.done, self.proved = dimensions, 0, 0, 0
        self.reasons: dict[int, str] = {}

    def add(self, group: Sequence[Claim], *, whole: bool = True) -> None:
        """The claims of one more dimension, or what there is of it."""
        self.claims, self.done = self.claims + len(group), self.done + whole
        self.proved += sum(claim.outcome == "proved" for claim in group)
        for claim in group:
            words = f"{claim.label} d={claim.d}: {claim.outcome}: {claim.reason}"
            self.reasons.setdefault(worst_exit_code([claim]), words)

    def line(self, seconds: float) -> str | None:
        """For the end of long runs: how much was done, and how long it took."""
        if seconds < _LONG:
            return None
        dimensions = f"{self.done} dimension{'s' if self.done != 1 else ''}"
        return f"{self.proved} of {self.claims} claims proved, {dimensions}, {seconds:.1f} s"

    def interrupted(self, folder: Path | None) -> str:
        """What is said of a run that was interrupted."""
        proved = f", {self.proved} of {self.claims} claims proved" if self.proved else ""
        again = f"; the same command goes on from {folder}" if folder is not None else ""
        return f"interrupted; {self.done} of {self.dimensions} dimensions are done{proved}{again}"


def checked_groups(groups: Iterable[Sequence[Claim]], options: argparse.Namespace, tally: Tally) -> Iterator[Checked]:
    """Each group of claims, counted, with what the exact checker says of it.

    Ctrl-C keeps what is proved: the covers of that dimension are spared the exact check, and KeyboardInterrupt follows.
    """
    unchecked: Sequence[Claim] = ()
    try:
        for group in groups:
            unchecked = group
            checked = check_claims(group, covers=not options.no_check, work=options.work, first=tally.claims)
            tally.add(group)
            unchecked = ()
            yield checked
    except KeyboardInterrupt as stop:
        if left := stop.claims if isinstance(stop, Stopped) else unchecked:
            checked = check_claims(left, covers=False, first=tally.claims)
            tally.add(left, whole=False)
            yield checked
        raise
