"""The same beyond beta_*: pointers to nothing, points for intervals, covers with a field that is degenerate."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from certify.checker import Refusal, check_document
from certify.checker.coupling import count, derivative, nodes
from certify.checker.registry import RULES
from tests.degenerate import couplings

Documents = Iterable[tuple[str, dict[str, Any]]]


def verdicts(documents: Documents) -> tuple[Counter[int], Counter[bool], list[str]]:
    """Exit codes, whether a document holds a false claim, and the names of those that do and are accepted."""
    codes: Counter[int] = Counter()
    false: Counter[bool] = Counter()
    wrong = []
    for name, document in documents:
        lie = any(couplings.is_true(claim) is False for claim in document["claims"])
        try:
            check_document(json.dumps(document))
            code = 0
        except Refusal as refusal:
            code = refusal.exit_code
        codes[code] += 1
        false[lie] += 1
        if lie and code == 0:
            wrong.append(name)
    return codes, false, wrong


def remember(function: Callable[..., Any], key: Callable[..., Any]) -> Callable[..., Any]:
    """The function, asked once for each key."""
    known: dict[Any, Any] = {}

    def ask(*arguments: Any) -> Any:
        name = key(*arguments)
        if name not in known:
            try:
                known[name] = function(*arguments), None
            except Refusal as error:
                known[name] = None, error
        value, refusal = known[name]
        if refusal is not None:
            raise refusal
        return value

    return ask


def about(claim: Any, *_: Any) -> Any:
    """Which claim it is, where its evidence never changes."""
    return claim.label, claim.d, claim.interval


@pytest.fixture
def quick_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """The covers at points are always the same, so that each is checked once."""
    _remember(monkeypatch, "cover", about)
    for module in (count, derivative):
        monkeypatch.setattr(module, "end_of", remember(nodes.end_of, about))


def _remember(monkeypatch: pytest.MonkeyPatch, name: str, key: Callable[..., Any]) -> None:
    rule = RULES["two-minimisers", name]
    monkeypatch.setitem(RULES, ("two-minimisers", name), replace(rule, check=remember(rule.check, key)))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, quick_points: None) -> None:
    """So is the moving cover, for the same covers beside it."""

    def beside(claim: Any, context: Any) -> Any:
        return about(claim), frozenset(about(other) for other in context.claims if other.label == "two-minimisers")

    _remember(monkeypatch, "moving-cover", beside)


def _edits(documents: Documents, every: int) -> Counter[bool]:
    """Each of so many documents is true or refused; of both, and of malformed ones, there are enough."""
    chosen = list(documents)[::every]
    codes, false, wrong = verdicts(chosen)
    assert not wrong
    assert codes[0] > 0
    assert codes[1] > len(chosen) / 3
    assert codes[2] > len(chosen) / 20
    return false


def test_covers_with_a_degenerate_field() -> None:
    assert _edits(couplings.edited_covers(5), 9)[True] > 2


@pytest.mark.usefixtures("quick_points")
def test_moving_covers_with_a_degenerate_field() -> None:
    _edits(couplings.edited_pieces(), 8)


@pytest.mark.deep
def test_all_covers_with_a_degenerate_field() -> None:
    _edits(couplings.edited_covers(5), 1)
    _edits(couplings.edited_pieces(), 1)


def _pointers(seed: int, count: int) -> None:
    codes, false, wrong = verdicts(("", document) for document in couplings.pointers(seed, count))
    assert not wrong
    assert false[True] > count / 5
    assert false[False] > count / 5
    assert codes[0] > count / 20


@pytest.mark.usefixtures("quick")
def test_pointers() -> None:
    _pointers(4, 10)


@pytest.mark.deep
@pytest.mark.usefixtures("quick")
def test_many_pointers() -> None:
    _pointers(1, 5000)
