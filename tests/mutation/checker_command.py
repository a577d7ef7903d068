"""The command `check`, its budget and its option: what a mutant of the checker has to get right."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import certify.checker
from certify.core.certificate import digest
from tests.checker.sample_certificates import document, inconclusive
from tests.mutation.checker_limits import CHARGED, STAR, stopped
from tests.mutation.checker_listing import listing
from tests.mutation.checker_rule_parts import changed


def _main(package: Any) -> bool:
    """The command: exit codes, what goes where, and a file that is longer than the limit."""
    documents = (
        document(STAR),
        document(STAR, CHARGED["d=2 beta-star"]),
        document(STAR, inconclusive("majorisation", 2, Fraction(1), Fraction(2))),
    )
    good, two, both = map(json.dumps, documents)
    told_good, told_two, told_both = (f"digest: {digest(claims)}\n" for claims in documents)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "certificate.json"
        for text, code, out, error in (
            (good, 0, "accepted: 1 claim\n" + told_good, ""),
            (two, 0, "accepted: 2 claims\n" + told_two, ""),
            (both, 0, "accepted: 1 claim, 1 inconclusive ignored\n" + told_both, ""),
            ('{"claims": [], "format": "certify/1"}', 3, "", "inconclusive: "),
            ("{", 2, "", "malformed: document: not JSON"),
            ('{"~\u00e9\u2028 }\x7f": 0, "claims": [], "format": ""}', 2, "", "unknown field '~\\xe9\\u2028 }\\x7f'\n"),
        ):
            path.write_text(text, encoding="utf-8")
            found = _run(package, [str(path)])
            if found[:2] != (code, out) or error not in found[2] or found[2].count("\n") != (1 if error else 0):
                return False
        path.write_text(good + " ", encoding="utf-8")
        with changed((package, "MAX_BYTES", len(good)), (package.document.reader, "MAX_BYTES", len(good))):
            if _run(package, [str(path)])[0] != 3:
                return False
        missing = _run(package, [temporary + "/none"])
    return told_usage(package) and _unread(package, missing) and _fault(package)


def told_usage(package: Any) -> bool:
    """The usage, with the name of the command, and the version."""
    usage = "usage: {} FILE [--work SECONDS] [--verbose] | --version    (- for standard input)\n"
    for started, name, shown in (
        ("checker/__main__.py", None, "python -m certify.checker"),
        ("/dist/checker.pyz", None, "checker.pyz"),
        ("checker.pyz", "x", "x"),
    ):
        with changed((sys, "argv", [started, "x.json"])):
            if not _usages(package, usage.format(shown), name):
                return False
    return _run(package, ["--version"]) == (0, "checker 0.2.0, for documents of format certify/1\n", "")


def _usages(package: Any, usage: str, name: str | None) -> bool:
    told = 0
    for arguments in (
        *([], ["a", "b"], ["--work"], ["--work", "1"], ["a", "--work"], ["a", "b", "--work", "1"]),
        *(["--verbose"], ["--x"], ["--x", "--verbose"], ["a", "--version"]),
    ):
        told += _run(package, arguments, name) == (2, "", usage)
    for option in ("-h", "--help"):
        code, out, error = _run(package, [option], name)
        told += (code, error) == (0, "") and out.startswith(usage + "--work: ") and out.count("\n") == 5
        told += "\n--verbose: a line" in out and "\nexit codes: 0 accepted" in out
    return told == 14


def _unread(package: Any, missing: tuple[int, str, str]) -> bool:
    no_name = _run(package, ["\0"])
    return missing[0] == no_name[0] == 2 and "No such file" in missing[2] and "not a file name" in no_name[2]


def _fault(package: Any) -> bool:
    """A fault of the checker itself says nothing about the claims: a line and an exit code of their own."""

    def divides(*_: Any) -> None:
        raise ZeroDivisionError("x\ny")

    line = "internal error: ZeroDivisionError: x\\ny; please report it\n"
    with changed((package, "check_document", divides), (package, "_read", lambda _: b"")):
        return _run(package, ["a"]) == (4, "", line)


_LINE = "work limit: the evidence asks for more work than {} estimated seconds; --work SECONDS allows more"


def _budgets(package: Any) -> bool:
    """What a document gets by its size, and what `--work` gives it; the estimate is spent in microseconds."""
    good = json.dumps(document(STAR))
    estimate, budget = work_of(package, good)
    if budget != 10_000_000 + 600 * len(good) or work_of(package, good, 60) != (estimate, 60_000_000):
        return False
    for base, per_byte, most, enough in (
        (estimate - 3 * len(good), 3, estimate, True),
        (estimate - 3 * len(good) - 1, 3, estimate, False),
        (estimate, 1, estimate - 1, False),
    ):
        with changed((package, "_BASE", base), (package, "_PER_BYTE", per_byte), (package, "MAX_WORK", most)):
            if stopped(package, lambda: package.check_document(good)) == enough:
                return False
    if (package._BASE, package._PER_BYTE) != (10_000_000, 600):
        return False
    seconds = Fraction(estimate, 1_000_000)
    for work, enough in ((seconds, True), (seconds - Fraction(1, 1_000_000), False), (1, True)):
        if stopped(package, lambda work=work: package.check_document(good, work)) == enough:
            return False
    return _work_option(package, good, estimate)


def work_of(package: Any, text: str, work: int | None = None) -> tuple[int, int]:
    """The microseconds that are charged for a document that is accepted, and those that it may take."""
    made: list[Any] = []

    class Account(package.arithmetic.series.Work):
        def __init__(self, budget: int) -> None:
            super().__init__(budget)
            made.append(self)

    with changed((package, "Work", Account)):
        package.check_document(text, work)
    (account,) = made
    return account.budget - account.left, account.budget


def _work_option(package: Any, good: str, estimate: int) -> bool:
    """`--work` before or after the file; a value that is none is one line."""
    enough, less = (f"{n // 10**6}.{n % 10**6:06d}" for n in (estimate, estimate - 1))
    with tempfile.TemporaryDirectory() as temporary:
        path = str(Path(temporary) / "certificate.json")
        Path(path).write_text(good, encoding="utf-8")
        for arguments in ([path, "--work", enough], ["--work", enough, path]):
            if _run(package, arguments) != (0, f"accepted: 1 claim\ndigest: {digest(json.loads(good))}\n", ""):
                return False
        stop = _run(package, [path, "--work", less])
        if stop[:2] != (3, "") or not stop[2].startswith(_LINE.format("0.0")) or stop[2].count("\n") != 1:
            return False
        return _shown_budgets(package) and _work_values(package, path)


def _shown_budgets(package: Any) -> bool:
    """The budget in the line of a work limit, rounded down."""
    found = []
    for budget in (0, 99_999, 1_234_567, 60_000_000):
        try:
            package.arithmetic.series.Work(budget).spend(10**9, 1)
        except package.LimitReached as limit:
            found.append(str(limit))
    return found == [_LINE.format(seconds) for seconds in ("0.0", "0.0", "1.2", "60.0")]


def _work_values(package: Any, path: str) -> bool:
    """What `--work` takes, and the line about what it does not."""
    for bad in ("0", "-1", "1e3", "0.0", "", "nan", "1.0000001", "1" * 10, "\u0663", "1/2", "x" * 50):
        code, out, error = _run(package, [path, "--work", bad])
        if (code, out) != (2, "") or error.count("\n") != 1 or not error.startswith("--work "):
            return False
        if "60 or 0.5" not in error or "x" * 41 in error:
            return False
    good = ("1" * 9, "0.000001", "0.5", "60")
    if [package.parse_work(text) for text in good] != [Fraction(text) for text in good]:
        return False
    return "x" * 40 in _run(package, [path, "--work", "x" * 50])[2]


def _run(package: Any, arguments: list[str], name: str | None = None) -> tuple[int, str, str]:
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        code = package.main(arguments, name)
    return code, out.getvalue(), error.getvalue()


def _by_path(package: Any) -> bool:
    """The directory as a program, on a Python without any package; the last time nobody reads what it prints."""
    with tempfile.TemporaryDirectory() as temporary:
        return _runs_alone(_written(package, Path(temporary) / "checker"))


def _written(package: Any, directory: Path) -> str:
    """The checker as a folder of files, with what is changed in this package."""
    shutil.copytree(Path(certify.checker.__file__).parent, directory, ignore=shutil.ignore_patterns("__pycache__"))
    for module, text in getattr(package, "changed", {}).items():
        directory.joinpath(*module.split(".")).with_suffix(".py").write_text(text, encoding="utf-8")
    return str(directory)


def _runs_alone(directory: str) -> bool:
    bounded = ["sh", "-c", 'ulimit -t 2; exec "$@"', "sh"]  # seconds of CPU: a mutant that hangs would take the minute
    command = [*bounded, sys.executable, "-I", "-S", "-B", directory, "-"]
    good, found = json.dumps(document(STAR)), []
    for text in (good, "{"):
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60, check=False)
        found.append((done.returncode, done.stdout, done.stderr[:9]))
    unread, out = os.pipe()
    os.close(unread)
    try:
        done = subprocess.run(
            command, input=good, stdout=out, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    finally:
        os.close(out)
    complaint = (done.returncode, done.stderr.count("\n"), done.stderr[:35])
    accepted = f"accepted: 1 claim\ndigest: {digest(document(STAR))}\n"
    return found == [(0, accepted, ""), (2, "", "malformed")] and complaint == (
        2,
        1,
        "standard output: cannot be written:",
    )


def _verbose(package: Any) -> bool:
    """`--verbose` adds a line for each claim, before or after the file."""
    claims = document(STAR)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "certificate.json"
        path.write_text(json.dumps(claims), encoding="utf-8")
        found = [_run(package, words) for words in ([str(path), "--verbose"], ["--verbose", str(path)])]
    (star,) = package.registry.claims_of(claims)
    line = package.listing.claim_line(star)
    return found == [(0, f"accepted: 1 claim\ndigest: {digest(claims)}\n{line}\n", "")] * 2


COMMAND_PARTS: tuple[Callable[[Any], bool], ...] = (_main, _budgets, _by_path, _verbose, listing)
