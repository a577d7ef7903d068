"""The certificates of the cover in one variable in the corpus, their parts, and edits of them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

from certify.checker import Refusal, check_document
from certify.checker.arithmetic.series import Work
from certify.checker.document.claim import Claim
from certify.checker.document.context import Context
from certify.checker.registry import claims_of
from certify.checker.spine.cover import point_tube
from certify.checker.spine.form import SpinePoint
from certify.checker.spine.setting import Setting
from certify.checker.spine.slice import Slice
from certify.checker.spine.tube import Tube
from certify.cover.spine import SpineCell, SpinePlan
from tests.checker.arb_truth import number
from tests.places import VALID

Json = dict[str, Any]
POINT = "d-5-beta-20-digits-10-claims-critical-coupling-order-parameter-two-minimisers.json"
PIECES = "d-5-beta-20..22.5-claims-critical-coupling-order-parameter-two-minimisers.json"


@cache
def _text(name: str) -> str:
    return (VALID / name).read_text(encoding="utf-8")


def whole(name: str) -> Json:
    """The document, fresh."""
    found: Json = json.loads(_text(name))
    return found


def evidence_of(name: str) -> Json:
    """The evidence of its claim two-minimisers."""
    return next(claim["evidence"] for claim in whole(name)["claims"] if claim["label"] == "two-minimisers")


def edited(name: str, edit: Callable[[Json], object]) -> tuple[int, str]:
    """What the checker says once `edit` has changed the evidence of two-minimisers."""
    source = copy.deepcopy(whole(name))
    source["claims"] = [claim for claim in source["claims"] if claim["label"] == "two-minimisers"]
    edit(source["claims"][0]["evidence"])
    return said(source)


def said(source: Json) -> tuple[int, str]:
    """Exit code and reason."""
    try:
        check_document(source)
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


@cache
def point() -> tuple[Claim, SpinePoint, Context]:
    """The claim at the point, its evidence, and a context."""
    claim = next(claim for claim in claims_of(whole(POINT)) if claim.label == "two-minimisers")
    return claim, claim.given(SpinePoint), Context([claim], Work())


@cache
def setting() -> Setting:
    """The setting at K_hi."""
    claim, evidence, context = point()
    return Setting(context, claim.d, claim.region.beta, evidence.coupling[1], evidence)


@cache
def known_tube() -> tuple[Tube, Fraction]:
    """The tube of the point, which all its cells are covered for, and theta on it."""
    claim, _, context = point()
    return point_tube(claim, context)


@cache
def cut(index: int) -> Slice:
    """A cell that is not the first."""
    evidence, own = point()[1], setting()
    return Slice(own, evidence.cells[index - 1].upper << own.unit, evidence.cells[index])


def plan() -> SpinePlan:
    """The plan of the point."""
    e = evidence_of(POINT)
    cells = tuple(SpineCell(c[0], tuple(c[1]), tuple((s[0], s[1], s[2]) for s in c[2:])) for c in e["cells"])
    ellipses = tuple(number(x) for x in e["ellipses"])
    sizes = (e["modes"], e["nodes"], ellipses, e["precision"], e["grid"], e["mesh"], e["near"], e["stride"])
    return SpinePlan(*sizes, tuple(e["start"]), cells, (e["window"][0], e["window"][1]))
