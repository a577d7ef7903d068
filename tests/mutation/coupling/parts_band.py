"""What a mutant of band.py has to get right, for a made-up K(beta) whose logarithm is concave in log beta."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.coupling.exact import Exact, recorded
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_functional import kappa
from tests.mutation.coupling.parts_regions import middle

P = 120
NODES = (Fraction(2), Fraction(17, 8), Fraction(9, 4))
CLOSE = Fraction(1, 10**24)


@cache
def truth(beta: Fraction) -> tuple[Fraction, Fraction]:
    """K = exp(-log(beta)/5 - 3 log(beta)^2/10), and p = -d log K/d log beta."""
    ctx.prec = 300
    x = ball(beta).log()
    return middle((-x / 5 - 3 * x * x / 10).exp()), middle(arb(1) / 5 + 3 * x / 5)


def end(package: Any, beta: Fraction, **change: Any) -> Any:
    """An end with room on both sides of K and p."""
    k, p = truth(beta)
    room = Fraction(1, 1 << 14)
    given = {"beta": beta, "coupling": (k - room, k + 2 * room), "log_slope": (p - 3 * room, p + 5 * room), **change}
    return package.coupling.band.End(**given)


@lru_cache(maxsize=1)
def bands(package: Any) -> list[tuple[Any, list[Any]]]:
    """Bands with and without a node inside, and their nodes."""
    ends = [end(package, beta) for beta in NODES]
    band = package.coupling.band.Band
    return [(band(ends[0], ends[2], P), [ends[0], ends[2]]), (band(ends[0], ends[2], P, ends[1:2]), ends)]


def _chord(one: Any, two: Any, beta: Fraction) -> tuple[Fraction, Fraction]:
    ctx.prec = 300
    power = ball(one.coupling[0] / two.coupling[0]).log() / ball(two.beta / one.beta).log()
    value = ball(one.coupling[0]) * ball(one.beta / beta) ** power
    return middle(value), middle(-value * power / ball(beta))


def _tangent(node: Any, beta: Fraction) -> Fraction:
    """K_i (b_i/beta)^p_i at the upper ends, with e^r <= 1 + 2 r as arithmetic.ball.exp has it."""
    ctx.prec = 300
    (low, high), log = node.log_slope, middle(ball(node.beta / beta).log())
    value = middle(ball((low + high) / 2 * log).exp())
    return node.coupling[1] * value * (1 + abs(log) * (high - low))


@cache
def _parts(nodes: int, s0: Fraction, s1: Fraction) -> list[tuple[int, Fraction, Fraction]]:
    """The range cut at the nodes (s = -1, 0, 1 or -1, 1) and half-way between them."""
    places = [Fraction(-1), Fraction(1)] if nodes == 2 else [Fraction(-1), Fraction(0), Fraction(1)]
    found = []
    for i, (a, b) in enumerate(pairwise(places)):
        for low, high in ((a, (a + b) / 2), ((a + b) / 2, b)):
            u0, u1 = max(low, s0), min(high, s1)
            if u0 < u1:
                found.append((i, u0, u1))
    return found


RANGES = tuple((Fraction(a, 8), Fraction(b, 8)) for a, b in ((-8, 8), (-8, -4), (-1, 5), (2, 3)))


def couplings(package: Any) -> bool:
    """K_c on ranges of s is bounded by the chord's tangents and the nodes' powers, neither more nor less."""
    for band, nodes in bands(package):
        if (band.left, band.right, band.p, band.half) != (nodes[0], nodes[-1], P, Fraction(1, 8)):
            return False
        for s0, s1 in RANGES:
            k, tilt, spread = (Exact.of(x) for x in band.coupling(s0, s1))
            lows, highs, sm = [], [], (s0 + s1) / 2
            for i, u0, u1 in _parts(len(nodes), s0, s1):
                um, rad_s = (u0 + u1) / 2, (u1 - u0) / 2
                value, slope = _chord(nodes[i], nodes[i + 1], band.beta(um))
                lows.append(value - k.m - tilt.m * (um - sm) - abs(slope / 8 - tilt.m) * rad_s)
                highs.append(
                    min(
                        max(_tangent(node, band.beta(u)) - k.m - tilt.m * (u - sm) for u in (u0, u1))
                        for node in nodes[i : i + 2]
                    )
                )
            if not (0 <= min(lows) - spread.low < CLOSE and 0 <= spread.high - max(highs) < CLOSE) or k.r or tilt.r:
                return False
            first = _parts(len(nodes), sm, s1)[0][0] if len(nodes) == 2 or sm else 0
            if abs(_chord(nodes[first], nodes[first + 1], band.beta(sm))[0] - k.m) > CLOSE:
                return False
            at = [
                _chord(nodes[i], nodes[i + 1], band.beta(u))[0]
                for i, u in ((_first(nodes, s0), s0), (_last(nodes, s1), s1))
            ]
            if abs((at[1] - at[0]) / (s1 - s0) - tilt.m) > CLOSE:
                return False
    return _point(package)


def _first(nodes: list[Any], s: Fraction) -> int:
    return int(len(nodes) == 3 and s > 0)


_last = _first


def _point(package: Any) -> bool:
    band, nodes = bands(package)[1]
    s = Fraction(1, 2)
    k, tilt, spread = (Exact.of(x) for x in band.coupling(s, s))
    value, slope = _chord(nodes[1], nodes[2], band.beta(s))
    high = min(_tangent(node, band.beta(s)) for node in nodes[1:])
    return (
        abs(slope / 8 - tilt.m) < CLOSE
        and abs(spread.low + k.m - value) < CLOSE
        and abs(spread.high + k.m - high) < CLOSE
    )


def strictness(package: Any) -> bool:
    """What a band asks for, and whether equality will do, as its words have it."""
    module = package.coupling.band
    ends = [end(package, beta) for beta in NODES]
    with recorded(module) as seen:
        band = module.Band(ends[0], ends[2], P, ends[1:2])
        band.coupling(Fraction(-1), Fraction(1))
    return seen.keys() == {
        "beta_i < beta_{i+1}",
        "0 < coupling.lower at an end of a piece",
        "0 <= p at an end of a piece",
        "the lower end Klo_{i+1} <= Klo_i",
        "the lower end Klo_i <= the tangents beside it",
        "the lower bound of K_c on a piece <= the upper one",
    }


def hypotheses(package: Any) -> bool:
    """A band asks for what makes its bounds right, at each of its nodes."""
    band = package.coupling.band.Band
    ends = [end(package, beta) for beta in NODES]
    tiny = Fraction(1, 2**90)

    def made(nodes: list[Any]) -> bool:
        return not refused(package, lambda: band(nodes[0], nodes[2], P, nodes[1:2]))

    if not made(ends) or made([ends[1], ends[0], ends[2]]) or made([ends[0], ends[2], ends[1]]) or made([ends[0]] * 3):
        return False
    for i in range(3):
        for change, fits in (
            ({"coupling": (Fraction(0), ends[i].coupling[1])}, False),
            ({"log_slope": (-tiny, ends[i].log_slope[1])}, False),
            ({"log_slope": (Fraction(0), ends[i].log_slope[1])}, True),
        ):
            changed = [end(package, beta, **(change if j == i else {})) for j, beta in enumerate(NODES)]
            if made(changed) is not fits:
                return False
    lows = [e.coupling[0] for e in ends]
    for i, low, fits in (
        (1, lows[0] + tiny, False),
        (0, lows[1] - tiny, False),
        (1, lows[0], False),
        (0, lows[1], True),
        (1, lows[2], True),
        (2, lows[1] + tiny, False),
    ):
        changed = [
            end(package, b, coupling=(low, ends[j].coupling[1])) if j == i else ends[j] for j, b in enumerate(NODES)
        ]
        if made(changed) is not fits:
            return False
    flat = [end(package, b, coupling=(Fraction(1, 2), Fraction(9))) for b in NODES]
    if not made(flat) or made([flat[1], flat[0], flat[2]]):
        return False
    for i in range(3):  # the lower end of one node above what its neighbours allow
        low = ends[i].coupling[0]
        above = [
            end(package, b, coupling=(low, low * Fraction(4, 5))) if j == i else ends[j] for j, b in enumerate(NODES)
        ]
        if made(above):
            return False
    return True


@cache
def kappas(beta: Fraction, degree: int) -> tuple[Fraction, Fraction]:
    """kappa_l and its derivative by a symmetric difference."""
    step = Fraction(1, 2**120)
    rise = kappa(3, degree, beta + step) - kappa(3, degree, beta - step)
    return middle(kappa(3, degree, beta)), middle(rise / ball(2 * step))


def derivatives(package: Any) -> bool:
    """And K = 1, at which they are taken, as the weights of branches and exclusions are."""
    if package.coupling.interaction.UNIT != (1, 1):
        return False
    bessel = package.arithmetic.series.Bessel(3, P, 60, package.arithmetic.series.Work())
    for beta in (NODES[0], NODES[2]):
        values, slopes = package.coupling.interaction.kappas(bessel, beta, 4)
        if len(values) != 4 or len(slopes) != 4:
            return False
        for degree, (value, slope) in enumerate(zip(values, slopes, strict=True), start=1):
            for found, exact in zip((value, slope), kappas(beta, degree), strict=True):
                if not Exact.of(found).low - CLOSE <= exact <= Exact.of(found).high + CLOSE or found.r > 60:
                    return False
    return True


def ranges(package: Any) -> bool:
    """G, G' and E on a range of s from K_c and kappa there; g_l^+ and tau at the largest."""
    module = package.coupling.band
    bessel = package.arithmetic.series.Bessel(3, P, 60, package.arithmetic.series.Work())
    for band, _ in bands(package):
        for s0, s1 in RANGES:
            found = module.RangeInteraction(bessel, band, 3, s0, s1)
            k, tilt, spread = (Exact.of(x) for x in band.coupling(s0, s1))
            sm, rad_s = (s0 + s1) / 2, (s1 - s0) / 2
            reach = Exact(0, rad_s)
            if not 0 <= found.rad_s - rad_s * 2**P < 1 or (found.reach.m, found.reach.r) != (0, found.rad_s):
                return False
            everywhere = k + tilt * reach + spread
            beta = band.beta(s1)
            q = beta * 5 / (5 * 9)
            tail = 2 * everywhere.high * middle(kappa(3, 4, beta)) / (1 - q)
            if not -CLOSE < found.tau - tail < CLOSE:
                return False
            for degree in (1, 2, 3):
                value, _ = kappas(band.beta(sm), degree)
                a, b = (kappas(band.beta(s), degree)[1] / 8 for s in (s0, s1))
                derivative, rise = Exact((a + b) / 2, (b - a) / 2), (a + b) / 2
                line = 2 * (k.m * rise + tilt.m * value)
                extra = tilt * rise * reach * reach + spread * (derivative * reach + value)
                extra = 2 * (extra + (derivative - rise) * reach * (k + tilt * reach))
                i = degree - 1
                g = Exact(2 * k.m * value) + Exact(line) * reach + extra
                for ball_, exact in ((found.centre[i], 2 * k.m * value), (found.slope[i], line)):
                    if abs(Exact.of(ball_).m - exact) > CLOSE or Exact.of(ball_).r > CLOSE:
                        return False
                if not (
                    abs(Exact.of(found.spread[i]).m - extra.m) < CLOSE
                    and 0 <= Exact.of(found.spread[i]).r - extra.r + CLOSE < 2 * CLOSE
                ):
                    return False
                if not -CLOSE < Exact.of(found.g[i]).high - g.high < CLOSE or found.slope[i].r or found.g[i].r:
                    return False
    return _rounding(package)


def _rounding(package: Any) -> bool:
    module = package.coupling.band
    bessel = package.arithmetic.series.Bessel(3, 40, 60, package.arithmetic.series.Work())
    ends = [end(package, beta) for beta in NODES]
    band = module.Band(ends[0], ends[2], 40)
    for s0, s1 in RANGES:
        found = module.RangeInteraction(bessel, band, 3, s0, s1)
        k, tilt, spread = (Exact.of(x) for x in band.coupling(s0, s1))
        for t in (found.reach.m - found.reach.r, 0, found.reach.r):
            at = Fraction(t, 1 << 40)
            beta = band.beta((s0 + s1) / 2 + at)
            for degree in (1, 2, 3):
                for c in (spread.low, spread.high):
                    exact = 2 * (k.m + tilt.m * at + c) * kappas(beta, degree)[0]
                    parts = (found.centre[degree - 1], found.slope[degree - 1], found.spread[degree - 1])
                    g, v, e = (Exact.of(x) for x in parts)
                    whole = g + v * at + e
                    if not whole.low <= exact <= whole.high or exact > Exact.of(found.g[degree - 1]).high:
                        return False
    return True


BAND = (strictness, hypotheses, couplings, ranges)
KAPPAS = (derivatives,)
