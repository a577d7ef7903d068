"""Mutants of a certificate: every field of a claim altered in every way that its kind of value has.

`mutants(claim)` yields (what was done, kind, mutated claim). The kind says what must become of it:
- "form": the document is no longer one of the format; the checker must call it malformed (exit 2);
- "value" or "word": a value was replaced by another of its kind. It must be rejected if that made the claim false, or
  its evidence insufficient, which arb_truth.py and arb_evidence.py decide.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.checker.arb_truth import number
from tests.checker.sample_certificates import exact

Path = tuple[str | int, ...]
Mutant = tuple[str, str, dict[str, Any]]

LABELS = (
    "beta-star",
    "elementary-bounds",
    "monotone-in-dimension",
    "linear-threshold",
    "majorisation",
    "quartic-sign",
    "quartic-obstruction",
    "regime",
    "critical-coupling",
    "order-parameter",
    "two-minimisers",
)
WORDS = {
    "label": LABELS,
    "outcome": ("proved", "refuted", "inconclusive"),
    "transition": ("continuous", "discontinuous"),
    "critical_coupling": ("equal", "less"),
    "rule": (
        "sign-change",
        "separator",
        "series",
        "monotone-end-points",
        "cover",
        "quartic-density",
        "quartic-family",
        "theorem-1.1",
        "counterexample",
        "box-cover",
    ),
}


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value in the tree that is not an object, with its path; lists themselves too."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
        return
    yield path, value
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from leaves(item, (*path, i))


def _objects(value: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from _objects(item, (*path, key))


def replaced(claim: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """A copy of the claim with another value at the path."""
    result = copy.deepcopy(claim)
    at(result, path[:-1])[path[-1]] = value
    return result


def at(value: Any, path: Path) -> Any:
    """The value at a path."""
    for key in path:
        value = value[key]
    return value


def mutants(claim: dict[str, Any]) -> Iterator[Mutant]:
    """All mutants of one claim."""
    for what, kind, mutant in _mutants(claim):
        if mutant != claim:
            yield what, kind, mutant


def _mutants(claim: dict[str, Any]) -> Iterator[Mutant]:
    yield from _form(claim)
    for path, value in leaves(claim):
        name = ".".join(str(key) for key in path)
        for what, kind, new in _alternatives(path, value):
            yield f"{name}: {what}", kind, replaced(claim, path, new)
    yield from _pairs(claim)


def _form(claim: dict[str, Any]) -> Iterator[Mutant]:
    """Fields removed, added, and of the wrong type."""
    optional = {"unique_critical_point"}
    for path, value in _objects(claim):
        name = ".".join(str(key) for key in path) or "claim"
        for key in value:
            mutant = copy.deepcopy(claim)
            del at(mutant, path)[key]
            kind = "value" if key in optional or (key == "l_max" and claim["label"] == "regime") else "form"
            yield f"{name}: without {key}", kind, mutant
        mutant = copy.deepcopy(claim)
        at(mutant, path)["remark"] = "unknown field"
        yield f"{name}: with an unknown field", "form", mutant
        if path:
            wrong: Any
            for wrong in ([], "text", 1, None):
                yield f"{name}: {wrong!r} for an object", "form", replaced(claim, path, wrong)


def _alternatives(path: Path, value: Any) -> Iterator[tuple[str, str, Any]]:
    """(what, kind, new value) for one leaf."""
    key = path[-1]
    wrong: Any
    for wrong in (None, True, 1.5, {}, -1, "0x", "1.5", "nan"):
        if type(wrong) is not type(value) or isinstance(value, str):
            yield f"{wrong!r}", "form", wrong
    if isinstance(value, list):
        yield from _list_alternatives(key, value)
    elif isinstance(value, int):
        for new in {value + 1, value - 1, value // 2, 2 * value, value + 1000, 1, 2, 3, 0}:
            low = 2 if key in ("d", "l") else 1
            yield f"{new}", "value" if new >= low else "form", new
    elif key in WORDS:
        for word in WORDS[str(key)]:
            yield word, "word", word
    elif value in ("beta-star", "inf"):
        for end in ("beta-star", "inf", "0x0p+0", "0x1p+0", "0x3p-1", "0x2p+0", "0x3p+0"):
            yield end, "word", end
    elif isinstance(value, str) and value.startswith(("0x", "-0x")):
        yield from _number_alternatives(path, value)


def _list_alternatives(key: str | int, value: list[Any]) -> Iterator[tuple[str, str, list[Any]]]:
    for i in range(len(value)):
        yield f"without item {i}", "form" if key == "beta_interval" else "value", value[:i] + value[i + 1 :]
    if key == "trust":
        yield "an unknown row", "form", [*value, "folklore"]
        yield "another row", "value", sorted({*value, "entropy-lower-semicontinuity"})
    elif len(value) > 1:
        yield "reversed", "word", value[::-1]
        yield "an item twice", "form", [value[0], *value]
    yield "a null", "form", [*value, None]


def _number_alternatives(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    x = number(text)
    ulp = Fraction(1, x.denominator)
    steps = [Fraction(0), *(sign * ulp * size for sign in (1, -1) for size in (1, 2, 4, 1024, x.denominator))]
    for step in steps:
        yield f"{'+' if step >= 0 else ''}{float(step):.3g}", "word", exact(x + step)
    for new in (Fraction(0), -x, 2 * x, x / 2, x * x, x + 100, x * Fraction(99, 100), x * Fraction(101, 100)):
        yield f"{float(new):.5g}", "word", exact(new)
    if path[-2:] in (("beta_interval", 0), ("beta_interval", 1)):
        for word in ("beta-star", "inf"):
            yield word, "word", word


def _pairs(claim: dict[str, Any]) -> Iterator[Mutant]:
    """Ends swapped or moved together, beta for beta_interval, evidence of a symbolic end added or taken away."""
    for path, value in _objects(claim):
        if set(value) == {"lower", "upper"}:
            name, (lower, upper) = ".".join(str(key) for key in path), (number(value["lower"]), number(value["upper"]))
            yield f"{name}: ends swapped", "word", replaced(claim, path, {"lower": exact(upper), "upper": exact(lower)})
            width = upper - lower
            for shift in (width, -width, 2 * width + Fraction(1, 1 << 20), -2 * width - Fraction(1, 1 << 20)):
                moved = {"lower": exact(lower + shift), "upper": exact(upper + shift)}
                yield f"{name}: moved by {float(shift):.3g}", "word", replaced(claim, path, moved)
            for end in (lower, upper):
                both = {"lower": exact(end), "upper": exact(end)}
                yield f"{name}: of no width", "word", replaced(claim, path, both)
    if "beta_interval" in claim:
        yield from _interval_pairs(claim)
    if claim["label"] == "quartic-sign" and "nodes" in claim["evidence"]:
        yield from _empty_covers(claim)


def _empty_covers(claim: dict[str, Any]) -> Iterator[Mutant]:
    """A cover without a piece, on the point that is its only node: an empty quantifier proves nothing."""
    for node in ("0x1p-1", "0x1p+0", *claim["evidence"]["nodes"]):
        mutant = replaced(claim, ("evidence", "nodes"), [node])
        mutant["evidence"].pop("beta_star", None)
        mutant["beta_interval"] = [node, node]
        yield f"one node {node} for the point that it is", "value", copy.deepcopy(mutant)
        del mutant["beta_interval"]
        mutant["beta"] = node
        yield f"one node {node} for this beta", "value", mutant


def _interval_pairs(claim: dict[str, Any]) -> Iterator[Mutant]:
    star = {"lower": exact(Fraction(1, 2)), "upper": exact(Fraction(4))}
    for a in ("0x0p+0", "0x1p-1", "beta-star", "0x3p+0"):
        for b in ("beta-star", "inf", "0x4p+0", "0x5p-3"):
            mutant = copy.deepcopy(claim)
            mutant["beta_interval"] = [a, b]
            yield f"beta_interval: ({a}, {b})", "word", copy.deepcopy(mutant)
            if claim["outcome"] == "proved":
                mutant["evidence"]["beta_star"] = mutant["evidence"].get("beta_star", star)
                yield f"beta_interval: ({a}, {b}) with a bracket", "word", copy.deepcopy(mutant)
                mutant["evidence"].pop("beta_star")
                yield f"beta_interval: ({a}, {b}) without a bracket", "word", mutant
    for beta in ("0x3p+0", "0x1p-1"):
        mutant = copy.deepcopy(claim)
        del mutant["beta_interval"]
        mutant["beta"] = beta
        yield f"beta {beta} for beta_interval", "word", mutant
