"""Floats: where pieces of an interval of beta begin and end, and where nodes inside a piece lie."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, log, log2

from certify.core.errors import Undecided
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.third import Three

_BAND = 0.002
_NODE_BITS = 6  # the s of nodes are multiples of 2^-6
_MOST = 1 << (_NODE_BITS + 1)
_FIRST_STEP = 0.2  # of beta - beta_*: pieces of that width mostly close
_NEAR, _NEAR_POWER = 0.1, 1.3  # nearer to beta_* than 1.1 beta_* the spectral gap falls faster than the distance
_MOST_PIECES = 2000  # from 1.001 beta_* on; days of work


def node_places(three: Three) -> list[Fraction]:
    """The s of inner nodes, evenly spaced, for a band of K_c that is narrow against the room of C_*.

    log K_c is `sag` away from its chord; it may be a part of the spectral gap to the power 3/2.
    """
    x0, x1, x2 = (log(m.beta) for m in (three.left, three.middle, three.right))
    y0, y1, y2 = (log(m.coupling) for m in (three.left, three.middle, three.right))
    sag = abs(y1 - y0 - (y2 - y0) * (x1 - x0) / (x2 - x0))
    goal = _BAND * (1 - max(m.theta for m in (three.left, three.middle, three.right))) ** 1.5
    count = 1
    while count < _MOST and sag > goal * count * count:
        count *= 2
    return [Fraction(2 * k - count, count) for k in range(1, count)]


def piece_ends(d: int, low: Fraction, high: Fraction) -> list[Fraction]:
    """Where pieces are tried first: short numbers, graded by the distance from beta_*, which limits their width."""
    star, nodes = beta_star_estimate(d), [low]
    while True:
        distance = max(float(nodes[-1]) - star, 1e-6)
        step = _FIRST_STEP * distance * min(1.0, distance / (_NEAR * star)) ** _NEAR_POWER
        places = 4 + max(0, ceil(-log2(step)))
        following = Fraction(ceil((float(nodes[-1]) + step) * 2**places), 2**places)
        if following >= high - Fraction(1, 2**places):
            return [*nodes, high]
        nodes.append(following)
        if len(nodes) > _MOST_PIECES:
            raise Undecided(f"more than {_MOST_PIECES} pieces would be needed so near beta_*")
