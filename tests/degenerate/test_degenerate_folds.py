"""What the rule of `fold` accepts is true, whatever the statement and however degenerate the evidence."""

from __future__ import annotations

import pytest

from tests.degenerate import folds
from tests.degenerate.tally import tally

SAMPLE, MANY = 80, 4000


def test_what_is_accepted_is_true() -> None:
    found, false = tally(folds.claims(0, SAMPLE), folds.is_true)
    assert not false
    assert found["accepted"] > 1
    assert found["false"] > SAMPLE / 4


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 3))
def test_what_is_accepted_is_true_many(seed: int) -> None:
    found, false = tally(folds.claims(seed, MANY), folds.is_true)
    assert not false
    assert found["accepted"] > MANY / 50
