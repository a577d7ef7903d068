"""The checker's c_2, c_4, ...: they enclose the exact values, and the domain of g_l is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.checker.arithmetic.ball import Ball
from certify.checker.arithmetic.series import Work
from certify.checker.reduction import series
from certify.checker.verdict import Invalid, LimitReached
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.test_series import modes, truth

P = 160


def enclosed(d: int, largest: int, values: list[Fraction], wide: Fraction = Fraction(0)) -> bool:
    """Whether the balls for g_l (1 +- wide) contain the values, and are narrow if wide is 0."""
    balls = [Ball.between(x * (1 - wide), x * (1 + wide), P) for x in modes(d, largest).values()]
    found = series.coefficients(d, balls, len(values), Work())
    narrow = wide > 0 or all(x.r < 1 << 40 for x in found)
    return narrow and all(x.lower() <= v <= x.upper() for x, v in zip(found, values, strict=True))


@pytest.mark.parametrize(("d", "n_max"), [(2, 4), (3, 4), (17, 3)])
def test_another_route_gives_the_same(d: int, n_max: int) -> None:
    values = truth(d, n_max, n_max)
    assert enclosed(d, n_max, values)
    assert enclosed(d, n_max, values, Fraction(1, 1000))
    assert not enclosed(d, n_max, [*values[:-1], values[-1] + Fraction(1, 1 << 100)])


TERMS = [
    ("coefficients", "own[degree] = own[degree] - mean * rho[degree]", "pass"),
    ("coefficients", "own[degree] = own[degree] / n", "pass"),
    ("coefficients", "e + fields[n].get(degree, 0)", "e"),
    ("coefficients", "min(n, order + 1 - n)", "min(n, order + 1 - n, 3)"),
    ("coefficients", "(multiplicity(d, degree) - x)", "multiplicity(d, degree)"),
    ("_driven", "y * x * k", "y * x"),
    ("product", "result[q] -= Fraction(degree - 1, degree + d - 3) * c", "pass"),
]


@pytest.mark.parametrize(("name", "old", "new"), TERMS, ids=[x[2] + " for " + x[1] for x in TERMS])
def test_without_the_term_it_is_false(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    assert enclosed(3, 4, truth(3, 4, 4))
    series.product.cache_clear()
    monkeypatch.setattr(series, name, rewritten(series, name, old, new))
    assert not enclosed(3, 4, truth(3, 4, 4))
    monkeypatch.undo()
    series.product.cache_clear()


@pytest.mark.parametrize(("low", "high", "words"), [(0, 1, "0 < g_2"), (4, 5, "g_2 < N_2")])
def test_the_domain_of_the_modes(low: int, high: int, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        series.coefficients(3, [Ball.between(Fraction(low), Fraction(high), P)], 2, Work())


def test_the_work_is_charged() -> None:
    with pytest.raises(LimitReached):
        series.coefficients(3, [Ball(1 << P, 0, P)] * 40, 40, Work(1000))
