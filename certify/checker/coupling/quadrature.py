"""Quadrature on the sphere, exact in degree `nodes`, with a proved error. FORMAT/coupling.md (K3) to (K6).

Vectors over the nodes are integers over 2^p with one bound of the error for all. P_l(-t) = (-1)^l P_l(t) and
omega_{angles-j} = omega_j halve the work: node_j stands for -node_j too.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from operator import mul

from ..arithmetic.ball import Ball, ceil_shift, cos, exp, pi, up
from ..arithmetic.series import Work, ceil_div, ceil_of
from ..verdict import Invalid


class Quadrature:
    """node_j = cos(pi j/angles), j = 0..angles, angles even; L of the P_l of dimension d there; the weights omega_j.

    degrees: those of the P_l, increasing; 1..L without.
    """

    def __init__(
        self,
        d: int,
        modes: int,
        nodes: int,
        ellipses: Sequence[Fraction],
        p: int,
        work: Work,
        degrees: Sequence[int] | None = None,
    ) -> None:
        parts = angles(d, nodes)
        self.d, self.modes, self.p, self.half, self.work = d, modes, p, parts // 2, work
        self.degrees = tuple(range(1, modes + 1) if degrees is None else degrees)
        last, summed = self.degrees[-1], d // 2 if parts < nodes else nodes // 4
        work.spend(60 * parts, p, parts * (last + summed + p // 4 + 20))  # cosines take p/14 terms of 2 products
        guard = 2 * last + 8  # the three-term recurrence loses less than 2 bits a step
        wide = pi(p + guard) / parts
        places = [cos(wide * j) for j in range(self.half + 1)]
        columns = [polynomials(d, self.degrees, t) for t in places]
        self.error_p = (max(x.r for column in columns for x in column) >> guard) + 2
        self.values = [[column[k].m >> guard for column in columns] for k in range(modes)]
        if parts < nodes:
            self.omega, self.error_omega = _trapezoidal(d, places, guard)
        else:
            step = pi(p) / self.half
            self.omega, self.error_omega = _weights(d, self.half, p, [cos(step * k) for k in range(self.half + 1)])
        self._ellipses = [self._ellipse(ellipse, nodes) for ellipse in ellipses]

    def _ellipse(self, ellipse: Fraction, nodes: int) -> tuple[list[int], int]:
        """growth_l over 2^p and lost growth_L^2 over 2^(3p), both rounded up.

        The second is tiny, and is multiplied by an exponential that may be as large as it is small.
        """
        bits = (ellipse.numerator.bit_length() + ellipse.denominator.bit_length()) * nodes
        self.work.spend(0, bits, 4 + self.modes + nodes)
        powers = [ellipse**degree for degree in self.degrees]
        growth = [(power + 1 / power) / 2 for power in powers]
        return [ceil_of(x, self.p) for x in growth], _lost(self.d, nodes, ellipse, growth[-1] ** 2, 3 * self.p)

    def error(self, field: Sequence[int], extra: int = 0) -> int:
        """A bound over 2^p of |int f w - sum_j omega_j f(node_j)| for f = e^h P_j P_k,

        0 <= j, k <= L, h with (|field_l| + 1)/2^p. With `extra` more factors P_l in f.
        """
        bounds, sizes = [], [abs(a) + 1 for a in field]
        for growth, factor in self._ellipses:
            size = sum(map(mul, sizes, growth))
            if size >> 2 * self.p > self.p:
                continue  # this ellipse bounds nothing at the precision in use
            exponent = exp(up(ceil_shift(size, self.p), self.p))
            bound = ceil_shift(exponent.high * factor, 3 * self.p)
            bounds.append(ceil_shift(bound * growth[-1] ** extra, self.p * extra))
        if not bounds:
            raise Invalid("no ellipse bounds the error of the quadrature for the field of a cell")
        return min(bounds)


def _lost(d: int, nodes: int, ellipse: Fraction, factor: Fraction, p: int) -> int:
    """`lost` times a factor over 2^p, rounded up.

    lost = 4 ellipse^(-nodes-2), but if angles = nodes the largest of 4 ellipse^(-2 nodes-2) and, over the even n from
    nodes + 2 to 2 nodes, 2 |chebyshev_n - chebyshev_{2 nodes - n}| ellipse^-n.
    """
    up, down = ellipse.numerator, ellipse.denominator

    def scaled(size: Fraction | int, n: int) -> int:
        whole = size * factor
        return ceil_div(whole.numerator * down**n << p, whole.denominator * up**n)

    if angles(d, nodes) < nodes:
        return scaled(4, nodes + 2)
    moments, largest = chebyshev_moments(d, nodes + 1), 0
    for i in range(nodes // 2 + 1, nodes + 1):
        if scaled(4, 2 * i) <= largest:  # and so is all that follows
            return largest
        largest = max(largest, scaled(2 * abs(moments[i] - moments[nodes - i]), 2 * i))
    return max(largest, scaled(4, 2 * nodes + 2))


def chebyshev_moments(d: int, count: int) -> list[Fraction]:
    """chebyshev_k for k = 0, 2, .., 2 (count-1)."""
    moments = [Fraction(1)]
    for k in range(0, 2 * (count - 1), 2):
        moments.append(moments[-1] * Fraction(k - d + 2, k + d))
    return moments


def polynomials(d: int, degrees: Sequence[int], t: Ball) -> list[Ball]:
    """The P_l(t) of these degrees: (l+d-2) P_{l+1} = (2l+d-2) t P_l - l P_{l-1}.

    Midpoints and radii as products, differences and quotients of balls have them.
    """
    p, size = t.p, abs(t.m)
    values = [(1 << p, 0), (t.m, t.r)]
    for degree in range(1, degrees[-1]):
        (m, r), (before, own) = values[degree], values[degree - 1]
        factor, divisor = 2 * degree + d - 2, degree + d - 2
        spread = (size * r + abs(m) * t.r + r * t.r >> p) + 2
        middle = (m * t.m >> p) * factor - before * degree
        values.append((middle // divisor, ceil_div(spread * factor + own * degree, divisor) + 1))
    return [Ball(*values[degree], p) for degree in degrees]


def angles(d: int, nodes: int) -> int:
    """Into how many parts [0, pi] is cut: for even d the least even number >= (nodes + d)/2, at most `nodes`."""
    return nodes if d % 2 else min(2 * ceil_div(nodes + d, 4), nodes)


def _trapezoidal(d: int, places: Sequence[Ball], guard: int) -> tuple[list[int], int]:
    """omega_j = edge_j (1 - node_j^2)^{(d-2)/2}/(angles prod_{0<i<d/2} (2i-1)/(2i)), and a bound of the error of each.

    edge_0 = 1/2, else 1. places: node_0..node_{angles/2}, to `guard` bits more than are wanted.
    """
    mean = Fraction(2 * len(places) - 2)
    for i in range(1, d // 2):
        mean *= Fraction(2 * i - 1, 2 * i)
    found = []
    for t in places:
        power, square = Ball.exact(1, t.p), 1 - t * t
        for _ in range(d // 2 - 1):
            power = power * square
        found.append(power * mean.denominator / mean.numerator)
    found[0] = found[0] / 2
    return [x.m >> guard for x in found], (max(x.r for x in found) >> guard) + 2


def _weights(d: int, half: int, p: int, cosines: list[Ball]) -> tuple[list[int], int]:
    """omega_j = (2/nodes) edge_j sum_{k even} edge_k chebyshev_k cos(pi j k/nodes), angles = nodes = 2 half.

    edge = 1/2 at 0 and nodes, else 1; chebyshev_0 = 1, chebyshev_{k+2} = chebyshev_k (k-d+2)/(k+d). With them a bound
    of the error of each: that of the sum, which the largest radius and size of a cosine bound for all j, over half.
    cosines: those of pi k/half, k = 0..half.
    """
    exact = enumerate(chebyshev_moments(d, half + 1))
    moments = [Ball.exact(moment / 2 if i in (0, half) else moment, p) for i, moment in exact]
    wrong, largest = max(x.r for x in cosines), max(abs(x.m) for x in cosines)
    spread = sum(abs(x.m) * wrong + (largest + wrong) * x.r for x in moments)
    middles, around = [x.m for x in moments], [x.m for x in cosines + cosines[-2:0:-1]]
    sums = [sum(m * around[i * j % len(around)] for i, m in enumerate(middles)) >> p for j in range(half + 1)]
    return [sums[0] // (2 * half), *(x // half for x in sums[1:])], ceil_div((spread >> p) + 2, half) + 1
