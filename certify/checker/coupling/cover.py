"""The tree of a cover, walked cell by cell: every global minimiser but the uniform one has its moments in C_*.

FORMAT_COUPLING.md, section 4. The root box is [0, 1]^L; the list must end exactly when no box is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from ..arithmetic.ball import ceil_shift
from ..verdict import Invalid, require_at_most, require_less
from .functional import Ends, Linearised, Setting, require_gibbs

Box = tuple[Ends, Ends]


def walk(setting: Setting, evidence: Mapping[str, Any]) -> None:
    """Settle the whole root box with the cells of the tree, or raise `Invalid`."""
    modes, one = evidence["modes"], 1 << setting.grid
    stack: list[Box] = [((0,) * modes, (one,) * modes)]
    for count, cell in enumerate(evidence["tree"], start=1):
        name = f"cell {count} ({cell[0]})"
        if not stack:
            raise Invalid(f"{name}: the tree goes on after every box is settled")
        lower, upper = stack.pop()
        box = (lower, tuple([min(x, upper[0]) for x in upper]))
        stack.extend(_leaves(setting, evidence, box, cell, name))
    if stack:
        raise Invalid(f"the tree ends with {len(stack)} open boxes")


def _leaves(setting: Setting, evidence: Mapping[str, Any], box: Box, cell: Sequence[Any], name: str) -> list[Box]:
    """Apply one cell; the boxes that it leaves open, the next one last."""
    lower, upper = box
    kind = cell[0]
    if kind == "s":
        return halves(box, cell[1], cell[2], name)
    if kind == "0":
        require_inside(upper, evidence["corner"], f"{name}: upper <= corner")
    elif kind == "*":
        require_inside(evidence["star_lower"], lower, f"{name}: star_lower <= lower")
        require_inside(upper, evidence["star_upper"], f"{name}: upper <= star_upper")
    elif kind == "g":
        require_gibbs(setting, lower, upper, setting.field(lower, upper), name)
    elif kind == "f":
        shift = setting.p - evidence["field_grid"]
        require_gibbs(setting, lower, upper, [a << shift for a in cell[1:]], name)
    elif kind == "c":
        return [narrowed(Linearised(setting, lower, upper), box, cell[1:], None, name)]
    elif kind == "x":
        narrowed(Linearised(setting, lower, upper), box, cell[1:-1], cell[-1], name)
    else:
        raise Invalid(f"{name}: a cell of unknown kind")
    return []


def require_inside(small: Sequence[Fraction | int], large: Sequence[Fraction | int], what: str) -> None:
    """small_l <= large_l for all l."""
    for degree, (x, y) in enumerate(zip(small, large, strict=True), start=1):
        require_at_most(f"{what}, l={degree}", x, y)


def halves(box: Box, degree: int, mid: int, name: str) -> list[Box]:
    """The upper half in one coordinate, and the lower one, which is next."""
    (lower, upper), k = box, degree - 1
    require_at_most(f"{name}: lower <= mid", lower[k], mid)
    require_at_most(f"{name}: mid <= upper", mid, upper[k])
    return [((*lower[:k], mid, *lower[k + 1 :]), upper), (lower, (*upper[:k], mid, *upper[k + 1 :]))]


def narrowed(equation: Linearised, box: Box, rows: Sequence[Sequence[int]], last: Ends | None, name: str) -> Box:
    """(R) for each row, then (X) for `last` if there is one; the box that is left."""
    lower, upper = list(box[0]), list(box[1])
    shift = equation.setting.p - equation.setting.grid
    for number, (degree, new_lower, new_upper, *y) in enumerate(rows, start=1):
        k, what = degree - 1, f"{name}, row {number}"
        weights, constant = equation.functional(y)
        place = equation.centre[k] - (constant + equation.displaced(weights, lower, upper, k)) / weights[k]
        if new_lower > lower[k]:
            require_at_most(f"{what}: lo <= x_{degree}", new_lower, place.low >> shift)
        if new_upper < upper[k]:
            require_at_most(f"{what}: x_{degree} <= hi", ceil_shift(place.high, shift), new_upper)
        require_at_most(f"{what}: lo <= hi", new_lower, new_upper)
        lower[k], upper[k] = new_lower, new_upper
    if last is not None:
        weights, constant = equation.functional(last)
        value = constant + equation.displaced(weights, lower, upper, -1)
        require_less(f"{name}: the equation has no solution, |r| < |m|", value.r, abs(value.m))
    return tuple(lower), tuple(upper)
