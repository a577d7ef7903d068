"""Pages that are made of the ledger, of the derivations and of the specification before Sphinx reads its sources.

They go to `generated/`: `format/` is the specification as it stands; `claims.md` one section for each kind of claim;
`theory/` one page for each room of proofs/, each derivation replayed while it is written; `ledger.md` the dependences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.util import logging

from docs.extensions.graph import drawing
from docs.extensions.methods import methods
from proofs.engine.derivation import Derived
from proofs.engine.marked import parts
from proofs.engine.replay import replay
from proofs.ledger import Ledger, Row, load
from proofs.places import number_of, pages, path_of, targets

_LOG = logging.getLogger(__name__)
ROOT: Final = Path(__file__).resolve().parent.parent.parent
_ESCAPED: Final = str.maketrans({character: f"\\{character}" for character in "\\*_[]<>#`"})
_LEGEND: Final = """A line leads from a row to what it uses, to the right. Claims are blue, theorems green, cited facts
red.

````{container} wide
```{image} ledger.svg
:alt: dependences of the rows of the ledger
:target: ../_images/ledger.svg
```
````
"""
_CONTENTS: Final = "\n```{{toctree}}\n:hidden:\n\n{}\n```\n"
_ROOMS: Final = {
    "variational": "Section 2: the variational problem",
    "gegenbauer": "Zonal polynomials",
    "funk_hecke": "The eigenvalues of the kernel",
    "bessel": "Bessel ratios and beta_*",
    "beckner": "The sharp inequality and its equality case",
    "main_theorem": "Theorem 1.1",
    "quartic": "The quartic obstruction",
    "landau": "(1.17): just beyond beta_*",
    "large_beta": "(1.18), (1.19): large beta",
    "large_dimension": "(1.16): large dimension",
    "kuramoto_limit": "The limit of small beta",
    "coupling": "K_c by covers",
    "reduction": "One function of one variable",
    "spine": "K_c by a cover in one variable",
    "branch": "The branch of critical densities, and its fold",
    "kernels": "Other kernels",
    "ratio": "Inequalities and values of Bessel ratios",
}
"""Titles of rooms, in the order of their pages. A room has to have one."""


def marked(text: str) -> str:
    """A sentence with marked mathematics as MyST: labels link to their row."""
    forms = {"math": "${}$", "display": "\n\n$$\n{}\n$$\n\n", "code": "`{}`"}
    found = []
    for part in parts(text):
        if part.kind == "label":
            found.append(link(part.text))
        else:
            found.append(forms[part.kind].format(part.text) if part.kind in forms else part.text.translate(_ESCAPED))
    return "".join(found)


def anchor(label: str) -> str:
    """The name of a row's place in the pages; `branch:fold` is another one than `branch-fold`."""
    return "row-" + re.sub(r"[^a-z0-9_]+", "-", label.lower().replace(":", "_"))


def link(label: str) -> str:
    """A link to a row of the ledger."""
    return f"[`{label}`](#{anchor(label)})"


def _links(labels: Sequence[str]) -> str:
    return ", ".join(link(label) for label in labels)


def derivation(row: Row, derived: Derived) -> Iterator[str]:
    """A section: the statement, what it rests on, the steps, and where the other layers have it."""
    what = derived.derivation
    number = number_of(row)
    number = f" {number}" if number.startswith("(") else f" ({number})" if number else ""
    yield f"({anchor(row.label)})=\n## {marked(what.title)}\n"
    yield f"`{row.label}`{number}. {marked(what.statement)}\n"
    if what.hypotheses:
        yield f"*Hypotheses*: {marked('; '.join(what.hypotheses))}.\n"
    if what.uses or what.cites:
        yield f"*Rests on*: {_links((*what.uses, *what.cites))}.\n"
    for number_, checked in enumerate(derived.steps, 1):
        evidence = f" *Checked*: {marked(checked.evidence)}." if checked.evidence else ""
        text = f"*{checked.step.kind}*. {marked(checked.step.statement)}{evidence}"
        mark = f"{number_}. "
        yield mark + text.replace("\n", "\n" + " " * len(mark))
    yield ""
    if what.does_not_prove:
        yield f"*Not proved here*: {marked(what.does_not_prove)}.\n"
    yield from _places(row)


def _places(row: Row) -> Iterator[str]:
    """Where each layer has a row."""
    for layer, names in targets(row).items():
        files: dict[str, list[str]] = defaultdict(list)
        for name in names:
            files[path_of(layer, name)].append(name.partition(":")[2])
        shown = ", ".join(f"`{path}`{_named(inside)}" for path, inside in files.items())
        yield f"- *{layer}*: {shown}"
    yield ""


def _named(inside: Sequence[str]) -> str:
    names = [f"`{name}`" for name in inside if name]
    return f" ({', '.join(names)})" if names else ""


def theory(ledger: Ledger) -> dict[str, str]:
    """One page for each room, and their list."""
    rooms: dict[str, list[str]] = defaultdict(list)
    for outcome in replay(ledger):
        row = ledger.rows[outcome.label]
        if outcome.derived is None:
            _LOG.warning("%s is not derived: %s", row.label, outcome.reason)
            continue
        rooms[row.module.partition(".")[0]] += derivation(row, outcome.derived)
    order = sorted(rooms, key=list(_ROOMS).index)
    titles = {room: _ROOMS[room].translate(_ESCAPED) for room in order}
    files = {f"theory/{room}.md": f"# {title}\n\n" + "\n".join(rooms[room]) for room, title in titles.items()}
    entries = "\n".join(f"{room}" for room in order)
    head = (
        "# Theory\n\nEvery result on which a claim rests, derived step by step. A step marked *identity*, *sign*, "
        "*induction* or *limit*\nwas computed while this page was made; an *argument* is for the reader.\n"
    )
    return files | {"theory/index.md": f"{head}\n```{{toctree}}\n:maxdepth: 1\n\n{entries}\n```\n"}


def claims(ledger: Ledger) -> str:
    """One section for each kind of claim: what it says, and for each of its rules method, evidence and an example."""
    lines = ["# Claims\n", "What a certificate can say, and from what it follows.\n"]
    for row in ledger.of_kind("claim"):
        lines.append(f"({anchor(row.label)})=\n## {row.label}\n")
        lines.append(f"{marked(row.statement)}\n")
        if row.note:
            lines.append(f"{marked(row.note)}\n")
        lines.append(f"*Derived from*: {_links(row.uses)}.\n")
        cases: Mapping[str, tuple[str, ...]] = row.cases or {"": row.trust}
        for case, trust in cases.items():
            where = f" {case.translate(_ESCAPED)}" if case else ""
            lines.append(f"- *Cited facts*{where}: {_links(trust) or 'none'}")
        found = [Path(page).name for page in pages(row)]
        shown = ", ".join(f"[{name}](format/{name})" for name in found)
        lines.append(f"- *Specification*: {shown}")
        lines += _places(row)
        lines += methods(row.label)
    return "\n".join(lines)


def ledger_page(ledger: Ledger) -> str:
    """The dependences: the picture, the cited facts, then each row with what it uses and what uses it."""
    used: dict[str, list[str]] = defaultdict(list)
    for row in ledger.rows.values():
        for label in row.uses:
            used[label].append(row.label)
    lines = ["# The ledger\n", _LEGEND]
    lines.append("## Cited facts\n")
    for row in ledger.of_kind("cited"):
        lines.append(f"({anchor(row.label)})=\n### {row.label}\n")
        lines.append(f"{marked(row.statement)} {row.reference.translate(_ESCAPED)}\n")
        lines.append(f"*Used by*: {_links(used[row.label])}.\n")
    lines.append("## Rows\n")
    for row in ledger.rows.values():
        lines.append(
            f"- {link(row.label)}, {', '.join(dict.fromkeys((f'{row.kind} {row.number}'.strip(), *row.status)))}"
        )
        for name, labels in (("uses", row.uses), ("used by", used[row.label]), ("cited facts", sorted(row.trust))):
            if labels:
                lines.append(f"  - *{name}*: {_links(labels)}")
    lines.append("")
    shown = {row.label for row in ledger.rows.values() if row.module or row.kind in ("claim", "cited")}
    for row in ledger.rows.values():
        if row.label not in shown:
            lines.append(f"({anchor(row.label)})=\n### {row.label}\n\n{marked(row.statement)}\n")
    return "\n".join(lines)


def joined(text: str) -> str:
    """A page whose tables have a row that goes on in the next one, with nothing in its first cell, in one row."""
    lines: list[str] = []
    for line in text.split("\n"):
        if re.match(r"\| *\|", line) and lines and lines[-1].startswith("|"):
            pairs = zip(_cells(lines[-1]), _cells(line), strict=True)
            lines[-1] = f"| {' | '.join(' '.join(filter(None, pair)) for pair in pairs)} |"
        else:
            lines.append(line)
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])]


def write(app: Sphinx) -> None:
    """All pages; a file is touched only where it changes, so that a second build is quick."""
    ledger = load()
    files = {
        f"format/{page.name}": joined(page.read_text(encoding="utf-8"))
        for page in (ROOT / "certify/FORMAT").glob("*.md")
    }
    files["format/README.md"] += _CONTENTS.format(
        "\n".join(sorted(Path(name).stem for name in files if "README" not in name))
    )
    files |= theory(ledger)
    files |= {"claims.md": claims(ledger), "ledger.md": ledger_page(ledger), "ledger.svg": drawing(ledger)}
    for name, text in files.items():
        path = Path(app.srcdir) / "generated" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def relink(app: Sphinx, name: str, source: list[str]) -> None:
    """Links of pages that are also read in the repository, to the copies that stand here."""
    source[0] = source[0].replace("](../certify/FORMAT/", "](/generated/format/")


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("builder-inited", write)
    app.connect("source-read", relink)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
