"""What a mutant of moving.py, third.py and nodes.py has to get right."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import lru_cache
from typing import Any

from flint import ctx

from tests.checker.arb_truth import ball
from tests.mutation.coupling.exact import Exact, above, recorded, rounds
from tests.mutation.coupling.given import context, record
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_band import NODES, end
from tests.mutation.coupling.parts_functional import kappa
from tests.mutation.coupling.parts_quadrature import ELLIPSES
from tests.mutation.coupling.parts_regions import BETA, FIELD, THETA, TOUCH, means, middle

GRID = 10
PIECE: dict[str, Any] = {
    "grid": GRID,
    "modes": 3,
    "frame": (900, 700, 500),
    "frame_slope": (40, -30, 7),
    "weights": (1400, 900, 300),
    "weights_slope": (90, -20, 11),
    "star_lower": (300, 200, 100),
    "star_upper": (420, 260, 140),
}


def moving(package: Any, **change: Any) -> Any:
    """The piece as evidence."""
    return record(package.coupling.moving_form.MovingBoxes, **{**PIECE, **change})


@lru_cache(maxsize=2)
def piece(package: Any, p: int = 60) -> Any:
    """beta in [2, 9/4], d = 3, L = 3."""
    ends = [end(package, beta) for beta in NODES]
    bessel = package.arithmetic.series.Bessel(3, p, 40, package.arithmetic.series.Work())
    family = package.coupling.family.Family(3, 3, 40, ELLIPSES, p, package.arithmetic.series.Work())
    return package.coupling.moving.Piece(
        moving(package), package.coupling.band.Band(ends[0], ends[2], p), bessel, family
    )


def boxes(package: Any) -> list[Any]:
    """Boxes of x and s: large and small, at an end of s or inside."""
    rng, one = random.Random(11), 1 << GRID
    found = []
    for s0, s1 in ((-one, one), (-one, -one // 2), (100, 300), (0, one)):
        lower = tuple(rng.randint(0, one // 2) for _ in range(3))
        found.append(package.coupling.boxes.Box(lower, tuple(a + rng.randint(0, one // 8) for a in lower), s0, s1))
    return found


def _line(name: str, s: Fraction) -> list[Fraction]:
    return [(Fraction(f) + s * v) / (1 << GRID) for f, v in zip(PIECE[name], PIECE[f"{name}_slope"], strict=True)]


def frames(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    """The frame, the base field, the hull of the moments, the couplings of a range, each made once."""
    at, one = piece(package), 1 << GRID
    for box in boxes(package):
        s0, s1 = Fraction(box.s0, one), Fraction(box.s1, one)
        sm = (s0 + s1) / 2
        frame, weights = _line("frame", sm), _line("weights", sm)
        if at.frame(box) != frame:
            return False
        centres = [Fraction(a + b, 2 * one) for a, b in zip(box.lower, box.upper, strict=True)]
        field = [(w * f * c * 2**at.p).__floor__() for w, f, c in zip(weights, frame, centres, strict=True)]
        lows, highs = [], []
        for f, g, a, b in zip(_line("frame", s0), _line("frame", s1), box.lower, box.upper, strict=True):
            lows.append(min(f, g) * a / one)
            highs.append(max(f, g) * b / one)
        if at.field(box) != field or at.moments(box) != (lows, highs):
            return False
        placed, lower, upper = at.placed(box, field, [1, 2, 3])
        scale = 1 << (at.p - 1)
        hull = tuple((x * scale).__floor__() for x in lows), tuple((x * scale).__ceil__() for x in highs)
        if (lower, upper) != hull or placed.grid != at.p - 1 or placed.family is not at.family:
            return False
        if placed.field(lower, upper) != field or placed.deviations(lower, upper, field) != [1, 2, 3]:
            return False
        known = at.interaction(box.s0, box.s1)
        if known is not at.interaction(box.s0, box.s1) or placed.interaction is not known:
            return False
        if known.rad_s != (s1 - s0) / 2 * 2**at.p or known.coupling[0] >= known.coupling[1]:
            return False
    whole = at.everywhere()
    quarters = [at.interaction(a, a + one // 4) for a in range(-one, one, one // 4)]
    fine = [g.high for g in whole.g] == [max(c.g[k].high for c in quarters) for k in range(3)]
    return bool(fine and whole.tau == max(c.tau for c in quarters) and whole.p == at.p)


def _affine(at: Any, box: Any) -> dict[str, list[Exact]]:
    """The coefficients of (I15) in exact balls."""
    one, g = 1 << GRID, at.interaction(box.s0, box.s1)
    sm = Fraction(box.s0 + box.s1, 2 * one)
    reach, found = (
        Exact(0, Fraction(g.rad_s, 1 << at.p)),
        {name: list[Exact]() for name in ("m0", "ms", "mr", "e0", "ex", "es", "er")},
    )
    for k, (f, a) in enumerate(zip(_line("frame", sm), at.field(box), strict=True)):
        c, r = Fraction(box.lower[k] + box.upper[k], 2 * one), Fraction(box.upper[k] - box.lower[k], 2 * one)
        v = Fraction(PIECE["frame_slope"][k], one)
        centre, slope, spread = (Exact.of(x[k]) for x in (g.centre, g.slope, g.spread))
        mr = v * Exact(0, r) * reach
        w = v * c * reach + f * Exact(0, r) + mr
        values = (
            Exact(f * c),
            Exact(v * c),
            mr,
            centre * (f * c) - Fraction(a, 1 << at.p),
            centre * f,
            centre * (v * c) + slope * (f * c),
            centre * mr + slope * w * reach + spread * (w + f * c),
        )
        for name, value in zip(found, values, strict=True):
            found[name].append(value)
    return found


def affine(package: Any) -> bool:
    """m and e along x and s, their rests, and the largest |e_l|."""
    at, one = piece(package), 1 << GRID
    for box in boxes(package):
        field = at.field(box)
        found, exact = package.coupling.moving.Affine(at, box, field), _affine(at, box)
        rad_s = Fraction(at.interaction(box.s0, box.s1).rad_s, 1 << at.p)
        for name, values in exact.items():
            if not all(rounds(x, y, 40) for x, y in zip(getattr(found, name), values, strict=True)):
                return False
        for k in range(3):
            r = Fraction(box.upper[k] - box.lower[k], 2 * one)
            balls = [getattr(found, name)[k] for name in ("e0", "ex", "es", "er")]
            e0, ex, es, er = (Fraction(x.magnitude(), 1 << at.p) for x in balls)
            if not above(found.sizes[k], (e0 + ex * r + es * rad_s + er) * 2**at.p, 2):
                return False
        if [Exact.of(f).m for f in found.f] != [Fraction(int(f * 2**at.p), 2**at.p) for f in at.frame(box)]:
            return False
    return True


def equations(package: Any) -> bool:
    """W and c_0 in the coordinates x."""
    at, one = piece(package), 1 << GRID
    for box in boxes(package):
        equation = package.coupling.moving.Equation(at, box)
        sizes, exact = package.coupling.moving.Affine(at, box, at.field(box)).sizes, _affine(at, box)
        if equation.deviations != sizes or equation.field != at.field(box) or equation.setting.grid != GRID:
            return False
        if [Exact.of(c).m for c in equation.centre] != [
            Fraction(a + b, 2 * one) for a, b in zip(box.lower, box.upper, strict=True)
        ]:
            return False
        highest = Fraction(at.interaction(box.s0, box.s1).tau) * at.moments(box)[1][0]
        if not 0 <= equation.tau_b - highest * 2**at.p < 3:
            return False
        reach = Exact(0, Fraction(at.interaction(box.s0, box.s1).rad_s, 1 << at.p))
        frame = at.frame(box)
        for y in ([3, -5, 8], [70, 1, 0], [0, 0, 0], [-(2**20), 2**19, 77]):
            image, level = equation.projected(y)
            s, total = [Exact.of(x) for x in image], -Exact.of(level)
            drift, weights, found = Exact(0), *equation.functional(y)
            for k, v in enumerate(y):
                total = total + v * (exact["m0"][k] + exact["mr"][k]) - s[k] * (exact["e0"][k] + exact["er"][k])
                drift = drift + v * exact["ms"][k] - s[k] * exact["es"][k]
                if not rounds(weights[k], v * frame[k] - s[k] * exact["ex"][k], 20 + 4 * sum(map(abs, y))):
                    return False
            if not rounds(found, total + drift * reach, 300 + 60 * sum(map(abs, y))):
                return False
    return True


def third(package: Any) -> bool:
    """The matrix that dominates the covariance on C_*, and theta."""
    at, module, one = piece(package), package.coupling.third, 1 << GRID
    unit = 1 << at.p
    for s0, s1 in ((-one, one), (-one, -one // 2)):
        star = package.coupling.boxes.Box(PIECE["star_lower"], PIECE["star_upper"], s0, s1)
        field = at.field(star)
        sizes = package.coupling.moving.Affine(at, star, field).sizes
        couplings = at.interaction(s0, s1)
        slip = Fraction(-(-couplings.tau.numerator * unit // couplings.tau.denominator), unit) * at.moments(star)[1][0]
        exact, factor = _third_matrix(at, field, sizes, slip)
        found = module.third_bound(at.family, field, sizes, -(-int(slip * unit) // 1))
        for row, other in zip(found, exact, strict=True):
            if not all(above(x, y * unit, 60 + factor * 8) for x, y in zip(row, other, strict=True)):
                return False
        for vector in ((1, 1, 1), (5, 2, 1), (1, 7, 3)):
            bound: Any = module.third_bound
            made: list[Any] = []
            module.third_bound = lambda *given, bound=bound, made=made: made.append(bound(*given)) or made[-1]
            try:
                with recorded(package.coupling.star) as seen:
                    theta = module.moving_star_bound(at, star, vector)
            finally:
                module.third_bound = bound
            g = [Exact.of(x).high for x in couplings.g]
            rows = [
                sum(a * x * v for a, x, v in zip(row, g, vector, strict=True)) / k
                for row, k in zip(exact, vector, strict=True)
            ]
            largest = max(rows) + couplings.tau
            tau = -(-couplings.tau.numerator * unit // couplings.tau.denominator)
            scaled = [x.high * v for x, v in zip(couplings.g, vector, strict=True)]
            sums = (sum(a * x for a, x in zip(row, scaled, strict=True)) for row in made[0])
            if theta * unit < max(Fraction(x, k * unit) for x, k in zip(sums, vector, strict=True)) + tau:
                return False  # its last step is rounded down
            if not above(theta, largest, Fraction(4000, unit)) or seen != {"C_*: theta < 1": (theta, 1)}:
                return False
    return True


def _third_matrix(at: Any, field: list[int], sizes: list[int], slip: Fraction) -> tuple[list[list[Fraction]], Fraction]:
    unit = 1 << at.p
    moments, triples = at.family.triples(field)
    mean = [Exact.of(m) for m in moments.mean]
    radius = Fraction(moments.radius, unit)
    c = [[Exact(Fraction(x, unit), radius) for x in row] for row in moments.covariance]
    u = sum(Fraction(e, unit) * (1 + max(abs(m.low), abs(m.high))) for e, m in zip(sizes, mean, strict=True)) + 2 * slip
    ctx.prec = 300
    factor = 1 + 2 * slip + u * u * middle(ball(Fraction(1, 2) + u / 6) + ball(u * u / 24) * ball(u).exp())
    total = [[factor * max(abs(x.low), abs(x.high)) for x in row] for row in c]
    for j in range(3):
        for k in range(3):
            for i in range(3):
                a, b, o = sorted((i, j, k))
                t = Exact.of(triples[a, b, o]) - (mean[a] * c[b][o] + mean[b] * c[a][o] + mean[o] * c[a][b])
                t = t - mean[a] * mean[b] * mean[o]
                total[j][k] += Fraction(sizes[i], unit) * max(abs(t.low), abs(t.high))
    return total, factor


NODE = {**TOUCH, "coupling": (Fraction(1), Fraction(33, 32)), "s": 200}


def nodes(package: Any) -> bool:
    """Both sides of every inequality of an inner node, and its p."""
    module = package.coupling.nodes
    given = {
        "modes": 2,
        "frame": (900, 700),
        "frame_slope": (40, -30),
        "star_lower": (5, 4),
        "star_upper": (700, 900),
    }
    with recorded(module, package.coupling.density) as seen:
        node = _made(package, NODE)
        node.require_lower(moving(package, **given), THETA)
    expected, power = _node()
    close = Fraction(1, 10**30)
    if seen.keys() != expected.keys():
        return False
    for name, (left, right) in expected.items():
        if not (0 <= seen[name][0] - left < close and 0 <= right - seen[name][1] < close):
            return False
    own = node.end
    fine = (own.beta, own.coupling) == (BETA, NODE["coupling"]) and node.s == 200
    fine = fine and 0 <= power - own.log_slope[0] < close and 0 <= own.log_slope[1] - power < close
    return fine and _refusals(package)


def _made(package: Any, trial: dict[str, Any]) -> Any:
    own = record(package.coupling.moving_form.InnerTrial, **trial)
    return package.coupling.nodes.Node(context(package), 3, BETA, own)


def _refusals(package: Any) -> bool:
    """K <= 0 is refused, and an upper bound below H/E."""
    lows = ({**NODE, "coupling": (Fraction(0), Fraction(2))}, {**NODE, "coupling": (Fraction(1), Fraction(102, 100))})
    fine = not refused(package, lambda: _made(package, NODE))
    return fine and all(refused(package, lambda low=low: _made(package, low)) for low in lows)


def _node() -> tuple[dict[str, tuple[Fraction, Fraction]], Fraction]:
    ctx.prec = 260
    z, *rest = means()
    mean, log_z = [middle(x / z) for x in rest], middle(z.log())
    low, high = NODE["coupling"]
    around_k = Exact((low + high) / 2, (high - low) / 2)
    kappas = [middle(kappa(3, degree, BETA)) for degree in (1, 2, 3)]
    step = Fraction(1, 2**100)
    slopes = [middle((kappa(3, k, BETA + step) - kappa(3, k, BETA - step)) / ball(2 * step)) for k in (1, 2, 3)]
    energy = sum(k * m * m for k, m in zip(kappas, mean, strict=True))
    entropy = sum(a * m for a, m in zip(FIELD, mean, strict=True)) - log_z
    places = [Exact(a / (2 * k)) / around_k for a, k in zip(FIELD, kappas, strict=True)]
    action = sum(a * a / (4 * k) for a, k in zip(FIELD, kappas, strict=True))
    defect = middle(2 * kappa(3, 4, BETA)) * high / (1 - BETA * 5 / (5 * 9))
    defect += sum(2 * high * k * (abs(x.m - m) + x.r) ** 2 for k, m, x in zip(kappas, mean, places, strict=True))
    drop = defect / (4 * (1 - THETA))
    one = Fraction(1, 1 << 2 * GRID)
    frame = [(900 + Fraction(40 * 200, 1 << GRID)) * one, (700 - Fraction(30 * 200, 1 << GRID)) * one]
    found = {
        "0 < coupling.lower at an inner node": (Fraction(0), low),
        "tail_ratio of the explicit density < 1, for K_c'": (BETA * 5 / (5 * 9), Fraction(1)),
        "0 < energy of the density of an inner node": (Fraction(0), energy),
        "H/E at an inner node <= coupling.upper": (entropy / energy, high),
        "inner node: |z_3| <= star_upper of l=1": (places[2].high, frame[0] * 700),
        "coupling.lower of an inner node <= A/(Lambda + defect/(2(1-theta)))": (
            low,
            (Exact(action) / (Exact(drop, drop) + log_z)).low,
        ),
    }
    for k, (lower, upper) in enumerate(((5, 700), (4, 900))):
        found[f"inner node: star_lower <= z_{k + 1}"] = (frame[k] * lower, places[k].low)
        found[f"inner node: z_{k + 1} <= star_upper"] = (places[k].high, frame[k] * upper)
    rise = sum(k * m * m for k, m in zip(slopes, mean, strict=True))
    return found, BETA * rise / energy


def charges(package: Any) -> bool:
    """The couplings of a range, and the moments of a box, are charged for."""
    at, amounts = piece(package), []
    like = package.coupling.moving.Piece(moving(package), at.band, at.bessel, at.family)
    spend = at.bessel.work.spend
    at.bessel.work.spend = lambda *given: amounts.append(given) or spend(*given)
    try:
        like.interaction(0, 1)
        like.interaction(0, 1)
        like.moments(boxes(package)[0])
    finally:
        at.bessel.work.spend = spend
    bits = sum(node.beta.denominator.bit_length() for node in (at.band.left, at.band.right))
    return amounts[0] == (120, bits, 20) and amounts[-1] == (30, 0) and amounts.count((120, bits, 20)) == 1


MOVING_BOXES = (charges, frames, affine, equations)
THIRD = (third,)
NODE_PARTS = (nodes,)
