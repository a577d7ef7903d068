"""The rules of `ratio-inequality`: what is not so is refused, whatever the evidence says."""

from __future__ import annotations

from typing import Any

import pytest

from certify.checker import Invalid, LimitReached, check_document
from tests.checker.case_runs import faults
from tests.checker.cases_inequality import document, inequality_invalid, inequality_malformed, inequality_valid
from tests.checker.sample_inequalities import COEFFICIENTS, PIECES, ROOT, claim


def check(found: dict[str, Any]) -> None:
    check_document(document(found))


def test_cases() -> None:
    assert faults([*inequality_valid(), *inequality_invalid(), *inequality_malformed()]) == []


def test_a_sign_at_0_is_not_carried_past_a_zero_of_the_norm() -> None:
    """x - 1 + 0 S begins < 0 and ends > 0; 1 - x the other way round."""
    proof = {
        "by": "root",
        "root": 1,
        "case": "outside",
        "first": {"by": "origin", "proof": COEFFICIENTS},
        "second": {"by": "factors", "factors": [{"value": "x-1", "power": 2, "sign": 1, "proof": {"by": "unknown"}}]},
    }
    with pytest.raises(Invalid, match="carries on only"):
        check(claim("0*sqrt(x^2+1) < 1-x", proof, conditions=[ROOT]))


def test_a_square_is_not_strictly_positive() -> None:
    square = {"by": "factors", "factors": [{"value": "x-1", "power": 2, "sign": 1, "proof": {"by": "unknown"}}]}
    check(claim("x^2+1 >= 2*x", square))
    with pytest.raises(Invalid, match="only <="):
        check(claim("x^2+1 > 2*x", square))


def test_an_odd_power_needs_its_sign() -> None:
    cube = {"by": "factors", "factors": [{"value": "x-1", "power": 3, "sign": 1, "proof": {"by": "unknown"}}]}
    with pytest.raises(Invalid):
        check(claim("(x-1)^3 >= 0", cube))


def test_a_quadratic_needs_its_discriminant_and_its_lead() -> None:
    def proof(lead: str = "x") -> dict[str, Any]:
        return {"by": "quadratic", "variable": lead, "power": 1, "lead": COEFFICIENTS, "rest": COEFFICIENTS}

    check(claim("x^2+1 > x", proof()))
    for text in ("x^2+1 > 3*x", "x > x^2+1", "-x^2+x-1 > 0"):
        with pytest.raises(Invalid):
            check(claim(text, proof()))


def test_a_wider_range_is_for_polynomials_only() -> None:
    inner = {"by": "root", "root": 1, "case": "sum", "first": COEFFICIENTS, "second": COEFFICIENTS}
    ends = [{"sign": 1, "proof": COEFFICIENTS}]
    check(claim("sqrt(x-1)+1 > 0", inner, conditions=ends, x="2..inf"))
    with pytest.raises(Invalid, match="on the range only"):
        check(claim("sqrt(x-1)+1 > 0", {"by": "wider", "proof": inner}, conditions=ends, x="2..inf"))


def test_a_scale_is_positive_and_stays_without_the_ratio() -> None:
    def scaled(shift: int) -> dict[str, Any]:
        return {"by": "scaled", "slope": 1, "shift": shift, "proof": COEFFICIENTS}

    check(claim("x^2+nu+1 > 0", scaled(1)))
    for text, shift in (("x > 0", 0), ("r(nu) > 0", 1)):
        with pytest.raises(Invalid, match=r"scale|R occurs"):
            check(claim(text, scaled(shift)))


@pytest.mark.parametrize("text", ["(" * 100 + "1" + ")" * 100 + " > 0", "x^65 > 0", "1" * 5000 + " > 0"])
def test_a_statement_that_is_too_much_is_a_limit(text: str) -> None:
    with pytest.raises(LimitReached):
        check(claim(text, COEFFICIENTS))


def test_evidence_that_asks_for_too_much_is_a_limit() -> None:
    text = "((x+nu+1)^60)^60*((x+nu+1)^60)^60 > 0"
    with pytest.raises(LimitReached):
        check_document(document(claim(text, COEFFICIENTS)), work=1)


@pytest.mark.parametrize("base", ["(1/9)", "9", "(x/9)"])
def test_numbers_that_grow_without_end_are_a_limit(base: str) -> None:
    with pytest.raises(LimitReached):
        check(claim("(" * 5 + base + "^64)" * 5 + " > 0", COEFFICIENTS))


def test_nodes_lie_in_the_range() -> None:
    """Beyond it roots may have no meaning, so that nothing is carried from there."""
    node = {**PIECES, "nodes": [["0x5/0x1", "0x6/0x1"]], "signs": [-1], "rests": [COEFFICIENTS]}
    with pytest.raises(Invalid, match="beyond the range"):
        check(claim("x+1 > 0", node, nu="0", x="0..2"))
    early = {**PIECES, "nodes": [["0x1/0x1", "0x1/0x1"]], "signs": [1], "rests": [COEFFICIENTS]}
    with pytest.raises(Invalid, match="contain the left end"):
        check(claim("x > 1/2", early, nu="0", x="2..inf"))
    check(claim("x > 1", {**early, "nodes": [["0x2/0x1", "0x2/0x1"]]}, nu="0", x="2..inf"))
