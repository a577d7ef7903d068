"""Replay of a cover in balls: a proof that every global minimiser but two kinds is nowhere.

Statement of `replay`: let the g_l be as the source says. Every zonal density rho that is critical for F_K, has
0 <= m_l <= m_1 for all l (0 <= m_l, where the kernel is not increasing), and F_K(rho) <= 0, has its moments in C_0 or
in C_*. Where some g_l are negative (`signed`), m_l >= 0 is asked of the first odd degree alone. The tree is walked in
depth-first order from the whole box [0, top]; a cell either settles its box or hands on boxes that together contain all
of it that is possible. Anything that is not proved raises `Undecided`, and so does a tree too short or too long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from certify.bounds.coupling.boxes import Geometry, Source
from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.functional import Linearised, excluded, narrowed
from certify.bounds.coupling.gibbs import gibbs_bound
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.box import Box, halves, lowest
from certify.cover.plan import Cell, CoverPlan


def replay(
    plan: CoverPlan,
    quad: Quadrature,
    source: Source,
    span: int = 0,
    *,
    increasing: bool = True,
    signed: Sequence[int] | None = None,
) -> None:
    """Prove the statement of the module docstring for s in [-span, span] (units 2^-grid), or raise Undecided.

    signed: the degrees of the modes, of a kernel with negative coefficients.
    """
    geometry = Geometry(plan, source, increasing=increasing)
    root = root_box(plan, span)
    root = root if signed is None else replace(root, lower=lowest(signed, 1 << plan.grid))
    walk(plan.tree, root, partial(_apply, geometry, quad), "possible minimisers")


def walk(tree: Sequence[Cell], root: Box, apply: Callable[[Box, Cell], list[Box]], what: str) -> None:
    """Settle the whole root box cell by cell; `apply` has the boxes that a cell leaves, the next one last."""
    stack = [root]
    cells = iter(tree)
    count = 0
    while stack:
        cell = next(cells, None)
        if cell is None:
            raise Undecided("the tree of the cover ends before every box is settled")
        count += 1
        try:
            stack.extend(apply(stack.pop(), cell))
        except Undecided as error:
            raise unproved(count, error, what) from error
    if next(cells, None) is not None:
        raise Undecided("the tree of the cover goes on after every box is settled")


def unproved(count: int, reason: object, what: str = "possible minimisers") -> Undecided:
    """What is said of a cell that is not proved."""
    return Undecided(f"cell {count} of the cover of all {what} is not proved: {reason}")


def root_box(plan: CoverPlan, span: int) -> Box:
    """The box the walk starts from, once it is seen to contain all moments 0 <= m_l <= 1 for s in [-span, span].

    frame_l(s) xi_l with 0 <= xi_l <= top_l reaches 1 for every s if it does at both ends: it is linear in s. Boxes that
    do not move are cut by m_l <= m_1, which needs the moments themselves as coordinates: one s and the frame 1.
    """
    one = 1 << plan.grid
    if span < 0 or not (plan.moving or (span == 0 and set(plan.frame) == {one} and not any(plan.frame_slope))):
        raise Undecided("boxes that do not move have the moments themselves as coordinates")
    for f, v, n in zip(plan.frame, plan.frame_slope, plan.top, strict=True):
        if n <= 0 or any(((f << plan.grid) + v * s) * n < one**3 for s in (-span, span)):
            raise Undecided("the first box of the cover does not contain every possible moment")
    return Box((0,) * plan.modes, plan.top, -span, span)


def _apply(geometry: Geometry, quad: Quadrature, whole: Box, cell: Cell) -> list[Box]:
    box, kind = geometry.clipped(whole), cell[0]
    if kind == "s":
        return cut(box, cell[1], cell[2])
    if kind in ("g", "f"):
        field = geometry.field(box)
        if kind == "f":
            field = BallMatrix.integers([list(cell[1:])], -geometry.plan.field_grid)
        _discard(geometry, quad, box, field)
    elif kind in ("c", "x"):
        left = _narrow(geometry, quad, box, cell)
        return [] if left is None else [left]
    else:
        inside_regions(geometry, box, kind)
    return []


def inside_regions(geometry: Geometry, box: Box, kind: str) -> None:
    """A box lies in the region that its cell names, C_0 or C_*; Undecided if not."""
    if kind == "0":
        lower, upper = geometry.moments(box)
        corner = [geometry.number(n) for n in geometry.plan.corner]
        inside = all(m.surely_at_most(x) for m, x in zip(upper.entries(), corner, strict=True))
        if not (inside and all((-m).surely_at_most(x) for m, x in zip(lower.entries(), corner, strict=True))):
            raise Undecided("a box called part of C_0 is not in it")
    elif kind == "*":
        plan = geometry.plan
        inside = all(a <= x for a, x in zip(plan.star_lower, box.lower, strict=True))
        if not (inside and all(x <= b for b, x in zip(plan.star_upper, box.upper, strict=True))):
            raise Undecided("a box called part of C_* is not in it")
    else:
        raise Undecided(f"a cell of unknown kind {kind}")


def cut(box: Box, coordinate: int, mid: int) -> list[Box]:
    """The halves of a box, once the cut is seen to lie in it."""
    if not 0 <= coordinate <= len(box.lower):
        raise Undecided(f"a cut at coordinate {coordinate}, which does not exist")
    k = coordinate - 1
    if not (box.s0 < mid < box.s1 if coordinate == 0 else box.lower[k] <= mid <= box.upper[k]):
        raise Undecided("a cut lies outside its box")
    return halves(box, coordinate, mid)


def _discard(geometry: Geometry, quad: Quadrature, box: Box, field: BallMatrix) -> None:
    g = geometry.interaction(box)
    low, high = geometry.moments(box)
    upper = g.upper(Ball(geometry.number(box.s1 - box.s0, 1)))
    bound = gibbs_bound(quad, field, low, high, upper, g.tau, geometry.beyond(box))
    if not bound.surely_positive():
        raise Undecided("the Gibbs bound is not positive")


def _narrow(geometry: Geometry, quad: Quadrature, box: Box, cell: Cell) -> Box | None:
    if len(cell) == 1:
        raise Undecided("a cell that is to narrow its box has no row")
    field = geometry.field(box)
    affine = geometry.affine(box, field)
    moments, g = field_moments(quad, field), geometry.interaction(box)
    near = None if g.slow is None else partial(g.slow.near, quad, moments, affine.first)
    linear = Linearised.on(moments, affine, g.tau, near)
    return narrow_by(box, geometry.grid, cell, *linear.functionals(BallMatrix.integers(lists_of(cell))))


def lists_of(cell: Cell) -> list[list[int]]:
    """The lists y of the rows of a cell, and in "x" the one after them."""
    rows, last = (cell[1:], []) if cell[0] == "c" else (cell[1:-1], [cell[-1]])
    return [*(row[3:] for row in rows), *last]


def narrow_by(box: Box, grid: int, cell: Cell, coefficients: BallMatrix, constants: BallMatrix) -> Box | None:
    """The box after the rows of a cell "c", or None after those of "x", which leave nothing.

    sum W_k dxi_k + W_0 = 0 for each row and, in "x", for its last list: `coefficients` rows, `constants` a column.
    """
    lower, upper = list(box.lower), list(box.upper)
    half = BallMatrix.integers([[b - a for a, b in zip(lower, upper, strict=True)]], -grid - 1)
    spans = BallMatrix.integers([[0] * len(lower)]).widened_by(half).entries()
    rows = cell[1:] if cell[0] == "c" else cell[1:-1]
    for number, (i, new_lower, new_upper, *_) in enumerate(rows):
        k = i - 1
        if not 0 <= k < len(lower):
            raise Undecided(f"a row for coordinate {i}, which does not exist")
        span = narrowed(coefficients, number, constants.entry(number), spans, k)
        if span is None:
            raise Undecided("a row does not determine its coordinate")
        place = span + Dyadic(box.lower[k] + box.upper[k], -grid - 1)
        check_end(place, grid, new_lower, lower[k], below=True)
        check_end(place, grid, new_upper, upper[k], below=False)
        lower[k], upper[k] = new_lower, new_upper
        spans[k] = _span(grid, new_lower, new_upper, box.lower[k], box.upper[k])
    if cell[0] == "c":
        return Box(tuple(lower), tuple(upper), box.s0, box.s1)
    if not excluded(coefficients, len(rows), constants.entry(len(rows)), spans):
        raise Undecided("a box called free of critical points is not shown to be so")
    return None


def check_end(place: Ball, grid: int, new: int, old: int, *, below: bool) -> None:
    """The new end either does not narrow the box or is beyond everything that is possible."""
    end = Dyadic(new, -grid)
    fits = (new <= old or Ball(end).surely_at_most(place)) if below else (new >= old or place.surely_at_most(end))
    if not fits:
        raise Undecided("a row does not narrow its coordinate as far as it says")


def _span(grid: int, lower: int, upper: int, low: int, high: int) -> Ball:
    """dxi_l over the narrowed box [lower, upper], relative to the centre of the box [low, high] itself.

    Where m_l <= m_1 has left lower > upper the box has no point, and what is said of it is true: the ends as they are.
    """
    return Ball.centred(Dyadic(lower + upper - low - high, -grid - 1), Dyadic(abs(upper - lower), -grid - 1))
