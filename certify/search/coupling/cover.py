"""Floats: find a tree of boxes that covers the moments of all global minimisers. Untrusted: certify/bounds replays it.

The tests are those of certify/bounds/coupling/{gibbs,functional}.py with a safety margin; a box that none settles is
narrowed (interval Newton) and then cut where sqrt(g) * width is largest.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from certify.core.errors import Undecided
from certify.cover.box import Box, clip, halves
from certify.search.coupling.functional import narrowed
from certify.search.coupling.gibbs import best_field, gibbs_ends
from certify.search.coupling.scene import Model, Scene

_DRIFT = 1.5  # a cut of s is worth more than one of a coordinate: it narrows the interaction too


def cover_tree(model: Model) -> list[list[Any]]:
    """The tree in depth-first order. Raises Undecided when it has more than model.limit cells."""
    ends = round(model.span / model.unit)
    stack = [Box(model.bottom or (0,) * len(model.top), model.top, -ends, ends)]
    while stack:
        if len(model.tree) > model.limit:
            raise Undecided(f"the search for a cover of all possible minimisers stopped at {model.limit} boxes")
        stack.extend(_settle(model, stack.pop()))
    return model.tree


def _settle(model: Model, box: Box) -> list[Box]:
    """Append the cells of one box up to where it ends or is cut; the boxes that are left, the next one last."""
    moving = model.span > 0
    while True:
        box = clip(box, moving) if model.increasing else box
        scene = Scene(model, box)
        corner = model.corner * (1 - 1e-12)
        if np.all(scene.m_upper <= corner) and np.all(scene.m_lower >= -corner):
            model.tree.append(["0"])
            return []
        if np.all(scene.lower >= model.star_lower) and np.all(scene.upper <= model.star_upper):
            model.tree.append(["*"])
            return []
        state = model.family.moments(scene.field)
        if (value := gibbs_ends(scene, scene.field) - state[0]) > model.margin:
            model.tree.append(["g"])
            model.fields.append((scene.field, 0.01 * min(value, 1.0)))
            return []
        if (better := best_field(model, scene, state)) is not None:
            model.tree.append(["f", *better])
            return []
        left = narrowed(model, box, scene, state)
        if left is None:
            return []
        shrink = float(np.max(scene.widths(left, model.unit))) / float(np.max(scene.widths(box, model.unit)))
        if left is not box and shrink < 0.7:
            box = left
            continue
        return _cut(model, left, scene)


def _cut(model: Model, box: Box, scene: Scene) -> list[Box]:
    widths = scene.widths(box, model.unit)
    k = int(np.argmax(widths))
    if box.s1 - box.s0 >= 4 and _DRIFT * _drift_size(model, scene) > widths[k]:
        mid = (box.s0 + box.s1) // 2
        model.tree.append(["s", 0, mid])
        return halves(box, 0, mid)
    if box.upper[k] - box.lower[k] < 4:
        raise Undecided("the search for a cover of all possible minimisers came to boxes below its grid")
    mid = (box.lower[k] + box.upper[k]) // 2
    model.tree.append(["s", k + 1, mid])
    return halves(box, k + 1, mid)


def _drift_size(model: Model, scene: Scene) -> float:
    """How far the parameter moves the field over the box, in the units of `widths`, all coordinates together."""
    change = scene.g.slope * scene.zeta * scene.centre + scene.g.centre * model.frame_slope * scene.centre
    moved = scene.rad_s * np.abs(change) + scene.g.spread * scene.m_upper
    return float(2 * np.sum(moved / np.sqrt(scene.g.centre)))
