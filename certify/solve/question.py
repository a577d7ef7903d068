"""What is asked, as exact, checked values. Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from certify.core.kernel import KernelDescription
from certify.core.region import Region

DIGITS: Final = 50
COUPLING_DIGITS: Final = 30

LANDAU: Final = "landau-expansion"
LAW: Final = "large-beta"
LATENT_HEAT: Final = "latent-heat"
PROFILE: Final = "minimiser-profile"
BARRIER: Final = "free-energy-barrier"
METASTABLE: Final = "metastable-end"
FOLD: Final = "branch-fold"
FIRST_FOLD: Final = "fold"
"""What is said of the first critical density that is not uniform, by name, at one beta."""
DESCRIPTIONS: Final[tuple[str, ...]] = (LATENT_HEAT, PROFILE, BARRIER, METASTABLE, FOLD)
"""What is said of the minimiser at K_c that is not uniform, by name, at one beta."""
COUPLING_LABELS: Final = ("critical-coupling", "order-parameter", "two-minimisers", LAW, *DESCRIPTIONS)
"""What is said of K_c where a beta is given."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question: dimensions, digits (None: 50; 30 for K_c), beta (None, or a region), labels (None: all).

    Or, in place of beta, another kernel than the paper's, and `others` of a list of them. places: where
    `minimiser-profile` encloses the density.
    """

    dimensions: Sequence[int]
    digits: int | None = None
    beta: Region | None = None
    claims: tuple[str, ...] | None = None
    kernel: KernelDescription | None = None
    places: Sequence[Fraction] = ()
    others: tuple[KernelDescription, ...] = ()
