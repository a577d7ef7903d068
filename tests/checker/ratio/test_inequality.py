"""The rules of `ratio-inequality`: what is not so is refused, whatever the evidence says."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from certify.checker import Invalid, LimitReached, Malformed, check_document

COEFFICIENTS = {"by": "coefficients"}
KNOWN = {"by": "known"}


def claim(statement: str, *goals: dict[str, Any], nu: str = "0..inf", x: str = "0..inf", **part: Any) -> dict[str, Any]:
    """A proved claim with one part, the whole range of nu, and no conditions unless they are given."""
    low, _, high = nu.partition("..")
    ends = {"from": exact(low), "to": "inf" if high == "inf" else exact(high or low)}
    whole = {**ends, "closed": [True, high != "inf"], "conditions": [], "goals": list(goals), **part}
    return {
        "label": "ratio-inequality",
        "statement": statement,
        "nu": nu,
        "x": x,
        "outcome": "proved",
        "evidence": {"rule": "barrier", "parts": [whole]},
        "trust": [],
    }


def exact(text: str) -> str:
    top, _, bottom = text.partition("/")
    return f"{'-' if top.startswith('-') else ''}{abs(int(top)):#x}/{int(bottom or 1):#x}"


def check(found: dict[str, Any]) -> None:
    check_document({"format": "certify/1", "claims": [found]})


def strip(name: str) -> dict[str, Any]:
    return {"by": "coefficients", "strip": name}


def barrier(**fields: Any) -> dict[str, Any]:
    return {"by": "barrier", **fields}


TURAN = barrier(  # r_{nu+1} < r_nu: P = x R^2 + 2 (nu+1) R - x, and x P' = -(2 x R + 2 nu + 2) P + 2 x R ...
    cofactor="quotient", lead=KNOWN, lead_sign=1, rest=strip("depth-0"), start="leading", proof=COEFFICIENTS
)
SIMPSON: dict[str, Any] = {
    "by": "root",
    "root": 1,
    "case": "outside",
    "first": {"by": "origin", "proof": COEFFICIENTS},
    "second": barrier(cofactor="-2*x*R-2*nu+1", rest=strip("depth-0"), start="leading", proof=COEFFICIENTS),
}
ROOT = {"sign": 1, "proof": COEFFICIENTS}
DENOMINATOR = {
    "sign": 1,
    "proof": {"by": "root", "root": 1, "case": "sum", "first": COEFFICIENTS, "second": COEFFICIENTS},
}
UPPER = "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))"


def upper(statement: str = UPPER, proof: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    return claim(statement, proof or SIMPSON, conditions=[ROOT, DENOMINATOR], **fields)


@pytest.mark.parametrize(
    "found",
    [
        claim("r(nu) < x/(2*nu+2)", strip("depth-0"), conditions=[ROOT]),
        claim("r(nu) < 1", strip("linear"), nu="-1/2..inf"),
        claim("r(nu) < 1", strip("amos"), nu="-1/2..inf"),
        claim("0 < r(nu) < 1", KNOWN, strip("linear")),
        claim("r(nu) <= r(nu)", COEFFICIENTS),
        upper(),
        upper(nu="0..3"),
        upper(nu="2", proof={**SIMPSON, "second": {**SIMPSON["second"], "cofactor": "-2*x*R-3"}}),
        upper(x="0..2"),
    ],
    ids=lambda found: f"{found['statement']} {found['nu']} {found['x']}",
)
def test_a_proof_is_accepted(found: dict[str, Any]) -> None:
    check(found)


FALSE = [
    claim("r(nu) < r(nu)", COEFFICIENTS),
    claim("r(nu) < x/(2*nu+3)", strip("depth-0")),
    claim("r(nu) > x/(2*nu+2)", strip("depth-0")),
    claim("r(nu) < 1", strip("linear"), nu="-3/4..inf"),
    claim("r(nu) < 1", strip("amos"), nu="-3/4..inf"),
    claim("r(nu) < 1", strip("depth-0"), nu="-3/4..inf"),
    claim("r(nu) < 99/100", strip("linear")),
    upper(UPPER.replace("<", ">")),
    upper("r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)+1/100))"),
    upper("r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+8/5)))"),
    upper("r(nu) < x/(nu+3/4+sqrt(x^2+(nu+1/2)*(nu+3/2)))"),
    upper("r(nu+1) > x/(nu+3/2+sqrt(x^2+(nu+3/2)*(nu+5/2)))"),
    claim("x < 1", COEFFICIENTS),
    claim("nu > 0", COEFFICIENTS),
    claim("nu^2 > 2", COEFFICIENTS),
    claim("nu < 3", COEFFICIENTS, nu="0..3"),
]


@pytest.mark.parametrize("found", FALSE, ids=[f"{one['statement']} {one['nu']}" for one in FALSE])
def test_what_is_false_is_refused(found: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        check(found)


UNDEFINED = [
    claim("r(nu) < 2+0*sqrt(x-1)", strip("linear"), conditions=[ROOT]),
    claim("r(nu) < 2+0*sqrt(x-1)", strip("linear"), conditions=[]),
    claim("r(nu) < 2+0/(x-1)", strip("linear"), conditions=[ROOT]),
    claim("r(nu) < 2+0/(x-1)", strip("linear"), conditions=[{"sign": -1, "proof": COEFFICIENTS}]),
    claim("r(nu) < 2+0/(x-x)", strip("linear")),
    claim("r(nu) < 2+0*sqrt(-1)", strip("linear")),
    claim("r(nu) < 2+0/(nu-1)^2", strip("linear"), conditions=[ROOT]),
    claim("r(nu) < 2+0/nu", strip("linear"), conditions=[{"sign": 1, "proof": COEFFICIENTS}]),
]


@pytest.mark.parametrize("found", UNDEFINED, ids=[one["statement"] for one in UNDEFINED])
def test_what_is_undefined_somewhere_is_refused(found: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        check(found)


def edited(found: dict[str, Any], *path: Any, value: Any) -> dict[str, Any]:
    """A copy with one value set; the key "-" at the end takes the one before it away."""
    result = copy.deepcopy(found)
    at: Any = result
    for key in path[:-1]:
        at = at[key]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return result


GOAL = ("evidence", "parts", 0, "goals", 0)
TAMPERED = [
    ("another cofactor", edited(upper(), *GOAL, "second", "cofactor", value="-2*x*R-2*nu-1")),
    ("inside for outside", edited(upper(), *GOAL, "case", value="inside")),
    ("the sign at 0 of something negative", edited(upper(UPPER.replace("<", ">")), *GOAL, "case", value="inside")),
    ("a start without its proof", edited(upper(), *GOAL, "second", "proof", value=None)),
    ("a soft start that is none", edited(upper(), *GOAL, "second", "start", value="end")),
    ("a part that leaves out nu", edited(upper(), "evidence", "parts", 0, "from", value="0x1/0x2")),
    ("a part that ends early", edited(upper(), "evidence", "parts", 0, "to", value="0x9/0x1")),
    ("an end left out", edited(upper(), "evidence", "parts", 0, "closed", value=[False, False])),
    ("one condition less", edited(upper(), "evidence", "parts", 0, "conditions", value=[ROOT])),
    ("one condition more", edited(upper(), "evidence", "parts", 0, "conditions", value=[ROOT, DENOMINATOR, ROOT])),
    ("a denominator of the other sign", edited(upper(), "evidence", "parts", 0, "conditions", 1, "sign", value=-1)),
    ("known, though it is not", edited(upper(), *GOAL, value=KNOWN)),
    ("a sign at 0 for a sign", edited(upper(), *GOAL, value={"by": "origin", "proof": COEFFICIENTS})),
    ("one goal more", edited(upper(), "evidence", "parts", 0, "goals", value=[SIMPSON, SIMPSON])),
]


@pytest.mark.parametrize(("name", "found"), TAMPERED, ids=[name for name, _ in TAMPERED])
def test_evidence_that_does_not_suffice_is_refused(name: str, found: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        check(found)


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


def point(statement: str, nu: str, x: str, at: tuple[str, str], **evidence: int) -> dict[str, Any]:
    return {
        "label": "ratio-inequality",
        "statement": statement,
        "nu": nu,
        "x": x,
        "outcome": "refuted",
        "counterexample": {"nu": exact(at[0]), "x": exact(at[1])},
        "evidence": {"rule": "counterexample", "precision": 80, "terms": 60, **evidence},
        "trust": [],
    }


def test_a_point_refutes() -> None:
    check(point("r(nu) < 1", "-1..inf", "0..inf", ("-9/10", "1")))
    check(point("1 > 2 > r(nu)", "0", "0..2", ("0", "2")))


@pytest.mark.parametrize(
    "found",
    [
        point("r(nu) < 1", "-1/2..inf", "0..inf", ("0", "1")),
        point("r(nu) < 1", "-1/2..inf", "0..inf", ("-9/10", "1")),
        point("r(nu) < 1", "-1..inf", "0..1/2", ("-9/10", "1")),
        point("r(nu) < 1", "-1..inf", "0..inf", ("-1", "1")),
        point("r(nu) < 1/(x-1)", "-1..inf", "0..inf", ("0", "1")),
        point("r(nu) < sqrt(x-2)", "-1..inf", "0..inf", ("0", "1")),
        point("r(nu) <= r(nu)", "0..inf", "0..inf", ("0", "1")),
    ],
    ids=lambda found: f"{found['statement']} {found['counterexample']}",
)
def test_a_point_that_does_not_refute_is_refused(found: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        check(found)


@pytest.mark.parametrize(
    ("text", "nu", "x"),
    [
        ("r(nu) <", "0..inf", "0..inf"),
        ("r(nu)", "0..inf", "0..inf"),
        ("r(nu) < y", "0..inf", "0..inf"),
        ("r(nu^2) < 1", "0..inf", "0..inf"),
        ("r(nu) < r(nu+1/2)", "0..inf", "0..inf"),
        ("I(nu) < 1", "0..inf", "0..inf"),
        ("r(nu) < 2^3^2", "0..inf", "0..inf"),
        ("r(nu) < R", "0..inf", "0..inf"),
        ("r(nu) < 1", "-2..inf", "0..inf"),
        ("r(nu) < 1", "-1", "0..inf"),
        ("r(nu) < 1", "0..0", "0..inf"),
        ("r(nu) < 1", "0..1/0", "0..inf"),
        ("r(nu) < 1", "0..inf", "1"),
        ("r(nu) < 1", "0..inf", "-1..2"),
        ("r(-nu) < 1", "0..inf", "0..inf"),
    ],
)
def test_what_is_no_statement_is_malformed(text: str, nu: str, x: str) -> None:
    found = claim("r(nu) < 1", strip("linear"))
    with pytest.raises(Malformed):
        check({**found, "statement": text, "nu": nu, "x": x})


@pytest.mark.parametrize("text", ["(" * 100 + "1" + ")" * 100 + " > 0", "x^65 > 0", "1" * 5000 + " > 0"])
def test_a_statement_that_is_too_much_is_a_limit(text: str) -> None:
    with pytest.raises(LimitReached):
        check(claim(text, COEFFICIENTS))


def test_evidence_that_asks_for_too_much_is_a_limit() -> None:
    text = "((x+nu+1)^60)^60*((x+nu+1)^60)^60 > 0"
    with pytest.raises(LimitReached):
        check_document({"format": "certify/1", "claims": [claim(text, COEFFICIENTS)]}, work=1)
