"""The band around K_c: a third point and concave functions lie in it, nodes make it narrow, its ends must fit."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import Ball
from certify.checker.coupling.band import Band, End
from certify.core.ball import Ball as Arb
from certify.core.ball import precision
from tests.checker.coupling.moving_samples import Json, nodes


def test_band_contains_a_third_point(certificate: Json) -> None:
    """K_c at the inner node lies in the band of the outer two, and no band of a wrong slope contains it."""
    _, (left, inner, right) = nodes(certificate)
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
    _, (left, _, right) = nodes(certificate)
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
