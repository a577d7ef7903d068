"""A proof of a sign as a tree: which fields each kind of node has. FORMAT/inequality.md, Nodes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from ..document.parsers import Parser, number
from ..document.reader import Numbers, count, mapping
from ..verdict import LimitReached, Malformed

MAX_DEPTH: Final = 40


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its kind, where it stands, and its fields, those of proofs being nodes."""

    by: str
    place: str
    fields: dict[str, Any]

    def child(self, key: str) -> Node:
        """The proof in a field."""
        found: Node = self.fields[key]
        return found


@dataclass(frozen=True, slots=True)
class Factor:
    """A power of a polynomial of known sign."""

    value: str
    power: int
    sign: int
    proof: Node


def word(*allowed: str) -> Parser:
    """One of the given strings."""

    def parse(value: Any, place: str, _: Numbers) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Malformed(place, f"expected one of {', '.join(allowed)}")
        return value

    return parse


def sign(value: Any, place: str, _: Numbers) -> int:
    """A sign, 1 or -1; anything else is malformed."""
    if value not in (1, -1) or isinstance(value, bool):
        raise Malformed(place, "expected 1 or -1")
    found: int = value
    return found


def string(value: Any, place: str, _: Numbers) -> str:
    """A text that is parsed later."""
    if not isinstance(value, str):
        raise Malformed(place, "expected a string")
    return value


def listed(parser: Parser, least: int) -> Parser:
    """A list of at least so many entries."""

    def parse(value: Any, place: str, numbers: Numbers) -> list[Any]:
        if not isinstance(value, list) or len(value) < least:
            raise Malformed(place, f"expected a list of at least {least}")
        return [parser(item, f"{place}[{i}]", numbers) for i, item in enumerate(value)]

    return parse


def _factor(value: Any, place: str, numbers: Numbers) -> Factor:
    given = mapping(value, place, {"value", "power", "sign", "proof"})
    return Factor(
        string(given["value"], f"{place}.value", numbers),
        count(given["power"], f"{place}.power", 1, 64),
        sign(given["sign"], f"{place}.sign", numbers),
        node(given["proof"], f"{place}.proof", numbers),
    )


def spans(value: Any, place: str, numbers: Numbers) -> list[tuple[Fraction, Fraction]]:
    """Disjoint intervals [p, q], 0 < p <= q, in their order."""
    found = []
    for i, item in enumerate(listed(listed(number, 2), 1)(value, place, numbers)):
        if len(item) != 2 or not 0 < item[0] <= item[1]:
            raise Malformed(f"{place}[{i}]", "expected a pair 0 < p <= q")
        found.append((item[0], item[1]))
    if any(not left[1] < right[0] for left, right in pairwise(found)):
        raise Malformed(place, "expected disjoint intervals in their order")
    return found


def _bits(value: Any, place: str, _: Numbers) -> int:
    return count(value, place, 1, 10_000)


def _steps(value: Any, place: str, _: Numbers) -> int:
    return count(value, place, 1, 100_000)


def _index(value: Any, place: str, _: Numbers) -> int:
    return count(value, place, 1, 16)


def _power(value: Any, place: str, _: Numbers) -> int:
    return count(value, place, 1, 8)


def _positive(value: Any, place: str, _: Numbers) -> int:
    return count(value, place, 1, 10**9)


def _integer(value: Any, place: str, _: Numbers) -> int:
    return count(value, place, -(10**9), 10**9)


def _shift(value: Any, place: str, _: Numbers) -> int:
    return count(value, place, 0, 8)


def node(value: Any, place: str, numbers: Numbers) -> Node:
    """A node with exactly the fields of its kind; those whose name ends in "?" may be left out."""
    depth = place.count(".") - 2
    if depth > MAX_DEPTH:
        raise LimitReached(f"work limit: proofs are nested at most {MAX_DEPTH} deep")
    if not isinstance(value, dict) or value.get("by") not in KINDS:
        raise Malformed(place, f"expected an object whose field 'by' is one of {', '.join(KINDS)}")
    parsers = KINDS[value["by"]]
    names = {key.rstrip("?") for key in parsers}
    required = {key for key in parsers if not key.endswith("?")}
    given = mapping(value, place, required | {"by"}, names - required)
    table: dict[str, Callable[..., Any]] = {key.rstrip("?"): parser for key, parser in parsers.items()}
    fields = {key: table[key](item, f"{place}.{key}", numbers) for key, item in given.items() if key != "by"}
    return Node(value["by"], place, fields)


KINDS: Final[dict[str, dict[str, Parser]]] = {
    "coefficients": {"strip?": word("depth-0", "depth-1", "depth-2", "linear", "amos")},
    "known": {},
    "unknown": {},
    "factors": {"factors": listed(_factor, 1)},
    "terms": {"terms": listed(listed(_factor, 1), 1)},
    "root": {"root": _index, "case": word("sum", "outside", "inside"), "first": node, "second": node},
    "origin": {"proof": node},
    "quadratic": {"variable": word("nu", "x", "R"), "power": _power, "lead": node, "rest": node},
    "split": {"variable": word("nu", "x"), "at": number, "first": node, "second": node},
    "scaled": {"slope": _positive, "shift": _integer, "proof": node},
    "wider": {"proof": node},
    "barrier": {
        "cofactor": string,
        "lead?": node,
        "lead_sign?": sign,
        "rest": node,
        "start": word("leading", "soft", "end"),
        "proof?": node,
    },
    "pieces": {
        "cofactor": string,
        "lead?": node,
        "lead_sign?": sign,
        "nodes": spans,
        "signs": listed(sign, 1),
        "rests": listed(node, 1),
        "start?": word("leading", "soft"),
        "proof?": node,
        "precision": _bits,
        "terms": _steps,
    },
    "values": {"at": listed(number, 0), "precision": _bits, "terms": _steps},
    "compare": {
        "bound": word("segura", "simpson-spector", "amos"),
        "shift": _shift,
        "first": node,
        "second": node,
    },
}
