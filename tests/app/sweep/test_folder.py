"""What a sweep leaves in its folder, and what it leaves running: index, names, figures, no worker without a parent."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest

import certify
from certify.app.cli import main
from certify.app.progress import duration
from certify.app.sweep.grid import Point
from certify.app.sweep.run import sweep
from certify.app.sweep.table import sweep_table
from certify.core.errors import BadInput
from certify.core.exact import as_fraction, parse_exact
from certify.solve.bessel.threshold import beta_star_enclosure
from tests.sampling import sampled

CLAIMS = ("regime", "linear-threshold")
POINTS = [Point(2, Fraction(n, 2), None, CLAIMS) for n in (1, 7)]


def test_a_folder_keeps_the_rows_of_all_its_sweeps(tmp_path: Path) -> None:
    """Another sweep adds to the index; the same question is one row."""
    sweep(POINTS[:1], tmp_path)
    assert main(["sweep", "d=3", "ratio=1.5", "claims=regime", "--workers", "1", "--out", str(tmp_path)]) == 0
    sweep([POINTS[0], Point(2, POINTS[0].beta, 20, CLAIMS), Point(2, POINTS[0].beta, None, ("regime",))], tmp_path)
    rows = json.loads((tmp_path / "index.json").read_text())["points"]
    assert [row["d"] for row in rows] == [2, 2, 2, 3]
    assert sorted((row["digits"] or 0, len(row["claims"])) for row in rows) == [(0, 1), (0, 1), (0, 2), (20, 2)]
    assert {row["file"] for row in rows} == {path.name for path in tmp_path.glob("d*.json")}


def test_a_row_states_ratio_beta_and_rounding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["sweep", "d=3", "ratio=1.5,1.51", "claims=regime", "--workers", "1", "--out", str(tmp_path)]
    assert main(words) == 0
    rows = json.loads((tmp_path / "index.json").read_text())["points"]
    assert [as_fraction(parse_exact(row["ratio"])) for row in rows] == [Fraction("1.5"), Fraction("1.51")]
    star = beta_star_enclosure(3, 40)
    for row in rows:
        ratio, beta, rounding = (as_fraction(parse_exact(row[key])) for key in ("ratio", "beta", "rounding"))
        assert ratio * as_fraction(star.upper) <= beta < ratio * as_fraction(star.lower) + rounding
        (claim,) = (c for c in json.loads((tmp_path / row["file"]).read_text())["claims"] if c["label"] == "regime")
        assert claim["beta"] == row["beta"]
    assert "rounded up by less than 2^-" in capsys.readouterr().out
    assert main([*words[:1], "d=3", "beta=1.5", *words[3:]]) == 0
    assert "rounded" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"format": "other", "points": []}',
        '{"format": "certify-sweep/1"}',
        '{"format": "certify-sweep/1", "points": [{"d": 2}]}',
        "9" * 5000,
        "[" * 100000,
    ],
    ids=range(8),
)
def test_a_foreign_index_is_refused_before_the_work(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "index.json"
    index.write_text(text)
    assert main(["sweep", "d=2", "beta=1", "claims=regime", "--workers", "1", "--out", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "index.json: in the way" in err
    assert "certify-sweep/1" in err
    assert [path.name for path in tmp_path.iterdir()] == ["index.json"]
    assert index.read_text() == text


def test_an_index_of_an_older_sweep_is_read(tmp_path: Path) -> None:
    """Rows that state neither digits nor claims: each file is a row of its own."""
    row = {"d": 2, "beta": "0x1p+0", "digest": "", "exit_code": 0, "seconds": "0.1", "reason": None}
    old = [row | {"file": "d2_beta1-1.json"}, row | {"file": "d2_beta1-1_regime.json"}, row | {"file": None}]
    (tmp_path / "index.json").write_text(json.dumps({"format": "certify-sweep/1", "points": old}))
    sweep(POINTS[:1], tmp_path)
    assert len(json.loads((tmp_path / "index.json").read_text())["points"]) == 4


def test_long_numbers_make_no_long_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beta = f"1.{'0' * 900}1"
    words = ["sweep", "d=2", f"beta=1,{beta}", "claims=regime", "--workers", "1", "--out", str(tmp_path)]
    assert main(words) == 0
    assert "2 of 2 points proved" in capsys.readouterr().out
    assert len(list(tmp_path.glob("d2_beta1_*.json"))) == 1
    assert len(list(tmp_path.glob("d2_beta1.000000_*.json"))) == 1


def members(group: int) -> list[int]:
    """The processes of a group that are alive."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(pid) for pid, other, state in rows if int(other) == group and not state.startswith("Z")]


@pytest.mark.skipif(shutil.which("ps") is None, reason="ps is not installed")
def test_workers_end_with_the_sweep_that_started_them(tmp_path: Path) -> None:
    """Only the parent is killed, in the middle of points that would take its workers much longer; nobody complains."""
    words = ["d=2..41", "ratio=0.5,4.9", "claims=critical-coupling", "digits=30", "--workers", "2"]
    command = [sys.executable, "-m", "certify", "sweep", *words, "--out", str(tmp_path)]
    said = tmp_path / "stderr"
    with (
        said.open("w") as errors,
        subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=errors) as running,
    ):
        try:
            while running.poll() is None and not list(tmp_path.glob("d*.json")):
                time.sleep(0.05)
            assert len(members(running.pid)) >= 3
            os.kill(running.pid, signal.SIGKILL)
            running.wait()
            patience = time.monotonic() + 30
            while members(running.pid) and time.monotonic() < patience:
                time.sleep(0.1)
            assert members(running.pid) == []
            assert said.read_text() == ""
        finally:
            for pid in members(running.pid):
                os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize(
    ("name", "start"), sampled([("x.pdf", b"%PDF"), ("x.svg", b"<?xml"), ("x.PNG", b"\x89PNG")], 1)
)
def test_a_figure_is_what_its_name_says(name: str, start: bytes, tmp_path: Path) -> None:
    words = ["sweep", "d=2", "beta=1", "claims=linear-threshold", "--workers", "1", "--out", str(tmp_path / "out")]
    seen = []
    for _ in range(2):
        assert main([*words, "--figure", str(tmp_path / name)]) == 0
        seen.append((tmp_path / name).read_bytes())
    assert seen[0].startswith(start)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("name", ["x", "x.jpg", "x.pdf.gz", "png"])
@pytest.mark.parametrize("command", ["sweep d=2 beta=1 claims=regime", "asymptotics d=3"])
def test_other_figures_are_refused_before_the_work(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main([*command.split(" "), "--out", str(out), "--figure", str(tmp_path / name)]) == 2
    error = capsys.readouterr().err
    assert f"--figure {tmp_path / name}: a file name that ends in .pdf, .svg, .png is wanted" in error
    assert error.count("\n") == 1
    assert list(out.iterdir()) == []


def test_a_table_beside_the_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One row for each row of the index, also of earlier sweeps; the numbers enclose those of the certificates."""
    assert main(["sweep", "d=3", "ratio=0.5", "claims=linear-threshold", "--workers", "1", "--out", str(tmp_path)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split()[:2] == ["d", "beta"]
    assert shown[1].split()[0] == "3"
    sweep(POINTS, tmp_path)
    index = json.loads((tmp_path / "index.json").read_text())["points"]
    with (tmp_path / "table.csv").open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["certificate"] for line in lines] == [row["file"] for row in index]
    for line, row in zip(lines, index, strict=True):
        claims = json.loads((tmp_path / row["file"]).read_text())["claims"]
        (claim,) = (claim for claim in claims if claim["label"] == "linear-threshold")
        lower, upper = (as_fraction(parse_exact(claim["enclosure"][end])) for end in ("lower", "upper"))
        assert Fraction(line["K_hash_lower"]) <= lower < upper <= Fraction(line["K_hash_upper"])
        assert as_fraction(parse_exact(row["beta"])) == Fraction(line["beta_left"])
        assert Fraction(line["ratio_lower"]) < Fraction(line["ratio_upper"])
        assert (line["outcome"], line["checked_by"]) == ("proved", "Arb, exact checker")
    assert [line["ratio_asked"] for line in lines if line["d"] == "3"].count("0.5") == 1
    assert len(json.loads((tmp_path / "table.json").read_text())) == len(lines)


def test_a_point_that_failed_is_a_row_without_numbers(tmp_path: Path) -> None:
    row = {"d": 3, "beta": "0x5p-1", "file": None, "exit_code": 4, "seconds": "0.1", "checked": None}
    (shown,) = sweep_table([row], tmp_path).rows()
    assert (shown["outcome"], shown["certificate"], "K_c_lower" in shown) == ("failed", None, False)
    (lost,) = sweep_table([row | {"file": "gone.json", "exit_code": 0}], tmp_path).rows()
    assert "K_hash_lower" not in lost


def test_a_sweep_in_python(tmp_path: Path) -> None:
    found = certify.sweep(tmp_path / "s", d=[2, 3], beta=["1/2", 1], claims="linear-threshold", workers=1)
    assert (found.exit_code, len(found.rows), len(found.table())) == (0, 4, 4)
    assert [result.linear_threshold.lower > 0 for result in found.results()] == [True] * 4
    assert "4 of 4" in repr(found)
    for wrong in ({"beta": 1, "ratio": 2}, {}, {"beta": 1, "workers": 0}, {"beta": 0}):
        with pytest.raises(BadInput):
            certify.sweep(tmp_path / "t", d=2, **wrong)  # type: ignore[arg-type]  # what is refused
    assert not (tmp_path / "t").exists()


@pytest.mark.parametrize(("seconds", "text"), [(0.2, "1 s"), (89, "89 s"), (100, "2 min"), (7200, "2.0 h")])
def test_durations_in_words(seconds: float, text: str) -> None:
    assert duration(seconds) == text
