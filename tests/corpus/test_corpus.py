"""Every file of the corpus gets the exit code and the reason that expected.tsv says, through the command line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from certify.checker import main

HERE = Path(__file__).parent
ROWS = [row.split("\t") for row in (HERE / "expected.tsv").read_text(encoding="utf-8").splitlines()]


SHARE = 4
"""So many of the forged certificates of (1.17), a tenth of a second each, which tests/checker/landau makes anew."""
FORGED = [row for row in ROWS if "landau-expansion" in row[0] and not row[0].startswith("valid")]
LONG = ("d-3-beta-beta-star..1.85-", "d-3-beta-2.5..2.55-", "d-5-beta-20..22.5-", "d-5-beta-20-digits-10-")
"""Certificates that take seconds; each rule of theirs has another one, there or in tests/checker."""
DEEP = [
    *(row for row in FORGED if row not in random.Random(1).sample(FORGED, SHARE)),
    *(row for row in ROWS if row[0].startswith(tuple(f"valid/{name}" for name in LONG))),
]


Row = list[str]


def fault(row: Row, capsys: pytest.CaptureFixture[str]) -> str:
    """What is wrong of what the command says of a file: the code, the words, its lines; nothing if all is right."""
    name, code, words = row
    found = main([str(HERE / name)])
    printed = capsys.readouterr()
    said, silent = (printed.out, printed.err) if code == "0" else (printed.err, printed.out)
    lines = 2 if code == "0" else 1  # beside the verdict, the digest of what is accepted
    right = found == int(code) and words in said and said.count("\n") == lines and not silent
    return "" if right else f"{name}: {found} for {code}, {words!r} is wanted in: {printed}"


def test_the_valid_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert [wrong for row in ROWS if row not in DEEP and row[1] == "0" if (wrong := fault(row, capsys))] == []


def test_the_other_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert [wrong for row in ROWS if row not in DEEP and row[1] != "0" if (wrong := fault(row, capsys))] == []


@pytest.mark.deep
@pytest.mark.parametrize("row", DEEP, ids=[row[0] for row in DEEP])
def test_a_long_file(row: Row, capsys: pytest.CaptureFixture[str]) -> None:
    assert fault(row, capsys) == ""


def test_no_file_is_forgotten() -> None:
    named = {row[0] for row in ROWS}
    found = {f"{path.parent.name}/{path.name}" for path in HERE.glob("*/*.json")}
    assert found == named
    assert {
        len([row for row in ROWS if row[0].startswith(folder)]) > 15 for folder in ("valid", "invalid", "malf")
    } == {True}
