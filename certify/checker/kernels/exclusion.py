"""K_fold of a kernel of several degrees: a tube about the fold, and boxes of all other fields for 0 < K <= K_lo.

FORMAT/kernels.md, the rule `kernel-exclusion`; FORMAT/branch.md, the rule `exclusion`. Ends of boxes are those of
z_1..z_L and of x, integers in units 2^-grid; everything else is over 2^p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from ..arithmetic.ball import Ball, ceil_shift, dot, up
from ..arithmetic.series import ceil_of
from ..branch.space import Space, root
from ..branch.tube import Piece
from ..coupling.boxes import Box, Setting, taylor_factor
from ..coupling.cover import halves, narrowed, settle
from ..coupling.family import Family
from ..coupling.form import Cell, Ends
from ..coupling.functional import Linearised, combination
from ..coupling.interaction import UNIT, Couplings
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_at_most, require_less
from .cover import family_at
from .criterion import step_of
from .exclusion_form import Exclusion, PaperExclusion, Tube
from .exponential import Exponential
from .form import kernel_for
from .kernel import Zonal
from .remote import Remote
from .tail import SlowSetting


def check_kernel_exclusion(claim: Claim, context: Context) -> frozenset[str]:
    """No critical density but the uniform one for K < enclosure.lower, another one for some K <= enclosure.upper."""
    kernel = kernel_for(claim, context)
    if claim.details["critical_points"] != "axisymmetric":
        raise Invalid("critical_points: the rule is about axisymmetric ones")
    require_excluded(claim, claim.given(Exclusion), kernel, context)
    return frozenset()


def check_exclusion(claim: Claim, context: Context) -> frozenset[str]:
    """The same for the paper's kernel at one beta."""
    evidence = claim.given(PaperExclusion)
    if not claim.region.point:
        raise Invalid("the rule is about one beta")
    require_excluded(claim, evidence, Exponential(claim.d, claim.region.beta, evidence.terms, context.work), context)
    return frozenset()


def require_excluded(claim: Claim, evidence: Exclusion, kernel: Zonal, context: Context) -> None:
    """The tube, and the boxes."""
    low, high = claim.bounds
    require_less("0 < enclosure.lower", 0, low)
    tube = tube_at(kernel, evidence.tube, context)
    tube.require_above(low)
    require_at_most("(F4) K at the fold <= enclosure.upper", tube.highest(), high)
    own, degrees = family_at(kernel, evidence, context)
    peak = kernel.peak(degrees[-1], evidence.bits)
    boxes = boxes_of(own, kernel.couplings(degrees, (low, low), evidence.bits), evidence.grid, peak)
    cover = Cover(boxes, tube, kernel.threshold(evidence.bits)[0])
    settle(root_box(degrees, step_of(kernel), evidence.grid), evidence.tree, cover.leaves)


def tube_at(kernel: Zonal, given: Tube, context: Context) -> Piece:
    """The tube about the fold, with a quadrature of its own."""
    own, degrees = family_at(kernel, given, context)
    couplings, peak = kernel.couplings(degrees, UNIT, given.bits), kernel.peak(degrees[-1], given.bits)
    beyond = None
    if peak is not None:
        tail = up(ceil_of(couplings.tau, given.bits), given.bits)
        beyond = Remote(tail, peak, degrees, given.ellipses, context.work)
    space = Space(couplings, beyond)
    context.work.spend(40 * space.modes**2, given.bits, 2 * space.modes**3 // 3)
    return Piece(space, own, given.piece)


def root_box(degrees: Sequence[int], step: int, grid: int) -> Box:
    """[-1, 1]^L x [0, 1], with [0, 1] at the first degree that is an odd multiple of `step`, by a symmetry."""
    one = 1 << grid
    odd = next((degree for degree in degrees if degree // step % 2), None)
    return Box((*(0 if degree == odd else -one for degree in degrees), 0), (one,) * (len(degrees) + 1))


class Boxes(Setting):
    """Fields g_l z_l at K_lo; the base field of a box has short numbers near the g_l."""

    def reach(self, upper: Ends) -> int:
        """1: abs(z_l) <= 1."""
        return 1 << self.p

    def farthest(self, lower: Ends, upper: Ends) -> Ends:
        """z_l may be negative, whatever the sign of kappa_l."""
        return tuple(max(abs(a), abs(b)) for a, b in zip(lower, upper, strict=True))

    def beyond(self, lower: Ends, upper: Ends, field: Sequence[int]) -> Fraction:
        """A bound of the sum of abs(g_l) z_l^2 beyond the modes."""
        return self.interaction.tau

    def square(self, box: Box, field: Sequence[int]) -> Fraction:
        """rho^2: how far the fields g z of a box, with what is beyond the modes, are from the base field at most."""
        ends = box.lower[:-1], box.upper[:-1]
        total = self.beyond(*ends, field)
        for place, e in enumerate(self.deviations(*ends, field), start=1):
            least = self.interaction.least(place)
            require_less("0 < abs(kappa_l)", 0, least)
            total += Fraction(e, 1 << self.p) ** 2 / least
        return self.interaction.coupling[1] * total


class SlowBoxes(Boxes, SlowSetting):
    """The same where the kappa_l decay slowly: what is beyond the modes by norms."""

    rounds = 8

    def reach(self, upper: Ends) -> int:
        """b of (W8)."""
        return SlowSetting.reach(self, upper)

    def beyond(self, lower: Ends, upper: Ends, field: Sequence[int]) -> Fraction:
        """tau b^2, with the b of (W9)."""
        moments, deviations = self.family.moments(field), self.deviations(lower, upper, field)
        tau_b = self.near(self.farthest(lower, upper), field, moments, deviations)
        return Fraction(tau_b, 1 << self.p) ** 2 / self.interaction.tau


def boxes_of(own: Family, interaction: Couplings, grid: int, peak: Fraction | None) -> Boxes:
    """At the first degrees of a kernel; peak: a bound of all abs(lambda_l) beyond, where they decay slowly."""
    weights = tuple(g.m >> interaction.p - grid for g in interaction.g)
    if peak is None:
        return Boxes(own, interaction, grid, weights)
    return SlowBoxes(own, interaction, grid, weights, 2 * interaction.coupling[1] * peak)


class Scaled(Linearised):
    """z = x M(h) on a box, around its base field; the last coordinate is x. (W13)"""

    def __init__(self, setting: Boxes, box: Box) -> None:
        super().__init__(setting, box.lower[:-1], box.upper[:-1])
        low, high, p = box.lower[-1], box.upper[-1], setting.p
        self.moved = self.change  # of the fields alone, before x stands beside them
        self.centre.append(up(setting.number(low + high, 1), p))
        self.range = Ball(setting.number(low + high, 1), setting.number(high - low, 1), p)

    def functional(self, y: Sequence[int]) -> tuple[list[Ball], Ball]:
        """(W, W_0): 0 is in sum W_l (z_l - c_l) + W_x (x - c_x) + W_0 for every critical density of the box.

        Zeros at the end of y may be missing.
        """
        setting, modes = self.setting, len(self.moved)
        setting.family.work.spend(0, setting.p, modes * (modes + 6) // 3)
        row = [*y, *[0] * modes][:modes]
        image, level = self.projected(row)
        inner = level + dot(image, self.moved, setting.p)
        weights = [v - self.range * s * g for v, s, g in zip(row, image, setting.interaction.g, strict=True)]
        constant = combination(row, self.centre[:-1], setting.p) - self.centre[-1] * inner
        return [*weights, -inner], constant


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cells of the tree are put to; `threshold` is a lower bound of K_#."""

    boxes: Boxes
    tube: Piece
    threshold: Fraction

    def leaves(self, box: Box, cell: Cell, name: str) -> list[Box]:
        """Apply one cell; the boxes that it leaves open, the next one last."""
        kind = cell[0]
        if kind == "s":
            return halves(box, cell[1], cell[2], name)
        if kind == "0":
            self.require_near_uniform(box, name)
        elif kind == "t":
            self.require_in_tube(box)
        elif kind == "c":
            return [narrowed(Scaled(self.boxes, box), box, cell[1:], None, name)]
        elif kind == "x":
            narrowed(Scaled(self.boxes, box), box, cell[1:-1], cell[-1], name)
        else:
            raise Invalid(f"{name}: a cell of unknown kind")
        return []

    def require_near_uniform(self, box: Box, name: str) -> None:
        """(W12) K_lo (1 + X taylor(X)) < K_#, X >= sup h."""
        boxes, p = self.boxes, self.boxes.p
        boxes.family.work.spend(0, p, 2 * isqrt(p))  # the exponential of taylor(X)
        ends = boxes.farthest(box.lower[:-1], box.upper[:-1])
        sizes = sum(g.magnitude() * n for g, n in zip(boxes.interaction.g, ends, strict=True))
        x = up(ceil_shift(sizes, boxes.grid) + boxes.tau_b(ends), p)
        growth = (x * taylor_factor(x) + 1).upper()
        require_less(f"{name}: K_lo (1 + X taylor(X)) < K_#", boxes.interaction.coupling[1] * growth, self.threshold)

    def require_in_tube(self, box: Box) -> None:
        """(W14) the fields of the box lie in the tube, (F6)."""
        boxes, space = self.boxes, self.tube.space
        field = boxes.field(box.lower[:-1], box.upper[:-1])
        point = [*(Fraction(a, 1 << boxes.p) for a in field), *[Fraction(0)] * (space.modes - len(field))]
        self.tube.require_inside(point, root(up(ceil_of(boxes.square(box, field), space.p), space.p)))
