"""C_*, around the minimiser that is not uniform: strict convexity there. FORMAT/coupling.md (K7)."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import ceil_shift, exp, up
from ..verdict import require_less
from .boxes import Setting, oscillation
from .form import Ends
from .origin import perron


def star_bound(setting: Setting, lower: Ends, upper: Ends, vector: Ends) -> Fraction:
    """theta >= lambda_max on C_*, shown to be < 1."""
    p = setting.p
    field = setting.field(lower, upper)
    moments = setting.family.moments(field)
    deviations = setting.deviations(lower, upper, field)
    u = oscillation(p, deviations, moments.mean) + 2 * setting.near(
        setting.farthest(lower, upper), field, moments, deviations
    )
    centre = perron(moments.covariance, moments.radius, setting.interaction.g, vector, p)
    return contraction(ceil_shift(exp(up(u, p)).high * centre, p) + setting.block(u, field, moments), p)


def contraction(size: int, p: int) -> Fraction:
    """theta = size/2^p, shown to be < 1."""
    theta = Fraction(size, 1 << p)
    require_less("C_*: theta < 1", theta, 1)
    return theta
