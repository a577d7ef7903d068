"""What `python -m certify` does, as functions: a query in, typed claims out. Imports neither sympy nor matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, SupportsIndex

from certify.app.checked import Checked, check_claims
from certify.app.inputs import UserNumber, query_of
from certify.app.query import Query
from certify.app.questions import require_questions, shown
from certify.bounds.bessel.evidence import side_of_star, sign_of_d
from certify.core.certificate import document
from certify.core.claim import Claim, Enclosure, End, worst_exit_code
from certify.core.errors import BadInput, Undecided
from certify.core.exact import Exact
from certify.core.region import Region, end_side
from certify.solve import main_theorem as regime
from certify.solve.bessel import linear_threshold, majorisation, threshold
from certify.solve.quartic import obstruction as quartic_obstruction
from certify.solve.quartic import sign as quartic_sign

DIGITS = 50
LEAST_STAR_DIGITS = 22  # beta_* costs nothing, and a sharper one decides more
COUPLING_DIGITS = 30
COUPLING_LABELS = ("critical-coupling", "order-parameter", "two-minimisers")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """The claims of one query, in order; `exit_code` as of the command line; `document()` the certificate."""

    claims: tuple[Claim, ...]

    @property
    def exit_code(self) -> int:
        """0 all proved, 1 something refuted, 3 something inconclusive."""
        return worst_exit_code(self.claims)

    def claim(self, label: str, d: int | None = None) -> Claim:
        """The first claim with this label (and dimension); KeyError if there is none."""
        for claim in self.claims:
            if claim.label == label and d in (None, claim.d):
                return claim
        raise KeyError(label)

    def check(self, work: Fraction | int | None = None) -> Checked:
        """What the exact checker says of each claim, in `work` estimated seconds each (None: by its size)."""
        return check_claims(self.claims, work=work)

    def document(self) -> dict[str, Any]:
        """The certificate as a JSON-ready dict (certify/FORMAT.md)."""
        return document(self.claims)


def certify(
    d: SupportsIndex | str | Iterable[SupportsIndex] = 5,
    digits: SupportsIndex | str | None = None,
    beta: UserNumber | Sequence[UserNumber] | None = None,
    claims: str | Iterable[str] | None = None,
) -> Result:
    """The typed result that the command line prints.

    d: an integer >= 2, several such as [2, 3] or range(2, 5), or a text such as "2..10"; digits: as on the command line
    (default 50, and 30 for K_c); beta: a str, an exact number of any usual type (int, Fraction, Decimal, numpy integer,
    sympy.Rational, ...), or a pair of them for an interval; a float is a TypeError. claims: labels, or all.
    Raises BadInput for values outside their domain.
    """
    query = query_of(d, digits, beta, claims)
    return Result(tuple(claim for group in run(query) for claim in group))


def run(query: Query, progress: Progress = lambda line: None) -> Iterator[tuple[Claim, ...]]:
    """The claims of a query, one tuple a dimension, computed as they are asked for (memory flat in the number of d)."""
    if query.claims is not None and query.beta is None:
        for label in query.claims:
            if label in COUPLING_LABELS:
                raise BadInput(f"claims={label}: beta is missing; a number or an interval beyond beta_* is wanted")
    if isinstance(query.beta, tuple) and "beta-star" in query.beta:
        for d in query.dimensions:
            _require_nonempty(d, query.beta)
    require_questions(query)
    for d in query.dimensions:
        yield tuple(_dimension(d, query, progress))


def _require_nonempty(d: int, interval: tuple[End, End]) -> None:
    """BadInput if a number lies on the wrong side of the other end, beta_*."""
    try:
        left, right = (_side(d, end) for end in interval)
    except Undecided:
        return  # said where the claims are made
    if left >= right:
        complaint = f"empty for d={d}, whose beta_* lies on the other side; a < b is wanted"
        raise BadInput(f"beta={shown(interval)[:40]}: {complaint}")


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


def _side(d: int, end: End) -> int:
    """-1, 0, 1 for an end below, at, beyond beta_*."""
    return end_side(end, side_of_star(d))


def _on_interval(
    d: int, interval: tuple[End, End], star: Enclosure, query: Query, progress: Progress
) -> Iterator[Claim]:
    a, b = interval
    digits = query.digits or DIGITS
    try:
        sides = (_side(d, a), _side(d, b))
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
