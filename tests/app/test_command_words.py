"""What a user mistypes or asks too much of: one line with what is meant or allowed, before any work."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

import certify
from certify.app.cli import main
from certify.app.rows import QUANTITIES
from certify.app.typeset import main as typeset
from certify.coq import most_digits
from certify.core.claim import LABELS
from certify.core.errors import nearest
from certify.core.files import check_writable
from certify.core.names import NAMES
from proofs.ledger import load
from proofs.lookup import asked
from tests.places import ROOT
from tests.sampling import sampled

Captured = pytest.CaptureFixture[str]


def complaint(capsys: Captured) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("swep d=2 beta=1", "sweep"),
        ("typset cert.json -o a.tex", "typeset"),
        ("Check cert.json", "check"),
        ("asymptotic d=3", "asymptotics"),
        ("version", "--version"),
        ("D=5", "d"),
        ("dd=5", "d"),
        ("d=5 claim=regime", "claims"),
        ("d=5 Digits=20", "digits"),
        ("d=5 claims=regimes", "regime"),
        ("d=5 claims=Critical-Coupling", "critical-coupling"),
        ("d=5 --jsn out.json", "--json"),
        ("d=5 --JSON=out.json", "--json"),
        ("--versoin", "--version"),
        ("sweep d=2 beta=1 --ot x", "--out"),
        ("sweep d=2 bta=1 --out x", "beta"),
        ("sweep d=2 beta=1 claims=regim --out x", "regime"),
        ("asymptotics d=3 --figur x.pdf", "--figure"),
        ("asymptotics d=3 neer=1.1", "near"),
    ],
)
def test_a_typo_is_told_what_is_meant(
    words: str, meant: str, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words.split(" ")) == 2
    assert f"(did you mean {meant}?)" in complaint(capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_typo_of_typeset_is_one_line(capsys: Captured) -> None:
    assert typeset(["cert.json", "--otput", "x.tex"]) == 2
    assert "did you mean --output?" in complaint(capsys)
    assert typeset(["cert.json"]) == 2
    assert "-o" in complaint(capsys)
    for words in ([], ["a", "b", "-o", "c"], ["a", "-o"], ["a", "--pdf=b", "-o", "c"], ["a", "-o", "c", "--work", "x"]):
        assert typeset(words) == 2
        complaint(capsys)


def test_words_and_options_stand_in_any_order(tmp_path: Path, capsys: Captured) -> None:
    target = str(tmp_path / "cert.json")
    options = ["--no-check"], ["--json", target]
    orders = [["d=3", *options[0], "digits=30", *options[1]], [*options[1], "d=3", *options[0], "digits=30"]]
    printed = set()
    for words in [["d=3", "digits=30", *options[0], *options[1]], *orders]:
        assert main(words) == 0
        printed.add(capsys.readouterr().out)
    assert len(printed) == 1


@pytest.mark.parametrize("command", ["d=5", "asymptotics d=3"])
def test_a_pdf_is_called_so(command: str, tmp_path: Path, capsys: Captured) -> None:
    for name in ("paper", "paper.tex", "paper.pdf.txt"):
        assert main([*command.split(), "--pdf", str(tmp_path / name)]) == 2
        assert f"{name}: a file name that ends in .pdf is wanted" in complaint(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("barrier", "free-energy-barrier"),
        ("branch", "branch-fold"),
        ("minimiser", "two-minimisers or minimiser-profile"),
        ("K_c", "critical-coupling"),
        ("K_#", "linear-threshold"),
        ("m_1", "order-parameter"),
        ("beta_*", "beta-star"),
        ("quartic-sing", "quartic-sign"),
    ],
)
def test_a_part_of_a_label_or_a_symbol_is_understood(word: str, label: str, capsys: Captured) -> None:
    assert main(["d=3", "beta=2", f"claims={word}"]) == 2
    assert f"unknown claim (did you mean {label}?); allowed" in complaint(capsys)


def test_each_symbol_names_a_label_and_is_in_the_ledger() -> None:
    """What is an alias here is understood by `python -m proofs` too; the names of columns are those of tables."""
    for symbol, label in NAMES.items():
        assert label in LABELS
        assert symbol in QUANTITIES.values() or asked(load(), symbol)
    assert all(NAMES.get(symbol, label) == label for label, symbol in QUANTITIES.items())


def test_nothing_is_meant_by_what_is_like_nothing(capsys: Captured) -> None:
    assert nearest("xyzzy", ("check", "sweep")) == ""
    assert main(["d=5", "--xyzzy"]) == 2
    assert "did you mean" not in complaint(capsys)
    assert main(["sweep", "d=2", "beta=1", "--out", "x", "--work", "2"]) == 2  # options are not shortened
    assert "did you mean --workers?" in complaint(capsys)


def test_the_version_is_said_in_one_place(tmp_path: Path) -> None:
    """Without an installation too: what is run is a copy of the package alone."""
    shutil.copytree(ROOT / "certify", tmp_path / "certify", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-S", "-m", "certify", "--version"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"certify {certify.__version__}\n"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "certify/__init__.py"
    assert re.findall(r"^version: (.*)$", (ROOT / "CITATION.cff").read_text(), re.MULTILINE) == [certify.__version__]
    opam = (ROOT / "proofs" / "coq" / "coq-certify.opam").read_text()
    assert re.findall(r"^version: (.*)$", opam, re.MULTILINE) == [f'"{certify.__version__}"']


@pytest.mark.parametrize("name", ["x" * 252 + ".pdf", "é" * 126 + ".pdf", "/".join(["x" * 200] * 25) + ".pdf"])
@pytest.mark.parametrize(
    "command",
    [
        "d=5 --json",
        "d=5 --tex",
        "d=5 --pdf",
        "d=5 --coq",
        "sweep d=2 beta=1 --out",
        "sweep d=2 beta=1 --out OUT --figure",
        "asymptotics d=3 --tex",
        "asymptotics d=3 --figure",
        "asymptotics d=3 --out",
    ],
)
def test_a_name_that_is_too_long_is_named_before_the_work(
    command: str, name: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = command.split(" ")
    assert main([*words, name]) == 2
    error = complaint(capsys)
    assert f"{words[-1]} {name[:40]}" in error
    assert "at most 255 bytes" in error
    assert len(error) < 300
    assert all(path.name == "OUT" for path in tmp_path.iterdir())


def test_a_name_as_long_as_it_may_be_is_written(undrawn: None, tmp_path: Path, capsys: Captured) -> None:
    for suffix in (".json", ".tex"):
        path = tmp_path / ("x" * (255 - len(suffix)) + suffix)
        words = ["d=5", "claims=beta-star", f"--{suffix[1:]}", str(path)]
        assert main([*words, *(["--figures", "--fragment"] if suffix == ".tex" else [])]) == 0
        assert path.stat().st_size > 100
    assert len(list(tmp_path.iterdir())) == 7  # bibliography, two figures and their data beside the text
    assert main(["check", "x" * 300]) == 2


def test_a_name_that_is_none_is_bad_input(tmp_path: Path, capsys: Captured) -> None:
    for words in (["d=5", "--json", "a\0b"], ["sweep", "d=2", "beta=1", "--out", str(tmp_path / "a\0b")]):
        assert main(words) == 2
        assert words[-2] in complaint(capsys)
    assert check_writable("--json", str(tmp_path / "a b")) == tmp_path / "a b"


@pytest.mark.parametrize("beta", ["", "beta=1.2", "beta=0.5..30", "beta=900"])
def test_more_digits_than_coq_takes_are_noticed_before_the_work(beta: str, tmp_path: Path, capsys: Captured) -> None:
    most = most_digits(Fraction(beta.replace("..", "=").rpartition("=")[2] or 3))
    words = ["d=5", *([beta] if beta else []), "--coq", str(tmp_path / "five.v"), "--json", str(tmp_path / "five.json")]
    assert main([*words, f"digits={most + 1}"]) == 2
    error = complaint(capsys)
    assert f"digits={most + 1}: " in error
    assert f"from 1 to {most} is wanted" in error
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("d", "beta"), sampled([("2", "30"), ("5", "0.001..900")], 1))
def test_as_many_digits_as_coq_takes_are_written(d: str, beta: str, tmp_path: Path) -> None:
    most = most_digits(Fraction(beta.rpartition(".")[2]))
    path = tmp_path / "most.v"
    words = [f"d={d}", f"beta={beta}", f"digits={most}", "claims=linear-threshold", "--coq", str(path)]
    assert main([*words, "--json", str(tmp_path / "most.json")]) == 0
    assert f"beta_star_{d}" in path.read_text()
    assert "Main.K_sharp" in path.read_text()
    (claim,) = (
        c for c in json.loads((tmp_path / "most.json").read_text())["claims"] if c["label"] == "linear-threshold"
    )
    assert claim["outcome"] == "proved"


def test_a_table_stands_above_a_long_list(capsys: Captured) -> None:
    assert main(["d=2..8", "claims=beta-star", "--no-check"]) == 0
    table, _, rest = capsys.readouterr().out.partition("\n\n")
    head, *rows = table.splitlines()
    assert head.split()[:3] == ["d", "beta", "beta_star"]
    assert [row.split()[0] for row in rows] == [str(d) for d in range(2, 9)]
    assert rest.startswith("d = 2\n")
    assert main(["d=2..4", "claims=beta-star", "--no-check"]) == 0
    assert capsys.readouterr().out.startswith("d = 2\n")
