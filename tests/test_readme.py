"""What the README shows is so: its Python runs, its commands parse, the files and modules it names are there."""

from __future__ import annotations

import re
import shlex

import pytest

import certify
from certify.app.cli import main
from certify.app.query import parse_words
from certify.core.claim import LABELS
from certify.core.exact import as_fraction
from proofs.ledger import load
from proofs.places import table
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_python_runs() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(block, names)
    claim = names["claim"]
    assert isinstance(claim, certify.Claim)
    assert claim.outcome == "proved"
    assert claim.enclosure is not None
    assert 0 < as_fraction(claim.enclosure.lower) < as_fraction(claim.enclosure.upper)
    assert {"Claim", "Result", "certify"} <= set(dir(certify))


def test_its_commands_parse() -> None:
    commands = re.findall(r"^python -m certify ((?!sweep|asymptotics|check|--).*?)(?:  +|$)", README, re.MULTILINE)
    assert len(commands) >= 10
    for command in commands:
        words = [word for word in shlex.split(command) if re.match(r"(d|digits|beta|claims)=", word)]
        assert parse_words(words).dimensions


def test_its_example_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.search(r"`d=5` prints\n\n```\n(.*?)\n  \.\.\.\n```", README, re.DOTALL)
    assert shown is not None
    assert main(["d=5", "claims=elementary-bounds"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(shown[1])


def test_every_claim_is_in_the_format() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "certify" / "FORMAT").glob("*.md"))
    for label in LABELS:
        assert re.search(rf"\b{label}\b", text), label


def test_what_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets is not None
    asked = {word for words in re.findall(r"`make ([a-z ]+)[A-Z`]", text) for word in words.split()}
    assert asked <= set(targets[1].split())
    assert {"lint", "test", "deep", "map"} <= asked
    modules = re.findall(r"python -m (tests[\w.]*)", text)
    assert len(modules) >= 3
    for module in modules:
        path = ROOT.joinpath(*module.split("."))
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module
    rooms = {
        place for place in re.findall(r"`((?:certify|proofs|reports|docs|tests)/[\w./]*)`", text) if "star" not in place
    }
    assert len(rooms) > 10
    assert not [place for place in rooms if not (ROOT / place).exists()]


def test_its_table_is_the_map() -> None:
    shown = README.split("## The paper, result by result\n\n", 1)[1].split("\n\n## ", 1)[0]
    assert shown.endswith("\n\n" + table(load())), "python -m proofs.places renews the table"
