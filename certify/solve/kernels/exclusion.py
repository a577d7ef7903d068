"""The claim `fold` for kernels of several degrees: a tube about the fold, and a cover that leaves none before it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from certify.bounds.kernels.exclusion import exclude
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Exponential, Kernel
from certify.core.ball import precision
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.core.kernel import KernelDescription
from certify.search.coupling.density import minimiser_of
from certify.search.coupling.interaction import FloatExponential, FloatKernel
from certify.search.kernels.exclusion import exclusion_plan
from certify.search.kernels.turn import NO_FOLD
from certify.search.untrusted import untrusted
from certify.solve.evidence import series_evidence
from certify.solve.kernels.point import floats, require_tail

_DIGITS: Final = 12
"""As many as floats give."""
_GUARD: Final = 64
"""Bits with which the checker works beside those of the evidence."""


def first_fold(kernel: Kernel, approximate: FloatKernel, digits: int) -> tuple[Enclosure, Mapping[str, Any]]:
    """K_fold to a relative 10^-digits, at most 10^-12, and the evidence. Undecided where it is not enclosed."""
    with untrusted():
        minimiser = minimiser_of(approximate)
        if minimiser is None:
            raise Undecided(NO_FOLD)
        plan, level = exclusion_plan(minimiser, min(digits, _DIGITS))
    return exclude(kernel, plan, Dyadic.from_float(level)), plan.as_mapping()


def paper_fold(d: int, beta: Fraction, digits: int) -> Claim:
    """The claim about the paper's kernel at one beta. Undecided where it is not proved."""
    kernel = Exponential(d, beta)
    coupling, evidence = first_fold(kernel, FloatExponential(d, float(beta)), digits)
    bits = _GUARD + max(evidence["precision"], evidence["tube"]["precision"])
    whole = {"rule": "exclusion", "terms": series_evidence(d, beta, bits)["terms"], **evidence}
    return Claim("fold", d, "proved", coupling, beta, evidence=whole)


def fold(description: KernelDescription, d: int, digits: int) -> Claim:
    """The claim about a kernel of several degrees. Undecided where it is not proved."""
    with precision(64):
        kernel = kernel_of(description, d)
        require_tail(kernel)
        approximate = floats(kernel)
    coupling, evidence = first_fold(kernel, approximate, digits)
    return Claim(
        "fold",
        d,
        "proved",
        coupling,
        details={"critical_points": "axisymmetric"},
        evidence={"rule": "kernel-exclusion", **evidence},
        subject={"kernel": description.subject()},
    )
