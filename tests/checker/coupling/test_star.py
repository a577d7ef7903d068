"""C_* at a point and on a piece: planted violations."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.checker.asked import outcome
from tests.checker.coupling.moving_samples import Edit, Json, refused
from tests.checker.coupling.point_samples import needs


def test_a_point_needs_it(monkeypatch: pytest.MonkeyPatch, point: dict[str, dict[str, Any]]) -> None:
    """C_* is where the certificate says that theta < 1."""
    needs(monkeypatch, point["two-minimisers"], "theta_of", "star_upper 1")


def _large_star(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["star_upper"] = [2 * x for x in pieces[0]["star_upper"]]


def _empty_star(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["star_upper"][1] = pieces[0]["star_lower"][1] - 1


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (_large_star, "C_*"),
        (_empty_star, "star_lower <= star_upper, l=2"),
    ],
    ids=lambda x: getattr(x, "__name__", "").strip("_") or None,
)
def test_planted_violations(certificate: Json, edit: Edit, words: str) -> None:
    refused(certificate, edit, words)


def _tampered(claim: dict[str, Any], name: str) -> dict[str, Any]:
    evidence = claim["evidence"]
    count = evidence["modes"]
    if name == "reversed star":
        evidence |= {"star_lower": evidence["star_upper"], "star_upper": evidence["star_lower"]}
    elif name == "zero vector":
        evidence["star_vector"] = [0] * count
    return claim


@pytest.mark.parametrize("name", ["reversed star", "zero vector"])
def test_what_the_bounds_refuse_is_refused(point: dict[str, dict[str, Any]], name: str) -> None:
    assert outcome(_tampered(copy.deepcopy(point["two-minimisers"]), name))[0] in (1, 2)
