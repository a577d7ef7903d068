"""What `pip install` brings: every file of the three packages, and one version."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

import certify
from tests.places import ROOT

PACKAGES = ("certify", "proofs", "reports")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    builder = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is in the extra `test`")
    return zipfile.ZipFile(next(builder.WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")))))


def test_the_wheel_holds_every_file_of_the_packages(wheel: zipfile.ZipFile) -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *PACKAGES]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    expected = {name for name in listed if (ROOT / name).is_file()}
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == expected
    kinds = {Path(name).suffix for name in expected}
    assert {".md", ".v", ".toml", ".j2", ".typed"} <= kinds, "the format, the theory, the ledger, the templates"


def test_the_wheel_has_the_version_and_the_command(wheel: zipfile.ZipFile) -> None:
    texts = {Path(name).name: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/" in name}
    assert f"\nVersion: {certify.__version__}\n" in texts["METADATA"]
    assert "certify = certify.app.cli:main" in texts["entry_points.txt"]
