"""What a mutant of algebraic.py has to get right: lambda_l by integrals, tails above sums of many terms."""

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
HALF: Final = Fraction(1, 2)


def power(d: int, k: Fraction, degree: int) -> Fraction:
    """lambda_l/lambda_1 of (1+t)^k: by Rodrigues' formula k (k-1) .. over (k+d-1) (k+d) .., of l factors each."""
    found = Fraction(1)
    for i in range(1, degree):
        found *= (k - i) / (k + i + d - 1)
    return found


def absolute(d: int, a: Fraction, degree: int) -> Fraction:
    """lambda_l/lambda_2 of |t|^a for even l, by the same formula."""
    found = Fraction(1)
    for i in range(2, degree, 2):
        found *= (a - i) / (a + i + d)
    return found


def circle(d: int, degree: int) -> Fraction:
    """lambda_l/lambda_2 of -(1-t^2)^(1/2) for even l."""
    found = Fraction(1)
    for i in range(2, degree, 2):
        found *= Fraction((i - 1) * (i + 1), (i + d - 1) * (i + d + 1))
    return found


def _kernels(package: Any) -> list[tuple[Any, int, Any]]:
    """Kernels, their step, and lambda_l by the formula."""
    module, third = package.kernels.algebraic, Fraction(1, 3)
    return [
        (module.Power(3, third), 1, lambda degree: power(3, third, degree)),
        (module.Power(4, Fraction(9, 2)), 1, lambda degree: power(4, Fraction(9, 2), degree)),
        (module.AbsPower(2, Fraction(7, 3)), 2, lambda degree: absolute(2, Fraction(7, 3), degree)),
        (module.AbsPower(3, Fraction(9)), 2, lambda degree: absolute(3, Fraction(9), degree)),
        (module.AbsPower(4, Fraction(1)), 2, lambda degree: absolute(4, Fraction(1), degree)),
        (module.AbsPower(5, Fraction(1)), 2, lambda degree: absolute(5, Fraction(1), degree)),
        (module.Onsager(2), 2, lambda degree: circle(2, degree)),
        (module.Onsager(3), 2, lambda degree: circle(3, degree)),
    ]


def eigenvalues(package: Any) -> bool:
    """Each lambda_l over the first, 0 off the support; the next degree; the degrees that there are."""
    for own, step, formula in _kernels(package):
        support = [step * k for k in range(1, 6)]
        if own.degrees(5) != tuple(support) or own.degrees(1) != (step,):
            return False
        for degree in (7, 1, 10, 3, 2, 4):
            exact = formula(degree) if degree % step == 0 else Fraction(0)
            factor, unit = own.parts(degree, P)
            if own.exact(degree) != exact or (factor, unit.m, unit.r, unit.p) != (exact, ONE, 0, P):
                return False
            following = next(x for x in range(degree + 1, degree + 3) if x % step == 0)
            if own.following(degree) != following or own.peak(degree, P) != abs(formula(following)):
                return False
    return True


def tails(package: Any) -> bool:
    """By (W4): one by one before |kappa_l| y^decay falls, then by the integral; above the sum of 40 terms."""
    for own, step, formula in _kernels(package):
        d, decay = own.d, own.decay
        for last in (2, 3, 8):
            if decay <= 1:
                if not refused(package, lambda own=own, last=last: own.tail(last, P), "fall too slowly for one"):
                    return False
                continue
            degree = next(x for x in range(last + 1, last + 3) if x % step == 0)
            sizes = [(x, abs(formula(x)) * multiplicity(d, x)) for x in range(degree, degree + 40 * step, step)]
            head = sum((size for x, size in sizes if x < own.settled), Fraction(0))
            first, size = next((x, size) for x, size in sizes if x >= own.settled)
            y = first + Fraction(d, 2) - 1
            rest = size * y * (y / (y - Fraction(step, 2))) ** ceil(decay - 1) / (step * (decay - 1))
            if own.tail(last, P) != head + rest or own.tail(last, P) < sum(x for _, x in sizes):
                return False
    return True


def classes(package: Any) -> bool:
    """What is said of the families: where coefficients fall, how fast, which lead, which are decisive, signs."""
    module = package.kernels.algebraic
    k, a = Fraction(7, 2), Fraction(5, 3)
    found = (
        (module.Power(5, k), (1,), (2,), True, False, k, 2 * k + 1),
        (module.AbsPower(5, a), (2,), (4,), False, False, a, a + 2 - Fraction(5, 2)),
        (module.Onsager(5), (2,), (4,), False, True, Fraction(0), Fraction(2)),
    )
    for own, leading, decisive, increasing, nonnegative, settled, decay in found:
        if (own.leading, own.decisive, own.increasing, own.nonnegative) != (leading, decisive, increasing, nonnegative):
            return False
        if (own.settled, own.decay, own.d) != (settled, decay, 5):
            return False
    other = module.Algebraic
    plain = (other.step, other.nonnegative, other.settled, other.decay) == (1, False, 0, 2)
    rest = (module.Relu(4), (1,), (2,), False), (module.Cone(HALF), (1,), (2,), True)
    said = all(
        (own.leading, own.decisive, own.increasing, own.nonnegative) == (leading, decisive, False, nonnegative)
        for own, leading, decisive, nonnegative in rest
    )
    return plain and said and (module.Power(5, k).k, module.AbsPower(5, a).a, module.Cone(HALF).radius) == (k, a, HALF)


def highest(package: Any) -> bool:
    """max W of |t|^a, by the mean of |t|^a: exact for even a, else the bound of the even one above."""
    ctx.prec = 300
    for d in (2, 3, 6):
        for a in (Fraction(2), Fraction(7, 3), Fraction(1), Fraction(4)):
            e = 2 * ceil(a / 2)
            even = arb(1)
            for j in range(0, e, 2):
                even = even * (j + 1) / (d + j)
            least = even * (ball(Fraction(d + e, e + 1)).log() * ball((e - a) / 2)).exp()
            exact = around((1 / least - 1) * ball((a + d) / a), P)
            found = package.kernels.algebraic.AbsPower(d, a).highest(3, P) * ONE
            if not exact[0] - 1 <= found <= exact[1] + 200 * max(Fraction(1), exact[1] / ONE) ** 2:
                return False
    return True


def _mean(d: int) -> arb:
    """int |t| w dt = Gamma(d/2)/(sqrt(pi) Gamma((d+1)/2))."""
    return (ball(Fraction(d, 2))).gamma() / (arb.pi().sqrt() * (ball(Fraction(d + 1, 2))).gamma())


def relu(package: Any) -> bool:
    """(t + |t|)/2: lambda_1, and half of those of |t|, with its mean in every dimension."""
    ctx.prec = 300
    for d in (2, 3, 4, 5, 8, 9):
        own = package.kernels.algebraic.Relu(d)
        factor, unit = own.parts(1, P)
        if (factor, unit.m, unit.r) != (Fraction(1, 2 * d), ONE, 0) or own.degrees(4) != (1, 2, 4, 6):
            return False
        second = _mean(d) / (2 * (d + 1))
        for degree in (2, 4, 6):
            factor, series = own.parts(degree, P)
            exact = around(second * ball(absolute(d, Fraction(1), degree) / factor), P)
            inner = (ONE, ONE) if d % 2 and exact[0] <= ONE <= exact[1] else exact
            if series.p != P or not series.low <= inner[0] <= inner[1] <= series.high or series.r > 8 * (1 - d % 2):
                return False
            if factor != own.even.exact(degree) * own._second(P)[0]:
                return False
    return True


def relu_beyond(package: Any) -> bool:
    """lambda_2 times what is said of |t|; W is at most 1."""
    for d in (2, 3, 6):
        own, even = package.kernels.algebraic.Relu(d), package.kernels.algebraic.AbsPower(d, Fraction(1))
        factor, series = own._second(P)
        if own.peak(3, P) != factor * series.upper() * even.peak(3, P) or own.highest(3, P) != 1:
            return False
        if even.decay > 1 and own.tail(3, P) != factor * series.upper() * even.tail(3, P):
            return False
        if even.decay <= 1 and not refused(package, lambda own=own: own.tail(3, P), "fall too slowly for one"):
            return False
    return True


def cone(package: Any) -> bool:
    """2 (lR - sin lR)/(pi l^3) in narrow balls, whichever degree is asked first; tails by integrals of its bound."""
    ctx.prec = 300
    for radius in (Fraction(1, 3), Fraction(2), Fraction(157, 50)):
        own = package.kernels.algebraic.Cone(radius)
        if own.degrees(3) != (1, 2, 3) or own.highest(2, P) != radius**2 or own.d != 2:
            return False
        for p in (P, 90):
            for degree in (3, 1, 6, 2):
                factor, series = own.parts(degree, p)
                x = ball(degree * radius)
                exact = around((x - x.sin()) / arb.pi(), p)
                if factor != Fraction(2, degree**3) or series.p != p or series.r > 40 * 3**degree:
                    return False
                if not series.low <= exact[0] or not exact[1] <= series.high:
                    return False
        for last in (1, 4):
            y, n = last + HALF, last + 1
            bounds = (
                (own.tail(last, P), 4 * (radius / y + 1 / (2 * y**2))),
                (own.peak(last, P), 2 * (radius / n**2 + Fraction(1, n**3))),
            )
            for found, exact_ in bounds:
                low, high = around(ball(exact_) / arb.pi(), P)
                if not high <= found * ONE <= low + 12 * max(Fraction(1), exact_):
                    return False
    return True


def sines(package: Any) -> bool:
    """sin lR from sin 0 = 0 and sin R = cos(R - pi/2), each next one of the two before."""
    module, own = package.kernels.algebraic, package.kernels.algebraic.Cone(Fraction(1))
    asked: list[Any] = []
    kept = module.cos
    with changed((module, "cos", lambda x: asked.append(x) or kept(x))):
        own.parts(1, P)
    first, second = own.sines[P]
    away = asked[0] if asked else SimpleNamespace(m=0, r=ONE)
    ctx.prec = 300
    exact = around(1 - arb.pi() / 2, P)
    return (first.m, first.r) == (0, 0) and away.low <= exact[0] and exact[1] <= away.high and second.m > 0


ALGEBRAIC: Final = (eigenvalues, tails, classes, highest, relu, relu_beyond, cone, sines)
