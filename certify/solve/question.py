"""What is asked, as exact, checked values. Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from certify.core.claim import End

COUPLING_LABELS: Final = ("critical-coupling", "order-parameter", "two-minimisers")

Beta = Fraction | tuple[End, End]


@dataclass(frozen=True, slots=True)
class Query:
    """A question: dimensions, digits (None: 50; 30 for K_c), beta (None, a point, an interval), labels (None: all)."""

    dimensions: Sequence[int]
    digits: int | None = None
    beta: Beta | None = None
    claims: tuple[str, ...] | None = None
