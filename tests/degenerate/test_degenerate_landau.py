"""What the rule of (1.17) accepts is true, whatever the statement and however degenerate the evidence."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from certify.checker import Refusal, check_document
from tests.checker.landau.samples import expansion
from tests.checker.sample_certificates import document
from tests.degenerate import landau

SAMPLE, MANY = 12, 1500


def tally(seed: int, count: int) -> tuple[Counter[str], list[landau.Claim]]:
    """What became of the claims, and the false ones that are accepted."""
    found: Counter[str] = Counter()
    false: list[landau.Claim] = []
    for claim in landau.claims(seed, count):
        true = landau.is_true(claim)
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
    assert found["false"] > SAMPLE / 3


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 3))
def test_what_is_accepted_is_true_many(seed: int) -> None:
    found, false = tally(seed, MANY)
    assert not false
    assert found["accepted"] > MANY / 20


def test_the_certificate_is_true_and_small_changes_are_not() -> None:
    claim = expansion()
    assert landau.is_true(claim)
    for name, value in (
        ("remainder", "0x23p-4"),
        ("cube_remainder", "0x1p+0"),
        ("jump", {"lower": "0x1p+0", "upper": "0x2p+0"}),
    ):
        assert not landau.is_true(claim | {name: value})
