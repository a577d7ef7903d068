"""`python -m certify prove --literature`: the bounds of the literature, decided and checked, in a table."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from certify import __version__
from certify.app.checked import Checked, check_claims, joined
from certify.app.ratio.inequality import EXIT_CODES, evidence_size
from certify.core.claim import Claim
from certify.solve.ratio.inequality import Outcome, decide, failure_below
from certify.solve.ratio.literature import KNOWN, Known

if TYPE_CHECKING:
    from reports.literature import Bound


def main(arguments: Sequence[str], options: argparse.Namespace) -> int:
    """Print a line for each bound, then the works; write what is asked for. The exit code of the worst outcome."""
    start, out = time.monotonic(), sys.stderr if options.json == "-" else sys.stdout
    if options.pdf:
        from reports.latex import find_tool

        find_tool("pdflatex")
    works = list(dict.fromkeys(known.source for known in KNOWN))
    bounds: list[Bound] = []
    parts: list[Checked] = []
    for bound, checked in _decided(works, options.work, formal=options.coq is not None):
        bounds.append(bound)
        parts.append(checked)
        for line in _lines(bound):
            print(line, file=out, flush=True)
    for number, work in enumerate(works, 1):
        print(f"[{number}] {work}", file=out)
    refused = None
    if options.json or options.coq:
        from certify.app.written import write

        rest = argparse.Namespace(**vars(options) | {"tex": None, "pdf": None})
        refused = write(joined(parts), ["prove", *arguments], time.monotonic() - start, rest, out)
    if options.tex or options.pdf:
        from reports.literature import write as write_table

        paths = {key: Path(value) if (value := getattr(options, key)) else None for key in ("tex", "pdf")}
        write_table(bounds, works, __version__, **paths)
        for name in filter(None, (options.tex, options.pdf)):
            print(f"table: {name}", file=out)
    codes = {code for outcome, code in EXIT_CODES.items() if any(bound.outcome == outcome for bound in bounds)}
    if refused:
        print(f"certify: {refused}", file=sys.stderr)
    return 1 if refused else next((code for code in (1, 2, 3) if code in codes), 0)


def _decided(works: Sequence[str], work: Fraction | None, *, formal: bool) -> Iterator[tuple[Bound, Checked]]:
    """Each bound, with its claim and, where the range of nu does not begin at -1, with that of a failure below it."""
    for known in KNOWN:
        answer = decide(known.statement, known.nu, known.x, formal=formal)
        point, refuted = _below(known)
        checked = check_claims([*answer.claims[:1], *refuted], work=work)
        yield _bound(known, works, answer.outcome, checked, point), checked


def _below(known: Known) -> tuple[tuple[Fraction, Fraction] | None, list[Claim]]:
    """(a point below the range of nu at which a bound fails, the claim about that; none where it is undefined)."""
    found = failure_below(known.statement, Fraction(known.nu.partition("..")[0]), known.x)
    return (None, []) if found is None else (found[0], [] if found[1] is None else [found[1]])


def _bound(
    known: Known, works: Sequence[str], outcome: Outcome, checked: Checked, point: tuple[Fraction, Fraction] | None
) -> Bound:
    from reports.literature import Bound

    return Bound(
        known.name,
        works.index(known.source),
        known.statement,
        known.nu,
        known.x,
        known.published,
        outcome,
        checked.words[0] if checked.words else "nothing yet",
        evidence_size(checked.claims[0]) if checked.claims else 0,
        point,
        undefined=point is not None and len(checked.claims) == 1,
    )


def _lines(bound: Bound) -> Iterator[str]:
    place = f"[{bound.source + 1}] {bound.name}"
    published = f"; in the work {bound.published}" if bound.enlarged else ""
    below = ""
    if bound.outside is not None:
        nu, x = bound.outside
        below = f"; {'no meaning' if bound.undefined else 'false'} at nu = {nu}, x = {x}"
    yield f"{place:<42} {bound.outcome:<9} {bound.size:>6} bytes | checked by: {bound.checked_by}"
    yield f"    {bound.statement}"
    yield f"    nu = {bound.nu}{published}{below}"
