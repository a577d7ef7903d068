"""The two regions where F_K touches zero, and the explicit density. FORMAT_COUPLING.md, sections 3 and 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from ..arithmetic.ball import Ball, ceil_shift, exp, sqrt_upper, total, up
from ..arithmetic.series import Bessel, Work, ceil_div, ceil_of, floor_of
from ..bessel.threshold import threshold_enclosure
from ..verdict import require_at_most, require_less
from .family import Quadrature
from .functional import Ends, Setting, oscillation
from .interaction import Couplings


def _perron(matrix: Sequence[Sequence[int]], radius: int, g: Sequence[Ball], vector: Ends) -> Fraction:
    """max_k (1/v_k) sum_l |A_kl| g_l^+ v_l over 2^(2p): a bound of the spectral radius (Collatz-Wielandt)."""
    scaled = [x.high * v for x, v in zip(g, vector, strict=True)]
    rows = zip(matrix, vector, strict=True)
    return max(Fraction(sum((abs(a) + radius) * x for a, x in zip(row, scaled, strict=True)), v) for row, v in rows)


def require_origin(setting: Setting, corner: Ends, vector: Ends) -> None:
    """G is strictly convex on C_0: e^{tau x_1} Perron + tau < 1."""
    p = setting.p
    points = [setting.number(x) for x in corner]
    field = [ceil_shift(g.high * x, p) for g, x in zip(setting.couplings.g, points, strict=True)]
    products = setting.quadrature.products(field)
    matrix, radius = [[x.m for x in row] for row in products], max(x.r for row in products for x in row)
    bound = ceil_div(_ceil(_perron(matrix, radius, setting.couplings.g, vector)), 1 << p)
    growth = exp(up(ceil_shift(setting.tail() * points[0], p), p)).high
    size = ceil_shift(growth * bound, p) + setting.tail()
    require_less("C_0: e^(tau x_1) Perron + tau < 1", Fraction(size, 1 << p), 1)


def star_bound(setting: Setting, lower: Ends, upper: Ends, vector: Ends) -> Fraction:
    """theta >= lambda_max on C_*, shown to be < 1."""
    p = setting.p
    field = setting.field(lower, upper)
    moments = setting.quadrature.moments(field)
    deviations = setting.deviations(lower, upper, field)
    swing = oscillation(p, deviations, moments.mean) + ceil_shift(2 * setting.tail() * setting.number(upper[0]), p)
    centre = ceil_div(_ceil(_perron(moments.covariance, moments.radius, setting.couplings.g, vector)), 1 << p)
    theta = Fraction(ceil_shift(exp(up(swing, p)).high * centre, p) + setting.tail(), 1 << p)
    require_less("C_*: theta < 1", theta, 1)
    return theta


def _ceil(x: Fraction) -> int:
    return ceil_div(x.numerator, x.denominator)


GUARD: Final = 64
"""Bits beyond those of the evidence: fixed point loses what the exponents of floating point keep."""


def check_touch(d: int, beta: Fraction, evidence: Mapping[str, Any], theta: Fraction, work: Work) -> None:
    """Section 5: K_hi, K_lo and the first moment from one explicit density."""
    touch, coupling = evidence["touch"], evidence["coupling"]
    field, modes = touch["field"], touch["modes"]
    p = touch["precision"] + GUARD + 2 * modes  # the recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree
    family = Quadrature(d, modes, touch["nodes"], touch["ellipses"], p, work)  # first: it charges for the sizes
    bessel = Bessel(d, p, touch["terms"], work)
    require_less("K_hi < K_#", coupling[1], threshold_enclosure(bessel, beta)[0])
    couplings = Couplings(bessel, beta, modes, coupling)
    moments = family.means([floor_of(a, p) for a in field])
    exact = [Ball.exact(a, p) for a in field]
    mean, factors, series = moments.mean, couplings.factors, couplings.series
    halves = [Ball.exact(a / (2 * c), p) / f for a, c, f in zip(field, factors, series, strict=True)]  # K z_l
    places = [half / couplings.range for half in halves]
    entropy = total(a * m for a, m in zip(exact, mean, strict=True)) - moments.log_z
    energy = total(Ball.exact(c, p) * f * m * m for c, f, m in zip(factors, series, mean, strict=True))
    action = total(a * half / 2 for a, half in zip(exact, halves, strict=True))  # sum a_l^2/(4 kappa_l)
    require_less("0 < energy of the explicit density", 0, energy.lower())
    require_at_most("H/E of the explicit density <= K_hi", (entropy / energy).upper(), coupling[1])
    _require_in_star(places, evidence)
    defect = squared_defect(couplings, places, mean)
    gap = 1 - theta
    drop = Ball.between(Fraction(0), Fraction(defect, 1 << 2 * p) / (2 * gap), p)
    require_at_most("K_lo <= A/(Lambda + D^2/(2(1-theta)))", coupling[0], (action / (moments.log_z + drop)).lower())
    # |m_1 - z_1| <= sqrt(D^2)/((1-theta) sqrt(g_1)), and g_1 has the lower bound below
    least = couplings.g[0].lower()
    require_less("0 < g_1", 0, least)
    squared = Fraction(defect, 1 << 2 * p) / (gap * gap * least)
    radius = Fraction(sqrt_upper(ceil_of(squared, 4 * p)), 1 << 2 * p)
    low, high = evidence["moment"]
    require_at_most("moment.lower <= z_1 - radius", low, places[0].lower() - radius)
    require_at_most("z_1 + radius <= moment.upper", places[0].upper() + radius, high)


def _require_in_star(places: list[Ball], evidence: Mapping[str, Any]) -> None:
    """z is in C_* for every K: also its modes beyond those of the boxes."""
    lower, upper = evidence["star_lower"], evidence["star_upper"]
    unit = Fraction(1, 1 << evidence["grid"])
    for degree, z in enumerate(places, start=1):
        if degree <= len(lower):
            require_at_most(f"star_lower <= z_{degree}", lower[degree - 1] * unit, z.lower())
            require_at_most(f"z_{degree} <= star_upper", z.upper(), upper[degree - 1] * unit)
        else:
            size = Fraction(z.magnitude(), 1 << z.p)
            require_at_most(f"|z_{degree}| <= star_upper of l=1", size, upper[0] * unit)


def squared_defect(couplings: Couplings, places: list[Ball], mean: list[Ball]) -> int:
    """D^2 = sum g_l (z_l - M_l)^2 + tau over 2^(2p), rounded up."""
    sizes = ((z - m).magnitude() ** 2 for z, m in zip(places, mean, strict=True))
    rest = ceil_of(couplings.tail, 2 * couplings.p)
    return rest + sum(_ceil(size * couplings.upper(degree)) for degree, size in enumerate(sizes, start=1))
