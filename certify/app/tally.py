"""What became of a run of several dimensions so far, and what is said when it is interrupted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certify.core.claim import Claim, worst_exit_code
from certify.core.errors import CertifyError

_LONG: Final = 10
"""Seconds from which on a run says how long it took."""


class Interrupted(CertifyError):
    """Ctrl-C, after what was proved until then has been printed and written."""

    exit_code = 130


class Tally:
    """What became of a run so far: claims, dimensions, and the first reason for each exit code."""

    def __init__(self) -> None:
        self.claims, self.done, self.proved = 0, 0, 0
        self.reasons: dict[int, str] = {}

    def add(self, group: Sequence[Claim]) -> None:
        """The claims of one more dimension."""
        self.claims, self.done = self.claims + len(group), self.done + 1
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
