"""The example notebooks still say what stands in them: their cells are run, and what they print is compared."""

from __future__ import annotations

import ast
import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.places import ROOT
from tests.sampling import sampled

NOTEBOOKS = sorted((ROOT / "docs/notebooks").glob("*.ipynb"))


def run(code: str, names: dict[str, Any]) -> tuple[str, object]:
    """What a cell prints, and the value of its last expression (None if it ends in something else)."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None
    return printed.getvalue(), value


def said(cell: dict[str, Any]) -> tuple[str, str | None, set[str]]:
    """What stands in a notebook of a cell: printed text, the text of its value, and the kinds of its pictures."""
    streams = "".join("".join(out["text"]) for out in cell["outputs"] if out["output_type"] == "stream")
    values = [out["data"] for out in cell["outputs"] if out["output_type"] == "execute_result"]
    text = "".join(values[0]["text/plain"]) if values else None
    return streams, text, {kind for value in values for kind in value}


def test_there_are_two() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["analyst", "author"]


@pytest.mark.parametrize("path", sampled(NOTEBOOKS, 1), ids=lambda path: path.stem)
def test_cells_say_what_stands_there(path: Path) -> None:
    names: dict[str, Any] = {}
    pictures = set()
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        printed, value = run("".join(cell["source"]), names)
        streams, text, kinds = said(cell)
        assert printed == streams
        assert not [out for out in cell["outputs"] if out["output_type"] == "error"]
        assert (value is None) == (text is None)
        if text is not None and "image/png" not in kinds:
            assert repr(value) == text.replace("\n       ", "\n       ")
        pictures |= kinds
    assert "text/html" in pictures or "image/png" in pictures
