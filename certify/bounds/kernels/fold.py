"""The fold of a kernel of one degree, in balls: which fields c P_l are critical, and for which K (`kernels:fold`).

Non-uniform zonal critical densities are e^(c P_l)/Z, c != 0, with 2 K kappa_l = phi(c) = q Z/N, where q = l(l+d-2),
Z(c) = int e^(c P_l) and N(c) = int f e^(c P_l), f = (1-t^2) P_l'^2. phi >= |c|, so phi > x everywhere if
D = q Z - x N > 0 for |c| <= x, which a cover by intervals decides; phi(c) <= x where D(c) <= 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import factorial, lcm, prod

from certify.bounds.kernels.finite import Finite
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.legendre import polynomial
from certify.core.ball import Ball
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction


def single_degree(kernel: Kernel) -> tuple[int, Fraction]:
    """The only degree and its kappa_l > 0. Undecided for other kernels."""
    if not isinstance(kernel, Finite) or len(kernel.kappa) != 1:
        raise Undecided("the fold is known for kernels of a single degree only")
    ((degree, kappa),) = kernel.kappa.items()
    return degree, kappa


@dataclass(frozen=True, slots=True)
class Curve:
    """The moments of the curve: int P_l^j and int f P_l^j, j < terms, exactly."""

    d: int
    degree: int
    values: tuple[Fraction, ...]
    slopes: tuple[Fraction, ...]

    @property
    def scale(self) -> int:
        """q = l(l+d-2), the eigenvalue of the Laplacian."""
        return self.degree * (self.degree + self.d - 2)

    def series(self, moments: Sequence[Fraction], bound: Fraction, c: Fraction, order: int) -> Ball:
        """sum_n c^n/n! moment_(n+order), with all that is beyond the list, where |moments| <= bound."""
        count = len(moments) - order
        if count < 2 * abs(c):
            raise Undecided("too few terms for the series of the fold")
        total, factor = Ball(0), Ball(1)
        for n in range(count):
            total = total + factor * moments[n + order]
            factor = factor * c / (n + 1)
        tail = abs(factor).upper() if count else Ball(1).upper()
        return total + Ball.between(-tail, tail) * (2 * bound)

    def partition(self, c: Fraction, order: int = 0) -> Ball:
        """The derivative of Z at c."""
        return self.series(self.values, Fraction(1), c, order)

    def weighted(self, c: Fraction, order: int = 0) -> Ball:
        """The derivative of N at c; 0 <= f <= q."""
        return self.series(self.slopes, Fraction(self.scale), c, order)

    def coupling(self, c: Fraction) -> Ball:
        """phi(c) = 2 K kappa_l of the critical density with this field."""
        return self.partition(c) * self.scale / self.weighted(c)

    def excess(self, x: Fraction, c: Fraction, order: int = 0) -> Ball:
        """The derivative of D = q Z - x N at c."""
        mixed = [self.scale * a - x * b for a, b in zip(self.values, self.slopes, strict=True)]
        return self.series(mixed, self.scale * x, c, order)


def curve(d: int, degree: int, terms: int) -> Curve:
    """All moments that `terms` terms need, by int t^(2k) = (1/2)_k/(d/2)_k."""
    rational = polynomial(d, degree)
    scale = lcm(*(c.denominator for c in rational))
    powers = [int(c * scale) for c in rational]
    slope = [k * c for k, c in enumerate(powers)][1:]
    weight = _times(_times(slope, slope), [1, 0, -1])
    half = degree * (terms + 2) // 2
    common = prod(d + 2 * k for k in range(half))
    means = [common]  # int t^(2k), all of them integers over one denominator
    for k in range(half):
        means.append(means[-1] * (2 * k + 1) // (d + 2 * k))
    power, values, slopes = [1], [], []
    for j in range(terms):
        values.append(Fraction(_mean(power, means), common * scale**j))
        slopes.append(Fraction(_mean(_times(power, weight), means), common * scale ** (j + 2)))
        power = _times(power, powers)
    return Curve(d, degree, tuple(values), tuple(slopes))


def _times(row: Sequence[int], other: Sequence[int]) -> list[int]:
    """The product of two integer polynomials, the second with few terms."""
    result = [0] * (len(row) + len(other) - 1)
    for shift, factor in enumerate(other):
        if factor:
            for k, value in enumerate(row, start=shift):
                result[k] += factor * value
    return result


def _mean(row: Sequence[int], means: Sequence[int]) -> int:
    return sum(c * mean for c, mean in zip(row[::2], means, strict=False))


def holds_on(path: Curve, x: Fraction, left: Fraction, right: Fraction, order: int) -> bool:
    """Whether D > 0 on [left, right] is proved by its Taylor polynomial of this order >= 2 at the middle."""
    middle, radius = (left + right) / 2, (right - left) / 2
    terms = [path.excess(x, middle, k) for k in range(order + 1)]
    reach: int = 3 ** -((-abs(middle) - radius) // 1)
    rest = path.scale * x * reach * radius ** (order + 1) / factorial(order + 1)
    shares = [abs(terms[k]) * (radius**k / factorial(k)) for k in range(1, order + 1)]
    if (terms[0] - sum(shares, Ball(0)) - rest).surely_positive():
        return True
    bend = terms[2] - (sum(shares[2:], Ball(0)) + rest) * (2 / radius**2)
    if not (bend.surely_positive() and terms[0].surely_positive()):
        return False
    return (terms[0] * bend * 2 - terms[1] * terms[1]).surely_positive()


def check_fold(
    path: Curve, kappa: Fraction, coupling: Enclosure, nodes: Sequence[Fraction], order: int, witness: Fraction
) -> None:
    """Prove that K_fold, the infimum of phi/(2 kappa), lies in `coupling`, and that K = upper has a critical point."""
    below, above = (2 * kappa * as_fraction(end) for end in (coupling.lower, coupling.upper))
    if below < 1:
        raise Undecided("2 kappa K_lo >= 1 is not the case")
    if not nodes or nodes[0] > -below or nodes[-1] < below:
        raise Undecided("the nodes do not reach from -2 kappa K_lo to 2 kappa K_lo")
    for left, right in pairwise(nodes):
        if not (left < right and holds_on(path, below, left, right, order)):
            raise Undecided(f"no critical density between the fields {float(left):.6g} and {float(right):.6g}")
    if witness == 0 or path.excess(above, witness).surely_positive():
        raise Undecided("no critical density at the upper bound of K_fold")
    if not path.excess(above, witness).surely_at_most(0):
        raise Undecided("a critical density at the upper bound of K_fold is not proved")
