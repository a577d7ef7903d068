"""K_c between proved values, as a function of beta: `coupling:band`, with no search and no new cover.

log K_c is concave in log beta, and K_c decreases. So chords between lower bounds bound it from below, and tangents from
above, where the derivative is known as well; without one, the value to the left, and chords carried on beyond their
ends (proofs/coupling/band.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Exact

_BITS = 200


@dataclass(frozen=True, slots=True)
class Value:
    """What is proved of K_c at one beta > 0: bounds of it, and of p = -d log K_c/d log beta; None for what is not."""

    beta: Fraction
    lower: Exact | None
    upper: Exact | None
    log_slope: Enclosure | None = None


def merged(values: Iterable[Value]) -> tuple[Value, ...]:
    """One value a beta, the best of each bound, in the order of beta."""
    by_beta: dict[Fraction, Value] = {}
    for value in values:
        other = by_beta.get(value.beta, Value(value.beta, None, None))
        slope = value.log_slope or other.log_slope
        by_beta[value.beta] = Value(
            value.beta, _best(max, value.lower, other.lower), _best(min, value.upper, other.upper), slope
        )
    return tuple(by_beta[beta] for beta in sorted(by_beta))


def _best(choose: Any, *bounds: Exact | None) -> Exact | None:
    known = [bound for bound in bounds if bound is not None]
    best: Exact | None = choose(known) if known else None
    return best


def coupling_between(values: Sequence[Value], beta: Fraction) -> Enclosure:
    """An enclosure of K_c(beta) from values in the order of their beta.

    Raises Undecided where no lower bound stands at or beyond beta, or no upper bound at or before it.
    """
    with precision(_BITS):
        lower = max(_lower_bounds(values, beta), default=None)
        upper = min(_upper_bounds(values, beta), default=None)
    if lower is None or upper is None:
        raise Undecided(f"K_c at beta={beta}: the proved values do not reach it")
    return Enclosure(lower, upper)


def _lower_bounds(values: Sequence[Value], beta: Fraction) -> Iterator[Exact]:
    known = [value for value in values if value.lower is not None]
    right = next((value for value in known if value.beta >= beta), None)
    if right is None or right.lower is None:
        return
    yield right.lower  # K_c decreases
    left = next((value for value in reversed(known) if value.beta < beta), None)
    if left is not None and left.lower is not None and right.beta > beta:
        low, high = Ball(left.lower), Ball(right.lower)
        weight = (Ball(beta) / left.beta).log() / (Ball(right.beta) / left.beta).log()
        yield (low.log() + weight * (high.log() - low.log())).exp().lower()


def _upper_bounds(values: Sequence[Value], beta: Fraction) -> Iterator[Exact]:
    before = [value for value in values if value.beta <= beta and value.upper is not None]
    after = [value for value in values if value.beta > beta and value.upper is not None]
    if not before:
        return
    near = (before[-1], *after[:1])
    if before[-1].upper is not None:
        yield before[-1].upper  # K_c decreases
    for value in near:
        if value.log_slope is not None and value.upper is not None:
            slope = Ball.between(value.log_slope.lower, value.log_slope.upper)
            yield (Ball(value.upper) * (slope * (Ball(value.beta) / beta).log()).exp()).upper()
    for value, others in zip(near, (before[:-1][::-1], after[1:]), strict=False):
        beyond = next((other for other in others if other.lower is not None), None)
        if beyond is not None and beyond.lower is not None and value.upper is not None:
            yield _carried_on(value, beyond, beta)


def _carried_on(value: Value, beyond: Value, beta: Fraction) -> Exact:
    """At beta, on the other side of `value` than `beyond`: a concave function lies below the chord carried on."""
    upper, lower = Ball(value.upper or 0), Ball(beyond.lower or 0)
    share = (Ball(beta) / value.beta).log() / (Ball(value.beta) / beyond.beta).log()
    return (upper.log() + share * (upper.log() - lower.log())).exp().upper()
