"""threshold: values accepted and refused, and what is on both sides of them by the other rules."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.kernels import dichotomy as bounds
from certify.checker import check_document
from certify.checker.kernels import dichotomy as rule
from certify.checker.verdict import Invalid, Malformed
from certify.core.ball import precision
from certify.core.enclosure import as_interval
from tests.checker.kernels.documents import CONTINUOUS, claim, document, ends
from tests.places import VALID

SIDES = {"poisson": "below", "heat": "above", "power": "below", "cone": "above"}
CASES = [(2, "poisson"), (7, "poisson"), (2, "power"), (5, "power"), (3, "heat"), (30, "heat"), (2, "cone")]
PARAMETER = {"poisson": "r", "heat": "s", "power": "k", "cone": "R"}


def text(x: Fraction) -> str:
    return f"{hex(x.numerator)}/{hex(x.denominator)}"


def threshold(d: int, family: str, low: Fraction, high: Fraction, **changes: Any) -> dict[str, Any]:
    return {
        "label": "threshold",
        "d": d,
        "outcome": "proved",
        "kernel": {"family": family},
        "continuous": SIDES.get(family, "below"),
        "enclosure": ends(text(low), text(high)),
        "evidence": {"rule": "dichotomy", "precision": 128},
        "trust": CONTINUOUS,
    } | changes


def found(d: int, family: str) -> tuple[Fraction, Fraction]:
    with precision(200):
        return as_interval(bounds.threshold_enclosure(family, d, 60))


@pytest.mark.parametrize(("d", "family"), CASES)
def test_the_value_of_the_balls_is_accepted_and_others_are_not(d: int, family: str) -> None:
    low, high = found(d, family)
    check_document(document(threshold(d, family, low, high)))
    for wrong in (
        threshold(d, family, low / 2, low - Fraction(1, 2**70)),
        threshold(d, family, high + Fraction(1, 2**70), high + Fraction(1, 100)),
        threshold(d, family, low, high, continuous="above" if SIDES[family] == "below" else "below"),
        threshold(d, family, low, high, trust=CONTINUOUS[:3]),
    ):
        with pytest.raises(Invalid):
            check_document(document(wrong))


@pytest.mark.parametrize(("d", "family"), CASES)
def test_the_other_rules_agree_on_both_sides(d: int, family: str) -> None:
    """Just on the side that is continuous `criterion` is accepted, on the other one `obstruction`; not exchanged."""
    low, high = found(d, family)
    step = Fraction(1, 1000)
    good, bad = (low - step, high + step) if SIDES[family] == "below" else (high + step, low - step)
    for parameter, label, other in ((good, "criterion", "obstruction"), (bad, "obstruction", "criterion")):
        kernel = {"family": family, PARAMETER[family]: text(parameter)}
        check_document(document(claim(label, d, kernel)))
        with pytest.raises(Invalid):
            check_document(document(claim(other, d, kernel)))


@pytest.mark.parametrize("family", ["abs-power", "cone"])
def test_families_without_a_dichotomy_are_refused(family: str) -> None:
    with pytest.raises(Invalid):
        check_document(document(threshold(3, family, Fraction(2), Fraction(3))))


@pytest.mark.parametrize(
    ("kernel", "words"),
    [
        ({"family": "onsager"}, "expected one of"),
        ({"family": ["poisson"]}, "expected one of"),
        ({"family": "poisson", "r": "0x1/0x3"}, "unknown field"),
        ({}, "family"),
        ("poisson", "object"),
    ],
    ids=str,
)
def test_other_forms_are_malformed(kernel: Any, words: str) -> None:
    with pytest.raises(Malformed, match=words):
        check_document(document(threshold(3, "poisson", Fraction(1, 3), Fraction(1, 3), kernel=kernel)))


def test_ends_of_the_cone_beyond_its_domain_are_refused() -> None:
    for low, high in ((Fraction(-1), Fraction(3)), (Fraction(2), Fraction(22, 7)), (Fraction(2), Fraction(100))):
        with pytest.raises(Invalid):
            check_document(document(threshold(2, "cone", low, high)))


def test_the_sign_of_the_cone_is_that_of_the_balls() -> None:
    for radius in (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(3)):
        own = rule.cone(radius, 128)
        with precision(100):
            assert bounds.cone_sign(radius).surely_less(own.upper() + Fraction(1, 2**80))
            assert not bounds.cone_sign(radius).surely_less(own.lower() - Fraction(1, 2**80))
        assert own.r < 1 << 20


FIRST: dict[str, Any] = {
    "label": "threshold",
    "d": 2,
    "outcome": "proved",
    "kernel": {"family": "exponential"},
    "continuous": "below",
    "evidence": {"rule": "beta-star"},
    "trust": CONTINUOUS,
}


def first(**changes: Any) -> dict[str, Any]:
    """beta_* as a threshold, beside the claim about it."""
    star = json.loads((VALID / "d-2..3-kernel-exponential-claims-threshold.json").read_text())["claims"][0]
    assert star["label"] == "beta-star"
    return document(star, FIRST | {"enclosure": star["enclosure"]} | changes)


def test_beta_star_is_the_first_threshold() -> None:
    assert [claim.label for claim in check_document(first()).accepted] == ["beta-star", "threshold"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"enclosure": ends("0x2p+0", "0x2p+0")}, "that of beta_"),
        ({"enclosure": ends("0x3p+0", "0x4p+0")}, "enclosure.lower"),
        ({"continuous": "above"}, "continuous below the value"),
        ({"d": 3}, "no proved claim beta-star"),
        ({"kernel": {"family": "heat"}}, "about the family exponential"),
        ({"trust": []}, "rests on"),
    ],
    ids=str,
)
def test_forged_first_thresholds(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        check_document(first(**changes))
