"""Every rule of form of FORMAT/, limits and documents with several claims, one document each."""

from __future__ import annotations

from tests.checker.case_runs import each, require
from tests.checker.cases import Case, other_cases


@each(other_cases())
def test_case(case: Case) -> None:
    require(case)
