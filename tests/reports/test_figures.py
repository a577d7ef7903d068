"""Figures: vector, the same every time, and drawn from what the checker accepted."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import mpmath
import pytest
from matplotlib.figure import Figure as Canvas

from certify.app.curves import sample, samples_of
from certify.checker import Invalid, Verdict, check_document
from reports import figures as module
from reports.captions import margin_caption, phase_caption
from reports.figures import _panel, figures, margins, phase_diagram
from reports.latex import compile_with_log
from reports.regions import Enclosed, enclosed
from reports.render import standalone
from reports.samples import MAX_PANELS, drawn
from tests.reports import appendix_samples as samples


def test_samples_are_certified_values() -> None:
    item = sample(5, None)
    assert len(item.threshold) > 90
    assert item.threshold[0][0] == 0
    assert item.threshold[0][2] >= Fraction(5, 2)
    for beta, low, high in item.threshold[1::20]:
        x = mpmath.mpf(beta.numerator) / beta.denominator
        true = x**2.5 / (2**2.5 * mpmath.gamma(2.5) * mpmath.besseli(2.5, x))
        assert float(low) <= float(true) * (1 + 1e-12)
        assert float(high) >= float(true) * (1 - 1e-12)
    assert all(0 < low <= high < 1 for _, low, high in item.margin)
    assert [low for _, low, _ in item.margin] == sorted((low for _, low, _ in item.margin), reverse=True)
    assert all(beta < item.star[0] for beta, _, _ in item.margin)
    assert len(item.unique) == len(item.threshold) - 1


def test_samples_go_as_far_as_the_claims() -> None:
    assert sample(3, Fraction(6)).threshold[-1][0] >= 6


def test_nothing_is_drawn_without_the_checker() -> None:
    """Planted: a checker that refuses, and one that lets nothing but beta_* through."""

    def refuse(document: Any) -> Verdict:
        raise Invalid("planted")

    def drop(document: Any) -> Verdict:
        verdict = check_document(document)
        return Verdict(tuple(claim for claim in verdict.accepted if claim.label == "beta-star"), ())

    with pytest.raises(Invalid, match="planted"):
        sample(5, None, refuse)
    item = sample(5, None, drop)
    assert (item.threshold, item.margin, item.unique) == ([], [], [])


def test_figures_are_vector_and_reproducible() -> None:
    verdict = samples.verdict(samples.sample("below"))
    first, second = (figures(verdict, samples_of(verdict.accepted), "a") for _ in range(2))
    assert [figure.name for figure in first] == ["a-phase-diagram.pdf", "a-margins.pdf"]
    for one, other in zip(first, second, strict=True):
        assert one.pdf == other.pdf
        assert one.pdf.startswith(b"%PDF")
        assert b"/Subtype /Image" not in one.pdf
        assert "In words:" in one.caption


def test_certified_critical_coupling_is_drawn(undrawn: None) -> None:
    verdict = samples.coupling_verdict()
    item = [sample(3, Fraction(3))]
    coupling = [claim for claim in verdict.accepted if claim.label == "critical-coupling"]
    assert len(coupling) == 4
    without, point, both = (phase_diagram(item, claims) for claims in ([], coupling[:1], coupling))
    assert len({each.data for each in (without, point, both)}) == 3
    assert "at one point and 3 intervals" in phase_caption(item, enclosed(coupling, 3))
    assert "In red" not in phase_caption(item, [])
    assert "the curve falls" in margin_caption(item)


def test_points_are_marks_in_the_legend_and_the_figure_ends_at_the_last() -> None:
    item = sample(3, Fraction(3))
    last = sum((beta for beta, _, _ in item.threshold[-2:]), Fraction(0)) / 2
    axis = Canvas().subplots()
    _panel(axis, item, [Enclosed(last, last, Fraction(3, 5), Fraction(3, 5))])
    handles = dict(zip(*axis.get_legend_handles_labels()[::-1], strict=True))
    assert handles[r"certified $K_c(\beta)$"].get_marker() == "o"
    assert axis.get_xlim()[1] == float(last)
    for near in (Fraction(2), Fraction(15, 8), Fraction(1)):
        axis = Canvas().subplots()
        _panel(axis, item, [Enclosed(near, near, Fraction(3, 5), Fraction(3, 5))])
        star, end = float(item.star[0]), float(item.threshold[-1][0])
        assert axis.get_xlim()[1] == {Fraction(2): 2, Fraction(15, 8): 1.1 * star}.get(near, end)


def test_figures_beside_the_text_and_in_the_pdf(tmp_path: Path) -> None:
    samples.require_tex()
    certificate = samples.sample("range-interval")
    drawn = samples_of(samples.verdict(certificate).accepted)
    samples.write(certificate, tex=tmp_path / "my_text.tex", pdf=tmp_path / "out.pdf", samples=drawn)
    names = sorted(path.name for path in tmp_path.iterdir())
    drawings = ["my-text-margins.pdf", "my-text-phase-diagram.pdf"]
    data = [name.replace(".pdf", ".csv") for name in drawings]
    assert names == sorted([*drawings, *data, "my_text.tex", "out.pdf"])
    text = (tmp_path / "my_text.tex").read_text()
    assert all(f"{{{name}}}" in text for name in drawings)
    assert all((tmp_path / name).read_text().startswith("panel,series,x,y,lower,upper\n") for name in data)


def test_many_dimensions_are_thinned_evenly() -> None:
    few = list(range(2, 2 + MAX_PANELS))
    assert drawn(few) == few
    assert drawn([]) == []
    assert drawn(list(range(2, 21))) == [2, 4, 6, 9, 11, 13, 16, 18, 20]
    for count in range(1, 60):
        chosen = drawn(list(range(2, 2 + count)))
        assert len(set(chosen)) == len(chosen) == min(count, MAX_PANELS)
        assert (chosen[0], chosen[-1]) == (2, 1 + count)
        steps = {b - a for a, b in pairwise(chosen)}
        assert not steps or max(steps) - min(steps) <= 1


def test_all_curves_of_the_margins_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """More dimensions than line styles: no curve is left out, and no two look alike."""
    canvases = []
    monkeypatch.setattr(module, "drawn", lambda canvas, *_: canvases.append(canvas))
    item = sample(3, None)
    margins([replace(item, d=d) for d in range(2, 2 + MAX_PANELS)])
    lines = [line for line in canvases[0].axes[0].lines if line.get_marker() != "o"]
    assert len(lines) == MAX_PANELS
    assert len({(line.get_color(), str(line._unscaled_dash_pattern)) for line in lines}) == MAX_PANELS


def test_many_dimensions_are_cut_and_it_is_said(undrawn: None, monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = samples.verdict(samples.sample("long-range"))
    monkeypatch.setattr("reports.samples.MAX_PANELS", 2)
    two = figures(verdict, samples_of(verdict.accepted), "x")
    assert all("Of the 3 dimensions 2 are drawn: the first, the last" in f.caption for f in two)


@pytest.mark.deep
def test_the_captions_of_many_dimensions_compile_without_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    samples.require_tex()
    verdict = samples.verdict(samples.sample("long-range"))
    monkeypatch.setattr("reports.samples.MAX_PANELS", 2)
    two = figures(verdict, samples_of(verdict.accepted), "x")
    view = samples.view(samples.sample("long-range"), figures=two)
    _, log = compile_with_log(standalone(view), {figure.name: figure.pdf for figure in two})
    assert samples.complaints(log) == []


def test_matplotlib_and_sympy_are_loaded_only_on_demand() -> None:
    program = (
        "import sys, reports.render, certify.app.typeset; print({'matplotlib', 'sympy', 'flint'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
