"""What a mutant of kernel.py and geometric.py has to get right: bounds of numbers, by hand and Arb."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from types import SimpleNamespace
from typing import Any, Final

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.parts_ball import around
from tests.mutation.other_kernels.parts_finite import multiplicity

P: Final = 60
ONE: Final = 1 << P
_TABLE: Final[dict[int, tuple[Fraction, int, int]]] = {
    1: (Fraction(2), ONE // 2, 3),
    2: (Fraction(-1, 3), ONE, 5),
    4: (Fraction(1, 7), ONE // 9, 1),
}
"""By degree: the factor, and the ball over 2^P."""


def own(package: Any, d: int = 3, peak: Fraction | None = None, table: Any = None) -> Any:
    """A kernel with these lambda_l; beyond degree l its kappa_l sum to 5/l."""
    rows = _TABLE if table is None else table

    class Own(package.kernels.kernel.Kernel):
        decisive = (2,)

        def degrees(self, count: int) -> tuple[int, ...]:
            return tuple(rows)[:count]

        def parts(self, degree: int, p: int) -> Any:
            factor, m, r = rows[degree]
            return factor, package.arithmetic.ball.Ball(m, r, p)

        def tail(self, last: int, p: int) -> Fraction:
            return Fraction(5, last)

        def peak(self, last: int, p: int) -> Fraction | None:
            return peak

    return Own(d)


def _ends(degree: int) -> tuple[Fraction, Fraction]:
    factor, m, r = _TABLE[degree]
    low, high = sorted((factor * Fraction(m - r, ONE), factor * Fraction(m + r, ONE)))
    return low, high


def values(package: Any) -> bool:
    """Both ends of lambda_l for factors of both signs; K_#, where the leading one is positive."""
    found = own(package)
    if any(found.eigenvalue(degree, P) != _ends(degree) for degree in _TABLE):
        return False
    low, high = _ends(1)
    if found.threshold(P) != (1 / (2 * high), 1 / (2 * low)) or found.up_to(3) != [1, 2] or found.up_to(4) != [1, 2, 4]:
        return False
    found.leading = (4, 2)
    if found.threshold(P) != (1 / (2 * _ends(4)[1]), 1 / (2 * _ends(4)[0])):
        return False
    at_zero = own(package, table={1: (Fraction(1), 3, 3)})
    return refused(package, lambda: at_zero.threshold(P), "0 < lambda of the leading degree")


def sums(package: Any) -> bool:
    """max W by the sum of all |kappa_l|, each rounded up by a unit of the first; |lambda_l| beyond by the tail."""
    for d in (2, 3, 6):
        found = own(package, d)
        for last in (1, 3, 4):
            degrees = [degree for degree in _TABLE if degree <= last]
            sizes = [max(map(abs, _ends(degree))) * multiplicity(d, degree) for degree in degrees]
            unit = Fraction(1, 1 << P + sizes[0].denominator.bit_length())
            if found.highest(last, P) != Fraction(5, last) + sum(ceil(size / unit) * unit for size in sizes):
                return False
            if found.most(last, P) != Fraction(5, last * multiplicity(d, last + 1)):
                return False
            if own(package, d, Fraction(1, 11)).most(last, P) != Fraction(1, 11):
                return False
    return bool(own(package, table={}).highest(4, P) == Fraction(5, 4))


def weights(package: Any) -> bool:
    """kappa_l = lambda_l N_l at some degrees, and what is beyond the last of them, for K in an interval."""
    between = (Fraction(1, 3), Fraction(2, 5))
    for d in (2, 5):
        found = own(package, d).couplings((1, 2, 4), between, P)
        if found.factors != [_TABLE[degree][0] * multiplicity(d, degree) for degree in _TABLE]:
            return False
        if [(x.m, x.r) for x in found.series] != [row[1:] for row in _TABLE.values()]:
            return False
        if (found.tail, found.coupling, found.p) != (Fraction(5, 4), between, P):
            return False
    return True


def plain(package: Any) -> bool:
    """What a kernel is where it does not say otherwise, and that its class costs nothing."""
    found, asked = own(package), list[Any]()
    found.charge(SimpleNamespace(spend=lambda *parts: asked.append(parts)))
    one = package.kernels.kernel.one(7)
    kind = package.kernels.kernel.Kernel
    return (
        asked == [(0, 0)]
        and (found.leading, found.increasing, found.nonnegative, found.bits, found.d) == ((1,), False, True, 1, 3)
        and kind.peak(found, 1, P) is None
        and (one.m, one.r, one.p) == (128, 0, 7)
    )


def classes(package: Any) -> bool:
    """Why minimisers are zonal, in this order."""
    support = {1: (1, 2), 2: (2,), 3: (1, 3), 4: (1, 2, 3, 4)}
    for increasing, nonnegative, d, kind, name in (
        (True, False, 3, 3, "increasing"),
        (True, True, 2, 3, "increasing"),
        (False, True, 2, 3, "circle"),
        (False, False, 2, 2, "axisymmetric-only"),
        (False, True, 3, 1, "quadratic"),
        (False, True, 3, 2, "quadratic"),
        (False, False, 3, 2, "axisymmetric-only"),
        (False, True, 3, 3, "axisymmetric-only"),
        (False, True, 3, 4, "axisymmetric-only"),
    ):
        found = own(package, d, table=dict.fromkeys(support[kind]))
        found.increasing, found.nonnegative = increasing, nonnegative
        if found.symmetry != name:
            return False
    return True


def geometric(package: Any) -> bool:
    """Poisson's kernel, exactly: r^l, the geometric series of the next two, the value at t = 1."""
    module = package.kernels.geometric
    for d, r in ((2, Fraction(1, 3)), (4, Fraction(2, 5))):
        found = module.Poisson(d, r)
        for degree in (1, 2, 5):
            factor, unit = found.parts(degree, P)
            if (factor, unit.m, unit.r) != (r**degree, ONE, 0) or found.most(degree, P) != r ** (degree + 1):
                return False
        for last in (2, 3, 7):
            first, second = (r**degree * multiplicity(d, degree) for degree in (last + 1, last + 2))
            if found.tail(last, P) != first / (1 - second / first):
                return False
        exact = (1 + r) / (1 - r) ** (d - 1) - 1
        if found.highest(5, P) != exact or not found.increasing:
            return False
        if (found.degrees(4), found.decisive, found.r, found.d) != ((1, 2, 3, 4), (2,), r, d):
            return False
    slow = module.Poisson(9, Fraction(1, 2))  # N_3/N_2 is above 2
    if not refused(package, lambda: slow.tail(1, P), "the ratio of the next two kappa < 1"):
        return False
    return _loose(package)


def _loose(package: Any) -> bool:
    """The tail takes the upper ends, over the lower end of the first; nothing is said where that reaches 0."""
    found = package.kernels.geometric.Poisson(2, Fraction(1, 2))
    table = {3: (Fraction(1, 10), Fraction(1, 5)), 4: (Fraction(1, 50), Fraction(1, 25))}
    found.eigenvalue = lambda degree, p: table[degree]
    if found.tail(2, P) != 2 * Fraction(1, 5) / (1 - Fraction(2, 5)) or found.most(2, P) != Fraction(1, 5):
        return False
    table[3] = (Fraction(0), Fraction(1, 5))
    if not refused(package, lambda: found.tail(2, P), "0 < kappa beyond the modes"):
        return False
    table.update({3: (Fraction(1, 25), Fraction(1, 5))})
    return refused(package, lambda: found.tail(2, P), "the ratio of the next two kappa < 1")


def heat(package: Any) -> bool:
    """e^(-s l (l+d-2)) over 2^-n: what the exponential is asked, for a logarithm of 2 up to 2 units too small."""
    ctx.prec = 400
    module = package.kernels.geometric
    whole, exponential = int(around(arb(2).log(), P)[0]), module.exp
    for d, s, degree in ((2, Fraction(1, 7), 1), (3, Fraction(3, 2), 4), (5, Fraction(2), 20), (2, Fraction(1, 99), 1)):
        x = s * degree * (degree + d - 2)
        n = 13 * x // 9
        exact = around(arb(2).log() * n - ball(x), P)
        for small in (0, 1):
            asked: list[Any] = []
            with changed((module, "log_two", lambda p, small=small: whole - small), (module, "exp", asked.append)):
                found = module.Heat(d, s)
                factor, _ = found.parts(degree, P)
            (power,) = asked
            if (factor, found.s, found.d) != (Fraction(1, 1 << n), s, d) or power.r > n + 1:
                return False
            if not power.low <= exact[0] or not exact[1] <= power.high:
                return False
        value = module.Heat(d, s).parts(degree, P)[1]
        again = exponential(power)
        if abs(value.m - again.m) > 2 * value.r or abs(value.r - again.r) > 9:
            return False
    return True


KERNEL: Final = (values, sums, weights, plain, classes)
GEOMETRIC: Final = (geometric, heat)
