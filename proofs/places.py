"""The map: where each layer has a row of the ledger, which of these places are missing, and what no row names.

One name a lemma: what `proofs/coupling/star.py` derives, `certify/bounds/coupling/star.py` proves in balls and
`certify/checker/coupling/star.py` decides again. A file of these rooms that is named otherwise is listed under
`[support]` of `paper.toml`, with the reason; a row whose bound or rule is only in files of another name says why as
`elsewhere`. A test that has the name of a bound or a rule is among the tests of each row that names this. The page of
the specification that has a row is the one that names it.
`faults` holds map and tree against each other, in a test; `python -m proofs.places` renews docs/results.md.
Standard library only.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from proofs.ledger import Ledger, Row, load

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDERS: Final = {
    "derivation": "proofs",
    "bound": "certify/bounds",
    "rule": "certify/checker",
    "Coq": "proofs/coq",
    "tests": "tests",
}
"""The layers, in the order in which they are shown, and the folder below which each has its places."""
FORMAT: Final = "certify/FORMAT"
"""The folder of the specification."""
_ROOMS: Final = ("derivation", "bound", "rule")
_LABEL: Final = re.compile(r'^ +label="([^"]+)",$', re.MULTILINE)


def targets(row: Row) -> dict[str, tuple[str, ...]]:
    """What a row names in each layer, as `folder.module` or `folder.module:name`."""
    theorems = tuple(":".join(name.rsplit(".", 1)) for name in row.formal)
    derivation = (row.module,) if row.module else ()
    found = {"derivation": derivation, "bound": row.bound, "rule": row.rule, "Coq": theorems, "tests": row.tests}
    return {layer: names for layer, names in found.items() if names}


def path_of(layer: str, target: str) -> str:
    """The file of a target, from the root: ("bound", "coupling.star:star_bound") is certify/bounds/coupling/star.py."""
    return f"{FOLDERS[layer]}/{target.partition(':')[0].replace('.', '/')}.{'v' if layer == 'Coq' else 'py'}"


def pages(row: Row, root: Path = ROOT) -> tuple[str, ...]:
    """The pages of the specification that name a row, from the root; those with the rule of a claim in a heading, or in
    the line that names further claims of it.
    """
    name = re.escape(row.label)
    claim = rf"^(?:##|Also ).*(?<![\w-]){name}(?![\w-])"
    wanted = re.compile(claim if row.kind == "claim" else f"`{name}`", re.MULTILINE)
    found = sorted((root / FORMAT).glob("*.md"))
    return tuple(f"{FORMAT}/{page.name}" for page in found if wanted.search(page.read_text(encoding="utf-8")))


def specified(row: Row, root: Path = ROOT) -> Iterator[str]:
    """The pages that have the rules of the claims of a row, with these claims; then those that cite the row itself."""
    claims: dict[str, list[str]] = {page: [] for page in pages(row, root)} if row.kind == "claim" else {}
    for claim in row.claims:
        for page in pages(replace(row, label=claim, kind="claim"), root):
            claims.setdefault(page, []).append(claim)
    cited = [page for page in pages(row, root) if page not in claims]
    if claims:
        yield ", ".join(f"{page} ({', '.join(names)})" if names else page for page, names in claims.items())
    if cited:
        yield f"{'cited in ' if claims else ''}{', '.join(cited)}"


def places(row: Row) -> Iterator[str]:
    """One line a layer: its files, each with the names that are meant in it; and the pages of the specification."""
    if found := tuple(specified(row)):
        yield f"specification: {', '.join(found)}"
    for layer, names in targets(row).items():
        files: dict[str, list[str]] = {}
        for target in names:
            files.setdefault(path_of(layer, target), []).extend(filter(None, [target.partition(":")[2]]))
        shown = (f"{path} ({', '.join(inside)})" if inside else path for path, inside in files.items())
        yield f"{layer}: {', '.join(shown)}"


def behind(ledger: Ledger, row: Row) -> Iterator[str]:
    """What a row leaves to others, the layers that it has not, and the claims that rest on it.

    A claim leaves derivation and Coq to the rows that it is a claim of. A row that puts certified rows together, which
    most of what it uses are, leaves specification, bound and rule to them.
    """
    certified = [used for used in (ledger.rows[label] for label in row.uses) if used.claims]
    assembled = row.kind != "claim" and not row.bound and not row.rule and 2 * len(certified) > len(row.uses)
    for used in certified if assembled else ():
        for line in places(used):
            if line.startswith(("specification: ", "bound: ", "rule: ", "tests: ")):
                yield line.replace(": ", f" of {used.label}: ", 1)
    proved = tuple(_proved(ledger, row)) if row.kind == "claim" else ()
    yield from proved
    have = {line.partition(":")[0] for line in (*places(row), *proved)}
    if lacking := [layer for layer in ("specification", *FOLDERS) if layer not in have]:
        yield f"{'none of its own' if assembled else 'none'}: {', '.join(lacking)}"
    resting = [claim.label for claim in ledger.of_kind("claim") if _rests(ledger, claim, row)]
    if resting:
        yield f"claims that rest on it: {', '.join(resting)}"


def _proved(ledger: Ledger, claim: Row) -> Iterator[str]:
    """Derivations, with their rows, and theorems of what a claim uses."""
    for layer in ("derivation", "Coq"):
        files: dict[str, dict[str, None]] = {}
        for row in ledger.rows.values():
            for target in targets(row).get(layer, ()) if row.label in claim.uses or claim.label in row.claims else ():
                files.setdefault(path_of(layer, target), {})[target.partition(":")[2] or row.label] = None
        if files:
            shown = (f"{path} ({', '.join(names)})" for path, names in files.items())
            yield f"{layer}: {', '.join(shown)}"


def _rests(ledger: Ledger, row: Row, on: Row) -> bool:
    return on.label in row.uses or any(_rests(ledger, ledger.rows[label], on) for label in row.uses)


def faults(ledger: Ledger, root: Path = ROOT) -> list[str]:
    """What is wrong between map and tree, a line each: what is missing, what is stray, what is named otherwise."""
    named = (fault for row in ledger.rows.values() for fault in (*_named_otherwise(row), *_untested(row, root)))
    return [*_missing(ledger, root), *_stray(ledger, root), *_unrowed(ledger, root), *named]


def _missing(ledger: Ledger, root: Path) -> Iterator[str]:
    for row in ledger.rows.values():
        for layer, names in targets(row).items():
            for target in names:
                path, name = path_of(layer, target), target.partition(":")[2]
                if not (root / path).is_file():
                    yield f"{row.label}: {layer} {path} is missing"
                elif name and layer != "Coq" and name not in _defined(root / path):
                    yield f"{row.label}: {layer} {path} has no {name}"
    for path in ledger.support:
        if not (root / path).exists():
            yield f"support: {path} is missing"


def _defined(path: Path) -> set[str]:
    """The functions and classes of a module, those inside functions and classes left out."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def _stray(ledger: Ledger, root: Path) -> Iterator[str]:
    lemmas = {row.module for row in ledger.rows.values() if row.module}
    for layer in _ROOMS:
        named = {path_of(layer, name) for row in ledger.rows.values() for name in targets(row).get(layer, ())}
        for path, name in _files(root, layer):
            if path in ledger.support or any(part.endswith("/") and path.startswith(part) for part in ledger.support):
                continue
            if path not in named:
                yield f"{path}: no row names it, and it is not listed under support"
            elif name not in lemmas:
                yield f"{path}: it is named like no derivation, and it is not listed under support"


def _named_otherwise(row: Row) -> Iterator[str]:
    """Layers of a derivation without a file of its name, where the row does not say why; or a reason for nothing."""
    own, given = row.module.rpartition(".")[2], targets(row) if row.module else {}
    other = [
        layer
        for layer in ("bound", "rule")
        if given.get(layer) and own not in {name.partition(":")[0].rpartition(".")[2] for name in given[layer]}
    ]
    if other and not row.elsewhere:
        yield f"{row.label}: {' and '.join(other)}: another name than the derivation, and `elsewhere` gives no reason"
    if row.elsewhere and not other:
        yield f"{row.label}: `elsewhere` gives a reason, and bound and rule have the name of the derivation"


def _untested(row: Row, root: Path) -> Iterator[str]:
    """Tests with the name of a bound or a rule of the row that are there, and not among its tests."""
    for layer in ("bound", "rule"):
        room = FOLDERS[layer].rpartition("/")[2]
        for target in dict.fromkeys(name.partition(":")[0] for name in targets(row).get(layer, ())):
            test = ".".join((room, *target.split(".")[:-1], f"test_{target.rpartition('.')[2]}"))
            if test not in row.tests and (root / path_of("tests", test)).is_file():
                yield f"{row.label}: {path_of('tests', test)} is there, and the row does not name it"


def _files(root: Path, layer: str) -> Iterator[tuple[str, str]]:
    folder = root / FOLDERS[layer]
    for file in sorted(folder.rglob("*.py")):
        if file.stem not in ("__init__", "__main__"):
            yield file.relative_to(root).as_posix(), ".".join(file.relative_to(folder).with_suffix("").parts)


def _unrowed(ledger: Ledger, root: Path) -> Iterator[str]:
    for path, name in _files(root, "derivation"):
        for label in _LABEL.findall((root / path).read_text(encoding="utf-8")):
            if label not in ledger.rows or ledger.rows[label].module != name:
                yield f"{path}: the derivation {label} has no row with this module"


def table(ledger: Ledger, root: Path = ROOT) -> str:
    """The table of docs/results.md: a line a derivation, with its numbers in the paper and its name in other layers."""
    lines = [
        "| paper | result | label | in `proofs/` | proved in `certify/bounds/` | decided in `certify/checker/` | Coq |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for module in ledger.modules():
        rows = [row for row in ledger.rows.values() if row.module == module]
        numbers = ", ".join(dict.fromkeys(filter(None, (number_of(row) for row in rows))))
        labels = ", ".join(f"`{row.label}`" for row in rows)
        reasons = "".join(f"; `{row.label}` is elsewhere: {row.elsewhere}" for row in rows if row.elsewhere)
        derived = f"`{module.replace('.', '/')}`{reasons}"
        cells = [numbers, _summary(root / path_of("derivation", module)), labels, derived]
        for layer in ("bound", "rule", "Coq"):
            files = dict.fromkeys(
                path_of(layer, name).removeprefix(FOLDERS[layer] + "/").rpartition(".")[0]
                for row in rows
                for name in targets(row).get(layer, ())
            )
            cells.append(", ".join(f"`{file}`" for file in files))
        lines.append(f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |"))
    return "\n".join(lines)


def number_of(row: Row) -> str:
    """How the paper calls a row: an equation by its number in brackets, anything else by its kind as well."""
    if not row.number or row.number.startswith("("):
        return row.number
    return f"{row.kind.capitalize()} {row.number}"


def _summary(path: Path) -> str:
    """The first paragraph of a module's docstring, without its label; what has no number is beyond the paper anyway."""
    text = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n\n")[0]
    text = re.sub(r" \(`[^`]*`\)|[;,] beyond the paper", "", " ".join(text.split()))
    return text.removesuffix(".").replace("|", "\\|")


def replaced(text: str, new: str) -> str:
    """A Markdown text whose table with the first line of `new` is replaced by it. ValueError if it has none."""
    lines = text.split("\n")
    first = lines.index(new.split("\n", 1)[0])
    last = next((n for n in range(first, len(lines)) if not lines[n].startswith("|")), len(lines))
    return "\n".join([*lines[:first], new, *lines[last:]])


if __name__ == "__main__":
    PAGE = ROOT / "docs" / "results.md"
    PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), table(load())), encoding="utf-8")
