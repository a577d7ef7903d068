"""What a mutant of quadrature.py has to get right: nodes, weights and errors against Arb, every radius to the unit."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

from flint import acb, arb, ctx, fmpq

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed
from tests.mutation.coupling.parts_ball import around, refused

CASES = ((2, 3, 36, 30), (3, 4, 40, 40), (7, 2, 24, 24), (4, 5, 44, 90), (3, 2, 20, 16))
"""(d, modes, nodes, bits)"""
FEW_NODES = ((3, 2, 2, 30), (2, 5, 36, 16), (5, 2, 4, 20))
ELLIPSES = (Fraction(2), Fraction(5, 2), Fraction(4), Fraction(50))
FIELDS = ((0, 0, 0, 0, 0), (1.25, -0.5, 0.375, 0.0625, -0.25), (-3.0, 1.5, 0.7, -0.3, 0.1), (2.9, 1.1, 0.4, 0.2, 0.1))


def quadrature(package: Any, d: int, modes: int, nodes: int, p: int, ellipses: Any = ELLIPSES) -> Any:
    return package.coupling.family.Family(d, modes, nodes, ellipses, p, package.arithmetic.series.Work())


def scaled(field: tuple[float, ...], modes: int, p: int) -> list[int]:
    return [int(Fraction(a) * 2**p) for a in field[:modes]]


@cache
def polynomial(d: int, degree: int, t: Fraction | tuple[int, int]) -> arb:
    """P_l(t), or P_l(cos(pi j/N)) for t = (j, N)."""
    ctx.prec = 400
    x = (arb.pi() * ball(Fraction(*t))).cos() if isinstance(t, tuple) else ball(t)
    if d == 2:
        return x.chebyshev_t(degree)
    half = arb(d - 2) / 2
    return x.gegenbauer_c(degree, half) / arb(1).gegenbauer_c(degree, half)


@cache
def integrals(d: int, modes: int, field: tuple[int, ...], p: int) -> list[arb]:
    """int f e^h w for f = 1, P_l, P_j P_k (j <= k), rigorously over the angle."""
    ctx.prec = 160
    norm = acb.integral(lambda x, _: x.sin() ** (d - 2), 0, acb.pi()).real

    def integral(f: Callable[[list[acb]], acb]) -> arb:
        def integrand(x: acb, _: bool) -> acb:
            values = recurrence(d, modes, x.cos())
            h = sum((v * acb(arb(fmpq(a, 1 << p))) for a, v in zip(field, values[1:], strict=True)), acb(0))
            return f(values) * h.exp() * x.sin() ** (d - 2)

        return acb.integral(integrand, 0, acb.pi()).real / norm

    pairs = [(j, k) for j in range(modes + 1) for k in range(j, modes + 1)]
    return [integral(lambda v, j=j, k=k: v[j] * v[k]) for j, k in pairs]


def recurrence(d: int, modes: int, t: acb) -> list[acb]:
    values = [acb(1), t]
    for n in range(1, modes):
        values.append(((2 * n + d - 2) * t * values[n] - n * values[n - 1]) / (n + d - 2))
    return values


def inside(value: Any, truth: arb, p: int, extra: int = 0) -> bool:
    """A ball of the checker contains a number (but for some units)."""
    low, high = around(truth, p)
    return bool(value.m - value.r - extra <= low and high <= value.m + value.r + extra)


def angles(d: int, nodes: int) -> int:
    """Parts of [0, pi]: fewer where the trapezoidal rule in the angle is exact with fewer."""
    parts = nodes
    while d % 2 == 0 and 2 * (parts - 2) >= nodes + d:
        parts -= 2
    return parts


@cache
def weight(d: int, nodes: int, j: int) -> arb:
    """omega_j: the density of w in the angle, if that does with fewer nodes."""
    if (parts := angles(d, nodes)) == nodes:
        return interpolated(d, nodes, j)
    ctx.prec = 300
    half = arb(d) / 2
    density = (arb.pi() * j / parts).sin() ** (d - 2) * arb.pi().sqrt() * half.gamma() / (half - arb(0.5)).gamma()
    return density / parts / (2 if j == 0 else 1)


@cache
def interpolated(d: int, nodes: int, j: int) -> arb:
    """omega_j: int f w for the Lagrange polynomial of t_j, through its Chebyshev coefficients."""
    ctx.prec = 300
    total = arb(0)
    for k in range(0, nodes + 1, 2):
        term = ball(_moment(d, k)) * (arb.pi() * ball(Fraction(j * k, nodes))).cos()
        total += term / 2 if k in (0, nodes) else term
    return total * (1 if j == 0 else 2) / nodes


def nodes_and_weights(package: Any) -> bool:
    for d, modes, nodes, p in CASES:
        family = quadrature(package, d, modes, nodes, p)
        parts = angles(d, nodes)
        if (family.half, len(family.omega), family.p, family.modes) != (parts // 2, parts // 2 + 1, p, modes):
            return False
        if not (family.error_p == 2 and family.error_omega <= (2 if parts < nodes else 4 * nodes)):
            return False
        for j in range(parts // 2 + 1):
            low, high = around(weight(d, nodes, j), p)
            if not family.omega[j] - family.error_omega <= low <= high <= family.omega[j] + family.error_omega:
                return False
            for degree in range(1, modes + 1):
                low, high = around(polynomial(d, degree, (j, parts)), p)
                value = family.values[degree - 1][j]
                if not value - family.error_p < low <= high < value + family.error_p:
                    return False
    return _helpers(package) and _largest(package)


def _largest(package: Any) -> bool:
    """The error of the polynomials at all nodes is the largest of those of each, wherever that stands."""
    module, Ball = package.coupling.quadrature, package.arithmetic.ball.Ball
    d, modes, nodes, p = CASES[0]
    guard = 2 * modes + 8
    places = angles(d, nodes) // 2 + 1
    for place in range(places):
        columns = iter(range(places))

        def polynomials(*_: Any, columns: Any = columns, place: int = place) -> list[Any]:
            here = next(columns) == place
            return [Ball(0, (5 << guard) + 1 if here and degree == 1 else degree, p + guard) for degree in range(modes)]

        with changed((module, "polynomials", polynomials)):
            family = quadrature(package, d, modes, nodes, p)
        if family.error_p != 5 + 2:
            return False
    return True


def _moment(d: int, k: int) -> Fraction:
    """int T_k w for even k."""
    moment = Fraction(1)
    for i in range(0, k, 2):
        moment *= Fraction(i - d + 2, i + d)
    return moment


def _folded(index: int, nodes: int) -> int:
    """cos(pi index/N) = cos(pi folded/N), 0 <= folded <= N."""
    index %= 2 * nodes
    return min(index, 2 * nodes - index)


def _helpers(package: Any) -> bool:
    """The recurrence and the weights themselves, with the radii of exact input: a few units."""
    module, numbers = package.coupling.quadrature, package.arithmetic.ball
    sizes = ((2, 1, 30), (2, 6, 60), (3, 5, 40), (9, 4, 20))
    return (
        all(_recurrence(numbers, module.polynomials, *size) for size in sizes)
        and all(_as_balls(numbers, module.polynomials, *size) for size in sizes)
        and all(_weights(numbers, module._weights, *size) for size in ((2, 3, 40), (5, 4, 40), (6, 1, 40), (3, 5, 40)))
        and _weights(numbers, module._weights, 3, 5, 40, rough=1 << 39)
        and _rough_angles(numbers, module._trapezoidal)
        and _squares(numbers, module.polynomials)
    )


def _recurrence(numbers: Any, polynomials: Any, d: int, modes: int, p: int) -> bool:
    t = Fraction(-5, 16)
    values = polynomials(d, range(1, modes + 1), numbers.Ball.exact(t, p))
    if len(values) != modes or any(x.r > 9 * 3 ** (k + 1) for k, x in enumerate(values)):
        return False
    return all(inside(x, polynomial(d, k, t), p) for k, x in enumerate(values, start=1))


def _weights(numbers: Any, weights: Any, d: int, half: int, p: int, rough: int = 0) -> bool:
    step = numbers.pi(p) / half
    exact = [numbers.cos(step * k) for k in range(half + 1)]
    cosines = [numbers.Ball(x.m, x.r + rough, p) for x in exact]
    found, wrong = weights(d, half, p, cosines)
    true = [interpolated(d, 2 * half, j) for j in range(half + 1)]
    if not all(inside(numbers.Ball(x, wrong, p), y, p) for x, y in zip(found, true, strict=True)):
        return False
    moments = [numbers.Ball.exact(_moment(d, 2 * i) / (2 if i in (0, half) else 1), p) for i in range(half + 1)]
    largest, radius = max(abs(x.m) for x in cosines), max(x.r for x in cosines)
    spread = sum(abs(x.m) * radius + (largest + radius) * x.r for x in moments)
    if wrong != -(-((spread >> p) + 2) // half) + 1:
        return False
    for j, x in enumerate(found):
        parts = (mu.m * cosines[_folded(i * j, half)].m for i, mu in enumerate(moments))
        if x != (sum(parts) >> p) // (half if j else 2 * half):
            return False
    return True


def _rough_angles(numbers: Any, trapezoidal: Any) -> bool:
    """The largest radius counts, wherever it stands: a weight (1 - t^2)/(angles/2) of d = 4 has that of the square."""
    p, guard = 40, 8
    for place in range(3):
        nodes = [numbers.Ball(1 << p - 1, 1 << 20 if j == place else 0, p) for j in range(3)]
        radius = (1 - nodes[place] * nodes[place]).r * (1 if place else Fraction(1, 2)) / 2
        if abs(trapezoidal(4, nodes, guard)[1] - 2 - radius / 2**guard) > 1:
            return False
    return True


def _squares(numbers: Any, polynomials: Any) -> bool:
    squares = [(d, polynomials(d, (1, 2), numbers.Ball.exact(Fraction(1, 4), 30))[1]) for d in (2, 5)]
    # the product t t has radius 2, the constant 1 none
    return all(square.r == -(-2 * d // (d - 1)) + 1 for d, square in squares)


def _as_balls(numbers: Any, polynomials: Any, d: int, modes: int, p: int) -> bool:
    """The recurrence in integers has the midpoints and radii that balls have."""
    for m, r in ((-(5 << p - 4), 0), (7 << p - 4, 1000), (-3, 1 << p - 3), (1 << p, 17)):
        t = numbers.Ball(m, r, p)
        values = [numbers.Ball(1 << p, 0, p), t]
        for k in range(1, modes):
            values.append((t * values[k] * (2 * k + d - 2) - values[k - 1] * k) / (k + d - 2))
        found = polynomials(d, range(1, modes + 1), t)
        if [(x.m, x.r, x.p) for x in found] != [(x.m, x.r, x.p) for x in values[1 : modes + 1]]:
            return False
    return True


def lost(d: int, nodes: int, rho: Fraction) -> Fraction:
    """What each degree loses at most, in parts of its growth: 2, or where it is interpolated the gap of two moments."""
    if angles(d, nodes) < nodes:
        return 4 / rho ** (nodes + 2)
    gaps = ((abs(_moment(d, n) - _moment(d, 2 * nodes - n)), n) for n in range(nodes + 2, 2 * nodes + 1, 2))
    return max(2 * gap / rho**n for gap, n in (*gaps, (Fraction(2), 2 * nodes + 2)))


@cache
def ellipse_bound(
    d: int, field: tuple[int, ...], modes: int, nodes: int, p: int, rho: Fraction
) -> tuple[Fraction, Fraction]:
    """The bound of one ellipse over 2^p, and what becomes of it when its factor is rounded up to a unit."""
    ctx.prec = 300
    growth = [(rho**k + 1 / rho**k) / 2 for k in range(1, modes + 1)]
    size = sum((abs(Fraction(a, 1 << p)) + Fraction(1, 1 << p)) * b for a, b in zip(field, growth, strict=True))
    factor = growth[-1] ** 2 * lost(d, nodes, rho)
    power = ball(size).exp()
    most = around(ball(factor + Fraction(1, 1 << p)) * power, p)[1]
    return around(ball(factor) * power, p)[0], most * (1 + Fraction(1, 2 ** (p // 2))) + 1


@cache
def _grown(
    d: int, field: tuple[int, ...], modes: int, nodes: int, p: int, rho: Fraction, extra: int
) -> tuple[Fraction, Fraction]:
    """The same with more factors P_l, each of which is B_L at most on the ellipse."""
    low, high = ellipse_bound(d, field, modes, nodes, p, rho)
    growth = (rho**modes + 1 / rho**modes) / 2
    return low * growth**extra, high * (growth + Fraction(1, 1 << p)) ** extra + 1


LOSSES = (
    (2, 4, 2),
    (3, 8, Fraction(17, 16)),
    (3, 8, 3),
    (5, 12, Fraction(3, 2)),
    (4, 20, 2),
    (30, 16, Fraction(5, 4)),
    (101, 14, Fraction(9, 8)),
)
"""(d, nodes, ellipse): each of the terms is the largest of one; in the last a gap near 2 is, after smaller ones."""


def ellipses(package: Any) -> bool:
    """error() is the least of the bounds of the ellipses, each rounded up; those that overflow are left out."""
    for d, nodes, rho in LOSSES:
        gap = package.coupling.quadrature._lost(d, nodes, Fraction(rho), Fraction(7, 3), 50)
        if not 0 <= gap - lost(d, nodes, Fraction(rho)) * Fraction(7, 3) * 2**50 < 1:
            return False
    for d, modes, nodes, p in CASES:
        for chosen in (ELLIPSES, ELLIPSES[::-1], ELLIPSES[:1], (Fraction(9, 8), Fraction(3))):
            family = quadrature(package, d, modes, nodes, p, chosen)
            for field in FIELDS:
                a = scaled(field, modes, p)
                for extra in (0, 1, 2):
                    bounds = [_grown(d, tuple(a), modes, nodes, p, rho, extra) for rho in chosen]
                    if not min(low for low, _ in bounds) <= family.error(a, extra) <= min(high for _, high in bounds):
                        return False
    family = quadrature(package, 3, 2, 8, 40, (Fraction(3),))  # B_1 = 5/3, B_2 = 41/9
    one = 1 << 40
    for size, fits in ((Fraction(81, 2), True), (Fraction(83, 2), False)):
        large = (round(size * 3 / 5 * one), 0)
        if refused(package, lambda large=large: family.error(large)) is fits:
            return False
    growth, factor = family._ellipses[0]
    exact = lost(3, 8, Fraction(3)) * Fraction(41, 9) ** 2 * one**3
    fine = all(0 <= x - b * one < 1 for x, b in zip(growth, (Fraction(5, 3), Fraction(41, 9)), strict=True))
    none = quadrature(package, 3, 2, 8, 40, ())
    return bool(fine and 0 <= factor - exact < 1 and refused(package, lambda: none.error([0, 0])))
