"""The certificate of d = 3 up to beta_*, from the corpus, and what the tests of its rules ask of the checker."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.coupling.family import Family
from certify.checker.reduction.form import Reduction
from certify.checker.reduction.setting import Setting, setting_at
from certify.checker.registry import claims_of
from tests.checker.asked import Json
from tests.checker.sample_certificates import document
from tests.places import VALID

UNIT = 1 << 40


def certificate() -> Json:
    """beta-star, linear-threshold, regime, majorisation, critical-coupling."""
    found: Json = json.loads((VALID / "d-3-beta-0..beta-star.json").read_text(encoding="utf-8"))
    return found


def regime() -> Json:
    """The claim regime."""
    found: Json = copy.deepcopy(next(claim for claim in certificate()["claims"] if claim["label"] == "regime"))
    return found


def coupling() -> Json:
    """The claim critical-coupling."""
    found: Json = copy.deepcopy(certificate()["claims"][-1])
    assert found["label"] == "critical-coupling"
    return found


def given() -> Reduction:
    """The evidence of the claim regime, typed."""
    return claims_of(document(regime()))[0].given(Reduction)


def setting() -> Setting:
    """What the checker makes of it."""
    evidence = given()
    own = Family(3, evidence.modes, evidence.nodes, evidence.ellipses, evidence.bits, Work())
    bessel = Bessel(3, evidence.bits, evidence.terms, Work())
    return setting_at(own, bessel, evidence.beyond, evidence.grid)


def invalid(action: Callable[[], object], words: str) -> None:
    """The action raises `Invalid` in these words."""
    with pytest.raises(Invalid) as caught:
        action()
    assert words in str(caught.value)
