"""The symbols of certify/FORMAT/README.md, and those that derivations and docstrings use.

A subscript that counts stands for every other one, kappa_{L+1} is kappa_l; one that is itself a symbol says where the
thing is taken, E_beta is E; any other is part of the name, as in K_c.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path
from typing import Final

from proofs.engine.derivation import Derivation
from proofs.engine.marked import parts
from proofs.engine.plain import formula
from tests.places import ROOT

SECTION: Final = (ROOT / "certify/FORMAT/README.md").read_text("utf-8").partition("## Symbols")[2].partition("\n## ")[0]
_SYMBOL: Final = re.compile(r"[A-Za-z]+(?:_(?:\{[^}]*\}|[A-Za-z0-9]+|[*#]))?")
_INDEX: Final = re.compile(r"[|-]?(?:[i-nL\d]|nu|d/2)[i-nL\d_ +*/'|-]*")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS: Final = _set(
    "sum prod int iint log exp max min inf sup lim liminf limsup dim sin cos tan sinh cosh tanh sqrt binom "
    "in oo grad stat diag"
)
_EVERYWHERE: Final = _set("Gamma pi e I I_l Y_l delta delta_l O i j k k_l l l_l n n_l")
_GREEK: Final = "alpha|beta|gamma|eps|theta|kappa|lambda|mu|nu|xi|rho|tau|phi|psi|omega|eta|Phi"
_SHORT: Final = re.compile(rf"(?<![\w.])((?:[A-Za-z]|{_GREEK})_(?:\{{[^}}]*\}}|[A-Za-z0-9]+|[*#]))(?!\w)")


def rows() -> list[tuple[str, str]]:
    """The first two cells of each row of the table: symbols, and names in the code."""
    return re.findall(r"^\| (.+?) \| (.+?) \| .+ \|$", SECTION, re.MULTILINE)


def table() -> set[str]:
    """The symbols of the table."""
    return set().union(*(_listed(cell) for cell, _ in rows()))


def own() -> dict[str, list[str]]:
    """For each room below proofs/ the symbols of its own, as often as they are listed."""
    text = " ".join(SECTION.partition("**By room.**")[2].split())
    found = re.findall(r"- \*\*`(\w+)`\.\*\* (.+?)\.(?= - \*\*|$)", text)
    return {
        room: [name for entry in what.split("; ") for name in _listed(entry.partition(":")[0])] for room, what in found
    }


def _listed(cell: str) -> set[str]:
    return {_counted(symbol) for symbol in _SYMBOL.findall(cell)}


def used(item: Derivation) -> Iterator[str]:
    """The symbols in the formulas of a derivation."""
    for text in (item.title, item.statement, *item.hypotheses, *(step.statement for step in item.steps)):
        for part in parts(text):
            if part.kind in ("math", "display"):
                yield from symbols(part.text)


def symbols(tex: str) -> Iterator[str]:
    """The symbols of one formula: no operators, but what stands below them; no words, no fields of numbers."""
    plain = formula(re.sub(r"\\text\{[^}]*\}|\\mathbb [RQ](?![a-z])|\{\}_\dF_\d", " ", tex))
    for symbol in _SYMBOL.findall(plain):
        head, _, below = symbol.partition("_")
        for name in _SYMBOL.findall(below) if head in _WORDS else [symbol]:
            if name not in _WORDS:
                yield _counted(name)


def short(docstring: str) -> Iterator[str]:
    """What a docstring surely means as a symbol: a letter with a subscript, not between backticks."""
    yield from map(_counted, _SHORT.findall(re.sub(r"`[^`]*`", " ", docstring)))


@cache
def scanned(path: Path) -> tuple[tuple[tuple[int, str], ...], frozenset[str]]:
    """The strings of a module that are statements of their own, with their lines; and its identifiers."""
    texts, names = [], set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                texts.append((node.lineno, text))
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.alias(name=name, asname=other):
                names.update((*name.split("."), other or name))
    return tuple(texts), frozenset(names)


def _counted(symbol: str) -> str:
    base, _, below = symbol.partition("_")
    named = [part for part in re.split(r", ?", below.strip("{}")) if not _INDEX.fullmatch(part)]
    return f"{base}_{', '.join(named) or 'l'}" if below else base


def unknown(symbol: str, known: Set[str], places: Set[str] = frozenset()) -> bool:
    """Whether a symbol is none of the known ones: not by itself, not taken at known places, not as a differential."""
    known = known | _EVERYWHERE
    base, _, below = symbol.partition("_")
    where = [place for place in re.findall(r"[A-Za-z]+(?:_[*#])?", below) if place not in _WORDS]
    bases = {base, f"{base}_l", *(f"{base}_{place}" for place in where)}
    taken = below not in ("", "l") and not bases.isdisjoint(known) and set(where) <= known | places
    return symbol not in known and not taken and symbol.removeprefix("d") not in known
