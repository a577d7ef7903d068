"""Floats: the curve of critical densities, and tubes about pieces of it.

Near a critical c at K the curve is c + s V + s^2 W + O(s^3), in the parameter s = <a,c>/<c,c> - 1 of
`certify.bounds.branch.tube`; pieces are as long as the bounds there allow, in floats. Untrusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp, log, log2, sqrt
from typing import Any

import numpy as np

from certify.core.errors import Undecided
from certify.cover.branch import BranchPiece, brief, short
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector, family_of
from certify.search.coupling.path import critical_at
from certify.search.coupling.quadrature import RHOS, quadrature_sizes

_SHARES = (0.2, 0.05, 0.01, 0.002, 4e-4)  # of U that the radius takes
_SLACK = 1.3  # what the bounds in balls may lose
_MEET = 0.02  # of the width: how well an end is known that has to lie in the next piece
_ROUND = 0.003
_FOLD_BITS = 56
_NOISE = 4e-16
TURN = 2.0
OVERLAP = 0.95
_LARGEST = 600.0  # cosh of it is still a float
_ROOM = 1.05  # what fields of a tube may be larger than the one that is known


@dataclass(frozen=True)
class Place:
    """A point of the curve with its jet: K, the field, V, W, q_1 and M, C, third there."""

    coupling: float
    field: Vector
    tangent: Vector
    bend: Vector
    slope: float
    mean: Vector
    covariance: Vector
    third: Vector


@dataclass(frozen=True)
class Tube:
    """What a piece gives: its radius, how far the curve is from the parabola there, the defect."""

    radius: float
    off: float
    defect: float


class Curve:
    """The curve in floats, found again at every a_1 from points that are known."""

    def __init__(self, minimiser: Minimiser, modes: int) -> None:
        self.kappa = minimiser.kappa[:modes]
        self.twice, self.signs = 2 * np.abs(self.kappa), np.sign(self.kappa)
        self.family: FloatFamily = family_of(minimiser.kernel, modes)
        self.tail = float(minimiser.kernel.tail(2 * minimiser.kappa, modes))
        self.slow = minimiser.kernel.slow(2 * minimiser.kappa, modes)
        field = np.zeros(modes)
        count = min(modes, len(minimiser.field))
        field[:count] = minimiser.field[:count]
        self.known = [(minimiser.coupling, field)]

    def at(self, first: float) -> tuple[float, Vector]:
        """(K, field) with this a_1 > 0. Raises Undecided where Newton's method fails."""
        coupling, field = min(self.known, key=lambda x: abs(log(x[1][0] / first)))
        steps = 1 + int(abs(log(first / field[0])) / 0.05)
        for goal in field[0] * (first / field[0]) ** (np.arange(1, steps + 1) / steps):
            start = field * (goal / field[0]) ** np.minimum(np.arange(1, len(field) + 1), 40)
            coupling, field = critical_at(self.family, self.kappa, coupling, start)
            self.known.append((coupling, field))
        mean = self.family.values @ self.family.partition(field)[1]
        return coupling, np.asarray(2 * coupling * self.kappa * mean)  # each entry accurate against its own kappa

    def place(self, first: float) -> Place:
        """The curve at this a_1, to the second order."""
        return self.jet(*self.at(first))

    def jet(self, coupling: float, a: Vector) -> Place:
        """The curve at this point, to the second order."""
        family, k2 = self.family, self.twice
        density = family.partition(a)[1]
        mean = family.values @ density
        covariance = (family.values * density) @ family.values.T - np.outer(mean, mean)
        dual, size = a / k2, len(a)
        scale = np.append(np.sqrt(k2), 1.0)
        matrix = np.zeros((size + 1, size + 1))
        matrix[:size, :size] = np.diag(self.signs / (coupling * k2)) - covariance
        matrix[:size, size], matrix[size, :size] = self.signs * dual, dual
        inverse = np.linalg.inv(scale[:, None] * matrix * scale)
        first_row = np.append(np.zeros(size), dual @ a)
        tangent = scale * (inverse @ (scale * first_row))
        y = tangent[:size] @ family.values
        y = y - y @ density
        third = (family.values * density) @ (y * y) - mean * float(density @ (y * y))
        bend = scale * (
            inverse @ (scale * np.append(third / 2 - tangent[size] * self.signs * tangent[:size] / k2, 0.0))
        )
        return Place(coupling, a, tangent[:size], bend[:size], float(tangent[size]), mean, covariance, third)

    def beyond(self, sizes: Vector) -> float:
        """The norm of T beyond the modes at most, for fields with |a_l| <= sizes_l."""
        return sqrt(self.tail) * (1.0 if self.slow is None else least_moment(sizes, self.family.degrees)[0])

    def block(self, place: Place) -> float:
        """The norm of T' beyond the modes at most."""
        if self.slow is None:
            return self.tail
        log_sup = float(np.abs(place.field).sum()) - self.family.partition(place.field)[0]
        return float(min(self.tail, self.slow.peak * exp(min(log_sup, _LARGEST))))

    def fold(self) -> float:
        """a_1 where K is least. Raises Undecided where it is not between the uniform density and the minimiser."""
        from scipy.optimize import brentq  # heavy

        last = float(self.known[0][1][0])
        places = last * np.exp(np.linspace(0, log(0.05), 120))
        slopes = [self.place(x).slope for x in places]
        # q = 1/K rises from the minimiser down to the fold, so q_1, by the growth of s, is negative above it
        k = next((i for i, q in enumerate(slopes) if q > 0), 0)
        if k == 0:
            raise Undecided("the search found no fold of the curve of critical densities")
        return float(brentq(lambda x: self.place(x).slope, places[k], places[k - 1], xtol=1e-15, rtol=1e-15))

    def tube(self, place: Place, width: float, level: float) -> Tube | None:
        """A tube of that width with K >= level on it, as in `certify.bounds.branch.tube`; None if none is seen."""
        v, mean = place.tangent, place.mean
        extent = float((np.abs(v) * (1 + np.abs(mean))).sum())
        beyond = sqrt(float((self.twice * (1 + np.abs(mean)) ** 2).sum()) + 4 * self.tail)
        tubes = (self.piece(place, width, share * width * extent / beyond, level) for share in _SHARES)
        return next((tube for tube in tubes if tube is not None), None)

    def piece(self, place: Place, s: float, radius: float, level: float) -> Tube | None:
        """The tube of that width s and this radius, if it is one."""
        k2, c, v, w, mean, cov = self.twice, place.field, place.tangent, place.bend, place.mean, place.covariance
        star = self.signs * c
        n = float(c @ (c / k2))
        n0, n1 = float(star @ mean), float(star @ cov @ v)
        n2 = float(star @ place.third) / 2 + float(star @ cov @ w)
        q0 = n0 / n
        gap = max(_gap(k2, cov, side, n) for side in (c, star)) + self.block(place)
        spread_c, spread_v, spread_w = (sqrt(max(float(x @ cov @ x), 0.0)) for x in (star, v, w))
        extent_v, extent_w = (float((np.abs(x) * (1 + np.abs(mean))).sum()) for x in (v, w))
        beyond = sqrt(float((k2 * (1 + np.abs(mean)) ** 2).sum()) + 4 * self.tail)
        turn = s * extent_v + s * s * extent_w + radius * beyond
        if turn > TURN:
            return None
        e, half = exp(turn), exp(turn / 2)
        extent = (extent_v + 2 * s * extent_w) * (1 + half * turn)
        spread = half * (spread_v + 2 * s * spread_w)
        cubic = half * s**3 / 6 * (spread * (extent**2 + 2 * spread**2) + 6 * half * extent * spread_w)
        rest = spread_c * cubic
        across, bent = (sqrt(float(x @ (x / k2))) for x in (v - c, w))
        one = (abs(n1 - n0) * s + abs(n2) * s * s + rest) / ((1 - s) * n)
        two = (abs(n2 - n1 + n0) * s * s + rest) / ((1 - s) * n)
        push = e * spread_c * sqrt(gap)
        least = n0 - s * abs(n1) - s * s * abs(n2) - rest - push * radius
        defect = sqrt(gap) * cubic + s * across * two + s * s * bent * one
        defect += self.beyond(np.abs(c) + s * np.abs(v) + s * s * np.abs(w))
        defect += _NOISE * q0 * sqrt(n)
        if least <= 0:
            return None
        coupling = (1 + s) * n / least
        theta = coupling * (
            e * gap + push * (defect + (q0 + one) * (s * across + s * s * bent) + e * gap * radius) / least
        )
        if theta >= 0.98:
            return None
        off = _SLACK * coupling * defect / (1 - theta)
        if off > min(radius / 4, _MEET * s * sqrt(n)):
            return None
        e0, e1, e2 = n / level - n0, n / level - n1, -n2
        low = min(e0 + e1 * s + e2 * s * s, e0 - e1 * s + e2 * s * s)
        low -= 0 if abs(e1) >= 2 * abs(e2) * s else abs(e2) * s * s
        return Tube(radius, off, defect) if _SLACK * (rest + push * off) <= low else None


def _gap(twice: Vector, covariance: Vector, side: Vector, n: float) -> float:
    """The fourth root of the trace of the fourth power of T' off a direction."""
    matrix = twice[:, None] * covariance
    matrix = matrix - np.outer(side, (side / twice) @ matrix) / n
    square = matrix @ matrix
    return float(float((square * square.T).sum()) ** 0.25)


def least_moment(sizes: Vector, degrees: Sequence[int]) -> tuple[float, Fraction]:
    """A bound of |M_l| beyond the degrees at fields with |a_l| <= sizes_l, and the ellipse that gives it."""
    logs = np.log(np.array([float(rho) for rho in RHOS]))
    growth = np.cosh(np.minimum(np.array(degrees)[:, None] * logs, _LARGEST))
    bounds = sizes @ growth + log(2.0) - (degrees[-1] + 1) * logs
    best = int(np.argmin(bounds))
    return exp(min(0.0, float(bounds[best]))), RHOS[best]


def end_of(place: Place, s: float) -> float:
    """a_1 a little before the parameter s of the parabola about a place, so that neighbours overlap."""
    s *= OVERLAP
    return float(place.field[0] + s * place.tangent[0] + s * s * place.bend[0])


@dataclass(frozen=True)
class Span:
    """A piece of the search."""

    place: Place
    width: float
    tube: Tube

    def end(self, sign: int) -> float:
        """a_1 near its end, with room to meet the next one."""
        return end_of(self.place, sign * self.width)


def curve_modes(minimiser: Minimiser, digits: int) -> int:
    """So many that the root of what is beyond is small against the error that counts."""
    twice, kernel = 2 * minimiser.kappa, minimiser.kernel
    goal = (10.0 ** -(digits + 2)) ** 2 * float(twice[0])
    for modes in range(3, min(len(twice) - 2, len(minimiser.field) if kernel.slow(twice, 3) else len(twice))):
        share = (
            1.0
            if kernel.slow(twice, 3) is None
            else least_moment(_ROOM * np.abs(minimiser.field[:modes]), kernel.degrees(modes))[0]
        )
        if kernel.tail(twice, modes) * share**2 < goal:
            return modes
    raise Undecided("the coefficients fall too slowly for a branch")


def curve_sizes(curve: Curve, fields: list[Vector]) -> dict[str, Any]:
    """The quadrature of tubes about these fields, as the plan names its parts."""
    degrees = curve.family.degrees
    nodes, ellipses = quadrature_sizes(
        curve.family.d, [(field, -_FOLD_BITS * log(2.0)) for field in fields], degrees=degrees
    )
    peak = max(float(np.abs(a).sum()) - curve.family.partition(a)[0] for a in fields)
    if curve.slow is not None:
        ellipses = tuple(sorted({*ellipses, *(least_moment(np.abs(a), degrees)[1] for a in fields)}))
    return {
        "modes": len(degrees),
        "nodes": nodes + 2 * ceil(degrees[-1] / 2),  # that of a product of three polynomials loses one of them
        "ellipses": ellipses,
        "precision": 64 + ceil(peak * 1.4427),
    }


def rounded(curve: Curve, span: Span, *, fine: bool) -> BranchPiece:
    """Short numbers: errors of entry l in units of sqrt(2 kappa_l), small against the defect of the piece."""
    norm = sqrt(float(span.place.field @ (span.place.field / curve.twice)))
    error, s = span.tube.defect * span.place.coupling * _ROUND, span.width
    bits = [_FOLD_BITS - log2(norm) if fine else -log2(error), -log2(error / s), -log2(error / s**2)]
    rows = (span.place.field, span.place.tangent, span.place.bend)
    scale = np.sqrt(curve.twice)
    field, tangent, bend = (
        tuple(short(float(x), ceil(b - log2(float(k)))) for x, k in zip(row, scale, strict=True))
        for row, b in zip(rows, bits, strict=True)
    )
    return BranchPiece(field, tangent, bend, brief(s), brief(span.tube.radius))
