"""The quartic obstruction: every inequality of a density, a family and a refutation, one document each."""

from __future__ import annotations

from tests.checker.case_runs import faults
from tests.checker.cases import cases_about


def test_cases() -> None:
    assert faults(cases_about("quartic.obstruction")) == []
