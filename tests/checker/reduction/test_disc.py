"""The disc and the series, decided again: every inequality is needed."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from certify.checker.arithmetic.ball import Ball
from certify.checker.reduction import disc
from certify.checker.reduction.form import Disc
from certify.checker.reduction.series import coefficients
from certify.checker.reduction.setting import Setting
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction import test_disc as proved
from tests.bounds.reduction.proved import plan
from tests.checker.reduction.samples import UNIT, given, invalid, setting

own = cache(setting)
OWN = given().disc
FIRST = given().chords[0][0]
REACH = given().reach


def test_the_bound_is_that_of_the_bounds() -> None:
    mine = disc.disc_bound(own(), OWN, REACH)
    other = proved.bound(plan().disc)
    assert float(mine.upper()) == pytest.approx(float(other.upper().fraction()), rel=1e-9)


def _mode(n: int, factor: Fraction) -> Disc:
    moments = list(OWN.moments)
    moments[n] = int(moments[n] * factor)
    return replace(OWN, moments=tuple(moments))


WRONG = [
    (replace(OWN, radius=OWN.radius * 21 // 20), "J_2"),
    (_mode(0, Fraction(9, 10)), "J_2"),
    (_mode(10, Fraction(9, 10)), "J_12"),
    (replace(OWN, tail=UNIT), "tail"),
    (replace(OWN, radius=UNIT), "Z < 2"),
    (replace(OWN, moments=(REACH + 1, *OWN.moments[1:])), "moments_2 <= reach"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG, ids=[x[1] for x in WRONG])
def test_a_polydisc_that_is_not_mapped_into_itself(wrong: Disc, words: str) -> None:
    invalid(lambda: disc.disc_bound(own(), wrong, REACH), words)


def tail_matters(old: str, new: str) -> None:
    """A tail that moves J_2 more than there is room for."""
    wide = Setting(own().family, own().g, (1 << own().p) // 50, own().grid)
    moments = (OWN.moments[0] * 87 // 100, *OWN.moments[1:])
    shrunk = replace(OWN, tail=3 * UNIT, radius=OWN.radius * 9 // 10, moments=moments)
    (rewritten(disc, "disc_bound", old, new) if old else disc.disc_bound)(wide, shrunk, REACH)


def test_the_tail_adds_to_each_mode() -> None:
    invalid(lambda: tail_matters("", ""), "J_2")
    tail_matters(" + (growth - 1) * whole", "")


def small(
    monkeypatch: pytest.MonkeyPatch, series: dict[int, Fraction], first: int = FIRST, function: Any = None
) -> None:
    """The series with other coefficients."""
    p = own().p

    def known(*_: object) -> list[Ball]:
        found = list(true)
        for n, value in series.items():
            found[n - 1] = Ball.exact(value, p)
        return found

    true = coefficients(3, own().g[1:], OWN.degree, own().work)
    names = (function or disc.require_small).__globals__
    monkeypatch.setitem(names, "coefficients", known)
    (function or disc.require_small)(own(), OWN, REACH, first)


def test_the_series_decides_up_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, {})
    for change, first, words in (
        ({}, FIRST * 21 // 20, "series"),
        ({}, 0, "0 < first"),
        ({}, OWN.radius, "radius"),
        ({3: Fraction(0)}, FIRST, "series"),
        ({4: Fraction(1, 10)}, FIRST, "series"),
        ({12: Fraction(1)}, FIRST, "series"),
    ):
        with monkeypatch.context() as patch:
            invalid(lambda c=change, f=first, x=patch: small(x, c, f), words)  # type: ignore[misc]  # bound now


TERMS = [
    ("value = series[2]", "value = series[2] - 1", {3: Fraction(1, 100)}, FIRST),
    ("series[3:]", "series[4:]", {4: Fraction(1, 10)}, FIRST),
    (" += bound * u ** (n_max - 2) / (square**n_max * (square - u))", " += 0", {}, FIRST * 21 // 20),
]


@pytest.mark.parametrize(("old", "new", "change", "first"), TERMS, ids=[x[0] for x in TERMS])
def test_without_the_term_too_much_is_accepted(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, change: dict[int, Fraction], first: int
) -> None:
    function = rewritten(disc, "require_small", old, new)
    small(monkeypatch, change, first, function)


def test_c_4_is_no_test() -> None:
    """Its coefficient is not looked at: it is 0 because g_2 is N_2/d, which is no field of the evidence."""
    assert own().g[1].lower() <= Fraction(5, 3) <= own().g[1].upper()
    c_4 = coefficients(3, own().g[1:], 3, own().work)[1]
    assert c_4.low <= 0 <= c_4.high
    assert [field.name for field in fields(Disc)] == ["radius", "moments", "tail", "degree"]
