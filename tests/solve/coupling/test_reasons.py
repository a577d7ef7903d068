"""K_c far from where it closes: no exception, no warning (they are errors), a reason that blames the right thing."""

from __future__ import annotations

from fractions import Fraction
from math import log10

import numpy as np
import pytest

from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import NotFinite, Undecided
from certify.search.coupling import nodes
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.coupling.interaction import float_kappa
from certify.solve.coupling.density import refined_touch
from certify.solve.coupling.line import _cover_parts
from certify.solve.coupling.parts import Part, prove_part
from certify.solve.coupling.point import critical_coupling
from certify.solve.coupling.reasons import open_reason
from tests.sampling import sampled


@pytest.mark.parametrize(
    ("d", "beta", "count"), [(2, "3/2", 60), (3, "60", 200), (90, "3/2", 40), (500, "6/5", 30), (10**6, "2", 9)]
)
def test_float_weights_agree_with_balls(d: int, beta: str, count: int) -> None:
    at = Fraction(beta)
    with precision(120):
        exact = BallMatrix.row(interaction_on(d, at, at, count).kappa).floats()
    assert float_kappa(d, float(at), count) == pytest.approx(exact, rel=1e-12)


def test_weights_below_the_least_float_vanish() -> None:
    weights = float_kappa(90, 1.5, 400)
    assert weights[-1] == 0
    assert np.all(np.diff(weights) <= 0)
    minimiser = minimiser_estimate(90, 1.5)
    assert minimiser is not None
    assert 10 < touch_sizes(minimiser, 10).modes < 60


@pytest.mark.parametrize(("d", "beta"), sampled([(3, Fraction(5, 2)), (70, Fraction(3, 2)), (50, Fraction(3))], 1))
def test_the_precision_allows_for_what_the_quadrature_cancels(d: int, beta: Fraction) -> None:
    """The upper bound of K_c has the digits that were asked for, also where the density lives far out in the weight."""
    digits = 20
    minimiser = minimiser_estimate(d, float(beta))
    assert minimiser is not None
    sizes = touch_sizes(minimiser, digits)
    with precision(sizes.bits + 16):
        quad = quadrature(d, sizes.modes, sizes.nodes, sizes.ellipses)
        upper = refined_touch(quad, interaction_on(d, beta, beta, sizes.modes), minimiser, sizes.bits).upper_coupling()
    assert log10(upper.radius().fraction() / upper.midpoint().fraction()) < -digits


@pytest.mark.parametrize("beta", sampled(["52", "54.4846", "56", "62", "70"], 1))
def test_a_region_that_is_empty_is_no_exception(beta: str) -> None:
    result = critical_coupling(3, Fraction(beta), digits=3, limit=30, rule="cover")
    assert [claim.outcome for claim in result.claims] == ["inconclusive"] * 3
    assert str(result.claims[0].reason).endswith("stopped at 30 boxes; try a smaller beta")
    assert result.upper is not None


@pytest.mark.parametrize(
    ("d", "beta", "words"),
    [
        (500, "1.2", ("beyond d = 100", "try a smaller d")),
        (10**6, "1.2", ("beyond d = 100", "try a smaller d")),
        (500, "900", ("beyond d = 100", "a smaller beta or a smaller d")),
        (3, "900", ("so large a beta", "try a smaller beta")),
        (3, "1.8162", ("tell K_c from K_#", "try a beta further from beta_*")),
    ],
)
def test_the_reason_blames_the_right_thing(d: int, beta: str, words: tuple[str, ...]) -> None:
    reason = str(critical_coupling(d, Fraction(beta), digits=10).claims[0].reason)
    assert reason.startswith("K_c is not enclosed: ")
    assert all(word in reason for word in words)


@pytest.mark.parametrize(
    ("d", "ends", "digits", "advice"),
    [
        (3, ("2", "2"), 30, "fewer digits"),
        (3, ("2", "2"), 10, "another beta"),
        (3, ("2", "3"), 30, "a shorter interval"),
        (3, ("1.817", "1.817"), 30, "a beta further from beta_*"),
        (3, ("1.82", "1.9"), 30, "a beta further from beta_*"),
        (30, ("9", "9"), 30, "a smaller beta or a smaller d"),
    ],
)
def test_the_advice_names_what_is_out_of_reach(d: int, ends: tuple[str, str], digits: int, advice: str) -> None:
    interval = Fraction(ends[0]), Fraction(ends[1])
    assert open_reason(Undecided("planted"), d, interval, digits) == f"K_c is not enclosed: planted; try {advice}"
    assert "ball" not in open_reason(NotFinite("a ball"), d, interval, digits)


def test_an_interval_that_needs_too_many_pieces_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_MOST_PIECES", 20)
    (part,) = _cover_parts(3, Fraction("1.8162"), Fraction(2))
    assert part == Part("cover", Fraction("1.8162"), Fraction(2))
    claims = prove_part(3, ("critical-coupling",), part)
    assert [claim.outcome for claim in claims] == ["inconclusive"]
    assert claims[0].reason == (
        "K_c is not enclosed: more than 20 pieces would be needed so near beta_*; try a beta further from beta_*"
    )
