"""What the literature prints for the fold of Maier and Saupe's model, beside the certified enclosure."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from certify.checker.kernels.families import kernel_of
from certify.checker.kernels.fold import single_degree
from reports.escape import Tex
from reports.numbers import decimal

if TYPE_CHECKING:
    from certify.checker import Claim

PRINTED: Final = "6.731393"
"""The potential intensity at the fold of Liu, Zhang and Zhang (2005), its abstract, which gives 7.5 for K_#."""


def remark(claim: Claim) -> Tex | None:
    """The comparison, for d = 3 and degree 2 where all critical points are meant; None for other claims.

    With W = kappa P_2 the field is 3 K kappa m_2 t^2 and a constant: the intensity is 3 K kappa, 15/2 at K_#.
    """
    if (claim.label, claim.rule) != ("fold", "curve") or claim.kernel is None or claim.enclosure is None:
        return None
    degree, kappa = single_degree(kernel_of(claim.kernel, claim.d))
    if (claim.d, degree) != (3, 2) or claim.details["critical_points"] != "all":
        return None
    low, high = (3 * kappa * end for end in claim.enclosure)
    half = Fraction(1, 2 * 10 ** len(PRINTED.partition(".")[2]))
    agrees = low <= Fraction(PRINTED) + half and Fraction(PRINTED) - half <= high
    ends, value = "agrees with" if agrees else "differs from", decimal(low, high).short
    return Tex(
        rf"In the normalisation $W=(x\cdot y)^2-\frac13$, $2K_\#=7.5$, it is $2K_{{\mathrm{{fold}}}}={value}$; "
        rf"this {ends} the value {PRINTED} that is printed in \cite{{LiuZhangZhang2005}}."
    )
