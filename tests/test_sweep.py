"""Sweeps: grid, resumption, failures that stay local, and a real local dask cluster of separate processes."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

from certify import sweep as module
from certify.checker import check_document
from certify.cli import main
from certify.errors import BadInput, Undecided
from certify.sweep import Point, kept, parse_grid, solve, sweep

CLAIMS = ("regime", "linear-threshold")
POINTS = [Point(d, Fraction(n, 2), None, CLAIMS) for d in (2, 3) for n in (1, 7)]


def test_grid() -> None:
    assert parse_grid(["d=2,3", "beta=1.5,13/9"]) == [
        Point(d, b, None, None) for d in (2, 3) for b in (Fraction(3, 2), Fraction(13, 9))
    ]
    (point,) = parse_grid(["d=3", "ratio=1.5", "digits=20", "claims=regime"])
    assert abs(point.beta - Fraction("2.7242318")) < Fraction(1, 4000)
    assert (point.digits, point.claims) == (20, ("regime",))


@pytest.mark.parametrize(
    "line",
    [
        "d=2",
        "d=2 beta=1 ratio=2",
        "beta=1",
        "d=2 beta=0",
        "d=2 beta=1,1",
        "d=2 ratio=-1",
        "d=2 beta=1..2",
        "d=2 d=3 beta=1",
        "x=1",
        "d=2 beta=",
    ],
)
def test_bad_grids(line: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_grid(line.split(" "))
    assert "\n" not in str(caught.value)


def test_a_sweep_writes_certificates_that_the_checker_accepts(tmp_path: Path) -> None:
    rows = sweep(POINTS, tmp_path, workers=2)
    assert [row["exit_code"] for row in rows] == [0, 0, 0, 0]
    index = json.loads((tmp_path / "index.json").read_text())
    assert index["points"] == rows
    for row in rows:
        data = (tmp_path / row["file"]).read_bytes()
        assert json.loads(data)["provenance"]["digest"] == row["digest"]
        check_document(data)


def test_a_killed_sweep_continues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sweep(POINTS[:2], tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("d*.json")}
    broken = tmp_path / POINTS[0].name
    broken.write_text(broken.read_text()[:-40])  # as if the disk had been full
    solved: list[Point] = []
    monkeypatch.setattr(module, "_solve_all", lambda points, *rest: (solved.append(p) or solve(p) for p in points))
    rows = sweep(POINTS, tmp_path)
    assert solved == [POINTS[0], *POINTS[2:]]
    assert len(rows) == 4
    assert (tmp_path / POINTS[1].name).stat().st_mtime_ns == before[POINTS[1].name]
    assert kept(broken) is not None


def test_a_changed_certificate_is_not_kept(tmp_path: Path) -> None:
    sweep(POINTS[:1], tmp_path)
    path = tmp_path / POINTS[0].name
    assert kept(path) is not None
    path.write_text(path.read_text().replace('"d": 2', '"d": 3'))
    assert kept(path) is None


def test_a_failing_point_is_reported_and_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(query: object) -> object:
        raise Undecided("planted")

    monkeypatch.setattr("certify.api.run", failing)
    outcome = solve(POINTS[0])
    assert (outcome.exit_code, outcome.certificate, outcome.reason) == (3, None, "Undecided: planted")
    monkeypatch.undo()
    monkeypatch.setattr(
        module, "_solve_all", lambda points, *rest: (outcome if p == POINTS[0] else solve(p) for p in points)
    )
    rows = sweep(POINTS, tmp_path)
    assert [row["exit_code"] for row in rows] == [3, 0, 0, 0]
    assert [row["file"] is None for row in rows] == [True, False, False, False]


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["sweep", "d=2..3", "ratio=0.5,2", "claims=regime", "--workers", "1"]
    assert main([*words, "--out", str(tmp_path / "new" / "folder")]) == 0
    assert "4 of 4 points proved" in capsys.readouterr().out
    for extra in (["--workers", "0"], ["--scheduler", "tcp://x"], ["--backend", "spark"]):
        assert main([*words, "--out", str(tmp_path), *extra]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_dask_cluster_of_separate_processes(tmp_path: Path) -> None:
    if os.environ.get("CI") != "true":
        pytest.importorskip("distributed", reason="the extra certify[cluster] is not installed")
    from distributed import Client

    with Client(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as client:
        assert len(set(client.run(os.getpid).values()) | {os.getpid()}) == 3
        rows = sweep(POINTS, tmp_path, workers=2, backend="dask")
    assert [row["exit_code"] for row in rows] == [0, 0, 0, 0]
    serial = sweep(POINTS, tmp_path / "serial") if (tmp_path / "serial").mkdir() is None else []
    assert [row["digest"] for row in serial] == [row["digest"] for row in rows]
