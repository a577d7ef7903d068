"""K_c of another kernel between two bounds without a cover: the rule `kernel-bounds`. FORMAT/kernels.md, (W11)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Final

from ..arithmetic.ball import Ball, exp, total
from ..arithmetic.series import ceil_of, floor_of
from ..coupling.form import Explicit
from ..coupling.interaction import multiplicity
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import integer, number, read
from ..main_theorem import DISCONTINUOUS, UNIQUE
from ..verdict import Malformed, require_at_most, require_less
from .cover import family_at
from .criterion import step_of
from .form import Precise, kernel_for
from .kernel import Kernel
from .tail import own_square

MOST: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class KernelBounds(Precise):
    """The last degree that is looked at by itself, the share of Beckner's inequality, and a density, or none."""

    l_max: int = read(integer(1, MOST))
    share: Fraction = read(number)
    touch: Explicit | None = read(Explicit.parse, optional=True)

    def require_form(self, place: str) -> None:
        """`share` is in [0, 1]; the field has as many entries as there are modes."""
        if not 0 <= self.share <= 1:
            raise Malformed(f"{place}.share", "expected a number from 0 to 1")
        if self.touch is not None:
            self.touch.require_modes(1, f"{place}.touch")


def check_kernel_bounds(claim: Claim, context: Context) -> frozenset[str]:
    """No density has F_K < 0 at K = enclosure.lower; one has H/E <= enclosure.upper, or K_# is no larger."""
    evidence, kernel = claim.given(KernelBounds), kernel_for(claim, context)
    lower, upper = claim.bounds
    require_less("0 < enclosure.lower", 0, lower)
    _require_least(kernel, lower, evidence, context)
    if evidence.touch is None:
        require_at_most("K_# <= enclosure.upper", kernel.threshold(evidence.bits)[1], upper)
    else:
        require_at_most("H/E <= enclosure.upper", _quotient(kernel, evidence.touch, context), upper)
    return UNIQUE if evidence.share else DISCONTINUOUS


def _require_least(kernel: Kernel, coupling: Fraction, evidence: KernelBounds, context: Context) -> None:
    """2 K lambda_l <= share/A_l + room for every l, (W11)."""
    p, last = evidence.bits, evidence.l_max
    context.work.spend(60 * last, p + (kernel.bits + 16) * last, last // 2)
    room = Fraction(0)
    if evidence.share < 1:
        room = 2 * (1 - evidence.share) * _convexity(2 * coupling * kernel.highest(last, p), p)
    step = step_of(kernel)
    for degree in kernel.up_to(last):
        order = degree // step
        weight = comb(kernel.d + order - 2, order - 1)
        value = 2 * coupling * kernel.eigenvalue(degree, p)[1]
        require_at_most(f"2 K lambda_{degree} <= share/A_{order} + room", value, evidence.share / weight + room)
    require_at_most("2 K lambda_l <= room beyond l_max", 2 * coupling * kernel.most(last, p), room)


def _convexity(s: Fraction, p: int) -> Fraction:
    """A lower bound of phi(s') for 0 < s' <= s: H >= phi int (rho-1)^2 for densities rho <= e^s'."""
    s = Fraction(ceil_of(s, p), 1 << p)
    u = exp(Ball.exact(-s, p))
    rest = 1 - u
    return (u * (Ball.exact(s, p) - rest) / (rest * rest)).lower()


def _quotient(kernel: Kernel, trial: Explicit, context: Context) -> Fraction:
    """An upper bound of H/E at the density of a field."""
    p, (own, degrees) = trial.bits, family_at(kernel, trial, context)
    moments = own.means([floor_of(a, p) for a in trial.field])
    parts = [kernel.parts(degree, p) for degree in degrees]
    kappa = [Ball.exact(c * multiplicity(kernel.d, n), p) * f for (c, f), n in zip(parts, degrees, strict=True)]
    energy = total(k * m * m for k, m in zip(kappa, moments.mean, strict=True))
    if not kernel.nonnegative:
        double = [floor_of(2 * a, p) for a in trial.field]
        square = max(Fraction(0), own_square(own, double, moments.log_z, moments.mean).upper())
        energy = energy - Ball.exact(kernel.most(degrees[-1], p) * square, p)
    require_less("0 < energy", 0, energy.lower())
    entropy = total(Ball.exact(a, p) * m for a, m in zip(trial.field, moments.mean, strict=True)) - moments.log_z
    return (entropy / energy).upper()
