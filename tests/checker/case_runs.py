"""Cases against the checker: the exit code and the reason."""

from __future__ import annotations

import json
from collections.abc import Iterable

from certify.checker import Refusal, check_document
from tests.checker.cases import Case

OPENINGS = ("", "invalid: claims[", "malformed: ", ("work limit: ", "inconclusive: "))
"""How a reason begins, by the exit code."""


def _outcome(source: dict[str, object] | str | bytes) -> tuple[int, str]:
    try:
        check_document(json.dumps(source) if isinstance(source, dict) else source)
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def faults(cases: Iterable[Case]) -> list[str]:
    """The cases, by their names, of which the checker does not give the code and the reason, in one line.

    A test is about many cases: each of them as a test of its own would cost as much again.
    """
    found, count = [], 0
    for name, source, code, words in cases:
        count += 1
        try:
            given, reason = _outcome(source)
        except Exception as error:
            error.add_note(f"the case is: {name}")
            raise
        right = given == code and words in reason and reason.startswith(OPENINGS[code]) and "\n" not in reason
        if not right:
            found.append(f"{name}: {given} for {code}, {words!r} is wanted in: {reason}")
    return found if count else ["no case"]
