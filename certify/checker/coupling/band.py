"""K_c between two proved points, and the couplings on a range of s there. FORMAT_COUPLING.md, section 6.

log K_c is concave in log beta: chords bound it from below, tangents at the nodes from above. Here
beta(s) = (b_0+b_1)/2 + s (b_1-b_0)/2, and t = s - sm is counted from the middle of a range of s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..arithmetic.ball import Ball, exp, log, sqrt_upper, total, up
from ..arithmetic.series import Bessel, Work, ceil_of
from ..document.shape import Claim
from ..verdict import Invalid, require_at_most, require_less
from .family import Quadrature
from .functional import Setting
from .interaction import Couplings
from .regions import GUARD, squared_defect, star_bound

_HALF = (Fraction(1, 2), Fraction(1, 2))
"""The K for which g_l = kappa_l."""


@dataclass(frozen=True, slots=True)
class End:
    """K_c in `coupling` and p = -d log K_c/d log beta in `slope`, at one beta."""

    beta: Fraction
    coupling: tuple[Fraction, Fraction]
    slope: tuple[Fraction, Fraction]


def end_of(claim: Claim, work: Work) -> End:
    """What a claim two-minimisers with the rule `cover` says about K_c and its slope, if it holds."""
    evidence, interval = claim.evidence, claim.interval
    if interval is None or interval.b is None:
        raise Invalid("the end of a piece is a number")
    beta, coupling = interval.b, evidence["coupling"]
    require_less("0 < coupling.lower at an end of a piece", 0, coupling[0])
    p = evidence["precision"] + GUARD
    family = Quadrature(claim.d, evidence["modes"], evidence["nodes"], evidence["ellipses"], p, work)
    couplings = Couplings(Bessel(claim.d, p, evidence["terms"], work), beta, evidence["modes"], coupling)
    setting = Setting(family, couplings, evidence["grid"], evidence["weights"])
    theta = star_bound(setting, evidence["star_lower"], evidence["star_upper"], evidence["star_vector"])
    return End(beta, coupling, _log_slope(claim, beta, theta, work))


def _log_slope(claim: Claim, beta: Fraction, theta: Fraction, work: Work) -> tuple[Fraction, Fraction]:
    """p = sum beta kappa_l' m_l^2/sum kappa_l m_l^2 at the minimiser that is not uniform, from `touch`."""
    touch, coupling, d = claim.evidence["touch"], claim.evidence["coupling"], claim.d
    modes = touch["modes"]
    p = touch["precision"] + GUARD + 2 * modes  # as in check_touch
    bessel = Bessel(d, p, touch["terms"], work)
    couplings = Couplings(bessel, beta, modes, coupling)
    kappa, derivative = kappas(bessel, beta, modes)
    moments = _minimiser(claim, couplings, theta, work)
    top = total(slope * m * m for slope, m in zip(derivative, moments, strict=True))
    bottom = total(value * m * m for value, m in zip(kappa, moments, strict=True))
    ratio = beta * (modes + d - 1) / ((modes + 2) * (2 * modes + d))  # < 1: the tail of `couplings` was summed
    rest = couplings.tail / (2 * coupling[1])
    top = top * Ball.exact(beta, p) + Ball.between(Fraction(0), rest * (modes + beta) / (1 - ratio), p)
    slope = top / (bottom + Ball.between(Fraction(0), rest, p))
    return slope.lower(), slope.upper()


def _minimiser(claim: Claim, couplings: Couplings, theta: Fraction, work: Work) -> list[Ball]:
    """The moments m_l, l <= L', for every K of `coupling`: z_l +- sqrt(D2)/((1-theta) sqrt(g_l)), cut to [0, 1]."""
    touch, p = claim.evidence["touch"], couplings.p
    family = Quadrature(claim.d, touch["modes"], touch["nodes"], touch["ellipses"], p, work)
    exact = [Ball.exact(a, p) for a in touch["field"]]
    mean = family.means([a.m for a in exact]).mean
    rows = zip(touch["field"], couplings.factors, couplings.series, strict=True)
    places = [Ball.exact(a / (2 * c), p) / f / couplings.range for a, c, f in rows]
    defect = squared_defect(couplings, places, mean)
    result = []
    for z, c, f in zip(places, couplings.factors, couplings.series, strict=True):
        least = 2 * couplings.coupling[0] * c * f.lower()
        require_less("0 < g_l at an end of a piece", 0, least)
        squared = Fraction(defect, 1 << 2 * p) / ((1 - theta) ** 2 * least)
        radius = Fraction(sqrt_upper(ceil_of(squared, 2 * p)), 1 << p)
        low, high = max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1))
        require_at_most("a moment of the minimiser at an end of a piece is in [0, 1]", low, high)
        result.append(Ball.between(low, high, p))
    return result


def kappas(bessel: Bessel, beta: Fraction, modes: int) -> tuple[list[Ball], list[Ball]]:
    """kappa_l and d kappa_l/d beta for l = 1..L: factor ((l-1)/beta F(d/2+l) + beta/(d+2l) F(d/2+l+1))."""
    d, p = bessel.d, bessel.precision
    unit = Couplings(bessel, beta, modes + 1, _HALF)
    slopes = []
    for degree, (c, f, g) in enumerate(zip(unit.factors[:-1], unit.series[:-1], unit.series[1:], strict=True), start=1):
        own = Ball.exact(c * (degree - 1) / beta, p) * f
        slopes.append(own + Ball.exact(c * beta / (d + 2 * degree), p) * g)
    return unit.g[:-1], slopes


class Part:
    """K_c between two neighbouring nodes, whose order and signs `Band` has checked."""

    def __init__(self, left: End, right: End, p: int) -> None:
        self.left, self.right, self.p = left, right, p
        fall = log(Ball.exact(left.coupling[0] / right.coupling[0], p))
        self.power = fall / log(Ball.exact(right.beta / left.beta, p))  # the exact one is >= 0

    def chord(self, beta: Fraction) -> tuple[Ball, Ball]:
        """f(beta) and f'(beta)."""
        value = Ball.exact(self.left.coupling[0], self.p)
        value = value * exp(self.power * log(Ball.exact(self.left.beta / beta, self.p)))
        return value, -(value * self.power * Ball.exact(1 / beta, self.p))

    def tangents(self, beta: Fraction) -> list[Ball]:
        """K_i (b_i/beta)^(p_i), upper ends of K_i, of both nodes."""
        found = []
        for end in (self.left, self.right):
            exponent = Ball.between(*end.slope, self.p) * log(Ball.exact(end.beta / beta, self.p))
            found.append(Ball.exact(end.coupling[1], self.p) * exp(exponent))
        return found


class Band:
    """K_c on the piece [b_0, b_1], from its ends and the nodes inside it."""

    def __init__(self, left: End, right: End, p: int, inner: Sequence[End] = ()) -> None:
        nodes = (left, *inner, right)
        for one, two in pairwise(nodes):
            require_less("b_0 < b_1", one.beta, two.beta)
        for end in nodes:
            require_less("0 < coupling.lower at an end of a piece", 0, end.coupling[0])
            require_at_most("0 <= p at an end of a piece", 0, end.slope[0])
        for one, two in pairwise(nodes):
            require_at_most("the lower end of K_1 <= the lower end of K_0", two.coupling[0], one.coupling[0])
        self.left, self.right, self.p = left, right, p
        self.half = (right.beta - left.beta) / 2
        self.parts = [Part(one, two, p) for one, two in pairwise(nodes)]
        for part in self.parts:  # so that what is proved for all K of the band is proved for the lower end at a node
            for end in (part.left, part.right):
                for bound in part.tangents(end.beta):
                    require_at_most("the lower end of K_i <= the tangents beside it", end.coupling[0], bound.upper())

    def beta(self, s: Fraction) -> Fraction:
        """beta(s)."""
        return (self.left.beta + self.right.beta) / 2 + s * self.half

    def _ranges(self, s0: Fraction, s1: Fraction) -> list[tuple[Part, Fraction, Fraction]]:
        """[s0, s1] cut at the nodes and half-way between them, each range with the nodes around it."""
        found = []
        for part in self.parts:
            a, b = (((node.beta - self.left.beta) / self.half - 1) for node in (part.left, part.right))
            for low, high in ((a, (a + b) / 2), ((a + b) / 2, b)):
                u0, u1 = max(low, s0), min(high, s1)
                if u0 < u1 or (u0 == u1 and s0 == s1):
                    found.append((part, u0, u1))
        return found

    def coupling(self, s0: Fraction, s1: Fraction) -> tuple[Ball, Ball, Ball]:
        """(k, k', E): K_c(beta(s)) is in k + k' (s - sm) + E on [s0, s1]; k and k' exact."""
        p, sm, ranges = self.p, (s0 + s1) / 2, self._ranges(s0, s1)
        k, tilt = self._line(s0, s1)
        low, high = [], []
        for part, u0, u1 in ranges:
            um, sigma = (u0 + u1) / 2, (u1 - u0) / 2
            value, slope = part.chord(self.beta(um))  # convex: above its tangent at um
            slope = slope * Ball.exact(self.half, p)
            low.append((value - k - tilt * Ball.exact(um - sm, p) + (slope - tilt) * symmetric(sigma, p)).low)
            ends = []
            for u in (u0, u1):  # the tangents are convex too: over a linear function they are largest at an end
                line = k + tilt * Ball.exact(u - sm, p)
                ends.append([(x - line).high for x in part.tangents(self.beta(u))])
            high.append(min(max(x) for x in zip(*ends, strict=True)))
            require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1])
        return k, tilt, Ball.between(Fraction(min(low), 1 << p), Fraction(max(high), 1 << p), p)

    def _line(self, s0: Fraction, s1: Fraction) -> tuple[Ball, Ball]:
        """Exact k, k' near K_c in the middle of the range and its slope there: any numbers would do."""
        p, sm = self.p, (s0 + s1) / 2
        part = self._ranges(sm, sm)[0][0]
        value, slope = part.chord(self.beta(sm))
        if s0 < s1:
            first, last = (self._ranges(s, s)[0][0].chord(self.beta(s))[0] for s in (s0, s1))
            slope = (last - first) / Ball.exact(s1 - s0, p)
        else:
            slope = slope * Ball.exact(self.half, p)
        return up(value.m, p), up(slope.m, p)


def symmetric(size: Fraction, p: int) -> Ball:
    """[-size, size]."""
    return Ball(0, ceil_of(size, p), p)


class RangeCouplings(Couplings):
    """g_l = centre_l + slope_l (s - sm) + a point of spread_l for s in [s0, s1]; slope exact.

    `g` are upper ends over the range; `tail` is tau at the largest kappa and K_c.
    """

    def __init__(self, bessel: Bessel, band: Band, modes: int, s0: Fraction, s1: Fraction) -> None:
        p, sigma = bessel.precision, (s1 - s0) / 2
        k, tilt, spread = band.coupling(s0, s1)
        reach = symmetric(sigma, p)
        everywhere = k + tilt * reach + spread
        super().__init__(bessel, band.beta(s1), modes, (everywhere.lower(), everywhere.upper()))
        values, _ = kappas(bessel, band.beta((s0 + s1) / 2), modes)
        ends = zip(kappas(bessel, band.beta(s0), modes)[1], kappas(bessel, band.beta(s1), modes)[1], strict=True)
        half = Ball.exact(band.half, p)
        self.sigma, self.reach = ceil_of(sigma, p), reach
        self.centre, self.slope, self.spread = [], [], []
        for value, (a, b) in zip(values, ends, strict=True):
            derivative = Ball.between(a.lower(), b.upper(), p) * half  # kappa' increases in beta
            rise = up(derivative.m, p)
            line = (k * rise + tilt * value) * 2
            extra = tilt * rise * reach * reach + spread * (value + derivative * reach)
            extra = extra + (derivative - rise) * reach * (k + tilt * reach)
            self.centre.append(k * value * 2)
            self.slope.append(up(line.m, p))
            self.spread.append(extra * 2 + (line - up(line.m, p)) * reach)
        parts = zip(self.centre, self.slope, self.spread, strict=True)
        self.g = [up((g + v * reach + e).high, p) for g, v, e in parts]
