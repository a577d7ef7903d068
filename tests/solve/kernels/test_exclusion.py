"""Questions about the first fold of the paper's kernel: at one beta, and what is said where there is none."""

from __future__ import annotations

from typing import Any

import pytest

import certify
from certify.core.errors import BadInput


@pytest.mark.parametrize(
    ("beta", "words"),
    [(None, "beta is missing"), (("2", "3"), "one number is wanted"), ("beta-star", "one number is wanted")],
)
def test_it_is_asked_at_one_beta(beta: Any, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        certify.certify(d=3, beta=beta, claims="fold")


def test_up_to_beta_star_the_search_finds_none() -> None:
    claim = certify.certify(d=3, beta="1.5", claims="fold").claim("fold")
    assert claim.outcome == "inconclusive"
    assert "no critical density but the uniform one below K_#" in (claim.reason or "")


def test_beyond_it_the_claim_rests_on_no_cited_fact() -> None:
    claim = certify.certify(d=2, beta="3", claims="fold", digits=4).claim("fold")
    assert (claim.outcome, claim.trust, claim.evidence["rule"]) == ("proved", (), "exclusion")
    assert claim.enclosure is not None
    assert float(claim.enclosure) == pytest.approx(0.37513005305, rel=1e-3)
