"""An explicit competitor beyond beta_*: F_{K_#}(rho) < 0 (Lemma 5.1).

The density of the paper's proof, rho = 1 + eps u + eps^2 t v, u = x_1, v = x_1^2 - 1/d. Its energy involves degrees 1
and 2 only, and K_# E = eps^2/(2d) + eps^4 t^2 alpha_2(beta) (d-1)/(d^2(d+2)) increases with beta. So F_{K_#} < 0 at one
beta_0 proves it for every beta >= beta_0: no cover in beta and no quadrature is needed. The entropy is bounded by its
series, whose moments are exact rationals, and a remainder.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from certify.core.errors import Undecided


def even_moments(d: int, count: int) -> list[Fraction]:
    """[int u^0, int u^2, ..., int u^(2 count)] for u = x_1 on the sphere: prod (1+2i)/(d+2i) (5.3)."""
    moments = [Fraction(1)]
    for i in range(count):
        moments.append(moments[-1] * Fraction(1 + 2 * i, d + 2 * i))
    return moments


def _power_moments(d: int, epsilon: Fraction, t: Fraction, order: int) -> list[Fraction]:
    """[int (rho-1)^k for k = 0..order], rho - 1 = eps u + eps^2 t (u^2 - 1/d), as exact rationals."""
    moments = even_moments(d, order)
    g = [-epsilon * epsilon * t / d, epsilon, epsilon * epsilon * t]
    power, result = [Fraction(1)], [Fraction(1)]
    for _ in range(order):
        product = [Fraction(0)] * (len(power) + 2)
        for i, c in enumerate(power):
            for j, e in enumerate(g):
                product[i + j] += c * e
        power = product
        result.append(sum((c * moments[i // 2] for i, c in enumerate(power) if i % 2 == 0), Fraction(0)))
    return result


def competitor_gap_bound(d: int, epsilon: Fraction, t: Fraction, order: int, alpha_2: Fraction) -> Fraction:
    """Exact upper bound of F_{K_#}(rho) when alpha_2(beta) >= alpha_2, for the density of Lemma 5.1.

    Entropy: sum_{k=2}^order (-1)^k int (rho-1)^k/(k(k-1)) + delta^{order+1}/(order(order+1)(1-delta)), where
    |rho-1| <= delta < 1, delta = |eps| + eps^2 |t| (d-1)/d. Energy:
    K_# E = eps^2/(2d) + eps^4 t^2 alpha_2 (d-1)/(d^2(d+2)).
    """
    delta = abs(epsilon) + epsilon * epsilon * abs(t) * Fraction(d - 1, d)
    if not delta <= Fraction(1, 2):
        raise ValueError("the competitor is used for |rho - 1| <= 1/2 only")
    m = _power_moments(d, epsilon, t, order)
    entropy = sum((Fraction((-1) ** k) * m[k] / (k * (k - 1)) for k in range(2, order + 1)), Fraction(0))
    entropy += delta ** (order + 1) / (order * (order + 1) * (1 - delta))
    square = epsilon * epsilon
    return entropy - square / (2 * d) - square * square * t * t * alpha_2 * Fraction(d - 1, d * d * (d + 2))


def find_competitor(d: int, alpha_2: Fraction) -> tuple[Fraction, Fraction, int]:
    """(epsilon, t, order) with a negative bound: the amplitude of the family (see `family_constant`), made short.

    Raises Undecided if the exact bound is not negative after all.
    """
    t, order, largest = Fraction(d, 2 * (d - 1)), 10, Fraction(1, 4)
    square = (alpha_2 - Fraction(1, d)) / (8 * (d - 1) * (d + 2) * family_constant(d, largest, order))
    places = max(8, (square.denominator.bit_length() - square.numerator.bit_length()) // 2 + 8)
    epsilon = min(largest, Fraction(isqrt(int(square * (1 << 2 * places))), 1 << places))
    if epsilon > 0 and competitor_gap_bound(d, epsilon, t, order, alpha_2) < 0:
        return epsilon, t, order
    raise Undecided(f"quartic-obstruction d={d}: no competitor was found; beta is too near beta_*")


def family_constant(d: int, maximum: Fraction, order: int) -> Fraction:
    """A bound of the part of the entropy beyond eps^4, over eps^6, for 0 < eps <= epsilon_max = `maximum`:

    sum_{j>=3} max(0, entropy_{2j}) epsilon_max^{2j-6}
    + epsilon_max^{order-5} (1+epsilon_max/2)^{order+1}/(order(order+1)(1-delta)),
    delta = epsilon_max + epsilon_max^2/2,
    with t = d/(2(d-1)) and entropy_j the coefficient of eps^j in sum_{k=2}^order (-1)^k int (rho-1)^k/(k(k-1)).
    """
    t = Fraction(d, 2 * (d - 1))
    moments = even_moments(d, order)
    coefficients: dict[int, Fraction] = {}
    power: dict[tuple[int, int], Fraction] = {(0, 0): Fraction(1)}  # (power of eps, power of u)
    g = {(1, 1): Fraction(1), (2, 2): t, (2, 0): -t / d}
    for k in range(1, order + 1):
        product: dict[tuple[int, int], Fraction] = {}
        for (e, u), c in power.items():
            for (e2, u2), c2 in g.items():
                product[e + e2, u + u2] = product.get((e + e2, u + u2), Fraction(0)) + c * c2
        power = product
        if k >= 2:
            for (e, u), c in power.items():
                if u % 2 == 0:
                    share = c * moments[u // 2] * Fraction((-1) ** k, k * (k - 1))
                    coefficients[e] = coefficients.get(e, Fraction(0)) + share
    delta = maximum + maximum**2 / 2
    remainder = maximum ** (order - 5) * (1 + maximum / 2) ** (order + 1) / (order * (order + 1) * (1 - delta))
    return remainder + sum(
        (max(Fraction(0), h) * maximum ** (j - 6) for j, h in coefficients.items() if j >= 6), Fraction(0)
    )
