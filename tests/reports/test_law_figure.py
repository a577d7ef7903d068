"""The figure of (1.18): its band holds what an independent search found, certified values stand between the lines."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from math import exp
from typing import Any

import pytest

from certify.checker import Claim, check_document
from reports.law_figure import band, couplings, figure, laws, pieces, predicted, scale, threshold
from reports.samples import Samples
from tests.bounds.large_beta.known import KNOWN
from tests.checker.made import between, made
from tests.places import VALID

SOURCE: dict[str, Any] = json.loads((VALID / "d-3-beta-100..inf-claims-large-beta.json").read_text(encoding="utf-8"))
ACCEPTED = check_document(SOURCE).accepted


def law() -> Claim:
    return next(claim for claim in ACCEPTED if claim.label == "large-beta")


def test_the_band_holds_what_floats_find() -> None:
    (drawn,) = laws(ACCEPTED)
    points = band(drawn)
    assert points[0][0] == 100
    assert points[-1][0] == pytest.approx(10**6)
    for d, beta, value in KNOWN:
        if d == 3 and beta >= 100:
            least, most = float(drawn.least), float(drawn.most)
            q = scale(3, Fraction(beta))
            assert q - most / q < value < q - least / q
            below = max(point for point in points if point[0] <= beta * 1.001)
            assert below[1] < value


def test_the_prediction_is_approached() -> None:
    points = band(*laws(ACCEPTED))
    gaps = [abs(high - predicted(3, beta)) for beta, _, high in points]
    assert gaps[-1] < gaps[0] < 1


def test_the_law_that_begins_first_is_drawn() -> None:
    late = replace(law(), interval=replace(law().region, a=Fraction(5000)))
    assert [found.start for found in laws([late, law(), *ACCEPTED])] == [100]
    assert figure([claim for claim in ACCEPTED if claim.label != "large-beta"], "a") == ()


def test_certified_points_stand_in_it() -> None:
    """At single beta only, of this dimension, and bounded away from 0."""
    beta = Fraction(4)
    point = made("critical-coupling", 3, between(beta, beta), (Fraction(31, 100), Fraction(32, 100)))
    point = replace(point, interval=replace(point.region, point=True))
    others = [
        replace(point, dimension=4),
        replace(point, enclosure=(Fraction(0), Fraction(1))),
        replace(point, outcome="inconclusive"),
        replace(point, interval=replace(point.region, point=False)),
    ]
    ((place, low, high),) = couplings([point, *others], 3)
    assert place == 4
    assert low == pytest.approx(0.31 * exp(4) / 4)
    assert high == pytest.approx(0.32 * exp(4) / 4)


def test_intervals_are_drawn_as_bands(undrawn: None) -> None:
    """In the panel of their dimension; a lower end at 0 says nothing on this scale."""
    piece = [(Fraction(b), Fraction(1, 10 * b), Fraction(1, 9 * b)) for b in (4, 5)]
    item = Samples(3, (Fraction(1), Fraction(2)), coupling=[piece, [(Fraction(6), Fraction(0), Fraction(1))]])
    (first, second), empty = pieces([item, replace(item, d=4)], 3)
    assert list(first) == pytest.approx([4, exp(4) / 160, exp(4) / 144])
    assert second[1] < second[2]
    assert empty == []
    (bare,), (found,) = figure(ACCEPTED, "a"), figure(ACCEPTED, "a", [item])
    assert len(found.data.splitlines()) == len(bare.data.splitlines()) + 2
    assert figure(ACCEPTED, "a", [replace(item, d=4)])[0].data == bare.data


def test_the_threshold_runs_above() -> None:
    """K_# e^beta/beta has a least value near beta_*, and is far above (1.18) at 12."""
    values = dict(threshold(3))
    assert min(values, key=lambda beta: values[beta]) < 1.82
    assert values[12.0] > 2 * predicted(3, 12.0)


def test_it_is_drawn() -> None:
    (found,) = figure(ACCEPTED, "a")
    assert found.pdf.startswith(b"%PDF")
    assert found.name == "a-large-beta.pdf"
