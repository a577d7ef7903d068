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


@pytest.mark.parametrize(("name", "claims", "words"), CASES, ids=[case[0] for case in CASES])
def test_claims_made_by_hand(name: str, claims: list[Said], words: str) -> None:
    typed = [said.typed(certify.checker, f"claims[{i}]") for i, said in enumerate(claims)]
    if not words:
        consistency.require_consistent(typed)
        return
    with pytest.raises(Invalid) as caught:
        consistency.require_consistent(typed)
    text = str(caught.value)
    assert words in text
    assert text.startswith("invalid: claims[")
    assert " contradicts claims[" in text


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
