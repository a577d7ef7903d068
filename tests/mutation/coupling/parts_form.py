"""What a mutant of form.py has to get right."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

from tests.places import VALID

HUGE = 10**120
Json = dict[str, Any]


@cache
def _text() -> str:
    return next(VALID.glob("d-3-beta-2-*two-minimisers*.json")).read_text(encoding="utf-8")


def point_claims() -> dict[str, Json]:
    """The three claims at d=3, beta=2, by label."""
    return {claim["label"]: claim for claim in json.loads(_text())["claims"]}


def code(package: Any, action: Callable[[], Any]) -> int:
    """0, or the exit code of the refusal."""
    try:
        action()
    except package.Refusal as refusal:
        return int(refusal.exit_code)
    return 0


def small() -> Json:
    """Evidence of the form for two modes, that proves nothing."""
    touch = {
        "modes": 2,
        "nodes": 2,
        "ellipses": ["0x3p-1"],
        "precision": 32,
        "terms": 5,
        "field": ["0x1p-1", "-0x1p-1"],
    }
    both = {"lower": "0x1p-1", "upper": "0x1p+0"}
    return {
        "modes": 2,
        "nodes": 2,
        "ellipses": ["0x2p+0"],
        "precision": 32,
        "terms": 5,
        "coupling": both,
        "moment": both,
        "grid": 8,
        "field_grid": 3,
        "weights": [0, 1],
        "corner": [0, 1],
        "corner_vector": [1, 1],
        "star_lower": [-1, 0],
        "star_upper": [0, 1],
        "star_vector": [1, 1],
        "tree": [["0"]],
        "touch": touch,
    }


ROW = [1, 0, 5, 7, 8]
CELLS: tuple[tuple[Any, int], ...] = (
    (["s", 1, 5], 0),
    (["s", 2, 5], 0),
    (["s", 0, 5], 2),
    (["s", -1, 5], 2),
    (["s", 3, 5], 2),
    (["s", 1], 2),
    (["s", 1, 5, 6], 2),
    (["0"], 0),
    (["*"], 0),
    (["g"], 0),
    (["0", 1], 2),
    (["g", 1], 2),
    (["q"], 2),
    ([], 2),
    ("0", 2),
    ([1], 2),
    (["f", 1, 2], 0),
    (["f", 1], 2),
    (["f", 1, 2, 3], 2),
    (["f", HUGE, -HUGE], 0),
    (["f", HUGE + 1, 0], 3),
    (["f", 0, -HUGE - 1], 2),
    (["f", "1", 2], 2),
    (["c"], 2),
    (["x"], 2),
    (["c", ROW], 0),
    (["c", ROW, [2, *ROW[1:]]], 0),
    (["c", ROW[:-1]], 2),
    (["c", [*ROW, 1]], 2),
    (["c", [0, *ROW[1:]]], 2),
    (["c", [3, *ROW[1:]]], 2),
    (["c", [1, 2]], 2),
    (["x", [1, 2]], 0),
    (["x", ROW, [1, 2]], 0),
    (["x", ROW], 2),
    (["x", [1]], 2),
    (["x", [1, 2], ROW], 2),
    (["c", 1], 2),
    (["x", [1, 2, 3, 4], [1, 2]], 2),
    (["x", [1, 2, 3], [1, 2]], 0),
    (["c", [2, 2, 3]], 0),
    (["c", [0, 2, 3]], 2),
    (["c", [3, 2, 3]], 2),
    (["c", ROW, [1, 2]], 2),
    (["c", [1, "0", 5, 7, 8]], 2),
    (["x", {}], 2),
)
FIELDS: tuple[tuple[tuple[str, ...], Any, int], ...] = (
    (("nodes",), 4000, 0),
    (("nodes",), 4002, 3),
    (("nodes",), 0, 2),
    (("nodes",), 1, 2),
    (("nodes",), 3, 2),
    (("modes",), 1, 2),
    (("modes",), 3, 2),
    (("modes",), 201, 3),
    (("precision",), 31, 2),
    (("precision",), 33, 0),
    (("grid",), 0, 2),
    (("grid",), 1, 0),
    (("grid",), 31, 0),
    (("grid",), 32, 2),
    (("grid",), 401, 3),
    (("grid",), 400, 2),
    (("field_grid",), -1, 2),
    (("field_grid",), 0, 0),
    (("field_grid",), 31, 0),
    (("field_grid",), 32, 2),
    (("field_grid",), 401, 3),
    (("ellipses",), [], 2),
    (("ellipses",), ["0x1p+0"], 2),
    (("ellipses",), "0x2p+0", 2),
    (("ellipses",), ["0x2p+0", "0x1p+0"], 2),
    (("ellipses",), ["0x2p+0", "0x9p-3"], 0),
    (("ellipses",), {}, 2),
    (("weights",), [0], 2),
    (("weights",), [0, 0, 0], 2),
    (("weights",), [-1, 0], 2),
    (("weights",), [0, HUGE], 0),
    (("weights",), [0, HUGE + 1], 3),
    (("weights",), {}, 2),
    (("weights",), [], 2),
    (("weights",), ["0", 0], 2),
    (("corner",), [-1, 0], 2),
    (("corner",), [0, 0], 0),
    (("corner",), [1], 2),
    (("corner_vector",), [0, 1], 2),
    (("corner_vector",), [1], 2),
    (("star_lower",), [-HUGE, 0], 0),
    (("star_lower",), [-HUGE - 1, 0], 2),
    (("star_lower",), [0], 2),
    (("star_upper",), [-1, 0], 2),
    (("star_upper",), [0, 0], 0),
    (("star_upper",), [0], 2),
    (("star_vector",), [0, 1], 2),
    (("star_vector",), [1], 2),
    (("tree",), [], 2),
    (("tree",), {}, 2),
    (("tree",), ["0"], 2),
    (("coupling",), {"lower": "0x1p+0", "upper": "0x1p-1"}, 2),
    (("touch",), [], 2),
    (("touch",), {}, 2),
    (("touch", "field"), ["0x1p+0"], 2),
    (("touch", "field"), [], 2),
    (("touch", "field"), {}, 2),
    (("touch", "field"), ["0x1p+0"] * 3, 2),
    (("touch", "modes"), 3, 2),
    (("touch", "nodes"), 3, 2),
    (("touch", "nodes"), 1, 2),
    (("tree",), 7, 2),
    (("weights",), 7, 2),
    (("ellipses",), 7, 2),
    (("touch", "field"), 7, 2),
    (("touch", "precision"), 31, 2),
    (("touch", "modes"), 1, 2),
    (("touch", "terms"), 0, 2),
    (("touch", "terms"), 1, 0),
    (("terms",), 0, 2),
    (("terms",), 1, 0),
)
ONE_MODE = {
    "modes": 1,
    **{name: [1] for name in ("weights", "corner", "corner_vector", "star_lower", "star_upper", "star_vector")},
}
TOGETHER: tuple[tuple[Json, Json, int], ...] = (
    ({}, {"modes": 1, "field": ["0x1p+0"]}, 2),
    (ONE_MODE, {}, 2),
    (ONE_MODE, {"modes": 1, "field": ["0x1p+0"]}, 2),
    ({}, {"modes": 3, "field": ["0x1p+0"] * 3}, 0),
    ({"modes": 3}, {}, 2),
    ({"precision": 33, "grid": 32}, {}, 0),
    ({"precision": 33, "field_grid": 32}, {}, 0),
    ({"grid": 31, "field_grid": 5}, {}, 0),
    ({"precision": 401, "grid": 400}, {}, 0),
    ({"precision": 401, "field_grid": 400}, {}, 0),
)


def _read(package: Any, evidence: Json) -> int:
    def read() -> None:
        package.coupling.form.PointCover.parse(evidence, "evidence", package.document.reader.Numbers())

    return code(package, read)


def form(package: Any) -> bool:
    if _read(package, small()) != 0:
        return False
    for cell, expected in CELLS:
        if _read(package, {**small(), "tree": [["0"], cell]}) != expected:
            return False
    for path, value, expected in FIELDS:
        evidence = small()
        target = evidence["touch"] if len(path) == 2 else evidence
        target[path[-1]] = value
        if _read(package, evidence) != expected:
            return False
    for change, inner, expected in TOGETHER:
        evidence = {**small(), **change}
        evidence["touch"] = {**evidence["touch"], **inner}
        if _read(package, evidence) != expected:
            return False
    touch = {"modes": 400, "nodes": 2, "ellipses": ["0x3p-1"], "precision": 32, "terms": 5, "field": ["0x1p-1"] * 400}
    numbers = package.document.reader.Numbers()
    parsed = package.coupling.form.Trial.parse(touch, "touch", numbers)
    more = code(package, lambda: package.coupling.form.Trial.parse({**touch, "modes": 401}, "touch", numbers))
    return bool(parsed.field == (Fraction(1, 2),) * 400) and more == 3 and _words(package)


def _words(package: Any) -> bool:
    """Messages name the place, counted from 0 (cells count their kind)."""
    shape = package.coupling.form

    def cover(change: Json) -> Any:
        return shape.PointCover.parse({**small(), **change}, "here", package.document.reader.Numbers())

    for action, words in (
        (lambda: shape.cells("0", "c")([["0"], ["c", [1, 2], 7]], "tree", None), "tree[1][2]"),
        (lambda: shape.cells("0", "c")([["0"], ["c", [1, "a"]]], "tree", None), "tree[1][1]"),
        (lambda: shape.entries(0)([0, -1], "list", None), "list[1]"),
        (lambda: cover({"tree": [["0"], ["s", 9, 9]]}), "here.tree[1]"),
        (lambda: cover({"tree": [["s", 9, 9]]}), "of a cell 's' for"),
        (lambda: cover({"corner": [1]}), "here.corner: expected 2 entries"),
        (lambda: cover({"touch": {**small()["touch"], "modes": 3}}), "here.touch.field: "),
        (lambda: cover({"touch": {**small()["touch"], "nodes": 3}}), "here.touch: "),
    ):
        try:
            action()
        except package.Malformed as refusal:
            if words not in str(refusal):
                return False
        else:
            return False
    return True


SHAPE = (form,)
