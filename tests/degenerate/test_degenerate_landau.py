"""What the rule of (1.17) accepts is true, whatever the statement and however degenerate the evidence."""

from __future__ import annotations

import pytest

from tests.checker.landau.samples import expansion
from tests.degenerate import landau
from tests.degenerate.tally import tally

SAMPLE, MANY = 8, 1500


def test_what_is_accepted_is_true() -> None:
    found, false = tally(landau.claims(0, SAMPLE), landau.is_true)
    assert not false
    assert found["accepted"] > 1
    assert found["false"] > SAMPLE / 3


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 3))
def test_what_is_accepted_is_true_many(seed: int) -> None:
    found, false = tally(landau.claims(seed, MANY), landau.is_true)
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
