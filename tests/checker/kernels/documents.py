"""Documents about other kernels, for the tests of their rules."""

from __future__ import annotations

from typing import Any

CONTINUOUS = ["beckner-onofri", "beckner-onofri-equality", "entropy-lower-semicontinuity", "spherical-harmonics"]
DISCONTINUOUS = ["entropy-lower-semicontinuity", "spherical-harmonics"]
THIRD = {"family": "poisson", "r": "0x1/0x3"}
TIE = {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "0x1p+0"]]}
RULES = {
    "linear-threshold": ("kernel", []),
    "criterion": ("theorem-3.5", CONTINUOUS),
    "critical-coupling": ("criterion", CONTINUOUS),
    "obstruction": ("expansion", DISCONTINUOUS),
}


def claim(label: str, d: int, kernel: dict[str, Any], precision: int = 64, **more: Any) -> dict[str, Any]:
    """A claim with the rule of its label."""
    rule, trust = RULES[label]
    evidence = {"rule": rule, "precision": precision}
    return {"label": label, "d": d, "outcome": "proved", "kernel": kernel, "evidence": evidence, "trust": trust, **more}


def document(*claims: dict[str, Any]) -> dict[str, Any]:
    """A document of claims."""
    return {"format": "certify/1", "claims": list(claims)}


def ends(lower: str, upper: str) -> dict[str, Any]:
    """An enclosure."""
    return {"lower": lower, "upper": upper}
