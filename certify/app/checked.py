"""By whom each claim was decided: by Arb alone, or by the exact checker as well. The one place that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, Literal

from certify.checker import LimitReached, Refusal, check_document
from certify.core.certificate import document
from certify.core.claim import Claim
from certify.core.errors import InternalError

Status = Literal["accepted", "given up", "not asked for", "open"]

WORDS: Final[dict[Status, str]] = {
    "accepted": "Arb, exact checker",
    "given up": "Arb only; the exact check was given up at its work limit",
    "not asked for": "Arb only; the exact check was not asked for",
    "open": "nothing yet",
}
UNRECORDED: Final = "Arb only; no exact check is recorded"
_COVERS: Final = ("critical-coupling", "order-parameter", "two-minimisers")
_LIGHT_RULES: Final = ("theorem-1.1", "counterexample")


@dataclass(frozen=True, slots=True)
class Checked:
    """Claims in their order, and what became of the exact check of each; `open`: it is inconclusive."""

    claims: tuple[Claim, ...]
    statuses: tuple[Status, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """By whom each claim was decided, in words."""
        return tuple(WORDS[status] for status in self.statuses)

    @property
    def alone(self) -> tuple[Claim, ...]:
        """The claims that Arb alone supports."""
        return tuple(
            claim
            for claim, status in zip(self.claims, self.statuses, strict=True)
            if status in ("given up", "not asked for")
        )


def check_claims(claims: Iterable[Claim], *, covers: bool = True, work: Fraction | int | None = None) -> Checked:
    """Let the exact checker decide the claims again; it reads what would be written.

    It takes milliseconds for the Bessel half. The covers behind K_c, which take it longer, are checked together, and
    only if `covers`. work: estimated seconds for each check, by default as `python -m certify check` does. Raises
    InternalError if a claim is refused: such a certificate is not handed out.
    """
    every = tuple(claims)
    statuses: list[Status] = ["open" if claim.outcome == "inconclusive" else "not asked for" for claim in every]
    decided = [i for i, claim in enumerate(every) if claim.outcome != "inconclusive"]
    heavy = [i for i in decided if _is_cover(every[i])]
    groups = [[i] for i in decided if not _is_cover(every[i])] + ([heavy] if covers and heavy else [])
    for group in groups:
        status = _status([every[i] for i in group], work)
        for i in group:
            statuses[i] = status
    return Checked(every, tuple(statuses))


def _is_cover(claim: Claim) -> bool:
    return claim.label in _COVERS and claim.evidence["rule"] not in _LIGHT_RULES


def _status(group: Sequence[Claim], work: Fraction | int | None) -> Status:
    try:
        check_document(document(group), work)
    except LimitReached:
        return "given up"
    except Refusal as refusal:
        raise InternalError(f"the independent checker refuses this certificate: {refusal}") from refusal
    return "accepted"


def is_alone(words: str | None) -> bool:
    """Whether these words say that Arb alone supports a claim."""
    return words is not None and words.startswith("Arb only")


def record(statuses: Sequence[Status]) -> dict[str, list[int]]:
    """For the provenance: who decided which claims, by their places (from 0) in the list of the certificate."""
    found: dict[str, list[int]] = {}
    for place, status in enumerate(statuses):
        found.setdefault(WORDS[status], []).append(place)
    return found


def recorded(certificate: Mapping[str, Any]) -> str:
    """By whom a whole certificate was decided, as its provenance says: in words, the weakest of its claims."""
    found = certificate["provenance"].get("checked")
    known = {words: places for words, places in (found if isinstance(found, dict) else {}).items() if places}
    if not known or not known.keys() <= set(WORDS.values()):
        return UNRECORDED
    return next(words for words in (*reversed([*WORDS.values()][:-1]), WORDS["open"]) if words in known)
