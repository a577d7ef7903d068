"""`make release`: what a version consists of, the same bytes from the same source, with hashes, and tried.

    python -m tests.release [FOLDER] [--no-smoke]

The folder, `dist/` by default, gets the source distribution, the wheel, the pages of docs/, the atlas, the exact
checker as one file, and `SHA256SUMS`. Then the wheel is installed in an empty environment, and a certificate that is
made there is put to the checker's file.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import certify
from certify.app.archive import archive
from certify.core.files import make_folder, write_whole
from tests.places import ROOT

SUMS: Final = "SHA256SUMS"
CHECKER: Final = "checker.pyz"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT: Final = (".doctrees", ".buildinfo", "objects.inv", "__pycache__")  # of Sphinx, for its next run


def main() -> int:
    """Build, hash, and try what was built."""
    parser = argparse.ArgumentParser(prog="python -m tests.release", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", default="dist")
    parser.add_argument("--no-smoke", action="store_true", help="build only; nothing is installed anywhere")
    options = parser.parse_args()
    folder = make_folder("FOLDER", options.folder)
    with tempfile.TemporaryDirectory() as workshop:
        build(Path(workshop))
        for path in sorted(Path(workshop).iterdir()):  # what else is in the folder stays
            write_whole(folder / path.name, path.read_bytes())
    print((folder / SUMS).read_text(encoding="utf-8"), end="")
    if not options.no_smoke:
        smoke(folder)
    return 0


def build(folder: Path) -> None:
    """Every part of the version into an empty folder, and last the hashes of them."""
    packages(folder)
    write_whole(folder / CHECKER, archive())
    name = f"noisy-transformer-certify-{certify.__version__}"
    with tempfile.TemporaryDirectory() as pages:
        command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "-d", f"{pages}/doctrees"]
        subprocess.run([*command, "docs", f"{pages}/html"], cwd=ROOT, check=True)
        write_whole(folder / f"{name}-docs.zip", zipped(Path(pages) / "html", f"{name}-docs"))
    write_whole(folder / f"{name}-atlas.zip", zipped(ROOT / "docs/atlas", f"{name}-atlas"))
    write_whole(folder / SUMS, sums(folder))


def packages(folder: Path) -> None:
    """The source distribution and the wheel, which hatchling dates alike whenever it is run."""
    from hatchling.builders.sdist import SdistBuilder
    from hatchling.builders.wheel import WheelBuilder

    for builder in (SdistBuilder, WheelBuilder):
        list(builder(str(ROOT)).build(directory=str(folder)))


def zipped(source: Path, name: str) -> bytes:
    """The files of a folder as one archive, under one name, in a fixed order and with a fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in sorted(_files(source)):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(source).as_posix()}", _DATE)
            entry.create_system = 3  # Unix, wherever it is built
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, path.read_bytes())
    return out.getvalue()


def _files(source: Path) -> Iterator[Path]:
    found = [path for path in source.rglob("*") if path.is_file() and not set(path.parts) & set(_LEFT_OUT)]
    if not found:
        raise FileNotFoundError(f"{source}: nothing is there to put into the version")
    yield from found


def sums(folder: Path) -> str:
    """A line for each file, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def smoke(folder: Path) -> None:
    """Install the wheel where nothing is, make a certificate, and let the checker's file decide it."""
    wheel = next(folder.glob(f"*-{certify.__version__}-*.whl")).resolve()
    checker = (folder / CHECKER).resolve()
    with tempfile.TemporaryDirectory() as place:
        venv.create(f"{place}/bare", with_pip=True)
        python = f"{place}/bare/bin/python"
        unset = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        for command in (
            [python, "-m", "pip", "install", "--quiet", str(wheel)],
            [f"{place}/bare/bin/certify", "d=5", "--json", "five.json"],
            [python, "-m", "proofs", "Theorem 1.1"],
            [python, "-I", "-S", str(checker), "five.json"],
        ):
            done = subprocess.run(command, cwd=place, env=unset, capture_output=True, text=True, check=False)
            said = (done.stdout or done.stderr).strip().splitlines()
            print(f"{' '.join(Path(word).name if '/' in word else word for word in command)}: {said[-1:] or 'done'}")
            if done.returncode:
                raise RuntimeError(f"{command}: exit {done.returncode}\n{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
