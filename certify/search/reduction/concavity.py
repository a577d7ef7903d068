"""Floats: a cover of all places within reach on whose boxes the modes from 2 on are concave."""

from __future__ import annotations

from itertools import product

import numpy as np

from certify.core.errors import Undecided
from certify.cover.plan import Cell
from certify.search.coupling.family import Vector
from certify.search.reduction.model import Model

_MOST_BOXES = 2000
_GOAL = -14.0  # log of the relative error that the quadrature may have on a box
_SLACK = 1e-3


def box_bound(model: Model, lower: Vector, upper: Vector, corners: int) -> tuple[float, Vector]:
    """(a bound of the largest eigenvalue of S, tail included, on a box of places; what each coordinate adds)."""
    low, high = model.g * lower, model.g * upper
    centre, reach = (low + high) / 2, (high - low) / 2
    base, mean, covariance = model.family.moments(centre)
    root = np.sqrt(model.g[1:])
    spread = reach * (1 + np.abs(mean))
    rest, worst = float(spread[corners:].sum()) + 2 * model.tau, 0.0
    model.fields.append((centre, _GOAL))
    for signs in product((-1, 1), repeat=corners):
        move = np.zeros_like(centre)
        move[:corners] = np.array(signs) * reach[:corners]
        value, at, own = model.family.moments(centre + move)
        moved = (at - mean)[1:]
        matrix = np.exp(value - base - move @ mean + rest) * (own[1:, 1:] + np.outer(moved, moved))
        worst = max(worst, float(np.linalg.eigvalsh(root[:, None] * matrix * root)[-1]))
        model.fields.append((centre + move, _GOAL))
    spread[:corners] = reach[:corners] * np.sqrt(np.diag(covariance))[:corners]
    return worst + model.tau, spread


def cover(model: Model, grid: int, reach: int, corners: int, theta: float) -> list[Cell]:
    """Cells that settle [0, reach]^L. Raises Undecided where they become too many."""
    unit, modes = 2.0**-grid, model.family.modes
    tree: list[Cell] = []
    boxes = [((0,) * modes, (reach,) * modes)]
    while boxes:
        if len(tree) > _MOST_BOXES:
            raise Undecided(f"d={model.d}: the cover of the reduction at beta_* has too many boxes")
        lower, upper = boxes.pop()
        bound, spread = box_bound(
            model, np.array(lower, dtype=float) * unit, np.array(upper, dtype=float) * unit, corners
        )
        if bound < theta - _SLACK:
            tree.append(["v"])
            continue
        k = int(np.argmax(spread))
        mid = (lower[k] + upper[k]) // 2
        tree.append(["s", k + 1, mid])
        boxes.append(((*lower[:k], mid, *lower[k + 1 :]), upper))
        boxes.append((lower, (*upper[:k], mid, *upper[k + 1 :])))
    return tree
