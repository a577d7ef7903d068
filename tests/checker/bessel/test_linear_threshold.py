"""K_#: every inequality of linear-threshold, one document each."""

from __future__ import annotations

from tests.checker.case_runs import each, require
from tests.checker.cases import Case, cases_about


@each(cases_about("bessel.linear_threshold"))
def test_case(case: Case) -> None:
    require(case)
