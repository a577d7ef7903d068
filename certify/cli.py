"""The command line: words to a query, claims to text and files, outcomes to exit codes. No mathematics here."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from certify.errors import BadInput, InternalError
from certify.terminal import guarded

if TYPE_CHECKING:
    from certify.outcome import Claim
    from certify.query import Query

_USAGE = """python -m certify d=5 [digits=50] [beta=1.2 | beta=0.5..3] [claims=LABEL,...] [--json FILE|-] [--tex FILE]
       python -m certify check FILE
       python -m certify asymptotics d=3 ...
       python -m certify sweep d=2..5 ... --out FOLDER"""

_COVERS = ("critical-coupling", "order-parameter", "two-minimisers")
_LIGHT_RULES = ("theorem-1.1", "counterexample")


class _Parser(argparse.ArgumentParser):
    """argparse with one line of complaint."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}; see python -m certify --help")


class _Once(argparse.Action):
    """An option with a value that is given at most once, as the keys are."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            raise BadInput(f"{option} {values}: the option is given twice; once is wanted")
        setattr(namespace, self.dest, values)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m certify",
        usage=_USAGE,
        description="Certified bounds for the phase transitions of the noisy transformer model (arXiv:2606.05140).",
        epilog="Exit codes: 0 proved, 1 refuted or invalid, 2 bad input, 3 inconclusive, 4 a missing or failing "
        "tool or an internal error, 130 interrupted.",
        allow_abbrev=False,
    )
    parser.add_argument("words", nargs="*", metavar="key=value", help="d=5, digits=50, beta=1.2, claims=regime,...")
    parser.add_argument(
        "--json", action=_Once, metavar="FILE", help="write the certificate; - for standard output, alone"
    )
    parser.add_argument("--no-check", action="store_true", help="spare the independent checker the covers behind K_c")
    parser.add_argument("--tex", action=_Once, metavar="FILE", help="write the LaTeX appendix")
    parser.add_argument("--pdf", action=_Once, metavar="FILE", help="write the appendix as PDF (needs pdflatex)")
    parser.add_argument("--fragment", action="store_true", help="with --tex: for \\input, with a .bib beside it")
    parser.add_argument("--figures", action="store_true", help="with --tex or --pdf: add the figures")
    parser.add_argument("--derivations", action="store_true", help="with --tex or --pdf: add the symbolic derivations")
    parser.add_argument("--coq", action=_Once, metavar="FILE", help="write the claims as Coq theorems")
    parser.add_argument("--run-coq", action="store_true", help="with --coq: compile it and read the assumptions")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """The command line's entry: returns the exit code; a complaint is one line on stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded("certify", lambda: _dispatch(arguments))


def _dispatch(arguments: list[str]) -> int:
    if arguments[:1] == ["check"]:
        from certify.checker import main as check

        return check(arguments[1:])
    if arguments[:1] == ["asymptotics"]:
        from reports.asymptotics_command import main as asymptotics

        return asymptotics(arguments[1:])
    if arguments[:1] == ["sweep"]:
        from certify.sweep import main as sweep

        return sweep(arguments[1:])
    options = _parser().parse_args(arguments)
    if not options.words:
        raise BadInput("d: missing; try python -m certify d=5, or --help")
    return _certify(arguments, options)


def _certify(arguments: list[str], options: argparse.Namespace) -> int:
    from pathlib import Path

    from certify.files import check_writable
    from certify.query import parse_words

    query = parse_words(options.words)
    for flag, needs in (("fragment", "tex"), ("figures", "tex"), ("derivations", "tex"), ("run_coq", "coq")):
        if getattr(options, flag) and not (getattr(options, needs) or (needs == "tex" and options.pdf)):
            raise BadInput(f"--{flag.replace('_', '-')}: goes with --{needs} FILE")
    taken: dict[Path, str] = {}
    for key in ("json", "tex", "pdf", "coq"):
        value = getattr(options, key)
        if value is None or (key == "json" and value == "-"):
            continue
        path = check_writable(f"--{key}", value)
        if key == "coq" and not (path.stem.isidentifier() and path.stem.isascii() and path.suffix == ".v"):
            raise BadInput(f"--coq {value}: a file name such as five.v is wanted (coqc needs an identifier)")
        if path.resolve() in taken:
            raise BadInput(f"--{key} {value}: {taken[path.resolve()]} goes to that file already; another one is wanted")
        taken[path.resolve()] = f"--{key}"
    _require_tools(options)
    return _run(arguments, options, query)


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


def _progress() -> Callable[[str], None]:
    """A line on stderr that overwrites itself, on a terminal only."""
    if not sys.stderr.isatty():
        return lambda line: None
    return lambda line: print(f"\r\x1b[K{line} ...", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _run(arguments: list[str], options: argparse.Namespace, query: Query) -> int:
    """Compute, print a dimension at a time, check, write."""
    from certify.api import run
    from certify.certificate import document
    from certify.outcome import worst_exit_code
    from certify.summary import summary

    start = time.monotonic()
    keep = any((options.json, options.tex, options.pdf, options.coq))
    out = sys.stderr if options.json == "-" else sys.stdout
    claims: list[Claim] = []
    reasons: dict[int, str] = {}
    for group in run(query, _progress()):
        checked = _check(group, heavy=not options.no_check)
        _clear()
        for line in summary(group, checked):
            print(line, file=out)
        for claim in group:
            reasons.setdefault(worst_exit_code([claim]), f"{claim.label} d={claim.d}: {claim.outcome}: {claim.reason}")
        if keep:
            claims.extend(group)
    if keep:
        certificate = document(claims, _provenance(arguments, time.monotonic() - start))
        if refused := _write(certificate, options, out):
            reasons[1] = refused
    code = next((c for c in (1, 3) if c in reasons), 0)
    if code:
        print(f"certify: {reasons[code]}", file=sys.stderr)
    return code


def _check(claims: Sequence[Claim], *, heavy: bool) -> dict[int, str]:
    """Who has re-proved each claim, by its id. The independent checker reads what would be written.

    It takes milliseconds for the Bessel half; the covers behind K_c, which take it longer, are checked if `heavy`.
    A refusal is raised: such a certificate is not handed out.
    """
    from certify.certificate import document
    from certify.checker import LimitReached, Refusal, check_document

    decided = [claim for claim in claims if claim.outcome != "inconclusive"]
    covers = [claim for claim in decided if claim.label in _COVERS and claim.evidence["rule"] not in _LIGHT_RULES]
    light = [[claim] for claim in decided if not any(claim is cover for cover in covers)]
    checked = {id(claim): "Arb" for claim in decided}
    for group in [*light, covers] if heavy and covers else light:
        try:
            check_document(document(group))
        except LimitReached:
            continue
        except Refusal as refusal:
            raise InternalError(f"the independent checker refuses this certificate: {refusal}") from refusal
        checked |= {id(claim): "Arb, exact checker" for claim in group}
    return checked


def _provenance(arguments: list[str], seconds: float) -> dict[str, Any]:
    import platform
    from importlib.metadata import version

    import certify

    return {
        "command": " ".join(["python -m certify", *arguments]),
        "seconds": f"{seconds:.3f}",
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "versions": {
            "certify": certify.__version__,
            "python": platform.python_version(),
            "python-flint": version("python-flint"),
        },
    }


def _write(certificate: dict[str, Any], options: argparse.Namespace, out: Any) -> str | None:
    """Files asked for, each whole or not at all; a reason if Coq does not accept its file."""
    from pathlib import Path

    from certify.certificate import text
    from certify.files import write_whole

    refused = _write_coq(certificate, options, out) if options.coq else None
    if options.json == "-":
        sys.stdout.write(text(certificate))
    elif options.json:
        write_whole(Path(options.json), text(certificate))
        print(f"certificate: {options.json}  ({certificate['provenance']['digest']})", file=out)
    if options.tex or options.pdf:
        from reports.render import write_appendix

        write_appendix(
            certificate,
            tex=Path(options.tex) if options.tex else None,
            pdf=Path(options.pdf) if options.pdf else None,
            fragment=options.fragment,
            figures=options.figures,
            derivations=options.derivations,
        )
        for name in (options.tex, options.pdf):
            if name:
                print(f"appendix: {name}", file=out)
    return refused


def _write_coq(certificate: dict[str, Any], options: argparse.Namespace, out: Any) -> str | None:
    """The Coq file; with --run-coq the kernel's verdict, which goes into the provenance too."""
    from dataclasses import asdict
    from pathlib import Path

    from certify.coq import export, run_coq, unstated
    from certify.files import write_whole

    path = Path(options.coq)
    write_whole(path, export(certificate))
    print(f"Coq theorems: {path}", file=out)
    if silent := unstated(certificate):
        print(f"  nothing is stated in Coq of: {', '.join(silent)}", file=out)
    if not options.run_coq:
        return None
    verdict = run_coq(path)
    if not verdict.accepted:
        return f"Coq does not accept {path}: {verdict.reason}"
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(verdict).items()}
    certificate["provenance"]["coq"] = plain | {"seconds": f"{verdict.seconds:.1f}"}
    print(f"checked by: Coq kernel ({verdict})", file=out)
    return None
