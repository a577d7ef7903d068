"""K_c(beta) two-sided, m_1 and exactly two minimisers at one beta, by a cover in one variable, the field at the pole.

The explicit density is that of `certify.solve.coupling.point`; `certify.bounds.spine.count` proves the cover.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import exp, log
from typing import Any, Final

from certify.bounds.coupling.count import require_enclosures
from certify.bounds.coupling.density import Touch
from certify.bounds.kernels.kernel import Exponential
from certify.bounds.spine.count import point_cover, require_touch_inside
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.enclosure import relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.sizes import TouchSizes
from certify.cover.spine import SpinePlan
from certify.search.coupling.density import Minimiser
from certify.search.spine.plan import Problem, spine_plan
from certify.search.untrusted import untrusted
from certify.solve.evidence import series_evidence

RULE: Final = "spine"
_ROUNDS: Final = 4
_SPARE: Final = 20
_ABOVE: Final = 1e-12
_COARSE: Final = 40


@dataclass(frozen=True, slots=True)
class SpineProof:
    """K_c, m_1 and theta < 1 on the tube, with the cover that proves them."""

    coupling: Enclosure
    moment: Enclosure
    theta: Ball
    plan: SpinePlan

    def evidence(self, d: int, beta: Fraction) -> dict[str, Any]:
        """The evidence of the rule `spine`, but for the explicit density."""
        return {
            "rule": RULE,
            "coupling": {"lower": self.coupling.lower, "upper": self.coupling.upper},
            "moment": {"lower": self.moment.lower, "upper": self.moment.upper},
            "terms": series_evidence(d, beta, self.plan.precision)["terms"],
            **self.plan.as_mapping(),
        }


def scale_of(coupling: Fraction, beta: Fraction) -> float:
    """Q = K e^beta/beta, which floats hold where they do not hold its factors."""
    return exp(log(coupling.numerator) - log(coupling.denominator) + float(beta)) / float(beta)


def propose(d: int, beta: Fraction, most: Fraction, minimiser: Minimiser) -> SpinePlan:
    """A cover at K_hi = most, in floats. Raises Undecided."""
    with untrusted():
        scale = scale_of(most, beta) * (1 + _ABOVE)
        return spine_plan(Problem(d, float(beta), scale, minimiser.moments)).plan


def spine_proof(
    d: int, beta: Fraction, digits: int, minimiser: Minimiser, sizes: TouchSizes, touch: Touch
) -> SpineProof:
    """The cover, at the K_hi of the density, then the enclosures. Raises Undecided."""
    with precision(sizes.bits):
        places = sizes.bits - sizes.cancelled - _SPARE
        upper = touch.upper_coupling()
        most = relative_enclosure(upper, places).upper
        apart = Dyadic(1, -min(_COARSE, places - 6))
    plan = propose(d, beta, as_fraction(most), minimiser)
    found = point_cover(d, beta, as_fraction(most), plan)
    with precision(sizes.bits):
        theta = found.theta(1 - Ball(apart))
        coarse = Ball(most).hull(Ball(most) * (1 - Ball(apart)))
        for _ in range(_ROUNDS):  # K_lo depends on the square of the width of the interval it is proved on
            coarse = touch.lower_coupling(coarse, theta).hull(Ball(most))
        coupling = Enclosure(relative_enclosure(coarse, places).lower, most)
        if as_fraction(coupling.lower) < as_fraction(most) * (1 - apart.fraction()):
            raise Undecided("the bounds of K_c are too far apart")
        between = Ball.between(coupling.lower, coupling.upper)
        moment = relative_enclosure(touch.moment(between, theta), digits * 3322 // 1000 + 6)
    require_enclosures(Exponential(d, beta), sizes, touch, (coupling, moment), theta)
    require_touch_inside(found, touch, coupling)
    return SpineProof(coupling, moment, theta, plan)
