"""beta_*: every inequality of beta-star, elementary-bounds and monotone-in-dimension, one document each."""

from __future__ import annotations

from tests.checker.case_runs import each, require
from tests.checker.cases import Case, cases_about


@each(cases_about("bessel.threshold"))
def test_case(case: Case) -> None:
    require(case)
