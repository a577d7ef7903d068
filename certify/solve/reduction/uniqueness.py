"""The regime up to beta_* by the reduced function: a plan from floats, proved in balls."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from certify.bounds.bessel.threshold import sign_of_d
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.reduction.disc import disc_bound
from certify.bounds.reduction.extent import steepest_field
from certify.bounds.reduction.series import coefficients
from certify.bounds.reduction.setting import Setting, interaction_at_star
from certify.bounds.reduction.uniqueness import check_uniqueness
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.core.region import Region
from certify.cover.reduction import ReductionPlan
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.reduction.chords import chord_ends, series_end
from certify.search.reduction.concavity import cover
from certify.search.reduction.disc import widest
from certify.search.reduction.model import model_at
from certify.solve.evidence import series_evidence

_MODES = 12
_PRECISION = 64
_GRID = 40
_CORNERS = 4
_THETA = Fraction(19, 20)
_BEYOND_BITS = 50
_BRACKET = -40  # the bracket of beta_* is 2^-40 wide
_GUARD = 64  # bits that the checker works with beyond those of the evidence


@lru_cache(maxsize=32)
def reduction_plan(d: int) -> ReductionPlan:
    """A plan that is proved. Raises Undecided where none is found or it is not proved."""
    model = model_at(d, beta_star_estimate(d), _MODES)
    beyond = Dyadic(int(beta_star_estimate(d) * 2.0**_BEYOND_BITS) + 64, -_BEYOND_BITS)
    reach = int(model.reach * (1 + 1e-6) * 2.0**_GRID)
    disc = widest(model, _GRID, reach, _MODES)
    first = quadrature_sizes(d, model.fields, model.family)
    with precision(_PRECISION):
        g, tau = interaction_at_star(d, beyond, _MODES)
        setting = Setting(quadrature(d, _MODES, *first), tuple(g), tau, _GRID)
        bound = disc_bound(setting, disc)
        series = BallMatrix.row(coefficients(d, g[1:], disc.degree)).floats()
        numbers = BallMatrix.row([bound]).floats()
    start = series_end(d, disc.radius * 2.0**-_GRID, numbers[0], series)
    chords = chord_ends(model, _GRID, reach, start, float(_THETA))
    tree = cover(model, _GRID, reach, _CORNERS, float(_THETA))
    nodes, ellipses = quadrature_sizes(d, model.fields, model.family)
    plan = ReductionPlan(
        _MODES, nodes, ellipses, _PRECISION, _GRID, beyond, _THETA, reach, _CORNERS, tuple(tree), disc, tuple(chords)
    )
    check_uniqueness(d, plan)
    return plan


def reduced_regime(d: int, region: Region, plan: ReductionPlan, details: Mapping[str, Any]) -> Claim:
    """The claim `regime`, with these details, on a region that ends at beta_*, from a plan that is proved."""
    with precision(plan.precision):
        steepest = steepest_field(d, Ball(plan.beyond)).upper()
    below = plan.beyond - Dyadic(1, _BRACKET)
    if sign_of_d(d, below)[0] >= 0 or not (region.lower is None or region.lower <= below):
        raise Undecided(f"d={d}: the bracket of beta_* of the reduction is not one, or does not lie in the interval")
    evidence = {
        "rule": "reduction",
        "beta_star": {"lower": below, "upper": plan.beyond},  # short, so that sharp digits of beta_* cost nothing here
        **plan.as_mapping(),
        "terms": series_evidence(d, steepest, plan.precision + _GUARD)["terms"],
    }
    trust = (SEMICONTINUITY, HARMONICS)
    return Claim("regime", d, "proved", details=details, evidence=evidence, trust=trust, **region.place())
