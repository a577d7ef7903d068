"""A question in, claims out: what is stated about one dimension after another, and where. Nothing is proved here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from certify.bounds.bessel.evidence import sign_of_d
from certify.core.claim import Claim, Enclosure, End
from certify.core.errors import Undecided
from certify.core.exact import Exact
from certify.core.region import Region
from certify.solve import main_theorem as regime
from certify.solve.arises import require_questions, side
from certify.solve.bessel import linear_threshold, majorisation, threshold
from certify.solve.quartic import obstruction as quartic_obstruction
from certify.solve.quartic import sign as quartic_sign
from certify.solve.question import COUPLING_LABELS, Query

DIGITS = 50
LEAST_STAR_DIGITS = 22  # beta_* costs nothing, and a sharper one decides more
COUPLING_DIGITS = 30

Progress = Callable[[str], None]


def run(query: Query, progress: Progress = lambda line: None) -> Iterator[tuple[Claim, ...]]:
    """The claims of a query, one tuple a dimension, computed as they are asked for (memory flat in the number of d)."""
    require_questions(query)
    for d in query.dimensions:
        yield tuple(_dimension(d, query, progress))


def _dimension(d: int, query: Query, progress: Progress) -> Iterator[Claim]:
    digits = query.digits or DIGITS
    progress(f"d={d}: beta_*")
    star_claim = _attempt("beta-star", d, {}, lambda: threshold.beta_star(d, max(digits, LEAST_STAR_DIGITS)))
    yield star_claim
    star = star_claim.enclosure
    if star is None:
        return
    wanted = query.claims
    if query.beta is None:
        yield from _without_beta(d, star, wanted, digits)
        return
    if wanted is not None:
        yield from _dimension_claims(d, wanted)
    if isinstance(query.beta, Fraction):
        yield from _at_point(d, query.beta, star, query, progress)
    else:
        yield from _on_interval(d, query.beta, star, query, progress)


def _attempt(label: str, d: int, where: dict[str, Any], compute: Callable[[], Claim]) -> Claim:
    """The claim, or `inconclusive` with the reason if something stayed undecided."""
    try:
        return compute()
    except Undecided as error:
        return Claim(label, d, "inconclusive", reason=str(error), **where)


def _dimension_claims(d: int, wanted: tuple[str, ...] | None) -> Iterator[Claim]:
    """The claims about beta_* alone that are asked for."""
    if wanted is None or "elementary-bounds" in wanted:
        yield _attempt("elementary-bounds", d, {}, lambda: threshold.elementary_bounds(d))
    if wanted is None or "monotone-in-dimension" in wanted:
        yield _attempt("monotone-in-dimension", d, {}, lambda: threshold.monotone_in_dimension(d))


def _without_beta(d: int, star: Enclosure, wanted: tuple[str, ...] | None, digits: int) -> Iterator[Claim]:
    """All that is proved about a dimension without naming a beta: everything below and everything beyond beta_*."""
    yield from _dimension_claims(d, wanted)
    below: tuple[End, End] = (Fraction(0), "beta-star")
    beyond: tuple[End, End] = ("beta-star", "inf")
    for interval, labels in (
        (below, ("linear-threshold", "majorisation", "regime")),
        (beyond, ("quartic-sign", "quartic-obstruction", "regime")),
    ):
        for label in labels:
            if wanted is None or label in wanted:
                yield _bessel_claim(label, d, interval, star, None, digits)


def _bessel_claim(
    label: str, d: int, interval: tuple[End, End], star: Enclosure, beta: Exact | None, digits: int
) -> Claim:
    """One claim of the Bessel half at the point beta or on the interval."""
    region = Region.of(interval, beta)
    compute: dict[str, Callable[[], Claim]] = {
        "linear-threshold": lambda: (
            linear_threshold.linear_threshold(d, beta, digits)
            if beta is not None
            else linear_threshold.linear_threshold_range(d, region, star, digits)
        ),
        "majorisation": lambda: majorisation.majorisation(d, region, star),
        "quartic-sign": lambda: quartic_sign.quartic_sign(d, region, star),
        "quartic-obstruction": lambda: quartic_obstruction.quartic_obstruction(d, region, star),
        "regime": lambda: regime.regime(d, region, star),
    }
    return _attempt(label, d, region.place(), compute[label])


def _at_point(d: int, beta: Fraction, star: Enclosure, query: Query, progress: Progress) -> Iterator[Claim]:
    interval = (beta, beta)
    digits = query.digits or DIGITS
    try:
        beyond = sign_of_d(d, beta)[0] > 0
    except Undecided as error:
        for label in query.claims or ("linear-threshold", "regime", "critical-coupling"):
            if label == "linear-threshold":
                yield _bessel_claim(label, d, interval, star, beta, digits)
            elif label not in ("beta-star", "elementary-bounds", "monotone-in-dimension"):
                known = _best_bounds(d, beta) if label == "critical-coupling" else None
                yield Claim(label, d, "inconclusive", enclosure=known, beta=beta, reason=str(error))
        return
    true_here = ("quartic-sign", "quartic-obstruction") if beyond else ("majorisation",)
    for label in ("linear-threshold", "regime", "majorisation", "quartic-sign", "quartic-obstruction"):
        if label in (query.claims or ("linear-threshold", "regime", *true_here)):
            progress(f"d={d}: {label}")
            yield _bessel_claim(label, d, interval, star, beta, digits)
    yield from _coupling(d, interval, beta, star, query, progress)


def _best_bounds(d: int, beta: Fraction) -> Enclosure:
    """What holds of K_c on either side of beta_*."""
    from certify.solve.coupling import claims as coupling_claims

    return coupling_claims.best_bounds(d, beta, None)


def _on_interval(
    d: int, interval: tuple[End, End], star: Enclosure, query: Query, progress: Progress
) -> Iterator[Claim]:
    a, b = interval
    digits = query.digits or DIGITS
    try:
        sides = (side(d, a), side(d, b))
    except Undecided as error:
        yield Claim("regime", d, "inconclusive", beta_interval=interval, reason=str(error))
        return
    straddles = sides == (-1, 1)
    below: tuple[End, End] | None = (a, "beta-star") if straddles else interval if sides[0] < 0 else None
    beyond: tuple[End, End] | None = ("beta-star", b) if straddles else None if sides[0] < 0 else interval
    for label in ("linear-threshold", "regime", "majorisation", "quartic-sign", "quartic-obstruction"):
        if query.claims is not None and label not in query.claims:
            continue
        progress(f"d={d}: {label}")
        for part in _parts(label, interval, below, beyond, by_name=query.claims is not None):
            yield _bessel_claim(label, d, part, star, None, digits)
    yield from _coupling(d, interval, None, star, query, progress)


def _parts(
    label: str, whole: tuple[End, End], below: tuple[End, End] | None, beyond: tuple[End, End] | None, *, by_name: bool
) -> list[tuple[End, End]]:
    """Where a claim is made: on the whole interval, or on its side(s) of beta_*.

    A claim asked for by name is made on the whole interval, where it may be refuted; `regime` holds side by side.
    """
    if label == "regime":
        return [part for part in (below, beyond) if part is not None]
    if label == "linear-threshold" or by_name:
        return [whole]
    part = below if label == "majorisation" else beyond
    return [] if part is None else [part]


def _coupling(
    d: int, interval: tuple[End, End], beta: Fraction | None, star: Enclosure, query: Query, progress: Progress
) -> Iterator[Claim]:
    """K_c, the order parameter and the number of minimisers, if asked for (by name, or by a beta without `claims`)."""
    wanted = [label for label in COUPLING_LABELS if query.claims is None or label in query.claims]
    if not wanted:
        return
    # the engine of K_c is heavy to import, and most questions do not need it
    from certify.solve.coupling import claims as coupling_claims

    progress(f"d={d}: critical coupling")
    digits = query.digits or COUPLING_DIGITS
    yield from coupling_claims.claims(
        d, Region.of(interval, beta), star, digits, wanted, by_name=query.claims is not None
    )
