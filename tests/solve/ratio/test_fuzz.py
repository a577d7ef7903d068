"""Prover, refuter, checker and Arb agree on random statements; and whatever would contradict them is seen."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from certify.solve.ratio.inequality import Answer, decide
from certify.solve.ratio.refute import Failure
from tests.solve.ratio import fuzz
from tests.solve.ratio.arb_truth import Truth, points, truth_at
from tests.solve.ratio.fuzz import examined, falsehoods, faults
from tests.solve.ratio.random_statements import statement

F = Fraction


def wrong(seeds: range) -> list[str]:
    return [fault for seed in seeds for fault in examined(seed)[1]]


def test_a_sample_of_statements() -> None:
    assert wrong(range(6)) == []


@pytest.mark.deep
@pytest.mark.parametrize("block", range(100))
def test_many_statements(block: int) -> None:
    assert wrong(range(1000 + 100 * block, 1100 + 100 * block)) == []


def test_the_sample_is_varied() -> None:
    texts = [" ".join(statement(Random(seed))) for seed in range(300)]
    for part in ("r(nu+1)", "I(", "sqrt(x^2+(", "-1..inf", "<=", "(2*nu)", "10^6", "sqrt(1-r(nu)^2)", "..1/100"):
        assert any(part in text for text in texts), part
    assert len(set(texts)) > 290


@pytest.mark.parametrize(
    ("text", "nu", "x", "truth"),
    [
        ("r(nu) < x/(2*nu+2)", F(1, 3), F(2), "true"),
        ("r(nu,x) > x/(2*nu+2)", F(1, 3), F(2), "false"),
        ("0 < r(nu) < 1/10", F(0), F(5), "false"),
        ("x^2-2*x^-1 < -2^2+9", F(0), F(2), "true"),
        ("0.5*I(nu+2)/I(nu) <= r(nu)*r(nu+1)/2", F(0), F(2), "open"),
        ("x/3 < x/3", F(0), F(3), "false"),
        ("x/3 <= x/3", F(0), F(3), "true"),
        ("r(nu) < 2+0*sqrt(1-x)", F(0), F(3), "undefined"),
        ("r(nu) < 2+1/(x-3)", F(0), F(3), "undefined"),
    ],
)
def test_the_text_is_read_by_arb(text: str, nu: Fraction, x: Fraction, truth: Truth) -> None:
    assert truth_at(text, nu, x) == truth


def test_points_lie_in_their_ranges() -> None:
    for nu, x in points("-1/2..3", "2..inf", Random(1), 200):
        assert -F(1, 2) < nu <= 3
        assert x > 2
    assert {nu for nu, _ in points("7/2", "0..1", Random(2), 20)} == {F(7, 2)}


def test_a_false_claim_is_seen() -> None:
    answer = decide("r(nu) < x/(x+nu+1/2)")
    claim = answer.claims[0]
    assert list(falsehoods(claim, Random(1))) == []
    false = replace(claim, subject={**claim.subject, "statement": "r(nu) < x/(x+nu+2/3)"})
    assert any("proved" in found and "false at" in found for found in falsehoods(false, Random(1)))
    assert any("the checker refuses" in found for found in faults("", Answer("proved", (false,)), Random(1)))
    vague = replace(claim, subject={**claim.subject, "statement": "r(nu) < 2+sqrt(x-1)"})
    assert any("undefined at" in found for found in falsehoods(vague, Random(1)))


def test_a_refutation_elsewhere_is_seen() -> None:
    claim = decide("r(nu) < 1/2").claims[0]
    assert list(falsehoods(claim, Random(1))) == []
    moved = replace(claim, counterexample={"nu": F(0), "x": F(1, 2)})
    assert [found for found in falsehoods(moved, Random(1)) if "where it is true" in found] != []
    nowhere = Answer("undefined", (), "undefined at nu = 0, x = 1: a denominator is 0", (F(0), F(1)))
    assert list(faults("r(nu) < 1", nowhere, Random(1))) != []


def test_whatever_is_raised_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fuzz, "prove_domain", broken)
    kind, found = examined(1)
    assert kind == "broken"
    assert "ZeroDivisionError" in found[0]


def test_a_proof_and_a_counterexample_are_a_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    failure = Failure("false", (F(0), F(1)), "planted", 96)
    monkeypatch.setattr(fuzz, "statement", lambda _: ("r(nu) < 1", "0..1", "0..inf"))
    monkeypatch.setattr(fuzz, "search", lambda *_, **__: failure)
    assert "planted" in examined(1)[1][0]
