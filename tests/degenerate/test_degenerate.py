"""Whatever the checker accepts is true, also where a quantifier of its rules can be empty.

Claims and evidence at the edges of every rule (documents.py), truth from the statement alone (truth.py).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from certify.checker import Claim as Typed
from certify.checker import Invalid, Refusal, check_document
from certify.checker.document import consistency
from certify.checker.registry import claims_of
from tests.checker.sample_certificates import document
from tests.degenerate import documents, truth
from tests.degenerate.plant import plant_vacuous_cover

SAMPLE, MANY = 2000, 200_000


@dataclass
class Tally:
    """What became of the documents."""

    accepted: Counter[str] = field(default_factory=Counter)
    falsehoods: list[dict[str, Any]] = field(default_factory=list)
    stated: Counter[truth.Truth] = field(default_factory=Counter)
    claims: defaultdict[int, list[Typed]] = field(default_factory=lambda: defaultdict(list))


def tally(claims: Iterable[tuple[str, dict[str, Any]]]) -> Tally:
    """Ask the checker and the oracle about each claim, in a document of its own."""
    found = Tally()
    for name, claim in claims:
        true = truth.is_true(claim)
        found.stated[true] += 1
        try:
            verdict = check_document(json.dumps(document(claim)))
        except Refusal:
            continue
        found.accepted[name] += 1
        found.claims[claim["d"]] += verdict.accepted
        if true is not True:
            found.falsehoods.append(claim)
    return found


@pytest.fixture(scope="module")
def sample() -> Tally:
    return tally(documents.claims(0, SAMPLE))


def test_what_is_accepted_is_true(sample: Tally) -> None:
    assert not sample.falsehoods


def test_the_sample_is_not_vacuous(sample: Tally) -> None:
    """Many claims are false, many are true, many are accepted, and of each rule but the pointers some are."""
    assert sample.stated[False] > SAMPLE / 4
    assert sample.stated[True] > SAMPLE / 4
    assert sum(sample.accepted.values()) > SAMPLE / 10
    assert set(sample.accepted) == set(documents.RULES) - {"pointer"}


def test_what_is_accepted_does_not_contradict_itself(sample: Tally) -> None:
    """All accepted claims of a dimension together, so every pair of them: the last line of defence is not needed."""
    for claims in sample.claims.values():
        consistency.require_consistent(claims)


def _signs(count: int) -> list[tuple[str, dict[str, Any]]]:
    names = ("quartic-sign", "refuted", "regime")
    return [(name, claim) for name, claim in documents.claims(0, count) if name in names]


def test_an_empty_cover_that_counts_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule that takes one node for a cover of a point lets falsehoods through, and they contradict what is true."""
    plant_vacuous_cover(monkeypatch)
    found = tally(_signs(SAMPLE))
    assert {claim["label"] for claim in found.falsehoods} == {"quartic-sign"}
    assert all(len(claim["evidence"]["nodes"]) == 1 for claim in found.falsehoods)
    everything = [claim for claims in found.claims.values() for claim in claims]
    with pytest.raises(Invalid, match="contradicts claims"):
        consistency.require_consistent(everything)


def test_proved_and_refuted_in_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the empty cover, one document could say both of one point; now the checker sees it even so."""
    series = {"precision": 64, "terms": 40}
    common = {"label": "quartic-sign", "d": 3, "trust": []}
    cover = {"rule": "cover", "nodes": ["0x1p+0"], **series}
    proved = {**common, "outcome": "proved", "beta": "0x1p+0", "evidence": cover}
    counter = {"counterexample": {"beta": "0x1p+0"}, "evidence": {"rule": "counterexample", **series}}
    both = document(proved, {**common, **counter, "outcome": "refuted", "beta_interval": ["0x1p+0", "0x3p+0"]})
    plant_vacuous_cover(monkeypatch)
    assert len(check_document(document(proved)).accepted) == 1
    with pytest.raises(Invalid, match="contradicts claims"):
        check_document(both)
    monkeypatch.undo()
    with pytest.raises(Invalid, match="last node"):
        check_document(document(proved))


def test_the_corpus_does_not_contradict_itself(sample: Tally) -> None:
    """All accepted documents of the corpus merged, dimension by dimension, with what was accepted here."""
    everything = [claim for claims in sample.claims.values() for claim in claims]
    for path in sorted(documents.CORPUS.glob("*.json")):
        claims = claims_of(json.loads(path.read_text(encoding="utf-8")))
        everything += [claim for claim in claims if claim.outcome != "inconclusive"]
    assert {"two-minimisers", "order-parameter", "critical-coupling"} <= {claim.label for claim in everything}
    consistency.require_consistent(everything)


@pytest.mark.deep
def test_what_is_accepted_is_true_of_many() -> None:
    found = tally(documents.claims(1, MANY))
    assert not found.falsehoods
    for claims in found.claims.values():
        consistency.require_consistent(claims)
