"""The reduced function near 0: holomorphic in a disc, with a bound there, so that its series has a remainder.

FORMAT/reduction.md (U4) to (U6).
"""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import Ball, exp, log, total, up
from ..verdict import require_at_most, require_less
from .form import Disc
from .series import coefficients
from .setting import Setting


def disc_bound(setting: Setting, disc: Disc, reach: int) -> Ball:
    """B >= |L| for |a| <= d radius; proves that y -> g M maps the polydisc into itself and stays within reach."""
    p, g = setting.p, setting.g[1:]
    field = setting.high_field([disc.radius, *disc.moments])
    at = setting.family.means(field)
    whole, tail = exp(at.log_z), setting.ball(disc.tail)
    growth = exp(up(setting.tau, p) * tail)
    largest = whole * growth
    require_less("disc: Z < 2", largest.upper(), 2)
    least = 2 - largest
    for degree, (n, mean) in enumerate(zip(disc.moments, at.mean[1:], strict=True), start=2):
        require_at_most(f"disc: moments_{degree} <= reach", n, reach)
        image = mean * whole + (growth - 1) * whole
        require_less(f"disc: J_{degree} < moments_{degree} (2 - Z)", image.upper(), (setting.ball(n) * least).lower())
    require_less("disc: Z < tail (2 - Z)", largest.upper(), (tail * least).lower())
    squares = (x * setting.ball(n) * setting.ball(n) for x, n in zip(g, disc.moments, strict=True))
    return (total(squares) + up(setting.tau, p) * tail * tail) / 2 - log(least)


def require_small(setting: Setting, disc: Disc, reach: int, first: int) -> None:
    """L(a) < a^2/(2d) for 0 < a <= d first: the series from a^6 on is negative, as c_4 = 0 at beta_*."""
    d, n_max = setting.d, disc.degree
    bound = disc_bound(setting, disc, reach).upper()
    require_less("0 < first chord", 0, first)
    require_less("first chord < radius of the disc", first, disc.radius)
    u, square = (d * setting.number(first)) ** 2, (d * setting.number(disc.radius)) ** 2
    series = [c.upper() for c in coefficients(d, setting.g[1:], n_max, setting.work)]
    value = series[2] + sum(max(c, Fraction(0)) * u**k for k, c in enumerate(series[3:], start=1))
    value += bound * u ** (n_max - 2) / (square**n_max * (square - u))
    require_less("series: (L(a) - a^2/(2d))/a^6 < 0", value, 0)
