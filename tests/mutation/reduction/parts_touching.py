"""What touching.py has to get right, away from any certificate: the series with its remainder, and its signs."""

from __future__ import annotations

from fractions import Fraction
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


TOUCHING = (coefficients, remainders, ends, concave, most)
