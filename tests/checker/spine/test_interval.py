"""Pieces: their order, the density at the left end, the loss, what a dilation adds, and both ends of K_c."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.coupling.density import explicit_touch
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.kernels.kernel import Exponential
from certify.bounds.spine.dilation import DilatedSpan
from certify.bounds.spine.interval import mean_at
from certify.bounds.spine.setting import interaction_setting, tools_of
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.density import Density
from certify.checker.coupling.interaction import multiplicity
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.checker.spine.dilation import Dilation
from certify.checker.spine.form import Piece, SpinePieces
from certify.checker.spine.interval import Span, reach_of
from certify.checker.spine.setting import Setting
from certify.checker.spine.slice import spectrum
from certify.checker.verdict import Invalid
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.cover.sizes import TouchSizes
from certify.cover.spine import SpinePlan
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


@pytest.mark.parametrize("w", [0, 1])
def test_lam_of_the_start_grows_with_the_interaction(w: int) -> None:
    """Of a piece so wide that g_l/N_l is no longer largest at l = 1: w g_1/d and the norm bound Lam at b_1 too."""
    low, high = Fraction(20), Fraction(40)
    own, context = replace(piece(), interval=(low, high), modes=12, mesh=24, near=8, stride=2), Context([], Work())
    most, reach = own.coupling[1], reach_of(5, own, context)
    end = most * Fraction(math.exp(low - high)) * high / low  # Q kept
    wide, last = Setting(context, 5, low, most, own, reach), Setting(context, 5, high, end, own)
    shares = [g / multiplicity(5, degree) for degree, g in enumerate(wide.g, 1)]
    assert max(shares) > 1.1 * shares[0]
    one = 1 << own.bits
    excess = [one * (k + 1) for k in range(len(wide.mesh.mass))]
    before, after = (spectrum(x, excess, w * one, 3, uniform=True) for x in (last, wide))
    assert before < after
    assert last.g[0] < wide.g[0]


def _coupling(evidence: Any, side: str, factor: Fraction) -> None:
    bounds = evidence["pieces"][0]["coupling"]
    bounds[side] = exact(number(bounds[side]) * factor)


def _nearer(evidence: Any) -> None:
    """K_lo a millionth below K_hi."""
    bounds = evidence["pieces"][0]["coupling"]
    bounds["lower"] = exact(number(bounds["upper"]) * (1 - Fraction(1, 10**6)))


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda e: e["pieces"].pop(0), "not adjacent"),
        (lambda e: e["pieces"].pop(), "do not end"),
        (lambda e: _coupling(e, "upper", 1 - Fraction(1, 10**6)), "(H + T)/(E - lost)"),
        (_nearer, "loss - depth"),
        (lambda e: e["pieces"][0]["cells"].pop(e["pieces"][0]["plain"]), "cell "),  # a gap between neighbours
        (lambda e: e["pieces"][0].__setitem__("plain", e["pieces"][0]["plain"] - 1), ""),
        pytest.param(lambda e: _coupling(e, "lower", Fraction(2, 100)), "theta < 1", marks=pytest.mark.deep),
        pytest.param(
            lambda e: e["pieces"][0]["moment"].__setitem__("lower", exact(Fraction(996, 1000))),
            "moment.lower",
            marks=pytest.mark.deep,
        ),
    ],
)
def test_forged_pieces(edit: Any, words: str) -> None:
    code, reason = edited(PIECES, edit)
    assert (code, words in reason) == (1, True)


def test_dilated_cells_come_before_the_window() -> None:
    def edit(evidence: Any) -> None:
        evidence["pieces"][0]["plain"] = evidence["pieces"][0]["window"][0] + 1

    code, reason = edited(PIECES, edit)
    assert (code, "plain" in reason) == (2, True)


def test_a_piece_does_not_reach_further() -> None:
    """Its right end moved by a tenth of its length: the density at b_0 proves no longer enough."""
    source = whole(PIECES)
    source["claims"] = [claim for claim in source["claims"] if claim["label"] == "two-minimisers"]
    claim = source["claims"][0]
    claim["evidence"]["pieces"] = claim["evidence"]["pieces"][:1]
    low, high = (number(x) for x in claim["evidence"]["pieces"][0]["interval"])
    end = exact(high + (high - low) / 10)
    claim["evidence"]["pieces"][0]["interval"][1] = claim["beta_interval"][1] = end
    code, reason = said(source)
    assert (code, "(H + T)/(E - lost)" in reason) == (1, True)


def test_both_layers_agree_on_a_dilation() -> None:
    """Share, tilt, where dilated densities begin, and how far their fields rise."""
    own, context = piece(), Context([], Work())
    low, high = own.interval
    least, most = own.coupling
    exact_setting = Setting(context, 5, low, most, own)
    dilation = Dilation(5, own, context, Span(5, own, context))
    kernel = Exponential(5, low)
    trial = own.trial
    sizes = TouchSizes(trial.modes, trial.nodes, trial.ellipses, trial.bits, 0)
    with precision(exact_setting.p + 60):
        touch = explicit_touch(kernel, sizes, BallMatrix.row(trial.field))
        span = DilatedSpan(5, low, high, least, most, touch)
        plan = SpinePlan(
            own.modes,
            own.nodes,
            own.ellipses,
            own.precision,
            own.grid,
            own.mesh,
            own.near,
            own.stride,
            own.start,
            (),
            (0, 1),
        )
        mean = mean_at(5, low) * span.scale() * 2
        ball_setting = interaction_setting(tools_of(5, plan), interaction_on(5, low, low, own.modes), Ball(most), mean)
        frame = dilation.frame(exact_setting)
        pairs = [
            (dilation.share[0], span.share),
            (dilation.tilt.lower(), span.tilt),
            (Fraction(frame.rise, 1 << exact_setting.p), Ball(1) * span.frame(ball_setting).rise),
            (
                Fraction(dilation.begin(exact_setting, 10 << exact_setting.p), 1 << exact_setting.p),
                span.begin(ball_setting, Ball(10)),
            ),
        ]
        for exactly, ball in pairs:
            assert abs(float(exactly) - float(ball.midpoint().fraction())) < 1e-3 * float(exactly)
        assert float(span.required().upper().fraction()) <= float(most)


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


def test_k_may_be_below_the_bits_of_the_density_of_a_piece() -> None:
    """At beta = 256 and d = 3 K_c is about 10^-109: H and E do not know K, z = a/g does."""
    own, context = piece(), Context([], Work())
    tiny = Fraction(1, 10**300)
    here, there = (Density(context, 5, own.interval[0], own.trial, (x, x)) for x in (own.coupling[1], tiny))
    assert (here.entropy.m, here.energy.m) == (there.entropy.m, there.energy.m)
    assert here.places[0].lower() > 0
    with pytest.raises(Invalid, match="bounded away from 0"):
        _ = there.places
