"""From a number to infinity: covers, then the law, adjacent at exact ends; what stays open is named."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.core.errors import Undecided
from certify.core.region import Region
from certify.solve.bessel.threshold import beta_star
from certify.solve.coupling.claims import claims
from certify.solve.spine import interval


def test_the_line_is_covered_and_its_gap_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no cover in one variable found, that part is open, by name, and the law takes over where it counts."""

    def none(*_: object) -> None:
        raise Undecided("nothing was searched")

    monkeypatch.setattr(interval, "spine_pieces", none)
    star = beta_star(5, 22).enclosure
    assert star is not None
    wanted = ["critical-coupling", "two-minimisers"]
    made = list(claims(5, Region(Fraction(20), "inf"), star, 30, wanted, by_name=True))
    for label in wanted:
        own = [claim for claim in made if claim.label == label]
        assert [claim.outcome for claim in own] == ["inconclusive", "proved"]
        first, second = (claim.beta_interval for claim in own)
        assert first is not None
        assert second is not None
        assert (first[0], first[1], second[1]) == (Fraction(20), second[0], "inf")
        assert "nothing was searched" in str(own[0].reason)
        assert own[1].evidence["rule"] == "large-beta"
