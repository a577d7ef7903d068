"""A question in, claims out: what is stated about one dimension after another, and where. Nothing is proved here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from certify.bounds.bessel.threshold import side_of_star
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import KernelDescription
from certify.core.region import Region
from certify.solve.arises import require_questions
from certify.solve.bessel import threshold
from certify.solve.bessel.claims import LABELS as BESSEL_LABELS
from certify.solve.bessel.claims import attempt, bessel_claim, dimension_claims, in_reach, parts
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
    star_claim = attempt("beta-star", d, {}, lambda: threshold.beta_star(d, max(digits, LEAST_STAR_DIGITS)))
    yield star_claim
    star = star_claim.enclosure
    if star is None:
        return
    wanted = query.claims
    if query.beta is None:
        yield from _without_beta(d, star, wanted, digits)
        return
    if wanted is not None:
        yield from dimension_claims(d, wanted)
    if query.beta.point is None:
        yield from _on_interval(d, query.beta, star, query, progress)
    else:
        yield from _at_point(d, as_fraction(query.beta.point), star, query, progress)


def _without_beta(d: int, star: Enclosure, wanted: tuple[str, ...] | None, digits: int) -> Iterator[Claim]:
    """All that is proved about a dimension without naming a beta: everything below and everything beyond beta_*."""
    yield from dimension_claims(d, wanted)
    for region, labels in (
        (Region(Fraction(0), "beta-star"), ("linear-threshold", "majorisation", "regime")),
        (Region("beta-star", "inf"), ("quartic-sign", "quartic-obstruction", "regime")),
    ):
        for label in labels:
            if wanted is None or label in wanted:
                yield bessel_claim(label, d, region, star, digits)
    if wanted is not None and LANDAU in wanted:  # by name only: seconds of work
        yield _landau(d, Region("beta-star", "inf"), star)
    if wanted is not None and LAW in wanted:
        from certify.solve.large_beta.law import first_law

        place = Region("beta-star", "inf").place()
        yield attempt(LAW, d, place, lambda: first_law(d))


def _landau(d: int, region: Region, star: Enclosure) -> Claim:
    """(1.17) on the interval, or on one that is found if it has no end."""
    # its search is heavy to import, and most questions do not need it
    from certify.solve.landau.expansion import landau_expansion

    return attempt(LANDAU, d, region.place(), lambda: landau_expansion(d, region, star))


def _at_point(d: int, beta: Fraction, star: Enclosure, query: Query, progress: Progress) -> Iterator[Claim]:
    region, digits = Region.at(beta), query.digits or DIGITS
    try:
        beyond = region.beyond(side_of_star(d))
    except Undecided as error:
        for label in query.claims or ("linear-threshold", "regime", "critical-coupling"):
            if label == "linear-threshold":
                yield bessel_claim(label, d, region, star, digits)
            elif label not in ("beta-star", "elementary-bounds", "monotone-in-dimension"):
                known = _best_bounds(d, beta) if label == "critical-coupling" else None
                yield Claim(label, d, "inconclusive", enclosure=known, reason=str(error), **region.place())
        return
    true_here = ("quartic-sign", "quartic-obstruction") if beyond else ("majorisation",)
    default = ("linear-threshold", "regime", *true_here) if in_reach(region) else ()
    for label in BESSEL_LABELS:
        if label in (query.claims or default):
            progress(f"d={d}: {label}")
            yield bessel_claim(label, d, region, star, digits)
    if FIRST_FOLD in (query.claims or ()):
        from certify.solve.kernels.exclusion import paper_fold  # heavy; only where it is needed

        progress(f"d={d}: {FIRST_FOLD}")
        yield attempt(FIRST_FOLD, d, region.place(), lambda: paper_fold(d, beta, query.digits or COUPLING_DIGITS))
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
        if label not in (query.claims or (BESSEL_LABELS if in_reach(region) else ())):
            continue
        progress(f"d={d}: {label}")
        for part in parts(label, region, below, beyond, by_name=query.claims is not None):
            claim = bessel_claim(label, d, part, star, digits)
            reduced = reduced or (label, claim.evidence.get("rule")) == ("regime", "reduction")
            yield claim
    if query.claims is not None and LANDAU in query.claims:
        progress(f"d={d}: {LANDAU}")
        yield _landau(d, region, star)
    yield from _coupling(d, region, star, query, progress, reduced=reduced)


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
        yield attempt(LAW, d, place.place(), lambda: large_beta(d, place))
    if wanted:
        made = coupling_claims.claims(
            d,
            region,
            star,
            digits,
            wanted,
            by_name=by_name,
            reduced=reduced,
            law_first=law and by_name,
            places=query.places,
        )
        yield from (claim for claim in made if not (law and by_name and claim.label == LAW))
