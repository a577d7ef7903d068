"""The law of large beta: every inequality of its rule, one document each, and that none of them is idle."""

from __future__ import annotations

from tests.checker.case_runs import each, require
from tests.checker.cases import Case, cases_about
from tests.checker.cases_large import invalid_couplings, valid_large


@each(cases_about("large_beta.law"))
def test_case(case: Case) -> None:
    require(case)


@each([*valid_large(), *invalid_couplings()])
def test_coupling(case: Case) -> None:
    require(case)
