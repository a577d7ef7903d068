"""The rules of quartic-obstruction: an explicit density with F_{K_#} < 0 at every beta. FORMAT/quartic.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.root import require_above_root
from ..arithmetic.series import Work
from ..bessel.threshold import NO_TRUST
from ..document.claim import Claim, Series
from ..document.context import Context
from ..document.parsers import integer, number, read
from ..verdict import Invalid, require_at_most, require_less

MAX_ORDER: Final = 64
Poly = list[Fraction]
"""Coefficients, the constant first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarticDensity(Series):
    """1 + eps u + eps^2 t v for one eps and t, used at `base` and beyond; `order` terms of the entropy."""

    base: Fraction = read(number)
    epsilon: Fraction = read(number)
    t: Fraction = read(number)
    order: int = read(integer(4, MAX_ORDER))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarticFamily(Series):
    """The same with t = d/(2(d-1)) and eps that depends on beta, up to `epsilon_max`; `constant` bounds the rest."""

    epsilon_max: Fraction = read(number)
    order: int = read(integer(5, MAX_ORDER))
    constant: Fraction = read(number)


def check_quartic_density(claim: Claim, context: Context) -> frozenset[str]:
    """The rule quartic-density: one density, at base <= a."""
    evidence, d, bessel = claim.given(QuarticDensity), claim.d, context.bessel(claim)
    a, _ = claim.region.beyond(bessel, claim.beta_star)
    base, eps, t, n = evidence.base, evidence.epsilon, evidence.t, evidence.order
    if claim.region.a is None:
        raise Invalid("one density does not reach beta_*: the left end must be a number")
    require_less("0 < base", 0, base)
    require_at_most("base <= a", base, a)
    delta = abs(eps) + eps**2 * abs(t) * Fraction(d - 1, d)
    require_less("0 < |epsilon|", 0, abs(eps))
    require_at_most("|epsilon| + epsilon^2 |t| (d-1)/d <= 1/2", delta, Fraction(1, 2))
    _spend_powers(context.work, n, eps)
    entropy = sum((h * eps**j for j, h in enumerate(entropy_coefficients(d, t, n, context.work))), Fraction(0))
    entropy += delta ** (n + 1) / (n * (n + 1) * (1 - delta))
    alpha = bessel.ratio(base)[0]
    energy = eps**2 / (2 * d) + eps**4 * t**2 * alpha * Fraction(d - 1, d**2 * (d + 2))
    require_less("H(rho) < K_# E(rho)", entropy, energy)
    return NO_TRUST


def check_quartic_family(claim: Claim, context: Context) -> frozenset[str]:
    """The rule quartic-family: eps depends on beta, down to beta_*."""
    evidence, d, bessel = claim.given(QuarticFamily), claim.d, context.bessel(claim)
    a, _ = claim.region.beyond(bessel, claim.beta_star)
    eps, n, constant = evidence.epsilon_max, evidence.order, evidence.constant
    if claim.region.a is not None:
        require_above_root(bessel, a, "a")
    require_less("0 < epsilon_max", 0, eps)
    delta = eps + eps**2 / 2
    require_at_most("epsilon_max + epsilon_max^2/2 <= 1/2", delta, Fraction(1, 2))
    t = Fraction(d, 2 * (d - 1))
    _spend_powers(context.work, n, eps)
    h = entropy_coefficients(d, t, n, context.work)
    quartic = Fraction(d - 1, d**2 * (d + 2)) * (t**2 - t) + Fraction(1, 4 * d * (d + 2))
    if any(h[1::2]) or h[2] != Fraction(1, 2 * d) or h[4] != quartic:
        raise Invalid("the entropy does not begin with eps^2/(2d) and (5.7)")
    bound = eps ** (n - 5) * (1 + eps / 2) ** (n + 1) / (n * (n + 1) * (1 - delta))
    bound += sum((max(Fraction(0), c) * eps**j for j, c in enumerate(h[6:])), Fraction(0))
    require_at_most("bound of the sextic remainder <= constant", bound, constant)
    return NO_TRUST


def entropy_coefficients(d: int, t: Fraction, order: int, work: Work) -> Poly:
    """entropy_j, j = 0..2 order: sum_{k=2}^order (-1)^k/(k(k-1)) int (eps u + eps^2 t v)^k = sum_j entropy_j eps^j.

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
