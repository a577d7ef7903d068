"""Minimisers for large beta: every inequality of the rules, one document each, and that none of them is idle."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.checker import Refusal, check_document
from tests.checker.arb_truth import number
from tests.checker.case_runs import faults
from tests.checker.case_tools import edited
from tests.checker.cases_cap import DIMENSIONS, caps, invalid_cap, valid_cap
from tests.checker.sample_certificates import document, exact


def test_cases() -> None:
    assert faults([*valid_cap(), *invalid_cap()]) == []


@pytest.mark.parametrize("d", DIMENSIONS)
def test_a_window_left_out_is_found(d: int) -> None:
    """The comparison in J from a later node on leaves densities that no cell of (s, r) has."""
    law, count, _ = caps(d)
    nodes = count["evidence"]["nodes"]
    later = exact((number(nodes[0]) + number(nodes[1])) / 2)
    with pytest.raises(Refusal, match="2 q_0 v <= last y"):
        check_document(document(law, edited(count, evidence__nodes=[later, *nodes[1:]])))


@pytest.mark.parametrize("d", DIMENSIONS)
def test_two_minimisers_are_refused_where_theta_is_not_below_one(d: int) -> None:
    """The region widened until theta >= 1: everything but that inequality still holds."""
    law, count, _ = caps(d)
    inner = count["evidence"]["inner"]
    words = ""
    for k in range(1, 60):
        grown = {key: exact(number(value) * (1 + Fraction(k, 10))) for key, value in inner.items()}
        try:
            check_document(document(law, edited(count, evidence__inner=grown)))
        except Refusal as refusal:
            words = str(refusal)
            break
    assert "theta < 1" in words
