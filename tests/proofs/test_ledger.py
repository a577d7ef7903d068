"""The ledger against itself, the modules, the certificates and the Coq theory, both ways; each check fires."""

from __future__ import annotations

import copy
import importlib
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from certify.checker.document.shape import TRUST_ROWS
from certify.core import claim as outcome
from proofs import ledger
from proofs.engine import cited
from proofs.engine.replay import derivations
from proofs.ledger import HERE, PATH, LedgerError, module_names, validate
from proofs.theorems import coq_theorems
from tests.book import load

MODULES = module_names(HERE)
THEOREMS = coq_theorems(HERE / "coq")


def with_derivations() -> list[str]:
    """The modules of proofs/ that have a table of derivations."""
    return [name for name in sorted(MODULES) if hasattr(importlib.import_module(f"proofs.{name}"), "DERIVATIONS")]


@pytest.fixture
def document() -> dict[str, Any]:
    with PATH.open("rb") as stream:
        return tomllib.load(stream)


def find(document: dict[str, Any], label: str) -> dict[str, Any]:
    row: dict[str, Any] = next(row for row in document["row"] if row["label"] == label)
    return row


def check(document: dict[str, Any]) -> ledger.Ledger:
    return validate(document, THEOREMS, MODULES)


def test_every_numbered_statement_of_the_paper_has_a_row() -> None:
    numbers = {row.number for row in load().rows.values()}
    assert {f"1.{n}" for n in (1, 2)} | {f"2.{n}" for n in (1, 2, 3)} | {f"3.{n}" for n in (1, 2, 3, 4, 5)} <= numbers
    assert {f"4.{n}" for n in (1, 2, 3)} | {"5.1"} <= numbers
    text = " ".join(numbers)
    for equation in (
        "(1.14)",
        "(1.15)",
        "(1.16)",
        "(1.17)",
        "(1.18)",
        "(4.7)",
        "(4.8)",
        "(4.10)",
        "(4.12)",
        "(4.13)",
        "(4.22)",
    ):
        assert equation in text


def test_rows_and_derivations_agree_both_ways() -> None:
    rows = load().rows
    found = derivations(load())
    for label, item in found.items():
        assert set(rows[label].uses) == {*item.uses, *item.cites}, label
        assert rows[label].statement == item.statement, label
    for name in with_derivations():
        for label in importlib.import_module(f"proofs.{name}").DERIVATIONS:
            assert rows[label].module == name


def test_cited_steps_name_what_the_derivation_cites() -> None:
    for label, item in derivations(load()).items():
        named = {step.statement.removeprefix("By [").split("]")[0] for step in item.steps if step.kind == "cited"}
        assert named <= set(item.cites), label
        for citation in item.cites:
            assert any(citation in step.statement for step in item.steps), (label, citation)


def test_cited_rows_agree_with_the_citations_and_the_checker() -> None:
    rows = {row.label: row for row in load().of_kind("cited")}
    assert set(rows) == set(cited.CITED) == set(TRUST_ROWS)
    for label, citation in cited.CITED.items():
        assert rows[label].reference == citation.reference
        assert "doi:10." in citation.reference
        assert rows[label].statement == citation.statement
        assert citation.remark


def test_claims_are_the_labels_of_certificates() -> None:
    assert {row.label for row in load().of_kind("claim")} == set(outcome.LABELS)


def test_the_coq_theorems_named_exist_and_are_many() -> None:
    formal = {name for row in load().rows.values() for name in row.formal}
    assert formal <= THEOREMS
    assert len(formal) >= 15


@pytest.mark.parametrize(
    ("label", "change", "message"),
    [
        ("eq:4.7", {"uses": ["no-such-row"]}, "unknown labels"),
        ("eq:4.7", {"trust": ["beckner-onofri"]}, "is not what it reaches"),
        ("thm:main", {"trust": []}, "is not what it reaches"),
        ("eq:4.7", {"module": "no_such_module"}, "no module"),
        ("eq:4.7", {"formal": ["Main.no_such_theorem"]}, "no theorem"),
        ("eq:4.7", {"formal": []}, "does not agree with its fields"),
        ("eq:4.7", {"status": ["derived", "certified"]}, "does not agree with its fields"),
        ("eq:4.7", {"claims": ["thm:main"]}, "not rows of kind claim"),
        ("eq:4.7", {"claims": []}, "names its claims"),
        ("eq:4.7", {"status": ["proved"]}, "unknown status"),
        ("eq:4.7", {"kind": "axiom"}, "unknown kind"),
        ("eq:4.7", {"statment": "a misspelt field"}, "unknown fields"),
        ("eq:4.7", {"uses": "lem:threshold"}, "list of texts"),
        ("eq:4.7", {"label": "eq:4.8"}, "two rows"),
        ("eq:4.7", {"label": ""}, "no label"),
        ("eq:4.7", {"bound": []}, "names its bound"),
        ("eq:4.7", {"rule": []}, "names its rule"),
        ("eq:4.7", {"tests": []}, "names its tests"),
        ("majorisation", {"rule": []}, "names its rule"),
        ("majorisation", {"tests": []}, "names its tests"),
        ("eq:4.7", {"bound": ["bessel/threshold"]}, "form folder.module"),
        ("beckner-onofri", {"uses": ["eq:3.2"]}, "uses nothing"),
        ("beckner-onofri", {"kind": "lemma"}, "go together"),
        ("quartic-obstruction", {"cases": {"proved": ["beckner-onofri-equality"]}}, "not reached"),
        ("regime", {"cases": {"continuous": ["beckner-onofri"]}}, "cases together"),
        ("bessel:series", {"uses": ["bessel:convergents"]}, "cycle: "),
        ("bessel:series", {"uses": ["bessel:series"]}, "cycle: bessel:series -> bessel:series"),
    ],
)
def test_a_planted_fault_is_refused(document: dict[str, Any], label: str, change: dict[str, Any], message: str) -> None:
    check(copy.deepcopy(document))
    find(document, label).update(change)
    with pytest.raises(LedgerError, match=message):
        check(document)


def test_a_missing_field_and_an_empty_ledger_are_refused(document: dict[str, Any]) -> None:
    with pytest.raises(LedgerError, match="no rows"):
        check({})
    del find(document, "eq:4.7")["statement"]
    with pytest.raises(LedgerError, match="missing fields"):
        check(document)


def test_a_row_without_its_derivation_is_refused(document: dict[str, Any]) -> None:
    find(document, "eq:4.7")["module"] = "variational.minimisers"
    with pytest.raises(LedgerError, match=r"eq:4.7: proofs/variational/minimisers.py has no derivation"):
        derivations(check(document))


def test_a_theorem_in_a_comment_or_renamed_does_not_count(tmp_path: Path, document: dict[str, Any]) -> None:
    (tmp_path / "Main.v").write_text(
        "(* Theorem gone x : x = x. (* nested *) Theorem also_gone : True. *)\nLemma here : True.\n"
    )
    for folder in ("Circle", "interval"):  # a room, and a folder that is none
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Kernel.v").write_text("Theorem there : True.\n")
    assert coq_theorems(tmp_path) == {"Main.here", "Circle.Kernel.there"}
    with pytest.raises(LedgerError, match="no theorem"):
        validate(document, coq_theorems(tmp_path), MODULES)


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.toml"
    path.write_text("[[row]\n")
    with pytest.raises(LedgerError, match=r"paper\.toml"):
        ledger.load(path)


def test_order_puts_every_row_after_what_it_uses() -> None:
    book = load()
    order = book.order()
    assert sorted(order) == sorted(book.rows)
    for label, row in book.rows.items():
        assert all(order.index(used) < order.index(label) for used in row.uses)


def test_bessel_and_quartic_claims_trust_nothing_and_thm_main_everything_it_should() -> None:
    book = load()
    for label in (
        "beta-star",
        "elementary-bounds",
        "monotone-in-dimension",
        "linear-threshold",
        "majorisation",
        "quartic-sign",
    ):
        assert book.trust(label) == frozenset()
    assert book.rows["quartic-obstruction"].cases["proved"] == ()
    assert book.trust("thm:main") == {
        outcome.BECKNER,
        outcome.BECKNER_EQUALITY,
        outcome.SEMICONTINUITY,
        outcome.HARMONICS,
    }


def test_the_ledger_and_the_package_import_the_standard_library_only() -> None:
    code = "import proofs, proofs.places, proofs.engine.cited, sys; proofs.places.load(); print('sympy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
