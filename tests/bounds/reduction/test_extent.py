"""The bound of the first moment: that of the field A t, and each term left out is missed."""

from __future__ import annotations

from fractions import Fraction
from math import exp

import numpy as np
import pytest

from certify.bounds.reduction import extent
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import float_kappa
from tests.bounds.coupling.scenes import rewritten


def truth(d: int, beta: float) -> float:
    """The mean of t under exp(2 K_# e^beta t) w, by another quadrature."""
    return float(FloatFamily(d, 1, 400).moments(np.array([d / float_kappa(d, beta, 1)[0] * exp(beta)]))[1][0])


def bound(d: int, beta: Fraction) -> float:
    with precision(80):
        return float(extent.first_moment_bound(d, beta).midpoint().fraction())


@pytest.mark.parametrize("d", [2, 3, 5, 20])
def test_it_is_the_mean_at_the_steepest_field(d: int) -> None:
    beta = Fraction(beta_star_estimate(d))
    assert bound(d, beta) == pytest.approx(truth(d, float(beta)), rel=1e-10)
    assert bound(d, beta * 2) > bound(d, beta)  # it increases: it may be taken beyond beta_*


TERMS = [
    ("first_moment_bound", "Ball(d) / steepest + ratio", "1 + ratio"),
    ("first_moment_bound", "(Ball(d) / steepest + ratio)", "(Ball(d) / steepest)"),
    ("steepest_field", " * beta.exp()", ""),
    ("steepest_field", " * 2", ""),
]


@pytest.mark.parametrize(("name", "old", "new"), TERMS, ids=[f"{x[1]}: {x[2]}" for x in TERMS])
def test_without_the_term_it_is_another(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    monkeypatch.setattr(extent, name, rewritten(extent, name, old, new))
    assert abs(bound(3, Fraction(9, 5)) - truth(3, 1.8)) > 1e-3


def test_a_shorter_reach_is_refused() -> None:
    with precision(80):
        reach = Fraction(truth(3, 1.8))
        extent.check_extent(3, Fraction(9, 5), reach * (1 + Fraction(1, 10**9)))
        with pytest.raises(Undecided, match="first moment"):
            extent.check_extent(3, Fraction(9, 5), reach * (1 - Fraction(1, 10**9)))
