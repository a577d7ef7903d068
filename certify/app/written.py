"""What is made of a checked certificate: the files that the command line asks for, all of one verdict."""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from textwrap import fill
from typing import IO, Any, Final

from certify import __version__
from certify.app.checked import Checked, record
from certify.app.progress import show_progress
from certify.app.rows import table_of
from certify.checker import Claim as Accepted
from certify.core.certificate import document, text
from certify.core.claim import INEQUALITY
from certify.core.errors import BadInput
from certify.core.files import write_whole

_WIDTH: Final = 120  # of a line on the terminal


def write(
    checked: Checked, arguments: Sequence[str], seconds: float, options: argparse.Namespace, out: IO[str]
) -> str | None:
    """Files asked for, each whole or not at all, all of one verdict; a reason if Coq does not accept its file."""
    certificate = document(checked.claims, _provenance(arguments, seconds) | {"checked": record(checked.statuses)})
    refused = _write_coq(checked, certificate["provenance"], options, out) if options.coq else None
    if options.json == "-":
        sys.stdout.write(text(certificate))
    elif options.json:
        write_whole(Path(options.json), text(certificate))
        print(f"certificate: {options.json}  ({certificate['provenance']['digest']})", file=out)
    if options.tex or options.pdf:
        _write_appendix(checked, certificate["provenance"], options, out)
    return refused


def write_data(checked: Checked, table: str | None, figure: str | None, out: IO[str]) -> None:
    """The files of `--table` and `--figure`, where they are asked for."""
    if table is not None:
        found = table_of(checked.claims)
        write_whole(Path(table), found.json() if table.lower().endswith(".json") else found.csv())
        print(f"table: {table}", file=out)
    if figure is not None:
        _write_figure(checked, Path(figure), out)


def _write_figure(checked: Checked, path: Path, out: IO[str]) -> None:
    """What the checker accepted of K_c and the order parameter, if that can be drawn; else a line says why not."""
    from certify.app.curve import figure_of  # matplotlib takes a second
    from certify.app.curves import write_figure
    from certify.app.result import Result
    from reports.drawing import drawn

    claims = [claim for claim, own in zip(checked.claims, checked.accepted, strict=True) if own is not None]
    try:
        canvas = figure_of(Result(tuple(claims)))
    except BadInput as reason:
        print(f"no figure: {reason}; {path} is not written", file=sys.stderr)
        return
    write_figure(path, drawn(canvas, path.suffix))
    print(f"figure: {path}", file=out)


def _write_appendix(checked: Checked, provenance: dict[str, Any], options: argparse.Namespace, out: IO[str]) -> None:
    """The appendix of what the checker accepted; RefusedCertificate if it gave a claim up."""
    from reports.bibliography import PAPER
    from reports.render import write_appendix

    verdict = checked.verdict("appendix")
    samples = None
    if options.figures:
        from certify.app.curves import samples_of

        samples = samples_of(verdict.accepted)
    told = write_appendix(
        verdict,
        provenance["digest"],
        provenance,
        tex=Path(options.tex) if options.tex else None,
        pdf=Path(options.pdf) if options.pdf else None,
        fragment=options.fragment,
        derivations=options.derivations,
        samples=samples,
        file="certificate.json" if options.json in (None, "-") else options.json,
        paper=options.cite_key or PAPER,
    )
    for name in (options.tex, options.pdf):
        if name:
            print(f"appendix: {name}", file=out)
    for line in told:
        print(line, file=out)


def _write_coq(checked: Checked, provenance: dict[str, Any], options: argparse.Namespace, out: IO[str]) -> str | None:
    """The Coq file of what the checker accepted, with the names of the theorems beside their claims.

    With --run-coq the kernel's verdict, for the provenance too.
    """
    from certify.coq import run_coq

    path = Path(options.coq)
    accepted = checked.decided("Coq file")
    others = [(claim.label, claim.d) for claim in checked.alone if claim.outcome == "proved" and claim.d is not None]
    source, named, silent = _theorems(accepted, provenance["digest"], others)
    write_whole(path, source)
    print(f"Coq theorems: {path}", file=out)
    for about, names in named:
        print(fill(f"  {about}: {', '.join(names)}", _WIDTH, subsequent_indent="    "), file=out)
    if silent:
        print(f"  nothing is stated in Coq of: {', '.join(silent)}", file=out)
    if not options.run_coq:
        return None
    show_progress("the Coq kernel; the first time it compiles what it needs of the theory, in minutes ...")
    verdict = run_coq(path)
    show_progress("")
    if not verdict.accepted:
        return f"Coq does not accept {path}: {verdict.reason}"
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(verdict).items()}
    provenance["coq"] = plain | {"seconds": f"{verdict.seconds:.1f}"}
    print(f"checked by: Coq kernel ({verdict})", file=out)
    return None


def _theorems(
    accepted: Sequence[Accepted], digest: str, others: Sequence[tuple[str, int]]
) -> tuple[str, list[tuple[str, Sequence[str]]], list[str]]:
    """(the Coq file, what its theorems are about with their names, what of the claims is not stated)."""
    from certify.coq import export, export_ratios, stated_claims, unstated

    if any(claim.label == INEQUALITY for claim in accepted):
        return export_ratios(accepted, digest)
    stated = stated_claims(accepted)
    named: list[tuple[str, Sequence[str]]] = [(claim.about, claim.names) for claim in stated]
    return export(accepted, digest, others, stated), named, unstated(accepted, others)


def _provenance(arguments: Sequence[str], seconds: float) -> dict[str, Any]:
    return {
        "command": " ".join(["python -m certify", *arguments]),
        "seconds": f"{seconds:.3f}",
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "versions": {
            "certify": __version__,
            "python": platform.python_version(),
            "python-flint": version("python-flint"),
        },
    }
