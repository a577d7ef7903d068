"""Sweeps through beta_* itself: the ratio 1 is asked about there, and not at a number beside it."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest

import certify
from certify.app.cli import main
from certify.app.sweep import run as module
from certify.app.sweep.grid import Point, parse_grid
from certify.app.sweep.index import merged, read_index
from certify.app.sweep.run import kept, solve, sweep
from certify.core.errors import BadInput
from certify.core.exact import as_fraction, format_exact, parse_exact
from certify.solve.bessel.threshold import beta_star_enclosure

WORDS = ["d=3", "claims=linear-threshold,regime,critical-coupling", "digits=8"]
Captured = pytest.CaptureFixture[str]


def run(words: list[str], folder: Path) -> int:
    return main(["sweep", *WORDS, *words, "--workers", "1", "--out", str(folder)])


def test_the_ratio_one_is_the_single_question(tmp_path: Path, capsys: Captured) -> None:
    """The same claims as `beta=beta-star`, and a table in which the ratio is 1, with both ends of beta_* beside it."""
    assert run(["ratio=0.5,1,1.5"], tmp_path) == 0
    assert "3 of 3 points proved" in capsys.readouterr().out
    half, star, beyond = json.loads((tmp_path / "index.json").read_text())["points"]
    assert (star["beta"], star["ratio"], "rounding" in star) == ("beta-star", "0x1p+0", False)
    assert "rounding" in half
    assert "rounding" in beyond
    kept = json.loads((tmp_path / star["file"]).read_text())["claims"]
    assert kept == certify.certify(3, beta="beta-star", claims=WORDS[1][7:], digits=8).document()["claims"]
    with (tmp_path / "table.csv").open(newline="") as file:
        _, line, _ = csv.DictReader(file)
    assert (line["beta_left"], line["beta_right"], line["ratio_lower"], line["ratio_upper"]) == (
        *("beta-star", "beta-star"),
        *("1", "1"),
    )
    assert Fraction(line["beta_star_lower"]) < Fraction(line["beta_star_upper"])
    assert Fraction(line["K_c_lower"]) <= Fraction(line["K_hash_upper"])
    assert (line["minimisers"], line["outcome"], line["ratio_asked"]) == ("1", "proved", "1")
    asked = json.loads((tmp_path / "table.json").read_text())
    assert [row["ratio_asked"] for row in asked] == ["0.5", "1", "1.5"]


def test_it_is_resumed_and_asked_for_by_its_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One question, whichever way it is asked: the certificate of the ratio 1 is kept for `beta=beta-star`."""
    sweep(parse_grid([*WORDS, "ratio=1"]), tmp_path)
    solved: list[Point] = []
    monkeypatch.setattr(module, "_solve_all", lambda points, *rest: (solved.append(p) or solve(p) for p in points))
    (again,) = sweep(parse_grid([*WORDS, "beta=beta-star"]), tmp_path)
    assert (solved, again["exit_code"], "ratio" in again) == ([], 0, False)
    assert len(json.loads((tmp_path / "index.json").read_text())["points"]) == 1
    whole = (tmp_path / again["file"]).read_text()
    (point,) = parse_grid([*WORDS, "beta=2"])
    (tmp_path / point.name).write_text(whole)
    assert kept(tmp_path / point.name, point) is None


def test_its_row_stands_between_those_of_numbers_on_both_sides(tmp_path: Path) -> None:
    star = beta_star_enclosure(3, 20)
    below, beyond = (format_exact(end) for end in (star.lower, star.upper))
    rows = [{"d": 3, "beta": beta, "file": None, "digits": None, "claims": None} for beta in (below, beyond)]
    mine = [{"d": 3, "beta": "beta-star", "file": None, "digits": None, "claims": None}]
    assert [row["beta"] for row in merged(rows[::-1], mine)] == [below, "beta-star", beyond]


@pytest.mark.parametrize("d", [1, 10**6 + 1, 10**100])
def test_an_index_about_no_dimension_is_refused(d: int, tmp_path: Path) -> None:
    row = {"d": d, "beta": "beta-star", "file": None}
    (tmp_path / "index.json").write_text(json.dumps({"format": "certify-sweep/1", "points": [row]}))
    with pytest.raises(BadInput, match=r"index\.json: in the way"):
        read_index(tmp_path)


def test_what_is_no_question_there_is_refused_before_the_work(tmp_path: Path, capsys: Captured) -> None:
    words = ["sweep", "d=3", "ratio=1,1.5", "claims=order-parameter", "--workers", "1", "--out", str(tmp_path / "s")]
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "at beta=beta-star the question does not arise for d=3" in err


def test_a_sweep_in_python_has_it_too(tmp_path: Path) -> None:
    found = certify.sweep(tmp_path, d=3, ratio=1, claims="critical-coupling,linear-threshold", digits=8, workers=1)
    (result,) = found.results()
    assert result.critical_coupling.upper >= result.linear_threshold.lower
    (row,) = found.table().rows()
    assert (row["beta_left"], row["ratio_lower"], row["ratio_upper"]) == ("beta-star", 1, 1)
    assert certify.curve(3, result).end <= as_fraction(beta_star_enclosure(3, 30).upper)
    named = certify.sweep(tmp_path, d=3, beta=["beta-star", 1], claims="linear-threshold", workers=1)
    assert [row["beta_left"] for row in named.table().rows()] == [1, "beta-star"]


def test_a_figure_has_its_mark_at_beta_star(tmp_path: Path) -> None:
    """K_c there, between both ends of the certificate, at the dotted line."""
    words = ["claims=critical-coupling", "ratio=1", "--figure", str(tmp_path / "x.svg")]
    assert main(["sweep", "d=3", *words, "--workers", "1", "--out", str(tmp_path / "s")]) == 0
    with (tmp_path / "x.data.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    (star,) = {row["x"] for row in rows if row["series"] == r"$\beta_*$"}
    marks = [row for row in rows if "certified" in row["series"]]
    assert {row["x"] for row in marks} == {star}
    (held,) = [row for row in marks if row["lower"]]
    (claim,) = (
        c for c in json.loads(next((tmp_path / "s").glob("d3_*")).read_text())["claims"] if c["label"][0] == "c"
    )
    lower, upper = (as_fraction(parse_exact(claim["enclosure"][end])) for end in ("lower", "upper"))
    assert Fraction(float(held["lower"])) < lower < upper < Fraction(float(held["upper"]))
