"""What describes the other minimiser, as it is asked for: by name, at one beta beyond beta_*, with its cover."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

import certify
from certify.core.claim import Claim
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from certify.solve.coupling import claims as module
from certify.solve.coupling.minimiser import minimiser_claims, usual_places
from certify.solve.coupling.near import Near
from certify.solve.coupling.point import critical_coupling

BOTH = ("latent-heat", "minimiser-profile")


@pytest.fixture(scope="module")
def near() -> Near:
    found = critical_coupling(3, Fraction(5, 2), digits=12).near
    assert found is not None
    return found


@pytest.fixture(scope="module")
def result() -> certify.Result:
    return certify.certify(d=2, beta=3, digits=10, claims=BOTH)


def test_the_cover_and_the_coupling_come_with_them(result: certify.Result) -> None:
    labels = [claim.label for claim in result.claims]
    assert labels == ["beta-star", "critical-coupling", "two-minimisers", *BOTH]
    assert {claim.outcome for claim in result.claims} == {"proved"}
    assert set(result.check().statuses) == {"accepted"}


def test_as_many_digits_as_asked(result: certify.Result) -> None:
    heat = result.latent_heat
    assert as_fraction(heat.width()) * 10**10 < as_fraction(heat.lower)
    density = result.density
    for value in (density.moments[0], density(1), density(-1)):
        assert as_fraction(value.width()) * 10**9 < as_fraction(value.lower)


def test_the_slope_of_the_coupling_agrees(near: Near) -> None:
    """K_c' = -K_c (d/dbeta E)/E at fixed density (Clausius and Clapeyron), by the moments and float weights."""
    from certify.search.coupling.interaction import float_kappa

    point = critical_coupling(3, Fraction(5, 2), digits=12)
    (profile,) = minimiser_claims(3, Fraction(5, 2), 12, near, ["minimiser-profile"])
    squares = [float(as_fraction(pair["lower"])) ** 2 for pair in profile.details["moments"]]
    step, count = 1e-4, len(squares)
    below, here, above = (float_kappa(3, 2.5 + k * step, count) @ squares for k in (-1, 0, 1))
    (heat,) = minimiser_claims(3, Fraction(5, 2), 12, near, ["latent-heat"])
    assert heat.enclosure is not None
    assert point.coupling is not None
    assert abs(float(heat.enclosure) - here) < 1e-9
    slope = float(as_fraction(point.claims[0].details["derivative"]["lower"]))
    assert abs(slope + float(point.coupling) * (above - below) / (2 * step) / here) < 1e-6


def test_density_at_the_places_that_are_asked_for() -> None:
    found = certify.density(3, "5/2", 8, at=["1/3", -1, Fraction(1, 2), "1/3"])
    assert [t for t, _ in found.values] == [-1, Fraction(1, 3), Fraction(1, 2)]
    usual = certify.density(3, "5/2", 8)
    assert [t for t, _ in usual.values] == usual_places()
    wide, sharp = usual("1/3"), found("1/3")
    assert wide.lower < sharp.lower < sharp.upper < wide.upper
    assert found("2/5").lower == sharp.lower
    with pytest.raises(Undecided, match="both sides"):
        found("3/4")
    assert f"{len(usual.moments)} moments and 65 values" in repr(usual)
    assert usual.rows()[0]["lower"] <= float(usual(-1)) <= usual.rows()[0]["upper"]


def test_where_they_are_no_question() -> None:
    for beta, words in ((("2", "3"), "one number is wanted"), ("1", "does not arise"), ("beta-star", "one number")):
        for label in BOTH:
            with pytest.raises(BadInput, match=words):
                certify.certify(d=3, beta=beta, claims=label)
    with pytest.raises(BadInput, match="beta is missing"):
        certify.certify(d=3, claims=BOTH)
    for wrong in ([], [2], ["x"]):
        with pytest.raises(BadInput):
            certify.density(3, "5/2", at=wrong)
    with pytest.raises(TypeError):
        certify.density(3, "5/2", at=[0.5])  # type: ignore[list-item]  # a float is refused


def test_without_a_cover_they_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next to beta_* the reduction answers for K_c; nothing describes its minimiser."""

    def without(*_: object) -> list[Claim]:
        return list(module.at_point(3, Fraction(2), 10, [*BOTH], by_name=True))

    from certify.solve.coupling import point

    proved = critical_coupling(3, Fraction(2), digits=10)
    first, second, third = (replace(c, outcome="inconclusive", reason="no cover", evidence={}) for c in proved.claims)
    open_claims = first, second, third
    monkeypatch.setattr(point, "critical_coupling", lambda *_: replace(proved, claims=open_claims, near=None))
    found = {claim.label: claim for claim in without()}
    assert {found[label].outcome for label in BOTH} == {"inconclusive"}
    assert "a cover at this beta is needed: no cover" in str(found["latent-heat"].reason)
