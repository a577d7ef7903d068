"""`python -m proofs [LABEL ...] [--tex [FILE]] [--pdf FILE]`: replay the derivations, or show the steps of some.

`--tex` alone prints LaTeX for a document that exists; with a file, and `--pdf`, a whole document is written.

LABEL may be a number of the paper, the name of a module or a symbol as well: all rows that it means are shown. Of each
it says where each layer has it: specification, derivation, bound, rule of the checker, Coq theorems, tests.

Exit codes: 0 derived; 1 a step did not check; 2 bad input (there is no such row); 4 no TeX, or an internal error.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from certify.core.terminal import guarded
from proofs.engine.marked import plain
from proofs.ledger import PATH, Ledger, LedgerError, Row, load
from proofs.lookup import akin, asked, near
from proofs.places import behind, places

_NAMED: Final = 6
"""Rows that a line names."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m proofs", description="Replay the symbolic derivations.")
    parser.add_argument(
        "labels",
        nargs="*",
        metavar="LABEL",
        help="such as coupling:star, 1.8, (4.10), Lemma 4.3, thm 1.1, landau, K_c; default: all",
    )
    parser.add_argument("--tex", nargs="?", const="", metavar="FILE.tex", help="print LaTeX, or write a document")
    parser.add_argument("--pdf", metavar="FILE.pdf", help="write the document as PDF (needs pdflatex)")
    parser.add_argument("--ledger", type=Path, default=PATH, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.tex and not options.labels and not options.tex.endswith(".tex"):
        options.labels, options.tex = [options.tex], ""  # `--tex 1.8` is a label behind the option
    return guarded("proofs", lambda: _replay(options))


def _replay(options: argparse.Namespace) -> int:
    try:
        if options.tex or options.pdf is not None:
            return _write(options)
        return _run(_ledger(options.ledger), options.labels, tex=options.tex is not None)
    except LedgerError as error:
        print(f"proofs: {error}", file=sys.stderr)
        return 2


def _ledger(path: Path) -> Ledger:
    try:
        return load(path)
    except OSError as error:
        raise LedgerError(str(error)) from error


def _run(ledger: Ledger, labels: Sequence[str], *, tex: bool) -> int:
    """All rows, or those that are asked for."""
    if not labels:
        return _all(ledger, tex=tex)
    rows = _asked(ledger, labels)
    if tex:
        from proofs.engine.tex import NEEDS

        print(NEEDS)
    for number, row in enumerate(rows):
        if number:
            print()
        if code := _one(ledger, row, tex=tex):
            return code
    others = [other for label in labels for other in akin(ledger, rows, label)]
    if others and not tex:
        print(_wrap(f"see also: {', '.join(dict.fromkeys(others))}", "  "))
    return 0


def _asked(ledger: Ledger, labels: Sequence[str]) -> tuple[Row, ...]:
    """The rows that labels mean, each once; `Lemma 4.3` is one of two words. LedgerError for a label without a row."""
    found: dict[str, Row] = {}
    whole = " ".join(labels)
    for label in [whole] if asked(ledger, whole) else labels:
        rows = asked(ledger, label)
        if not rows:
            hint = f"; nearest: {', '.join(nearest)}" if (nearest := near(ledger, label)) else ""
            raise LedgerError(f"no row {label!r} in the ledger{hint}")
        found |= {row.label: row for row in rows}
    return tuple(found.values())


def _write(options: argparse.Namespace) -> int:
    """Rows as a document of their own, in files."""
    from reports.derivation_document import paths_of, write_derivations  # they bring the template engine

    paths = paths_of(options.tex or None, options.pdf)
    ledger = _ledger(options.ledger)
    rows = _asked(ledger, options.labels) if options.labels else tuple(ledger.rows.values())
    from proofs.engine.derivation import NotDerived
    from proofs.engine.replay import derivations

    found = derivations(ledger)
    try:
        derived = {row.label: found[row.label].derive() for row in rows if row.module}
    except NotDerived as error:
        print(f"proofs: {error}", file=sys.stderr)
        return 1
    write_derivations(ledger, rows, derived, paths)
    print(f"{', '.join(row.label for row in rows[:_NAMED])}{', ...' if rows[_NAMED:] else ''}: {_joined(paths)}")
    return 0


def _joined(paths: Mapping[str, Path]) -> str:
    return " and ".join(map(str, paths.values()))


def _all(ledger: Ledger, *, tex: bool) -> int:
    from proofs.engine import tex as latex
    from proofs.engine.replay import replay

    start, failures, steps, computed = time.perf_counter(), 0, 0, 0
    outcomes = []
    width = max(len(label) for label in ledger.rows)
    if not tex:
        print(f"{'label':<{width}}  {'statement':<62}  {'status':<34}  seconds")
    for outcome in replay(ledger):
        row = ledger.rows[outcome.label]
        outcomes.append(outcome)
        if outcome.derived is None:
            failures += 1
            print(f"proofs: {outcome.reason}", file=sys.stderr)
        else:
            steps += len(outcome.derived.steps)
            computed += outcome.derived.computed
        if not tex:
            print(_line(row, outcome.derived.derivation.title if outcome.derived else "", outcome, width), flush=True)
    if tex:
        print(latex.document(ledger, [item.derived for item in outcomes if item.derived is not None]))
    else:
        _rest(ledger, width)
        print(
            f"{len(outcomes) - failures} of {len(outcomes)} derivations replayed: {steps} steps, {computed} of them "
            f"checked by computation, the others definitions and written arguments; {time.perf_counter() - start:.1f} s"
        )
    return 1 if failures else 0


def _line(row: Row, title: str, outcome: object, width: int) -> str:
    derived = getattr(outcome, "derived", None)
    status = ", ".join(row.status) if derived is not None else "NOT DERIVED"
    seconds = f"{derived.seconds:.2f}" if derived is not None else "-"
    name = plain(title or row.statement)
    return f"{row.label:<{width}}  {textwrap.shorten(name, 62, placeholder='...'):<62}  {status:<34}  {seconds:>7}"


def _rest(ledger: Ledger, width: int) -> None:
    """The rows that no symbolic derivation stands behind, so that the table hides nothing."""
    for kind, heading in (("cited", "cited facts"), ("claim", "claims of certificates, proved on intervals")):
        print(f"-- {heading}")
        for row in ledger.of_kind(kind):
            print(f"{row.label:<{width}}  {row.reference if kind == 'cited' else _trusts(row)}")
    if others := [r for r in ledger.rows.values() if not r.module and r.kind not in {"cited", "claim"}]:
        print("-- definitions, and statements recorded without a derivation")
        for row in others:
            print(f"{row.label:<{width}}  {', '.join(row.status)}{': ' + plain(row.note) if row.note else ''}")


def _trusts(row: Row) -> str:
    """The cited facts under a claim; in each case where they depend on it, such as proved and refuted."""
    cases = row.cases or {"": row.trust}
    return "; ".join(
        f"{case}{' ' if case else ''}trusts: {', '.join(labels) or 'nothing'}" for case, labels in cases.items()
    )


def _one(ledger: Ledger, row: Row, *, tex: bool) -> int:
    from proofs.engine import tex as latex
    from proofs.engine.derivation import NotDerived
    from proofs.engine.replay import derivations

    if not row.module:
        print(latex.row(row) if tex else _plain_row(ledger, row))
        return 0
    try:
        derived = derivations(ledger)[row.label].derive()
    except NotDerived as error:
        print(f"proofs: {error}", file=sys.stderr)
        return 1
    if tex:
        print(latex.derivation(row, derived))
        return 0
    item = derived.derivation
    print(_plain_row(ledger, row))
    for name, values in (("hypotheses", item.hypotheses), ("cites", item.cites)):
        if values:
            print(_wrap(f"{name}: {'; '.join(map(plain, values))}", "  "))
    for number, checked in enumerate(derived.steps, 1):
        print(_wrap(f"{number:3}. [{checked.step.kind}] {plain(checked.step.statement)}", "     "))
        if checked.evidence:
            print(_wrap(f"     checked: {plain(checked.evidence)}", "       "))
    if item.does_not_prove:
        print(_wrap(f"does not prove: {plain(item.does_not_prove)}", "  "))
    print(f"derived in {derived.seconds:.2f} s: {len(derived.steps)} steps, {derived.computed} checked by computation")
    return 0


def _plain_row(ledger: Ledger, row: Row) -> str:
    """A row as text, with the place of each layer."""
    head = f"{row.label} ({row.kind}{' ' + row.number if row.number else ''}): {plain(row.statement)}"
    lines = [_wrap(head, "  "), f"status: {', '.join(row.status)}"]
    for name, values in (("uses", row.uses), ("trust", row.trust), ("claims", row.claims)):
        if values:
            lines.append(_wrap(f"{name}: {', '.join(values)}", "  "))
    lines += [
        _wrap(f"{name}: {text}", "  ")
        for name, text in (("reference", row.reference), ("note", plain(row.note)), ("elsewhere", row.elsewhere))
        if text
    ]
    lines += [_wrap(line, "  ") for line in (*places(row), *behind(ledger, row))]
    return "\n".join(lines)


def _wrap(text: str, indent: str) -> str:
    return textwrap.fill(text, 118, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    sys.exit(main())
