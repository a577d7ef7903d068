"""What is public in certify says what it is: each function has a docstring, one of a module a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from tests.places import ROOT

LEAST: Final = 5
"""Words of the docstring of a function of a module; a method has its class to be read with."""
ROOMS: Final = sorted(path.name for path in (ROOT / "certify").iterdir() if (path / "__init__.py").is_file())


def silent(source: str) -> Iterator[str]:
    """Public functions and methods without a docstring, and functions whose docstring is no sentence.

    What is nested in a function or private is its own affair; a body of three dots states a type only.
    """
    for node in ast.parse(source).body:
        inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        for item in inside:
            if not isinstance(item, ast.FunctionDef) or item.name.startswith("_") or _stub(item):
                continue
            words = len((ast.get_docstring(item) or "").split())
            if words < (LEAST if item is node else 1):
                yield item.name


def _stub(item: ast.FunctionDef) -> bool:
    """Whether the body is `...` and nothing else."""
    match item.body:
        case [ast.Expr(value=ast.Constant(value=value))]:
            return value is ...
    return False


@pytest.mark.parametrize("room", [*ROOMS, ""])
def test_every_public_function_says_what_it_is(room: str) -> None:
    paths = sorted((ROOT / "certify" / room).rglob("*.py")) if room else sorted((ROOT / "certify").glob("*.py"))
    assert paths
    found = [(str(path.relative_to(ROOT)), name) for path in paths for name in silent(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(): return 1", ["f"]),
        ('def f():\n    """-p."""', ["f"]),
        ('def f():\n    """The polynomial -p, whose sign is the other one."""', []),
        ("def _f(): return 1", []),
        ("class A:\n    def f(self): return 1", ["f"]),
        ('class A:\n    def f(self):\n        """L."""', []),
        ("class A:\n    def f(self): ...", []),
        ("class _A:\n    def f(self): return 1", []),
    ],
)
def test_a_planted_silence_is_heard(source: str, names: list[str]) -> None:
    assert list(silent(source)) == names
