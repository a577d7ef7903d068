"""Pieces of large beta: every inequality of the rule, its numbers by the page in Arb, and that no step is idle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import pytest
from flint import ctx

from certify.checker import Refusal, check_document
from certify.checker.arithmetic.series import Work
from certify.checker.large_beta import cells as rule
from certify.checker.large_beta.cells import Cells
from certify.checker.large_beta.cells_form import LargePieces
from certify.checker.large_beta.sums import spread
from certify.checker.registry import claims_of
from tests.checker.arb_truth import ball, number
from tests.checker.case_runs import faults
from tests.checker.cases_cells import DIMENSIONS, changed, invalid_cells, malformed_cells, pieces, valid_cells
from tests.checker.sample_certificates import document, ends
from tests.degenerate.plant import without
from tests.mutation.checker_cells_page import Page, beside, numbers_of, page_of

BITS = 160


def test_cases() -> None:
    assert faults([*valid_cells(), *invalid_cells(), *malformed_cells()]) == []


def cells(d: int) -> tuple[Cells, Page]:
    (typed,) = claims_of(document(pieces(d)[-1]))
    piece = typed.given(LargePieces).pieces[0]
    ctx.prec = 400
    return Cells(d, piece, BITS, Work()), page_of(d, piece)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_numbers_are_those_of_the_page(d: int) -> None:
    found, page = cells(d)
    assert [name for name, value, truth in numbers_of(found, page, spread) if not beside(value, truth)] == []


@pytest.mark.parametrize("d", DIMENSIONS)
def test_nothing_above_the_critical_coupling_is_accepted(d: int) -> None:
    """Q_lo is raised until it is refused: below Q_up, and so before it is greater than Q_c."""
    count = pieces(d)[-1]
    least, most = (number(count["evidence"]["pieces"][0]["scale"][end]) for end in ("lower", "upper"))
    share = Fraction(63, 64)
    with pytest.raises(Refusal, match="not shown at Q_lo"):
        check_document(document(changed(count, scale=ends(least + share * (most - least), most))))


def test_few_bits_make_theta_greater() -> None:
    """Balls about e^-ell and about the bulk hold 0 then: by a denominator below 1 theta was negative."""
    (typed,) = claims_of(document(pieces(2)[-1]))
    piece = replace(typed.given(LargePieces).pieces[0], interval=(Fraction(1 << 40), Fraction(1 << 41)))
    few, page, strip = Cells(2, piece, 16, Work()), Page(2, piece), (Fraction(3, 4), Fraction(1))
    assert bool(page.theta(strip, Fraction(1, 8)) < ball(few.theta(strip, Fraction(1, 8))))
    assert few.sums.bulk(Fraction(0)) == 0


METHODS: dict[str, tuple[Callable[..., Any], str]] = {
    "the measure outside the cap": (Cells.far, " + 3 * least * rest / z"),
    "u outside the cap": (Cells.far, " + u"),
    "the measure of the cap": (Cells.near, " * self.measure[1]"),
    "what a cell spends": (Cells.positive, " and value > spent"),
    "the mass of the south": (Cells.empty, " + self.south(s**2 + r**2)"),
    "the south in strips": (Cells.strips, " + mass"),
    "the far part of theta": (Cells.theta, "factor[0] * self.far(self.most) + "),
    "the south of theta": (Cells.theta, " + self.mean * self.exp(4 * self.most * self.mean).upper()"),
    "all but the cap of m_1": (Cells.fall, " + rest"),
    "the curvature of m_1": (Cells.fall, " + 1 / self.low"),
    "the width of s in theta": (Cells.theta, " * self.exp(2 * (self.most * after - self.least * s)).upper()"),
}


def numbers(found: Cells) -> list[Any]:
    """What the methods give for one piece; the words of a refusal."""
    every = product(range(len(found.piece.poles) - 1), range(len(found.piece.sides) - 1))
    known: list[Any] = [[found.empty(cell) for cell in every], found.far(found.most), found.fall(Fraction(3, 4))]
    try:
        inner = found.inner()
        strips = list(found.strips(inner))
        return [*known, inner, strips, [found.theta(*strip) for strip in strips]]
    except Refusal as refusal:
        return [*known, str(refusal)]


@cache
def unchanged() -> list[Any]:
    return numbers(cells(2)[0])


@pytest.mark.parametrize("name", METHODS)
def test_a_dropped_term_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it a number of the rule is another one, or a cell is judged otherwise."""
    method, term = METHODS[name]
    before = unchanged()
    planted = without(method, term)
    monkeypatch.setattr(rule.Cells, method.__name__, planted)
    assert numbers(cells(2)[0]) != before
