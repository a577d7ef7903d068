"""K_c from below for any kernel: the inequality of the entropy, and the bound against H/E of many densities."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from certify.app.inputs import exact_kernel
from certify.bounds.kernels import bounds
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.kernel import KernelDescription, family
from certify.solve.kernels.bounds import least_coupling
from tests.bounds.kernels.kernels import SAMPLES, Sample

KNOWN: tuple[tuple[Any, int, float], ...] = (
    ({1: 1, 2: 1}, 2, 0.878211844072),
    ({1: "3/5", 3: "2/5"}, 2, 1 / 0.6),
    ({2: "2/3"}, 3, 3.406094244034),
    ({1: 3 / Fraction(8), 3: "5/8"}, 6, 3.0),
)


def listed(kappa: Any) -> KernelDescription:
    found = exact_kernel(kappa)
    assert found is not None
    return found


@pytest.mark.parametrize("s", ["1/1000", "1", "7", "50"])
def test_the_entropy_is_as_convex_as_that(s: str) -> None:
    """r log r - r + 1 >= phi (r - 1)^2 up to r = e^s, with equality there, and not beyond."""
    with precision(200):
        phi = bounds.convexity(Ball(Fraction(s)))
        top = Ball(Fraction(s)).exp()
        for part in (Fraction(1, 10**6), Fraction(1, 3), Fraction(9, 10), Fraction(999, 1000)):
            r = top * part
            assert (phi * (r - 1) * (r - 1)).surely_less(r * r.log() - r + 1)
        r = top * Fraction(1001, 1000)
        assert (r * r.log() - r + 1).surely_less(phi * (r - 1) * (r - 1))
        equal = phi * (top - 1) * (top - 1) - (top * Fraction(s) - top + 1)
        assert equal.overlaps(0)
        assert abs(equal).surely_less(top / 10**40)


def test_a_ball_counts_with_its_upper_end() -> None:
    with precision(100):
        assert bounds.convexity(Ball.between(1, 2)).surely_less(bounds.convexity(Ball(Fraction(19, 10))))


@pytest.mark.parametrize(("kappa", "d", "truth"), KNOWN, ids=str)
def test_the_bound_is_one_where_k_c_is_known(kappa: Any, d: int, truth: float) -> None:
    kernel = kernel_of(listed(kappa), d)
    found = float(least_coupling(kernel)[0])
    with precision(80):
        threshold = float(kernel.threshold().mid().midpoint())
    assert threshold / 100 < found <= min(truth, threshold) * (1 + 1e-9)


def test_not_a_bit_more_than_what_the_largest_weight_allows() -> None:
    """P_2 in d = 3, theta = 1: 5/6; and what is beyond l_max needs a part of the other inequality."""
    kernel, one = kernel_of(listed({2: 1}), 3), Fraction(1)
    with precision(80):
        bounds.check_least(kernel, Fraction(5, 6) - Fraction(1, 10**15), one, 2)
        with pytest.raises(Undecided, match="degree 2"):
            bounds.check_least(kernel, Fraction(5, 6) + Fraction(1, 10**15), one, 2)
        with pytest.raises(Undecided, match="beyond 1"):
            bounds.check_least(kernel, Fraction(1, 10), one, 1)
        bounds.check_least(kernel, Fraction(1, 10), Fraction(0), 1)


def smallest_quotient(kernel: Kernel, sample: Sample, generator: np.random.Generator) -> float:
    """The least H/E of random densities on the circle, most of them about no axis."""
    n = 240
    x = np.arange(n) * (2 * np.pi / n)
    with precision(80):
        eigenvalues = np.array([float(kernel.eigenvalue(degree).mid().midpoint()) for degree in range(1, n // 2)])
    best = np.inf
    for _ in range(300):
        count = int(generator.integers(1, 6))
        waves = np.cos(np.arange(1, count + 1)[:, None] * x + generator.uniform(0, 6, (count, 1)))
        field = generator.normal(0, generator.uniform(0.2, 4), count) @ waves
        density = np.exp(field - field.max())
        density /= density.mean()
        squares = 2 * np.abs(np.fft.rfft(density)[1 : n // 2] / n) ** 2
        energy = float(eigenvalues @ squares)
        if energy > 0:
            best = min(best, float((density * np.log(density)).mean()) / energy)
    return best


@pytest.mark.parametrize("sample", [s for s in SAMPLES if 2 in s.dimensions], ids=lambda s: str(s.description))
def test_no_density_is_below_the_bound(sample: Sample) -> None:
    kernel = kernel_of(sample.description, 2)
    found = float(least_coupling(kernel)[0])
    quotient = smallest_quotient(kernel, sample, np.random.default_rng(7))
    assert found < quotient < 40 * found


def test_the_best_mixture_is_found() -> None:
    """Beckner's inequality alone gives K_#/max A_l alpha_l: 2/3 for Poisson's kernel at r = 1/2 in d = 3, where it is
    best, and 1 for kappa_1 = kappa_3 in d = 5, where a mixture is better.
    """
    bound, share, _, _ = least_coupling(kernel_of(family("poisson", Fraction(1, 2)), 3))
    assert float(bound) == pytest.approx(2 / 3, rel=1e-7)
    assert share > Fraction(999, 1000)
    bound, share, _, _ = least_coupling(kernel_of(listed({1: 1, 3: 1}), 5))
    assert bound > Fraction(112, 100)
    assert 0 < share < 1
