"""What a mutant of moving_form.py has to get right: which pieces have the form."""

from __future__ import annotations

from typing import Any

from tests.mutation.coupling.parts_form import CELLS, HUGE, code, small

Json = dict[str, Any]


def _piece() -> Json:
    """A piece of the form, that proves nothing."""
    given = {key: value for key, value in small().items() if key not in ("coupling", "moment", "touch", "star_vector")}
    return {
        **given,
        "interval": ["0x2p+0", "0x3p+0"],
        "frame": [5, 6],
        "frame_slope": [1, -1],
        "weights_slope": [0, -3],
        "top": [0, 9],
        "star_cuts": [-255, 0, 255],
        "star_vectors": [[1, 1]] * 4,
        "inner": [{**small()["touch"], "s": 255, "coupling": small()["coupling"]}],
    }


ONE_MODE: Json = {
    **{key: [1] for key in ("frame", "frame_slope", "weights", "weights_slope", "top", "corner", "corner_vector")},
    "star_lower": [0],
    "star_upper": [1],
    "star_vectors": [[1]] * 4,
    "inner": [],
    "star_cuts": [-255, 0, 255],
}
"""Lists as they would be for one mode."""
FORMS: tuple[tuple[Json, int], ...] = (
    ({}, 0),
    ({"interval": ["0x3p+0", "0x3p+0"]}, 2),
    ({"interval": ["0x0p+0", "0x3p+0"]}, 2),
    ({"interval": ["0x2p+0"]}, 2),
    ({"interval": ["0x1p-9", "0x2p-9"]}, 0),
    ({"interval": "0x2p+0"}, 2),
    ({"interval": ["0x3p+0", "0x2p+0"]}, 2),
    ({"interval": 7}, 2),
    ({"interval": ["0x2p+0", "0x3p+0", "0x4p+0"]}, 2),
    ({"interval": {"a": 1, "b": 2}}, 2),
    ({"frame": [0, 1]}, 2),
    ({"frame": [1, 1]}, 0),
    ({"frame": [1]}, 2),
    ({"frame_slope": [-HUGE, HUGE]}, 0),
    ({"frame_slope": [-HUGE - 1, 0]}, 2),
    ({"frame_slope": [1]}, 2),
    ({"weights_slope": [1]}, 2),
    ({"weights_slope": [-HUGE - 1, 0]}, 2),
    ({"weights_slope": [-HUGE, 0]}, 0),
    ({"top": [-1, 0]}, 2),
    ({"top": [1]}, 2),
    ({"top": [0, 0]}, 0),
    ({"star_cuts": [-256, 0, 5]}, 2),
    ({"star_cuts": [0, 5, 256]}, 2),
    ({"star_cuts": [5, 5, 6]}, 2),
    ({"star_cuts": [6, 5, 7]}, 2),
    ({"star_cuts": 7}, 2),
    ({"star_cuts": [], "star_vectors": [[1, 1]]}, 0),
    ({"star_cuts": []}, 2),
    ({"star_cuts": {}}, 2),
    ({"star_vectors": []}, 2),
    ({"star_vectors": 7}, 2),
    ({"star_vectors": [[1, 1]] * 3}, 2),
    ({"star_vectors": [[1, 1]] * 5}, 2),
    ({"star_vectors": [[1, 1]] * 3 + [[1]]}, 2),
    ({"star_vectors": {}}, 2),
    ({"star_vectors": [[1, 1]] * 3 + [[0, 1]]}, 2),
    ({"star_cuts": [-HUGE - 1, 0, 5]}, 2),
    ({"star_cuts": [0, 5, HUGE + 1]}, 3),
    ({"star_cuts": ["0", 1, 2]}, 2),
    ({"grid": 1}, 2),
    ({"grid": 1, "star_cuts": [], "star_vectors": [[1, 1]], "inner": []}, 2),
    ({"star_cuts": [7], "star_vectors": [[1, 1]] * 2}, 0),
    ({"grid": 2, "star_cuts": [-3, 0, 3], "inner": []}, 0),
    ({"grid": 31, "inner": []}, 0),
    ({"grid": 32, "inner": []}, 2),
    ({"grid": 401}, 3),
    ({"precision": 31}, 2),
    ({"nodes": 3}, 2),
    ({"inner": []}, 0),
    ({"inner": {}}, 2),
    ({"inner": 7}, 2),
    ({"inner": [{}]}, 2),
    ({"modes": 3}, 2),
    ({**ONE_MODE, "modes": 1}, 2),
    ({"terms": 0}, 2),
    ({"terms": 1}, 0),
    ({"tree": []}, 2),
    ({"weights": [1]}, 2),
    ({"corner": [1]}, 2),
    ({"corner_vector": [1]}, 2),
    ({"star_lower": [1]}, 2),
    ({"star_upper": [1]}, 2),
    ({"touch": {}}, 2),
)
INNER: tuple[tuple[Json, int], ...] = (
    ({"s": 256}, 2),
    ({"s": -256}, 2),
    ({"s": -255}, 0),
    ({"s": HUGE + 1}, 3),
    ({"s": -HUGE - 1}, 2),
    ({"s": "0"}, 2),
    ({"field": ["0x1p+0"]}, 2),
    ({"modes": 3}, 2),
    ({"nodes": 3}, 2),
    ({"precision": 31}, 2),
    ({"coupling": {}}, 2),
    ({"modes": 3, "field": ["0x1p+0"] * 3}, 0),
    ({"t": 1}, 2),
)


def _read(package: Any, pieces: Any) -> int:
    return code(package, lambda: _parsed(package, pieces))


def _parsed(package: Any, pieces: Any) -> Any:
    cover = package.coupling.moving_form.MovingCover
    return cover.parse({"pieces": pieces}, "evidence", package.document.reader.Numbers())


def form(package: Any) -> bool:
    for change, expected in FORMS:
        if _read(package, [_piece(), {**_piece(), **change}]) != expected:
            return False
    for change, expected in INNER:
        given = _piece()
        given["inner"] = [*given["inner"], {**given["inner"][0], **change}]
        if _read(package, [given]) != expected:
            return False
    for cell, expected in CELLS:
        with_s = 0 if cell == ["s", 0, 5] else expected
        if _read(package, [{**_piece(), "tree": [["0"], cell]}]) != with_s:
            return False
    bad: tuple[Any, ...] = ([], {}, 7, "7", [7])
    if [_read(package, given) for given in bad] != [2] * 5 or _limits(package) is False:
        return False
    return _words(package)


def _limits(package: Any) -> bool:
    """The numbers of pieces and of nodes are limited."""
    shape = package.coupling.moving_form
    pieces = package.document.parsers.many(lambda *arguments: {}, "pieces", shape.MAX_PIECES)
    counts = [code(package, lambda n=n: pieces([{}] * n, "pieces", None)) for n in (10_000, 10_001)]
    node = _piece()["inner"][0]
    many = [
        code(package, lambda n=n: shape._inner([node] * n, "inner", package.document.reader.Numbers()))
        for n in (1000, 1001)
    ]
    return counts == [0, 3] and many == [0, 3]


def _words(package: Any) -> bool:
    """Messages name the place, counted from 0."""
    for change, words in (
        ({"star_cuts": [0, "1", 2]}, "pieces[1].star_cuts[1]"),
        ({"star_vectors": [[1, 1], [0, 1]]}, "star_vectors[1]"),
        ({"inner": [{}]}, "pieces[1].inner[0]"),
        ({"inner": [{**_piece()["inner"][0], "s": 256}]}, "pieces[1].inner[0].s: "),
        ({"inner": [{**_piece()["inner"][0], "nodes": 3}]}, "pieces[1].inner[0]: "),
        ({"tree": [["0"], ["s", 9, 9]]}, "pieces[1].tree[1]"),
        ({"interval": ["0x1p+0", "x"]}, "interval[1]"),
    ):
        try:
            _parsed(package, [_piece(), {**_piece(), **change}])
        except package.Malformed as refusal:
            if words not in str(refusal):
                return False
        else:
            return False
    return True


MOVING_SHAPE = (form,)
