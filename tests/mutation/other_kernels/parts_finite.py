"""What a mutant of finite.py and families.py has to get right: exact sums and degrees, and which kernel is meant."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from types import SimpleNamespace
from typing import Any, Final

from tests.bounds.reduction.series_truth import zonal
from tests.mutation.checker_rule_parts import refused

LISTS: Final[tuple[tuple[int, dict[int, Fraction], tuple[int, ...], bool, bool], ...]] = (
    (3, {3: Fraction(1, 9), 0: Fraction(7), 1: Fraction(1), 2: Fraction(0)}, (1,), True, True),
    (2, {2: Fraction(1), 1: Fraction(1), 5: Fraction(-1, 7)}, (1, 2), False, False),
    (4, {1: Fraction(4), 2: Fraction(9), 3: Fraction(1)}, (1, 2), True, False),
    (5, {2: Fraction(3, 2)}, (2,), True, False),
    (3, {1: Fraction(1, 5), 4: Fraction(-2), 2: Fraction(-1)}, (1,), False, False),
)
"""Dimension, kappa, the leading degrees, whether all lambda are >= 0, whether the kernel increases."""


def multiplicity(d: int, degree: int) -> int:
    """N_l by the harmonic polynomials: all homogeneous ones less those divisible by |x|^2."""
    return comb(d + degree - 1, degree) - (comb(d + degree - 3, degree - 2) if degree > 1 else 0)


def lists(package: Any) -> bool:
    """All that is said of a list, by exact sums."""
    module = package.kernels.finite
    for d, kappa, leading, nonnegative, increasing in LISTS:
        own = module.Finite(d, kappa)
        support = sorted(degree for degree, value in kappa.items() if degree and value)
        if (own.leading, own.nonnegative, own.d) != (leading, nonnegative, d) or own.increasing is not increasing:
            return False
        if own.degrees(2) != tuple(support[:2]) or own.degrees(9) != own.decisive or own.decisive != tuple(support):
            return False
        for degree in range(1, 7):
            factor, ball = own.parts(degree, 40)
            if (ball.m, ball.r, ball.p) != (1 << 40, 0, 40):
                return False
            if factor != kappa.get(degree, Fraction(0)) / multiplicity(d, degree):
                return False
            if own.tail(degree, 40) != sum(abs(kappa[other]) for other in support if other > degree):
                return False
    return all(
        refused(package, lambda kappa=kappa: module.Finite(3, kappa), "0 < the largest lambda_l")
        for kappa in ({}, {0: Fraction(1)}, {1: Fraction(0)}, {2: Fraction(-1)})
    )


def powers(package: Any) -> bool:
    """A list in powers of t."""
    for d, kappa, *_ in LISTS:
        own = package.kernels.finite.Finite(d, kappa)
        row = [Fraction(0)] * (max(own.decisive) + 1)
        for degree in own.decisive:
            for k, c in enumerate(zonal(d, degree)):
                row[k] += kappa[degree] * c
        if own.powers != row:
            return False
    return True


def charged(package: Any) -> bool:
    """The bits of the largest coefficient in whole numbers, and the size, of Sturm's chain."""
    asked: list[tuple[int, ...]] = []
    own = package.kernels.finite.Finite(3, {1: Fraction(1, 3), 2: Fraction(40)})  # -20 + t/3 + 60 t^2, times 3
    own.charge(SimpleNamespace(spend=lambda *parts: asked.append(parts)))
    return asked == [(0, 2 * 3 * 8, 9)]


def made(package: Any) -> bool:
    """Powers of t in the P_l, and over lambda of one degree; powers of 1 + t."""
    module = package.kernels.finite
    square = [Fraction(2), Fraction(0), Fraction(3)]  # 3 t^2 + 2 = 2 P_2 + 3 for d = 3
    if module.polynomial(3, square).kappa != {2: Fraction(2)}:
        return False
    if module.normalised(3, square, 2).kappa != {2: Fraction(5)}:
        return False
    row = [Fraction(0), Fraction(3), Fraction(0), Fraction(5)]  # 6 P_1 + 2 P_3
    if module.normalised(3, row, 1).kappa != {1: Fraction(3), 3: Fraction(1)}:
        return False
    return all(module.binomial(k) == [comb(k, i) for i in range(k + 1)] for k in range(5))


def _described(package: Any, family: str, *numbers: Fraction | int, degrees: tuple[int, ...] = ()) -> Any:
    given = tuple(map(Fraction, numbers))
    return package.kernels.description.Description(family, given, degrees)


def families(package: Any) -> bool:
    """Which class a description means, with its parameter."""
    module = package.kernels.families

    def kernel(family: str, *numbers: Fraction | int, d: int = 3, degrees: tuple[int, ...] = ()) -> Any:
        return module.kernel_of(_described(package, family, *numbers, degrees=degrees), d)

    half = Fraction(1, 2)
    named: tuple[tuple[Any, str, int, dict[str, Fraction]], ...] = (
        (kernel("poisson", half), "Poisson", 3, {"r": half}),
        (kernel("heat", half, d=4), "Heat", 4, {"s": half}),
        (kernel("power", Fraction(7, 2)), "Power", 3, {"k": Fraction(7, 2)}),
        (kernel("abs-power", 3), "AbsPower", 3, {"a": Fraction(3)}),
        (kernel("abs-power", Fraction(2, 3), d=5), "AbsPower", 5, {"a": Fraction(2, 3)}),
        (kernel("abs-power", Fraction(3, 2)), "AbsPower", 3, {"a": Fraction(3, 2)}),
        (kernel("cone", 1, d=2), "Cone", 2, {"radius": Fraction(1)}),
        (kernel("relu", d=7), "Relu", 7, {}),
        (kernel("onsager", d=6), "Onsager", 6, {}),
    )
    for own, name, d, parameters in named:
        if type(own).__name__ != name or own.d != d or any(getattr(own, key) != x for key, x in parameters.items()):
            return False
    three = kernel("power", 3)  # (1+t)^3 = 2 P_0 + 18/5 P_1 + 2 P_2 + 2/5 P_3
    quartic = kernel("abs-power", 4)  # t^4 = 1/5 + 4/7 P_2 + 8/35 P_4
    circle = kernel("kuramoto-daido", half, d=2)
    lists_ = (
        (three.kappa, {1: Fraction(3), 2: Fraction(5, 3), 3: Fraction(1, 3)}),
        (quartic.kappa, {2: Fraction(5), 4: Fraction(2)}),
        (circle.kappa, {1: Fraction(1), 2: half}),
        (kernel("polynomial", 2, 0, 3).kappa, {2: Fraction(2)}),
        (kernel("gegenbauer", half, -1, degrees=(2, 5)).kappa, {2: half, 5: Fraction(-1)}),
    )
    return circle.d == 2 and all(found == wanted for found, wanted in lists_)


def circles(package: Any) -> bool:
    """Two families are of the circle alone; the bits of a description are those of its longest number."""
    module = package.kernels.families
    for family in ("cone", "kuramoto-daido"):
        given = _described(package, family, 1)
        words = f"the kernel '{family}' is one of the circle, d = 2"
        if not refused(package, lambda given=given: module.kernel_of(given, 3), words):
            return False
    bits = (
        (("polynomial", 1, Fraction(9, 16)), 4 + 5),
        (("polynomial", Fraction(9, 16), 1), 4 + 5),
        (("poisson", Fraction(1, 2)), 1 + 2),
        (("relu",), 1),
    )
    return all(module.kernel_of(_described(package, *words), 3).bits == size for words, size in bits)


FINITE: Final = (lists, powers, charged, made)
FAMILIES: Final = (families, circles)
