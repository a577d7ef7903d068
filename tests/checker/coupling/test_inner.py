"""The checker on nodes inside a piece, on C_* by third cumulants, and on `derivative`: FORMAT/intervals.md."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.coupling.third import StarTerms
from certify.checker import Refusal, check_document
from certify.checker.arithmetic.ball import Ball
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.band import Band, End
from certify.checker.coupling.count import check_moving_cover
from certify.checker.coupling.derivative import check_derivative
from certify.checker.coupling.family import Family
from certify.checker.coupling.third import third_bound
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.checker.verdict import Invalid
from certify.core.ball import Ball as Arb
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from certify.core.certificate import claim_document
from certify.core.certificate import document as as_document
from certify.solve.bessel.linear_threshold import linear_threshold
from certify.solve.coupling.interval import critical_coupling_interval
from tests.checker.arb_truth import number
from tests.checker.sample_certificates import document, exact

D, LOW, HIGH = 3, Fraction(5, 2), Fraction(13, 5)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def certificate() -> Json:
    """d=3, beta in [2.5, 2.6]: two points and one piece with three nodes inside it."""
    result: Json = json.loads(json.dumps(as_document(critical_coupling_interval(D, LOW, HIGH).claims)))
    assert [len(piece["inner"]) for piece in result["claims"][-1]["evidence"]["pieces"]] == [3]
    return result


def test_the_certificate_is_accepted(certificate: Json) -> None:
    assert len(check_document(certificate).accepted) == 2 * 3 + 2 + 1


# --- nodes ------------------------------------------------------------------------------------------------------------
def _covers(certificate: Json) -> list[Json]:
    rules = ("cover", "moving-cover")
    return [copy.deepcopy(claim) for claim in certificate["claims"] if claim["evidence"]["rule"] in rules]


def _scaled(pair: Json, lower: Fraction, upper: Fraction) -> None:
    pair |= {"lower": exact(number(pair["lower"]) * lower), "upper": exact(number(pair["upper"]) * upper)}


def _lower_raised(nodes: list[Json], piece: Json) -> None:
    nodes[1]["coupling"]["lower"] = nodes[1]["coupling"]["upper"]


def _upper_lowered(nodes: list[Json], piece: Json) -> None:
    nodes[1]["coupling"]["upper"] = nodes[1]["coupling"]["lower"]


def _both_raised(nodes: list[Json], piece: Json) -> None:
    _scaled(nodes[1]["coupling"], Fraction(1001, 1000), Fraction(1001, 1000))


def _negative(nodes: list[Json], piece: Json) -> None:
    nodes[1]["coupling"]["lower"] = exact(Fraction(0))


def _moved(nodes: list[Json], piece: Json) -> None:
    nodes[1]["s"] += 1 << (piece["grid"] - 10)


def _exchanged(nodes: list[Json], piece: Json) -> None:
    nodes[0], nodes[1] = nodes[1], nodes[0]


def _another_field(nodes: list[Json], piece: Json) -> None:
    nodes[1]["field"][2] = exact(number(nodes[1]["field"][2]) * (1 + Fraction(1, 2**12)))


def _thin_star(nodes: list[Json], piece: Json) -> None:
    piece["star_lower"] = list(piece["star_upper"])


def _low_star(nodes: list[Json], piece: Json) -> None:
    piece["star_upper"] = list(piece["star_lower"])


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (_lower_raised, "coupling.lower of an inner node"),
        (_upper_lowered, "H/E at an inner node"),
        (_both_raised, "tangents beside it"),
        (_negative, "0 < coupling.lower at an inner node"),
        (_moved, "coupling.lower of an inner node"),
        (_exchanged, "beta_i < beta_{i+1}"),
        (_another_field, "inner node"),
        (_thin_star, "star_lower <= z_1"),
        (_low_star, "z_1 <= star_upper"),
    ],
    ids=lambda x: getattr(x, "__name__", "").strip("_") or None,
)
def test_planted_violations(certificate: Json, edit: Callable[[list[Json], Json], None], words: str) -> None:
    claims = _covers(certificate)
    piece = claims[-1]["evidence"]["pieces"][0]
    edit(piece["inner"], piece)
    every = claims_of(document(*claims))
    with pytest.raises(Invalid) as refusal:
        check_moving_cover(every[-1], Context(every, Work()))
    assert words in refusal.value.reason


def test_form(certificate: Json) -> None:
    claims = _covers(certificate)
    node = claims[-1]["evidence"]["pieces"][0]["inner"][0]
    one = 1 << claims[-1]["evidence"]["pieces"][0]["grid"]
    change: Json
    for change in (
        {"s": one},
        {"s": -one},
        {"s": "0"},
        {"modes": 2},
        {"nodes": 71},
        {"precision": 24},
        {"field": []},
        {"more": 1},
    ):
        edited = copy.deepcopy(claims[-1])
        edited["evidence"]["pieces"][0]["inner"][0] = node | change
        with pytest.raises(Refusal) as refusal:
            check_document(document(edited))
        assert refusal.value.exit_code == 2, change
    edited = copy.deepcopy(claims[-1])
    edited["evidence"]["pieces"][0]["grid"] = 1
    with pytest.raises(Refusal, match="grid"):
        check_document(document(edited))
    del claims[-1]["evidence"]["pieces"][0]["inner"]
    with pytest.raises(Refusal, match="inner"):
        check_document(document(claims[-1]))


# --- the band with nodes ---------------------------------------------------------------------------------------------
def _end(beta: Fraction) -> End:
    """log K = -x - 3 x^2/2, x = log beta, as narrow as Arb has it."""
    with precision(240):
        x = Arb(beta).log()
        value, slope = (-x - x * x * Fraction(3, 2)).exp(), x * 3 + 1
        pairs = [(v.lower().fraction(), v.upper().fraction()) for v in (value, slope)]
    return End(beta, *pairs)


def test_the_band_contains_a_concave_function() -> None:
    rng = random.Random(5)
    places = [Fraction(17, 8), Fraction(9, 4), Fraction(11, 4)]
    band = Band(_end(Fraction(2)), _end(Fraction(3)), 200, [_end(beta) for beta in places])
    for _ in range(25):
        s0, s1 = sorted(Fraction(rng.randint(-64, 64), 64) for _ in range(2))
        k, tilt, spread = band.coupling(s0, s1)
        for i in range(5):
            s = s0 + (s1 - s0) * i / 4
            line = k + tilt * Ball.exact(s - (s0 + s1) / 2, 200) + spread
            low, high = _end(band.beta(s)).coupling
            assert line.lower() <= low <= high <= line.upper()


def test_nodes_make_the_band_narrow() -> None:
    def width(inner: list[End]) -> int:
        band = Band(_end(Fraction(2)), _end(Fraction(3)), 200, inner)
        return max(band.coupling(Fraction(k, 16), Fraction(k + 1, 16))[2].r for k in range(-16, 16))

    assert width([_end(2 + Fraction(k, 8)) for k in range(1, 8)]) * 10 < width([])


# --- third cumulants ------------------------------------------------------------------------------------------------
def test_third_cumulants_are_those_of_the_ball_layer() -> None:
    """The two arithmetics agree to a part in 2^40, so that no term is missing in one of them."""
    rng, p = random.Random(3), 160
    for d in (2, 3, 6):
        modes, nodes, ellipses = 4, 90, (Fraction(3, 2), Fraction(2), Fraction(3))
        family = Family(d, modes, nodes, ellipses, p, Work())
        field = [rng.randint(-1 << p, 2 << p) for _ in range(modes)]
        sizes = [rng.randint(0, 1 << (p - 3)) for _ in range(modes)]
        slip = rng.randint(0, 1 << (p - 4))
        found = third_bound(family, field, sizes, slip)
        with precision(p):
            centre, spread = (BallMatrix.integers([row], -p) for row in (field, sizes))
            quad = quadrature(d, modes, nodes, ellipses)
            terms = StarTerms.at(quad, centre, spread, Arb(Fraction(slip, 1 << p)), Arb(1))
            expected = [x.upper().fraction() for x in terms.matrix().entries()]
        for value, x in zip((Fraction(v, 1 << p) for row in found for v in row), expected, strict=True):
            assert abs(value - x) < Fraction(1, 2**40)


# --- the derivative ---------------------------------------------------------------------------------------------------
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
def test_a_derivative_that_says_too_much_is_refused(certificate: Json, field: str) -> None:
    claims = copy.deepcopy(certificate["claims"])
    claim = _about(claims, field)
    assert _said(claims, claim) == ""
    pair = dict(claim["derivative"])
    for side, other, words in (
        ("lower", "upper", "derivative.lower <= K_c'"),
        ("upper", "lower", "K_c' <= derivative.upper"),
    ):
        claim["derivative"] = pair | {side: pair[other]}
        assert words in _said(claims, claim)


def test_a_derivative_needs_two_minimisers(certificate: Json) -> None:
    """Without the covers at the ends, without the piece, or below beta_* nothing says that K_c' is there."""
    claims = copy.deepcopy(certificate["claims"])
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
