"""(1.16): exact coefficients by two routes, planted errors, and comparison with numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import mpmath
import pytest

from proofs.engine.symbols import k, x
from proofs.landau import constant
from proofs.large_dimension import constants as large_dimension_constants
from proofs.large_dimension import expansion as large_dimension
from proofs.large_dimension import remainder as large_dimension_remainder
from proofs.large_dimension import series as large_dimension_series
from proofs.large_dimension.constants import constants
from proofs.large_dimension.expansion import Claims, coefficients, delta, expansion, tail
from tests.proofs.planting import require_refusal
from tests.sampling import sampled

TRUE = Claims()
CONSTANTS = large_dimension_constants.Claims()
REMAINDER = large_dimension_remainder.Claims()


def test_derivations_replay() -> None:
    for module in (large_dimension, large_dimension_constants):
        for item in module.DERIVATIONS.values():
            assert item.derive().computed >= 2


def test_first_coefficients() -> None:
    assert coefficients(3) == [1, 2, 1, 0]
    assert coefficients(0) == [1]
    assert coefficients(8) == [1, 2, 1, 0, 5, -14, 45, -72, -327]
    assert all(type(value) is Fraction for value in coefficients(5))
    with pytest.raises(ValueError, match="order"):
        coefficients(-1)


@pytest.mark.parametrize("n", [1, 2, 7, 20])
def test_the_0f1_series_vanishes_and_notices_a_change(n: int) -> None:
    values = coefficients(n)
    assert not any(large_dimension_series.defining_series(values))
    values[n] += 1
    assert large_dimension_series.defining_series(values)[n] == -1  # dD/dx = -1 at delta = 0


@pytest.mark.parametrize(
    ("build", "planted", "step"),
    [
        (expansion, {"beta_star": (1, 2, 1, 1, 5)}, "1 \\+ 2 delta"),
        (expansion, {"beta_star": (1, 2, 1, 0, 5, -14, 46)}, "Through delta"),
        (expansion, {"step": 1 + 2 * (k + 1) * delta + x**2 * delta**2 / tail}, "t_j = "),
        (constants, {"linear": (Fraction(1, 2), Fraction(1, 4))}, "exact power series"),
        (constants, {"landau_form": 2 * CONSTANTS.landau_form}, "K_# = d"),
        (constants, {"term_ratio": CONSTANTS.term_ratio.subs(k, k - 2)}, "decreases with beta"),
        (constants, {"landau": (Fraction(3, 8), Fraction(1, 8))}, "exact power series"),
    ],
)
def test_planted_error_is_caught(build: Callable[[Any], Any], planted: dict[str, Any], step: str) -> None:
    require_refusal(build(replace(TRUE if build is expansion else CONSTANTS, **planted)), step)


def test_remainder_replays() -> None:
    assert large_dimension_remainder.DERIVATIONS["supp:large-dimension-remainder"].derive().computed == 4


@pytest.mark.parametrize(
    ("planted", "step"),
    sampled(
        [
            ({"step": REMAINDER.step.subs(tail, 1 / tail)}, "decreases strictly"),
            ({"upper": 4 * delta**4}, "Explicitly"),
            ({"upper": 5 * delta**5}, "Explicitly"),
            ({"lower": 5 * delta**4 - 13 * delta**5}, "Explicitly"),
            ({"determinant": -REMAINDER.determinant}, "Phi_n = p_n/q_n"),
        ],
        2,
    ),
)
def test_planted_error_in_the_remainder_is_caught(planted: dict[str, Any], step: str) -> None:
    require_refusal(large_dimension_remainder.derivation(replace(REMAINDER, **planted)), step)


@pytest.mark.parametrize("d", [2, 3, 10, 1000])
def test_explicit_bounds_at_sample_values(d: int) -> None:
    with mpmath.workdps(40):
        rest = (_threshold(d) - 1 - mpmath.mpf(2) / d - mpmath.mpf(1) / d**2) * d**4
        assert 5 - mpmath.mpf(14) / d < rest < 5


def _threshold(d: int) -> mpmath.mpf:
    def excess(b: mpmath.mpf) -> mpmath.mpf:
        z = b * b / 4
        return d * b * mpmath.hyp0f1(mpmath.mpf(d) / 2 + 2, z) - (d + 2) * mpmath.hyp0f1(mpmath.mpf(d) / 2 + 1, z)

    return mpmath.findroot(excess, 1 + mpmath.mpf(2) / d + mpmath.mpf(1) / d**2)


@pytest.mark.parametrize("d", [100, 1000, 10**6])
def test_partial_sums_approach_the_numbers(d: int) -> None:
    with mpmath.workdps(80):
        star = _threshold(d)
        linear = 1 / (2 * mpmath.hyp0f1(mpmath.mpf(d) / 2 + 1, star**2 / 4))
        landau = constant(mpmath.mpf(d), star) / mpmath.mpf(d) ** 2
        for value, exact in (
            (star, coefficients(9)),
            (linear, large_dimension_series.linear_threshold_series(9)),
            (landau, large_dimension_series.landau_series(9)),
        ):
            head = sum(mpmath.mpf(a.numerator) / a.denominator / mpmath.mpf(d) ** n for n, a in enumerate(exact[:-1]))
            last = mpmath.mpf(exact[-1].numerator) / exact[-1].denominator
            assert abs((mpmath.mpf(str(value)) - head) * mpmath.mpf(d) ** 9 / last - 1) < mpmath.mpf(20) / d


@pytest.mark.parametrize("n", range(1, 7))
@pytest.mark.parametrize("d", [2, 3, 10])
def test_convergents_alternate_about_the_ratio(d: int, n: int) -> None:
    with mpmath.workdps(40):
        value = mpmath.mpf(3) / 2
        t_1 = value / d * mpmath.besseli(mpmath.mpf(d) / 2, value) / mpmath.besseli(mpmath.mpf(d) / 2 + 1, value)
        phi = 1 + mpmath.mpf(2 * n) / d
        for j in range(n - 1, 0, -1):
            phi = 1 + mpmath.mpf(2 * j) / d + (value / d) ** 2 / phi
        assert (phi < t_1) == (n % 2 == 1)
