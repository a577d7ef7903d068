"""The walk of a cover: planted violations, and what a row must show."""

from __future__ import annotations

import copy
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import Ball
from certify.checker.coupling.boxes import Box
from certify.checker.coupling.cover import narrowed
from tests.checker.asked import outcome
from tests.checker.coupling.moving_samples import Edit, Json, refused
from tests.checker.coupling.point_samples import needs
from tests.sampling import sampled


def test_a_point_needs_it(monkeypatch: pytest.MonkeyPatch, point: dict[str, dict[str, Any]]) -> None:
    """The tree settles every cell."""
    needs(monkeypatch, point["two-minimisers"], "walk", "cell 0 (s) left out")


class Solved:
    """The equation m_1 = 1/2, to within 1/17, on whatever box."""

    def __init__(self) -> None:
        self.setting = SimpleNamespace(p=64, grid=4)
        self.centre = [Ball.exact(Fraction(1, 2), 64)]

    def functional(self, _: list[int]) -> tuple[list[Ball], Ball]:
        return [Ball.exact(1, 64)], Ball.between(-Fraction(1, 17), Fraction(1, 17), 64)

    def displaced(self, *_: Any) -> Ball:
        return Ball.exact(0, 64)


@pytest.mark.parametrize(
    ("low", "high", "fits"),
    [
        (7, 9, True),
        (8, 9, False),
        (7, 8, False),
        (4, 9, True),
        (7, 12, True),
        (-3, 9, True),
        (7, 99, True),
        (-3, 99, True),
        (-3, 8, False),
        (8, 99, False),
        (9, 7, False),
        (99, 98, False),
    ],
)
def test_a_row_shows_the_ends_that_it_moves_inward(low: int, high: int, fits: bool) -> None:
    """In units 1/16 the box is [4, 12] and the solutions are within 16/17 of 8; an end moved outward loses none."""
    box = Box((4,), (12,))
    if fits:
        assert narrowed(Solved(), box, [[1, low, high, 1]], None, "cell") == Box((low,), (high,))  # type: ignore[arg-type]  # a stand-in
    else:
        with pytest.raises(Invalid, match="row 1"):
            narrowed(Solved(), box, [[1, low, high, 1]], None, "cell")  # type: ignore[arg-type]  # a stand-in


def _small_root(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    piece = pieces[1]
    one, least = 4 ** piece["grid"], piece["frame"][3] - abs(piece["frame_slope"][3])
    piece["top"][3] = -(-one // least) - 1


def _frame_through_zero(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["frame_slope"][2] = pieces[0]["frame"][2]


def _cell(kind: str, at: int) -> Edit:
    def removed(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
        tree = pieces[0]["tree"]
        del tree[[i for i, cell in enumerate(tree) if cell[0] == kind][at]]

    return removed


def _cell_added(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["tree"].append(["0"])


def _row_too_narrow(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    row = next(cell for cell in pieces[0]["tree"] if cell[0] == "c")[1]
    row[1], row[2] = (row[1] + row[2]) // 2, (row[1] + row[2]) // 2 + 1


def _cut_outside(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["tree"][0][2] = pieces[0]["top"][pieces[0]["tree"][0][1] - 1] + 1


def _cut_of_s_outside(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["tree"].insert(0, ["s", 0, 1 << pieces[0]["grid"]])


@pytest.mark.parametrize(
    ("edit", "words"),
    sampled(
        [
            (_small_root, "1 <= (frame - |frame_slope|) top, l=4"),
            (_frame_through_zero, "|frame_slope| < frame, l=3"),
            (_cell("s", 0), "cell or open boxes"),
            (_cell("g", 0), "cell or open boxes"),
            (_cell("g", -1), "cell or open boxes"),
            (_cell("f", 0), "cell or open boxes"),
            (_cell("c", 0), "cell or open boxes"),
            (_cell("x", 0), "cell or open boxes"),
            (_cell("0", 0), "cell or open boxes"),
            (_cell("*", 0), "cell or open boxes"),
            (_cell_added, "goes on after"),
            (_row_too_narrow, "row 1"),
            (_cut_outside, "mid <= upper"),
            (_cut_of_s_outside, "mid < s_1"),
        ],
        7,
    ),
    ids=lambda x: getattr(x, "__name__", "").strip("_") or None,
)
def test_planted_violations(certificate: Json, edit: Edit, words: str) -> None:
    refused(certificate, edit, words)


def _tampered(claim: dict[str, Any], name: str) -> dict[str, Any]:
    evidence = claim["evidence"]
    tree = evidence["tree"]
    one = 1 << evidence["grid"]
    count = evidence["modes"]
    at = next(i for i, cell in enumerate(tree) if cell[0] == "c")
    if name == "top":
        evidence |= {"top": evidence["corner"], "tree": [["0"]]}
    elif name == "frame":
        evidence |= {"frame": [1] * count, "tree": [["0"]]}
    elif name.startswith("row"):
        tree.insert(at, ["c", [int(name[4:]), 0, one, *tree[at][1][3:]]])
    elif name == "cut of s":
        evidence["tree"] = [["s", 0, 0], *tree, *tree]
    elif name == "tree twice":
        evidence["tree"] = tree * 2
    elif name == "float":
        evidence["tree"] = [["s", 1, 0.5], *tree]
    return claim


@pytest.mark.parametrize("name", ["top", "frame", "row 0", "row -1", "row 100", "cut of s", "tree twice", "float"])
def test_what_the_bounds_refuse_is_refused(point: dict[str, dict[str, Any]], name: str) -> None:
    assert outcome(_tampered(copy.deepcopy(point["two-minimisers"]), name))[0] in (1, 2)
