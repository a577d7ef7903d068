"""Whatever the checker accepts of ratio inequalities is true, also with the evidence of other statements."""

from __future__ import annotations

from typing import Any

import pytest

from certify.checker import Refusal, check_document
from certify.checker.ratio import barrier
from tests.degenerate.inequalities import certainly_false, claims


def is_accepted(claim: dict[str, Any]) -> bool:
    try:
        check_document({"format": "certify/1", "claims": [claim]})
    except Refusal:
        return False
    return True


def tally(seed: int, count: int) -> tuple[int, int, list[str]]:
    """How many claims are accepted, how many are false, and the statements that are both."""
    accepted = false = 0
    wrong = []
    for claim in claims(seed, count):
        wanted = certainly_false(claim)
        false += wanted
        if not is_accepted(claim):
            continue
        accepted += 1
        if wanted:
            wrong.append(claim["statement"])
    return accepted, false, wrong


def test_what_is_accepted_is_true() -> None:
    accepted, false, wrong = tally(0, 60)
    assert wrong == []
    assert accepted > 6
    assert false > 12


@pytest.mark.deep
def test_many() -> None:
    assert tally(1, 20_000)[2] == []


def test_a_rule_that_is_dropped_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the sign of the rest of a barrier false statements are accepted."""
    monkeypatch.setattr(barrier, "positive", lambda *arguments: True)
    assert any(certainly_false(claim) and is_accepted(claim) for claim in claims(0, 150))
