"""The weights g_l and their tail: each term left out is missed, and two other routes to the numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.coupling import interaction
from certify.bounds.coupling.derivative import log_slope
from certify.bounds.coupling.interaction import interaction_on, multiplicity, slopes_at
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.coupling.interaction import float_kappa
from certify.solve.coupling.explicit import explicit_density
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests

BITS = 80
KAPPA, RATIO = (interaction, "interaction_on"), (interaction, "ratio_bound")
WHOLE = (interaction, "whole_sum")
SCENES: dict[str, Scene] = {
    "tail": holds(scenes.tail_sum),
    "ratio": holds(scenes.tail_ratio),
    "range": holds(scenes.tail_range),
    "whole": holds(scenes.tail_of_whole),
}


TERMS: list[Term] = [
    ("tail", KAPPA, " / (1 - tail_ratio)", ""),
    ("ratio", RATIO, " * (degree + d - 2)", ""),
    ("ratio", RATIO, "(degree + d - 2)", "(degree + d - 3)"),
    ("ratio", RATIO, "(degree + 1)", "(degree + 2)"),
    ("ratio", RATIO, "2 * degree + d - 2)", "2 * degree + d - 1)"),
    ("range", KAPPA, "a.hull(b)", "a"),
    ("range", KAPPA, "a.hull(b)", "b"),
    ("whole", KAPPA, "rest - eigenvalue * multiplicity(d, degree)", "rest"),
    ("whole", KAPPA, "rest - eigenvalue * multiplicity(d, degree)", "rest - eigenvalue"),
    ("whole", KAPPA, "upper[:-1]", "upper"),
    ("whole", WHOLE, " - (beta * beta / 4).hypergeometric_0f1(d, 2)", ""),
    ("whole", WHOLE, ") / beta", ")"),
]

test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


@pytest.mark.parametrize(("d", "beta"), [(2, Fraction(5)), (3, Fraction(2)), (9, Fraction(4))])
def test_weights_against_bessel_functions_and_their_tail(d: int, beta: Fraction) -> None:
    floats = float_kappa(d, float(beta), 40)
    with precision(BITS):
        weights = interaction_on(d, beta, beta, 5)
        for k, expected in zip(weights.kappa, floats, strict=False):
            assert float(k.upper().fraction()) == pytest.approx(expected, rel=1e-12)
        tail = float(weights.kappa_tail.upper().fraction())
        step = Fraction(1, 10**6)
        wide = interaction_on(d, beta - step, beta + step, 5)
        slopes = slopes_at(d, beta, 5)
    assert floats[5] < floats[5:].sum() <= tail  # one term alone is not enough
    for k, slope in zip(wide.kappa, slopes, strict=True):
        spread = float((k.upper() - k.lower()).fraction())
        assert spread == pytest.approx(2e-6 * float(slope.upper().fraction()), rel=1e-4)


def test_multiplicities() -> None:
    assert [multiplicity(3, degree) for degree in (1, 2, 3)] == [3, 5, 7]
    assert [multiplicity(2, degree) for degree in (1, 2)] == [2, 2]
    assert [multiplicity(5, degree) for degree in (1, 2)] == [5, 14]


def test_the_tail_of_the_weights_must_be_geometric_for_the_slope(monkeypatch: pytest.MonkeyPatch) -> None:
    """At beta = 3 it is; planted, that it is not."""
    minimiser = minimiser_estimate(3, 3.0)
    assert minimiser is not None
    beta, sizes = Fraction(3), touch_sizes(minimiser, 8)
    touch = explicit_density(Exponential(3, beta), sizes, minimiser)
    with precision(sizes.bits):
        assert log_slope(touch, beta, touch.upper_coupling(), Ball(Fraction(1, 2))).surely_positive()
        monkeypatch.setattr("certify.bounds.coupling.derivative.ratio_bound", lambda *_: Ball(1))
        with pytest.raises(Undecided, match="geometric"):
            log_slope(touch, beta, touch.upper_coupling(), Ball(Fraction(1, 2)))
