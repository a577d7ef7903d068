"""What the whole checker says of claims: the exit code and the reason, and that an edited claim is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certify.checker import Refusal, check_document
from tests.checker.sample_certificates import document

Json = dict[str, Any]
Edit = Callable[[Json], None]


def outcome(*claims: Json) -> tuple[int, str]:
    """Exit code and reason for a document of these claims."""
    try:
        check_document(document(*claims))
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def refused_edit(claim: Json, edit: Edit, words: str, code: int = 1) -> None:
    """The claim with one edit is refused, in these words."""
    edit(claim)
    found = outcome(claim)
    assert found[0] == code, found
    assert words in found[1], found


def with_evidence(key: str, value: object) -> Edit:
    """The edit that gives evidence another value; dots lead inside."""

    def edit(claim: Json) -> None:
        *path, last = key.split(".")
        place = claim["evidence"]
        for step in path:
            place = place[step]
        assert last in place
        place[last] = value

    return edit
