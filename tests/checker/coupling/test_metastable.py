"""Where metastable densities begin: what is planted in a certificate is refused, and so is one without its cover."""

from __future__ import annotations

import pytest

from tests.checker.asked import outcome
from tests.checker.coupling.barrier_samples import Beside
from tests.checker.coupling.metastable_samples import cover, forged, metastable

BESIDE = Beside()
FORGED = {name: (own, words) for name, own, words in forged()}


def test_the_certificate_is_accepted() -> None:
    assert outcome(cover(), metastable()) == (0, "")
    assert BESIDE.said(metastable()) == ""


@pytest.mark.parametrize("name", FORGED)
def test_what_is_planted_is_refused(name: str) -> None:
    own, words = FORGED[name]
    assert words in BESIDE.said(own)


def test_the_lower_end_may_be_anything_less() -> None:
    own = metastable()
    own["enclosure"]["lower"] = "-0x1p+0"
    assert BESIDE.said(own) == ""


def test_it_needs_a_cover_at_one_beta() -> None:
    own = metastable()
    assert "no proved claim two-minimisers" in outcome(own)[1]
    interval = {key: value for key, value in own.items() if key != "beta"} | {"beta_interval": ["0x2p+0", "0x3p+0"]}
    assert "at one beta" in outcome(interval, cover())[1]
    assert outcome({**own, "outcome": "refuted"}, cover())[0] == 2
    assert "trust" in outcome({**own, "trust": ["spherical-harmonics"]}, cover())[1]
