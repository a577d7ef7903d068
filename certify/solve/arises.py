"""Questions that do not arise where they are asked: refused in one line before anything heavy is computed."""

from __future__ import annotations

from bisect import bisect_left

from certify.bounds.bessel.threshold import side_of_star
from certify.core.errors import BadInput, Undecided
from certify.core.exact import common_digits, exact_text, outward
from certify.core.region import Region, end_side
from certify.solve.bessel.threshold import beta_star_enclosure
from certify.solve.question import COUPLING_LABELS, DESCRIPTIONS, FIRST_FOLD, LANDAU, LAW, Query


def require_questions(query: Query) -> None:
    """BadInput for K_c without a beta, for an empty interval, and for (1.17) and m_1 where they are no question.

    Without a beta the law of large beta finds where it begins.
    (1.17): away from beta_*. m_1: where K_c has no second minimiser, at beta or on a whole interval; an interval that
    goes on beyond beta_* is answered there. What else describes that minimiser: but at one number beyond beta_*.
    Undecided sides are said where the claims are made.
    """
    region = query.beta
    if region is None:
        for label in query.claims or ():
            if label in (*COUPLING_LABELS, FIRST_FOLD) and label != LAW:
                raise BadInput(f"claims={label}: beta is missing; a number or an interval beyond beta_* is wanted")
        return
    if "beta-star" in region.interval and not region.star:
        for d in query.dimensions:
            _require_nonempty(d, region)
    if LANDAU in (query.claims or ()) and (region.beta is not None or region.left != "beta-star"):
        allowed = "an interval beta-star..b is wanted, or no beta"
        raise BadInput(f"claims={LANDAU}: at beta={shown(region)[:40]} the question does not arise; {allowed}")
    asked = [label for label in ("order-parameter", *DESCRIPTIONS) if label in (query.claims or ())]
    for label in asked:
        if label in DESCRIPTIONS:
            _require_number(label, region)
    if FIRST_FOLD in (query.claims or ()):
        _require_number(FIRST_FOLD, region)
    if not asked:
        return
    dimensions = sorted(query.dimensions)
    count = bisect_left(dimensions, True, key=lambda d: _arises(d, region))  # beta_* decreases in d
    if count:
        raise BadInput(_complaint(asked[0], region, dimensions[0], dimensions[count - 1]))


def _require_number(label: str, region: Region) -> None:
    """BadInput for an interval and for beta_*."""
    if region.beta is None or region.star:
        raise BadInput(f"claims={label}: at beta={shown(region)[:40]} it is not stated; one number is wanted")


def _require_nonempty(d: int, region: Region) -> None:
    """BadInput if a number lies on the wrong side of the other end, beta_*."""
    try:
        left, right = (end_side(end, side_of_star(d)) for end in region.interval)
    except Undecided:
        return  # said where the claims are made
    if left >= right:
        complaint = f"empty for d={d}, whose beta_* lies on the other side; a < b is wanted"
        raise BadInput(f"beta={shown(region)[:40]}: {complaint}")


def _arises(d: int, region: Region) -> bool:
    try:
        return not region.below(side_of_star(d))
    except Undecided:
        return True


def _complaint(label: str, region: Region, first: int, last: int) -> str:
    star = beta_star_enclosure(first, 12)
    digits = common_digits(*outward(star.lower, star.upper, 6))
    dimensions, whose = (f"d={first}", "") if first == last else (f"d={first}..{last}", f" (d={first})")
    return (
        f"claims={label}: at beta={shown(region)[:40]} the question does not arise for {dimensions}: up to "
        f"beta_* = {digits}...{whose} the uniform density is the only minimiser at K_c; a beta beyond it is wanted"
    )


def shown(region: Region) -> str:
    """A point, or an interval as a..b."""
    ends = region.interval if region.beta is None else (region.beta,)
    return "..".join(end if isinstance(end, str) else exact_text(end) for end in ends)
