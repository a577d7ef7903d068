"""Claims about inequalities between Bessel ratios, with evidence made by hand."""

from __future__ import annotations

from typing import Any

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


HALVES = {"by": "split", "variable": "x", "at": exact("1"), "first": COEFFICIENTS, "second": COEFFICIENTS}
SUM = {"by": "root", "root": 1, "case": "sum", "first": COEFFICIENTS, "second": COEFFICIENTS}


def compared(offset: str = "1/4", **changes: Any) -> dict[str, Any]:
    """r_nu < x/(nu + offset + sqrt(x^2 + (nu+1/2)^2)) by the bound with 1/2 in its place."""
    proof = {"by": "compare", "bound": "segura", "shift": 0, "first": SUM, "second": COEFFICIENTS, **changes}
    conditions = [ROOT, {"sign": 1, "proof": SUM}]
    return claim(f"r(nu) < x/(nu+{offset}+sqrt(x^2+(nu+1/2)^2))", proof, conditions=conditions)


def started(statement: str, cofactor: str, start: str = "leading", x: str = "0..inf") -> dict[str, Any]:
    """A barrier in x alone."""
    return claim(statement, barrier(cofactor=cofactor, rest=COEFFICIENTS, start=start, proof=COEFFICIENTS), x=x)


def between(offset: str) -> dict[str, Any]:
    """r_nu < x/(a + sqrt(x^2 + (a + offset)^2)), a = nu + 1/2, by the strip amos."""
    proof = {**SIMPSON, "second": strip("amos")}
    conditions = [{"sign": 1, "proof": COEFFICIENTS}, ROOT, {"sign": 1, "proof": SUM}]
    return claim(f"r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2+{offset})^2))", proof, conditions=conditions)


def lower(shift: str) -> dict[str, Any]:
    """r_nu > x/(nu + shift + sqrt(x^2 + (nu+3/2)^2)) by the bound with 1/2 in place of the shift."""
    proof = {"by": "compare", "bound": "amos", "shift": 0, "first": SUM, "second": COEFFICIENTS}
    conditions = [ROOT, {"sign": 1, "proof": SUM}]
    return claim(f"r(nu) > x/(nu+{shift}+sqrt(x^2+(nu+3/2)^2))", proof, conditions=conditions)


PIECES: dict[str, Any] = {
    "by": "pieces",
    "cofactor": "0",
    "nodes": [[exact("1"), exact("2")]],
    "signs": [1, 1],
    "rests": [COEFFICIENTS, COEFFICIENTS],
    "start": "leading",
    "proof": COEFFICIENTS,
    "precision": 64,
    "terms": 20,
}
SQUARED = {"value": "x-1", "power": 2, "sign": 1, "proof": {"by": "unknown"}}
SQUARE: dict[str, Any] = {"by": "factors", "factors": [SQUARED]}
CARRIED = {
    "by": "root",
    "root": 1,
    "case": "outside",
    "first": {"by": "origin", "proof": COEFFICIENTS},
    "second": SQUARE,
}
QUADRATIC = {"by": "quadratic", "variable": "x", "power": 1, "lead": COEFFICIENTS, "rest": COEFFICIENTS}
SCALED = {"by": "scaled", "slope": 1, "shift": 1, "proof": COEFFICIENTS}
BEFORE_2 = {**PIECES, "nodes": [[exact("2"), exact("2")]], "signs": [-1], "rests": [COEFFICIENTS]}
NO_SIGN_OF_A = {"by": "root", "root": 1, "case": "outside", "first": COEFFICIENTS, "second": COEFFICIENTS}
ORDERED: dict[str, Any] = {**PIECES, "signs": [-1, 1]}
"""nu by pieces: its value at the node is not 1."""


def summed(statement: str, rest: str, nu: str) -> dict[str, Any]:
    """A sum of nu, by pieces, and of the rest."""
    first = {"value": "nu", "power": 1, "sign": 1, "proof": ORDERED}
    second = {"value": rest, "power": 1, "sign": 1, "proof": COEFFICIENTS}
    return claim(statement, {"by": "terms", "terms": [[first], [second]]}, nu=nu)
