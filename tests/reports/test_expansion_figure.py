"""The figure of the Landau expansion: its band holds the true K_c, and certified values stand in it."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

from mpmath import besseli, mpf

from certify.checker import Claim, check_document
from proofs.landau.constants import constant
from reports.expansion_figure import band, couplings, distance, expansions, figure
from tests.bounds.landau.truth import truth
from tests.checker.made import between, made
from tests.places import VALID

SOURCE: dict[str, Any] = json.loads((VALID / "d-2-claims-landau-expansion.json").read_text(encoding="utf-8"))
ACCEPTED = check_document(SOURCE).accepted


def expansion() -> Claim:
    return next(claim for claim in ACCEPTED if claim.label == "landau-expansion")


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
    assert [found.region.beta for found in expansions([short, claim, *ACCEPTED])] == [claim.region.beta]
    assert figure([other for other in ACCEPTED if other.label != "landau-expansion"], "a") == ()


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
    (drawn,) = figure(ACCEPTED, "a")
    assert drawn.name == "a-landau-expansion.pdf"
    assert drawn.pdf.startswith(b"%PDF")
    assert b"/Subtype /Image" not in drawn.pdf
    assert drawn.pdf == figure(ACCEPTED, "a")[0].pdf
    assert "In words:" in drawn.caption
