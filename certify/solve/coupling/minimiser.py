"""What else is proved of the minimiser at K_c that is not uniform: its energy, moments and density, as claims.

All of it is read from the explicit density near it; a cover at the same beta is what its rule points to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile
from math import cos, pi
from typing import Any, Final

from certify.bounds.coupling.latent_heat import latent_heat
from certify.bounds.coupling.minimiser import density_at, excess, moments
from certify.core.ball import Ball, precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import loose_enclosure, relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.solve.branch.fold import fold_claim
from certify.solve.coupling.barrier import barrier_claim
from certify.solve.coupling.metastable import metastable_claim
from certify.solve.coupling.near import Near
from certify.solve.question import BARRIER, FOLD, LATENT_HEAT, METASTABLE

_TRUST: Final = (SEMICONTINUITY, HARMONICS)
_POINTER: Final = {"rule": "two-minimisers"}
_STEPS, _PLACES = 64, 12
_LEAST_DIGITS = 3


def usual_places() -> list[Fraction]:
    """cos(pi k/64), k = 64, ..., 0, rounded to 12 places: where a density is enclosed if nothing else is asked."""
    places = {Fraction(round(cos(pi * k / _STEPS) * 2**_PLACES), 2**_PLACES) for k in range(_STEPS + 1)}
    return sorted(places)


def minimiser_claims(
    d: int, beta: Fraction, digits: int, near: Near, wanted: Sequence[str], places: Sequence[Fraction] = ()
) -> Iterator[Claim]:
    """Those of the energy, the profile and the barrier that are wanted; at these places, which increase in [-1, 1]."""
    for label in wanted:
        if label == BARRIER:
            yield barrier_claim(d, beta, digits, near)
            continue
        if label == METASTABLE:
            yield metastable_claim(d, beta, near)
            continue
        if label == FOLD:
            yield fold_claim(d, beta, digits, near)
            continue
        try:
            enclosure, details = _heat(near, digits) if label == LATENT_HEAT else _profile(d, near, digits, places)
        except Undecided as error:
            yield Claim(label, d, "inconclusive", beta=beta, reason=str(error))
        else:
            yield Claim(label, d, "proved", enclosure, beta, details=details, evidence=_POINTER, trust=_TRUST)


def _between(near: Near) -> Ball:
    return Ball.between(near.coupling.lower, near.coupling.upper)


_Said = tuple[Enclosure | None, dict[str, Any]]


def _heat(near: Near, digits: int) -> _Said:
    with precision(near.sizes.bits):
        energy = latent_heat(near.touch, _between(near), near.theta)
        return relative_enclosure(energy, _bits(digits)), {}


def _profile(d: int, near: Near, digits: int, places: Sequence[Fraction]) -> _Said:
    with precision(near.sizes.bits):
        size = excess(near.touch, _between(near), near.theta)
        known = takewhile(_has_digits, moments(near.touch, size))
        pairs = [_pair(_rounded(m, near, digits)) for m in known]
        if not pairs:
            raise Undecided("no moment of the minimiser is enclosed closely")
    with precision(near.sizes.working):
        values = [(t, density_at(near.touch, d, t, size)) for t in places or usual_places()]
        density = [{"t": _short(t), **_pair(_rounded(value, near, digits))} for t, value in values]
    return None, {"moments": pairs, "density": density}


def _rounded(ball: Ball, near: Near, digits: int) -> Enclosure:
    """To so many relative digits, as far as the checker's units go; a number >= 0."""
    high = ball.upper()
    exponent = high.mantissa.bit_length() + high.exponent
    found = loose_enclosure(ball, min(_bits(digits) - exponent, near.sizes.bits))
    return Enclosure(max(found.lower, Dyadic(0, 0)), found.upper)


def _has_digits(ball: Ball) -> bool:
    """Whether a few digits of it are known."""
    wide = (ball - ball.mid()) * 10**_LEAST_DIGITS
    return bool(wide.surely_less(ball))


def _bits(digits: int) -> int:
    return digits * 3322 // 1000 + 6


def _pair(enclosure: Enclosure) -> dict[str, Any]:
    return {"lower": enclosure.lower, "upper": enclosure.upper}


def _short(t: Fraction) -> Dyadic | Fraction:
    """A dyadic number as one."""
    power = t.denominator.bit_length() - 1
    return Dyadic(t.numerator, -power) if t.denominator == 1 << power else t
