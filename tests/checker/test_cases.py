"""Every rule of form of FORMAT/, limits and documents with several claims, one document each."""

from __future__ import annotations

from tests.checker.case_runs import faults
from tests.checker.cases import other_cases


def test_cases() -> None:
    assert faults(other_cases()) == []
