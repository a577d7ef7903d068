"""`check --verbose` says what was accepted; `--claim` writes a smaller document that the checker accepts by itself."""

from __future__ import annotations

import io
import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from certify.app.check import part
from certify.app.cli import main
from certify.checker import check_document
from certify.core.certificate import digest
from certify.core.errors import BadInput
from tests.book import load
from tests.places import ROOT

VALID = ROOT / "tests/corpus/valid"
POINT = next(VALID.glob("d-5-beta-2-digits-20*.json"))
TOUCHING = next(VALID.glob("d-3-beta-1.8164-*.json"))


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_verbose_says_each_claim(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(POINT), "--verbose"]) == 0
    out = capsys.readouterr().out
    for claim in read(POINT)["claims"]:
        assert f"{claim['label']}, d=5: proved" in out
        assert f"rule: {claim['evidence']['rule']} | from: {', '.join(claim['trust']) or 'no cited fact'}" in out
    commands = [line for line in out.replace("\\\n", "").splitlines() if line.startswith("  proof: ")]
    assert len(commands) == len(read(POINT)["claims"])
    rows = load()
    for command in commands:
        *start, _ = words = shlex.split(command)
        assert start[:4] == ["proof:", "python", "-m", "proofs"]
        assert set(words[4:]) <= rows.rows.keys(), "labels that the command takes"
    assert max(map(len, out.splitlines())) <= 120
    assert out.endswith(f"accepted: {len(read(POINT)['claims'])} claims\ndigest: {digest(read(POINT))}\n")


def test_without_options_it_is_the_checker(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(POINT)]) == 0
    assert capsys.readouterr().out == f"accepted: {len(read(POINT)['claims'])} claims\ndigest: {digest(read(POINT))}\n"


@pytest.mark.parametrize(
    ("path", "label", "labels"),
    [
        (POINT, "order-parameter", {"order-parameter", "two-minimisers"}),
        (POINT, "two-minimisers", {"two-minimisers"}),
        (TOUCHING, "critical-coupling", {"critical-coupling", "two-minimisers"}),
        (VALID / "d-5.json", "beta-star", {"beta-star"}),
        (next(VALID.glob("d-4-beta-200*.json")), "critical-coupling", {"critical-coupling", "large-beta"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_part_has_what_it_needs_and_no_more(path: Path, label: str, labels: set[str]) -> None:
    found = part(read(path), label)
    assert {claim["label"] for claim in found["claims"]} == labels
    assert len(found["claims"]) <= len(read(path)["claims"])
    check_document(found)
    whole = [claim for claim in read(path)["claims"] if claim["label"] == label]
    assert [claim for claim in found["claims"] if claim["label"] == label] == whole


DOCUMENTS = [read(next(VALID.glob(f"d-{d}-beta-2-digits-20-claims-critical*.json"))) for d in (3, 5)]
BOTH = {"format": "certify/1", "claims": [claim for one in DOCUMENTS for claim in one["claims"]]}


@pytest.mark.parametrize(
    ("asked", "label", "dimensions"),
    [
        ("critical-coupling", "critical-coupling", {3, 5}),
        ("critical-coupling d=3 beta=2", "critical-coupling", {3}),
        ("K_c beta=2.00 d=5", "critical-coupling", {5}),
        ("m_1 beta=4/2", "order-parameter", {3, 5}),
        ("claims[0]", BOTH["claims"][0]["label"], {3}),
        (f"{len(DOCUMENTS[0]['claims'])}", DOCUMENTS[1]["claims"][0]["label"], {5}),
    ],
)
def test_a_place_an_index_or_a_symbol_picks_claims(asked: str, label: str, dimensions: set[int]) -> None:
    """All words of the place count, numbers as numbers."""
    found = part(BOTH, asked)["claims"]
    assert {claim["d"] for claim in found if claim["label"] == label} == dimensions
    assert {claim["d"] for claim in found} == dimensions


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("critical-coupling d=3 beta=3", "of this label: d=3 beta=2; d=5 beta=2"),
        ("critical-coupling d=3 l=2", "of this label: d=3 beta=2; d=5 beta=2"),
        ("claims[99]", f"it has {len(BOTH['claims'])}"),
        ("coupling", "no such label (did you mean critical-coupling "),
        ("K_f", "no such claim"),
        ("", "no such label"),
        ("claims[1", "no such label"),
    ],
)
def test_a_place_that_is_not_there(asked: str, reason: str) -> None:
    with pytest.raises(BadInput) as raised:
        part(BOTH, asked)
    assert reason in str(raised.value)


def test_a_part_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "part.json"
    assert main(["check", str(POINT), "--claim", "order-parameter", "--json", str(out)]) == 0
    assert check_document(out.read_bytes()).accepted
    capsys.readouterr()
    assert main(["check", str(POINT), "--claim", "order-parameter", "--json", "-"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out) == read(out)
    assert captured.err == f"accepted: 2 claims\ndigest: {digest(read(out))}\n"


def test_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stream:
        buffer = io.BytesIO((VALID / "d-5.json").read_bytes())

    monkeypatch.setattr(sys, "stdin", Stream)
    assert main(["check", "-", "--verbose"]) == 0
    assert "beta_* = 1.4454" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["--claim", "beta-sta"], 2, "--claim beta-sta: no such label; beta-star"),
        (["--claim", "large-beta"], 2, "no such claim"),
        (["--json", "x.json"], 2, "goes with --claim"),
        (["--claim", "beta-star", "--json", "/no/such/folder/x.json"], 2, "does not exist"),
        (["--verbose", "--work", "no"], 2, "--work no"),
        (["--verbose", "--work", "0.000001"], 3, "work limit"),
        (["--verbos"], 2, ""),
    ],
)
def test_what_is_refused(words: list[str], code: int, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(POINT), *words]) == code
    error = capsys.readouterr().err
    assert reason.partition(";")[0] in error
    assert error.count("\n") == 1


def test_a_refusal_keeps_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, code in (("invalid", 1), ("malformed", 2)):
        path = sorted((ROOT / "tests/corpus" / folder).glob("*.json"))[0]
        assert main(["check", str(path), "--verbose"]) == code
        assert capsys.readouterr().err.count("\n") == 1
    assert main(["check", str(tmp_path / "none.json"), "--verbose"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_part_of_a_document_without_a_decided_claim() -> None:
    document = read(VALID / "d-5.json")
    for claim in document["claims"]:
        claim |= {"outcome": "inconclusive", "reason": "x", "evidence": {}, "trust": []}
    with pytest.raises(BadInput, match="proved or refuted"):
        part({**document, "claims": [c for c in document["claims"] if c["label"] == "beta-star"]}, "beta-star")
