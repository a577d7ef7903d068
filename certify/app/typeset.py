"""`python -m certify typeset CERT.json -o FILE`: the LaTeX appendix of a certificate from a file.

Exit codes: 0 written; 1, 2, 3 the checker refuses the certificate (invalid, malformed, limit); 2 bad input; 4 TeX, or
an internal error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from certify.app.arguments import Parser, work_of
from certify.app.checked import accept
from certify.checker.document.reader import MAX_BYTES, MAX_INTEGER_DIGITS
from certify.core.certificate import digest
from certify.core.digits import integer_of
from certify.core.errors import BadInput
from certify.core.files import check_writable
from certify.core.terminal import guarded


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. A complaint is one line on stderr."""
    given = sys.argv[1:] if arguments is None else arguments
    return guarded("certify", lambda: _make(_parser().parse(given)))


def _parser() -> Parser:
    parser = Parser(prog="python -m certify typeset", description=__doc__)
    parser.add_argument("certificate", metavar="CERT.json", help="a certificate; - for standard input")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the LaTeX file; one that ends in .pdf: PDF only"
    )
    parser.add_argument("--pdf", action="store_true", help="compile it too: the PDF comes beside FILE")
    parser.add_argument("--fragment", action="store_true", help="FILE is for \\input; a .bib file comes beside it")
    parser.add_argument("--cite-key", metavar="KEY", help="with --fragment: the host document's key of the paper")
    parser.add_argument("--figures", action="store_true", help="add the figures (PDF files beside FILE)")
    parser.add_argument("--derivations", action="store_true", help="add the symbolic derivations")
    parser.add_argument("--work", metavar="SECONDS", help="estimated seconds for the check (default: by its size)")
    return parser


def _make(options: argparse.Namespace) -> int:
    from reports.bibliography import PAPER
    from reports.latex import find_tool
    from reports.render import write_appendix

    work = work_of(options.work)
    output = check_writable("-o", options.output)
    only_pdf = output.suffix == ".pdf"
    beside = check_writable("--pdf", str(output.with_suffix(".pdf"))) if options.pdf else None
    if only_pdf or options.pdf:
        find_tool("pdflatex")
    data = _read(options.certificate)
    verdict = accept(data, work)
    samples = None
    if options.figures:
        from certify.app.curves import samples_of

        samples = samples_of(verdict.accepted)
    certificate = _plain(data)
    told = write_appendix(
        verdict,
        digest(certificate),
        certificate.get("provenance", {}),
        tex=None if only_pdf else output,
        pdf=output if only_pdf else beside,
        fragment=options.fragment,
        derivations=options.derivations,
        samples=samples,
        file="certificate.json" if options.certificate == "-" else options.certificate,
        paper=options.cite_key or PAPER,
    )
    for line in told:
        print(line)
    return 0


def _read(name: str) -> bytes:
    """The bytes of a file, one more than the checker reads at most."""
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise BadInput(f"{name}: cannot be read ({getattr(error, 'strerror', None) or 'not a file name'})") from None


def _plain(data: bytes) -> dict[str, Any]:
    """The JSON object that the checker has accepted, for its digest and its provenance.

    Its form is as it should be; numbers that the format does not have can stand in the provenance only, as texts.
    """
    certificate: dict[str, Any] = json.loads(
        data, parse_float=str, parse_int=lambda n: integer_of(n) if len(n) <= MAX_INTEGER_DIGITS else n
    )
    return certificate
