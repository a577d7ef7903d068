"""What a mutant of interaction.py, boxes.py, gibbs.py and functional.py has to get right, formula by formula.

The numbers that a formula starts from are taken from the checker itself and then followed exactly.
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache, lru_cache
from math import isqrt
from typing import Any

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.coupling.exact import Exact, above, recorded, rounds
from tests.mutation.coupling.parts_ball import around
from tests.mutation.coupling.parts_quadrature import ELLIPSES

WIDE = (Fraction(1), Fraction(9, 8))
Vector = tuple[int, ...]


@cache
def kappa(d: int, degree: int, beta: Fraction) -> arb:
    """N_l lambda_l = N_l (1/d) prod (beta/2)/(d/2+j) F(d/2+l, beta^2/4), N_l counted by polynomials."""
    ctx.prec = 400
    value = (ball(beta) ** 2 / 4).hypgeom_0f1(arb(d) / 2 + degree)
    for j in range(1, degree):
        value *= ball(beta / (d + 2 * j))
    return value / d * (_harmonic(d, degree) - (_harmonic(d, degree - 2) if degree > 1 else 0))


def _harmonic(d: int, degree: int) -> int:
    """The number of monomials of this degree in d variables."""
    return 1 if d == 1 else sum(_harmonic(d - 1, k) for k in range(degree + 1))


def couplings(package: Any, d: int, beta: Fraction, modes: int, coupling: Any, p: int, terms: int = 40) -> Any:
    bessel = package.arithmetic.series.Bessel(d, p, terms, package.arithmetic.series.Work())
    return package.coupling.interaction.Interaction(bessel, beta, modes, coupling)


def weights(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """g_l, its exact upper bound and the tail."""
    numbers = package.coupling.interaction.multiplicity
    if [numbers(2, k) for k in (1, 2, 9)] != [2] * 3 or [numbers(4, k) for k in (1, 2, 5)] != [4, 9, 36]:
        return False
    for d, beta, modes, p in ((3, Fraction(2), 3, 80), (2, Fraction(5, 2), 5, 100), (5, Fraction(7, 3), 2, 60)):
        found = couplings(package, d, beta, modes, WIDE, p)
        if found.p != p or found.coupling != WIDE or len(found.g) != modes or len(found.factors) != modes:
            return False
        if (found.range.low, found.range.high) != (1 << p, 9 << (p - 3)):
            return False
        for degree in range(1, modes + 1):
            low, high = around(2 * kappa(d, degree, beta), p)
            g = found.g[degree - 1]
            if not (0 <= low - g.low < 40 * (1 + low / 2**p) and 0 <= g.high - high * WIDE[1] < 40 * (1 + high / 2**p)):
                return False
            if not above(found.upper(degree) * 2**p, high * WIDE[1], 40 * (1 + high / 2**p)):
                return False
            if not 0 <= low - found.lower(degree) * 2**p < 40 * (1 + low / 2**p):
                return False
        if not _charged(package, d, beta, modes, p):
            return False
        ratio = beta * (modes + d - 1) / ((modes + 2) * (2 * modes + d))
        tail = around(2 * kappa(d, modes + 1, beta) * ball(WIDE[1] / (1 - ratio)), p)[1]
        if not above(found.tau * 2**p, tail, 40):
            return False
    wide = couplings(package, 3, Fraction(5), 3, WIDE, 40, 6)  # the remainder of 6 terms is large: radii of their own
    column = package.arithmetic.series.Bessel(3, 40, 6, package.arithmetic.series.Work()).orders(Fraction(5), 4)
    if any(
        (f.low > low, f.high != high, f.r > (high - low + 1) // 2) != (False,) * 3
        for f, (low, high) in zip(wide.series, column, strict=False)
    ):
        return False
    return all(_rest_of_the_sum(package, beta) for beta in (Fraction(699, 100), Fraction(7), Fraction(9)))


def _rest_of_the_sum(package: Any, beta: Fraction) -> bool:
    """tau: by the geometric tail while 2 modes make it one (beta < 7), and from there on what the whole sum leaves."""
    found = couplings(package, 3, beta, 2, WIDE, 60).tau * 2**60
    if beta < 7:
        ratio = beta * 4 / (4 * 7)
        return above(found, around(2 * kappa(3, 3, beta) * ball(WIDE[1] / (1 - ratio)), 60)[1], 40_000)
    tail = sum((kappa(3, degree, beta) for degree in range(3, 60)), arb(0))
    return above(found, around(2 * tail * ball(WIDE[1]), 60)[1], 2000)


def _charged(package: Any, d: int, beta: Fraction, modes: int, p: int) -> bool:
    """Exact factors are charged for by the length of beta."""
    bessel = package.arithmetic.series.Bessel(d, p, 40, package.arithmetic.series.Work())
    first: list[tuple[int, ...]] = []
    spend = bessel.work.spend
    bessel.work.spend = lambda *amounts: first.append(amounts) or spend(*amounts)
    package.coupling.interaction.Interaction(bessel, beta, modes, WIDE)
    return first[0] == (4 * modes, beta.numerator.bit_length() * modes, 4 * modes)


def scene(package: Any, seed: int, p: int = 44, grid: int = 12) -> tuple[Any, Vector, Vector]:
    """A small setting, d = 3 and L = 3, and a random box of moments in units 2^-q."""
    rng = random.Random(seed)
    one = 1 << grid
    family = package.coupling.family.Family(3, 3, 40, ELLIPSES, p, package.arithmetic.series.Work())
    g = couplings(package, 3, Fraction(2), 3, WIDE, p)
    setting = package.coupling.boxes.Setting(family, g, grid, tuple(rng.randint(one // 9, 2 * one) for _ in range(3)))
    lower = tuple(rng.randint(0, one) for _ in range(3))
    return setting, lower, tuple(a + rng.randint(0, one // rng.choice((3, 20, 300))) for a in lower)


SEEDS = range(6)


@lru_cache(maxsize=1)
def scenes(package: Any) -> list[tuple[Any, Vector, Vector]]:
    return [scene(package, seed) for seed in SEEDS]


def settings(package: Any) -> bool:
    for setting, lower, upper in scenes(package):
        p, q = setting.p, setting.grid
        if p != setting.family.p or setting.number(5) != 5 << (p - q) or setting.number(-5, 1) != -(5 << (p - q - 1)):
            return False
        field = setting.field(lower, upper)
        middles = [Fraction(a + b, 2 << q) for a, b in zip(lower, upper, strict=True)]
        exact = [(Fraction(w, 1 << q) * c * 2**p).__floor__() for w, c in zip(setting.weights, middles, strict=True)]
        if field != exact or not above(setting.tau(), setting.interaction.tau * 2**p, Fraction(2**40 - 1, 2**40)):
            return False
        deviations = setting.deviations(lower, upper, field)
        for e, g, a, low, high in zip(deviations, setting.interaction.g, field, lower, upper, strict=True):
            balls = [Exact.of(g) * Fraction(x, 1 << q) - Fraction(a, 1 << p) for x in (low, high)]
            if not above(e, max(abs(x.m) + x.r for x in balls) * 2**p, 3):
                return False
    coarse = package.coupling.boxes.Setting(setting.family, setting.interaction, 30, (3 << 30, 1 << 30, 1 << 29))
    return bool(coarse.field((5, 7, 9), (6, 8, 10)) == [(33 << 44) >> 31, (15 << 44) >> 31, (19 << 43) >> 31])


def gibbs(package: Any) -> bool:
    """(G): the number that must be > 0, for all three kinds of place of the minimum."""
    boxes = package.coupling.gibbs
    for setting, lower, upper in scenes(package):
        p, q, couplings_ = setting.p, setting.grid, setting.interaction
        for scale in (0, 1, 3):
            field = [a * scale for a in setting.field(lower, upper)]
            with recorded(boxes) as seen:
                boxes.require_gibbs(setting, lower, upper, field, "x")
            exact = -Exact.of(setting.family.log_partition(field)).high
            exact -= Fraction(setting.tau(), 1 << p) * Fraction(upper[0], 1 << q) ** 2 / 2
            for a, g, low, high in zip(field, couplings_.g, lower, upper, strict=True):
                places = [Fraction(z, 1 << q) for z in (low, high)]
                exact += min(Fraction(a, 1 << p) * z - Exact.of(g).high * z * z / 2 for z in places)
            left, right = seen["x: 0 < Gibbs bound"]
            if left != 0 or not 0 <= exact - right < Fraction(40, 1 << p):
                return False
    return True


def linearised(package: Any) -> bool:
    """tau b, U and q V."""
    boxes = package.coupling.functional
    for setting, lower, upper in scenes(package):
        p, unit = setting.p, 1 << setting.p
        equation = boxes.Linearised(setting, lower, upper)
        field = setting.field(lower, upper)
        moments, sizes = setting.family.moments(field), setting.deviations(lower, upper, field)
        if equation.field != field or equation.deviations != sizes or equation.moments.covariance != moments.covariance:
            return False
        middles = [Fraction(a + b, 2 << setting.grid) for a, b in zip(lower, upper, strict=True)]
        if [Exact.of(c).m for c in equation.centre] != middles or any(c.r for c in equation.centre):
            return False
        spill = setting.tau() * Fraction(upper[0], 1 << setting.grid)
        if not above(equation.tau_b, spill, 1) or equation.setting is not setting:
            return False
        swing = package.coupling.boxes.oscillation(p, sizes, moments.mean)
        exact_swing = sum(e * (1 + Fraction(abs(m.m) + m.r, unit)) for e, m in zip(sizes, moments.mean, strict=True))
        if not above(swing, exact_swing, Fraction(2**40 - 1, 2**40)):
            return False
        spread = sum(
            (abs(c) + moments.radius) * e * f
            for row, e in zip(moments.covariance, sizes, strict=True)
            for c, f in zip(row, sizes, strict=True)
        )
        size = Fraction(isqrt(spread * 2**160 // unit), 2**80) + equation.tau_b
        ctx.prec = 300
        u = ball(Fraction(swing, unit))
        least = around((arb(1) / 2 + u / 6 + u * u * u.exp() / 24) * ball(size * size / unit**2), p)[0]
        slack = 8 + Fraction(20 * isqrt(int(least) * unit), unit) + least / 2**30
        if not above(equation.quadratic, least, slack):
            return False
    return True


def _rows(seed: int) -> list[list[int]]:
    rng = random.Random(seed)
    return [[rng.randint(-(2**k), 2**k) for _ in range(3)] for k in (1, 4, 30)] + [[0, 0, 0], [1, 0, 0]]


def functionals(package: Any) -> bool:
    """W and c_0, from M, C, q V and tau b; and what the box adds to them."""
    for seed, (setting, lower, upper) in enumerate(scenes(package)):
        equation = package.coupling.functional.Linearised(setting, lower, upper)
        for y in _rows(seed):
            if not _functional(package, equation, y) or not _displaced(equation, lower, upper, y):
                return False
    return True


def _functional(package: Any, equation: Any, y: list[int]) -> bool:
    setting, moments = equation.setting, equation.moments
    unit = 1 << setting.p
    radius = Fraction(moments.radius * sum(map(abs, y)), unit)
    columns = zip(*moments.covariance, strict=True)
    s = [Exact(Fraction(sum(v * c for v, c in zip(y, column, strict=True)), unit), radius) for column in columns]
    level = sum((v * Exact.of(m) for v, m in zip(y, moments.mean, strict=True)), Exact(0))
    variance = max(sum((v * x for v, x in zip(y, s, strict=True)), Exact(0)).high, Fraction(0))
    root = Fraction(isqrt(int(variance * 2**200)), 2**100)
    spill = root * Fraction(equation.tau_b, unit)
    size, quadratic = sum(map(abs, y)), Fraction(equation.quadratic, unit)
    most, least = (size - level.low) * quadratic + spill, (size + level.high) * quadratic + spill
    centres = [Exact.of(c) for c in equation.centre]
    g = [Exact.of(x) for x in setting.interaction.g]
    constant = sum((v * c for v, c in zip(y, centres, strict=True)), Exact(0))
    constant = constant - level - Exact((most - least) / 2, (most + least) / 2)
    for x, c, b, a in zip(s, centres, g, equation.field, strict=True):
        constant = constant - x * (b * c - Fraction(a, unit))
    weights_, found = equation.functional(y)
    image, both = equation.projected(y)
    tolerance = 12 + 4 * sum(map(abs, y)) + equation.tau_b
    exact = all(rounds(x, e, 0) for x, e in zip(image, s, strict=True))
    wide = level + Exact((most - least) / 2, (most + least) / 2)
    fine = all(rounds(w, v - x * b, 3) for w, v, x, b in zip(weights_, y, s, g, strict=True))
    return bool(exact and fine and rounds(both, wide, 6 + equation.tau_b) and rounds(found, constant, tolerance))


def _displaced(equation: Any, lower: Vector, upper: Vector, y: list[int]) -> bool:
    setting = equation.setting
    found, _ = equation.functional(y)
    moved_lower, moved_upper = [a + 3 for a in lower], [b + 9 for b in upper]
    for skip in (-1, 0, 2):
        total, q = Exact(0), setting.grid
        for k, (w, c, a, b) in enumerate(zip(found, equation.centre, moved_lower, moved_upper, strict=True)):
            if k != skip:
                total = total + Exact.of(w) * Exact(Fraction(a + b, 2 << q) - Exact.of(c).m, Fraction(b - a, 2 << q))
        moved = equation.displaced(found, moved_lower, moved_upper, skip)
        parts = zip(found, equation.centre, moved_lower, moved_upper, strict=True)
        exact = [w.m * (setting.number(a + b, 1) - c.m) for w, c, a, b in parts]
        if not rounds(moved, total, 6) or moved.m != sum(x for k, x in enumerate(exact) if k != skip) >> setting.p:
            return False
    return True


WEIGHTS = (weights,)
SETTINGS = (settings, linearised)
GIBBS = (gibbs,)
BOXES = (linearised, functionals)
