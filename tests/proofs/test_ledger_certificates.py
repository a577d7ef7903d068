"""What certificates trust is what the ledger says that their claims rest on, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from certify import certify
from certify.core.claim import Claim
from proofs.ledger import Row
from tests.book import load

QUERIES: dict[str, dict[str, Any]] = {
    "summary": {"d": 3},
    "a point below": {"d": 3, "beta": "1.2"},
    "a point beyond": {"d": 3, "beta": "2"},
    "a point beyond, d = 2": {"d": 2, "beta": "3", "claims": ("regime",)},
    "an interval that straddles": {
        "d": 2,
        "beta": ("0.5", "3"),
        "claims": ("regime", "linear-threshold", "quartic-sign"),
    },
    "up to beta_*, d too large for the reduction": {"d": 21, "beta": ("0", "beta-star")},
    "the Landau expansion": {"d": 2, "claims": ("landau-expansion",)},
    "majorisation refuted": {"d": 3, "beta": "3", "claims": ("majorisation",)},
    "quartic refuted, d = 3": {"d": 3, "beta": "1", "claims": ("quartic-sign", "quartic-obstruction")},
    "quartic refuted": {"d": 2, "beta": "1", "claims": ("quartic-sign", "quartic-obstruction")},
    "coupling up to beta_*, d = 3": {"d": 3, "beta": "1", "claims": ("critical-coupling",)},
    "coupling up to beta_*": {"d": 4, "beta": "1", "claims": ("critical-coupling",)},
    "coupling between two bounds": {"d": 101, "beta": "2", "claims": ("critical-coupling",)},
    "no second minimiser, d = 3": {"d": 3, "beta": "1", "claims": ("two-minimisers",)},
    "no second minimiser": {"d": 2, "beta": "1", "claims": ("two-minimisers",)},
    "coupling beyond beta_*": {
        "d": 3,
        "beta": "2",
        "claims": ("critical-coupling", "order-parameter", "two-minimisers"),
    },
}


def case_of(claim: Claim, row: Row) -> str:
    """The name of the ledger's case that a claim falls under; d = 3 has its own where the paper's proof cites more."""
    name = _case(claim, row)
    in_three = f"{name}, d = 3"
    return in_three if claim.d == 3 and in_three in row.cases else name


def _case(claim: Claim, row: Row) -> str:
    """The name of the case for every d."""
    if "continuous" in row.cases:
        transition = str(claim.details["transition"]) + _by_reduction(claim)
        return f"{transition}, with unique_critical_point" if _states_range(claim, transition) else transition
    if "two bounds" in row.cases and claim.evidence["rule"] == "bounds":
        return "two bounds"
    if "up to beta-star" in row.cases:
        beyond = claim.evidence["rule"] not in ("theorem-1.1", "reduction")
        return "beyond beta-star" if beyond else "up to beta-star" + _by_reduction(claim)
    return claim.outcome


def _by_reduction(claim: Claim) -> str:
    return ", by the reduction" if claim.evidence["rule"] == "reduction" else ""


def _states_range(claim: Claim, transition: str) -> bool:
    return transition == "discontinuous" and "unique_critical_point" in claim.details


def expected(claim: Claim, row: Row) -> set[str]:
    return set(row.cases[case_of(claim, row)]) if row.cases else set(row.trust)


@pytest.mark.parametrize("name", list(QUERIES))
def test_trust_of_certificates_is_the_ledgers(name: str) -> None:
    rows = load().rows
    result = certify(**QUERIES[name])
    seen = set()
    for claim in result.claims:
        assert claim.outcome != "inconclusive", claim.reason
        row = rows[claim.label]
        assert set(claim.trust) == expected(claim, row), (claim.label, claim.outcome)
        seen.add(claim.label)
    wanted = QUERIES[name].get("claims", ("beta-star", "regime"))
    assert set(wanted) <= seen


def test_a_claim_that_trusts_less_than_the_ledger_says_is_seen() -> None:
    claim = certify(d=3).claim("regime")
    row = load().rows["regime"]
    assert set(claim.trust) == expected(claim, row)
    assert set(claim.trust) - {"spherical-harmonics"} != expected(claim, row)
