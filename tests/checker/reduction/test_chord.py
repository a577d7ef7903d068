"""The bound of the reduced function at a place, and chords, decided again: each term left out is missed."""

from __future__ import annotations

import pytest

from certify import checker
from certify.checker.reduction import chord
from certify.checker.verdict import Invalid
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.chord_scenes import (
    BOTH,
    SCENES,
    THETA,
    accepted,
    bounded,
    exact,
    random_chords,
    truly_below,
)
from tests.bounds.reduction.scenes import units

TERMS = [
    ("far", " + defect / (2 * Ball.exact(1 - theta, p))", ""),
    ("far", "(2 * Ball.exact(1 - theta, p))", "2"),
    ("far", "total(x * gap * gap for x, gap in zip(g, gaps, strict=True)) + ", ""),
    ("tail", " + up(setting.tau, p)", ""),
]
CHORD = [
    ("rise * rise * scale / (2 * d) + low", "low"),
    ("low * step * step", "0"),
    ("(2 * d)", "(4 * d)"),
]


@pytest.mark.parametrize("name", SCENES)
def test_it_is_a_bound(name: str) -> None:
    assert bounded(name, checker)
    assert exact(name, checker)


@pytest.mark.parametrize(("scene", "old", "new"), TERMS, ids=[x[1] for x in TERMS])
def test_without_the_term_it_is_none(monkeypatch: pytest.MonkeyPatch, scene: str, old: str, new: str) -> None:
    monkeypatch.setattr(chord, "upper_value", rewritten(chord, "upper_value", old, new))
    assert not bounded(scene, checker)


def test_a_chord_that_is_accepted_lies_below() -> None:
    found = [(accepted(*ends), truly_below(2, *ends)) for ends in random_chords()]
    assert all(true for said, true in found if said)
    assert sum(said for said, _ in found) > 0.8 * sum(true for _, true in found) > 30


@pytest.mark.parametrize(("old", "new"), CHORD)
def test_without_a_term_one_does_not(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    monkeypatch.setattr(chord, "require_between", rewritten(chord, "require_between", old, new))
    assert any(accepted(*ends) and not truly_below(2, *ends) for ends in random_chords())


CHORDS = [
    ([(0.5, 0.0), (0.75, 0.0)], "reach <= last chord"),
    ([(0.5, 0.0), (1.0, 1.5)], r"chords\[1\] <= reach"),
    ([(0.5, 0.0), (1.5, 0.0)], r"chords\[1\] <= reach"),
    ([(0.5, 0.0), (0.5, 0.0), (1.0, 0.0)], r"chords\[0\] < chords\[1\]"),
    ([(1e-3, 0.0), (1.0, 0.0)], "chord 0"),
]


@pytest.mark.parametrize(("chords", "words"), CHORDS, ids=[x[1] for x in CHORDS])
def test_chords_that_are_refused(chords: list[tuple[float, ...]], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        chord.require_chords(BOTH[0].checked(), [units(x) for x in chords], units((1.0,))[0], THETA)
