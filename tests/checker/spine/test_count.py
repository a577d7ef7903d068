"""The rule `spine` as a whole, accepted with the corpus: no other K_c, moment, window or set of beta."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.checker.spine import count
from tests.checker.arb_truth import number
from tests.checker.sample_certificates import exact
from tests.checker.spine.samples import POINT, edited, known_tube, said, whole


def _moved(evidence: Any, name: str, lower: Fraction, upper: Fraction) -> None:
    low, high = (number(evidence[name][side]) for side in ("lower", "upper"))
    evidence[name] = {"lower": exact(low * lower), "upper": exact(high * upper)}


ABOVE, BELOW = 1 + Fraction(1, 10**9), 1 - Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda e: _moved(e, "coupling", ABOVE, ABOVE), "K_lo <= A/"),  # K_c is a little lower
        (lambda e: _moved(e, "coupling", BELOW, BELOW), "<= K_hi"),  # and a little higher here
        (lambda e: _moved(e, "moment", ABOVE, ABOVE), "moment.lower"),
        (lambda e: e["touch"]["field"].__setitem__(0, exact(number(e["touch"]["field"][0]) * ABOVE)), ""),
    ],
)
@pytest.mark.parametrize("covered", [True, pytest.param(False, marks=pytest.mark.deep)], ids=["covered", "whole"])
def test_forged_bounds(edit: Any, words: str, covered: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the cells are taken for settled, with the tube of the sample: they do not decide these."""
    if covered:
        monkeypatch.setattr(count, "point_tube", lambda *_: known_tube())
    code, reason = edited(POINT, edit)
    assert (code, words in reason) == (1, True)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda e: e.__setitem__("window", [0, 1]), ""),
        (lambda e: e.__setitem__("mesh", e["near"]), ""),
    ],
)
def test_forged_points(edit: Any, words: str) -> None:
    code, reason = edited(POINT, edit)
    assert (code, words in reason) == (1, True)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda e: e.__setitem__("cells", []), "non-empty"),
        (lambda e: e.__setitem__("window", [3, 3]), "window"),
        (lambda e: e.__setitem__("near", e["near"] + 1), "mesh"),
        (lambda e: e["cells"][0].__delitem__(slice(2, None)), "at least one step"),
        (lambda e: e["cells"][0][1].pop(), "centre"),
        (lambda e: e["cells"][0][2].__setitem__(2, e["modes"] + 1), "at most as many modes"),
        (lambda e: e["cells"][0][2].__setitem__(0, 0), ">= 1"),
    ],
)
def test_malformed_points(edit: Any, words: str) -> None:
    code, reason = edited(POINT, edit)
    assert (code, words in reason) == (2, True)


def test_a_point_is_no_interval() -> None:
    source = whole(POINT)
    claim = next(claim for claim in source["claims"] if claim["label"] == "two-minimisers")
    beta = claim.pop("beta")
    for interval in ([beta, exact(number(beta) + 1)], [beta, beta]):
        code, _ = said({"format": "certify/1", "claims": [claim | {"beta_interval": interval}]})
        assert code in (1, 2)
