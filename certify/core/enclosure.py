"""Generic tools on balls: enclosures with short ends, adaptive precision, adaptive covers of an interval."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from certify.core.ball import Ball
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction


def round_to(x: Dyadic, places: int, *, up: bool) -> Dyadic:
    """x rounded down (or up) to a multiple of 2^-places; x itself if it is one."""
    shift = -x.exponent - places
    if shift <= 0:
        return x
    return Dyadic(-((-x.mantissa) >> shift) if up else x.mantissa >> shift, -places)


def loose_enclosure(ball: Ball, places: int) -> Enclosure:
    """An enclosure of the ball whose ends are multiples of 2^-places and at least 2^-places away from the ball.

    The spare room is what lets a checker with coarser arithmetic decide the same inequalities.
    """
    unit = Dyadic(1, -places)
    return Enclosure(round_to(ball.lower(), places, up=False) - unit, round_to(ball.upper(), places, up=True) + unit)


def relative_enclosure(ball: Ball, bits: int) -> Enclosure:
    """As `loose_enclosure`, with the grid at 2^-bits of the size of the ball, which must not contain 0.

    The width is at most 2^(3-bits) times the smallest absolute value of the ball, plus the ball's own width.
    """
    low, high = ball.lower(), ball.upper()
    if not (low > 0 or high < 0):
        raise Undecided("a relative enclosure of a ball that contains 0")
    nearest = low if low > 0 else high
    return loose_enclosure(ball, bits - (abs(nearest.mantissa).bit_length() + nearest.exponent))


def cover(
    lower: Fraction, upper: Fraction, holds: Callable[[Fraction, Fraction], bool], *, shortest: Fraction, what: str
) -> list[Fraction]:
    """Nodes lower = x_0 < ... < x_m = upper such that holds(x_i, x_{i+1}) on each piece; greedy from the left.

    A piece that holds lets the next one try to be twice as long, one that does not is halved. Raises Undecided when a
    piece as short as `shortest` does not hold. `holds` must be a proof for every point of the piece.
    """
    nodes = [lower]
    step = upper - lower
    while nodes[-1] < upper:
        step = min(step, upper - nodes[-1])
        right = upper if step == upper - nodes[-1] else _short_between(nodes[-1], nodes[-1] + step)
        if holds(nodes[-1], right):
            nodes.append(right)
            step *= 2
        elif step <= shortest:
            raise Undecided(f"{what}: not proved on a piece of length {float(step):.1e} at {float(nodes[-1]):.12g}")
        else:
            step /= 2
    return nodes


def _short_between(low: Fraction, high: Fraction) -> Fraction:
    """A dyadic in the upper half of (low, high], with few bits."""
    gap = high - low
    places = max(0, gap.denominator.bit_length() - gap.numerator.bit_length() + 2)
    result = Fraction(int(high * (1 << places)), 1 << places)
    return result if result > low else high


def as_interval(enclosure: Enclosure) -> tuple[Fraction, Fraction]:
    """The ends of an enclosure as Fractions."""
    return as_fraction(enclosure.lower), as_fraction(enclosure.upper)
