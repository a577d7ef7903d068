"""A question in, claims out: what is stated about one dimension after another, and where. Nothing is proved here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from certify.bounds.bessel.threshold import side_of_star
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import KernelDescription
from certify.core.region import Region
from certify.solve.arises import require_questions
from certify.solve.bessel import threshold
from certify.solve.bessel.linear_threshold import linear_threshold_at, linear_threshold_range
from certify.solve.bessel.majorisation import majorisation
from certify.solve.main_theorem import regime
from certify.solve.quartic.obstruction import quartic_obstruction
from certify.solve.quartic.sign import quartic_sign
from certify.solve.question import (
    COUPLING_DIGITS,
    COUPLING_LABELS,
    DESCRIPTIONS,
    DIGITS,
    FIRST_FOLD,
    LANDAU,
    LAW,
    Query,
)

LEAST_STAR_DIGITS = 22  # beta_* costs nothing, and a sharper one decides more
SERIES_REACH = 1000
"""The largest beta at which power series are summed: beyond it only the law of large beta is asked."""

BESSEL_LABELS = ("linear-threshold", "regime", "majorisation", "quartic-sign", "quartic-obstruction")

Progress = Callable[[str], None]


class Stopped(KeyboardInterrupt):
    """Ctrl-C in the middle of a dimension, with the claims about it that are made."""

    def __init__(self, claims: tuple[Claim, ...]) -> None:
        super().__init__()
        self.claims = claims


def run(query: Query, progress: Progress = lambda line: None) -> Iterator[tuple[Claim, ...]]:
    """The claims of a query, one tuple a dimension, computed as they are asked for (memory flat in the number of d).

    Ctrl-C raises Stopped, with the claims about the dimension that it came in.
    """
    if query.kernel is not None:
        yield from _about_kernels(query, (query.kernel, *query.others), progress)
        return
    require_questions(query)
    for d in query.dimensions:
        yield _made(_dimension(d, query, progress))


def _made(claims: Iterator[Claim]) -> tuple[Claim, ...]:
    made: list[Claim] = []
    try:
        for claim in claims:
            made.append(claim)  # kept one by one, for Ctrl-C
    except KeyboardInterrupt as stop:
        raise Stopped(tuple(made)) from stop
    return tuple(made)


def _about_kernels(
    query: Query, kernels: tuple[KernelDescription, ...], progress: Progress
) -> Iterator[tuple[Claim, ...]]:
    from certify.solve.kernels.claims import require_kernels  # not needed for the paper's kernel

    for kernel in kernels:
        require_kernels(kernel, query.dimensions)
    for d in query.dimensions:
        yield _made(_of_kernels(d, query, kernels, progress))


def _of_kernels(d: int, query: Query, kernels: tuple[KernelDescription, ...], progress: Progress) -> Iterator[Claim]:
    """What is asked, of one kernel after another; the threshold of a family once."""
    from certify.solve.kernels.claims import kernel_claims
    from certify.solve.kernels.interval import interval_claims

    turned = set()
    for kernel in kernels:
        progress(f"d={d}: kernel {kernel}")
        of = interval_claims if kernel.interval else kernel_claims
        for claim in of(kernel, d, query.digits, query.claims):
            if claim.label != "threshold" or kernel.family not in turned:
                yield claim
            if claim.label == "threshold":
                turned.add(kernel.family)


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
    if query.beta.point is None:
        yield from _on_interval(d, query.beta, star, query, progress)
    else:
        yield from _at_point(d, as_fraction(query.beta.point), star, query, progress)


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
    for region, labels in (
        (Region(Fraction(0), "beta-star"), ("linear-threshold", "majorisation", "regime")),
        (Region("beta-star", "inf"), ("quartic-sign", "quartic-obstruction", "regime")),
    ):
        for label in labels:
            if wanted is None or label in wanted:
                yield _bessel_claim(label, d, region, star, digits)
    if wanted is not None and LANDAU in wanted:  # by name only: seconds of work
        yield _landau(d, Region("beta-star", "inf"), star)
    if wanted is not None and LAW in wanted:
        from certify.solve.large_beta.law import first_law

        place = Region("beta-star", "inf").place()
        yield _attempt(LAW, d, place, lambda: first_law(d))


def _landau(d: int, region: Region, star: Enclosure) -> Claim:
    """(1.17) on the interval, or on one that is found if it has no end."""
    # its search is heavy to import, and most questions do not need it
    from certify.solve.landau.expansion import landau_expansion

    return _attempt(LANDAU, d, region.place(), lambda: landau_expansion(d, region, star))


def _bessel_claim(label: str, d: int, region: Region, star: Enclosure, digits: int) -> Claim:
    """One claim of the Bessel half in the region."""
    compute: dict[str, Callable[[], Claim]] = {
        "linear-threshold": lambda: (
            linear_threshold_at(d, region.beta, digits)
            if region.beta is not None
            else linear_threshold_range(d, region, star, digits)
        ),
        "majorisation": lambda: majorisation(d, region, star),
        "quartic-sign": lambda: quartic_sign(d, region, star),
        "quartic-obstruction": lambda: quartic_obstruction(d, region, star),
        "regime": lambda: regime(d, region, star),
    }
    if not _in_reach(region):
        reason = f"power series are summed for beta <= {SERIES_REACH}; claims=large-beta,critical-coupling go further"
        return Claim(label, d, "inconclusive", reason=reason, **region.place())
    return _attempt(label, d, region.place(), compute[label])


def _in_reach(region: Region) -> bool:
    """Whether every end that is a number is one at which series are summed."""
    return all(end is None or as_fraction(end) <= SERIES_REACH for end in (region.lower, region.upper))


def _at_point(d: int, beta: Fraction, star: Enclosure, query: Query, progress: Progress) -> Iterator[Claim]:
    region, digits = Region.at(beta), query.digits or DIGITS
    try:
        beyond = region.beyond(side_of_star(d))
    except Undecided as error:
        for label in query.claims or ("linear-threshold", "regime", "critical-coupling"):
            if label == "linear-threshold":
                yield _bessel_claim(label, d, region, star, digits)
            elif label not in ("beta-star", "elementary-bounds", "monotone-in-dimension"):
                known = _best_bounds(d, beta) if label == "critical-coupling" else None
                yield Claim(label, d, "inconclusive", enclosure=known, reason=str(error), **region.place())
        return
    true_here = ("quartic-sign", "quartic-obstruction") if beyond else ("majorisation",)
    default = ("linear-threshold", "regime", *true_here) if _in_reach(region) else ()
    for label in BESSEL_LABELS:
        if label in (query.claims or default):
            progress(f"d={d}: {label}")
            yield _bessel_claim(label, d, region, star, digits)
    if FIRST_FOLD in (query.claims or ()):
        from certify.solve.kernels.exclusion import paper_fold  # heavy; only where it is needed

        progress(f"d={d}: {FIRST_FOLD}")
        yield _attempt(FIRST_FOLD, d, region.place(), lambda: paper_fold(d, beta, query.digits or COUPLING_DIGITS))
    yield from _coupling(d, region, star, query, progress)


def _best_bounds(d: int, beta: Fraction) -> Enclosure:
    """What holds of K_c on either side of beta_*."""
    from certify.solve.coupling import claims as coupling_claims

    return coupling_claims.best_bounds(d, beta, None)


def _on_interval(d: int, region: Region, star: Enclosure, query: Query, progress: Progress) -> Iterator[Claim]:
    """On an interval, or at beta_*, where what holds is what holds on an interval that ends there."""
    digits, side = query.digits or DIGITS, side_of_star(d)
    try:
        below, beyond = region.part_below(side), region.part_beyond(side)
    except Undecided as error:
        yield Claim("regime", d, "inconclusive", reason=str(error), **region.place())
        return
    reduced = False
    for label in BESSEL_LABELS:
        if label not in (query.claims or (BESSEL_LABELS if _in_reach(region) else ())):
            continue
        progress(f"d={d}: {label}")
        for part in _parts(label, region, below, beyond, by_name=query.claims is not None):
            claim = _bessel_claim(label, d, part, star, digits)
            reduced = reduced or (label, claim.evidence.get("rule")) == ("regime", "reduction")
            yield claim
    if query.claims is not None and LANDAU in query.claims:
        progress(f"d={d}: {LANDAU}")
        yield _landau(d, region, star)
    yield from _coupling(d, region, star, query, progress, reduced=reduced)


def _parts(label: str, whole: Region, below: Region | None, beyond: Region | None, *, by_name: bool) -> list[Region]:
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
    d: int, region: Region, star: Enclosure, query: Query, progress: Progress, *, reduced: bool = False
) -> Iterator[Claim]:
    """K_c, the order parameter and the number of minimisers, if asked for (by name, or by a beta without `claims`).

    reduced: the claims so far have the reduction at beta_*, on which K_c = K_# up to there may rest.
    """
    named = COUPLING_LABELS if query.claims is not None else [x for x in COUPLING_LABELS if x not in DESCRIPTIONS]
    wanted = [label for label in named if query.claims is None or label in query.claims]
    if not wanted:
        return
    # the engine of K_c is heavy to import, and most questions do not need it
    from certify.solve.coupling import claims as coupling_claims

    progress(f"d={d}: critical coupling")
    digits = query.digits or COUPLING_DIGITS
    by_name, law = query.claims is not None, LAW in wanted
    wanted = [label for label in wanted if label != LAW]
    if law and by_name:
        from certify.solve.large_beta.law import large_beta

        place = Region(region.left, "inf")
        yield _attempt(LAW, d, place.place(), lambda: large_beta(d, place))
    if wanted:
        made = coupling_claims.claims(
            d, region, star, digits, wanted, by_name=by_name, reduced=reduced, places=query.places
        )
        yield from (claim for claim in made if not (law and by_name and claim.label == LAW))
