"""The sign of (5.10) beyond beta_*, and that it is never claimed below."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.bounds.bessel.majorisation import riccati_increasing
from certify.bounds.bessel.ratio import ratio_at
from certify.bounds.quartic import sign
from certify.core.ball import Ball, precision
from certify.core.claim import End
from certify.core.exact import Dyadic, as_fraction
from certify.core.region import Region
from certify.solve.quartic.sign import quartic_sign, refuted_below
from tests.bounds.quartic.stars import star_of


@given(st.integers(2, 60), st.integers(1, 300), st.integers(1, 100), st.integers(0, 50))
@settings(max_examples=80)
def test_ratio_exceeds_is_never_wrong(d: int, a: int, length: int, s: int) -> None:
    left, right = Fraction(a, 50), Fraction(a + length, 50)
    with precision(100):
        if sign.ratio_exceeds(d, left, right):
            x = left + (right - left) * s / 50
            assert Ball(1).surely_less(ratio_at(d, Dyadic(int(x * 2**40) + 1, -40), 100).r * d)
            assert left > star_of(d, 12).lower


@pytest.mark.parametrize("d", [2, 3, 5, 20, 500])
@pytest.mark.parametrize("right", ["inf", Fraction(20), Fraction(3)])
def test_sign_is_proved_from_beta_star_on(d: int, right: End) -> None:
    star = star_of(d)
    claim = quartic_sign(d, Region("beta-star", right), star)
    nodes = [as_fraction(x) for x in claim.evidence["nodes"]]
    assert claim.outcome == "proved"
    assert nodes[0] <= star.lower
    assert star.upper <= nodes[1]
    assert nodes[-1] * (d - 1) >= d + 2 or nodes[-1] >= right  # type: ignore[operator]  # inf closes by the first
    with precision(200):
        assert riccati_increasing(d, nodes[0], nodes[1])
        for left, end in pairwise(nodes[1:]):
            assert sign.ratio_exceeds(d, left, end)


@given(st.integers(2, 200), st.fractions(min_value=0, max_value=200, max_denominator=20))
@settings(max_examples=60)
def test_amos_type_bound_closes_the_unbounded_end(d: int, extra: Fraction) -> None:
    """r(x) > x/(d+2+x) >= 1/d from (d+2)/(d-1) on; just below that point the bound no longer suffices."""
    closing = Fraction(d + 2, d - 1)
    x = closing + extra
    with precision(100):
        ratio = ratio_at(d, x, 100).r
        assert Ball(x / (d + 2 + x)).surely_less(ratio)
    assert x / (d + 2 + x) >= Fraction(1, d)
    below = closing * Fraction(999, 1000)
    assert below / (d + 2 + below) < Fraction(1, d)


@pytest.mark.parametrize(
    "interval",
    [(Fraction(1), Fraction(4)), (Fraction(0), Fraction(5)), (Fraction(0), "inf"), (Fraction(1), "beta-star")],
)
def test_below_beta_star_it_is_never_claimed(interval: tuple[End, End]) -> None:
    result = quartic_sign(3, Region(*interval), star_of(3))
    assert result.outcome == "refuted"
    assert result.counterexample is not None
    x = result.counterexample["beta"]
    assert 0 < x < star_of(3).lower
    assert interval[0] <= x


def test_a_refutation_needs_a_point_below() -> None:
    with pytest.raises(ValueError, match="below"):
        refuted_below("quartic-sign", 3, Region(Fraction(2), Fraction(4)))
