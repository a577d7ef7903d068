"""Running pdflatex on a document that this package made: in a folder of its own, without shell escape, time-limited."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from certify.core.errors import EnvironmentFailure

RUNS: Final = 2
MORE_RUNS: Final = 2
"""At most, while TeX says that references have changed."""
TIME_LIMIT: Final = 300
_OPTIONS: Final = ("-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "-file-line-error")
_NAME: Final = "appendix"


def compile_pdf(document: str, files: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of a LaTeX document, with `files` beside it. EnvironmentFailure if pdflatex is missing or fails."""
    return compile_with_log(document, files)[0]


def compile_with_log(
    document: str, files: Mapping[str, bytes] | None = None, *, bibtex: bool = False
) -> tuple[bytes, str]:
    """The PDF, and the log of the last run."""
    with tempfile.TemporaryDirectory(prefix="certify-tex-") as name:
        folder = Path(name)
        for file, content in (files or {}).items():
            (folder / file).write_bytes(content)
        source = folder / f"{_NAME}.tex"
        source.write_text(document, encoding="utf-8")
        latex = [find_tool("pdflatex"), *_OPTIONS, source.name]
        commands = [latex] * RUNS
        if bibtex:
            commands = [latex, [find_tool("bibtex"), _NAME], *commands]
        for command in commands:
            _run(command, folder)
        log = source.with_suffix(".log")
        for _ in range(MORE_RUNS):  # long derivations: the references that came in have moved a page break
            if "Rerun to get" not in log.read_text("utf-8", "replace"):
                break
            _run(latex, folder)
        return source.with_suffix(".pdf").read_bytes(), log.read_text("utf-8", "replace")


def find_tool(name: str) -> str:
    """The path of a program of the TeX distribution; EnvironmentFailure with what to install if it is missing."""
    path = shutil.which(name)
    if path is None:
        raise EnvironmentFailure(
            f"{name} is not installed: a TeX distribution is wanted (Debian: texlive-latex-recommended)"
        )
    return path


def _run(command: list[str], folder: Path) -> None:
    # reading and writing outside the folder is refused by TeX itself, whatever a document says
    environment = os.environ | {"openin_any": "p", "openout_any": "p", "max_print_line": "1000"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise EnvironmentFailure(f"{Path(command[0]).name}: stopped after {TIME_LIMIT} s") from None
    except OSError as error:
        raise EnvironmentFailure(f"{Path(command[0]).name}: cannot be run ({error.strerror})") from None
    if done.returncode != 0:
        raise EnvironmentFailure(
            f"{Path(command[0]).name} failed: {_complaint(done.stdout.decode('utf-8', 'replace'))}"
        )


def _complaint(output: str) -> str:
    """The first error line of a TeX run."""
    lines = [line for line in output.splitlines() if line.startswith("!") or (": " in line and ".tex:" in line)]
    return (lines or output.splitlines()[-1:] or ["no output"])[0][:300]
