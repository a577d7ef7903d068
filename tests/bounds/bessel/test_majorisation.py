"""The majorisation: two routes, every inequality of the cover at sample points, refutation, and planted violations."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from certify.bounds.bessel import majorisation
from certify.bounds.bessel.majorisation import (
    margin_by_monotonicity,
    riccati_increasing,
    tail_weight,
    weighted_ratio_bound,
)
from certify.bounds.bessel.ratio import ratio_at
from certify.core.ball import Ball, minimum, precision
from certify.core.claim import Claim, Enclosure, End
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.core.region import Region
from certify.solve.bessel.majorisation import majorisation as majorisation_claim
from certify.solve.bessel.threshold import beta_star

DIMENSIONS = [2, 3, 4, 5, 8, 20, 101]


def star_of(d: int, digits: int = 40) -> Enclosure:
    enclosure = beta_star(d, digits).enclosure
    assert enclosure is not None
    return enclosure


def weighted(d: int, order: int, x: Fraction) -> Ball:
    """A_l alpha_l(x) by Arb's Bessel functions and the product form of A_l: independent of the module."""
    weight = Fraction(1)
    for j in range(1, order):
        weight *= Fraction(d + j - 1, j)
    half = Fraction(d, 2)
    return Ball(x).bessel_i(half + order - 1) / Ball(x).bessel_i(half) * weight


@pytest.mark.parametrize("d", DIMENSIONS)
def test_margin_is_zero_exactly_when_the_interval_ends_at_beta_star(d: int) -> None:
    star = star_of(d)
    claim = majorisation_claim(d, Region(Fraction(0), "beta-star"), star)
    assert claim.outcome == "proved"
    assert claim.enclosure == Enclosure(Dyadic(0), Dyadic(0))
    inside = majorisation_claim(d, Region(Fraction(0), as_fraction(star.lower) * Fraction(999, 1000)), star)
    assert inside.enclosure is not None
    assert inside.enclosure.lower > 0


@pytest.mark.parametrize("d", DIMENSIONS)
@pytest.mark.parametrize("part", [Fraction(1, 100), Fraction(1, 2), Fraction(9, 10), 1 - Fraction(1, 10**9)])
def test_two_routes_to_the_margin_overlap_and_are_tight(d: int, part: Fraction) -> None:
    star = star_of(d)
    b = as_fraction(star.lower) * part
    claim = majorisation_claim(d, Region(b / 7, b), star)
    assert claim.enclosure is not None
    assert as_fraction(claim.enclosure.width()) <= as_fraction(claim.enclosure.lower) / 10**6
    with precision(300):
        direct = minimum([1 - weighted(d, order, b) for order in range(2, 12)])
        assert claim.enclosure.lower <= direct.upper()
        assert direct.lower() <= claim.enclosure.upper
        assert direct.radius() < Dyadic(1, -200)


@given(st.sampled_from(DIMENSIONS), st.integers(2, 8), st.integers(0, 200), st.integers(1, 200), st.integers(0, 100))
@settings(max_examples=100)
def test_the_cover_bound_holds_at_every_point(d: int, order: int, a: int, length: int, s: int) -> None:
    left, right = Fraction(a, 100), Fraction(a + length, 100)
    x = left + (right - left) * s / 100
    assume(x > 0)
    with precision(128):
        bound = weighted_ratio_bound(d, order, left, right)
        assert not bound.surely_less(weighted(d, order, x))
        assert weighted(d, order, x).surely_less(tail_weight(d, order, x))
        if riccati_increasing(d, left, right):
            assert ratio_at(d, Dyadic(int(x * 2**30) + 1, -30), 128).derivative().surely_positive()


@given(st.sampled_from(DIMENSIONS), st.integers(2, 8), st.integers(1, 200), st.integers(50, 200))
@settings(max_examples=40)
def test_the_cover_bound_does_not_lean_on_monotonicity(d: int, order: int, a: int, length: int) -> None:
    """The denominator stands at the left end: the bound exceeds the value at the right end by that factor exactly."""
    left, right = Fraction(a, 100), Fraction(a + length, 100)
    with precision(160):
        low, high = (Ball(x * x / 4).hypergeometric_0f1(d + 2, 2) for x in (left, right))
        bound = weighted_ratio_bound(d, order, left, right)
        assert bound.overlaps(weighted(d, order, right) * high / low)
        assert weighted(d, order, right).surely_less(bound)


def check_cover(d: int, claim: Claim, right: Fraction) -> None:
    """Re-prove the nodes of the evidence with Arb's Bessel functions at the ends (monotone pieces)."""
    nodes = [as_fraction(x) for x in claim.evidence["nodes"]]
    assert nodes == sorted(set(nodes))
    assert nodes[-1] == right
    assert claim.enclosure is not None
    with precision(200):
        for left, end in pairwise(nodes):
            last = end == nodes[-1]
            for order in range(3 if last else 2, claim.evidence["l_max"] + 1):
                assert weighted_ratio_bound(d, order, left, end).surely_at_most(1 - Ball(claim.enclosure.lower))
        assert riccati_increasing(d, nodes[-2], nodes[-1])


@pytest.mark.parametrize("d", DIMENSIONS)
def test_the_evidence_covers_the_interval(d: int) -> None:
    star = star_of(d)
    check_cover(d, majorisation_claim(d, Region(Fraction(0), "beta-star"), star), as_fraction(star.upper))
    b = as_fraction(star.lower) * Fraction(99, 100)
    claim = majorisation_claim(d, Region(b / 3, b), star)
    check_cover(d, claim, b)
    assert claim.evidence["nodes"][0] <= b / 3


@pytest.mark.parametrize(
    "interval", [(Fraction(0), Fraction(3)), (Fraction(1), "inf"), ("beta-star", Fraction(5)), ("beta-star", "inf")]
)
def test_beyond_beta_star_it_is_refuted_with_a_true_counterexample(interval: tuple[End, End]) -> None:
    claim = majorisation_claim(5, Region(*interval), star_of(5))
    assert claim.outcome == "refuted"
    assert claim.counterexample is not None
    x, order = claim.counterexample["beta"], claim.counterexample["l"]
    assert isinstance(interval[1], str) or x <= interval[1]
    with precision(100):
        assert Ball(1).surely_less(weighted(5, order, x))


def test_a_margin_that_cannot_be_resolved_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(majorisation, "MAX_BITS", 100)
    with pytest.raises(Undecided):
        margin_by_monotonicity(5, star_of(5, 120).lower)


def test_a_wrong_weight_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With A_l too large by a factor 2^l the inequality is false, and no cover is found."""
    monkeypatch.setattr(
        majorisation, "weighted_ratio_bound", lambda d, order, *x: weighted_ratio_bound(d, order, *x) * 2**order
    )
    with pytest.raises(Undecided):
        majorisation_claim(3, Region(Fraction(0), "beta-star"), star_of(3))
