"""Completions, asked of a real shell."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from certify.app.cli import main

CODE = 'source "$1"; COMP_LINE="$2"; COMP_POINT=${#2}; _certify; printf "%s\\n" "${COMPREPLY[@]}"'


def completed(script: Path, line: str) -> list[str]:
    """What bash would offer after this line."""
    command = ["bash", "-c", CODE, "bash", str(script), line]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
def test_bash_completes_commands_keys_options_and_labels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--completion", "bash"]) == 0
    script = tmp_path / "complete.sh"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    for line, wanted in (
        ("certify swe", ["sweep"]),
        ("certify be", ["beta="]),
        ("certify d=3 --figu", ["--figures", "--figure"]),
        ("certify d=3 claims=landau", ["landau-expansion"]),
        ("certify d=3 claims=regime,lin", ["regime,linear-threshold"]),
        ("certify check x.json --claim landau", ["landau-expansion"]),
        ("certify d=3 beta=1", []),
    ):
        assert completed(script, line) == wanted, line


def test_other_shells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--completion", "zsh"]) == 0
    assert "bashcompinit" in capsys.readouterr().out
    assert main(["--completion", "fish"]) == 2
    assert capsys.readouterr().err == "certify: --completion fish: one of bash, zsh is wanted\n"
