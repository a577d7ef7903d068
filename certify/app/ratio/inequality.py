"""`python -m certify prove "r(nu,x) < x/(2*nu+2)" nu=-1..inf x=0..inf`, and the same in Python."""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from certify.app.arguments import Once, Parser, require_coq, work_of
from certify.app.checked import Checked, check_claims
from certify.app.progress import show_progress
from certify.app.query import keys_of
from certify.app.ratio.words import without_powers
from certify.core.certificate import document
from certify.core.claim import Claim
from certify.core.errors import BadInput
from certify.core.files import check_suffix, check_writable
from certify.solve.ratio.claims import route_of
from certify.solve.ratio.inequality import Answer, Outcome, decide

NU, X = "-1/2..inf", "0..inf"
EXIT_CODES: Final[dict[Outcome, int]] = {"proved": 0, "refuted": 1, "undefined": 2, "inconclusive": 3}
_USAGE = """python -m certify prove "r(nu,x) < x/(2*nu+2)" [nu=-1..inf] [x=0..inf] [--json FILE|-] [--work SECONDS]
       python -m certify prove --literature [--json FILE|-] [--pdf FILE]"""
_ABOUT = """Inequalities in r(nu+k,x) = I_{nu+k+1}(x)/I_{nu+k}(x), quotients I(nu+k)/I(nu+l), nu, x, numbers, + - * / ^
and sqrt, with < <= > >= and chains, for all nu and x of ranges. Ends of nu belong to its range unless an order is -1
there; x = 0 and infinity do not belong to that of x."""
_CODES = "Exit codes: 0 proved, 1 false (with a point), 2 undefined somewhere, or not readable, 3 undecided."


@dataclass(frozen=True, slots=True)
class Inequality:
    """What became of a statement: `outcome` is proved, refuted, undefined or inconclusive; it has no truth value.

    point: (nu, x) where it is false or undefined; reason: why it is not proved; route: what kinds of proof were used;
    claims: the one about it, then those about parts of its domain that are proved instead.
    """

    outcome: Outcome
    claims: tuple[Claim, ...]
    reason: str
    point: tuple[Fraction, Fraction] | None
    checked: Checked | None

    def __bool__(self) -> bool:
        raise TypeError("an answer has no truth value: compare answer.outcome with 'proved'")

    @property
    def exit_code(self) -> int:
        """0 proved, 1 false, 2 undefined, 3 undecided."""
        return EXIT_CODES[self.outcome]

    @property
    def certificate(self) -> dict[str, Any] | None:
        """The certificate as a JSON-ready dict; None where there is nothing to certify."""
        return document(self.claims) if self.claims else None

    @property
    def route(self) -> str:
        """The kinds of proof that were used, where it is decided."""
        return route_of(self.claims[0]) if self.outcome in ("proved", "refuted") else ""

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def prove(text: str, nu: str = NU, x: str = X) -> Inequality:
    """Decide a statement such as "r(nu,x) < x/(2*nu+2)" for all nu and x of two ranges, such as "-1..inf".

    Raises BadInput, naming the token and its place, where it cannot be read, and TypeError for anything but texts.

    >>> prove("r(nu,x) < x/(2*nu+2)", nu="-1..inf").outcome
    'proved'
    >>> prove("r(nu,x) < 1", nu="-1..inf").outcome
    'refuted'
    """
    for key, value in (("statement", text), ("nu", nu), ("x", x)):
        if not isinstance(value, str):
            raise TypeError(f"{key}: a str is wanted, not {type(value).__name__}")
    return _checked(decide(text, without_powers(nu), without_powers(x)))


def _checked(answer: Answer, work: Fraction | None = None) -> Inequality:
    checked = check_claims(answer.claims, work=work) if answer.claims else None
    return Inequality(answer.outcome, answer.claims, answer.reason, answer.point, checked)


def evidence_size(claim: Claim) -> int:
    """The bytes of the evidence of a claim in its certificate, without white space."""
    return len(json.dumps(document([claim])["claims"][0]["evidence"], separators=(",", ":")))


def _lines(answer: Inequality) -> Iterator[str]:
    if answer.outcome != "proved":
        words = {"refuted": "false", "undefined": "undefined", "inconclusive": "undecided"}
        yield answer.reason if answer.outcome != "inconclusive" else f"{words[answer.outcome]}: {answer.reason}"
    if answer.checked is None:
        return
    for claim, checker in zip(answer.claims, answer.checked.words, strict=True):
        if claim.outcome == "inconclusive":
            continue
        if claim.outcome == "proved":
            subject = claim.subject
            yield f"{'' if answer.outcome == 'proved' else 'but '}proved for nu = {subject['nu']}, x = {subject['x']}"
        yield f"  {route_of(claim)}; certificate of {evidence_size(claim)} bytes"
        yield f"  {claim.outcome} | from: {', '.join(claim.trust) or 'no cited fact'} | checked by: {checker}"


def main(arguments: Sequence[str]) -> int:
    """The exit code of `prove`."""
    parser = Parser(prog="python -m certify prove", usage=_USAGE, description=_ABOUT, epilog=_CODES)
    parser.add_argument("words", nargs="*", metavar="STATEMENT or key=value")
    parser.add_argument("--json", action=Once, metavar="FILE", help="write the certificate; - for standard output")
    parser.add_argument("--work", action=Once, metavar="SECONDS", help="estimated seconds for each exact check")
    parser.add_argument("--literature", action="store_true", help="decide the bounds of the literature, in a table")
    parser.add_argument("--coq", action=Once, metavar="FILE", help="write what is proved as Coq theorems")
    parser.add_argument("--run-coq", action="store_true", help="with --coq: compile it and read the assumptions")
    parser.add_argument("--tex", action=Once, metavar="FILE", help="with --literature: write the table in LaTeX")
    parser.add_argument("--pdf", action=Once, metavar="FILE", help="the same as PDF (needs pdflatex)")
    options = parser.parse(arguments)
    if options.json not in (None, "-"):
        check_writable("--json", options.json)
    options.work = work_of(options.work)
    require_coq(options)
    if options.literature:
        from certify.app.ratio.literature import main as literature

        if options.words:
            raise BadInput(f"--literature: goes without a statement; {options.words[0][:60]!r} is given")
        for key in ("tex", "pdf"):
            if value := getattr(options, key):
                check_suffix(f"--{key}", value, (f".{key}",))
        return literature(arguments, options)
    if options.tex or options.pdf:
        raise BadInput(f"--{'tex' if options.tex else 'pdf'}: goes with --literature")
    text, nu, x = words_of(options.words)
    return _run(text, nu, x, arguments, options)


def words_of(words: Sequence[str]) -> tuple[str, str, str]:
    """The statement, and the ranges of nu and x."""
    keyed = [word for word in words if re.match(r"[A-Za-z]+=", word)]
    given, texts = keys_of(keyed, ("nu", "x")), [word for word in words if word not in keyed]
    if len(texts) > 1:
        raise BadInput(f"{texts[1][:60]!r}: one statement is wanted, in quotes; {texts[0][:40]!r} is another")
    if not texts:
        raise BadInput('statement: missing; one such as "r(nu,x) < x/(2*nu+2)" is wanted, in quotes')
    return texts[0], without_powers(given.get("nu", NU)), without_powers(given.get("x", X))


def _run(text: str, nu: str, x: str, arguments: Sequence[str], options: argparse.Namespace) -> int:
    start = time.monotonic()
    answer = _checked(
        decide(text, nu, x, lambda line: show_progress(f"{line} ..."), formal=options.coq is not None), options.work
    )
    show_progress("")
    out = sys.stderr if options.json == "-" else sys.stdout
    if answer.outcome != "undefined":
        print(answer, file=out)
    if (options.json or options.coq) and answer.checked is not None:
        from certify.app.written import write

        options.coq = options.coq if any(claim.outcome == "proved" for claim in answer.claims) else None
        refused = write(answer.checked, ["prove", *arguments], time.monotonic() - start, options, out)
        if refused:
            print(f"certify: {refused}", file=sys.stderr)
            return 1
    if answer.exit_code:
        print(f"certify: {answer.reason}", file=sys.stderr)
    return answer.exit_code
