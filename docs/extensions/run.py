"""The directive `run`: a command of this project and what it prints, run while the page is built.

    ```{run} python -m certify d=5
    :exit: 0
    :head: 12
    ```

All commands of a page run in one folder, in their order, so that one may read what another has written. Any other exit
code than the one that is named (0) is a warning, and so fails the build.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

ROOT = Path(__file__).resolve().parent.parent.parent


_FOLDERS: dict[str, tempfile.TemporaryDirectory[str]] = {}


def _folder(page: str) -> str:
    """The folder in which the commands of a page run; it is gone when the build ends."""
    return _FOLDERS.setdefault(page, tempfile.TemporaryDirectory()).name


class Run(SphinxDirective):
    """A command with its output."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "exit": directives.nonnegative_int,
        "head": directives.positive_int,
        "hide-output": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """The literal block."""
        command = self.arguments[0]
        words = shlex.split(command)
        if words[:2] != ["python", "-m"]:
            raise self.error(f"a command of this project is wanted, not {command!r}")
        done = subprocess.run(
            [sys.executable, *words[1:]],
            cwd=_folder(self.env.docname),
            env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "88", "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        wanted = self.options.get("exit", 0)
        if done.returncode != wanted:
            raise self.error(f"{command}: exit code {done.returncode}, not {wanted}: {done.stderr.strip()}")
        lines = (done.stdout + done.stderr).rstrip("\n").split("\n")
        most = self.options.get("head", len(lines))
        shown = [*lines[:most], *(["..."] if len(lines) > most else [])]
        text = "\n".join([f"$ {command}", *([] if "hide-output" in self.options else shown)])
        block = nodes.literal_block(text, text, language="text")
        self.set_source_info(block)
        return [block]


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_directive("run", Run)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
