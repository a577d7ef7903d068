"""What FORMAT/large_beta.md (M6) says of a piece, in Arb: series by its exponential, the cap by the Gamma function."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, cached_property
from types import SimpleNamespace
from typing import Any

from flint import arb, arb_series, ctx

from tests.checker.arb_truth import ball

ONE: tuple[Fraction, ...] = (Fraction(1),)
CLOSE = arb(2) ** -60


class Page:
    """The quantities of the page for one piece."""

    def __init__(self, d: int, piece: Any) -> None:
        self.d, self.n, self.h, self.piece = d, d - 1, Fraction(d - 1, 2), piece
        self.a, self.b = piece.interval
        self.least, self.most = piece.scale
        self.curved = max(Fraction(1), self.h - 1) * self.h / (2 * self.a)
        self.circle = 1 / (4 * self.a) if d == 2 else Fraction(0)
        self.j = (1 - piece.nodes[0]) ** 2
        k, c = piece.slope, piece.centre
        self._margins: dict[tuple[Fraction, ...], arb | None] = {}
        self.spread = (c * c + k * k, -2 * c, 1 - 2 * k * k, Fraction(0), k * k)

    def level(self, beta: Fraction) -> arb:
        """ell."""
        area = 2 * arb.pi() ** (arb(self.d) / 2) / (arb(self.d) / 2).gamma()
        return area.log() + ball(self.h) * (ball(beta) / (2 * arb.pi())).log()

    @cached_property
    def dense(self) -> arb:
        return (-self.level(self.a)).exp()

    @cached_property
    def thin(self) -> arb:
        return (-self.level(self.b)).exp()

    @cached_property
    def mean(self) -> arb:
        return self.dense * ball(1 + self.circle)

    @cached_property
    def least_mean(self) -> arb:
        return self.thin * ball(1 - self.curved)

    @cached_property
    def measure(self) -> tuple[arb, arb]:
        """sigma_lo and sigma_up."""
        xi = self.piece.cap
        flat = ball(2 * xi) ** ball(self.h) * ball(self.h + Fraction(1, 2)).gamma()
        flat /= 2 * arb.pi().sqrt() * ball(self.h + 1).gamma()
        curved = flat * ball(1 - xi / 2) ** ball(self.h - 1)
        return (flat, curved) if self.n == 1 else (curved, flat)

    @cached_property
    def powers(self) -> list[arb]:
        """k^(-n/2), k >= 1."""
        return [arb(k) ** ball(-self.h) for k in range(1, self.piece.terms + 1)]

    def coefficients(self, big: Fraction, small: Fraction, factor: tuple[Fraction, ...]) -> list[arb]:
        """Of P (e^(Ag - Bg^2) - 1), from g on."""
        ctx.cap = self.piece.terms + 1
        found = (arb_series([0, ball(big), ball(-small)]).exp() - 1) * arb_series([ball(x) for x in factor])
        return [found[k] for k in range(1, self.piece.terms + 1)]

    def rest(self, exponent: Fraction) -> arb:
        return (1 + ball(max(self.curved, self.circle))) * ball(exponent).exp() / arb(2) ** (self.piece.terms + 1)

    def excess(self, big: Fraction, small: Fraction, factor: tuple[Fraction, ...] = ONE) -> arb:
        loose, total = max(self.curved, self.circle), arb(0)
        for k, (x, power) in enumerate(zip(self.coefficients(big, small, factor), self.powers, strict=True), 1):
            total += (x + abs(x) * ball(loose / k)) * power
        return total + self.rest(2 * big + 4 * small) * ball(
            sum((abs(x) * 2**i for i, x in enumerate(factor)), Fraction(0))
        )

    def moments(self, big: Fraction) -> arb:
        """The sum from k = 2 on."""
        found = zip(self.coefficients(big, Fraction(0), ONE), self.powers, strict=True)
        return sum((x * power for x, power in [*found][1:]), self.rest(2 * big))

    def bulk(self, big: Fraction) -> arb:
        found = enumerate(zip(self.coefficients(big, Fraction(0), ONE), self.powers, strict=True), 1)
        return sum((x * power * ball(max(1 - self.curved / k, Fraction(0))) for k, (x, power) in found), arb(0))

    def far(self, scale: Fraction) -> arb:
        least, u = self.measure[0], ball(2 * scale) * self.mean
        z = u / least
        return 1 - least + u + 3 * least / z * (z.exp() - 1 - z - z * z / 2)

    def near(self, scale: Fraction, s: Fraction, r: Fraction, factor: tuple[Fraction, ...] = ONE) -> tuple[arb, arb]:
        """Its two parts."""
        small = 2 * scale * r * self.piece.slope
        excess = self.excess(2 * scale * s, small, factor)
        thick = self.dense * (excess if excess > 0 else arb(0))
        return ball(small).exp() * self.measure[1] * ball(factor[0]), ball(small).exp() * thick

    def margin(self, scale: Fraction, s: Fraction, r: Fraction) -> arb | None:
        if (scale, s, r) not in self._margins:
            self._margins[scale, s, r] = self._margin(scale, s, r)
        return self._margins[scale, s, r]

    def _margin(self, scale: Fraction, s: Fraction, r: Fraction) -> arb | None:
        if r * self.piece.slope > s * (1 + self.a * self.piece.cap):
            return None
        total = self.far(scale) + sum(self.near(scale, s, r), arb(0))
        return ball(scale) * (ball(s * s + r * r) + self.least_mean) - total.log()

    def south(self, j: Fraction) -> arb:
        return (ball(self.least) * (3 * self.mean - ball(max(j, self.j)))).exp() / 2

    @property
    def energy(self) -> arb:
        """J - mu of the Gaussian cap, at least."""
        return ball(1 + 1 / self.piece.width) ** ball(-self.h) - self.mean

    def growth(self, j: Fraction) -> arb:
        """mu e^(2Qj)."""
        return self.mean * ball(2 * self.most * j).exp()

    def upper(self) -> tuple[arb, arb]:
        """Both sides of rule 2."""
        width = self.piece.width
        entropy = self.level(self.b) + ball(self.h) * (ball(2 * width).log() - 1)
        return entropy + ball(self.n**2 / (8 * width * self.a)), ball(self.most) * self.energy

    def comparison(self, v: Fraction, after: Fraction) -> tuple[arb, arb]:
        """Both sides of rule 3 for one cell."""
        bound = self.dense * ball(1 + self.circle) * self.moments(2 * self.most * (1 - v))
        power = ball(1 - v) ** ball(-1 - self.d / self.a)
        total = 1 + ball(2 * self.most) * self.mean + power * bound
        return total.log(), ball(self.most) * (ball((1 - after) ** 2) + self.least_mean)

    def theta(self, strip: tuple[Fraction, Fraction], r: Fraction) -> arb:
        """The left side of rule 6."""
        s, after = strip
        fixed, thick = self.near(self.least, s, r, self.spread)
        fixed += ball(self.spread[0]) * self.far(self.most) + self.mean * (ball(4 * self.most) * self.mean).exp()
        bulk = self.bulk(2 * self.most * after)
        mean = thick / (1 + self.dense * bulk) + fixed / (1 + self.thin * bulk)
        return ball(2 * self.most) * ball(2 * self.most * after - 2 * self.least * s).exp() * mean

    def fall(self, s: Fraction) -> tuple[arb, arb]:
        """1 - m_1 at least and at most."""
        rest = self.far(self.most) * ball(-self.least * s * s).exp() / (1 - self.measure[1])
        return (-ball(self.most) * (1 + self.mean)).exp(), ball((self.piece.cap + 1 / self.a) * (1 - s)) + rest


_FIELDS = ("interval", "scale", "width", "cap", "slope", "centre", "poles", "sides", "nodes", "terms", "moment")


def page_of(d: int, piece: Any) -> Page:
    """The page for the piece of any program: it is one and the same where their numbers are."""
    return _page(d, tuple((name, getattr(piece, name)) for name in _FIELDS))


@cache
def _page(d: int, fields: tuple[tuple[str, Any], ...]) -> Page:
    return Page(d, SimpleNamespace(**dict(fields)))


def numbers_of(cells: Any, page: Page, spread: Any) -> Iterator[tuple[str, Fraction, arb]]:
    """What the checker computes for a piece, with a sign that makes it an upper bound, and the page's value of it."""
    nine, one, most = Fraction(9), Fraction(1), page.most
    yield "mu_up", cells.mean, page.mean
    yield "mu_lo", -cells.least_mean, -page.least_mean
    yield "sigma_lo", -cells.measure[0], -page.measure[0]
    yield "sigma_up", cells.measure[1], page.measure[1]
    yield "J_1", cells.left, ball(page.j)
    for j in (one / 2, one / 9):
        yield f"south({j})", cells.south(j), page.south(j)
    yield "moments", cells.sums.moments(nine), page.moments(nine)
    yield "bulk", -cells.sums.bulk(nine), -page.bulk(nine)
    for s in (one * 4 / 5, one * 9 / 10):
        least, greatest = page.fall(s)
        yield f"fall({s})", cells.fall(s)[1], greatest
        yield f"least fall({s})", -cells.fall(s)[0], -least
    for s, r in ((one / 8, one / 2), (one / 2, one / 8)):  # where phi is below rk next to the pole, and where not
        for part, wanted in zip(cells.near(most, s, r), page.near(most, s, r), strict=True):
            yield f"near({s}, {r})", part, wanted
    wide = spread(page.piece.centre, page.piece.slope)
    for found, number in zip(wide, page.spread, strict=True):
        yield "spread", found, ball(number)
    for big, small in ((9, 0), (8, 1), (12, 3), (3, 5)):
        for factor in (ONE, page.spread):
            given = Fraction(big), Fraction(small), factor
            yield f"excess({big}, {small})", cells.sums.excess(*given), page.excess(*given)
    for scale in (page.least, most):
        yield f"far({float(scale)})", cells.far(scale), page.far(scale)
        for i, s in enumerate(page.piece.poles):
            for k in (0, 1, 5, len(page.piece.sides) - 1):
                value, truth = cells.margin(scale, (i, k)), page.margin(scale, s, page.piece.sides[k])
                yield f"margin({i}, {k})", -(value or Fraction(7)), arb(-7) if truth is None else -truth
    for strip, r in cells.strips(cells.inner()):
        yield f"theta({float(strip[0])})", cells.theta(strip, r), page.theta(strip, r)


def beside(value: Fraction, truth: arb) -> bool:
    """value >= truth, by little."""
    gap = (ball(value) - truth) / (1 + abs(truth))
    return bool(gap < CLOSE and not gap < 0)
