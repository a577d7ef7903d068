"""Exactly two minimisers at K_c next to beta_*: the rules `touching`. FORMAT/reduction.md (U9) to (U14).

On a piece, L depends on beta and K through g_l = (K/K_#) N_l alpha_l; ell(u) = L(sqrt u)/u.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic.ball import Ball
from ..arithmetic.root import require_above_root
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import DISCONTINUOUS
from ..verdict import Invalid, require_at_most, require_less
from .chord import require_chords
from .ground import Ground, require_ends
from .series import coefficients
from .setting import Setting, setting_up_to
from .touching_form import Touching, TouchingPiece


class Expansion:
    """ell and its first two derivatives in u = (d m)^2 between exact ends: terms to u^(n-1), and the remainder."""

    def __init__(self, setting: Setting, g: Sequence[Ball], radius: int, bound: Fraction) -> None:
        d = setting.d
        series = coefficients(d, g, len(g) + 1, setting.work)
        self.series = [(c.lower(), c.upper()) for c in series]
        self.scale, self.square, self.bound = d, (d * setting.number(radius)) ** 2, bound

    def _remainder(self, u: Fraction, order: int) -> Fraction:
        """sum_{n>m} of the order-th derivative of u^(n-1) B/R^(2n), which is B/R^2 times one in x = u/R^2."""
        x, m = u / self.square, len(self.series)
        rest = [
            x**m / (1 - x),
            x ** (m - 1) * (m / (1 - x) + x / (1 - x) ** 2),
            x ** (m - 2) * (m * (m - 1) / (1 - x) + 2 * m * x / (1 - x) ** 2 + 2 * x**2 / (1 - x) ** 3),
        ]
        return self.bound / self.square ** (order + 1) * rest[order]

    def at(self, u: Fraction, order: int) -> tuple[Fraction, Fraction]:
        """The order-th derivative of ell, order 0 or 1, at 0 <= u < R^2."""
        rest = self._remainder(u, order)
        powers = [(n if order else 1) * u ** (n - order) for n in range(order, len(self.series))]
        terms = self.series[order:]
        low = sum((c[0] * x for c, x in zip(terms, powers, strict=True)), Fraction(0))
        high = sum((c[1] * x for c, x in zip(terms, powers, strict=True)), Fraction(0))
        return low - rest, high + rest

    def most(self, u: Fraction) -> Fraction:
        """An upper bound of ell on [0, u]."""
        terms = enumerate(self.series[1:], start=1)
        return self.series[0][1] + sum(max(high, Fraction(0)) * u**n for n, (_, high) in terms) + self._remainder(u, 0)

    def require_concave(self, u: Fraction) -> None:
        """ell'' < 0 on [0, u]."""
        value = 2 * self.series[2][1] + self._remainder(u, 2)
        for n, (_, high) in enumerate(self.series[3:], start=4):
            value += max(high, Fraction(0)) * (n - 1) * (n - 2) * u ** (n - 3)
        require_less("touching: ell'' < 0", value, 0)


def expansion(ground: Ground, low: Sequence[Fraction], high: Sequence[Fraction]) -> Expansion:
    """ell for all g_l, l >= 2, between these."""
    pairs = list(zip(low, high, strict=True))[1 : ground.given.disc.degree]
    g = [Ball.between(*pair, ground.setting.p) for pair in pairs]
    return Expansion(ground.setting, g, ground.given.disc.radius, ground.bound)


class _Pieces(Ground):
    """The rule `touching` on pieces."""

    def require_piece(self, left: Fraction, piece: TouchingPiece) -> None:
        """K_c/K_# in [lower, upper] on [left, end], and one touching point at most, with its moment."""
        given, first = self.given, piece.chords[0][0]
        near, far = self.interaction(left), self.interaction(piece.end)
        setting = setting_up_to(self.family, far, piece.upper, given.grid)
        require_less("0 < first chord", 0, first)
        require_less("first chord < radius of the disc", first, given.disc.radius)
        end = (setting.d * setting.number(first)) ** 2
        low = [piece.lower * x for x in near.lower]
        ell = expansion(self, low, [piece.upper * x for x in far.upper])
        ell.require_concave(end)
        require_chords(setting, piece.chords, given.reach, given.theta, piece.upper)
        self._require_moment(setting, ell, piece)
        if piece.upper < 1:
            own = [[piece.upper * x for x in side] for side in (near.lower, near.upper)]
            self._require_upper(setting, expansion(self, *own), piece)
        own = [[piece.lower * x for x in side] for side in (far.lower, far.upper)]
        self._require_lower(setting, expansion(self, *own), piece, end)

    def _require_moment(self, setting: Setting, ell: Expansion, piece: TouchingPiece) -> None:
        low, high = ((setting.d * setting.number(n)) ** 2 for n in piece.moment)
        require_at_most("moment <= first chord", piece.moment[1], piece.chords[0][0])
        if low > 0:
            require_less("0 < ell' at the lower moment", 0, ell.at(low, 1)[0])
        require_less("ell' at the upper moment < 0", ell.at(high, 1)[1], 0)

    def _require_lower(self, setting: Setting, ell: Expansion, piece: TouchingPiece, end: Fraction) -> None:
        """ell < 1/(2 d lower) on (0, end], by its tangent at the first peak."""
        u = self._peak(setting, piece, 0)
        most = ell.at(u, 0)[1] + max(map(abs, ell.at(u, 1))) * max(u, end - u)
        require_less("touching: ell < 1/(2 d lower)", most, 1 / (2 * setting.d * piece.lower))

    def _require_upper(self, setting: Setting, ell: Expansion, piece: TouchingPiece) -> None:
        """1/(2 d upper) < ell at the second peak: some density has F_K < 0."""
        least = ell.at(self._peak(setting, piece, 1), 0)[0]
        require_less("touching: 1/(2 d upper) < ell", 1 / (2 * setting.d * piece.upper), least)

    @staticmethod
    def _peak(setting: Setting, piece: TouchingPiece, which: int) -> Fraction:
        require_at_most("peak <= first chord", piece.peaks[which], piece.chords[0][0])
        return (setting.d * setting.number(piece.peaks[which])) ** 2


def check_touching(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `touching` of two-minimisers."""
    given = claim.given(Touching)
    ends = [piece.end for piece in given.pieces]
    require_ends(claim, ends)
    own = _Pieces(claim, context, given)
    if claim.region.a is None:
        if given.pieces[0].upper != 1:
            raise Invalid("K_c < K_# is all that is known up to beta_*: the first piece has upper = 1")
    else:
        require_above_root(own.bessel, claim.region.a, "a")
    require_above_root(own.bessel, ends[0], "the end of the first piece")
    for (left, _), piece in zip(own.pieces(claim, ends), given.pieces, strict=True):
        own.require_piece(left, piece)
    return DISCONTINUOUS
