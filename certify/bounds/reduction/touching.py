"""At most one touching point, and K_c/K_# between two numbers, on a piece next to beta_*.

Lemma (proofs/reduction/touching.py). Let beta be in [b_0, b_1] and K/K_# in [lower, upper], ell(u) = L(sqrt u)/u. If

    ell'' < 0 on (0, a_0^2] for all of these, and L(a) < a^2/(2 d upper) from a_0 on at (b_1, upper),
    ell < 1/(2 d lower) on (0, a_0^2] at (b_1, lower),
    ell(u) > 1/(2 d upper) for some u <= a_0^2 at (b_0, upper), or upper = 1,

then K_c/K_# is in [lower, upper] on [b_0, b_1], beyond beta_*, and there are exactly two minimisers at K_c. The moment
of the one that is not uniform is between those at which ell' has both signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from certify.bounds.bessel.threshold import sign_of_d
from certify.bounds.reduction.chord import check_chords
from certify.bounds.reduction.ground import Ground, check_ground
from certify.bounds.reduction.series import coefficients
from certify.bounds.reduction.setting import LinearInteraction, Setting, scaled
from certify.core.ball import Ball, maximum, precision
from certify.core.errors import Undecided
from certify.core.exact import Exact
from certify.cover.reduction import DiscPlan, PiecePlan, TouchingPlan


class Expansion:
    """ell and its first two derivatives in u = (d m)^2: the terms to u^(m-1), and the remainder by B and R."""

    def __init__(self, setting: Setting, disc: DiscPlan, bound: Ball, g: Sequence[Ball]) -> None:
        self.series = coefficients(setting.d, g, disc.degree)
        self.square, self.bound = (setting.d * setting.number(disc.radius)) ** 2, bound

    def _remainder(self, u: Fraction, order: int) -> Ball:
        x, m = u / self.square, len(self.series)
        rest = (
            x**m / (1 - x),
            x ** (m - 1) * (m / (1 - x) + x / (1 - x) ** 2),
            x ** (m - 2) * (m * (m - 1) / (1 - x) + 2 * m * x / (1 - x) ** 2 + 2 * x**2 / (1 - x) ** 3),
        )
        return self.bound * (rest[order] / self.square ** (order + 1))

    def at(self, u: Fraction, order: int) -> Ball:
        """The derivative of ell of order 0 or 1 at 0 <= u < R^2."""
        value = Ball(0)
        for n, c in enumerate(self.series[order:], start=order):
            value = value + c * ((n if order else 1) * u ** (n - order))
        rest = self._remainder(u, order).upper()
        return value + Ball.between(-rest, rest)

    def most(self, u: Fraction) -> Ball:
        """An upper bound of ell on [0, u]."""
        value = self.series[0] + self._remainder(u, 0)
        for n, c in enumerate(self.series[1:], start=1):
            value = value + maximum([c, Ball(0)]) * u**n
        return value

    def concave(self, u: Fraction) -> bool:
        """A proof that ell'' < 0 on [0, u]."""
        value = self.series[2] * 2 + self._remainder(u, 2)
        for n, c in enumerate(self.series[3:], start=4):
            value = value + maximum([c, Ball(0)]) * ((n - 1) * (n - 2) * u ** (n - 3))
        return value.surely_negative()


def series_interaction(
    disc: DiscPlan, low: LinearInteraction, high: LinearInteraction, lower: Fraction, upper: Fraction
) -> list[Ball]:
    """g_2, g_3, .. from `lower` those of `low` to `upper` those of `high`."""
    pairs = list(zip(low.g, high.g, strict=True))[1 : disc.degree]
    return [Ball.between((a * lower).lower(), (b * upper).upper()) for a, b in pairs]


def check_piece(ground: Ground, left: Exact, piece: PiecePlan) -> None:
    """The hypotheses of the lemma on [left, end], or Undecided."""
    plan, setting = ground.plan, ground.setting
    d, first = setting.d, piece.chords[0][0]
    near, far = ground.interaction(left), ground.interaction(piece.end)
    squares = [(d * setting.number(n)) ** 2 for n in (first, *piece.peaks, *piece.moment)]
    if not 0 < first < plan.disc.radius or max(squares) > squares[0]:
        raise ValueError("peaks and moments lie where the series does")

    def ell(low: LinearInteraction, high: LinearInteraction, lower: Fraction, upper: Fraction) -> Expansion:
        return Expansion(setting, plan.disc, ground.bound, series_interaction(plan.disc, low, high, lower, upper))

    whole = ell(near, far, piece.lower, piece.upper)
    if not whole.concave(squares[0]):
        raise Undecided(f"d={d}: the reduced function is not proved to have one touching point on a piece")
    check_chords(scaled(setting, far, piece.upper), piece.chords, plan.reach, plan.theta, piece.upper)
    rising = squares[3] == 0 or whole.at(squares[3], 1).surely_positive()
    if not (rising and whole.at(squares[4], 1).surely_negative()):
        raise Undecided(f"d={d}: the moment of the minimiser on a piece is not enclosed")
    least = ell(far, far, piece.lower, piece.lower)
    slope = abs(least.at(squares[1], 1)) * max(squares[1], squares[0] - squares[1])
    if not (least.at(squares[1], 0) + slope).surely_less(1 / (2 * d * piece.lower)):
        raise Undecided(f"d={d}: the lower bound of K_c on a piece is not proved")
    most = ell(near, near, piece.upper, piece.upper) if piece.upper < 1 else None
    if most is not None and not Ball(1 / (2 * d * piece.upper)).surely_less(most.at(squares[2], 0)):
        raise Undecided(f"d={d}: the upper bound of K_c on a piece is not proved")


def check_touching(d: int, plan: TouchingPlan, left: Exact) -> None:
    """The lemma on each piece from `left` on, or Undecided; with upper = 1 on the first, `left` may be below beta_*."""
    if sign_of_d(d, plan.pieces[0].end)[0] <= 0 or (plan.pieces[0].upper < 1 and sign_of_d(d, left)[0] <= 0):
        raise Undecided(f"d={d}: a piece of the reduction does not lie beyond beta_*")
    with precision(plan.precision):
        ground = check_ground(d, plan, plan.pieces[-1].end)
        for piece in plan.pieces:
            check_piece(ground, left, piece)
            left = piece.end
