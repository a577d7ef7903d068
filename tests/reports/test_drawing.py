"""What is drawn stands beside the picture as data; a curve that cannot be named is an error."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from math import inf, nextafter
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from certify.app.curves import write_figure
from reports.drawing import COLUMNS, data, drawn


def canvas() -> Figure:
    made = Figure()
    left, right = made.subplots(1, 2)
    left.set_title("one")
    left.plot([1, 2], [3, 4], label="curve")
    left.axvline(5, label="limit")
    right.set_ylabel("two")
    right.fill_between([1, 2, 3], [0, 1, 2], [4, 5, 6], gid="band")
    right.fill([7, 8, 8, 7], [1, 1, 2, 2], label="box")
    right.vlines([9], [1], [3], label="mark")
    return made


def test_curves_bands_and_marks_are_rows() -> None:
    header, *rows = csv.reader(io.StringIO(data(canvas())))
    assert tuple(header) == COLUMNS
    found: dict[tuple[str, str], list[tuple[float | None, ...]]] = {}
    for panel, series, *numbers in rows:
        found.setdefault((panel, series), []).append(tuple(float(x) if x else None for x in numbers))
    assert found == {
        ("one", "curve"): [(1, 3, None, None), (2, 4, None, None)],
        ("one", "limit"): [(5, None, -inf, inf)] * 2,
        ("two", "band"): [(x, None, *around(low, high)) for x, low, high in [(1, 0, 4), (2, 1, 5), (3, 2, 6)]],
        ("two", "box"): [(x, None, *around(1, 2)) for x in (7, 8)],
        ("two", "mark"): [(9, None, *around(1, 3))],
    }


def around(low: float, high: float) -> tuple[float, float]:
    """The next doubles outside: a number of the certificate whose nearest double is an end lies inside."""
    return nextafter(low, -inf), nextafter(high, inf)


def test_ends_that_are_no_doubles_are_enclosed() -> None:
    made = Figure()
    low, high = Fraction(1, 3), Fraction(2, 3)
    made.subplots().fill_between([1, 2], float(low), float(high), label="band")
    for row in csv.DictReader(io.StringIO(data(made))):
        assert Fraction(float(row["lower"])) < low < high < Fraction(float(row["upper"]))


def test_a_curve_without_a_name_is_an_error() -> None:
    made = canvas()
    made.axes[0].plot([1], [1])
    with pytest.raises(ValueError, match="without a label or a gid"):
        data(made)


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_the_data_stands_beside_the_picture(tmp_path: Path, suffix: str) -> None:
    write_figure(tmp_path / f"phase{suffix}", drawn(canvas(), suffix))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["phase.data.csv", f"phase{suffix}"]
    assert (tmp_path / "phase.data.csv").read_text() == data(canvas())


def test_the_longest_name_has_its_data_too(tmp_path: Path) -> None:
    write_figure(tmp_path / ("\u03b2" * 125 + ".pdf"), drawn(canvas()))
    assert sorted(path.name[-9:] for path in tmp_path.iterdir()) == [".data.csv", "\u03b2" * 5 + ".pdf"]
