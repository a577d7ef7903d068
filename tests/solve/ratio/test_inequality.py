"""Statements about Bessel ratios: proved, refuted, undefined; prover and refuter never contradict each other."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from random import Random

import mpmath
import pytest

from certify.bounds.ratio.domain import question
from certify.bounds.ratio.expression import parse_statement
from certify.checker import check_document
from certify.core.certificate import document
from certify.core.errors import BadInput
from certify.solve.ratio.inequality import Answer, Vanishing, decide, prove_domain
from tests.solve.ratio.statements import FALSE, TRUE

HEAVY = ("gap2 ratio r r1 lower", "RAS nested upper of r (lam=nu+1/2, alpha=0)")


def accepted(answer: Answer) -> None:
    verdict = check_document(document(answer.claims))
    assert [claim.outcome for claim in verdict.accepted] == [claim.outcome for claim in answer.claims]


def holds(text: str, nu: float, x: float) -> bool:
    """The statement in floating point with 60 digits, by mpmath: an independent reading of its text."""
    with mpmath.workdps(60):
        order, at = mpmath.mpf(nu), mpmath.mpf(x)

        def bessel(m: mpmath.mpf, _: object = None) -> mpmath.mpf:
            return mpmath.besseli(m, at)

        def ratio(m: mpmath.mpf, _: object = None) -> mpmath.mpf:
            return mpmath.besseli(m + 1, at) / mpmath.besseli(m, at)

        names = {"nu": order, "x": at, "r": ratio, "I": bessel, "sqrt": mpmath.sqrt}
        return bool(eval(text.replace("^", "**"), {"__builtins__": {}}, names))


@pytest.mark.parametrize(
    ("name", "text", "nu", "x"),
    [pytest.param(*row, marks=[pytest.mark.deep] if row[0] in HEAVY else [], id=row[0]) for row in TRUE],
)
def test_a_true_statement_is_proved(name: str, text: str, nu: str, x: str) -> None:
    answer = decide(text, nu, x)
    assert answer.outcome == "proved", (name, answer.reason)
    accepted(answer)
    asked = question(parse_statement(text), nu, x)
    rng = Random(name)
    for _ in range(3):
        n = float(asked.nu.low) + (0 if asked.nu.point else rng.uniform(0.01, 1.0 if asked.nu.high else 9.0))
        high = 30.0 if asked.x.high is None else float(asked.x.high)
        assert holds(text, n, rng.uniform(float(asked.x.low) + 0.01, high))


@pytest.mark.parametrize(("name", "text", "nu", "x"), FALSE, ids=[row[0] for row in FALSE])
def test_a_false_statement_is_refuted_at_a_point(name: str, text: str, nu: str, x: str) -> None:
    answer = decide(text, nu, x)
    assert answer.outcome == "refuted", (name, answer.reason)
    accepted(answer)
    assert answer.point is not None
    assert not holds(text, *(mpmath.mpf(at.numerator) / at.denominator for at in answer.point))


@pytest.mark.parametrize(("name", "text", "nu", "x"), FALSE, ids=[row[0] for row in FALSE])
def test_a_false_statement_has_no_proof_without_the_refuter(name: str, text: str, nu: str, x: str) -> None:
    asked = question(parse_statement(text), nu, x)
    with suppress(Vanishing):  # then a denominator vanishes somewhere, and nothing is proved either
        assert prove_domain(asked, asked.nu, 40, boxes=False, hints=[])[0] is None


@pytest.mark.parametrize(
    ("squared", "true"),
    [("2.8426868", True), ("2.8426869", False), ("2.8426868231539688", True), ("2.8426868231539689", False)],
)
def test_near_the_envelope_both_sides_are_decided(squared: str, true: bool) -> None:
    answer = decide(f"r(nu) < x/(1/4+sqrt(x^2+{squared}))", "0", "0..inf")
    assert answer.outcome == ("proved" if true else "refuted")
    accepted(answer)


@pytest.mark.parametrize(
    ("text", "nu", "x"),
    [
        ("r(nu) < x/sqrt(x-1)", "0..1", "0..inf"),
        ("r(nu) < 2+sqrt(nu-1/2)", "0..1", "0..inf"),
        ("r(nu) < 9+1/(x-1)^2", "0", "0..2"),
        ("r(nu) < 9+1/(nu-1)^2", "0..2", "0..inf"),
        ("r(nu) < 2+sqrt(r(nu)-1)", "1/2", "0..inf"),
        ("r(nu) < 2+0*sqrt(-1)", "1/2", "0..inf"),
        ("r(nu) < 2+1/(nu-nu)", "0..1", "0..inf"),
        ("r(nu) < 9+1/(x^2-2)", "0", "0..2"),
    ],
)
def test_what_is_undefined_somewhere_is_never_proved(text: str, nu: str, x: str) -> None:
    answer = decide(text, nu, x)
    assert answer.outcome == "undefined"
    assert answer.claims == ()
    assert answer.point is not None


@pytest.mark.parametrize(
    ("text", "nu", "x"),
    [("r(nu) < 9+1/(x^2-2)^2", "0", "0..2"), ("r(nu) < 9+sqrt((x^2-2)^2-1/10^30)", "0", "1..2")],
)
def test_what_fails_at_no_rational_sample_is_not_proved_either(text: str, nu: str, x: str) -> None:
    assert decide(text, nu, x).outcome in ("undefined", "inconclusive")


def test_a_counterexample_is_found_where_the_algebra_is_too_large() -> None:
    answer = decide("((r(nu)+1)^64)^64 < 1", "0", "0..inf")
    assert answer.outcome == "refuted"
    accepted(answer)


def test_sides_that_are_equal_are_said_to_be() -> None:
    text = "r(nu)*r(nu+1) {} I(nu+2)/I(nu)"
    answer = decide(text.format("<"), "0..1")
    assert (answer.outcome, answer.reason[:20]) == ("inconclusive", "both sides are equal")
    assert decide(text.format("<="), "0..1").outcome == "proved"


def test_a_part_of_the_domain_on_which_it_is_true_is_named() -> None:
    answer = decide("r(nu) < 1", "-1..inf")
    assert answer.outcome == "refuted"
    assert [claim.subject["nu"] for claim in answer.claims[1:]] == ["-1/2..inf"]
    accepted(answer)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("r(nu) <", "at character"),
        ("r(nu) < 1 + (2", "at character"),
        ("foo(nu) < 1", "'foo' at character 1"),
        ("r(nu) < nux", "'nux' .* at character 9"),
        ("r(nu^2) < 1", "order"),
        ("r(nu)", "no comparison"),
        ("r(nu) < x^nu", "power"),
        ("r(nu) < r(nu+1/2)", "differ by integers"),
        ("I(nu) < x", "different degrees in I"),
        ("(r(nu) < 1) < 2", "at character"),
        ("r(nu) < " + "(" * 200 + "1" + ")" * 200, "statement: "),
    ],
)
def test_bad_input_names_the_token_and_its_place(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words.replace("+*", r"+\*")):
        decide(text, "0..1")


@pytest.mark.parametrize(
    ("nu", "x"), [("-2..1", "0..inf"), ("1..0", "0..inf"), ("-1", "0..inf"), ("0", "1"), ("0", "-1..2"), ("0", "2..1")]
)
def test_ranges_that_are_none_are_bad_input(nu: str, x: str) -> None:
    with pytest.raises(BadInput, match=r"^(nu|x)="):
        decide("r(nu) < 1", nu, x)


def test_a_point_is_rational_and_in_the_domain() -> None:
    answer = decide("r(nu) < x/(x+nu+2/3)", "0..inf", "3..inf")
    assert answer.point is not None
    assert answer.point[1] >= 3
    assert isinstance(answer.point[0], Fraction)
