"""Real certificates at a point beyond beta_*, and what the tests of their rules ask of the checker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from certify.checker.coupling import count as rules
from tests.checker.arb_truth import number
from tests.checker.asked import outcome
from tests.mutation.coupling.certificates import mutants
from tests.places import VALID

POINTS = sorted(
    path
    for path in VALID.glob("*two-minimisers*.json")
    if ".." not in path.name and '"rule": "cover"' in path.read_text(encoding="utf-8")
)


def by_label(path: Path) -> dict[str, dict[str, Any]]:
    """The claims of a file."""
    return {claim["label"]: claim for claim in json.loads(path.read_text())["claims"]}


def needs(monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any], left_out: str, name: str) -> None:
    """Without this one of its four parts the checker accepts a certificate with a hole; with it, it does not."""
    mutant = next(mutant for what, _, mutant in mutants(claim) if what == name)
    assert outcome(mutant)[0] != 0
    theta = number("0x1p-1")
    monkeypatch.setattr(rules, left_out, (lambda *_: theta) if left_out == "theta_of" else lambda *_: None)
    assert outcome(mutant) == (0, "")
