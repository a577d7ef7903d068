"""What single modules of the rules `reduction` have to get right, away from any certificate."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import ceil, exp, log
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

from flint import ctx

from tests.bounds.reduction.test_extent import truth as first_moment
from tests.bounds.reduction.test_series import modes, truth
from tests.checker.arb_truth import alpha
from tests.checker.reduction import samples
from tests.checker.sample_certificates import document
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.parts_ball import around

BITS = 128


def _of_modes(modes: int) -> dict[str, Any]:
    """Lists for another number of modes."""
    disc = {"radius": 1, "moments": [0] * (modes - 1), "tail": 0, "degree": 3}
    return {"modes": modes, "disc": disc, "chords": [[0] * modes]}


def _forms(package: Any) -> bool:
    """What the form admits at the edges of its ranges, and what it does not."""

    def code(**change: Any) -> int:
        claim = samples.regime()
        claim["evidence"].update(change)
        try:
            package.registry.claims_of(document(claim))
        except package.Refusal as refusal:
            return int(refusal.exit_code)
        return 0

    disc = samples.regime()["evidence"]["disc"]
    cases: list[tuple[dict[str, Any], int]] = [
        ({"corners": 0}, 0),
        ({"corners": 8}, 0),
        ({"corners": 9}, 3),
        ({"corners": -1}, 2),
        ({"reach": 1}, 0),
        ({"reach": 0}, 2),
        ({"grid": 1}, 0),
        ({"grid": 0}, 2),
        ({"precision": 41}, 0),
        ({"precision": 40}, 2),
        ({"tree": [["s", 12, 0]]}, 0),
        ({"tree": [["s", 1, 0]]}, 0),
        ({"tree": [["s", 13, 0]]}, 2),
        ({"tree": [["s", 0, 0]]}, 2),
        ({"tree": [["s", 1, 10**120 + 1]]}, 3),
        ({"tree": ["v"]}, 2),
        ({"tree": {"v": 1}}, 2),
        ({"tree": [["s", 1]]}, 2),
        ({"tree": [["t", 1, 2]]}, 2),
        ({"tree": []}, 2),
        ({"chords": []}, 2),
        ({"chords": {}}, 2),
        ({"chords": [[0] * 12]}, 0),
        ({"chords": [[0] * 11]}, 2),
        ({"chords": [[0] * 11 + [-1]]}, 2),
        ({"chords": [[0] * 12, [0] * 13]}, 2),
        ({"disc": {**disc, "radius": 1}}, 0),
        ({"disc": {**disc, "radius": 0}}, 2),
        ({"disc": {**disc, "tail": 0}}, 0),
        ({"disc": {**disc, "tail": -1}}, 2),
        ({"disc": {**disc, "degree": 3}}, 0),
        ({"disc": {**disc, "degree": 2}}, 2),
        ({"disc": {**disc, "degree": 13}}, 2),
        ({"disc": {**disc, "moments": [0] * 11}}, 0),
        ({"disc": {**disc, "moments": [0] * 12}}, 2),
        ({"disc": {**disc, "moments": [-1] + [0] * 10}}, 2),
        ({**_of_modes(8), "corners": 8}, 0),
        ({**_of_modes(7), "corners": 8}, 2),
        ({"disc": {**disc, "moments": [0] * 10}}, 2),
        ({"beyond": "0x1p-9"}, 0),
        ({"beyond": "0x0p+0"}, 2),
        ({"beyond": "-0x1p+0"}, 2),
        ({"nodes": 67}, 2),
    ]
    return all(code(**change) == wanted for change, wanted in cases)


@cache
def _weights() -> tuple[list[Fraction], Fraction]:
    """g_l and tau of the sample, by the bounds."""
    from tests.bounds.reduction.proved import setting

    own = setting()
    return [x.midpoint().fraction() for x in own.g], own.tau.midpoint().fraction()


def _setting(package: Any) -> bool:
    """g_l and tau are those of the bounds; fields enclose g_l z_l, and the unit is 2^-grid."""
    given, series = samples.given(), package.arithmetic.series
    own = package.coupling.family.Family(3, 4, 8, (Fraction(2),), BITS, series.Work())
    found = package.reduction.setting.setting_at(own, series.Bessel(3, BITS, 60, series.Work()), given.beyond, 40)
    g, _ = _weights()
    unit = Fraction(1, 2**50)
    exact = [Fraction(3), Fraction(5, 3)]
    if not all(x.lower() <= y <= x.upper() < x.lower() + unit for x, y in zip(found.g, exact, strict=False)):
        return False
    upper = ((x.lower() == x.upper(), x.upper() - y) for x, y in zip(found.g[2:], g[2:4], strict=True))
    if not all(one and abs(difference) < unit for one, difference in upper):
        return False
    place = (1 << 40, 3, 1 << 39, 1)
    low, high = found.low_field(place), found.high_field(place)
    sides = zip(low, high, found.g, place, strict=True)
    inside = all(
        a <= x.lower() * n * 2 ** (BITS - 40) and x.upper() * n * 2 ** (BITS - 40) <= b for a, b, x, n in sides
    )
    tight = all(b - a <= 4 for a, b in zip(low, high, strict=True))
    ball = found.ball(3)
    return inside and tight and found.number(3) == Fraction(3, 2**40) == ball.lower() == ball.upper() and _tail(found)


def _tail(found: Any) -> bool:
    """tau bounds the next modes, and is not much more than their sum."""
    g, tau = _weights()
    rest = sum(g[4:]) + tau
    return bool(rest <= Fraction(found.tau, 1 << BITS) < rest * Fraction(11, 10) and found.d == 3 and found.p == BITS)


def _extent(package: Any) -> bool:
    series, require = package.arithmetic.series, package.reduction.extent.require_extent
    reach = Fraction(first_moment(3, 1.8))

    def fits(factor: Fraction) -> bool:
        bessel = series.Bessel(3, 120, 80, series.Work())
        return not refused(package, lambda: require(bessel, Fraction(9, 5), reach * factor))

    return fits(1 + Fraction(1, 10**6)) and not fits(1 - Fraction(1, 10**9)) and _wide_extent(package)


def _wide_extent(package: Any) -> bool:
    """With F in [10, 11], the unfavourable ends: A = 2 (3/20) e, and r_{3/2}(A) >= (A/5) 10/11."""
    series = package.arithmetic.series

    class Wide(series.Bessel):  # type: ignore[name-defined]  # the class of the altered package
        def orders(self, x: Fraction, top: int) -> list[tuple[int, int]]:
            return [(self.one * 10, self.one * 11)] * top

    steepest = Fraction(3, 10) * Fraction(27182818284, 10**10)
    reach = 1 / (3 / steepest + steepest / 5 * Fraction(10, 11))
    require = package.reduction.extent.require_extent

    def fits(factor: Fraction) -> bool:
        return not refused(package, lambda: require(Wide(3, 60, 9, series.Work()), Fraction(1), reach * factor))

    return fits(1 + Fraction(1, 10**4)) and not fits(1 - Fraction(1, 10**4))


def _disc(package: Any) -> bool:
    """B is that of the bounds; each condition is asked for by its name."""
    from tests.checker.reduction.test_disc import WRONG

    given = samples.given()
    setting = _own(package)
    bound = package.reduction.disc.disc_bound(setting, given.disc, given.reach)
    if not abs(bound.upper() - _bound()) < Fraction(1, 10**9):
        return False
    disc = package.reduction.disc
    if not all(refused(package, lambda x=x: disc.disc_bound(setting, x, given.reach), words) for x, words in WRONG):
        return False
    first = given.chords[0][0]
    for place, words in ((0, "0 < first"), (given.disc.radius, "radius"), (first * 21 // 20, "series")):
        if not refused(package, lambda p=place: disc.require_small(setting, given.disc, given.reach, p), words):
            return False
    disc.require_small(setting, given.disc, given.reach, first)
    return True


def _own(package: Any) -> Any:
    """The setting of the sample."""
    given = samples.given()
    own = package.coupling.family.Family(3, given.modes, given.nodes, given.ellipses, given.bits, _work(package))
    bessel = package.arithmetic.series.Bessel(3, given.bits, given.terms, _work(package))
    return package.reduction.setting.setting_at(own, bessel, given.beyond, given.grid)


def _wide_tail(package: Any) -> bool:
    """With tau = 1/50 and b = 3: it moves J_2, and B has tau b^2/2 more than the modes give."""
    given, own = samples.given(), _own(package)
    wide = package.reduction.setting.Setting(own.family, own.g, (1 << own.p) // 50, own.grid)
    unit, disc = 1 << given.grid, given.disc
    smaller = replace(disc, tail=3 * unit, radius=disc.radius * 9 // 10)
    shrunk = replace(smaller, moments=(disc.moments[0] * 87 // 100, *disc.moments[1:]))
    bound = package.reduction.disc.disc_bound
    if not refused(package, lambda: bound(wide, shrunk, given.reach), "J_2"):
        return False
    grown = replace(smaller, radius=disc.radius // 2, moments=(3 * unit // 10,) * len(disc.moments))
    at = wide.family.means(wide.high_field([grown.radius, *grown.moments]))
    z = exp(float(at.log_z.upper()) + 3 / 50)
    squares = sum(float(x.upper()) * (n / unit) ** 2 for x, n in zip(wide.g[1:], grown.moments, strict=True))
    return abs(float(bound(wide, grown, given.reach).upper()) - (squares + 9 / 50) / 2 + log(2 - z)) < 1e-9


def _signs(package: Any) -> bool:
    """(U6) on its edge, with coefficients that are made up; equality is refused."""
    given, own, disc = samples.given(), _own(package), package.reduction.disc
    bound = disc.disc_bound(own, given.disc, given.reach).upper()
    first, unit = given.chords[0][0], Fraction(1, 1 << given.grid)
    u, square, m = (3 * first * unit) ** 2, (3 * given.disc.radius * unit) ** 2, given.disc.degree
    rest = bound * u ** (m - 2) / (square**m * (square - u))
    small = Fraction(1, 10**20)

    def fits(changes: dict[int, Fraction]) -> bool:
        values = {3: -rest - 1, **changes}
        known = [SimpleNamespace(upper=lambda n=n: values.get(n, Fraction(-9))) for n in range(1, m + 1)]
        with changed((disc, "coefficients", lambda *_: known)):
            return not refused(package, lambda: disc.require_small(own, given.disc, given.reach, first), "series")

    edges = [{3: -rest}, *({n: 1 / u ** (n - 3)} for n in (4, 5, 12)), {4: 1 / (2 * u), 5: 1 / (2 * u**2)}]
    below = [{n: x - small for n, x in edge.items()} for edge in edges]
    return not any(fits(edge) for edge in edges) and all(fits(edge) for edge in below)


def _work(package: Any) -> Any:
    return package.arithmetic.series.Work()


@cache
def _bound() -> Fraction:
    from tests.bounds.reduction.proved import plan
    from tests.bounds.reduction.test_disc import bound

    return bound(plan().disc).midpoint().fraction()


@cache
def _truth(d: int, n: int) -> list[Fraction]:
    return truth(d, n, n)


def _coefficients(package: Any) -> bool:
    """Those of another route, enclosed; the domain of g_l; the work."""
    ball, series = package.arithmetic.ball.Ball, package.reduction.series
    for d, n in ((2, 4), (3, 4)):
        balls = [ball.between(x, x, 160) for x in modes(d, n).values()]
        found = series.coefficients(d, balls, n, _work(package))
        if not all(x.lower() <= v <= x.upper() and x.r < 1 << 40 for x, v in zip(found, _truth(d, n), strict=True)):
            return False
    top = 5 << 160
    return all(
        refused(package, lambda m=m: series.coefficients(3, [ball(m, 1, 160)], 2, _work(package))) is not fits
        for m, fits in ((1, False), (2, True), (top - 2, True), (top - 1, False), (top << 1, False))
    )


def _charged(package: Any) -> bool:
    """The work for so many coefficients, before any of it is done."""
    charges: list[tuple[int, ...]] = []
    work = SimpleNamespace(spend=lambda *charge: charges.append(charge))
    for n in (2, 3, 4):
        balls = [package.arithmetic.ball.Ball.exact(1, 60 + n) for _ in range(n - 1)]
        package.reduction.series.coefficients(3, balls, n, work)
    return charges == [(0, 60 + n, n**4 // 3 + 50 * n**2) for n in (2, 3, 4)]


def _pointers(package: Any) -> bool:
    """K_c needs a regime of its dimension, proved by the reduction."""
    ok, other = samples.coupling(), samples.regime()

    def accepted(*claims: Any) -> bool:
        try:
            package.check_document(document(*claims))
        except package.Refusal:
            return False
        return True

    elsewhere = {**other, "d": 2}
    wide = {**ok, "enclosure": {**ok["enclosure"], "lower": ok["enclosure"]["upper"]}}
    return accepted(other, ok) and not any(accepted(*x) for x in ((ok,), (elsewhere, ok), (other, wide)))


def _ends(package: Any) -> bool:
    """K_c is held to its enclosure, X to half the lower end of K_# at the right end: beyond beta_*, if that is it."""
    reduced = package.reduction.uniqueness
    typed, narrow = package.registry.claims_of(document(samples.regime(), _narrow()))
    context = package.document.context.Context([typed, narrow], _work(package))
    if not refused(package, lambda: reduced.check_reduced_coupling(narrow, context), "enclosure.lower"):
        return False
    asked: list[Fraction] = []
    steps = ("family", "setting_at", "require_extent", "Concavity", "require_small", "require_chords")
    stand_ins: list[tuple[Any, str, Any]] = [(reduced, name, MagicMock()) for name in steps]
    known = (Fraction(2), Fraction(3))
    stand_ins.append((package.main_theorem, "threshold_enclosure", lambda _, beta: asked.append(beta) or known))

    def fits(x: Fraction) -> bool:
        claim = replace(typed, details={**typed.details, "unique_critical_point": x})
        with changed(*stand_ins):
            return not refused(package, lambda: reduced.check_reduced_regime(claim, context), "X <=")

    return fits(Fraction(1)) and not fits(1 + Fraction(1, 2**60)) and asked == [typed.beta_star[1]] * 2


def _narrow() -> Any:
    """The claim critical-coupling with a point for an enclosure, at its upper end."""
    claim = samples.coupling()
    return {**claim, "enclosure": dict.fromkeys(("lower", "upper"), claim["enclosure"]["upper"])}


def _scaled(package: Any) -> bool:
    """N_l alpha_l up to more modes than the family has, their tail, and a part of all, rounded up."""
    series, module = package.arithmetic.series, package.reduction.setting
    beta, scale, unit = Fraction(9, 5), Fraction(7, 9), Fraction(1, 2**100)
    own = package.coupling.family.Family(3, 4, 8, (Fraction(2),), BITS, series.Work())
    there = module.LinearInteraction(series.Bessel(3, BITS, 60, series.Work()), beta, 4, 7)
    ctx.prec = 300
    exact = [around((2 * k + 1) * alpha(3, k, beta), 0)[0] for k in range(1, 40)]
    sides = zip(there.lower, exact, there.upper, strict=False)
    if len(there.lower) != 7 or not all(a <= x <= b <= a + unit for a, x, b in sides):
        return False
    rest = sum(exact[4:])
    if not rest <= there.tau <= rest * Fraction(101, 100):
        return False
    found = module.setting_up_to(own, there, scale, 40)
    wanted = [3 << BITS, *(ceil(scale * x * 2**BITS) for x in there.upper[1:4])]
    if [(x.m, x.r, x.p) for x in found.g] != [(m, 0, BITS) for m in wanted]:
        return False
    return bool(found.tau == ceil(scale * there.tau * 2**BITS) and found.grid == 40 and found.family is own)


FORM = (_forms,)
SETTING = (_setting, _scaled)
EXTENT = (_extent,)
DISC = (_disc, _wide_tail, _signs)
SERIES = (_charged, _coefficients)
RULES = (_pointers, _ends)
