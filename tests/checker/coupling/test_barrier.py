"""The free-energy barrier: what is planted in a real certificate is refused, and so is one without its cover."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.checker import Refusal, check_document
from certify.checker.coupling.density import ExplicitDensity
from tests.checker.asked import outcome
from tests.checker.case_tools import Case
from tests.checker.coupling.barrier_samples import Beside, barrier, enclosed, ends, forged, refused

BESIDE = Beside()
FORGED = {name: (own, words) for name, own, words in forged()}


def test_the_certificate_is_accepted_and_sharp() -> None:
    claims = barrier()
    assert outcome(claims["two-minimisers"], claims["free-energy-barrier"]) == (0, "")
    low, high = ends()
    assert 0 < (high - low) * 10**19 < low
    assert BESIDE.said(claims["free-energy-barrier"]) == ""
    assert BESIDE.said(enclosed(Fraction(-1), high)) == ""


@pytest.mark.parametrize("name", FORGED)
def test_what_is_planted_is_refused(name: str) -> None:
    own, words = FORGED[name]
    assert words in BESIDE.said(own)


def test_the_cover_is_that_of_the_claim() -> None:
    """The same d and beta, proved, and a cover that holds."""
    own, cover = barrier()["free-energy-barrier"], barrier()["two-minimisers"]
    for other in (
        {**cover, "d": 2},
        {**cover, "beta": "0x5p-1"},
        {**cover, "outcome": "inconclusive", "evidence": {}, "reason": "open"},
    ):
        code, reason = outcome(own, other)
        assert code == 1
        assert "no proved claim two-minimisers" in reason
    cover["evidence"]["coupling"] = {"lower": "0x2p+0", "upper": "0x2p+0"}  # above K_c, where F_K is lower
    assert outcome(own, cover)[0] == 1
    assert "trust" in outcome({**own, "trust": ["spherical-harmonics"]}, barrier()["two-minimisers"])[1]


def test_every_coupling_of_the_cover_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a wide interval of K around K_c both ends of the barrier are lost."""
    wide: dict[str, Any] = barrier()["two-minimisers"]
    from tests.checker.arb_truth import number
    from tests.checker.sample_certificates import document, exact

    low, high = (number(wide["evidence"]["coupling"][end]) for end in ("lower", "upper"))
    for change in ({"lower": exact(low * (1 - Fraction(1, 10**9)))}, {"upper": exact(high * (1 + Fraction(1, 10**9)))}):
        other = Beside()
        cover = barrier()["two-minimisers"]
        cover["evidence"]["coupling"] |= change
        claims = other.package.registry.claims_of(document(cover))
        other.context = other.package.document.context.Context(claims, other.package.arithmetic.series.Work(10**9))
        assert other.said(barrier()["free-energy-barrier"]) != ""


def test_the_tail_beyond_the_density_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """tau of the saddle is in its defect."""
    assert BESIDE.said(barrier()["free-energy-barrier"]) == ""
    kept = ExplicitDensity.__init__

    def heavier(self: Any, *arguments: Any) -> None:
        kept(self, *arguments)
        self.interaction.tau += Fraction(1, 10**9)

    monkeypatch.setattr(ExplicitDensity, "__init__", heavier)
    assert "<= F_K on C_*" in BESIDE.said(barrier()["free-energy-barrier"])


@pytest.mark.parametrize("case", [*refused()], ids=lambda case: case[0])
def test_without_a_cover(case: Case) -> None:
    _, source, code, words = case
    with pytest.raises(Refusal) as refusal:
        check_document(source)
    assert (refusal.value.exit_code, words in str(refusal.value)) == (code, True), str(refusal.value)
