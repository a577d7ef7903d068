"""The remainder of the expansion (1.16): |beta_* - (a_0 + ... + a_{N-1} d^{1-N})| <= C d^-N for every real d >= d_0.

Lemma (derived in `proofs.large_dimension.remainder`). With delta = 1/d and

    Phi_n(x) = 1 + 2 delta + x^2 delta^2/(1 + 4 delta + x^2 delta^2/(... /(1 + 2 n delta))) = p_n/q_n,   q_n > 0,

x > Phi_n(x) - that is, x q_n - p_n > 0 - for an even n implies x > beta_*, and x < Phi_n(x) for an odd n implies
x < beta_*. On x = S(delta) +- C delta^N the polynomial x q_n - p_n in delta is divisible by delta^N, because the
partial sum S solves x = t_1(x) through delta^{N-1} and 2n > N. It is divided exactly, in integers; the sign of the
quotient on all of [0, 1/d_0] is then proved in balls, piece by piece. The series is asymptotic, not analytic at delta
= 0, but for real delta >= 0 these polynomials are all that is needed: nothing is truncated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final, TypeVar

from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.enclosure import cover
from certify.core.errors import BadInput, Undecided
from certify.core.exact import Exact, as_fraction

Coefficient = int | Fraction
Polynomial = list[Coefficient]  # coefficients in delta, constant term first

_BITS: Final = 128
_SHORTEST: Final = Fraction(1, 1 << 12)  # of the whole interval: a shorter piece that does not hold is left undecided
_EXTRA_LEVELS: Final = 4  # convergents taken beyond the least one: they matter for small d_0 only
_SEARCH_STEPS: Final = 6  # bisections of C between what failed and what held
_LARGEST: Final = 40  # doublings of C before the search gives up


@dataclass(frozen=True, slots=True)
class Remainder:
    """A proved statement: |beta_*(d) - partial_sum(d)| <= constant * d^-order for every real d >= first_dimension.

    coefficients: a_0, ..., a_{order-1}; convergents: the odd and the even n that decided the lower and the upper side;
    pieces: into how many pieces [0, 1/first_dimension] was cut for each.
    """

    order: int
    first_dimension: int
    constant: Fraction
    coefficients: tuple[int, ...]
    convergents: tuple[int, int]
    pieces: tuple[int, int]

    def partial_sum(self, d: int) -> Fraction:
        """a_0 + a_1/d + ... + a_{N-1}/d^{N-1}, exactly; d >= first_dimension, else BadInput."""
        if isinstance(d, bool) or not isinstance(d, int) or d < self.first_dimension:
            raise BadInput(f"d={d!r}: the remainder is proved for integers d >= {self.first_dimension}")
        return sum((Fraction(a, d**n) for n, a in enumerate(self.coefficients)), Fraction(0))

    def enclosure(self, d: int) -> Enclosure:
        """The enclosure of beta_*^{(d)} that the remainder gives, of width 2 C d^-N."""
        centre, radius = self.partial_sum(d), self.constant / d**self.order
        return Enclosure(centre - radius, centre + radius)


def add(left: Sequence[Coefficient], right: Sequence[Coefficient]) -> Polynomial:
    """The sum of two polynomials."""
    size = min(len(left), len(right))
    return [*(left[i] + right[i] for i in range(size)), *left[size:], *right[size:]]


def multiply(left: Sequence[Coefficient], right: Sequence[Coefficient]) -> Polynomial:
    """The product of two polynomials; denominators are cleared first, so that the inner loop is over integers."""
    (a, scale_a), (b, scale_b) = _integral(left), _integral(right)
    result = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        if x:
            for j, y in enumerate(b):
                result[i + j] += x * y
    scale = scale_a * scale_b
    return [*result] if scale == 1 else [Fraction(value, scale) for value in result]


def _integral(polynomial: Sequence[Coefficient]) -> tuple[list[int], int]:
    """(integer coefficients, s >= 1) with polynomial = integers/s."""
    scale = lcm(*(value.denominator for value in polynomial))
    return [int(value * scale) for value in polynomial], scale


def expansion(n: int) -> tuple[int, ...]:
    """a_0, ..., a_n of beta_* = sum a_k delta^k: the integer solution of x = Phi_m(x) modulo delta^{n+1}, 2m > n.

    Each pass of the fixed point iteration makes at least two more coefficients exact. n >= 0, else BadInput.
    """
    if n < 0:
        raise BadInput(f"order {n}: the order of an expansion is >= 0")
    x = [1] + [0] * n
    for _ in range(n // 2 + 2):
        x = _phi_series(x)
    if x != _phi_series(x):
        raise Undecided("the series of beta_* did not settle")
    return tuple(x)


def _phi_series(x: Sequence[int]) -> list[int]:
    """Phi_m(x) modulo delta^{len(x)}, all series with constant term 1 and integer coefficients."""
    size = len(x)
    square = [0, 0, *(sum(x[i] * x[n - i] for i in range(n + 1)) for n in range(size))][:size]
    below = [0] * size
    for level in range(size // 2 + 1, 0, -1):
        below[0] += 1
        if size > 1:
            below[1] += 2 * level
        if level == 1:
            break
        quotient: list[int] = []
        for n in range(size):
            quotient.append(square[n] - sum(quotient[i] * below[n - i] for i in range(n)))
        below = quotient
    return below


def excess(x: Sequence[Coefficient], scale: int, levels: int) -> Polynomial:
    """A positive multiple of y q_n - p_n for y = x/scale, n = levels: for delta >= 0 its sign is that of y - Phi_n(y).

    x: integer polynomial in delta; scale >= 1. The recurrences of p_n, q_n are multiplied by scale^2 at each level.
    """
    unit = scale * scale
    square: Polynomial = [0, 0, *(unit * a for a in multiply(x, x))]  # scale^4 y^2 delta^2
    old_p: Polynomial = [1]
    old_q: Polynomial = [0]
    p: Polynomial = [unit, 2 * unit]
    q: Polynomial = [unit]
    for j in range(2, levels + 1):
        own: Polynomial = [unit, 2 * j * unit]
        p, old_p = add(multiply(own, p), multiply(square, old_p)), p
        q, old_q = add(multiply(own, q), multiply(square, old_q)), q
    return add(multiply(x, q), [-scale * a for a in p])


def sign_pieces(polynomial: Sequence[Coefficient], end: Fraction, what: str) -> int:
    """Proves polynomial > 0 on [0, end] in balls; returns the number of pieces. Undecided if a piece does not hold."""

    def holds(low: Fraction, high: Fraction) -> bool:
        delta = Ball.between(low, high)
        value = Ball(polynomial[-1])
        for coefficient in reversed(polynomial[:-1]):
            value = value * delta + coefficient
        return value.surely_positive()

    with precision(_BITS):
        return len(cover(Fraction(0), end, holds, shortest=end * _SHORTEST, what=what)) - 1


def check_remainder(order: int, first_dimension: int, constant: Exact | int) -> Remainder:
    """Proves the remainder with this N = order, d_0 and C, or raises Undecided (never a proof of the contrary).

    Domain: N >= 1, d_0 >= 2 (integers), C > 0; else BadInput.
    """
    check_domain(order, first_dimension)
    c, end = as_fraction(constant), Fraction(1, first_dimension)
    if c <= 0:
        raise BadInput(f"C={c}: the constant of a remainder is > 0")
    head = expansion(order - 1)
    pieces, levels = [], []
    for sign in (-1, 1):
        least = order // 2 + 1 + _EXTRA_LEVELS
        n = least + (least % 2 == (0 if sign < 0 else 1))  # odd below, even above
        values = excess([*(a * c.denominator for a in head), sign * c.numerator], c.denominator, n)
        if any(values[:order]):
            raise Undecided(f"x q_n - p_n is not divisible by delta^{order}: the partial sum is wrong")
        side = "upper" if sign > 0 else "lower"
        what = f"remainder N={order}, d_0={first_dimension}, C={float(c):.6g}, {side} side"
        pieces.append(sign_pieces([sign * value for value in values[order:]], end, what))
        levels.append(n)
    return Remainder(order, first_dimension, c, head, (levels[0], levels[1]), (pieces[0], pieces[1]))


Result = TypeVar("Result")


def least_constant(attempt: Callable[[Fraction], Result], start: Fraction, what: str) -> Result:
    """attempt(C) for a C near the least one that it proves: C is doubled from `start`, then bisected.

    `attempt` returns a proved statement or raises Undecided. Undecided if no C up to 2^40 start is proved.
    """
    low, high = Fraction(0), start
    for _ in range(_LARGEST):
        best = _attempted(attempt, high)
        if best is not None:
            break
        low, high = high, 2 * high
    else:
        raise Undecided(f"{what}: no constant up to {float(high):.3g} is proved")
    for _ in range(_SEARCH_STEPS):
        middle = (low + high) / 2
        found = _attempted(attempt, middle)
        if found is None:
            low = middle
        else:
            best, high = found, middle
    return best


def _attempted(attempt: Callable[[Fraction], Result], constant: Fraction) -> Result | None:
    try:
        return attempt(constant)
    except Undecided:
        return None


def remainder_bound(order: int, first_dimension: int) -> Remainder:
    """A remainder of beta_* with a constant C found here, within 1/32 of the least one that `check_remainder` proves.

    C >= |a_N| is necessary, C > |a_N| for this proof; it suffices for d_0 large. Undecided if no C up to 2^40 |a_N|
    is proved.
    """
    check_domain(order, first_dimension)
    base = Fraction(abs(expansion(order)[order]) or 1)
    what = f"remainder N={order}, d_0={first_dimension}"
    return least_constant(lambda c: check_remainder(order, first_dimension, c), base, what)


def check_domain(order: int, first_dimension: int) -> None:
    """`BadInput` for an order that is no integer >= 1, and for a first dimension that is no integer >= 2."""
    for name, value, least in (("order", order, 1), ("first_dimension", first_dimension, 2)):
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise BadInput(f"{name}={value!r}: an integer >= {least} is wanted")
