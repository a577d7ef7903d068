"""The reach, decided again: it is that of the field A t, and each term left out is missed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.reduction import extent
from certify.checker.verdict import Invalid
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.test_extent import truth

BETA = Fraction(9, 5)


def accepted(reach: Fraction) -> bool:
    try:
        extent.require_extent(Bessel(3, 120, 80, Work()), BETA, reach)
    except Invalid:
        return False
    return True


def test_a_shorter_reach_is_refused() -> None:
    reach = Fraction(truth(3, 1.8))
    assert accepted(reach * (1 + Fraction(1, 10**5)))
    assert not accepted(reach * (1 - Fraction(1, 10**8)))


TERMS = [("bessel.d / steepest + ", "1 + "), (" * growth", ""), ("ceil_of(2 * ", "ceil_of(")]


@pytest.mark.parametrize(("old", "new"), TERMS, ids=[x[0] for x in TERMS])
def test_without_the_term_a_shorter_one_is_accepted(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    monkeypatch.setattr(extent, "require_extent", rewritten(extent, "require_extent", old, new))
    assert accepted(Fraction(truth(3, 1.8)) * Fraction(99, 100))
