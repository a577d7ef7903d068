"""Any question has an answer: a documented exit code, one line of reason if it is not 0, no traceback, no warning."""

from __future__ import annotations

import ast
import json
import random
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from certify.app.cli import main
from certify.core.terminal import guarded
from tests.app.fuzz_queries import INTERNALS, Question, TooLong, faults, processor_seconds, question
from tests.places import ROOT

PLAIN = Question(("d=5", "claims=beta-star"), admitted=True)
Record = Callable[[str, object], None]


def run_all(seeds: Sequence[int], folder: Path, seconds: float, record: Record) -> None:
    """No fault for any seed; questions whose processor time is used up are recorded, and are a small part."""
    found, long = [], []
    for seed in seeds:
        asked = question(random.Random(seed))
        try:
            found += [f"seed {seed}: {' '.join(asked.words)}: {fault}" for fault in faults(asked, folder, seconds)]
        except TooLong:
            long.append(" ".join(asked.words))
    record("too long", long)
    assert found == []
    assert 2 * len(long) < len(seeds)


def test_a_sample_of_questions(tmp_path: Path, record_property: Record) -> None:
    run_all(range(30), tmp_path, 1.0, record_property)


@pytest.mark.deep
@pytest.mark.parametrize("hundred", range(100))
def test_many_questions(hundred: int, tmp_path: Path, record_property: Record) -> None:
    run_all(range(1000 + 100 * hundred, 1100 + 100 * hundred), tmp_path, 5.0, record_property)


def test_the_sample_is_varied() -> None:
    asked = [question(random.Random(seed)) for seed in range(400)]
    words = [word for one in asked for word in one.words]
    assert 20 < sum(not one.admitted for one in asked) < 100
    for part in ("beta-star", "inf", "..", "/", "critical-coupling", "quartic-sign", "d=1000000"):
        assert any(part in word for word in words), part
    assert len({one.words for one in asked}) > 380


def printing(code: int, out: str = "", err: str = "", **change: object) -> Callable[[list[str]], int]:
    """The command, whose certificate and streams are then replaced."""

    def command(arguments: list[str]) -> int:
        main(arguments)
        path = Path(arguments[arguments.index("--json") + 1])
        certificate = json.loads(path.read_text())
        certificate["claims"][0] |= change
        path.write_text(json.dumps(certificate))
        print(out, end="")
        print(err, end="", file=sys.stderr)
        return code

    return command


def warning(arguments: list[str]) -> int:
    def body() -> int:
        warnings.warn("planted", RuntimeWarning, stacklevel=1)
        return main(arguments)

    return guarded("certify", body)


def test_the_plain_command_has_no_fault(tmp_path: Path) -> None:
    assert faults(PLAIN, tmp_path, 60) == []


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (lambda arguments: 0, "no certificate"),
        (warning, "RuntimeWarning"),
        (printing(4, err="x\n"), "exit code 4"),
        (printing(0, err="x\n"), "not one line"),
        (printing(3, err="x\ny\n", outcome="inconclusive", reason="r"), "not one line"),
        (printing(1, err="x\n"), "exit code 1 for outcomes"),
        (printing(0, outcome="refuted"), "exit code 0 for outcomes"),
        (printing(0, outcome="inconclusive", reason="r"), "exit code 0 for outcomes"),
        (printing(3, err="x\n", outcome="inconclusive"), "without a reason"),
        (printing(3, err="x\n", outcome="inconclusive", reason="at Ball([1 +/- 2])"), "shows internals"),
        (printing(2, err="x\n"), "something was written"),
        (printing(2, err="x\n"), "words that are admitted"),
    ],
)
def test_each_fault_is_seen(command: Callable[[list[str]], int], fault: str, tmp_path: Path) -> None:
    assert any(fault in found for found in faults(PLAIN, tmp_path, 60, command))


def test_malformed_words_that_are_taken_are_seen(tmp_path: Path) -> None:
    found = faults(Question(PLAIN.words, admitted=False), tmp_path, 60)
    assert ["not admitted" in fault for fault in found] == [True]


def test_an_endless_question_is_stopped(tmp_path: Path) -> None:
    def endless(arguments: list[str]) -> int:
        def body() -> int:
            while True:
                pass

        return guarded("certify", body)

    with pytest.raises(TooLong):
        faults(PLAIN, tmp_path, 0.01, endless)
    with processor_seconds(60):
        assert sum(range(1000)) == 499500


# --- reasons, in the source ------------------------------------------------------------------------------------------
def reasons(source: str) -> list[tuple[str, list[ast.FormattedValue]]]:
    """(constant text, values put in) of every text handed to Undecided(...) or reason=."""
    texts: list[ast.expr] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            texts += node.args[:1] if name in ("Undecided", "Explained", "NotFinite") else []
            texts += [keyword.value for keyword in node.keywords if keyword.arg == "reason"]
    result = []
    for text in texts:
        parts = text.values if isinstance(text, ast.JoinedStr) else [text]
        constant = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
        result.append((constant, [part for part in parts if isinstance(part, ast.FormattedValue)]))
    return result


def unfit(source: str) -> list[str]:
    """Reasons with a repr in them, or that name internals."""
    found = []
    for text, values in reasons(source):
        shown = any(value.conversion == ord("r") or "repr(" in ast.unparse(value) for value in values)
        found += [text] * (shown or INTERNALS.search(text) is not None)
    return found


def test_no_reason_in_the_source_shows_internals() -> None:
    files = [path for part in ("bounds", "search", "coq") for path in (ROOT / "certify" / part).rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in [*files, *(ROOT / "certify").glob("*.py")]]
    assert sum(len(reasons(text)) for text in texts) > 60
    assert [reason for text in texts for reason in unfit(text)] == []


@pytest.mark.parametrize(
    "line", ['raise Undecided(f"no: {x!r}")', 'raise Undecided(f"no: {repr(x)}")', 'Claim("a", reason="Ball(1)")']
)
def test_internals_in_a_reason_are_seen(line: str) -> None:
    assert len(unfit(line)) == 1
