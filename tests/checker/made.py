"""Claims as the checker passes them on, made by hand and not checked: for what takes a verdict and prints it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from fractions import Fraction
from typing import Any

from certify.checker import Claim, Region

Bounds = tuple[Fraction, Fraction]


def made(
    label: str,
    d: int | None,
    region: Region | None = None,
    enclosure: Bounds | None = None,
    *,
    outcome: str = "proved",
    rule: str = "",
    details: Mapping[str, Any] | None = None,
    beta_star: Bounds | None = None,
    trust: Set[str] = frozenset(),
) -> Claim:
    """A claim with this rule and no evidence, true or not."""
    return Claim("x", label, d, outcome, region, enclosure, details or {}, rule, frozenset(trust), beta_star=beta_star)


def between(a: Fraction, b: Fraction) -> Region:
    """A point if the ends are equal, else an interval."""
    return Region(a, b, infinite=False, point=a == b)
