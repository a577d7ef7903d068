"""Every inequality and every rule of form of FORMAT/, one document each: the exit code and the reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from certify.checker import Refusal, check_document
from tests.checker.cases import Case, all_cases


def outcome(case: Any) -> tuple[int, str]:
    """Exit code and reason."""
    source = json.dumps(case) if isinstance(case, dict) else case
    try:
        check_document(source)
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


CASES = all_cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{code}-{name}" for name, _, code, _ in CASES])
def test_case(case: Case) -> None:
    name, source, code, words = case
    found, reason = outcome(source)
    assert found == code, f"{name}: {reason}"
    assert words in reason
    assert reason.startswith(("", "invalid: claims[", "malformed: ", ("work limit: ", "inconclusive: "))[code])
    assert "\n" not in reason
