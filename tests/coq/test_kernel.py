"""The Coq exporter with Coq: what is generated is accepted, what is false is not, and the mirror foresees both."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from certify.app.api import certify
from certify.checker import check_document
from certify.coq import ALLOWED_AXIOMS, Verdict, mirror, run_coq, theory_directory
from certify.coq import theory as coq_theory
from certify.coq.axioms import REAL_AXIOMS
from certify.coq.mirror import Work
from certify.core.errors import BadInput, EnvironmentFailure
from tests.coq import environment as coq
from tests.coq import samples
from tests.sampling import sampled

CALL = re.compile(
    r"Theorem beta_star_\d+ : \((\d+) / 10 \^ (\d+)\s+< Main\.beta_star (\d+)\s+< (\d+) / .*\n"
    r"Proof\. apply \(bracket_beta_star (?:binary|big) (\d+) _ _ \d+ (\d+) (\d+)\)"
)


@pytest.fixture(scope="module")
def theory() -> Path:
    return coq.built()


@pytest.fixture(scope="module")
def base() -> str:
    """A file about one bracket of 28 digits, to be damaged."""
    return samples.exported(samples.beta_star(5, samples.BETA_STAR[5]))


def judged(text: str, directory: Path, **options: Any) -> Verdict:
    path = directory / "a file-name.that is no identifier.v"
    path.write_text(text, encoding="utf-8")
    verdict = run_coq(path, **options)
    assert [p.name for p in directory.iterdir()] == [path.name], "something was written beside the file"
    return verdict


def foreseen(text: str) -> bool:
    """What the mirror says of the bracket in a file."""
    match = CALL.search(text)
    assert match is not None
    lo, places, _, hi, d, precision, terms = map(int, match.groups())
    return mirror.bracket(d, lo, hi, places, Work(precision, terms))


# --- accepted --------------------------------------------------------------------------------------------------------


def test_golden_file_is_accepted(theory: Path) -> None:
    verdict = run_coq(samples.GOLDEN)
    assert verdict.accepted, verdict.reason
    assert verdict.reason == ""
    assert "beta_star_2" in verdict.theorems
    assert "majorisation_5" in verdict.theorems
    assert "ClassicalDedekindReals.sig_forall_dec" in verdict.axioms
    assert set(verdict.axioms) <= REAL_AXIOMS
    assert verdict.seconds > 0
    assert [name for name, _ in verdict.versions] == ["coq", "ocaml", "theory"]
    assert str(verdict).startswith(f"Coq {dict(verdict.versions)['coq']}: {len(verdict.theorems)} theorems accepted")


@pytest.mark.deep  # machine words are accepted in test_couplings too
@pytest.mark.parametrize("digits", [150, 1000])
def test_many_digits_by_machine_words(theory: Path, tmp_path: Path, digits: int) -> None:
    from tests.checker.sample_certificates import beta_star

    checked = check_document({"format": "certify/1", "claims": [beta_star(7, digits)]})
    text = samples.exported(*checked.accepted)
    assert "bracket_beta_star big 7" in text
    match = CALL.search(text)
    assert match is not None
    assert len(match[1]) > digits
    verdict = judged(text, tmp_path)
    assert verdict.accepted, verdict.reason
    assert REAL_AXIOMS < set(verdict.axioms) <= ALLOWED_AXIOMS


@pytest.mark.deep  # the same gate as in test_axiom_that_is_not_allowed
def test_allow_list_without_machine_words(theory: Path, base: str, tmp_path: Path) -> None:
    words = base.replace("binary 5", "big 5").replace("Bracket.Series", "Bracket.Series Bracket.Big")
    refused = judged(words, tmp_path, allowed=REAL_AXIOMS)
    assert not refused.accepted
    assert "not allowed as an axiom: PrimInt63.add" in refused.reason


# --- not accepted ----------------------------------------------------------------------------------------------------


def _edit(pattern: str, change: Callable[[int], int]) -> Callable[[str], str]:
    """Change the integer that is the pattern's second group, wherever the pattern stands."""
    return lambda text: re.sub(pattern, lambda m: f"{m[1]}{change(int(m[2]))}{m[3]}", text)


DAMAGE: dict[str, Callable[[str], str]] = {
    "last digit of lo": _edit(r"(beta_star_5 : \()(\d+)( / )", lambda n: n + 1),
    "last digit of hi": _edit(r"(Main\.beta_star 5\s+< )(\d+)( / 10)", lambda n: n - 1),
    "too few terms": _edit(r"(bracket_beta_star binary 5 _ _ \d+ \d+ )(\d+)(\))", lambda n: n * 2 // 3),
    "no terms": _edit(r"(bracket_beta_star binary 5 _ _ \d+ \d+ )(\d+)(\))", lambda n: 0),
    "too small p": _edit(r"(bracket_beta_star binary 5 _ _ \d+ )(\d+)( )", lambda p: p - 20),
    "wrong d": lambda text: _edit(r"(bracket_beta_star binary )(5)( )", lambda d: d + 1)(
        _edit(r"(beta_star_5 : .*Main\.beta_star )(5)(\s)", lambda d: d + 1)(text)
    ),
}


@pytest.mark.deep  # its theorem is one of the golden file's
def test_undamaged_file_is_accepted(theory: Path, base: str, tmp_path: Path) -> None:
    assert foreseen(base)
    assert judged(base, tmp_path).accepted


@pytest.mark.parametrize("name", sampled(DAMAGE, 1))
def test_damaged_file_is_not_accepted(theory: Path, base: str, tmp_path: Path, name: str) -> None:
    text = DAMAGE[name](base)
    assert text != base
    assert not foreseen(text)
    verdict = judged(text, tmp_path)
    assert not verdict.accepted
    assert verdict.reason.startswith('File "the file", line ')
    assert "Error" in verdict.reason
    assert "\n" not in verdict.reason


@pytest.mark.deep
def test_statement_about_another_dimension_than_the_proof(theory: Path, base: str, tmp_path: Path) -> None:
    text = _edit(r"(beta_star_5 : .*Main\.beta_star )(5)(\s)", lambda d: d + 1)(base)
    assert foreseen(text)  # the computation is right, but not for this statement
    assert not judged(text, tmp_path).accepted


def gathered(*names: str) -> str:
    """The end of a file: its theorems under one constant, whose assumptions are printed."""
    listed = "".join(f"  let _ := {name} in\n" for name in names)
    return f"Definition certified : True :=\n{listed}  I.\nPrint Assumptions certified.\n"


PLANTED = (
    "From Coq Require Import ClassicalEpsilon.\n"
    "Theorem planted : forall P : nat -> Prop, (exists n, P n) -> {n : nat | P n}.\n"
    "Proof. intros P H; apply constructive_indefinite_description; exact H. Qed.\n"
)


@pytest.fixture
def as_built(theory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that import nothing of the theory: it is not looked through once more for each of them."""
    monkeypatch.setattr("certify.coq.run.build_theory", lambda *_: theory)


def test_axiom_that_is_not_allowed(as_built: None, tmp_path: Path) -> None:
    verdict = judged(PLANTED + gathered("planted"), tmp_path)
    assert not verdict.accepted
    assert "constructive_indefinite_description" in verdict.reason
    assert "planted" in verdict.theorems


@pytest.mark.deep
def test_axiom_under_a_theorem_that_is_not_printed(theory: Path, base: str, tmp_path: Path) -> None:
    hidden = judged(base.replace("Definition certified", f"{PLANTED}Definition certified"), tmp_path)
    assert not hidden.accepted
    assert "planted is not among those whose assumptions are printed" in hidden.reason


PRINTED = "Print Assumptions certified.\n"
SMALL = "Theorem small : True.\nProof. exact I. Qed.\n"
"""A file that needs nothing of the theory, so that the gates are tried on it in no time."""


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda text: text, ""),
        (lambda text: "Axiom planted : False.\n" + text, "the word Axiom"),
        (lambda text: text.replace("exact I. Qed.", "exact I. Admitted."), "the word Admitted"),
        (lambda text: text.replace(PRINTED, ""), "did not print exactly one list"),
        (lambda text: text + PRINTED, "did not print exactly one list"),
        (lambda text: gathered(), "states no theorem"),
        (lambda text: SMALL.replace("small", "other") + text, "other is not among those whose assumptions are printed"),
    ],
    ids=["accepted", "axiom", "admitted", "not printed", "printed twice", "empty", "not listed"],
)
def test_gates_on_the_text(as_built: None, tmp_path: Path, damage: Callable[[str], str], reason: str) -> None:
    verdict = judged(damage(SMALL + gathered("small")), tmp_path)
    assert verdict.accepted is (reason == "")
    assert reason in verdict.reason


# --- the mirror and the checker agree, number by number ---------------------------------------------------------------


def _cases(count: int) -> list[tuple[int, int, int, int, int, Work]]:
    source = random.Random(20260605)
    cases = []
    for _ in range(count):
        d, den = source.randint(1, 30), source.choice([1, 7, 10**6, 2**40])
        num = source.randint(0, 4 * den)
        work = Work(source.choice([0, 5, 30, 64, 200]), source.choice([0, 1, 5, 12, 40]))
        s, t = source.randint(0, 60), source.randint(0, 60)
        cases.append((d, num, den, s, t, work))
    return cases


def _coq_answers(output: str) -> list[list[str]]:
    """The rows of `Eval vm_compute in [[...]; ...]`."""
    body = re.sub(r"\s+", " ", output.partition("=")[2].rpartition(":")[0])
    return [re.findall(r"true|false|\d+", row) for row in re.findall(r"\(([^()]*)\)", body)]


@pytest.mark.parametrize("count", [15, pytest.param(300, marks=pytest.mark.deep)])
def test_mirror_computes_what_coq_computes(theory: Path, tmp_path: Path, count: int) -> None:
    """In both arithmetics, each with cases of its own."""
    cases = _cases(2 * count)
    rows = []
    for i, (d, num, den, s, t, work) in enumerate(cases):
        arithmetic = ("binary", "big")[i % 2]
        at, tail = f"{arithmetic} {d} {num} {den}", f"{work.precision} {work.terms}"
        value = f"{arithmetic} {d + 2} {num} {den} {work.precision} {work.terms}"
        rows.append(
            f"(ratio_below {at} {s} {t} {tail}, ratio_above {at} {s} {t} {tail},"
            f" threshold_below {at} {s} {t} {tail}, threshold_above {at} {s} {t} {tail},"
            f" to_Z {arithmetic} (lower_value {value}), to_Z {arithmetic} (upper_value {value}))"
        )
    text = (
        "From Coq Require Import ZArith List.\n"
        "From Certify Require Import Bracket.Series Bracket.Checkers Bracket.Big.\n"
        "Import ListNotations.\nOpen Scope Z_scope.\nEval vm_compute in\n  [" + ";\n   ".join(rows) + "].\n"
    )
    compiled = coq.compile_file(tmp_path, "mirror.v", text, theory)
    assert compiled.returncode == 0, compiled.stdout[-2000:]
    answers = _coq_answers(compiled.stdout)
    assert len(answers) == len(cases)
    for case, answer in zip(cases, answers, strict=True):
        d, num, den, s, t, work = case
        checks = (mirror.ratio_below, mirror.ratio_above, mirror.threshold_below, mirror.threshold_above)
        expected = [str(check(d, num, den, s, t, work)).lower() for check in checks]
        expected += [str(mirror.lower_value(d + 2, num, den, work)), str(mirror.upper_value(d + 2, num, den, work))]
        assert answer == expected, case
    assert {answer[0] for answer in answers} == {"true", "false"}


# --- the environment -------------------------------------------------------------------------------------------------


def test_missing_coqc_is_a_failure_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFailure, match="was not found") as caught:
        run_coq(samples.GOLDEN)
    assert caught.value.exit_code == 4


def test_time_limit(theory: Path) -> None:
    with pytest.raises(EnvironmentFailure, match="coqc was stopped after"):
        run_coq(samples.GOLDEN, time_limit=0.01)


def test_unreadable_file_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        run_coq(tmp_path / "absent.v")


def test_theory_that_does_not_build(tmp_path: Path) -> None:
    coq.require_tools("coqc", "coq_makefile", "make")
    broken = tmp_path / "theory"
    broken.mkdir()
    shutil.copy(coq.THEORY / "Makefile", broken)
    (broken / "_CoqProject").write_text("-Q . Certify\nBracket/Theorems.v\n", encoding="utf-8")
    (broken / "Bracket").mkdir()
    (broken / "Bracket" / "Theorems.v").write_text("Theorem f : False. Proof. exact I. Qed.\n", encoding="utf-8")
    with pytest.raises(EnvironmentFailure, match="did not build"):
        coq_theory.build_theory(broken)


def test_theory_is_found_and_copied_when_read_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert theory_directory() == coq.THEORY
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    copy = coq_theory._private_copy(coq.THEORY)
    assert coq_theory.theory_digest(copy) == coq_theory.theory_digest(coq.THEORY)
    assert copy.is_relative_to(tmp_path)
    assert not list(copy.rglob("*.vo"))
    assert (copy / "Bracket" / "Theorems.v").is_file()
    assert coq_theory._private_copy(coq.THEORY) == copy
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    for file in ("Circle/Kernel.v", "Main.v"):
        before = coq_theory.theory_digest(copy)
        (copy / file).write_text("", encoding="utf-8")
        assert coq_theory.theory_digest(copy) != before


@pytest.mark.deep
def test_a_range_of_dimensions_in_one_file(theory: Path, tmp_path: Path) -> None:
    path = tmp_path / "range.v"
    path.write_text(samples.exported(*certify(d="2..100").check().decided("Coq file")), encoding="utf-8")
    verdict = run_coq(path)
    assert verdict.accepted, verdict.reason
    text = path.read_text(encoding="utf-8")
    assert {int(d) for d in re.findall(r"Theorem beta_star_(\d+) :", text)} == set(range(2, 101))
