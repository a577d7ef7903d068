"""The rule `values`: P by its value at the left end of each step and by its derivative, with integers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.checker import Invalid, LimitReached, Malformed, check_document
from tests.checker.cases_inequality import document
from tests.checker.sample_inequalities import COEFFICIENTS, ROOT, claim, exact

ENDS = tuple(str(Fraction(k, 16)) for k in range(8, 65))
"""Of steps on [1/2, 4]."""
HALVES = ("3/2", "2", "5/2")
TEXT = "r(nu)-r(nu+1) < 3/10"


def values(*at: str, precision: int = 64, terms: int = 40) -> dict[str, Any]:
    return {"by": "values", "at": [exact(each) for each in at], "precision": precision, "terms": terms}


def check(text: str, proof: dict[str, Any], nu: str = "0", x: str = "1/2..4", **more: Any) -> None:
    check_document(document(claim(text, proof, nu=nu, x=x, **more)))


def test_it_is_accepted_with_steps_and_refused_without() -> None:
    check(TEXT, values(*ENDS[1:-1]))
    with pytest.raises(Invalid, match="0 < P on a step"):
        check(TEXT, values())
    check(TEXT, values(), x="2..33/16")
    for one in (ENDS[1:20], ENDS[40:-1]):
        with pytest.raises(Invalid, match="0 < P on a step"):
            check(TEXT, values(*one))


@pytest.mark.parametrize("nu", ["0", "1/2", "-1/3"])
def test_what_is_false_is_refused_at_any_number_of_steps(nu: str) -> None:
    """The difference exceeds 1/5 somewhere between: there P < 0, and no step holds."""
    for count in (4, 64):
        steps = [str(Fraction(1, 2) + Fraction(7 * k, 2 * count)) for k in range(1, count)]
        with pytest.raises(Invalid, match="0 < P on a step"):
            check("r(nu)-r(nu+1) < 1/6", values(*steps), nu=nu)


def test_the_derivative_counts_where_it_falls_and_not_where_it_rises() -> None:
    """3 - x vanishes at the right end of [1, 3]; x - 1/2 has its least value at the left one, whatever the step."""
    check("0*r(nu)+x < 4", values(*HALVES), x="1..3")
    with pytest.raises(Invalid, match="0 < P on a step"):
        check("0*r(nu)+x < 3", values(*HALVES), x="1..3")
    check("x > 1/2+0*r(nu)", values(), x="1..3")
    with pytest.raises(Invalid, match="0 < P on a step"):
        check("x > 1+0*r(nu)", values(), x="1..3")


def test_roots_have_derivatives() -> None:
    """sqrt(10) at the right end, 3.16."""
    steps = values(*(str(Fraction(k, 32)) for k in range(33, 96)))
    check("0*r(nu)+sqrt(x^2+1) < 17/5", steps, x="1..3", conditions=[ROOT])
    with pytest.raises(Invalid, match="0 < P on a step"):
        check("0*r(nu)+sqrt(x^2+1) < 3", steps, x="1..3", conditions=[ROOT])
    check("sqrt(x^2+r(nu)) > 1", values(*HALVES), x="1..3", conditions=[ROOT])


@pytest.mark.parametrize(
    ("proof", "x", "said"),
    [
        (values("1"), "0..4", "begins above 0"),
        (values("1"), "1/2..inf", "a bounded range of x"),
        (values("1", "1"), "1/2..4", "do not increase"),
        (values("2", "1"), "1/2..4", "do not increase"),
        (values("1/2"), "1/2..4", "do not increase"),
        (values("4"), "1/2..4", "do not increase"),
        (values("5"), "1/2..4", "do not increase"),
    ],
)
def test_ranges_and_numbers_that_are_none(proof: dict[str, Any], x: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        check("r(nu) < 9", proof, x=x)


def test_nu_is_a_number() -> None:
    with pytest.raises(Invalid, match="values need a number nu"):
        check("r(nu) < 9", values(), nu="0..1")
    check("r(nu) < 9", values(), x="1..2")


@pytest.mark.parametrize(
    "change", [{"at": "1"}, {"at": None}, {"at": [1]}, {"precision": 0}, {"terms": 0}, {"precision": 10_001}, {"x": 1}]
)
def test_other_forms_are_malformed(change: dict[str, Any]) -> None:
    with pytest.raises((Malformed, LimitReached)):
        check("r(nu) < 9", {**values(), **change}, x="1..2")


def test_few_bits_and_few_terms_are_refused_and_not_believed() -> None:
    steps = values(*ENDS[1:-1])
    for change in ({"precision": 3}, {"terms": 1}):
        with pytest.raises(Invalid, match="0 < P on a step"):
            check("r(nu)-r(nu+1) < 27/100", {**steps, **change})


def test_the_sides_of_a_split_may_be_steps() -> None:
    halves = {"by": "split", "variable": "x", "at": exact("2"), "first": values("1"), "second": values("3")}
    check("r(nu) < 9", halves)
    tail = {"by": "split", "variable": "x", "at": exact("2"), "first": values("1"), "second": COEFFICIENTS}
    with pytest.raises(Invalid):
        check("r(nu)-r(nu+1) < 1/4", tail)
