"""The claim landau-expansion: what is found, where it ends, and what is said where it is not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify import certify
from certify.app.result import Result
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from certify.solve.bessel.threshold import beta_star_enclosure
from certify.solve.landau import expansion
from proofs.landau.constants import cube_constant


def expanded(d: int, **query: object) -> Result:
    return certify(d=d, claims=("landau-expansion",), **query)  # type: ignore[arg-type]  # a beta, or none


@pytest.mark.parametrize("d", [2, pytest.param(3, marks=pytest.mark.deep), pytest.param(10, marks=pytest.mark.deep)])
def test_the_remainder_is_near_the_true_slope(d: int) -> None:
    """R_3 cannot be below abs(C'_d), and is within twice that."""
    claim = expanded(d).claim("landau-expansion")
    assert claim.outcome == "proved"
    assert claim.enclosure is not None
    star = as_fraction(beta_star_enclosure(d, 30).lower)
    slope = float(cube_constant(d, star))
    assert slope < float(as_fraction(claim.details["remainder"])) < 2 * slope
    assert claim.beta_interval is not None
    end = claim.beta_interval[1]
    assert not isinstance(end, str)
    assert as_fraction(end) > star * Fraction(1004, 1000)
    assert claim.enclosure.width() < Fraction(1, 10**20)


def test_an_end_that_is_asked_for() -> None:
    end = Fraction("2.4481")
    claim = expanded(2, beta=("beta-star", end)).claim("landau-expansion")
    assert claim.outcome == "proved"
    assert claim.beta_interval == ("beta-star", end)
    assert as_fraction(claim.evidence["beyond"]) >= end
    assert float(as_fraction(claim.details["remainder"])) < 2.31


@pytest.mark.parametrize(("d", "end", "words"), [(2, 3, "too far from beta_*"), (31, 2, "too large for the search")])
def test_where_it_is_not_proved(d: int, end: int, words: str) -> None:
    claim = expanded(d, beta=("beta-star", end)).claim("landau-expansion")
    assert claim.outcome == "inconclusive"
    assert words in str(claim.reason)


@pytest.mark.parametrize("beta", ["2.5", ("2.45", "2.46"), ("0", "beta-star"), ("2.4", "2.45")])
def test_where_it_is_no_question(beta: object) -> None:
    with pytest.raises(BadInput, match=r"does not arise; an interval beta-star\.\.b"):
        expanded(2, beta=beta)


def test_it_comes_by_name_only() -> None:
    labels = {claim.label for claim in certify(d=2).claims}
    assert "landau-expansion" not in labels


def test_the_bracket_of_beta_star_lies_in_the_interval() -> None:
    """Rounded for speed, unless the interval is shorter than the rounding."""
    star = beta_star_enclosure(2, 40)
    short = expansion._bracket(star, None)
    assert short[0] < star.lower
    assert star.upper < short[1]
    assert expansion._bracket(star, as_fraction(star.upper)) == (star.lower, star.upper)


def test_the_reason_is_that_of_the_shortest_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Fraction] = []

    def fail(d: int, end: Fraction, star: object) -> None:
        tried.append(end)
        raise Undecided(f"at {end}")

    monkeypatch.setattr(expansion, "proved", fail)
    star = beta_star_enclosure(2, 30)
    with pytest.raises(Undecided, match=r"at 2447\d+/"):
        expansion._longest(2, (star.lower, star.upper))
    assert len(tried) == len(expansion.ENDS)
    assert tried == sorted(tried, reverse=True)
