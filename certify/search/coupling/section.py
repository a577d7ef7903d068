"""Floats: a cover of the section m_1 = c, on which F_K is to exceed a level close to its least value there."""

from __future__ import annotations

from math import ceil, log

import numpy as np

from certify.core.errors import Undecided
from certify.cover.box import Box, halves
from certify.cover.section import SectionPlan
from certify.search.coupling.density import Minimiser
from certify.search.coupling.family import Vector, family_of
from certify.search.coupling.gibbs import gibbs_value
from certify.search.coupling.path import Top
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.coupling.scene import Model, Scene

_TAIL = 0.02
_ROOM = 0.9
_FIELD_GRID, _GRID = 12, 24
_ROUNDS = 6
_LIMIT = 4000


def section_plan(minimiser: Minimiser, top: Top) -> SectionPlan:
    """A plan around the top. Raises Undecided where F_K is not seen to be least at it, or boxes become too many."""
    whole, c = 2 * minimiser.coupling * minimiser.kappa, float(top.moments[0])
    modes, theta = _modes(minimiser, top, whole)
    g, tau = whole[:modes], minimiser.kernel.tail(whole, modes)
    scale = 2.0**_GRID
    stand_in = np.rint(np.concatenate([[top.field[0] / c], g[1:]]) * scale)
    half = _half_widths(top, g, c, log((1 - tau) / theta) - 2.1 * tau * c)
    low = np.ceil((top.moments[:modes] - half) * scale)
    high = np.floor((top.moments[:modes] + half) * scale)
    low[0] = np.floor(c * scale) - 1
    high[0] = low[0] + 3
    model = _model(minimiser, modes, stand_in / scale, low / scale, high / scale, top.height)
    stack = [Box((int(low[0]), *(0,) * (modes - 1)), (int(high[0]),) * modes, 0, 0)]
    while stack:
        if len(model.tree) > _LIMIT:
            raise Undecided(f"the search for a cover of a section stopped at {_LIMIT} boxes")
        stack.extend(_settle(model, stack.pop()))
    centre = stand_in * (low + high) / 2 / scale**2
    wanted = [(field, log(goal)) for field, goal in [*model.fields, (centre, 1e-8 * (1 - theta))]]
    nodes, ellipses = quadrature_sizes(minimiser.d, wanted)
    vector = _vector(top, g)
    return SectionPlan(
        modes=modes,
        nodes=nodes,
        ellipses=ellipses,
        precision=60 + ceil(max(float(np.abs(field).sum()) - goal for field, goal in wanted) * 1.4427),
        grid=_GRID,
        field_grid=_FIELD_GRID,
        stand_in=tuple(int(x) for x in stand_in),
        star_lower=tuple(int(x) for x in low),
        star_upper=tuple(int(x) for x in high),
        star_vector=tuple(max(1, int(x)) for x in np.rint(vector / vector.max() * 2.0**50)),
        tree=tuple(model.tree),
    )


def _modes(minimiser: Minimiser, top: Top, g: Vector) -> tuple[int, float]:
    """(L, the bound of the block l >= 2 of S at the top), with a tail that is small against the gap."""
    for modes in range(3, len(top.field)):
        theta = float(
            (
                np.abs(top.covariance[1:modes, 1:modes])
                @ (g[1:modes] * _perron(top, g[:modes]))
                / _perron(top, g[:modes])
            ).max()
        )
        if theta >= 1:
            raise Undecided("on the section through the top F_K is not convex: such large beta are not covered")
        if minimiser.kernel.tail(g, modes) < _TAIL * (1 - theta):
            return modes, theta
    raise Undecided("the coefficients fall too slowly for a cover of a section")


def _perron(top: Top, g: Vector) -> Vector:
    """A positive vector for the block l >= 2."""
    root = np.sqrt(g[1:])
    matrix = np.abs(root[:, None] * top.covariance[1 : len(g), 1 : len(g)] * root)
    vector = np.abs(np.linalg.eigh(matrix)[1][:, -1])
    vector = np.maximum(matrix @ vector, 1e-9 * vector.max())
    return np.asarray(vector / root)


def _vector(top: Top, g: Vector) -> Vector:
    """The same with a first entry so large that the row of l = 1 does not count."""
    rest = _perron(top, g)
    return np.concatenate([[1e3 * rest.max()], rest])


def _half_widths(top: Top, g: Vector, c: float, room: float) -> Vector:
    """delta_l with sum_{l>=2} g_l delta_l (1+M_l) about `room`, as equal in sqrt(g) delta as [0, c] lets them be."""
    mean = top.moments[: len(g)]
    whole = np.maximum(mean, c - mean) * 1.001
    low, high = 0.0, 10.0
    for _ in range(60):
        t = (low + high) / 2
        delta = np.minimum(t / np.sqrt(g), whole)
        low, high = (t, high) if float((g * delta * (1 + mean))[1:].sum()) < _ROOM * room else (low, t)
    return np.minimum(low / np.sqrt(g), whole)


def _model(minimiser: Minimiser, modes: int, stand_in: Vector, low: Vector, high: Vector, level: float) -> Model:
    from certify.search.coupling.point_plan import point_interaction

    g, zero = point_interaction(minimiser, modes), np.zeros(modes)
    return Model(
        family=family_of(minimiser.kernel, modes, room=60 + 2 * minimiser.d),
        interaction=lambda s0, s1: g,
        frame=np.ones(modes),
        frame_slope=zero,
        stand_in=stand_in,
        stand_in_slope=zero,
        grid=_GRID,
        field_grid=_FIELD_GRID,
        span=0.0,
        top=(1 << _GRID,) * modes,
        corner=zero,
        star_lower=low,
        star_upper=high,
        limit=_LIMIT,
        accuracy=0.0,
        margin=level * (1 + 1e-6),
    )


def _settle(model: Model, box: Box) -> list[Box]:
    """Append the cell of a box, and hand on its halves if it is cut."""
    scene = Scene(model, box)
    if np.all(scene.lower >= model.star_lower) and np.all(scene.upper <= model.star_upper):
        model.tree.append(["*"])
        return []
    value = gibbs_value(model, scene, scene.field)
    if value > model.margin:
        model.tree.append(["g"])
        model.fields.append((scene.field, 0.01 * min(value - model.margin, 1.0)))
        return []
    if (better := _field(model, scene)) is not None:
        model.tree.append(["f", *better])
        return []
    k, mid = _cut(model, box, scene)
    model.tree.append(["s", k + 1, mid])
    return halves(box, k + 1, mid)


def _field(model: Model, scene: Scene) -> list[int] | None:
    """A field >= 0 with a Gibbs bound above the level: a projected Newton ascent from the base field."""
    scale, a = 2.0**model.field_grid, scene.field
    for _ in range(_ROUNDS):
        rounded = np.maximum(np.rint(a * scale), 0.0)
        if (value := gibbs_value(model, scene, rounded / scale)) > model.margin:
            model.fields.append((rounded / scale, 0.01 * min(value - model.margin, 1.0)))
            return [int(x) for x in rounded]
        _, mean, covariance = model.family.moments(a)
        target = np.clip(mean, scene.m_lower, scene.m_upper)
        step = np.linalg.solve(covariance + 1e-9 * np.eye(len(a)), target - mean)
        a = np.maximum(a + step * min(1.0, 3.0 / max(float(np.abs(step).sum()), 1e-300)), 0.0)
    return None


def _cut(model: Model, box: Box, scene: Scene) -> tuple[int, int]:
    """Along an end of C_* where the box crosses one, else at the middle of the widest coordinate."""
    root = np.sqrt(scene.g.centre)
    if np.all(scene.upper > model.star_lower) and np.all(scene.lower < model.star_upper):
        below, above = model.star_lower - scene.lower, scene.upper - model.star_upper
        out = np.maximum(below, above) * root
        k = int(np.argmax(out))
        end = model.star_lower[k] if below[k] >= above[k] else model.star_upper[k]
        return k, round(end / model.unit)
    k = int(np.argmax(scene.widths(box, model.unit)))
    if box.upper[k] - box.lower[k] < 4:
        raise Undecided("the search for a cover of a section came to boxes below its grid")
    return k, (box.lower[k] + box.upper[k]) // 2
