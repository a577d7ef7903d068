"""Whatever silences a tool says why, beside it: in the code and in pyproject.toml."""

from __future__ import annotations

import re
import tokenize
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.places import ROOT

FOLDERS = ("certify", "proofs", "reports", "benchmarks", "tests", "docs")
SILENCE = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no|fmt:|ruff:|mypy:)")
CODES = r"(?:ruff: )?noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w,-]+\]|pragma: no (?:cover|branch)"
REASON = re.compile(rf"# (?:{CODES})[\s#-]+[a-z\d`'].{{3,}}", re.IGNORECASE)


def unexplained(source: str) -> Iterator[int]:
    """Lines of a Python source with a comment that silences a tool and gives no codes or no reason."""
    if not SILENCE.search(source):
        return  # most files; to take one apart costs as much as to compile it
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type == tokenize.COMMENT and SILENCE.search(token.string) and not REASON.search(token.string):
            yield token.start[0]


def unexplained_settings(text: str) -> list[str]:
    """Exceptions of ruff and mypy in a pyproject.toml whose line has no comment."""
    tools = tomllib.loads(text)["tool"]
    overrides: list[dict[str, Any]] = tools["mypy"].get("overrides", [])
    names = [*tools["ruff"]["lint"]["ignore"], *(code for o in overrides for code in o.get("disable_error_code", ()))]
    for codes in tools["ruff"]["lint"].get("per-file-ignores", {}).values():
        names += codes
    wanted = [f'"{name}"' for name in names]
    wanted += [key for o in overrides for key in o if key not in ("module", "disable_error_code")]
    lines = [line.partition("#") for line in text.splitlines()]
    reasons = {place: why.strip() for place, _, why in lines}
    return [name for name in wanted if not any(name in place and len(why) > 3 for place, why in reasons.items())]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_silence_has_its_reason(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in unexplained(path.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("comment", "explained"),
    [
        ("# noqa: E741  the paper's name", True),
        ("# noqa: E741, E731 - the paper's name", True),
        ("# type: ignore[arg-type]  # the refusal is what is tested", True),
        ("# pragma: no cover - only where Coq is missing", True),
        ("# a comment that silences nothing", True),
        ("# noqa", False),
        ("# noqa: E741", False),
        ("# noqa  the paper's name", False),
        ("# type: ignore  # why not", False),
        ("# type: ignore[misc]", False),
        ("# type: ignore[misc]  #", False),
        ("# pragma: no cover", False),
        ("# fmt: skip", False),
        ("#noqa:E741", False),
    ],
)
def test_the_search_fires(comment: str, explained: bool) -> None:
    assert list(unexplained(f"x = 1\ny = '# noqa'  {comment}\n")) == ([] if explained else [2])


def test_every_exception_in_the_settings_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert not unexplained_settings(text)
    for name, line in (("PLR2004", '  "PLR2004",'), ("S101", '  "S101",'), ("misc", '  "misc",')):
        planted = "\n".join(line if row.startswith(f'  "{name}"') else row for row in text.splitlines())
        assert unexplained_settings(planted) == [f'"{name}"']
    planted = re.sub(r"^(disallow_untyped_calls = false).*", r"\1", text, flags=re.MULTILINE)
    assert unexplained_settings(planted) == ["disallow_untyped_calls"]


def test_no_file_is_left_out_of_the_checks() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert settings["strict"] is True
    assert set(settings["files"]) == set(FOLDERS)
    assert {path.parts[0] for path in _sources()} <= set(FOLDERS)


def _sources() -> list[Path]:
    hidden = re.compile(r"^(?:\.|build$|dist$)")
    return [p.relative_to(ROOT) for top in ROOT.iterdir() if not hidden.search(top.name) for p in top.rglob("*.py")]
