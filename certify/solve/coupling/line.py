"""An interval of beta beyond beta_*, without a gap: which computation proves which part of it, and what stays open.

Next to beta_* the reduction, then covers of all moments, covers in one variable, cells of two features, and towards
infinity the law. The parts (`parts`) are proved independently of each other, as `certify.solve.spread` has it, and meet
at exact numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any, Final

from certify.bounds.bessel.threshold import sign_of_d
from certify.core.claim import Claim, Enclosure, End
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction, exact_text
from certify.core.region import Region, number
from certify.solve.coupling.cost import seconds_estimate
from certify.solve.coupling.parts import Part, died, interrupted, near_open, prove_part
from certify.solve.large_beta.coupling import attempt, law_fits, whole_law
from certify.solve.reduction import LARGEST
from certify.solve.spine.reach import first_of_cells, first_of_pieces
from certify.solve.spread import Task, spread_out

NEAR: Final = Fraction(21, 20)
"""Of beta_*: nearer to it covers of all moments take minutes, and are made only for an interval from there."""
REDUCED: Final = Fraction(5, 4)
"""Of beta_*: beyond it covers of all moments cost less than the reduction."""
JOINS: Final = tuple(
    map(Fraction, (50, 100, 150, 200, 300, 400, 600, 800, 1000, 2000, 4000, 10_000, 100_000, 500_000, 1_000_000))
)
"""Where covers and cells may end and the law begin."""
_COVERS: Final = 5  # pieces of all moments in a part: where parts meet a point is proved twice
_RATIO: Final = Fraction(2)  # of the ends of a part of covers in one variable
_FARTHER: Final = Fraction(16)  # of the ends of a part of cells
_JOINED: Final = ("moving-cover", "spine-pieces", "large-beta-pieces")
"""Rules of `two-minimisers` whose evidence is a list of adjacent pieces."""


def line(d: int, region: Region, wanted: list[str], start: Exact | None) -> Iterator[Claim]:
    """K_c and m_1 piece by piece and two minimisers, as far as wanted, on a region that begins at beta_* or beyond.

    start: where covers begin if the region begins at beta_* and the reduction does not; what stays open is named.
    KeyboardInterrupt comes after the claims of the parts that are done, with the others named as open.
    """
    law: list[Claim] = []
    end = region.upper
    if end is None:
        least = as_fraction(start if region.lower is None and start is not None else region.left)  # type: ignore[arg-type]  # a number then
        end, law = _join(d, least, wanted)
        if not law:
            reason = "the law of large beta is not shown from any beta on; try a number instead of inf"
            yield from (Claim(x, d, "inconclusive", reason=reason, **region.place()) for x in wanted)
            return
    parts = _parts(d, region.left, as_fraction(end), start)
    first = parts[0].low if parts else as_fraction(end)
    if region.left == "beta-star" and first is not None:
        yield from near_open(d, first, wanted)
    made: dict[int, list[Claim]] = {}
    stopped: KeyboardInterrupt | None = None
    try:
        for index, found in spread_out([_task(d, part, tuple(wanted)) for part in parts]):
            made[index] = list(died(d, parts[index], wanted)) if found is None else found
    except KeyboardInterrupt as stop:
        stopped = stop
    every = [made[i] if i in made else interrupted(d, part, wanted) for i, part in enumerate(parts)]
    yield from joined([claim for claims in every for claim in claims])
    yield from law
    if stopped is not None:
        raise stopped


def _task(d: int, part: Part, wanted: tuple[str, ...]) -> Task[list[Claim]]:
    low = "beta-star" if part.low is None else exact_text(part.low)
    name = f"d={d} {','.join(wanted)}: {part.rule} on {low}..{exact_text(part.high)}"
    return Task(name, seconds_estimate(d, part), partial(prove_part, d, wanted, part))


def _join(d: int, start: Fraction, wanted: list[str]) -> tuple[Fraction, list[Claim]]:
    """Where the law takes over, and its claims from there on: where it has all that is wanted, or else it begins."""
    joins = [join for join in dict.fromkeys((start, *JOINS)) if join >= start and law_fits(join)]
    for prove in (whole_law, partial(attempt, by_name=True)):
        for join in joins:
            if law := prove(d, Region(join, "inf"), wanted):
                return join, law
    return start, []


def _parts(d: int, left: End, end: Fraction, start: Exact | None) -> list[Part]:
    """Adjacent parts up to `end`; they begin at `start` instead of beta_* where the reduction is not made."""
    first = number(left)
    begin = None if first is None else as_fraction(first)
    parts = _reduced_parts(d, begin, end)
    if parts:
        begin = parts[-1].high
    elif begin is None:
        begin = end if start is None else min(as_fraction(start), end)
    if begin is None or begin >= end:
        return parts
    middle = min(max(begin, first_of_pieces(d)), end)
    if begin < middle:
        parts += _cover_parts(d, begin, middle)
    late = min(max(middle, first_of_cells(d)), end)
    parts += [Part("spine", a, b) for a, b in pairwise(_ends(middle, late, _RATIO))]
    return parts + [Part("cells", a, b) for a, b in pairwise(_ends(late, end, _FARTHER))]


def _reduced_parts(d: int, begin: Fraction | None, end: Fraction) -> list[Part]:
    if d > LARGEST or (begin is not None and is_beyond(d, begin, REDUCED)):
        return []
    from certify.solve.reduction.isolation import next_end  # heavy; only where they are needed
    from certify.solve.reduction.touching import farthest

    try:
        first = farthest(d)
    except Undecided:
        return []
    parts = []
    if begin is None or begin < first:
        parts.append(Part("reduction", begin, min(end, first)))
        begin = parts[-1].high
    while begin < end and not is_beyond(d, begin, REDUCED):
        parts.append(Part("reduction", begin, min(end, next_end(d, begin))))
        begin = parts[-1].high
    return parts


def _cover_parts(d: int, begin: Fraction, end: Fraction) -> list[Part]:
    from certify.search.coupling.nodes import piece_ends

    try:
        ends = piece_ends(d, begin, end)
    except Undecided:  # the part says so
        return [Part("cover", begin, end)]
    chosen = [*ends[:-1:_COVERS], end]
    return [Part("cover", a, b) for a, b in pairwise(chosen)]


def _ends(begin: Fraction, end: Fraction, ratio: Fraction) -> list[Fraction]:
    """Short numbers, each at most `ratio` times the one before."""
    ends = [begin]
    while ends[-1] * ratio < end:
        ends.append(Fraction(int(ends[-1] * ratio * 4), 4))
    return [*ends, end] if begin < end else []


def is_beyond(d: int, beta: Exact, ratio: Fraction) -> bool:
    """beta is more than so many times beta_*."""
    return sign_of_d(d, as_fraction(beta) / ratio)[0] > 0


def joined(claims: list[Claim]) -> list[Claim]:
    """Each point once, and as one claim what is adjacent: `two-minimisers` by pieces, what is open for one reason."""
    found: list[Claim] = []
    places: dict[tuple[str, Any], int] = {}
    last: int | None = None
    opened: dict[str, int] = {}
    for claim in claims:
        if claim.outcome == "inconclusive":
            before = opened.get(claim.label)
            if before is not None and (open_part := _open_union(found[before], claim)) is not None:
                found[before] = open_part
                continue
            opened[claim.label] = len(found)
            found.append(claim)
            continue
        if claim.beta is not None:
            if (claim.label, claim.beta) in places:
                continue
            places[claim.label, claim.beta] = len(found)
        if claim.label == "two-minimisers" and claim.beta_interval is not None:
            if last is not None and (whole := _union(found[last], claim)) is not None:
                found[last] = whole
                continue
            last = len(found)
        found.append(claim)
    return found


def _union(first: Claim, second: Claim) -> Claim | None:
    """Both claims as one, if they are adjacent and their evidence is a list of pieces by one rule."""
    rules = {claim.evidence.get("rule") for claim in (first, second)}
    if len(rules) > 1 or not rules <= set(_JOINED) or first.beta_interval is None or second.beta_interval is None:
        return None
    (a, middle), (other, b) = first.beta_interval, second.beta_interval
    if middle != other:
        return None
    joint = {**first.evidence, "pieces": [*first.evidence["pieces"], *second.evidence["pieces"]]}
    if "precision" in joint:
        joint["precision"] = max(first.evidence["precision"], second.evidence["precision"])
    return replace(first, beta_interval=(a, b), evidence=joint)


def _open_union(first: Claim, second: Claim) -> Claim | None:
    """Both open parts as one, if they are adjacent and open for the same reason."""
    if first.reason != second.reason or first.beta_interval is None or second.beta_interval is None:
        return None
    (a, middle), (other, b) = first.beta_interval, second.beta_interval
    if middle != other:
        return None
    known = first.enclosure
    if first.enclosure is not None and second.enclosure is not None:
        known = Enclosure(second.enclosure.lower, first.enclosure.upper)  # K_c decreases
    return replace(first, beta_interval=(a, b), enclosure=known)
