"""What becomes of claims at the edges of a rule, one document each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from certify.checker import Refusal, check_document
from tests.checker.sample_certificates import document

Claim = dict[str, Any]


def tally(claims: Iterable[Claim], is_true: Callable[[Claim], bool]) -> tuple[Counter[str], list[Claim]]:
    """How many are true, false and accepted, and the false ones that are accepted."""
    found: Counter[str] = Counter()
    false: list[Claim] = []
    for claim in claims:
        true = is_true(claim)
        found["true" if true else "false"] += 1
        try:
            check_document(json.dumps(document(claim)))
        except Refusal:
            continue
        found["accepted"] += 1
        false += [] if true else [claim]
    return found, false
