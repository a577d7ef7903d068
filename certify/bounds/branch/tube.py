"""A curve of critical densities, K eliminated: one piece of it, in a tube about an explicit parabola of fields.

In the space of fields with |a|^2 = sum a_l^2/(2 kappa_l), T(a)_l = 2 kappa_l M_l(a) is the gradient of Lambda, and
a is critical at K where a = K T(a). Given c, V and W, put b(s) = c + s V + s^2 W and look for critical a = b(s) + eta
with eta perpendicular to c, P the projection off c: K = <a,c>/(c.M(a)) goes with a, and

    eta = K P T(a) - P (s V + s^2 W)                                                                    (*)

is a contraction of |eta| <= R, if K times the norm of P T'(a) P stays below 1, as it does about a critical density at
which T' has one large eigenvalue, in a direction close to c. The lemma has its proof in proofs/branch/tube.py; each
property below is one of its numbers. tests/bounds/branch/test_tube.py leaves out terms.

Where some kappa_l < 0 the scalar product has abs(kappa_l), and c* stands for c where T is paired with c: c*_l = c_l
times the sign of kappa_l. Where kappa_l decays slowly what is beyond the modes is bounded by the decay of the M_l of
entire densities (`Remote`). Both are in proofs/kernels/tube.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from certify.bounds.branch.metric import Metric, root, top
from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball, maximum, minimum
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.errors import Undecided
from certify.core.exact import Exact
from certify.cover.branch import BranchPiece


@dataclass(frozen=True, slots=True)
class Jet:
    """M, C and the mean of (P_l - M_l)(Y - EY)^2 at c, Y = sum V_l P_l."""

    moments: FieldMoments
    third: BallMatrix

    @classmethod
    def at(cls, quad: Quadrature, field: BallMatrix, tangent: BallMatrix) -> Jet:
        """By quadrature; the error of the mean of P_l Y^2 is that of three polynomials, times (sum |V_l|)^2."""
        moments = field_moments(quad, field)
        mean, slope = moments.mean, tangent @ moments.covariance
        inverse = (-moments.log_partition).exp()
        density = (field @ quad.nodes.values).exp().scale_columns(quad.nodes.omega).scaled(inverse)
        values = tangent @ quad.nodes.values
        size = dot(tangent.magnitudes(), tangent.filled(1))
        error = quad.error(field.magnitudes(), 3) * size * size * inverse
        square = (density.times(values).times(values) @ quad.nodes.transposed).widened(error)
        first, second = dot(tangent, mean), dot(slope, tangent)
        return cls(moments, square - mean.scaled(second + first * first) - slope.scaled(first * 2))


@dataclass(frozen=True)
class Piece:
    """The numbers of the lemma at one piece. Raises Undecided where one of its hypotheses fails."""

    metric: Metric
    jet: Jet
    c: BallMatrix
    tangent: BallMatrix
    bend: BallMatrix
    width: Ball
    radius: Ball
    moment: Ball
    """A bound of all abs(M_l) beyond the modes at the b(s)."""

    @classmethod
    def at(cls, metric: Metric, quad: Quadrature, plan: BranchPiece) -> Piece:
        """From exact numbers."""
        c, tangent, bend = (BallMatrix.row(list(x)) for x in (plan.field, plan.tangent, plan.bend))
        s, moment = Ball(plan.width), Ball(1)
        if metric.remote is not None:
            sizes = c.magnitudes() + tangent.magnitudes().scaled(s) + bend.magnitudes().scaled(s * s)
            moment = metric.remote.moment(quad, sizes)
        return cls(metric, Jet.at(quad, c, tangent), c, tangent, bend, s, Ball(plan.radius), moment)

    @cached_property
    def star(self) -> BallMatrix:
        """c*: <T(a), c> = c*.M(a)."""
        return self.metric.turned(self.c)

    @cached_property
    def beyond(self) -> Ball:
        """The norm of T(b(s)) beyond the modes at most."""
        return root(self.metric.tail) * self.moment

    @cached_property
    def block(self) -> Ball:
        """The norm of T'(c) beyond the modes at most: its trace, or by the largest value of the density."""
        if self.metric.remote is None:
            return self.metric.tail
        log_sup = dot(self.c.magnitudes(), self.c.filled(1)) - self.jet.moments.log_partition
        return minimum([self.metric.tail, top(self.metric.remote.crest * log_sup.exp())])

    def spread(self, direction: BallMatrix) -> Ball:
        """Standard deviation of sum x_l P_l at c, rounded up."""
        return root(dot(direction @ self.jet.moments.covariance, direction))

    def extent(self, direction: BallMatrix) -> Ball:
        """sum |x_l| (1 + |M_l|) >= sup |sum x_l (P_l - M_l)|."""
        sizes = direction.magnitudes()
        return dot(sizes, sizes.filled(1)) + dot(sizes, self.jet.moments.mean.magnitudes())

    @cached_property
    def n(self) -> Ball:
        """|c|^2."""
        return self.metric.product(self.c, self.c)

    @cached_property
    def along(self) -> tuple[Ball, Ball]:
        """<V,c>/n and <W,c>/n: <b(s),c> = n (1 + v s + w s^2)."""
        return self.metric.product(self.tangent, self.c) / self.n, self.metric.product(self.bend, self.c) / self.n

    @cached_property
    def series(self) -> tuple[Ball, Ball, Ball]:
        """N_0, N_1, N_2: c.M(b(s)) = N_0 + N_1 s + N_2 s^2 up to `rest`."""
        image = self.star @ self.jet.moments.covariance
        bent = dot(self.star, self.jet.third) / 2 + dot(image, self.bend)
        return dot(self.star, self.jet.moments.mean), dot(image, self.tangent), bent

    @cached_property
    def gap(self) -> Ball:
        """lambda: the norm of P T'(c) P at most, by the trace of the fourth power and what lies beyond the modes.

        The variance of sum x_l P_l at c for |x| = 1 is at most that, off c and off c*.
        """
        sides = [self.c] if self.metric.signs is None else [self.c, self.star]
        return maximum([self._gap(side) for side in sides]) + self.block

    def _gap(self, side: BallMatrix) -> Ball:
        covariance = self.jet.moments.covariance
        image = (side @ covariance).scaled(1 / self.n)
        matrix = covariance.transpose().scale_columns(self.metric.twice_kappa).transpose() - side.transpose() @ image
        square = matrix @ matrix
        trace = dot(BallMatrix.row(square.entries()), BallMatrix.row(square.transpose().entries()))
        return root(root(trace))

    @cached_property
    def turn(self) -> Ball:
        """U >= sup |h - mean of h at c| for the h of all a - c."""
        mean = self.jet.moments.mean.magnitudes()
        reach = mean + mean.filled(1)
        beyond = root(dot(reach.scale_columns(self.metric.twice_kappa), reach) + self.metric.tail * 4)
        s = self.width
        return top(self.extent(self.tangent) * s + self.extent(self.bend) * s * s + self.radius * beyond)

    @cached_property
    def cubic(self) -> Ball:
        """B: what the third order in s is at most for a functional of standard deviation 1 at c."""
        s, half = self.width, (self.turn / 2).exp()
        extent = (self.extent(self.tangent) + self.extent(self.bend) * s * 2) * (half * self.turn + 1)
        bend = self.spread(self.bend)
        spread = half * (self.spread(self.tangent) + bend * s * 2)
        size = spread * (extent * extent + spread * spread * 2) + extent * half * bend * 6
        return top(half * size * s * s * s / 6)

    @cached_property
    def rest(self) -> Ball:
        """r, the error of c.M(b(s))."""
        return top(self.spread(self.star) * self.cubic)

    @cached_property
    def drift(self) -> tuple[Ball, Ball]:
        """Bounds of |q(s) - q_0| and |q(s) - q_0 - q_1 s|, q(s) = c.M(b(s))/<b(s),c>."""
        (v, w), (n0, n1, n2), s = self.along, self.series, self.width
        least = (1 - abs(v) * s - abs(w) * s * s) * self.n
        if not least.surely_positive():
            raise Undecided("a piece of a branch is too wide")
        first, second = n1 - n0 * v, n2 - n0 * w
        one = abs(first) * s + abs(second) * s * s + self.rest
        two = abs(second - first * v) * s * s + abs(first * w) * s * s * s + self.rest
        return top(one / least), top(two / least)

    @cached_property
    def across(self) -> tuple[Ball, Ball]:
        """|PV| and |PW|."""
        parts = [x - self.c.scaled(f) for x, f in zip((self.tangent, self.bend), self.along, strict=True)]
        return self.metric.norm(parts[0]), self.metric.norm(parts[1])

    @cached_property
    def start(self) -> Ball:
        """|P T(c)|, modes beyond L with it."""
        return top(self.metric.dual(self._residuals[0]) + self.beyond)

    @cached_property
    def _residuals(self) -> tuple[BallMatrix, BallMatrix, BallMatrix]:
        """The coefficients of 1, s and s^2 of P T(b(s)) - q(s) P b(s), over 2 kappa_l."""
        (v, w), (n0, n1, n2) = self.along, self.series
        turned, covariance = self.metric.turned, self.jet.moments.covariance
        own, tangent, bend = (x.scale_columns(self.metric.inverse) for x in (self.c, self.tangent, self.bend))
        tangent, bend = tangent - own.scaled(v), bend - own.scaled(w)
        q0, q1 = n0 / self.n, (n1 - n0 * v) / self.n
        one = turned(self.tangent @ covariance) - own.scaled(n1 / self.n) - tangent.scaled(q0)
        two = turned(self.jet.third.scaled(Ball(1) / 2) + self.bend @ covariance) - own.scaled(n2 / self.n)
        return turned(self.jet.moments.mean) - own.scaled(q0), one, two - bend.scaled(q0) - tangent.scaled(q1)

    @cached_property
    def defect(self) -> Ball:
        """epsilon >= |P T(b(s)) - q(s) P b(s)|."""
        s, (across, bent), (one, two) = self.width, self.across, self.drift
        first, second = (self.metric.dual(x) for x in self._residuals[1:])
        inner = self.start + first * s + second * s * s + root(self.gap) * self.cubic
        return top(inner + across * s * two + bent * s * s * one)

    @cached_property
    def push(self) -> Ball:
        """e^U sd(c) sqrt(lambda): c.M changes by at most that times |eta|."""
        return top(self.turn.exp() * self.spread(self.star) * root(self.gap))

    @cached_property
    def coupling(self) -> Ball:
        """An upper bound of K on all of the tube."""
        (v, w), s = self.along, self.width
        return top((abs(v) * s + abs(w) * s * s + 1) * self.n / self.least)

    @cached_property
    def least(self) -> Ball:
        """A lower bound > 0 of c.M on all of the tube."""
        (n0, n1, n2), s = self.series, self.width
        least = n0 - abs(n1) * s - abs(n2) * s * s - self.rest - self.push * self.radius
        if not least.surely_positive():
            raise Undecided("c.M > 0 is not proved on a piece of a branch")
        return Ball(least.lower())

    @cached_property
    def theta(self) -> Ball:
        """theta < 1, by which (*) contracts."""
        s, (across, bent), size = self.width, self.across, self.turn.exp() * self.gap
        q = self.series[0] / self.n + self.drift[0]
        image = self.defect + q * (across * s + bent * s * s) + size * self.radius
        theta = top(self.coupling * (size + self.push * image / self.least))
        if not theta.surely_less(1):
            raise Undecided("that a branch of critical densities is a curve is not proved (theta < 1)")
        return theta

    @cached_property
    def off(self) -> Ball:
        """How far the critical densities are from b(s); no larger than R."""
        return self.within(self.defect)

    def within(self, defect: Ball) -> Ball:
        """K defect/(1 - theta), no larger than R."""
        off = top(self.coupling * defect / (1 - self.theta))
        if not off.surely_at_most(self.radius):
            raise Undecided("that a branch of critical densities stays in its tube is not proved")
        return off

    def require_above(self, level: Exact) -> None:
        """K >= level > 0 at each critical density of the piece."""
        (v, w), (n0, n1, n2), s, whole = self.along, self.series, self.width, self.n / level
        e0, e1, e2 = whole - n0, whole * v - n1, whole * w - n2
        ends = [e0 + e1 * s + e2 * s * s, e0 - e1 * s + e2 * s * s]
        low = minimum(ends)
        if not (abs(e2) * s * 2).surely_at_most(abs(e1)):  # a parabola is at most e2 s^2 below its chord
            low = low - abs(e2) * s * s
        if not (self.rest + self.push * self.off).surely_at_most(low):
            raise Undecided("K of a branch of critical densities above the fold is not proved")

    def highest(self) -> Ball:
        """An upper bound of K at s = 0."""
        least = self.series[0] - self.push * self.within(self.start)
        if not least.surely_positive():
            raise Undecided("K at the fold has no upper bound")
        return self.n / least

    def at_end(self, sign: int) -> BallMatrix:
        """b(s), s = sign width."""
        return self.c + self.tangent.scaled(self.width * sign) + self.bend.scaled(self.width * self.width)

    def meeting(self, point: BallMatrix, radius: Ball) -> tuple[Ball, Ball, Ball]:
        """s, how far it is known, and the distance off c between b(s) and all a with |a - point| <= radius."""
        (v, w), s = self.along, self.width
        slope = v - abs(w) * s * 2
        if not slope.surely_positive():
            raise Undecided("a piece of a branch turns back")
        along = self.metric.product(point, self.c) / self.n
        place = minimum([maximum([(along - 1) / v, -s]), s]).mid()
        gap = (abs(along - 1 - v * place - w * place * place) + radius / self.n.sqrt()) / slope
        across = point - self.c - self.tangent.scaled(place) - self.bend.scaled(place * place)
        across = across - self.c.scaled(self.metric.product(across, self.c) / self.n)
        move = self.across[0] + self.across[1] * s * 2
        return place, top(gap), top(self.metric.norm(across) + radius + gap * move)

    def require_inside(self, point: BallMatrix, radius: Ball) -> Ball:
        """All a with |a - point| <= radius lie in the tube, at no smaller s than that; the point has the modes of c."""
        place, gap, apart = self.meeting(point, radius)
        if not ((abs(place) + gap).surely_at_most(self.width) and apart.surely_at_most(self.radius)):
            raise Undecided("two pieces of a branch are not shown to meet")
        return place - gap
