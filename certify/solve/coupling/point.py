"""K_c(beta) two-sided, the order parameter and the number of minimisers, at one beta > beta_*.

API (what the command line, sweeps and asymptotics use):

    critical_coupling(d, beta, digits=30, limit=20000) -> PointResult
        .claims     (critical-coupling, order-parameter, two-minimisers), typed `Claim`s; open ones carry a reason
        .coupling, .moment   their enclosures, or None
        .upper      an upper bound of K_c by an explicit density, whenever one was found
        .log_slope  encloses p = -d log K_c/d log beta, so that K_c' = -p K_c/beta
        .cells      how many cells of each kind the cover has
        .near       the explicit density near the other minimiser, from which `minimiser.py` describes it
    certify.solve.coupling.interval has the same on intervals of beta.

The search proposes a density and a cover; `certify.bounds.coupling.count` proves the theorem from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final, Literal

from certify.bounds.bessel.threshold import sign_of_d
from certify.bounds.coupling.count import STAR_OPEN, Stage, check_point
from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.derivative import log_slope
from certify.bounds.kernels.kernel import Exponential, Kernel
from certify.core.ball import Ball, precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import relative_enclosure
from certify.core.errors import NotBelow, Undecided
from certify.core.exact import Dyadic, Exact, as_fraction
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import LARGEST_D, Minimiser, minimiser_of, touch_sizes
from certify.search.coupling.interaction import FloatExponential, FloatKernel, lift_of
from certify.search.coupling.point_plan import Sizes, point_plan
from certify.search.untrusted import untrusted
from certify.solve.coupling.density import polished
from certify.solve.coupling.explicit import explicit_density, touch_evidence
from certify.solve.coupling.near import Near
from certify.solve.coupling.reasons import open_reason
from certify.solve.coupling.vectors import sharpened_point
from certify.solve.evidence import series_evidence
from certify.solve.spine.point import spine_proof
from certify.solve.spine.reach import LARGEST_BETA, LEAST_OF_SPINE, first_of_spine

LABELS = ("critical-coupling", "order-parameter", "two-minimisers")
TRUST = (SEMICONTINUITY, HARMONICS)
RULE: Final = "cover"
SPINE: Final = "spine"
Way = Literal["cover", "spine"]
_ROUNDS = 4
NO_BOXES = 24
"""Beyond this beta a cover of all moments takes minutes, and is not searched."""
_SPARE = 20
_ATTEMPTS = (Sizes(margin=1e-6), Sizes(slack=0.005, margin=1e-7))


@dataclass(frozen=True, slots=True)
class PointResult:
    """What was proved at one beta; see the module docstring."""

    d: int
    beta: Fraction
    claims: tuple[Claim, Claim, Claim]
    coupling: Enclosure | None = None
    moment: Enclosure | None = None
    upper: Exact | None = None
    log_slope: Enclosure | None = None
    cells: Mapping[str, int] = field(default_factory=dict)
    near: Near | None = None


def critical_coupling(
    d: int, beta: Fraction, digits: int = 30, limit: int = 20000, *, rule: Way | None = None
) -> PointResult:
    """K_c(beta), m_1 and the count of minimisers to a relative 10^-digits, for beta > beta_*^{(d)}.

    d >= 2, 1 <= digits. limit: cells of a cover at most. rule: that kind of cover alone. Raises Undecided if beta >
    beta_* is not proved; every other failure is an inconclusive claim with its reason and the best upper bound.
    """
    if sign_of_d(d, beta)[0] < 0:
        raise Undecided(f"d={d}: beta <= beta_*, where K_c = K_# by the theorem and there is one minimiser")
    if beta > LARGEST_BETA and d <= LARGEST_D:
        stop = Undecided("the search works in floating-point numbers, which do not reach so large a beta")
        return _inconclusive(d, beta, open_reason(stop, d, (beta, beta), digits), None)
    kernel = Exponential(d, beta)
    try:
        with untrusted():
            minimiser, sizes, touch, upper = density_near(
                kernel, FloatExponential(d, float(beta), lift=lift_of(float(beta))), digits
            )
    except Undecided as error:
        return _inconclusive(d, beta, open_reason(error, d, (beta, beta), digits), None)
    found = minimiser, sizes, touch, upper
    result: PointResult | None = None
    for way in (rule,) if rule else _ways(d, beta):
        last = _by_boxes(d, beta, digits, limit, found) if way == RULE else _by_spine(d, beta, digits, found)
        if last.coupling is not None:
            return last
        result = result or last
    return result or _inconclusive(d, beta, "no cover is searched there", upper)


def _ways(d: int, beta: Fraction) -> tuple[Way, ...]:
    """Both kinds of covers, the cheaper one first, as far as they are searched."""
    if beta > NO_BOXES:
        return (SPINE,)
    if beta < LEAST_OF_SPINE:
        return (RULE,)
    return (RULE, SPINE) if beta < first_of_spine(d) else (SPINE, RULE)


def box_coupling(d: int, beta: Fraction, digits: int = 30) -> PointResult:
    """The same by a cover of all moments alone."""
    return critical_coupling(d, beta, digits, rule=RULE)


def spine_coupling(d: int, beta: Fraction, digits: int = 30) -> PointResult:
    """The same by a cover in one variable alone: the other witness."""
    return critical_coupling(d, beta, digits, rule=SPINE)


def _by_boxes(
    d: int, beta: Fraction, digits: int, limit: int, found: tuple[Minimiser, TouchSizes, Touch, Exact]
) -> PointResult:
    """By a cover of all moments."""
    minimiser, sizes, touch, upper = found
    reason = ""
    for attempt in _ATTEMPTS:
        try:
            with untrusted():
                plan = point_plan(minimiser, Sizes(limit, attempt.slack, attempt.margin))
            return _prove(d, beta, digits, plan, sizes, touch)
        except Undecided as error:
            reason = open_reason(error, d, (beta, beta), digits)
    return _inconclusive(d, beta, reason, upper)


def _by_spine(d: int, beta: Fraction, digits: int, found: tuple[Minimiser, TouchSizes, Touch, Exact]) -> PointResult:
    """By the cover in one variable."""
    minimiser, sizes, touch, upper = found
    try:
        proof = spine_proof(d, beta, digits, minimiser, sizes, touch)
        evidence = proof.evidence(d, beta) | {"touch": touch_evidence(d, beta, sizes, touch)}
        return _finished(d, beta, digits, (sizes, touch, proof.theta), (proof.coupling, proof.moment), evidence)
    except Undecided as error:
        return _inconclusive(d, beta, open_reason(error, d, (beta, beta), digits), upper)


def density_near(kernel: Kernel, floats: FloatKernel, digits: int) -> tuple[Minimiser, TouchSizes, Touch, Exact]:
    """The non-uniform minimiser in floats, an explicit density near it and the upper bound of K_c that it proves."""
    minimiser = minimiser_of(floats)
    if minimiser is None:
        raise NotBelow("the search found no density that shows K_c < K_#")
    sizes = touch_sizes(minimiser, digits)
    touch = explicit_density(kernel, sizes, minimiser)
    with precision(sizes.bits):
        return polished(minimiser, touch), sizes, touch, touch.upper_coupling().upper()


def _prove(d: int, beta: Fraction, digits: int, plan: CoverPlan, sizes: TouchSizes, touch: Touch) -> PointResult:
    """Choose the enclosures with an interval of K a little too wide, then prove all of it for the chosen interval."""
    kernel = Exponential(d, beta)
    plan, coupling, moment = choose(kernel, digits, plan, sizes, touch)
    bound = check_point(kernel, plan, sizes, touch, coupling, moment)
    with precision(sizes.bits):
        theta = Ball(bound)
    evidence = _evidence(d, beta, plan, sizes, touch, coupling, moment)
    return _finished(d, beta, digits, (sizes, touch, theta), (coupling, moment), evidence, plan.counts())


def _finished(
    d: int,
    beta: Fraction,
    digits: int,
    density: tuple[TouchSizes, Touch, Ball],
    found: tuple[Enclosure, Enclosure],
    evidence: Mapping[str, Any],
    cells: Mapping[str, int] | None = None,
) -> PointResult:
    """The claims, once K_c and m_1 are as close as was asked for. Raises Undecided."""
    (sizes, touch, theta), (coupling, moment) = density, found
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        power, bits = log_slope(touch, beta, between, theta), digits * 3322 // 1000
        slope = relative_enclosure(power, bits)
        derivative = relative_enclosure(-power * between / beta, bits)
    for name, enclosure in (("K_c", coupling), ("m_1", moment)):
        if as_fraction(enclosure.width()) * 10**digits > as_fraction(enclosure.lower):
            raise Undecided(f"the enclosure of {name} is wider than a relative 10^-{digits}")
    claims = _claims(d, beta, (coupling, moment, derivative), evidence)
    near = Near(sizes, touch, theta, coupling)
    return PointResult(d, beta, claims, coupling, moment, coupling.upper, slope, cells or {}, near)


def choose(
    kernel: Kernel, digits: int, plan: CoverPlan, sizes: TouchSizes, touch: Touch, index: int = 0
) -> tuple[CoverPlan, Enclosure, Enclosure]:
    """The plan with better vectors, and enclosures of K_c and of a moment (of the first degree without `index`)."""
    bits = digits * 3322 // 1000 + 6
    with precision(sizes.bits):
        upper = touch.upper_coupling()
        coarse = upper.hull(upper * (1 - Ball(Dyadic(1, -40))))
    with precision(plan.precision):
        stage = Stage.at(kernel, coarse, plan)
        plan = sharpened_point(stage)
        theta = replace(stage, plan=plan).star().upper()
    if not theta < 1:
        raise Undecided(STAR_OPEN)
    with precision(sizes.bits):
        for _ in range(_ROUNDS):  # K_lo depends on the square of the width of the interval it is proved on
            coarse = touch.lower_coupling(coarse, Ball(theta)).hull(upper)
        # m_1 is less accurate than K_c by the gap
        coupling = relative_enclosure(coarse, sizes.bits - sizes.cancelled - _SPARE)
        between = Ball.between(coupling.lower, coupling.upper)
        return plan, coupling, relative_enclosure(touch.moment(between, Ball(theta), index), bits)


def _evidence(
    d: int, beta: Fraction, plan: CoverPlan, sizes: TouchSizes, touch: Touch, coupling: Enclosure, moment: Enclosure
) -> dict[str, Any]:
    return {
        "rule": RULE,
        "coupling": {"lower": coupling.lower, "upper": coupling.upper},
        "moment": {"lower": moment.lower, "upper": moment.upper},
        "touch": touch_evidence(d, beta, sizes, touch),
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
