"""One piece of a curve of critical densities, in a tube about a parabola of fields. FORMAT/branch.md (F1) to (F6)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from operator import mul

from ..arithmetic.ball import Ball, ceil_shift, exp, sqrt_lower, total, up
from ..arithmetic.series import floor_of
from ..coupling.family import Family
from ..verdict import require_at_most, require_less
from .form import Span
from .space import Space, combined, pairing, root, top


class Piece:
    """One piece: (F1) to (F4) hold where nothing is raised."""

    def __init__(self, space: Space, own: Family, given: Span) -> None:
        p, modes = space.p, space.modes
        self.space, self.p = space, p
        self.c, self.v, self.w = (
            (*x, *[Fraction(0)] * (modes - len(x))) for x in (given.field, given.tangent, given.bend)
        )
        self.s, self.radius = given.width, given.radius
        self.width = Ball.exact(given.width, p)
        tangent = [floor_of(x, p) for x in self.v]
        self.moments, square = own.squares([floor_of(x, p) for x in self.c], tangent)
        self.own, self.fields = space.dual(self.c), [space.exact(x) for x in (self.c, self.v, self.w)]
        self.star = [x * sign for x, sign in zip(self.c, space.signs, strict=True)]  # <T(a), c> = star.M(a)
        self.n = pairing(self.fields[0], self.own)
        self.along = [pairing(x, self.own) / self.n for x in self.fields[1:]]
        self.images = [self._image(x) for x in (self.star, self.v, self.w)]
        mean, moved = self.moments.mean, self.images[1]
        first, second = pairing(self.fields[1], mean), pairing(self.fields[1], moved)
        self.third = [
            x - m * (second + first * first) - y * first * 2 for x, m, y in zip(square, mean, moved, strict=True)
        ]
        star, image = space.turned(self.fields[0]), self.images[0]
        bent = pairing(star, self.third) / 2 + pairing(image, self.fields[2])
        self.series = (pairing(star, mean), pairing(image, self.fields[1]), bent)

    def _image(self, numbers: Sequence[Fraction]) -> list[Ball]:
        """C x: each x_l is rounded by less than a unit, which meets |C| <= 1, and so is the sum; one for the rest."""
        row = [floor_of(x, self.p) for x in numbers]
        wrong = ceil_shift(self.moments.radius * sum(map(abs, row)), self.p) + len(row) + 2
        return [Ball(sum(map(mul, line, row)) >> self.p, wrong, self.p) for line in self.moments.covariance]

    def _spread(self, k: int) -> Ball:
        """Standard deviation at c of sum x_l P_l for c*, V or W."""
        return root(pairing(self.images[k], self.fields[k] if k else self.space.turned(self.fields[0])))

    def _extent(self, k: int) -> Ball:
        """sum |x_l| (1 + |M_l|)."""
        return total(top(x) * (top(m) + 1) for x, m in zip(self.fields[k], self.moments.mean, strict=True))

    @cached_property
    def gap(self) -> Ball:
        """lambda: the fourth root of the trace of the fourth power of 2 kappa_j C_jk - c_j sum_i c_i C_ik/n, and t.

        Where some kappa_j < 0, with |kappa_j|, for c and for c*.
        """
        sides = [(self.space.turned(self.fields[0]), self.images[0])]
        if self.space.signed:
            sides.append((self.fields[0], self._image(self.c)))
        block = self.space.beyond.block([top(x) for x in self.fields[0]], self.moments.log_z)
        return up(max(self._gap(*side).high for side in sides), self.p) + block

    def _gap(self, side: Sequence[Ball], whole: Sequence[Ball]) -> Ball:
        p, modes = self.p, self.space.modes
        image = [x / self.n for x in whole]
        rows, wrong = [], 0
        for w, c, line in zip(self.space.twice_kappa, side, self.moments.covariance, strict=True):
            entries = [w * Ball(x, self.moments.radius, p) - c * y for x, y in zip(line, image, strict=True)]
            rows.append([x.m for x in entries])
            wrong = max(wrong, *(x.r for x in entries))
        largest = max(abs(x) for row in rows for x in row)
        columns = list(zip(*rows, strict=True))
        square = [[sum(map(mul, row, column)) >> p for column in columns] for row in rows]
        wrong = ceil_shift(modes * wrong * (2 * largest + wrong), p) + 1
        largest = max(abs(x) for row in square for x in row)
        trace = sum(sum(map(mul, row, column)) for row, column in zip(square, zip(*square, strict=True), strict=True))
        rest = ceil_shift(modes * modes * wrong * (2 * largest + wrong), p)
        return root(root(up(max(ceil_shift(trace, p), 0) + rest, p)))

    @cached_property
    def turn(self) -> Ball:
        """U: sup |h - mean of h at c| for the h of all a - c."""
        reach = [top(m) + 1 for m in self.moments.mean]
        beyond = root(
            total(w * x * x for w, x in zip(self.space.twice_kappa, reach, strict=True)) + self.space.tail * 4
        )
        s = self.width
        return top(self._extent(1) * s + self._extent(2) * s * s + Ball.exact(self.radius, self.p) * beyond)

    @cached_property
    def cubic(self) -> Ball:
        """B: the third order in s, for a functional of standard deviation 1 at c."""
        s, half = self.width, exp(top(self.turn / 2))
        extent = (self._extent(1) + self._extent(2) * s * 2) * (half * self.turn + 1)
        spread = half * (self._spread(1) + self._spread(2) * s * 2)
        size = spread * (extent * extent + spread * spread * 2) + extent * half * self._spread(2) * 6
        return top(half * size * s * s * s / 6)

    @cached_property
    def rest(self) -> Ball:
        """r: c.M(b(s)) up to N_0 + N_1 s + N_2 s^2."""
        return top(self._spread(0) * self.cubic)

    @cached_property
    def drift(self) -> tuple[Ball, Ball]:
        """delta_1, delta_2: |q(s) - q_0|, |q(s) - q_0 - q_1 s| at most."""
        (v, w), (n0, n1, n2), s = self.along, self.series, self.width
        least = (1 - top(v) * s - top(w) * s * s) * self.n
        require_less("0 < 1 - |v| width - |w| width^2", 0, least.low)
        first, second = n1 - n0 * v, n2 - n0 * w
        one = top(first) * s + top(second) * s * s + self.rest
        two = top(second - first * v) * s * s + top(first * w) * s * s * s + self.rest
        return top(one / least), top(two / least)

    @cached_property
    def _defects(self) -> tuple[Ball, Ball]:
        """epsilon_0 at s = 0, and epsilon everywhere: |P T(b(s)) - q(s) P b(s)| at most."""
        (v, w), (n0, n1, n2), n, s, own = self.along, self.series, self.n, self.width, self.own
        turned = self.space.turned
        tangent, bend = (combined(self.space.dual(x), own, f) for x, f in ((self.v, v), (self.w, w)))
        q0, q1 = n0 / n, (n1 - n0 * v) / n
        zero = combined(turned(self.moments.mean), own, q0)
        one = combined(combined(turned(self.images[1]), own, n1 / n), tangent, q0)
        two = turned([a / 2 + b for a, b in zip(self.third, self.images[2], strict=True)])
        two = combined(combined(combined(two, own, n2 / n), bend, q0), tangent, q1)
        size, (first, second), (across, bent) = self.space.size, self.drift, self.across
        ends = ([top(x) for x in row] for row in self.fields)
        most = [a + b * s + c * s * s for a, b, c in zip(*ends, strict=True)]
        start = size(zero) + self.space.beyond.image(most)
        more = size(one) * s + size(two) * s * s + root(self.gap) * self.cubic
        return top(start), top(start + more + across * s * second + bent * s * s * first)

    @cached_property
    def across(self) -> tuple[Ball, Ball]:
        """|PV| and |PW|."""
        whole = [pairing(x, self.space.dual(y)) for x, y in zip(self.fields[1:], (self.v, self.w), strict=True)]
        first, second = (root(x - f * f * self.n) for x, f in zip(whole, self.along, strict=True))
        return first, second

    @cached_property
    def push(self) -> Ball:
        """e^U sd(c) sqrt(lambda)."""
        return top(exp(self.turn) * self._spread(0) * root(self.gap))

    @cached_property
    def _bounds(self) -> tuple[Ball, Ball]:
        """m > 0 below c.M, and k above K, on all of the tube."""
        (v, w), (n0, n1, n2), s = self.along, self.series, self.width
        least = n0 - top(n1) * s - top(n2) * s * s - self.rest - self.push * Ball.exact(self.radius, self.p)
        require_less("0 < m, c.M on the tube", 0, least.low)
        least = up(least.low, self.p)
        return least, top((top(v) * s + top(w) * s * s + 1) * self.n / least)

    @cached_property
    def theta(self) -> Ball:
        """(F1) theta < 1."""
        s, (across, bent), (least, coupling) = self.width, self.across, self._bounds
        size, q = exp(self.turn) * self.gap, self.series[0] / self.n + self.drift[0]
        image = self._defects[1] + q * (across * s + bent * s * s) + size * Ball.exact(self.radius, self.p)
        theta = top(coupling * (size + self.push * image / least))
        require_less("(F1) theta < 1", theta.upper(), 1)
        return theta

    def _off(self, defect: Ball) -> Ball:
        """(F2) k epsilon/(1 - theta) <= radius."""
        off = top(self._bounds[1] * defect / (1 - self.theta))
        require_at_most("(F2) k epsilon/(1 - theta) <= radius", off.upper(), self.radius)
        return off

    @cached_property
    def off(self) -> Ball:
        """The distance between b(s) and the critical density."""
        return self._off(self._defects[1])

    def require_above(self, level: Fraction) -> None:
        """(F3) K >= level at each critical density of the piece."""
        (v, w), (n0, n1, n2), s, whole = self.along, self.series, self.width, self.n / Ball.exact(level, self.p)
        e0, e1, e2 = whole - n0, whole * v - n1, whole * w - n2
        low = min((e0 + e1 * s + e2 * s * s).low, (e0 - e1 * s + e2 * s * s).low)
        bend = top(e2) * s
        if bend.high * 2 > max(e1.low, -e1.high):  # a parabola is at most e_2 s^2 below its chord
            low -= (bend * s).high
        require_at_most("(F3) K >= enclosure.lower", (self.rest + self.push * self.off).high, low, 1 << self.p)

    def highest(self) -> Fraction:
        """(F4) an upper bound of K at s = 0."""
        least = self.series[0] - self.push * self._off(self._defects[0])
        require_less("0 < c.M at s = 0", 0, least.low)
        return (self.n / least).upper()

    def first_end(self) -> list[Fraction]:
        """b(-width)."""
        return [a - self.s * b + self.s**2 * c for a, b, c in zip(self.c, self.v, self.w, strict=True)]

    def meeting(self, point: Sequence[Fraction], radius: Ball) -> tuple[Fraction, Fraction, Fraction]:
        """(F6) s, gap, and the distance between b(s) and all a with |a - point| <= radius, as far as it is off c."""
        p, (v, w), s = self.p, self.along, self.s
        slope = v - top(w) * self.width * 2
        require_less("(F6) 0 < v - 2 |w| width", 0, slope.low)
        along = pairing(self.space.exact(point), self.own) / self.n
        place = max(-s, min(s, Fraction(((along - 1) / v).m, 1 << p)))
        at = Ball.exact(place, p)
        distance = top(along - 1 - v * at - w * at * at) + radius / up(sqrt_lower(self.n.low << p), p)
        gap = top(distance / slope)
        across = [f - a - place * b - place**2 * c for f, a, b, c in zip(point, self.c, self.v, self.w, strict=True)]
        exact, dual = self.space.exact(across), self.space.dual(across)
        part = pairing(exact, self.own)
        near = root(pairing(exact, dual) - part * part / self.n)
        move = gap * (self.across[0] + self.across[1] * self.width * 2)
        return place, gap.upper(), (near + radius + move).upper()

    def require_inside(self, point: Sequence[Fraction], radius: Ball) -> Fraction:
        """(F6) all a with |a - point| <= radius lie in the tube, at no smaller s than that which is returned."""
        place, gap, apart = self.meeting(point, radius)
        require_at_most("(F6) |s| + gap <= width", abs(place) + gap, self.s)
        require_at_most("(F6) distance from b(s) <= radius of the piece", apart, self.radius)
        return place - gap
