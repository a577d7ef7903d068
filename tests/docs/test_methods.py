"""The page of claims has a method for each kind of claim, and for each a command that asks for it."""

from __future__ import annotations

import pytest

from docs.extensions.methods import Section, example, methods, sections
from proofs.ledger import load

LABELS = [row.label for row in load().of_kind("claim") if not row.label.endswith("-axisymmetric")]
WITHOUT_COMMAND = {"ratio-inequality: refuted"}
"""Sections about claims that no command of the corpus is answered with: a statement that is false exits with 1."""


@pytest.mark.parametrize("label", LABELS)
def test_every_kind_of_claim_has_a_method_and_an_example(label: str) -> None:
    lines = list(methods(label))
    assert any("*Method*: " in line for line in lines)
    assert any("*Example*: `python -m certify " in line for line in lines)


def test_every_section_about_a_claim_has_a_proof() -> None:
    about = [section for section in sections() if set(section.labels) & set(LABELS)]
    assert len(about) > len(LABELS)
    assert [section.heading for section in about if not section.method] == []


def test_an_example_is_answered_by_a_rule_of_its_section() -> None:
    for section in sections():
        for label in set(section.labels) & set(LABELS):
            if section.heading not in WITHOUT_COMMAND:
                assert example(label, section), f"{section.heading}: no command of the corpus asks for {label}"


def test_a_rule_that_no_command_asks_for_has_no_example() -> None:
    """What is read of a section: the labels and the rule in its heading, the fields, the method with its links."""
    text = (
        '\n**Evidence.**\n\n| field | type | meaning |\n| --- | --- | --- |\n| `rule` | `"guess"` | |\n'
        "| `bits`, `terms` | integers | |\n\n**Rule.** None.\n\n**Proof.** By [that](coupling.md)\nalone.\n\n"
    )
    planted = Section("page.md", "order-parameter, rule guess", text)
    assert planted.labels == ["order-parameter"]
    assert planted.rules == {"guess"}
    assert planted.fields == ["rule", "bits", "terms"]
    assert planted.method == "By [that](format/coupling.md) alone."
    assert not example("order-parameter", planted)
