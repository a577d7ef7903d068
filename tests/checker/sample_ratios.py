"""Certificates about Bessel functions of any order for the tests: mpmath guesses, the checker decides."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath

from tests.checker.sample_certificates import ends, exact

F = Fraction
SLACK = F(1, 2**40)


def value(label: str, nu: Fraction, x: Fraction) -> Fraction:
    """What the claim encloses, to about 200 bits of relative accuracy."""
    with mpmath.workprec(300 + int(x)):
        order, place = _real(nu), _real(x)
        ratio = mpmath.besseli(order + 1, place) / mpmath.besseli(order, place)
        found = {
            "bessel-ratio": lambda: ratio,
            "bessel-ratio-complement": lambda: 1 - ratio,
            "log-bessel": lambda: mpmath.log(mpmath.besseli(order, place)),
            "log-normaliser": lambda: mpmath.log(mpmath.hyp0f1(order + 1, place**2 / 4)),
        }[label]()
        return F(int(mpmath.floor(mpmath.ldexp(found, 260))), 2**260)


def _real(x: Fraction) -> Any:
    return mpmath.mpf(x.numerator) / x.denominator


def span(name: str, places: tuple[Fraction, ...]) -> dict[str, Any]:
    """The field of a point, or of an interval."""
    return {name: exact(places[0])} if len(places) == 1 else {f"{name}_interval": [exact(x) for x in places]}


def claim(label: str, nus: tuple[Fraction, ...], xs: tuple[Fraction, ...], **evidence: Any) -> dict[str, Any]:
    """A claim whose enclosure leaves 2^-40 of room at either end; by default with the continued fraction."""
    values = [value(label, nu, x) for nu, x in ((nus[-1], xs[0]), (nus[0], xs[-1]))]
    return {
        "label": label,
        **span("nu", nus),
        **span("x", xs),
        "outcome": "proved",
        "enclosure": ends(min(values) - SLACK, max(values) + SLACK),
        "evidence": {"rule": "continued-fraction", "precision": 64, "terms": 60} | evidence,
        "trust": [],
    }


def inverse(nu: Fraction, x: Fraction, **evidence: Any) -> dict[str, Any]:
    """A claim about the inverse of a value of r_nu near r_nu(x), with 2^-20 of room at either end."""
    y = F(int(value("bessel-ratio", nu, x) * 2**80), 2**80)
    return {
        "label": "bessel-ratio-inverse",
        "nu": exact(nu),
        "y": exact(y),
        "outcome": "proved",
        "enclosure": ends(x - F(1, 2**20), x + F(1, 2**20)),
        "evidence": {"rule": "continued-fraction", "precision": 64, "terms": 60} | evidence,
        "trust": [],
    }


EXPANDED: dict[str, Any] = {
    "rule": "expansion",
    "precision": 80,
    "terms": 60,
    "start": exact(24),
    "order": 20,
    "remainder": exact(F(1, 2**48)),
}
"""An expansion that serves orders up to 1."""


def examples() -> dict[str, dict[str, Any]]:
    """One claim for each label, rule and shape."""
    half, third = F(1, 2), F(1, 3)
    found: dict[str, dict[str, Any]] = {
        "inverse": inverse(F(2), F(3)),
        "inverse expanded": inverse(half, F(40), **EXPANDED),
    }
    for label in ("bessel-ratio", "bessel-ratio-complement", "log-bessel", "log-normaliser"):
        found[label] = claim(label, (F(7, 3),), (F(3, 2),))
        found[f"{label} below 0"] = claim(label, (F(-3, 4),), (F(3),))
        found[f"{label} on x"] = claim(label, (third,), (F(1), F(2)))
        found[f"{label} expanded"] = claim(label, (third,), (F(100),), **EXPANDED)
        found[f"{label} expanded on x"] = claim(label, (third,), (F(50), F(100)), **EXPANDED)
        if label != "log-bessel":
            found[f"{label} on nu"] = claim(label, (F(-2, 3), half), (F(2),))
            found[f"{label} on both"] = claim(label, (F(-1, 2), half), (F(1), F(2)))
            found[f"{label} expanded on nu"] = claim(label, (third, half), (F(100),), **EXPANDED)
    found["log-normaliser below 0 on x"] = claim("log-normaliser", (F(-3, 4),), (F(1), F(2)))
    return found
