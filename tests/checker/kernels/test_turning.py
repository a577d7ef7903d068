"""The rule `slab` of thresholds: m* of Kuramoto and Daido's kernel, and documents that are forged."""

from __future__ import annotations

import json
from copy import deepcopy
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from certify.checker import check_document
from certify.checker.verdict import Invalid, Malformed, Refusal
from certify.core.certificate import document
from certify.core.exact import as_fraction, format_exact, parse_exact
from certify.solve.kernels.turning import turning


@cache
def text() -> str:
    return json.dumps(document([turning(6)]))


def certificate() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text())
    return found


def moved(source: dict[str, Any], end: str, step: Fraction) -> None:
    box = source["claims"][0]["enclosure"]
    box[end] = format_exact(as_fraction(parse_exact(box[end])) + step)


def test_accepted() -> None:
    (claim,) = check_document(certificate(), 100).accepted
    assert claim.label == "threshold"
    wider = certificate()
    moved(wider, "lower", Fraction(-1, 10**5))
    check_document(wider, 100)


@pytest.mark.parametrize(("end", "step"), [("lower", Fraction(1, 2 * 10**6)), ("upper", Fraction(-1, 2 * 10**6))])
def test_an_interval_without_the_value_is_refused(end: str, step: Fraction) -> None:
    source = certificate()
    moved(source, end, step)
    with pytest.raises(Invalid):
        check_document(source, 100)


def test_the_lower_end_is_above_one() -> None:
    """Below m = 1 another degree leads, and nothing is monotone; K_c < K_# is true there as well."""
    source = certificate()
    source["claims"][0]["enclosure"]["lower"] = "0x3p-2"
    with pytest.raises(Invalid, match=r"1 < enclosure\.lower"):
        check_document(source, 100)


@pytest.mark.parametrize(
    ("path", "value", "error"),
    [
        (("continuous",), "above", Invalid),
        (("continuous",), "between", Malformed),
        (("kernel",), {"family": "cone"}, Invalid),
        (("kernel",), {"family": "kuramoto-daido", "m": "0x5/0x4"}, Malformed),
        (("d",), 3, Invalid),
        (("trust",), ["entropy-lower-semicontinuity", "spherical-harmonics"], Invalid),
        (("evidence", "competitor", "field"), ["0x0p+0", "0x0p+0"], Invalid),
        (("evidence", "competitor", "field"), ["0x1p+0"], Malformed),
        (("evidence", "competitor", "modes"), 1, Malformed),
        (("evidence", "slab", "rule"), "slab", Malformed),
        (("evidence", "slab", "star"), None, Malformed),
        (("evidence", "slab", "star", "vector"), [1], Malformed),
        (("evidence", "slab", "star", "touch", "field"), ["0x1p+0", "0x1p+0"], Invalid),
        (("evidence", "slab", "star", "upper"), [1 << 16, 1 << 16], Invalid),
        (("evidence", "slab", "star", "lower"), [0, 0], Invalid),
        (("evidence", "slab", "tree"), [["*"]], Invalid),
        (("evidence", "rule"), "dichotomy", Malformed),
    ],
    ids=str,
)
def test_forged(path: tuple[str, ...], value: Any, error: type[Refusal]) -> None:
    source = certificate()
    place = source["claims"][0]
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(error):
        check_document(source, 100)


def test_a_star_that_is_left_out() -> None:
    source = deepcopy(certificate())
    del source["claims"][0]["evidence"]["slab"]["star"]
    with pytest.raises(Malformed, match="a cell of the tree is of it"):
        check_document(source, 100)


def test_the_star_at_a_smaller_m_is_refused_by_what_it_says() -> None:
    """Just below m* the boxes and the slab still close; F_K > 0 on C_* is what fails."""
    source = certificate()
    moved(source, "upper", Fraction(-2, 10**6))
    moved(source, "lower", Fraction(-2, 10**6))
    with pytest.raises(Invalid, match="K_# <"):
        check_document(source, 100)
