"""Where a claim is made: at a point beta, or on an interval of beta whose ends may be beta_* and infinity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from certify.core.claim import End, Point
from certify.core.exact import Exact

Side = Callable[[Exact], int]
"""x > 0 -> the sign of x - beta_*, proved; raises Undecided where it is not."""


@dataclass(frozen=True, slots=True)
class Region:
    """[left, right], where 0 on the left is open and ends that are not numbers are limits; or the point left = right.

    left: a number >= 0 or "beta-star"; right: a number > 0, "beta-star" or "inf". The predicates compare its ends with
    beta_*: an end is asked for its side only where the answer depends on it, and `side` may raise Undecided. The point
    beta_* lies below, as Theorem 1.1 (1) is about it.
    """

    left: End
    right: End
    beta: Point | None = None

    @classmethod
    def at(cls, beta: Point) -> Region:
        """The point beta."""
        return cls(beta, beta, beta)

    @property
    def interval(self) -> tuple[End, End]:
        """(left, right)."""
        return self.left, self.right

    @property
    def lower(self) -> Exact | None:
        """The left end, if it is a number."""
        return number(self.left)

    @property
    def upper(self) -> Exact | None:
        """The right end, if it is a number."""
        return number(self.right)

    @property
    def point(self) -> Exact | None:
        """The point, if it is one and a number."""
        return None if self.beta is None else number(self.beta)

    @property
    def bounded(self) -> tuple[Exact, Exact] | None:
        """Both ends, if they are numbers."""
        return None if self.lower is None or self.upper is None else (self.lower, self.upper)

    @property
    def star(self) -> bool:
        """Whether it is the point beta_*."""
        return self.beta == "beta-star"

    def place(self) -> dict[str, Any]:
        """The field of a claim that says where it holds: at the point, or on the interval."""
        return {"beta": self.beta} if self.beta is not None else {"beta_interval": self.interval}

    def begins_below(self, side: Side) -> bool:
        """Some of it lies below beta_*, or is beta_*."""
        return self.star or end_side(self.left, side) < 0

    def below(self, side: Side) -> bool:
        """All of it lies below beta_*, which may be its right end."""
        return end_side(self.right, side) <= 0

    def beyond(self, side: Side) -> bool:
        """All of it lies beyond beta_*, which may be its left end."""
        return not self.begins_below(side)

    def part_below(self, side: Side) -> Region | None:
        """What of it lies below beta_*, or is beta_*."""
        if not self.begins_below(side):
            return None
        return self if self.below(side) else Region(self.left, "beta-star")

    def part_beyond(self, side: Side) -> Region | None:
        """What of it lies beyond beta_*."""
        if self.beyond(side):
            return self
        return None if self.below(side) else Region("beta-star", self.right)


def number(end: End) -> Exact | None:
    """The end, if it is a number and not the name of a limit."""
    return None if isinstance(end, str) else end


def end_side(end: End, side: Side) -> int:
    """-1, 0, 1 for an end below, at, beyond beta_*."""
    if isinstance(end, str):
        return 1 if end == "inf" else 0
    return -1 if end == 0 else side(end)
