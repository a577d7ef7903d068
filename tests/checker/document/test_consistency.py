"""The last line of defence: what the claims of a document say together. FORMAT/consistency.md."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import certify.checker
from certify.checker import Invalid, check_document
from certify.checker.document import consistency
from certify.checker.registry import RULES
from tests.checker.document.consistency_cases import Said, cases
from tests.checker.sample_certificates import document, examples

CASES = list(cases())


def refusal(claims: list[Said]) -> str:
    """What is said of the claims; nothing if they agree."""
    try:
        consistency.require_consistent([said.typed(certify.checker, f"claims[{i}]") for i, said in enumerate(claims)])
    except Invalid as invalid:
        return str(invalid)
    return ""


def test_claims_made_by_hand() -> None:
    """Those that contradict each other are refused in their words, and no others."""
    said = [(name, words, refusal(claims)) for name, claims, words in CASES]
    assert [(name, text) for name, words, text in said if bool(words) != bool(text) or words not in text] == []
    forms = [text for _, _, text in said if text]
    assert all(text.startswith("invalid: claims[") and " contradicts claims[" in text for text in forms)


def test_cases_of_both_kinds() -> None:
    kinds = [bool(words) for _, _, words in CASES]
    assert kinds.count(True) > 150
    assert kinds.count(False) > 150


def test_the_checker_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a rule wrong, a document that contradicts itself would still be refused, with both claims named."""
    ok = examples(3)
    claims = document(ok["refuted-quartic-sign"], ok["quartic-sign"])
    claims["claims"][1] = {**ok["quartic-sign"], "beta_interval": ["0x1p-1", "0x7p+0"]}
    blind = replace(RULES["quartic-sign", "cover"], check=lambda *_: frozenset())
    monkeypatch.setitem(RULES, ("quartic-sign", "cover"), blind)
    with pytest.raises(Invalid, match=r"claims\[0\] \(quartic-sign, d=3\): contradicts claims\[1\] \(quartic-sign"):
        check_document(json.dumps(claims))
