"""The figure of the Landau expansion: its band holds the true K_c, and certified values stand in it."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from mpmath import besseli, mpf

from certify.app.api import certify
from certify.app.curves import couplings_near, samples_of
from certify.checker import Claim, Invalid, Verdict, check_document
from proofs.landau.constants import constant
from reports.expansion_figure import band, couplings, distance, expansions, figure
from tests.bounds.landau.truth import truth
from tests.checker.made import between, made
from tests.places import VALID

SOURCE: dict[str, Any] = json.loads((VALID / "d-2-claims-landau-expansion.json").read_text(encoding="utf-8"))


@cache
def accepted() -> tuple[Claim, ...]:
    return check_document(SOURCE).accepted


def expansion() -> Claim:
    return next(claim for claim in accepted() if claim.label == "landau-expansion")


def test_the_band_holds_the_true_coupling() -> None:
    claim = expansion()
    points = band(claim)
    assert points[-1][0] == float(distance(2, claim.region.beta))
    assert points[0][0] < points[-1][0] / 900
    known = truth(2, float(claim.region.beta) * 0.9995, 0.38)
    deviation = abs(known.gap / float(constant(2, Fraction("2.446918311289046130903948"))) - 1)
    below = max(point for point in points if point[0] <= known.s)
    above = min(point for point in points if point[0] >= known.s)
    assert below[1] <= deviation <= above[2]
    assert all(0 < low < high for _, low, high in points)
    assert all(high < 1.05 * low for s, low, high in points if s < 1e-4)


def test_the_farthest_expansion_of_a_dimension_is_drawn() -> None:
    claim = expansion()
    short = replace(claim, interval=replace(claim.region, b=Fraction("2.447")))
    assert [found.region.beta for found in expansions([short, claim, *accepted()])] == [claim.region.beta]
    assert figure([other for other in accepted() if other.label != "landau-expansion"], "a") == ()


def test_a_certified_coupling_stands_in_the_band() -> None:
    """K_c at one beta, as floats have it: within the band; what lies elsewhere is left out."""
    claim, beta = expansion(), Fraction("2.46")
    known = truth(2, float(beta), 0.38)
    s = distance(2, beta)
    gap = Fraction(known.gap) * s**2
    x = mpf(float(beta))
    k = Fraction(str(x / (2 * besseli(1, x)))) * (1 - gap)  # K_# = beta/(2 I_1)
    point = made("critical-coupling", 2, between(beta, beta), (k - Fraction(1, 10**10), k + Fraction(1, 10**10)))
    (found,) = couplings(claim, [point, replace(point, dimension=3)])
    assert abs(found[0] - known.s) < 1e-9
    low, high = (next(p[i] for p in band(claim) if p[0] >= found[0]) for i in (1, 2))
    assert low / 2 < found[1] <= found[2] < high * 2


def test_one_panel_a_dimension() -> None:
    (drawn,) = figure(accepted(), "a")
    assert drawn.name == "a-landau-expansion.pdf"
    assert drawn.pdf.startswith(b"%PDF")
    assert b"/Subtype /Image" not in drawn.pdf
    assert drawn.pdf == figure(accepted(), "a")[0].pdf
    assert "In words:" in drawn.caption


def test_couplings_for_the_figure_stand_in_the_band() -> None:
    """K_c at 1.00001 beta_*: accepted by the checker, a hair wide, and between both remainders."""
    claim = expansion()
    near = couplings_near(2, Fraction(2447, 1000))
    assert [other.label for other in near] == ["critical-coupling"]
    (found,) = couplings(claim, near)
    above = next(point for point in band(claim) if point[0] >= found[0])
    below = [point for point in band(claim) if point[0] < found[0]][-1]
    assert below[1] < found[1] <= found[2] < above[2]
    assert found[2] < found[1] * (1 + 1e-4)
    assert found[0] < 1e-5


@pytest.mark.deep
@pytest.mark.parametrize("d", [3, 10])
def test_all_of_them(d: int) -> None:
    near = couplings_near(d, Fraction(3))
    assert len(near) == 3
    assert all(claim.rule == "touching" and claim.region.point for claim in near)


def test_they_are_asked_for_where_an_expansion_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, Fraction]] = []
    monkeypatch.setattr("certify.app.curves.couplings_near", lambda d, end: asked.append((d, end)) or ())
    samples = samples_of([*accepted(), made("regime", 3, between(Fraction(1), Fraction(2)))])
    assert [each.d for each in samples] == [2, 3]
    assert asked == [(2, expansion().region.beta)]


def test_no_point_is_drawn_that_the_checker_has_not_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(**question: Any) -> Any:
        return certify(**question) if "beta" not in question else SimpleNamespace(claims=())

    monkeypatch.setattr("certify.app.curves.certify", nothing)

    def refuses(_: object) -> Verdict:
        raise Invalid("planted")

    with pytest.raises(Invalid, match="planted"):
        couplings_near(2, Fraction(2447, 1000), refuses)
