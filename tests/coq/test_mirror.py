"""The mirror of the checker in Coq against exact rational arithmetic, without Coq."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certify.coq import mirror
from certify.coq.mirror import Work
from certify.core.errors import Undecided


def exact_values(c: int, x: Fraction) -> tuple[Fraction, Fraction]:
    """Rational bounds of F(c/2, x^2/4), a geometric tail apart: no rounding, no fixed point."""
    a, z = Fraction(c, 2), x * x / 4
    total, term, k = Fraction(0), Fraction(1), 0
    while True:
        total += term
        term *= z / ((a + k) * (k + 1))
        k += 1
        q = z / ((a + k) * (k + 1))
        if q < Fraction(1, 4) and term < Fraction(1, 10**40):
            return total, total + term / (1 - q)


def exact_ratio(d: int, x: Fraction) -> tuple[Fraction, Fraction]:
    """Rational bounds of r = I_{d/2+1}(x) / I_{d/2}(x)."""
    (low1, high1), (low2, high2) = exact_values(d + 2, x), exact_values(d + 4, x)
    return x * low2 / ((d + 2) * high1), x * high2 / ((d + 2) * low1)


dimensions = st.integers(2, 40)
points = st.fractions(Fraction(1, 50), Fraction(6), max_denominator=1000)
works = st.builds(Work, st.integers(0, 120), st.integers(0, 30))


@given(dimensions, points, works)
def test_values_enclose_the_series(c: int, x: Fraction, work: Work) -> None:
    low, high = exact_values(c, x)
    scale = 2**work.precision
    assert mirror.lower_value(c, x.numerator, x.denominator, work) <= scale * high
    if mirror.tail_halves(c, x.numerator, x.denominator, work.terms):
        assert mirror.upper_value(c, x.numerator, x.denominator, work) >= scale * low


@given(dimensions, points, st.integers(0, 60), st.integers(1, 60), works)
def test_what_the_mirror_accepts_is_true(d: int, x: Fraction, s: int, t: int, work: Work) -> None:
    low, high = exact_ratio(d, x)
    at = (d, x.numerator, x.denominator, s, t, work)
    assert not mirror.ratio_below(*at) or low < Fraction(s, t)
    assert not mirror.ratio_above(*at) or high > Fraction(s, t)
    series = exact_values(d + 2, x)
    assert not mirror.threshold_below(*at) or Fraction(d, 2) / series[1] < Fraction(s, t)
    assert not mirror.threshold_above(*at) or Fraction(d, 2) / series[0] > Fraction(s, t)


@given(dimensions, points, st.integers(0, 60), st.integers(1, 60))
def test_what_is_true_is_accepted_at_some_precision(d: int, x: Fraction, s: int, t: int) -> None:
    low, high = exact_ratio(d, x)
    at = [(x.numerator, x.denominator)]
    below = mirror.find_work(lambda w: mirror.ratio_below(d, *at[0], s, t, w), d, at, 16)
    above = mirror.find_work(lambda w: mirror.ratio_above(d, *at[0], s, t, w), d, at, 16)
    assert high >= Fraction(s, t) or below is not None
    assert low <= Fraction(s, t) or above is not None
    assert below is None or above is None


def test_domain_of_the_checkers() -> None:
    work = Work(60, 20)
    assert mirror.ratio_below(2, 1, 1, 1, 2, work)
    for wrong in [(1, 1, 1, 1, 1), (2, 0, 1, 1, 2), (2, 1, 0, 1, 2), (2, 1, 1, -1, 2), (2, 1, 1, 1, 0)]:
        assert not mirror.ratio_below(*wrong, work)
        assert not mirror.ratio_above(*wrong, work)
        assert not mirror.threshold_below(*wrong, work)
        assert not mirror.threshold_above(*wrong, work)
    assert not mirror.ratio_below(2, 1, 1, 1, 2, Work(-1, 20))


def test_too_much_work_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mirror.terms_needed(4, 100, 1, 64) > 100
    monkeypatch.setattr(mirror, "MOST_TERMS", 100)
    with pytest.raises(Undecided, match="terms of the Bessel series"):
        mirror.terms_needed(4, 100, 1, 64)
