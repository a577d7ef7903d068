"""One value at one accuracy: how it is computed, which balls prove it, and the evidence that lets the checker do so.

What is asked for is a number of bits behind the point; the first evaluations find out how many that must be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import Any, Final

from certify.bounds.ratio.continued_fraction import ratio_ball
from certify.bounds.ratio.expansion import Expansion, expansion_from, require_barriers
from certify.bounds.ratio.logarithm import logarithm
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.enclosure import loose_enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.search.ratio.size import expansion_size, terms_needed

LOGARITHMS: Final = ("log-bessel", "log-normaliser")
_MOST_TERMS: Final = 2_000_000
_MOST_WORK: Final = 2 * 10**7
_GUARD: Final = 16


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the values of a label are computed at some orders and at the arguments of an interval.

    bits: behind the point; expansions: by their order nu, none where the continued fraction serves; lost: bits that a
    product of ratios loses in fixed point, as they are small.
    """

    label: str
    bits: int
    terms: int
    expansions: dict[Fraction, Expansion]
    lost: int

    def value(self, nu: Fraction, x: Fraction) -> Ball:
        """A ball around the value, whatever its accuracy; within `with precision(...)`."""
        expansion = self.expansions.get(nu)
        if self.label in LOGARITHMS:
            return self._logarithm(nu, x, expansion)
        if self.label == "bessel-ratio-complement":
            return 1 - ratio_ball(nu, x, self.terms) if expansion is None else expansion.complement(x)
        return ratio_ball(nu, x, self.terms) if expansion is None else 1 - expansion.complement(x)

    def _logarithm(self, nu: Fraction, x: Fraction, expansion: Expansion | None) -> Ball:
        normalised = self.label == "log-normaliser"
        if expansion is None:
            return logarithm(nu, x, self.terms, normalised)
        length = Ball(x / expansion.start).log()
        value = logarithm(nu, expansion.start, self.terms, normalised) + expansion.integral(x, length)
        return value if normalised else value + length * nu

    def working_precision(self, x: Fraction) -> int:
        """Bits for balls."""
        return max(64, self.bits + _GUARD + self.terms.bit_length() + floor(x).bit_length())

    def evidence(self) -> dict[str, Any]:
        """What the checker needs."""
        places = max(_GUARD, self.bits + self.terms.bit_length() + self.lost)
        for expansion in self.expansions.values():  # they differ in their coefficients only
            places = max(places, 2 * expansion.order.bit_length() - _log2(expansion.remainder))
            kept = {"start": expansion.start, "order": expansion.order, "remainder": expansion.remainder}
            return {"rule": "expansion", "precision": places + _GUARD, "terms": self.terms, **kept}
        return {"rule": "continued-fraction", "precision": places + _GUARD, "terms": self.terms}


def evaluation(label: str, nus: Sequence[Fraction], least: Fraction, most: Fraction, bits: int) -> Evaluation:
    """An evaluation to about 2^-bits at these orders and all x from least to most. Undecided where it is too much."""
    logarithmic, far = label in LOGARITHMS, max(nus, key=lambda nu: abs(nu + Fraction(1, 2)))
    found = expansion_size(far, least, most, max(bits, 8), logarithmic)
    start = most if found is None else Fraction(found[0])
    if logarithmic:
        terms = max(_series_terms(nu, start, bits) for nu in nus)
    else:
        terms = max(terms_needed(nu, start, max(bits, 8) if found is None else found[2] + 8) for nu in nus)
    if terms > _MOST_TERMS or terms * (1 + max(bits, 0) // 200) > _MOST_WORK:
        raise Undecided(f"{terms:.3g} ratios of {bits:.3g} bits are more work than is done; fewer digits take less")
    lost = max(0, _log2_of((2 * max(nus) + 2) / min(start, least))) if logarithmic else 0
    if found is None:
        return Evaluation(label, bits, terms, {}, lost)
    with precision(max(64, bits, found[2]) + _GUARD + start.numerator.bit_length()):
        made = [expansion_from(nu, start, found[1], terms) for nu in nus]
        remainder = max((expansion.remainder for expansion in made), key=Dyadic.fraction)
        made = [replace(expansion, remainder=remainder) for expansion in made]
        for expansion in made:
            require_barriers(expansion, terms)
    return Evaluation(label, bits, terms, {expansion.nu: expansion for expansion in made}, lost)


def _series_terms(nu: Fraction, x: Fraction, bits: int) -> int:
    """Ratios for log I_nu: of all orders up to nu, and so many that the tail does not matter."""
    whole = max(floor(nu), 0)
    wanted = max(bits, 8) + _GUARD
    return max(whole + terms_needed(nu, x, wanted) + 1, terms_needed(nu - whole, x, wanted, 1))


def accurate(
    make: Callable[[int], Evaluation], corners: Sequence[tuple[Fraction, Fraction]], bits: int, guess: int
) -> tuple[Evaluation, list[Enclosure]]:
    """An evaluation that encloses the values at (nu, x), each to a relative width of 2^(3-bits), and the enclosures.

    guess: about how many bits behind the point that takes.
    Undecided if the values are so near 0, for their size, that they do not reach it.
    """
    asked = guess
    for _ in range(12):
        how = make(asked)
        with precision(max(how.working_precision(x) for _, x in corners)):
            balls = [how.value(nu, x) for nu, x in corners]
            sizes = [_size(ball) for ball in balls]
            if None in sizes:
                asked = 2 * asked + 40
                continue
            places = bits - min(size for size in sizes if size is not None)
            if all(ball.radius() <= Dyadic(1, -places - 2) for ball in balls) and asked >= places + 2:
                return how, [loose_enclosure(ball, places) for ball in balls]
            widest = max(ball.radius() for ball in balls)
        short = max(0, places + 4 + _log2(widest)) if asked >= places + 2 else 0
        asked = max(asked + short, places + 4)
    raise Undecided("the value is too near 0 for its relative digits")


def _size(ball: Ball) -> int | None:
    """The greatest e with 2^e <= |x| on the ball; None if it contains 0."""
    low, high = ball.lower(), ball.upper()
    if not (low > 0 or high < 0):
        return None
    return _log2(low if low > 0 else -high) - 1


def _log2_of(x: Fraction) -> int:
    """About log2 x, x > 0."""
    return x.numerator.bit_length() - x.denominator.bit_length()


def _log2(x: Dyadic) -> int:
    """The least e with x < 2^e, x > 0; far below every size for 0."""
    return abs(x.mantissa).bit_length() + x.exponent if x.mantissa else -(10**9)
