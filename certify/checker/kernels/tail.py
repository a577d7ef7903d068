"""Boxes of a kernel whose kappa_l decay slowly: what is beyond the modes by norms. FORMAT/kernels.md, "Slow tails".

With q^2 = sum_{l>L} N_l m_l^2 and b = min(1, q sqrt(peak/tau)): sum_{l>L} g_l m_l^2 <= tau b^2, abs(h_tau) <= tau b.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import isqrt
from typing import Final

from ..arithmetic.ball import Ball, ceil_shift, exp, sqrt_upper, up
from ..arithmetic.series import ceil_of
from ..coupling.boxes import Setting, deviation, oscillation
from ..coupling.family import Family, Moments
from ..coupling.form import Ends
from ..coupling.interaction import multiplicity
from ..verdict import require_at_most

ROUNDS: Final = 3
_MOST: Final = 16
"""Above this exponent a bound by e to it is not looked at: b = 1 is one too."""


def own_square(family: Family, double: Sequence[int], log_z: Ball, mean: Sequence[Ball]) -> Ball:
    """int rho_a^2 - 1 - sum_{l<=L} N_l M_l^2, int rho_a^2 = Z(2a)/Z(a)^2; `double` is 2a over 2^p."""
    total = exp(family.log_partition(double) - log_z * 2) - 1
    for degree, m in zip(family.degrees, mean, strict=True):
        total = total - m * m * multiplicity(family.d, degree)
    return total


@dataclass(frozen=True)
class SlowSetting(Setting):
    """Boxes with `peak`, an upper bound of 2 K lambda_l for all l beyond the modes."""

    peak: Fraction
    rounds = ROUNDS
    """How often `near` uses its own bound."""

    @cached_property
    def share(self) -> int:
        """sqrt(peak/tau) over 2^p, rounded up."""
        return sqrt_upper(ceil_of(self.peak / self.interaction.tau, 2 * self.p))

    def reach(self, upper: Ends) -> int:
        """b over 2^p for critical densities in a box: rho = e^h/Z, Z >= 1, so q^2 <= sup rho - 1 <= e^sup h - 1."""
        p, one = self.p, 1 << self.p
        self.family.work.spend(0, p, 3 * isqrt(p))  # an exponential and a root
        fields = sum(g.magnitude() * self.number(x) for g, x in zip(self.interaction.g, upper, strict=True))
        exponent = ceil_shift(fields, p) + self.tau()
        if exponent >> p >= _MOST:
            return one
        norm = sqrt_upper((exp(up(exponent, p)).high - one) << p)
        return min(one, ceil_shift(norm * self.share, p))

    def near(self, upper: Ends, field: Sequence[int], moments: Moments, deviations: Sequence[int]) -> int:
        """tau b over 2^p, with the smaller bound of b by the box and by the density of its base field, (W9)."""
        p, tau, reach = self.p, self.tau(), self.reach(upper)
        u = up(oscillation(p, deviations, moments.mean), p)
        if u.high >> p >= _MOST:
            return ceil_shift(tau * reach, p)
        square = own_square(self.family, [2 * a for a in field], moments.log_z, moments.mean)
        own, spread = sqrt_upper(square.high << p), deviation(moments, deviations, p)
        log_sup = _log_sup(field, moments)
        self.family.work.spend(0, p, 2 * self.rounds * isqrt(p))
        for _ in range(self.rounds):
            r = ceil_shift(tau * reach, p)
            norm = own + ceil_shift(exp(log_sup / 2 + u + up(2 * r, p)).high * (spread + r), p)
            reach = min(reach, ceil_shift(norm * self.share, p))
        return ceil_shift(tau * reach, p)

    def block(self, growth: int, field: Sequence[int], moments: Moments | None) -> int:
        """peak sup rho over 2^p: log rho is at most `growth` more than that of the density of the field, or its sum."""
        log_sup = up(sum(map(abs, field)), self.p) if moments is None else _log_sup(field, moments)
        return ceil_of(self.peak * (exp(log_sup + up(growth, self.p))).upper(), self.p)


def _log_sup(field: Sequence[int], moments: Moments) -> Ball:
    """A bound of log sup rho_a: sum |a_l| - Lambda; a_l is within a unit."""
    return up(sum(map(abs, field)) + len(field), moments.log_z.p) - moments.log_z


def require_norm(
    setting: SlowSetting, lower: Ends, upper: Ends, degrees: Sequence[int], places: Sequence[Ball]
) -> None:
    """The z_l beyond the modes, at these degrees in all, are in C_*: sqrt(peak tau) q <= tau b there."""
    field, count, ends = setting.field(lower, upper), setting.family.modes, setting.farthest(lower, upper)
    tau_b = setting.near(ends, field, setting.family.moments(field), setting.deviations(lower, upper, field))
    square = Fraction(0)
    for degree, z in zip(degrees[count:], places[count:], strict=True):
        square += multiplicity(setting.family.d, degree) * Fraction(z.magnitude(), 1 << z.p) ** 2
    what = "the norm of z beyond the modes <= that of C_*"
    require_at_most(what, setting.peak * setting.interaction.tau * square, Fraction(tau_b, 1 << setting.p) ** 2)
