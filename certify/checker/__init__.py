"""The independent checker of certificates (format certify/1, see certify/FORMAT/README.md).

Standard library only; it imports nothing else of this project, searches for nothing, and decides every claim of a
document from its evidence in integer arithmetic. `check_document` for programs, `main` for the command line.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from .arithmetic.series import MAX_WORK, Work
from .coupling.derivative import check_derivative
from .document.claim import Claim
from .document.consistency import require_consistent
from .document.context import Context
from .document.reader import MAX_BYTES, read_json
from .document.region import Region
from .document.shape import FORMAT
from .listing import claim_line, digest_line
from .registry import RULES, claims_of
from .verdict import Invalid, LimitReached, Malformed, Refusal, Verdict

__all__ = [
    "Claim",
    "Invalid",
    "LimitReached",
    "Malformed",
    "Refusal",
    "Region",
    "Verdict",
    "acceptance",
    "budget_of",
    "bytes_of",
    "check_claim",
    "check_document",
    "digest_line",
    "main",
    "parse_work",
]

VERSION: Final = "0.2.0"
_USAGE: Final = """usage: {} FILE [--work SECONDS] [--verbose] | --version    (- for standard input)
--work: estimated seconds that the check may take; by default 10 and 0.6 for each kB of the file, at most 600
--verbose: a line for each claim, with its rule and the cited facts; the ends of enclosures are rounded outward
exit codes: 0 accepted, 1 invalid, 2 malformed, 3 work limit, or nothing is claimed, 4 internal error; the reason on
standard error"""
_BASE, _PER_BYTE = 10_000_000, 600
"""Estimated microseconds that a document gets, and for each byte of it: FORMAT/README.md, Limits."""
_LONG: Final = 10**600


def check_document(source: bytes | str | Mapping[str, Any], work: Fraction | int | None = None) -> Verdict:
    """Check a certificate given as bytes, text or parsed JSON, in `work` estimated seconds (None: by its size).

    Returns what is accepted. Raises `Malformed` (2), `Invalid` (1) for the first claim that does not follow from its
    evidence, or `LimitReached` (3) when a limit stops a claim and none is invalid, or nothing is left to accept.
    """
    data = bytes_of(source)
    claims = claims_of(read_json(data))
    context = Context(claims, Work(budget_of(data, work)))
    accepted: list[Claim] = []
    stopped: LimitReached | None = None
    for claim in claims:
        if claim.outcome == "inconclusive":
            continue
        try:
            check_claim(claim, context)
        except LimitReached as limit:
            stopped = stopped or LimitReached(f"{limit} ({claim})")
        else:
            accepted.append(claim)
    if stopped is not None:
        raise stopped
    if not accepted:
        raise LimitReached("inconclusive: the document has no claim that is proved or refuted")
    require_consistent(accepted)
    return Verdict(tuple(accepted), tuple(claim for claim in claims if claim.outcome == "inconclusive"))


def bytes_of(source: bytes | str | Mapping[str, Any]) -> bytes:
    """The text of a document, as the limits count it. Raises `Malformed`."""
    if isinstance(source, bytes):
        return source
    try:
        text = source if isinstance(source, str) else json.dumps(_writable(source))
    except RecursionError:
        raise Malformed("document", "nested too deeply") from None
    except ValueError as error:
        raise Malformed("document", f"not JSON: {error}") from None
    return text.encode("utf-8", errors="surrogatepass")


def _writable(value: Any) -> Any:
    """The same document for every field of the format: an integer too long to be one is another one, short enough.

    Python refuses to write integers of so many digits, 640 or more as it is set; no field takes one beyond 10^600.
    """
    if isinstance(value, Mapping):
        return {key: _writable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value]
    return max(-_LONG, min(value, _LONG)) if isinstance(value, int) else value


def budget_of(data: bytes, work: Fraction | int | None) -> int:
    """Estimated microseconds for a document: `work` in seconds, or by its size."""
    return min(MAX_WORK, _BASE + _PER_BYTE * len(data)) if work is None else int(work * 1_000_000)


def check_claim(claim: Claim, context: Context) -> None:
    """Decide one claim of a document that is not inconclusive. Raises `Refusal`."""
    try:
        needed = RULES[claim.label, claim.rule].check(claim, context)
        check_derivative(claim, context)
        missing = needed - claim.trust
        if missing:
            raise Invalid(f"trust: the claim rests on {', '.join(sorted(missing))} too")
    except Invalid as refusal:
        raise Invalid(refusal.reason, str(claim)) from None


def _read(path: str) -> bytes:
    try:
        with sys.stdin.buffer if path == "-" else Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "not a file name"
        raise Malformed(path, f"cannot be read: {reason}") from None


def parse_work(text: str) -> Fraction:
    """Estimated seconds as on the command line: a plain decimal > 0. ValueError for any other text."""
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", text, re.ASCII) or not Fraction(text):
        raise ValueError(f"--work {text[:40]}: estimated seconds, a plain number > 0 such as 60 or 0.5, are wanted")
    return Fraction(text)


def _options(arguments: list[str], usage: str) -> tuple[str, Fraction | None, bool]:
    """The file, the seconds of `--work` if it is there, and whether each claim is told. ValueError: the complaint."""
    work = None
    if "--work" in arguments[:-1]:
        place = arguments.index("--work")
        work = parse_work(arguments[place + 1])
        arguments = arguments[:place] + arguments[place + 2 :]
    files = [word for word in arguments if word != "--verbose"]
    if len(files) != 1 or files[-1].startswith("--"):
        raise ValueError(usage)
    return files.pop(), work, "--verbose" in arguments


def main(argv: Sequence[str] | None = None, name: str | None = None) -> int:
    """`FILE` (`-`: standard input). Returns the exit code, as _USAGE has them. `name`: of the command, in its usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    usage = _USAGE.format(name or _own_name())
    if arguments in (["--help"], ["-h"], ["--version"]):
        return _say(usage if arguments != ["--version"] else f"checker {VERSION}, for documents of format {FORMAT}")
    try:
        path, work, verbose = _options(arguments, usage.splitlines()[0])
    except ValueError as error:
        print(_one_line(str(error)), file=sys.stderr)
        return 2
    try:
        data = _read(path)
        verdict = check_document(data, work)
        lines = [acceptance(verdict), digest_line(read_json(data))]
        lines += map(claim_line, verdict.accepted if verbose else ())
    except Refusal as refusal:
        print(_one_line(str(refusal)), file=sys.stderr)
        return refusal.exit_code
    except Exception as error:  # noqa: BLE001  # a fault of the checker itself says nothing about the claims: never 1
        print(_one_line(f"internal error: {type(error).__name__}: {error}; please report it"), file=sys.stderr)
        return 4
    return _say("\n".join(map(_one_line, lines)))


def _own_name() -> str:
    """How this program was started: the name of the archive, or the module."""
    name = Path(sys.argv[0]).name
    return name if name.endswith(".pyz") else "python -m certify.checker"


def acceptance(verdict: Verdict) -> str:
    """The first line of what is printed of an accepted document."""
    ignored = f", {len(verdict.inconclusive)} inconclusive ignored" if verdict.inconclusive else ""
    number = len(verdict.accepted)
    return f"accepted: {number} claim{'s' if number != 1 else ''}{ignored}"


def _say(lines: str) -> int:
    """Print what is accepted, or asked for; 0, or 2 if nobody can read it."""
    try:
        print(lines, flush=True)
    except OSError as error:
        print(f"standard output: cannot be written: {error.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush would fail again
        return 2
    return 0


def _one_line(message: str) -> str:
    """Printable ASCII on one line, whatever strings the document held."""
    return "".join(c if " " <= c <= "~" else ascii(c)[1:-1] for c in message)
