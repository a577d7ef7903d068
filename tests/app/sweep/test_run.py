"""Sweeps: grid, resumption, failures that stay local, and a real local dask cluster of separate processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from certify.app.cli import main
from certify.app.parallel import run_all
from certify.app.sweep import command
from certify.app.sweep import run as module
from certify.app.sweep.grid import Point, parse_grid
from certify.app.sweep.run import Outcome, kept, solve, sweep
from certify.checker import check_document
from certify.core.errors import BadInput, Undecided

CLAIMS = ("regime", "linear-threshold")
POINTS = [Point(d, Fraction(n, 2), None, CLAIMS) for d in (2, 3) for n in (1, 7)]


def test_grid() -> None:
    assert parse_grid(["d=2,3", "beta=1.5,13/9"]) == [
        Point(d, b, None, None) for d in (2, 3) for b in (Fraction(3, 2), Fraction(13, 9))
    ]
    (point,) = parse_grid(["d=3", "ratio=1.5", "digits=20", "claims=regime"])
    assert not isinstance(point.beta, str)
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

    monkeypatch.setattr("certify.solve.dimension.run", failing)
    outcome = solve(POINTS[0])
    assert (outcome.exit_code, outcome.certificate, outcome.reason) == (3, None, "Undecided: planted")
    monkeypatch.undo()
    monkeypatch.setattr(
        module, "_solve_all", lambda points, *rest: (outcome if p == POINTS[0] else solve(p) for p in points)
    )
    rows = sweep(POINTS, tmp_path)
    assert [row["exit_code"] for row in rows] == [3, 0, 0, 0]
    assert [row["file"] is None for row in rows] == [True, False, False, False]


def test_a_kept_certificate_says_again_what_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An inconclusive point has its certificate and its reason, when it is made and when it is kept."""
    point = Point(3, Fraction(2), 20, ("critical-coupling",))
    monkeypatch.setattr("certify.solve.coupling.point.critical_coupling", _open_point)
    first = sweep([point], tmp_path)
    monkeypatch.undo()
    assert [row["exit_code"] for row in first] == [3]
    assert first[0]["file"] is not None
    assert first[0]["reason"] == "critical-coupling: two bounds, and not the digits"
    assert sweep([point], tmp_path) == first
    monkeypatch.setattr("certify.solve.coupling.claims._SERIES", 1)
    monkeypatch.setattr("certify.solve.coupling.point.critical_coupling", _open_point)
    again = sweep([replace(point, digits=21)], tmp_path)
    monkeypatch.undo()
    row = next(row for row in again if row["digits"] == 21)
    assert (row["exit_code"], row["reason"]) == (3, "critical-coupling: planted")
    assert sweep([replace(point, digits=21)], tmp_path) == again


def _open_point(d: int, beta: Fraction, digits: int) -> object:
    from certify.solve.coupling.point import _inconclusive

    return _inconclusive(d, beta, "planted", None)


def test_a_certificate_under_the_name_of_another_point_is_not_kept(tmp_path: Path) -> None:
    sweep(POINTS[:1], tmp_path)
    whole = (tmp_path / POINTS[0].name).read_text()
    for other in (Point(3, POINTS[0].beta, None, CLAIMS), Point(2, Fraction(7), None, CLAIMS)):
        (tmp_path / other.name).write_text(whole)
        assert kept(tmp_path / other.name) is not None
        assert kept(tmp_path / other.name, other) is None
    assert kept(tmp_path / POINTS[0].name, POINTS[0]) is not None


def test_a_point_whose_process_dies_is_reported_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the system's memory killer does it: the pool breaks, and joblib does not say at which point."""
    monkeypatch.setattr(module, "solve", _deadly(POINTS[2].name))
    rows = sweep(POINTS, tmp_path, workers=2)
    assert [row["exit_code"] for row in rows] == [0, 0, 4, 0]
    assert "died" in rows[2]["reason"]
    assert rows[2]["file"] is None
    monkeypatch.undo()
    assert [row["exit_code"] for row in sweep(POINTS, tmp_path, workers=2)] == [0, 0, 0, 0]


def _deadly(fatal: str) -> Callable[[Point], object]:
    """`solve`, but the process that gets this point is killed. A closure: workers receive it by value."""

    def deadly(point: Point) -> object:
        if point.name == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return solve(point)

    return deadly


def test_workers_do_not_hear_ctrl_c() -> None:
    """From their start on: it comes to the whole group, and one that only just begins would print where it was."""

    def deaf(_: int) -> bool:
        return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])

    assert list(run_all(deaf, [0, 1], 2, "loky", lambda _: False)) == [True, True]
    assert not deaf(0)


@pytest.mark.deep  # in one process above
def test_a_killed_command_continues(tmp_path: Path) -> None:
    """The whole process group is killed while it works; what was finished is whole, and the next run takes it up."""
    words = ["d=2..5", "ratio=0.25,0.5,0.75,0.9,1.1,1.5,2,3", "claims=regime,linear-threshold"]
    command = [sys.executable, "-m", "certify", "sweep", *words, "--workers", "2", "--out", str(tmp_path)]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None and len(list(tmp_path.glob("d*.json"))) < 3:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
    assert not (tmp_path / "index.json").exists()
    finished = {path: path.stat().st_mtime_ns for path in tmp_path.glob("d*.json") if kept(path) is not None}
    assert len(finished) >= 3
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "32 of 32 points proved" in done.stdout
    assert done.stderr == ""  # progress is for a terminal only
    assert {path: path.stat().st_mtime_ns for path in finished} == finished


def test_an_interrupted_sweep_has_its_index_and_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(points: list[Point], *_: object) -> Iterator[Outcome]:
        yield from map(solve, points[:2])
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_solve_all", two)
    words = ["sweep", "d=2", "beta=1,2,3,4", "claims=linear-threshold", "--workers", "1", "--out", str(tmp_path)]
    assert main(words) == 130
    done = f"interrupted; 2 of 4 points are kept in {tmp_path}, from which the same command goes on"
    assert capsys.readouterr().err == f"certify: {done}\n"
    assert len(json.loads((tmp_path / "index.json").read_text())["points"]) == 2
    assert len((tmp_path / "table.csv").read_text().splitlines()) == 3
    monkeypatch.undo()
    assert main(words) == 0
    assert len((tmp_path / "table.csv").read_text().splitlines()) == 5


def test_a_terminal_sees_progress(tmp_path: Path) -> None:
    """On a terminal stderr is one line that is written over; piped it is silent (see the killed command)."""
    main_end, other_end = os.openpty()
    command = [sys.executable, "-m", "certify", "sweep", "d=2", "beta=1,2", "claims=regime", "--out", str(tmp_path)]
    done = subprocess.run(command, stderr=other_end, capture_output=False, stdout=subprocess.PIPE, check=True)
    os.close(other_end)
    seen = os.read(main_end, 4096).decode()
    os.close(main_end)
    assert "0 of 2 points kept" in seen
    assert "2 of 2: " in seen
    assert "\n" not in seen
    assert b"2 of 2 points proved" in done.stdout


def test_figures_of_a_sweep(undrawn: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The path is judged before anything is computed, and may lie in the folder that --out makes."""
    out = tmp_path / "new"
    words = ["sweep", "d=2", "beta=1", "claims=linear-threshold", "--workers", "1", "--out", str(out)]
    assert main([*words, "--figure", str(tmp_path / "none" / "x.pdf")]) == 2
    assert "does not exist" in capsys.readouterr().err
    assert list(out.iterdir()) == []
    assert main([*words, "--figure", str(out / "x.pdf")]) == 0
    assert "x.pdf: d = 2" in capsys.readouterr().out
    assert (out / "x.pdf").read_bytes() == b""


def test_no_figure_without_certificates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command._figure([], tmp_path, tmp_path / "x.pdf")
    assert "no figure" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["sweep", "d=2..3", "ratio=0.5,2", "claims=regime", "--workers", "1"]
    assert main([*words, "--out", str(tmp_path / "new" / "folder")]) == 0
    assert "4 of 4 points proved" in capsys.readouterr().out
    for extra in (["--workers", "0"], ["--scheduler", "tcp://x"], ["--backend", "spark"]):
        assert main([*words, "--out", str(tmp_path), *extra]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_scheduler_that_does_not_answer_is_the_environments_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.environ.get("CI") != "true":
        pytest.importorskip("distributed", reason="the extra certify[cluster] is not installed")
    import dask
    import distributed  # noqa: F401  its defaults are loaded before the setting, and so outlive it

    words = ["sweep", "d=2", "beta=1", "claims=regime", "--out", str(tmp_path), "--backend", "dask"]
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        assert main([*words, "--scheduler", "tcp://127.0.0.1:1"]) == 4
    assert capsys.readouterr().err == "certify: --scheduler tcp://127.0.0.1:1: no dask cluster answers there\n"


@pytest.mark.deep  # five seconds of starting processes
def test_a_dask_cluster_of_separate_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with a point that kills its workers: dask starts it again, and would make joblib wait for ever."""
    if os.environ.get("CI") != "true":
        pytest.importorskip("distributed", reason="the extra certify[cluster] is not installed")
    from distributed import Client

    with Client(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as client:
        assert len(set(client.run(os.getpid).values()) | {os.getpid()}) == 3
        rows = sweep(POINTS, tmp_path, workers=2, backend="dask")
        monkeypatch.setattr(module, "solve", _deadly(POINTS[2].name))
        (tmp_path / "deadly").mkdir()
        deadly = sweep(POINTS, tmp_path / "deadly", workers=2, backend="dask")
    monkeypatch.undo()
    assert [row["exit_code"] for row in deadly] == [0, 0, 4, 0]
    assert [row["exit_code"] for row in rows] == [0, 0, 0, 0]
    serial = sweep(POINTS, tmp_path / "serial") if (tmp_path / "serial").mkdir() is None else []
    assert [row["digest"] for row in serial] == [row["digest"] for row in rows]
