"""The bound of the reduced function at a place, and chords: each term left out is missed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.reduction import chord
from certify.core.ball import precision
from certify.core.errors import Undecided
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.chord_scenes import BOTH, SCENES, THETA, bounded, random_chords, truly_below
from tests.bounds.reduction.scenes import units

TERMS = [
    ("far", "value + defect / (2 * (1 - theta))", "value"),
    ("far", "(2 * (1 - theta))", "2"),
    ("far", "defect + setting.g[j] * gap * gap", "defect"),
    ("tail", "defect = setting.tau", "defect = setting.tau * 0"),
]
CHORD = [
    ("rise * rise * scale / (2 * d) + left[1]", "left[1]"),
    ("left[1] * step * step", "0"),
    ("(2 * d)", "(4 * d)"),
]


@pytest.mark.parametrize("name", SCENES)
def test_it_is_a_bound(name: str) -> None:
    assert bounded(name)


@pytest.mark.parametrize(("scene", "old", "new"), TERMS, ids=[x[1] for x in TERMS])
def test_without_the_term_it_is_none(monkeypatch: pytest.MonkeyPatch, scene: str, old: str, new: str) -> None:
    monkeypatch.setattr(chord, "upper_value", rewritten(chord, "upper_value", old, new))
    assert not bounded(scene)


def test_a_chord_that_is_accepted_lies_below() -> None:
    """And most chords that lie below are accepted."""
    found = [(chord.chord_below(2, *ends), truly_below(2, *ends)) for ends in random_chords()]
    assert all(true for said, true in found if said)
    assert sum(said for said, _ in found) > 0.8 * sum(true for _, true in found) > 30


@pytest.mark.parametrize(("old", "new"), CHORD)
def test_without_a_term_one_does_not(old: str, new: str) -> None:
    wrong = rewritten(chord, "chord_below", old, new)
    assert any(wrong(2, *ends) and not truly_below(2, *ends) for ends in random_chords())


def test_the_last_chord_ends_with_the_reach() -> None:
    with precision(100):
        setting = BOTH[0].proved()
        for chords in ([units((0.5, 0.0)), units((0.75, 0.0))], [units((0.5, 0.0)), units((1.0, 2.0))]):
            with pytest.raises(ValueError, match="reach"):
                chord.check_chords(setting, chords, units((1.0,))[0], THETA)
        with pytest.raises(Undecided, match="chord"):
            chord.check_chords(setting, [units((1e-3, 0.0)), units((1.0, 0.0))], units((1.0,))[0], Fraction(1, 2))
