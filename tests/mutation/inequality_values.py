"""Parts about values at points: interval arithmetic, the sides of a statement, the pieces between checked points."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction
from random import Random
from types import SimpleNamespace
from typing import Any

import mpmath

from tests.mutation.inequality_tools import as_float, at, fails, poly, tower_of

F = Fraction


def _intervals(package: Any) -> bool:
    """Interval arithmetic contains, and is as tight as its bits."""
    rng, work = Random(9), package.arithmetic.series.Work()
    for bits in (6, 20, 60):
        arithmetic = package.ratio.enclosure.Arithmetic(bits, work)
        for _ in range(30):
            u, v = (sorted(F(rng.randint(-90, 90), rng.randint(1, 40)) for _ in range(2)) for _ in range(2))
            a, b = (u[0], u[1]), (v[0], v[1])
            products = [s * t for s in a for t in b]
            cases: list[tuple[Any, tuple[Any, Any]]] = [
                (arithmetic.add(a, b), (a[0] + b[0], a[1] + b[1])),
                (arithmetic.mul(a, b), (min(products), max(products))),
                (arithmetic.power(a, 3), (a[0] ** 3, a[1] ** 3)),
                (
                    arithmetic.power(a, 2),
                    (0 if a[0] <= 0 <= a[1] else min(a[0] ** 2, a[1] ** 2), max(a[0] ** 2, a[1] ** 2)),
                ),
                (arithmetic.power(a, 0), (F(1), F(1))),
            ]
            if not b[0] <= 0 <= b[1]:
                quotients = [s / t for s in a for t in b]
                cases.append((arithmetic.divide(a, b), (min(quotients), max(quotients))))
                inverse = sorted(1 / t**2 for t in b)
                cases.append((arithmetic.power(b, -2), (inverse[0], inverse[1])))
            for (low, high), (exact_low, exact_high) in cases:
                room = F(8, 2**bits)
                if not exact_low - room * abs(exact_low) <= low <= exact_low:
                    return False
                if not exact_high <= high <= exact_high + room * abs(exact_high):
                    return False
            if a[0] >= 0:
                low, high = arithmetic.sqrt(a)
                room = F(8, 2 ** (bits // 2))
                if not low**2 <= a[0] <= (low * (1 + room)) ** 2 or not (high * (1 - room)) ** 2 <= a[1] <= high**2:
                    return False
    arithmetic = package.ratio.enclosure.Arithmetic(20, work)
    zero = (F(-1), F(1))
    return all(
        fails(package, call, words)
        for call, words in (
            (lambda: arithmetic.divide(zero, zero), "not told from 0"),
            (lambda: arithmetic.divide((F(1), F(2)), (F(0), F(1))), "not told from 0"),
            (lambda: arithmetic.divide((F(1), F(2)), (F(-1), F(0))), "not told from 0"),
            (lambda: arithmetic.sqrt(zero), "radicand"),
        )
    ) and arithmetic.sqrt((F(0), F(4))) == (0, 2)


TEXTS = (
    ("r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))", F(1, 3), F(7, 4)),
    ("I(nu+2)/I(nu)-r(nu+1)^2*r(nu) <= -x^(-2)+3*(x-nu)^3", F(2), F(1, 2)),
    ("(I(nu+1)*I(nu+1)-I(nu)*I(nu+2))/I(nu+1)^2 > 1-r(nu+1)/r(nu)*2.5", F(3, 2), F(6)),
    ("sqrt(I(nu)*I(nu+2)*4)/I(nu+1) < 2-sqrt(8*x^3/(nu+3))", F(1, 2), F(2, 3)),
    ("0-x < r(nu+1)-0 < 1", F(0), F(5)),
)


def _points(package: Any) -> bool:
    """The sides at a point enclose mpmath's, tightly; false is what mpmath says is false."""
    ratio = package.ratio
    for text, nu, x in TEXTS:
        statement = ratio.expression.parse_statement(text, "here")
        point = ratio.point.Point(statement, nu, x, 160, 90, package.arithmetic.series.Work())
        with mpmath.workdps(60):
            order, at_x = as_float(nu), as_float(x)
            names = {
                "nu": order,
                "x": at_x,
                "sqrt": mpmath.sqrt,
                "I": lambda m, at_x=at_x: mpmath.besseli(m, at_x),
                "r": lambda m, at_x=at_x: mpmath.besseli(m + 1, at_x) / mpmath.besseli(m, at_x),
            }
            sides = [eval(side.replace("^", "**"), {"__builtins__": {}}, names) for side in _sides(text)]
            for side, expression in zip(sides, statement.sides, strict=True):
                (low, high), _ = point.value(expression)
                if not as_float(low) <= side <= as_float(high) or as_float(high - low) > mpmath.mpf(10) ** -20 * (
                    1 + abs(side)
                ):
                    return False
            for (a, b), (one, two) in zip(itertools.pairwise(statement.sides), itertools.pairwise(sides), strict=True):
                if ratio.point.is_false(point, a, b, strict=True) != bool(one >= two):
                    return False
                if ratio.point.is_false(point, b, a, strict=False) != bool(two > one):
                    return False
    same = ratio.expression.parse_statement("x < x*1+0*r(nu)", "here")
    point = ratio.point.Point(same, F(1), F(2), 64, 20, package.arithmetic.series.Work())
    sides = same.sides
    if ratio.point.is_false(point, sides[0], sides[0], strict=True) is not True:
        return False
    if ratio.point.is_false(point, sides[0], sides[0], strict=False):
        return False

    def made(text: str, nu: Fraction) -> Any:
        read = ratio.expression.parse_statement(text, "here")
        found = ratio.point.Point(read, nu, F(2), 64, 20, package.arithmetic.series.Work())
        return [found.value(side) for side in read.sides]

    return (
        fails(package, lambda: made("r(nu) < 1", F(-1)), "not above -1")
        and len(made("r(nu) < 1", F(-9, 10))) == 2
        and fails(package, lambda: made("I(nu)+1 < 2*r(nu)", F(1)), "different degrees")
        and fails(package, lambda: made("sqrt(I(nu)) < r(nu)", F(1)), "odd degree")
        and made("I(nu)*0+1 < I(nu)^2/I(nu)^2+0*I(nu+1)", F(1))[1][1] == 0
        and made("sqrt(I(nu)^6)/I(nu) < r(nu)", F(1))[0][1] == 2
        and made("I(nu+3)/I(nu)^2 < r(nu)", F(1))[0][1] == -1
    )


def _false(package: Any) -> bool:
    """A comparison of two intervals is false where it is for all of their numbers, of one degree."""

    def shown(a: tuple[int, int], b: tuple[int, int], degrees: tuple[int, int] = (0, 0)) -> list[bool]:
        point = SimpleNamespace(value={"a": (a, degrees[0]), "b": (b, degrees[1])}.get)
        return [package.ratio.point.is_false(point, "a", "b", strict=strict) for strict in (True, False)]

    return (
        [shown(a, b) for a, b in (((1, 3), (2, 4)), ((3, 5), (2, 3)), ((2, 5), (1, 3)), ((4, 5), (1, 3)))]
        == [[False, False], [True, False], [False, False], [True, True]]
        and shown((0, 0), (1, 2), (1, 0)) == [False, False]
        and fails(package, lambda: shown((1, 1), (2, 2), (1, 0)), "different degrees")
    )


def _sides(text: str) -> list[str]:
    return [side for side in text.replace("<=", "<").replace(">", "<").split("<") if side]


def _canonical(package: Any) -> bool:
    """Every side is top/(scale prod p^n) I_mu^degree, with R and the roots put in."""
    ratio = package.ratio
    for text, nu, x in TEXTS:
        statement = ratio.expression.parse_statement(text, "here")
        tower = tower_of(package)
        with mpmath.workdps(60):
            order, at_x = as_float(nu), as_float(x)
            r = mpmath.besseli(order + 1, at_x) / mpmath.besseli(order, at_x)

            def where(tower: Any = tower, order: Any = order, at_x: Any = at_x, r: Any = r) -> tuple[Any, ...]:
                found = [order, at_x, r]
                for radicand in tower.radicands:
                    found.append(mpmath.sqrt(at(package, radicand, tuple(found))))
                return tuple(found)

            def settle(kind: str, p: Any, where: Any = where) -> int:
                sign = 1 if at(package, p, where()) > 0 else -1
                return 1 if kind == "radicand" else sign

            canonical = ratio.canonical.Canonical(tower, (F(1), F(0)), None, settle)
            names = {
                "nu": order,
                "x": at_x,
                "sqrt": mpmath.sqrt,
                "I": lambda m, at_x=at_x: mpmath.besseli(m, at_x),
                "r": lambda m, at_x=at_x: mpmath.besseli(m + 1, at_x) / mpmath.besseli(m, at_x),
            }
            values = [eval(side.replace("^", "**"), {"__builtins__": {}}, names) for side in _sides(text)]
            for side, exact in zip(statement.sides, values, strict=True):
                found = canonical.value(side)
                bottom = mpmath.mpf(found.scale)
                for p, n in found.bottom:
                    factor = at(package, p, where())
                    if not factor > 0:
                        return False
                    bottom *= factor**n
                shown = at(package, found.top, where()) / bottom * mpmath.besseli(order, at_x) ** found.degree
                if found.scale <= 0 or abs(shown - exact) > mpmath.mpf(10) ** -40 * (1 + abs(exact)):
                    return False
            for i, (low, high) in enumerate(itertools.pairwise(statement.sides)):
                sign = at(package, canonical.difference(low, high), where())
                if (sign > 0) != (values[i + 1] > values[i]):
                    return False
    return True


def _gaps(package: Any) -> bool:
    """What nodes leave of a range of x."""
    ratio, node = package.ratio, SimpleNamespace(place="here")
    whole = ratio.domain.Range(F(0), None, (False, False))
    part = ratio.domain.Range(F(1), F(5), (True, True))

    def shown(x: Any, spans: list[Any]) -> list[Any]:
        return [(r.low, r.high, r.closed) for r in ratio.pieces.gaps(x, [tuple(map(F, s)) for s in spans], node)]

    return (
        shown(whole, [(1, 2), (3, 3)]) == [(0, 1, (False, True)), (2, 3, (True, True)), (3, None, (True, False))]
        and shown(part, [(1, 2), (4, 5)]) == [(2, 4, (True, True))]
        and shown(part, [(1, 1), (3, 6)]) == [(1, 3, (True, True))]
        and shown(ratio.domain.Range(F(0), F(5), (False, True)), [(1, 2)])
        == [(0, 1, (False, True)), (2, 5, (True, True))]
        and shown(part, [(F(1, 2), 2)]) == [(2, 5, (True, True))]
        and shown(part, [(1, 4)]) == [(4, 5, (True, True))]
        and fails(package, lambda: shown(part, [(2, 3)]), "left end")
        and fails(package, lambda: shown(part, [(F(1, 2), F(3, 4))]), "left end")
        and fails(package, lambda: shown(part, [(1, 2), (6, 7)]), "beyond the range")
        and _curve(package)
    )


def _curve(package: Any) -> bool:
    """The ratio on [p, q] lies between what r/x, which decreases, says at the ends."""
    arithmetic = package.ratio.enclosure.Arithmetic(80, package.arithmetic.series.Work())
    for p, q in ((F(1), F(3, 2)), (F(4), F(4))):
        low, high = package.ratio.pieces.curve_bounds(F(1, 3), (p, q), 50, arithmetic)
        with mpmath.workdps(40):
            one, two = (
                mpmath.besseli(mpmath.mpf(4) / 3, as_float(z)) / mpmath.besseli(mpmath.mpf(1) / 3, as_float(z))
                for z in (p, q)
            )
            if (
                abs(as_float(low) - two * as_float(p / q)) > 10**-18
                or abs(as_float(high) - one * as_float(q / p)) > 10**-18
            ):
                return False
            if as_float(low) > two * as_float(p / q) or as_float(high) < one * as_float(q / p):
                return False
    return True


def _pieces(package: Any) -> bool:
    """P > 0 at the nodes, a beginning for what goes to the right from 0, a node at the end of what goes to the left."""
    ratio = package.ratio
    half_line, zero = ratio.domain.Range(F(0), None, (False, False)), (0, 0, 1)
    point = ratio.domain.Range(F(0), F(0), (True, True))

    def decided(
        p: Any, signs: tuple[int, ...], span: tuple[Fraction, Fraction], order: Any = zero, **fields: Any
    ) -> Any:
        given = {"nodes": [span], "signs": signs, "rests": ["rest"] * len(signs), "precision": 40, "terms": 20}
        given |= {"cofactor": "0", **fields}
        node = SimpleNamespace(fields=given, place="here", child=lambda key: given[key])
        setting = ratio.setting.Setting(
            tower_of(package, order), point, half_line, lambda _, __, proof: proof == "begin"
        )
        return ratio.pieces.by_pieces(setting, p, node)

    half, begun = (F(1, 2), F(1, 2)), {"start": "leading", "proof": "begin"}
    rising = poly(package, {(0, 1): 3, (0, 0): -1})
    with mpmath.workdps(30):  # R at the order 1/3, times 10^6
        value = int(mpmath.besseli(mpmath.mpf(4) / 3, 0.5) / mpmath.besseli(mpmath.mpf(1) / 3, 0.5) * 10**6)
    above, below = (poly(package, {(0, 0, 1): 10**6, (0, 0): -value - k}) for k in (0, 1))
    return (
        decided(above, (-1, 1), half, (0, 2, 3)) is True
        and fails(package, lambda: decided(below, (-1, 1), half, (0, 2, 3)), "0 < P at a node")
        and decided(rising, (1, 1), half, **begun) is True
        and decided(rising, (-1, 1), half) is True
        and fails(package, lambda: decided(rising, (1, 1), half), "the beginning needs a proof")
        and fails(package, lambda: decided(rising, (-1, -1), half), "nothing is known at the right end")
        and fails(package, lambda: decided(rising, (1,), half, **begun), "there are 2 pieces")
        and fails(package, lambda: decided(poly(package, {(0, 1): 1, (0, 0): -1}), (-1, 1), half), "0 < P at a node")
        and fails(
            package,
            lambda: decided(poly(package, {(0, 1): 2, (0, 0): -1}), (-1, 1), (F(1, 4), F(3, 4))),
            "0 < P at a node",
        )
    )


def _steps(package: Any) -> bool:
    """P > 0 by its value at the left end of each step, and by how far it falls: with R, a root, a unit of the order."""
    ratio = package.ratio
    point, third = ratio.domain.Range(F(0), F(0), (True, True)), (0, 2, 3)  # the order is 1/3

    def decided(
        p: Any, at: tuple[Any, ...], x: tuple[Any, Any], nu: Any = point, rads: Any = (), bits: int = 40
    ) -> Any:
        node = SimpleNamespace(fields={"at": [F(each) for each in at], "precision": bits, "terms": 20}, place="here")
        given = ratio.domain.Range(F(x[0]), None if x[1] is None else F(x[1]), (True, x[1] is not None))
        setting = ratio.setting.Setting(tower_of(package, third, list(rads)), nu, given, lambda *_: True)
        return ratio.pieces.by_values(setting, p, node)

    def refused(*given: Any, said: str = "0 < P on a step", **more: Any) -> bool:
        return fails(package, lambda: decided(*given, **more), said)

    with mpmath.workdps(30):  # R at x = 1 and 2, times 10^6
        one, two = (
            int(mpmath.besseli(mpmath.mpf(4) / 3, x) / mpmath.besseli(mpmath.mpf(1) / 3, x) * 10**6) for x in (1, 2)
        )
    line, falling = poly(package, {(0, 1): 1, (0, 0): -1}), poly(package, {(0, 1): -2, (0, 0): 8})
    above, below = (poly(package, {(0, 0, 1): 10**6, (0, 0): -one - k}) for k in (0, 1))
    high, low = (poly(package, {(0, 0, 1): -(10**6), (0, 0): two + k}) for k in (40_000, -1))
    many = tuple(F(16 + k, 16) for k in range(1, 16))
    whole = ratio.domain.Range(F(0), F(1), (True, True))
    root = [poly(package, {(0, 2): 1, (0, 0): 1})]
    under = [poly(package, {(0, 0, 0, 1): -1, (0, 0): k}) for k in (3, 2)]
    for value, right in ((243, F(3, 2)), (308, F(5, 2))):  # the least c with c - 100 S > 0 by a step of length 1/2
        near = [poly(package, {(0, 0, 0, 1): -100, (0, 0): value - k}) for k in (0, 1)]
        here = (right - F(1, 2), right)
        if not decided(near[0], (), here, rads=root) or not refused(near[1], (), here, rads=root):
            return False
    begins = [poly(package, {(0, 1): 1, (0, 0): -1})]  # a root that vanishes at 1
    nine, early = poly(package, {(0, 0, 0, 1): -1, (0, 0): 9}), (F(1, 64), F(1, 32))
    increase = "do not increase"
    least = {(1, 1, 3): -229, (1, 1, 5): -335, (1, 2, 3): -256, (-1, 1, 5): 435, (-1, 2, 3): 944}
    """The least c with c + 1000 R or c - 1000 R > 0 on [x, 9x/8] by one step, with so few bits that each end counts."""
    for (sign, x, bits), value in least.items():
        near = [poly(package, {(0, 0, 1): sign * 1000, (0, 0): value - k}) for k in (0, 1)]
        if not decided(near[0], (), (x, F(9 * x, 8)), bits=bits) or not refused(
            near[1], (), (x, F(9 * x, 8)), bits=bits
        ):
            return False
    return (
        decided(above, many, (1, 2)) is True
        and refused(below, many, (1, 2))
        and decided(high, many, (1, 2)) is True
        and refused(low, many, (1, 2))
        and refused(high, (), (1, 2))
        and decided(line, (), (F(5, 4), 3)) is True
        and refused(line, (), (1, 3))
        and decided(falling, (), (1, F(9, 4))) is True
        and refused(falling, (), (1, F(5, 2)))
        and decided(falling, (2,), (1, F(5, 2))) is True
        and decided(under[0], many, (1, 2), rads=root) is True
        and refused(under[1], many, (1, 2), rads=root)
        and refused(falling, (), (1, 2), nu=whole, said="values need a number nu")
        and refused(falling, (), (0, 2), said="begins above 0")
        and refused(falling, (), (1, None), said="a bounded range")
        and all(
            refused(falling, at, (1, 2), said=increase) for at in ((1,), (2,), (F(3, 2), F(3, 2)), (F(5, 4), F(9, 8)))
        )
        and refused(falling, (), (1, 1), said=increase)
        and refused(nine, (), (1, 2), rads=begins, said="0 < the roots on a step")
        and decided(nine, (), early, rads=root) is True
    )


def _rounded(package: Any) -> bool:
    """Down to so many bits, and not at all where a number has no more; the work of it."""
    down = package.ratio.enclosure._down
    spent: list[tuple[int, ...]] = []
    charged = package.ratio.enclosure.Arithmetic(7, SimpleNamespace(spend=lambda *cost: spent.append(cost)))
    if charged.out(F(1), F(2)) != (1, 2) or spent != [(4, 7, 4)]:
        return False
    if charged.power((F(1), F(2)), 3) != (1, 8) or spent[1:] != [(0, 21, 2), (4, 7, 4)]:
        return False
    exact = ((F(1, 3), 3), (F(-5, 7), 9), (F(0), 4), (F(6), 4))
    return all(down(x, bits) == x for x, bits in exact) and [
        down(F(1, 3), 2),
        down(F(355, 113), 6),
        down(F(-355, 113), 6),
        down(F(100_000, 7), 6),
        down(F(1, 1000), 5),
    ] == [F(2, 8), F(50, 16), F(-51, 16), F(14_080), F(32, 2**15)]


def _along(package: Any) -> bool:
    """Roots to the bits that are asked for, and a polynomial in one that has another below it."""
    enclosure, work = package.ratio.enclosure, package.arithmetic.series.Work()
    arithmetic = enclosure.Arithmetic(10, work)
    roots = [arithmetic.sqrt(given) for given in ((F(2), F(3)), (F(2, 7), F(10**9)), (F(10**9),) * 2)]
    if roots != [(F(45, 32), F(56, 32)), (F(239, 448), F(63_246, 2)), (F(63_245, 2), F(63_246, 2))]:
        return False
    if not fails(package, lambda: arithmetic.power((F(-1), F(1)), -1), "not told from 0"):
        return False
    rads = [poly(package, {(0, 2): 3, (0, 0): 2}), poly(package, {(0, 1, 1): 1, (0, 0, 0, 1): 2, (0, 0): 1})]
    p = poly(package, {(0, 1, 0, 0, 1): 1, (0, 0, 1): -2, (0, 0): 3, (0, 2, 1): 5, (2, 0): 7})
    fine = enclosure.Arithmetic(120, work)
    nu, x, r = F(-3, 4), F(2, 3), F(1, 5)
    given = {place: (value, value) for place, value in enumerate((nu, x, r))}
    low, high = enclosure.along_curve(tower_of(package, (0, 3, 2), rads), p, given, fine)
    with mpmath.workdps(40):
        one = mpmath.sqrt(as_float(3 * x * x + 2))
        two = mpmath.sqrt(as_float(x * r + 1) + 2 * one)
        exact = as_float(x) * two + as_float(3 - 2 * r + 5 * x * x * r + 7 * nu * nu)
        return bool(as_float(low) <= exact <= as_float(high) and as_float(high - low) < mpmath.mpf(10) ** -15)


VALUE_PARTS: tuple[Callable[[Any], bool], ...] = (
    _intervals,
    _rounded,
    _along,
    _points,
    _false,
    _canonical,
    _gaps,
    _pieces,
    _steps,
)
