"""The rules about values: of r_nu(x), of 1 - r_nu(x), of its inverse, of log I_nu(x). FORMAT/ratio.md.

Each has the rules `continued-fraction` and `expansion`, by the evidence that `Sweep` and `Expansion` describe.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.ball import Ball, log_of
from ..bessel.threshold import NO_TRUST
from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import Bounds, Record, integer, number, read
from ..verdict import Invalid, require_at_most, require_less
from .arguments import Arguments, Preimage
from .continued_fraction import ratio_bounds
from .expansion import coefficients, complement, integral, require_barriers
from .logarithm import logarithm

MAX_RATIOS: Final = 10_000_000
MAX_ORDER: Final = 10_000
_HALF: Final = Fraction(-1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep(Record):
    """The bits behind the point, and how many ratios are computed, of every continued fraction of the claim."""

    precision: int = read(integer(16, MAX_PRECISION))
    terms: int = read(integer(1, MAX_RATIOS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion(Sweep):
    """Besides, where the expansion starts, how many terms it has, and what bounds the rest at its start."""

    start: Fraction = read(number)
    order: int = read(integer(2, MAX_ORDER))
    remainder: Fraction = read(number)


def _expanded(evidence: Expansion, nu: Fraction, x: Fraction, context: Context) -> list[Ball]:
    """The coefficients of the expansion, which is proved to hold at x."""
    start = evidence.start
    require_less("0 < start", 0, start)
    require_at_most("start <= x", start, x)

    def prove() -> list[Ball]:
        found = coefficients(nu, start, evidence.order, evidence.precision, context.work)
        ratio = ratio_bounds(nu, start, evidence.precision, evidence.terms, context.work)
        require_barriers(found, nu, start, evidence.remainder, ratio)
        return found

    return context.once(("expansion", nu, evidence), prove)


def _complement(claim: Claim, nu: Fraction, x: Fraction, context: Context) -> Bounds:
    """An enclosure of 1 - r_nu(x)."""
    evidence = claim.given(Sweep)
    if isinstance(evidence, Expansion):
        found = complement(_expanded(evidence, nu, x, context), evidence.start, evidence.remainder, x)
        return found.lower(), found.upper()
    low, high = context.once(
        ("ratio", nu, x, evidence), lambda: ratio_bounds(nu, x, evidence.precision, evidence.terms, context.work)
    )
    return 1 - high, 1 - low


def _ratio(claim: Claim, nu: Fraction, x: Fraction, context: Context) -> Bounds:
    """An enclosure of r_nu(x)."""
    low, high = _complement(claim, nu, x, context)
    return 1 - high, 1 - low


def _require_monotone(subject: Arguments, least: Fraction) -> None:
    if subject.x_interval is not None:
        require_at_most("order from which on it increases in x, on an interval of x", least, subject.orders[0])


def check_ratio(claim: Claim, context: Context) -> frozenset[str]:
    """r_nu(x), which decreases in nu, and increases in x for nu >= -1/2."""
    subject = claim.about(Arguments)
    _require_monotone(subject, _HALF)
    (small, large), (near, far) = subject.orders, subject.places
    _require_enclosed(claim, _ratio(claim, large, near, context)[0], _ratio(claim, small, far, context)[1])
    return NO_TRUST


def check_complement(claim: Claim, context: Context) -> frozenset[str]:
    """1 - r_nu(x), which increases in nu, and decreases in x for nu >= -1/2."""
    subject = claim.about(Arguments)
    _require_monotone(subject, _HALF)
    (small, large), (near, far) = subject.orders, subject.places
    _require_enclosed(claim, _complement(claim, small, far, context)[0], _complement(claim, large, near, context)[1])
    return NO_TRUST


def check_inverse(claim: Claim, context: Context) -> frozenset[str]:
    """r_nu(lower) <= y <= r_nu(upper), for nu >= -1/2, where r_nu increases."""
    subject = claim.about(Preimage)
    require_at_most("order from which on r_nu increases", _HALF, subject.nu)
    lower, upper = claim.bounds
    require_less("0 < enclosure.lower", 0, lower)
    require_at_most("r_nu(enclosure.lower) <= y", _ratio(claim, subject.nu, lower, context)[1], subject.y)
    require_at_most("y <= r_nu(enclosure.upper)", subject.y, _ratio(claim, subject.nu, upper, context)[0])
    return NO_TRUST


def _logarithm(claim: Claim, nu: Fraction, x: Fraction, normalised: bool, context: Context) -> Ball:
    """log I_nu(x), or normalised; from the start of the expansion on by the integral of r_nu + nu/x, or r_nu."""
    evidence = claim.given(Sweep)
    begin = evidence.start if isinstance(evidence, Expansion) else x
    base = context.once(
        ("logarithm", nu, begin, normalised, evidence),
        lambda: logarithm(nu, begin, evidence.precision, evidence.terms, normalised, context.work),
    )
    if not isinstance(evidence, Expansion):
        return base
    found = _expanded(evidence, nu, x, context)
    length = log_of(x / begin, evidence.precision)
    value = base + integral(found, begin, evidence.remainder, x, length)
    return value if normalised else value + Ball.exact(nu, evidence.precision) * length


def check_log_bessel(claim: Claim, context: Context) -> frozenset[str]:
    """log I_nu(x), for one order; it increases in x for nu >= 0."""
    subject = claim.about(Arguments)
    _require_monotone(subject, Fraction(0))
    if subject.nu is None:
        raise Invalid("log-bessel is claimed for one order, not for an interval of orders")
    near, far = (_logarithm(claim, subject.nu, x, False, context) for x in subject.places)
    _require_enclosed(claim, near.lower(), far.upper())
    return NO_TRUST


def check_log_normaliser(claim: Claim, context: Context) -> frozenset[str]:
    """log 0F1(;nu+1;x^2/4), which decreases in nu and increases in x."""
    subject = claim.about(Arguments)
    (small, large), (near, far) = subject.orders, subject.places
    lower, upper = (_logarithm(claim, nu, x, True, context) for nu, x in ((large, near), (small, far)))
    _require_enclosed(claim, lower.lower(), upper.upper())
    return NO_TRUST


def _require_enclosed(claim: Claim, least: Fraction, most: Fraction) -> None:
    """The claimed enclosure contains [least, most]."""
    lower, upper = claim.bounds
    require_at_most("enclosure.lower <= value", lower, least)
    require_at_most("value <= enclosure.upper", most, upper)
