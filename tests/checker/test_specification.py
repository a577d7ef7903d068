"""The pages of certify/FORMAT are what the checker does: examples, names of fields, the form of each rule."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from certify.checker import Refusal, check_document
from certify.core.claim import LABELS
from tests.places import CORPUS, ROOT, VALID
from tests.symbols import rows, scanned

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "certify" / "FORMAT").glob("*.md"))}
RULES = {name: text for name, text in PAGES.items() if name not in ("README.md", "consistency.md")}
BLOCK = re.compile(r"^```json ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [(name, head, body) for name, text in PAGES.items() for head, body in BLOCK.findall(text)]
ORDER = ["Claim", "Evidence", "Rule", "Not vacuous", "Theorem", "Proof", "Limits", "Example"]


def document(body: str) -> dict[str, Any]:
    """The example, or the file of the corpus that it edits, with its new values."""
    shown: dict[str, Any] = json.loads(body)
    if "edit of" not in shown:
        return shown
    whole: dict[str, Any] = json.loads((VALID / shown.pop("edit of")).read_text(encoding="utf-8"))
    for key, value in shown.items():
        place: Any = whole
        *path, last = key.split(".")
        for step in path:
            place = place[int(step) if step.isdigit() else step]
        assert last in place
        place[last] = value
    return whole


def decided(source: dict[str, Any]) -> tuple[int, str]:
    try:
        check_document(source)
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, "accepted"


@pytest.mark.parametrize(("page", "head", "body"), EXAMPLES, ids=[f"{x[0]}: {x[1]}" for x in EXAMPLES])
def test_an_example_is_decided_as_it_says(page: str, head: str, body: str) -> None:
    said = re.fullmatch(r"(accepted)|exit ([123]): (.+)", head)
    assert said is not None, page
    code, reason = decided(document(body))
    assert code == int(said[2] or 0), reason
    assert (said[1] or said[3]) in reason


def test_every_block_is_an_example() -> None:
    fences = sum(text.count("```json") for text in PAGES.values())
    assert fences == len(EXAMPLES) > 25


def accepted_claims() -> list[dict[str, Any]]:
    """Those of the examples, and of the files of the corpus that a page names; tests/corpus has them accepted."""
    shown = [json.loads(body) for _, head, body in EXAMPLES if head == "accepted"]
    rows = dict(row.split("\t")[:2] for row in (CORPUS / "expected.tsv").read_text(encoding="utf-8").splitlines())
    for text in PAGES.values():
        for name in re.findall(r"`tests/corpus/(valid/[^`]+\.json)`", text):
            assert rows[name] == "0"
            shown.append(json.loads((CORPUS / name).read_text(encoding="utf-8")))
    return [claim for source in shown for claim in source["claims"]]


def allowed(claim: dict[str, Any], **changes: Any) -> list[str]:
    """What the checker would have in place of a value that it does not know."""
    _, reason = decided({"format": "certify/1", "claims": [claim | changes]})
    return reason.partition("expected one of ")[2].split(", ")


def test_every_label_rule_and_outcome_has_an_accepted_example() -> None:
    claims = accepted_claims()
    assert {claim["label"] for claim in claims} == set(allowed({}, label="?")) == set(LABELS)
    found = {(claim["label"], claim["evidence"]["rule"]) for claim in claims}
    known = {(claim["label"], rule) for claim in claims for rule in allowed(claim, evidence={"rule": "?"})}
    assert found == known
    for claim in claims:
        _, reason = decided({"format": "certify/1", "claims": [claim | {"outcome": "refuted"}]})
        refutable = (claim["label"], "counterexample") in found and "kernel" not in claim
        assert ("cannot be refuted" in reason) == (not refutable)
    assert any("derivative" in claim for claim in claims)


@pytest.mark.parametrize("page", RULES)
def test_every_rule_is_set_out_in_one_order(page: str) -> None:
    """A section, or a subsection where a claim has two rules, that states a claim or evidence states all the rest."""
    sections = re.split(r"^(?=## )", PAGES[page], flags=re.MULTILINE)
    rules = [section for section in sections if "**Claim.**" in section]
    assert rules
    for section in rules:
        words = [word for word in re.findall(r"^\*\*(\w[\w ]*?)[.,]", section, re.MULTILINE) if word in ORDER]
        for part in re.split(r"^(?=### )", section, flags=re.MULTILINE)[1:] or [section]:
            own = [word for word in re.findall(r"^\*\*(\w[\w ]*?)[.,]", part, re.MULTILINE) if word in ORDER]
            assert list(dict.fromkeys(own)) == ORDER[-len(set(own)) :], section[:40]
            assert len(set(own)) >= 7
        assert words[0] == "Claim"


def keys(value: Any) -> set[str]:
    """Every key of an object, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_every_field_and_rule_is_named() -> None:
    text = "".join(PAGES.values())
    names = {name for claim in accepted_claims() for name in [*keys(claim), claim["label"], claim["evidence"]["rule"]]}
    names = (names | {"format", "claims", "provenance", "reason"}) - {"lower", "upper"}
    assert len(names) > 70
    assert not {name for name in names if not re.search(rf'`"?{re.escape(name)}"?`', text)}


def test_every_proof_has_a_row_of_the_ledger_and_a_module() -> None:
    rows = tomllib.loads((ROOT / "proofs" / "paper.toml").read_text(encoding="utf-8"))["row"]
    labels, seen = {row["label"] for row in rows}, set[str]()
    for name, text in PAGES.items():
        for label in re.findall(r"`([a-z-]+:[\w.-]+)`", text):
            assert label in labels, (name, label)
            seen.add(label.partition(":")[0])
        for path in re.findall(r"`((?:proofs|certify|tests)/[\w/.-]+\.(?:py|toml|json))`", text):
            assert (ROOT / path).is_file(), (name, path)
    assert {"kernels", "landau", "large-beta", "spine", "reduction", "branch", "ratio"} <= seen


@pytest.mark.parametrize("page", PAGES)
def test_its_lines_are_short_and_its_links_lead_somewhere(page: str) -> None:
    text = PAGES[page]
    assert max(map(len, text.splitlines())) <= 120
    assert not re.search(r"^(>|<|=|\+ |\* )", text, re.MULTILINE)  # Markdown would take it for something else
    assert set(re.findall(r"\]\(([^)]+)\)", text)) <= set(PAGES)


NUMBER = re.compile(r"\(([A-Z]\d+)\)")
"""A number of the specification where it is used: (B1), (K1) and their like, whatever the letter."""
DEFINED = re.compile(
    r"(?:(?:(?<=\n\n)|^\*\*)(?=\(\w+\)[ *])|^(?: {4}.*|(?: {3}|\d+\. ).* ) (?=\(\w+\)$))\(([A-Z]\d+)\)", re.MULTILINE
)
"""Where it is defined: before a paragraph, or after a displayed line or a numbered one."""


def defined(text: str) -> list[str]:
    """The numbers of the facts and formulas that a page states, as often as it does."""
    return DEFINED.findall(text)


def miscited(pages: Mapping[str, str]) -> Iterator[str]:
    """Numbers that have more than one definition in the pages, and those that a page uses and none defines."""
    known = [number for text in pages.values() for number in defined(text)]
    yield from (f"{number} is defined twice" for number, times in Counter(known).items() if times > 1)
    for page, text in pages.items():
        yield from (f"{page}: {number} is not defined" for number in sorted({*NUMBER.findall(text)} - {*known}))


def test_what_the_pages_cite_by_number_is_defined_once() -> None:
    assert list(miscited(PAGES)) == []
    found = {number[0] for text in PAGES.values() for number in defined(text)}
    assert found == {letter for text in PAGES.values() for letter in re.findall(r"\(([A-Z])\d+", text)}
    assert len(found) > 12


@pytest.mark.parametrize(
    ("page", "more", "fault"),
    [
        ("large_beta.md", "By (M7) it follows.", "large_beta.md: M7 is not defined"),
        ("branch.md", "By (F99).", "branch.md: F99 is not defined"),
        ("branch.md", "(Z1) is a new letter.\n\nSo is (Y1).", "branch.md: Y1 is not defined"),
        ("spine.md", "    x < 1.     (L1)", "L1 is defined twice"),
        ("large_beta.md", "**(M6)** Again.", "M6 is defined twice"),
        ("landau.md", "11. Again:  (L10)", "L10 is defined twice"),
    ],
)
def test_a_planted_number_is_seen(page: str, more: str, fault: str) -> None:
    """One that stands nowhere, one of a letter that no page has, and the three forms of a second definition."""
    assert list(miscited({**PAGES, page: f"{PAGES[page]}\n{more}\n"})) == [fault]


def said(room: str) -> Iterator[tuple[str, str]]:
    """Where it stands, and each comment and each text that is a statement of its own, on one line."""
    for path in sorted((ROOT / room).rglob("*.py")):
        comments = re.findall(r"(?<!\S)# .*", path.read_text(encoding="utf-8"))
        for line, text in (*scanned(path)[0], *((0, comment) for comment in comments)):
            yield f"{path.relative_to(ROOT)}:{line or 'a comment'}", " ".join(text.split())


STATED = {name: frozenset(defined(text)) for name, text in PAGES.items()}
KNOWN = frozenset[str]().union(*STATED.values())


def misquoted(text: str) -> Iterator[str]:
    """A number belongs to the page named last before it, a quoted title to the page right before it."""
    page = None
    for name, title, number in re.findall(rf'FORMAT/([\w.-]*\w|)(?:, "([^"]+)")?|{NUMBER.pattern}', text):
        if number:
            if number not in (KNOWN if page is None else STATED[page]):
                yield f"{number} is not defined in {page or 'any page'}"
            continue
        if name not in PAGES:
            yield f"there is no page {name}"
            return
        page = name
        head = rf"^(?:#+ {re.escape(title)}$|\*\*{re.escape(title)}\.)"
        if title and not re.search(head, PAGES[page], re.MULTILINE):
            yield f"{page} has no {title}"


@pytest.mark.parametrize("room", ["certify", "proofs", "reports"])
def test_what_the_code_cites_stands_in_the_page_beside_it(room: str) -> None:
    assert [(place, fault) for place, text in said(room) for fault in misquoted(text)] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A rule. FORMAT/large_beta.md (M5) to (M7).", "M7 is not defined in large_beta.md"),
        ("A tube. FORMAT/spine.md (L9).", "L9 is not defined in spine.md"),
        ("By (M8).", "M8 is not defined in any page"),
        ('FORMAT/spine.md, "A tube"', "spine.md has no A tube"),
        ("FORMAT/spines.md (A9)", "there is no page spines.md"),
    ],
)
def test_a_planted_citation_is_seen(text: str, fault: str) -> None:
    assert list(misquoted(text)) == [fault]


def test_the_code_cites_the_pages() -> None:
    """The search above finds what it is to judge."""
    texts = [text for _, text in said("certify")]
    assert sum("FORMAT/" in text for text in texts) > 25
    assert sum(bool(NUMBER.search(text)) for text in texts) > 60


def test_every_name_in_the_table_of_symbols_is_one_of_the_code() -> None:
    names = {name: symbol for symbol, cell in rows() for name in re.findall(r"`(\w+)`", cell)}
    assert len(names) > 45
    used = frozenset[str]().union(*(scanned(path)[1] for path in (ROOT / "certify").rglob("*.py")))
    assert not {name: symbol for name, symbol in names.items() if name not in used}
