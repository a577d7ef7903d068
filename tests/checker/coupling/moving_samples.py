"""A real certificate on an interval beyond beta_*, made once, and what the tests of its rules ask of the checker."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from certify.checker import Invalid, Refusal, check_document
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.count import check_moving_cover
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.core.certificate import document as as_document
from certify.solve.coupling.interval import critical_coupling_interval
from tests.checker.sample_certificates import document

D, LOW, HIGH = 3, Fraction(5, 2), Fraction(51, 20)
Json = dict[str, Any]


@cache
def certificate_text() -> str:
    """d=3, beta in [2.5, 2.55]: three points, two pieces, C_* in two ranges of s (one would do)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("certify.search.coupling.nodes._FIRST_STEP", 0.06)
        patch.setattr("certify.search.coupling.third._BOX", 1.0)
        patch.setattr("certify.search.coupling.third._MOST_CUTS", 2)
        return json.dumps(as_document(critical_coupling_interval(D, LOW, HIGH).claims))


def certificate_on_interval() -> Json:
    """The certificate, parsed."""
    result: Json = json.loads(certificate_text())
    assert len(cover_of(result)["evidence"]["pieces"]) == 2
    return result


def cover_of(certificate: Json) -> Json:
    """Its moving cover."""
    found: Json = certificate["claims"][-1]
    assert found["evidence"]["rule"] == "moving-cover"
    return found


def selected(certificate: Json, *rules: str) -> list[Json]:
    """Copies of its claims with these rules."""
    return [copy.deepcopy(claim) for claim in certificate["claims"] if claim["evidence"]["rule"] in rules]


def outcome(*claims: Json) -> tuple[int, str]:
    """Exit code and reason of the whole checker."""
    try:
        check_document(document(*claims))
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def moving(claims: list[Json]) -> str:
    """What `check_moving_cover` says of the last claim; the points are not checked again. Empty: accepted."""
    every = claims_of(document(*claims))
    try:
        check_moving_cover(every[-1], Context(every, Work()))
    except Invalid as refusal:
        return refusal.reason
    return ""
