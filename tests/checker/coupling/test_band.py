"""K_c between points, and the critical-point equation on moving boxes, where the answer is known."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import up
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.coupling.band import Band, End
from certify.checker.coupling.boxes import Box
from certify.checker.coupling.family import Family
from certify.checker.coupling.form import PointCover
from certify.checker.coupling.interaction import Interaction
from certify.checker.coupling.moving import Affine, Equation, Piece
from certify.checker.coupling.moving_form import MovingCover
from certify.checker.coupling.nodes import end_of
from certify.checker.document.claim import Claim
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from tests.checker.coupling.moving_samples import D, Json, certificate_on_interval, selected
from tests.checker.sample_certificates import document


@pytest.fixture(scope="module")
def certificate() -> Json:
    return certificate_on_interval()


def _nodes(certificate: Json) -> tuple[list[Claim], list[End]]:
    claims = claims_of(document(*selected(certificate, "cover", "moving-cover")))
    context = Context(claims, Work())
    return claims, [end_of(claim, context) for claim in claims[:-1]]


def test_band_contains_a_third_point(certificate: Json) -> None:
    """K_c at the inner node lies in the band of the outer two, and no band of a wrong slope contains it."""
    _, (left, inner, right) = _nodes(certificate)
    s = (inner.beta - (left.beta + right.beta) / 2) / ((right.beta - left.beta) / 2)
    k, tilt, spread = Band(left, right, 160).coupling(s - Fraction(1, 8), s + Fraction(1, 8))
    everything = k + spread
    assert everything.lower() <= inner.coupling[0] <= inner.coupling[1] <= everything.upper()
    assert tilt.upper() < 0
    assert everything.upper() - everything.lower() < inner.coupling[0] / 2000
    for factor in (Fraction(9, 10), Fraction(11, 10)):
        one, other = (
            End(e.beta, e.coupling, (e.log_slope[0] * factor, e.log_slope[1] * factor)) for e in (left, right)
        )
        try:
            k, _, spread = Band(one, other, 160).coupling(s - Fraction(1, 8), s + Fraction(1, 8))
        except Invalid:
            continue
        assert (k + spread).upper() < inner.coupling[0]


def test_band_asks_for_its_hypotheses(certificate: Json) -> None:
    _, (left, _, right) = _nodes(certificate)
    Band(left, right, 160)
    for ends in (
        (right, left),
        (left, left),
        (End(left.beta, (Fraction(0), left.coupling[1]), left.log_slope), right),
        (End(left.beta, left.coupling, (-Fraction(1, 2**90), left.log_slope[1])), right),
        (left, End(right.beta, right.coupling, (-Fraction(1, 2**90), right.log_slope[1]))),
    ):
        with pytest.raises(Invalid):
            Band(*ends, 160)
    with pytest.raises(Invalid, match=r"lower end Klo_\{i\+1\}"):
        Band(left, End(right.beta, (left.coupling[0] * 2, left.coupling[1] * 2), right.log_slope), 160)


def _piece(claims: list[Claim], ends: list[End]) -> tuple[Piece, Bessel]:
    evidence = claims[-1].given(MovingCover).pieces[0]
    bessel = Bessel(D, evidence.bits, evidence.terms, Work())
    family = Family(D, evidence.modes, evidence.nodes, evidence.ellipses, evidence.bits, bessel.work)
    return Piece(evidence, Band(ends[0], ends[1], bessel.precision), bessel, family), bessel


def _minimiser(claim: Claim, g: list[Fraction]) -> list[Fraction]:
    """m_l = a_l/g_l of the explicit density at K_c, far closer than the boxes."""
    return [a / x for a, x in zip(claim.given(PointCover).touch.field, g, strict=False)]


def test_linear_couplings_contain_the_ends(certificate: Json) -> None:
    """g_l at both nodes of a piece, from the whole range and from a quarter of it."""
    claims, ends = _nodes(certificate)
    piece, bessel = _piece(claims, ends)
    one = 1 << piece.grid
    for s, end, quarter in ((-1, ends[0], (-one, -one // 2)), (1, ends[1], (one // 2, one))):
        truth = Interaction(bessel, end.beta, piece.modes, end.coupling)
        for s0, s1 in ((-one, one), quarter):
            g = piece.interaction(s0, s1)
            t = up(int((s - Fraction(s0 + s1, 2 * one)) * (1 << piece.p)), piece.p)
            for degree in range(piece.modes):
                value = g.centre[degree] + g.slope[degree] * t + g.spread[degree]
                assert value.lower() <= truth.g[degree].lower() <= truth.g[degree].upper() <= value.upper()
                assert truth.g[degree].upper() <= g.g[degree].upper()
            assert truth.tau <= g.tau


def test_functional_and_deviations_contain_the_minimiser(certificate: Json) -> None:
    """The critical points at both nodes satisfy the linearised equation of every box that holds them, for every y."""
    claims, ends = _nodes(certificate)
    piece, bessel = _piece(claims, ends)
    evidence, one, rng = piece.evidence, 1 << piece.grid, random.Random(7)
    for s, node in ((-1, 0), (1, 1)):
        g = Interaction(bessel, ends[node].beta, piece.modes, ends[node].coupling).g
        middle = [(x.lower() + x.upper()) / 2 for x in g]
        moments = _minimiser(claims[node], middle)
        frames = [Fraction(f + s * v, one) for f, v in zip(evidence.frame, evidence.frame_slope, strict=True)]
        x = [m / f for m, f in zip(moments, frames, strict=True)]
        whole = Box(evidence.star_lower, evidence.star_upper, -one, one)
        half = (-one, 0) if s < 0 else (0, one)
        for box in (whole, Box(whole.lower, tuple(int(v * one) + 99 for v in x), *half)):
            field = piece.field(box)
            sizes = Affine(piece, box, field).sizes
            unit = 1 << piece.p
            for a, gm, size in zip(field, (u * m for u, m in zip(middle, moments, strict=True)), sizes, strict=True):
                assert abs(gm - Fraction(a, unit)) <= Fraction(size, unit)
            equation = Equation(piece, box)
            for _ in range(4):
                y = [rng.randint(-1000, 1000) for _ in range(piece.modes)]
                weights, value = equation.functional(y)
                for w, v, c in zip(weights, x, equation.centre, strict=True):
                    value = value + w * (up(int(v * unit), piece.p) - c)
                assert abs(value.m) <= value.r + 1000 * piece.modes * (unit >> 50)
