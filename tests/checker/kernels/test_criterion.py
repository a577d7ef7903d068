"""linear-threshold, criterion and what it says of K_c, of other kernels: accepted, and every condition refused."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from certify.checker import check_document
from certify.checker.document.consistency import require_consistent
from certify.checker.verdict import Invalid, Malformed, Refusal
from tests.checker.kernels.documents import CONTINUOUS, THIRD, TIE, claim, document, ends

HALF3 = ends("0x3p-1", "0x3p-1")


def reason(*claims: dict[str, Any]) -> str:
    with pytest.raises(Refusal) as caught:
        check_document(document(*claims))
    return f"{caught.value.exit_code}: {caught.value}"


def test_exact_thresholds_are_points() -> None:
    check_document(document(claim("linear-threshold", 3, THIRD, leading=[1], enclosure=HALF3)))
    check_document(document(claim("linear-threshold", 2, TIE, leading=[1, 2], enclosure=ends("0x1p+0", "0x1p+0"))))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"enclosure": ends("0x180000001p-32", "0x2p+0")}, "1: .*enclosure.lower <= K_#"),
        ({"enclosure": ends("0x1p+0", "0x17fffffffp-32")}, "1: .*K_# <= enclosure.upper"),
        ({"leading": [2]}, "1: .*leading degrees are 1"),
        ({"leading": [1, 2]}, "1: .*leading degrees are 1"),
        ({"leading": []}, "2: .*non-empty list"),
        ({"leading": [2, 1]}, "2: .*increasing"),
        ({"leading": [0]}, "2: .*>= 1"),
        ({"kernel": {"family": "poisson", "r": "0x55556/0x100000"}}, "1: .*K_#"),
        ({"beta": "0x1p+0"}, "2: .*unknown field 'beta'"),
        ({"d": 1}, "2: .*>= 2"),
        ({"outcome": "refuted"}, "2: .*cannot be refuted"),
        ({"evidence": {"rule": "series", "precision": 64, "terms": 9}}, "2: .*expected one of kernel"),
        ({"evidence": {"rule": "kernel", "precision": 31}}, "2: .*>= 32"),
        ({"kernel": {"family": "cone", "R": "0x1p+0"}}, "1: .*circle"),
    ],
)
def test_thresholds_are_refused(change: dict[str, Any], why: str) -> None:
    found = reason(claim("linear-threshold", 3, THIRD, leading=[1], enclosure=HALF3) | change)
    assert re.match(why, found), found


def test_the_paper_s_kernel_has_no_leading_degrees() -> None:
    evidence = {"rule": "series", "precision": 64, "terms": 20}
    own = {"label": "linear-threshold", "d": 3, "outcome": "proved", "evidence": evidence, "trust": []}
    own["enclosure"] = ends("0x1p+0", "0x2p+0")
    assert "unknown field 'leading'" in reason(own | {"beta": "0x1p+0", "leading": [1]})
    with pytest.raises(Malformed, match="exactly one of the fields"):
        check_document(document(own))


ACCEPTED = [
    (3, THIRD),
    (2, {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "0x1p-1"]]}),
    (2, {"family": "gegenbauer", "kappa": [[3, "0x1p+0"], [6, "0x1p-1"]]}),
    (3, {"family": "power", "k": "0x3p+0"}),
    (4, {"family": "power", "k": "0x8/0x3"}),
    (2, {"family": "abs-power", "a": "0x8p+0"}),
    (2, {"family": "abs-power", "a": "0xfp-1"}),
    (2, {"family": "onsager"}),
    (2, {"family": "relu"}),
    (2, {"family": "cone", "R": "0x9p-2"}),
    (3, {"family": "heat", "s": "0x3/0x8"}),
    (3, {"family": "polynomial", "coefficients": ["0x1p+0", "0x1p+0", "-0x1p+0"]}),
]
REFUSED = [
    (3, {"family": "poisson", "r": "0x10001/0x30000"}, "A_2 lambda_2 <= lambda_1"),
    (3, {"family": "gegenbauer", "kappa": [[3, "0x1p+0"], [6, "0x1p-3"]]}, "leading degree is not 1"),
    (2, {"family": "gegenbauer", "kappa": [[2, "0x1p+0"], [3, "0x1p-3"]]}, "leading degree is not 1"),
    (2, {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [3, "0x1p-1"]]}, "A_3 lambda_3 <= lambda_1"),
    (2, TIE, "leading degree is not 1"),
    (4, {"family": "power", "k": "0x8000001/0x3000000"}, "A_2 lambda_2"),
    (2, {"family": "abs-power", "a": "0x11p-1"}, "A_2 lambda_4 <= lambda_2"),
    (3, {"family": "onsager"}, "leading degree is not 1"),
    (3, {"family": "relu"}, "A_2 lambda_2"),
    (2, {"family": "cone", "R": "0x2p+0"}, "A_2 lambda_2"),
    (3, {"family": "heat", "s": "0x1p-2"}, "A_2 lambda_2"),
]


@pytest.mark.parametrize(("d", "kernel"), ACCEPTED, ids=str)
def test_kernels_that_meet_the_criterion(d: int, kernel: dict[str, Any]) -> None:
    check_document(document(claim("criterion", d, kernel)))


@pytest.mark.parametrize(("d", "kernel", "why"), REFUSED, ids=str)
def test_kernels_that_do_not(d: int, kernel: dict[str, Any], why: str) -> None:
    found = reason(claim("criterion", d, kernel))
    assert found.startswith("1: ")
    assert why in found


def test_the_four_cited_facts_are_asked_for() -> None:
    for row in CONTINUOUS:
        kept = [other for other in CONTINUOUS if other != row]
        assert f"rests on {row} too" in reason(claim("criterion", 3, THIRD) | {"trust": kept})


def test_k_c_needs_the_claim_that_it_points_to() -> None:
    coupling = claim("critical-coupling", 3, THIRD, enclosure=HALF3)
    check_document(document(coupling, claim("criterion", 3, THIRD)))
    threshold = claim("linear-threshold", 3, THIRD, leading=[1], enclosure=HALF3)
    for other in (claim("criterion", 4, {"family": "poisson", "r": "0x1p-2"}), threshold):
        assert "no proved claim criterion" in reason(coupling, other)
    same = claim("criterion", 3, THIRD) | {"outcome": "inconclusive", "reason": "", "evidence": {}}
    assert "no proved claim criterion" in reason(coupling, same)
    for wrong in (ends("0x180000001p-32", "0x2p+0"), ends("0x1p+0", "0x17fffffffp-32")):
        assert "K_#" in reason(coupling | {"enclosure": wrong}, claim("criterion", 3, THIRD))


def test_claims_about_one_kernel_are_not_repeated() -> None:
    assert "repeats label and subject" in reason(claim("criterion", 3, THIRD), claim("criterion", 3, THIRD))
    other = {"family": "poisson", "r": "0x2/0x6"}  # the same number
    assert "repeats label and subject" in reason(claim("criterion", 3, THIRD), claim("criterion", 3, other))
    check_document(document(claim("criterion", 3, THIRD), claim("criterion", 2, THIRD)))


def test_claims_that_contradict_each_other_are_seen() -> None:
    accepted = check_document(
        document(
            claim("criterion", 3, THIRD),
            claim("critical-coupling", 3, THIRD, enclosure=HALF3),
            claim("linear-threshold", 3, THIRD, leading=[1], enclosure=HALF3),
        )
    ).accepted
    require_consistent(accepted)
    with pytest.raises(Invalid, match="K_c = K_#, and K_c < K_#"):
        require_consistent([*accepted, replace(accepted[0], label="obstruction")])
    low, high = accepted[2].bounds
    with pytest.raises(Invalid, match="at most K_#"):
        require_consistent([accepted[1], replace(accepted[2], enclosure=(low / 2, high / 2))])
