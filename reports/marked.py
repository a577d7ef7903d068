"""Sentences with marked mathematics (`proofs.engine.marked`) as TeX: prose is escaped, formulas pass as they are.

Nothing but the commands that `proofs.engine.plain` knows can stand in a formula, so nothing of it is executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from proofs.engine.marked import Part, parts
from reports.escape import Tex, escape, free_text

Refer = Callable[[str], str]
_TAME: Final = re.compile(r"(?:[A-Za-z0-9 .,:;()<>=+*/^_'\[\]#|-](?![^ ]{30})){1,400}")
"""Characters of a reason in words, and no word that is too long for a line."""


def labelled(label: str, *, derived: bool) -> Tex:
    """A label of the ledger: a reference to its derivation if the document has it, else the label itself."""
    if derived:
        return Tex(rf"Result~\ref{{{anchor(label)}}}")
    return code(label)


def anchor(label: str) -> Tex:
    r"""For `\label` and `\ref` of a derivation."""
    return Tex("crt:derived-" + re.sub(r"[^A-Za-z0-9.]", "-", label))


def code(text: str) -> Tex:
    """Typewriter, breakable after a colon, a hyphen or an underscore."""
    characters = (str(escape(c)) + (r"\allowbreak{}" if c in ":-_" else "") for c in text)
    return Tex(rf"\texttt{{{''.join(characters)}}}")


def typeset(text: str, refer: Refer = code) -> Tex:
    """A sentence as TeX; labels of the ledger become what `refer` makes of them. MarkupError if its marks are wrong."""
    return Tex("".join(_part(part, refer) for part in parts(text)))


def _part(part: Part, refer: Refer) -> str:
    if part.kind == "math":
        return f"${part.text}$"
    if part.kind == "display":
        return rf"\crtdisplay{{{part.text}}}"
    if part.kind == "label":
        return refer(part.text)
    return str(code(part.text)) if part.kind == "code" else _prose(part.text)


def _prose(text: str) -> str:
    """Escaped, with the blanks at its ends; an en dash where a hyphen stands between blanks."""
    words = ("--" if word == "-" else str(escape(word)) for word in text.split(" "))
    return re.sub(r"(^|[\w)])([-,'])\{\}(?=[\w( ]|$)", r"\1\2", " ".join(words))  # such a mark can form no ligature


def reason(text: object) -> Tex:
    """A reason, which may be any text: what reads like our own sentences is printed as prose, all else as code."""
    if isinstance(text, str) and _TAME.fullmatch(text):
        return escape(text.rstrip("."))
    return Tex(rf"\texttt{{{free_text(text)}}}")
