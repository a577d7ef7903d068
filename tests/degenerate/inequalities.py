"""Statements about Bessel ratios with the evidence of others: truth is decided from the statement alone, by mpmath."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import mpmath

from certify.core.certificate import document
from certify.solve.ratio.inequality import decide

PROVED = (
    ("r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))", "0..inf"),
    ("r(nu) > x/(nu+1/2+sqrt(x^2+(nu+3/2)^2))", "0..inf"),
    ("r(nu) < x/(nu+sqrt(x^2+(nu+2)^2))", "0..inf"),
    ("r(nu) > x/(nu-1+sqrt((nu+3)^2+(nu+3)/(nu+2)*x^2))", "0..inf"),
    ("r(nu) < x/(x+nu+1/2)", "0..inf"),
    ("r(nu) > x/(x+2*nu+2)", "0..inf"),
    ("r(nu+1) < r(nu)", "0..inf"),
    ("r(nu)-r(nu+1) < 1/x", "0..inf"),
    ("1-r(nu)*(2*nu/x+r(nu)) < 1/(nu+1)", "0..inf"),
    ("1-r(nu)^2-(2*nu+1)*r(nu)/x < 1/(2*nu+2)", "0..inf"),
    ("r(nu) < x/(1/4+sqrt(x^2+2.8426868))", "0"),
    ("r(nu) > 1-1/(2*x)-1/(8*x^2)-3/(16*x^3)", "0"),
    ("I(nu+3)/I(nu) < x^3/(8*(nu+1)*(nu+2)*(nu+3))", "0..inf"),
)
_POINTS = tuple((n, x) for n in ("0", "0.3", "2", "11") for x in ("0.003", "0.4", "2.1353", "7", "60"))


@cache
def accepted(text: str, nu: str) -> dict[str, Any]:
    """The claim as the program makes it, on x >= 10 where it is an expansion at infinity."""
    x = "10..inf" if "16*x^3" in text else "0..inf"
    answer = decide(text, nu, x)
    found: dict[str, Any] = document(answer.claims)["claims"][0]
    assert found["outcome"] == "proved"
    return found


def moved(rng: Random, text: str) -> str:
    """A number of a statement, or its comparison, changed."""
    if not rng.randrange(4):
        return text.translate(str.maketrans("<>", "><"))
    start, end = rng.choice([found.span() for found in re.finditer(r"(?<![\d.^])\d+(\.\d+)?(?![\d.])", text)])
    change = rng.choice(("+1/50", "-1/50", "+1/2", "-1/2", "+1/1000", "-1/1000"))
    return f"{text[:start]}({text[start:end]}{change}){text[end:]}"


def certainly_false(claim: dict[str, Any]) -> bool:
    """Whether the statement fails at some point of its domain, with 50 digits."""
    number = ".." not in claim["nu"]
    low = claim["x"].partition("..")[0]
    return any(
        not _holds(claim["statement"], order, x)
        for order, x in _POINTS
        if (not number or order == claim["nu"]) and float(x) > float(low)
    )


@cache
def _bessel(m: mpmath.mpf, x: mpmath.mpf) -> mpmath.mpf:
    """The points are few and the statements many. At the digits of `_holds`."""
    return mpmath.besseli(m, x)


def _holds(text: str, order: str, at: str) -> bool:
    with mpmath.workdps(50):
        nu, x = mpmath.mpf(order), mpmath.mpf(at)

        def bessel(m: mpmath.mpf) -> mpmath.mpf:
            return _bessel(m, x)

        def ratio(m: mpmath.mpf) -> mpmath.mpf:
            return bessel(m + 1) / bessel(m)

        names = {"nu": nu, "x": x, "r": ratio, "I": bessel, "sqrt": mpmath.sqrt}
        plain = text.replace("^", "**").replace("2.8426868", "mpf('2.8426868')")
        try:
            return bool(eval(plain, {"__builtins__": {}}, names | {"mpf": mpmath.mpf}))
        except (TypeError, ZeroDivisionError):  # a root of a negative number is complex, and not compared
            return False


def claims(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """Statements near to true ones, with the evidence of these, or of another, or with a node of another in it."""
    rng = Random(seed)
    known = [accepted(text, nu) for text, nu in PROVED]
    for _ in range(count):
        claim = copy.deepcopy(rng.choice(known))
        if rng.randrange(5):
            claim["statement"] = moved(rng, claim["statement"])
        other = copy.deepcopy(rng.choice(known)["evidence"])
        if not rng.randrange(3):
            claim["evidence"] = other
        elif not rng.randrange(3):
            claim["evidence"]["parts"][0]["goals"][0] = other["parts"][0]["goals"][0]
        yield claim
