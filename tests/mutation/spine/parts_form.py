"""What a mutant of form.py has to get right: the limits of each number, and how sizes fit together."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, Final

from tests.mutation.coupling.parts_form import Json, code, small

HUGE: Final = 10**60
Edit = tuple[tuple[Any, ...], Any, int]


def point() -> Json:
    """Evidence of the form of a point, which proves nothing."""
    base = small()
    keys = ("modes", "nodes", "ellipses", "precision", "terms", "coupling", "moment", "grid", "touch")
    own = {key: base[key] for key in keys}
    cells = [[2, [1, -1], [1, 0, 2]], [3, [0, 0], [1, 0, 0], [2, 5, 1]], [4, [0, 1], [1, 1, 1]]]
    return {**own, "mesh": 14, "near": 4, "stride": 5, "start": [1, 0, 2], "cells": cells, "window": [0, 1]}


def piece() -> Json:
    """A piece of the same form."""
    own = point()
    touch = own.pop("touch")
    return {**own, "interval": ["0x1p+0", "0x3p-1"], "trial": touch, "plain": 0}


EDITS: Final[tuple[Edit, ...]] = (
    ((), None, 0),
    (("grid",), 0, 2),
    (("grid",), 1, 0),
    (("grid",), 31, 0),
    (("grid",), 32, 2),
    (("precision",), 33, 0),
    (("near",), 0, 2),
    (("near",), 2, 2),  # 12 is no number of strides
    (("near",), 14, 0),
    (("near",), 16, 2),
    (("near",), 24, 2),
    (("near",), 9, 2),
    (("near",), 5, 2),
    (("near",), 7, 2),
    (("near",), 60_001, 3),
    (("mesh",), 1, 2),
    (("mesh",), 4, 0),
    (("mesh",), 9, 2),  # one stride
    (("mesh",), 60_004, 3),
    (("stride",), 0, 2),
    (("stride",), 1, 0),
    (("stride",), 10, 2),
    (("stride",), 3, 2),
    (("stride",), 60_001, 3),
    (("start",), [1, 0], 2),
    (("start",), [1, 0, 2, 3], 2),
    (("start",), "1", 2),
    (("start",), [0, 0, 2], 2),
    (("start",), [1, -1, 2], 2),
    (("start",), [1, 0, -1], 2),
    (("start",), [1, 0, 3], 2),
    (("start",), [HUGE, HUGE, 0], 0),
    (("start",), [HUGE + 1, 0, 0], 3),
    (("start",), [1, HUGE + 1, 0], 3),
    (("cells",), [], 2),
    (("cells",), {}, 2),
    (("cells", 0), [2, [1, -1]], 2),
    (("cells", 0), [2, "11", [1, 0, 2]], 2),
    (("cells",), 5, 2),
    (("cells", 0), [2, 5, [1, 0, 2]], 2),
    (("cells", 0), "cell", 2),
    (("cells", 0, 0), 0, 2),
    (("cells", 0, 0), 1, 0),
    (("cells", 0, 0), HUGE, 0),
    (("cells", 0, 0), HUGE + 1, 3),
    (("cells", 0, 1), [1], 2),
    (("cells", 2, 1), [1, 2, 3], 2),
    (("cells", 0, 1), [HUGE, -HUGE], 0),
    (("cells", 0, 1), [HUGE + 1, 0], 3),
    (("cells", 0, 1), [-HUGE - 1, 0], 2),
    (("cells", 1, 3), [2, 5, 3], 2),
    (("cells", 2, 2), [0, 5, 1], 2),
    (("window",), [0], 2),
    (("window",), [0, 1, 2], 2),
    (("window",), "01", 2),
    (("window",), [-1, 1], 2),
    (("window",), [0, -1], 2),
    (("window",), [0, 0], 2),
    (("window",), [1, 0], 2),
    (("window",), [0, 2], 0),
    (("window",), [1, 2], 0),
    (("window",), [0, 3], 2),
    (("window",), [0, 2001], 3),
    (("window",), [2001, 2001], 3),
    (("nodes",), 3, 2),
    (("modes",), 3, 2),
)
OF_POINTS: Final[tuple[Edit, ...]] = (
    (("touch", "modes"), 1, 2),
    (("touch", "modes"), 3, 2),
    (("touch", "nodes"), 3, 2),
    (("coupling",), {"lower": "0x1p+1", "upper": "0x1p+0"}, 2),
    (("touch",), None, 2),
)
OF_PIECES: Final[tuple[Edit, ...]] = (
    (("interval",), ["0x1p+0"], 2),
    (("interval",), ["0x1p+0", "0x3p-1", "0x1p+1"], 2),
    (("interval",), "01", 2),
    (("interval",), ["0x3p-1", "0x3p-1"], 2),
    (("interval",), ["0x1fp-5", "0x3p-1"], 2),
    (("interval",), ["0x1p+1", "0x3p-1"], 2),
    (("plain",), 1, 2),
    (("plain",), -1, 2),
    (("plain",), 2001, 3),
    (("window",), [1, 2], 0),
    (("trial", "nodes"), 3, 2),
    (("trial", "modes"), 0, 2),
    (("trial", "modes"), 3, 2),
)


def _long() -> Iterator[tuple[Json, int]]:
    """As many cells, steps and numbers in the window as there may be, and one more."""
    for number, expected in ((2000, 0), (2001, 3)):
        own = point()
        own["cells"] = [[2, [1, -1], [1, 0, 2]]] * number
        yield own, expected
    for number, expected in ((200, 0), (201, 2)):
        own = point()
        own["cells"][1] = [3, [0, 0], *([[1, 0, 0]] * number)]
        yield own, expected
    for mesh, near, expected in ((60_000, 60_000, 0), (60_001, 4, 3), (60_000, 59_990, 0)):
        yield {**point(), "mesh": mesh, "near": near}, expected
    yield {**point(), "mesh": 60_000, "near": 2, "stride": 29_999}, 0
    yield {**point(), "mesh": 15, "near": 5}, 2
    yield {**point(), "modes": 3, "cells": [[k, [0, 0, 0], [1, 0, 0]] for k in (2, 3)]}, 2  # `touch` has two modes
    yield {**point(), "mesh": 6, "near": 2, "stride": 2}, 0
    yield {**point(), "mesh": 2, "near": 2, "stride": 60_000}, 0


def forms(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """Points, pieces and lists of pieces: exit code 0, 2 or 3, and what is read."""
    module, numbers = package.spine.form, package.document.reader.Numbers
    kinds = ((module.SpinePoint, point, (*EDITS, *OF_POINTS)), (module.Piece, piece, (*EDITS, *OF_PIECES)))
    for kind, made, edits in kinds:
        for path, value, expected in edits:
            own = _edited(made(), path, value)
            if code(package, lambda own=own, kind=kind: kind.parse(own, "e", numbers())) != expected:
                return False
    for own, expected in _long():
        if code(package, lambda own=own: module.SpinePoint.parse(own, "e", numbers())) != expected:
            return False
    own = _edited(point(), ("cells", 1, 3), [2, "5", 1])
    if not _says(package, lambda: module.SpinePoint.parse(own, "e", numbers()), "e.cells[1][3][1]"):
        return False
    deep = {**piece(), "cells": [[2, [1, -1], [1, 0, 2]]] * 2000, "window": [1998, 1999]}
    for plain, expected in ((1998, 0), (1999, 2)):
        if code(package, lambda plain=plain: module.Piece.parse({**deep, "plain": plain}, "e", numbers())) != expected:
            return False
    found = module.Piece.parse(piece(), "e", numbers())
    if (found.interval, found.plain, found.window, found.start) != ((1, 1.5), 0, (0, 1), (1, 0, 2)):
        return False
    if [(c.upper, c.centre, c.steps) for c in found.cells] != [
        (c[0], tuple(c[1]), tuple(map(tuple, c[2:]))) for c in piece()["cells"]
    ]:
        return False
    for value, expected in (([piece()], 0), ([], 2), ([piece(), {}], 2)):
        if code(package, lambda value=value: module.SpinePieces.parse({"pieces": value}, "e", numbers())) != expected:
            return False
    return bool(module.MAX_PIECES == 4000)


def _says(package: Any, action: Callable[[], Any], words: str) -> bool:
    try:
        action()
    except package.Refusal as refusal:
        return words in str(refusal)
    return False


def _edited(own: Json, path: tuple[Any, ...], value: Any) -> Json:
    own = copy.deepcopy(own)
    if path:
        at: Any = own
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
    return own


FORM: Final = (forms,)
