"""Where Coq is, and the theory, in its own place or as a copy built from clean.

Without Coq a test is skipped on a user's machine, with the reason, and fails where the environment says `CI=true`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from certify.coq.theory import build_theory
from tests.places import THEORY

STATEMENTS = [THEORY / "MainCircle.v", THEORY / "MainZonal.v", THEORY / "Main.v"]
"""The files that restate the results in base vocabulary, in the order of the build; the last prints all axioms."""
_SOURCES = ("*.v", "[A-Z]*/*.v", "_CoqProject", "Makefile")


def missing(reason: str) -> None:
    """Fail on CI, skip elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and CI must have it", pytrace=False)
    pytest.skip(reason)


def require_tools(*names: str) -> None:
    """Return only if every tool is on PATH."""
    for name in names:
        if shutil.which(name) is None:
            missing(f"{name} is not installed (Debian: coq libcoq-coquelicot libcoq-bignums make)")


def require_libraries(directory: Path, *modules: str) -> None:
    """Return only if Coq finds every module; the probe is compiled in `directory`."""
    probe = directory / "probe.v"
    probe.write_text("".join(f"Require {module}.\n" for module in modules), encoding="utf-8")
    found = run(["coqc", "-q", "-w", "none", probe.name], directory)
    if found.returncode != 0:
        missing(f"Coq does not find one of {', '.join(modules)} (Debian: libcoq-coquelicot libcoq-bignums)")


def copy_theory(target: Path) -> Path:
    """The sources of the theory, and nothing that was compiled, in a new directory `target`."""
    target.mkdir()
    for pattern in _SOURCES:
        for path in sorted(THEORY.glob(pattern)):
            copy = target / path.relative_to(THEORY)
            copy.parent.mkdir(exist_ok=True)
            shutil.copy2(path, copy)
    return target


def listed() -> list[str]:
    """The files of the theory, as _CoqProject has them."""
    return re.findall(r"^([\w/]+\.v)$", (THEORY / "_CoqProject").read_text(encoding="utf-8"), re.MULTILINE)


def statements() -> dict[str, str]:
    """Module -> source, of the files that state the results."""
    return {path.stem: path.read_text(encoding="utf-8") for path in STATEMENTS}


def module(name: str) -> str:
    """A file with dots, as a Require line has it."""
    return name.removesuffix(".v").replace("/", ".")


@cache
def built() -> Path:
    """The whole theory in its own place: built here if it is not, so from clean in a fresh copy of the repository."""
    require_tools("coqc", "coq_makefile", "make")
    with tempfile.TemporaryDirectory() as probe:
        require_libraries(Path(probe), "Coquelicot.Coquelicot", "Bignums.BigZ.BigZ")
    return build_theory(modules=map(module, listed()))


def run(command: list[str], directory: Path, limit: int = 900) -> subprocess.CompletedProcess[str]:
    """Run one command; output as text, the two streams together. `limit` only guards against hanging."""
    # A make that started the tests must not hand its flags down (a job server that is not there).
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    return subprocess.run(
        command,
        cwd=directory,
        env=environment,
        text=True,
        timeout=limit,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def compile_file(directory: Path, name: str, text: str, theory: Path) -> subprocess.CompletedProcess[str]:
    """Write `text` to `directory`/`name` and compile it against the built theory."""
    (directory / name).write_text(text, encoding="utf-8")
    return run(["coqc", "-q", "-w", "-ambiguous-paths", "-Q", str(theory), "Certify", name], directory)
