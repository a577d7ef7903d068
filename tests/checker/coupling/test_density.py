"""The explicit density of a point: planted violations."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.checker.asked import outcome
from tests.checker.coupling.point_samples import needs


def test_a_point_needs_it(monkeypatch: pytest.MonkeyPatch, point: dict[str, dict[str, Any]]) -> None:
    """The density is what encloses K_c from above."""
    needs(monkeypatch, point["two-minimisers"], "require_touch", "coupling moved up")


def _tampered(claim: dict[str, Any], name: str) -> dict[str, Any]:
    evidence = claim["evidence"]
    count = evidence["modes"]
    touch = evidence["touch"]
    if name == "fewer modes of the density":
        touch |= {"modes": count - 1, "field": touch["field"][: count - 1]}
    elif name == "field of another length":
        touch["field"] = [*touch["field"], "0x0p+0"]
    return claim


@pytest.mark.parametrize("name", ["fewer modes of the density", "field of another length"])
def test_what_the_bounds_refuse_is_refused(point: dict[str, dict[str, Any]], name: str) -> None:
    assert outcome(_tampered(copy.deepcopy(point["two-minimisers"]), name))[0] in (1, 2)
