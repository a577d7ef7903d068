"""Where the transition of a family with one parameter turns from continuous to discontinuous (`kernels:dichotomy-...`).

Theorem 3.5 and Lemma 5.1 leave no gap in these families: the value is 1/d for `poisson`, log d/(d+1) for `heat`,
2d/(d-1) for `power`, and for `cone` the zero of 2R + sin 2R - 4 sin R in (0, pi).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from certify.core.ball import Ball
from certify.core.claim import Enclosure
from certify.core.enclosure import as_interval, relative_enclosure
from certify.core.errors import Undecided

CONTINUOUS: Final = {"poisson": "below", "heat": "above", "power": "below", "cone": "above"}
"""On which side of the value, itself included, the transition is continuous."""
_LEFT, _RIGHT = Fraction(2), Fraction(3)


def cone_sign(radius: Fraction) -> Ball:
    """2R + sin 2R - 4 sin R, negative before its zero and positive after; 0 < R < pi."""
    sine = (Ball(radius) - Ball.pi() / 2).cos()
    return Ball(radius) * 2 + (sine * Ball(radius).cos() - sine * 2) * 2


def threshold_enclosure(family: str, d: int, bits: int) -> Enclosure:
    """The value, exactly where it is rational, else to some bits. Undecided for other families."""
    if family == "poisson":
        return Enclosure(Fraction(1, d), Fraction(1, d))
    if family == "power":
        return Enclosure(Fraction(2 * d, d - 1), Fraction(2 * d, d - 1))
    if family == "heat":
        return relative_enclosure(Ball(d).log() / (d + 1), bits)
    if family == "cone":
        left, right = _LEFT, _RIGHT
        while (right - left) * (1 << bits) > 1:
            middle = (left + right) / 2
            left, right = (middle, right) if cone_sign(middle).surely_negative() else (left, middle)
        return Enclosure(left, right)
    raise Undecided("no exact dichotomy in a parameter is known for this kernel")


def check_threshold(family: str, d: int, value: Enclosure) -> None:
    """Prove that the value lies in the enclosure, or raise Undecided."""
    low, high = as_interval(value)
    if family == "cone":
        inside = low > 0 and Ball(high).surely_less(Ball.pi())
        if not (inside and cone_sign(low).surely_negative() and cone_sign(high).surely_positive()):
            raise Undecided("2R + sin 2R - 4 sin R does not change its sign between the ends")
        return
    exact = {"poisson": Fraction(1, d), "power": Fraction(2 * d, d - 1)}.get(family)
    found = Ball(exact) if exact is not None else Ball(d).log() / (d + 1)
    if exact is not None and low <= exact <= high:
        return
    if not (Ball(low).surely_at_most(found) and found.surely_at_most(high)):
        raise Undecided("the value is not proved to lie between the ends")
