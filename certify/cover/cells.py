"""A plan for K_c and the number of minimisers on a piece of large beta, which search proposes and bounds replay."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CellPlan:
    """Numbers of a piece of the rule `large-beta-pieces`, by their names there."""

    scale: tuple[Fraction, Fraction]
    """Bounds of K_c e^beta/beta on the piece."""
    width: Fraction
    """T, the precision of the Gaussian cap over 2 beta."""
    cap: Fraction
    """xi = 1 - cos at the edge of the cap B."""
    slope: Fraction
    """k_0, the spread of the features."""
    centre: Fraction
    """c, about which the spread of features is counted."""
    nodes: tuple[Fraction, ...]
    """Of v = 1 - sqrt(J), where the comparison in J is made."""
    poles: tuple[Fraction, ...]
    """Of s."""
    sides: tuple[Fraction, ...]
    """Of r."""
    terms: int
    """Of each series."""
