"""The mutation harness: no falsehood survives, and the harness sees one when the checker is weakened."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.checker import check_document, main_theorem, refutation
from certify.checker.arithmetic import root
from certify.checker.bessel import linear_threshold, majorisation
from certify.checker.document import region
from certify.checker.quartic import obstruction, sign
from tests.checker import arb_evidence, arb_truth
from tests.checker.sample_certificates import document, examples
from tests.degenerate.plant import plant_vacuous_cover
from tests.mutation.harness import kinds, run, survivors
from tests.mutation.mutate import mutants


def named(d: int) -> list[tuple[str, dict[str, Any]]]:
    return [(f"d={d} {name}", claim) for name, claim in kinds(d).items()]


@pytest.mark.parametrize("d", [2, pytest.param(3, marks=pytest.mark.deep)])
def test_a_sample_of_the_mutants_is_rejected(d: int) -> None:
    score = run(named(d), sample=25, seed=d)
    assert not score.survivors, str(score)
    assert score.rejected["falsehood"] > 30
    assert score.rejected["evidence"] > 15


@pytest.mark.deep
@pytest.mark.parametrize("d", [2, 3, 5, 8])
def test_all_mutants_are_rejected(d: int) -> None:
    score = run(named(d))
    print(f"d={d}\n{score}")
    assert not score.survivors, str(score)


def test_the_examples_are_true_and_supported() -> None:
    """The second opinion agrees with the checker on what is right."""
    for d in (2, 3, 7):
        for name, claim in kinds(d).items():
            check_document(document(claim))
            assert not arb_truth.falsehoods(claim), name
            assert not arb_evidence.gaps(claim), name


@pytest.mark.parametrize(
    ("weak", "module", "name"),
    [
        ("require_less", root, "beta-star"),
        ("require_less", majorisation, "quartic-sign-star"),
        ("require_less", obstruction, "quartic-density"),
        ("require_at_most", linear_threshold, "linear-threshold-interval"),
        ("require_at_most", majorisation, "majorisation"),
        ("require_at_most", refutation, "refuted-majorisation"),
        ("require_below_root", region, "regime-below"),
        ("require_above_root", obstruction, "quartic-family"),
        ("require_increasing", sign, "quartic-sign-star"),
        ("_require_cover", majorisation, "majorisation"),
        ("_check_piece", majorisation, "majorisation"),
    ],
)
def test_the_harness_fires(monkeypatch: pytest.MonkeyPatch, weak: str, module: Any, name: str) -> None:
    """A checker that leaves out one inequality lets falsehoods through, and the harness says so."""
    monkeypatch.setattr(module, weak, lambda *_: None)
    assert next(survivors(examples(2)[name]), None)


def test_a_cover_without_a_piece_is_a_forgery(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule that takes one node for a cover of the point that it is lets a falsehood through, and this is seen."""
    claim = examples(3)["quartic-sign"]
    assert not list(survivors(claim))
    plant_vacuous_cover(monkeypatch)
    assert any("one node" in survivor for survivor in survivors(claim))


def test_a_missing_trust_row_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_theorem, "CONTINUOUS", frozenset())
    assert any("trust" in survivor for survivor in survivors(examples(2)["regime-below"]))


def test_every_field_is_altered() -> None:
    """Each field of each example has at least one mutant of its own."""
    for name, claim in examples(2).items():
        texts = [what for what, _, _ in mutants(claim)]
        for field in (*claim, *(f"evidence.{key}" for key in claim["evidence"])):
            assert any(what.startswith(field) for what in texts), (name, field)


def test_mutants_differ_from_the_claim() -> None:
    for claim in examples(2).values():
        assert all(mutant != claim for _, _, mutant in mutants(claim))


def test_the_second_opinion_knows_known_values() -> None:
    assert arb_truth.below(2, Fraction(24469, 10000))
    assert arb_truth.above(2, Fraction(24470, 10000))
    assert arb_truth.below(5, Fraction(14454, 10000))
    assert arb_truth.above(5, Fraction(14455, 10000))
