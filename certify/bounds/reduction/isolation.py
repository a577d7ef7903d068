"""One touching point at most on a piece away from beta_*, and K_c/K_# between two numbers there.

Lemma (proofs/reduction/isolation.py). Let beta be in [b_0, b_1], K/K_# in [lower, upper], upper < 1, 0 < a_- < a_+ and
ell(u) = L(sqrt u)/u. If

    L(a) < a^2/(2 d upper) on (0, a_-] and from a_+ on, at (b_1, upper),
    N(a) = 5 a L' - a^2 L'' - 8 L > 0 on [a_-, a_+] for all of these (that is ell'' < 0: N = -4 a^6 ell''),
    ell < 1/(2 d lower) on [a_-^2, a_+^2] at (b_1, lower), by a tangent of ell, which is concave there,
    Phi(a, y) > a^2/(2 d upper) for some field at (b_0, upper),

then K_c/K_# is in [lower, upper] on [b_0, b_1], and there are exactly two minimisers at K_c. The field a of the one
that is not uniform is between those at which a L' - 2 L has both signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from certify.bounds.coupling.family import log_partition
from certify.bounds.reduction.chart import Chart, Span, chart_at
from certify.bounds.reduction.chord import check_between, check_chords
from certify.bounds.reduction.ground import Ground, check_ground
from certify.bounds.reduction.jets import moment_series
from certify.bounds.reduction.setting import LinearInteraction, scaled
from certify.bounds.reduction.touching import Expansion, series_interaction
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Exact
from certify.cover.reduction import IsolationPiece, IsolationPlan, StripPlan

Sizes = tuple[int, int, int]
_CRITERION: Sizes = (8, 5, 1)
_SLOPE: Sizes = (2, 1, 0)


def criterion(a: Ball, f: Sequence[Ball]) -> list[Ball]:
    """N[F] = 5 a F' - a^2 F'' - 8 F at a + x for F = sum f_n x^n, as coefficients of x^n."""
    more = [*f, Ball(0), Ball(0)]
    return [
        a * more[n + 1] * ((5 - 2 * n) * (n + 1))
        - a * a * more[n + 2] * ((n + 1) * (n + 2))
        - more[n] * ((n - 2) * (n - 4))
        for n in range(len(f))
    ]


def slope(a: Ball, f: Sequence[Ball]) -> list[Ball]:
    """P[F] = a F' - 2 F, which has the sign of (F/a^2)'."""
    more = [*f, Ball(0)]
    return [a * more[n + 1] * (n + 1) + more[n] * (n - 2) for n in range(len(f))]


def _around(radius: Ball) -> Ball:
    return Ball.between(-radius.upper(), radius.upper())


def _value(f: Sequence[Ball], x: Fraction) -> Ball:
    value = Ball(0)
    for c in reversed(f):
        value = value * x + c
    return value


class _Image:
    """A polynomial that an operator gives, its derivative, and a bound of its second derivative for |x| <= reach."""

    def __init__(self, f: Sequence[Ball], reach: Fraction) -> None:
        self.f, self.slope = f, [c * n for n, c in enumerate(f)][1:]
        self.curvature = _value([abs(c) * (n * (n - 1)) for n, c in enumerate(f)][2:], reach)

    def at(self, x: Fraction, half: Fraction) -> tuple[Ball, Ball]:
        """Its value at x, and a bound of how far it moves within `half`."""
        return _value(self.f, x), abs(_value(self.slope, x)) * half + self.curvature * (half * half / 2)


class Strip:
    """A chart with the functions that N and P are applied to: L at g^0, and M_l^2, which enters with (1/2) D_l.

    reach: a bound of |x|. What is left of a function F beyond its coefficients is at most A sum_{n>degree} (|x|/r)^n.
    """

    def __init__(self, ground: Ground, plan: StripPlan, chart: Chart, reach: Fraction) -> None:
        setting = ground.setting
        if not reach < chart.radius:
            raise Undecided(f"d={setting.d}: a strip is not within its chart")
        sizes = BallMatrix.row([setting.number(n) for n in (plan.chart.radius, *plan.chart.spread)])
        moments = moment_series(setting.quad, chart, sizes, plan.degree)
        energy = chart.moments.log_partition
        for g, m in zip(chart.own, chart.means, strict=True):
            energy = energy - g * m * m / 2
        self.chart, self.reach = chart, reach
        self.functions = [[energy, *(x / n for n, x in enumerate(moments[0][:-1], start=1))]]
        self.sizes = [chart.stray[0] * chart.radius]
        for series, most in zip(moments[1:], chart.largest[1:], strict=True):
            self.functions.append([_coefficient(series, n) for n in range(plan.degree + 1)])
            self.sizes.append(most * most)

    def images(self, *, second: bool) -> list[_Image]:
        """N (second) or P of each function."""
        operator = criterion if second else slope
        return [_Image(operator(self.chart.centre, f), self.reach) for f in self.functions]

    def around(self, images: Sequence[_Image], sizes: Sizes, x: Fraction, half: Fraction) -> Ball:
        """The values of the operator at L within `half` of x, for all weights; sizes: of F, a F', a^2 F'' in it."""
        value, rim = images[0].at(x, half)
        for image, gap in zip(images[1:], self.chart.gap[1:], strict=True):
            own, moved = image.at(x, half)
            rim = rim + (abs(own) + moved) * gap / 2
        a, room = self.chart.centre + self.reach, self.chart.radius - self.reach
        rests = _remainders(len(self.functions[0]), self.reach / self.chart.radius)
        far = sum(
            (a**k / self.chart.radius**k * (n * r) for k, (n, r) in enumerate(zip(sizes, rests, strict=True))), Ball(0)
        )
        for factor, size in zip([Ball(2), *self.chart.gap[1:]], self.sizes, strict=True):
            rim = rim + far * size * factor / 2
        lost = sum((a**k / room**k * (n * (k or 1)) for k, n in enumerate(sizes)), Ball(0))  # k! = 1, 1, 2
        return value + _around(rim + self.chart.error * lost)

    def require_concave(self, low: Fraction, high: Fraction, cells: int) -> None:
        """A proof that N > 0 for low <= x <= high, or Undecided."""
        images, half = self.images(second=True), (high - low) / (2 * cells)
        for k in range(cells):
            if not self.around(images, _CRITERION, low + (2 * k + 1) * half, half).surely_positive():
                raise Undecided("the reduced function is not proved to be concave in u on a strip")


def _coefficient(series: Sequence[Ball], n: int) -> Ball:
    """That of x^n in the square."""
    return sum((series[k] * series[n - k] for k in range(n + 1)), Ball(0))


def _remainders(m: int, x: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """sum_{n>=m} x^n and its first two derivatives, 0 <= x < 1."""
    return (
        x**m / (1 - x),
        x ** (m - 1) * (m / (1 - x) + x / (1 - x) ** 2),
        x ** (m - 2) * (m * (m - 1) / (1 - x) + 2 * m * x / (1 - x) ** 2 + 2 * x**2 / (1 - x) ** 3),
    )


def span(low: LinearInteraction, high: LinearInteraction, lower: Fraction, upper: Fraction, modes: int) -> Span:
    """From `lower` the weights of `low` to `upper` those of `high`."""
    ends = zip(low.g[:modes], high.g[:modes], strict=True)
    pairs = [(Ball((x * lower).lower()), Ball((y * upper).upper())) for x, y in ends]
    return Span(tuple(a for a, _ in pairs), tuple(b for _, b in pairs), Ball((high.tau * upper).upper()))


class _Piece:
    """The hypotheses of the lemma on one piece, each proved or Undecided."""

    def __init__(self, ground: Ground, left: Exact, piece: IsolationPiece) -> None:
        self.ground, self.piece, self.setting = ground, piece, ground.setting
        self.near, self.far = ground.interaction(left), ground.interaction(piece.end)
        self.d = self.setting.d

    def field(self, place: int) -> Fraction:
        """a = d times a number in units."""
        return self.d * self.setting.number(place)

    def check_ends(self) -> None:
        """L(a) < a^2/(2 d upper) below a_- and beyond a_+."""
        plan, piece, first = self.ground.plan, self.piece, self.piece.inner[0][0]
        if not 0 < first < plan.disc.radius:
            raise ValueError("the first chord begins where the series does")
        g = series_interaction(plan.disc, self.far, self.far, piece.upper, piece.upper)
        most = Expansion(self.setting, plan.disc, self.ground.bound, g).most(self.field(first) ** 2)
        if not most.surely_less(1 / (2 * self.d * piece.upper)):
            raise Undecided(f"d={self.d}: the series of the reduced function does not bound it near 0")
        there = scaled(self.setting, self.far, piece.upper)
        check_between(there, piece.inner, plan.reach, plan.theta, piece.upper)
        check_chords(there, piece.outer, plan.reach, plan.theta, piece.upper)

    def check_strips(self) -> None:
        """N > 0 between, and the signs of P at the ends of `moment`."""
        piece, plan = self.piece, self.ground.plan
        whole = span(self.near, self.far, piece.lower, piece.upper, plan.modes)
        start, last = piece.inner[-1][0], piece.outer[0][0]
        wanted = [(n, sign) for n, sign, end in zip(piece.moment, (1, -1), (start, last), strict=True) if n != end]
        for strip in piece.strips:
            low, high = self.field(start), self.field(strip.end)
            if not low < high:
                raise ValueError("strips increase")
            chart = chart_at(self.setting, strip.chart, whole, plan.reach)
            middle = self.setting.number(strip.chart.centre[0])
            own = Strip(self.ground, strip, chart, max(abs(low - middle), abs(high - middle)))
            own.require_concave(low - middle, high - middle, strip.cells)
            for n, sign in [pair for pair in wanted if start <= pair[0] <= strip.end]:
                value = own.around(own.images(second=False), _SLOPE, self.field(n) - middle, Fraction(0))
                if (value * sign).surely_positive():
                    wanted.remove((n, sign))
            start = strip.end
        if start != last or wanted:
            raise Undecided(f"d={self.d}: the moment of the minimiser on a piece is not enclosed")

    def check_lower(self) -> None:
        """ell < 1/(2 d lower) by its tangent at the centre of the foot."""
        piece, plan = self.piece, self.ground.plan
        own = span(self.far, self.far, piece.lower, piece.lower, plan.modes)
        chart = chart_at(self.setting, piece.foot, own, plan.reach)
        a, ends = (
            self.setting.number(piece.foot.centre[0]),
            [self.field(x[0]) for x in (piece.inner[-1], piece.outer[0])],
        )
        if not ends[0] <= a <= ends[1]:
            raise ValueError("the foot lies between the chords")
        value, rim, turn = chart.moments.log_partition, chart.error, chart.error
        for g, gap, mean, stray in zip(chart.own, chart.gap, chart.means, chart.stray, strict=True):
            value = value - g * mean * mean / 2
            rim = rim + gap * mean * mean / 2
            turn = turn + gap * abs(mean) * stray
        most = (value + rim) / a**2
        steep = (abs(chart.means[0] * a - value * 2) + turn * (a / chart.radius) + rim * 2) / (2 * a**4)
        tangent = most + steep * max(abs(x**2 - a**2) for x in ends)
        if not tangent.surely_less(1 / (2 * self.d * piece.lower)):
            raise Undecided(f"d={self.d}: the lower bound of K_c on a piece is not proved")

    def check_upper(self) -> None:
        """Phi > a^2/(2 d upper) at the peak."""
        piece = self.piece
        field = [Ball(self.setting.number(n)) for n in piece.peak]
        value = log_partition(self.setting.quad, BallMatrix.row(field))
        for y, g in zip(field[1:], self.near.g[1:], strict=False):
            value = value - y * y / (g * piece.upper * 2)
        if not (piece.upper < 1 and (field[0] * field[0] / (2 * self.d * piece.upper)).surely_less(value)):
            raise Undecided(f"d={self.d}: the upper bound of K_c on a piece is not proved")


def check_isolation(d: int, plan: IsolationPlan, left: Exact) -> None:
    """The lemma on each piece from `left` on, or Undecided."""
    with precision(plan.precision):
        ground = check_ground(d, plan, plan.pieces[-1].end)
        for piece in plan.pieces:
            own = _Piece(ground, left, piece)
            own.check_ends()
            own.check_strips()
            own.check_lower()
            own.check_upper()
            left = piece.end
