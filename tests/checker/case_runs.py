"""One case against the checker: the exit code and the reason."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from certify.checker import Refusal, check_document
from tests.checker.cases import Case


def each(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """A test runs for each of the cases, under its name."""
    listed = list(cases)
    return pytest.mark.parametrize("case", listed, ids=[f"{code}-{name}" for name, _, code, _ in listed])


def _outcome(source: dict[str, object] | str | bytes) -> tuple[int, str]:
    try:
        check_document(json.dumps(source) if isinstance(source, dict) else source)
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def require(case: Case) -> None:
    """The checker gives the code and the reason of the case, in one line."""
    name, source, code, words = case
    found, reason = _outcome(source)
    assert found == code, f"{name}: {reason}"
    assert words in reason
    assert reason.startswith(("", "invalid: claims[", "malformed: ", ("work limit: ", "inconclusive: "))[code])
    assert "\n" not in reason
