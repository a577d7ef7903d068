"""Exactly two minimisers at K_c next to beta_*: the rules `touching`. FORMAT/reduction.md (U9) to (U14).

On a piece, L depends on beta and K through g_l = (K/K_#) N_l alpha_l; ell(u) = L(sqrt u)/u.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ..arithmetic.ball import Ball
from ..arithmetic.root import require_above_root
from ..arithmetic.series import Bessel
from ..bessel.linear_threshold import threshold_enclosure
from ..coupling.family import family
from ..document.claim import Claim
from ..document.context import Context
from ..main_theorem import DISCONTINUOUS
from ..verdict import Invalid, require_at_most, require_less
from .chord import require_chords
from .concavity import Concavity
from .disc import disc_bound
from .extent import require_extent
from .series import coefficients
from .setting import Setting, Weights, setting_up_to
from .touching_form import Touching, TouchingPiece

_ONE: Final = Fraction(1)


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

    def require_concave(self, u: Fraction) -> None:
        """ell'' < 0 on [0, u]."""
        value = 2 * self.series[2][1] + self._remainder(u, 2)
        for n, (_, high) in enumerate(self.series[3:], start=4):
            value += max(high, Fraction(0)) * (n - 1) * (n - 2) * u ** (n - 3)
        require_less("touching: ell'' < 0", value, 0)


class _Cover:
    """What holds on the whole interval: the setting at its right end and K_#, and B."""

    def __init__(self, claim: Claim, context: Context) -> None:
        self.given = given = claim.given(Touching)
        self.family = family(context, claim.d, given)  # first: it charges most of what large sizes would cost
        self.bessel = Bessel(claim.d, given.bits, given.terms, context.work)
        self.left, _ = claim.region.beyond(self.bessel, claim.beta_star)
        right = given.pieces[-1].end
        if claim.region.a is not None:
            require_above_root(self.bessel, claim.region.a, "a")
        setting = setting_up_to(self.family, self.weights(right), _ONE, given.grid)
        require_extent(self.bessel, right, setting.number(given.reach))
        Concavity(setting, given.theta, given.corners).require(given.tree, given.reach)
        self.bound = disc_bound(setting, given.disc, given.reach).upper()

    def weights(self, beta: Fraction) -> Weights:
        """N_l alpha_l there, for the modes and for the series."""
        return Weights(self.bessel, beta, self.given.modes, self.given.disc.degree)

    def expansion(self, setting: Setting, low: Sequence[Fraction], high: Sequence[Fraction]) -> Expansion:
        """ell for all g_l, l >= 2, between these."""
        pairs = list(zip(low, high, strict=True))[1 : self.given.disc.degree]
        g = [Ball.between(*pair, setting.p) for pair in pairs]
        return Expansion(setting, g, self.given.disc.radius, self.bound)

    def require_piece(self, left: Fraction, piece: TouchingPiece) -> None:
        """K_c/K_# in [lower, upper] on [left, end], and one touching point at most, with its moment."""
        given, first = self.given, piece.chords[0][0]
        near, far = self.weights(left), self.weights(piece.end)
        setting = setting_up_to(self.family, far, piece.upper, given.grid)
        require_less("0 < first chord", 0, first)
        require_less("first chord < radius of the disc", first, given.disc.radius)
        end = (setting.d * setting.number(first)) ** 2
        low = [piece.lower * x for x in near.lower]
        ell = self.expansion(setting, low, [piece.upper * x for x in far.upper])
        ell.require_concave(end)
        require_chords(setting, piece.chords, given.reach, given.theta, piece.upper)
        self._require_moment(setting, ell, piece)
        if piece.upper < 1:
            own = [[piece.upper * x for x in side] for side in (near.lower, near.upper)]
            self._require_upper(setting, self.expansion(setting, *own), piece)
        own = [[piece.lower * x for x in side] for side in (far.lower, far.upper)]
        self._require_lower(setting, self.expansion(setting, *own), piece, end)

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
    pieces = claim.given(Touching).pieces
    if pieces[-1].end != claim.region.b or (claim.region.point and len(pieces) > 1):
        raise Invalid("the pieces do not end where the interval of the claim does, or divide a point")
    cover = _Cover(claim, context)
    if claim.region.a is None and pieces[0].upper != 1:
        raise Invalid("K_c < K_# is all that is known up to beta_*: the first piece has upper = 1")
    require_above_root(cover.bessel, pieces[0].end, "the end of the first piece")
    nodes = (cover.left, *(piece.end for piece in pieces))
    if not claim.region.point:
        for left, right in pairwise(nodes):
            require_less("the ends of the pieces increase", left, right)
    for left, piece in zip(nodes, pieces, strict=False):
        cover.require_piece(left, piece)
    return DISCONTINUOUS


def _pieces(claim: Claim) -> Iterator[tuple[Fraction | None, TouchingPiece]]:
    """The left end (None: beta_*) and the evidence of each piece."""
    left = claim.region.a
    for piece in claim.given(Touching).pieces:
        yield left, piece
        left = piece.end


def _pointed(claim: Claim, context: Context) -> tuple[TouchingPiece, Bessel, Fraction, int]:
    """The piece on exactly the region of a claim, of a proved claim two-minimisers with the rule `touching`.

    With the series of that claim, the left end of the region (or of its bracket), and the grid.
    """
    for other in context.proved("two-minimisers", claim.d):
        given = other.evidence
        if isinstance(given, Touching) and other.region.point == claim.region.point:
            bessel = Bessel(claim.d, given.bits, given.terms, context.work)
            for left, piece in _pieces(other):
                if (left, piece.end) == (claim.region.a, claim.region.b):
                    return piece, bessel, claim.region.beyond(bessel, claim.beta_star)[0], given.grid
    raise Invalid("the document has no claim two-minimisers by the rule touching with exactly this piece")


def check_touching_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `touching` of critical-coupling: lower K_# to upper K_#, which decreases."""
    piece, bessel, left, _ = _pointed(claim, context)
    lower, upper = claim.bounds
    require_at_most("enclosure.lower <= lower K_#(b)", lower, piece.lower * threshold_enclosure(bessel, piece.end)[0])
    require_at_most("upper K_#(a) <= enclosure.upper", piece.upper * threshold_enclosure(bessel, left)[1], upper)
    return DISCONTINUOUS


def check_touching_moment(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `touching` of order-parameter: a = d (K/K_#) m_1."""
    piece, _, _, grid = _pointed(claim, context)
    unit = 1 << grid
    lower, upper = claim.bounds
    require_at_most("enclosure.lower <= moment/upper", lower, Fraction(piece.moment[0], unit) / piece.upper)
    require_at_most("moment/lower <= enclosure.upper", Fraction(piece.moment[1], unit) / piece.lower, upper)
    return DISCONTINUOUS
