"""Which claim about K_c is made where: below, at a point beyond, on intervals, by name or not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify import certify
from certify.app.sentences import statement
from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.checker import check_document
from certify.core.claim import Claim, End
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve.bessel.threshold import beta_star
from certify.solve.coupling import claims as coupling_claims
from certify.solve.coupling.claims import best_bounds
from certify.solve.coupling.parts import Part
from tests.sampling import sampled

COUPLING = ("critical-coupling", "order-parameter", "two-minimisers")


def about_coupling(*, beta: str, claims: tuple[str, ...] | None = None, digits: int = 12) -> list[Claim]:
    return [claim for claim in certify(d=3, beta=beta, claims=claims, digits=digits).claims if claim.label in COUPLING]


def test_up_to_beta_star_k_c_is_the_linear_threshold() -> None:
    (claim,) = about_coupling(beta="1")
    assert (claim.label, claim.outcome, claim.evidence["rule"]) == ("critical-coupling", "proved", "theorem-1.1")
    assert claim.enclosure is not None
    assert linear_threshold_enclosure(3, Fraction(1), 20).lower in claim.enclosure
    (claim,) = about_coupling(beta="0.5..beta-star")
    assert claim.beta_interval == (Fraction(1, 2), "beta-star")


def test_a_second_minimiser_asked_for_below_is_refuted() -> None:
    (claim,) = about_coupling(beta="1", claims=("two-minimisers",))
    assert (claim.outcome, claim.counterexample) == ("refuted", {"beta": Fraction(1)})


@pytest.mark.deep  # the command line is asked the same in tests/app/test_cli.py
def test_the_order_parameter_is_no_question_below_beta_star(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its part beyond beta_* is spoken of."""
    star = beta_star(3, 20)
    assert star.enclosure is not None
    point = coupling_claims.claims(3, Region.at(Fraction(1)), star.enclosure, 12, ["order-parameter"], by_name=True)
    assert list(point) == []

    def stuck(*arguments: object, **options: object) -> object:
        raise Undecided("planted")

    monkeypatch.setattr("certify.solve.coupling.interval.critical_coupling_interval", stuck)
    monkeypatch.setattr("certify.solve.reduction.touching.farthest", lambda d: Fraction("1.817"))  # a short way
    monkeypatch.setattr("certify.solve.reduction.isolation.isolation_plan", stuck)  # and no farther
    found = about_coupling(beta="1..3", claims=("order-parameter",))
    assert {(claim.label, claim.outcome) for claim in found} == {
        ("order-parameter", "proved"),
        ("two-minimisers", "proved"),
        ("order-parameter", "inconclusive"),
    }
    starts: list[Any] = [claim.beta_interval[0] for claim in found if claim.beta_interval is not None]
    assert starts
    assert all(start == "beta-star" or as_fraction(start) > as_fraction(star.enclosure.upper) for start in starts)


def test_the_derivative_is_printed() -> None:
    (claim,) = (c for c in about_coupling(beta="5/2", digits=10) if c.label == "critical-coupling")
    assert "at beta = 2.5; K_c' = -0.41700885[" in statement(claim)


def test_known_value_beyond() -> None:
    claims = {claim.label: claim for claim in about_coupling(beta="2")}
    assert set(claims) == set(COUPLING)
    coupling = claims["critical-coupling"].enclosure
    assert coupling is not None
    assert Fraction("1.0230917155") <= as_fraction(coupling.lower)
    assert as_fraction(coupling.upper) <= Fraction("1.0230917156")


def test_one_label_brings_the_claim_that_holds_its_evidence() -> None:
    labels = [claim.label for claim in about_coupling(beta="2", claims=("order-parameter",))]
    assert labels == ["order-parameter", "two-minimisers"]


@pytest.mark.parametrize(("d", "beta"), [(11, "0.5..1.8"), (11, "0.5..inf"), (21, "0.5..1.1")])
def test_a_default_interval_far_to_both_sides_stays_cheap_and_says_so(d: int, beta: str) -> None:
    """From d = 11 on K_c beyond 5/4 beta_* comes by name only, and for d > 20 beyond beta_*."""
    (claim,) = (claim for claim in certify(d=d, beta=beta, digits=12).claims if claim.label in COUPLING)
    assert claim.outcome == "proved"
    assert claim.beta_interval == (Fraction(1, 2), "beta-star")
    assert "claims=critical-coupling" in (claim.reason or "")


@pytest.mark.parametrize(("beta", "claims"), [("0.5..3", None), ("0.5..30", ("critical-coupling",))])
def test_an_interval_on_both_sides_has_no_gap(
    beta: str, claims: tuple[str, ...] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its parts beyond beta_*, without names as far as that takes minutes: from there on each meets the next."""
    asked: list[Part] = []

    def planted(d: int, wanted: tuple[str, ...], part: Part) -> list[Claim]:
        asked.append(part)
        where: tuple[End, End] = ("beta-star" if part.low is None else part.low, part.high)
        return [Claim("critical-coupling", d, "inconclusive", beta_interval=where, reason="planted")]

    monkeypatch.setattr("certify.solve.coupling.line.prove_part", planted)
    below, beyond = about_coupling(beta=beta, claims=claims)
    assert (below.outcome, below.beta_interval) == ("proved", (Fraction(1, 2), "beta-star"))
    assert beyond.beta_interval == ("beta-star", Fraction(beta[5:]))
    assert asked[0].low is None
    assert [part.low for part in asked[1:]] == [part.high for part in asked[:-1]]
    assert {part.rule for part in asked} == {"reduction", "cover"} | ({"spine"} if claims else set())


def adjacent(ends: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """The intervals in the order in which each begins where another ends, from the first on."""
    found, rest = [ends[0]], list(ends[1:])
    while rest:
        found.append(next(pair for pair in rest if pair[0] == found[-1][1]))
        rest.remove(found[-1])
    return found


@pytest.mark.deep
@pytest.mark.parametrize(("d", "beta", "end"), [(3, "1/2..2.4", "2.4"), (3, "0..3", "3"), (5, "1..1.9", "1.9")])
def test_there_is_no_gap_from_below_beta_star_into_the_covers(d: int, beta: str, end: str) -> None:
    """End to end, without names: all proved, by both rules of the reduction and by covers, and accepted."""
    result = certify(d=d, beta=beta)
    assert result.exit_code == 0
    coupling = [claim for claim in result.claims if claim.label == "critical-coupling" and claim.beta_interval]
    ends = adjacent([claim.beta_interval for claim in coupling if claim.beta_interval])
    assert ends[-1][1] == Fraction(end)
    assert (ends[0][1], ends[1][0]) == ("beta-star", "beta-star")
    rules = {claim.evidence["rule"] for claim in result.claims if claim.label == "two-minimisers"}
    assert rules >= {"touching", "isolation", "moving-cover"}
    verdict = check_document(result.document(), 3000)
    assert {claim.outcome for claim in verdict.accepted} == {"proved"}
    assert not verdict.inconclusive


def test_what_stays_open_is_inconclusive_with_the_best_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(*arguments: object, **options: object) -> object:
        raise Undecided("planted")

    monkeypatch.setattr("certify.solve.coupling.point.touch_sizes", stuck)
    claims = {claim.label: claim for claim in about_coupling(beta="5/2")}
    bounded = claims.pop("critical-coupling")
    assert {claim.outcome for claim in claims.values()} == {"inconclusive"}
    assert (bounded.outcome, bounded.evidence["rule"], bounded.short) == ("proved", "bounds", True)
    assert "planted" in str(bounded.reason)
    assert bounded.enclosure is not None
    assert Fraction("0.8140436") in bounded.enclosure
    assert certify(d=3, beta="5/2", claims="critical-coupling").exit_code == 3
    monkeypatch.setattr("certify.solve.coupling.interval.critical_coupling_interval", stuck)
    claims = {claim.label: claim for claim in about_coupling(beta="2.5..2.6")}
    assert {claim.outcome for claim in claims.values()} == {"inconclusive"}
    bounds = claims["critical-coupling"].enclosure
    assert bounds is not None
    assert as_fraction(bounds.lower) < Fraction("0.7726") < Fraction("0.8141") < as_fraction(bounds.upper)


@pytest.mark.parametrize(
    ("beta", "gap"),
    [("1.09..1.1", ("beta-star", Fraction("1.1"))), ("beta-star..1.1", ("beta-star", Fraction("1.1")))],
)
def test_the_gap_next_to_beta_star_is_named_where_d_is_large(beta: str, gap: object) -> None:
    claims = certify(d=21, beta=beta, claims=("critical-coupling",), digits=12).claims
    open_claims = [claim for claim in claims if claim.outcome == "inconclusive"]
    assert [claim.beta_interval for claim in open_claims] == [gap]


@pytest.mark.parametrize("beta", sampled(["1.81..1.817", "beta-star..1.817", "1.8165..1.817"], 1))
def test_there_is_no_gap_next_to_beta_star(beta: str) -> None:
    """Pieces that begin there, or at the number asked for, without names."""
    claims = [
        claim for claim in about_coupling(beta=beta) if claim.evidence["rule"] not in ("reduction", "theorem-1.1")
    ]
    assert {claim.outcome for claim in claims} == {"proved"}
    begin = Fraction("1.8165") if beta.startswith("1.8165") else "beta-star"
    (cover,) = (claim for claim in claims if claim.label == "two-minimisers")
    assert cover.beta_interval == (begin, Fraction("1.817"))
    pieces = [claim.beta_interval for claim in claims if claim.evidence["rule"] == "touching" and claim.enclosure]
    assert (begin, Fraction("1.817")) in pieces


def test_a_point_next_to_beta_star_has_its_digits() -> None:
    claims = {claim.label: claim for claim in about_coupling(beta="1.8164", claims=("critical-coupling",), digits=30)}
    coupling = claims["critical-coupling"]
    assert coupling.evidence["rule"] == claims["two-minimisers"].evidence["rule"] == "touching"
    assert coupling.enclosure is not None
    width = as_fraction(coupling.enclosure.upper) - as_fraction(coupling.enclosure.lower)
    assert 0 < width < Fraction(1, 10**30)


def test_where_the_reduction_does_not_succeed_the_covers_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(*arguments: object, **options: object) -> object:
        raise Undecided("planted")

    monkeypatch.setattr("certify.solve.reduction.touching.touching_plan", stuck)
    monkeypatch.setattr("certify.solve.reduction.touching_point.touching_point", stuck)
    monkeypatch.setattr("certify.solve.coupling.interval.critical_coupling_interval", stuck)
    monkeypatch.setattr("certify.solve.coupling.point.touch_sizes", stuck)
    for beta in ("1.8175..1.82", "1.8164"):
        found = [claim for claim in about_coupling(beta=beta) if claim.evidence.get("rule") != "bounds"]
        assert {claim.outcome for claim in found} == {"inconclusive"}


def test_best_bounds_hold_at_a_known_point() -> None:
    bounds = best_bounds(5, Fraction(2), None)
    assert Fraction("1.8155363057") in bounds
    assert bounds.upper == linear_threshold_enclosure(5, Fraction(2), 20).upper
    assert coupling_claims.best_bounds(5, Fraction(2), Fraction(2)).upper == 2
