"""Rules beyond beta_* (quartic-sign, quartic-obstruction), and counterexamples. FORMAT.md, sections 4 and 5."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Final

from ..arithmetic.series import Bessel, Work
from ..bessel.majorisation import require_increasing
from ..bessel.threshold import (
    CONTINUOUS,
    NONE,
    ends_beyond,
    evaluator,
    interval_of,
    require_above_root,
    require_below_root,
    weights,
)
from ..document.shape import Claim
from ..verdict import Invalid, require_at_most, require_less

REFUTATION_TRUST: Final[dict[str, frozenset[str]]] = {
    "quartic-sign": NONE,
    "quartic-obstruction": frozenset({"beckner-onofri", "spherical-harmonics"}),
    "two-minimisers": CONTINUOUS,
}
Poly = list[Fraction]
"""Coefficients, the constant first."""


def check_quartic_sign(claim: Claim, work: Work) -> frozenset[str]:
    """alpha_2 > 1/d on the interval, up to infinity."""
    bessel = evaluator(claim, work)
    a, b = ends_beyond(claim, bessel)
    from_beta_star, points, d = interval_of(claim).a is None, claim.evidence["nodes"], claim.d
    require_less("0 < nodes[0]", 0, points[0])
    require_at_most("nodes[0] <= a", points[0], a)
    if from_beta_star:
        if len(points) < 2:
            raise Invalid("the cover has no piece around beta_*")
        require_at_most("beta_star.upper <= nodes[1]", claim.evidence["beta_star"][1], points[1])
        require_increasing(bessel, points[0], points[1])
    for i, (left, right) in enumerate(pairwise(points)):
        if i == 0 and from_beta_star:
            continue  # r increases on this piece, and beta_* lies in it
        low = bessel.orders(left, 2)[1][0]
        high = bessel.orders(right, 2)[0][1]
        require_less(f"piece {i}: 1 < d r", 1, d * left / (d + 2) * Fraction(low, high))
    if len(points) == 1 or b is None or b > points[-1]:  # one node is no piece: it proves only what lies beyond it
        require_at_most("(d+2)/(d-1) <= last node", Fraction(d + 2, d - 1), points[-1])
    return NONE


def check_quartic_obstruction(claim: Claim, work: Work) -> frozenset[str]:
    """F_{K_#} < 0 for an explicit density, at every beta of the interval."""
    bessel = evaluator(claim, work)
    a, _ = ends_beyond(claim, bessel)
    if claim.evidence["rule"] == "quartic-family":
        _check_family(claim, bessel, a)
    else:
        _check_density(claim, bessel, a, work)
    return NONE


def entropy_coefficients(d: int, t: Fraction, order: int, work: Work) -> Poly:
    """h_j, j = 0..2 order: sum_{k=2}^order (-1)^k/(k(k-1)) int (eps u + eps^2 t v)^k = sum_j h_j eps^j.

    u = x_1, v = x_1^2 - 1/d. As eps u + eps^2 t v = eps (u + s (u^2 - 1/d)) with s = eps t, the integrand is a
    polynomial in u whose coefficients are polynomials in eps; moments of u are exact.
    """
    size = t.numerator.bit_length() + t.denominator.bit_length() + d.bit_length() + 8
    work.spend(order**3, size * order, order**3)
    moments = _moments(d, 2 * order)
    result = [Fraction(0)] * (2 * order + 1)
    centred: Poly = [Fraction(-1, d), Fraction(0), Fraction(1)]
    powers: list[Poly] = [[Fraction(1)]]
    for _ in range(order):
        powers.append(_times(powers[-1], centred))
    averages: dict[tuple[int, int], Fraction] = {}
    for j, power in enumerate(powers):
        for i in range(order + 1 - j):
            averages[i, j] = sum((c * moments[i + m] for m, c in enumerate(power)), Fraction(0))
    for k in range(2, order + 1):
        sign = Fraction((-1) ** k, k * (k - 1))
        binomial = 1
        for j in range(k + 1):
            result[k + j] += sign * binomial * t**j * averages[k - j, j]
            binomial = binomial * (k - j) // (j + 1)
    return result


def _moments(d: int, last: int) -> list[Fraction]:
    """int x_1^j dsigma, j = 0..last: 1, 0, 1/d, 0, 3/(d(d+2)), ..."""
    moments = [Fraction(1), Fraction(0)]
    while len(moments) <= last:
        j = len(moments)
        moments.append(moments[j - 2] * Fraction(j - 1, d + j - 2))
    return moments


def _times(left: Poly, right: Poly) -> Poly:
    product = [Fraction(0)] * (len(left) + len(right) - 1)
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            product[i + j] += x * y
    return product


def _spend_powers(work: Work, order: int, eps: Fraction) -> None:
    """Charge for the powers of eps."""
    work.spend(0, (eps.numerator.bit_length() + eps.denominator.bit_length()) * order, order * order)


def _check_density(claim: Claim, bessel: Bessel, a: Fraction, work: Work) -> None:
    """The rule quartic-density: one density, at base <= a."""
    evidence, d = claim.evidence, claim.d
    base, eps, t, n = evidence["base"], evidence["epsilon"], evidence["t"], evidence["order"]
    if interval_of(claim).a is None:
        raise Invalid("one density does not reach beta_*: the left end must be a number")
    require_less("0 < base", 0, base)
    require_at_most("base <= a", base, a)
    delta = abs(eps) + eps**2 * abs(t) * Fraction(d - 1, d)
    require_less("0 < |epsilon|", 0, abs(eps))
    require_at_most("|epsilon| + epsilon^2 |t| (d-1)/d <= 1/2", delta, Fraction(1, 2))
    _spend_powers(work, n, eps)
    entropy = sum((h * eps**j for j, h in enumerate(entropy_coefficients(d, t, n, work))), Fraction(0))
    entropy += delta ** (n + 1) / (n * (n + 1) * (1 - delta))
    alpha = bessel.ratio(base)[0]
    energy = eps**2 / (2 * d) + eps**4 * t**2 * alpha * Fraction(d - 1, d**2 * (d + 2))
    require_less("H(rho) < K_# E(rho)", entropy, energy)


def _check_family(claim: Claim, bessel: Bessel, a: Fraction) -> None:
    """The rule quartic-family: eps depends on beta, down to beta_*."""
    evidence, d = claim.evidence, claim.d
    eps, n, constant = evidence["epsilon_max"], evidence["order"], evidence["constant"]
    if interval_of(claim).a is not None:
        require_above_root(bessel, a, "a")
    require_less("0 < epsilon_max", 0, eps)
    delta = eps + eps**2 / 2
    require_at_most("epsilon_max + epsilon_max^2/2 <= 1/2", delta, Fraction(1, 2))
    t = Fraction(d, 2 * (d - 1))
    _spend_powers(bessel.work, n, eps)
    h = entropy_coefficients(d, t, n, bessel.work)
    quartic = Fraction(d - 1, d**2 * (d + 2)) * (t**2 - t) + Fraction(1, 4 * d * (d + 2))
    if any(h[1::2]) or h[2] != Fraction(1, 2 * d) or h[4] != quartic:
        raise Invalid("the entropy does not begin with eps^2/(2d) and (5.7)")
    bound = eps ** (n - 5) * (1 + eps / 2) ** (n + 1) / (n * (n + 1) * (1 - delta))
    bound += sum((max(Fraction(0), c) * eps**j for j, c in enumerate(h[6:])), Fraction(0))
    require_at_most("bound of the sextic remainder <= constant", bound, constant)


def check_counterexample(claim: Claim, work: Work) -> frozenset[str]:
    """A point of the interval where the claim that was asked for is false."""
    bessel = evaluator(claim, work)
    interval, found = interval_of(claim), claim.details["counterexample"]
    x = found["beta"]
    if interval.a is None:
        require_above_root(bessel, x, "counterexample")
    else:
        require_at_most("a <= counterexample", interval.a, x)
    if interval.to_beta_star:
        require_below_root(bessel, x, "counterexample")
    elif interval.b is not None:
        require_at_most("counterexample <= b", x, interval.b)
    if claim.label == "majorisation":
        _require_above_one(bessel, x, found["l"])
        return NONE
    require_below_root(bessel, x, "counterexample")
    return REFUTATION_TRUST[claim.label]


def _require_above_one(bessel: Bessel, x: Fraction, order: int) -> None:
    """1 < A_l alpha_l(x)."""
    orders = bessel.orders(x, order)
    value = Fraction(weights(bessel, x, order)[-1][0] * orders[order - 1][0], orders[0][1] * bessel.one)
    require_less(f"1 < A_{order} alpha_{order}(counterexample)", 1, value)
