"""The border between free text and TeX: everything that is not of type `Tex` is escaped, by the template engine itself.

A certificate may carry any text in a `reason` and in its provenance. `escape` maps every character to a fixed string of
TeX that prints it: no backslash, brace, comment, superscript notation (``^^5c``), ligature or blank line gets through.
"""

from __future__ import annotations

import re
from typing import Any, Final

from markupsafe import Markup

MAX_FREE_TEXT: Final = 2000
MAX_UNBROKEN: Final = 24
"""Characters of a word that is never broken: less than a third of a line."""

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    "|": r"\ensuremath{|}",
    '"': r"\char34{}",
}
_LIGATURES: Final = frozenset("-`'!?,")
_BLANKS: Final = frozenset("\t\n\r\v\f ")


class Tex(str):
    """Text that is TeX already, written in this package or made by it: never built from a certificate's free text."""

    __slots__ = ()


def _character(c: str) -> str:
    if c in _SPECIAL:
        return _SPECIAL[c]
    if c in _BLANKS:
        return " "
    if c in _LIGATURES:
        return c + "{}"
    if " " < c <= "~":
        return c
    return rf"\textnormal{{[U+{ord(c):04X}]}}"  # outside ASCII the fonts at hand cannot be relied on


def escape(text: str) -> Tex:
    """Plain text as LaTeX text that prints it; blanks are squeezed, other control and non-ASCII characters named."""
    return Tex("".join(_character(c) for c in " ".join(text.split())))


def _typewriter(c: str) -> str:
    """One character in typewriter type, where the ASCII positions of the font are those of ASCII."""
    if c in _SPECIAL:
        return rf"\char{ord(c)}"
    return _character(c).removesuffix("{}")


def _breakable(word: str) -> str:
    """One word in typewriter type; a long one may be broken after a mark, and its long pieces at every character."""
    pieces = re.findall(r"[^,=/_.:;-]*[,=/_.:;-]*", word) if len(word) > MAX_UNBROKEN else [word]
    return "".join(_piece(piece, last=len(pieces) == 1) for piece in pieces)


def _piece(text: str, *, last: bool) -> str:
    """Braces end the number of a `\\char`, and part what would be a ligature."""
    gap = r"\allowbreak{}" if len(text) > MAX_UNBROKEN else ""
    shown = [_typewriter(c) + (gap or ("" if c.isascii() and c.isalnum() else "{}")) for c in text]
    if shown and not last and not gap:
        shown[-1] = shown[-1].removesuffix("{}") + r"\allowbreak{}"
    return "".join(shown)


def free_text(text: object) -> Tex:
    r"""Free text of a certificate for a `\texttt`: escaped, cut at MAX_FREE_TEXT, long words breakable.

    Anything but a text is shown by the name of its type.
    """
    if not isinstance(text, str):
        text = f"({type(text).__name__})"
    squeezed = " ".join(text.split())
    kept = squeezed[:MAX_FREE_TEXT]
    pieces = [" ".join(_breakable(word) for word in kept.split(" "))]
    if len(squeezed) > MAX_FREE_TEXT:
        pieces.append(rf" \textnormal{{[{len(squeezed) - MAX_FREE_TEXT} more characters]}}")
    return Tex("".join(pieces))


def finalize(value: Any) -> Markup:
    """What the template engine does to every value before printing it: TeX passes, integers and texts are escaped.

    The engine's own mark for "already escaped" (`Markup`, what its macros return) is the way to say so. TypeError for
    any other type (a float, a list, None, something undefined): nothing is printed by accident.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, Tex):
        return Markup(str(value))
    if isinstance(value, str):
        return Markup(str(escape(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(value)
    raise TypeError(f"a template prints texts and integers, not {type(value).__name__}")
