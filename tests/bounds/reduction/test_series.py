"""c_2, c_4, ... of the reduced function: exact values by another route, and what happens without a term."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.reduction import series
from certify.core.ball import Ball, precision
from certify.core.errors import NotFinite
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction import series_truth

MODES = {2: Fraction(3, 5), 3: Fraction(2, 5), 4: Fraction(1, 3), 5: Fraction(1, 7)}
"""g_l/N_l, far from any interaction of the paper: the lemma holds for all."""


def modes(d: int, largest: int = 5) -> dict[int, Fraction]:
    return {i: multiplicity(d, i) * MODES[i] for i in range(2, largest + 1)}


@cache
def truth(d: int, n_max: int, largest: int) -> list[Fraction]:
    """c_2, ..., c_{2 n_max} with the modes 2..largest, by the other route."""
    return series_truth.coefficients(d, modes(d, largest), n_max, largest)


def enclosed(d: int, g: dict[int, Fraction], values: list[Fraction], wide: Fraction = Fraction(0)) -> bool:
    """Whether the balls for g_l (1 +- wide) contain the values, and are narrow if wide is 0."""
    with precision(200):
        balls = [Ball.between(x * (1 - wide), x * (1 + wide)) for x in g.values()]
        found = series.coefficients(d, balls, len(values))
        narrow = wide > 0 or all(x.radius() < Fraction(1, 10**40) for x in found)
        return narrow and all(x.surely_contains(v) for x, v in zip(found, values, strict=True))


@pytest.mark.parametrize(("d", "n_max", "largest"), [(2, 4, 4), (3, 4, 4), (5, 3, 4), (17, 3, 3)])
def test_another_route_gives_the_same(d: int, n_max: int, largest: int) -> None:
    """By log int e^h itself, in powers of t; a mode beyond n_max changes nothing."""
    g = modes(d, n_max)
    values = truth(d, n_max, largest)
    assert enclosed(d, g, values)
    assert enclosed(d, g, values, Fraction(1, 1000))
    assert not enclosed(d, g, [*values[:-1], values[-1] * (1 + Fraction(1, 10**30))])


@pytest.mark.parametrize("d", [2, 3, 7])
def test_the_quartic_coefficient(d: int) -> None:
    """c_4 = ((d-1) q_2 - 1)/(4 d^2 (d+2)): it is 0 at q_2 = 1/(d-1), that is g_2 = N_2/d."""
    zero = {2: Fraction(multiplicity(d, 2), d)}
    assert enclosed(d, zero, [Fraction(1, 2 * d), Fraction(0)])
    third = {2: Fraction(multiplicity(d, 2), 3)}  # q_2 = 1/2
    assert enclosed(d, third, [Fraction(1, 2 * d), Fraction(d - 3, 8 * d * d * (d + 2))])


TERMS = [
    (series._Orders, "_extend", "-mean * rho[degree]", "0 * mean"),
    (series._Orders, "_extend", ", value) / n", ", value)"),
    (series._Orders, "_extend", "(1 + self.ratio[degree]) * own", "own"),
    (series._Orders, "_extend", "self.order + 1 - n", "self.order + 1 - n, 3"),
    (series._Orders, "_driven", "y * x * k", "y * x"),
    (series, "product", "scale * c - weight * older.get(q, Fraction(0))", "scale * c"),
    (series, "coefficients", "/ x - 1", "/ x"),
]


@pytest.mark.parametrize(("owner", "name", "old", "new"), TERMS, ids=[x[3] + " for " + x[2] for x in TERMS])
def test_without_the_term_it_is_false(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, old: str, new: str
) -> None:
    assert enclosed(3, modes(3, 4), truth(3, 4, 4))
    series.product.cache_clear()
    monkeypatch.setattr(owner, name, rewritten(owner, name, old, new))
    assert not enclosed(3, modes(3, 4), truth(3, 4, 4))
    monkeypatch.undo()
    series.product.cache_clear()


def test_bad_input() -> None:
    with precision(64):
        with pytest.raises(ValueError, match="n_max"):
            series.coefficients(3, [Ball(1)], 3)
        with pytest.raises(ValueError, match="n_max"):
            series.coefficients(3, [Ball(1)], 1)
        for low, high in ((-1, 1), (4, 6)):  # N_2 = 5
            with pytest.raises(NotFinite):
                series.coefficients(3, [Ball.between(low, high)], 2)
