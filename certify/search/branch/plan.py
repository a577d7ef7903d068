"""Floats: the curve of critical densities from the uniform one to the other minimiser, and tubes about pieces of it.

Near a critical c at K the curve is c + s V + s^2 W + O(s^3), in the parameter s = <a,c>/<c,c> - 1 of
`certify.bounds.branch.tube`; pieces are as long as the bounds there allow, in floats. Untrusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, log, log2, sqrt

import numpy as np

from certify.core.errors import Undecided
from certify.cover.branch import BranchPiece, BranchPlan, brief, short
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector, family_of
from certify.search.coupling.path import critical_at
from certify.search.coupling.quadrature import quadrature_sizes

_SHRINK = 1.25
_GROWTH = 6.0
_WIDEST, _THINNEST = 0.3, 1e-9
_OVERLAP = 0.95
_LEAST = 0.4  # of the departure: where the first piece begins at the earliest
_SHARES = (0.2, 0.05, 0.01, 0.002, 4e-4)  # of U that the radius takes
_SLACK = 1.3  # what the bounds in balls may lose
_ROOM = 1.01  # the same where they are explicit
_MOST = 400
_AIM = 4
_MEET = 0.02  # of the width: how well an end is known that has to lie in the next piece
_TURN = 2.0
_ROUND = 0.003
_FOLD_BITS = 56
_NOISE = 4e-16


@dataclass(frozen=True)
class _Place:
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
class _Tube:
    """What a piece gives: its radius, how far the curve is from the parabola there, the defect."""

    radius: float
    off: float
    defect: float


class Curve:
    """The curve in floats, found again at every a_1 from points that are known."""

    def __init__(self, minimiser: Minimiser, modes: int) -> None:
        self.kappa = minimiser.kappa[:modes]
        self.twice = 2 * self.kappa
        self.family: FloatFamily = family_of(minimiser.kernel, modes)
        self.tail = float(minimiser.kernel.tail(2 * minimiser.kappa, modes))
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

    def place(self, first: float) -> _Place:
        """The curve at this a_1, to the second order."""
        coupling, a = self.at(first)
        family, k2 = self.family, self.twice
        density = family.partition(a)[1]
        mean = family.values @ density
        covariance = (family.values * density) @ family.values.T - np.outer(mean, mean)
        dual, size = a / k2, len(a)
        scale = np.append(np.sqrt(k2), 1.0)
        matrix = np.zeros((size + 1, size + 1))
        matrix[:size, :size] = np.diag(1 / (coupling * k2)) - covariance
        matrix[:size, size] = matrix[size, :size] = dual
        inverse = np.linalg.inv(scale[:, None] * matrix * scale)
        first_row = np.append(np.zeros(size), dual @ a)
        tangent = scale * (inverse @ (scale * first_row))
        y = tangent[:size] @ family.values
        y = y - y @ density
        third = (family.values * density) @ (y * y) - mean * float(density @ (y * y))
        bend = scale * (inverse @ (scale * np.append(third / 2 - tangent[size] * tangent[:size] / k2, 0.0)))
        return _Place(coupling, a, tangent[:size], bend[:size], float(tangent[size]), mean, covariance, third)

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

    def tube(self, place: _Place, width: float, level: float) -> _Tube | None:
        """A tube of that width with K >= level on it, as in `certify.bounds.branch.tube`; None if none is seen."""
        v, mean = place.tangent, place.mean
        extent = float((np.abs(v) * (1 + np.abs(mean))).sum())
        beyond = sqrt(float((self.twice * (1 + np.abs(mean)) ** 2).sum()) + 4 * self.tail)
        tubes = (self._tube(place, width, share * width * extent / beyond, level) for share in _SHARES)
        return next((tube for tube in tubes if tube is not None), None)

    def _tube(self, place: _Place, s: float, radius: float, level: float) -> _Tube | None:
        k2, c, v, w, mean, cov = self.twice, place.field, place.tangent, place.bend, place.mean, place.covariance
        n = float(c @ (c / k2))
        n0, n1 = float(c @ mean), float(c @ cov @ v)
        n2 = float(c @ place.third) / 2 + float(c @ cov @ w)
        q0 = n0 / n
        matrix = k2[:, None] * cov
        matrix = matrix - np.outer(c, (c / k2) @ matrix) / n
        square = matrix @ matrix
        gap = float((square * square.T).sum()) ** 0.25 + self.tail
        spread_c, spread_v, spread_w = (sqrt(max(float(x @ cov @ x), 0.0)) for x in (c, v, w))
        extent_v, extent_w = (float((np.abs(x) * (1 + np.abs(mean))).sum()) for x in (v, w))
        beyond = sqrt(float((k2 * (1 + np.abs(mean)) ** 2).sum()) + 4 * self.tail)
        turn = s * extent_v + s * s * extent_w + radius * beyond
        if turn > _TURN:
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
        defect = sqrt(gap) * cubic + s * across * two + s * s * bent * one + sqrt(self.tail)
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
        return _Tube(radius, off, defect) if _SLACK * (rest + push * off) <= low else None


def branch_plan(minimiser: Minimiser, digits: int) -> tuple[BranchPlan, float]:
    """A plan that follows the curve all the way, and the K that it should prove to be below it."""
    modes = _modes(minimiser, digits)
    curve = Curve(minimiser, modes)
    last, fold = float(curve.known[0][1][0]), curve.fold()
    centre = curve.place(fold)
    level = centre.coupling * (1 - 10.0**-digits)
    start = _departure(minimiser, level, modes)
    middle = _widest(curve, fold, 0, level)
    pieces = [middle]
    while pieces[-1].end(1) < last:
        pieces.append(_widest(curve, pieces[-1].end(1), 1, level, before=pieces[-1].width))
    down = [middle]
    while down[-1].end(-1) > start[0] * _OVERLAP:
        down.append(_widest(curve, down[-1].end(-1), -1, level, start[0] * _LEAST, down[-1].width))
        if len(down) + len(pieces) > _MOST:
            raise Undecided(f"the search for a branch stopped at {_MOST} pieces")
    whole = [*reversed(down[1:]), *pieces]
    return _plan(curve, minimiser, whole, start, len(down) - 1), level


@dataclass(frozen=True)
class _Span:
    """A piece of the search."""

    place: _Place
    width: float
    tube: _Tube

    def end(self, sign: int) -> float:
        """a_1 near its end, with room to meet the next one."""
        return _end(self.place, sign * self.width)


def _end(place: _Place, s: float) -> float:
    s *= _OVERLAP
    return float(place.field[0] + s * place.tangent[0] + s * s * place.bend[0])


def _widest(curve: Curve, first: float, sign: int, level: float, least: float = 0.0, before: float = _WIDEST) -> _Span:
    """The widest piece that begins at this a_1 and goes up or down, or lies about it; not far wider than `before`."""
    width = min(_WIDEST, _GROWTH * before)
    while width > _THINNEST:
        place = _reaching(curve, first, sign * width)
        if place is not None and _end(place, -width) > least:
            tube = curve.tube(place, width, level)
            if tube is not None:
                return _Span(place, width, tube)
        width /= _SHRINK
    raise Undecided("the search found no tube about the curve of critical densities")


def _reaching(curve: Curve, first: float, width: float) -> _Place | None:
    """The point from which a piece of this width, > 0 upwards and < 0 downwards, has this a_1 near its end."""
    place = curve.place(first)
    middle = first
    for _ in range(_AIM if width else 0):
        middle += first - _end(place, -width)
        if middle <= 0:
            return None
        place = curve.place(middle)
    return place


def _modes(minimiser: Minimiser, digits: int) -> int:
    """So many that the root of what is beyond is small against the error that counts."""
    twice = 2 * minimiser.kappa
    goal = (10.0 ** -(digits + 2)) ** 2 * float(twice[0])
    for modes in range(3, len(twice) - 2):
        if minimiser.kernel.tail(twice, modes) < goal:
            return modes
    raise Undecided("the coefficients fall too slowly for a branch")


def _departure(minimiser: Minimiser, level: float, modes: int) -> tuple[float, float]:
    """The farthest x, and a radius, for which the lemma of `certify.bounds.branch.departure` holds in floats."""
    d, twice = minimiser.d, 2 * minimiser.kappa[:modes]
    second = float(twice[1]) * 2 / ((d + 2) * (d - 1)) if d > 2 else float(twice[1]) / 2
    threshold, beyond = d / float(twice[0]), sqrt(float(twice[1:].sum()))
    x = 2.0 * sqrt(d)
    while x > 1e-5:
        x /= _SHRINK
        for radius in x * x * 4.0 ** np.arange(3, -8, -1.0):
            turn = x + radius * beyond
            if turn > _TURN:
                continue
            half, e = exp(turn / 2), exp(turn)
            spread, extent = half * (x / sqrt(d) + sqrt(second) * radius), turn * (1 + half * turn)
            even = x * sqrt(second / d) * radius + second * radius**2 / 2
            drift = (even + half / sqrt(d) * spread * (extent**2 + 2 * spread**2) / 6) * d / x
            image = second * radius + half * sqrt(second) * extent * spread / 2
            if drift >= 0.9:
                continue
            k = threshold / (1 - drift)
            theta = k * (e * second + e * sqrt(second * d) * image / (x * (1 - drift)))
            if _ROOM * k * image <= radius and _ROOM * theta < 1 and level * (1 + _ROOM * drift) <= threshold:
                return x, float(radius)
    raise Undecided("the search does not follow the branch away from the uniform density")


def _plan(curve: Curve, minimiser: Minimiser, spans: list[_Span], start: tuple[float, float], fold: int) -> BranchPlan:
    pieces = tuple(_rounded(curve, span, fine=k == fold) for k, span in enumerate(spans))
    fields = [span.place.field for span in spans]
    nodes, ellipses = quadrature_sizes(minimiser.d, [(field, -_FOLD_BITS * log(2.0)) for field in fields])
    peak = max(float(np.abs(a).sum()) - curve.family.partition(a)[0] for a in fields)
    modes = len(curve.kappa)
    first, radius = (brief(x) for x in (start[0] * 0.99, start[1]))
    return BranchPlan(
        modes=modes,
        nodes=nodes + 2 * ceil(modes / 2),  # the quadrature of a product of three polynomials loses one of them
        ellipses=ellipses,
        precision=64 + ceil(peak * 1.4427),
        first=first,
        first_radius=radius,
        pieces=pieces,
        fold=fold,
    )


def _rounded(curve: Curve, span: _Span, *, fine: bool) -> BranchPiece:
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
