"""Cases about inequalities between Bessel ratios: accepted, invalid and out of form, one thing each."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from tests.checker.case_tools import Case
from tests.checker.sample_inequalities import (
    BEFORE_2,
    CARRIED,
    COEFFICIENTS,
    DENOMINATOR,
    HALVES,
    KNOWN,
    NO_SIGN_OF_A,
    ORDERED,
    PIECES,
    QUADRATIC,
    ROOT,
    SCALED,
    SIMPSON,
    SQUARE,
    SUM,
    TURAN,
    UPPER,
    between,
    claim,
    compared,
    exact,
    lower,
    started,
    strip,
    summed,
    upper,
)
from tests.places import VALID

AT_MINUS_ONE = {"from": exact("-1"), "to": exact("-1"), "closed": [True, True], "conditions": [], "goals": [TURAN]}
FROM_MINUS_ONE = claim("r(nu+1) < r(nu)", TURAN, nu="-1..inf", closed=[False, False])
TO_MINUS_ONE = claim("r(1-nu) < r(-nu)", TURAN, nu="0..1", closed=[True, False])

ACCEPTED = [
    claim("r(nu) < x/(2*nu+2)", strip("depth-0"), conditions=[ROOT]),
    claim("r(nu) < 1", strip("linear"), nu="-1/2..inf"),
    claim("r(nu) < 1", strip("amos"), nu="-1/2..inf"),
    claim("0 < r(nu) < 1", KNOWN, strip("linear")),
    claim("r(nu) <= r(nu)", COEFFICIENTS),
    upper(),
    upper(nu="0..3"),
    upper(nu="2", proof={**SIMPSON, "second": {**SIMPSON["second"], "cofactor": "-2*x*R-3"}}),
    upper(x="0..2"),
    claim("r(nu+1) < r(nu)", TURAN),
    FROM_MINUS_ONE,
    TO_MINUS_ONE,
    claim("r(nu+3/2) < r(nu+1/2)", TURAN),
    claim("r(nu+4/3) < r(nu+1/3)", TURAN, nu="-1..2"),
    claim("r(nu+1/2) < 1", strip("linear"), nu="-1..inf"),
    claim("r(nu) < x", COEFFICIENTS),
    claim("x^2+1 > x", HALVES),
    compared(),
    claim("x^2+1 > x", QUADRATIC),
    claim("x^2+nu+1 > 0", SCALED),
    claim("3 > x", BEFORE_2, nu="0", x="0..2"),
    summed("r(nu) > r(nu)-2", "2-nu", "1"),
    started("x^2+x > 0", "0", "soft"),
    started("x^2+x > 0", "1", "leading"),
    started("x > 1", "0", "end", "2..inf"),
    claim("1/(0-2) < 0", COEFFICIENTS),
    between("(2*nu+1)/(4*nu+4)"),
    lower("1"),
    claim("x^2+1 >= 2*x", SQUARE),
    claim("I(nu+3) > 0", COEFFICIENTS),
    claim("I(nu+2)/I(nu+1) < I(nu+1)/I(nu)", TURAN, conditions=[{"sign": 1, "proof": KNOWN}]),
]

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
    compared("3/4"),
    compared("3/4", second=SUM),
    claim("x^2+1 > 3*x", QUADRATIC),
    claim("x > x^2+1", QUADRATIC),
    claim("4*x^2+1 > 17/4*x", QUADRATIC),
    claim("1 > x", BEFORE_2, nu="0", x="0..2"),
    claim("0*sqrt(x^2+1) > x^2+2", NO_SIGN_OF_A, conditions=[ROOT]),
    started("x > 1", "1"),
    started("x > 1", "1", "soft"),
    started("x^2 > x", "2", "soft"),
    started("x^2 > x", "2"),
    started("1 > x", "0"),
    started("x > 3", "0", "end", "2..inf"),
    started("x > 1", "0", "end"),
    claim("1/(0-2) > 0", COEFFICIENTS),
    between("(2*nu+1)/(2*nu+3)"),
    lower("1/4"),
    claim("x^2+1 > 2*x", SQUARE),
    claim("0*sqrt(x^2+1) < 1-x", CARRIED, conditions=[ROOT]),
    claim("x^2+1 > 3*x", HALVES),
    claim("r(nu+1/2) < r(nu+3/2)", TURAN),
    claim("r(nu+1/2) < 1", strip("linear"), nu="-5/4..inf"),
    claim("x < 1", COEFFICIENTS),
    claim("nu > 0", COEFFICIENTS),
    claim("nu^2 > 2", COEFFICIENTS),
    claim("nu < 3", COEFFICIENTS, nu="0..3"),
    summed("r(nu) < r(nu)", "-nu", "0"),
    summed("0*r(nu) < -1/4", "-1/4-nu", "-1/2"),
    claim("0*r(1/2) < 2-nu", ORDERED, nu="0..3"),
]

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
    ("a lower bound for an upper one", compared(bound="amos")),
    ("a bound of the next order for an upper one", compared(shift=1)),
    ("a split outside the range", claim("x^2+1 > x", {**HALVES, "at": exact("0")})),
    ("a split at the end", claim("x^2+1 > x", {**HALVES, "at": exact("3")}, x="0..3")),
    ("a half that is not shown", claim("x^2+1 > x", {**HALVES, "at": exact("1/9")})),
    ("a part at an order of -1", edited(FROM_MINUS_ONE, "evidence", "parts", 0, "closed", value=[True, False])),
    (
        "a part of one order, -1",
        edited(FROM_MINUS_ONE, "evidence", "parts", value=[AT_MINUS_ONE, *FROM_MINUS_ONE["evidence"]["parts"]]),
    ),
    (
        "a part at an order of -1 on the right",
        edited(TO_MINUS_ONE, "evidence", "parts", 0, "closed", value=[True, True]),
    ),
    ("one goal more", edited(upper(), "evidence", "parts", 0, "goals", value=[SIMPSON, SIMPSON])),
]


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


REFUTED = [
    point("r(nu) < 1", "-1..inf", "0..inf", ("-9/10", "1")),
    point("1 > 2 > r(nu)", "0", "0..2", ("0", "2")),
    point(UPPER.replace("<", ">"), "0..inf", "0..inf", ("1/3", "2")),
    point("r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)+1/100))", "-1/2..inf", "0..inf", ("-1/2", "5")),
    point("r(nu+2)*I(nu) > 2*I(nu+1)^-1*I(nu+1)*I(nu)", "0", "1/2..2", ("0", "1")),
]

POINTS = [
    point(UPPER, "0..inf", "0..inf", ("1/3", "2")),
    point(UPPER, "0..inf", "0..inf", ("1/3", "1/1000")),
    point("r(nu) > x/(nu+1/2+sqrt(x^2+(nu+3/2)^2))", "0..inf", "0..inf", ("0", "40")),
    point("r(nu) < 1", "-1/2..inf", "0..inf", ("0", "1")),
    point("r(nu) < 1", "-1/2..inf", "0..inf", ("-9/10", "1")),
    point("r(nu) < 1", "-1..inf", "0..1/2", ("-9/10", "1")),
    point("r(nu) < 1", "-1..inf", "0..inf", ("-1", "1")),
    point("r(nu) < 1/(x-1)", "-1..inf", "0..inf", ("0", "1")),
    point("r(nu) < sqrt(x-2)", "-1..inf", "0..inf", ("0", "1")),
    point("r(nu) <= r(nu)", "0..inf", "0..inf", ("0", "1")),
    point("r(nu) < 2", "0..inf", "0..inf", ("0", "1"), precision=1, terms=1),
]

MALFORMED = [
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
]


FORMS: list[tuple[str, tuple[Any, ...], Any]] = [
    ("no part", ("parts",), []),
    ("no goal", ("parts", 0, "goals"), []),
    ("an unknown node", ("parts", 0, "goals", 0, "by"), "magic"),
    ("an unknown strip", ("parts", 0, "goals", 0, "strip"), "narrow"),
    ("an unknown field", ("parts", 0, "goals", 0, "more"), 1),
    ("no field", ("parts", 0, "closed"), None),
    ("three ends", ("parts", 0, "closed"), [True, False, False]),
    ("infinity belongs to it", ("parts", 0, "closed"), [True, True]),
    ("an end that is no number", ("parts", 0, "from"), 0),
    ("ends in the wrong order", ("parts", 0, "to"), exact("-1")),
    ("a point that is open", ("parts", 0, "to"), exact("0")),
    ("a sign of 2", ("parts", 0, "conditions"), [{"sign": 2, "proof": COEFFICIENTS}]),
    ("a factor of power 0", ("parts", 0, "goals", 0), {**SQUARE, "factors": [{**SQUARE["factors"][0], "power": 0}]}),
    ("no factor", ("parts", 0, "goals", 0), {**SQUARE, "factors": []}),
    ("nodes that overlap", ("parts", 0, "goals", 0), {**PIECES, "nodes": [[exact("1"), exact("3")]] * 2}),
    ("a node from 0", ("parts", 0, "goals", 0), {**PIECES, "nodes": [[exact("0"), exact("3")]]}),
]


def document(found: dict[str, Any]) -> dict[str, Any]:
    return {"format": "certify/1", "claims": [found]}


def name_of(found: dict[str, Any]) -> str:
    """What a case is about, for its name."""
    at = found.get("counterexample", {})
    return " ".join([found["statement"], found["nu"], found["x"], *at.values()])


def inequality_valid() -> Iterator[Case]:
    """Accepted."""
    for number, found in enumerate(ACCEPTED):
        yield f"inequality {number}: {name_of(found)}", document(found), 0, ""
    for path in sorted(VALID.glob("prove*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8")), 0, ""
    for number, found in enumerate(REFUTED):
        yield f"inequality refuted {number}: {name_of(found)}", document(found), 0, ""


def inequality_invalid() -> Iterator[Case]:
    """Rejected with exit 1: false, undefined, or not shown."""
    for number, found in enumerate(FALSE):
        yield f"inequality false {number}: {name_of(found)}", document(found), 1, ""
    for number, found in enumerate(UNDEFINED):
        yield f"inequality undefined {number}: {name_of(found)}", document(found), 1, ""
    for name, found in TAMPERED:
        yield f"inequality with {name}", document(found), 1, ""
    for number, found in enumerate(POINTS):
        yield f"inequality point {number}: {name_of(found)}", document(found), 1, ""


def inequality_malformed() -> Iterator[Case]:
    """Rejected with exit 2: no statement, no range, or no evidence of the form."""
    good = claim("r(nu) < 1", strip("linear"))
    for name, path, value in FORMS:
        found = edited(good, "evidence", *path, value=value)
        yield f"inequality of another form: {name}", document(found), 2, "malformed: "
    for key in ("precision", "terms"):
        found = point("r(nu) < 2", "0..inf", "0..inf", ("0", "1"), **{key: 0})
        yield f"inequality at a point with {key} 0", document(found), 2, "malformed: "
    for number, (text, nu, x) in enumerate(MALFORMED):
        found = {**good, "statement": text, "nu": nu, "x": x}
        yield f"inequality malformed {number}: {name_of(found)}", document(found), 2, "malformed: "
