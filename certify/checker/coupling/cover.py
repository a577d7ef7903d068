"""The tree of a cover, walked cell by cell: every global minimiser but the uniform one has its moments in C_*.

FORMAT/coupling.md, "The tree"; FORMAT/intervals.md, "The boxes of a piece". The list must end exactly
when no box is open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from ..arithmetic.ball import ceil_shift
from ..verdict import Invalid, require_at_most, require_less
from .boxes import Box, Setting
from .form import Cell, Cells, Ends, PointBoxes, Tree
from .functional import Linearised
from .gibbs import require_gibbs


class Cover(Protocol):
    """What the cells of a tree are put to: boxes at rest, `AtRest`, or those of a piece, moving.Piece."""

    @property
    def p(self) -> int:
        """Bits of the fixed point."""

    @property
    def evidence(self) -> Cells:
        """Units and the tree."""

    def star(self) -> tuple[Ends, Ends]:
        """Lower and upper ends of C_*. Raises `Invalid` where there is none."""

    def root(self) -> Box:
        """The box that is open at the start."""

    def taken(self, box: Box) -> Box:
        """A box when its cell comes, or what of it may hold moments of a minimiser."""

    def corner(self, box: Box) -> tuple[Sequence[Fraction | int], Sequence[Fraction | int]]:
        """Upper ends of the box and of C_0, in the same unit."""

    def field(self, box: Box) -> list[int]:
        """The base field of the box."""

    def placed(self, box: Box, base: list[int]) -> tuple[Setting, Ends, Ends]:
        """A setting and ends of moments for the Gibbs bound at this field."""

    def equation(self, box: Box) -> Linearised:
        """The critical-point equation on the box."""


@dataclass(frozen=True, slots=True)
class AtRest:
    """The boxes of a cover for one kernel: the coordinates are the m_l, and m_l <= m_1 if the kernel is increasing."""

    setting: Setting
    evidence: Cells

    @property
    def p(self) -> int:
        """Bits of the fixed point."""
        return self.setting.p

    def root(self) -> Box:
        """[0, 1]^L, or [-1, 1]^L with [0, 1] for the first odd degree if some kappa_l are negative."""
        one, lower = 1 << self.setting.grid, [0] * self.evidence.modes
        if self.setting.interaction.signed:
            degrees = self.setting.family.degrees
            odd = next((degree for degree in degrees if degree % 2), None)
            lower = [0 if degree == odd else -one for degree in degrees]
        return Box(tuple(lower), (one,) * len(lower))

    def taken(self, box: Box) -> Box:
        """Upper ends cut to that of m_1, where the kernel is increasing."""
        if not self.setting.interaction.increasing:
            return box
        return Box(box.lower, tuple([min(x, box.upper[0]) for x in box.upper]))

    def corner(self, box: Box) -> tuple[Ends, Ends]:
        """Bounds of the |m_l| in the box and the corner of C_0, in units 2^-grid."""
        if isinstance(self.evidence, Tree):
            return self.setting.farthest(box.lower, box.upper), self.evidence.corner
        raise Invalid("a cell of C_0, where there is none")

    def star(self) -> tuple[Ends, Ends]:
        """C_*, in units 2^-grid."""
        if isinstance(self.evidence, PointBoxes):
            return self.evidence.star_lower, self.evidence.star_upper
        raise Invalid("a cell of C_*, where there is none")

    def field(self, box: Box) -> list[int]:
        """The base field of the box."""
        return self.setting.field(box.lower, box.upper)

    def placed(self, box: Box, _: list[int]) -> tuple[Setting, Ends, Ends]:
        """The box as it is."""
        return self.setting, box.lower, box.upper

    def equation(self, box: Box) -> Linearised:
        """The critical-point equation on the box."""
        return Linearised(self.setting, box.lower, box.upper)


def walk(cover: Cover) -> None:
    """Settle the whole root box with the cells of the tree, or raise `Invalid`."""
    settle(cover.root(), cover.evidence.tree, lambda box, cell, name: leaves(cover, cover.taken(box), cell, name))


def settle(root: Box, tree: Sequence[Cell], apply: Callable[[Box, Cell, str], list[Box]]) -> None:
    """Apply the cells one by one; `apply` has the boxes that a cell leaves open, the next one last."""
    stack = [root]
    for count, cell in enumerate(tree, start=1):
        name = f"cell {count} ({cell[0]})"
        if not stack:
            raise Invalid(f"{name}: the tree goes on after every box is settled")
        stack.extend(apply(stack.pop(), cell, name))
    if stack:
        raise Invalid(f"the tree ends with {len(stack)} open boxes")


def leaves(cover: Cover, box: Box, cell: Cell, name: str) -> list[Box]:
    """Apply one cell; the boxes that it leaves open, the next one last."""
    kind = cell[0]
    if kind == "s":
        return halves(box, cell[1], cell[2], name)
    if kind == "0":
        require_inside(*cover.corner(box), f"{name}: upper <= corner")
    elif kind == "*":
        least, most = cover.star()
        require_inside(least, box.lower, f"{name}: star_lower <= lower")
        require_inside(box.upper, most, f"{name}: upper <= star_upper")
    elif kind in ("g", "f"):
        field = cover.field(box) if kind == "g" else [a << (cover.p - cover.evidence.field_grid) for a in cell[1:]]
        setting, lower, upper = cover.placed(box, field)
        require_gibbs(setting, lower, upper, field, name)
    elif kind == "c":
        return [narrowed(cover.equation(box), box, cell[1:], None, name)]
    elif kind == "x":
        narrowed(cover.equation(box), box, cell[1:-1], cell[-1], name)
    else:
        raise Invalid(f"{name}: a cell of unknown kind")
    return []


def require_inside(small: Sequence[Fraction | int], large: Sequence[Fraction | int], what: str) -> None:
    """small_l <= large_l for all l."""
    for degree, (x, y) in enumerate(zip(small, large, strict=True), start=1):
        require_at_most(f"{what}, l={degree}", x, y)


def halves(box: Box, coordinate: int, mid: int, name: str) -> list[Box]:
    """The upper half in one coordinate, 1..L or 0 for s, and the lower one, which is next."""
    lower, upper, s0, s1, k = box.lower, box.upper, box.s0, box.s1, coordinate - 1
    if not coordinate:
        require_less(f"{name}: s_0 < mid", s0, mid)
        require_less(f"{name}: mid < s_1", mid, s1)
        return [Box(lower, upper, mid, s1), Box(lower, upper, s0, mid)]
    require_at_most(f"{name}: lower <= mid", lower[k], mid)
    require_at_most(f"{name}: mid <= upper", mid, upper[k])
    low, high = (*lower[:k], mid, *lower[k + 1 :]), (*upper[:k], mid, *upper[k + 1 :])
    return [Box(low, upper, s0, s1), Box(lower, high, s0, s1)]


def narrowed(equation: Linearised, box: Box, rows: Sequence[Sequence[int]], last: Ends | None, name: str) -> Box:
    """(R) for each row, then (X) for `last` if there is one; the box that is left."""
    lower, upper = list(box.lower), list(box.upper)
    shift = equation.setting.p - equation.setting.grid
    for number, (degree, new_lower, new_upper, *y) in enumerate(rows, start=1):
        k, what = degree - 1, f"{name}, row {number}"
        coefficients, constant = equation.functional(y or [int(j == k) for j in range(len(lower))])
        place = equation.centre[k] - (constant + equation.displaced(coefficients, lower, upper, k)) / coefficients[k]
        if new_lower > lower[k]:
            require_at_most(f"{what}: lo <= x_{degree}", new_lower, place.low >> shift)
        if new_upper < upper[k]:
            require_at_most(f"{what}: x_{degree} <= hi", ceil_shift(place.high, shift), new_upper)
        require_at_most(f"{what}: lo <= hi", new_lower, new_upper)
        lower[k], upper[k] = new_lower, new_upper
    if last is not None:
        coefficients, constant = equation.functional(last)
        value = constant + equation.displaced(coefficients, lower, upper, -1)
        require_less(f"{name}: the equation has no solution, |r| < |m|", value.r, abs(value.m))
    return Box(tuple(lower), tuple(upper), box.s0, box.s1)
