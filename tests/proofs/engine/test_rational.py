"""Identities of rational functions are decided both ways."""

from __future__ import annotations

import pytest
import sympy as sp

from proofs.engine.derivation import NotDerived
from proofs.engine.rational import rational_identities
from proofs.engine.symbols import d, x


def test_true_identity_and_its_evidence() -> None:
    pairs = [(1 / (x - d) - 1 / (x + d), 2 * d / (x**2 - d**2)), (sp.Integer(1), 1)]
    assert "2 rational" in rational_identities(pairs)()


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (x / d, (x + 1) / d, "false"),
        (sp.Integer(1), sp.Rational(10**30 + 1, 10**30), "false"),
        (sp.exp(x), 1 + x, "not one of rational"),
        (sp.sqrt(x) ** 3, sp.sqrt(x), "not one of rational"),
    ],
)
def test_false_identity_is_refused(left: object, right: object, reason: str) -> None:
    with pytest.raises(NotDerived, match=reason):
        rational_identities([(left, right)])()


def test_nothing_is_no_evidence() -> None:
    with pytest.raises(NotDerived, match="no identity"):
        rational_identities([])()
