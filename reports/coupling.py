"""What the claims of one certificate about K_c say for its other claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from certify.checker import Claim

COUPLING: Final = frozenset(
    {
        "critical-coupling",
        "order-parameter",
        "two-minimisers",
        "latent-heat",
        "minimiser-profile",
        "free-energy-barrier",
        "metastable-end",
        "branch-fold",
    }
)
"""Labels of claims about K_c and the minimisers there."""


def _couplings(everything: Sequence[Claim], d: int) -> Iterator[tuple[Fraction, Fraction, Claim]]:
    """What is proved of K_c in dimension d: the numerical ends of the interval, and the claim."""
    for claim in everything:
        if (claim.label, claim.outcome, claim.dimension) == (
            "critical-coupling",
            "proved",
            d,
        ) and claim.interval is not None:
            interval = claim.interval
            if interval.a is not None and interval.b is not None:
                yield interval.a, interval.b, claim


def is_joint(claim: Claim, everything: Sequence[Claim]) -> bool:
    """Whether a claim about K_c and its minimisers is about an end of an interval on which K_c is stated."""
    if claim.label not in COUPLING or claim.interval is None or not claim.interval.point:
        return False
    return any(a < b and claim.interval.a in (a, b) for a, b, _ in _couplings(everything, claim.d))
