"""No floats but where something is looked for, shown or drawn: elsewhere a double stands in a message, or has a reason.

`certify/search` looks for what is proved again, `certify/solve` chooses what is tried, `certify/app` and `reports`
print and draw. In all other rooms no number is a double: no literal, and `float(...)` only within a text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from tests.places import ROOT

ROOMS: Final = ("certify/checker", "certify/bounds", "certify/core", "certify/cover", "certify/coq", "proofs")
REASONS: Final = {
    "certify/core/ball_matrix.py": "middles of the entries, which a search begins with",
    "certify/core/decimals.py": "the doubles on both sides of an end, which a table hands out",
    "certify/cover/branch.py": "the exact number that is nearest to what the search found",
    "certify/coq/run.py": "the seconds of a run that did not take place",
    "proofs/lookup.py": "how near a word is to a label",
}
"""Files with doubles beside their messages, and what these are."""


def doubles(source: str) -> Iterator[int]:
    """The lines with a literal that is a double, a call of float, or float handed to a function; messages left out."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        waiting += ast.iter_child_nodes(node) if not isinstance(node, ast.JoinedStr) else ()
        match node:
            case ast.Constant(value=float() | complex()) | ast.Call(func=ast.Name(id="float")):
                yield node.lineno
            case ast.Call(func=ast.Name(id=name), args=args) if name != "isinstance":
                yield from (arg.lineno for arg in args if isinstance(arg, ast.Name) and arg.id == "float")


@pytest.mark.parametrize("room", ROOMS)
def test_no_double_is_computed_with(room: str) -> None:
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sorted((ROOT / room).rglob("*.py"))
        if (lines := sorted(doubles(path.read_text(encoding="utf-8"))))
    }
    assert {path: lines for path, lines in found.items() if path not in REASONS} == {}
    assert [path for path in REASONS if path.startswith(f"{room}/") and path not in found] == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = 1.5", [1]),
        ("x = 2\ny = 1e-9 * x", [2]),
        ("y = float(x)", [1]),
        ("y = [*map(float, x)]", [1]),
        ("y = 2j", [1]),
        ('raise Undecided(f"at {float(x):.6g}")', []),
        ("def f(x: float) -> int: return isinstance(x, float)", []),
        ("y = Fraction('1.5')", []),
    ],
)
def test_a_planted_double_is_seen(source: str, lines: list[int]) -> None:
    assert list(doubles(source)) == lines
