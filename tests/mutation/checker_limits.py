"""The limits of FORMAT/, the work that is charged, and the command: what a mutant of the checker has to get right.

work_table.json holds the work charged for some claims. After an intended change of the estimate it is written anew by
`python -m tests.mutation.checker_limits`.
"""

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
from math import isqrt
from pathlib import Path
from typing import Any

import certify.checker
from tests.checker import sample_ratios
from tests.checker.case_tools import coupling_below, edited
from tests.checker.sample_certificates import document, examples, inconclusive
from tests.mutation.checker_rule_parts import changed


def _limits(package: Any) -> bool:
    """The limits are those of FORMAT/, and each stops at its value."""
    reader, shape = package.document.reader, package.document.shape
    order = package.quartic.obstruction.MAX_ORDER
    values = (reader.MAX_BYTES, reader.MAX_TOKENS, reader.MAX_NUMBER_BITS, reader.MAX_TOTAL_BITS, reader.MAX_GCD)
    if values != (64 * 2**20, 2_000_000, 1_000_000, 2**29, 4 * 10**13):
        return False
    if (shape.MAX_D, order, package.arithmetic.series.MAX_WORK) != (1_000_000, 64, 600_000_000):
        return False
    for charges, stops in (
        ([(1_000_000, 0)], False),
        ([(1_000_001, 0)], True),
        ([(0, 1_000_001)], True),
        ([(1_000_000, 1_000_000)] * 40, False),
        ([(1_000_000, 1_000_000)] * 41, True),
        ([(1_000_000, 0)] * 536, False),
        ([(0, 1_000_000)] * 537, True),
        ([(1_000_000, 1_000_000)] * 40 + [(1, 1)], True),
        ([(1_000_000, 0)] * 536 + [(870_912, 0)], False),
        ([(1_000_000, 0)] * 536 + [(870_913, 0)], True),
    ):
        numbers = reader.Numbers()
        if stopped(package, lambda numbers=numbers, charges=charges: [numbers._charge(*c) for c in charges]) != stops:
            return False
    texts = (
        "0x1p+999990",
        "0x1p-1000000",
        "0x" + "f" * 249_000 + "p+3990",
        "0x" + "f" * 250_000 + "/0x3",
        "0x3/0x" + "f" * 250_000,
    )
    fine = not any(stopped(package, lambda text=text: reader.Numbers().number(text, "x")) for text in texts)
    long = (
        "0x1p+1000001",
        "0x1p+10000000",
        "0x" + "f" * 249_000 + "p+4010",
        "0x3/0x" + "f" * 250_001,
        "0x" + "f" * 250_001 + "/0x3",
    )
    return fine and all(stopped(package, lambda text=text: reader.Numbers().number(text, "x")) for text in long)


def stopped(package: Any, action: Callable[[], Any]) -> bool:
    try:
        action()
    except package.LimitReached:
        return True
    return False


def _sizes(package: Any) -> bool:
    """A document, a count of brackets, an integer and a sum of bits at the limit, and one more."""
    reader = package.document.reader
    with changed((reader, "MAX_BYTES", 4)):
        if stopped(package, lambda: reader.read_json(b"[  ]")) or not stopped(
            package, lambda: reader.read_json(b"[   ]")
        ):
            return False
    with changed((reader, "MAX_TOKENS", 4)):
        for fits, over in (
            (b"[[[[]]]]", b"[[[[[]]]]]"),
            (b"[0,0,0,0]", b"[0,0,0,0,0]"),
            (b'[{"x":[{}]}]', b"[{},{},{}]"),
        ):
            if stopped(package, lambda fits=fits: reader.read_json(fits)):
                return False
            if not stopped(package, lambda over=over: reader.read_json(over)):
                return False
    if reader._integer("9" * 1000) != int("9" * 1000) or isinstance(reader._integer("9" * 1001), int):
        return False
    return _accounts(reader)


def _accounts(reader: Any) -> bool:
    """4 bits for each hexadecimal digit and 1 for each power of 2, above and below the bar."""
    for text, bits, product in (
        ("0x3p+2", 6, 0),
        ("-0x30p+0", 8, 0),
        ("0x3p-2", 6, 8),
        ("0x30p-5", 13, 40),
        ("0x3/0x2", 8, 16),
        ("-0x3/0x200", 16, 48),
        ("0x1p-0", 4, 0),
    ):
        numbers = reader.Numbers()
        numbers.number(text, "x")
        if (numbers._bits, numbers._gcd) != (bits, product):
            return False
    return True


def _spending(package: Any) -> bool:
    """The estimate of one operation, and where a budget ends."""
    for operations, bits, products in (
        (1, 64, 0),
        (7, 30 * 248, 0),
        (7, 30 * 249, 0),
        (7, 30 * 250, 0),
        (7, 30 * 250 - 1, 0),
        (7, 30 * 999, 3),
        (3, 10**6, 5),
        (0, 14_999, 2),
        (0, 15_000, 2),
        (0, 1, 3),
        (0, 30 * 13, 7),
        (0, 30 * 14, 7),
        (0, 30 * 15, 7),
    ):
        words = bits // 30 + 1
        cost = operations * (1 + words // 250) + products * (1 + words * isqrt(words) // 60)
        work = package.arithmetic.series.Work(cost)
        work.spend(operations, bits, products)
        if work.left != 0 or not stopped(package, lambda work=work: work.spend(1, 1)):
            return False
        if not stopped(
            package, lambda a=(operations, bits, products), c=cost: package.arithmetic.series.Work(c - 1).spend(*a)
        ):
            return False
    work = package.arithmetic.series.Work(10)
    work.spend(4, 64)
    return bool(work.left == 6)


def charged() -> dict[str, dict[str, Any]]:
    """Claims whose work is known."""
    found = {f"d={d} {name}": claim for d in (2, 3) for name, claim in examples(d).items()}
    found["d=3 critical-coupling"] = coupling_below(3)
    found |= {f"ratio: {name}": claim for name, claim in sample_ratios.examples().items()}
    for d in (2, 3):
        for order in (1, 2):
            found[f"d={d} l_max {order}"] = edited(found[f"d={d} regime-discontinuous"], evidence__l_max=order)
    far = {"rule": "series", "precision": 300, "terms": 300}
    found["K_# at 400"] = edited(found["d=2 linear-threshold-point"], beta="0x190p+0", evidence=far)
    return found


def spent(package: Any, claim: dict[str, Any]) -> list[int]:
    """The sums of operations, bits and products that are charged for a claim, whether it is then accepted or not."""

    class Account(package.arithmetic.series.Work):
        def spend(self, operations: int, bits: int, products: int = 0) -> None:
            total[:] = [total[0] + operations, total[1] + bits, total[2] + products]

    total = [0, 0, 0]
    (parsed,) = package.registry.claims_of(document(claim))
    with contextlib.suppress(package.Invalid):
        package._check_claim(parsed, package.document.context.Context([parsed], Account()))
    return total


CHARGED = charged()
STAR = CHARGED["d=3 beta-star"]
TABLE = Path(__file__).with_name("work_table.json")
SPENT: dict[str, list[int]] = json.loads(TABLE.read_text(encoding="utf-8"))


def _work(package: Any) -> bool:
    """Exactly the work of the table: no evaluation more or less than the rules need, and none that is not charged."""
    return {name: spent(package, claim) for name, claim in CHARGED.items()} == SPENT


def _main(package: Any) -> bool:
    """The command: exit codes, what goes where, and a file that is longer than the limit."""
    good = json.dumps(document(STAR))
    both = json.dumps(document(STAR, inconclusive("majorisation", 2, Fraction(1), Fraction(2))))
    two = json.dumps(document(STAR, CHARGED["d=2 beta-star"]))
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "certificate.json"
        for text, code, out, error in (
            (good, 0, "accepted: 1 claim\n", ""),
            (two, 0, "accepted: 2 claims\n", ""),
            (both, 0, "accepted: 1 claim, 1 inconclusive ignored\n", ""),
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
    usage, told = "usage: python -m certify check FILE [--work SECONDS]    (- for standard input)\n", 0
    for arguments in ([], ["a", "b"], ["--work"], ["--work", "1"], ["a", "--work"], ["a", "b", "--work", "1"]):
        told += _run(package, arguments) == (2, "", usage)
    for option in ("-h", "--help"):
        code, out, error = _run(package, [option])
        told += (code, error) == (0, "") and out.startswith(usage + "--work: ") and out.count("\n") == 4
        told += "\nexit codes: 0 accepted" in out
    no_name = _run(package, ["\0"])
    unread = missing[0] == no_name[0] == 2 and "No such file" in missing[2] and "not a file name" in no_name[2]
    return told == 10 and unread


_LINE = "work limit: the evidence asks for more work than {} estimated seconds; --work SECONDS allows more"


def _budgets(package: Any) -> bool:
    """What a document gets by its size, and what `--work` gives it; the estimate is spent in microseconds."""
    good = json.dumps(document(STAR))
    estimate, budget = work_of(package, good)
    if budget != 10_000_000 + 300 * len(good) or work_of(package, good, 60) != (estimate, 60_000_000):
        return False
    for base, per_byte, most, enough in (
        (estimate - 3 * len(good), 3, estimate, True),
        (estimate - 3 * len(good) - 1, 3, estimate, False),
        (estimate, 1, estimate - 1, False),
    ):
        with changed((package, "_BASE", base), (package, "_PER_BYTE", per_byte), (package, "MAX_WORK", most)):
            if stopped(package, lambda: package.check_document(good)) == enough:
                return False
    if (package._BASE, package._PER_BYTE) != (10_000_000, 300):
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
            if _run(package, arguments) != (0, "accepted: 1 claim\n", ""):
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


def _run(package: Any, arguments: list[str]) -> tuple[int, str, str]:
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        code = package.main(arguments)
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
    command = [sys.executable, "-I", "-S", "-B", directory, "-"]
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
    return found == [(0, "accepted: 1 claim\n", ""), (2, "", "malformed")] and complaint == (
        2,
        1,
        "standard output: cannot be written:",
    )


LIMIT_PARTS: tuple[Callable[[Any], bool], ...] = (_limits, _sizes, _spending, _work, _main, _budgets, _by_path)


if __name__ == "__main__":
    lines = [f"{json.dumps(name)}: {spent(certify.checker, claim)}" for name, claim in CHARGED.items()]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
