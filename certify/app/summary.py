"""The terminal's summary of claims: aligned, one line each of statement, outcome, trust, check and proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from certify.app.sentences import statement, subject
from certify.core.claim import Claim
from certify.core.terminal import terminal_width
from reports.derived import rests_on

if TYPE_CHECKING:
    from certify.app.checked import Checked
    from certify.checker import Claim as Accepted

_INDENT: Final = 26
_WRAP: Final = 92
_LEAST: Final = 40


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; long numbers are broken anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        rest = word
        if line and len(line) + 1 + len(word) > width and len(word) <= width:
            lines.append(line)
            line = ""
        rest = f"{line} {word}" if line else word
        while len(rest) > width:
            lines.append(rest[:width])
            rest = rest[width:]
        line = rest
    return [*lines, line]


def _verdict(claim: Claim, checker: str, accepted: Accepted | None, width: int | None) -> Iterator[str]:
    """Outcome, trust, by whom it was checked and where the proof is: on one line, if the terminal is wide enough."""
    parts = [claim.outcome, f"from: {', '.join(claim.trust) or 'no cited fact'}", f"checked by: {checker}"]
    if accepted is not None:
        parts.append(f"see: python -m proofs {rests_on(accepted)[0]}")
    line = parts[0]
    for part in parts[1:]:
        if width is not None and len(line) + len(part) + 3 > width:
            yield line
            *full, line = _wrapped(part, width)
            yield from full
        else:
            line = f"{line} | {part}"
    yield line


def summary(checked: Checked) -> Iterator[str]:
    """The lines about the claims of one dimension, with who decided each."""
    if not checked.claims:
        return
    first_claim = checked.claims[0]
    yield f"d = {first_claim.d}" if first_claim.d is not None else subject(first_claim, "{} = {}", ", ")
    width = terminal_width()
    room = None if width is None else max(width - _INDENT, _LEAST)
    for claim, checker, accepted in zip(checked.claims, checked.words, checked.accepted, strict=True):
        lead = f"  {claim.label:<{_INDENT - 3}} "
        least = _WRAP if room is None else min(room - (len(lead) - _INDENT), _WRAP)  # a long label takes of the room
        first, *more = _wrapped(statement(claim), max(least, _LEAST))
        yield lead + first
        for line in more:
            yield " " * _INDENT + line
        if claim.outcome == "proved" and claim.reason:
            for line in [f"note: {claim.reason}"] if room is None else _wrapped(f"note: {claim.reason}", room):
                yield " " * _INDENT + line
        for line in _verdict(claim, checker, accepted, room):
            yield " " * _INDENT + line
