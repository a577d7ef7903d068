"""The checker as a command: by its path on a bare Python, one line of reason, exit codes, and what it imports."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import certify
import certify.checker
from certify.checker.listing import claim_line, digest_line
from certify.checker.registry import claims_of
from certify.core.certificate import digest
from tests.checker.cases import edited
from tests.checker.sample_certificates import document, examples, inconclusive
from tests.places import CHECKER, ROOT

STAR = examples(2)["beta-star"]


def run(*arguments: str, program: Path = CHECKER, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """The checker by its path, isolated from site-packages and the environment."""
    command = [sys.executable, "-I", "-S", "-B", str(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, input=text)


@pytest.fixture
def main(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """The same without a process of its own: exit code, and what is printed. That the program is this is seen below."""

    def called(*arguments: str) -> tuple[int, str, str]:
        return certify.checker.main(arguments), *capsys.readouterr()

    return called


Main = Callable[..., tuple[int, str, str]]


def test_accepted(tmp_path: Path) -> None:
    path = tmp_path / "good.json"
    path.write_text(json.dumps(document(*examples(3).values())))
    done = run(str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"accepted: {len(examples(3))} claims\n{digest_line(document(*examples(3).values()))}\n"


def test_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(document(edited(STAR, d=3))))
    done = run(str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("invalid: claims[0] (beta-star, d=3): ")


def test_standard_input_and_inconclusive() -> None:
    claims = document(STAR, inconclusive("majorisation", 2, 1, 2))  # type: ignore[arg-type]  # exact too
    done = run("-", text=json.dumps(claims))
    assert done.stdout == f"accepted: 1 claim, 1 inconclusive ignored\n{digest_line(claims)}\n"


def test_the_digest_is_that_of_the_program_and_never_a_reason_to_refuse() -> None:
    """The same as `certify.core.certificate` computes; a file that states another one is accepted, and told of."""
    claims = document(STAR)
    for stated, end in ({}, ""), ({"digest": digest(claims)}, ""), ({"digest": "x"}, "  (the file says otherwise)"):
        done = run("-", text=json.dumps({"provenance": stated, **claims}, indent=2))
        assert (done.returncode, done.stdout) == (0, f"accepted: 1 claim\ndigest: {digest(claims)}{end}\n")
    assert digest(document(edited(STAR, trust=["spherical-harmonics"]))) != digest(claims)


def test_verbose_has_a_line_for_each_claim() -> None:
    claims = document(*examples(3).values())
    done = run("--verbose", "-", text=json.dumps(claims))
    assert done.stdout.splitlines()[2:] == [claim_line(claim) for claim in claims_of(claims)]
    first = done.stdout.splitlines()[2]
    assert first.startswith("claims[0] beta-star, d=3: proved in [1.81615452543588396")
    assert first.endswith("] | rule: sign-change | from: no cited fact")


@pytest.mark.parametrize("path", sorted((ROOT / "tests/corpus/valid").glob("*.json")), ids=lambda path: path.stem[:30])
def test_the_ends_of_a_line_are_rounded_outward(path: Path) -> None:
    """The decimals hold the enclosure, and are wider by less than its width (40 digits: by a unit of the last)."""
    for claim in claims_of(json.loads(path.read_text(encoding="utf-8"))):
        assert claim_line(claim).isascii()
        if claim.enclosure is None:
            continue
        low, high = map(Fraction, claim_line(claim).partition(" in [")[2].partition("]")[0].split(", "))
        a, b = claim.enclosure
        assert low <= a <= b <= high
        assert high - low <= 2 * (b - a) + max(abs(a), abs(b)) / 10**38


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (Fraction(1, 3), Fraction(1, 3), "[1/3, 1/3]"),
        (Fraction(-1, 3), Fraction(2, 3), "[-0.334, 0.667]"),
        (Fraction(1, 1 << 2_000_000), Fraction(3, 1 << 2_000_000), "[1.020E-602060, 3.061E-602060]"),
        (Fraction(-(10**7)), Fraction(1 - 10**7), "[-10000000.000, -9999999.000]"),
    ],
)
def test_ends_of_any_size(low: Fraction, high: Fraction, text: str) -> None:
    (star,) = claims_of(document(STAR))
    assert f" in {text} | " in claim_line(replace(star, enclosure=(low, high)))


@pytest.mark.parametrize(
    ("text", "code", "start"),
    [
        (json.dumps(document(edited(STAR, d=3))), 1, "invalid: claims[0] (beta-star, d=3): "),
        (json.dumps(document(edited(STAR, evidence=...))), 2, "malformed: claims[0]: "),
        ("{", 2, "malformed: document: "),
        (json.dumps(document()), 3, "inconclusive: "),
        (json.dumps(document(edited(STAR, d=10**9))), 3, "work limit: "),
        (json.dumps({"format": "\n\r\u2028\x1b[31m", "claims": []}), 2, "malformed: format"),
        (json.dumps({"format": "certify/1", "claims": [], "\n\u00e9\x1b": 1}), 2, "malformed: document"),
    ],
)
def test_refused_in_one_line(main: Main, tmp_path: Path, text: str, code: int, start: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text)
    found, out, error = main(str(path))
    assert (found, out) == (code, "")
    assert error.startswith(start)
    assert error.count("\n") == 1
    assert error.endswith("\n")
    assert error[:-1].isprintable()
    assert error.isascii()


def test_the_reason_names_claim_inequality_and_both_sides(main: Main, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    claim = edited(examples(2)["linear-threshold-point"], enclosure={"lower": "0x2p-1", "upper": "0x2p+0"})
    path.write_text(json.dumps(document(claim)))
    _, _, reason = main(str(path))
    for part in ("claims[0]", "linear-threshold", "d=2", "enclosure.lower <= K_#(b)", "left side 1,", "right side 0.8"):
        assert part in reason


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["missing.json"], [str(CHECKER)], ["\0"]])
def test_unreadable_is_exit_two(main: Main, arguments: list[str]) -> None:
    code, out, error = main(*arguments)
    assert (code, out) == (2, "")
    assert len(error.splitlines()) == 1
    assert "python -m certify check" not in error


@pytest.mark.parametrize("arguments", [["--verbos", "a"], ["--claim", "x"], ["a", "--verbose", "b"], ["--verbose"]])
def test_the_usage_has_its_own_name(main: Main, arguments: list[str]) -> None:
    code, out, error = main(*arguments)
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert error.startswith("usage: python -m certify.checker FILE [--work SECONDS] [--verbose]")


def test_its_version_is_that_of_the_program() -> None:
    assert run("--version").stdout == f"checker {certify.__version__}, for documents of format certify/1\n"


def test_the_directory_runs_alone_under_another_name(tmp_path: Path) -> None:
    """Copied away from the rest of the project, it still decides."""
    copy = tmp_path / "json_checker"
    shutil.copytree(CHECKER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "good.json"
    path.write_text(json.dumps(document(STAR)))
    assert run(str(path), program=copy).returncode == 0


def test_a_module_of_the_checker_never_stands_for_one_of_the_library() -> None:
    assert not {path.stem for path in CHECKER.rglob("*.py")} & sys.stdlib_module_names


def imported(source: str, depth: int = 1) -> set[str]:
    """Top-level names of absolute imports, and relative ones that leave the package from a module so deep in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not 1 <= node.level <= depth:
            found.add("." * node.level + (node.module or "").split(".")[0])
    return found


def test_only_the_standard_library_is_imported() -> None:
    for path in CHECKER.rglob("*.py"):
        depth = len(path.relative_to(CHECKER).parts)
        assert imported(path.read_text(), depth) <= sys.stdlib_module_names, path.name


def test_the_import_gate_fires() -> None:
    assert imported("import flint\nfrom certify.core.ball import Ball\nfrom ..exact import x") == {
        "flint",
        "certify",
        "..exact",
    }


def test_no_floating_point_decides() -> None:
    """No float literal, no `float(`, no true division of integers but in messages and Fractions: module by module."""
    for path in CHECKER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), path.name
            assert not (isinstance(node, ast.Name) and node.id in ("float", "complex", "eval", "exec")), path.name
            assert not (isinstance(node, ast.Assert)), path.name


def test_a_small_certificate_gets_seconds_of_work(main: Main, tmp_path: Path) -> None:
    """Under 1 kB, minutes of work: by default it is given up at once, with one line that tells the option."""
    heavy = json.dumps(document(edited(STAR, evidence__precision=10**6, evidence__terms=10**5)))
    assert len(heavy) < 1000
    path = tmp_path / "heavy.json"
    path.write_text(heavy)
    code, out, error = main(str(path))
    assert (code, out, error.count("\n")) == (3, "", 1)
    assert error.startswith("work limit: the evidence asks for more work than 10.")
    assert "--work SECONDS" in error


@pytest.mark.parametrize(("work", "code"), [("0.000001", 3), ("1", 0), ("0", 2), ("much", 2)])
def test_work_is_an_option_of_the_command(main: Main, tmp_path: Path, work: str, code: int) -> None:
    path = tmp_path / "star.json"
    path.write_text(json.dumps(document(STAR)))
    found, _, error = main("--work", work, str(path))
    assert found == code
    assert error.count("\n") == (code != 0)
    assert code != 2 or error.startswith(f"--work {work}: ")


def test_many_digits_are_within_the_default() -> None:
    certificate = certify.certify(d=5, digits=10**4, claims=("beta-star",)).document()
    assert len(certify.checker.check_document(certificate).accepted) == 1
