"""The cells of a cover at one beta all at once: what `cover.replay` proves, with a cell, or a row of one, in each row.

Where no box moves, the boxes follow from the integers of the plan alone: a cell "c" says what it leaves. So the tree is
walked first, and then every inequality that it met is proved, in matrices whose rows are the cells. The formulas are
those of `gibbs` and `functional`, which has the proofs; tests/bounds/coupling/test_at_rest.py holds both together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from certify.bounds.coupling.boxes import Geometry, RangeInteraction
from certify.bounds.coupling.cover import cut, inside_regions, lists_of, narrow_by, root_box, unproved, walk
from certify.bounds.coupling.functional import taylor_factor
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.box import Box
from certify.cover.plan import Cell, CoverPlan


@dataclass(slots=True)
class Met:
    """What the walk of the tree met: (number, box, cell) of the cells with the Gibbs bound, and of those with rows."""

    count: int = 0
    discarded: list[tuple[int, Box, Cell]] = field(default_factory=list)
    narrowed: list[tuple[int, Box, Cell]] = field(default_factory=list)


def replay_at_rest(plan: CoverPlan, quad: Quadrature, interaction: RangeInteraction) -> None:
    """Prove the statement of `cover` for an increasing kernel at one beta, or raise Undecided."""
    geometry = Geometry(plan, lambda s0, s1: interaction)
    met = met_on(geometry)
    for kind in ("g", "f"):
        cells = [each for each in met.discarded if each[2][0] == kind]
        bounds = gibbs_bounds(geometry, quad, [box for _, box, _ in cells], [cell for _, _, cell in cells])
        for (number, _, _), bound in zip(cells, bounds, strict=True):
            if not bound.surely_positive():
                raise unproved(number, "the Gibbs bound is not positive")
    lists = [lists_of(cell) for _, _, cell in met.narrowed]
    found = functionals(geometry, quad, [box for _, box, _ in met.narrowed], lists)
    for (number, box, cell), (coefficients, constants) in zip(met.narrowed, found, strict=True):
        try:
            narrow_by(box, plan.grid, cell, coefficients, constants)
        except Undecided as error:
            raise unproved(number, error) from error


def met_on(geometry: Geometry) -> Met:
    """Walk the whole tree; Undecided where it is not one, or a cell of C_0 or C_* is not in it."""
    met = Met()

    def apply(whole: Box, cell: Cell) -> list[Box]:
        met.count += 1
        box, kind = geometry.clipped(whole), cell[0]
        if kind == "s":
            return cut(box, cell[1], cell[2])
        if kind in ("g", "f"):
            met.discarded.append((met.count, box, cell))
        elif kind in ("c", "x"):
            met.narrowed.append((met.count, box, cell))
            return [_left(box, cell)] if kind == "c" else []
        else:
            inside_regions(geometry, box, kind)
        return []

    walk(geometry.plan.tree, root_box(geometry.plan, 0), apply, "possible minimisers")
    return met


def _left(box: Box, cell: Cell) -> Box:
    """The box that a cell "c" says is left of one."""
    if len(cell) == 1:
        raise Undecided("a cell that is to narrow its box has no row")
    lower, upper = list(box.lower), list(box.upper)
    for i, low, high, *_ in cell[1:]:
        if not 1 <= i <= len(lower):
            raise Undecided(f"a row for coordinate {i}, which does not exist")
        lower[i - 1], upper[i - 1] = low, high
    return Box(tuple(lower), tuple(upper), box.s0, box.s1)


def _fields(geometry: Geometry, boxes: Sequence[Box]) -> BallMatrix:
    """The base fields of the boxes, exact."""
    rows = [zip(geometry.plan.stand_in, box.lower, box.upper, strict=True) for box in boxes]
    return BallMatrix.integers([[w * (a + b) for w, a, b in row] for row in rows], -2 * geometry.grid - 1)


def _partitions(quad: Quadrature, fields: BallMatrix) -> tuple[BallMatrix, BallMatrix, BallMatrix]:
    """(e^h at the nodes, Z in a column, the errors of the quadrature in a column) for the fields in rows."""
    density, errors = (fields @ quad.nodes.values).exp(), quad.errors(fields.magnitudes())
    partitions = (density @ quad.nodes.measure).widened_by(errors)
    if not all(z.surely_positive() for z in partitions.entries()):
        raise Undecided("the quadrature is too coarse for the density that the search found")
    return density, partitions, errors


def _sums(rows: BallMatrix) -> BallMatrix:
    """The sum of each row, in a column."""
    return rows @ BallMatrix.integers([[1]] * rows.cols)


def gibbs_bounds(geometry: Geometry, quad: Quadrature, boxes: Sequence[Box], cells: Sequence[Cell]) -> list[Ball]:
    """The Gibbs bound of each box: at its base field for cells "g", at their own fields for cells "f"."""
    if not boxes:
        return []
    g, ends = geometry.interaction(boxes[0]), [[box.lower for box in boxes], [box.upper for box in boxes]]
    fields = _fields(geometry, boxes)
    if cells[0][0] == "f":
        fields = BallMatrix.integers([list(cell[1:]) for cell in cells], -geometry.plan.field_grid)
    half = g.upper(Ball(0)).scaled(Dyadic(1, -1))
    low, high = (BallMatrix.integers(rows, -geometry.grid) for rows in ends)
    at_low, at_high = ((fields - end.scale_columns(half)).times(end) for end in (low, high))
    first = high.columns(0, 1)
    tail = first.times(first).scaled(g.tau).scaled(Dyadic(1, -1))
    _, partitions, _ = _partitions(quad, fields)
    return [
        bound - z.log()
        for bound, z in zip((_sums(at_low.smaller(at_high)) - tail).entries(), partitions.entries(), strict=True)
    ]


def _moments(quad: Quadrature, fields: BallMatrix) -> tuple[BallMatrix, BallMatrix]:
    """(M, the lower triangle of C row by row) for the fields in rows."""
    density, partitions, errors = _partitions(quad, fields)
    weighed, modes = density.scale_columns(quad.nodes.omega), fields.cols
    inverse = partitions.filled(1).over(partitions)

    def normalised(integrals: BallMatrix) -> BallMatrix:
        count = integrals.cols
        return integrals.widened_by(errors.repeated(count)).times(inverse.repeated(count))

    mean = normalised(weighed @ quad.nodes.transposed)
    rows, columns = _triangle(modes)
    second = normalised(weighed @ quad.nodes.products)
    return mean, second - mean.picked(rows).times(mean.picked(columns))


def _triangle(modes: int) -> tuple[list[int], list[int]]:
    """The places (j, k), k <= j, row by row."""
    return [j for j in range(modes) for _ in range(j + 1)], [k for j in range(modes) for k in range(j + 1)]


def functionals(
    geometry: Geometry, quad: Quadrature, boxes: Sequence[Box], lists: Sequence[Sequence[Sequence[int]]]
) -> list[tuple[BallMatrix, BallMatrix]]:
    """(W, W_0) of `Linearised.functionals` for the lists y of each box, a list or more, at its base field."""
    if not boxes:
        return []
    interaction, grid, modes = geometry.interaction(boxes[0]), geometry.grid, geometry.plan.modes
    fields = _fields(geometry, boxes)
    pairs = [list(zip(box.lower, box.upper, strict=True)) for box in boxes]
    centres = BallMatrix.integers([[a + b for a, b in row] for row in pairs], -grid - 1)
    radii = BallMatrix.integers([[b - a for a, b in row] for row in pairs], -grid - 1)
    mean, triangle = _moments(quad, fields)
    e0 = centres.scale_columns(interaction.centre) - fields
    deviations = (e0.magnitudes() + radii.scale_columns(interaction.centre.magnitudes())).magnitudes()
    firsts = [Ball(geometry.number(box.upper[0])) for box in boxes]
    tail, quadratic = _remainders(interaction.tau, firsts, deviations, mean, triangle)

    y = BallMatrix.integers([row for rows in lists for row in rows])
    own = [i for i, rows in enumerate(lists) for _ in rows]  # the box of each list
    heights = [len(rows) for rows in lists]
    places = [max(j, k) * (max(j, k) + 1) // 2 + min(j, k) for j in range(modes) for k in range(modes)]
    matrices = triangle.picked(places).folded(modes).parts([modes] * len(boxes))
    image = BallMatrix.stacked([rows @ matrix for rows, matrix in zip(y.parts(heights), matrices, strict=True)])
    level, size = _sums(y.times(mean.gathered_rows(own))), _sums(y.magnitudes())
    most = quadratic.gathered_rows(own)
    between = (size + level).times(most).scaled(-1).hull((size - level).times(most))
    beyond = _sums(image.times(y)).magnitudes().sqrt().times(tail.gathered_rows(own))
    constants = _sums(y.times(centres.gathered_rows(own))) - _sums(image.times(e0.gathered_rows(own)))
    constants = constants - (level + between).widened_by(beyond)
    coefficients = y - image.scale_columns(interaction.centre)
    return list(zip(coefficients.parts(heights), constants.parts(heights), strict=True))


def _remainders(
    tau: Ball, firsts: Sequence[Ball], deviations: BallMatrix, mean: BallMatrix, triangle: BallMatrix
) -> tuple[BallMatrix, BallMatrix]:
    """(tau upper_1, the Taylor factor times V), in columns, for the e_l, M and C in rows."""
    rows, columns = _triangle(mean.cols)
    twice = BallMatrix.integers([[1 if j == k else 2] for j, k in zip(rows, columns, strict=True)])
    products = deviations.picked(rows).times(deviations.picked(columns)).times(triangle.magnitudes())
    spread = (products @ twice).magnitudes().sqrt()
    oscillation = _sums(deviations.times(mean.filled(1) + mean.magnitudes()))
    tails = [tau * first for first in firsts]
    quadratic = []
    for u, deviation, tail in zip(oscillation.entries(), spread.entries(), tails, strict=True):
        whole = deviation + tail
        quadratic.append(taylor_factor(u) * whole * whole)
    return BallMatrix.row(tails).transpose(), BallMatrix.row(quadratic).transpose()
