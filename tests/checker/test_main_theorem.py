"""Theorem 1.1: every inequality of regime, and of critical-coupling up to beta_*, one document each."""

from __future__ import annotations

from tests.checker.case_runs import faults
from tests.checker.cases import cases_about


def test_cases() -> None:
    assert faults(cases_about("main_theorem")) == []
