"""What a mutant of star.py, origin.py, density.py and cover.py has to get right: regions, density, cells."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from flint import acb, arb, ctx, fmpq

from tests.checker.arb_truth import ball, linear_threshold
from tests.mutation.coupling.exact import Exact, above, recorded
from tests.mutation.coupling.given import context, record
from tests.mutation.coupling.parts_ball import around, refused
from tests.mutation.coupling.parts_functional import WIDE, couplings, kappa, scenes
from tests.mutation.coupling.parts_quadrature import recurrence

VECTORS = ((1, 1, 1), (9, 4, 1), (3, 50, 7))


def _perron(matrix: list[list[int]], radius: int, g: list[Any], vector: tuple[int, ...]) -> Fraction:
    """max_k (1/v_k) sum_l |A_kl| g_l^+ v_l."""
    p = g[0].p
    return max(
        sum(Fraction((abs(a) + radius) * (x.m + x.r) * v, k) for a, x, v in zip(row, g, vector, strict=True))
        for row, k in zip(matrix, vector, strict=True)
    ) / (1 << 2 * p)


def regions(package: Any) -> bool:
    """The numbers of (K7) and (K8) that must be < 1."""
    star, origin = package.coupling.star, package.coupling.origin
    for setting, lower, upper in scenes(package):
        p, unit = setting.p, 1 << setting.p
        tail, g = Fraction(setting.tau(), unit), setting.interaction.g
        for vector in VECTORS:
            with recorded(star, origin) as seen:
                theta = star.star_bound(setting, lower, upper, vector)
                origin.require_origin(setting, lower, vector)
            field = setting.field(lower, upper)
            moments, sizes = setting.family.moments(field), setting.deviations(lower, upper, field)
            swing = (
                sum(e * (1 + Fraction(abs(m.m) + m.r, unit)) for e, m in zip(sizes, moments.mean, strict=True)) / unit
            )
            swing += 2 * tail * Fraction(upper[0], 1 << setting.grid)
            ctx.prec = 300
            centre = _perron(moments.covariance, moments.radius, g, vector)
            exact = around(ball(swing).exp() * ball(centre) + ball(tail), 0)[0]
            slack = Fraction(8, unit) * (1 + exact + around(ball(swing).exp(), 0)[1])
            if not above(theta, exact, slack) or seen["C_*: theta < 1"] != (theta, 1):
                return False
            points = [Fraction(x, 1 << setting.grid) for x in lower]
            corner = [-(-(b.m + b.r) * int(x * unit) >> p) for b, x in zip(g, points, strict=True)]
            products = setting.family.products(corner)
            radius = max(x.r for row in products for x in row)
            perron = _perron([[x.m for x in row] for row in products], radius, g, vector)
            exact = around(ball(tail * points[0]).exp() * ball(perron) + ball(tail), 0)[0]
            left, right = seen["C_0: e^(tau corner_1) Perron + tau < 1"]
            if not above(left, exact, Fraction(8, unit) * (1 + exact)) or right != 1:
                return False
    return True


BETA, FIELD = Fraction(2), (Fraction(5, 4), Fraction(7, 16), Fraction(1, 9))
THETA = Fraction(1, 3)
TOUCH = {"field": FIELD, "modes": 3, "nodes": 84, "ellipses": (Fraction(3), Fraction(6)), "precision": 60, "terms": 40}
EVIDENCE: dict[str, Any] = {
    "coupling": WIDE,
    "grid": 10,
    "star_lower": (3, 5),
    "star_upper": (700, 900),
    "moment": (Fraction(1, 7), Fraction(5, 7)),
}


def density(package: Any, coupling: tuple[Fraction, Fraction] = WIDE) -> Any:
    """The explicit density of FIELD."""
    trial = record(package.coupling.form.Trial, **TOUCH)
    return package.coupling.density.Density(context(package), 3, BETA, trial, coupling)


def evidence(package: Any, **change: Any) -> Any:
    """Evidence of the rule `cover` with that density."""
    touch = record(package.coupling.form.Trial, **TOUCH)
    return record(package.coupling.form.PointCover, touch=touch, **{**EVIDENCE, **change})


Ends = tuple[Fraction, Fraction]


@cache
def means() -> list[arb]:
    """Z, Z M_1, Z M_2, Z M_3 at FIELD, d = 3."""
    ctx.prec = 260

    def integrand(k: int) -> Any:
        def f(x: acb, _: bool) -> acb:
            values = recurrence(3, 3, x)
            terms = (v * acb(arb(fmpq(a.numerator, a.denominator))) for a, v in zip(FIELD, values[1:], strict=True))
            return values[k] * sum(terms, acb(0)).exp()

        return f

    return [acb.integral(integrand(k), -1, 1).real / 2 for k in range(4)]


def middle(x: arb) -> Fraction:
    """An Arb number as if it were exact: its error is far below what is compared."""
    low, high = around(x, 0)
    return (low + high) / 2


@cache
def touched() -> dict[str, tuple[Fraction, Fraction]]:
    """(K9) to (K13), in the arithmetic of balls: the name of each inequality, its left and its right side."""
    ctx.prec = 260
    z, *rest = means()
    mean, log_z = [middle(x / z) for x in rest], middle(z.log())
    kappas = [middle(kappa(3, degree, BETA)) for degree in (1, 2, 3)]
    low, high = WIDE
    couplings_ = Exact((low + high) / 2, (high - low) / 2)
    energy = sum(k * m * m for k, m in zip(kappas, mean, strict=True))
    entropy = sum(a * m for a, m in zip(FIELD, mean, strict=True)) - log_z
    action = sum(a * a / (4 * k) for a, k in zip(FIELD, kappas, strict=True))
    places = [Exact(a / (2 * k)) / couplings_ for a, k in zip(FIELD, kappas, strict=True)]
    defect = middle(2 * kappa(3, 4, BETA)) * high / (1 - BETA * 5 / (5 * 9))
    defect += sum(2 * high * k * (abs(x.m - m) + x.r) ** 2 for k, m, x in zip(kappas, mean, places, strict=True))
    drop = defect / (4 * (1 - THETA))
    radius = middle(ball(defect / (2 * kappas[0] * low)).sqrt()) / (1 - THETA)
    unit, (moment_low, moment_high) = Fraction(1, 1 << 10), EVIDENCE["moment"]
    found = {
        "K_hi < K_#": (high, middle(linear_threshold(3, BETA))),
        "0 < energy of the explicit density": (0, energy),
        "H/E of the explicit density <= K_hi": (entropy / energy, high),
        "0 < g_1": (0, 2 * kappas[0] * low),
        "K_lo <= A/(Lambda + defect/(2(1-theta)))": (low, (Exact(action) / (Exact(drop, drop) + log_z)).low),
        "moment.lower <= z_1 - radius": (moment_low, places[0].low - radius),
        "z_1 + radius <= moment.upper": (places[0].high + radius, moment_high),
        "|z_3| <= star_upper of l=1": (places[2].high, 700 * unit),
    }
    for k, (lower, upper) in enumerate(zip(EVIDENCE["star_lower"], EVIDENCE["star_upper"], strict=True)):
        found[f"star_lower <= z_{k + 1}"] = (lower * unit, places[k].low)
        found[f"z_{k + 1} <= star_upper"] = (places[k].high, upper * unit)
    return found


def touch(package: Any) -> bool:
    """Both sides of every inequality of the explicit density; what is computed is on the safe side, and close."""
    module, own = package.coupling.count, density(package)
    if (own.p, own.beta, own.field) != (TOUCH["precision"] + package.coupling.form.GUARD + 6, BETA, FIELD):
        return False
    with recorded(module, package.coupling.density) as seen:
        module.require_touch(own, evidence(package), THETA)
    expected = touched()
    return seen.keys() == expected.keys() and all(_safe(seen[name], expected[name]) for name in expected)


def _safe(found: tuple[Any, Any], expected: tuple[Fraction, Fraction]) -> bool:
    """The left side is not below, the right one not above what it should be."""
    close, (left, right) = Fraction(1, 10**30), expected
    return 0 <= found[0] - left < close and 0 <= right - found[1] < close


def defects(package: Any) -> bool:
    """Each term of D^2, and tau, is rounded up to a unit of 2^-2p."""
    own, unit = density(package), 1 << 130 * 2
    sizes = [Fraction((z - m).magnitude(), 1 << own.p) for z, m in zip(own.places, own.mean, strict=True)]
    terms = [x * x * own.interaction.upper(k) for k, x in enumerate(sizes, start=1)]
    return bool(own.defect * unit == sum((x * unit).__ceil__() for x in (*terms, own.interaction.tau)))


def touch_refuses(package: Any) -> bool:
    """Without the notes in place of the inequalities, the first one that fails stops."""
    return refused(package, lambda: package.coupling.count.require_touch(density(package), evidence(package), THETA))


def at_rest(package: Any, setting: Any, **given: Any) -> Any:
    """Boxes at rest in this setting."""
    return package.coupling.cover.AtRest(setting, record(package.coupling.form.PointCover, **given))


def _tree(package: Any, *cells: tuple[Any, ...], **change: Any) -> bool:
    """Whether a tree of cells that need no setting is accepted."""
    given = {"modes": 2, "corner": (0, 0), "star_lower": (0, 0), "star_upper": (0, 0), "field_grid": 3, **change}
    cover = at_rest(package, scenes(package)[0][0], tree=cells, **given)
    return not refused(package, lambda: package.coupling.cover.walk(cover))


def trees(package: Any) -> bool:
    """Cuts, C_0, C_*, the bookkeeping of open boxes, and m_l <= m_1. The unit is 2^-12."""
    one, mid = 1 << 12, 1000
    whole = {"corner": (one, one)}
    halves = {"corner": (mid, mid), "star_lower": (mid, 0), "star_upper": (one, one)}
    cut = ("s", 1, mid)
    accepted = (
        _tree(package, ("0",), **whole),
        _tree(package, ("*",), star_upper=(one, one)),
        _tree(package, cut, ("0",), ("*",), **halves),
        _tree(package, ("s", 2, 0), ("0",), ("0",), **whole),
        _tree(package, ("s", 2, one), ("0",), ("0",), **whole),
        _tree(package, ("s", 2, mid), ("0",), ("*",), corner=(one, mid), star_lower=(0, mid), star_upper=(one, one)),
        _tree(package, cut, cut, ("0",), ("*",), ("*",), **{**halves, "star_lower": (mid, 0)}),
    )
    forged = (
        _tree(package, ("0",), corner=(one - 1, one)),
        _tree(package, ("0",), corner=(one, one - 1)),
        _tree(package),
        _tree(package, ("*",), star_lower=(1, 0), star_upper=(one, one)),
        _tree(package, ("*",), star_upper=(one, one - 1)),
        _tree(package, ("*",), star_lower=(0, 1), star_upper=(one, one)),
        _tree(package, ("*",), star_upper=(one - 1, one)),
        _tree(package, ("0",), ("0",), **whole),
        _tree(package, ("s", 1, mid), ("0",), **whole),
        _tree(package, ("s", 2, -1), ("0",), ("0",), **whole),
        _tree(package, ("s", 2, one + 1), ("0",), ("0",), **whole),
        _tree(package, cut, ("*",), ("0",), **halves),
        _tree(package, cut, ("0",), ("0",), **halves),
        _tree(package, ("q",), **whole),
        _tree(package, ("s", 1, mid), ("s", 1, mid + 1), ("0",), ("0",), ("0",), **whole),
        _tree(package, ("s", 2, mid), ("*",), ("0",), corner=(one, mid), star_lower=(0, mid), star_upper=(one, one)),
    )
    return all(accepted) and not any(forged)


def gibbs_cells(package: Any) -> bool:
    """The cells g and f ask for (G) at the base field and at theirs."""
    module, (setting, lower, upper) = package.coupling.cover, scenes(package)[1]
    kept, seen = module.require_gibbs, []
    module.require_gibbs = lambda *arguments: seen.append(arguments)
    try:
        for cell in (("g",), ("f", 5, -7, 0)):
            box = package.coupling.boxes.Box(lower, upper)
            if module.leaves(at_rest(package, setting, field_grid=3), box, cell, "x") != []:
                return False
    finally:
        module.require_gibbs = kept
    shift = setting.p - 3
    expected = (setting.field(lower, upper), [5 << shift, -7 << shift, 0])
    return bool(seen == [(setting, lower, upper, field, "x") for field in expected])


@lru_cache(maxsize=1)
def sharp(package: Any) -> tuple[Any, tuple[int, ...], tuple[int, ...]]:
    """A small box around the uniform density, which is critical: rows find it well inside the box."""
    setting = scenes(package)[0][0]
    narrow = couplings(package, 3, Fraction(2), 3, (Fraction(3, 4), Fraction(769, 1024)), setting.p)
    near = package.coupling.boxes.Setting(setting.family, narrow, setting.grid, setting.weights)
    return near, (-40, -63, -30), (50, 40, 70)


ROWS = ((1, (3, 997, -2)), (2, (1, -9, 800)), (1, (1, 900, 1)), (0, (700, 5, 5)))


def narrowings(package: Any) -> bool:
    """The ends that a row may claim, to the unit, one after the other, and the equation without a solution."""
    for setting, lower, upper in (sharp(package), *scenes(package)[1:3]):
        equation = package.coupling.functional.Linearised(setting, lower, upper)
        if not _rows_narrow(
            package, equation, (lower, upper), lambda *a, s=setting, b=(lower, upper): _leaves(package, s, b, *a)
        ):
            return False
    setting, lower, upper = sharp(package)
    narrowed = _leaves(package, setting, (lower, upper), "c", (2, -20, 20, *ROWS[0][1]), (3, -20, 20, *ROWS[1][1]))
    made = package.coupling.boxes.Box((-40, -20, -20), (50, 20, 20))
    return narrowed == [made] and _row_words(package, setting, lower, upper) and _short_rows(package)


def _leaves(package: Any, setting: Any, box: Any, *cell: Any) -> Any:
    return package.coupling.cover.leaves(at_rest(package, setting), package.coupling.boxes.Box(*box), cell, "x")


def _short_rows(package: Any) -> bool:
    """A row without y asks for what the row with y_k = 1 alone asks for."""
    setting, lower, upper = sharp(package)
    for k in range(3):
        unit = [int(j == k) for j in range(3)]
        asked = []
        for y in ([], unit):
            with recorded(package.coupling.cover) as seen:
                left = _leaves(package, setting, (lower, upper), "c", (k + 1, lower[k] + 1, upper[k] - 1, *y))
            asked.append((left, dict(seen)))
        if asked[0] != asked[1] or len(asked[0][1]) < 3:
            return False
    return True


def _row_words(package: Any, setting: Any, lower: Any, upper: Any) -> bool:
    """Messages count rows and moments from 1."""
    rows = ((2, -20, 20, *ROWS[0][1]), (3, 60, 70, *ROWS[1][1]))
    try:
        _leaves(package, setting, (lower, upper), "c", *rows)
    except package.Invalid as refusal:
        return "row 2: lo <= x_3" in str(refusal)
    return False


def _rows_narrow(package: Any, equation: Any, box: Any, leaves: Callable[..., Any]) -> bool:
    unit, rows = 1 << (equation.setting.p - equation.setting.grid), list[Any]()
    low, high = list(box[0]), list(box[1])
    for k, y in ROWS:
        weights, constant = equation.functional(y)
        place = equation.centre[k] - (constant + equation.displaced(weights, low, high, k)) / weights[k]
        a, b = place.low // unit, -(-place.high // unit)
        for ends in ((a, b), (a + 1, b), (a, b - 1), (low[k], high[k]), (low[k] - 7, high[k] + 8)):
            fits = (ends[0] <= low[k] or ends[0] <= a) and (ends[1] >= high[k] or b <= ends[1]) and ends[0] <= ends[1]
            if refused(package, lambda row=(k + 1, *ends, *y): leaves("c", *rows, row)) is fits:
                return False
        new = (max(a, low[k]), min(b, high[k])) if max(a, low[k]) <= min(b, high[k]) else (low[k], high[k])
        rows.append((k + 1, *new, *y))
        low[k], high[k] = new
    with recorded(package.coupling.cover) as seen:
        left = leaves("x", *rows, (3, -1, 5))
    if any(what.startswith(("strict: ", "weak: ")) for what in seen):
        return False
    weights, constant = equation.functional((3, -1, 5))
    value = constant + equation.displaced(weights, low, high, -1)
    if left != [] or seen["x: the equation has no solution, |r| < |m|"] != (value.r, abs(value.m)):
        return False
    turned, nothing = (2, high[1] + 1, low[1] - 1, *ROWS[0][1]), (1, low[0], high[0], 0, 0, 0)
    return all(refused(package, lambda row=row: leaves("c", *rows, row)) for row in (turned, nothing))


def tree_words(package: Any) -> bool:
    """Messages count cells and moments from 1."""
    setting, one = scenes(package)[0][0], 1 << 12
    cover = at_rest(package, setting, modes=2, corner=(one, 5), tree=(("s", 1, 9), ("0",)))
    try:
        package.coupling.cover.walk(cover)
    except package.Invalid as refusal:
        return "cell 2 (0)" in str(refusal) and "l=2" in str(refusal)
    return False


REGIONS = (regions,)
TOUCHED = (touch, defects, touch_refuses)
COVER = (trees, tree_words, gibbs_cells, narrowings)
