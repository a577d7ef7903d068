"""r_nu(x) for every x >= X by its expansion in powers of X/x, at a cost that x leaves alone: FORMAT/ratio.md (R3)."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import Ball, total, up
from ..arithmetic.series import Work
from ..verdict import require_at_most, require_less


def coefficients(nu: Fraction, start: Fraction, order: int, precision: int, work: Work) -> list[Ball]:
    """s_0, ..., s_order: the formal solution sum_j s_j (X/x)^j of the Riccati equation, X = start > 0, order >= 2.

    Raises `Invalid` where one is so large that no remainder can satisfy `require_barriers`.
    """
    size = sum(n.bit_length() for x in (nu, start) for n in x.as_integer_ratio())
    work.spend(8 * order, precision + size, order * order)
    found = [up(1 << precision, precision)]
    for m in range(1, order + 1):
        linear = Ball.exact((m - 2 - 2 * nu) / start, precision) * found[m - 1]
        found.append((linear - _convolved(found, m)) / 2)
        require_less(f"|s_{m}| < 1", Fraction(found[m].magnitude(), 1 << precision), 1)
    return found


def _convolved(s: list[Ball], m: int) -> Ball:
    """The sum of s_i s_j over i + j = m, 0 < i, j < len(s), for m >= len(s)."""
    products = [s[i] * s[m - i] for i in range(m - len(s) + 1, len(s))]
    return total(products) if products else up(0, _precision(s))


def _precision(s: list[Ball]) -> int:
    """Of all of them."""
    return s[0].p


def require_barriers(
    s: list[Ball], nu: Fraction, start: Fraction, remainder: Fraction, ratio: tuple[Fraction, Fraction]
) -> None:
    """|r_nu(x) - sum_{j<n} s_j (X/x)^j| <= remainder (X/x)^n for every x >= X, n = len(s) - 1; ratio encloses r_nu(X).

    Raises `Invalid` unless both barriers have a defect of the right sign on [X, inf) and hold at X.
    """
    require_at_most("0 <= remainder", 0, remainder)
    n, kept = len(s) - 1, s[:-1]
    size = [Fraction(ball.magnitude(), 1 << ball.p) for ball in s]
    beyond = (_convolved(kept, m) for m in range(n + 1, 2 * n - 1))
    defect = 2 * size[n] + sum(Fraction(ball.magnitude(), 1 << ball.p) for ball in beyond)
    slope = abs(2 * nu + 1 - n) / start + 2 * sum(size[1:n])
    require_at_most("defect of the barriers", defect + remainder * slope + remainder**2, 2 * remainder)
    value = total(kept)
    require_at_most("r_nu(start) <= upper barrier", ratio[1], value.lower() + remainder)
    require_at_most("lower barrier <= r_nu(start)", value.upper() - remainder, ratio[0])


def _powers(s: list[Ball], start: Fraction, x: Fraction, last: int) -> list[Ball]:
    """(X/x)^0, ..., (X/x)^last."""
    p = _precision(s)
    found, ratio = [up(1 << p, p)], Ball.exact(start / x, p)
    for _ in range(last):
        found.append(found[-1] * ratio)
    return found


def complement(s: list[Ball], start: Fraction, remainder: Fraction, x: Fraction) -> Ball:
    """1 - r_nu(x), x >= X = start, after `require_barriers`."""
    powers = _powers(s, start, x, len(s) - 1)
    error = Ball.between(-remainder, remainder, _precision(s)) * powers[-1]
    return error - total(s[j] * powers[j] for j in range(1, len(s) - 1))


def integral(s: list[Ball], start: Fraction, remainder: Fraction, x: Fraction, log: Ball) -> Ball:
    """The integral of r_nu over [X, x], after `require_barriers`; log = log(x/X)."""
    n, p = len(s) - 1, _precision(s)
    powers, length = _powers(s, start, x, n - 1), Ball.exact(start, p)
    parts = [(s[j] * (1 - powers[j - 1])) / (j - 1) for j in range(2, n)]
    parts.append(Ball.between(-remainder, remainder, p) * (1 - powers[n - 1]) / (n - 1))
    return Ball.exact(x - start, p) + s[1] * length * log + total(parts) * length
