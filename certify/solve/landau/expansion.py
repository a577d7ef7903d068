"""The claim `landau-expansion`: (1.17) on an interval from beta_* on, with its remainders."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Any, Final

from certify.bounds.landau.model import Model
from certify.bounds.landau.remainder import Landau, check_reduction, near_of, setting_beyond
from certify.bounds.reduction.extent import steepest_field
from certify.core.ball import Ball, precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import loose_enclosure, round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, Exact, as_fraction
from certify.core.region import Region
from certify.cover.reduction import ReductionPlan
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.landau.expansion import starts
from certify.search.reduction.chords import chord_ends
from certify.search.reduction.concavity import cover
from certify.search.reduction.disc import widest
from certify.search.reduction.model import model_at
from certify.solve.evidence import series_evidence

ENDS: Final = tuple(Fraction(n, 10000) for n in (100, 50, 20, 10, 5, 2, 1))
"""r - 1, r beta_* being the end of the interval, where none is asked for: the first that is proved."""
_MODES = 12
_DEGREE = 24
_PRECISION = 96
_GRID = 40
_CORNERS = 4
_THETA = Fraction(19, 20)
_BRACKET = 80
_GUARD = 64  # bits that the checker works with beyond those of the evidence
LARGEST_D: Final = 30
_ROOM = Fraction(51, 50)
_DIGITS = 40  # bits of C'_d behind the point
Star = tuple[Exact, Exact]


def _plan(d: int, end: Fraction, star: Star) -> ReductionPlan:
    """A plan for the interval up to `end`, from floats but for the place where the series ends: that one is tried."""
    model = model_at(d, float(end), _MODES)
    reach = int(model.reach * (1 + 1e-6) * 2.0**_GRID)
    disc = widest(model, _GRID, reach, _DEGREE)
    found, sizes = starts(model, disc.radius * 2.0**-_GRID), quadrature_sizes(d, model.fields)
    beyond = Dyadic(ceil(end * 2**_GRID), -_GRID)
    plan = ReductionPlan(_MODES, *sizes, _PRECISION, _GRID, beyond, _THETA, reach, _CORNERS, (), disc, ())
    for first in found:
        short = replace(plan, chords=((int(first * 2.0**_GRID),),))
        try:
            with precision(_PRECISION):
                _remainders(Landau(d, star, beyond, near_of(setting_beyond(d, short), short)))
        except Undecided:
            continue
        chords = chord_ends(model, _GRID, reach, first, float(_THETA))
        tree = cover(model, _GRID, reach, _CORNERS, float(_THETA))
        nodes, ellipses = quadrature_sizes(d, model.fields)
        return replace(plan, nodes=nodes, ellipses=ellipses, tree=tuple(tree), chords=tuple(chords))
    raise Undecided(f"landau-expansion d={d}: beta = {float(end):.6g} is too far from beta_* for the series at 0")


def _remainders(landau: Landau) -> dict[str, Any]:
    """C'_d and the bounds of what is left out. Raises Undecided."""
    peak, spinodal = landau.coupling(), landau.spinodal()
    _, first, second = peak.gap.terms
    return {
        "cube": _pair(loose_enclosure(-first, _DIGITS)),
        "remainder": _above(_roomy(peak.gap)),
        "cube_remainder": _above(second * _ROOM),
        "jump_remainder": _above(_roomy(landau.moment(peak))),
        "spinodal_remainder": _above(_roomy(spinodal.gap)),
    }


def _roomy(x: Model) -> Ball:
    """The slope with room for another arithmetic: its second order is what rounding makes wider."""
    return x.terms[1] + x.s * x.terms[2] * _ROOM


def _pair(x: Enclosure) -> dict[str, Exact]:
    return {"lower": x.lower, "upper": x.upper}


def _above(x: Ball) -> Dyadic:
    """A short number beyond |x|."""
    size = abs(x).upper()
    return round_to(size, 16 - size.exponent - size.mantissa.bit_length(), up=True)


def _between(factor: Fraction, d: int, star: Star) -> Enclosure:
    """factor/(d + 1 - (d-1) beta_*), which increases with beta_*; as sharp as the enclosure of beta_*."""
    places = _BRACKET - 8
    low, high = (Ball(factor / (d + 1 - (d - 1) * as_fraction(x))) for x in star)
    return loose_enclosure(low.hull(high), places)


@lru_cache(maxsize=32)
def proved(d: int, end: Fraction, star: Star) -> tuple[ReductionPlan, dict[str, Any]]:
    """A plan with the remainders that it proves. Raises Undecided."""
    plan = _plan(d, end, star)
    with precision(plan.precision):
        setting = setting_beyond(d, plan)
        found = _remainders(Landau(d, star, plan.beyond, near_of(setting, plan)))
        check_reduction(setting, plan)
    return plan, found


def _longest(d: int, star: Star) -> Fraction:
    """The end of the longest of the intervals that are tried and proved."""
    reason = Undecided(f"landau-expansion d={d}: no interval")
    for share in ENDS:
        try:
            end = Fraction(int(as_fraction(star[1]) * (1 + share) * 10**6), 10**6)
            proved(d, end, star)
            return end
        except Undecided as error:
            reason = error
    raise reason


def landau_expansion(d: int, region: Region, star: Enclosure) -> Claim:
    """The claim on (beta_*, b], or on the longest of some intervals for b = infinity. Raises Undecided."""
    if region.left != "beta-star" or region.right == "beta-star":
        raise ValueError("the Landau expansion is about intervals that begin at beta_*")
    if d > LARGEST_D:
        raise Undecided(f"landau-expansion d={d}: d is too large for the search; up to {LARGEST_D} is tried")
    ends = _bracket(star, region.upper)
    end = _longest(d, ends) if region.upper is None else as_fraction(region.upper)
    plan, found = proved(d, end, ends)
    with precision(plan.precision + 32):
        steepest = steepest_field(d, Ball(plan.beyond)).upper()
        constant = _between(Fraction(3 * d * (d + 4), 8 * (d + 2)), d, ends)
        jump = _between(Fraction(3 * (d - 1) * (d + 4), 2 * d * d), d, ends)
    evidence = {
        "rule": "reduction",
        "beta_star": {"lower": ends[0], "upper": ends[1]},
        **plan.as_mapping(),
        "terms": series_evidence(d, steepest, plan.precision + _GUARD)["terms"],
    }
    details = {"jump": _pair(jump), **found}
    trust = (SEMICONTINUITY, HARMONICS)
    return Claim(
        "landau-expansion",
        d,
        "proved",
        constant,
        beta_interval=("beta-star", end),
        details=details,
        evidence=evidence,
        trust=trust,
    )


def _bracket(star: Enclosure, right: Exact | None) -> Star:
    """beta_* to _BRACKET bits behind the point, if the interval is not shorter: more would make all else slower."""
    low, high = (as_fraction(x) * 2**_BRACKET for x in (star.lower, star.upper))
    short = Dyadic(floor(low), -_BRACKET), Dyadic(ceil(high), -_BRACKET)
    return short if right is None or short[1] <= right else (star.lower, star.upper)
