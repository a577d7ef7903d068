"""The derivative of K_c: what says too much is refused, and so is what lacks its covers."""

from __future__ import annotations

import copy
import json
from fractions import Fraction

import pytest

from certify.checker import Refusal, check_document
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.derivative import check_derivative
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.checker.verdict import Invalid
from certify.core.certificate import claim_document
from certify.solve.bessel.linear_threshold import linear_threshold
from tests.checker.coupling.moving_samples import D, Json
from tests.checker.sample_certificates import document, exact


def _about(claims: list[Json], field: str) -> Json:
    return next(c for c in claims if c["label"] == "critical-coupling" and field in c)


def _said(claims: list[Json], claim: Json) -> str:
    every = claims_of(document(*claims))
    try:
        check_derivative(every[claims.index(claim)], Context(every, Work()))
    except Invalid as refusal:
        return refusal.reason
    return ""


@pytest.mark.parametrize("field", ["beta", "beta_interval"])
def test_a_derivative_that_says_too_much_is_refused(with_nodes: Json, field: str) -> None:
    claims = copy.deepcopy(with_nodes["claims"])
    claim = _about(claims, field)
    assert _said(claims, claim) == ""
    pair = dict(claim["derivative"])
    for side, other, words in (
        ("lower", "upper", "derivative.lower <= K_c'"),
        ("upper", "lower", "K_c' <= derivative.upper"),
    ):
        claim["derivative"] = pair | {side: pair[other]}
        assert words in _said(claims, claim)


def test_a_derivative_needs_two_minimisers(with_nodes: Json) -> None:
    """Without the covers at the ends, without the piece, or below beta_* nothing says that K_c' is there."""
    claims = copy.deepcopy(with_nodes["claims"])
    claim = _about(claims, "beta_interval")
    for rule, words in (("cover", "no proved claim two-minimisers"), ("moving-cover", "a piece of exactly this")):
        assert words in _said([c for c in claims if c["evidence"]["rule"] != rule], claim)
    point = _about(claims, "beta")
    assert "no proved claim two-minimisers" in _said([point], point)
    below = json.loads(json.dumps(claim_document(linear_threshold(D, Fraction(1), 10))))
    below |= {"label": "critical-coupling", "derivative": {"lower": exact(Fraction(-9)), "upper": exact(Fraction(9))}}
    below["evidence"]["rule"] = "theorem-1.1"
    assert "beyond beta_* only" in _said([below], below)
    below["derivative"] = exact(Fraction(1))
    with pytest.raises(Refusal) as refusal:
        check_document(document(below))
    assert refusal.value.exit_code == 2
