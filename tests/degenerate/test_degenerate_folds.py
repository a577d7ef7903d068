"""What the rule of `fold` accepts is true, whatever the statement and however degenerate the evidence."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from certify.checker import Refusal, check_document
from tests.checker.sample_certificates import document
from tests.degenerate import folds

SAMPLE, MANY = 150, 4000


def tally(seed: int, count: int) -> tuple[Counter[str], list[folds.Claim]]:
    """What became of the claims, and the false ones that are accepted."""
    found: Counter[str] = Counter()
    false: list[folds.Claim] = []
    for claim in folds.claims(seed, count):
        true = folds.is_true(claim)
        found["true" if true else "false"] += 1
        try:
            check_document(json.dumps(document(claim)))
        except Refusal:
            continue
        found["accepted"] += 1
        false += [] if true else [claim]
    return found, false


def test_what_is_accepted_is_true() -> None:
    found, false = tally(0, SAMPLE)
    assert not false
    assert found["accepted"] > 1
    assert found["false"] > SAMPLE / 4


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 3))
def test_what_is_accepted_is_true_many(seed: int) -> None:
    found, false = tally(seed, MANY)
    assert not false
    assert found["accepted"] > MANY / 50
