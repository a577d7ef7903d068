"""K_fold of a kernel of one degree: which fields c P_l are critical, and for which K. The rule `curve`.

FORMAT/kernels.md, "fold, rule curve".
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from math import factorial, lcm
from typing import Any, Final

from ..arithmetic.ball import Ball, total
from ..arithmetic.series import Work, ceil_of
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import integer, number, read
from ..document.reader import Numbers, count
from ..verdict import Invalid, Malformed, require_at_most, require_less, show
from .finite import Finite
from .form import Precise, kernel_for
from .kernel import Kernel
from .legendre import powers_of

AXISYMMETRY: Final = "maier-saupe-axisymmetry"
MAX_TERMS: Final = 2_000
MAX_NODES: Final = 10_000


def increasing(value: Any, place: str, numbers: Numbers) -> tuple[Fraction, ...]:
    """Two or more numbers, strictly increasing."""
    if not isinstance(value, list) or len(value) < 2:
        raise Malformed(place, "expected a list of two numbers or more")
    count(len(value), f"{place} (the number of entries)", 2, MAX_NODES)
    found = tuple(numbers.number(x, f"{place}[{i}]") for i, x in enumerate(value))
    if any(left >= right for left, right in pairwise(found)):
        raise Malformed(place, "expected strictly increasing numbers")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve(Precise):
    """A cover of the fields, and one at which a density is critical for some K <= K_hi."""

    terms: int = read(integer(2, MAX_TERMS))
    order: int = read(integer(2, 64))
    nodes: tuple[Fraction, ...] = read(increasing)
    witness: Fraction = read(number)

    def require_form(self, place: str) -> None:
        """Raise `Malformed` unless the series have terms at every order."""
        if self.terms <= self.order:
            raise Malformed(f"{place}.terms", "expected more terms than the order")
        if self.witness == 0:
            raise Malformed(f"{place}.witness", "expected a number other than 0")


def check_fold(claim: Claim, context: Context) -> frozenset[str]:
    """D > 0 at x = 2 kappa K_lo for |c| <= x, and D <= 0 at x = 2 kappa K_hi for one c."""
    degree, kappa = single_degree(kernel_for(claim, context))
    trust = trusted(claim, degree)
    evidence = claim.given(Curve)
    below, above = (2 * kappa * end for end in claim.bounds)
    _charge(context.work, evidence, degree, max(_bits(x) for x in (below, above, evidence.witness, *evidence.nodes)))
    key = ("fold", claim.d, degree, evidence.terms)
    values, slopes = context.once(key, lambda: moments(claim.d, degree, evidence.terms))
    require_at_most("1 <= 2 kappa K_lo", 1, below)
    require_at_most("the first node <= -2 kappa K_lo", evidence.nodes[0], -below)
    require_at_most("2 kappa K_lo <= the last node", below, evidence.nodes[-1])
    curve = Excess(claim.d, degree, values, slopes, below, evidence.bits)
    for left, right in pairwise(evidence.nodes):
        require_positive(curve, left, right, evidence.order)
    there = Excess(claim.d, degree, values, slopes, above, evidence.bits).derivative(evidence.witness, 0)
    require_at_most("D <= 0 at the witness, for K_hi", there.upper(), 0)
    return trust


def _charge(work: Work, evidence: Curve, degree: int, bits: int) -> None:
    """The work of the moments, of the series at every node, and of reading numbers of so many bits."""
    size, pieces = degree * evidence.terms, len(evidence.nodes) + 1
    work.spend(0, 4 * size, evidence.terms * (size + 3 * degree**2))
    work.spend(0, bits + 4 * size, 3 * evidence.terms + 4 * pieces)
    work.spend(0, evidence.bits, (evidence.order + 2) * evidence.terms * pieces)


def _bits(x: Fraction) -> int:
    return x.numerator.bit_length() + x.denominator.bit_length()


def single_degree(kernel: Kernel) -> tuple[int, Fraction]:
    """The only degree of the kernel and its kappa."""
    if not isinstance(kernel, Finite) or len(kernel.kappa) != 1:
        raise Invalid("the rule is about kernels of one degree")
    ((degree, kappa),) = kernel.kappa.items()
    return degree, kappa


def trusted(claim: Claim, degree: int) -> frozenset[str]:
    """Why the zonal critical densities are all, where that is claimed."""
    if claim.details["critical_points"] == "axisymmetric" or degree == 1 or claim.d == 2:
        return frozenset()
    if (claim.d, degree) != (3, 2):
        raise Invalid("critical_points: that all are axisymmetric is not known in this degree and dimension")
    return frozenset({AXISYMMETRY})


def moments(d: int, degree: int, terms: int) -> tuple[list[Fraction], list[Fraction]]:
    """int P^j w and int f P^j w for j < terms, f = (1-t^2) P'^2: integers over one denominator for each j."""
    rational = powers_of(d, degree)
    scale = lcm(*(x.denominator for x in rational))
    powers = [int(x * scale) for x in rational]
    slope = [k * x for k, x in enumerate(powers)][1:]
    weight = _product([1, 0, -1], _product(slope, slope))
    half = degree * (terms + 2) // 2 + 1
    rising = list(accumulate(range(half), lambda x, k: x * (2 * k + 1), initial=1))
    falling = list(accumulate(range(half - 1, -1, -1), lambda x, k: x * (d + 2 * k), initial=1))[::-1]
    means = [up * rest for up, rest in zip(rising, falling, strict=True)]  # int t^2k w, over means[0]
    values: list[Fraction] = []
    slopes: list[Fraction] = []
    power, divisor = [1], means[0]
    for _ in range(terms):
        values.append(Fraction(_mean(power, means), divisor))
        slopes.append(Fraction(_mean(_product(power, weight), means), divisor * scale**2))
        power, divisor = _product(power, powers), divisor * scale
    return values, slopes


def _product(one: list[int], other: list[int]) -> list[int]:
    result = [0] * (len(one) + len(other) - 1)
    for i, x in enumerate(one):
        if x:
            for j, y in enumerate(other):
                result[i + j] += x * y
    return result


def _mean(row: list[int], means: list[int]) -> int:
    return sum(x * mean for x, mean in zip(row[::2], means, strict=False))


class Excess:
    """D(c) = sum_n c^n/n! int (q - x f) P^n w and its derivatives, q = l(l+d-2), for one x >= 1."""

    def __init__(
        self, d: int, degree: int, values: list[Fraction], slopes: list[Fraction], x: Fraction, p: int
    ) -> None:
        self.q, self.x, self.p = degree * (degree + d - 2), x, p
        self.terms = [Ball.exact(self.q * a - x * b, p) for a, b in zip(values, slopes, strict=True)]

    def derivatives(self, c: Fraction, order: int) -> list[Ball]:
        """D, D', .., up to this order."""
        factors = self._factors(c, len(self.terms))
        return [self._sum(factors, c, k) for k in range(order + 1)]

    def derivative(self, c: Fraction, order: int) -> Ball:
        """One of them."""
        return self._sum(self._factors(c, len(self.terms)), c, order)

    def _factors(self, c: Fraction, number: int) -> list[Ball]:
        point = Ball.exact(c, self.p)
        return list(accumulate(range(1, number + 1), lambda x, n: x * point / n, initial=Ball.exact(1, self.p)))

    def _sum(self, factors: list[Ball], c: Fraction, order: int) -> Ball:
        """What lies beyond the terms is at most 2 q x |c|^n/n!, n their number, as n >= 2 |c|."""
        number = len(self.terms) - order
        require_at_most("2 |c| <= the number of terms", 2 * abs(c), number)
        found = total(factors[n] * self.terms[n + order] for n in range(number))
        rest = Ball.exact(2 * self.q * self.x, self.p) * factors[number]
        return Ball(found.m, found.r + rest.magnitude(), self.p)


def require_positive(curve: Excess, left: Fraction, right: Fraction, order: int) -> None:
    """D > 0 on [left, right], by its Taylor polynomial at the middle c.

    The rest is at most q x e^(|c|+r) r^(order+1)/(order+1)!, and e < 3. Either D_0 exceeds all the others, or D is
    above D_0 + D_1 s + bend s^2/2 with bend > 0 and 2 D_0 bend > D_1^2.
    """
    require_at_most("2 |c| <= the number of terms at the nodes", 2 * max(-left, right), len(curve.terms))
    middle, unit = (left + right) / 2, 1 << curve.p
    radius = Fraction(ceil_of((right - left) / 2, curve.p), unit)
    terms = curve.derivatives(middle, order)
    reach = 3 ** -((-abs(middle) - radius) // 1)
    rest = curve.q * curve.x * reach * radius ** (order + 1) / factorial(order + 1)
    shares = [Fraction(terms[k].magnitude(), unit) * radius**k / factorial(k) for k in range(1, order + 1)]
    least = terms[0].lower()
    if least > sum(shares) + rest:
        return
    place = f"on the fields {show(left)} to {show(right)}"
    bend = terms[2].lower() - 2 * (sum(shares[2:]) + rest) / radius**2
    require_less(f"0 < D {place}", 0, min(least, bend))
    require_less(f"D_1^2 < 2 D_0 D_2 {place}", Fraction(terms[1].magnitude(), unit) ** 2, 2 * least * bend)
