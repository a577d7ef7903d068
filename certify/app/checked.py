"""By whom each claim was decided: by Arb alone, or by the exact checker as well. The one place that says so.

What the checker accepted stands here beside the claims, so that whatever is made of a certificate takes it from here,
and nothing is checked twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final, Literal

from certify.app.shares import check_in_shares
from certify.checker import Claim as Accepted
from certify.checker import LimitReached, Refusal, Verdict, check_document
from certify.checker.document.consistency import require_consistent
from certify.checker.registry import claims_of
from certify.core.certificate import document
from certify.core.claim import Claim
from certify.core.errors import CertifyError, InternalError

Status = Literal["accepted", "given up", "not asked for", "open"]

_NOT_ASKED: Final = "the exact check was not asked for"
WORDS: Final[dict[Status, str]] = {
    "accepted": "Arb, exact checker",
    "given up": "Arb only; the exact check was given up at its work limit",
    "not asked for": f"Arb only; {_NOT_ASKED}",
    "open": "nothing yet",
}
UNRECORDED: Final = "Arb only; no exact check is recorded"
_COVERS: Final = (
    "latent-heat",
    "minimiser-profile",
    "free-energy-barrier",
    "metastable-end",
    "branch-fold",
    *(
        f"{label}{weaker}"
        for label in ("continuity", "critical-coupling", "order-parameter", "two-minimisers")
        for weaker in ("", "-axisymmetric")
    ),
)
_LIGHT_RULES: Final = (
    "theorem-1.1",
    "bounds",
    "kernel-bounds",
    "counterexample",
    "reduction",
    "large-beta",
    "criterion",
    "turned",
)
_LINKED: Final = (
    "sign-change",
    "beta-star",
    "reduction",
    "law",
    "large-beta",
    "theorem-3.5",
    "criterion",
    "dichotomy",
    "turned",
)
"""Rules of claims that are checked together, as some of them point to others."""
_BOTH: Final = "monotone"
"""A rule that points to claims about K_c with rules of any kind."""


class RefusedCertificate(CertifyError):
    """The independent checker does not accept the certificate; `exit_code` is that of the refusal (1 invalid, 2, 3)."""

    def __init__(self, wanted: str, refusal: Refusal) -> None:
        super().__init__(f"no {wanted}: the independent checker does not accept the certificate: {refusal}")
        self.exit_code = refusal.exit_code


def accept(certificate: bytes | Mapping[str, Any], work: Fraction | int | None = None) -> Verdict:
    """What the exact checker accepts of a certificate, in `work` estimated seconds. RefusedCertificate if it does not.

    For certificates that come from files; claims that are made here have their verdict from `check_claims`.
    """
    try:
        return check_document(certificate, work)
    except Refusal as refusal:
        raise RefusedCertificate("appendix", refusal) from refusal


@dataclass(frozen=True, slots=True)
class Checked:
    """Claims in their order, and what became of the exact check of each; `open`: it is inconclusive.

    accepted: what the checker read and accepted of each claim, None where it has not. limit: why it gave the first up.
    """

    claims: tuple[Claim, ...]
    statuses: tuple[Status, ...]
    accepted: tuple[Accepted | None, ...]
    limit: LimitReached | None = field(default=None, compare=False)

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

    def decided(self, wanted: str) -> tuple[Accepted, ...]:
        """The claims that the checker accepted. RefusedCertificate if there are none; wanted: what is not made then."""
        found = tuple(claim for claim in self.accepted if claim is not None)
        if not found:
            nothing = LimitReached("inconclusive: the document has no claim that is proved or refuted")
            raise RefusedCertificate(wanted, self.limit or nothing)
        return found

    def verdict(self, wanted: str) -> Verdict:
        """The checker's verdict on all claims. RefusedCertificate if it has not decided one of them."""
        if self.alone:
            raise RefusedCertificate(wanted, self.limit or LimitReached(f"{self.alone[0].label}: {_NOT_ASKED}"))
        still_open = [claim for claim in self.claims if claim.outcome == "inconclusive"]
        return Verdict(self.decided(wanted), tuple(claims_of(document(still_open))))


def check_claims(
    claims: Iterable[Claim], *, covers: bool = True, work: Fraction | int | None = None, first: int = 0
) -> Checked:
    """Let the exact checker decide the claims again; it reads what would be written.

    It takes milliseconds for the Bessel half. The covers behind K_c, which take it longer, are checked together, and
    only if `covers`. work: estimated seconds for each check, by default as `python -m certify check` does. first: the
    place of the first of these claims in their certificate. Raises InternalError if a claim is refused, or contradicts
    another: such a certificate is not handed out.
    """
    every = tuple(claims)
    statuses: list[Status] = ["open" if claim.outcome == "inconclusive" else "not asked for" for claim in every]
    accepted: list[Accepted | None] = [None] * len(every)
    stopped: LimitReached | None = None
    decided = [i for i, claim in enumerate(every) if claim.outcome != "inconclusive"]
    heavy = [i for i in decided if _is_cover(every[i])]
    linked = [i for i in decided if every[i].evidence["rule"] in _LINKED]
    if covers and any(every[i].evidence["rule"] == _BOTH for i in heavy):
        ends = [i for i in decided if every[i].label == "critical-coupling"]
        linked, heavy = [], sorted({*linked, *heavy, *ends})
    alone = [[i] for i in decided if i not in {*heavy, *linked}]
    groups = alone + ([linked] if linked else []) + ([heavy] if covers and heavy else [])
    for group in groups:
        places = [f"claims[{first + i}]" for i in group]
        found = _decide([every[i] for i in group], places, work)
        if isinstance(found, LimitReached):
            stopped = stopped or found
        for i, claim in zip(group, [None] * len(group) if isinstance(found, LimitReached) else found, strict=True):
            statuses[i], accepted[i] = "given up" if claim is None else "accepted", claim
    return _consistent(Checked(every, tuple(statuses), tuple(accepted), stopped))


def joined(parts: Sequence[Checked]) -> Checked:
    """The claims of all parts as those of one certificate. Raises InternalError if two contradict each other.

    What several parts claim is there once, as in the first: a certificate repeats nothing.
    """
    limit = next((part.limit for part in parts if part.limit is not None), None)
    every = [each for part in parts for each in zip(part.claims, part.statuses, part.accepted, strict=True)]
    _consistent(_of(every, limit))
    once: dict[tuple[object, ...], tuple[Claim, Status, Accepted | None]] = {}
    for each in every:
        claim = each[0]
        key = (claim.label, claim.d, claim.beta, claim.beta_interval, repr(sorted(claim.subject.items())))
        once.setdefault(key, each)
    return _of(list(once.values()), limit)


def _of(rows: Sequence[tuple[Claim, Status, Accepted | None]], limit: LimitReached | None) -> Checked:
    claims, statuses, accepted = zip(*rows, strict=True) if rows else ((), (), ())
    return Checked(claims, statuses, accepted, limit)


def _is_cover(claim: Claim) -> bool:
    return claim.label in _COVERS and claim.evidence["rule"] not in _LIGHT_RULES


def _decide(
    group: Sequence[Claim], places: Sequence[str], work: Fraction | int | None
) -> tuple[Accepted, ...] | LimitReached:
    """What the checker accepts of claims that stand at such places of their certificate, or why it stopped."""
    try:
        accepted = check_in_shares(document(group), work).accepted
    except LimitReached as limit:
        return LimitReached(re.sub(r"claims\[(\d+)\]", lambda found: places[int(found[1])], str(limit)))
    except Refusal as refusal:
        raise _refused(refusal) from refusal
    return tuple(replace(claim, place=place) for claim, place in zip(accepted, places, strict=True))


def _consistent(checked: Checked) -> Checked:
    try:
        require_consistent([claim for claim in checked.accepted if claim is not None])
    except Refusal as refusal:
        raise _refused(refusal) from refusal
    return checked


def _refused(refusal: Refusal) -> InternalError:
    return InternalError(f"the independent checker refuses this certificate: {refusal}")


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
