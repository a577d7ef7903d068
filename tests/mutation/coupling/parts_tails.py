"""What a mutant of interaction.py, density.py and quadrature.py has to get right beside: what is beyond the modes."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around
from tests.mutation.coupling.parts_functional import couplings
from tests.mutation.coupling.parts_quadrature import quadrature

ONE = 1 << 80


def zeroths(package: Any) -> bool:
    """Both bounds of F(d/2, beta^2/4), by Arb; with few terms the enclosure is wide, and still one."""
    ctx.prec = 300
    series = package.arithmetic.series
    for d, beta, terms, room in ((3, Fraction(5, 2), 40, 40), (2, Fraction(4), 40, 40), (5, Fraction(3), 5, ONE // 50)):
        bessel = series.Bessel(d, 80, terms, series.Work())
        low, high = (x * ONE for x in package.coupling.interaction.zeroth(bessel, beta))
        exact = around((ball(beta) ** 2 / 4).hypgeom_0f1(arb(d) / 2), 80)
        if not above(exact[0], low, room) or not above(high, exact[1], room):
            return False
    return True


def rests(package: Any) -> bool:
    """(e^beta - F)/beta less the first kappa_l: F from below, where its bounds are wide; what it costs."""
    ctx.prec = 300
    module, spent = package.coupling.interaction, list[Any]()
    make, beta = package.arithmetic.ball.Ball, Fraction(15, 2)
    bessel = SimpleNamespace(precision=80, work=SimpleNamespace(spend=lambda *amounts: spent.append(amounts)))
    series = [make(5 * ONE, ONE // 3, 80), make(7 * ONE, 9, 80)]
    with changed((module, "zeroth", lambda *_: (Fraction(3), Fraction(4)))):
        found = module._rest(bessel, beta, [Fraction(1, 2), Fraction(1, 3)], series)
    first = series[0].lower() / 2 + series[1].lower() / 3
    least = around((ball(beta).exp() - 3) / ball(beta), 80)[1] - first * ONE
    return above(found * ONE, least, 2) and spent == [(40, 80 + 3 * 7 + 16, 40)]


def stars(package: Any) -> bool:
    """Beyond the boxes |z| is at most the upper end of m_1 for an increasing kernel, and at most 1 for others."""
    own = couplings(package, 3, Fraction(2), 3, (Fraction(1), Fraction(2)), 80)
    ends = ([Fraction(0)], [Fraction(1, 2)])
    for interaction, most in ((own, ONE // 2), (SimpleNamespace(increasing=False), ONE)):
        for z, fits in ((most, True), (most + 1, False), (-most, True), (-most - 1, False)):
            density = object.__new__(package.coupling.density.ExplicitDensity)
            density.interaction = interaction
            density.places = [package.arithmetic.ball.Ball(x, 0, 80) for x in (ONE // 4, z)]
            if refused(package, lambda density=density: density.require_in_star(*ends, "")) is fits:
                return False
    return True


def factors(package: Any) -> bool:
    """Without further factors the error is that of e^h P_j P_k."""
    own = quadrature(package, 3, 3, 20, 60)
    return bool(own.error([5, 6, 7]) == own.error([5, 6, 7], 0) < own.error([5, 6, 7], 1))


def partitions(package: Any) -> bool:
    """Log Z alone costs two products for each mode at a pair of nodes, beside exponentials and a logarithm."""
    own, spent = quadrature(package, 3, 3, 20, 60), list[Any]()
    own.work = SimpleNamespace(spend=lambda *amounts: spent.append(amounts))
    own.log_partition([5, 6, 7])
    products = [amounts[2] for amounts in spent]
    own.means([5, 6, 7])  # three for each; three products are estimated as one
    return len(products) == 1 and spent[1][2] - products[0] == own.half


BEYOND = (zeroths, rests)
STARS = (stars,)
FACTORS = (factors,)
PARTITIONS = (partitions,)
