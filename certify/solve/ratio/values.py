"""Claims about r_nu(x), 1 - r_nu(x), log I_nu(x) and its normalised form, at points and on intervals.

On intervals the values at two corners bound all others: r_nu(x) decreases in nu > -1 and increases in x for nu >= -1/2,
log 0F1(;nu+1;x^2/4) decreases in nu and increases in x, log I_nu(x) increases in x for nu >= 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Final

from certify.core.claim import RATIO_LABELS, Claim, Enclosure
from certify.core.errors import Undecided
from certify.solve.ratio.evaluation import accurate, evaluation
from certify.solve.ratio.question import Span, Values

_LEAST: Final = {"bessel-ratio": Fraction(-1, 2), "bessel-ratio-complement": Fraction(-1, 2), "log-bessel": Fraction(0)}
"""From which order on it increases, or decreases, in x; the normalised logarithm does for all."""


def complaint(label: str, nu: Span, x: Span) -> str:
    """Why a claim is not made on such intervals; empty if it is made."""
    if label == "log-bessel" and not nu.point:
        return "log-bessel is proved for one order at a time, not on an interval of nu"
    least = _LEAST.get(label)
    if least is not None and not x.point and nu.lower < least:
        return f"{label} on an interval of x needs nu >= {least}, where it is monotone; at points it goes"
    return ""


Answers = Iterator[tuple[tuple[Claim, ...], tuple[str, ...]]]
"""Claims about one subject after another, with the reasons why others are not made there."""


def run(query: Values) -> Answers:
    """The claims at each order and argument."""
    for nu in query.nus:
        for x in query.xs:
            why = {label: complaint(label, nu, x) for label in query.labels or RATIO_LABELS}
            claims = tuple(_claim(label, nu, x, query.digits) for label, reason in why.items() if not reason)
            yield claims, tuple(reason for reason in why.values() if reason)


def wanted_bits(digits: int) -> int:
    """Bits of relative accuracy with which an enclosure is at most 10^-digits wide, relatively."""
    return ceil(digits * Fraction(33220, 10000)) + 4


def _deficit(nu: Span, x: Span) -> int:
    """About -log2(1 - r_nu(x)) where that is large: at nu = -1/2, 1 - tanh x < 2 e^(-2x)."""
    return ceil(x.upper * 3) if Fraction(-1, 2) in (nu.lower, nu.upper) else 0


def _claim(label: str, nu: Span, x: Span, digits: int) -> Claim:
    subject = {**nu.field("nu"), **x.field("x")}
    claim = Claim(label, None, "inconclusive", subject=subject)
    low, high = (nu.upper, x.lower), (nu.lower, x.upper)  # where r_nu(x) is least, and where it is greatest
    corners = [low] if low == high else [high, low] if label == "bessel-ratio-complement" else [low, high]
    orders = list(dict.fromkeys(order for order, _ in corners))
    try:
        bits = wanted_bits(digits)
        guess = bits + 4 + (_deficit(nu, x) if label == "bessel-ratio-complement" else 0)
        how, ends = accurate(lambda bits: evaluation(label, orders, x.lower, x.upper, bits), corners, bits, guess)
    except Undecided as error:
        return replace(claim, reason=str(error))
    found = Enclosure(ends[0].lower, ends[-1].upper)
    return replace(claim, outcome="proved", enclosure=found, evidence=how.evidence())
