"""From a number to infinity: covers, then the law, adjacent at exact ends; what stays open is named."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.region import Region
from certify.solve.bessel.threshold import beta_star
from certify.solve.coupling import claims as claims_module
from certify.solve.coupling import line as line_module
from certify.solve.coupling.claims import claims
from certify.solve.coupling.line import joined
from certify.solve.coupling.parts import Part
from certify.solve.spine import interval
from certify.solve.spread import spreading


@pytest.mark.deep  # how parts are joined and left open is tested on planted ones below
def test_the_line_is_covered_and_its_gap_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no cover in one variable found, that part is open, by name; cells go on, and the law where it counts."""

    def none(*_: object) -> None:
        raise Undecided("nothing was searched")

    monkeypatch.setattr(interval, "spine_pieces", none)
    star = beta_star(5, 22).enclosure
    assert star is not None
    wanted = ["critical-coupling", "two-minimisers"]
    made = list(claims(5, Region(Fraction(20), "inf"), star, 30, wanted, by_name=True))
    for label in wanted:
        own = [claim for claim in made if claim.label == label]
        assert [claim.outcome for claim in own] == ["inconclusive"] + ["proved"] * (len(own) - 1)
        ends = [claim.beta_interval or ("", "") for claim in own]
        assert (ends[0][0], ends[-1][1]) == (Fraction(20), "inf")
        assert all(left[1] == right[0] for left, right in pairwise(ends))
        assert "nothing was searched" in str(own[0].reason)
        assert [claim.evidence["rule"] for claim in own[1:]] == ["large-beta-pieces"] * (len(own) - 2) + ["large-beta"]


def two(low: int, high: int, rule: str = "spine-pieces", piece: str = "p") -> Claim:
    evidence = {"rule": rule, "pieces": [piece]}
    return Claim("two-minimisers", 3, "proved", beta_interval=(Fraction(low), Fraction(high)), evidence=evidence)


def ends(claims: list[Claim]) -> list[Any]:
    return [claim.beta_interval for claim in claims]


def test_adjacent_covers_of_one_rule_are_one_claim() -> None:
    """Not across a gap, not of two rules, and not of a rule whose evidence is no list of pieces."""
    point = Claim("critical-coupling", 3, "proved", beta=Fraction(2))
    made = [
        two(1, 2),
        point,
        two(2, 3, piece="q"),
        point,
        two(4, 5),
        two(5, 6, "moving-cover"),
        two(6, 7, "moving-cover"),
    ]
    found = joined(made)
    assert ends([claim for claim in found if claim.beta is None]) == [(1, 3), (4, 5), (5, 7)]
    assert found[0].evidence["pieces"] == ["p", "q"]
    assert [claim.beta for claim in found].count(Fraction(2)) == 1
    assert len(joined([two(1, 2, "isolation"), two(2, 3, "isolation")])) == 2


def test_the_greater_precision_of_joined_pieces_is_kept() -> None:
    for bits in ((100, 120), (120, 100)):
        whole = [two(i, i + 1, "large-beta-pieces") for i in (1, 2)]
        parts = [replace(part, evidence={**part.evidence, "precision": p}) for part, p in zip(whole, bits, strict=True)]
        assert [claim.evidence["precision"] for claim in joined(parts)] == [120]


@pytest.mark.parametrize(("d", "first"), [(2, 900), (3, 56), (7, 28)])
def test_parts_are_adjacent_and_end_in_cells(d: int, first: int) -> None:
    """Covers in one variable up to where cells begin, in parts of at most twice their length; cells from there on."""
    begin = Fraction(20)
    parts = line_module._parts(d, begin, Fraction(20000), None)
    assert [part.low for part in parts] == [begin, *(part.high for part in parts[:-1])]
    assert parts[-1].high == 20000
    assert {part.rule for part in parts if part.low < first} == {"spine"}  # type: ignore[operator]  # a number
    assert {part.rule for part in parts if part.high > first} == {"cells"}
    assert all(part.high <= part.low * (2 if part.rule == "spine" else 16) for part in parts)  # type: ignore[operator]  # numbers


def test_open_parts_with_one_reason_are_one() -> None:
    def part(low: int, high: int, reason: str, label: str = "critical-coupling") -> Claim:
        known = Enclosure(Fraction(1, high), Fraction(1, low))
        where = (Fraction(low), Fraction(high))
        return Claim(label, 3, "inconclusive", enclosure=known, beta_interval=where, reason=reason)

    parts = [part(1, 2, "a"), part(1, 2, "a", "order-parameter"), part(2, 3, "a"), part(3, 4, "b"), part(5, 6, "b")]
    found = joined(parts)
    assert ends([claim for claim in found if claim.label == "critical-coupling"]) == [(1, 3), (3, 4), (5, 6)]
    assert found[0].enclosure == Enclosure(Fraction(1, 3), Fraction(1))


def test_a_part_whose_process_ended_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the others are kept."""
    monkeypatch.setattr(line_module, "prove_part", lambda d, wanted, part: [two(int(part.low), int(part.high))])
    monkeypatch.setattr(
        line_module, "_parts", lambda *_: [Part("spine", Fraction(a), Fraction(a + 1)) for a in (8, 9, 10)]
    )
    with spreading(lambda tasks: ((i, None if i == 1 else tasks[i].call()) for i in range(3))):
        made = list(line_module.line(3, Region(Fraction(8), Fraction(11)), ["two-minimisers"], None))
    assert ends(made) == [(8, 9), (9, 10), (10, 11)]
    assert [claim.outcome for claim in made] == ["proved", "inconclusive", "proved"]


def test_from_beta_star_or_below_all_goes_without_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """For d up to 10 to any end; for d = 11 as far as the reduction, and a note says what is left out."""
    asked: list[Region] = []

    def line(d: int, region: Region, wanted: list[str], start: Any) -> list[Claim]:
        asked.append(region)
        return []

    monkeypatch.setattr(claims_module, "line", line)
    monkeypatch.setattr(claims_module, "law_beside", lambda *_: [])

    def unnamed(d: int, *ends: Any) -> tuple[list[Region], Any]:
        asked.clear()
        star = beta_star(d, 22).enclosure
        assert star is not None
        made = list(claims_module.claims(d, Region(*ends), star, 30, ["critical-coupling"], by_name=False))
        return list(asked), [claim.reason for claim in made]

    zero, one, hundred = Fraction(0), Fraction(1), Fraction(100)
    assert unnamed(3, zero, "inf") == ([Region("beta-star", "inf")], [None])
    assert unnamed(10, one, hundred) == ([Region("beta-star", hundred)], [None])
    assert unnamed(2, "beta-star", "inf") == ([Region("beta-star", "inf")], [])
    assert unnamed(11, zero, "inf") == ([], ["K_c beyond beta_* is computed for claims=critical-coupling"])
    late = Fraction(45)
    assert unnamed(11, late, "inf") == ([Region(late, "inf")], [])
    assert unnamed(10, Fraction(2), "inf") == ([Region(Fraction(2), "inf")], [])
    monkeypatch.setattr(claims_module, "far_law", lambda d, region, wanted: iter([two(100, 200)]))
    assert unnamed(11, "beta-star", "inf") == ([], [None])  # that one claim
    near = Fraction(8, 5)
    assert unnamed(6, one, near) == ([Region("beta-star", near)], [None])
