"""K_c, the order parameter and the minimiser count as claims: which theorem or computation applies where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from certify.bounds.evidence import sign_of_d
from certify.bounds.linear_threshold import linear_threshold
from certify.bounds.regime import coupling_lower_bound
from certify.enclosure import place
from certify.outcome import (
    BECKNER,
    BECKNER_EQUALITY,
    HARMONICS,
    SEMICONTINUITY,
    Claim,
    Enclosure,
    End,
)


def claims(
    d: int,
    interval: tuple[End, End],
    beta: Fraction | None,
    star: Enclosure,
    digits: int,
    wanted: list[str],
    progress: Callable[[str], None],
) -> Iterator[Claim]:
    """The claims of `wanted` at beta, or on the interval."""
    if beta is not None and sign_of_d(d, beta)[0] < 0:
        if "critical-coupling" in wanted:
            threshold = linear_threshold(d, beta, digits)
            yield Claim(
                "critical-coupling",
                d,
                "proved",
                beta=beta,
                enclosure=threshold.enclosure,
                evidence={**threshold.evidence, "rule": "theorem-1.1"},
                trust=(BECKNER, BECKNER_EQUALITY, SEMICONTINUITY, HARMONICS),
            )
        return
    for label in wanted:
        bounds = None
        if label == "critical-coupling" and beta is not None:
            upper = linear_threshold(d, beta, digits).enclosure
            lower, _ = coupling_lower_bound(d, beta)
            bounds = Enclosure(lower, upper.upper) if upper is not None else None
        yield Claim(label, d, "inconclusive", enclosure=bounds, reason="not computed", **place(interval, beta))
