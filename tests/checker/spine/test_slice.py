"""Cells: what the checker bounds is what Arb bounds, and a step or a cell that claims more is refused."""

from __future__ import annotations

from functools import cache

import pytest

from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.spine.interval import mean_at
from certify.bounds.spine.setting import Setting, interaction_setting, tools_of
from certify.bounds.spine.slice import Slice, psi
from certify.checker.spine.slice import psi as exact_psi
from certify.core.ball import Ball, precision
from certify.core.exact import Dyadic
from tests.checker.spine.samples import POINT, Json, cut, edited, plan, point, setting

BITS = 150
INDEX = 3


@cache
def arb_setting() -> Setting:
    claim, evidence, _ = point()
    beta, most = claim.region.beta, evidence.coupling[1]
    mean = mean_at(claim.d, beta) * Ball(beta).exp() * most * 2 / beta
    interaction = interaction_on(claim.d, beta, beta, evidence.modes)
    return interaction_setting(tools_of(claim.d, plan()), interaction, Ball(most), mean)


def test_both_layers_agree_on_a_cell() -> None:
    exact, own = cut(INDEX), plan()
    one = float(1 << setting().p)
    with precision(BITS):
        ball = Slice(arb_setting(), Ball(Dyadic(own.cells[INDEX - 1].upper, -own.grid)), own.cells[INDEX], own.grid)
        step = own.cells[INDEX].steps[0]
        pairs = [
            *((e.functional / one, b.functional) for e, b in zip(exact.ends, ball.ends, strict=True)),
            *((e.mean_across / one, b.mean_across) for e, b in zip(exact.ends, ball.ends, strict=True)),
            *((e / one, b) for e, b in zip(exact.spectra(step), ball.spectra(step), strict=True)),
            (exact.most() / one, ball.most()),
        ]
        for integer, real in pairs:
            middle = float(real.midpoint().fraction())
            assert abs(integer - middle) <= 4e-3 * abs(middle) + 1e-6


def test_psi_is_above_log_one_plus_x() -> None:
    """Without the linear term the bound would be log(1 + x), which is less."""
    with precision(80):
        for x, a in ((0.5, 1.0), (2.0, 0.5), (1.0, 0.0)):
            real = psi(Ball(Dyadic.from_float(x)), Ball(Dyadic.from_float(a)))
            integer = exact_psi(int(x * 2**80), int(a * 2**80), 80) / 2**80
            assert abs(integer - float(real.midpoint().fraction())) < 1e-9
            assert real.overlaps(Ball(Dyadic.from_float(x)).log1p()) == (a == 0)


def _step(evidence: Json, place: int, value: int, cell: int = INDEX) -> None:
    evidence["cells"][cell][2][place] = value


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda e: _step(e, 0, 1 << 40), "cell 3: "),  # a first step far too long
        (lambda e: e["cells"][INDEX].__delitem__(slice(3, None)), "the last t is the largest"),
        (lambda e: e["cells"].pop(INDEX), "cell 3: "),
        (lambda e: e["cells"].pop(), "the last cell reaches"),
        (lambda e: e["cells"][INDEX].__setitem__(0, e["cells"][INDEX - 1][0]), "increases from cell to cell"),
        (lambda e: e["cells"][INDEX].__setitem__(1, [0] * e["modes"]), "cell 3: "),
    ],
)
def test_a_cell_that_claims_more_is_refused(edit: object, words: str) -> None:
    assert callable(edit)
    code, reason = edited(POINT, edit)
    assert code == 1
    assert words in reason
