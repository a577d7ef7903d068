"""What a mutant of barrier.py, section.py and path.py has to get right: numbers of Arb, a certificate, forged ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from math import floor
from types import SimpleNamespace
from typing import Any

from tests.checker.case_tools import Case
from tests.checker.coupling.barrier_samples import Beside, barrier, forged, refused
from tests.checker.coupling.metastable_samples import forged as planted_metastable
from tests.checker.coupling.metastable_samples import metastable
from tests.checker.coupling.path_samples import PAIRS, exact_rises
from tests.checker.coupling.path_samples import Both as OnPath
from tests.checker.coupling.section_samples import CLOSE, STEPS, exact_thetas, exact_values
from tests.checker.coupling.section_samples import Both as OnSection


def _accepted(package: Any) -> bool:
    """The certificate of the corpus, beside its cover."""
    return Beside(package).said(barrier()["free-energy-barrier"]) == ""


def _refused(package: Any, share: int) -> bool:
    """A third of the planted violations, each in its words."""
    beside = Beside(package)
    return all(words in beside.said(own) for k, (_, own, words) in enumerate(forged()) if k % 3 == share)


def turned_away(cases: Callable[[], Iterable[Case]], package: Any) -> bool:
    """Each document, out of form or without its cover, in its words and with its code."""
    for _, source, code, words in cases():
        try:
            package.check_document(source)
        except package.Refusal as refusal:
            if refusal.exit_code != code or words not in str(refusal):
                return False
        else:
            return False
    return True


def named(name: str, check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The check as a part of this name."""

    def part(package: Any) -> bool:
        return check(package)

    part.__name__ = name
    return part


def segments(package: Any) -> bool:
    """The bounds of segments are those of the lemma; a variance of nothing is 0; the highest bound decides."""
    both = OnPath(package)
    if any(
        not high - CLOSE <= both.rise(pair) <= low + CLOSE
        for pair, (low, high) in zip(PAIRS, exact_rises(), strict=True)
    ):
        return False
    fields = [field for pair in PAIRS[:3] for field in both.fields(pair)]
    nothing = both.at(fields[0]).variance([package.arithmetic.ball.Ball(0, 0, both.near.p)] * len(fields[0]))
    if (nothing.m, nothing.r) != (0, 0):
        return False
    return _decided(package, both, fields) and _decided(package, both, fields[::-1]) and _charged(package, both, fields)


def _decided(package: Any, both: OnPath, fields: Any) -> bool:
    """The highest bound of a half decides, and its segment is named."""
    require, pairs = package.coupling.path.require_below, list(pairwise(fields))
    highest = [max(both.at(x).rise(both.at(y)), both.at(y).rise(both.at(x))) for x, y in pairs]
    require(both.near, both.own, fields, max(highest))
    try:
        require(both.near, both.own, fields, max(highest) - Fraction(1, 10**30))
    except package.verdict.Refusal as refusal:
        return f"segment {1 + highest.index(max(highest))} of the path: u <= enclosure.upper" in str(refusal)
    return False


def _charged(package: Any, both: OnPath, fields: Any) -> bool:
    """For each field and pair of modes, before the work."""
    charges: list[tuple[int, ...]] = []
    both.own.work = SimpleNamespace(spend=lambda *charge: charges.append(charge))
    package.coupling.path.require_below(both.near, both.own, fields, Fraction(10**6))
    size, count = len(both.near.field), len(fields)
    return charges[0] == (60 * size * count, both.near.p, 8 * size * (size + 8) * count) and size != count


def section(package: Any) -> bool:
    """theta and the least value on C_*, on the safe side of Arb and close; the first box; no negative field."""
    both = OnSection(package)
    for step, (low, high) in zip(STEPS, exact_thetas(), strict=True):
        if not max(low, high - Fraction(1, 10**5)) < both.theta(*step) < low + Fraction(1, 10**5):
            return False
    for found, (low, high) in zip(both.values(), exact_values(), strict=True):
        if not low - CLOSE * 10**3 <= found <= high:
            return False
    cells = package.coupling.section.OnSection(both.setting, both.evidence)
    box, (first, high) = cells.root(), (both.evidence.star_lower[0], both.evidence.star_upper[0])
    modes = both.evidence.modes
    if (box.lower, box.upper) != ((first, *[0] * (modes - 1)), (high,) * modes):
        return False
    try:
        cells.placed(box, [0] * (modes - 1) + [-1])
    except package.verdict.Refusal:
        return True
    return False


def section_tail(package: Any) -> bool:
    """tau is in the defect of the least value."""
    both, tail = OnSection(package), Fraction(1, 8)
    before = both.values()[0]
    both.densities[0].interaction.tau += tail
    return before - both.values()[0] == tail  # 2 (1 - theta) = 1


def section_ends(package: Any) -> bool:
    """Each z_l of the saddle lies between the ends of C_*, and is refused where it lies beyond one of them."""
    both = OnSection(package)
    modes, unit = both.evidence.modes, Fraction(1, 1 << both.evidence.grid)
    c, *others = [both.evidence.c, *(both.densities[0].places[k].lower() for k in range(1, modes))]
    lower = [floor(x / unit) for x in (c, *others)]
    upper = [x + 2 for x in lower]

    def said(low: list[int], high: list[int]) -> str:
        try:
            evidence = replace(both.evidence, star_lower=tuple(low), star_upper=tuple(high))
            package.coupling.section.require_in_section(both.densities[0], evidence)
        except package.verdict.Refusal as refusal:
            return str(refusal)
        return ""

    beyond = [[*upper[:k], lower[k] - 1, *upper[k + 1 :]] for k in range(modes)]
    before = [[*lower[:k], upper[k], *lower[k + 1 :]] for k in range(modes)]
    return (
        said(lower, upper) == ""
        and all(f"z_{k} of the saddle <= star_upper" in said(lower, x) for k, x in enumerate(beyond, start=1))
        and all(f"star_lower <= z_{k} of the saddle" in said(x, upper) for k, x in enumerate(before, start=1))
    )


BARRIER: tuple[Callable[[Any], bool], ...] = (
    named("barrier_accepted", _accepted),
    *(named(f"barrier_refused_{share}", partial(_refused, share=share)) for share in range(3)),
    named("barrier_formed", partial(turned_away, refused)),
)


def _metastable(package: Any, share: int) -> bool:
    """Its certificate, and half of what is planted in it."""
    beside = Beside(package)
    planted = [(own, words) for k, (_, own, words) in enumerate(planted_metastable()) if k % 2 == share]
    longer = metastable()  # the last field counts, however many there are
    longer["evidence"]["path"].insert(1, longer["evidence"]["path"][0])
    accepted = (metastable(), longer)[share]
    return beside.said(accepted) == "" and all(words in beside.said(own) for own, words in planted)


METASTABLE: tuple[Callable[[Any], bool], ...] = tuple(
    named(f"metastable_{share}", partial(_metastable, share=share)) for share in range(2)
)
PATH: tuple[Callable[[Any], bool], ...] = (segments, *BARRIER)
SECTION: tuple[Callable[[Any], bool], ...] = (section, section_tail, section_ends, *BARRIER)
