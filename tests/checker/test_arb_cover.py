"""The specification of K_c, read a second time in Arb, accepts what the checker accepts and refuses what it refuses."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flint import ctx

from certify.checker import Invalid, check_document
from tests.checker.arb_coupling import Fails
from tests.checker.arb_cover import Cover
from tests.checker.arb_intervals import require_derivative, require_moving
from tests.places import VALID
from tests.sampling import sampled

Json = dict[str, Any]
NAME = "claims-critical-coupling-order-parameter-two-minimisers.json"
POINTS = [f"d-{text}-digits-20-{NAME}" for text in ("2-beta-13-5", "3-beta-2", "5-beta-2")] + ["d-2-beta-3.json"]
INTERVAL = f"d-3-beta-2.5..2.55-{NAME}"


@pytest.fixture(autouse=True)
def bits() -> Iterator[None]:
    with ctx.workprec(230):
        yield


def claims_of(name: str) -> list[Json]:
    found: list[Json] = json.loads((VALID / name).read_text(encoding="utf-8"))["claims"]
    return found


def ruled(claims: list[Json], rule: str) -> list[Json]:
    return [claim for claim in claims if claim["evidence"]["rule"] == rule and claim["label"] == "two-minimisers"]


@pytest.mark.parametrize("name", sampled(POINTS, 1))
def test_a_point_is_accepted(name: str) -> None:
    claims = claims_of(name)
    (claim,) = ruled(claims, "cover")
    Cover(claim).check()
    for other in claims:
        if "derivative" in other:
            require_derivative(other, claims)


def test_an_interval_is_accepted() -> None:
    claims = claims_of(INTERVAL)
    (claim,) = ruled(claims, "moving-cover")
    require_moving(claim, claims)
    derived = [other for other in claims if "derivative" in other]
    assert len(derived) == 3
    for other in derived:
        require_derivative(other, claims)


def refused_by_both(claim: Json, points: list[Json], display: str) -> None:
    """By the checker as invalid, by the second reading at the display that is named (if one is)."""
    with pytest.raises(Invalid):
        check_document({"format": "certify/1", "claims": [claim, *points]})
    with pytest.raises(Fails, match=f"^{re.escape(display)}"):
        require_moving(claim, points) if points else Cover(claim).check()


def planted(claim: Json, path: str, value: Any) -> Json:
    """A copy with another value at a place, which a function makes from the old one."""
    result = copy.deepcopy(claim)
    *steps, last = [int(step) if step.lstrip("-").isdigit() else step for step in path.split(".")]
    place: Any = result["evidence"]
    for step in steps:
        place = place[step]
    place[last] = value(place[last]) if callable(value) else value
    return result


POINT_FAULTS: list[tuple[str, Any, str]] = [
    ("star_vector.0", lambda v: 3 * v, "K7"),
    ("corner", lambda v: [2 * x for x in v], "K8"),
    ("coupling.upper", "0x2p+0", "K7"),
    ("touch.field.1", "0x0p+0", "K10"),
    ("star_upper.0", lambda v: v - 1600, "K11"),
    ("coupling.lower", lambda v: v.replace("0x3", "0x2"), ""),
    ("moment", {"lower": "0xbp-4", "upper": "0x1p+0"}, "K13"),
    ("moment", {"lower": "0x0p+0", "upper": "0x2bp-6"}, "K13"),
    ("weights", lambda v: [x // 2 for x in v], ""),
    ("tree", lambda v: v[:-1], "tree"),
    ("tree", lambda v: [*v, ["0"]], "tree"),
    ("tree", [["0"]], "0"),
    ("tree", [["*"]], "*"),
    ("tree", [["g"]], "G"),
    ("tree", [["x", [0] * 7]], "X"),
    ("tree", [["c", [2, 0, 1, *[0, 1, 0, 0, 0, 0, 0]]]], "R: hi"),
    ("tree", [["c", [2, 5, 4, *[0, 0, 0, 0, 0, 0, 0]]]], "R: W_k is not 0"),
]


@pytest.mark.parametrize(("path", "value", "display"), sampled(POINT_FAULTS, 9))
def test_a_fault_at_a_point_is_refused_by_both(path: str, value: Any, display: str) -> None:
    claim = planted(ruled(claims_of(POINTS[2]), "cover")[0], path, value)
    refused_by_both(claim, [], display)


INTERVAL_FAULTS: list[tuple[str, Any, str]] = [
    ("pieces.0.frame_slope.0", lambda v: 100 * v, "I3"),
    ("pieces.0.top.2", lambda v: v // 2, "I3"),
    ("pieces.0.inner.0.coupling", lambda v: {**v, "upper": v["lower"]}, "K10"),
    ("pieces.0.corner", lambda v: [2 * x for x in v], "K8"),
    ("pieces.0.star_vectors.0.0", lambda v: 3 * v, "I13"),
    ("pieces.0.star_lower.0", lambda v: v + 500_000, "K11"),
    ("pieces.0.weights_slope.0", lambda v: -9 * v, ""),
    ("pieces.0.tree", [["*"]], "*"),
    ("pieces.0.tree", [["s", 0, -(2**24)]], "s"),
]


@pytest.mark.parametrize(("path", "value", "display"), sampled(INTERVAL_FAULTS, 4))
def test_a_fault_on_an_interval_is_refused_by_both(path: str, value: Any, display: str) -> None:
    claims = claims_of(INTERVAL)
    refused_by_both(planted(ruled(claims, "moving-cover")[0], path, value), ruled(claims, "cover"), display)
