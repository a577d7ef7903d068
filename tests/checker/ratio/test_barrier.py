"""The beginning of a barrier at 0: what tends to 0 there, and how fast."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from certify.checker import check_document
from certify.checker.arithmetic.series import Work
from certify.checker.ratio.barrier import Split, begins_positive
from certify.checker.ratio.domain import Range
from certify.checker.ratio.node import Node
from certify.checker.ratio.polynomial import Poly, R, Ring, X, add, constant, monomial
from certify.checker.ratio.rules import show
from certify.checker.ratio.setting import Setting
from certify.checker.ratio.tower import Order, Tower
from certify.checker.verdict import Invalid
from tests.checker.sample_certificates import document
from tests.checker.sample_inequalities import claim, strip

SOFT = Node("barrier", "here", {"start": "soft", "proof": Node("coefficients", "here", {})})


def begins(radicand: Poly, over: str, cofactor: Poly) -> bool:
    """Whether P = -x is taken to begin softly: |P| exp(-int cofactor/over dx/x) is to tend to 0."""
    tower = Tower(Ring(Work()), Order(2, 0, 1), [radicand])
    half_line = Range(Fraction(0), None, (False, False))
    setting = Setting(tower, half_line, half_line, show)
    split = Split(tower.root(0) if over == "root" else constant(1), cofactor, {})
    return begins_positive(setting, monomial(X), split, SOFT)


def test_a_root_that_vanishes_at_0_does_not_hide_how_small_it_is() -> None:
    """S^2 = R^3 x: x/S grows as 1/x, so the weight of P = -x does not tend to 0."""
    tower = Tower(Ring(Work()), Order(2, 0, 1))
    small = tower.ring.mul(monomial(R, 3), monomial(X))
    assert begins(add(constant(1), small), "root", monomial(X)) is False
    assert begins(small, "one", monomial(X)) is False
    with pytest.raises(Invalid, match="only >= 0"):
        begins(small, "root", monomial(X))


def test_pieces_that_begin_at_0_say_how() -> None:
    """Without a start the rule has nothing to prove there: refused as any evidence that shows nothing."""
    goal = {
        "by": "pieces",
        "cofactor": "-x*R-x-1",
        "nodes": [["0x1p+0", "0x1p+0"]],
        "signs": [1, 1],
        "rests": [strip("linear"), strip("linear")],
        "proof": {"by": "coefficients"},
        "precision": 64,
        "terms": 40,
    }
    with pytest.raises(Invalid, match="the beginning needs a start"):
        check_document(json.dumps(document(claim("r(nu) < 1", goal, nu="0"))))
