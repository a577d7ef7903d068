"""A version is the same bytes whoever builds it, and its hashes are those of its files."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from tests.release import SUMS, packages, sums, zipped


def test_packages_are_reproducible(tmp_path: Path) -> None:
    pytest.importorskip("hatchling.builders.sdist", reason="hatchling is in the extra `test`")
    made = []
    for name in ("once", "again"):
        packages(folder := tmp_path / name)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert {Path(name).suffix for name in made[0]} == {".whl", ".gz"}
    assert made[0] == made[1]


def test_a_folder_is_zipped_alike_whenever_and_however_it_was_written(tmp_path: Path) -> None:
    for name, order, time in (("one", ("b/x", "a"), 1e9), ("two", ("a", "b/x"), 1.5e9)):
        for file in order:
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file)
            os.utime(path, (time, time))
    one, two = zipped(tmp_path / "one", "pages"), zipped(tmp_path / "two", "pages")
    assert one == two
    assert zipfile.ZipFile(io.BytesIO(one)).namelist() == ["pages/a", "pages/b/x"]
    (tmp_path / "two" / "a").write_text("other")
    assert zipped(tmp_path / "two", "pages") != one


def test_an_empty_part_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing is there"):
        zipped(tmp_path, "pages")


def test_the_hashes_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"2")
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / SUMS).write_text("an old list")
    assert sums(tmp_path) == "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in (("a", b"1"), ("b", b"2"))
    )
