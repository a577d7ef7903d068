"""The exact check of one document on several processes: its claims, and the pieces of long ones, in shares.

The checker itself is sequential, and its verdict is the one that counts: where every share is accepted within the
budget of the whole, it would accept the document too, since it charges for what claims have in common only once. In any
other case it decides the document by itself, so that refusals and limits read the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from itertools import islice
from typing import Any, Final, TypeVar

from certify.app.parallel import run_all
from certify.checker import Claim, Refusal, Verdict, budget_of, bytes_of, check_claim, check_document
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.moving_form import MovingCover
from certify.checker.document.consistency import require_consistent
from certify.checker.document.context import Context
from certify.checker.document.reader import read_json
from certify.checker.registry import claims_of
from certify.checker.spine.form import SpinePieces

_T = TypeVar("_T")
_LONG: Final = 100_000
"""Bytes of a document that is worth processes even if no claim of it has several pieces."""
_workers: ContextVar[int] = ContextVar("workers", default=1)


@dataclass(frozen=True, slots=True)
class _Share:
    """The claims at some places, and of the pieces of each every `count`-th from number `first` on."""

    places: tuple[int, ...]
    first: int = 0
    count: int = 1


class _Shared(Context):
    """A context in which a claim has the pieces of one share."""

    def __init__(self, claims: Sequence[Claim], work: Work, share: _Share) -> None:
        super().__init__(claims, work)
        self.share = share

    def own(self, parts: Iterable[_T]) -> Iterator[_T]:
        """Those of the share."""
        return islice(parts, self.share.first, None, self.share.count)


@contextmanager
def checking_on(workers: int) -> Iterator[None]:
    """Inside of it long documents are checked on so many processes."""
    token = _workers.set(workers)
    try:
        yield
    finally:
        _workers.reset(token)


def check_in_shares(source: bytes | str | Mapping[str, Any], work: Fraction | int | None = None) -> Verdict:
    """`check_document`, on the processes of `checking_on` where the document is long."""
    if (workers := _workers.get()) > 1:
        data = bytes_of(source)
        claims = claims_of(read_json(data))
        shares = list(_shares(claims, workers))
        if len(data) > _LONG or any(share.count > 1 for share in shares):
            decided = [claim for claim in claims if claim.outcome != "inconclusive"]
            if decided and _all_accepted(data, budget_of(data, work), shares, workers):
                require_consistent(decided)
                return Verdict(tuple(decided), tuple(claim for claim in claims if claim.outcome == "inconclusive"))
    return check_document(source, work)


def _all_accepted(data: bytes, budget: int, shares: Sequence[_Share], workers: int) -> bool:
    """Whether all shares are accepted, and within the budget of the whole."""
    task: Callable[[_Share], int | None] = partial(_check, data, budget)
    spent = list(run_all(task, shares, min(workers, len(shares)), "loky", lambda _: None))
    charged = [charge for charge in spent if charge is not None]
    return len(charged) == len(spent) and sum(charged) <= budget


def _shares(claims: Sequence[Claim], number: int) -> Iterator[_Share]:
    """Every claim with an outcome: long ones in shares of their pieces, the others with those at their beta."""
    near: dict[Any, list[int]] = {}
    for place, claim in enumerate(claims):
        if claim.outcome == "inconclusive":
            continue
        if isinstance(claim.evidence, MovingCover | SpinePieces):
            count = min(number, len(claim.evidence.pieces))
            yield from (_Share((place,), first, count) for first in range(count))
        else:
            near.setdefault((claim.dimension, claim.interval), []).append(place)
    yield from (_Share(tuple(places)) for places in near.values())


def _check(data: bytes, budget: int, share: _Share) -> int | None:
    """The work that is charged for a share, or None if it is not accepted. Called in a worker."""
    claims = _claims(data)
    work = Work(budget)
    context = _Shared(claims, work, share)
    try:
        for place in share.places:
            check_claim(claims[place], context)
    except Refusal:
        return None
    return budget - work.left


@lru_cache(maxsize=1)
def _claims(data: bytes) -> tuple[Claim, ...]:
    """The claims of a document, of which a worker is sent several shares."""
    return tuple(claims_of(read_json(data)))
