"""The map in `proofs/paper.toml` and the tree hold each other: nothing named is missing, nothing there is unnamed.

Each kind of fault is planted in a small tree of its own, where the check must see it and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from proofs.__main__ import main
from proofs.ledger import Ledger, Row
from proofs.lookup import asked
from proofs.places import FOLDERS, ROOT, behind, faults, pages, places, replaced, specified
from tests.book import load

STAR: Final = Row(
    label="coupling:star",
    number="",
    kind="supplement",
    statement="$1=1$",
    uses=(),
    trust=(),
    status=("derived", "formal"),
    module="coupling.star",
    formal=("Main.star",),
    bound=("coupling.star:star_bound",),
    rule=("coupling.star",),
    tests=("coupling.test_star",),
)
TREE: Final = {
    "proofs/coupling/star.py": 'STAR = Derivation(\n    label="coupling:star",\n)\n',
    "proofs/coq/Main.v": "Lemma star : True.\n",
    "certify/bounds/coupling/__init__.py": "",
    "certify/bounds/coupling/star.py": "def star_bound():\n    def inner(): ...\n",
    "certify/bounds/coupling/family.py": "",
    "certify/checker/coupling/star.py": "",
    "certify/checker/document/reader.py": "",
    "tests/coupling/test_star.py": "",
}
SUPPORT: Final = {"certify/bounds/coupling/family.py": "why", "certify/checker/document/": "why"}


def planted(root: Path, files: Mapping[str, str], row: Row = STAR, support: Mapping[str, str] = SUPPORT) -> list[str]:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return faults(Ledger({row.label: row}, support), root)


def belongs(folder: str) -> Callable[[str], bool]:
    return lambda fault: fault.startswith(f"{folder}/") or f" {folder}/" in fault


@cache
def found_faults() -> list[str]:
    return faults(load())


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_map_and_tree_agree(folder: str) -> None:
    below = [other for other in FOLDERS.values() if other.startswith(f"{folder}/")]
    found = [fault for fault in found_faults() if belongs(folder)(fault) and not any(belongs(o)(fault) for o in below)]
    assert found == []


def test_a_tree_that_agrees_has_no_fault(tmp_path: Path) -> None:
    assert planted(tmp_path, TREE) == []


@pytest.mark.parametrize("path", [path for path in TREE if "__init__" not in path and "document" not in path])
def test_a_missing_file_is_seen(tmp_path: Path, path: str) -> None:
    (found,) = planted(tmp_path, {name: text for name, text in TREE.items() if name != path})
    assert found.endswith(f"{path} is missing")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"bound": ("coupling.star:star_bond",)}, "certify/bounds/coupling/star.py has no star_bond"),
        ({"bound": ("coupling.star:inner",)}, "certify/bounds/coupling/star.py has no inner"),
        ({"rule": ("coupling.star:star_bound",)}, "certify/checker/coupling/star.py has no star_bound"),
        ({"tests": ("coupling.test_star", "coupling.test_none")}, "tests/coupling/test_none.py is missing"),
        ({"formal": ("Room.Main.star",)}, "proofs/coq/Room/Main.v is missing"),
        ({"bound": ()}, "certify/bounds/coupling/star.py: no row names it"),
        ({"rule": ()}, "certify/checker/coupling/star.py: no row names it"),
        ({"label": "coupling:other"}, "the derivation coupling:star has no row"),
    ],
)
def test_a_wrong_row_is_seen(tmp_path: Path, fields: dict[str, Any], fault: str) -> None:
    (found,) = planted(tmp_path, TREE, replace(STAR, **fields))
    assert fault in found


@pytest.mark.parametrize(
    "path",
    [
        "proofs/coupling/other.py",
        "certify/bounds/coupling/other.py",
        "certify/bounds/star.py",
        "certify/checker/coupling/other.py",
        "certify/checker/documents.py",
    ],
)
def test_a_stray_file_is_seen(tmp_path: Path, path: str) -> None:
    (found,) = planted(tmp_path, {**TREE, path: ""})
    assert found == f"{path}: no row names it, and it is not listed under support"


def test_a_bound_that_is_named_unlike_its_lemma_is_seen(tmp_path: Path) -> None:
    row = replace(STAR, bound=(*STAR.bound, "coupling.regions"))
    (found,) = planted(tmp_path, {**TREE, "certify/bounds/coupling/regions.py": ""}, row)
    assert found.startswith("certify/bounds/coupling/regions.py: it is named like no derivation")


@pytest.mark.parametrize("layer", ["bound", "rule"])
def test_a_row_without_a_file_of_its_name_says_why(tmp_path: Path, layer: str) -> None:
    """In either layer, where the other has the name; a reason for nothing is a fault as well."""
    other = {"bound": "certify/bounds/coupling/family.py", "rule": "certify/checker/coupling/family.py"}[layer]
    support = {
        **SUPPORT,
        other: "why",
        f"certify/{'bounds' if layer == 'bound' else 'checker'}/coupling/star.py": "why",
    }
    other_name = ("coupling.family",)
    row = replace(STAR, bound=other_name) if layer == "bound" else replace(STAR, rule=other_name)
    (found,) = planted(tmp_path, {**TREE, other: ""}, row, support)
    assert found == f"coupling:star: {layer}: another name than the derivation, and `elsewhere` gives no reason"
    assert planted(tmp_path, {**TREE, other: ""}, replace(row, elsewhere="put together"), support) == []
    (found,) = planted(tmp_path, {**TREE, other: ""}, replace(STAR, elsewhere="put together"), support)
    assert found == "coupling:star: `elsewhere` gives a reason, and bound and rule have the name of the derivation"


@pytest.mark.parametrize("room", ["bounds", "checker"])
def test_a_test_of_its_name_that_a_row_does_not_name_is_seen(tmp_path: Path, room: str) -> None:
    test = f"tests/{room}/coupling/test_star.py"
    (found,) = planted(tmp_path, {**TREE, test: ""})
    assert found == f"coupling:star: {test} is there, and the row does not name it"
    named = replace(STAR, tests=(*STAR.tests, f"{room}.coupling.test_star"))
    assert planted(tmp_path, {**TREE, test: ""}, named) == []


def test_a_derivation_without_a_row_is_seen(tmp_path: Path) -> None:
    second = TREE["proofs/coupling/star.py"].replace("coupling:star", "coupling:second")
    (found,) = planted(tmp_path, {**TREE, "proofs/coupling/star.py": TREE["proofs/coupling/star.py"] + second})
    assert found == "proofs/coupling/star.py: the derivation coupling:second has no row with this module"


def test_support_without_a_file_is_seen(tmp_path: Path) -> None:
    (found,) = planted(tmp_path, TREE, support={**SUPPORT, "certify/checker/verdict.py": "why"})
    assert found == "support: certify/checker/verdict.py is missing"


def test_support_lies_in_the_rooms_and_its_reasons_say_something() -> None:
    for path, reason in load().support.items():
        assert path.startswith(("proofs/", "certify/bounds/", "certify/checker/"))
        assert len(reason.split()) >= 3


def test_a_label_of_the_format_stands_beside_its_own_module() -> None:
    rows, seen = load().rows, 0
    for page in (ROOT / "certify" / "FORMAT").glob("*.md"):
        for label, path in re.findall(r"`([a-z]+:[\w.-]+)`,\s+`(proofs/[\w/]+\.py)`", page.read_text(encoding="utf-8")):
            assert f"derivation: {path}" in places(rows[label]), (page.name, label)
            seen += 1
    assert seen >= 20


def test_the_places_of_a_label_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(places(STAR)) == [
        "specification: certify/FORMAT/coupling.md, certify/FORMAT/minimiser.md",
        "derivation: proofs/coupling/star.py",
        "bound: certify/bounds/coupling/star.py (star_bound)",
        "rule: certify/checker/coupling/star.py",
        "Coq: proofs/coq/Main.v (star)",
        "tests: tests/coupling/test_star.py",
    ]
    for label in ("lem:threshold", "majorisation"):
        assert main([label]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        for line in places(load().rows[label]):
            assert line in printed


def test_a_row_that_puts_others_together_shows_their_bounds_and_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["Lemma 4.3"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "bound of eq:4.10: certify/bounds/bessel/majorisation.py (majorisation_cover)" in printed
    assert "rule of lem:threshold: certify/checker/bessel/threshold.py (check_beta_star)" in printed
    assert "specification of eq:4.8: certify/FORMAT/bessel.md (monotone-in-dimension)" in printed
    assert "none of its own: specification, bound, rule" in printed


def test_a_row_that_uses_one_certified_row_among_others_does_not_show_it() -> None:
    ledger = load()
    lines = list(behind(ledger, ledger.rows["eq:1.17"]))
    assert lines == ["none: bound, Coq", "claims that rest on it: landau-expansion"]
    (none, rests) = behind(ledger, ledger.rows["prop:critical-uniqueness"])
    assert none == "none: specification, bound"
    assert rests == "claims that rest on it: threshold, quartic-obstruction, regime, critical-coupling, two-minimisers"
    assert not any(line.startswith("none") for line in behind(ledger, ledger.rows["lem:threshold"]))


def test_a_claim_shows_the_derivations_and_theorems_behind_it() -> None:
    ledger = load()
    derivation, theorems = behind(ledger, ledger.rows["beta-star"])
    assert derivation == "derivation: proofs/bessel/threshold.py (lem:threshold)"
    assert theorems.startswith("Coq: proofs/coq/Main.v (beta_star_root")
    for claim in ledger.of_kind("claim"):
        assert any(line.startswith("derivation: ") for line in behind(ledger, claim)), claim.label


def test_the_page_with_the_rule_comes_before_those_that_cite_a_row() -> None:
    rows = load().rows
    assert list(specified(rows["thm:main"])) == [
        "certify/FORMAT/reduction.md (regime), certify/FORMAT/theorem.md (regime)",
        "cited in certify/FORMAT/coupling.md, certify/FORMAT/kernels.md",
    ]
    assert list(specified(rows["coupling:third"])) == ["certify/FORMAT/intervals.md"]
    assert list(specified(rows["majorisation"])) == ["certify/FORMAT/bessel.md"]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("critical-coupling", {"coupling", "intervals", "kernels", "large_beta", "reduction", "spine", "theorem"}),
        ("majorisation", {"bessel"}),
        ("coupling:third", {"intervals"}),
        ("rem:circle", set()),
        ("continuity-axisymmetric", {"kernels"}),  # named beside another claim, under the heading of their rule
    ],
)
def test_the_pages_of_the_specification(label: str, found: set[str]) -> None:
    assert set(pages(load().rows[label])) == {f"certify/FORMAT/{name}.md" for name in found}


@pytest.mark.parametrize(
    ("word", "labels"),
    [
        ("coupling:star", ["coupling:star"]),
        ("1.8", ["lem:threshold"]),
        ("(4.10)", ["eq:4.10"]),
        ("(4.16)", ["eq:4.8"]),
        ("(4.4)", []),
        ("1.1", ["thm:main", "eq:1.2"]),
        ("(1.1)", ["eq:1.2"]),
        ("Theorem 1.1", ["thm:main"]),
        ("lemma 4.3", ["lem:bessel-ratio"]),
        ("Lemma 1.1", []),
        ("(5.10)", ["supp:quartic-sign"]),
        ("star", ["coupling:star"]),
        ("coupling/star", ["coupling:star"]),
        ("proofs/coupling/star.py", ["coupling:star"]),
        ("landau", ["eq:1.17", "supp:landau-reduction", "landau:model", "landau:remainder"]),
        ("(1.9)", ["thm:main"]),
        ("Thm. 1.1", ["thm:main"]),
        ("thm:1.1", ["thm:main"]),
        ("prop 2.3", ["prop:critical-uniqueness"]),
        ("eq. (1.17)", ["eq:1.17"]),
        ("Equation 4.10", ["eq:4.10"]),
        ("thm 1.17", []),
        (
            "K_#",
            [
                "linear-threshold",
                "criterion",
                "continuity",
                "continuity-axisymmetric",
                "obstruction",
                "threshold",
                "quartic-obstruction",
                "regime",
                "branch-fold",
                "landau-expansion",
            ],
        ),
        ("beta_*", ["beta-star", "elementary-bounds", "monotone-in-dimension", "landau-expansion"]),
        ("m_1", ["order-parameter", "minimiser-profile"]),
        ("D_c", []),
        ("tar", []),
        ("eq", []),
        ("kuramoto", ["rem:kuramoto"]),
        ("kuramoto_limit", ["rem:kuramoto"]),
        ("", []),
    ],
)
def test_what_a_word_means(word: str, labels: list[str]) -> None:
    assert [row.label for row in asked(load(), word)] == labels


def test_every_number_of_the_ledger_is_found() -> None:
    ledger = load()
    for row in ledger.rows.values():
        for number in re.findall(r"\d+\.\d+", row.number):
            assert row in asked(ledger, number)
            assert row.number.startswith("(") or row in asked(ledger, f"{row.kind} {number}")


def test_a_number_that_is_nowhere_has_no_neighbours(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["9.9"]) == 2
    assert capsys.readouterr().err == "proofs: no row '9.9' in the ledger\n"
    assert main(["Theorem 9.9"]) == 2
    assert capsys.readouterr().err == "proofs: no row 'Theorem 9.9' in the ledger; nearest: thm:criterion, thm:main\n"


def test_a_table_is_replaced_and_the_text_around_it_stays() -> None:
    old = "# a\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n\nb\n\n| z |\n"
    assert replaced(old, "| x | y |\n| 3 | 4 |") == "# a\n\n| x | y |\n| 3 | 4 |\n\nb\n\n| z |\n"
    with pytest.raises(ValueError, match="not in list"):
        replaced("# a\n", "| x |")
