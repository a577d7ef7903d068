"""The free-energy barrier at K_c: how high every path from the uniform density to the other minimiser has to go.

The search proposes the saddle between them, a path over it and a cover of the section through it;
`certify.bounds.coupling.path` and `.section` prove the barrier from them, beside a cover at the same beta.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from certify.bounds.coupling.density import Touch, touch_at
from certify.bounds.coupling.path import highest
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.coupling.section import Section, inside, section_value
from certify.bounds.kernels.kernel import Exponential, Kernel
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim
from certify.core.enclosure import relative_enclosure, round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact
from certify.cover.section import SectionPlan
from certify.search.coupling.density import Minimiser, minimiser_of
from certify.search.coupling.interaction import FloatExponential
from certify.search.coupling.path import Way, critical_curve, saddle_newton, top_of, way_over
from certify.search.coupling.section import section_plan
from certify.search.untrusted import untrusted
from certify.solve.coupling.density import polished
from certify.solve.coupling.near import Near
from certify.solve.evidence import series_evidence
from certify.solve.question import BARRIER

_TRUST: Final = (SEMICONTINUITY, HARMONICS)
RULE: Final = "section"
_MAX_STEPS = 60
_SPARE = 16


def barrier_claim(d: int, beta: Fraction, digits: int, near: Near) -> Claim:
    """The claim `free-energy-barrier`, its enclosure as close as K_c of the cover and `digits` allow."""
    try:
        with untrusted():
            plan, way = _proposal(d, beta, near)
        return _proved(d, beta, digits, near, plan, way)
    except Undecided as error:
        return Claim(BARRIER, d, "inconclusive", beta=beta, reason=str(error))


def _proposal(d: int, beta: Fraction, near: Near) -> tuple[SectionPlan, Way]:
    minimiser, curve = searched(d, beta, near)
    top = top_of(minimiser, curve)
    return section_plan(minimiser, top), way_over(minimiser, curve, top)


def searched(d: int, beta: Fraction, near: Near) -> tuple[Minimiser, list[Any]]:
    """The other minimiser in floats, and the curve of critical fields that goes through it. Raises Undecided."""
    minimiser = minimiser_of(FloatExponential(d, float(beta)))
    if minimiser is None:
        raise Undecided("the search found no other minimiser")
    with precision(near.sizes.bits):
        minimiser = polished(minimiser, near.touch)
    return minimiser, critical_curve(minimiser)


def _proved(d: int, beta: Fraction, digits: int, near: Near, plan: SectionPlan, way: Way) -> Claim:
    kernel, sizes = Exponential(d, beta), near.sizes
    coupling = (near.coupling.lower, near.coupling.upper)
    with precision(sizes.working):
        quad = quadrature(d, sizes.modes, sizes.nodes, sizes.ellipses)
        saddle = critical_touch(quad, near, near.coupling.middle, way.fields[way.top])
    section, theta = convex_section(kernel, coupling, plan, saddle)
    fields = [resized(field, sizes.modes) for field in way.fields]
    fields[way.top] = saddle.field
    zero = BallMatrix.integers([[0] * sizes.modes])
    with precision(sizes.working):
        between = Ball.between(*coupling)
        place = nearby(saddle.mean.entries()[0].midpoint(), sizes.bits)
        if not inside(section, saddle, between, place):
            raise Undecided("the saddle that the search found is not in C_* of its section")
        low = section_value(saddle, between, place, theta)
        high = highest(quad, [zero, *fields, near.touch.field], saddle.interaction.at(between)[0])
        found = relative_enclosure(low.hull(high), digits * 3322 // 1000 + 6)
    with precision(plan.precision):
        section.cover(found.lower)
    evidence = section_evidence(d, beta, plan, fields, way.top) | {"c": place}
    return Claim(BARRIER, d, "proved", found, beta, evidence=evidence, trust=_TRUST)


def convex_section(
    kernel: Kernel, coupling: tuple[Exact, Exact], plan: SectionPlan, saddle: Touch
) -> tuple[Section, Ball]:
    """The plan in balls for all K between these, and theta < 1 on its C_*. Raises Undecided."""
    with precision(plan.precision):
        section = Section.at(kernel, Ball.between(*coupling), plan)
        theta = section.theta(saddle.field.dyadic_midpoints()[0]).upper()
        if not theta < 1:
            raise Undecided("that F_K has one lowest point on the section is not proved (theta < 1)")
        return section, Ball(theta)


def critical_touch(quad: Quadrature, near: Near, coupling: Exact, start: Any) -> Touch:
    """Newton's method for a = 2 K kappa M(a), its residual in balls and its step in floats. Raises Undecided."""
    field, interaction, twice = resized(start, near.sizes.modes), near.touch.interaction, Ball(coupling) * 2
    kappa = BallMatrix.row(interaction.kappa)
    newton = saddle_newton(interaction.d, field.floats(), kappa.scaled(twice).floats(), quad.nodes.omega.cols)
    best: tuple[int, Touch, BallMatrix] | None = None
    for _ in range(_MAX_STEPS):
        touch = touch_at(quad, interaction, field)
        residual = (touch.field - touch.mean.scale_columns(kappa).scaled(twice)).midpoints()
        sizes = [x.mantissa.bit_length() + x.exponent for x in residual.dyadic_midpoints() if x != 0]
        exponent = max(sizes, default=-near.sizes.bits)
        if best is not None and exponent >= best[0]:
            return touch_at(quad, interaction, (best[1].field - best[2]).midpoints())
        best = (exponent, touch, residual)
        step = newton.step(residual.scaled(Dyadic(1, -exponent)).floats())
        row = BallMatrix.row([Dyadic.from_float(x) for x in step])
        field = (field - row.scaled(Dyadic(1, exponent))).midpoints()
    raise Undecided("Newton's method for a critical density did not settle")


def nearby(x: Dyadic, bits: int) -> Dyadic:
    """With half of the bits: F_K on the section is flat at the saddle."""
    return round_to(x, bits // 2, up=False)


def resized(field: Any, count: int) -> BallMatrix:
    """Its first entries, 0 where there are fewer."""
    row = [float(x) for x in field[:count]]
    return BallMatrix.row([Dyadic.from_float(x) for x in row + [0.0] * (count - len(row))])


def section_evidence(d: int, beta: Fraction, plan: SectionPlan, fields: list[BallMatrix], top: int) -> dict[str, Any]:
    """The evidence of a barrier above a section: the fields of the path, and the place of its top among them."""
    path = [_trimmed(field.dyadic_midpoints()) for field in fields]
    terms = series_evidence(d, beta, plan.precision)["terms"]
    return {"rule": RULE, "terms": terms, "path": path, "saddle": top + 1, **plan.as_mapping()}


def _trimmed(field: list[Dyadic]) -> list[Dyadic]:
    """Without the zeros at its end, but one entry at least."""
    count = max((k for k, x in enumerate(field, start=1) if x != 0), default=1)
    return field[:count]
