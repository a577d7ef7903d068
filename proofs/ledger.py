"""The ledger `paper.toml`: one row for every numbered statement, cited fact and kind of certified claim.

Standard library only, so that the checker's side and the reports can read it without sympy. `load()` validates the
ledger in itself: labels are unique, `uses` name rows, there is no cycle, modules exist, every row's `trust` is exactly
the set of cited facts that it reaches through `uses`, and a row said to be formal names theorems of the Coq library.
Whether the places that a row names in the other layers exist is for `proofs.places` to say, and for a test to ask.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from proofs.theorems import coq_theorems

HERE: Final = Path(__file__).resolve().parent
PATH: Final = HERE / "paper.toml"
KINDS: Final = frozenset(
    {"theorem", "lemma", "proposition", "remark", "definition", "equation", "supplement", "cited", "claim"}
)
STATUSES: Final = frozenset({"derived", "certified", "formal", "cited", "stated"})
_FIELDS: Final = frozenset(
    {"label", "number", "kind", "statement", "uses", "trust", "status", "module", "formal", "claims", "reference"}
    | {"cases", "note", "bound", "rule", "tests", "elsewhere"}
)
_LISTS: Final = ("uses", "trust", "formal", "claims", "bound", "rule", "tests")
_TARGET: Final = re.compile(r"\w+(\.\w+)*(:\w+)?")


class LedgerError(ValueError):
    """The ledger contradicts itself or what it points to; the message names the row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `uses`: what it rests on directly; `trust`: the cited facts it reaches; `cases`: trust that depends on
    the case of a claim (say, the regime), each a subset of `trust`.

    Where each layer has it: `module` below proofs/, `bound` below certify/bounds/, `rule` below certify/checker/ and
    `tests` below tests/, as `folder.module` or `folder.module:name`; `formal` in proofs/coq/, as `File.theorem`.
    `elsewhere` says why its bound or its rule is in a file that is named otherwise than its derivation.
    """

    label: str
    number: str
    kind: str
    statement: str
    uses: tuple[str, ...]
    trust: tuple[str, ...]
    status: tuple[str, ...]
    module: str = ""
    formal: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    reference: str = ""
    note: str = ""
    cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bound: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A validated ledger: rows by label, in the order of the file.

    `support` gives, for files and folders (a path with / at its end) that are named like no row, what they are for.
    """

    rows: Mapping[str, Row]
    support: Mapping[str, str] = field(default_factory=dict)

    def trust(self, label: str) -> frozenset[str]:
        """The cited facts on which `label` rests, through any number of `uses`. KeyError for an unknown label."""
        return _reached(self.rows, label)

    def order(self) -> tuple[str, ...]:
        """All labels, each after everything it uses."""
        return _topological(self.rows)

    def modules(self) -> tuple[str, ...]:
        """The modules of `proofs` named by rows, in the order of the file."""
        return tuple(dict.fromkeys(row.module for row in self.rows.values() if row.module))

    def of_kind(self, kind: str) -> tuple[Row, ...]:
        """The rows of one kind."""
        return tuple(row for row in self.rows.values() if row.kind == kind)


def load(path: Path = PATH, *, coq: Path = HERE / "coq", modules: Path = HERE) -> Ledger:
    """Read and validate a ledger. LedgerError, naming the row, at the first fault; OSError if it cannot be read."""
    with path.open("rb") as stream:
        try:
            document = tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise LedgerError(f"{path.name}: {error}") from error
    return validate(document, coq_theorems(coq), module_names(modules))


def module_names(folder: Path) -> frozenset[str]:
    """The modules below a folder, with dots: `coupling.star` for coupling/star.py."""
    paths = (item.relative_to(folder).with_suffix("") for item in folder.rglob("*.py"))
    return frozenset(".".join(path.parts) for path in paths if path.name != "__init__")


def validate(document: Mapping[str, Any], theorems: Iterable[str], modules: Iterable[str]) -> Ledger:
    """A ledger from parsed TOML, checked as the module's docstring says."""
    rows: dict[str, Row] = {}
    for raw in document.get("row", ()):
        row = _row(raw)
        if row.label in rows:
            raise LedgerError(f"{row.label}: two rows have this label")
        rows[row.label] = row
    if not rows:
        raise LedgerError("the ledger has no rows")
    known_theorems, known_modules = set(theorems), set(modules)
    for row in rows.values():
        _check_references(row, rows, known_theorems, known_modules)
        _check_places(row)
    _topological(rows)
    for row in rows.values():
        _check_trust(row, rows)
    return Ledger(rows, {str(path): str(reason) for path, reason in document.get("support", {}).items()})


def _row(raw: Mapping[str, Any]) -> Row:
    label = raw.get("label")
    if not isinstance(label, str) or not label:
        raise LedgerError(f"a row has no label: {dict(raw)!r}"[:200])
    if unknown := set(raw) - _FIELDS:
        raise LedgerError(f"{label}: unknown fields {sorted(unknown)}")
    if missing := {"kind", "statement", "status"} - set(raw):
        raise LedgerError(f"{label}: missing fields {sorted(missing)}")
    if raw["kind"] not in KINDS:
        raise LedgerError(f"{label}: unknown kind {raw['kind']!r}")
    status = _texts(label, "status", raw["status"])
    if not status or not set(status) <= STATUSES:
        raise LedgerError(f"{label}: unknown status {raw['status']!r}")
    lists = {name: _texts(label, name, raw.get(name, [])) for name in _LISTS}
    return Row(
        label=label,
        number=str(raw.get("number", "")),
        kind=raw["kind"],
        statement=str(raw["statement"]),
        status=status,
        module=str(raw.get("module", "")),
        reference=str(raw.get("reference", "")),
        note=str(raw.get("note", "")),
        elsewhere=str(raw.get("elsewhere", "")),
        cases={name: _texts(label, f"cases.{name}", labels) for name, labels in raw.get("cases", {}).items()},
        **lists,
    )


def _texts(label: str, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise LedgerError(f"{label}: {name} is a list of texts")
    return tuple(value)


def _check_references(row: Row, rows: Mapping[str, Row], theorems: set[str], modules: set[str]) -> None:
    """Everything a row names exists, and its status says what it has."""
    named = {*row.uses, *row.trust, *row.claims, *(label for labels in row.cases.values() for label in labels)}
    if unknown := named - set(rows):
        raise LedgerError(f"{row.label}: unknown labels {sorted(unknown)}")
    if row.module and row.module not in modules:
        raise LedgerError(f"{row.label}: there is no module proofs/{row.module.replace('.', '/')}.py")
    if missing := set(row.formal) - theorems:
        raise LedgerError(f"{row.label}: proofs/coq has no theorem {sorted(missing)}")
    if wrong := [label for label in row.claims if rows[label].kind != "claim"]:
        raise LedgerError(f"{row.label}: {wrong} are not rows of kind claim")
    has = {"derived": bool(row.module), "formal": bool(row.formal), "cited": bool(row.reference)}
    for status, present in has.items():
        if (status in row.status) != present:
            raise LedgerError(f"{row.label}: status {list(row.status)} does not agree with its fields ({status})")
    if (row.kind == "cited") != ("cited" in row.status):
        raise LedgerError(f"{row.label}: kind cited and status cited go together")
    if row.kind not in {"claim", "cited"} and ("certified" in row.status) != bool(row.claims):
        raise LedgerError(f"{row.label}: a row certified on intervals names its claims, and only such a row does")


def _check_places(row: Row) -> None:
    """A row says where it is certified, decided and tested, in the form that `proofs.places` reads."""
    for name, targets in (("bound", row.bound), ("rule", row.rule), ("tests", row.tests)):
        if wrong := [target for target in targets if not _TARGET.fullmatch(target)]:
            raise LedgerError(f"{row.label}: {name} {wrong} is not of the form folder.module or folder.module:name")
        if not targets and (row.kind == "claim" or (row.claims and name != "tests")):
            raise LedgerError(f"{row.label}: a row of certificates names its {name}")
    if row.module and not row.tests:
        raise LedgerError(f"{row.label}: a derivation names its tests")


def _check_trust(row: Row, rows: Mapping[str, Row]) -> None:
    reached = _reached(rows, row.label)
    if row.kind == "cited":
        if row.uses or row.trust:
            raise LedgerError(f"{row.label}: a cited row uses nothing")
        return
    if set(row.trust) != reached:
        raise LedgerError(f"{row.label}: trust {sorted(row.trust)} is not what it reaches, {sorted(reached)}")
    for case, labels in row.cases.items():
        if not set(labels) <= reached:
            raise LedgerError(f"{row.label}: case {case} trusts {sorted(set(labels) - reached)}, which is not reached")
    if row.cases and set().union(*row.cases.values()) != reached:
        raise LedgerError(f"{row.label}: the cases together do not trust {sorted(reached)}")


def _reached(rows: Mapping[str, Row], label: str) -> frozenset[str]:
    seen: set[str] = set()
    stack = [label]
    while stack:
        for used in rows[stack.pop()].uses:
            if used not in seen:
                seen.add(used)
                stack.append(used)
    return frozenset(item for item in seen if rows[item].kind == "cited")


def _topological(rows: Mapping[str, Row]) -> tuple[str, ...]:
    """Every label after what it uses; LedgerError shows a cycle if there is one."""
    done: dict[str, None] = {}
    path: list[str] = []

    def visit(label: str) -> None:
        if label in done:
            return
        if label in path:
            raise LedgerError(f"cycle: {' -> '.join([*path[path.index(label) :], label])}")
        path.append(label)
        for used in rows[label].uses:
            visit(used)
        path.pop()
        done[label] = None

    for label in rows:
        visit(label)
    return tuple(done)
