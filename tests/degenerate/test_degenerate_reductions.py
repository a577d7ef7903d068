"""What the rules `reduction` accept is true, whatever the statement and however degenerate the evidence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import pytest

from certify.checker import Refusal, check_document
from tests.checker.sample_certificates import document
from tests.degenerate import reductions, truth

SAMPLE, MANY, FEW = 60, 4000, 7
NEAR = 20
"""An accepted one of those next to beta_* takes a fifth of a second."""


def tally(every: Iterable[list[reductions.Claim]]) -> tuple[Counter[str], list[reductions.Claim]]:
    """What became of the documents, and the false claims of those that are accepted."""
    found: Counter[str] = Counter()
    false: list[reductions.Claim] = []
    for claims in every:
        wrong = [claim for claim in claims if truth.is_true(claim) is not True]
        found["false"] += bool(wrong)
        try:
            check_document(json.dumps(document(*claims)))
        except Refusal:
            continue
        found[f"accepted, {claims[-1]['label']}"] += 1
        false += wrong
    return found, false


def test_what_is_accepted_is_true() -> None:
    found, false = tally(reductions.claims(0, SAMPLE))
    assert not false
    assert found["accepted, regime"] > 1
    assert found["false"] > SAMPLE / 2


def test_what_is_accepted_next_to_beta_star_is_true() -> None:
    found, false = tally(reductions.touching(0, NEAR))
    assert not false
    assert found["accepted, two-minimisers"] > 0
    assert found["false"] > 0


@pytest.mark.deep
def test_what_is_accepted_next_to_beta_star_is_true_of_many() -> None:
    found, false = tally(reductions.touching(0, 10 * SAMPLE))
    assert not false
    assert found["accepted, two-minimisers"] > SAMPLE // 3
    assert found["false"] > SAMPLE // 2


def test_what_is_accepted_away_from_beta_star_is_true() -> None:
    """Most of these few are false: an accepted one costs a second, and there are many in the deep test."""
    found, false = tally(reductions.isolation(2, FEW))
    assert not false
    assert found["false"] > FEW / 2


@pytest.mark.deep
def test_what_is_accepted_away_from_beta_star_is_true_of_many() -> None:
    found, false = tally(reductions.isolation(1, MANY // 4))
    assert not false
    assert found["accepted, two-minimisers"] > MANY // 100
    assert found["false"] > MANY // 20


@pytest.mark.deep
def test_what_is_accepted_is_true_of_many() -> None:
    found, false = tally(reductions.claims(1, MANY))
    assert not false
    assert found["accepted, critical-coupling"] > 2
