"""The scale q_* of (1.18), the larger root of q - (n/2) log(2q) = log |S^n| + (n/2) log(beta/(2 pi)), n = d - 1."""

from __future__ import annotations

from fractions import Fraction

from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction


def level(d: int, beta: Fraction) -> Ball:
    """log |S^n| + (n/2) log(beta/(2 pi)), at the working precision: the entropy of a cap without its width."""
    area = 2 * (Ball.pi().log() * Fraction(d, 2)).exp() / Ball(Fraction(d, 2)).gamma()
    return area.log() + (Ball(beta) / (2 * Ball.pi())).log() * Fraction(d - 1, 2)


def excess(d: int, q: Ball) -> Ball:
    """q - (n/2) log(2q), which increases for q > n/2."""
    return q - (2 * q).log() * Fraction(d - 1, 2)


def root(d: int, beta: Fraction, bits: int) -> Enclosure:
    """q_* to about `bits` bits, each end proved by its sign. Undecided where there is no root beyond n/2."""
    with precision(bits + 24):
        target = level(d, beta)
        least = Fraction(d - 1, 2)
        if not excess(d, Ball(least)).surely_less(target):
            raise Undecided(f"large-beta d={d}: beta is too small for a localised cap")
        q = Ball(max(as_fraction(target.midpoint()), least) + least + 1)
        for _ in range(4 * bits + 64):  # q -> level + (n/2) log(2q) contracts beyond n/2, from above
            after = (target + (2 * q).log() * Fraction(d - 1, 2)).mid()
            if abs(after - q).surely_less(Fraction(1, 1 << (bits + 4))):
                break
            q = after
        unit = bits + 4
        middle = int(as_fraction(q.midpoint()) * (1 << unit))
        low, high = Dyadic(middle - 16, -unit), Dyadic(middle + 17, -unit)
        above = target.surely_at_most(excess(d, Ball(high)))
        if not (least < as_fraction(low) and excess(d, Ball(low)).surely_at_most(target) and above):
            raise Undecided(f"large-beta d={d}: q_* is not enclosed at {bits} bits")
    return Enclosure(low, high)
