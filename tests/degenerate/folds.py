"""Claims of `fold` with degenerate evidence, and their truth from the statement alone: chi minimised in floats."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import numpy as np

from certify.bounds.kernels.legendre import polynomial

Claim = dict[str, Any]
KERNELS = ((2, 1), (2, 2), (3, 1), (3, 2), (3, 3), (4, 2), (5, 4))


@cache
def least(d: int, degree: int) -> Fraction:
    """inf chi = 2 K_fold kappa to some 9 digits: c/M(c) over fields of both signs."""
    points, weights = np.polynomial.legendre.leggauss(200)
    angles = (points + 1) * (np.pi / 2)
    values = np.polynomial.polynomial.polyval(np.cos(angles), [float(x) for x in polynomial(d, degree)])
    weights = weights * np.sin(angles) ** (d - 2)

    def chi(c: float) -> float:
        density = weights * np.exp(c * values)
        return float(c * density.sum() / (density * values).sum())

    best = min((sign * 0.05 * k for k in range(1, 400) for sign in (1, -1)), key=chi)
    for step in (0.01, 1e-3, 1e-4, 1e-5):
        best = min((best + step * k for k in range(-10, 11) if abs(best + step * k) > 1e-3), key=chi)
    return Fraction(chi(best))


def is_true(claim: Claim) -> bool:
    """Whether K_fold lies in the enclosure, to 10^-6, and the critical points are as is claimed."""
    ((degree, kappa),) = claim["kernel"]["kappa"]
    value = least(claim["d"], degree) / (2 * _number(kappa))
    low, high = (_number(claim["enclosure"][end]) for end in ("lower", "upper"))
    every = degree == 1 or claim["d"] == 2 or (claim["d"], degree) == (3, 2)
    margin = value / 10**6
    return low <= value + margin and value <= high + margin and (every or claim["critical_points"] == "axisymmetric")


def _number(text: str) -> Fraction:
    top, _, bottom = text.partition("/")
    return Fraction(int(top, 16), int(bottom, 16)) if bottom else Fraction(float.fromhex(text))


def exact_text(x: Fraction) -> str:
    """As the format has it."""
    return f"{hex(x.numerator)}/{hex(x.denominator)}"


def claims(seed: int, count: int) -> Iterator[Claim]:
    """Random claims, most of them degenerate in one way or another."""
    rng = Random(seed)
    for _ in range(count):
        yield claim(rng)


def claim(rng: Random) -> Claim:
    """One of them."""
    d, degree = rng.choice(KERNELS)
    kappa = rng.choice([Fraction(1), Fraction(2, 3), Fraction(1, 1000), Fraction(50)])
    centre = least(d, degree) / (2 * kappa)
    lower = centre * Fraction(rng.choice([10, 9, 5, 1, 11]), 10)
    upper = centre * Fraction(rng.choice([10, 11, 15, 9, 1000]), 10)
    lower, upper = (Fraction(round(x * 2**20), 2**20) for x in sorted((lower, upper)))
    reach = int(2 * kappa * lower) + rng.choice([1, 1, 1, 0, 5])
    nodes = sorted(
        {Fraction(rng.randint(-4 * reach - 4, 4 * reach + 4), 4) for _ in range(rng.choice([0, 4, 40, 400]))}
    )
    nodes = rng.choice([[Fraction(-reach), *(x for x in nodes if abs(x) < reach), Fraction(reach)], nodes])
    return {
        "label": "fold",
        "d": d,
        "outcome": "proved",
        "kernel": {"family": "gegenbauer", "kappa": [[degree, exact_text(kappa)]]},
        "critical_points": rng.choice(["all", "axisymmetric"]),
        "enclosure": {"lower": exact_text(lower), "upper": exact_text(upper)},
        "evidence": {
            "rule": "curve",
            "precision": rng.choice([32, 64]),
            "terms": rng.choice([3, 20, 60, 90]),
            "order": rng.choice([2, 6, 12, 19]),
            "nodes": [exact_text(x) for x in nodes],
            "witness": exact_text(
                rng.choice([Fraction(0), Fraction(1, 2**9), Fraction(3, 2), Fraction(-3), Fraction(9)])
            ),
        },
        "trust": rng.choice([["maier-saupe-axisymmetry"], []]),
    }
