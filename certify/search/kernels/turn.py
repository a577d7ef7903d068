"""Floats: the fold on the curve of critical densities that leads down from the minimiser, and a tube about it.

Untrusted: `certify.bounds.branch.tube` proves the tube, and `certify.bounds.kernels.exclusion` that there is no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from certify.core.errors import Undecided
from certify.cover.exclusion import TubePlan
from certify.search.branch.curve import Curve, Place, Span, Tube, curve_modes, curve_sizes, rounded
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import FloatFamily, Vector
from certify.search.coupling.interaction import FloatKernel

NO_FOLD: Final = "the search finds no critical density but the uniform one below K_#, and so no fold"
_STEP: Final = 0.03
"""Of the length of the field."""
_STEPS: Final = 2000
_ROUNDS: Final = 40
_SMALL: Final = 1e-3
_WIDEST, _THINNEST, _SHRINK = 0.1, 1e-8, 1.25
_SHARES = (0.5, 0.25, 0.1, 0.03, 0.01, 0.003)
"""Radii times sup |h| of the fields h with |h| = 1."""


class _Arc:
    """Points (a, K) of a = 2 K kappa M(a), followed by the length of the arc."""

    def __init__(self, family: FloatFamily, kappa: Vector) -> None:
        self.family, self.kappa = family, kappa

    def system(self, point: Vector) -> tuple[Vector, Vector]:
        """The residual and its derivative."""
        _, mean, covariance = self.family.moments(point[:-1])
        image = 2 * self.kappa * mean
        matrix = np.eye(len(mean)) - 2 * point[-1] * self.kappa[:, None] * covariance
        return point[:-1] - point[-1] * image, np.column_stack([matrix, -image])

    def tangent(self, point: Vector, along: Vector) -> Vector:
        """The direction of the curve that goes with the given one."""
        found = np.linalg.svd(self.system(point)[1])[2][-1]
        return np.asarray(found if found @ along > 0 else -found)

    def after(self, point: Vector, tangent: Vector, step: float) -> Vector:
        """The point of the curve whose part along the tangent is `step` farther."""
        found = point + step * tangent
        goal = float(tangent @ found)
        for _ in range(_ROUNDS):
            residual, matrix = self.system(found)
            whole = np.vstack([matrix, tangent])
            change = np.linalg.solve(whole, np.append(-residual, goal - tangent @ found))
            found = found + change
            if np.abs(change).max() < 1e-15 * np.abs(found).max():
                break
        return np.asarray(found)

    def least(self, point: Vector, tangent: Vector, step: float) -> Vector:
        """The point where K is least, not farther than that."""
        from scipy.optimize import brentq  # heavy

        def slope(s: float) -> float:
            return float(self.tangent(self.after(point, tangent, s), tangent)[-1])

        return self.after(point, tangent, float(brentq(slope, 0.0, step, xtol=1e-15)))


def fold_point(curve: Curve, minimiser: Minimiser) -> tuple[float, Vector]:
    """(K, field) where K is least. Raises Undecided where the curve ends at the uniform density before."""
    arc = _Arc(curve.family, curve.kappa)
    coupling, field = curve.known[0]
    point = np.append(field, coupling)
    down = np.append(np.zeros(len(field)), -1.0)
    point = arc.after(point, -down, 0.0)
    tangent = arc.tangent(point, down)
    for _ in range(_STEPS):
        step = _STEP * float(np.linalg.norm(point[:-1]))
        following = arc.after(point, tangent, step)
        beyond = arc.tangent(following, tangent)
        if beyond[-1] > 0:
            found = arc.least(point, tangent, step)
            mean = curve.family.values @ curve.family.partition(found[:-1])[1]
            return float(found[-1]), np.asarray(2 * found[-1] * curve.kappa * mean)
        if np.abs(following[:-1]).max() < _SMALL:
            break
        point, tangent = following, beyond
    raise Undecided(NO_FOLD)


@dataclass(frozen=True)
class Turn:
    """The fold with its tube, and K_lo, which is `level`."""

    kernel: FloatKernel
    curve: Curve
    place: Place
    width: float
    tube: Tube
    level: float

    @property
    def norm(self) -> float:
        """|c|."""
        return float(np.sqrt(self.place.field @ (self.place.field / self.curve.twice)))

    def plan(self) -> TubePlan:
        """In short numbers."""
        piece = rounded(self.curve, Span(self.place, self.width, self.tube), fine=True)
        return TubePlan(**curve_sizes(self.curve, [self.place.field]), piece=piece)


def turn(minimiser: Minimiser, digits: int, least: int = 0) -> Turn:
    """The fold and the widest tube about it, wide across too: boxes have to fit in. least: of modes, if not all."""
    most = minimiser.kernel.most
    curve = Curve(minimiser, max(least, curve_modes(minimiser, digits)) if most is None else most)
    coupling, field = fold_point(curve, minimiser)
    place, level = curve.jet(coupling, field), coupling * (1 - 10.0**-digits)
    beyond = float(np.sqrt((curve.twice * (1 + np.abs(place.mean)) ** 2).sum() + 4 * curve.tail))
    width = _WIDEST
    while width > _THINNEST:
        tubes = (curve.piece(place, width, share / beyond, level) for share in _SHARES)
        tube = next((tube for tube in tubes if tube is not None), None)
        if tube is not None:
            return Turn(minimiser.kernel, curve, place, width, tube, level)
        width /= _SHRINK
    raise Undecided("the search found no tube about the fold")
