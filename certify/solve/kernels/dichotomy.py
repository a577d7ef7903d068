"""The claim `threshold`: where the transition of a family of kernels turns from continuous to discontinuous."""

from __future__ import annotations

from certify.bounds.kernels.dichotomy import CONTINUOUS, check_threshold, threshold_enclosure
from certify.core.ball import precision
from certify.core.claim import Claim
from certify.core.kernel import EXPONENTIAL, KURAMOTO_DAIDO, KernelDescription, require_dimension
from certify.solve.bessel.threshold import beta_star_enclosure
from certify.solve.kernels.threshold import CRITERION_TRUST
from certify.solve.question import COUPLING_DIGITS, DIGITS


def threshold(description: KernelDescription, d: int, digits: int | None) -> Claim:
    """The value of the parameter to 10^-digits, whatever parameter `description` has. Undecided for other families."""
    require_dimension(description, d)
    if description.family == EXPONENTIAL:
        return _first(d, digits or DIGITS)
    if description.family == KURAMOTO_DAIDO:
        from certify.solve.kernels.turning import turning  # heavy; only where it is needed

        return turning(digits or COUPLING_DIGITS)
    digits = digits or DIGITS
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


def _first(d: int, digits: int) -> Claim:
    """beta_*, the first instance, by the claim `beta-star` beside it."""
    return Claim(
        "threshold",
        d,
        "proved",
        beta_star_enclosure(d, digits),
        details={"continuous": "below"},
        evidence={"rule": "beta-star"},
        trust=CRITERION_TRUST,
        subject={"kernel": {"family": EXPONENTIAL}},
    )
