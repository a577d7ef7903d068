"""What the README shows is so: its Python runs, its commands parse, the files and modules it names are there."""

from __future__ import annotations

import importlib
import re
import shlex
from pathlib import Path
from typing import Final

import pytest

import certify
from certify.app.cli import main
from certify.app.query import parse_words
from certify.app.ratio.inequality import words_of
from certify.app.ratio.words import inverse_query, ratio_query
from certify.bounds.ratio.domain import question
from certify.bounds.ratio.expression import parse_statement
from certify.core.claim import LABELS
from certify.core.exact import as_fraction
from proofs.places import table
from tests.book import load
from tests.places import ROOT

ROOMS: Final = ("benchmarks", "certify", "docs", "proofs", "reports", "tests")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # it writes files
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
    commands = re.findall(
        r"^python -m certify ((?!sweep|asymptotics|check|ratio|inverse|prove|typeset|--).*?)(?:  +|$)",
        README,
        re.MULTILINE,
    )
    assert len(commands) >= 10
    for command in commands:
        words = [word for word in shlex.split(command) if re.match(r"(d|digits|beta|claims)=", word)]
        assert parse_words(words).dimensions


def test_its_commands_about_bessel_functions_parse() -> None:
    commands = re.findall(r"^python -m certify (ratio|inverse) (.*?)  +", README, re.MULTILINE)
    assert {name for name, _ in commands} == {"ratio", "inverse"}
    for name, words in commands:
        assert (ratio_query if name == "ratio" else inverse_query)(shlex.split(words))


def test_its_inequalities_parse() -> None:
    commands = re.findall(r"^python -m certify prove (.*?)(?:   +|$)", README, re.MULTILINE)
    assert len(commands) >= 4
    for command in commands:
        words = shlex.split(re.split(" --(?:json|coq)", command)[0])
        if words[0] != "--literature":
            text, nu, x = words_of(words)
            assert question(parse_statement(text), nu, x).statement.text == text


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


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_paths_and_modules_of_a_page_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    rooms = {place.rstrip(".") for place in re.findall(rf"(?<![\w/.])(?:{'|'.join(ROOMS)})/[\w./-]*", text)}
    linked = {link.partition("#")[0] for link in re.findall(r"\]\(((?!https?:)[^)#]+[^)]*)\)", text)}
    named = set(re.findall(r"`([\w.-]+\.(?:md|cff|toml|cfg))`", text))
    assert len(rooms) > 12
    assert [place for place in sorted(rooms | linked | named) if not (ROOT / place).exists()] == []
    modules = set(re.findall(r"python -m ([\w.]*\w)", text)) - {"pytest"}
    assert len(modules) >= 4
    for module in modules:
        path = ROOT.joinpath(*module.split("."))
        runs = [file for file in (path.with_suffix(".py"), path / "__main__.py") if file.is_file()]
        assert runs, module
        assert "__name__ ==" in runs[0].read_text(encoding="utf-8"), module


@pytest.mark.parametrize(
    ("module", "wrong"),
    [
        ("benchmarks.__main__", "nosuch"),
        ("tests.mutation.__main__", "1"),
        ("tests.mutation.checker_mutants", "nosuch"),
        ("tests.mutation.coupling.moving_certificates", "0"),
    ],
)
def test_a_harness_has_help_and_refuses_bad_input(module: str, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    main = importlib.import_module(module).main
    for word, code in (("--help", 0), (wrong, 2)):
        with pytest.raises(SystemExit) as stop:
            main([word])
        printed = capsys.readouterr()
        assert (stop.value.code, (printed.out + printed.err).startswith("usage:")) == (code, True), printed.err


def test_no_two_rows_of_the_stages_are_one_and_every_room_has_a_row() -> None:
    table = README.split("| stage | arithmetic | where |\n", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    stages = [row.split(" | ")[0] for row in table]
    assert len(stages) == len(set(stages)) > 8
    packages = {f"certify/{path.parent.name}/" for path in (ROOT / "certify").glob("*/__init__.py")}
    assert {room for room in packages if not any(f"`{room}" in row for row in table)} == set()


def test_the_files_that_docstrings_of_tests_name_are_there() -> None:
    files = {path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    seen = 0
    for path in sorted((ROOT / "tests").rglob("*.py")):
        docstring = re.match(r'"""(.*?)"""', path.read_text(encoding="utf-8"), re.DOTALL)
        for name in re.findall(r"[\w/]+\.py\b", docstring[1] if docstring else ""):
            assert any(f"/{file}".endswith(f"/{name}") for file in files), f"{path.relative_to(ROOT)}: {name}"
            seen += 1
    assert seen >= 4


def test_the_table_of_results_is_the_map() -> None:
    shown = (ROOT / "docs" / "results.md").read_text(encoding="utf-8")
    assert shown.endswith("\n\n" + table(load()) + "\n"), "python -m proofs.places renews the table"
