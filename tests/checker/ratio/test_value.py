"""Values of Bessel functions: every inequality and every rule of form, one document each."""

from __future__ import annotations

from tests.checker.case_runs import each, require
from tests.checker.cases import Case, cases_about


@each(cases_about("ratio.value"))
def test_case(case: Case) -> None:
    require(case)
