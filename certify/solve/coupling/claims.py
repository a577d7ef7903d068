"""K_c, the order parameter and the minimiser count as claims: which theorem or computation applies where.

* up to beta_*: K_c = K_# by Theorem 1.1, and there is no second minimiser: by name, `two-minimisers` is refuted, and
  `order-parameter`, which is about that minimiser, is no question there, so nothing is said;
* beyond, at a point: `critical_coupling`; if it stays open, the best proved bounds: an explicit density from above,
  Beckner-Onofri from below (K_#/max_l A_l alpha_l over all l).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from certify.bounds.bessel.threshold import side_of_star, sign_of_d
from certify.bounds.main_theorem import coupling_lower_bound
from certify.core.claim import BECKNER, BECKNER_EQUALITY, HARMONICS, SEMICONTINUITY, Claim, Enclosure, End, in_dimension
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction, exact_text
from certify.core.region import Region, number
from certify.solve.bessel.linear_threshold import linear_threshold, linear_threshold_at, linear_threshold_range
from certify.solve.coupling.far import by_law, cells_suffice, far_law, far_point, law_beside
from certify.solve.coupling.line import NEAR, REDUCED, is_beyond, line
from certify.solve.evidence import series_evidence
from certify.solve.large_beta.coupling import attempt, law_fits
from certify.solve.large_beta.pieces import point_claims
from certify.solve.quartic.sign import refuted_at_star
from certify.solve.question import DESCRIPTIONS
from certify.solve.reduction import LARGEST
from certify.solve.spine.reach import LARGEST_BETA, SECONDS_BETA

_SERIES = 1000  # the largest beta at which the checker is asked to sum series
LARGEST_WHOLE: Final = 10
"""Up to this d all of an interval, to any end, is made without names, in minutes to tens of minutes a dimension."""
_CONTINUOUS = (BECKNER, BECKNER_EQUALITY, SEMICONTINUITY, HARMONICS)


def below_claim(d: int, region: Region, star: Enclosure, digits: int, *, reduced: bool = False) -> Claim:
    """`critical-coupling` up to beta_*: K_c = K_# by Theorem 1.1, or (reduced) by the reduction of a claim `regime`."""
    if region.beta is not None:
        threshold = linear_threshold_at(d, region.beta, digits)
    else:
        threshold = linear_threshold_range(d, region, star, digits)
    needed: dict[str, Any] = dict(threshold.evidence)
    if region.upper is not None:  # the side of beta_* is decided again at the right end
        sign = series_evidence(d, region.upper, 2 * sign_of_d(d, region.upper)[1])
        needed |= {key: max(needed[key], sign[key]) for key in ("precision", "terms")}
    rule, trust = "theorem-1.1", in_dimension(d, _CONTINUOUS)
    if reduced:
        rule, trust = "reduction", (SEMICONTINUITY, HARMONICS)
    return replace(threshold, label="critical-coupling", evidence=needed | {"rule": rule}, trust=trust)


def refuted_below(d: int, region: Region, star: Enclosure) -> Claim:
    """`two-minimisers` asked for where some beta are <= beta_*: there is no second minimiser there."""
    if region.star:
        return refuted_at_star("two-minimisers", d, region, in_dimension(d, _CONTINUOUS))
    point = region.lower if region.lower is not None and region.lower > 0 else _below(star, region.right)
    evidence = {"rule": "counterexample", **series_evidence(d, point, sign_of_d(d, point)[1] + 2 * d.bit_length() + 16)}
    return Claim(
        "two-minimisers",
        d,
        "refuted",
        counterexample={"beta": point},
        evidence=evidence,
        trust=in_dimension(d, _CONTINUOUS),
        reason="up to beta_* the uniform density is the only minimiser at K_c",
        **region.place(),
    )


def at_point(
    d: int,
    beta: Fraction,
    digits: int,
    wanted: list[str],
    *,
    by_name: bool,
    law_first: bool = False,
    places: Sequence[Fraction] = (),
) -> Iterator[Claim]:
    """The claims at one beta > beta_*; `two-minimisers` holds the evidence of all three and is always among them.

    Next to beta_* by the reduction; where no cover is searched, or none closes, by cells of two features, or K_c by the
    law of large beta, which comes first if it was named. What describes the other minimiser needs a cover; `places`:
    where its density is enclosed.
    """
    region = Region.at(beta)
    if described := [label for label in DESCRIPTIONS if label in wanted]:
        yield from _described(d, beta, digits, wanted, described, places)
        return
    counted = by_name and bool({"two-minimisers", "order-parameter"}.intersection(wanted))
    limit = LARGEST_BETA if counted else SECONDS_BETA
    if beta > limit and (far := far_point(d, beta, wanted, by_name=by_name, law_first=law_first)):
        yield from far
        return
    if d <= LARGEST and not is_beyond(d, beta, NEAR):
        from certify.solve.reduction.claims import reduced_claims  # heavy; only where they are needed
        from certify.solve.reduction.touching_point import touching_point

        try:
            yield from reduced_claims(d, region, touching_point(d, beta, digits), wanted)
        except Undecided:
            pass  # the cover of all moments reaches further
        else:
            return
    from certify.solve.coupling.point import critical_coupling  # heavy; only where it is needed

    result = critical_coupling(d, beta, digits)
    if result.coupling is None and (cells := point_claims(d, beta, wanted)):
        yield from cells
        return
    for claim in result.claims:
        if claim.outcome == "inconclusive" and claim.label == "critical-coupling":
            law = attempt(d, region, [claim.label], by_name=False) if law_fits(beta) else []
            yield from law or [_bounded(d, beta, claim.reason)]
        elif claim.label in wanted or (claim.label == "two-minimisers" and claim.outcome == "proved"):
            yield claim


def _described(
    d: int, beta: Fraction, digits: int, wanted: list[str], described: list[str], places: Sequence[Fraction]
) -> Iterator[Claim]:
    """Claims by a cover, with the energy and the profile of the other minimiser; without one, the others as usual."""
    from certify.solve.coupling.minimiser import minimiser_claims  # heavy; only where they are needed
    from certify.solve.coupling.point import critical_coupling

    result, rest = critical_coupling(d, beta, digits), [label for label in wanted if label not in described]
    rest += ["critical-coupling"] if "critical-coupling" not in rest else []  # where the minimiser is described
    if result.near is not None:
        yield from (claim for claim in result.claims if claim.label in rest or claim.label == "two-minimisers")
        yield from minimiser_claims(d, beta, digits, result.near, described, places)
        return
    yield from at_point(d, beta, digits, rest, by_name=True)
    reason = f"a cover at this beta is needed: {result.claims[0].reason}"
    yield from (Claim(label, d, "inconclusive", beta=beta, reason=reason) for label in described)


def _bounded(d: int, beta: Fraction, reason: str | None) -> Claim:
    """K_c between two bounds, proved where series are summed; beyond, what Arb says of them, beside an open claim."""
    if beta > _SERIES:
        best = best_bounds(d, beta, None)
        return Claim("critical-coupling", d, "inconclusive", enclosure=best, beta=beta, reason=reason)
    from certify.solve.coupling.linear_field import bounded_coupling  # with its search; only where it is needed

    return bounded_coupling(d, beta, reason)


def best_bounds(d: int, beta: Fraction, upper: Exact | None) -> Enclosure:
    """What is proved of K_c without a cover: Beckner-Onofri from below, an explicit density (or K_#) from above."""
    threshold = linear_threshold(d, beta, 20).enclosure
    if upper is None and threshold is not None:
        upper = threshold.upper
    if upper is None:
        raise ArithmeticError("the linear threshold has no enclosure")
    return Enclosure(coupling_lower_bound(d, beta)[0], upper)


def claims(
    d: int,
    region: Region,
    star: Enclosure,
    digits: int,
    wanted: list[str],
    *,
    by_name: bool,
    reduced: bool = False,
    law_first: bool = False,
    places: Sequence[Fraction] = (),
) -> Iterator[Claim]:
    """The claims of `wanted` in the region; by_name: they were asked for, so they may be refuted.

    On an interval to infinity, or from beta_* or below, what lies beyond goes without a name where the whole line does
    (`_unasked`) or it takes little; else it is made only by name, and a note says so. law_first: the law was named.
    """
    a, b = region.interval
    side = side_of_star(d)
    below, ends_below = region.part_below(side), region.below(side)
    if below and by_name and "two-minimisers" in wanted:
        yield refuted_below(d, region, star)
    if below and "critical-coupling" in wanted:
        note = (
            None
            if ends_below or by_name or _unasked(d, b)
            else "K_c beyond beta_* is computed for claims=critical-coupling"
        )
        yield replace(below_claim(d, below, star, digits, reduced=reduced), reason=note)
    if ends_below or (below and not (by_name or _unasked(d, b))):
        return
    if region.point is not None:
        beta = as_fraction(region.point)
        yield from at_point(d, beta, digits, wanted, by_name=by_name, law_first=law_first, places=places)
    elif law := by_law(d, region, wanted, by_name=by_name):
        yield from law
    elif by_name or region.upper is not None or _unasked(d, b) or cells_suffice(d, region):
        beside = [] if by_name else law_beside(d, region)
        yield from beside
        left: End = "beta-star" if below is not None else a
        start = _start(star, b) if number(left) is None else None
        left_out = _no_question(a) if below is not None else None
        for claim in line(d, Region(left, b), wanted, start):
            if left_out and claim.label == "order-parameter":
                yield _with_note(claim, left_out)
                left_out = None
            elif claim not in beside:
                yield claim
    else:
        yield from far_law(d, region, wanted)


def _with_note(claim: Claim, note: str) -> Claim:
    return replace(claim, reason=f"{claim.reason}; {note}" if claim.reason else note)


def _unasked(d: int, right: End) -> bool:
    """Whether K_c goes without a name up to this end: by the reduction, for small d by all that follows it."""
    end = number(right)
    return d <= LARGEST_WHOLE or (end is not None and d <= LARGEST and not is_beyond(d, end, REDUCED))


def _no_question(a: End) -> str:
    """The part of an interval from a < beta_* on that is left out of the order parameter, and why."""
    start = number(a)
    left = f"[{exact_text(start)}" if start is not None and start > 0 else "(0"
    return f"on {left}, beta_*] the question does not arise: the uniform density is the only minimiser at K_c"


def _start(star: Enclosure, b: End) -> Exact:
    """A short number a little beyond beta_*, at most b."""
    near = Fraction(int(as_fraction(star.upper) * NEAR * 1024) + 1, 1024)
    end = number(b)
    return near if end is None or near < end else end


def _below(star: Enclosure, b: End) -> Exact:
    """A number of (0, b] below beta_*."""
    one = Fraction(1)  # (d+2)/d < beta_*
    end = number(b)
    return one if end is None or as_fraction(end) >= one else end
