"""Two minimisers at one beta next to beta_*, and K_c to many digits: Newton's method on the series, exactly."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, log
from typing import Final

from certify.bounds.reduction.touching import Expansion, check_touching, series_interaction
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import Exact, as_fraction
from certify.cover.reduction import TouchingPlan
from certify.search.reduction.pieces import Touch
from certify.solve.reduction.touching import Search

_PART: Final = 0.6  # of the series, within which the minimiser has to be
_LOG2_10: Final = 3.3219280948873626
_GUARD: Final = 64
_MORE: Final = 6  # digits of K_c beyond those asked for
_DEGREES: Final = (12, 40)
_STEPS: Final = 12
_NEWTON: Final = 8


class _Sharp:
    """K_c/K_# and the touching point to the working precision; nothing is proved here."""

    def __init__(self, search: Search, beta: Fraction, bits: int) -> None:
        self.search, self.bits = search, bits
        self.there = search.interaction(beta)

    def _rounded(self, x: Fraction) -> Fraction:
        return Fraction(int(x * 2**self.bits), 2**self.bits)

    def _peak(self, scale: Fraction, u: Fraction) -> tuple[Fraction, Fraction]:
        """(max ell - 1/(2d), where it is), from u on."""
        search = self.search
        g = series_interaction(search.disc, self.there, self.there, scale, scale)
        ell = Expansion(search.setting, search.disc, search.bound, [x.mid() for x in g])
        c = [self._rounded(x.midpoint().fraction()) for x in ell.series]
        for _ in range(_NEWTON):
            powers = [Fraction(1)]
            for _ in c:
                powers.append(self._rounded(powers[-1] * u))
            slope = sum((n * c[n] * powers[n - 1] for n in range(1, len(c))), Fraction(0))
            second = sum((n * (n - 1) * c[n] * powers[n - 2] for n in range(2, len(c))), Fraction(0))
            u = self._rounded(u - slope / second)
        return self._rounded(sum((c[n] * powers[n] for n in range(1, len(c))), Fraction(0))), u

    def touch(self, near: Touch) -> tuple[Fraction, Fraction]:
        """(K_c/K_#, u) by the secant rule for 1/scale - 1 = 2 d max (ell - 1/(2d))."""
        d, u = self.search.d, Fraction(near.u)
        scale, last = Fraction(near.scale), None
        for _ in range(_STEPS):
            value, u = self._peak(scale, u)
            gap = (1 / scale - 1) / (2 * d) - value
            slope = -1 / (2 * d * scale * scale)
            if last is not None and last[0] != scale:
                slope = (gap - last[1]) / (scale - last[0])
            last, following = (scale, gap), self._rounded(scale - gap / slope)
            if abs(following - scale) * 2 ** (self.bits - _GUARD // 2) < 1:
                break
            scale = following
        return following, u


def touching_point(d: int, beta: Exact, digits: int) -> TouchingPlan:
    """A plan at one beta > beta_*, which is proved, with K_c to about so many digits. Raises Undecided."""
    at = as_fraction(beta)
    first = Search(d, at)
    near = first.touch(float(at))
    if near.u > _PART * first.end:
        raise Undecided(f"d={d}: the minimiser at beta={float(at):.6g} is beyond the series of the reduced function")
    ratio = near.u / (d * first.disc.radius * 2.0**-first.grid) ** 2
    degree = min(max(ceil((digits + _MORE) * log(10) / -log(ratio)) + 4, _DEGREES[0]), _DEGREES[1])
    bits = ceil((digits + _MORE) * _LOG2_10) + 2 * _GUARD
    search = Search(d, at, degree, bits - _GUARD // 2)
    with precision(bits + _GUARD):
        scale, u = _Sharp(search, at, bits + _GUARD).touch(near)
        slack = Fraction(1, 10 ** (digits + _MORE))
        lower, upper = scale - slack, min(scale + slack, Fraction(1))
        piece = search.point(at, (lower, upper), u)
    plan = search.plan([piece], bits)
    check_touching(d, plan, at)
    return plan
