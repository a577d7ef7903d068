"""Floats: the Gibbs bound of a box, and a field for which it is positive."""

from __future__ import annotations

import numpy as np

from certify.search.coupling.family import Vector
from certify.search.coupling.scene import Model, Scene

_STEPS = 5
_BEND = 1e-9
_HOPE = 3.0  # a half is what Newton's step gains of a quadratic function
Moments = tuple[float, Vector, Vector]


def gibbs_ends(scene: Scene, a: Vector) -> float:
    """The lower bound of Gibbs on a box, without Lambda."""
    least = np.minimum(scene.m_lower * a - scene.lower_half, scene.m_upper * a - scene.upper_half)
    if scene.mixed:
        negative = scene.g.upper < 0
        least[negative] = a[negative] ** 2 / (2 * scene.g.upper[negative])
    return float(least.sum()) - 0.5 * scene.g.tau * scene.reach**2


def gibbs_value(model: Model, scene: Scene, a: Vector) -> float:
    """The bound at the field a."""
    return gibbs_ends(scene, a) - model.family.partition(a)[0]


def best_field(model: Model, scene: Scene, state: Moments) -> list[int] | None:
    """A field (in field units) whose Gibbs bound is positive, by a projected Newton ascent; None if none was found.

    state: Lambda, M and C at the field of the box, which is about where the ascent begins. It ends where a few steps as
    good as the next one is said to be would not do.
    """
    kink = scene.g.upper * (scene.m_lower + scene.m_upper) / 2
    a, negative = kink.copy(), scene.g.upper < 0
    scale, mixed = 2.0**model.field_grid, scene.mixed
    for step in range(_STEPS):
        value, mean, covariance = model.family.moments(a) if step else state
        rough = gibbs_ends(scene, a) - value
        if rough > model.margin:
            rounded = np.rint(a * scale)
            if (bound := gibbs_value(model, scene, rounded / scale)) > model.margin:
                model.fields.append((rounded / scale, 0.01 * min(bound, 1.0)))
                return [int(x) for x in rounded]
        above, below = a > kink + 1e-12, a < kink - 1e-12
        inside = np.minimum(np.maximum(mean, scene.m_lower), scene.m_upper)
        target = np.where(above, scene.m_lower, np.where(below, scene.m_upper, inside))
        if mixed:
            target[negative] = a[negative] / scene.g.upper[negative]
        gap = target - mean
        active = np.flatnonzero(above | below | (np.abs(gap) > 1e-12))
        if not active.size:
            return None
        bend = np.where(negative[active], 1 / np.abs(scene.g.upper[active]), _BEND) if mixed else _BEND
        block = covariance[active[:, None], active]
        block.flat[:: active.size + 1] += bend
        move = np.linalg.solve(block, gap[active])
        if rough + _HOPE * float(move @ gap[active]) < 0:
            return None
        following = a.copy()
        following[active] += move * min(1.0, 3.0 / max(float(np.abs(move).sum()), 1e-300))
        a = np.where(((a - kink) * (following - kink) < 0) & ~negative, kink, following)
    return None
