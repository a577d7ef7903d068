"""Mutants of a certificate of K_c: what is changed, the mutant, and whether it must be rejected.

A mutant must be rejected if its claim is false (the enclosures exclude the values at the unchanged certificate, which
has been proved twice; or d or beta moved under them), or if its evidence has a hole: a cell left out or made empty
words, a row that removes what it does not show to be impossible, a region larger than its inequality allows. Other
changes of the evidence may be harmless, and then the checker may accept.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from tests.checker.arb_truth import number
from tests.checker.sample_certificates import exact
from tests.mutation.mutate import Path, at

Mutant = tuple[str, bool, dict[str, Any]]


def _with(claim: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    result = copy.deepcopy(claim)
    at(result, path[:-1])[path[-1]] = value
    return result


def mutants(claim: dict[str, Any]) -> Iterator[Mutant]:
    """Mutants of a claim two-minimisers with the rule `cover`."""
    yield from _statement(claim)
    yield from _settings(claim)
    yield from _tree(claim)
    yield from _density(claim)


def _statement(claim: dict[str, Any]) -> Iterator[Mutant]:
    for name in ("coupling", "moment"):
        box = claim["evidence"][name]
        low, high = number(box["lower"]), number(box["upper"])
        for what, a, b in (
            ("moved up", high, high + (high - low)),
            ("moved down", low - (high - low), low - (high - low) / 64),
            ("upper end at the lower", low, low),
            ("lower end at the upper", high, high),
            ("twice", 2 * low, 2 * high),
            ("negative", -high, -low),
        ):
            yield f"{name} {what}", True, _with(claim, ("evidence", name), {"lower": exact(a), "upper": exact(b)})
    for d in (claim["d"] - 1, claim["d"] + 1):
        yield f"d={d}", True, _with(claim, ("d",), d)
    beta = number(claim["beta"])
    for step in (beta / 2**60, -beta / 2**60, beta / 100, -beta / 100, -beta / 2):
        yield f"beta {float(step):+.3g}", True, _with(claim, ("beta",), exact(beta + step))
    for row in claim["trust"]:
        yield f"without {row}", True, _with(claim, ("trust",), [other for other in claim["trust"] if other != row])


def _settings(claim: dict[str, Any]) -> Iterator[Mutant]:
    evidence = claim["evidence"]
    for path, value, hole in (
        (("terms",), 3, True), (("nodes",), 8, True), (("precision",), 40, False),
        (("ellipses",), ["0x11/0x10"], False),
        (("touch", "terms"), 3, True), (("touch", "nodes"), 12, True), (("touch", "precision"), 40, False),
        (("grid",), evidence["grid"] + 1, True), (("field_grid",), evidence["field_grid"] + 1, False),
    ):  # fmt: skip
        yield f"{'.'.join(path)} = {value}", hole, _with(claim, ("evidence", *path), value)
    for name in ("corner", "star_lower", "star_upper", "corner_vector", "star_vector", "weights"):
        values = evidence[name]
        yield f"{name} too short", True, _with(claim, ("evidence", name), values[:-1])
        yield f"{name} reversed", False, _with(claim, ("evidence", name), values[::-1])
        for i in range(min(3, len(values))):
            other = [*values[:i], 3 * values[i] + 1, *values[i + 1 :]]
            yield f"{name}[{i}] three times", False, _with(claim, ("evidence", name), other)
    one = 1 << evidence["grid"]
    everything = [one] * len(evidence["corner"])
    yield "corner 1", True, _with(claim, ("evidence", "corner"), everything)
    yield "star_upper 1", True, _with(claim, ("evidence", "star_upper"), everything)
    yield "star_lower 0", True, _with(claim, ("evidence", "star_lower"), [0] * len(everything))
    middle = [(a + b) // 2 for a, b in zip(evidence["star_lower"], evidence["star_upper"], strict=True)]
    yield "star_upper in the middle", True, _with(claim, ("evidence", "star_upper"), [x - 2 for x in middle])
    yield "star_lower in the middle", True, _with(claim, ("evidence", "star_lower"), [x + 2 for x in middle])


def _tree(claim: dict[str, Any]) -> Iterator[Mutant]:
    tree = claim["evidence"]["tree"]
    path = ("evidence", "tree")
    yield "an empty tree of one cell 0", True, _with(claim, path, [["0"]])
    yield "an empty tree of one cell *", True, _with(claim, path, [["*"]])
    yield "an empty tree of one cell g", True, _with(claim, path, [["g"]])
    yield "a cell more", True, _with(claim, path, [*tree, ["0"]])
    for i, cell in enumerate(tree):
        before, after = tree[:i], tree[i + 1 :]
        # without a cell "c" the rest may still prove everything on the wider box: then nothing false is accepted
        yield f"cell {i} ({cell[0]}) left out", cell[0] != "c", _with(claim, path, before + after)
        yield f"ends at cell {i}", True, _with(claim, path, before or [["0"]])
        for kind in ("0", "*"):
            if cell[0] not in (kind, "s", "c"):
                yield f"cell {i} ({cell[0]}) called {kind}", True, _with(claim, path, [*before, [kind], *after])
        if cell[0] == "s":
            yield (
                f"cell {i} cuts outside",
                True,
                _with(claim, path, [*before, ["s", cell[1], 4 * cell[2] + 4000000], *after]),
            )
            yield f"cell {i} cuts below 0", True, _with(claim, path, [*before, ["s", cell[1], -1], *after])
        if cell[0] in ("c", "x") and len(cell) > 2 - (cell[0] == "c"):
            yield from _row(claim, i, cell)


def _row(claim: dict[str, Any], i: int, cell: list[Any]) -> Iterator[Mutant]:
    """The first row of a cell narrows to a point at either end, or is turned upside down."""
    k, low, high, *y = cell[1]
    tree, path = claim["evidence"]["tree"], ("evidence", "tree")
    for what, row in (
        ("to its lower end", [k, low, low, *y]),
        ("to its upper end", [k, high, high, *y]),
        ("to nothing", [k, high + 1, low - 1, *y]),
        ("without weights", [k, low, high, *([0] * len(y))]),
    ):
        if low < high or what == "to nothing":
            yield (
                f"cell {i} narrows {what}",
                True,
                _with(claim, path, [*tree[:i], [cell[0], row, *cell[2:]], *tree[i + 1 :]]),
            )


def _density(claim: dict[str, Any]) -> Iterator[Mutant]:
    field = claim["evidence"]["touch"]["field"]
    path = ("evidence", "touch", "field")
    yield "a mode less", True, _with(claim, path, field[:-1])
    yield "the uniform density", True, _with(claim, path, ["0x0p+0"] * len(field))
    for i in range(min(3, len(field))):
        for scale in (1 + 1 / 2**20, 0.5, -1.0):
            value = number(field[i]) * number(exact_of(scale))
            yield f"field[{i}] times {scale}", True, _with(claim, path, [*field[:i], exact(value), *field[i + 1 :]])


def exact_of(x: float) -> str:
    """A double as an exact number of the format."""
    top, bottom = x.as_integer_ratio()
    return f"{'-' if top < 0 else ''}0x{abs(top):x}/0x{bottom:x}"
