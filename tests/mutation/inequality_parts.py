"""Parts of the rules about ratio inequalities, each held against a formula of its own at exact points, or mpmath."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from random import Random
from types import SimpleNamespace
from typing import Any

import mpmath

from tests.mutation.inequality_tools import UNITS, F, as_float, at, fails, mu_at, poly, some, tower_of


def _polynomials(package: Any) -> bool:  # noqa: PLR0911  # one reason after the other
    rng, p = Random(1), package.ratio.polynomial
    ring = p.Ring(package.arithmetic.series.Work())
    for _ in range(12):
        a, b, c = (some(package, rng, (2, 2, 3)) for _ in range(3))
        where = tuple(F(rng.randint(-9, 9), rng.randint(1, 5)) for _ in range(3))
        x, y, z = (at(package, q, where) for q in (a, b, c))
        if at(package, ring.mul(a, b), where) != x * y or at(package, p.add(a, b, -3), where) != x - 3 * y:
            return False
        if at(package, ring.power(a, 3), where) != x**3 or at(package, ring.product(a, b, c), where) != x * y * z:
            return False
        n = p.degree(a, p.R)
        moved = at(package, a, (where[0], where[1], y / z)) if z else None
        if moved is not None and at(package, ring.substitute(a, p.R, b, c), where) != moved * z**n:
            return False
        if p.degree(b, p.R) >= 1:
            quotient, rest, k = ring.divided(a, b, p.R)
            lead = at(package, p.coefficients(b, p.R)[p.degree(b, p.R)], where)
            if lead**k * x != at(package, quotient, where) * y + at(package, rest, where):
                return False
            if rest and p.degree(rest, p.R) >= p.degree(b, p.R):
                return False
        if p.primitive(p.scaled(a, 6)) != p.primitive(a) or at(package, p.scaled(a, -4), where) != -4 * x:
            return False
        if sum(at(package, q, where) * where[1] ** k for k, q in p.coefficients(a, p.X).items()) != x:
            return False
    one = poly(package, {(0, 1): 2, (3, 0): 4, (0, 2, 1): -6})
    many = dict.fromkeys(itertools.islice((i + (j << p.BITS) for i in range(448) for j in range(448)), 200_000), 1)
    return (
        (p.degree(one, p.X), p.valuation(one, p.X), p.degree({}, p.X), p.valuation({}, p.X)) == (2, 0, 0, 0)
        and list(p.variables(one)) == [0, 1, 2]
        and p.primitive(one) == poly(package, {(0, 1): 1, (3, 0): 2, (0, 2, 1): -3})
        and (p.constant(0), p.constant(3), p.scaled(one, 0), ring.mul({}, one)) == ({}, {0: 3}, {}, {})
        and p.add(one, one, -1) == {}
        and len(ring.mul(many, p.constant(3))) == 200_000
        and fails(
            package, lambda: ring.mul({**many, 447 + (447 << p.BITS): 1}, p.constant(3)), "more than 200000 terms"
        )
        and fails(package, lambda: ring.mul(p.monomial(1, 4000), p.monomial(2, 96)), "degree above 4095")
        and bool(ring.mul(p.monomial(1, 4000), p.monomial(2, 95)))
    )


def _charged(package: Any) -> bool:
    """The work of a product, and which variables occur."""
    p, spent = package.ratio.polynomial, []
    ring = p.Ring(SimpleNamespace(spend=lambda *cost: spent.append(cost)))
    factors = poly(package, {(0,): 3, (0, 1): -9}), poly(package, {(0,): 1, (0, 0, 1): -100, (0, 2): 5})
    return (
        len(ring.mul(*factors)) == 6
        and spent == [(0, 4 + 7, 4)]
        and [list(p.variables(q)) for q in (*factors, p.monomial(4), p.constant(0))] == [[1], [1, 2], [4], []]
        and p.primitive(p.constant(0)) == p.constant(0)
    )


def _numerators(package: Any) -> bool:
    recurrence, p = package.ratio.recurrence, package.ratio.polynomial
    for order in UNITS:
        tower = tower_of(package, order)
        nu, x, r = F(3, 7), F(5, 3), F(2, 9)
        mu, unit, a = mu_at(order, nu), order[2], [r]
        a.append(x - 2 * (mu + 1) * r)
        for j in range(1, 5):
            a.append(x**2 * a[j - 1] - 2 * (mu + j + 1) * a[j])
        for j, value in enumerate(a):
            if at(package, recurrence.numerator(tower, j), (nu, x, r)) != unit**j * value:
                return False
        for depth in range(1, 5):
            top, bottom = (at(package, q, (nu, x, r)) for q in recurrence.convergent(tower, depth))
            value = F(0)
            for j in range(depth, 0, -1):
                value = 1 / (2 * (mu + j) / x + value)
            if top / bottom != value or bottom <= 0:
                return False
    tower = tower_of(package, radicands=[p.constant(2), p.constant(3)])
    known = [recurrence.numerator(tower, j) for j in (0, 1, 24)] + [p.monomial(1), p.monomial(3), p.monomial(4)]
    unknown = [recurrence.numerator(tower, 25), p.monomial(0), p.monomial(1, 2), p.monomial(5)]
    return all(recurrence.is_known(tower, p.scaled(q, 3)) for q in known) and not any(
        recurrence.is_known(tower, q) for q in unknown
    )


def _leading(package: Any) -> bool:
    """Of powers of R and of the a_j, with what stands before them, and of what has no depth that suffices."""
    origin, p = package.ratio.origin, package.ratio.polynomial
    for order in UNITS[:3]:
        tower = tower_of(package, order)
        for power, depth in ((1, 1), (2, 1), (3, 2), (4, 2)):
            top, bottom = package.ratio.recurrence.convergent(tower, depth)
            expected = (
                power,
                p.coefficients(tower.ring.power(top, power), p.X)[power],
                p.coefficients(tower.ring.power(bottom, power), p.X)[0],
            )
            if origin.leading(tower, p.monomial(p.R, power)) != expected:
                return False
    tower = tower_of(package)
    nu = F(2, 3)
    for j in (1, 4, 11):  # a_j = x^(2j+1) prod 1/(2 (nu+k)) over k = 1, ..., j+1, and more
        v, h, s = origin.leading(tower, package.ratio.recurrence.numerator(tower, j))
        expected_value = F(1)
        for k in range(1, j + 2):
            expected_value /= 2 * (nu + k)
        if v != 2 * j + 1 or at(package, h, (nu,)) / at(package, s, (nu,)) != expected_value:
            return False
    if not fails(package, lambda: origin.leading(tower, package.ratio.recurrence.numerator(tower, 12)), "no leading"):
        return False
    rads = [poly(package, {(1, 0, 0): 3, (0, 0, 0): 7, (0, 1, 0): 5, (0, 0, 1): 9, (2, 1, 1): 4})]
    setting = package.ratio.setting.Setting(tower_of(package, radicands=rads), None, None, None)
    there = origin.at_origin(setting)
    return there.tower.radicands == [poly(package, {(1, 0, 0): 3, (0, 0, 0): 7})] and there.strict_roots is False


def _ranges(package: Any) -> bool:
    domain = package.ratio.domain
    open_, closed = domain.Range(F(1), F(3), (False, False)), domain.Range(F(1), F(3), (True, True))
    half = domain.Range(F(1), None, (False, False))
    found = [[r.holds(F(v)) for v in (0, 1, 2, 3, 4)] for r in (open_, closed, half)]
    if found != [
        [False, False, True, False, False],
        [False, True, True, True, False],
        [False, False, True, True, True],
    ]:
        return False
    if (open_.point, domain.Range(F(2), F(2), (True, True)).point, half.point) != (False, True, False):
        return False
    for given, ends in ((domain.Range(F(-1, 2), F(5, 3), (True, False)), (True, False)), (half, (False, False))):
        top, bottom, shown = given.parameter(1)
        for t in (F(0), F(2), F(9, 4)):
            u, v = at(package, top, (0, t)), at(package, bottom, (0, t))
            high = given.high
            if v <= 0 or u / v != (given.low + t if high is None else (given.low + high * t) / (1 + t)):
                return False
        if shown != ends:
            return False
    return [sorted(c.items()) for c in domain.corners([(0, 3, (True, True)), (1, 2, (False, True))])] == [
        [(0, 0), (1, 2)],
        [(0, 3), (1, 2)],
    ] and domain.corners([(0, 0, (True, True))]) == [{0: 0}]


def _strips(package: Any) -> bool:
    """A polynomial on a strip is its value at the R of the strip, times what depends on its degrees alone."""
    rng, strips = Random(3), package.ratio.strips
    for order, (name, depth) in itertools.product(
        UNITS[:4], (("depth-0", 1), ("depth-1", 2), ("depth-2", 3), ("linear", 0), ("amos", 0))
    ):
        tower = tower_of(package, order)
        for d in (1, 2):
            p = some(package, rng, (1, 2, d))
            q = poly(package, {(0, package.ratio.polynomial.degree(p, 1), package.ratio.polynomial.degree(p, 2)): 1})
            nu, s, t = F(4, 3), F(7, 5), F(3, 2)
            mu = mu_at(order, nu)
            a, x = mu + F(1, 2), s
            if depth:
                r = x * t / (2 * (mu + depth) * (1 + t))
                for j in range(depth - 1, 0, -1):
                    r = 1 / (2 * (mu + j) / x + r)
            elif name == "linear":
                r = x / (x + a + (a + 1) * t / (1 + t))
            else:
                b = a + (a / (2 * a + 1) + t) / (1 + t)
                s *= 4 * order[2] ** 2 * (2 * a + 1) * (1 + t) * F(1)
                part = s / (4 * order[2] ** 2 * (2 * a + 1) * (1 + t))
                x = part * (part + 2 * b) / (2 * (b + part))
                r = x / (a + ((b + part) ** 2 + b * b) / (2 * (b + part)))
            scale = at(package, strips.on_strip(tower, q, name), (nu, s, t)) / at(package, q, (nu, x, r))
            if scale <= 0 or at(package, strips.on_strip(tower, p, name), (nu, s, t)) != scale * at(
                package, p, (nu, x, r)
            ):
                return False
    return dict(strips.DEPTHS) == {"depth-0": 1, "depth-1": 2, "depth-2": 3}


def _comparisons(package: Any) -> bool:
    """What is to be positive is a positive multiple of -B or B, and of A + B times the bound."""
    ratio, half_line = package.ratio, package.ratio.domain.Range(F(1), None, (True, False))
    for order, (name, i, k), j, sign in itertools.product(
        (*UNITS[:3], UNITS[4]), (("segura", 0, 0), ("simpson-spector", 0, 1), ("amos", 1, 1)), (0, 1, 2), (1, -1)
    ):
        seen: list[Any] = []

        def show(setting: Any, p: Any, _: Any, seen: list[Any] = seen) -> bool:
            seen.append((setting, p))
            return len(seen) == 1

        setting = ratio.setting.Setting(tower_of(package, order), half_line, half_line, show)
        p = poly(package, {(0, 0, 1): 5 * sign, (1, 1, 1): 2 * sign, (0, 2, 0): -3, (1, 0, 0): 4})
        node = SimpleNamespace(fields={"bound": name, "shift": j}, place="here", child=lambda key: key)
        if ratio.comparison.by_comparison(setting, p, node) is not True:
            return False
        nu, x = F(5, 3), F(9, 4)
        with mpmath.workdps(40):
            a = mpmath.mpf(mu_at(order, nu).numerator) / mu_at(order, nu).denominator + j + mpmath.mpf(1) / 2
            value = mpmath.mpf(9) / 4
            unit = order[2]
            above, below = 2 * unit * value, 2 * unit * (a + mpmath.sqrt(value**2 + (a + i) * (a + k)))
            for step in range(j, 0, -1):
                twice = 2 * unit * (a - mpmath.mpf(1) / 2 - j + step)
                above, below = unit * value * below, twice * below + unit * value * above
            upper = (name != "amos") == (j % 2 == 0)
            (_, first), (inner, second) = seen
            slope = (5 + 2 * nu * x) * sign
            if at(package, first, (nu, x)) * (-1 if upper else 1) != slope:
                return False
            root = mpmath.sqrt(as_float(at(package, inner.tower.radicands[-1], (nu, x))))
            found = at(package, second, (as_float(nu), as_float(x), 0, root))
            exact = as_float(-3 * x**2 + 4 * nu) * below + as_float(slope) * above
            content = exact / found
            if content < mpmath.mpf(1) / 2 or abs(content - mpmath.nint(content)) > mpmath.mpf(10) ** -25:
                return False
    low = ratio.domain.Range(F(-3, 4), None, (True, False))
    linear = poly(package, {(0, 0, 1): 1, (0, 1, 0): -1})
    for name, refused in (("segura", True), ("simpson-spector", True), ("amos", False)):
        setting = ratio.setting.Setting(tower_of(package), low, low, lambda *_: True)
        node = SimpleNamespace(fields={"bound": name, "shift": 0}, place="here", child=lambda key: key)
        call = lambda s=setting, n=node: ratio.comparison.by_comparison(s, linear, n)  # noqa: E731  a call that is to fail
        if fails(package, call, "order >= -1/2") != refused:
            return False
    far = ratio.setting.Setting(
        tower_of(package), ratio.domain.Range(F(-1), None, (False, False)), low, lambda *_: True
    )
    node = SimpleNamespace(fields={"bound": "segura", "shift": 0}, place="here", child=lambda key: key)
    if not fails(package, lambda: ratio.comparison.by_comparison(far, linear, node), "order >= -1/2"):
        return False
    edge = ratio.setting.Setting(
        tower_of(package), ratio.domain.Range(F(-1, 2), None, (True, False)), low, lambda *_: True
    )
    node = SimpleNamespace(fields={"bound": "segura", "shift": 0}, place="here", child=lambda key: key)
    square = poly(package, {(0, 0, 2): 1})
    return ratio.comparison.by_comparison(edge, linear, node) is True and fails(
        package, lambda: ratio.comparison.by_comparison(edge, square, node), "to the power 2"
    )


def _derivatives(package: Any) -> bool:
    """Along the curve, by differences of mpmath's ratio and roots; norms, parts and reduction at exact points."""
    rng = Random(5)
    for order in UNITS:
        rads = [
            poly(package, {(0, 2): 3, (1, 0): 1, (0, 0): 2}),
            poly(package, {(0, 1, 1): 1, (0, 0, 0, 1): 2, (0, 0): 1}),
        ]
        tower = tower_of(package, order, rads)
        for degrees in ((1, 2, 2), (1, 1, 1, 1), (0, 1, 1, 1, 1)):
            p = some(package, rng, degrees)
            with mpmath.workdps(60):
                nu, x = mpmath.mpf(2) / 3, mpmath.mpf(7) / 5
                mu = as_float(mu_at(order, F(2, 3)))

                def values(z: Any, nu: Any = nu, mu: Any = mu, rads: Any = rads) -> tuple[Any, ...]:
                    r = mpmath.besseli(mu + 1, z) / mpmath.besseli(mu, z)
                    one = mpmath.sqrt(at(package, rads[0], (nu, z, r)))
                    return nu, z, r, one, mpmath.sqrt(at(package, rads[1], (nu, z, r, one)))

                slope = mpmath.diff(lambda z, p=p, values=values: at(package, p, values(z)), x)
                top, bottom = (at(package, q, values(x)) for q in tower.derivative(p))
                if not bottom > 0 or abs(bottom * order[2] * x * slope - top) > mpmath.mpf(10) ** -25 * (1 + abs(top)):
                    return False
                value = at(package, p, values(x))
                a, b = tower.split(p, 1)
                s = values(x)[4]
                parts = abs(at(package, a, values(x)) + at(package, b, values(x)) * s - value)
                conjugate = at(package, a, values(x)) - at(package, b, values(x)) * s
                if parts > 10**-30 or abs(at(package, tower.norm(p, 1), values(x)) - value * conjugate) > 10**-30:
                    return False
                if abs(at(package, tower.mul(p, p, p), values(x)) - value**3) > mpmath.mpf(10) ** -30 * (
                    1 + abs(value**3)
                ):
                    return False
        squares = tower.reduced(poly(package, {(0, 0, 0, 5): 1, (0, 0, 0, 1, 2): 1}))
        if any(package.ratio.polynomial.degree(squares, place) > 1 for place in (3, 4)):
            return False
    return True


ALGEBRA_PARTS: tuple[Callable[[Any], bool], ...] = (
    _polynomials,
    _charged,
    _numerators,
    _leading,
    _ranges,
    _strips,
    _comparisons,
    _derivatives,
)
