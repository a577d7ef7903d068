"""K_c(beta) two-sided, the order parameter and the number of minimisers, at one beta > beta_*.

API (what the command line, sweeps and asymptotics use):

    critical_coupling(d, beta, digits=30, limit=20000) -> PointResult
        .claims   (critical-coupling, order-parameter, two-minimisers), typed `Claim`s; inconclusive ones carry a reason
        .coupling, .moment   their enclosures, or None
        .upper    an upper bound of K_c by an explicit density, whenever one was found
        .slope    encloses p = -d log K_c/d log beta, so that K_c' = -p K_c/beta
        .cells    how many cells of each kind the cover has
    certify.solve.coupling.interval has the same on intervals of beta.

The theorem that is put together here (proofs/coupling/moments.py), for K in [K_lo, K_hi] as an interval:

1. `coupling_cover.replay`: a zonal critical density with 0 <= m_l <= m_1 and F_K <= 0 has its moments in C_0 or C_*;
2. `coupling_convexity`: G is strictly convex on C_0 and on C_*, both convex; so G > 0 on C_0 but for the uniform
   state, and C_* holds at most one critical point;
3. `coupling_touch`: F_K >= 0 on C_* at K_lo, and K_hi belongs to an explicit density;
4. a global minimiser exists (entropy-lower-semicontinuity), is critical, zonal and non-increasing in the angle,
   and if it is not uniform has 0 <= m_l <= m_1, m_1 > 0 (polarisation and positivity of linearisation, proved in
   proofs/).

So K_lo <= K_c <= K_hi; and since K_hi < K_# a second minimiser exists at K_c, it lies in C_*, and it is the only one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from certify.bounds.bessel.evidence import series_evidence, sign_of_d
from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.coupling.cover import Box, Geometry, RangeCouplings, replay
from certify.bounds.coupling.density import Touch, TouchSizes, explicit_touch, polished, refined_touch, touch_sizes
from certify.bounds.coupling.family import field_moments, product_integrals
from certify.bounds.coupling.interaction import weights_on
from certify.bounds.coupling.origin import origin_bound, sharpened_vector, star_bound
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact, as_fraction
from certify.cover.plan import CoverPlan
from certify.search.coupling.minimiser import Minimiser, minimiser_estimate
from certify.search.coupling.point_plan import Sizes, point_plan
from certify.search.untrusted import untrusted
from certify.solve.coupling.reasons import ORIGIN_OPEN, STAR_OPEN, open_reason

LABELS = ("critical-coupling", "order-parameter", "two-minimisers")
TRUST = (SEMICONTINUITY, HARMONICS)
RULE = "cover"
_ROUNDS = 4
_SPARE = 20
VECTOR_BITS = 90
_ATTEMPTS = (Sizes(), Sizes(slack=0.005, margin=1e-7))


@dataclass(frozen=True, slots=True)
class PointResult:
    """What was proved at one beta; see the module docstring."""

    d: int
    beta: Fraction
    claims: tuple[Claim, Claim, Claim]
    coupling: Enclosure | None = None
    moment: Enclosure | None = None
    upper: Exact | None = None
    slope: Enclosure | None = None
    cells: Mapping[str, int] = field(default_factory=dict)


def critical_coupling(d: int, beta: Fraction, digits: int = 30, limit: int = 20000) -> PointResult:
    """K_c(beta), m_1 and the count of minimisers to a relative 10^-digits, for beta > beta_*^{(d)}.

    d >= 2, 1 <= digits. limit: cells of a cover at most. Raises Undecided if beta > beta_* is not proved; every other
    failure is an inconclusive claim with its reason and the best upper bound.
    """
    if sign_of_d(d, beta)[0] < 0:
        raise Undecided(f"d={d}: beta <= beta_*, where K_c = K_# by the theorem and there is one minimiser")
    try:
        with untrusted():
            minimiser, sizes, touch, upper = _density(d, beta, digits)
    except Undecided as error:
        return _inconclusive(d, beta, open_reason(error, d, (beta, beta), digits), None)
    reason = ""
    for attempt in _ATTEMPTS:
        try:
            with untrusted():
                plan = point_plan(minimiser, Sizes(limit, attempt.slack, attempt.margin))
            return _prove(d, beta, digits, plan, sizes, touch)
        except Undecided as error:
            reason = open_reason(error, d, (beta, beta), digits)
    return _inconclusive(d, beta, reason, upper)


def _density(d: int, beta: Fraction, digits: int) -> tuple[Minimiser, TouchSizes, Touch, Exact]:
    """The non-uniform minimiser in floats, an explicit density near it and the upper bound of K_c that it proves."""
    minimiser = minimiser_estimate(d, float(beta))
    if minimiser is None:
        raise Undecided("the search found no density that shows K_c < K_#")
    sizes = touch_sizes(minimiser, digits)
    touch = _touch(d, beta, sizes, minimiser)
    with precision(sizes.bits):
        return polished(minimiser, touch), sizes, touch, touch.upper_coupling().upper()


def _touch(d: int, beta: Fraction, sizes: TouchSizes, minimiser: Minimiser) -> Touch:
    with precision(sizes.bits + 16):
        quad = quadrature(d, sizes.modes, sizes.nodes, sizes.ellipses)
        touch = refined_touch(quad, weights_on(d, beta, beta, sizes.modes), minimiser, sizes.bits)
        if not touch.upper_coupling().surely_less(linear_threshold_ball(d, Ball(beta))):
            raise Undecided("the density that the search found is not sharp enough to tell K_c from K_#")
    return touch


@dataclass(frozen=True, slots=True)
class Stage:
    """The plan in balls at one beta and K in a ball: its quadrature, couplings and the two convexity bounds."""

    plan: CoverPlan
    quad: Quadrature
    couplings: RangeCouplings

    @classmethod
    def at(cls, d: int, beta: Fraction, coupling: Ball, plan: CoverPlan) -> Stage:
        """Couplings and nodes at the working precision."""
        quad = quadrature(d, plan.modes, plan.nodes, plan.ellipses)
        row, tail = weights_on(d, beta, beta, plan.modes).couplings(coupling)
        zero = BallMatrix.integers([[0] * plan.modes])
        return cls(plan, quad, RangeCouplings(BallMatrix.row(row), zero, zero, tail))

    def origin(self) -> Ball:
        """The bound of lambda_max on C_0, which must be < 1."""
        plan = self.plan
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        vector = BallMatrix.integers([plan.corner_vector])
        return origin_bound(self.quad, self.couplings.centre.entries(), self.couplings.tail, corner, vector)

    def star(self) -> Ball:
        """theta_*, which must be < 1."""
        plan = self.plan
        geometry = Geometry(plan, lambda s0, s1: self.couplings)
        box = Box(plan.star_lower, plan.star_upper, 0, 0)
        field = geometry.field(box)
        affine = geometry.affine(box, field)
        moments = field_moments(self.quad, field)
        vector = BallMatrix.integers([plan.star_vector])
        g = self.couplings
        return star_bound(moments, affine.deviations(), g.centre.entries(), g.tail, affine.first, vector)

    def sharpened(self) -> CoverPlan:
        """The plan with Perron vectors as good as the precision allows (floats are not enough near beta_*)."""
        plan = self.plan
        upper = BallMatrix.row(self.couplings.centre.entries()).magnitudes()
        corner = BallMatrix.integers([plan.corner], -plan.grid)
        integrals = product_integrals(self.quad, upper.scale_columns(corner).magnitudes())
        box = Box(plan.star_lower, plan.star_upper, 0, 0)
        covariance = field_moments(self.quad, Geometry(plan, lambda s0, s1: self.couplings).field(box)).covariance
        first, second = (BallMatrix.integers([v]) for v in (plan.corner_vector, plan.star_vector))
        return replace(
            plan,
            corner_vector=sharpened_vector(integrals, upper, first, VECTOR_BITS),
            star_vector=sharpened_vector(covariance, upper, second, VECTOR_BITS),
        )

    def cover(self) -> None:
        """Walk the tree, or raise Undecided."""
        replay(self.plan, self.quad, lambda s0, s1: self.couplings)


def _prove(d: int, beta: Fraction, digits: int, plan: CoverPlan, sizes: TouchSizes, touch: Touch) -> PointResult:
    """Choose the enclosures with an interval of K a little too wide, then prove all of it for the chosen interval."""
    plan, coupling, moment = _choose(d, beta, digits, plan, sizes, touch)
    theta = check_point(d, beta, plan, sizes, touch, coupling, moment)
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        power, bits = touch.log_slope(d, beta, between, Ball(theta)), digits * 3322 // 1000
        slope = relative_enclosure(power, bits)
        derivative = relative_enclosure(-power * between / beta, bits)
    for name, enclosure in (("K_c", coupling), ("m_1", moment)):
        if as_fraction(enclosure.width()) * 10**digits > as_fraction(enclosure.lower):
            raise Undecided(f"the enclosure of {name} is wider than a relative 10^-{digits}")
    evidence = _evidence(d, beta, plan, sizes, touch, coupling, moment)
    claims = _claims(d, beta, (coupling, moment, derivative), evidence)
    return PointResult(d, beta, claims, coupling, moment, coupling.upper, slope, plan.counts())


def _choose(
    d: int, beta: Fraction, digits: int, plan: CoverPlan, sizes: TouchSizes, touch: Touch
) -> tuple[CoverPlan, Enclosure, Enclosure]:
    bits = digits * 3322 // 1000 + 6
    with precision(sizes.bits):
        upper = touch.upper_coupling()
        coarse = upper.hull(upper * (1 - Ball(Dyadic(1, -40))))
    with precision(plan.precision):
        plan = Stage.at(d, beta, coarse, plan).sharpened()
        theta = Stage.at(d, beta, coarse, plan).star().upper()
    if not theta < 1:
        raise Undecided(STAR_OPEN)
    with precision(sizes.bits):
        for _ in range(_ROUNDS):  # K_lo depends on the square of the width of the interval it is proved on
            coarse = touch.lower_coupling(coarse, Ball(theta)).hull(upper)
        # m_1 is less accurate than K_c by the gap
        coupling = relative_enclosure(coarse, sizes.bits - sizes.cancelled - _SPARE)
        between = Ball.between(coupling.lower, coupling.upper)
        return plan, coupling, relative_enclosure(touch.moment(between, Ball(theta)), bits)


def check_point(
    d: int, beta: Fraction, plan: CoverPlan, sizes: TouchSizes, touch: Touch, coupling: Enclosure, moment: Enclosure
) -> Dyadic:
    """theta_* < 1 of C_*. Prove that `coupling` and `moment` enclose K_c and m_1, and that there are exactly two
    minimisers; or Undecided.

    Every inequality is proved for each K of `coupling`; nothing is believed but the plan's and the field's integers:
    Lambda, M and the weights of `touch` are computed again.
    """
    if plan.moving:
        raise Undecided("a plan for an interval of beta does not prove a point")
    with precision(sizes.bits + 16):
        touch = explicit_touch(d, beta, sizes, touch.field.midpoints())
    with precision(plan.precision):
        stage = Stage.at(d, beta, Ball.between(coupling.lower, coupling.upper), plan)
        theta = stage.star().upper()
        if not theta < 1:
            raise Undecided(STAR_OPEN)
        if not stage.origin().surely_less(1):
            raise Undecided(ORIGIN_OPEN)
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        if not between.surely_less(linear_threshold_ball(d, Ball(beta))):
            raise Undecided("the upper bound of K_c is not proved to lie below K_#: K_hi < K_#")
        if not touch.upper_coupling().surely_at_most(coupling.upper):
            raise Undecided("the density that the search found does not give the upper bound of K_c")
        if not Ball(coupling.lower).surely_at_most(touch.lower_coupling(between, Ball(theta))):
            raise Undecided("F_K >= 0 near the non-uniform minimiser is not proved at the lower bound of K_c")
        first = touch.moment(between, Ball(theta))  # compared with the ends: a ball around them would be larger
        if not (Ball(moment.lower).surely_at_most(first) and first.surely_at_most(moment.upper)):
            raise Undecided("the first moment of the minimiser is not enclosed")
        ends = [[Dyadic(n, -plan.grid) for n in side] for side in (plan.star_lower, plan.star_upper)]
        if not touch.in_region(between, ends[0], ends[1]):
            raise Undecided("the density that the search found is not near enough to the non-uniform minimiser")
    with precision(plan.precision):
        stage.cover()
    return theta


def _evidence(
    d: int, beta: Fraction, plan: CoverPlan, sizes: TouchSizes, touch: Touch, coupling: Enclosure, moment: Enclosure
) -> dict[str, Any]:
    explicit = {
        "modes": sizes.modes,
        "nodes": sizes.nodes,
        "ellipses": list(sizes.ellipses),
        "precision": sizes.bits,
        "terms": series_evidence(d, beta, sizes.bits)["terms"],
        "field": touch.field.dyadic_midpoints(),
    }
    return {
        "rule": RULE,
        "coupling": {"lower": coupling.lower, "upper": coupling.upper},
        "moment": {"lower": moment.lower, "upper": moment.upper},
        "touch": explicit,
        "terms": series_evidence(d, beta, plan.precision)["terms"],
        **plan.as_mapping(),
    }


def _claims(
    d: int, beta: Fraction, found: tuple[Enclosure, Enclosure, Enclosure], evidence: Mapping[str, Any]
) -> tuple[Claim, Claim, Claim]:
    """The cover is the evidence of `two-minimisers`; the other two claims, K_c with K_c' and m_1, point to it."""
    pointer = {"rule": "two-minimisers"}
    coupling, moment, slope = found
    details = {"derivative": {"lower": slope.lower, "upper": slope.upper}}
    return (
        Claim(LABELS[0], d, "proved", coupling, beta, details=details, evidence=pointer, trust=TRUST),
        Claim(LABELS[1], d, "proved", enclosure=moment, beta=beta, evidence=pointer, trust=TRUST),
        Claim(LABELS[2], d, "proved", beta=beta, evidence=evidence, trust=TRUST),
    )


def _inconclusive(d: int, beta: Fraction, reason: str, upper: Exact | None) -> PointResult:
    claims = tuple(Claim(label, d, "inconclusive", beta=beta, reason=reason) for label in LABELS)
    return PointResult(d, beta, (claims[0], claims[1], claims[2]), upper=upper)
