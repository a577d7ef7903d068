"""A small producer of valid certificates for the tests, independent of `certify/bounds`: mpmath, no intervals.

It guesses; the checker decides. Truth in the mutation tests comes from Arb (see truth.py), not from here.
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from typing import Any

import mpmath

from tests.checker.sample_numbers import bracket, furthest, largest_product, ratio, series, series_value, threshold

BECKNER = ["beckner-onofri", "beckner-onofri-equality"]
REST = ["entropy-lower-semicontinuity", "spherical-harmonics"]


def theorem_trust(d: int, *beckner: str) -> list[str]:
    """What a part of Theorem 1.1 rests on that cites these of the rows about Beckner's inequality, but for d = 3."""
    return [*(beckner if d != 3 else ()), *REST]


def exact(x: Fraction | int) -> str:
    """An exact number as the format writes it: dyadic if it is, rational otherwise."""
    x = Fraction(x)
    sign, top = ("-" if x < 0 else ""), abs(x.numerator)
    exponent = x.denominator.bit_length() - 1
    if x.denominator == 1 << exponent:
        return f"{sign}0x{top:x}p{-exponent:+d}"
    return f"{sign}0x{top:x}/0x{x.denominator:x}"


def document(*claims: dict[str, Any]) -> dict[str, Any]:
    return {"format": "certify/1", "claims": list(claims)}


def ends(lower: Fraction, upper: Fraction) -> dict[str, str]:
    return {"lower": exact(lower), "upper": exact(upper)}


def beta_star(d: int, digits: int = 50) -> dict[str, Any]:
    lower, upper = bracket(d, digits)
    evidence = {"rule": "sign-change", **series(d, upper, int(digits * 3.33) + 48)}
    return {
        "label": "beta-star",
        "d": d,
        "outcome": "proved",
        "enclosure": ends(lower, upper),
        "evidence": evidence,
        "trust": [],
    }


def elementary_bounds(d: int) -> dict[str, Any]:
    bounds = ends(Fraction(d + 2, d), Fraction(d * (d + 2), d * d - 1))
    evidence = {"rule": "sign-change", **series(d, 3, 64)}
    return {
        "label": "elementary-bounds",
        "d": d,
        "outcome": "proved",
        "bounds": bounds,
        "evidence": evidence,
        "trust": [],
    }


def monotone_in_dimension(d: int) -> dict[str, Any]:
    middle = (bracket(d, 15)[0] + bracket(d + 1, 15)[1]) / 2
    evidence = {"rule": "separator", "separator": exact(middle), **series(d, middle, 80)}
    return {"label": "monotone-in-dimension", "d": d, "outcome": "proved", "evidence": evidence, "trust": []}


def _interval(a: Fraction | str, b: Fraction | str) -> list[str]:
    return [end if isinstance(end, str) else exact(end) for end in (a, b)]


def _with_bracket(d: int, a: Fraction | str, b: Fraction | str, evidence: dict[str, Any]) -> dict[str, Any]:
    if "beta-star" in (a, b):
        evidence["beta_star"] = ends(*bracket(d, 15))
    return evidence


def linear_threshold(d: int, a: Fraction | str, b: Fraction | str | None = None, digits: int = 20) -> dict[str, Any]:
    bits = int(digits * 3.33) + 8
    claim: dict[str, Any] = {"label": "linear-threshold", "d": d, "outcome": "proved", "trust": []}
    if b is None and isinstance(a, Fraction):
        claim["beta"] = exact(a)
        claim["enclosure"] = ends(*threshold(d, a, bits))
        claim["evidence"] = {"rule": "series", **series(d, a, bits + 40)}
        return claim
    b = b or "inf"
    low, high = bracket(d, 15)
    lower = Fraction(0) if b == "inf" else threshold(d, b if isinstance(b, Fraction) else high, bits)[0]
    upper = threshold(d, a if isinstance(a, Fraction) else low, bits)[1]
    claim["beta_interval"], claim["enclosure"] = _interval(a, b), ends(lower, upper)
    size = b if isinstance(b, Fraction) else max(Fraction(3), a if isinstance(a, Fraction) else Fraction(0))
    evidence = {"rule": "monotone-end-points", **series(d, size, bits + 40)}
    claim["evidence"] = _with_bracket(d, a, b, evidence)
    return claim


def majorisation(d: int, a: Fraction, b: Fraction | str, l_max: int = 12) -> dict[str, Any]:
    """A greedy cover: no node of it can be left out."""
    bits, nu, margin = 120, d / 2, 0.0
    low, high = bracket(d, 15)
    end = high if isinstance(b, str) else b
    nodes, stop = [a], float(min(low, end)) - 1 / 8
    enclosure = ends(Fraction(0), Fraction(0))
    if isinstance(b, Fraction):
        margin = float(1 - d * ratio(d, float(b)))
    while nodes[-1] < stop:
        bottom = series_value(nu + 1, float(nodes[-1])) * (1 - margin)

        def holds(x: float, bottom: float = bottom) -> bool:
            factor = 1.0
            for order in range(2, 5):
                factor *= (d + order - 2) * x / ((order - 1) * (d + 2 * order - 2))
                if factor * series_value(nu + order, x) > bottom:
                    return False
            return True

        nodes.append(furthest(holds, float(nodes[-1]), stop))
    if isinstance(b, Fraction):
        with mpmath.workprec(200):
            margin = 1 - d * ratio(d, mpmath.mpf(b.numerator) / b.denominator)
            low_margin = int(mpmath.floor(mpmath.ldexp(margin, 60)))
        enclosure = ends(Fraction(low_margin, 2**60), Fraction(low_margin + 1, 2**60))
    evidence = {"rule": "cover", "nodes": [exact(x) for x in [*nodes, end]], "l_max": l_max}
    evidence |= series(d, end, bits)
    return {
        "label": "majorisation",
        "d": d,
        "outcome": "proved",
        "beta_interval": _interval(a, b),
        "enclosure": enclosure,
        "evidence": _with_bracket(d, a, b, evidence),
        "trust": [],
    }


def quartic_sign(d: int, a: Fraction | str, b: Fraction | str) -> dict[str, Any]:
    low, high = bracket(d, 15)
    start = low if isinstance(a, str) else a
    stop = max(Fraction(d + 2, d - 1), high + Fraction(1, 2))
    nodes = [start]
    if isinstance(a, str):
        nodes.append(high + Fraction(1, 16))
    while nodes[-1] < stop:
        left = float(nodes[-1])
        top = d * left * series_value(d / 2 + 2, left) / (d + 2)
        nodes.append(furthest(lambda x, top=top: series_value(d / 2 + 1, x) < top, left, float(stop) + 1))  # type: ignore[misc]  # a default
    evidence = {"rule": "cover", "nodes": [exact(x) for x in nodes], **series(d, nodes[-1], 120)}
    return {
        "label": "quartic-sign",
        "d": d,
        "outcome": "proved",
        "beta_interval": _interval(a, b),
        "evidence": _with_bracket(d, a, b, evidence),
        "trust": [],
    }


def quartic_density(d: int, a: Fraction, b: Fraction | str) -> dict[str, Any]:
    alpha = float(ratio(d, float(a)))
    t = Fraction(round(64 / (2 * (1 - alpha))), 64)
    eps = Fraction(1, 2 + int(1 / max(0.02, (alpha - 1 / d)) ** 0.5))
    evidence = {
        "rule": "quartic-density",
        "base": exact(a),
        "epsilon": exact(eps),
        "t": exact(t),
        "order": 12,
        **series(d, a, 80),
    }
    return {
        "label": "quartic-obstruction",
        "d": d,
        "outcome": "proved",
        "beta_interval": _interval(a, b),
        "evidence": evidence,
        "trust": [],
    }


def quartic_family(d: int, a: Fraction | str, b: Fraction | str, constant: Fraction = Fraction(1)) -> dict[str, Any]:
    evidence = {
        "rule": "quartic-family",
        "epsilon_max": exact(Fraction(1, 4)),
        "order": 8,
        "constant": exact(constant),
        **series(d, 5, 100),
    }
    return {
        "label": "quartic-obstruction",
        "d": d,
        "outcome": "proved",
        "beta_interval": _interval(a, b),
        "evidence": _with_bracket(d, a, b, evidence),
        "trust": [],
    }


def regime(d: int, a: Fraction | str, b: Fraction | str, unique: bool = True) -> dict[str, Any]:
    low, high = bracket(d, 15)
    continuous = b == "beta-star" or (isinstance(b, Fraction) and b <= low)
    claim: dict[str, Any] = {
        "label": "regime",
        "d": d,
        "outcome": "proved",
        "beta_interval": _interval(a, b),
        "transition": "continuous" if continuous else "discontinuous",
        "critical_coupling": "equal" if continuous else "less",
        "trust": theorem_trust(d, *(BECKNER if continuous else BECKNER[:1])),
    }
    right = b if isinstance(b, Fraction) else high
    evidence: dict[str, Any] = {"rule": "theorem-1.1", **series(d, right, 120)}
    if unique and b != "inf":
        bound = threshold(d, right, 40)[0] / 2
        if not continuous:
            l_max = 4 + 2 * int(right)
            evidence["l_max"] = l_max
            bound /= Fraction(round(largest_product(d, right, l_max) * 2**40) + 2, 2**40)
        claim["unique_critical_point"] = {"upper": exact(bound)}
    claim["evidence"] = _with_bracket(d, a, b, evidence)
    return claim


def refuted(label: str, d: int, a: Fraction | str, b: Fraction | str, x: Fraction, order: int = 2) -> dict[str, Any]:
    counterexample: dict[str, Any] = {"beta": exact(x)}
    if label == "majorisation":
        counterexample["l"] = order
    trust = []
    if label == "quartic-obstruction":
        trust = REST if d == 3 else ["beckner-onofri", "spherical-harmonics"]
    evidence = {"rule": "counterexample", **series(d, x, 100)}
    return {
        "label": label,
        "d": d,
        "outcome": "refuted",
        "beta_interval": _interval(a, b),
        "counterexample": counterexample,
        "evidence": evidence,
        "trust": trust,
    }


def inconclusive(label: str, d: int, a: Fraction, b: Fraction, reason: str = "precision") -> dict[str, Any]:
    return {
        "label": label,
        "d": d,
        "outcome": "inconclusive",
        "beta_interval": _interval(a, b),
        "reason": reason,
        "evidence": {},
        "trust": [],
    }


def examples(d: int) -> dict[str, dict[str, Any]]:
    """One claim of every kind, for dimension d, as a copy that a test may change."""
    found: dict[str, dict[str, Any]] = json.loads(_examples(d))
    return found


@cache
def _examples(d: int) -> str:
    half, three = Fraction(1, 2), Fraction(3)
    below = Fraction(d + 2, d) - Fraction(1, 16)
    found = {
        "beta-star": beta_star(d),
        "elementary-bounds": elementary_bounds(d),
        "monotone-in-dimension": monotone_in_dimension(d),
        "linear-threshold-point": linear_threshold(d, Fraction(6, 5)),
        "linear-threshold-interval": linear_threshold(d, half, three),
        "linear-threshold-zero": linear_threshold(d, Fraction(0), "beta-star"),
        "linear-threshold-inf": linear_threshold(d, "beta-star", "inf"),
        "majorisation-star": majorisation(d, Fraction(0), "beta-star"),
        "majorisation": majorisation(d, Fraction(1, 4), below),
        "quartic-sign-star": quartic_sign(d, "beta-star", "inf"),
        "quartic-sign": quartic_sign(d, three, Fraction(7)),
        "quartic-density": quartic_density(d, three, "inf"),
        "quartic-family-star": quartic_family(d, "beta-star", "inf"),
        "quartic-family": quartic_family(d, three, Fraction(4)),
        "regime-continuous": regime(d, Fraction(0), "beta-star"),
        "regime-below": regime(d, half, below),
        "regime-discontinuous": regime(d, three, Fraction(4)),
        "regime-star": regime(d, "beta-star", Fraction(4)),
        "regime-inf": regime(d, "beta-star", "inf"),
        "refuted-majorisation": refuted("majorisation", d, half, three, three),
        "refuted-quartic-sign": refuted("quartic-sign", d, half, three, half),
        "refuted-quartic-obstruction": refuted("quartic-obstruction", d, half, "inf", half),
    }
    return json.dumps(found)
