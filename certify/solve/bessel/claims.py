"""The claims of the Bessel half about one dimension, each where it is asked for; without a decision, the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve.bessel import threshold
from certify.solve.bessel.linear_threshold import linear_threshold_at, linear_threshold_range
from certify.solve.bessel.majorisation import majorisation
from certify.solve.main_theorem import regime
from certify.solve.quartic.obstruction import quartic_obstruction
from certify.solve.quartic.sign import quartic_sign

SERIES_REACH = 1000
"""The largest beta at which power series are summed: beyond it only the law of large beta is asked."""

LABELS = ("linear-threshold", "regime", "majorisation", "quartic-sign", "quartic-obstruction")


def attempt(label: str, d: int, where: dict[str, Any], compute: Callable[[], Claim]) -> Claim:
    """The claim, or `inconclusive` with the reason if something stayed undecided."""
    try:
        return compute()
    except Undecided as error:
        return Claim(label, d, "inconclusive", reason=str(error), **where)


def dimension_claims(d: int, wanted: tuple[str, ...] | None) -> Iterator[Claim]:
    """The claims about beta_* alone that are asked for."""
    if wanted is None or "elementary-bounds" in wanted:
        yield attempt("elementary-bounds", d, {}, lambda: threshold.elementary_bounds(d))
    if wanted is None or "monotone-in-dimension" in wanted:
        yield attempt("monotone-in-dimension", d, {}, lambda: threshold.monotone_in_dimension(d))


def bessel_claim(label: str, d: int, region: Region, star: Enclosure, digits: int) -> Claim:
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
    if not in_reach(region):
        reason = f"power series are summed for beta <= {SERIES_REACH}; claims=large-beta,critical-coupling go further"
        return Claim(label, d, "inconclusive", reason=reason, **region.place())
    return attempt(label, d, region.place(), compute[label])


def in_reach(region: Region) -> bool:
    """Whether every end that is a number is one at which series are summed."""
    return all(end is None or as_fraction(end) <= SERIES_REACH for end in (region.lower, region.upper))


def parts(label: str, whole: Region, below: Region | None, beyond: Region | None, *, by_name: bool) -> list[Region]:
    """Where a claim is made: on the whole interval, or on its side(s) of beta_*.

    A claim asked for by name is made on the whole interval, where it may be refuted; `regime` holds side by side.
    """
    if label == "regime":
        return [part for part in (below, beyond) if part is not None]
    if label == "linear-threshold" or by_name:
        return [whole]
    part = below if label == "majorisation" else beyond
    return [] if part is None else [part]
