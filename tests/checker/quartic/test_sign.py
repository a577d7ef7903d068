"""The quartic sign: every inequality of its cover and of its refutation, one document each."""

from __future__ import annotations

from tests.checker.case_runs import each, require
from tests.checker.cases import Case, cases_about


@each(cases_about("quartic.sign"))
def test_case(case: Case) -> None:
    require(case)
