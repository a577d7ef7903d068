"""Certified numbers on a grid of beta, for curves: claims that `certify` makes and the independent checker accepts.

What is drawn is read from the checker's verdict, never from a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from certify.checker import check_document

if TYPE_CHECKING:
    from certify.checker import Claim, Verdict

GRID: Final = 48
"""Grid points on (0, beta_*], and as many beyond."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Accepted claims of one dimension on a grid: beta and the lower and upper ends of what is certified there."""

    d: int
    star: tuple[Fraction, Fraction]
    threshold: list[tuple[Fraction, Fraction, Fraction]] = field(default_factory=list)
    margin: list[tuple[Fraction, Fraction, Fraction]] = field(default_factory=list)
    unique: list[tuple[Fraction, Fraction]] = field(default_factory=list)


def sample(d: int, stop: Fraction | None, check: Callable[[Any], Verdict] = check_document) -> Samples:
    """Certified K_#, least margin (up to beta_*) and range of uniqueness on a grid of (0, max(stop, 2 beta_*)].

    Every number is from a claim that `check` accepts; a refusal is raised.
    """
    from certify.app.api import certify
    from certify.core.certificate import document
    from certify.core.claim import Claim as Produced

    star = certify(d=d, claims=("beta-star",)).claim("beta-star").enclosure
    if star is None:
        raise ArithmeticError(f"d={d}: no enclosure of beta_*")
    step = _round(_fraction(star.lower) / GRID)
    grid = [k * step for k in range(1, 2 * GRID + 1)]
    while stop is not None and grid[-1] < stop and len(grid) < 6 * GRID:
        grid.append(grid[-1] + step)
    near = int(_fraction(star.lower) * 2**30)  # one point on either side of beta_*, close to it
    grid += [Fraction(near, 2**30), Fraction(near + 1, 2**30)]
    start = certify(d=d, beta=(0, step), claims=("linear-threshold",)).claim("linear-threshold")
    produced: dict[tuple[str, object], Produced] = {("linear-threshold", "start"): start}
    for beta in grid:
        labels = ("linear-threshold", "regime") + (("majorisation",) if beta < star.lower else ())
        for claim in certify(d=d, beta=beta, claims=labels).claims:
            produced.setdefault((claim.label, claim.beta), claim)
    return _read(d, check(document(produced.values())).accepted)


def _read(d: int, accepted: Iterable[Claim]) -> Samples:
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


def _fraction(x: Any) -> Fraction:
    return x if isinstance(x, Fraction) else Fraction(x.fraction())


def _round(x: Fraction) -> Fraction:
    """A number of the form m/2^k just below x, with a short m: grid points are exact and short."""
    k = 0
    while x * 2**k < 64:
        k += 1
    return Fraction(int(x * 2**k), 2**k)
