"""What a mutant of tube.py has to get right: the tube as its cells make it, weights on it, and what it bounds."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.spine.scenes import BITS, setting

ONE: Final = 1 << BITS
CENTRES: Final = (
    (ONE // 3, ONE // 9, ONE // 30),
    (ONE // 2, ONE // 5, ONE // 20),
    (5 * ONE // 8, ONE // 4, ONE // 11),
)
RADII: Final = (ONE // 100, ONE // 50, ONE // 300)


def root(x: Fraction) -> Fraction:
    """The root of x/2^p over 2^p, from below."""
    return Fraction(isqrt(int(max(x, Fraction(0)) * ONE) << 80), 1 << 40)


def pole(own: Any, moments: Any) -> Fraction:
    """The field at the pole, over 2^p."""
    return sum((Fraction(g * m, ONE) for g, m in zip(own.g, moments, strict=True)), Fraction(0))


def length(own: Any, moments: Any, rest: Fraction | int = 0, *, off_pole: bool) -> Fraction:
    """|m|, or the length of its part off e, over 2^p."""
    square = sum((Fraction(g * m * m) / ONE**2 for g, m in zip(own.g, moments, strict=True)), Fraction(rest))
    return root(square - (pole(own, moments) ** 2 / own.g0 if off_pole else 0))


def made(package: Any, order: int = 1) -> Any:
    """A tube of three cells, around their centres."""
    own = setting(package)
    own.slack = 1 << 12
    poles = [int(pole(own, c)) for c in CENTRES]
    bounds = [poles[0] - ONE // 8, poles[0] + ONE // 9, poles[1] + ONE // 7, poles[2] + ONE // 3]
    cuts = [
        SimpleNamespace(low=low, high=high, centre=list(centre))
        for low, high, centre in zip(bounds, bounds[1:], CENTRES, strict=False)
    ]
    return package.spine.tube.Tube(own, cuts[::order], RADII[::order])


def tubes(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """Axis, ends, T, the middle of each cell and the length of the longest vector."""
    found = made(package)
    own = found.setting
    if (found.low, found.high) != (found.slices[0].low, found.slices[2].high) or found.start != list(CENTRES[0]):
        return False
    axis = [b - a for a, b in zip(CENTRES[0], CENTRES[2], strict=True)]
    if found.axis != axis or (found.begin, found.run) != tuple(int(pole(own, x) * ONE) for x in (CENTRES[0], axis)):
        return False
    run, begin = pole(own, axis), pole(own, CENTRES[0])
    least = []
    for cut, radius in zip(found.slices, RADII, strict=True):
        for s in (cut.low, cut.high):
            place = (s - begin) / run
            moments = [c - a - place * w for c, a, w in zip(cut.centre, CENTRES[0], axis, strict=True)]
            least.append(radius + length(own, moments, off_pole=True))
    if not max(least) <= found.radius <= max(least) + ONE // 2**12:
        return False
    longest = []
    for (part, half), cut in zip(found.parts, found.slices, strict=True):
        ends = [(s - begin) / run for s in (cut.low, cut.high)]
        # a point of the axis that the moments are a unit below at most, no end further than `half` from it
        points = [
            (Fraction(m - a, w), Fraction(m - a + 1, w)) for m, a, w in zip(part.moments, CENTRES[0], axis, strict=True)
        ]
        reach = Fraction(half, ONE)
        low, high = max(*(x for x, _ in points), ends[1] - reach), min(*(x for _, x in points), ends[0] + reach)
        if low > high or 2 * reach > ends[1] - ends[0] + Fraction(100, ONE):
            return False
        longest.append(length(own, part.moments, off_pole=False) + half * length(own, axis, off_pole=False) / ONE)
    if not above(Fraction(found.longest), max(longest) + found.radius + Fraction(own.g0, ONE), 16):
        return False
    if not refused(package, lambda: made(package, -1), "the axis of the tube points to the pole"):
        return False
    module, rests = package.spine.tube, list[Any]()
    with changed((module, "length", lambda *parts, off_pole: rests.append(parts[2]) or 1)):
        made(package)
    if set(rests) != {0}:
        return False
    own, ends = found.setting, [package.arithmetic.ball.Ball(m, r, BITS) for m, r in ((0, 0), (100, 50))]
    found.place = lambda s: ends[s.m]
    if found._part(SimpleNamespace(low=0, high=1))[1] != 100:
        return False
    cuts = [SimpleNamespace(low=low, high=low + 9, centre=list(CENTRES[0])) for low in (0, 9)]
    return refused(package, lambda: module.Tube(own, cuts, (1, 1)), "the axis of the tube points to the pole")


def places(package: Any) -> bool:
    """place(s), and the distance from the axis there, with the radii of both."""
    found, make = made(package), package.arithmetic.ball.Ball
    own = found.setting
    begin, run = Fraction(found.begin, ONE), Fraction(found.run, ONE)
    for s, r in ((found.low, 0), (found.high, ONE // 1000), (0, 5)):
        place = found.place(make(s, r, BITS))
        ends = [(x - begin) / run * ONE for x in (s - r, s + r)]
        if not (place.low <= min(ends) and max(ends) <= place.high <= max(ends) + 60 + r // 50):
            return False
    found.begin, found.run = (5 << BITS) + ONE - 1, (1000 << BITS) + ONE - 1
    for s in (1 << 30, -(1 << 30), 6, 5):
        place = found.place(make(s, 0, BITS))
        if not place.low <= Fraction(s * ONE - found.begin, found.run) * ONE <= place.high:
            return False
    found = made(package)
    for rest in (0, ONE // 30):
        for radius in (0, ONE // 500):
            at = make(ONE // 3, radius, BITS)
            moments = [make(m, radius, BITS) for m in CENTRES[1]]
            exact = [m - a - Fraction(w, 3) for m, a, w in zip(CENTRES[1], CENTRES[0], found.axis, strict=True)]
            least = length(own, exact, rest, off_pole=True)
            value = found.distance(moments, at, rest)
            if not least <= value <= least + (60 * radius if radius else ONE // 2**12) + (ONE >> 15):
                return False
    return True


def insides(package: Any) -> bool:
    """Moments are in the tube if their field at the pole is in the window, and they are near the axis; ends count."""
    found, make = made(package), package.arithmetic.ball.Ball
    own = found.setting
    moments = [make(m, 0, BITS) for m in CENTRES[1]]
    value = int(pole(own, CENTRES[1]))
    found.distance = lambda m, place, rest: asked.append((m, place.m, place.r, rest)) or 500
    asked: list[Any] = []
    found.radius, inside = 500, package.spine.tube.Tube.require_inside
    place = found.place(make(value, 6, BITS))
    inside(found, moments, 77, "z")
    if asked[0][0] is not moments or abs(asked[0][1] - place.m) > 30 or asked[0][3] != 77:
        return False
    found.radius = 499
    if not refused(package, lambda: inside(found, moments, 77, "z"), "z: |u| <= T"):
        return False
    found.radius = 500
    low, high = found.low, found.high
    ends = package.arithmetic.ball.total(
        package.arithmetic.ball.up(g, BITS) * m for g, m in zip(own.g, moments, strict=True)
    )
    for found.low, found.high, words in (
        (ends.low, ends.high, ""),
        (ends.low + 1, high, "z: window.lower"),
        (low, ends.high - 1, "window.upper"),
    ):
        if words and not refused(package, lambda: inside(found, moments, 77, "z"), words):
            return False
        if not words:
            inside(found, moments, 77, "z")
    return True


def thetas(package: Any) -> bool:
    """theta is the largest norm of the parts, with the factor, and less than 1."""
    found, asked = made(package), list[Any]()
    found.masses = lambda part, half, lift, extra: (part, half, lift, extra)
    sizes = iter((5, 900, 7, ONE - 2, ONE - 1, 0, 3, 9, ONE))
    found.norm = lambda part, masses: asked.append((part, masses)) or next(sizes)
    if found.theta(33) != Fraction(900, ONE) or asked != [(part, (part, half, None, 33)) for part, half in found.parts]:
        return False
    if found.theta(33) != Fraction(ONE - 1, ONE) or not refused(package, lambda: found.theta(33), "tube: theta < 1"):
        return False
    module = package.spine.tube
    found = made(package)
    found._features = lambda part: ("features", part)
    with changed((module, "largest", lambda *parts: parts)):
        return bool(found.norm("part", [3]) == (("features", "part"), [3], 3, found.setting.work))


def features(package: Any) -> bool:
    """sqrt(g_l) (P_l - M_l): values, squares with what the M_l are wrong by, and how wrong."""
    found, make = made(package), package.arithmetic.ball.Ball
    own, mesh = found.setting, found.setting.mesh
    means = [make(ONE // 2, ONE // 700, BITS), make(ONE // 5, 3, BITS), make(-ONE // 30, ONE // 3000, BITS)]
    own.features = lambda *parts: parts
    rows, squares, wrong = found._features(SimpleNamespace(mean=means))
    if rows != [[y - m.m for y, m in zip(row, means, strict=True)] for row in mesh.rows]:
        return False
    if wrong != mesh.error + ONE // 700:
        return False
    for row, square in zip(rows, squares, strict=True):
        value = sum(Fraction(g * (abs(y) + wrong) ** 2, ONE**2) for g, y in zip(own.g, row, strict=True))
        exact = sum(Fraction(g * y * y, ONE**2) for g, y in zip(own.g, row, strict=True))
        if not value + own.slack <= square or not above(
            Fraction(square), exact + own.slack + 8 * Fraction(wrong * own.g0, ONE), 2
        ):
            return False
    means = [make(0, 0, BITS)] * 3
    own.mesh.error = 0
    _, squares, _ = found._features(SimpleNamespace(mean=means))
    exact = sum(Fraction(g * y * y, ONE**2) for g, y in zip(own.g, mesh.rows[1], strict=True))
    return above(Fraction(squares[1]), exact + own.slack, 1)


def lengths(package: Any) -> bool:
    """|P (xi - M)| at the nodes, with what beyond L adds, for M with radii."""
    found, make = made(package), package.arithmetic.ball.Ball
    own = found.setting
    for slack, radius in ((0, 0), (1 << 30, 0), (1 << 20, ONE // 1000)):
        means = [make(m, radius, BITS) for m in (ONE // 2, ONE // 5, -ONE // 30)]
        if not _as_long(found, means, slack):
            return False
    own.g = [ONE // 10, ONE, ONE]
    own.g0 = sum(own.g)
    own.pole, own.pole_wrong = own.mesh.values(own.g)
    return _as_long(found, [make(ONE, ONE // 20, BITS), make(-ONE, 0, BITS), make(-ONE, 0, BITS)], 0)


def _as_long(found: Any, means: Any, slack: int) -> bool:
    own = found.setting
    own.slack = slack
    own.squares = own._squares()
    wrong = max(m.r for m in means) * own.g0 // ONE
    for row, value in zip(own.mesh.rows, found._lengths(SimpleNamespace(mean=means)), strict=True):
        vectors = [[y - m.m + sign * m.r for y, m in zip(row, means, strict=True)] for sign in (-1, 0, 1)]
        least = max(length(own, vector, slack, off_pole=True) for vector in vectors) + root(Fraction(slack))
        if not least <= value <= least + root(Fraction(slack)) + 6 * wrong + root(Fraction(2000 + 12 * wrong)):
            return False
    return True


def functionals(package: Any) -> bool:
    """The best of the centres in their own cells; G + share |c|^2/2 less what the gradient lets it fall."""
    module, found = package.spine.tube, made(package)
    own, make = found.setting, package.arithmetic.ball.Ball
    asked: list[Any] = []
    means = {
        c: [make(int(x * Fraction(9, 10)), 0, BITS) for x in c] for c in map(tuple, (s.centre for s in found.slices))
    }
    values = dict(zip(means, (ONE // 3, ONE // 2, ONE // 4), strict=True))

    def density(setting: Any, centre: Any, tilt: Any) -> Any:
        asked.append((setting, tuple(centre), tilt))
        return SimpleNamespace(mean=means[tuple(centre)], functional=values[tuple(centre)])

    def least(centre: Any, theta: Fraction, share: tuple[Fraction, Fraction]) -> Fraction:
        return min(
            values[centre] + s * (length(own, centre, off_pole=False) ** 2 / ONE - own.slack) / 2 for s in share
        ) - max(
            (
                length(
                    own,
                    [c * (1 + s) - m.m for c, m in zip(centre, means[centre], strict=True)],
                    own.slack,
                    off_pole=False,
                )
                ** 2
            )
            for s in share
        ) / ONE / (2 * (1 - theta + share[0]))

    with changed((module, "Density", density)):
        for theta, share in (
            (Fraction(1, 2), (Fraction(0), Fraction(0))),
            (Fraction(2, 3), (Fraction(1, 9), Fraction(1, 8))),
            (Fraction(0), (Fraction(2), Fraction(2))),
        ):
            asked.clear()
            value = found.functional(theta, "tilt", share)
            best = max(least(c, theta, share) for c in means)
            room = ONE // 2**16 + (ONE // 100 if share[0] != share[1] else 0)
            if not best - room <= value <= best + 1 or asked != [(own, c, "tilt") for c in means]:
                return False
        own.slack = ONE // 10
        value = found.functional(Fraction(1, 2), None, (Fraction(1), Fraction(1)))
        best = max(least(c, Fraction(1, 2), (Fraction(1), Fraction(1))) for c in means)
        if not best - ONE // 2**16 <= value <= best + 1:
            return False
        at = int(pole(own, found.slices[1].centre))
        own.slack = 0
        for c in means:  # c (1 + share) - M is negative: the other end of the share counts
            means[c] = [make(int(x * Fraction(7, 4)), 0, BITS) for x in c]
        share = (Fraction(1, 9), Fraction(1, 8))
        value, best = found.functional(Fraction(1, 2), None, share), max(least(c, Fraction(1, 2), share) for c in means)
        if not best - ONE // 100 <= value <= best + 1:
            return False
        for low, high, number in ((at, at + 1, 1), (at + 1, at + 5, 0), (at - 5, at, 0)):
            found.slices = [SimpleNamespace(low=low, high=high, centre=CENTRES[1])]
            if refused(
                package,
                lambda: found.functional(Fraction(0), None, (Fraction(0), Fraction(0))),
                "the centres of the window",
            ) is bool(number):
                return False
    return True


TUBE: Final = (thetas, insides, features, lengths, tubes, places, functionals)
