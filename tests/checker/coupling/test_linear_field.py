"""K_c between two bounds: each end that says too much is refused, whatever the evidence."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.coupling.linear_field import linear_field_bound
from certify.bounds.main_theorem import weight_maximum
from certify.core.ball import Ball, precision
from certify.core.certificate import claim_document
from certify.core.exact import as_fraction
from certify.solve.coupling.linear_field import bounded_coupling
from tests.checker.arb_truth import number
from tests.checker.asked import Json, outcome
from tests.checker.sample_certificates import exact

D, BETA = 50, Fraction(2)


@cache
def made() -> Json:
    return claim_document(bounded_coupling(D, BETA, None))


def changed(own: Json, **evidence: Any) -> Json:
    """With other evidence; None takes a field away."""
    found = {key: value for key, value in {**own["evidence"], **evidence}.items() if value is not None}
    return {**own, "evidence": found}


def enclosed(own: Json, lower: Fraction, upper: Fraction) -> Json:
    return {**own, "enclosure": {"lower": exact(lower), "upper": exact(upper)}}


def ends() -> tuple[Fraction, Fraction]:
    return number(made()["enclosure"]["lower"]), number(made()["enclosure"]["upper"])


@pytest.mark.parametrize(
    ("d", "beta"), [(2, "3"), (3, "5/2"), (3, "1"), (21, "1.2"), (100, "2"), (500, "2"), (10**5, "2")]
)
def test_what_is_made_is_accepted(d: int, beta: str) -> None:
    claim = bounded_coupling(d, Fraction(beta), "planted")
    assert outcome(claim_document(claim)) == (0, "")
    assert claim.enclosure is not None
    assert 0 < claim.enclosure.lower < claim.enclosure.upper
    assert (claim.evidence.get("field") is None) == (d in (2, 3, 10**5))


def test_a_digit_too_sharp_is_refused() -> None:
    """The two numbers themselves, by Arb: a little within them is refused, a little outside accepted."""
    low, high = ends()
    with precision(200):
        best = linear_threshold_ball(D, Ball(BETA)) / weight_maximum(D, BETA)[0]
        field = number(made()["evidence"]["field"])
        quotient = linear_field_bound(D, BETA, field, made()["evidence"]["modes"])
        least, most = as_fraction(best.lower()), as_fraction(quotient.upper())
    step = Fraction(1, 10**15)
    assert outcome(enclosed(made(), least - step, most + step)) == (0, "")
    for lower, upper, words in (
        (least + step, high, "max(A_l alpha_l(b)) <= K_#(b)"),
        (low, most - step, "<= enclosure.upper"),
        (high, high + 1, "max(A_l alpha_l(b)) <= K_#(b)"),
        (Fraction(0), low, "<= enclosure.upper"),
    ):
        code, reason = outcome(enclosed(made(), lower, upper))
        assert code == 1
        assert words in reason


def test_without_a_field_the_upper_bound_is_the_linear_threshold() -> None:
    low, _ = ends()
    bare = changed(made(), field=None, modes=None)
    assert outcome(bare)[0] == 1
    assert outcome(enclosed(bare, low, Fraction("24.058"))) == (0, "")
    assert "K_#(a) <= enclosure.upper" in outcome(enclosed(bare, low, Fraction("24.057")))[1]


def test_each_degree_and_the_field_count() -> None:
    """Fewer modes, or another field, do not reach the end that was proved; more modes do."""
    assert outcome(changed(made(), modes=40)) == (0, "")
    assert outcome(changed(made(), modes=3))[0] == 1
    assert outcome(changed(made(), field=exact(Fraction(60))))[0] == 1
    assert outcome(changed(made(), l_max=1))[0] == 1
    assert outcome({**made(), "beta": exact(Fraction("2.01"))})[0] == 1
    assert outcome({**made(), "beta": exact(Fraction("1.99"))})[0] == 1
    assert outcome({**made(), "d": D + 1})[0] == 1


def test_on_an_interval_the_worst_ends_count() -> None:
    low, high = ends()
    own = {key: value for key, value in made().items() if key != "beta"}
    left = {**own, "beta_interval": [exact(Fraction("1.9")), exact(BETA)]}
    right = {**own, "beta_interval": [exact(BETA), exact(Fraction("2.1"))]}
    assert "<= enclosure.upper" in outcome(left)[1]
    assert "enclosure.lower" in outcome(right)[1]
    assert outcome(enclosed(left, low, high + 1)) == (0, "")
    assert outcome(enclosed(right, low - 1, high)) == (0, "")
    assert "up to infinity" in outcome({**own, "beta_interval": [exact(BETA), "inf"]})[1]
    small = changed(own, precision=120, terms=200)
    whole = {**small, "beta_interval": ["0x0p+0", exact(BETA)]}
    assert outcome(enclosed(whole, low, Fraction(99))) == (0, "")
    assert outcome({**small, "beta": "beta-star"})[0] == 2


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ({"field": None}, 2),
        ({"modes": None}, 2),
        ({"field": "0x0p+0"}, 2),
        ({"field": "-0x1p+0"}, 2),
        ({"modes": 0}, 2),
        ({"modes": 201}, 3),
        ({"l_max": 0}, 2),
        ({"terms": 2}, 1),
        ({"rule": "cover"}, 2),
    ],
)
def test_out_of_form(evidence: Json, code: int) -> None:
    assert outcome(changed(made(), **evidence))[0] == code


def test_what_else_is_said_of_it() -> None:
    slope = {**made(), "derivative": {"lower": "-0x99p+0", "upper": "0x99p+0"}}
    assert "beyond beta_* only" in outcome(slope)[1]
    for row in ("beckner-onofri", "spherical-harmonics"):
        assert "trust" in outcome({**made(), "trust": [row]})[1]
    three = claim_document(bounded_coupling(3, Fraction(5, 2), None))
    assert three["trust"] == ["entropy-lower-semicontinuity", "spherical-harmonics"]
    assert outcome({**three, "trust": ["beckner-onofri", "spherical-harmonics"]}) == (0, "")
    assert outcome({**three, "trust": ["spherical-harmonics"]})[0] == 1


def test_an_interval_between_two_of_them_is_refused() -> None:
    """The rule `decreasing` trusts less: it takes no end from two bounds."""
    ends_of = [claim_document(bounded_coupling(D, beta, None)) for beta in (BETA, Fraction(3))]
    between = {
        **{key: value for key, value in made().items() if key != "beta"},
        "beta_interval": [exact(BETA), exact(Fraction(3))],
        "enclosure": {"lower": exact(Fraction(1)), "upper": exact(Fraction(99))},
        "evidence": {"rule": "decreasing"},
    }
    code, reason = outcome(*ends_of, between)
    assert code == 1
    assert "no proved claim critical-coupling" in reason


def test_a_claim_that_is_short_of_digits_says_so() -> None:
    from certify.core.claim import worst_exit_code

    claim = bounded_coupling(D, BETA, "K_c is not enclosed: why")
    assert worst_exit_code([claim]) == 3
    assert worst_exit_code([replace(claim, evidence={"rule": "two-minimisers"})]) == 0
    assert claim.reason is not None
    assert claim.reason.startswith("two bounds, of relative width 0.4, 0 digits; no cover: why")
