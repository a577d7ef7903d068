"""Exit code 1 is a refutation, and nothing else is: whatever breaks down unforeseen is one line and exit code 4."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from certify import checker
from certify.app.cli import main
from certify.app.sweep.grid import Point
from certify.app.sweep.run import solve
from certify.app.typeset import main as typeset
from certify.core import errors
from certify.core.errors import BadInput, CertifyError, EnvironmentFailure, InternalError, Refused, Undecided
from certify.core.terminal import guarded
from certify.search.untrusted import untrusted
from proofs.__main__ import main as proofs
from tests.places import VALID

Captured = pytest.CaptureFixture[str]
UNFORESEEN = [ValueError, ZeroDivisionError, KeyError, RuntimeError, MemoryError, RecursionError, AssertionError]


class Broken:
    """Raises an exception wherever it is called."""

    def __init__(self, error: type[Exception]) -> None:
        self.error = error

    def __call__(self, *_: Any, **__: Any) -> Any:
        raise self.error("planted\nfault")


def one_line(capsys: Captured) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err


def test_only_what_asks_for_it_has_exit_code_1() -> None:
    assert CertifyError.exit_code == 4
    assert (BadInput.exit_code, Undecided.exit_code, EnvironmentFailure.exit_code) == (2, 3, 4)
    classes = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, CertifyError)]
    assert [value for value in classes if value.exit_code == 1] == [Refused]


@pytest.mark.parametrize("error", UNFORESEEN)
def test_an_unforeseen_exception_is_one_line_with_its_place(error: type[Exception], capsys: Captured) -> None:
    assert guarded("certify", Broken(error)) == InternalError.exit_code == 4
    line = one_line(capsys)
    assert line.startswith(f"certify: internal error: {error.__name__} at ")
    assert "test_terminal.py:" in line
    assert "report it" in line


def test_a_file_that_fails_is_not_standard_output(capsys: Captured) -> None:
    assert guarded("certify", lambda: len(Path("/missing/file").read_bytes())) == 4
    assert "FileNotFoundError" in one_line(capsys)


@pytest.mark.parametrize("error", UNFORESEEN)
def test_every_command_has_this_last_line_of_defence(
    error: type[Exception], capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = str(next(VALID.glob("*.json")))
    for place in (
        "certify.app.asymptotics.command.sweep",  # first: it takes the next one's by name
        "certify.solve.dimension.run",
        "certify.checker.check_document",
        "certify.app.sweep.command.sweep",
        "proofs.__main__.load",
    ):
        monkeypatch.setattr(place, Broken(error))
    monkeypatch.setattr("certify.app.checked.check_document", Broken(error))
    for command in (
        lambda: main(["d=5"]),
        lambda: main(["check", certificate]),
        lambda: checker.main([certificate]),
        lambda: main(["sweep", "d=2", "beta=2", "--out", str(tmp_path)]),
        lambda: main(["asymptotics", "d=3", "--workers", "1"]),
        lambda: typeset([certificate, "-o", str(tmp_path / "out.tex")]),
        lambda: proofs([]),
    ):
        assert command() == 4
        assert f"internal error: {error.__name__}" in one_line(capsys)


@pytest.mark.parametrize("error", UNFORESEEN)
def test_a_point_of_a_sweep_that_breaks_down_is_not_refuted(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("certify.solve.dimension.run", Broken(error))
    outcome = solve(Point(3, Fraction(2), None, None))
    assert (outcome.exit_code, outcome.certificate) == (4, None)
    assert f"internal error: {error.__name__}" in (outcome.reason or "")


@pytest.mark.parametrize(
    "breakdown",
    [
        lambda: 1 // 0,
        lambda: np.linalg.inv(np.zeros((2, 2))),
        lambda: np.linalg.cholesky(-np.eye(2)),
        lambda: int(float(np.log(np.zeros(1))[0])),
        lambda: np.zeros(1)[3],
    ],
)
def test_a_search_that_breaks_down_is_undecided(breakdown: Any) -> None:
    with pytest.raises(Undecided, match="breaks down"), untrusted():
        breakdown()


def test_a_search_gives_no_warnings_and_programming_errors_pass() -> None:
    with untrusted():  # warnings are errors here
        assert np.isinf(np.exp(np.array([1e3])) / np.zeros(1)).all()
    with pytest.raises(TypeError), untrusted():
        len(3)  # type: ignore[arg-type]  # the error is what is wanted


def test_files_are_written_though_nobody_reads_on(tmp_path: Path) -> None:
    """`| head` ends the lines, not the work, where a file is asked for; without one it ends both."""
    target = tmp_path / "stars.json"
    for asked in ([f"--json={target}"], []):
        words = [sys.executable, "-u", "-m", "certify", "d=2..4", "claims=beta-star", "digits=8", *asked]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.close()
            error = process.stderr.read() if process.stderr is not None else b""
        assert (process.returncode, error) == (0, b"")
    assert len(checker.check_document(target.read_bytes()).accepted) == 3
