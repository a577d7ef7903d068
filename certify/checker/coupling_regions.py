"""The two regions where F_K touches zero, and the explicit density. FORMAT_COUPLING.md, sections 3 and 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isqrt
from typing import Any, Final

from .coupling_boxes import Ends, Setting, oscillation
from .coupling_family import Quadrature
from .coupling_numbers import Ball, ceil_shift, exp, up
from .coupling_weights import Couplings
from .series import Bessel, Work, ceil_div, ceil_of, floor_of
from .threshold import threshold_enclosure
from .verdict import require_at_most, require_less


def _perron(matrix: Sequence[Sequence[int]], radius: int, g: Sequence[Ball], vector: Ends) -> Fraction:
    """max_k (1/v_k) sum_l |A_kl| g_l^+ v_l over 2^(2p): a bound of the spectral radius (Collatz-Wielandt)."""
    scaled = [x.high * v for x, v in zip(g, vector, strict=True)]
    best = Fraction(0)
    for row, v in zip(matrix, vector, strict=True):
        best = max(best, Fraction(sum((abs(a) + radius) * x for a, x in zip(row, scaled, strict=True)), v))
    return best


def require_origin(setting: Setting, corner: Ends, vector: Ends) -> None:
    """G is strictly convex on C_0: e^{tau x_1} Perron + tau < 1."""
    p = setting.p
    points = [setting.number(x) for x in corner]
    field = [ceil_shift(g.high * x, p) for g, x in zip(setting.couplings.g, points, strict=True)]
    products = setting.quadrature.products(field)
    matrix, radius = [[x.m for x in row] for row in products], max(x.r for row in products for x in row)
    bound = ceil_div(_ceil(_perron(matrix, radius, setting.couplings.g, vector)), 1 << p)
    growth = exp(up(ceil_shift(setting.tail() * points[0], p), p)).high
    total = ceil_shift(growth * bound, p) + setting.tail()
    require_less("C_0: e^(tau x_1) Perron + tau < 1", Fraction(total, 1 << p), 1)


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
    mean, entropy, energy, action = moments.mean, -moments.log_z, up(0, p), up(0, p)
    places = []
    for a, ball, m, c, f in zip(field, exact, mean, couplings.factors, couplings.series, strict=True):
        entropy = entropy + ball * m
        energy = energy + Ball.exact(c, p) * f * m * m
        half = Ball.exact(a / (2 * c), p) / f  # K z_l = a_l/(2 kappa_l)
        places.append(half / couplings.range)
        action = action + ball * half / 2  # a_l^2/(4 kappa_l)
    require_less("0 < energy of the explicit density", 0, energy.lower())
    require_at_most("H/E of the explicit density <= K_hi", (entropy / energy).upper(), coupling[1])
    _require_in_star(places, evidence)
    defect = _defect(couplings, places, mean)
    gap = 1 - theta
    drop = Ball.between(Fraction(0), Fraction(defect, 1 << 2 * p) / (2 * gap), p)
    require_at_most("K_lo <= A/(Lambda + D^2/(2(1-theta)))", coupling[0], (action / (moments.log_z + drop)).lower())
    # |m_1 - z_1| <= sqrt(D^2)/((1-theta) sqrt(g_1)), and g_1 has the lower bound below
    least = couplings.g[0].lower()
    require_less("0 < g_1", 0, least)
    squared = Fraction(defect, 1 << 2 * p) / (gap * gap * least)
    radius = Fraction(isqrt(ceil_of(squared, 4 * p)) + 1, 1 << 2 * p)
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


def _defect(couplings: Couplings, places: list[Ball], mean: list[Ball]) -> int:
    """D^2 = sum g_l (z_l - M_l)^2 + tau over 2^(2p), rounded up."""
    total = ceil_of(couplings.tail, 2 * couplings.p)
    for degree, (z, m) in enumerate(zip(places, mean, strict=True), start=1):
        total += _ceil((z - m).magnitude() ** 2 * couplings.upper(degree))
    return total
