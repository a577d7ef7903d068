"""A last line of defence: the accepted claims of a document do not contradict each other. FORMAT/consistency.md.

It looks at what the claims say, never at their evidence. In each dimension they place beta_*, bound quantities that
decrease in beta, and enclose quantities at a common beta; each of the three has one kind of contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

from ..kernels.description import PARAMETERS, Description
from ..verdict import Invalid, show
from .claim import Claim

Place = tuple[bool, Fraction]
"""A point of (0, inf]: whether it is infinity, and the number; they are compared as they stand."""
FAR: Final[Place] = (True, Fraction(0))
ORIGIN: Final[Place] = (False, Fraction(0))
EQUAL: Final = ("criterion", "continuity", "continuity-axisymmetric")
LESS: Final = ("obstruction", "two-minimisers", "two-minimisers-axisymmetric")
"""What says K_c = K_#, and K_c < K_#, of other kernels; the competitors are zonal."""
ENCLOSED: Final = {
    "order-parameter": "m_1",
    "latent-heat": "E",
    "free-energy-barrier": "the barrier",
    "metastable-end": "K_s",
    "branch-fold": "K_f",
    "fold": "K_fold",
    "critical-coupling": "K_c",
}
"""Claims that enclose a number which belongs to beta, on an interval all of its values there."""
RISING: Final = (("K_s", "K_f"), ("K_s", "K_c"), ("K_f", "K_c"), ("K_fold", "K_f"), ("K_fold", "K_c"))
"""At each beta the first is at most the second."""
BEYOND: Final = frozenset(
    {
        "quartic-sign",
        "quartic-obstruction",
        "two-minimisers",
        "order-parameter",
        "latent-heat",
        "minimiser-profile",
        "free-energy-barrier",
        "metastable-end",
        "branch-fold",
    }
)


@dataclass(frozen=True, slots=True)
class Bound:
    """What a claim says of a quantity at an end of its interval (None: beta_*): at most, or at least, `value`."""

    end: Place | None
    value: Fraction
    claim: Claim

    def at(self, star: Place) -> Bound:
        """With a place instead of beta_*."""
        return Bound(star, self.value, self.claim) if self.end is None else self

    @property
    def place(self) -> Place:
        """The end, where it is not beta_* any more."""
        return FAR if self.end is None else self.end


Bounds = tuple[list[Bound], list[Bound]]
"""Upper and lower bounds."""


def require_consistent(claims: Sequence[Claim]) -> None:
    """Raise `Invalid`, naming both, if two claims cannot hold together."""
    by_dimension: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.dimension is not None and claim.kernel is None:
            by_dimension[claim.dimension].append(claim)
    stars = {d: _star(own) for d, own in by_dimension.items()}
    for claim in claims:
        if claim.label == "monotone-in-dimension" and claim.d + 1 in stars:
            _require_order(stars[claim.d + 1][0], stars[claim.d][1], "beta_* falls from this dimension to the next")
    for d, own in by_dimension.items():
        low, high = stars[d]
        ends = (low.place if low is not None else ORIGIN, high.place if high is not None else FAR)
        for name, bounds in _decreasing(own, ends[0]).items():
            _require_falling(name, bounds, ends)
        enclosed = _enclosed(own)
        for name, boxes in enclosed.items():
            _require_common(name, boxes)
        for less, more in RISING:
            _require_rising(less, more, product(enclosed[less], enclosed[more]))
    for own in _about_kernels(claims).values():
        _require_kernel(own)
    for boxes in _over_parameters(claims).values():
        _require_common("K_c", boxes, "value of the parameter")


def _about_kernels(claims: Sequence[Claim]) -> dict[tuple[int, Description], list[Claim]]:
    """The claims about each kernel in each dimension."""
    found: defaultdict[tuple[int, Description], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kernel is not None:
            found[claim.d, claim.kernel].append(claim)
    return found


def _over_parameters(claims: Sequence[Claim]) -> dict[tuple[int, str], list[Box]]:
    """K_c of each family in each dimension, at values and on intervals of its parameter."""
    found: defaultdict[tuple[int, str], list[Box]] = defaultdict(list)
    for claim in claims:
        given = claim.kernel if claim.label == "critical-coupling" and claim.enclosure is not None else None
        if given is not None and given.family in PARAMETERS:
            found[claim.d, given.family].append(Box(given.numbers[0], given.numbers[-1], claim.bounds, claim))
    return found


def _require_kernel(claims: Sequence[Claim]) -> None:
    """K_c <= K_#, and not both K_c = K_# and K_c < K_#."""
    named = {claim.label: claim for claim in claims}
    for equal, less in product(EQUAL, LESS):
        if equal in named and less in named:
            raise _clash(named[equal], named[less], "K_c = K_#, and K_c < K_#")
    threshold, coupling = named.get("linear-threshold"), named.get("critical-coupling")
    if threshold is not None and coupling is not None and coupling.bounds[0] > threshold.bounds[1]:
        raise _clash(coupling, threshold, "K_c is at most K_#")


def _clash(one: Claim, other: Claim, why: str) -> Invalid:
    return Invalid(f"contradicts {other}: {why}", str(one))


def _star(claims: Sequence[Claim]) -> tuple[Bound | None, Bound | None]:
    """The best of x <= beta_* and of beta_* < x that the claims say, which must leave room for beta_*."""
    for claim in claims:
        if claim.interval is not None and claim.interval.star and claim.outcome == "proved" and _is_beyond(claim):
            raise _clash(claim, claim, "it holds beyond beta_* only, and is about beta_* itself")
    lower = [Bound((False, x), x, claim) for claim in claims for x in _reached(claim)]
    upper = [Bound((False, x), x, claim) for claim in claims for x in _passed(claim)]
    low = max(lower, key=lambda bound: bound.value, default=None)
    high = min(upper, key=lambda bound: bound.value, default=None)
    _require_order(low, high, "both sides of beta_*")
    return low, high


def _require_order(low: Bound | None, high: Bound | None, why: str) -> None:
    if low is not None and high is not None and low.value >= high.value:
        raise _clash(low.claim, high.claim, f"{why}: {show(low.value)} <= beta_*, beta_* < {show(high.value)}")


def _reached(claim: Claim) -> Iterator[Fraction]:
    """Numbers x for which a claim says x <= beta_*."""
    interval = claim.interval
    if interval is None:
        yield from (box[0] for box in _brackets(claim))
        return
    if claim.outcome == "refuted":
        found = claim.details["counterexample"]["beta"]
        if found is not None and (claim.label != "majorisation" or interval.to_beta_star):
            yield found
    elif (claim.label == "majorisation" or claim.details.get("transition") == "continuous") and interval.b is not None:
        yield interval.b
    if interval.to_beta_star and interval.a is not None:
        yield interval.a


def _passed(claim: Claim) -> Iterator[Fraction]:
    """Numbers x for which a claim says beta_* < x."""
    interval = claim.interval
    if interval is None:
        yield from (box[1] for box in _brackets(claim))
        return
    if claim.outcome == "refuted":
        found = claim.details["counterexample"]["beta"]
        if found is not None and (claim.label == "majorisation" or interval.a is None):
            yield found
    elif _is_beyond(claim) and interval.a is not None:
        yield interval.a
    if interval.a is None and interval.b is not None:
        yield interval.b


def _is_beyond(claim: Claim) -> bool:
    """Whether a proved claim holds beyond beta_* only."""
    return claim.label in BEYOND or claim.details.get("transition") == "discontinuous" or "derivative" in claim.details


def _brackets(claim: Claim) -> Iterator[tuple[Fraction, Fraction]]:
    """The enclosure of beta_* that a claim without an interval may have."""
    if claim.enclosure is not None:
        yield claim.enclosure
    if "bounds" in claim.details:
        yield claim.details["bounds"]


def _decreasing(claims: Iterable[Claim], low: Place) -> dict[str, Bounds]:
    """Bounds of K_#, of K_c, and of 1 - d alpha_2 at the right end.

    K_c <= K_#, and up to beta_*, so up to `low`, they are equal: bounds of K_c are bounds of K_# too.
    """
    found: dict[str, Bounds] = {name: ([], []) for name in ("K_#", "K_c", "1 - d alpha_2")}
    thresholds, couplings, margins = found.values()
    for claim in claims:
        interval, box = claim.interval, claim.enclosure
        if interval is None:
            continue
        a = None if interval.a is None else (False, interval.a)
        b = None if interval.to_beta_star else FAR if interval.b is None else (False, interval.b)
        if claim.label == "majorisation" and box is not None:
            margins[0].append(Bound(b, box[1], claim))
            margins[1].append(Bound(b, box[0], claim))
        if claim.label == "linear-threshold" and box is not None:
            thresholds[0].append(Bound(a, box[1], claim))
            thresholds[1].append(Bound(b, box[0], claim))
        if claim.label == "critical-coupling" and box is not None:
            couplings[0].append(Bound(a, box[1], claim))
            couplings[1].append(Bound(b, box[0], claim))
        if "unique_critical_point" in claim.details:  # beyond K_c there is another critical point
            couplings[1].append(Bound(b, claim.details["unique_critical_point"], claim))
    thresholds[0].extend(bound for bound in couplings[0] if bound.end is None or bound.end <= low)
    thresholds[1].extend(couplings[1])
    return found


def _require_falling(name: str, bounds: Bounds, star: tuple[Place, Place]) -> None:
    """Also at beta_* itself, which lies between the places of `star`."""
    uppers, lowers = bounds
    _require_above([x.at(star[1]) for x in uppers], [x.at(star[0]) for x in lowers], name)
    above, below = ([x.at(ORIGIN) for x in side if x.end is None] for side in bounds)
    _require_above(above, below, name)


def _require_above(uppers: Iterable[Bound], lowers: Iterable[Bound], name: str) -> None:
    """A quantity that decreases strictly is not at most u at p and at least l at q >= p, if u < l, or u = l, p < q."""
    waiting = sorted(uppers, key=lambda bound: bound.place, reverse=True)
    least: Bound | None = None
    for lower in sorted(lowers, key=lambda bound: bound.place):
        while waiting and waiting[-1].place <= lower.place:
            upper = waiting.pop()
            if least is None or upper.value < least.value:
                least = upper
        if least is not None and (least.value, least.place) < (lower.value, lower.place):
            why = f"{name} decreases: at most {show(least.value)}, then at least {show(lower.value)}"
            raise _clash(lower.claim, least.claim, why)


@dataclass(frozen=True, slots=True)
class Box:
    """A quantity lies in `values` for every beta of [a, b]."""

    a: Fraction
    b: Fraction
    values: tuple[Fraction, Fraction]
    claim: Claim


def _enclosed(claims: Iterable[Claim]) -> dict[str, list[Box]]:
    """What has one value at each beta; K_c with the numbers that it is compared with."""
    found: dict[str, list[Box]] = {name: [] for name in ("K_c'", *ENCLOSED.values())}
    for claim in claims:
        interval = claim.interval
        if interval is None or interval.a is None or interval.b is None:
            continue
        if claim.label in ENCLOSED and claim.enclosure is not None:
            found[ENCLOSED[claim.label]].append(Box(interval.a, interval.b, claim.enclosure, claim))
        if "moments" in claim.details:
            found["m_1"].append(Box(interval.a, interval.b, claim.details["moments"][0], claim))
        if "derivative" in claim.details:
            found["K_c'"].append(Box(interval.a, interval.b, claim.details["derivative"], claim))
    return found


def _require_rising(less: str, more: str, pairs: Iterable[tuple[Box, Box]]) -> None:
    """At a common beta the lower bound of one quantity is at most the upper bound of the other."""
    for low, high in pairs:
        if low.a <= high.b and high.a <= low.b and low.values[0] > high.values[1]:
            raise _clash(low.claim, high.claim, f"{less} is at most {more} at one beta")


def _require_common(name: str, boxes: Iterable[Box], where: str = "beta") -> None:
    """Enclosures at a common beta, or parameter, have a common value."""
    active: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.a):
        active = [other for other in active if box.a <= other.b]
        for other in active:
            if box.values[1] < other.values[0] or other.values[1] < box.values[0]:
                raise _clash(box.claim, other.claim, f"{name} at one {where} has enclosures without a common point")
        active.append(box)
