"""Concavity on boxes: each term of the bound at corners left out is missed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.reduction import concavity
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.concave_scenes import SCENES, THETAS

TERMS = [
    ("moved", "corner_matrix", "(at.covariance + moved.transpose() @ moved)", "at.covariance"),
    ("between", "corner_matrix", ".scaled(exponent.exp())", ""),
    ("drift", "corner_matrix", " - dot(at.field - base.field, base.mean)", ""),
    ("other", "concave_on", "rest + Ball(widest) * (1 + abs(base.mean.entry(0, j)))", "rest"),
    ("other", "concave_on", "(1 + abs(base.mean.entry(0, j)))", "1"),
    ("tail", "concave_on", "setting.tau * 2", "setting.tau * 0"),
    ("tail", "concave_on", "(theta - setting.tau)", "Ball(theta)"),
]


@pytest.mark.parametrize("name", SCENES)
def test_what_is_proved_is_true(name: str) -> None:
    """At the smaller theta it is false, and refused; at the larger it is true, and proved."""
    small, large = THETAS[name]
    assert not SCENES[name](small).true
    assert not SCENES[name](small).proved()
    assert SCENES[name](large).true
    assert SCENES[name](large).proved()


@pytest.mark.parametrize(("scene", "name", "old", "new"), TERMS, ids=[f"{x[0]}: without {x[2]}" for x in TERMS])
def test_without_the_term_it_is_false(
    monkeypatch: pytest.MonkeyPatch, scene: str, name: str, old: str, new: str
) -> None:
    box = SCENES[scene](THETAS[scene][0])
    monkeypatch.setattr(concavity, name, rewritten(concavity, name, old, new))
    assert not box.true
    assert box.proved()


def test_a_tree_settles_all_its_boxes() -> None:
    with precision(100):
        setting = SCENES["moved"](Fraction(1, 5)).atoms.proved()
        concavity.check_concavity(setting, [["s", 2, 0], ["v"], ["v"]], 9, Fraction(1, 2), 2)
        with pytest.raises(ValueError, match="settles"):
            concavity.check_concavity(setting, [["s", 2, 0], ["v"]], 9, Fraction(1, 2), 2)
        with pytest.raises(ValueError, match="below 1"):
            concavity.check_concavity(setting, [["v"]], 9, Fraction(1), 2)
        with pytest.raises(ValueError, match="outside"):
            concavity.check_concavity(setting, [["s", 2, 10], ["v"], ["v"]], 9, Fraction(1, 2), 2)
        with pytest.raises(Undecided, match="concave"):
            concavity.check_concavity(setting, [["v"]], 9, Fraction(1, 100), 2)


@pytest.mark.parametrize(("rows", "positive"), [([[2], [1, 1]], True), ([[1], [1, 1]], False), ([[1], [2, 1]], False)])
def test_definite(rows: list[list[int]], positive: bool) -> None:
    with precision(60):
        assert concavity.definite([[Ball(x) for x in row] for row in rows]) is positive
