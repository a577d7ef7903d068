"""A proved fold of a kernel of two degrees, cos x + cos 2x of the angle, and what is wrong if it is changed."""

from __future__ import annotations

import json
from copy import deepcopy
from fractions import Fraction
from functools import cache
from typing import Any

from tests.places import VALID

FILE = "d-2-kernel-kuramoto-daido-m-1-digits-8-claims-fold.json"
HEAT = "d-3-kernel-heat-s-1-4-digits-3-claims-fold.json"
SIGNED = "d-2-kernel-gegenbauer-1-1-2-3-4-3-1-4-digits-6-claims-fold.json"
"""With a negative coefficient; with one and a slow tail; with a slow tail."""
POWER = "d-3-kernel-power-k-7-2-digits-4-claims-fold.json"
RODS = "d-3-kernel-onsager-digits-4-claims-fold.json"
PAPER = "d-2-beta-3-digits-3-claims-fold.json"
"""The same of the paper's kernel at beta = 3."""
Json = dict[str, Any]


@cache
def _read(name: str) -> Json:
    claims: list[Json] = json.loads((VALID / name).read_text(encoding="utf-8"))["claims"]
    return next(claim for claim in claims if claim["label"] == "fold")


def excluded(name: str = FILE, **changes: Any) -> Json:
    """The claim with new values at places such as `evidence__tube__modes`."""
    claim = deepcopy(_read(name))
    for key, value in changes.items():
        *path, last = key.split("__")
        place: Any = claim
        for step in path:
            place = place[int(step) if step.isdigit() else step]
        place[int(last) if isinstance(place, list) else last] = value
    return claim


def tree() -> list[Any]:
    """Its cells."""
    cells: list[Any] = deepcopy(_read(FILE)["evidence"]["tree"])
    return cells


def place_of(kind: str, at: int = 0) -> int:
    """Where the cells of a kind stand in the tree."""
    return [i for i, cell in enumerate(_read(FILE)["evidence"]["tree"]) if cell[0] == kind][at]


def with_cell(kind: str, cell: list[Any], at: int = 0) -> list[Any]:
    """The tree with another cell in place of one of a kind."""
    cells = tree()
    cells[place_of(kind, at)] = cell
    return cells


def number(text: str) -> Fraction:
    """An exact number of the format."""
    mantissa, _, exponent = text.partition("p")
    if exponent:
        return int(mantissa, 16) * Fraction(2) ** int(exponent)
    top, _, bottom = text.partition("/")
    return Fraction(int(top, 16), int(bottom, 16))


def exact(x: Fraction) -> str:
    """Its text."""
    return f"{hex(x.numerator)}/{hex(x.denominator)}"


def raised(share: Fraction, name: str = FILE) -> Json:
    """An enclosure whose lower end is that many times the true one, and whose upper end is 1."""
    return {"lower": exact(number(_read(name)["enclosure"]["lower"]) * share), "upper": "0x1p+0"}


def _cut_row(position: int, value: int) -> list[Any]:
    cells = tree()
    cells[place_of("c")][1][position] = value
    return cells


LIST = [[1, "0x1p+0"], [2, "0x1p+0"]]
GREATER = {"family": "kuramoto-daido", "m": "0x3e9/0x3e8"}
REFUSED: list[tuple[str, Json, str]] = [
    ("lower end above the fold", {"enclosure": raised(1 + Fraction(2, 10**8))}, "(F3) K >= enclosure.lower"),
    ("lower end next to the fold", {"enclosure": raised(1 + Fraction(1, 10**9))}, "cell"),
    ("lower end 0", {"enclosure__lower": "0x0p+0"}, "0 < enclosure.lower"),
    ("lower end below 0", {"enclosure__lower": "-0x1p+0"}, "0 < enclosure.lower"),
    ("upper end below", {"enclosure__upper": _read(FILE)["enclosure"]["lower"]}, "(F4) K at the fold"),
    ("kappa 1.001 times", {"kernel": GREATER}, "(F3) K >= enclosure.lower"),
    (
        "a kernel with a negative coefficient",
        {"kernel": {"family": "gegenbauer", "kappa": [*LIST, [3, "-0x1p-9"]]}},
        "<=",
    ),
    ("a degree more", {"kernel": {"family": "gegenbauer", "kappa": [*LIST, [3, "0x1p-9"]]}}, "<="),
    ("a degree less", {"kernel": {"family": "gegenbauer", "kappa": LIST[:1]}}, "the kernel has 1 degrees, not 2"),
    ("another dimension", {"d": 3, "kernel": {"family": "gegenbauer", "kappa": LIST}}, ""),
    ("all critical points", {"critical_points": "all"}, "the rule is about axisymmetric ones"),
    ("a tube left out", {"evidence__tree": with_cell("t", ["0"])}, "K_lo (1 + X taylor(X)) < K_#"),
    ("another box in the tube", {"evidence__tree": with_cell("x", ["t"])}, "(F6)"),
    ("a box too near", {"evidence__tree": with_cell("x", ["0"])}, "K_lo (1 + X taylor(X)) < K_#"),
    ("a cell less", {"evidence__tree": tree()[:-1]}, "the tree ends with"),
    ("a cell more", {"evidence__tree": [*tree(), ["0"]]}, "the tree goes on"),
    ("a cut outside", {"evidence__tree": with_cell("s", ["s", 1, -1])}, "lower <= mid"),
    ("a row too narrow", {"evidence__tree": _cut_row(1, 1 << 40)}, "lo <="),
    ("a row without points", {"evidence__tree": _cut_row(2, -(1 << 41))}, "x_"),
    ("an empty list y", {"evidence__tree": with_cell("x", ["x", [0]])}, "the equation has no solution"),
    ("a wide tube", {"evidence__tube__piece__width": "0x1p-3"}, "(F"),
    ("a thin tube", {"evidence__tube__piece__radius": "0x1p-60"}, "(F2)"),
    ("another tube", {"evidence__tube__piece__field": ["0x1p-1", "0x1p-1"]}, "(F"),
    ("low precision of the tube", {"evidence__tube__nodes": 4}, ""),
    ("few nodes", {"evidence__nodes": 4}, ""),
]
MISFORMED: list[tuple[str, Json, str]] = [
    ("no cell", {"evidence__tree": []}, "non-empty list of cells"),
    ("a cell of another kind", {"evidence__tree": [["g"]]}, "one of s, 0, t, c, x"),
    ("a cut at coordinate 0", {"evidence__tree": [["s", 0, 1]]}, "a cell 's'"),
    ("a cut beyond x", {"evidence__tree": [["s", 4, 1]]}, "a cell 's'"),
    ("a cut without an end", {"evidence__tree": [["s", 1]]}, "a cell 's'"),
    ("a cell with an entry", {"evidence__tree": [["t", 1]]}, "a cell 't'"),
    ("no row", {"evidence__tree": [["c"]]}, "a cell 'c'"),
    ("a short row", {"evidence__tree": [["c", [1, 0]]]}, "a cell 'c'"),
    ("a row of x without y", {"evidence__tree": [["c", [3, 0, 1]]]}, "a cell 'c'"),
    ("a row beyond x", {"evidence__tree": [["c", [4, 0, 1, 1]]]}, "a cell 'c'"),
    ("a long y", {"evidence__tree": [["c", [1, 0, 1, 1, 1, 1]]]}, "a cell 'c'"),
    ("no y", {"evidence__tree": [["x"]]}, "a cell 'x'"),
    ("an empty y", {"evidence__tree": [["x", []]]}, "a cell 'x'"),
    ("a last list too long", {"evidence__tree": [["x", [1, 1, 1]]]}, "a cell 'x'"),
    ("fewer modes in the tube", {"evidence__tube__modes": 1}, "piece"),
    ("a long field", {"evidence__tube__piece__field": ["0x1p+0"] * 3}, "at most as many entries as modes"),
    ("a width of 0", {"evidence__tube__piece__width": "0x0p+0"}, "a width and a radius > 0"),
    ("units finer than the precision", {"evidence__grid": 99}, "units coarser than the precision"),
    ("an odd number of nodes", {"evidence__nodes": 33}, "even number of nodes"),
    ("an odd number of nodes in the tube", {"evidence__tube__nodes": 33}, "even number of nodes"),
]


def on_an_interval() -> Json:
    """The claim about the paper's kernel, made of an interval."""
    claim = excluded(PAPER)
    del claim["beta"]
    return claim | {"beta_interval": ["0x5p-1", "0x3p+0"]}


OF_THE_PAPER: list[tuple[str, Json, str]] = [
    ("a larger beta", excluded(PAPER, beta="0x301p-8"), "<= not shown"),
    ("a smaller beta", excluded(PAPER, beta="0x2ffp-8"), "not shown"),
    ("an interval", on_an_interval(), "the rule is about one beta"),
    ("few terms", excluded(PAPER, evidence__terms=2), "(F1) theta < 1"),
    ("upper end below", excluded(PAPER, enclosure__upper="0x5ffp-12"), "(F4) K at the fold"),
    ("another tree", excluded(PAPER, evidence__tree=[["0"]]), "K_lo (1 + X taylor(X)) < K_#"),
]


def _list(third: str) -> Json:
    return {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "0x3p-2"], [3, third]]}


def _short(name: str) -> Json:
    """The tube with as few modes as the boxes have."""
    modes = _read(name)["evidence"]["modes"]
    tube = deepcopy(_read(name)["evidence"]["tube"])
    piece = {key: tube["piece"][key][:modes] for key in ("field", "tangent", "bend")}
    return {**tube, "modes": modes, "piece": {**tube["piece"], **piece}}


def _first(name: str, cell: list[Any]) -> list[Any]:
    cells: list[Any] = deepcopy(_read(name)["evidence"]["tree"])
    cells[next(i for i, own in enumerate(cells) if own[0] == "x")] = cell
    return cells


OTHERS: list[tuple[str, str, Json, str]] = [
    ("another sign", SIGNED, {"kernel": _list("0x1p-2")}, "(F"),
    ("a coefficient that is more negative", SIGNED, {"kernel": _list("-0x41p-8")}, "(F"),
    ("a coefficient that is less negative", SIGNED, {"kernel": _list("-0x3fp-8")}, "(F"),
    (
        "a coefficient left out",
        SIGNED,
        {"kernel": {"family": "gegenbauer", "kappa": _list("0x1p+0")["kappa"][:2]}},
        "2 deg",
    ),
    ("lower end above the signed fold", SIGNED, {"enclosure": raised(1 + Fraction(2, 10**6), SIGNED)}, "(F3)"),
    ("upper end below the signed fold", SIGNED, {"enclosure__upper": _read(SIGNED)["enclosure"]["lower"]}, "(F4)"),
    ("lower end 0", SIGNED, {"enclosure__lower": "0x0p+0"}, "0 < enclosure.lower"),
    ("no negative fields near the uniform one", SIGNED, {"evidence__tree": _first(SIGNED, ["0"])}, "X taylor(X)"),
    ("another power", POWER, {"kernel": {"family": "power", "k": "0xfp-2"}}, "(F"),
    ("lower end above the fold of a power", POWER, {"enclosure": raised(1 + Fraction(3, 10**4), POWER)}, "(F3)"),
    ("few modes in the tube of a power", POWER, {"evidence__tube": _short(POWER)}, "(F"),
    ("few modes in the tube of rods", RODS, {"evidence__tube": _short(RODS)}, "(F"),
    ("upper end below the fold of rods", RODS, {"enclosure__upper": _read(RODS)["enclosure"]["lower"]}, "(F4)"),
    ("rods near the uniform density", RODS, {"evidence__tree": _first(RODS, ["0"])}, "X taylor(X)"),
    ("rods in the tube", RODS, {"evidence__tree": _first(RODS, ["t"])}, "(F6)"),
    ("rods with few nodes", RODS, {"evidence__nodes": 8}, ""),
    ("a kernel whose coefficients have no sum", RODS, {"d": 4, "kernel": {"family": "relu"}}, "fall too slowly"),
]
"""Of the certificates with negative coefficients or slow tails."""
