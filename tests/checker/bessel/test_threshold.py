"""beta_*: every inequality of beta-star, elementary-bounds and monotone-in-dimension, one document each."""

from __future__ import annotations

from tests.checker.case_runs import faults
from tests.checker.cases import cases_about


def test_cases() -> None:
    assert faults(cases_about("bessel.threshold")) == []
