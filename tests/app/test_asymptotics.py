"""Certified K_c beside the formal asymptotics: orders observed on planted values, tables, LaTeX, figure, command."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import mpmath
import pytest

from certify.app.asymptotics.table import far_predictions, lines, near_predictions, table
from certify.app.cli import main
from certify.core.claim import Enclosure
from certify.core.exact import as_fraction
from certify.solve.bessel.threshold import beta_star_enclosure
from reports.asymptotics import NEAR_NAMES, figure, short_enclosure, supplements


def planted(d: int, order: int) -> list[tuple[Fraction, Enclosure]]:
    """Points whose `K_c` is the Landau prediction with the cube term, spoilt by s^order: the orders are then known."""
    star = as_fraction(beta_star_enclosure(d, 30).upper)
    points = []
    for k in range(4, 8):
        beta = star * (1 + Fraction(1, 2**k))
        s, predictions = near_predictions(d, beta)
        with mpmath.workdps(40):
            value = predictions[2] * (1 + 7 * s**order)
            near = Fraction(int(value * 2**120), 2**120)
        points.append((beta, Enclosure(near, near + Fraction(1, 2**110))))
    return points


@pytest.mark.parametrize("order", [3, 4])
def test_observed_orders_of_planted_values(order: int) -> None:
    result = table(3, planted(3, order), "near")
    last = result.rows[-1].orders
    expected = (2, 3, order)
    for x, y in zip(last, expected, strict=True):
        assert x is not None
        assert abs(x - y) < mpmath.mpf("0.1")
    assert result.rows[0].orders == (None, None, None)


def test_certified_values_follow_the_landau_expansion_with_its_cube_term() -> None:
    """Two certified points: relative errors of order 2, 3 and 4 in s, as the derivation says."""
    from certify.solve.coupling.point import critical_coupling

    points = []
    for ratio in (Fraction(6, 5), Fraction(21, 20)):
        beta = Fraction(int(ratio * as_fraction(beta_star_enclosure(3, 25).upper) * 1024), 1024)
        coupling = critical_coupling(3, beta, digits=15).coupling
        assert coupling is not None
        points.append((beta, coupling))
    rows = table(3, points, "near").rows
    for x, y in zip(rows[1].orders, (2, 3, 4), strict=True):
        assert x is not None
        assert abs(x - y) < mpmath.mpf("0.15")
    assert abs(rows[1].errors[2]) < mpmath.mpf("1e-6")


def test_far_predictions_improve_and_a_missing_cap_is_not_a_number() -> None:
    size, values = far_predictions(3, Fraction(8))
    assert mpmath.almosteq(size, 1 / mpmath.log(8))
    assert all(mpmath.isfinite(value) for value in values)
    assert not mpmath.isfinite(far_predictions(3, Fraction(5, 2))[1][3])


def test_text_latex_and_figure() -> None:
    tables = [table(3, planted(3, 4), "near")]
    text = lines(tables[0])
    assert len(text) == 6
    assert "(1.17)" in text[1]
    (section,) = supplements(tables)
    assert len(section.table.rows) == 4
    assert r"\beta\downarrow\beta_*" in section.title
    drawn = figure(tables)
    assert drawn.file.startswith(b"%PDF")
    assert sum(r",$K_\#$," in row for row in drawn.data.splitlines()) == 4


def test_short_enclosures_are_outward() -> None:
    for scale in (Fraction(1), Fraction(1, 10**9), Fraction(1000)):
        exact = Enclosure(scale / 3, scale / 3 + scale / 10**40)
        short = short_enclosure(exact)
        assert short.lower <= exact.lower
        assert exact.upper <= short.upper
        assert as_fraction(short.width()) <= scale / 10**17


@pytest.mark.parametrize(
    "line",
    [
        "near=1.1",
        "d=3 x=1",
        "d=3 d=4",
        "d=3 near=0",
        "d=3 near=1",
        "d=3 far=0.9",
        "d=3 near=1.1,1.1",
        "d=1",
        "d=3 far=",
        "d=3 digits=0",
        "d=3 --workers 0",
    ],
)
def test_bad_input(line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["asymptotics", *line.split(" "), "--out", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "ratio" not in error
    assert list(tmp_path.iterdir()) == []


def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sweep: planted points in its place."""
    monkeypatch.setattr("certify.app.asymptotics.command.sweep", lambda *_, **named: [])
    monkeypatch.setattr("certify.app.asymptotics.command.certified_points", lambda points, folder: (planted(3, 4), []))


def test_the_files_may_lie_in_the_folder_of_the_certificates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _short(monkeypatch)
    out = tmp_path / "new" / "folder"
    assert main(["asymptotics", "d=3", "--out", str(out), "--figure", str(out / "x.pdf")]) == 0
    assert (out / "x.pdf").read_bytes().startswith(b"%PDF")
    assert "certified K_c" in capsys.readouterr().out


@pytest.mark.parametrize("flag", ["--tex", "--pdf", "--figure"])
def test_paths_are_judged_before_anything_is_computed(
    flag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*_: object, **named: object) -> None:
        raise AssertionError("computed before the path was judged")

    monkeypatch.setattr("certify.app.asymptotics.command.sweep", never)
    one = str(tmp_path / "one")
    for extra in (
        [flag, str(tmp_path / "none" / "x")],
        [flag, str(tmp_path)],
        [flag, ""],
        [flag, "-"],
        ["--tex", f"{one}.pdf", "--pdf", f"{one}.pdf"],
        ["--pdf", one],
        ["--out", str(tmp_path / "file" / "x"), flag, one],
    ):
        (tmp_path / "file").write_text("")
        assert main(["asymptotics", "d=3", *extra]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_pdflatex_is_noticed_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["asymptotics", "d=3", "--pdf", str(tmp_path / "x.pdf")]) == 4
    assert "pdflatex" in capsys.readouterr().err


def test_one_folder_holds_all_points_and_one_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both tables of a run come from one sweep, so its index lists the points of both."""
    words = ["asymptotics", "d=3", "near=1.5", "far=2", "digits=8", "--workers", "1", "--out", str(tmp_path)]
    assert main(words) == 0
    index = json.loads((tmp_path / "index.json").read_text())
    assert [row["exit_code"] for row in index["points"]] == [0, 0]
    text = capsys.readouterr().out
    assert main(words) == 0
    assert capsys.readouterr().out == text


def test_points_that_stay_open_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    points = planted(3, 4)
    monkeypatch.setattr("certify.app.asymptotics.command.sweep", lambda *_, **named: [])
    monkeypatch.setattr(
        "certify.app.asymptotics.command.certified_points", lambda _, folder: (points, [Fraction(9, 4)])
    )
    assert main(["asymptotics", "d=3"]) == 3
    out, err = capsys.readouterr()
    assert "certified K_c" in out
    assert "beta=9/4" in err
    assert NEAR_NAMES[1] in out
