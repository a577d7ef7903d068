"""Families whose lambda_l fall like a power of l, in balls: powers, |t|^a, ReLU, Onsager's kernel and the cone."""

from __future__ import annotations

from fractions import Fraction
from itertools import count as naturals
from itertools import islice
from math import ceil

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball
from certify.core.errors import Undecided


class Algebraic(Kernel):
    """lambda_{l+step} = ratio(l) lambda_l with rational ratios of absolute value < 1; tails of powers of 1/l.

    |kappa_l| y^decay, y = l + d/2 - 1, does not increase from the degree `settled` on (`kernels:sums`).
    """

    increasing = False
    step, slow = 1, True
    settled, decay = Fraction(0), Fraction(2)

    def __init__(self, d: int) -> None:
        super().__init__(d)
        self._known: dict[int, Fraction] = {self.step: Fraction(1)}

    def ratio(self, degree: int) -> Fraction:
        """lambda_{l+step}/lambda_l."""
        raise NotImplementedError

    @property
    def leading(self) -> tuple[int, ...]:
        """The first degree: the ratios are below 1 in absolute value, and lambda of it is 1."""
        return (self.step,)

    @property
    def nonnegative(self) -> bool:
        """The exponent is no integer that ends the series, so ratios are negative from some degree on."""
        return False

    def degrees(self, count: int) -> tuple[int, ...]:
        """Multiples of the step: no ratio vanishes."""
        return tuple(islice(naturals(self.step, self.step), count))

    def exact(self, degree: int) -> Fraction:
        """lambda_l, 0 off the support."""
        if degree % self.step:
            return Fraction(0)
        last = max(self._known)
        while last < degree:
            self._known[last + self.step] = self._known[last] * self.ratio(last)
            last += self.step
        return self._known[degree]

    def eigenvalue(self, degree: int) -> Ball:
        """Exact up to rounding."""
        return Ball(self.exact(degree))

    def tail(self, last: int) -> Ball:
        """|kappa_n| y^decay times the integral of u^-decay/step from y - step/2 on, n the next degree, y^.. rounded up.

        Before the degree `settled` the |kappa_l| are added one by one.
        """
        first, rest = self.following(last), self.decay - 1
        if rest <= 0:
            raise Undecided("the coefficients of this kernel fall so slowly that their sum has no bound")
        kappa, head = abs(self.exact(first)) * multiplicity(self.d, first), Fraction(0)
        while first < self.settled:
            head, first = head + kappa, first + self.step
            kappa = abs(self.exact(first)) * multiplicity(self.d, first)
        y = first + Fraction(self.d, 2) - 1
        return Ball(head + kappa * y * (y / (y - Fraction(self.step, 2))) ** ceil(rest) / (self.step * rest))

    def peak(self, last: int) -> Ball:
        """|lambda| of the next degree."""
        return Ball(abs(self.exact(self.following(last))))

    def following(self, last: int) -> int:
        """The first degree beyond `last`."""
        return last + self.step - last % self.step


class Power(Algebraic):
    """(1+t)^k, k > 0 no integer: ratio (k-l)/(k+l+d-1)."""

    increasing = True

    def __init__(self, d: int, k: Fraction) -> None:
        super().__init__(d)
        self.k, self.settled, self.decay = k, k, 2 * k + 1

    def ratio(self, degree: int) -> Fraction:
        """By the formula of the class."""
        return (self.k - degree) / (self.k + degree + self.d - 1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: |alpha_{l+1} A_{l+1}| <= |alpha_l A_l| iff k(d-1) <= 2l(l+d-1) or k <= l."""
        return (2,)


class AbsPower(Algebraic):
    """|t|^a, a > 0 no even integer: ratio (a-l)/(a+l+d), even degrees only."""

    step = 2

    def __init__(self, d: int, a: Fraction) -> None:
        super().__init__(d)
        self.a, self.settled, self.decay = a, a, a + 2 - Fraction(d, 2)

    def ratio(self, degree: int) -> Fraction:
        """By the formula of the class."""
        return (self.a - degree) / (self.a + degree + self.d)

    def highest(self, last: int) -> Ball:
        """(1/mean - 1)(a+d)/a, mean = int |t|^a >= M (M/M')^((e-a)/2), M, M' the mean of |t|^e, |t|^(e+2), e >= a."""
        e = 2 * ceil(self.a / 2)
        even = Fraction(1)
        for j in range(0, e, 2):
            even *= Fraction(j + 1, self.d + j)
        ratio = Ball(Fraction(self.d + e, e + 1))
        least = (ratio.log() * ((e - self.a) / 2)).exp() * even
        return (1 / least - 1) * (self.a + self.d) / self.a

    @property
    def decisive(self) -> tuple[int, ...]:
        """On the circle, degrees halved: degree 4, as the same holds at larger l with a <= 4j(j+1), l = 2j."""
        return (4,)


class Onsager(Algebraic):
    """-(1-t^2)^(1/2): ratio (l^2-1)/((l+d)^2-1), even degrees only, all positive."""

    step = 2

    @property
    def nonnegative(self) -> bool:
        """Every ratio from l = 2 on is positive."""
        return True

    def ratio(self, degree: int) -> Fraction:
        """By the formula of the class."""
        return Fraction(degree**2 - 1, (degree + self.d) ** 2 - 1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """On the circle, degrees halved: degree 4, as (2j-1)(j+1) <= (2j+3) j."""
        return (4,)


class Relu(Kernel):
    """max(t, 0) = (t + |t|)/2: lambda_1 = 1/(2d), lambda_2 = c/(2(d+1)), c = int |t|; then as |t|^1."""

    leading, increasing, nonnegative = (1,), False, False  # c <= 1, so lambda_2 < lambda_1
    slow = True

    def __init__(self, d: int) -> None:
        super().__init__(d)
        self.even = AbsPower(d, Fraction(1))

    def degrees(self, count: int) -> tuple[int, ...]:
        """1 and the even ones."""
        return (1, *self.even.degrees(count - 1))

    def eigenvalue(self, degree: int) -> Ball:
        """1/(2d) at degree 1, else lambda_2 times that of |t|."""
        return Ball(Fraction(1, 2 * self.d)) if degree == 1 else self.second() * self.even.exact(degree)

    def second(self) -> Ball:
        """c/(2(d+1)), c = Gamma(d/2)/(pi^(1/2) Gamma((d+1)/2)): 1/2 (d = 3), 2/pi (d = 2), c_{d+2} = c_d d/(d+1)."""
        mean = Ball(Fraction(1, 2)) if self.d % 2 else 2 / Ball.pi()
        for lower in range(3 if self.d % 2 else 2, self.d, 2):
            mean = mean * lower / (lower + 1)
        return mean / (2 * (self.d + 1))

    def exact(self, degree: int) -> Fraction | None:
        """Of degree 1 alone."""
        return Fraction(1, 2 * self.d) if degree == 1 else None

    def tail(self, last: int) -> Ball:
        """lambda_2 times that of |t|."""
        return self.second() * self.even.tail(last)

    def peak(self, last: int) -> Ball:
        """lambda_2 times that of |t|."""
        return self.second() * self.even.peak(last)

    def highest(self, last: int) -> Ball:
        """1, and a mean less."""
        return Ball(1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2 on the circle, as (l-1)(l+2) <= (l+3) l; for d >= 3 the inequality fails there."""
        return (2,)


class Cone(Kernel):
    """(R-|x|)_+^2 on the circle: lambda_l = 2 (lR - sin lR)/(pi l^3) > 0."""

    leading, increasing, nonnegative = (1,), False, True
    slow = True

    def __init__(self, radius: Fraction) -> None:
        super().__init__(2)
        self.radius = radius

    def degrees(self, count: int) -> tuple[int, ...]:
        """All l >= 1."""
        return tuple(range(1, count + 1))

    def eigenvalue(self, degree: int) -> Ball:
        """sin x = cos(x - pi/2)."""
        angle = Ball(self.radius * degree)
        return (angle - (angle - Ball.pi() / 2).cos()) * 2 / (Ball.pi() * degree**3)

    def tail(self, last: int) -> Ball:
        """kappa_l <= (4/pi) (R/l^2 + 1/l^3), which are convex in l: integrals from y = last + 1/2 on."""
        y = last + Fraction(1, 2)
        return (self.radius / y + 1 / (2 * y**2)) * 4 / Ball.pi()

    def peak(self, last: int) -> Ball:
        """(2/pi) (R/l^2 + 1/l^3) at the next degree."""
        return (self.radius + Fraction(1, last + 1)) * 2 / (Ball.pi() * (last + 1) ** 2)

    def highest(self, last: int) -> Ball:
        """R^2, and a mean less."""
        return Ball(self.radius**2)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: it holds only for R > 2, where lR + 1 <= l^2 (R - sin R) for every l >= 3."""
        return (2,)
