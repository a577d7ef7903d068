"""The claims about a kernel that need no cover: K_#, Theorem 3.5 (`criterion`), F_{K_#} < 0 (`obstruction`)."""

from __future__ import annotations

from certify.bounds.kernels.criterion import check_criterion
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.obstruction import check_obstruction
from certify.core.ball import precision
from certify.core.claim import BECKNER, BECKNER_EQUALITY, HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import relative_enclosure
from certify.core.kernel import KernelDescription

_BITS = 200
CRITERION_TRUST = (BECKNER, BECKNER_EQUALITY, SEMICONTINUITY, HARMONICS)
CENTRED = "the kernel is centred: its mean, which changes nothing, is left out"


def subject(description: KernelDescription) -> dict[str, object]:
    """The fields of a claim that say which kernel, or family on an interval, it is about."""
    found: dict[str, object] = {"kernel": description.subject()}
    return found | ({"parameter_interval": description.numbers} if description.interval else {})


def threshold_enclosure(description: KernelDescription, d: int, digits: int) -> Enclosure:
    """K_# = 1/(2 max lambda_l), exactly where it is rational, else to a relative 10^-digits."""
    bits = digits * 3322 // 1000 + 4
    with precision(bits + 40):
        kernel = kernel_of(description, d)
        if (largest := kernel.exact(kernel.leading[0])) is not None:
            return Enclosure(1 / (2 * largest), 1 / (2 * largest))
        return relative_enclosure(kernel.threshold(), bits)


def linear_threshold(description: KernelDescription, d: int, digits: int) -> Claim:
    """The claim `linear-threshold`: K_# and the degrees at which lambda_l is largest."""
    with precision(_BITS):
        leading = kernel_of(description, d).leading
    return Claim(
        "linear-threshold",
        d,
        "proved",
        threshold_enclosure(description, d, digits),
        details={"leading": leading},
        evidence={"rule": "kernel", "precision": bits_of(digits)},
        reason=None if description.centred else CENTRED,
        subject=subject(description),
    )


def criterion(description: KernelDescription, d: int) -> Claim:
    """The claim `criterion`, K_c = K_# by Theorem 3.5. Undecided where it is not shown."""
    with precision(_BITS):
        check_criterion(kernel_of(description, d))
    evidence = {"rule": "theorem-3.5", "precision": _BITS}
    return Claim("criterion", d, "proved", evidence=evidence, trust=CRITERION_TRUST, subject=subject(description))


def equal_coupling(description: KernelDescription, d: int, digits: int, equal: Claim) -> Claim:
    """The claim `critical-coupling` where K_c = K_# is proved by a claim `criterion` or `continuity`."""
    enclosure = threshold_enclosure(description, d, digits)
    name, dash, weaker = equal.label.partition("-")
    evidence = {"rule": name, "precision": bits_of(digits)}
    label = f"critical-coupling{dash}{weaker}"
    return Claim(label, d, "proved", enclosure, evidence=evidence, trust=equal.trust, subject=subject(description))


def obstruction(description: KernelDescription, d: int) -> Claim:
    """The claim `obstruction`, K_c < K_#. Undecided where it is not shown."""
    with precision(_BITS):
        check_obstruction(kernel_of(description, d))
    evidence = {"rule": "expansion", "precision": _BITS}
    about = subject(description)
    return Claim("obstruction", d, "proved", evidence=evidence, trust=(SEMICONTINUITY, HARMONICS), subject=about)


def bits_of(digits: int) -> int:
    """The working precision for so many relative digits."""
    return digits * 3322 // 1000 + 40
