"""The atlas's page, its manifest and its theorem map, made of its certificates: what they do not say is not there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from certify.app.curve import curve
from certify.app.result import Result
from certify.app.sentences import statement
from certify.app.table import Table
from certify.checker.registry import claims_of
from certify.core.certificate import digest
from certify.core.claim import Claim
from certify.core.errors import BadInput
from certify.core.exact import Dyadic, as_fraction
from certify.core.read import claims_from
from proofs.engine.marked import plain
from proofs.ledger import Ledger, Row, load
from proofs.places import pages as specified
from proofs.places import path_of, targets

if TYPE_CHECKING:
    from reports.drawing import Drawn, Plot

CERTIFICATES: Final = "certificates"
MANIFEST: Final = "MANIFEST.sha256"
THEOREMS: Final = "THEOREM_MAP.json"
PAGE: Final = "index.md"
FIGURES: Final = ("curve", "diagram")
"""Kinds of documents that have a figure."""
_DIAGRAM: Final = (
    "Proved: K_c at the dots; between them, as log K_c is concave in log beta (`coupling:band`), in the red band, "
    "drawn where its upper end is at most 11/10 of the lower one; at large beta by (1.18) with its remainder. Up to "
    "beta_\\* K_c = K_#. Dashed, and proved by nothing here: (1.18) without its remainder."
)
_ESCAPED: Final = str.maketrans({character: f"\\{character}" for character in "\\*_[]<>#`|"})
_HEADS: Final = {
    "beta_star": "beta_\\*",
    "ratio": "beta/beta_\\*",
    "K_hash": "K_#",
    "K_c_prime": "K_c'",
    "latent_heat": "latent heat",
}
"""Heads of columns as symbols, where the names of the columns are not."""
_HEAD: Final = """# Atlas

Made by `make atlas`; `make replay` lets the exact checker, which needs nothing but Python, decide every certificate
again. Numbers are intervals: the common digits of both ends, then the last digits of each, rounded outward.
"""


def read(folder: Path, name: str) -> dict[str, Any]:
    """The certificate of a document."""
    found: dict[str, Any] = json.loads((folder / CERTIFICATES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def page(folder: Path, titles: Mapping[str, tuple[str, str]]) -> str:
    """One section a document: its table or its statements, and the digest of its certificate."""
    lines = (line for name, (kind, title) in titles.items() for line in _section(folder, name, kind, title))
    return "\n".join([_HEAD, *lines])


def _section(folder: Path, name: str, kind: str, title: str) -> Iterator[str]:
    certificate = read(folder, name)
    result = Result(claims_from(certificate))
    shown = title.replace("_*", "_\\*")
    yield f"## {shown}\n"
    yield f"Certificate: `{CERTIFICATES}/{name}.json`, `{digest(certificate)}`.\n"
    if kind in FIGURES:
        yield f"![{shown}]({name}.svg)\n"
    if kind == "diagram":
        yield f"{_DIAGRAM} The points between those of the table are in the next section.\n"
    if kind in ("table", *FIGURES):
        yield from _table(result.table())
    else:
        yield from _statements(result)
    yield ""


def _table(table: Table) -> Iterator[str]:
    """What all rows have in common stands above them, so that the rest fits a page."""
    head, *rows = table.filled()
    head = [_HEADS.get(cell, cell) for cell in head]
    shared = {i: rows[0][i] for i in range(len(head)) if len(rows) > 1 and len({row[i] for row in rows}) == 1}
    words = [cell if head[i] == "outcome" else f"{head[i]} = {cell}" for i, cell in shared.items()]
    if words:
        yield f"In every row: {', '.join(words)}.\n"
    for line in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cell for i, cell in enumerate(line) if i not in shared)} |"


def _statements(result: Result) -> Iterator[str]:
    """One a line; where there are several dimensions, those of each together."""
    of: dict[int | None, list[Claim]] = {}
    for claim in result.claims:
        of.setdefault(claim.d, []).append(claim)
    for d in sorted(of, key=lambda d: d or 0):
        if len(of) > 1:
            yield f"\n**d = {d}**\n"
        for claim in of[d]:
            place = claim.place.removeprefix(f"d={d}").strip() if len(of) > 1 else claim.place
            about = f"`{claim.label}`{', ' if place else ''}{place}: " if d is not None else ""
            yield f"- {about}{statement(claim).translate(_ESCAPED)}"


def figure(folder: Path, name: str, kind: str, beside: Sequence[str] = ()) -> Drawn:
    """The figure of a document of kind "curve", or of kind "diagram" with the certificates beside it."""
    from reports.drawing import drawn  # a second of import
    from reports.kernel_figure import coupling_figure

    if kind == "curve":
        return drawn(coupling_figure(claims_from(read(folder, name))), ".svg")
    claims = [claim for each in (name, *beside) for claim in claims_from(read(folder, each))]
    return drawn(diagram([claim for claim in claims if claim.d == claims[0].d]), ".svg")


def diagram(claims: Sequence[Claim]) -> Plot:
    """The phase diagram of claims of one dimension, a law of large beta among them."""
    from reports.diagram_figure import diagram_figure
    from reports.law_figure import Law

    d = next(claim.d for claim in claims if claim.d is not None)
    found = curve(d, Result(tuple(claims)))
    if found.law is None:
        raise BadInput(f"d={d}: a diagram wants a claim large-beta")
    points = {claim.beta: claim.enclosure for claim in claims if claim.label == "critical-coupling"}
    known = [(as_fraction(beta), value) for beta, value in points.items() if isinstance(beta, Dyadic | Fraction)]
    within = [(beta, value) for beta, value in known if value is not None]
    return diagram_figure(d, found.star, found.linear_threshold, found.drawn, sorted(within), Law(d, *found.law))


def manifest(folder: Path) -> str:
    """Hashes of all files of the atlas but itself, as `sha256sum --check` reads them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    hashes = ((hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(folder).as_posix()) for path in files)
    return "".join(f"{found}  {name}\n" for found, name in hashes)


def theorem_map(folder: Path, names: Sequence[str], ledger: Ledger | None = None) -> str:
    """For each numbered result of the paper, and each kind of claim: where every layer has it, and which certificates
    of the atlas have how many claims of it, by which rules.
    """
    ledger = ledger or load()
    certified: dict[str, dict[str, dict[str, int]]] = {}
    for name in names:
        for claim in claims_of(read(folder, name)):
            rules = certified.setdefault(claim.label, {}).setdefault(f"{CERTIFICATES}/{name}.json", {})
            rules[claim.rule] = rules.get(claim.rule, 0) + 1
    rows = [_entry(row, certified) for row in ledger.rows.values() if row.number or row.kind == "claim"]
    return json.dumps({"format": "theorem-map/1", "results": rows}, indent=1, ensure_ascii=True) + "\n"


def _entry(row: Row, certified: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Any]:
    claims = [row.label] if row.kind == "claim" else list(row.claims)
    layers = {layer: sorted({path_of(layer, name) for name in names}) for layer, names in targets(row).items()}
    return {
        "label": row.label,
        "paper": row.number,
        "kind": row.kind,
        "statement": plain(row.statement),
        "claims": {claim: certified.get(claim, {}) for claim in claims},
        "specification": list(specified(row)),
        "cited_facts": sorted(row.trust),
        **layers,
        "theorems": list(row.formal),
    }
