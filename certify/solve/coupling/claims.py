"""K_c, the order parameter and the minimiser count as claims: which theorem or computation applies where.

* up to beta_*: K_c = K_# by Theorem 1.1, and there is no second minimiser: by name, `two-minimisers` is refuted, and
  `order-parameter`, which is about that minimiser, is no question there, so nothing is said;
* beyond, at a point: `critical_coupling`; if it stays open, the best proved bounds: an explicit density from above,
  Beckner-Onofri from below (K_#/max_l A_l alpha_l over all l).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from certify.bounds.bessel.threshold import side_of_star, sign_of_d
from certify.bounds.main_theorem import coupling_lower_bound
from certify.core.claim import BECKNER, BECKNER_EQUALITY, HARMONICS, SEMICONTINUITY, Claim, Enclosure, End, in_dimension
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction, exact_text
from certify.core.region import Region
from certify.solve.bessel.linear_threshold import linear_threshold, linear_threshold_at, linear_threshold_range
from certify.solve.coupling.reasons import open_reason
from certify.solve.evidence import series_evidence
from certify.solve.large_beta.coupling import attempt, beyond_covers, law_fits
from certify.solve.quartic.sign import refuted_at_star
from certify.solve.reduction import LARGEST
from certify.solve.spine.reach import LARGEST_BETA, first_of_spine

if TYPE_CHECKING:
    from certify.solve.spine.interval import SpinePiece

_NEAR = Fraction(21, 20)  # of beta_*: nearer to it covers take minutes, and are made only for an interval from there
_JOINS = tuple(Fraction(x) for x in (50, 100, 150, 200, 300, 400, LARGEST_BETA, 1000, 3000, 10_000, 100_000, 1_000_000))
"""Where covers may end and the law begin."""
_REDUCED = Fraction(5, 4)  # of beta_*: beyond it covers of all moments cost less than the reduction
_SMALL, _UNASKED = 5, Fraction(9, 4)  # d, and of beta_*: up to there covers take minutes, and are made without names
_CONTINUOUS = (BECKNER, BECKNER_EQUALITY, SEMICONTINUITY, HARMONICS)


def below_claim(d: int, region: Region, star: Enclosure, digits: int, *, reduced: bool = False) -> Claim:
    """`critical-coupling` up to beta_*: K_c = K_# by Theorem 1.1, or (reduced) by the reduction of a claim `regime`."""
    if region.beta is not None:
        threshold = linear_threshold_at(d, region.beta, digits)
    else:
        threshold = linear_threshold_range(d, region, star, digits)
    needed: dict[str, Any] = dict(threshold.evidence)
    if not isinstance(region.right, str):  # the side of beta_* is decided again at the right end
        sign = series_evidence(d, region.right, 2 * sign_of_d(d, region.right)[1])
        needed |= {key: max(needed[key], sign[key]) for key in ("precision", "terms")}
    rule, trust = "theorem-1.1", in_dimension(d, _CONTINUOUS)
    if reduced:
        rule, trust = "reduction", (SEMICONTINUITY, HARMONICS)
    return replace(threshold, label="critical-coupling", evidence=needed | {"rule": rule}, trust=trust)


def refuted_below(d: int, region: Region, star: Enclosure) -> Claim:
    """`two-minimisers` asked for where some beta are <= beta_*: there is no second minimiser there."""
    if region.star:
        return refuted_at_star("two-minimisers", d, region, in_dimension(d, _CONTINUOUS))
    a, b = region.interval
    point = a if not isinstance(a, str) and a > 0 else _below(star, b)
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


def at_point(d: int, beta: Fraction, digits: int, wanted: list[str], *, by_name: bool) -> Iterator[Claim]:
    """The claims at one beta > beta_*; `two-minimisers` holds the evidence of all three and is always among them.

    Next to beta_* by the reduction; where no cover is searched, or none closes, K_c by the law of large beta.
    """
    region = Region.at(beta)
    if beyond_covers(beta) and beta > LARGEST_BETA and (law := attempt(d, region, wanted, by_name=by_name)):
        yield from law
        return
    if d <= LARGEST and not _is_beyond(d, beta, _NEAR):
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
    for claim in result.claims:
        if claim.outcome == "inconclusive" and claim.label == "critical-coupling":
            law = attempt(d, region, [claim.label], by_name=False) if law_fits(beta) else []
            yield from law or [replace(claim, enclosure=best_bounds(d, beta, result.upper))]
        elif claim.label in wanted or (claim.label == "two-minimisers" and claim.outcome == "proved"):
            yield claim


def best_bounds(d: int, beta: Fraction, upper: Exact | None) -> Enclosure:
    """What is proved of K_c without a cover: Beckner-Onofri from below, an explicit density (or K_#) from above."""
    threshold = linear_threshold(d, beta, 20).enclosure
    if upper is None and threshold is not None:
        upper = threshold.upper
    if upper is None:
        raise ArithmeticError("the linear threshold has no enclosure")
    return Enclosure(coupling_lower_bound(d, beta)[0], upper)


def claims(
    d: int, region: Region, star: Enclosure, digits: int, wanted: list[str], *, by_name: bool, reduced: bool = False
) -> Iterator[Claim]:
    """The claims of `wanted` in the region; by_name: they were asked for, so they may be refuted.

    On an interval on both sides of beta_* what lies beyond goes without a name as far as it takes minutes (`_unasked`);
    farther, or with an end that is not a number, it is made only by name, and without it the claim below says so.
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
    if region.beta is not None and not isinstance(region.beta, str):
        yield from at_point(d, as_fraction(region.beta), digits, wanted, by_name=by_name)
    elif (_beyond_spine(region, wanted, by_name=by_name) or (region.bounded is None and law_fits(a))) and (
        law := attempt(d, region, wanted, by_name=by_name)
    ):
        yield from law
    elif by_name or region.bounded or (a == "beta-star" and not isinstance(b, str)):
        left: End = "beta-star" if below is not None else a
        near, reached = _near(d, left, b, wanted)
        first = next((claim for claim in near if claim.label == "order-parameter"), None)
        left_out = _no_question(a) if below is not None else None
        yield from (replace(claim, reason=left_out) if claim is first else claim for claim in near)
        if reached == b:
            return
        start = reached or _start(region, below is not None, star)
        a = start if near else a
        if start != a:
            reason = f"K_c is not computed on (beta_*, {start}), so near beta_*; try an interval that begins there"
            for label in wanted:
                why = f"{reason}; {left_out}" if left_out and label == "order-parameter" else reason
                yield Claim(label, d, "inconclusive", beta_interval=("beta-star", start), reason=why)
        yield from beyond(d, Region(start, b), wanted)


def _unasked(d: int, right: End) -> bool:
    """Whether K_c from beta_* to this end takes minutes only: by the reduction, for small d by covers after it."""
    if isinstance(right, str) or d > LARGEST:
        return False
    return not _is_beyond(d, right, _UNASKED if d <= _SMALL else _REDUCED)


def _beyond_spine(region: Region, wanted: list[str], *, by_name: bool) -> bool:
    """Whether only the law is asked: where covers in one variable do not reach, or take long and were not asked for."""
    if not beyond_covers(region.left):
        return False
    asked = by_name and bool({"two-minimisers", "order-parameter"}.intersection(wanted))
    return not asked or region.bounded is None or as_fraction(region.bounded[1]) > LARGEST_BETA


def _near(d: int, left: End, right: End, wanted: list[str]) -> tuple[list[Claim], Exact | None]:
    """Claims near beta_*, by the reduction, and how far they reach; nothing where it does not begin or succeed."""
    if d > LARGEST or (not isinstance(left, str) and _is_beyond(d, left, _REDUCED)):
        return [], None
    from certify.solve.reduction.claims import reduced_claims  # heavy; only where they are needed
    from certify.solve.reduction.isolation import isolation_plan, next_end
    from certify.solve.reduction.touching import farthest, touching_plan

    found: list[Claim] = []
    begin = None if isinstance(left, str) else as_fraction(left)
    try:
        first = farthest(d)
        end = 2 * first if isinstance(right, str) else as_fraction(right)  # beyond what is tried
        if begin is None or begin < first:
            touching = touching_plan(d, begin, min(end, first))
            here: End = left if begin is None else begin
            begin = as_fraction(touching.pieces[-1].end)
            found += reduced_claims(d, Region(here, begin), touching, wanted)
        while begin < end and not _is_beyond(d, begin, _REDUCED):
            plan = isolation_plan(d, begin, min(end, next_end(d, begin)))
            reached = as_fraction(plan.pieces[-1].end)
            found += reduced_claims(d, Region(begin, reached), plan, wanted)
            begin = reached
    except Undecided:
        pass
    return found, begin if found else None


def _is_beyond(d: int, beta: Exact, ratio: Fraction) -> bool:
    """beta is more than so many times beta_*."""
    return sign_of_d(d, as_fraction(beta) / ratio)[0] > 0


def _no_question(a: End) -> str:
    """The part of an interval from a < beta_* on that is left out of the order parameter, and why."""
    left = f"[{exact_text(a)}" if not isinstance(a, str) and a > 0 else "(0"
    return f"on {left}, beta_*] the question does not arise: the uniform density is the only minimiser at K_c"


def _start(region: Region, begins_below: bool, star: Enclosure) -> Exact:
    """The left end of the interval, or if that is not beyond beta_*, a short number a little beyond it, at most b."""
    a, b = region.interval
    if not isinstance(a, str) and not begins_below:
        return a
    near = Fraction(int(as_fraction(star.upper) * _NEAR * 1024) + 1, 1024)
    return near if isinstance(b, str) or near < b else b


def beyond(d: int, region: Region, wanted: list[str]) -> Iterator[Claim]:
    """K_c and m_1 on adjacent pieces, two minimisers on all of the region, beyond beta_*: with the points at the nodes.

    Where that stays open: the bounds that hold there without a cover.
    """
    from certify.solve.coupling.interval import critical_coupling_interval  # heavy; only where it is needed

    if region.bounded is None:
        yield from _to_infinity(d, region, wanted)
        return
    a, b = map(as_fraction, region.bounded)
    if not a < b:
        return
    if first_of_spine(d) < b:
        start = max(a, first_of_spine(d))
        if a < start:
            yield from beyond(d, Region(a, start), wanted)
        yield from _by_spine(d, start, b, wanted)
        return
    try:
        result = critical_coupling_interval(d, a, b)
    except Undecided as error:
        yield from _open(d, region.bounded, wanted, open_reason(error, d, (a, b), 0))
        return
    for claim in result.claims:
        joint = claim.beta is not None and claim.label == "critical-coupling"
        yield replace(claim, reason="here two pieces meet, or the interval ends") if joint else claim
    for gap in result.gaps:
        yield from _open(d, (gap.low, gap.high), wanted, gap.reason)


def _to_infinity(d: int, region: Region, wanted: list[str]) -> Iterator[Claim]:
    """Covers up to where the law counts minimisers, or else holds, and the law from there on; gaps are named."""
    start = as_fraction(region.left)  # type: ignore[arg-type]  # near beta_* a number takes its place
    for join in (x for x in _JOINS if x > start):
        law = attempt(d, Region(join, "inf"), wanted, by_name=True)
        counted = any(claim.label == "two-minimisers" and claim.beta_interval == (join, "inf") for claim in law)
        if law and (counted or join >= LARGEST_BETA or "two-minimisers" not in wanted):
            yield from beyond(d, Region(start, join), wanted)
            yield from law
            return
    reason = "the law of large beta is not shown from any beta on; try a number instead of inf"
    yield from (Claim(x, d, "inconclusive", reason=reason, **region.place()) for x in wanted)


def _by_spine(d: int, a: Fraction, b: Fraction, wanted: list[str]) -> Iterator[Claim]:
    """By covers in one variable, as far as they go, and what stays open."""
    from certify.solve.spine.interval import piece_claims, spine_pieces  # heavy; only where it is needed

    pieces: list[SpinePiece] = []
    try:
        pieces.extend(spine_pieces(d, a, b))
    except Undecided as error:
        stopped = open_reason(error, d, (a, b), 0)
    yield from piece_claims(d, pieces, wanted)
    reached = pieces[-1].span.high if pieces else a
    if reached < b:
        yield from _open(d, (reached, b), wanted, stopped)


def _open(d: int, interval: tuple[Exact, Exact], wanted: list[str], reason: str) -> Iterator[Claim]:
    """What stays open on an interval, with the bounds of K_c that hold there without a cover."""
    top = linear_threshold(d, interval[0], 20).enclosure
    bounds = Enclosure(coupling_lower_bound(d, as_fraction(interval[1]))[0], top.upper) if top is not None else None
    for label in wanted:
        known = bounds if label == "critical-coupling" else None
        yield Claim(label, d, "inconclusive", enclosure=known, beta_interval=interval, reason=reason)


def _below(star: Enclosure, b: End) -> Exact:
    """A number of (0, b] below beta_*."""
    one = Fraction(1)  # (d+2)/d < beta_*
    return one if isinstance(b, str) or as_fraction(b) >= one else b
