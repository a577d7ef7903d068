"""A part of an interval of beta beyond beta_*, proved by itself: by the reduction, covers of either kind, or cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from certify.bounds.main_theorem import coupling_lower_bound
from certify.core.claim import Claim, Enclosure, End
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction
from certify.core.region import Region
from certify.solve.bessel.linear_threshold import linear_threshold
from certify.solve.coupling.reasons import open_reason


@dataclass(frozen=True, slots=True)
class Part:
    """[low, high] (low None: from beta_* on), and the computation that is made for it."""

    rule: Literal["reduction", "cover", "spine", "cells"]
    low: Fraction | None
    high: Fraction


def prove_part(d: int, wanted: tuple[str, ...], part: Part) -> list[Claim]:
    """The claims of a part, open ones with their reason."""
    prove = {"reduction": _reduction, "cover": _covers, "spine": _spine, "cells": _cells}[part.rule]
    return list(prove(d, part, list(wanted)))


def _reduction(d: int, part: Part, wanted: list[str]) -> Iterator[Claim]:
    """By the reduction; where it stops short covers of all moments go on, but not from beta_* itself."""
    from certify.solve.reduction.claims import reduced_claims  # heavy; only where they are needed
    from certify.solve.reduction.isolation import isolation_plan
    from certify.solve.reduction.touching import farthest, touching_plan

    begin, end = part.low, part.high
    try:
        if begin is None or begin < farthest(d):
            touching = touching_plan(d, begin, end)
            reached = as_fraction(touching.pieces[-1].end)
            yield from reduced_claims(d, Region("beta-star" if begin is None else begin, reached), touching, wanted)
            begin = reached
        while begin < end:
            plan = isolation_plan(d, begin, end)
            reached = as_fraction(plan.pieces[-1].end)
            yield from reduced_claims(d, Region(begin, reached), plan, wanted)
            begin = reached
    except Undecided:
        if begin is None:
            yield from near_open(d, end, wanted)
        else:
            yield from _covers(d, Part("cover", begin, end), wanted)


def _covers(d: int, part: Part, wanted: list[str]) -> Iterator[Claim]:
    """By covers of all moments, with the points at the nodes."""
    from certify.solve.coupling.interval import critical_coupling_interval  # heavy; only where it is needed

    a, b = _ends(part)
    try:
        result = critical_coupling_interval(d, a, b)
    except Undecided as error:
        yield from _open(d, (a, b), wanted, open_reason(error, d, (a, b), 0))
        return
    for claim in result.claims:
        joint = claim.beta is not None and claim.label == "critical-coupling"
        yield replace(claim, reason="here two pieces meet, or the interval ends") if joint else claim
    for gap in result.gaps:
        yield from _open(d, (gap.low, gap.high), wanted, gap.reason)


def _spine(d: int, part: Part, wanted: list[str]) -> Iterator[Claim]:
    """By covers in one variable, as far as they go, and what stays open."""
    from certify.solve.spine.interval import SpinePiece, piece_claims, spine_pieces  # heavy; only where it is needed

    a, b = _ends(part)
    pieces: list[SpinePiece] = []
    try:
        pieces.extend(spine_pieces(d, a, b))
    except Undecided as error:
        stopped = open_reason(error, d, (a, b), 0)
    yield from piece_claims(d, pieces, wanted)
    reached = pieces[-1].high if pieces else a
    if reached < b:
        yield from _open(d, (reached, b), wanted, stopped)


def _cells(d: int, part: Part, wanted: list[str]) -> Iterator[Claim]:
    """By cells of two features, as far as they go, and what stays open."""
    from certify.solve.large_beta.pieces import LargePiece, large_claims, large_pieces  # only where it is needed

    a, b = _ends(part)
    pieces: list[LargePiece] = []
    try:
        pieces.extend(large_pieces(d, a, b))
    except Undecided as error:
        stopped = open_reason(error, d, (a, b), 0)
    yield from large_claims(d, pieces, wanted)
    reached = pieces[-1].high if pieces else a
    if reached < b:
        yield from _open(d, (reached, b), wanted, stopped)


def _ends(part: Part) -> tuple[Fraction, Fraction]:
    if part.low is None:
        raise ValueError("covers begin at a number")
    return part.low, part.high


def died(d: int, part: Part, wanted: list[str]) -> Iterator[Claim]:
    """What is said of a part whose process ended."""
    return _not_done(d, part, wanted, "the process that worked on it ended; try a shorter interval, or one worker")


def interrupted(d: int, part: Part, wanted: list[str]) -> list[Claim]:
    """What is said of a part that was not done when the run was interrupted."""
    return list(_not_done(d, part, wanted, "the run was interrupted"))


def _not_done(d: int, part: Part, wanted: list[str], reason: str) -> Iterator[Claim]:
    where: tuple[End, End] = ("beta-star" if part.low is None else part.low, part.high)
    return (Claim(label, d, "inconclusive", beta_interval=where, reason=reason) for label in wanted)


def near_open(d: int, start: Exact, wanted: list[str]) -> Iterator[Claim]:
    """What is said of the part next to beta_* where nothing is computed."""
    reason = f"K_c is not computed on (beta_*, {start}), so near beta_*; try an interval that begins there"
    return (Claim(label, d, "inconclusive", beta_interval=("beta-star", start), reason=reason) for label in wanted)


def _open(d: int, interval: tuple[Exact, Exact], wanted: list[str], reason: str) -> Iterator[Claim]:
    """What stays open on an interval, with the bounds of K_c that hold there without a cover."""
    top = linear_threshold(d, interval[0], 20).enclosure
    bounds = Enclosure(coupling_lower_bound(d, as_fraction(interval[1]))[0], top.upper) if top is not None else None
    for label in wanted:
        known = bounds if label == "critical-coupling" else None
        yield Claim(label, d, "inconclusive", enclosure=known, beta_interval=interval, reason=reason)
