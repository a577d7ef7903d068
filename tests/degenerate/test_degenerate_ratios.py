"""Whatever the checker accepts of Bessel functions is true, also at the edges of its rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from certify.checker import Refusal, check_document
from certify.checker.ratio import value as rules
from certify.checker.ratio.arguments import Arguments
from tests.checker.sample_certificates import document
from tests.degenerate.ratios import LABELS, certainly_false, claims

SAMPLE, MANY = 750, 100_000


def is_accepted(claim: dict[str, Any]) -> bool:
    try:
        check_document(document(claim))
    except Refusal:
        return False
    return True


def one_is_wrong() -> bool:
    """Whether a claim of the sample is accepted and false: the first will do."""
    return any(certainly_false(claim) and is_accepted(claim) for claim in claims(0, SAMPLE))


def tally(found: Iterable[dict[str, Any]]) -> tuple[Counter[tuple[str, str]], Counter[bool], list[dict[str, Any]]]:
    """How many claims of each label and rule are accepted, how many are false, and what is both."""
    accepted: Counter[tuple[str, str]] = Counter()
    stated: Counter[bool] = Counter()
    wrong = []
    for claim in found:
        false = certainly_false(claim)
        stated[false] += 1
        if not is_accepted(claim):
            continue
        accepted[claim["label"], claim["evidence"]["rule"]] += 1
        if false:
            wrong.append(claim)
    return accepted, stated, wrong


def test_what_is_accepted_is_true() -> None:
    accepted, stated, wrong = tally(claims(0, SAMPLE))
    assert not wrong
    assert min(stated.values()) > SAMPLE // 10
    assert set(accepted) == {(label, rule) for label in LABELS for rule in ("continued-fraction", "expansion")}
    assert accepted.total() > SAMPLE // 12


@pytest.mark.deep
def test_many() -> None:
    assert not tally(claims(1, MANY))[2]


@pytest.mark.parametrize("name", ["_require_monotone", "require_barriers"])
def test_a_condition_that_is_dropped_shows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, name, lambda *arguments: None)
    assert one_is_wrong()


def test_a_rule_that_takes_the_wrong_corner_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an interval, the other two corners."""
    monkeypatch.setattr(Arguments, "places", property(lambda self: rules_places(self)[::-1]))
    assert one_is_wrong()


def rules_places(subject: Any) -> tuple[Any, Any]:
    return subject.x_interval if subject.x_interval is not None else (subject.x, subject.x)
