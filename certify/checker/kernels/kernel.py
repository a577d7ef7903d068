"""What a kernel is, exactly: lambda_l, the leading degrees for all l, signs, tails, classes. FORMAT/kernels.md.

lambda_l is an exact factor times a ball, so that small ones keep their relative accuracy.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import Final

from ..arithmetic.ball import Ball, cos, exp, log_two, pi, up
from ..arithmetic.series import Work
from ..coupling.interaction import multiplicity
from ..verdict import Invalid, require_less
from .legendre import Row, expanded, integers, is_increasing, powers_of, product

INCREASING: Final = "increasing"
CIRCLE: Final = "circle"
QUADRATIC: Final = "quadratic"
AXISYMMETRIC: Final = "axisymmetric-only"
Parts = tuple[Fraction, Ball]
"""A factor and a ball, whose product is meant."""


class Kernel(ABC):
    """One kernel in dimension d."""

    leading: tuple[int, ...] = (1,)
    """Every degree at which lambda_l is largest."""
    increasing = False
    """Whether W is strictly increasing in x.y."""
    nonnegative = True
    """Whether lambda_l >= 0 for every l."""

    def __init__(self, d: int) -> None:
        self.d = d

    def charge(self, work: Work) -> None:
        """Charge for what it takes to see the class of the kernel: nothing, but for lists."""
        work.spend(0, 0)

    @abstractmethod
    def degrees(self, count: int) -> tuple[int, ...]:
        """The first `count` degrees with lambda_l != 0, fewer if there are no more."""

    @abstractmethod
    def parts(self, degree: int, p: int) -> Parts:
        """lambda_l."""

    @abstractmethod
    def tail(self, last: int, p: int) -> Fraction:
        """An upper bound of the sum of kappa_l over l > last. Raises `Invalid` where there is none."""

    @property
    @abstractmethod
    def decisive(self) -> tuple[int, ...]:
        """Degrees whose inequalities alpha_l <= 1/A_l imply those of all l, where the leading degree is 1 or halved to
        it (FORMAT/kernels.md)."""

    def eigenvalue(self, degree: int, p: int) -> tuple[Fraction, Fraction]:
        """Lower and upper bound of lambda_l."""
        factor, series = self.parts(degree, p)
        ends = sorted((factor * series.lower(), factor * series.upper()))
        return ends[0], ends[1]

    def threshold(self, p: int) -> tuple[Fraction, Fraction]:
        """K_# = 1/(2 max lambda_l)."""
        low, high = self.eigenvalue(self.leading[0], p)
        require_less("0 < lambda of the leading degree", 0, low)
        return 1 / (2 * high), 1 / (2 * low)

    @property
    def symmetry(self) -> str:
        """Why minimisers are zonal with m_l >= 0, or that only zonal densities are covered."""
        if self.increasing:
            return INCREASING
        if self.nonnegative and self.d == 2:
            return CIRCLE
        return QUADRATIC if self.nonnegative and max(self.degrees(3)) <= 2 else AXISYMMETRIC


def one(p: int) -> Ball:
    """The number 1."""
    return up(1 << p, p)


class Finite(Kernel):
    """Polynomials: finitely many kappa_l, exact. Raises `Invalid` if none is positive."""

    def __init__(self, d: int, kappa: dict[int, Fraction]) -> None:
        super().__init__(d)
        self.kappa = {degree: kappa[degree] for degree in sorted(kappa) if degree and kappa[degree]}
        values = {degree: value / multiplicity(d, degree) for degree, value in self.kappa.items()}
        largest = max(values.values(), default=Fraction(0))
        require_less("0 < the largest lambda_l", 0, largest)
        self.leading = tuple(degree for degree, value in values.items() if value == largest)
        self.nonnegative = min(values.values()) >= 0

    @cached_property
    def powers(self) -> Row:
        """The coefficients of t^0, t^1, .."""
        total: Row = [Fraction(0)] * (max(self.kappa) + 1)
        for degree, value in self.kappa.items():
            for k, c in enumerate(powers_of(self.d, degree)):
                total[k] += value * c
        return total

    def charge(self, work: Work) -> None:
        """What it takes to see whether the kernel is increasing: the numbers of Sturm's chain grow with its length."""
        size = len(self.powers)
        bits = max(map(int.bit_length, integers(self.powers)))
        work.spend(0, 2 * size * bits, size * size)

    @cached_property
    def increasing(self) -> bool:  # type: ignore[override]  # computed where it is asked for
        """By the sign of the derivative."""
        return is_increasing(self.powers)

    def degrees(self, count: int) -> tuple[int, ...]:
        """Of the list."""
        return tuple(islice(self.kappa, count))

    def parts(self, degree: int, p: int) -> Parts:
        """Exact."""
        return self.kappa.get(degree, Fraction(0)) / multiplicity(self.d, degree), one(p)

    def tail(self, last: int, p: int) -> Fraction:
        """Exact, but for negative terms, which are left out."""
        return sum((max(value, Fraction(0)) for degree, value in self.kappa.items() if degree > last), Fraction(0))

    @property
    def decisive(self) -> tuple[int, ...]:
        """All there are."""
        return tuple(self.kappa)


class Geometric(Kernel):
    """lambda_{l+1}/lambda_l > 0 does not increase, nor does N_{l+1}/N_l: the next ratio of kappa bounds all."""

    increasing = True

    def degrees(self, count: int) -> tuple[int, ...]:
        """All l >= 1."""
        return tuple(range(1, count + 1))

    def tail(self, last: int, p: int) -> Fraction:
        """kappa_{last+1}/(1 - ratio)."""
        first, second = last + 1, last + 2
        high = self.eigenvalue(first, p)[1] * multiplicity(self.d, first)
        low = self.eigenvalue(first, p)[0] * multiplicity(self.d, first)
        require_less("0 < kappa beyond the modes", 0, low)
        ratio = self.eigenvalue(second, p)[1] * multiplicity(self.d, second) / low
        require_less("tail of the kernel: the ratio of the next two kappa < 1", ratio, 1)
        return high / (1 - ratio)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: the ratios of alpha_l A_l decrease in l."""
        return (2,)


class Poisson(Geometric):
    """lambda_l = r^l."""

    def __init__(self, d: int, r: Fraction) -> None:
        super().__init__(d)
        self.r = r

    def parts(self, degree: int, p: int) -> Parts:
        """Exact."""
        return self.r**degree, one(p)


class Heat(Geometric):
    """lambda_l = e^(-s l(l+d-2))."""

    def __init__(self, d: int, s: Fraction) -> None:
        super().__init__(d)
        self.s = s

    def parts(self, degree: int, p: int) -> Parts:
        """2^-n e^(n log 2 - x), n the integer part of 13 x/9, which is near x/log 2."""
        x = self.s * degree * (degree + self.d - 2)
        n = (13 * x / 9).__floor__()
        log_2 = Ball(log_two(p) + 1, 1, p)
        return Fraction(1, 1 << n), exp(log_2 * n - Ball.exact(x, p))


class Algebraic(Kernel):
    """lambda_{l+step} = ratio(l) lambda_l, rational, |ratio| < 1, lambda_step = 1."""

    step = 1
    nonnegative = False

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
        value = Fraction(1)
        for below in range(self.step, degree, self.step):
            value *= self.ratio(below)
        return value

    def parts(self, degree: int, p: int) -> Parts:
        """Exact."""
        return self.exact(degree), one(p)

    def tail(self, last: int, p: int) -> Fraction:
        """None that a cover could use."""
        raise Invalid("the rule needs a tail of the kernel, and there is none for this family")


class Power(Algebraic):
    """(1+t)^k, k no integer."""

    increasing = True

    def __init__(self, d: int, k: Fraction) -> None:
        super().__init__(d)
        self.k = k

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
        self.a = a

    def ratio(self, degree: int) -> Fraction:
        """(a-l)/(a+l+d)."""
        return (self.a - degree) / (self.a + degree + self.d)

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
        odd = self.d % 2
        factor = self.even.exact(degree) / (2 * (self.d + 1)) * (Fraction(1, 2) if odd else 2)
        for lower in range(3 if odd else 2, self.d, 2):
            factor *= Fraction(lower, lower + 1)
        return factor, one(p) if odd else one(p) / pi(p)

    def tail(self, last: int, p: int) -> Fraction:
        """None that a cover could use."""
        return self.even.tail(last, p)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2, where it fails for d >= 3."""
        return (2,)


class Cone(Kernel):
    """(R-|x|)_+^2 on the circle: lambda_l = 2 (lR - sin lR)/(pi l^3)."""

    def __init__(self, radius: Fraction) -> None:
        super().__init__(2)
        self.radius = radius

    def degrees(self, count: int) -> tuple[int, ...]:
        """All l >= 1."""
        return tuple(range(1, count + 1))

    def parts(self, degree: int, p: int) -> Parts:
        """sin lR by its recurrence from sin R = cos(R - pi/2)."""
        angle = Ball.exact(self.radius, p)
        before, here = one(p) - one(p), cos(angle - pi(p) / 2)
        for _ in range(1, degree):
            before, here = here, cos(angle) * here * 2 - before
        return Fraction(2, degree**3), (Ball.exact(degree * self.radius, p) - here) / pi(p)

    def tail(self, last: int, p: int) -> Fraction:
        """None that a cover could use."""
        raise Invalid("the rule needs a tail of the kernel, and there is none for this family")

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: it holds only for R > 2, where lR + 1 <= l^2 (R - sin R) for l >= 3."""
        return (2,)


def polynomial(d: int, powers: Row) -> Finite:
    """sum_k powers_k t^k."""
    return Finite(d, dict(enumerate(expanded(d, powers))))


def normalised(d: int, powers: Row, degree: int) -> Finite:
    """The same over its lambda of this degree, which is positive."""
    kappa = expanded(d, powers)
    first = kappa[degree] / multiplicity(d, degree)
    return Finite(d, {order: value / first for order, value in enumerate(kappa)})


def binomial(k: int) -> Row:
    """(1+t)^k."""
    row = [Fraction(1)]
    for _ in range(k):
        row = product(row, [Fraction(1), Fraction(1)])
    return row
