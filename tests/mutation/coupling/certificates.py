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


def changed_at(claim: Any, path: Path, value: Any) -> Any:
    """The claim with another value at this path; it shares with the claim what is beside the path."""
    if not path:
        return value
    result = copy.copy(claim)
    result[path[0]] = changed_at(claim[path[0]], path[1:], value)
    return result


def mutants(claim: dict[str, Any]) -> Iterator[Mutant]:
    """Mutants of a claim two-minimisers with the rule `cover`."""
    yield from _statement(claim)
    yield from _settings(claim)
    yield from tree_mutants(claim)
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
            yield f"{name} {what}", True, changed_at(claim, ("evidence", name), {"lower": exact(a), "upper": exact(b)})
    for d in (claim["d"] - 1, claim["d"] + 1):
        yield f"d={d}", True, changed_at(claim, ("d",), d)
    beta = number(claim["beta"])
    for step in (beta / 2**60, -beta / 2**60, beta / 100, -beta / 100, -beta / 2):
        yield f"beta {float(step):+.3g}", True, changed_at(claim, ("beta",), exact(beta + step))
    for row in claim["trust"]:
        yield f"without {row}", True, changed_at(claim, ("trust",), [other for other in claim["trust"] if other != row])


def _settings(claim: dict[str, Any]) -> Iterator[Mutant]:
    evidence = claim["evidence"]
    for path, value, hole in (
        (("terms",), 3, True),
        (("nodes",), 8, True),
        (("precision",), 40, False),
        (("ellipses",), ["0x11/0x10"], False),
        (("touch", "terms"), 3, True),
        (("touch", "nodes"), 12, True),
        (("touch", "precision"), 40, False),
        (("grid",), evidence["grid"] + 1, True),
        (("field_grid",), evidence["field_grid"] + 1, False),
    ):
        yield f"{'.'.join(path)} = {value}", hole, changed_at(claim, ("evidence", *path), value)
    for name in ("corner", "star_lower", "star_upper", "corner_vector", "star_vector", "weights"):
        values = evidence[name]
        yield f"{name} too short", True, changed_at(claim, ("evidence", name), values[:-1])
        yield f"{name} reversed", False, changed_at(claim, ("evidence", name), values[::-1])
        for i in range(min(3, len(values))):
            other = [*values[:i], 3 * values[i] + 1, *values[i + 1 :]]
            yield f"{name}[{i}] three times", False, changed_at(claim, ("evidence", name), other)
    one = 1 << evidence["grid"]
    everything = [one] * len(evidence["corner"])
    yield "corner 1", True, changed_at(claim, ("evidence", "corner"), everything)
    yield "star_upper 1", True, changed_at(claim, ("evidence", "star_upper"), everything)
    yield "star_lower 0", True, changed_at(claim, ("evidence", "star_lower"), [0] * len(everything))
    middle = [(a + b) // 2 for a, b in zip(evidence["star_lower"], evidence["star_upper"], strict=True)]
    yield "star_upper in the middle", True, changed_at(claim, ("evidence", "star_upper"), [x - 2 for x in middle])
    yield "star_lower in the middle", True, changed_at(claim, ("evidence", "star_lower"), [x + 2 for x in middle])


def tree_mutants(claim: dict[str, Any], path: Path = ("evidence", "tree")) -> Iterator[Mutant]:
    """Mutants of the tree of a cover, or of a piece of a moving one: every cell."""
    tree = at(claim, path)
    yield "an empty tree of one cell 0", True, changed_at(claim, path, [["0"]])
    yield "an empty tree of one cell *", True, changed_at(claim, path, [["*"]])
    yield "an empty tree of one cell g", True, changed_at(claim, path, [["g"]])
    yield "a cell more", True, changed_at(claim, path, [*tree, ["0"]])
    for i, cell in enumerate(tree):
        before, after = tree[:i], tree[i + 1 :]
        # Without a cell "c" the rest may still prove everything on the wider box: what is accepted then is a proof.
        yield f"cell {i} ({cell[0]}) left out", cell[0] != "c", changed_at(claim, path, before + after)
        yield f"ends at cell {i}", True, changed_at(claim, path, before or [["0"]])
        for kind in ("0", "*"):
            if cell[0] not in (kind, "s", "c"):
                yield f"cell {i} ({cell[0]}) called {kind}", True, changed_at(claim, path, [*before, [kind], *after])
        if cell[0] == "s":
            for what, mid in (("outside", 1 << 60), ("below 0", -1 if cell[1] else -(1 << 60))):
                yield f"cell {i} cuts {what}", True, changed_at(claim, path, [*before, ["s", cell[1], mid], *after])
        if cell[0] in ("c", "x") and len(cell) > 2 - (cell[0] == "c"):
            for what, row in _rows(cell[1], at(claim, path[:-1])["modes"]):
                changed = [*before, [cell[0], row, *cell[2:]], *after]
                yield f"cell {i} narrows {what}", True, changed_at(claim, path, changed)


def _rows(row: list[int], modes: int) -> Iterator[tuple[str, list[int]]]:
    """The first row of a cell narrows to a point at either end, or is turned upside down, or says nothing."""
    k, low, high, *y = row
    yield "to nothing", [k, high + 1, low - 1, *y]
    if low < high:
        yield "to its lower end", [k, low, low, *y]
        yield "to its upper end", [k, high, high, *y]
        yield "without weights", [k, low, high, *([0] * modes)]


def _density(claim: dict[str, Any]) -> Iterator[Mutant]:
    field = claim["evidence"]["touch"]["field"]
    path = ("evidence", "touch", "field")
    yield "a mode less", True, changed_at(claim, path, field[:-1])
    yield "the uniform density", True, changed_at(claim, path, ["0x0p+0"] * len(field))
    for i in range(min(3, len(field))):
        for scale in (1 + 1 / 2**20, 0.5, -1.0):
            value = number(field[i]) * number(exact_of(scale))
            yield (
                f"field[{i}] times {scale}",
                True,
                changed_at(claim, path, [*field[:i], exact(value), *field[i + 1 :]]),
            )


def exact_of(x: float) -> str:
    """A double as an exact number of the format."""
    top, bottom = x.as_integer_ratio()
    return f"{'-' if top < 0 else ''}0x{abs(top):x}/0x{bottom:x}"
