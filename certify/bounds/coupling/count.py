"""Exactly two minimisers at K_c, at a point and on a piece: the lemmas of this folder put together.

The theorem (proofs/coupling/count.py), for K in [K_lo, K_hi] as an interval:

1. `cover.replay`: a zonal critical density with 0 <= m_l <= m_1 and F_K <= 0 has its moments in C_0 or C_*;
2. `origin`, `star` (`third` on a piece): G is strictly convex on C_0 and on C_*, both convex; so G > 0 on C_0 but for
   the uniform state, and C_* holds at most one critical point;
3. `density`: F_K >= 0 on C_* at K_lo, and K_hi belongs to an explicit density;
4. a global minimiser exists (entropy-lower-semicontinuity), is critical, zonal and non-increasing in the angle,
   and if it is not uniform has 0 <= m_l <= m_1, m_1 > 0 (polarisation and positivity of linearisation, proved in
   proofs/).

So K_lo <= K_c <= K_hi; and since K_hi < K_# a second minimiser exists at K_c, it lies in C_*, and it is the only one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from certify.bounds.bessel.threshold import sign_of_d
from certify.bounds.coupling.at_rest import replay_at_rest
from certify.bounds.coupling.band import Piece, source_of, tangent
from certify.bounds.coupling.boxes import Geometry, RangeInteraction, Source
from certify.bounds.coupling.cover import replay
from certify.bounds.coupling.density import Touch, explicit_touch
from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.coupling.functional import AffineBox, oscillation_bound, spread_bound
from certify.bounds.coupling.nodes import check_node
from certify.bounds.coupling.origin import origin_bound
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.coupling.star import star_bound
from certify.bounds.coupling.third import StarTerms, moving_star_bound
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.tail import SlowTail, log_peak
from certify.core.ball import Ball, maximum, precision
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.claim import Enclosure
from certify.core.errors import NotNear, Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.box import Box
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes

ORIGIN_OPEN: Final = "that no other minimiser is near the uniform one is not proved (G convex on C_0)"
STAR_OPEN: Final = "that no other minimiser is near the non-uniform one is not proved (G convex on C_*)"


@dataclass(frozen=True, slots=True)
class Stage:
    """The plan in balls for one kernel and K in a ball: its quadrature, interaction and the two convexity bounds."""

    plan: CoverPlan
    quad: Quadrature
    interaction: RangeInteraction
    increasing: bool
    signed: tuple[int, ...] | None = None
    """The degrees of the modes, of a kernel with negative coefficients."""

    @classmethod
    def at(cls, kernel: Kernel, coupling: Ball, plan: CoverPlan) -> Stage:
        """Interaction and nodes at the working precision."""
        degrees = kernel.degrees(plan.modes)
        quad = quadrature(kernel.d, plan.modes, plan.nodes, plan.ellipses, degrees)
        interaction = kernel.interaction(plan.modes)
        row, tau = interaction.at(coupling)
        zero = BallMatrix.integers([[0] * plan.modes])
        slow = None
        if interaction.peak is not None:
            slow = SlowTail(tau, interaction.peak * coupling * 2, interaction.multiplicities)
        whole = RangeInteraction(BallMatrix.row(row), zero, zero, tau, slow, at_point=True)
        return cls(plan, quad, whole, kernel.increasing, degrees if interaction.signed else None)

    def origin(self) -> Ball:
        """The bound of lambda_max on C_0, which must be < 1."""
        corner = BallMatrix.integers([self.plan.corner], -self.plan.grid)
        vector = BallMatrix.integers([self.plan.corner_vector])
        beyond, block = None if self.increasing else Ball(1), None
        g = self.interaction
        if g.slow is not None:
            fields = dot(g.centre.magnitudes(), corner)
            beyond = g.slow.reach(g.slow.crude(fields))
            block = g.slow.block(fields + g.tau * beyond)
        return origin_bound(self.quad, g.centre.entries(), g.tau, corner, vector, beyond, block)

    def star_field(self) -> tuple[FieldMoments, AffineBox]:
        """The family at the base field of C_*, and C_* around it."""
        geometry = Geometry(self.plan, lambda s0, s1: self.interaction, increasing=self.increasing)
        box = Box(self.plan.star_lower, self.plan.star_upper, 0, 0)
        field = geometry.field(box)
        return field_moments(self.quad, field), geometry.affine(box, field)

    def star(self) -> Ball:
        """theta of C_*, which must be < 1."""
        moments, affine = self.star_field()
        vector = BallMatrix.integers([self.plan.star_vector])
        g, first, block = self.interaction, affine.first, None
        if g.slow is not None:
            first = self.star_reach()
            u = oscillation_bound(moments, affine.deviations()) + g.tau * first * 2
            block = g.slow.block(log_peak(moments) + u)
        return star_bound(moments, affine.deviations(), g.centre.entries(), g.tau, first, vector, block)

    def star_reach(self) -> Ball:
        """A bound of |m_l|, l > L, on C_*, or b of `kernels:norm`."""
        moments, affine = self.star_field()
        slow, deviations = self.interaction.slow, affine.deviations()
        if slow is None:
            return affine.first
        u, spread = oscillation_bound(moments, deviations), spread_bound(moments, deviations)
        return Ball(slow.near(self.quad, moments, affine.first, u, spread).upper())

    def cover(self) -> None:
        """Walk the tree, or raise Undecided."""
        increasing, signed = self.increasing, self.signed
        if increasing and signed is None and self.interaction.slow is None:
            replay_at_rest(self.plan, self.quad, self.interaction)
            return
        replay(self.plan, self.quad, lambda s0, s1: self.interaction, increasing=increasing, signed=signed)


def check_point(
    kernel: Kernel,
    plan: CoverPlan,
    sizes: TouchSizes,
    touch: Touch,
    coupling: Enclosure,
    moment: Enclosure,
    index: int = 0,
) -> Dyadic:
    """Prove that `coupling` and `moment` enclose K_c and m_1, with exactly two minimisers; the theta < 1 of C_*.

    index: the place of the degree of `moment` among those of the kernel, if it is not the first.

    Undecided: an inequality is not proved. Each is proved for every K of `coupling`; nothing is believed but the plan's
    and the field's integers: Lambda, M and the interaction of `touch` are computed again.
    """
    if plan.moving:
        raise Undecided("a plan for an interval of beta does not prove a point")
    with precision(sizes.working):
        touch = explicit_touch(kernel, sizes, touch.field.midpoints())
    with precision(plan.precision):
        stage = Stage.at(kernel, Ball.between(coupling.lower, coupling.upper), plan)
        theta = stage.star().upper()
        if not theta < 1:
            raise Undecided(STAR_OPEN)
        norm = None if stage.interaction.slow is None else stage.interaction.slow.norm(stage.star_reach())
        if not stage.origin().surely_less(1):
            raise Undecided(ORIGIN_OPEN)
    with precision(sizes.bits):
        require_enclosures(kernel, sizes, touch, (coupling, moment), Ball(theta), index)
        between = Ball.between(coupling.lower, coupling.upper)
        ends = [[Dyadic(n, -plan.grid) for n in side] for side in (plan.star_lower, plan.star_upper)]
        if not touch.in_region(between, ends[0], ends[1], norm=norm):
            raise NotNear("the density that the search found is not near enough to the non-uniform minimiser")
    with precision(plan.precision):
        stage.cover()
    return theta


def require_enclosures(
    kernel: Kernel,
    sizes: TouchSizes,
    touch: Touch,
    found: tuple[Enclosure, Enclosure],
    theta: Ball,
    index: int = 0,
) -> None:
    """K_hi < K_#, and K_c and m_1 in `found` by the density of `touch`, where theta < 1 around it. Undecided if not.

    index: as in `check_point`.
    """
    coupling, moment = found
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        if not between.surely_less(kernel.threshold()):
            raise Undecided("the upper bound of K_c is not proved to lie below K_#: K_hi < K_#")
        if not touch.upper_coupling().surely_at_most(coupling.upper):
            raise Undecided("the density that the search found does not give the upper bound of K_c")
        if not Ball(coupling.lower).surely_at_most(touch.lower_coupling(between, theta)):
            raise Undecided("F_K >= 0 near the non-uniform minimiser is not proved at the lower bound of K_c")
        first = touch.moment(between, theta, index)  # compared with the ends: a ball around them would be larger
        if not (Ball(moment.lower).surely_at_most(first) and first.surely_at_most(moment.upper)):
            raise Undecided("the first moment of the minimiser is not enclosed")


def check_piece(piece: Piece, plan: CoverPlan) -> Enclosure:
    """Prove that at K_c(beta) there are exactly two minimisers for each beta of the piece; an enclosure of m_1 over it.

    The ends of the piece must be proved points beyond beta_*. Raises Undecided.
    """
    span = 1 << plan.grid
    with precision(plan.precision):
        _require_band(piece)
        quad = quadrature(piece.d, plan.modes, plan.nodes, plan.ellipses)
        source = source_of(piece, plan.modes, plan.grid)
        geometry = Geometry(plan, source)
        upper, tau = upper_everywhere(source, span)
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        if not origin_bound(quad, upper, tau, corner, BallMatrix.integers([plan.corner_vector])).surely_less(1):
            raise Undecided(ORIGIN_OPEN)
        thetas = [
            (box, _moving_theta(geometry, quad, box, vector))
            for box, vector in zip(star_boxes(plan), plan.star_vectors, strict=True)
        ]
        replay(plan, quad, source, span)
        low, high = geometry.moments(Box(plan.star_lower, plan.star_upper, -span, span))
        moment = Enclosure(low.entry(0, 0).lower(), high.entry(0, 0).upper())
    for node in piece.inner:
        s = piece.parameter(node.beta) * span
        check_node(piece, plan, node, next(theta for box, theta in thetas if box.s0 <= s <= box.s1))
    return moment


def _moving_theta(geometry: Geometry, quad: Quadrature, box: Box, vector: tuple[int, ...]) -> Ball:
    """An exact theta < 1 of C_* over the box's range of s, or Undecided."""
    matrix, interaction = star_matrix(geometry, quad, box)
    theta = moving_star_bound(matrix, interaction, geometry.interaction(box).tau, BallMatrix.integers([vector]))
    if not theta.surely_less(1):
        raise Undecided(STAR_OPEN)
    return Ball(theta.upper())


def star_matrix(geometry: Geometry, quad: Quadrature, box: Box) -> tuple[BallMatrix, list[Ball]]:
    """(the matrix whose Perron bound is that of C_* over the box's range of s, upper bounds of the g_l there)."""
    field = geometry.field(box)
    affine = geometry.affine(box, field)
    g = geometry.interaction(box)
    matrix = StarTerms.at(quad, field, affine.deviations(), g.tau, affine.first).matrix()
    return matrix, g.upper(affine.rad_s).entries()


def star_boxes(plan: CoverPlan) -> list[Box]:
    """C_* over the ranges of s between the plan's cuts, which must increase."""
    span = 1 << plan.grid
    cuts = (-span, *plan.star_cuts, span)
    if any(a >= b for a, b in pairwise(cuts)):
        raise Undecided("the cuts of C_* are not increasing")
    return [Box(plan.star_lower, plan.star_upper, a, b) for a, b in pairwise(cuts)]


def _require_band(piece: Piece) -> None:
    """What `coupling_on` uses of the nodes: beyond beta_*, in order, powers, p_i >= 0 (its bounds are convex)."""
    nodes = piece.nodes
    if not (all(a.beta < b.beta for a, b in pairwise(nodes)) and sign_of_d(piece.d, nodes[0].beta)[0] > 0):
        raise Undecided("a piece lies beyond beta_*, its nodes in order")
    falls = all(as_fraction(b.coupling.lower) <= as_fraction(a.coupling.lower) for a, b in pairwise(nodes))
    if not (falls and all(as_fraction(node.log_slope.lower) >= 0 for node in nodes)):
        raise Undecided("the nodes of a piece do not show that K_c decreases")
    for a, b in pairwise(nodes):  # the band is to contain the lower end at each node: `check_node` relies on it
        for here, there in ((a, b), (b, a)):
            if not Ball(here.coupling.lower).surely_at_most(tangent(there, here.beta).upper()):
                raise Undecided("a tangent lies below the lower end of a node beside it")


def upper_everywhere(source: Source, span: int) -> tuple[list[Ball], Ball]:
    """Upper bounds of g_l and tau over the piece: the largest over eight ranges of s, as the linear model is for short
    ranges."""
    ranges = [source(a, a + span // 4) for a in range(-span, span, span // 4)]
    half = Ball(Fraction(1, 8))
    return [maximum(g) for g in zip(*(g.upper(half).entries() for g in ranges), strict=True)], maximum(
        g.tau for g in ranges
    )
