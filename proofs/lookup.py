"""Which rows of the ledger a word means: a label, a number, a module or a symbol. Standard library only."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Final

from proofs.engine.marked import plain
from proofs.ledger import Ledger, Row

_NUMBER: Final = re.compile(r"(?:(?P<kind>[A-Za-z]+)[.:]? *)?(?P<bracket>\()?(?P<number>\d+\.\d+)\)?")
_SHORT: Final = {"thm": "theorem", "prop": "proposition", "lem": "lemma", "def": "definition", "eqn": "eq"}
_EQUATION: Final = ("eq", "equation")
_SHOWN: Final = 6
_SYMBOL: Final = re.compile(r"[A-Za-z]+_(?:\w+|[*#])")


def asked(ledger: Ledger, word: str) -> tuple[Row, ...]:
    """The rows that a word means, in the order of the ledger; none if it means nothing.

    A label: its row. A number, as "1.8", "(4.16)", "Lemma4.3" or "Thm. 1.1": the rows that have it, where there is
    none those that mention it. A module or room below proofs/, as "star", "coupling/star" or "landau": the rows derived
    there. A symbol with a subscript, as "K_c" or "beta_*": the claims and definitions about it, where there is none all
    rows. A word of a module's name or of a label, as "kuramoto": the rows that have it.
    """
    if word in ledger.rows:
        return (ledger.rows[word],)
    rows = tuple(ledger.rows.values())
    if match := _NUMBER.fullmatch(word.strip()):
        kind, number = _kind(match), match["number"]
        if kind and kind not in _EQUATION:
            return tuple(row for row in rows if row.kind == kind and row.number == number)
        named = tuple(row for row in rows if row.number == number and not (kind or match["bracket"]))
        numbered = named + tuple(row for row in rows if _has(row.number, number))
        return numbered or tuple(row for row in rows if f"({number})" in row.statement)
    if _SYMBOL.fullmatch(word):
        about = [row for row in rows if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain(row.statement))]
        if about:
            return tuple(row for row in about if row.kind in ("claim", "definition")) or tuple(about)
    path = word.removeprefix("proofs/").removesuffix(".py").strip("/").replace("/", ".")
    found = tuple(row for row in rows if path and f".{path}." in f".{row.module}.")
    words = ((row, (*re.split("[._]", row.module), *row.label.split(":")[1:])) for row in rows)
    return found or tuple(row for row, parts in words if word and word in parts)


def _kind(match: re.Match[str]) -> str:
    """The word before a number, whole and in small letters; none if there is none."""
    word = (match["kind"] or "").lower()
    return _SHORT.get(word, word)


def _has(numbers: str, wanted: str) -> bool:
    """Whether numbers of equations, as in "(4.8), (4.15)-(4.17)", have the wanted one, ranges included."""
    ranges = [[_pair(end) for end in re.findall(r"\((\d+\.\d+)\)", part)] for part in numbers.split(", ")]
    return any(ends[0] <= _pair(wanted) <= ends[-1] for ends in ranges if ends)


def _pair(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def near(ledger: Ledger, word: str) -> tuple[str, ...]:
    """Labels that have a word in them, or are spelt nearly like it; for a number those of its kind.

    Numbers that look alike mean other things.
    """
    if match := _NUMBER.fullmatch(word.strip()):
        return tuple(row.label for row in ledger.rows.values() if row.kind == _kind(match))
    parts = tuple(label for label in ledger.rows if word.lower() in label)
    return parts[:_SHOWN] or tuple(difflib.get_close_matches(word, ledger.rows, n=3, cutoff=0.3))


def akin(ledger: Ledger, rows: Iterable[Row], word: str) -> tuple[str, ...]:
    """The other labels of which a word that is one is a part, as `branch-fold` and `branch:fold` for `fold`."""
    shown = {row.label for row in rows}
    return tuple(label for label in ledger.rows if word in re.split("[:-]", label) and label not in shown)
