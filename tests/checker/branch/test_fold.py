"""The fold of the branch: what is planted in a real certificate is refused; its numbers are those of the balls."""

from __future__ import annotations

import pytest

from certify import checker
from certify.checker import Refusal, check_document
from tests.checker.asked import outcome
from tests.checker.branch.numbers import apart, balls
from tests.checker.branch.samples import branch, enclosed, ends, forged, limits, refused
from tests.checker.case_tools import Case
from tests.checker.coupling.barrier_samples import Beside

BESIDE = Beside()
"""With the cover of the certificate of the barrier, at the same beta."""
FORGED = {name: (own, words) for name, own, words in forged()}


def test_the_certificate_is_accepted_and_sharp() -> None:
    claims = branch()
    assert outcome(claims["two-minimisers"], claims["branch-fold"]) == (0, "")
    low, high = ends()
    assert 0 < (high - low) * 10**9 < low
    assert BESIDE.said(claims["branch-fold"]) == ""
    assert BESIDE.said(enclosed(low / 2, high)) == ""


@pytest.mark.parametrize("name", FORGED)
def test_what_is_planted_is_refused(name: str) -> None:
    own, words = FORGED[name]
    assert words in BESIDE.said(own)


def test_the_cover_is_that_of_the_claim() -> None:
    claims = branch()
    own, cover = claims["branch-fold"], claims["two-minimisers"]
    for other in ({**cover, "d": 2}, {**cover, "beta": "0x5p-1"}):
        assert "no proved claim two-minimisers" in outcome(own, other)[1]
    assert "trust" in outcome({**own, "trust": ["spherical-harmonics"]}, cover)[1]


@pytest.mark.parametrize("case", [*refused(), *limits()], ids=lambda case: case[0])
def test_without_a_cover_and_out_of_form(case: Case) -> None:
    _, source, code, words = case
    with pytest.raises(Refusal) as refusal:
        check_document(source)
    assert (refusal.value.exit_code, words in str(refusal.value)) == (code, True), str(refusal.value)


def test_the_numbers_of_the_pieces_are_those_of_the_balls() -> None:
    """Each of them, by integers and by Arb; none of them is 0."""
    assert not [*apart(checker)]
    assert all(min(map(abs, row)) > 0 for name, row in balls().items() if name != "along")
