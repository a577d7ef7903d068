"""Floats: pieces of the curve of critical densities from the uniform one to the other minimiser.

They begin at the fold and are as long as `certify.search.branch.curve` allows. Untrusted.
"""

from __future__ import annotations

from math import exp, sqrt

import numpy as np

from certify.core.errors import Undecided
from certify.cover.branch import BranchPlan, brief
from certify.search.branch.curve import OVERLAP, TURN, Curve, Place, Span, curve_modes, curve_sizes, end_of, rounded
from certify.search.coupling.density import Minimiser

_SHRINK = 1.25
_GROWTH = 6.0
_WIDEST, _THINNEST = 0.3, 1e-9
_LEAST = 0.4  # of the departure: where the first piece begins at the earliest
_ROOM = 1.01  # what the bounds in balls may lose where they are explicit
_MOST = 400
_AIM = 4


def branch_plan(minimiser: Minimiser, digits: int) -> tuple[BranchPlan, float]:
    """A plan that follows the curve all the way, and the K that it should prove to be below it."""
    modes = curve_modes(minimiser, digits)
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
    while down[-1].end(-1) > start[0] * OVERLAP:
        down.append(_widest(curve, down[-1].end(-1), -1, level, start[0] * _LEAST, down[-1].width))
        if len(down) + len(pieces) > _MOST:
            raise Undecided(f"the search for a branch stopped at {_MOST} pieces")
    whole = [*reversed(down[1:]), *pieces]
    return _plan(curve, whole, start, len(down) - 1), level


def _widest(curve: Curve, first: float, sign: int, level: float, least: float = 0.0, before: float = _WIDEST) -> Span:
    """The widest piece that begins at this a_1 and goes up or down, or lies about it; not far wider than `before`."""
    width = min(_WIDEST, _GROWTH * before)
    while width > _THINNEST:
        place = _reaching(curve, first, sign * width)
        if place is not None and end_of(place, -width) > least:
            tube = curve.tube(place, width, level)
            if tube is not None:
                return Span(place, width, tube)
        width /= _SHRINK
    raise Undecided("the search found no tube about the curve of critical densities")


def _reaching(curve: Curve, first: float, width: float) -> Place | None:
    """The point from which a piece of this width, > 0 upwards and < 0 downwards, has this a_1 near its end."""
    place = curve.place(first)
    middle = first
    for _ in range(_AIM if width else 0):
        middle += first - end_of(place, -width)
        if middle <= 0:
            return None
        place = curve.place(middle)
    return place


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
            if turn > TURN:
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


def _plan(curve: Curve, spans: list[Span], start: tuple[float, float], fold: int) -> BranchPlan:
    pieces = tuple(rounded(curve, span, fine=k == fold) for k, span in enumerate(spans))
    first, radius = (brief(x) for x in (start[0] * 0.99, start[1]))
    sizes = curve_sizes(curve, [span.place.field for span in spans])
    return BranchPlan(**sizes, first=first, first_radius=radius, pieces=pieces, fold=fold)
