"""The integer checkers of K_c, line by line, as `mirror` is.

They are in `proofs/coq/Bracket/`: `Polynomial.v`, `CouplingLower.v`, `CircleLower.v`, `CouplingUpper.v`.

A polynomial is the list of its integer coefficients, constant first. s/t is the number with which K_c is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from certify.coq.mirror import Work, lower_value, tail_halves, upper_value, valid

Poly = list[int]


@dataclass(frozen=True)
class Place:
    """Where K_c is asked for: the dimension and beta = num/den."""

    d: int
    num: int
    den: int


@dataclass(frozen=True)
class Field:
    """q = a_0 + sum a_l P_l, by `w_0` and the `w_l` of `Bracket/Coupling.v`: a_0 = `w_0`/2^e, a_l = `w_l` g_l/2^e."""

    constant: int
    weights: tuple[int, ...]
    bits: int


def poly_add(u: Sequence[int], v: Sequence[int]) -> Poly:
    """The sum u + v of two lists of coefficients."""
    return [a + b for a, b in zip_longest(u, v, fillvalue=0)]


def poly_scale(a: int, u: Sequence[int]) -> Poly:
    """The list of coefficients u times the number a."""
    return [a * c for c in u]


def poly_mul(u: Sequence[int], v: Sequence[int]) -> Poly:
    """u v, with as many coefficients as Coq's recursion leaves."""
    product: Poly = []
    for a in reversed(u):
        product = poly_add(poly_scale(a, v), [0, *product])
    return product


def poly_mean(d: int, u: Sequence[int]) -> int:
    """At most the mean of u over S^{d-1}, by the moments of one coordinate."""
    value = 0
    for k in reversed(range(0, len(u), 2)):
        value = u[k] if k + 1 == len(u) else u[k] + (k + 1) * value // (d + k)
    return value


def mean_exp_above(d: int, u: Sequence[int], s: int, p: int, n: int) -> bool:
    """The mean of e^q is at least 1, for q 2^s = u, by the Taylor polynomial of degree 2 n + 1."""
    if d < 2 or s < 0 or p < 0:
        return False
    scale, bound = 1 << p, (sum(map(abs, u)) >> s) + 1
    v, error = [scale], 0
    for k in range(2 * n + 1, 0, -1):
        rounded = [(c >> s) // k for c in poly_mul(u, v)]
        v, error = poly_add([scale], rounded), len(rounded) + 1 + bound * error // k
    return scale + error < poly_mean(d, v)


def degrees_below(place: Place, s: int, t: int, degrees: int, work: Work) -> bool:
    """2 (s/t) A_l lambda_l <= 1 in the degrees 1 to degrees + 1, and no increase after them."""
    d, num, den = place.d, place.num, place.den
    x, y = 1, d
    for degree in range(1, degrees + 2):
        c = d + 2 * degree
        if not tail_halves(c, num, den, work.terms):
            return False
        if not 2 * s * x * upper_value(c, num, den, work) <= t * y << work.precision:
            return False
        x, y = x * (d + degree - 1) * num, y * degree * c * den
    return no_increase(place, degrees + 1)


def no_increase(place: Place, degree: int) -> bool:
    """A_l lambda_l does not increase from the degree on."""
    return (place.d + degree - 1) * place.num <= degree * (place.d + 2 * degree) * place.den


def coupling_above(place: Place, s: int, t: int, degrees: int, work: Work) -> bool:
    """Whether Coq's computation shows s/t <= K_c."""
    fits = valid(place.d, place.num, place.den, work.precision) and s >= 0 and t > 0
    return fits and degrees_below(place, s, t, degrees, work)


def kappa_above(place: Place, s: int, t: int, degree: int, factor: tuple[int, int], work: Work) -> int:
    """At least 2^precision 2 (s/t) (x/y) F(1 + l), l the degree, (x, y) the factor."""
    x, y = factor
    value = upper_value(2 + 2 * degree, place.num, place.den, work)
    return 2 * s * x * value // (t * y) + 1


def first_degrees(m: int, e: int, d: int, alpha: int) -> bool:
    """The inequality of `Circle/Defect.v`, eps = e/m, delta = d/(2 m), a = alpha/(3 m), omega = 159/1000."""
    if not (alpha > 0 and 2000 * d < 159 * m):
        return False
    g = 53 * alpha * m // (1500 * alpha + 159 * m)
    square: int = (159 * d * m - 4500 * g * e) ** 2
    return g > 0 and square <= 2 * (159 * m - 2000 * d) * e * g * (1272 * m - 1000 * d)


def circle_above(place: Place, s: int, t: int, work: Work) -> bool:
    """s/t <= K_c for d = 2 and beta <= 8, by what the inequality of Lebedev and Milin loses in degrees 2 and 3."""
    num, den, m = place.num, place.den, 1 << work.precision
    if not (valid(place.d, num, den, work.precision) and place.d == 2 and s >= 0 and t > 0 and num <= 8 * den):
        return False
    if not all(tail_halves(c, num, den, work.terms) for c in (4, 6, 8, 10)):
        return False
    factors = (1, 2), (num, 8 * den), (num**2, 48 * den**2), (num**3, 384 * den**3)
    first, second, third, fourth = (kappa_above(place, s, t, k, f, work) for k, f in enumerate(factors, start=1))
    return 8 * fourth <= m and first_degrees(m, m - first, 2 * second - m, m - 3 * third)


def field_poly(d: int, weights: Sequence[int]) -> Poly:
    """The coefficients of the sum of `w_l` g_l P_l over l >= 1, which are integers."""
    total: Poly = []
    ratio, previous, current = 1, [1], [0, 1]
    for degree, w in enumerate(weights, start=1):
        total = poly_add(total, poly_scale(w, current))
        following = poly_add([0, *poly_scale(2 * degree + d - 2, current)], poly_scale(-degree * ratio, previous))
        ratio, previous, current = degree + d - 2, current, following
    return total


def field_coefficients(d: int, weights: Sequence[int]) -> Poly:
    """The integers a_l 2^e, e the bits of the field."""
    g, found = 1, []
    for degree, w in enumerate(weights, start=1):
        found.append(w * g)
        g *= degree + d - 2
    return found


def cost_upper(place: Place, s: int, t: int, field: Field, work: Work) -> int | None:
    """At least 2^precision sum a_l^2/(4 (s/t) lambda_l N_l); None if a lower bound of a series is not positive."""
    d, p = place.d, work.precision
    x = y = 1
    total = 0
    for degree, a in enumerate(field_coefficients(d, field.weights), start=1):
        v = lower_value(d + 2 * degree, place.num, place.den, work)
        if v <= 0:
            return None
        total += (a * a * t * y << 2 * p) // (4 * s * x * v << 2 * field.bits) + 1
        x, y = x * place.num * (degree + d - 2), y * place.den * (degree + 1) * (2 * degree + d - 2)
    return total


def coupling_below(place: Place, s: int, t: int, field: Field, n: int, work: Work) -> bool:
    """K_c < s/t, by this field and the Taylor polynomial of degree 2 n + 1."""
    if not (valid(place.d, place.num, place.den, work.precision) and s > 0 and t > 0 and field.bits >= 0):
        return False
    cost = cost_upper(place, s, t, field, work)
    if cost is None or not cost << field.bits < -field.constant << work.precision:
        return False
    u = poly_add([field.constant], field_poly(place.d, field.weights))
    return mean_exp_above(place.d, u, field.bits, work.precision, n)
