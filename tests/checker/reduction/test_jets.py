"""The checker's series of the moments is that of the balls, with balls that hold what few nodes lose."""

from __future__ import annotations

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import Ball
from certify.checker.reduction import jets
from certify.core.ball import precision
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.test_jets import series
from tests.checker.reduction.isolation_samples import chart, setting

DEGREE = 8


def overlap(found: list[list[Ball]]) -> bool:
    """Both enclosures of each coefficient meet and are narrow."""
    with precision(128):
        known = series(DEGREE)
        for row, balls in zip(found, known, strict=True):
            for x, y in zip(row, balls, strict=True):
                gap = abs(float(x.lower() + x.upper()) / 2 - float(y.arb.mid()))
                width = float(x.upper() - x.lower())
                if gap > width + 2 * float(y.arb.rad()) + 1e-18 or width > 1e-12:
                    return False
    return True


def test_the_series_is_that_of_the_balls() -> None:
    found = jets.Jets(setting().family, chart(), DEGREE).series
    assert overlap(found)
    assert [len(row) for row in found] == [DEGREE + 1] * setting().family.modes


TERMS = [
    ("_run", "row[0] * mean", "row[0] * mean * 0"),
    ("_run", "means[i] * row[n - i]", "means[i] * row[n - i] * 0"),
    ("_run", "base[k] = base[k] + c[0][k]", "pass"),
    ("_run", "y[0] = y[0] + 1", "pass"),
    ("_driven", "[x + k * a * b", "[x + a * b"),
    ("_integrals", "zip(products, values", "zip(products, sizes"),
]


@pytest.mark.parametrize(("name", "old", "new"), TERMS)
def test_each_term_is_needed(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    monkeypatch.setattr(jets.Jets, name, rewritten(jets.Jets, name, old, new))
    assert not overlap(jets.Jets(setting().family, chart(), DEGREE).series)


def test_the_error_of_the_quadrature_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = jets.Jets(setting().family, chart(), 3).series
    monkeypatch.setattr(type(setting().family), "error", lambda *_: 1 << 140)
    wide = jets.Jets(setting().family, chart(), 3).series
    for before, after in zip(narrow, wide, strict=True):
        assert all(y.r > x.r + (1 << 139) for x, y in zip(before[1:], after[1:], strict=True))


ERRORS = [
    ("_driven", "abs(a) * s", "0"),
    ("_driven", "(abs(b) + s) * r", "0"),
    ("_field", "(sum(column) >> p) + more", "more"),
    ("_integrals", "abs(a) * s", "0"),
    ("_integrals", "rim + lost", "rim"),
]


@pytest.mark.parametrize(("name", "old", "new"), ERRORS)
def test_each_error_counts(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    """Errors of the start grow along the recursion by each of its steps."""
    monkeypatch.setattr(type(setting().family), "error", lambda *_: 1 << 140)
    whole = jets.Jets(setting().family, chart(), 5).series
    monkeypatch.setattr(jets.Jets, name, rewritten(jets.Jets, name, old, new))
    less = jets.Jets(setting().family, chart(), 5).series
    assert sum(row[5].r for row in less) < sum(row[5].r for row in whole) * 999 // 1000


def test_a_pivot_that_is_not_positive_is_refused() -> None:
    own = chart()
    solver = jets._Solver.__new__(jets._Solver)
    p = setting().p
    for row in own.moments.covariance[:1]:
        assert len(row) == setting().family.modes
    large = [Ball(x.m << 4, x.r, p) for x in own.own]
    kept = own.own
    try:
        own.own = large
        with pytest.raises(Invalid, match="pivots"):
            solver.__init__(own, p)  # type: ignore[misc]  # the same object, with other weights
    finally:
        own.own = kept


def test_elimination_solves() -> None:
    """(1 - g C) x is the right side again."""
    own, p = chart(), setting().p
    right = [Ball((1 << p) // (k + 1), 0, p) for k in range(len(own.own) - 1)]
    x = jets._Solver(own, p).solve(right)
    for i, wanted in enumerate(right):
        value = x[i]
        for j, y in enumerate(x):
            value = value - own.own[i + 1] * Ball(own.moments.covariance[i + 1][j + 1], own.moments.radius, p) * y
        assert value.low <= wanted.m <= value.high
        assert value.r < 1 << (p - 40)
