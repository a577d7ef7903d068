"""What charts, their series and strips have to get right, away from any verdict: numbers, and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from certify.bounds.reduction.isolation import _CRITERION, _SLOPE
from certify.core.ball import precision
from tests.bounds.reduction import isolation_scenes as scenes
from tests.bounds.reduction.test_isolation import strip as known_strip
from tests.bounds.reduction.test_jets import series as known_series
from tests.checker.sample_certificates import document

DEGREE, P = 8, 80


class Sample:
    """The piece of the corpus, as a package reads it."""

    def __init__(self, package: Any) -> None:
        claim = package.registry.claims_of(document(scenes.claims()[-1]))[0]
        self.given = given = claim.evidence
        self.work = package.arithmetic.series.Work(10**12)
        family = package.coupling.family.Family(
            scenes.D, given.modes, given.nodes, given.ellipses, given.bits, self.work
        )
        bessel = package.arithmetic.series.Bessel(scenes.D, given.bits, given.terms, self.work)
        setting = package.reduction.setting
        near, far = (
            setting.LinearInteraction(bessel, x, given.modes, given.disc.degree) for x in (scenes.LEFT, scenes.RIGHT)
        )
        self.setting = setting.setting_up_to(family, far, Fraction(1), given.grid)
        self.piece = given.pieces[0]
        scales = (self.piece.lower, self.piece.upper)
        self.span = package.reduction.chart.Span(self.setting.p, given.modes, near, far, scales)
        self.form = self.piece.strips[0]
        self.package = package

    def chart(self) -> Any:
        """The chart of the first strip."""
        return self.package.reduction.chart.Chart(self.setting, self.form, self.span, self.given.reach)

    def spent(self, action: Callable[[], object]) -> int:
        """What an action is charged."""
        before = self.work.left
        action()
        return int(before - self.work.left)


def _near(found: Any, known: Any, room: float = 1e-9) -> bool:
    """Both ends of two enclosures, up to `room` of the larger one."""
    pairs = ((found.lower(), known.arb.lower()), (found.upper(), known.arb.upper()))
    return all(abs(float(x) - float(y)) <= room * max(abs(float(y)), 1e-25) for x, y in pairs)


def charts(package: Any) -> bool:
    """The numbers of a chart are those of the balls."""
    own = Sample(package).chart()
    with precision(128):
        known = scenes.chart()
        upper = [(x.upper(), y.arb.upper()) for x, y in zip(own.stray, known.stray, strict=True)]
        upper += [(x.upper(), y.arb.upper()) for x, y in zip(own.gap, known.gap, strict=True)]
        upper += [(x.upper(), y.arb.upper()) for x, y in zip(own.largest, known.largest, strict=True)]
        upper.append((own.error.upper(), known.error.arb.upper()))
        if not all(abs(float(x) - float(y)) <= 1e-7 * abs(float(y)) + 1e-30 for x, y in upper):
            return False
        return all(_near(x, y, 1e-12) for x, y in zip(own.own[1:8], known.own[1:8], strict=True))


def series(package: Any) -> bool:
    """The series of the moments is that of the balls; the errors grow as theirs do."""
    sample = Sample(package)
    found = package.reduction.jets.Jets(sample.setting.family, sample.chart(), DEGREE).series
    with precision(128):
        for row, balls in zip(found, known_series(DEGREE), strict=True):
            for n, (x, y) in enumerate(zip(row, balls, strict=True)):
                width, known = float(x.upper() - x.lower()) / 2, float(y.arb.rad())
                if abs(float(x.lower() + x.upper()) / 2 - float(y.arb.mid())) > width + known + 1e-20:
                    return False
                if n and not known / 3 <= width + 1e-36 <= 3 * known + 1e-30:  # as far as neither is of roundings
                    return False
    return True


def operators(package: Any) -> bool:
    """N and P of the powers of x at a = 3: a + x is what they are taken at."""
    module, up = package.reduction.strip, package.arithmetic.ball.up
    for n in range(6):
        f = [up((k == n) << P, P) for k in range(8)]
        for operator, terms in (
            (module.CRITERION, {n: -(n - 2) * (n - 4), n - 1: (7 - 2 * n) * n * 3, n - 2: -n * (n - 1) * 9}),
            (module.SLOPE, {n: n - 2, n - 1: n * 3}),
        ):
            image = operator.apply(up(3 << P, P), f)
            if [x.m for x in image] != [terms.get(k, 0) << P for k in range(8)]:
                return False
    return (module.CRITERION.sizes, module.SLOPE.sizes) == ((8, 5, 1), (2, 1, 0))


def strips(package: Any) -> bool:
    """Values on cells are those of the balls, with the same bounds of what moves and of what is left out."""
    sample = Sample(package)
    start = scenes.D * sample.setting.number(sample.piece.inner[-1][0])
    ends = (start, scenes.D * sample.setting.number(sample.form.end))
    own = package.reduction.strip.Strip(sample.setting, sample.chart(), sample.form.degree, ends)
    with precision(128):
        known = known_strip()
        middle = own.centre
        for operator, sizes, second in (
            (package.reduction.strip.CRITERION, _CRITERION, True),
            (package.reduction.strip.SLOPE, _SLOPE, False),
        ):
            images = known.images(second=second)
            for share, half in ((Fraction(-1, 2), Fraction(1, 50)), (Fraction(2, 3), Fraction(0))):
                x = known.reach * share
                if not _near(own.around(operator, middle + x, half), known.around(images, sizes, x, half), 1e-6):
                    return False
    return True


def costs(package: Any) -> bool:
    """What charts, series and strips are charged: products by their number, at so many bits."""
    sample = Sample(package)
    chart = sample.chart()
    family, bits, modes = sample.setting.family, sample.setting.p, sample.given.modes
    words = bits // 30 + 1

    def price(operations: int, products: int) -> int:
        root = int(words**0.5)
        return operations * (1 + words // 250) + products * (1 + words * root // 60)

    triples = sample.spent(lambda: family.triples(chart.field))
    if sample.spent(sample.chart) != triples + price(0, 6 * modes**3):
        return False
    points = 2 * family.half + 2
    jets = price(0, points * DEGREE * (DEGREE + 2 * modes) + modes * DEGREE**2 + modes**3)
    if sample.spent(lambda: package.reduction.jets.Jets(family, chart, DEGREE)) != jets:
        return False
    ends = (Fraction(chart.field[0], 1 << bits),) * 2
    made = []
    kind = package.reduction.strip.Strip
    if sample.spent(lambda: made.append(kind(sample.setting, chart, DEGREE, ends))) != jets + price(
        0, modes * DEGREE**2
    ):
        return False
    around = sample.spent(lambda: made[0].around(package.reduction.strip.SLOPE, ends[0], Fraction(0)))
    return around == price(0, 2 * modes * (DEGREE + 1))


ISOLATION = {
    "reduction.chart": (charts, costs),
    "reduction.jets": (series, costs),
    "reduction.strip": (operators, strips, costs),
}
