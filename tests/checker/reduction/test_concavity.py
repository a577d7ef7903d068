"""Concavity on boxes, decided again: each term left out is missed; trees that leave something open are refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.checker.reduction.concavity import Concavity
from certify.checker.verdict import Invalid
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.concave_scenes import SCENES, THETAS

TERMS = [
    ("moved", "_require_box", " + x * y for c", " for c"),
    ("between", "_require_box", "-factor * x", "-x"),
    ("drift", "_require_box", "exponent - up(z - c, p) * m", "exponent"),
    ("other", "_require_box", "(b - c) * ((1 << p) + m.magnitude())", "0"),
    ("other", "_require_box", "((1 << p) + m.magnitude())", "(1 << p)"),
    ("tail", "_require_box", "2 * setting.tau", "0"),
    ("tail", "__init__", " - up(setting.tau, setting.p)", ""),
]


@pytest.mark.parametrize("name", SCENES)
def test_what_is_accepted_is_true(name: str) -> None:
    small, large = THETAS[name]
    assert not SCENES[name](small).checked()
    assert SCENES[name](large).checked()


@pytest.mark.parametrize(("scene", "name", "old", "new"), TERMS, ids=[f"{x[0]}: without {x[2]}" for x in TERMS])
def test_without_the_term_it_is_false(
    monkeypatch: pytest.MonkeyPatch, scene: str, name: str, old: str, new: str
) -> None:
    box = SCENES[scene](THETAS[scene][0])
    monkeypatch.setattr(Concavity, name, rewritten(Concavity, name, old, new))
    assert not box.true
    assert box.checked()


TREES: list[tuple[list[tuple[Any, ...]], str]] = [
    ([("s", 2, 0), ("v",)], "leaves 1 boxes open"),
    ([("v",), ("v",)], "no box is open"),
    ([("s", 2, 10), ("v",), ("v",)], "mid <= upper"),
    ([("s", 2, 4), ("s", 2, 5), ("v",), ("v",), ("v",)], "mid <= upper"),
    ([("s", 2, 4), ("v",), ("s", 2, 3), ("v",), ("v",)], "lower <= mid"),
]


def test_trees() -> None:
    concave = Concavity(SCENES["moved"](Fraction(1, 5)).atoms.checked(), Fraction(1, 2), 2)
    concave.require([("s", 2, 0), ("v",), ("v",)], 9)
    for tree, words in TREES:
        with pytest.raises(Invalid, match=words):
            concave.require(tree, 9)


def test_theta_is_below_1() -> None:
    with pytest.raises(Invalid, match="theta < 1"):
        Concavity(SCENES["tail"](Fraction(1)).atoms.checked(), Fraction(1), 1)


@pytest.mark.parametrize("name", SCENES)
def test_the_bound_is_that_of_the_specification(name: str) -> None:
    value = Fraction(SCENES[name](Fraction(1, 2)).value())
    assert not SCENES[name](value * (1 - Fraction(1, 10**4))).checked()
    assert SCENES[name](value * (1 + Fraction(1, 10**4))).checked()
