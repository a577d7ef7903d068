"""What the checker says: a `Verdict`, or one of three refusals whose class is the exit code."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document.claim import Claim


class Refusal(Exception):
    """The document is not accepted. `str(refusal)` is the one line of reason."""

    exit_code: int


class Malformed(Refusal):
    """Not a document of this format: exit 2. The message names the place and what was expected there."""

    exit_code = 2

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(f"malformed: {place}: {expected}")


class Invalid(Refusal):
    """A claim that does not follow from its evidence: exit 1. The message names the inequality and both sides."""

    exit_code = 1

    def __init__(self, reason: str, claim: str = "") -> None:
        super().__init__(f"invalid: {claim}: {reason}" if claim else reason)
        self.reason = reason


class LimitReached(Refusal):
    """A work limit of FORMAT/README.md, or nothing to accept: exit 3."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `check_document` accepted: the claims, proved or refuted, and the inconclusive ones that it ignored."""

    accepted: tuple[Claim, ...]
    inconclusive: tuple[Claim, ...]

    def __bool__(self) -> bool:
        raise TypeError("a Verdict has no truth value: a refused document raises Refusal")


def show(x: Fraction | int) -> str:
    """An approximate decimal for messages, never for a decision; wide of the range of a double it is a power of 2."""
    size = abs(x.numerator).bit_length() - x.denominator.bit_length()
    if -1000 < size < 1000:
        return f"{x.numerator / x.denominator:.17g}"
    return f"{'-' if x < 0 else ''}2^{size}"


def quoted(text: str) -> str:
    """The beginning of a string of the document, for messages."""
    return repr(text[:40])


def _fail(what: str, left: Fraction, sign: str, right: Fraction) -> Invalid:
    return Invalid(
        f"{what}: {sign} not shown; left side {show(left)}, right side {show(right)}, "
        f"right minus left {show(right - left)}"
    )


def require_less(what: str, left: Fraction | int, right: Fraction | int) -> None:
    """Raise `Invalid` unless left < right, exactly. The caller has rounded both sides unfavourably."""
    if not left < right:
        raise _fail(what, Fraction(left), "<", Fraction(right))


def require_at_most(what: str, left: Fraction | int, right: Fraction | int, unit: Fraction | int = 1) -> None:
    """Raise `Invalid` unless left <= right, exactly. The message shows both in the given unit, which is positive."""
    if not left <= right:
        raise _fail(what, Fraction(left) / unit, "<=", Fraction(right) / unit)
