"""The tests of `make test` in two processes, each with its rooms: `python -m tests.halves`; arguments go to pytest.

A process collects the files of its half alone, where each worker of xdist would collect those of both. What the first
half says is printed after the second.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import Final

FIRST: Final = ("tests/checker", "tests/mutation", "tests/coq")
"""A third of the work when last measured. Whatever else there is belongs to the other process."""


def commands(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Both halves."""
    pytest = [sys.executable, "-m", "pytest", *arguments]
    return [*pytest, *FIRST], [*pytest, *(f"--ignore={room}" for room in FIRST)]


def main(arguments: Sequence[str]) -> int:
    """The exit code of a half that fails; 0 if none does."""
    first, second = commands(arguments)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        with subprocess.Popen(first, stdout=said, stderr=subprocess.STDOUT) as half:
            code = subprocess.call(second)
        said.seek(0)
        print(said.read(), end="", flush=True)
    return half.returncode or code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
