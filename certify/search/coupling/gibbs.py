"""Floats: the Gibbs bound of a box, and a field for which it is positive."""

from __future__ import annotations

import numpy as np

from certify.search.coupling.family import Vector
from certify.search.coupling.scene import Model, Scene


def _ends(scene: Scene, a: Vector) -> float:
    half = scene.g.upper / 2
    low = scene.m_lower * (a - half * scene.m_lower)
    high = scene.m_upper * (a - half * scene.m_upper)
    least = np.minimum(low, high)
    if (negative := scene.g.upper < 0).any():
        least[negative] = a[negative] ** 2 / (2 * scene.g.upper[negative])
    return float(least.sum()) - 0.5 * scene.g.tau * scene.reach**2


def gibbs_value(model: Model, scene: Scene, a: Vector) -> float:
    """The bound at the field a."""
    return _ends(scene, a) - model.family.partition(a)[0]


def best_field(model: Model, scene: Scene) -> list[int] | None:
    """A field (in field units) whose Gibbs bound is positive, by a projected Newton ascent; None if none was found."""
    kink = scene.g.upper * (scene.m_lower + scene.m_upper) / 2
    a, negative = kink.copy(), scene.g.upper < 0
    scale = 2.0**model.field_grid
    for _ in range(5):
        value, mean, covariance = model.family.moments(a)
        rounded = np.rint(a * scale)
        rough = _ends(scene, a) > value + model.margin
        if rough and (bound := gibbs_value(model, scene, rounded / scale)) > model.margin:
            model.fields.append((rounded / scale, 0.01 * min(bound, 1.0)))
            return [int(x) for x in rounded]
        above, below = a > kink + 1e-12, a < kink - 1e-12
        inside = np.clip(mean, scene.m_lower, scene.m_upper)
        target = np.where(above, scene.m_lower, np.where(below, scene.m_upper, inside))
        target[negative] = a[negative] / scene.g.upper[negative]
        active = above | below | (np.abs(target - mean) > 1e-12)
        if not active.any():
            return None
        bend = np.where(negative, 1 / np.abs(scene.g.upper), 1e-9)
        block = covariance[np.ix_(active, active)] + np.diag(bend[active])
        step = np.linalg.solve(block, (target - mean)[active])
        following = a.copy()
        following[active] += step * min(1.0, 3.0 / max(float(np.abs(step).sum()), 1e-300))
        a = np.where(((a - kink) * (following - kink) < 0) & ~negative, kink, following)
    return None
