"""Claims about beta_* itself: which rules may be about it, what they ask there, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from certify.checker import Refusal, check_document
from tests.checker.case_tools import F, edited
from tests.checker.cases_star import HOLD_BEYOND, Claim, at_star, box, faults, misplaced, proved, refutation
from tests.checker.reduction import samples
from tests.checker.sample_certificates import document, refuted
from tests.degenerate import truth
from tests.places import VALID

DIMENSIONS = (2, 3, 5)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_what_holds_at_beta_star_is_accepted(d: int) -> None:
    claims = [*proved(d).values(), *(refutation(label, d) for label in HOLD_BEYOND)]
    assert [truth.is_true(claim) for claim in claims] == [True] * len(claims)
    for claim in claims:
        assert check_document(document(claim)).accepted[0].region.star
    assert len(check_document(document(*claims)).accepted) == len(claims)


def test_the_reduction_is_about_beta_star_too() -> None:
    coupling = {**at_star(samples.coupling()), "enclosure": box(3)}
    coupling["evidence"]["beta_star"] = samples.regime()["evidence"]["beta_star"]
    accepted = check_document(document(at_star(samples.regime()), coupling)).accepted
    assert {claim.rule for claim in accepted} == {"reduction"}
    assert truth.is_true(coupling) is True


@pytest.mark.parametrize("d", DIMENSIONS)
def test_a_violated_inequality_is_refused(d: int) -> None:
    for name, claim, words in faults(d):
        with pytest.raises(Refusal) as caught:
            check_document(document(claim))
        assert words in str(caught.value), name
        assert caught.value.exit_code == (2 if "expected" in words else 1), name


def elsewhere(label: str) -> list[Claim]:
    """The proved claims with this label in the corpus, one of each rule."""
    found: dict[str, Claim] = {}
    for path in sorted(VALID.glob("d-*.json")):
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            if (claim["label"], claim["outcome"]) == (label, "proved") and "kernel" not in claim:
                found.setdefault(claim["evidence"]["rule"], claim)
    assert found
    return list(found.values())


@pytest.mark.parametrize(
    "label", ["quartic-sign", "quartic-obstruction", "two-minimisers", "order-parameter", "large-beta"]
)
def test_no_rule_proves_at_beta_star_what_holds_beyond_it(label: str) -> None:
    """Whatever the evidence: of samples that are accepted elsewhere, and none."""
    nothing = {"label": label, "d": 3, "outcome": "proved", "evidence": {}, "trust": []}
    for source in [*elsewhere(label), nothing]:
        claim = at_star(source)
        if claim["evidence"]:
            claim["evidence"]["beta_star"] = samples.regime()["evidence"]["beta_star"]
        with pytest.raises(Refusal) as caught:
            check_document(document(claim))
        assert caught.value.exit_code == 2
        assert truth.is_true(claim) is not True


@pytest.mark.parametrize("label", HOLD_BEYOND)
def test_a_refutation_there_names_beta_star_and_elsewhere_a_number(label: str) -> None:
    good = refutation(label, 3)
    for claim in misplaced(label, 3):
        with pytest.raises(Refusal, match="counterexample beta-star goes with"):
            check_document(document(claim))
    fewer = edited(good, trust=["entropy-lower-semicontinuity"] if label != "quartic-sign" else [])
    if label != "quartic-sign":
        with pytest.raises(Refusal, match="rests on"):
            check_document(document(fewer))


def test_the_majorisation_is_not_refuted_there() -> None:
    claim = at_star(refuted("majorisation", 3, F(1), F(3), F(3)))
    for counterexample in ({"beta": "beta-star", "l": 2}, {"beta": "0x3p+0", "l": 2}):
        with pytest.raises(Refusal) as caught:
            check_document(document({**claim, "counterexample": counterexample}))
        assert caught.value.exit_code == 2


@pytest.mark.parametrize("label", ["large-beta", "landau-expansion"])
def test_a_label_that_is_about_intervals_only_is_out_of_form_at_a_point(label: str) -> None:
    """Where no rule fits, nothing is read of the evidence, and nothing is accepted."""
    number = {"lower": "0x1p+0", "upper": "0x2p+0"}
    fields: dict[str, Any] = {"remainder": number}
    if label == "landau-expansion":
        names = ("remainder", "cube_remainder", "jump_remainder", "spinodal_remainder")
        fields = {"enclosure": number, "cube": number, "jump": number, **dict.fromkeys(names, "0x1p+0")}
    common = {"label": label, "d": 3, "outcome": "proved", "evidence": {}, "trust": []}
    with pytest.raises(Refusal, match="no rule goes with"):
        check_document(document({**common, "beta": "0x64p+0", **fields}))
