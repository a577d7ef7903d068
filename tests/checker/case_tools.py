"""What the cases of the checker's tests are made of: claims with fields changed, a claim of K_c up to beta_*."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

from tests.checker.arb_truth import number
from tests.checker.sample_certificates import BECKNER, REST, ends, exact, theorem_trust
from tests.checker.sample_numbers import series, threshold

Case = tuple[str, Any, int, str]
"""(name, document, exit code, words of the reason); a document that is not a dict is sent as it stands."""
Fault = tuple[str, dict[str, Any], str]
"""(name, claim, words of the reason)."""
F = Fraction
FOUR = {*BECKNER, *REST}


def edited(claim: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A copy with fields replaced; a key with __ goes one level down, the value `...` removes the field."""
    result = copy.deepcopy(claim)
    for key, value in changes.items():
        *path, last = key.split("__")
        place = result
        for step in path:
            place = place[step]
        if value is ...:
            del place[last]
        else:
            place[last] = value
    return result


def moved(box: dict[str, str], step: Fraction) -> dict[str, str]:
    """An enclosure shifted."""
    return {key: exact(number(text) + step) for key, text in box.items()}


def coupling_below(d: int) -> dict[str, Any]:
    """K_c = K_# on [1/2, 1]."""
    low, high = threshold(d, F(1), 60)[0], threshold(d, F(1, 2), 60)[1]
    return {
        "label": "critical-coupling",
        "d": d,
        "outcome": "proved",
        "beta_interval": [exact(F(1, 2)), exact(1)],
        "enclosure": ends(low, high),
        "evidence": {"rule": "theorem-1.1", **series(d, 1, 100)},
        "trust": theorem_trust(d, *BECKNER),
    }


def middle(claim: dict[str, Any]) -> Fraction:
    """Of the bracket of beta_*."""
    box = claim["evidence"]["beta_star"]
    return (number(box["lower"]) + number(box["upper"])) / 2
