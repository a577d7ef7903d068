"""Run Coq on a generated file: accepted or not, and on which axioms."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from certify.coq.axioms import ALLOWED_AXIOMS, assumptions, forbidden_word, without_comments
from certify.coq.theory import LOGICAL_PATH, build_theory, run, theory_digest, tool
from certify.core.errors import BadInput, EnvironmentFailure

EVERYTHING: Final = "certified"  # the constant under which a generated file gathers all its theorems
_MODULE: Final = "Generated"  # coqc wants a file name that is an identifier; the user's need not be one


@dataclass(frozen=True)
class Verdict:
    """What Coq said of a file.

    `accepted`: it compiled, and every axiom under its theorems is allowed; if not, `reason` (else empty) says why.
    `axioms`: as `Print Assumptions` names them. `seconds`: of coqc on this file. `versions`: pairs (tool, version).
    """

    accepted: bool
    reason: str
    theorems: tuple[str, ...]
    axioms: tuple[str, ...]
    seconds: float
    versions: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        version = dict(self.versions).get("coq", "?")
        if not self.accepted:
            return f"Coq {version}: not accepted: {self.reason}"
        return (
            f"Coq {version}: {len(self.theorems)} theorems accepted in {self.seconds:.1f} s, {len(self.axioms)} axioms"
        )


def _versions(theory: Path) -> tuple[tuple[str, str], ...]:
    text = run([tool("coqc"), "--print-version"], theory, 60).stdout.split()
    if len(text) != 2:
        raise EnvironmentFailure("coqc --print-version gave no version")
    return ("coq", text[0]), ("ocaml", text[1]), ("theory", theory_digest(theory))


def _omitted(source: str, theorems: tuple[str, ...]) -> str | None:
    """A theorem that the file does not list under EVERYTHING, so that its axioms would not be printed."""
    body = re.search(rf"Definition {EVERYTHING} : True :=(.*?)\bI\.", source, re.DOTALL)
    listed = set(re.findall(r"let _ := (\w+) in", body[1])) if body else set()
    return next((name for name in theorems if name not in listed), None)


def _error(text: str, copy: Path) -> str:
    """Coq's first error, on one line."""
    lines = text.replace(str(copy), "the file").splitlines()
    first = next((i for i, line in enumerate(lines) if line.startswith("Error")), 0)
    where = f"{lines[first - 1].rstrip(':')}: " if first and lines[first - 1].startswith("File") else ""
    message = " ".join(" ".join(lines[first : first + 6]).split())
    return f"{where}{message}"[:400]


def _judge(source: str, theorems: tuple[str, ...], output: str, allowed: Set[str]) -> tuple[str, tuple[str, ...]]:
    """Reason for a refusal (empty if there is none) and the axioms of a file that compiled."""
    axioms = assumptions(output)
    if axioms is None:
        return "the file did not print exactly one list of assumptions", ()
    if not theorems:
        return "the file states no theorem", axioms
    if (name := _omitted(source, theorems)) is not None:
        return f"the theorem {name} is not among those whose assumptions are printed", axioms
    extra = [name for name in axioms if name not in allowed]
    return (f"not allowed as an axiom: {', '.join(extra)}" if extra else ""), axioms


def run_coq(
    path: Path | str, time_limit: float = 600, allowed: Set[str] = ALLOWED_AXIOMS, theory: Path | None = None
) -> Verdict:
    """Compile a file that `export` wrote, and read its `Print Assumptions` against an allow-list.

    What the file imports of the theory is compiled first, if it is not; that time is neither limited nor counted.
    Nothing is written beside the file. Raises BadInput if the file cannot be read, EnvironmentFailure if coqc or make
    is missing, the theory does not build, or `time_limit` seconds have passed.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: the Coq file cannot be read ({error.__class__.__name__})") from None
    source = without_comments(text)
    imported = re.findall(r"From Certify Require(?: Import)?((?:\s+\w+(?:\.\w+)*)+)\.", source)
    built = build_theory(theory, " ".join(imported).split())
    versions = _versions(built)
    theorems = tuple(re.findall(r"\b(?:Theorem|Lemma|Corollary)\s+(\w+)", source))
    if (word := forbidden_word(text)) is not None:
        return Verdict(False, f"the word {word} does not belong in a generated file", theorems, (), 0.0, versions)
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / f"{_MODULE}.v"
        shutil.copyfile(path, copy)
        began = time.monotonic()
        done = run([tool("coqc"), "-q", "-Q", str(built), LOGICAL_PATH, str(copy)], Path(directory), time_limit)
        seconds = time.monotonic() - began
    if done.returncode != 0:
        reason = _error(done.stderr or done.stdout, copy)
        if "Cannot find a physical path" in reason or "Compiled library" in reason:
            raise EnvironmentFailure(f"coqc cannot load the theory: {reason}")
        return Verdict(False, reason, theorems, (), seconds, versions)
    reason, axioms = _judge(source, theorems, done.stdout, allowed)
    return Verdict(not reason, reason, theorems, axioms, seconds, versions)
