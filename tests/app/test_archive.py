"""The checker as one file: the same bytes each time, run by a Python that sees nothing of this project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from certify.app.archive import SOURCE, archive, main
from tests.places import ROOT

CORPUS = ROOT / "tests/corpus"


def run(archived: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", str(archived), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=archived.parent)


def test_it_decides_as_the_checker_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archived = tmp_path / "checker.pyz"
    assert main([str(archived)]) == 0
    said = capsys.readouterr().out
    assert f"in {sum(1 for _ in SOURCE.rglob('*.py'))} files, sha256:" in said
    for folder, code in (("valid", 0), ("invalid", 1), ("malformed", 2)):
        document = sorted((CORPUS / folder).glob("*.json"))[0]
        done = run(archived, document)
        assert done.returncode == code, done.stderr
        assert (done.stdout.startswith("accepted: "), "Traceback" in done.stderr) == (code == 0, False)
    assert run(archived).stderr.startswith("usage: checker.pyz FILE ")


def test_it_is_reproducible(tmp_path: Path) -> None:
    """Neither dates nor the order of the file system matter, but every byte of the source does."""
    copy = tmp_path / "checker"
    for path in sorted(SOURCE.rglob("*.py"), reverse=True):
        target = copy / path.relative_to(SOURCE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        os.utime(target, (0, 0))
    assert archive(copy) == archive()
    (copy / "verdict.py").write_text("pass\n", encoding="utf-8")
    assert archive(copy) != archive()


def test_bad_names_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["/no/such/folder/checker.pyz"]) == 2
    assert capsys.readouterr().err.count("\n") == 2
