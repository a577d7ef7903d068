"""C_0 at a point and on a piece: planted violations."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.checker.asked import outcome
from tests.checker.coupling.moving_samples import Edit, Json, refused
from tests.checker.coupling.point_samples import needs


def test_a_point_needs_it(monkeypatch: pytest.MonkeyPatch, point: dict[str, dict[str, Any]]) -> None:
    """C_0 is where the uniform density is the one critical point."""
    needs(monkeypatch, point["two-minimisers"], "require_origin", "corner 1")


def _large_corner(claims: list[Json], claim: Json, pieces: list[Json]) -> None:
    pieces[0]["corner"] = [8 * x for x in pieces[0]["corner"]]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (_large_corner, "C_0"),
    ],
    ids=lambda x: getattr(x, "__name__", "").strip("_") or None,
)
def test_planted_violations(certificate: Json, edit: Edit, words: str) -> None:
    refused(certificate, edit, words)


def _tampered(claim: dict[str, Any], name: str) -> dict[str, Any]:
    evidence = claim["evidence"]
    count = evidence["modes"]
    if name == "negative corner":
        evidence["corner"] = [-1] * count
    return claim


@pytest.mark.parametrize("name", ["negative corner"])
def test_what_the_bounds_refuse_is_refused(point: dict[str, dict[str, Any]], name: str) -> None:
    assert outcome(_tampered(copy.deepcopy(point["two-minimisers"]), name))[0] in (1, 2)
