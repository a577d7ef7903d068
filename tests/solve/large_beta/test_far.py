"""K_c at large beta: which of cells and the law answers, on all that is asked for; what is not made is in a note."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify import certify
from certify.core.claim import Claim
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve.coupling import far
from certify.solve.large_beta.coupling import whole_law
from certify.solve.large_beta.pieces import point_claims

ALL = ("critical-coupling", "order-parameter", "two-minimisers")


def rules(claims: list[Claim]) -> dict[str, Any]:
    return {claim.label: claim.evidence.get("rule") for claim in claims}


def test_a_point_that_neither_covers_nor_the_law_reach_is_answered_by_cells() -> None:
    """K_c to a hundredth at least, m_1 and the count, accepted by the exact checker."""
    result = certify(d=2, beta=1000)
    assert result.exit_code == 0
    assert {rules(list(result.claims))[label] for label in ALL} == {"large-beta-pieces"}
    coupling, moment = result.critical_coupling, result.order_parameter
    assert float(1 - as_fraction(coupling.lower) / as_fraction(coupling.upper)) < 0.005
    assert 0.97 < float(as_fraction(moment.lower)) < float(as_fraction(moment.upper)) < 1
    assert set(result.check().words) == {"Arb, exact checker"}


def test_where_the_law_is_named_it_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else cells do, with the law beside them where nothing is named."""
    wanted, beta = ["critical-coupling", "two-minimisers"], Fraction(2000)
    by_law = far.far_point(3, beta, wanted, by_name=True, law_first=True)
    assert rules(by_law) == {"large-beta": "law", **dict.fromkeys(wanted, "large-beta")}
    monkeypatch.setattr(far, "point_claims", lambda *_: by_law[1:])
    beside = far.far_point(3, beta, wanted, by_name=False, law_first=False)
    assert [claim.label for claim in beside] == ["large-beta", *wanted]
    assert far.far_point(3, beta, wanted, by_name=True, law_first=False) == by_law[1:]


def test_cells_are_not_searched_where_the_rule_does_not_hold() -> None:
    """beta <= d, beta < 8, or a d beyond that of the law: what there is is said by others."""
    for d, beta in ((2, 7), (30, 30), (101, 1000)):
        assert point_claims(d, Fraction(beta), ["critical-coupling"]) == []


def test_the_law_answers_the_whole_interval_or_not_at_all() -> None:
    """From 100 on it has K_c for d = 3, and counts from 800 on."""
    ray = Region(Fraction(100), "inf")
    assert rules(whole_law(3, ray, ["critical-coupling"]))["critical-coupling"] == "large-beta"
    assert whole_law(3, ray, ALL) == []
    assert far.by_law(3, ray, ALL, by_name=False) == []
    later = whole_law(3, Region(Fraction(1000), "inf"), ALL)
    assert {claim.beta_interval for claim in later} == {(Fraction(1000), "inf")}
    assert {claim.label for claim in later} == {"large-beta", *ALL}


@pytest.mark.parametrize(("d", "start", "suffice"), [(2, 899, False), (2, 900, True), (20, 40, True), (21, 900, False)])
def test_where_cells_go_on_to_any_end(d: int, start: int, suffice: bool) -> None:
    assert far.cells_suffice(d, Region(Fraction(start), "inf")) == suffice


def test_what_is_not_made_without_a_name_is_in_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law as if it were shown from 100 on: with m_1 from 300 on if that is the beginning, else with K_c alone."""

    def law(d: int, region: Region, wanted: list[str], *, by_name: bool) -> list[Claim]:
        starts = {"large-beta": 100, "critical-coupling": 100, "order-parameter": 300, "two-minimisers": 300}
        made = [x for x in starts if x in ("large-beta", *wanted)] if region.left == 100 else []
        return [Claim(x, d, "proved", beta_interval=(Fraction(starts[x]), "inf")) for x in made]

    monkeypatch.setattr(far, "attempt", law)
    first, *rest = far.far_law(21, Region(Fraction(20), "inf"), ALL)
    assert [claim.label for claim in (first, *rest)] == ["large-beta", "critical-coupling"]
    assert "critical-coupling on [20, 100), order-parameter and two-minimisers on [20, inf)" in str(first.reason)
    first, *rest = far.far_law(21, Region(Fraction(100), "inf"), ALL)
    assert {claim.label for claim in rest} == set(ALL)
    assert str(first.reason) == (
        "not computed without a name: order-parameter and two-minimisers on [100, 300); "
        "claims=critical-coupling,order-parameter,two-minimisers"
    )
    (first,) = far.far_law(21, Region("beta-star", "inf"), [])
    assert first.reason is None
    monkeypatch.setattr(far, "attempt", lambda *_, **__: [])
    assert list(far.far_law(101, Region(Fraction(20), "inf"), ALL)) == []
