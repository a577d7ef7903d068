"""The latent heat: a claim that says too much is refused on either side, and so is one without its cover."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from certify.checker import Refusal, check_document
from certify.checker.coupling.density import ExplicitDensity
from tests.bounds.coupling.other_route import critical_density
from tests.checker.asked import Json, outcome
from tests.checker.case_tools import Case
from tests.checker.coupling.minimiser_samples import described, ends_of, heat, pair_of, refused, said, sharpest

CLAIMS = described()
OWN = CLAIMS["latent-heat"]
LOW, HIGH = ends_of(OWN["enclosure"])


def enclosed(lower: Fraction, upper: Fraction) -> Json:
    """The claim with another enclosure."""
    return {**OWN, "enclosure": pair_of(lower, upper)}


def test_it_is_the_energy_of_the_kernel() -> None:
    energy = critical_density(2.0, float(ends_of(CLAIMS["critical-coupling"]["enclosure"])[0])).energy
    assert abs(float(LOW) - energy) < 1e-9
    assert 0 < HIGH - LOW < Fraction(1, 10**20)
    assert outcome(CLAIMS["two-minimisers"], OWN) == (0, "")


def test_a_digit_too_sharp_is_refused() -> None:
    half, width = (LOW + HIGH) / 2, HIGH - LOW
    assert said(OWN) == ""
    for lower, upper, words in (
        (half, HIGH, "enclosure.lower <="),
        (LOW, half, "<= enclosure.upper"),
        (HIGH, HIGH + width, "enclosure.lower <="),
        (LOW - width, LOW, "<= enclosure.upper"),
        (Fraction(0), Fraction(0), "<= enclosure.upper"),
    ):
        assert words in said(enclosed(lower, upper)), (lower, upper)
    assert outcome(CLAIMS["two-minimisers"], enclosed(half, HIGH))[0] == 1


def test_the_distance_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """On both sides: without it sharper claims are accepted than the density is near."""
    low, high = sharpest(enclosed, LOW, HIGH)
    monkeypatch.setattr(ExplicitDensity, "distance", lambda *_: Fraction(0))
    lowest, highest = sharpest(enclosed, LOW, HIGH)
    assert low < lowest <= highest < high


def test_an_energy_that_may_vanish_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = enclosed(Fraction(0), Fraction(9))
    assert said(wide) == ""
    monkeypatch.setattr(ExplicitDensity, "distance", lambda *_: Fraction(2))
    assert "0 < sqrt(A)/K - distance/sqrt(2 K)" in said(wide)


def test_the_cover_is_that_of_the_claim() -> None:
    """The same d and beta, proved, and a cover that holds."""
    cover = CLAIMS["two-minimisers"]
    for other in (
        {**cover, "d": 2},
        {**cover, "beta": "0x5p-1"},
        {**cover, "outcome": "inconclusive", "evidence": {}, "reason": "open"},
    ):
        code, reason = outcome(heat(), other)
        assert code == 1
        assert "no proved claim two-minimisers" in reason
    forged = json.loads(json.dumps(cover))
    forged["evidence"]["coupling"]["lower"] = "-0x1p+0"
    assert "0 < coupling.lower of the cover" in outcome(heat(), forged)[1]
    forged["evidence"]["coupling"] = {"lower": "0x2p+0", "upper": "0x2p+0"}  # above K_c
    assert outcome(heat(), forged)[0] == 1
    assert "trust" in outcome({**heat(), "trust": ["spherical-harmonics"]}, cover)[1]


@pytest.mark.parametrize("case", [*refused()], ids=lambda case: case[0])
def test_without_a_cover(case: Case) -> None:
    _, source, code, words = case
    with pytest.raises(Refusal) as refusal:
        check_document(source)
    assert (refusal.value.exit_code, words in str(refusal.value)) == (code, True), str(refusal.value)
