"""The options of the main command, and what `--help` says of them."""

from __future__ import annotations

from certify import __version__
from certify.app.arguments import Once, Parser

_USAGE = """python -m certify d=5 [digits=50] [beta=1.2 | beta=0.5..3] [claims=LABEL,...] [--json FILE|-] [--tex FILE]
       python -m certify check FILE [--work SECONDS]
       python -m certify asymptotics d=3 ...
       python -m certify ratio nu=1/2 x=75000 ... | inverse nu=49 y=9/10 ...
       python -m certify prove "r(nu,x) < x/(2*nu+2)" nu=-1..inf ...
       python -m certify sweep d=2..5 ... --out FOLDER
       python -m certify typeset FILE -o app.tex ...
       python -m certify --version"""
_EXIT_CODES = """Exit codes: 0 everything claimed is proved in ball arithmetic, 1 refuted or invalid, 2 bad input,
3 inconclusive, 4 a missing or failing tool or an internal error, 130 interrupted. An exact check that was given up at
its work limit, or was not asked for, leaves a claim proved by Arb only: `checked by` says so, and the exit code stays
0."""


def option_parser() -> Parser:
    """For `key=value` words and the options beside them."""
    parser = Parser(
        prog="python -m certify",
        usage=_USAGE,
        description="Certified bounds for the phase transitions of the noisy transformer model (arXiv:2606.05140).",
        epilog=_EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"certify {__version__}")
    parser.add_argument("--completion", action=Once, metavar="SHELL", help="print completions for bash or zsh")
    parser.add_argument("words", nargs="*", metavar="key=value", help="d=5, digits=50, beta=1.2, claims=regime,...")
    parser.add_argument(
        "--json", action=Once, metavar="FILE", help="write the certificate; - for standard output, alone"
    )
    parser.add_argument("--no-check", action="store_true", help="spare the independent checker the covers behind K_c")
    parser.add_argument(
        "--work", action=Once, metavar="SECONDS", help="estimated seconds for each exact check (default: by its size)"
    )
    parser.add_argument("--workers", type=int, help="processes for the parts of an interval (default: all cores)")
    parser.add_argument(
        "--keep", action=Once, metavar="FOLDER", help="keep proved parts of an interval; go on from them"
    )
    parser.add_argument("--tex", action=Once, metavar="FILE", help="write the LaTeX appendix")
    parser.add_argument("--pdf", action=Once, metavar="FILE", help="write the appendix as PDF (needs pdflatex)")
    parser.add_argument("--fragment", action="store_true", help="with --tex: for \\input, with a .bib beside it")
    parser.add_argument("--cite-key", action=Once, metavar="KEY", help="with --fragment: your key of the paper")
    parser.add_argument("--figures", action="store_true", help="with --tex or --pdf: add the figures")
    parser.add_argument("--derivations", action="store_true", help="with --tex or --pdf: add the symbolic derivations")
    parser.add_argument("--table", action=Once, metavar="FILE", help="write the table of the claims (.csv or .json)")
    parser.add_argument(
        "--figure",
        action=Once,
        metavar="FILE",
        help="draw K_c and m_1 over beta, a parameter or d (.pdf, .svg or .png)",
    )
    parser.add_argument("--coq", action=Once, metavar="FILE", help="write the claims as Coq theorems")
    parser.add_argument("--run-coq", action="store_true", help="with --coq: compile it and read the assumptions")
    return parser
