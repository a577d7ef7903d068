"""Where the regions of the phase diagram begin and end: ordinates against what is certified, captions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import matplotlib
import numpy as np
import pytest

from certify.app.api import certify
from certify.app.curves import coupling_bands, coupling_between_claims, sample, samples_of
from certify.checker import Claim, Region, check_document
from certify.core.certificate import document
from reports import figures as module
from reports.captions import phase_caption
from reports.drawing import RED
from reports.figures import figures, phase_diagram
from reports.regions import Enclosed, at_star, capped, enclosed, raised
from reports.samples import Samples
from tests.checker.made import between, made
from tests.reports import appendix_samples as samples


@pytest.fixture(scope="module")
def three() -> Samples:
    return sample(3, None)


def coupling(a: Fraction, b: Fraction, low: Fraction, high: Fraction, rule: str = "two-minimisers") -> Claim:
    return made("critical-coupling", 3, between(a, b), (low, high), rule=rule)


def axis_of(item: Samples, claims: list[Claim], monkeypatch: pytest.MonkeyPatch) -> Any:
    canvases: list[Any] = []
    monkeypatch.setattr(module, "drawn", lambda canvas, *_: canvases.append(canvas))
    phase_diagram([replace(item, coupling=coupling_bands(enclosed(claims, item.d)))], claims)
    return canvases[0].axes[0]


def wedge_between(axis: Any, beta: float) -> tuple[float, float]:
    """Lower and upper ordinate of the hatched region at beta."""
    (patch,) = [patch for patch in axis.patches if patch.get_hatch()]
    path = patch.get_path()
    inside = [k for k in np.linspace(0.0, 1.6, 3201) if path.contains_point((beta, k))]
    return min(inside), max(inside)


def test_the_wedge_begins_at_twice_the_range_of_unique_critical_points(
    three: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    """K_c >= 2X is certified, not X only; so the wedge opens at beta_*."""
    axis = axis_of(three, [], monkeypatch)
    beyond = [(b, x) for b, x in three.unique if b > three.star[0]]
    threshold = {b: (low, high) for b, low, high in three.threshold}
    for beta, x in beyond[10:-1:9]:
        low, high = wedge_between(axis, float(beta))
        assert low == pytest.approx(float(2 * x), abs=2e-3)
        assert high == pytest.approx(float(threshold[beta][1]), abs=2e-3)
    first, x = beyond[0]
    assert float(threshold[first][1] - 2 * x) < 1e-6


def test_certified_values_cut_the_wedge_down(three: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    half, point = Fraction(5, 2), Fraction(814043, 10**6)
    axis = axis_of(three, [coupling(half, half, point, point + Fraction(1, 10**6))], monkeypatch)
    low, high = wedge_between(axis, 2.3)
    assert low == pytest.approx(float(point), abs=2e-3)
    assert high > float(point) + 0.05
    low, high = wedge_between(axis, 2.52)
    assert high <= float(point) + 2e-3
    assert low < 0.7


def test_between_claims_the_wedge_is_cut_down_by_concavity(three: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    """Narrower than K_c decreasing says, it still contains what is certified there; without K_c' it is wider."""
    claims, truth = [], {}
    for beta in ("11/5", "12/5", "13/5"):
        found = check_document(document(certify(d=3, beta=beta, digits=12, claims=("critical-coupling",)).claims))
        (claim,) = [each for each in found.accepted if each.label == "critical-coupling"]
        truth[Fraction(beta)] = claim.enclosure
        claims += [claim] if beta != "12/5" else []
    plain = [replace(claim, details={}) for claim in claims]
    widths = []
    for each in (claims, plain):
        between = coupling_between_claims(three, each)
        assert between[-1].b == Fraction(13, 5)
        assert between[0].a > three.star[0]
        right = next(place for place in between if place.a >= Fraction(12, 5))
        left = next(place for place in reversed(between) if place.a <= Fraction(12, 5))
        low, high = truth[Fraction(12, 5)] or (0, 0)
        assert right.low <= low < high <= left.high
        widths.append(right.high - right.low)
    ends = [truth[Fraction(x)] or (0, 0) for x in ("11/5", "13/5")]
    assert 0 < widths[0] < widths[1] < ends[0][1] - ends[1][0]
    axis = axis_of(replace(three, between=coupling_between_claims(three, claims)), claims, monkeypatch)
    least, most = wedge_between(axis, 2.4)
    assert most - least < (ends[0][1] - ends[1][0]) / 3
    assert coupling_between_claims(three, []) == []


def test_raised_and_capped_step_where_a_value_is_known() -> None:
    known = [Enclosed(Fraction(2), Fraction(3), Fraction(5), Fraction(6))]
    falling = [(1.0, 9.0), (2.5, 4.0), (4.0, 1.0)]
    assert raised(falling, known) == [(1.0, 9.0), (2.5, 5.0), (3.0, 5.0), (3.0, 1.0), (4.0, 1.0)]
    above = [(1.0, 9.0), (2.5, 7.0), (4.0, 5.0)]
    assert capped(above, known) == [(1.0, 9.0), (2.0, 9.0), (2.0, 6.0), (2.5, 6.0), (4.0, 5.0)]
    assert raised(falling, []) == falling
    assert capped(above, []) == above


def test_bounds_stay_on_the_safe_side_between_points() -> None:
    """For a decreasing K_c between the bounds, neither line crosses it at any certified value."""
    k_c = {Fraction(n, 4): Fraction(40, 4 + n) for n in range(4, 20)}
    known = [Enclosed(b, b, k - Fraction(1, 100), k + Fraction(1, 100)) for b, k in list(k_c.items())[1::3]]
    grid = [float(b) for b in k_c][::4]
    low = raised([(b, float(k_c[Fraction(b)]) - 2) for b in grid], known)
    high = capped([(b, float(k_c[Fraction(b)]) + 2) for b in grid], known)
    for b, k in low:
        assert k <= 40 / (4 + 4 * b) + 1e-9
    for b, k in high:
        assert k >= 40 / (4 + 4 * b) - 1e-9


def test_what_is_not_drawn_is_not_counted() -> None:
    """Claims up to beta_* by name, and those on intervals where K_c is K_#, have no mark of their own."""
    up_to_star = Region(Fraction(1), None, infinite=False, point=False)
    named = made("critical-coupling", 3, up_to_star, (Fraction(1), Fraction(2)), rule="theorem-1.1")
    claims = [named, coupling(Fraction(1, 2), Fraction(1), Fraction(1), Fraction(3, 2), "theorem-1.1")]
    assert enclosed(claims, 3) == []
    claims.append(coupling(Fraction(2), Fraction(2), Fraction(1), Fraction(1)))
    assert len(enclosed(claims, 3)) == 1
    assert enclosed(claims, 4) == []


def test_the_caption_counts_what_the_figure_shows(three: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    point, piece = (
        coupling(Fraction(2), Fraction(2), Fraction(1), Fraction(102, 100)),
        coupling(Fraction(2), Fraction(9, 4), Fraction(9, 10), Fraction(102, 100), "decreasing"),
    )
    for claims, text, marks in (([point], "at one point;", 1), ([point, piece], "at one point and one interval;", 2)):
        assert text in phase_caption([three], enclosed(claims, 3))
        axis = axis_of(three, claims, monkeypatch)
        shown = [each for each in axis.collections if matplotlib.colors.same_color(each.get_edgecolor(), RED)]
        assert len(shown) == marks


def test_a_value_at_beta_star_is_drawn_there_and_said(three: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    """beta_* is no number: it is no place with K_c on both sides, but a mark of its own."""
    at = Region(None, None, infinite=False, point=True)
    star = made("critical-coupling", 3, at, (Fraction(138, 100), Fraction(139, 100)), rule="reduction")
    point = coupling(Fraction(2), Fraction(2), Fraction(1), Fraction(102, 100))
    assert (enclosed([star], 3), at_star([star, point], 3)) == ([], star.enclosure)
    assert (at_star([star], 4), at_star([point, replace(star, outcome="inconclusive")], 3)) == (None, None)
    assert r"encloses it, at $\beta_*$. " in phase_caption([three], [], star=True)
    assert r"at $\beta_*$ and one point;" in phase_caption([three], enclosed([star, point], 3), star=True)
    axis = axis_of(three, [star], monkeypatch)
    marks = [line for line in axis.lines if "certified" in str(line.get_label())]
    assert [float(line.get_xdata()[0]) for line in marks] == [float(three.star[0])]


def test_a_band_over_an_interval_is_no_staircase() -> None:
    """K = beta^-2 on three adjacent pieces: its log is linear in log beta, and the band closes around it."""
    ends = [Fraction(2), Fraction(9, 4), Fraction(5, 2), Fraction(3)]
    known = [Enclosed(a, b, 1 / b**2, 1 / a**2) for a, b in pairwise(ends)]
    bands = coupling_bands(known[::-1])
    assert [(band[0][0], band[-1][0]) for band in bands] == list(pairwise(ends))
    assert all(low <= 1 / beta**2 <= high for band in bands for beta, low, high in band)
    for band in bands[1:]:  # the first has no lower end before it
        assert all(1 / beta**2 - low < Fraction(1, 10**40) for beta, low, _ in band), "the chord between the lower ends"
    steps = [high for _, _, high in bands[1]]
    assert all(high <= known[1].high for high in steps)
    assert steps[-1] < known[1].high, "carried on from the piece before"


def test_a_certificate_up_to_beta_star_has_no_red_in_its_caption(undrawn: None) -> None:
    verdict = samples.verdict(samples.sample("up-to-star"))
    assert any(claim.label == "critical-coupling" for claim in verdict.accepted)
    assert "In red" not in figures(verdict, samples_of(verdict.accepted), "x")[0].caption
