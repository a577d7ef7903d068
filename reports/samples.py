"""Certified numbers on a grid of beta, for curves: plain data, read from what the independent checker accepted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from reports.regions import Enclosed

if TYPE_CHECKING:
    from certify.checker import Claim

MAX_PANELS: Final = 9  # three rows of three fill a page


@dataclass(frozen=True, slots=True)
class Samples:
    """Accepted claims of one dimension on a grid: beta and the lower and upper ends of what is certified there.

    coupling: the same of K_c as a function, a list for each interval of a claim about it. between: what follows for K_c
    between the claims about it (`coupling:band`). near: claims of K_c next to beta_*, where (1.17) is drawn.
    """

    d: int
    star: tuple[Fraction, Fraction]
    threshold: list[tuple[Fraction, Fraction, Fraction]] = field(default_factory=list)
    margin: list[tuple[Fraction, Fraction, Fraction]] = field(default_factory=list)
    unique: list[tuple[Fraction, Fraction]] = field(default_factory=list)
    coupling: list[list[tuple[Fraction, Fraction, Fraction]]] = field(default_factory=list)
    between: list[Enclosed] = field(default_factory=list)
    near: list[Claim] = field(default_factory=list)


def read_samples(d: int, accepted: Iterable[Claim]) -> Samples:
    """The samples of dimension d that accepted claims hold. Raises ArithmeticError if beta_* has no enclosure."""
    claims = [claim for claim in accepted if claim.outcome == "proved"]
    star = next(claim.enclosure for claim in claims if claim.label == "beta-star")
    if star is None:
        raise ArithmeticError(f"d={d}: no enclosure of beta_*")
    samples = Samples(d, star)
    for claim in claims:
        if claim.interval is None or claim.interval.a is None:
            continue
        beta = claim.interval.a  # zero for the one claim on an interval, (0, step]
        if claim.label == "linear-threshold" and claim.enclosure is not None:
            samples.threshold.append((beta, *claim.enclosure))
        elif claim.label == "majorisation" and claim.enclosure is not None:
            samples.margin.append((beta, *claim.enclosure))
        elif claim.label == "regime" and "unique_critical_point" in claim.details:
            samples.unique.append((beta, claim.details["unique_critical_point"]))
    for rows in (samples.threshold, samples.margin, samples.unique):
        rows.sort()
    return samples


def drawn(dimensions: Sequence[int]) -> list[int]:
    """At most MAX_PANELS of the dimensions (in order): the first, the last and others as evenly spread as can be."""
    last = len(dimensions) - 1
    if last < MAX_PANELS:
        return list(dimensions)
    return [dimensions[round(Fraction(k * last, MAX_PANELS - 1))] for k in range(MAX_PANELS)]


def thinning(shown: int, count: int) -> str:
    """The rule of `drawn`, as a caption states it."""
    return f"Of the {count} dimensions {shown} are drawn: the first, the last and others evenly spread."
