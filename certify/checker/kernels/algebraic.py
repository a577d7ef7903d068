"""Kernels whose coefficients fall like a power of l. FORMAT/kernels.md, (W4)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from ..arithmetic.ball import Ball, cos, exp, log_of, pi
from ..coupling.interaction import multiplicity
from ..verdict import Invalid
from .kernel import Kernel, Parts, one


class Algebraic(Kernel):
    """lambda_{l+step} = ratio(l) lambda_l, rational, |ratio| < 1, lambda_step = 1.

    |kappa_l| y^decay, y = l + d/2 - 1, does not increase from the degree `settled` on.
    """

    step = 1
    nonnegative = False
    settled, decay = Fraction(0), Fraction(2)

    def __init__(self, d: int) -> None:
        super().__init__(d)
        self.known = [Fraction(1)]

    def ratio(self, degree: int) -> Fraction:
        """lambda_{l+step}/lambda_l."""
        raise NotImplementedError

    def degrees(self, count: int) -> tuple[int, ...]:
        """Multiples of the step."""
        return tuple(range(self.step, self.step * (count + 1), self.step))

    def exact(self, degree: int) -> Fraction:
        """lambda_l; 0 off the support."""
        if degree % self.step:
            return Fraction(0)
        known = self.known
        for place in range(len(known), degree // self.step):
            known.append(known[-1] * self.ratio(place * self.step))
        return known[degree // self.step - 1]

    def parts(self, degree: int, p: int) -> Parts:
        """Exact."""
        return self.exact(degree), one(p)

    def tail(self, last: int, p: int) -> Fraction:
        """|kappa_l| before `settled` one by one, then |kappa_n| y (y/(y - step/2))^ceil(e)/(step e), e = decay - 1."""
        first, rest = self.following(last), self.decay - 1
        if rest <= 0:
            raise Invalid("the rule needs a tail of the kernel, whose coefficients fall too slowly for one")
        head = Fraction(0)
        while first < self.settled:
            head, first = head + self._size(first), first + self.step
        y = first + Fraction(self.d, 2) - 1
        return head + self._size(first) * y * (y / (y - Fraction(self.step, 2))) ** ceil(rest) / (self.step * rest)

    def peak(self, last: int, p: int) -> Fraction:
        """|lambda| of the next degree."""
        return abs(self.exact(self.following(last)))

    def following(self, last: int) -> int:
        """The first degree beyond `last`."""
        return last + self.step - last % self.step

    def _size(self, degree: int) -> Fraction:
        return abs(self.exact(degree)) * multiplicity(self.d, degree)


class Power(Algebraic):
    """(1+t)^k, k no integer."""

    increasing = True

    def __init__(self, d: int, k: Fraction) -> None:
        super().__init__(d)
        self.k, self.settled, self.decay = k, k, 2 * k + 1

    def ratio(self, degree: int) -> Fraction:
        """(k-l)/(k+l+d-1)."""
        return (self.k - degree) / (self.k + degree + self.d - 1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: |alpha_{l+1} A_{l+1}| <= |alpha_l A_l| at l = 1 implies it at every l."""
        return (2,)


class AbsPower(Algebraic):
    """|t|^a, a no even integer."""

    step, leading = 2, (2,)

    def __init__(self, d: int, a: Fraction) -> None:
        super().__init__(d)
        self.a, self.settled, self.decay = a, a, a + 2 - Fraction(d, 2)

    def ratio(self, degree: int) -> Fraction:
        """(a-l)/(a+l+d)."""
        return (self.a - degree) / (self.a + degree + self.d)

    def highest(self, last: int, p: int) -> Fraction:
        """(1/mean - 1)(a+d)/a, mean = int |t|^a: by the even e >= a and its mean, and the log-convexity of means."""
        e = 2 * ceil(self.a / 2)
        even = Fraction(1)
        for j in range(0, e, 2):
            even *= Fraction(j + 1, self.d + j)
        least = exp(log_of(Fraction(self.d + e, e + 1), p) * Ball.exact((e - self.a) / 2, p)).lower() * even
        return (1 / least - 1) * (self.a + self.d) / self.a

    @property
    def decisive(self) -> tuple[int, ...]:
        """On the circle: degree 4, a <= 8, which implies a <= 4j(j+1)."""
        return (4,)


class Onsager(Algebraic):
    """-(1-t^2)^(1/2)."""

    step, leading, nonnegative = 2, (2,), True

    def ratio(self, degree: int) -> Fraction:
        """(l^2-1)/((l+d)^2-1)."""
        return Fraction(degree**2 - 1, (degree + self.d) ** 2 - 1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """On the circle: degree 4; (2j-1)(j+1) <= (2j+3) j."""
        return (4,)


class Relu(Kernel):
    """max(t, 0) = (t + |t|)/2."""

    nonnegative = False

    def __init__(self, d: int) -> None:
        super().__init__(d)
        self.even = AbsPower(d, Fraction(1))

    def degrees(self, count: int) -> tuple[int, ...]:
        """1 and the even ones."""
        return (1, *self.even.degrees(count - 1))

    def parts(self, degree: int, p: int) -> Parts:
        """lambda_1 = 1/(2d), lambda_2 = c/(2(d+1)), c = int |t|: 1/2 (d = 3), 2/pi (d = 2), c_{d+2} = c_d d/(d+1)."""
        if degree == 1:
            return Fraction(1, 2 * self.d), one(p)
        factor, series = self._second(p)
        return self.even.exact(degree) * factor, series

    def _second(self, p: int) -> Parts:
        odd = self.d % 2
        factor = (Fraction(1, 2) if odd else 2) / Fraction(2 * (self.d + 1))
        for lower in range(3 if odd else 2, self.d, 2):
            factor *= Fraction(lower, lower + 1)
        return factor, one(p) if odd else one(p) / pi(p)

    def tail(self, last: int, p: int) -> Fraction:
        """lambda_2 times that of |t|."""
        factor, series = self._second(p)
        return factor * series.upper() * self.even.tail(last, p)

    def peak(self, last: int, p: int) -> Fraction:
        """lambda_2 times that of |t|."""
        factor, series = self._second(p)
        return factor * series.upper() * self.even.peak(last, p)

    def highest(self, last: int, p: int) -> Fraction:
        """1, and a mean less."""
        return Fraction(1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2, where it fails for d >= 3."""
        return (2,)


class Cone(Kernel):
    """(R-|x|)_+^2 on the circle: lambda_l = 2 (lR - sin lR)/(pi l^3)."""

    def __init__(self, radius: Fraction) -> None:
        super().__init__(2)
        self.radius = radius
        self.sines: dict[int, list[Ball]] = {}
        """sin lR from l = 0 on, at each precision that was asked for."""

    def degrees(self, count: int) -> tuple[int, ...]:
        """All l >= 1."""
        return tuple(range(1, count + 1))

    def parts(self, degree: int, p: int) -> Parts:
        """sin lR by its recurrence from sin R = cos(R - pi/2)."""
        angle = Ball.exact(self.radius, p)
        sines = self.sines.setdefault(p, [one(p) - one(p), cos(angle - pi(p) / 2)])
        while len(sines) <= degree:
            sines.append(cos(angle) * sines[-1] * 2 - sines[-2])
        return Fraction(2, degree**3), (Ball.exact(degree * self.radius, p) - sines[degree]) / pi(p)

    def tail(self, last: int, p: int) -> Fraction:
        """kappa_l <= (4/pi) (R/l^2 + 1/l^3), convex in l: integrals from y = last + 1/2 on."""
        y = last + Fraction(1, 2)
        return 4 * (self.radius / y + 1 / (2 * y**2)) / pi(p).lower()

    def peak(self, last: int, p: int) -> Fraction:
        """(2/pi) (R/l^2 + 1/l^3) at the next degree."""
        return 2 * (self.radius + Fraction(1, last + 1)) / ((last + 1) ** 2 * pi(p).lower())

    def highest(self, last: int, p: int) -> Fraction:
        """R^2, and a mean less."""
        return self.radius**2

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: it holds only for R > 2, where lR + 1 <= l^2 (R - sin R) for l >= 3."""
        return (2,)
