"""Mutants of certificates on intervals of beta: a seeded few in the normal tests, all in the deep ones."""

from __future__ import annotations

import copy
import random
from fractions import Fraction
from typing import Any

import pytest

from certify.checker.coupling import count
from tests.mutation.coupling import moving_certificates as harness

Document = tuple[str, bool, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return list(harness.documents())


def test_the_certificate_itself_is_accepted() -> None:
    every = harness.claims()
    assert harness.accepted(every, {})
    assert harness.accepted([every[-1], *(claim for claim in every if claim["evidence"]["rule"] == "cover")], {})


def test_a_sample_of_the_mutants_is_rejected(documents: list[Document]) -> None:
    ends: dict[Fraction, Any] = {}
    holes = [(what, claims) for what, hole, claims in documents if hole]
    sample = random.Random(4).sample(holes, 2)
    assert [what for what, claims in sample if harness.accepted(copy.deepcopy(claims), ends)] == []


@pytest.mark.deep
def test_all_mutants_are_rejected() -> None:
    rejected, demanded, harmless, survivors = harness.score()
    print(f"moving covers: kill score {rejected}/{demanded}, {harmless} harmless ones accepted")
    assert not survivors


@pytest.mark.parametrize(
    ("left_out", "name"),
    [
        ("moving_star_bound", "piece 0: star_upper at top"),
        ("require_origin", "piece 0: corner 1"),
        ("_require_frame", "piece 0: top[0] one below 1/frame"),
        ("walk", "piece 0: a cell more"),
        ("require_above_root", ""),
    ],
)
def test_the_mutants_need_every_part(
    monkeypatch: pytest.MonkeyPatch, documents: list[Document], left_out: str, name: str
) -> None:
    """Without one of its parts the rule accepts a certificate with a hole; with it, it does not."""
    ends: dict[Fraction, Any] = {}
    if name:
        claims = next((claims for what, _, claims in documents if what == name), None)
        assert claims is not None
        assert not harness.accepted(claims, ends)
        theta = Fraction(1, 2)
        found = (lambda *_: theta) if left_out == "moving_star_bound" else lambda *_: None
        monkeypatch.setattr(count, left_out, found)
        if left_out in ("moving_star_bound", "require_origin"):  # the tree is that of the smaller region, and does
            monkeypatch.setattr(count, "walk", lambda *_: None)
        assert harness.accepted(claims, ends)
        return
    asked: list[Any] = []
    every = harness.claims()
    monkeypatch.setattr(count, left_out, lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(count, "_check_piece", lambda *_: None)
    assert harness.accepted([every[-1], *(claim for claim in every if claim["evidence"]["rule"] == "cover")], ends)
    assert asked[0][1] == Fraction(5, 2)


def test_every_field_is_altered(documents: list[Document]) -> None:
    """Each field of a piece and of each claim on the interval has a mutant of its own that must be rejected."""
    names = [what for what, hole, _ in documents if hole]
    piece = harness.claims()[-1]["evidence"]["pieces"][0]
    for field in piece:
        assert any(what.startswith(f"piece 0: {field}") for what in names), field
    for label in ("critical-coupling", "order-parameter", "two-minimisers"):
        for word in ("d=", "interval", "without", "rule"):
            assert any(what.startswith(f"{label}: {word}") for what in names), (label, word)
    for what in ("enclosure", "derivative"):
        assert any(name.startswith(f"critical-coupling: {what} moved") for name in names)
