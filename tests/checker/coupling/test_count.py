"""The count of minimisers at a point: real certificates, their mutants, and the claims that point to them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from certify.checker import Invalid, Malformed, check_document
from tests.checker.arb_truth import number
from tests.checker.asked import outcome
from tests.checker.cases import edited
from tests.checker.coupling.point_samples import POINTS, by_label
from tests.checker.sample_certificates import document, exact
from tests.mutation.coupling.certificates import mutants
from tests.mutation.coupling.trees import PointTree

KNOWN = {(3, 2): "1.0230917155", (5, 2): "1.8155363057"}


def test_the_sample_is_valid(point: dict[str, dict[str, Any]]) -> None:
    assert outcome(point["two-minimisers"]) == (0, "")


def test_known_values() -> None:
    """K_c of the design notes, to their ten digits."""
    seen = 0
    for path in POINTS:
        claim = by_label(path)["critical-coupling"]
        beta = number(claim["beta"])
        if beta.denominator == 1 and (claim["d"], int(beta)) in KNOWN:
            low = number(claim["enclosure"]["lower"])
            assert f"{float(low):.12f}".startswith(KNOWN[claim["d"], int(beta)])
            seen += 1
    assert seen


def test_mutants_are_rejected(point: dict[str, dict[str, Any]]) -> None:
    """A seeded sample; all of them are a deep test."""
    holes = [(what, mutant) for what, hole, mutant in mutants(point["two-minimisers"]) if hole]
    survivors = [what for what, mutant in random.Random(5).sample(holes, 2) if outcome(mutant)[0] == 0]
    assert not survivors


@pytest.mark.deep
@pytest.mark.parametrize("path", POINTS, ids=lambda path: path.stem)
def test_all_mutants_are_rejected(path: Path) -> None:
    claim = by_label(path)["two-minimisers"]
    tree, survivors, total, harmless = PointTree(claim), [], 0, 0
    assert tree.accepted(claim)
    for what, hole, mutant in mutants(claim):
        fine = tree.accepted(mutant) if "cell" in what else outcome(mutant)[0] == 0
        total += hole
        harmless += fine and not hole
        if fine and hole:
            survivors.append(what)
    print(f"{path.stem}: kill score {total - len(survivors)}/{total}, {harmless} harmless ones accepted")
    assert not survivors


def test_pointers(point: dict[str, dict[str, Any]]) -> None:
    coupling, moment, count = (point[x] for x in ("critical-coupling", "order-parameter", "two-minimisers"))
    assert outcome(coupling, moment, count) == (0, "")
    assert "no proved claim two-minimisers" in outcome(coupling)[1]
    assert "no proved claim" in outcome(edited(moment, beta="0x3p+0"), count)[1]
    assert "no proved claim" in outcome(edited(moment, d=4), count)[1]
    upper, lower = coupling["enclosure"]["upper"], coupling["enclosure"]["lower"]
    assert outcome(edited(coupling, enclosure__lower="0x0p+0", enclosure__upper="0x9p+0"), count)[0] == 0
    for box in ({"lower": upper, "upper": upper}, {"lower": lower, "upper": lower}):
        assert "what two-minimisers proves" in outcome(edited(coupling, enclosure=box), count)[1]
    assert outcome(edited(coupling, trust=["spherical-harmonics"]), count)[0] == 1
    broken = edited(count, evidence__tree=count["evidence"]["tree"][:-1])
    assert outcome(coupling, broken)[0] == 1


def test_a_cover_is_about_a_point(point: dict[str, dict[str, Any]]) -> None:
    claim = edited(point["two-minimisers"], beta=...)
    with pytest.raises(Invalid, match="about one beta"):
        check_document(document({**claim, "beta_interval": ["0x2p+0", "0x2p+0"]}))
    with pytest.raises(Malformed):
        check_document(document(claim))


def test_explosive_numbers_end(point: dict[str, dict[str, Any]]) -> None:
    """Fields, ellipses and boxes that would need numbers of astronomical size are refused at once."""
    claim = point["two-minimisers"]
    huge = 10**100
    modes = claim["evidence"]["modes"]
    for change in (
        {"evidence__ellipses": [exact(10**9)]},
        {"evidence__weights": [huge] * modes},
        {"evidence__tree": [["f", *[huge] * modes]]},
        {"evidence__corner": [huge] * modes},
        {"evidence__star_upper": [huge] * modes},
        {"evidence__star_vector": [huge] + [1] * (modes - 1)},
        {"evidence__touch__field": [exact(huge)] * claim["evidence"]["touch"]["modes"]},
        {"evidence__coupling": {"lower": "0x1p-900", "upper": "0x1p+900"}},
        {"beta": exact(10**6)},
        {"beta": "0x1p-9000"},
    ):
        assert outcome(edited(claim, **change))[0] in (1, 3), change
