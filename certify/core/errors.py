"""The exception tree. An error that a user can cause is one line that says what to do; its class fixes the exit code.

Exit codes (see README): 0 proved, 1 refuted or invalid, 2 bad input, 3 inconclusive, 4 environment or internal error.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

_PART: Final = 3
"""The letters of the shortest word whose occurrence in a name is no accident."""
_SHOWN: Final = 4


class CertifyError(Exception):
    """Base of all errors raised on purpose by this package. Code 1 is for refusals alone: a class must ask for it."""

    exit_code = 4


class BadInput(CertifyError):
    """Input outside its domain; the message names key, value and what is allowed."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__("".join(c if c.isprintable() else ascii(c)[1:-1] for c in message))


class Refused(CertifyError):
    """A derivation does not check: nothing is handed out."""

    exit_code = 1


class Undecided(CertifyError):
    """A predicate could not be decided at the precision or within the work limit: never a proof, never a refutation."""

    exit_code = 3


class NotBelow(Undecided):
    """No density was shown to have a lower free energy at K_# than the uniform one."""


class NotNear(Undecided):
    """An explicit density is not near enough to the minimiser: more digits of it may do."""


class NotFinite(Undecided):
    """A ball operation gave NaN or an infinite radius. Such a ball `contains` everything and proves nothing."""


class EnvironmentFailure(CertifyError):
    """A tool (TeX, Coq) is missing or failed, or a file cannot be written for a reason outside the input: exit 4."""


class InternalError(CertifyError):
    """The program contradicts itself, which is a fault of the program and says nothing about the claim: exit 4."""

    def __init__(self, message: str) -> None:
        super().__init__(f"internal error: {message}; please report it")


class PrecisionError(RuntimeError):
    """A ball computed outside `with precision(bits)`, or a precision outside its domain: a programming error."""


def nearest(word: str, names: Iterable[str]) -> str:
    """` (did you mean sweep?)` for a word that is a part of names, or almost one, else nothing: for complaints."""
    close = close_to(word, names)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def close_to(word: str, names: Iterable[str]) -> list[str]:
    """The names that have a word of three letters or more in them; if none has, the one that is spelt most alike."""
    known, small = list(names), word.lower()[:60]
    parts = [name for name in known if len(small.strip("-")) >= _PART and small in name.lower()]
    return parts[:_SHOWN] or difflib.get_close_matches(small, known, 1)
