"""Theorem 1.1: every inequality of regime, and of critical-coupling up to beta_*, one document each."""

from __future__ import annotations

from tests.checker.case_runs import each, require
from tests.checker.cases import Case, cases_about


@each(cases_about("main_theorem"))
def test_case(case: Case) -> None:
    require(case)
