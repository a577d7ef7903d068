"""The sign of D_d: it is the side of beta_*, and one that stays open is undecided."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel.threshold import sign_function, sign_of_d
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.solve.bessel import threshold


@given(st.integers(2, 60), st.fractions(min_value=Fraction(1, 100), max_value=40, max_denominator=200))
@settings(max_examples=60)
def test_sign_of_d_is_the_side_of_beta_star(d: int, x: Fraction) -> None:
    star = threshold.beta_star(d, 20).enclosure
    assert star is not None
    assert sign_of_d(d, x)[0] == (1 if x > star.upper else -1)
    with precision(200):
        value = sign_function(d, Ball(x)) / ((Ball(x) * Ball(x) / 4).hypergeometric_0f1(d + 2, 2) * (d + 2))
        ratio = Ball(x).bessel_i(Fraction(d, 2) + 1) / Ball(x).bessel_i(Fraction(d, 2))
        assert value.overlaps(ratio * d - 1)


def test_an_open_sign_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("certify.bounds.bessel.threshold.MAX_BITS", 64)
    star = threshold.beta_star(3, 200).enclosure
    assert star is not None
    with pytest.raises(Undecided, match="too near"):
        sign_of_d(3, star.lower)
