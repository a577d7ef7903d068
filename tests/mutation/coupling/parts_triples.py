"""What a mutant of Quadrature.triples and of the error of longer products has to get right."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement
from typing import Any

from flint import acb, arb, ctx, fmpq

from tests.mutation.coupling.parts_quadrature import (
    ELLIPSES,
    FIELDS,
    ellipse_bound,
    inside,
    integrals,
    quadrature,
    recurrence,
    scaled,
)


@cache
def _third(d: int, modes: int, field: tuple[int, ...], p: int) -> dict[tuple[int, int, int], arb]:
    """int P_i P_j P_k e^h w."""
    ctx.prec = 160
    found = {}
    norm = acb.integral(lambda x, _: x.sin() ** (d - 2), 0, acb.pi()).real
    for i, j, k in combinations_with_replacement(range(1, modes + 1), 3):

        def integrand(x: acb, _: bool, at: tuple[int, int, int] = (i, j, k)) -> acb:
            values = recurrence(d, modes, x.cos())
            h = sum((v * acb(arb(fmpq(a, 1 << p))) for a, v in zip(field, values[1:], strict=True)), acb(0))
            return values[at[0]] * values[at[1]] * values[at[2]] * h.exp() * x.sin() ** (d - 2)

        found[i - 1, j - 1, k - 1] = acb.integral(integrand, 0, acb.pi()).real / norm
    return found


def triples(package: Any) -> bool:
    """Products of three polynomials, with a quadrature error of their own."""
    for d, modes, nodes, p in ((3, 3, 40, 40), (2, 3, 100, 16)):
        family = quadrature(package, d, modes, nodes, p)
        for field in FIELDS[1:3]:
            a = scaled(field, modes, p)
            moments, found = family.triples(a)
            truth, z = _third(d, modes, tuple(a), p), integrals(d, modes, tuple(a), p)[0]
            sums_, count = family._first(a), 2 * family.half + 1
            wrong = sums_.wrong + -(-4 * sums_.largest * family.error_p * count >> p) + count + family.error(a, 1)
            if found.keys() != truth.keys() or moments.covariance != family.moments(a).covariance:
                return False
            for key, value in found.items():
                ratio = package.arithmetic.ball.Ball(0, wrong, p) / sums_.whole
                exact = truth[key] / z
                widest = abs(value.m) * sums_.whole.r // sums_.whole.low + ratio.r + 2
                if not inside(value, exact, p) or not ratio.r <= value.r <= widest:
                    return False
    family = quadrature(package, 3, 3, 20, 40)
    for field in FIELDS:
        a = scaled(field, 3, 40)
        for extra in (0, 1, 2):
            bounds = [ellipse_bound(family.d, tuple(a), 3, 20, 40, rho) for rho in ELLIPSES]
            growth = [Fraction(rho**3 + 1 / rho**3) / 2 for rho in ELLIPSES]
            low = min(x * g**extra for (x, _), g in zip(bounds, growth, strict=True))
            high = (
                min((x + 1) * g**extra * (1 + Fraction(1, 2**30)) for (_, x), g in zip(bounds, growth, strict=True)) + 1
            )
            if not low <= family.error(a, extra) <= high:
                return False
    return True


TRIPLES = (triples,)
