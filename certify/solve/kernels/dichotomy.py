"""The claim `threshold`: where the transition of a family of kernels turns from continuous to discontinuous."""

from __future__ import annotations

from certify.bounds.kernels.dichotomy import CONTINUOUS, check_threshold, threshold_enclosure
from certify.core.ball import precision
from certify.core.claim import Claim
from certify.core.kernel import KernelDescription, require_dimension
from certify.solve.kernels.threshold import CRITERION_TRUST


def threshold(description: KernelDescription, d: int, digits: int) -> Claim:
    """The value of the parameter to 10^-digits, whatever parameter `description` has. Undecided for other families."""
    require_dimension(description, d)
    bits = digits * 3322 // 1000 + 6
    with precision(bits + 64):
        found = threshold_enclosure(description.family, d, bits)
        check_threshold(description.family, d, found)
    return Claim(
        "threshold",
        d,
        "proved",
        found,
        details={"continuous": CONTINUOUS[description.family]},
        evidence={"rule": "dichotomy", "precision": bits + 64},
        trust=CRITERION_TRUST,
        subject={"kernel": {"family": description.family}},
    )
