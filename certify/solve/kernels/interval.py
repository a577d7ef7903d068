"""K_c of a family of kernels on an interval of its parameter: adjacent pieces between proved values.

Order parameters and minimisers are stated at single values of the parameter.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Final

from certify.bounds.kernels.interval import RISING, coupling_between, is_continuous
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import KernelDescription, family, over
from certify.solve.kernels import threshold
from certify.solve.kernels.claims import kernel_claims
from certify.solve.kernels.dichotomy import threshold as turning
from certify.solve.spread import Task, spread_out

PIECES: Final = 4
DIGITS: Final = 9
LABEL: Final = "critical-coupling"


def interval_claims(
    description: KernelDescription, d: int, digits: int | None, wanted: tuple[str, ...] | None
) -> Iterator[Claim]:
    """The threshold of the family, if there is one, K_c at the ends of the pieces, and K_c on the pieces."""
    name, (low, high) = description.family, description.numbers
    turn = _threshold(name, d, digits, asked=wanted is not None and "threshold" in wanted)
    if turn is not None:
        yield turn
    if wanted is None or LABEL in wanted:
        if turn is not None and is_continuous(turn, low, high):
            yield _equal(description, d, digits or DIGITS, turn)
        else:
            yield from _pieces(name, d, digits or DIGITS, (low, high))
    for label in wanted or ():
        if label not in (LABEL, "threshold"):
            reason = "it is stated at single values of the parameter, not on intervals"
            yield Claim(label, d, "inconclusive", reason=reason, subject=threshold.subject(description))


def _threshold(name: str, d: int, digits: int | None, *, asked: bool) -> Claim | None:
    """The claim `threshold` of the family; None where there is none, unless it is asked for."""
    whole = KernelDescription(name)
    try:
        return turning(whole, d, digits)
    except Undecided as error:
        if not asked:
            return None
        return Claim("threshold", d, "inconclusive", reason=str(error), subject=threshold.subject(whole))


def _equal(description: KernelDescription, d: int, digits: int, turn: Claim) -> Claim:
    """K_c = K_# on the whole interval: K_# is monotone, as the largest lambda_l is."""
    ends = [threshold.threshold_enclosure(family(description.family, x), d, digits) for x in description.numbers]
    enclosure = Enclosure(min(as_fraction(x.lower) for x in ends), max(as_fraction(x.upper) for x in ends))
    evidence = {"rule": "turned", "precision": threshold.bits_of(digits)}
    about = threshold.subject(description)
    return Claim(LABEL, d, "proved", enclosure, evidence=evidence, trust=threshold.CRITERION_TRUST, subject=about)


def _pieces(name: str, d: int, digits: int, ends: tuple[Fraction, Fraction]) -> Iterator[Claim]:
    """K_c at the nodes, with what it needs, and between each two of them."""
    if name not in RISING:
        reason = "its coefficients are not known to be monotone in the parameter, and K_c = K_# is not known there"
        yield Claim(LABEL, d, "inconclusive", reason=reason, subject=threshold.subject(over(name, *ends)))
        return
    nodes = [ends[0] + (ends[1] - ends[0]) * i / PIECES for i in range(PIECES + 1)]
    tasks = [
        Task(f"d={d} kernel {family(name, node)} digits {digits}: {LABEL}", 1.0, partial(_at, name, node, d, digits))
        for node in nodes
    ]  # one second each: what they take is measured as they are finished
    made: list[list[Claim]] = [_lost(name, d, node) for node in nodes]
    for index, claims in spread_out(tasks):
        made[index] = claims or made[index]
    found: dict[Fraction, Claim] = {}
    for node, claims in zip(nodes, made, strict=True):
        found[node] = next(claim for claim in claims if claim.label == LABEL)
        yield from claims
    for left, right in pairwise(nodes):
        yield _between(name, d, (left, right), (found[left], found[right]))


def _at(name: str, node: Fraction, d: int, digits: int) -> list[Claim]:
    """K_c at one value of the parameter, with what it needs."""
    return list(kernel_claims(family(name, node), d, digits, (LABEL,)))


def _lost(name: str, d: int, node: Fraction) -> list[Claim]:
    """What is said of a value whose process has died."""
    reason = "the process that worked on this value of the parameter died: it was killed, or memory was short"
    return [Claim(LABEL, d, "inconclusive", reason=reason, subject=threshold.subject(family(name, node)))]


def _between(name: str, d: int, ends: tuple[Fraction, Fraction], claims: tuple[Claim, Claim]) -> Claim:
    about = threshold.subject(over(name, *ends))
    boxes = [claim.enclosure for claim in claims if claim.outcome == "proved"]
    if len(boxes) < 2 or boxes[0] is None or boxes[1] is None:
        reason = next((claim.reason for claim in claims if claim.reason), "K_c is not enclosed at an end")
        return Claim(LABEL, d, "inconclusive", reason=reason, subject=about)
    trust = tuple(dict.fromkeys(row for claim in claims for row in claim.trust))
    enclosure, evidence = coupling_between(name, boxes[0], boxes[1]), {"rule": "monotone"}
    return Claim(LABEL, d, "proved", enclosure, evidence=evidence, trust=trust, subject=about)
