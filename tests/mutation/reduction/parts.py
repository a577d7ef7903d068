"""What single modules of the rules `reduction` have to get right, away from any certificate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import exp, log
from types import SimpleNamespace
from typing import Any

from tests.bounds.reduction.test_extent import truth as first_moment
from tests.bounds.reduction.test_series import modes, truth
from tests.checker.reduction import samples
from tests.checker.sample_certificates import document
from tests.mutation.checker_rule_parts import changed

BITS = 128


def refused(package: Any, action: Callable[[], Any], words: str = "") -> bool:
    """Whether the package calls it invalid, in these words."""
    try:
        action()
    except package.Invalid as refusal:
        return words in str(refusal)
    return False


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
    wide = [(Fraction(0), Fraction(1)), (Fraction(4), Fraction(5))]
    return all(
        refused(package, lambda x=x: series.coefficients(3, [ball.between(*x, 160)], 2, _work(package))) for x in wide
    )


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


FORM = (_forms,)
SETTING = (_setting,)
EXTENT = (_extent,)
DISC = (_disc, _wide_tail, _signs)
SERIES = (_coefficients,)
RULES = (_pointers,)
