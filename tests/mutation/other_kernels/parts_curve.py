"""What a mutant of fold.py has to get right about D: moments and series by exact fractions, where it says D > 0."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from math import factorial, prod
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import refused

BITS: Final = 90


def _legendre(d: int, degree: int) -> list[Fraction]:
    """Coefficients of P_l, from its recurrence."""
    before, last = [Fraction(1)], [Fraction(0), Fraction(1)]
    for k in range(1, degree):
        raised = [Fraction(0), *((2 * k + d - 2) * x for x in last)]
        lowered = [*(k * x for x in before), Fraction(0), Fraction(0)]
        before, last = last, [(a - b) / (k + d - 2) for a, b in zip(raised, lowered, strict=False)]
    return last


def _times(one: Sequence[Fraction], other: Sequence[Fraction]) -> list[Fraction]:
    found = [Fraction(0)] * (len(one) + len(other) - 1)
    for i, x in enumerate(one):
        for j, y in enumerate(other):
            found[i + j] += x * y
    return found


def _mean(d: int, row: Sequence[Fraction]) -> Fraction:
    """int of a polynomial in t: the mean of t^2k is prod (2i+1)/(d+2i), i < k."""
    found = Fraction(0)
    for k, x in enumerate(row[::2]):
        found += prod((Fraction(2 * i + 1, d + 2 * i) for i in range(k)), start=x)
    return found


def exact_moments(d: int, degree: int, terms: int) -> tuple[list[Fraction], list[Fraction]]:
    """int P^j w and int (1 - t^2) P'^2 P^j w."""
    power, own = [Fraction(1)], _legendre(d, degree)
    slope = [k * x for k, x in enumerate(own)][1:]
    weight = _times([Fraction(1), Fraction(0), Fraction(-1)], _times(slope, slope))
    values, slopes = [], []
    for _ in range(terms):
        values.append(_mean(d, power))
        slopes.append(_mean(d, _times(power, weight)))
        power = _times(power, own)
    return values, slopes


CURVES: Final = ((2, 1, 12), (2, 4, 5), (3, 2, 9), (5, 3, 7), (4, 1, 5))


def moments(package: Any) -> bool:
    """The moments, exactly."""
    return all(package.kernels.fold.moments(*own) == exact_moments(*own) for own in CURVES)


def series(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """D and its derivatives: the sum of the terms, and 2 q x |c|^n/n! for what is beyond them; 2 |c| <= n."""
    module = package.kernels.fold
    for d, degree, terms in CURVES:
        values, slopes = exact_moments(d, degree, terms)
        x, q = Fraction(7, 3), degree * (degree + d - 2)
        curve = module.Excess(d, degree, values, slopes, x, BITS)
        if (curve.q, curve.x, curve.p, len(curve.terms)) != (q, x, BITS, terms):
            return False
        for c in (Fraction(0), Fraction(terms - 4, 2), Fraction(-2, 3)):
            top = min(4, int(terms - 2 * abs(c)))
            many = curve.derivatives(c, top)
            for order in range(top + 1):
                number = terms - order
                found = curve.derivative(c, order)
                if (many[order].m, many[order].r) != (found.m, found.r):
                    return False
                exact = sum(
                    (c**n / factorial(n) * (q * values[n + order] - x * slopes[n + order]) for n in range(number)),
                    Fraction(0),
                )
                rest = 2 * q * x * abs(c) ** number / factorial(number)
                room = Fraction(q * 500, 1 << BITS)
                if not (
                    exact - rest - room <= found.lower() <= exact - rest
                    and exact + rest <= found.upper() <= exact + rest + room
                ):
                    return False
            if len(many) != top + 1:
                return False
        for most, fits in ((Fraction(terms), True), (terms + Fraction(1, 100), False)):
            if (
                refused(
                    package,
                    lambda most=most, curve=curve: curve.derivative(most / 2, 0),
                    "the number of terms",
                )
                is fits
            ):
                return False
            if (
                refused(
                    package,
                    lambda most=most, curve=curve: curve.derivative(-(most - 2) / 2, 2),
                    "the number of terms",
                )
                is fits
            ):
                return False
    return True


def _least(package: Any, terms: Sequence[Fraction], left: Fraction, right: Fraction) -> Fraction:
    """The least x for which a curve of these derivatives (q = 1) is not shown to be positive, by both ways."""
    middle, radius = (left + right) / 2, (right - left) / 2
    whole = -(-(abs(middle) + radius) // 1)
    rest = Fraction(3) ** int(whole) * radius ** len(terms) / factorial(len(terms))
    shares = [abs(t) * radius**k / factorial(k) for k, t in enumerate(terms)]
    first = (terms[0] - sum(shares[1:])) / rest
    # 2 D_0 (D_2 - 2 (shares + x rest)/r^2) > D_1^2
    second = (
        ((terms[2] - terms[1] ** 2 / (2 * terms[0])) * radius**2 / 2 - sum(shares[3:])) / rest
        if terms[0] > 0
        else Fraction(0)
    )
    return max(first, second)


def covers(package: Any) -> bool:
    """A Taylor polynomial with its rest is called positive just up to where one of both inequalities ends."""
    module, make, rng = package.kernels.fold, package.arithmetic.ball.Ball, random.Random(5)
    tight = 0
    for _ in range(60):
        order = rng.choice((2, 3, 5))
        left = Fraction(rng.randrange(-40, 30), 8)
        right = left + Fraction(rng.randrange(1, 9), 4)
        terms = [Fraction(rng.randrange(1, 90), 8), *(Fraction(rng.randrange(-20, 20), 8) for _ in range(order))]
        terms[2] = abs(terms[2]) + Fraction(rng.randrange(9))
        least = _least(package, terms, left, right)
        if least <= 0:
            continue
        for factor, fits in ((Fraction(999_999, 10**6), True), (Fraction(1_000_001, 10**6), False)):
            asked: list[Any] = []
            balls = [make(int(t * 2**BITS), 0, BITS) for t in terms]
            curve = SimpleNamespace(
                p=BITS,
                q=2,
                x=least * factor / 2,
                terms=[0] * 99,
                derivatives=lambda *where, asked=asked, balls=balls: asked.append(where) or balls,
            )
            if (
                refused(
                    package,
                    lambda curve=curve, left=left, right=right, order=order: module.require_positive(
                        curve, left, right, order
                    ),
                )
                is fits
            ):
                return False
            if asked != [((left + right) / 2, order)]:
                return False
        tight += 1
    return tight > 20 and _edges(package)


def _edges(package: Any) -> bool:
    """Radii of the terms count against D; D_0 and the bend are positive; terms are enough at both nodes."""
    module, make = package.kernels.fold, package.arithmetic.ball.Ball
    one = 1 << BITS

    def accepted(balls: Any, x: Fraction = Fraction(0), left: int = -1, right: int = 1, number: int = 9) -> bool:
        curve = SimpleNamespace(
            p=BITS,
            q=1,
            x=x,
            terms=[0] * number,
            derivatives=lambda *_: [make(int(m * one), int(r * one), BITS) for m, r in balls],
        )
        return not refused(
            package, lambda: module.require_positive(curve, Fraction(left), Fraction(right), len(balls) - 1)
        )

    half = Fraction(1, 2)
    facts = (
        accepted([(2, 0), (1, 0), (0, 0)]),
        not accepted([(1, 0), (1, 0), (0, 0)]),
        not accepted([(2, half), (1, half), (0, 0)]),
        accepted([(2, half), (1, Fraction(1, 4)), (0, 0)]),
        accepted([(1, 0), (2, 0), (5, 0)]),  # 1 + 2 s + 5/2 s^2 > 0
        not accepted([(1, 0), (2, 0), (2, 0)]),  # 1 + 2 s + s^2 has the zero -1
        not accepted([(1, half), (2, 0), (4, 0)]),
        not accepted([(1, 0), (2, 0), (5, 3)]),
        not accepted([(1, 0), (2, 1), (5, half)]),
        not accepted([(-1, 0), (1, 0), (-5, 0)]),  # a product of two negative numbers is positive too
        not accepted([(-half, 0), (0, 0), (-half, 0)]),
        not accepted([(-1, 0), (0, 0), (5, 0)]),
        not accepted([(1, 0), (1, 0), (-1, 0)]),
        not accepted([(0, 0), (0, 0), (5, 0)]),
        not accepted([(1, 0), (0, 0), (2, 0), (6, 0)]),  # 1 + s^2 + s^3: refused, as the cubic takes all of the bend
        accepted([(9, 0), (0, 0), (0, 0)], left=-4, right=4, number=8),
        not accepted([(9, 0), (0, 0), (0, 0)], left=-4, right=4, number=7),
        not accepted([(9, 0), (0, 0), (0, 0)], left=-4, right=0, number=7),
        not accepted([(9, 0), (0, 0), (0, 0)], left=0, right=4, number=7),
    )
    return all(facts)


CURVE: Final = (covers, moments, series)
