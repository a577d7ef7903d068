"""What touching.py has to get right, away from any certificate: the series with its remainder, and its signs."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.mutation.checker_rule_parts import refused
from tests.mutation.reduction.parts import _own

U = Fraction(1, 10)


def expansion(package: Any, count: int = 6) -> Any:
    """ell at beta_* of d = 3 with so many coefficients, R = 3/4 and B = 1/3."""
    own = _own(package)
    return package.reduction.touching.Expansion(own, own.g[1:count], 1 << 38, Fraction(1, 3))


def remainders(package: Any) -> bool:
    """The remainders are the sums of what is left out, term by term."""
    ell = expansion(package)
    m, square = 6, (3 * Fraction(1, 4)) ** 2
    if len(ell.series) != m or ell.square != square or ell.bound != Fraction(1, 3):
        return False
    for order in (0, 1, 2):
        factors = [[1, n - 1, (n - 1) * (n - 2)][order] for n in range(m + 1, m + 90)]
        powers = (U ** (n - 1 - order) / square**n / 3 for n in range(m + 1, m + 90))
        whole = sum((f * x for f, x in zip(factors, powers, strict=True)), Fraction(0))
        if not whole <= ell._remainder(U, order) <= whole * (1 + Fraction(1, 10**6)):
            return False
    return True


def ends(package: Any) -> bool:
    """Ends of the series are taken unfavourably; lower ones with lower ones."""
    ell = expansion(package)
    ell.series = [(Fraction(-n), Fraction(2 * n)) for n in range(1, 7)]
    for order in (0, 1):
        low, high = ell.at(U, order)
        terms = [(n if order else 1) * (n + 1) * U ** (n - order) for n in range(order, 6)]
        rest = ell._remainder(U, order)
        if (low, high) != (-sum(terms) - rest, 2 * sum(terms) + rest):
            return False
    return True


def concave(package: Any) -> bool:
    """ell'' < 0 at its edge, for each coefficient; negative ones beyond c_6 do not help."""
    for place in (2, 3, 5):
        ell = expansion(package)
        rest, values, n = ell._remainder(U, 2), [Fraction(-9)] * 6, place + 1
        values[2] = -rest / 2 - (0 if place == 2 else 1)  # c_6
        if place > 2:  # beyond it
            values[place] = 2 / (Fraction((n - 1) * (n - 2)) * U ** (n - 3))
        ell.series = [(Fraction(0), x) for x in values]
        if not refused(package, lambda ell=ell: ell.require_concave(U), "ell'' < 0"):
            return False
        ell.series[place] = (Fraction(0), values[place] - Fraction(1, 10**20))
        if refused(package, lambda ell=ell: ell.require_concave(U)):
            return False
    return True


def most(package: Any) -> bool:
    """The bound of ell on [0, u]: the first coefficient, what is positive of the others, and the remainder."""
    ell = expansion(package)
    ell.series = [(Fraction(-9), Fraction((-1) ** n * (n + 2))) for n in range(6)]
    return bool(ell.most(U) == 2 + 4 * U**2 + 6 * U**4 + ell._remainder(U, 0))


def coefficients(package: Any) -> bool:
    """Those of the series of the sample, lower and upper ends."""
    own = _own(package)
    found = package.reduction.series.coefficients(3, own.g[1:6], 6, own.work)
    return bool(expansion(package).series == [(x.lower(), x.upper()) for x in found])


class _Known:
    """A series whose values are given: (order, u) to the ends."""

    def __init__(self, values: dict[tuple[int, Fraction], tuple[Fraction, Fraction]]) -> None:
        self.values = values

    def at(self, u: Fraction, order: int) -> tuple[Fraction, Fraction]:
        return self.values[order, u]


EIGHTHS = SimpleNamespace(d=2, number=lambda n: Fraction(n, 8))
HAIR = Fraction(1, 2**60)


def _square(n: int) -> Fraction:
    return (2 * Fraction(n, 8)) ** 2


def _refused(package: Any, method: str, *arguments: Any, words: str) -> bool:
    """Whether a method of the rule, which needs no more of it than the place of a peak, refuses."""
    kind = package.reduction.touching._Pieces
    own = SimpleNamespace(_peak=kind._peak)
    action = getattr(kind, method)
    given = arguments if isinstance(kind.__dict__[method], staticmethod) else (own, *arguments)
    return refused(package, lambda: action(*given), words)


def tangents(package: Any) -> bool:
    """The lower bound: the upper end of ell, the steeper end of ell', the farther end of (0, u_0], and no equality."""
    first, threshold = 5, 1 / (4 * Fraction(1, 2))
    for peak, far in ((3, _square(5) - _square(3)), (4, _square(4)), (5, _square(5))):
        piece = SimpleNamespace(lower=Fraction(1, 2), peaks=(peak, 0), chords=((first,), (9,)))
        for slopes in ((Fraction(-1, 4), Fraction(1, 8)), (Fraction(-1, 8), Fraction(1, 4))):
            for gap, wanted in ((HAIR, False), (Fraction(0), True)):
                u, value = _square(peak), threshold - far / 4 - gap
                ell = _Known({(0, u): (value - 1, value), (1, u): slopes})
                if (
                    _refused(package, "_require_lower", EIGHTHS, ell, piece, _square(first), words="lower)")
                    is not wanted
                ):
                    return False
    return True


def peaks(package: Any) -> bool:
    """The upper bound: the lower end of ell at the second peak, which may be the first chord and not more."""
    threshold = 1 / (4 * Fraction(1, 2))
    for peak, gap, wanted in ((5, HAIR, False), (5, Fraction(0), True), (2, HAIR, False), (6, HAIR, True)):
        piece = SimpleNamespace(upper=Fraction(1, 2), peaks=(0, peak), chords=((5,), (9,)))
        ell = _Known({(0, _square(peak)): (threshold + gap, threshold + 1)})
        words = "peak <= first chord" if peak == 6 else "< ell"
        if _refused(package, "_require_upper", EIGHTHS, ell, piece, words=words) is not wanted:
            return False
    return True


def moments(package: Any) -> bool:
    """ell' has both signs, surely; 0 as the lower moment asks for nothing, and the upper one is in the series."""
    plus, minus = (HAIR, Fraction(9)), (Fraction(-9), -HAIR)
    touching, around = (Fraction(0), Fraction(9)), (Fraction(-9), Fraction(9))
    below = (Fraction(-9), Fraction(0))
    for low, high, at_low, at_high, words in (
        (2, 4, plus, minus, ""),
        (2, 5, plus, minus, ""),
        (2, 6, plus, minus, "moment <= first chord"),
        (2, 4, touching, minus, "lower moment"),
        (2, 4, around, minus, "lower moment"),
        (2, 4, plus, below, "upper moment"),
        (2, 4, plus, around, "upper moment"),
        (0, 4, minus, minus, ""),
        (1, 4, minus, minus, "lower moment"),
    ):
        piece = SimpleNamespace(moment=(low, high), chords=((5,), (9,)))
        ell = _Known({(1, _square(low)): at_low, (1, _square(high)): at_high})
        if _refused(package, "_require_moment", EIGHTHS, ell, piece, words=words) is (words == ""):
            return False
    return True


TOUCHING = (coefficients, remainders, ends, concave, most, tangents, peaks, moments)
