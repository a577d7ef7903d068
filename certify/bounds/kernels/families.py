"""The families of `certify.core.kernel` in balls: lambda_l, the leading degree for all l, tails, and signs.

The lemmas (proofs: the docstrings, in a line each). Leading: |lambda_{l+1}| < |lambda_l| in every family that is not a
list, and for the cone |sin(l x/2)| <= l |sin(x/2)| gives lambda_l < lambda_1.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import count as naturals
from itertools import islice
from math import ceil

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels import legendre
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball
from certify.core.errors import BadInput, Undecided
from certify.core.kernel import LISTS, KernelDescription, require_dimension


def kernel_of(description: KernelDescription, d: int) -> Kernel:
    """The kernel in dimension d. BadInput if it is not there, or has no lambda_l > 0."""
    require_dimension(description, d)
    if description.family in LISTS:
        return _finite(description, d)
    value = description.numbers[0] if description.numbers else Fraction(0)
    makers: dict[str, Callable[[], Kernel]] = {
        "poisson": lambda: Poisson(d, value),
        "heat": lambda: Heat(d, value),
        "power": lambda: _terminating(d, 1, value) or Power(d, value),
        "abs-power": lambda: _terminating(d, 2, value) or AbsPower(d, value),
        "cone": lambda: Cone(value),
        "kuramoto-daido": lambda: Finite(2, {1: Fraction(1), 2: value}),
        "relu": lambda: Relu(d),
        "onsager": lambda: Onsager(d),
    }
    return makers[description.family]()


def _finite(description: KernelDescription, d: int) -> Finite:
    if description.family == "gegenbauer":
        kappa = dict(zip(description.degrees, description.numbers, strict=True))
    else:
        kappa = dict(enumerate(legendre.expanded(d, description.numbers)))
    kept = {degree: value for degree, value in kappa.items() if degree > 0 and value != 0}
    if all(value < 0 for value in kept.values()):
        why = (
            "no coefficient is positive, so F_K is convex and K_c = infinity: the uniform density is its only minimiser"
        )
        raise BadInput(f"kernel={str(description)[:40]}: {why}; a kernel with a coefficient > 0 is wanted")
    return Finite(d, kept)


def _terminating(d: int, step: int, exponent: Fraction) -> Finite | None:
    """(1+t)^k or |t|^a where that is a polynomial, over its first coefficient lambda_step."""
    if exponent.denominator != 1 or exponent.numerator % step:
        return None
    row = [Fraction(0)] * exponent.numerator + [Fraction(1)]
    if step == 1:
        row = [Fraction(1)]
        for _ in range(exponent.numerator):
            row = legendre.product(row, [Fraction(1), Fraction(1)])
    kappa = legendre.expanded(d, row)
    first = kappa[step] / multiplicity(d, step)
    return Finite(d, {degree: value / first for degree, value in enumerate(kappa) if degree > 0 and value != 0})


class Finite(Kernel):
    """Finitely many degrees, kappa_l exact: polynomials."""

    def __init__(self, d: int, kappa: dict[int, Fraction]) -> None:
        super().__init__(d)
        self.kappa = dict(sorted(kappa.items()))

    def exact(self, degree: int) -> Fraction:
        """lambda_l."""
        return self.kappa.get(degree, Fraction(0)) / multiplicity(self.d, degree)

    @property
    def leading(self) -> tuple[int, ...]:
        """By comparison of finitely many numbers."""
        largest = max(map(self.exact, self.kappa))
        return tuple(degree for degree in self.kappa if self.exact(degree) == largest)

    @property
    def increasing(self) -> bool:
        """By the roots of the derivative."""
        powers = [Fraction(0)] * (max(self.kappa) + 1)
        for degree, value in self.kappa.items():
            for k, c in enumerate(legendre.polynomial(self.d, degree)):
                powers[k] += value * c
        return legendre.increasing(powers)

    @property
    def nonnegative(self) -> bool:
        """Of finitely many numbers."""
        return min(self.kappa.values()) > 0

    def degrees(self, count: int) -> tuple[int, ...]:
        """Of the list."""
        return tuple(islice(self.kappa, count))

    def eigenvalue(self, degree: int) -> Ball:
        """Exact up to rounding."""
        return Ball(self.exact(degree))

    def tail(self, last: int) -> Ball:
        """What the list has beyond `last`."""
        return Ball(sum((abs(value) for degree, value in self.kappa.items() if degree > last), Fraction(0)))

    @property
    def decisive(self) -> tuple[int, ...]:
        """All."""
        return tuple(self.kappa)


class Geometric(Kernel):
    """lambda_l > 0 with lambda_{l+1}/lambda_l not increasing; strictly increasing kernels.

    N_{l+1}/N_l does not increase either, so kappa_{l+1}/kappa_l bounds all ratios beyond l.
    """

    leading, increasing, nonnegative = (1,), True, True

    def degrees(self, count: int) -> tuple[int, ...]:
        """All l >= 1."""
        return tuple(range(1, count + 1))

    def tail(self, last: int) -> Ball:
        """kappa_{last+1}/(1 - ratio)."""
        first, second = (self.eigenvalue(last + i) * multiplicity(self.d, last + i) for i in (1, 2))
        if not second.surely_less(first):
            raise Undecided(f"d={self.d}: the tail of the weights is not geometric beyond degree {last}")
        return first / (1 - second / first)

    def most(self, last: int) -> Ball:
        """The next one."""
        return self.eigenvalue(last + 1)

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degree 2: alpha_{l+1} A_{l+1}/(alpha_l A_l) = (lambda_{l+1}/lambda_l)(d+l-1)/l decreases in l."""
        return (2,)


class Poisson(Geometric):
    """lambda_l = r^l; d/dt of (1-r^2)/(1-2rt+r^2)^(d/2) is > 0."""

    def __init__(self, d: int, r: Fraction) -> None:
        super().__init__(d)
        self.r = r

    def exact(self, degree: int) -> Fraction:
        """r^l."""
        return self.r**degree

    def eigenvalue(self, degree: int) -> Ball:
        """r^l."""
        return Ball(self.r) ** degree

    def highest(self, last: int) -> Ball:
        """(1+r)/(1-r)^(d-1) - 1, the value at t = 1."""
        return Ball(1 + self.r) / Ball(1 - self.r) ** (self.d - 1) - 1


class Heat(Geometric):
    """lambda_l = e^(-s l(l+d-2)); its derivative in t is a positive multiple of the heat kernel of dimension d+2."""

    def __init__(self, d: int, s: Fraction) -> None:
        super().__init__(d)
        self.s = s

    def eigenvalue(self, degree: int) -> Ball:
        """e^(-s l(l+d-2))."""
        return Ball(-self.s * degree * (degree + self.d - 2)).exp()


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
