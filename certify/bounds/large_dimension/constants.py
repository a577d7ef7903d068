"""Remainders of the expansions of K_#(beta_*)/d and of the Landau constant C_d/d^2 in 1/d, for every real d >= d_0.

Both are monotone functions of beta_*, so |beta_* - S| <= C delta^M, delta = 1/d, which the module `remainder` proves,
bounds them by their values at x_- = S - C delta^M and x_+ = S + C delta^M:

* C_d/d^2 = 3 (1 + 4 delta)/(8 (1 + 2 delta) h(beta_*)), h(x) = delta^{-2} (1 + delta - (1 - delta) x), decreasing in x
  (`proofs.landau.expansion`); h(x_+) > 0 is proved;
* K_#(beta_*)/d = 1/(2 F(beta_*)), F(x) = F(d/2+1, x^2/4) = sum_k u^k/(k! prod_{j<=k} (1 + 2 j delta)), u = x^2 delta/2,
  increasing in x >= 0. The sum through k = m is a lower bound, and adding 2 u^{m+1}/(m+1)! an upper one wherever
  u <= (m+2)/2: the terms beyond m+1 are at most a geometric series of ratio u/(m+2) <= 1/2, and the products are >= 1.

With T the partial sum of the expansion and B the constant, T +- B delta^N on the right side is then a polynomial
inequality in delta, divisible by delta^N, whose sign on [0, 1/d_0] is proved in balls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import factorial
from typing import Final, Literal

from certify.bounds.large_dimension.remainder import (
    Coefficient,
    Polynomial,
    Remainder,
    add,
    check_domain,
    expansion,
    least_constant,
    multiply,
    remainder_bound,
    sign_pieces,
)
from certify.core.claim import Enclosure
from certify.core.errors import BadInput, Undecided
from certify.core.exact import Exact, as_fraction

Quantity = Literal["landau-constant", "linear-threshold"]

_EXTRA_TERMS: Final = 2  # of 0F1 beyond the least number: they matter for small d_0 only
_EXTRA_ORDERS: Final = (0, 1, 2)  # of beta_*, beyond the least one
_LOST: Final = {"landau-constant": 2, "linear-threshold": 0}  # orders of beta_* used up by the division by delta^2


@dataclass(frozen=True, slots=True)
class SeriesRemainder:
    """A proved statement: |q(d) - (c_0 + ... + c_{N-1} d^{1-N})| <= constant * d^-N for every real d >=
    first_dimension.

    q(d) = C_d/d^2 for the quantity "landau-constant", K_#(beta_*)/d for "linear-threshold"; beta_star: the remainder of
    beta_* that it rests on.
    """

    quantity: Quantity
    order: int
    first_dimension: int
    constant: Fraction
    coefficients: tuple[Fraction, ...]
    beta_star: Remainder

    def enclosure(self, d: int) -> Enclosure:
        """The enclosure of q(d); an integer d >= first_dimension, else BadInput."""
        if isinstance(d, bool) or not isinstance(d, int) or d < self.first_dimension:
            raise BadInput(f"d={d!r}: the remainder is proved for integers d >= {self.first_dimension}")
        centre = sum((value / d**n for n, value in enumerate(self.coefficients)), Fraction(0))
        radius = self.constant / d**self.order
        return Enclosure(centre - radius, centre + radius)


def coefficients(quantity: Quantity, n: int) -> tuple[Fraction, ...]:
    """c_0, ..., c_n of the expansion of the quantity in delta, by exact power series. n >= 0, else BadInput."""
    x = expansion(n + _LOST[quantity])
    if quantity == "landau-constant":
        return _quotient([3, 12], multiply([8, 16], _gap(x)), n)
    terms, product = _truncated_sum(x, n)
    return _quotient(product, [2 * value for value in terms], n)


def _quotient(numerator: Sequence[Coefficient], denominator: Sequence[Coefficient], n: int) -> tuple[Fraction, ...]:
    """The power series numerator/denominator through delta^n."""
    top = [*numerator, *[0] * (n + 1)]
    below = [*denominator, *[0] * (n + 1)]
    result: list[Fraction] = []
    for i in range(n + 1):
        result.append(Fraction(top[i] - sum(result[j] * below[i - j] for j in range(i))) / below[0])
    return tuple(result)


def _gap(x: Sequence[Coefficient]) -> Polynomial:
    """h(x) = delta^{-2} (1 + delta - (1 - delta) x), exactly; Undecided if x is not 1 + 2 delta + O(delta^2)."""
    values = add([1, 1], multiply([-1, 1], x))
    if values[0] or values[1]:
        raise Undecided("1 + delta - (1 - delta) x is not divisible by delta^2: the partial sum is wrong")
    return values[2:]


def _half_square(x: Sequence[Coefficient]) -> Polynomial:
    """u = x^2 delta/2."""
    return [0, *(Fraction(a) / 2 for a in multiply(x, x))]


def _truncated_sum(x: Sequence[Coefficient], m: int) -> tuple[Polynomial, Polynomial]:
    """(W F_m, W): the sum through k = m times W = prod_{j<=m} (1 + 2 j delta) > 0, and W."""
    u = _half_square(x)
    total: Polynomial = [0]
    power: Polynomial = [1]
    for k in range(m + 1):
        term = [Fraction(a) / factorial(k) for a in power]
        for j in range(k + 1, m + 1):
            term = [Fraction(a) for a in multiply(term, [1, 2 * j])]
        total = add(total, term)
        power = multiply(power, u)
    product: Polynomial = [1]
    for j in range(1, m + 1):
        product = multiply(product, [1, 2 * j])
    return total, product


def _ends(beta_star: Remainder) -> tuple[Polynomial, Polynomial]:
    """x_-, x_+ as polynomials in delta."""
    head = beta_star.coefficients
    return [*head, -beta_star.constant], [*head, beta_star.constant]


def _landau_signs(
    beta_star: Remainder, low: Sequence[Coefficient], high: Sequence[Coefficient]
) -> tuple[Polynomial, Polynomial, Polynomial]:
    """Polynomials to be proved > 0: a hypothesis; q < high; q > low (the last two divisible by delta^N)."""
    x_low, x_high = _ends(beta_star)
    above = multiply(multiply([8, 16], _gap(x_high)), high)
    below = multiply(multiply([8, 16], _gap(x_low)), low)
    return _gap(x_high), add(above, [-3, -12]), add([3, 12], [-a for a in below])


def _threshold_signs(
    beta_star: Remainder, low: Sequence[Coefficient], high: Sequence[Coefficient], m: int
) -> tuple[Polynomial, Polynomial, Polynomial]:
    """The same for 1/(2F): u(x_+) < (m+2)/2; 2 F_m(x_-) high > 1, given x_- > 0; 2 (F_m + tail)(x_+) low < 1."""
    x_low, x_high = _ends(beta_star)
    u = _half_square(x_high)
    tail: Polynomial = [Fraction(2, factorial(m + 1))]
    for _ in range(m + 1):
        tail = multiply(tail, u)
    least, product = _truncated_sum(x_low, m)
    most = add(_truncated_sum(x_high, m)[0], multiply(product, tail))
    above = add([2 * a for a in multiply(least, high)], [-a for a in product])
    below = add(product, [-2 * a for a in multiply(most, low)])
    return add([Fraction(m + 2, 2)], [-a for a in u]), above, below


def check_series_remainder(
    quantity: Quantity, order: int, first_dimension: int, constant: Exact | int, beta_star: Remainder | None = None
) -> SeriesRemainder:
    """Proves the remainder of the quantity with this N, d_0 and constant, or raises Undecided.

    beta_star: a remainder of beta_* of order >= N (+ 2 for "landau-constant") that holds from first_dimension on;
    found if it is not given. Domain: N >= 1, d_0 >= 2, constant > 0, else BadInput.
    """
    check_domain(order, first_dimension)
    b, end = as_fraction(constant), Fraction(1, first_dimension)
    if b <= 0:
        raise BadInput(f"B={b}: the constant of a remainder is > 0")
    star = beta_star or remainder_bound(order + _LOST[quantity], first_dimension)
    if star.order < order + _LOST[quantity] or star.first_dimension > first_dimension:
        raise BadInput(f"a remainder of beta_* of order {star.order} from d={star.first_dimension} on does not suffice")
    head = coefficients(quantity, order - 1)
    low, high = [*head, -b], [*head, b]
    what = f"{quantity} N={order}, d_0={first_dimension}, B={float(b):.6g}"
    if quantity == "landau-constant":
        hypothesis, above, below = _landau_signs(star, low, high)
    else:
        hypothesis, above, below = _threshold_signs(star, low, high, order + _EXTRA_TERMS)
        sign_pieces(_ends(star)[0], end, f"{what}: x_- > 0")
    sign_pieces(hypothesis, end, f"{what}: hypothesis")
    for side, values in (("upper", above), ("lower", below)):
        if any(values[:order]):
            raise Undecided(f"{what}: the {side} side is not divisible by delta^{order}")
        sign_pieces(values[order:], end, f"{what}, {side} side")
    return SeriesRemainder(quantity, order, first_dimension, b, head, star)


def series_remainder_bound(quantity: Quantity, order: int, first_dimension: int) -> SeriesRemainder:
    """A remainder of the quantity with a constant found here; several orders of beta_* are tried, the best is kept.

    A higher order of beta_* is sharper for large d and worse for small d: its series is asymptotic.
    """
    check_domain(order, first_dimension)
    base = abs(coefficients(quantity, order)[order]) or Fraction(1)
    what = f"{quantity} N={order}, d_0={first_dimension}"
    results, reasons = [], []
    for extra in _EXTRA_ORDERS:
        star = remainder_bound(order + _LOST[quantity] + extra, first_dimension)
        attempt = partial(check_series_remainder, quantity, order, first_dimension, beta_star=star)
        try:
            results.append(least_constant(attempt, base, what))
        except Undecided as error:
            reasons.append(str(error))
    if not results:
        raise Undecided(reasons[0])
    return min(results, key=lambda result: result.constant)
