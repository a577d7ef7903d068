"""Where the static Coq theory lies, and how it is built."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from certify.core.errors import EnvironmentFailure

LOGICAL_PATH: Final = "Certify"
_SOURCES: Final = ("*.v", "[A-Z]*/*.v", "_CoqProject", "Makefile")
_NEEDED: Final = ("Bracket.Theorems", "Bracket.Big")
_INSTALL_HINT: Final = "on Debian: apt-get install coq libcoq-coquelicot libcoq-bignums make"


def tool(name: str) -> str:
    """Path of an executable; raises EnvironmentFailure with what to install if it is missing."""
    found = shutil.which(name)
    if found is None:
        raise EnvironmentFailure(f"{name} was not found, so Coq cannot be run ({_INSTALL_HINT})")
    return found


def theory_directory() -> Path:
    """The directory of the theory's sources, inside the installed `proofs` package (which is not imported).

    Raises EnvironmentFailure if the package or its `coq` directory is missing.
    """
    spec = find_spec("proofs")
    for root in (spec.submodule_search_locations or ()) if spec else ():
        directory = Path(root) / "coq"
        if (directory / "_CoqProject").is_file():
            return directory
    raise EnvironmentFailure("the Coq theory was not found: the `proofs` package should hold coq/_CoqProject")


def _sources(directory: Path) -> list[Path]:
    return sorted(path for pattern in _SOURCES for path in directory.glob(pattern))


def theory_digest(directory: Path) -> str:
    """Sixteen hexadecimal digits that change whenever a source of the theory does."""
    digest = hashlib.sha256()
    for path in _sources(directory):
        digest.update(path.relative_to(directory).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _private_copy(directory: Path) -> Path:
    """A copy of the sources under the user's cache, named by their content: for an installation that is read-only."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    copy = cache / "noisy-transformer-certify" / f"coq-{theory_digest(directory)}"
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not copy.exists():
            fresh = Path(tempfile.mkdtemp(dir=copy.parent))
            for path in _sources(directory):
                target = fresh / path.relative_to(directory)
                target.parent.mkdir(exist_ok=True)
                shutil.copy(path, target)
            with contextlib.suppress(OSError):  # another process was faster, and its copy is the same
                fresh.rename(copy)
    except OSError as error:
        raise EnvironmentFailure(f"the Coq theory cannot be copied to {copy.parent}: {error.strerror}") from None
    return copy


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """One build at a time in a directory; where the platform has no file locks, none is taken."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def run(command: list[str], directory: Path, time_limit: float) -> subprocess.CompletedProcess[str]:
    """Run a tool to its end; after `time_limit` seconds stop it and what it started, and raise EnvironmentFailure."""
    pipe = subprocess.PIPE
    # A make that started this program must not hand its flags down (a job server that is not there).
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    try:
        process = subprocess.Popen(
            command,
            cwd=directory,
            env=environment,
            stdout=pipe,
            stderr=pipe,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        raise EnvironmentFailure(f"{command[0]} could not be started: {error.strerror}") from None
    with process:
        try:
            output, errors = process.communicate(timeout=time_limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise EnvironmentFailure(f"{Path(command[0]).name} was stopped after {time_limit:g} seconds") from None
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


def build_theory(directory: Path | None = None, modules: Iterable[str] = _NEEDED, time_limit: float = 900) -> Path:
    """Compile some modules, such as Bracket.Big, and what they import (nothing is done if they are up to date).

    Returns the directory to give to `coqc -Q`: that of the sources, or a private copy if it cannot be written to.

    Raises EnvironmentFailure if coqc or make is missing, if the build fails, or after `time_limit` seconds.
    """
    make = tool("make")
    tool("coqc")
    source = directory if directory is not None else theory_directory()
    built = source if os.access(source, os.W_OK) else _private_copy(source)
    with _locked(built):
        files = [name.replace(".", "/") for name in modules]
        compiled = [f"{file}.vo" for file in files if (built / f"{file}.v").is_file()]
        for command in (
            [make, "CoqMakefile"],
            [make, f"-j{min(4, os.cpu_count() or 1)}", "-f", "CoqMakefile", *compiled],
        ):
            done = run(command, built, time_limit)
            if done.returncode != 0:
                lines = [line for line in done.stderr.splitlines() if line.strip()]
                raise EnvironmentFailure(f"the Coq theory did not build: {' '.join(lines)[:300]}")
    return built
