"""r_nu(x) for every x >= X by its expansion in powers of X/x, at a cost that x does not change (`ratio:expansion`)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from certify.bounds.ratio.continued_fraction import ratio_ball
from certify.core.ball import Ball
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic


@dataclass(frozen=True, slots=True)
class Expansion:
    """|r_nu(x) - sum_{j<n} s_j (X/x)^j| <= remainder (X/x)^n for every x >= X = start, once `require_barriers` passes.

    coefficients: s_0, ..., s_n, n = order >= 2; nu > -1.
    """

    nu: Fraction
    start: Fraction
    coefficients: tuple[Ball, ...]
    remainder: Dyadic

    @property
    def order(self) -> int:
        """n."""
        return len(self.coefficients) - 1

    def _inverse(self, x: Fraction) -> Ball:
        """X/x. Undecided for x < X, of which the expansion says nothing."""
        if x < self.start:
            raise Undecided(f"x={float(x):.6g} is below the start of the expansion of the ratio")
        return Ball(self.start / x)

    def complement(self, x: Fraction) -> Ball:
        """1 - r_nu(x), x >= X."""
        w, n = self._inverse(x), self.order
        value = Ball.centred(0, self.remainder)
        for s in reversed(self.coefficients[1:n]):
            value = value * w - s
        return value * w

    def integral(self, x: Fraction, log: Ball) -> Ball:
        """The integral of r_nu over [X, x]; log = log(x/X)."""
        w, n, s = self._inverse(x), self.order, self.coefficients
        value = Ball.centred(0, self.remainder) * (1 - w ** (n - 1)) / (n - 1)
        for j in range(2, n):
            value = value + s[j] * (1 - w ** (j - 1)) / (j - 1)
        return s[1] * self.start * log + value * self.start + (x - self.start)


def coefficients(nu: Fraction, start: Fraction, order: int) -> tuple[Ball, ...]:
    """s_0, ..., s_order: the formal solution sum_j s_j (X/x)^j of the Riccati equation, X = start > 0."""
    s = [Ball(1)]
    for m in range(1, order + 1):
        s.append((s[m - 1] * ((m - 2 - 2 * nu) / start) - _convolved(s, m)) / 2)
    return tuple(s)


def _convolved(s: list[Ball], m: int) -> Ball:
    """The sum of s_i s_j over i + j = m, 0 < i, j < len(s), for m >= len(s)."""
    value = Ball(0)
    for i in range(m - len(s) + 1, len(s)):
        value = value + s[i] * s[m - i]
    return value


def _defect(nu: Fraction, start: Fraction, s: tuple[Ball, ...]) -> tuple[Ball, Ball]:
    """(W, u): both barriers S -+ rho (X/x)^n have the defect they need if W + u rho + rho^2 <= 2 rho."""
    n = len(s) - 1
    constant, slope = abs(s[n]) * 2, Ball(abs(2 * nu + 1 - n) / start)
    for m in range(n + 1, 2 * n - 1):
        constant = constant + abs(_convolved(list(s[:-1]), m))
    for j in range(1, n):
        slope = slope + abs(s[j]) * 2
    return constant, slope


def _at_start(expansion: Expansion, terms: int) -> Ball:
    """|r_nu(X) - sum_{j<n} s_j|."""
    value = ratio_ball(expansion.nu, expansion.start, terms)
    for s in expansion.coefficients[:-1]:
        value = value - s
    return abs(value)


def require_barriers(expansion: Expansion, terms: int) -> None:
    """Raise Undecided unless both barriers have a defect of the right sign on [X, inf) and hold at X."""
    constant, slope = _defect(expansion.nu, expansion.start, expansion.coefficients)
    rho = Ball(expansion.remainder)
    if not (constant + slope * rho + rho * rho).surely_at_most(rho * 2):
        raise Undecided("the barriers of the expansion of the ratio do not have the defect they need")
    if not _at_start(expansion, terms).surely_at_most(rho):
        raise Undecided("the expansion of the ratio is not proved at its start")


def expansion_from(nu: Fraction, start: Fraction, order: int, terms: int) -> Expansion:
    """An expansion with a remainder, twice as large as it need be, that is proved. Undecided if none is found."""
    s = coefficients(nu, start, order)
    constant, slope = _defect(nu, start, s)
    room = 2 - slope
    if not room.surely_positive():
        raise Undecided("the expansion of the ratio starts too early")
    least = (constant / room).hull(_at_start(Expansion(nu, start, s, Dyadic(0)), terms)).upper()
    size = least.mantissa.bit_length() + least.exponent
    remainder = round_to(Dyadic(2 * least.mantissa, least.exponent), 8 - size, up=True)
    found = Expansion(nu, start, s, remainder)
    require_barriers(found, terms)
    return found
