"""The command line: words to a query, claims to text and files, outcomes to exit codes. No mathematics here."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from importlib import import_module
from typing import IO, TYPE_CHECKING, Final

from certify.app.arguments import work_of
from certify.app.options import option_parser
from certify.core.errors import BadInput, nearest
from certify.core.terminal import guarded, outlive_reader

if TYPE_CHECKING:
    from pathlib import Path

    from certify.core.claim import Claim
    from certify.solve.question import Query

_COMMANDS: Final = {
    "check": "certify.app.check",
    "asymptotics": "certify.app.asymptotics.command",
    "sweep": "certify.app.sweep.command",
    "ratio": "certify.app.ratio.command",
    "inverse": "certify.app.ratio.command",
    "prove": "certify.app.ratio.inequality",
    "typeset": "certify.app.typeset",
}
"""Where the `main` of a command is; imported when it is called, which keeps the start of the others fast."""
_FILES: Final = ("--json", "--tex", "--pdf", "--coq", "--out", "--figure", "--keep", "-o")
"""Options that name a file or a folder; it is written also if nobody reads the terminal's lines to their end."""
_FEW: Final = 6
"""Of more dimensions than these, and of several kernels, a table stands above the list of their claims."""


def main(argv: Sequence[str] | None = None) -> int:
    """The command line's entry: returns the exit code; a complaint is one line on stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded("certify", lambda: _dispatch(arguments))


def _dispatch(arguments: list[str]) -> int:
    word, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if any(argument.partition("=")[0] in _FILES for argument in arguments):
        outlive_reader()
    if word in _COMMANDS:
        run: Callable[..., int] = import_module(_COMMANDS[word]).main
        return run(word, rest) if word in ("ratio", "inverse") else run(rest)
    if word[:1].isalpha() and "=" not in word and (hint := nearest(word, (*_COMMANDS, "--version", "--help"))):
        raise BadInput(f"{word[:60]}: no such command{hint}")
    parser = option_parser()
    options = parser.parse(arguments)
    if options.completion is not None:
        from certify.app.completion import script

        known = [name for action in parser._actions for name in action.option_strings if name.startswith("--")]
        print(script(options.completion, tuple(_COMMANDS), known), end="")
        return 0
    if not options.words:
        raise BadInput("d: missing; try python -m certify d=5, or --help")
    return _certify(arguments, options)


def _certify(arguments: list[str], options: argparse.Namespace) -> int:
    from certify.app.parallel import workers_of
    from certify.app.query import parse_words
    from certify.core.files import FIGURES, check_suffix, check_writable, make_folder

    query = parse_words(options.words)
    for flag in ("coq", "figures"):
        if query.kernel is not None and getattr(options, flag):
            raise BadInput(
                f"--{flag}: is about the paper's kernel only; with kernel=, --json, --tex and --pdf are there"
            )
    _settle_check(options)
    options.workers = workers_of(f"--workers {options.workers}", options.workers)
    for flag, needs in (("fragment", "tex"), ("figures", "tex"), ("derivations", "tex"), ("run_coq", "coq")):
        if getattr(options, flag) and not (getattr(options, needs) or (needs == "tex" and options.pdf)):
            raise BadInput(f"--{flag.replace('_', '-')}: goes with --{needs} FILE")
    taken: dict[Path, str] = {}
    for key in ("json", "tex", "pdf", "table", "figure", "coq"):
        value = getattr(options, key)
        if value is None or (key == "json" and value == "-"):
            continue
        wanted = {"pdf": (".pdf",), "table": (".csv", ".json"), "figure": FIGURES}.get(key)
        path = check_suffix(f"--{key}", value, wanted) if wanted else check_writable(f"--{key}", value)
        if key == "coq" and not (path.stem.isidentifier() and path.stem.isascii() and path.suffix == ".v"):
            raise BadInput(f"--coq {value}: a file name such as five.v is wanted (coqc needs an identifier)")
        if path.resolve() in taken:
            raise BadInput(f"--{key} {value}: {taken[path.resolve()]} goes to that file already; another one is wanted")
        taken[path.resolve()] = f"--{key}"
    _require_tools(options)
    if options.coq:
        _require_digits(query)
    if options.keep is not None:
        options.keep = make_folder("--keep", options.keep)
    return _run(arguments, options, query)


def _settle_check(options: argparse.Namespace) -> None:
    """`--work` as a number; an appendix is of what the exact checker accepts, so that it cannot be spared there."""
    if options.no_check and (options.tex or options.pdf or options.figure):
        only = "an appendix, and a figure, have only what the exact checker accepts"
        raise BadInput(f"--no-check: does not go with --tex, --pdf, --figure: {only}")
    if options.no_check and options.work is not None:
        raise BadInput(f"--work {options.work[:40]}: does not go with --no-check")
    options.work = work_of(options.work)


def _require_digits(query: Query) -> None:
    """More digits than Coq can read are noticed before the work."""
    from certify.coq import most_digits
    from certify.core.exact import as_fraction

    ends = query.beta.interval if query.beta is not None else ()
    most = most_digits(max((as_fraction(end) for end in ends if not isinstance(end, str)), default=Fraction(3)))
    if query.digits is not None and query.digits > most:
        raise BadInput(f"digits={query.digits}: with --coq, and this beta, an integer from 1 to {most} is wanted")


def _require_tools(options: argparse.Namespace) -> None:
    """A missing tool is noticed before minutes of work, not after."""
    if options.json == "-" and sys.stdout is None:
        raise BadInput("--json -: standard output is closed")
    if options.pdf:
        from reports.latex import find_tool

        find_tool("pdflatex")
    if options.run_coq:
        from certify.coq.theory import tool

        tool("coqc")


def _print(lines: Iterable[str], out: IO[str]) -> None:
    for line in lines:
        print(line, file=out)


def _groups(query: Query, workers: int, folder: Path | None) -> Iterator[tuple[Claim, ...]]:
    """The claims, a tuple a dimension, with the parts of an interval on so many processes, kept in a folder."""
    from certify.app.parallel import over_processes
    from certify.app.progress import Meter
    from certify.app.shares import checking_on
    from certify.solve.dimension import run

    meter = Meter(len(query.dimensions))
    with over_processes(workers, folder), checking_on(workers):
        for group in run(query, meter.line):
            meter.line(f"{len(group)} claims: the exact checker")
            yield group
            meter.dimension_done()


def _run(arguments: list[str], options: argparse.Namespace, query: Query) -> int:
    """Compute, check, print a dimension at a time, or a table above all of them where they are many; write."""
    from certify.app.checked import Checked, joined
    from certify.app.progress import show_progress
    from certify.app.rows import Overview
    from certify.app.summary import summary
    from certify.app.tally import Tally, checked_groups

    start = time.monotonic()
    keep = any((options.json, options.tex, options.pdf, options.table, options.figure, options.coq))
    out = sys.stderr if options.json == "-" else sys.stdout
    parts: list[Checked] = []
    tally, overview = Tally(len(query.dimensions)), Overview()
    held: list[Checked] | None = [] if query.others or len(query.dimensions) > _FEW else None
    interrupted = False
    try:
        for checked in checked_groups(_groups(query, options.workers, options.keep), options, tally):
            show_progress("")
            if held is None:
                _print(summary(checked), out)
            else:
                held.append(checked)
                _print(overview.rows(checked.claims), out)
            if keep:
                parts.append(checked)
    except KeyboardInterrupt:
        interrupted = True
        show_progress("")
    if held:
        _print(["", *(line for each in held for line in summary(each))], out)
    refused = None
    if keep and parts:
        from certify.app.written import write, write_data

        whole = joined(parts)
        if interrupted and whole.alone:
            options.tex = options.pdf = None  # an appendix has only what the exact checker accepts
        refused = write(whole, arguments, time.monotonic() - start, options, out)
        write_data(whole, options.table, options.figure, out)
    if last := tally.line(time.monotonic() - start):
        print(last, file=out)
    if interrupted:
        raise KeyboardInterrupt(tally.interrupted(options.keep))
    reasons = tally.reasons if refused is None else tally.reasons | {1: refused}
    code = next((c for c in (1, 3) if c in reasons), 0)
    if code:
        print(f"certify: {reasons[code]}", file=sys.stderr)
    return code
