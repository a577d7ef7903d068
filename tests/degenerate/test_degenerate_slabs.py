"""What the rule `slab` accepts is true, whatever the kernel and however degenerate the evidence."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from certify.checker import Refusal, check_document
from tests.checker.sample_certificates import document
from tests.degenerate import slabs

SAMPLE, MANY = 60, 3000


def tally(seed: int, count: int) -> tuple[Counter[str], list[slabs.Claim]]:
    """What became of the claims, and the false ones that are accepted."""
    found: Counter[str] = Counter()
    false: list[slabs.Claim] = []
    for claim in slabs.claims(seed, count):
        true = slabs.is_true(claim)
        found["true" if true else "false"] += 1
        try:
            check_document(json.dumps(document({key: x for key, x in claim.items() if key != "alpha"})), 100)
        except Refusal:
            continue
        found["accepted"] += 1
        false += [] if true else [claim]
    return found, false


def test_what_is_accepted_is_true() -> None:
    found, false = tally(0, SAMPLE)
    assert not false
    assert found["accepted"] > 3
    assert found["false"] > SAMPLE / 5


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 3))
def test_what_is_accepted_is_true_many(seed: int) -> None:
    found, false = tally(seed, MANY)
    assert not false
    assert found["accepted"] > MANY / 20
