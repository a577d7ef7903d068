"""Pieces: their order, the density at the right end, the loss, and both ends of K_c."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.checker.arithmetic.series import Work
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.checker.spine.form import Piece, SpinePieces
from certify.checker.spine.interval import Span, reach_of
from tests.checker.arb_truth import number
from tests.checker.sample_certificates import exact
from tests.checker.spine.samples import PIECES, edited, said, whole


def piece() -> Piece:
    claim = next(claim for claim in claims_of(whole(PIECES)) if claim.label == "two-minimisers")
    return claim.given(SpinePieces).pieces[0]


def test_the_loss_and_the_reach_against_mpmath() -> None:
    import mpmath

    own, context = piece(), Context([], Work())
    span = Span(5, own, context)
    (low, high), most = own.interval, own.coupling[1]

    def mean(beta: Fraction) -> Any:
        x = mpmath.mpf(beta.numerator) / beta.denominator
        return mpmath.exp(-x) * mpmath.hyp0f1(2.5, x * x / 4)

    scale = mpmath.exp(float(low)) * float(most) / float(low)
    assert abs(span.loss / 2**own.bits - scale * (mean(low) - mean(high))) < 1e-9
    for degree, rise in enumerate(reach_of(5, own, context).rises, 1):

        def weight(beta: Fraction, degree: int = degree) -> Any:
            x = mpmath.mpf(beta.numerator) / beta.denominator
            return mpmath.besseli(mpmath.mpf(3) / 2 + degree, x) * x ** mpmath.mpf(-1.5) * mpmath.exp(-x)

        largest = max(weight(low + (high - low) * k / 8) for k in range(9))
        assert float(largest / weight(low)) <= float(rise.upper()) * (1 + 1e-9)


def _coupling(evidence: Any, side: str, factor: Fraction) -> None:
    bounds = evidence["pieces"][0]["coupling"]
    bounds[side] = exact(number(bounds[side]) * factor)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda e: e["pieces"].pop(0), "not adjacent"),
        (lambda e: e["pieces"].pop(), "do not end"),
        (lambda e: _coupling(e, "upper", 1 - Fraction(1, 10**6)), "H/E at b_1"),
        (lambda e: _coupling(e, "lower", Fraction(1003, 1000)), "loss - G"),
        pytest.param(lambda e: _coupling(e, "lower", Fraction(2, 100)), "theta < 1", marks=pytest.mark.deep),
        pytest.param(
            lambda e: e["pieces"][0]["moment"].__setitem__("lower", exact(Fraction(9, 10))),
            "moment.lower",
            marks=pytest.mark.deep,
        ),
    ],
)
def test_forged_pieces(edit: Any, words: str) -> None:
    code, reason = edited(PIECES, edit)
    assert (code, words in reason) == (1, True)


def test_pointers() -> None:
    source = whole(PIECES)
    claims = [claim for claim in source["claims"] if claim["label"] != "two-minimisers"]
    code, reason = said({"format": "certify/1", "claims": claims})
    assert (code, "a piece of exactly this interval" in reason) == (1, True)
    for claim in source["claims"]:
        if claim["label"] in ("critical-coupling", "order-parameter"):
            low, high = (number(claim["enclosure"][side]) for side in ("lower", "upper"))
            claim["enclosure"]["lower"] = exact((low + high) / 2)
            code, reason = said(source)
            assert (code, "enclosure.lower" in reason) == (1, True)
            claim["enclosure"]["lower"] = exact(low)
            break
