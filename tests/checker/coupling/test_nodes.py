"""Nodes inside a piece: FORMAT/intervals.md. Planted violations in a real certificate."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction

import pytest

from certify.checker import Refusal, check_document
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.count import check_moving_cover
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.checker.verdict import Invalid
from tests.checker.arb_truth import number
from tests.checker.coupling.moving_samples import Json, selected
from tests.checker.sample_certificates import document, exact


def test_the_certificate_is_accepted(with_nodes: Json) -> None:
    assert len(check_document(with_nodes).accepted) == 2 * 3 + 2 + 1


def _scaled(pair: Json, lower: Fraction, upper: Fraction) -> None:
    pair |= {"lower": exact(number(pair["lower"]) * lower), "upper": exact(number(pair["upper"]) * upper)}


def _lower_raised(nodes: list[Json], piece: Json) -> None:
    nodes[1]["coupling"]["lower"] = nodes[1]["coupling"]["upper"]


def _upper_lowered(nodes: list[Json], piece: Json) -> None:
    nodes[1]["coupling"]["upper"] = nodes[1]["coupling"]["lower"]


def _both_raised(nodes: list[Json], piece: Json) -> None:
    _scaled(nodes[1]["coupling"], Fraction(1001, 1000), Fraction(1001, 1000))


def _negative(nodes: list[Json], piece: Json) -> None:
    nodes[1]["coupling"]["lower"] = exact(Fraction(0))


def _moved(nodes: list[Json], piece: Json) -> None:
    nodes[1]["s"] += 1 << (piece["grid"] - 10)


def _exchanged(nodes: list[Json], piece: Json) -> None:
    nodes[0], nodes[1] = nodes[1], nodes[0]


def _another_field(nodes: list[Json], piece: Json) -> None:
    nodes[1]["field"][2] = exact(number(nodes[1]["field"][2]) * (1 + Fraction(1, 2**12)))


def _thin_star(nodes: list[Json], piece: Json) -> None:
    piece["star_lower"] = list(piece["star_upper"])


def _low_star(nodes: list[Json], piece: Json) -> None:
    piece["star_upper"] = list(piece["star_lower"])


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (_lower_raised, "coupling.lower of an inner node"),
        (_upper_lowered, "H/E at an inner node"),
        (_both_raised, "tangents beside it"),
        (_negative, "0 < coupling.lower at an inner node"),
        (_moved, "coupling.lower of an inner node"),
        (_exchanged, "beta_i < beta_{i+1}"),
        (_another_field, "inner node"),
        (_thin_star, "star_lower <= z_1"),
        (_low_star, "z_1 <= star_upper"),
    ],
    ids=lambda x: getattr(x, "__name__", "").strip("_") or None,
)
def test_planted_violations(with_nodes: Json, edit: Callable[[list[Json], Json], None], words: str) -> None:
    claims = selected(with_nodes, "cover", "moving-cover")
    piece = claims[-1]["evidence"]["pieces"][0]
    edit(piece["inner"], piece)
    every = claims_of(document(*claims))
    with pytest.raises(Invalid) as refusal:
        check_moving_cover(every[-1], Context(every, Work()))
    assert words in refusal.value.reason


def test_form(with_nodes: Json) -> None:
    claims = selected(with_nodes, "cover", "moving-cover")
    node = claims[-1]["evidence"]["pieces"][0]["inner"][0]
    one = 1 << claims[-1]["evidence"]["pieces"][0]["grid"]
    change: Json
    for change in (
        {"s": one},
        {"s": -one},
        {"s": "0"},
        {"modes": 2},
        {"nodes": 71},
        {"precision": 24},
        {"field": []},
        {"more": 1},
    ):
        edited = copy.deepcopy(claims[-1])
        edited["evidence"]["pieces"][0]["inner"][0] = node | change
        with pytest.raises(Refusal) as refusal:
            check_document(document(edited))
        assert refusal.value.exit_code == 2, change
    edited = copy.deepcopy(claims[-1])
    edited["evidence"]["pieces"][0]["grid"] = 1
    with pytest.raises(Refusal, match="grid"):
        check_document(document(edited))
    del claims[-1]["evidence"]["pieces"][0]["inner"]
    with pytest.raises(Refusal, match="inner"):
        check_document(document(claims[-1]))
