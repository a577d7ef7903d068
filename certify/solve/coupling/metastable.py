"""From which K on F_K has a local minimiser that is not uniform: bounds of K_s, the upper one close to the fold.

The search proposes K a little above the fold of the curve of critical densities, both of them there, and a cover of the
section through the upper one; the other one has to be lower than all of the section. Below, K_c/2 as in (1.11).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.coupling.section import inside, section_value
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.section import SectionPlan
from certify.search.coupling.path import Fold, beside_fold
from certify.search.coupling.section import section_plan
from certify.search.untrusted import untrusted
from certify.solve.coupling.barrier import (
    RULE,
    convex_section,
    critical_touch,
    nearby,
    searched,
    section_evidence,
)
from certify.solve.coupling.near import Near
from certify.solve.question import METASTABLE

_TRUST: Final = (SEMICONTINUITY, HARMONICS)
_STEPS: Final = (4, 10, 40)
"""How far from the fold, in points of the curve: the nearest one that is proved counts."""


def metastable_claim(d: int, beta: Fraction, near: Near) -> Claim:
    """The claim `metastable-end`, as near to the fold as is proved."""
    reason = ""
    for steps in _STEPS:
        try:
            with untrusted():
                minimiser, curve = searched(d, beta, near)
                fold = beside_fold(minimiser, curve, steps)
                plan = section_plan(replace(minimiser, coupling=fold.coupling), fold.top)
            return _proved(d, beta, near, plan, fold)
        except Undecided as error:
            reason = str(error)
    return Claim(METASTABLE, d, "inconclusive", beta=beta, reason=reason)


def _proved(d: int, beta: Fraction, near: Near, plan: SectionPlan, fold: Fold) -> Claim:
    sizes, coupling = near.sizes, Dyadic.from_float(fold.coupling)
    with precision(sizes.working):
        quad = quadrature(d, sizes.modes, sizes.nodes, sizes.ellipses)
        saddle, low = (critical_touch(quad, near, coupling, field) for field in (fold.top.field, fold.low))
    section, theta = convex_section(Exponential(d, beta), (coupling, coupling), plan, saddle)
    with precision(sizes.working):
        here, place = Ball(coupling), nearby(saddle.mean.entries()[0].midpoint(), sizes.bits)
        level = (low.action() / here - low.log_partition).upper()
        if not (inside(section, saddle, here, place) and low.mean.entries()[0].lower() > place):
            raise Undecided("the critical densities that the search found are not on both sides of the section")
        if not section_value(saddle, here, place, theta).lower() > level:
            raise Undecided("that a density beyond the section has a lower F_K than all of it is not proved")
    with precision(plan.precision):
        section.cover(level)
    half = as_fraction(near.coupling.lower) / 2
    evidence = section_evidence(d, beta, plan, [saddle.field, low.field], 0) | {"c": place, "rule": RULE}
    return Claim(METASTABLE, d, "proved", Enclosure(half, coupling), beta, evidence=evidence, trust=_TRUST)
