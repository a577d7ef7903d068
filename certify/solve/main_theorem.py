"""The claim `regime`: Theorem 1.1 assembled, and where the uniform density is the only critical point.

* beta <= beta_*: continuous, K_c = K_#; the uniform density is the only critical point for 0 <= K <= K_#/2. Two routes:
  the paper's, and the reduced function of one variable at beta_* (certify/solve/reduction), which cites less.
* beta > beta_*: discontinuous, K_c < K_#; by Beckner-Onofri K_c >= K_#/max_l A_l alpha_l, so half of that is proved.

For d = 3 Beckner-Onofri is not cited: minimisers are zonal, and for them it is proved.
"""

from __future__ import annotations

from typing import Any

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.bessel.threshold import side_of_star, sign_of_d
from certify.bounds.main_theorem import coupling_lower_bound
from certify.core.ball import Ball, precision
from certify.core.claim import BECKNER, BECKNER_EQUALITY, HARMONICS, SEMICONTINUITY, Claim, Enclosure, in_dimension
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact, as_fraction
from certify.core.region import Region
from certify.solve.evidence import as_float, series_evidence, star_bits
from certify.solve.reduction import LARGEST

_BITS = 80


def regime(d: int, region: Region, star: Enclosure) -> Claim:
    """The claim `regime` on one side of beta_*; raises Undecided on a region that straddles beta_*."""
    side = side_of_star(d)
    if region.below(side):
        return _continuous(d, region, star)
    if region.beyond(side):
        return _discontinuous(d, region, star)
    raise Undecided(f"regime d={d}: the interval meets both sides of beta_*")


def _short_half(x: Dyadic) -> Dyadic:
    return Dyadic(x.mantissa, x.exponent - 1)


def _continuous(d: int, region: Region, star: Enclosure) -> Claim:
    """By the reduced function where the interval ends at beta_* and d is not too large, else by Beckner-Onofri."""
    if region.upper is None and d <= LARGEST:
        # its search is heavy to import, and most questions do not need it
        from certify.solve.reduction import uniqueness

        try:
            plan = uniqueness.reduction_plan(d)
            return uniqueness.reduced_regime(d, region, plan, _continuous_details(d, plan.beyond))
        except Undecided:
            pass  # the paper's route is there for every d
    return paper_regime(d, region, star)


def _continuous_details(d: int, right: Exact) -> dict[str, Any]:
    """What the claim says up to `right`: the uniform density is the only critical point up to about K_#/2 there."""
    with precision(_BITS):
        low = linear_threshold_ball(d, Ball(right)).lower()
    upper = _short_half(round_to(low, 60 - low.exponent - low.mantissa.bit_length(), up=False))
    return {"transition": "continuous", "critical_coupling": "equal", "unique_critical_point": {"upper": upper}}


def paper_regime(d: int, region: Region, star: Enclosure) -> Claim:
    """The claim on a region below beta_* or up to it, as the paper has it: by Beckner-Onofri and its equality case."""
    b = region.upper
    right = star.upper if b is None else b
    needed = _BITS
    evidence: dict[str, Any] = {"rule": "theorem-1.1"}
    if b is None:
        evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
        needed = max(needed, star_bits(star) + 8)
    else:
        needed += 2 * sign_of_d(d, b)[1]
    evidence |= series_evidence(d, right, needed)
    details = _continuous_details(d, right)
    trust = in_dimension(d, (BECKNER, BECKNER_EQUALITY, SEMICONTINUITY, HARMONICS))
    return Claim("regime", d, "proved", details=details, evidence=evidence, trust=trust, **region.place())


def _discontinuous(d: int, region: Region, star: Enclosure) -> Claim:
    a, b = region.lower, region.upper
    needed, right = _BITS, star.upper if a is None else a
    evidence: dict[str, Any] = {"rule": "theorem-1.1"}
    if a is None:
        evidence["beta_star"] = {"lower": star.lower, "upper": star.upper}
        needed = max(needed, star_bits(star) + 8)
    else:
        needed += 2 * sign_of_d(d, a)[1]
    details: dict[str, Any] = {"transition": "discontinuous", "critical_coupling": "less"}
    trust = {SEMICONTINUITY, HARMONICS}
    if b is not None:
        right = b
        bound, evidence["l_max"] = coupling_lower_bound(d, as_fraction(b))
        details["unique_critical_point"] = {"upper": _short_half(bound)}
        trust.add(BECKNER)
        needed += 2 * int(1.45 * as_float(b))
    evidence |= series_evidence(d, right, needed)
    return Claim(
        "regime", d, "proved", details=details, evidence=evidence, trust=in_dimension(d, trust), **region.place()
    )
