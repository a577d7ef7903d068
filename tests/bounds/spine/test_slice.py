"""The bound on a slice is true of random displacements, and false without any one of its terms.

In floats at d=3, beta=9, with the formulas of the module; the proof itself is compared in tests/checker/spine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log, sqrt

import numpy as np
import pytest

from certify.search.coupling.family import Vector
from certify.search.spine.centre import slice_centre
from certify.search.spine.setting import FloatSetting
from certify.search.spine.slice import chi, psi

SCALE = 5.2478


@cache
def setting() -> FloatSetting:
    return FloatSetting(3, 9.0, SCALE, 16, 160)


@dataclass(frozen=True)
class Case:
    """A centre, a displacement off e, and what the bound consists of."""

    centre: Vector
    u: Vector

    def value(self) -> float:
        """G at the displaced moments."""
        own, m = setting(), self.centre + self.u
        return float(own.g @ m**2) / 2 - own.family.partition(own.g * m)[0]

    def bound(self, left_out: str = "") -> float:
        own = setting()
        log_z, density = own.family.partition(own.g * self.centre)
        mean = own.family.values @ density
        t = sqrt(float(own.g @ self.u**2))
        features = np.sqrt(own.g)[:, None] * (own.family.values - (own.g @ own.family.values) / own.g0)
        reach = t * np.sqrt((features**2).sum(axis=0))
        weight = density * chi(reach)
        lam = float(np.linalg.eigvalsh((features * weight) @ features.T)[-1])
        eps = 0.0 if left_out == "eps" else sqrt(own.square(self.centre - mean))
        x, a = t * t * lam, sqrt(own.square(mean)) * t
        return float(own.g @ self.centre**2) / 2 - log_z - eps * t + t * t / 2 - psi(x, a)


def off_pole(vector: Vector) -> Vector:
    own = setting()
    return vector - float(own.g @ vector) / own.g0


def cases() -> list[Case]:
    own, rng = setting(), np.random.default_rng(7)
    degree = np.arange(1, own.modes + 1, dtype=np.float64)
    found = []
    stationary = [slice_centre(own, share * own.g0, 0.5**degree) for share in (0.3, 0.6)]
    for centre in [*(decay**degree for decay in (0.3, 0.6, 0.85)), *stationary]:
        mean = own.family.values @ own.family.partition(own.g * centre)[1]
        directions = [*rng.normal(size=(6, own.modes)) * 0.6**degree, mean, -mean, centre - mean, mean - centre]
        for direction in directions:
            u = off_pole(direction)
            if float(own.g @ u**2) < 1e-12:
                continue  # nothing but rounding
            u = np.asarray(u / sqrt(float(own.g @ u**2)), dtype=np.float64)
            found += [Case(centre, u * t) for t in (0.05, 0.4, 1.5)]
    return found


def test_the_bound_is_true() -> None:
    assert all(case.bound() <= case.value() + 1e-9 for case in cases())


def test_the_residual_cannot_be_left_out() -> None:
    assert any(case.bound("eps") > case.value() + 1e-6 for case in cases())


@pytest.mark.parametrize(("high", "share"), [(3.0, 0.2), (0.5, 0.1), (4.0, 0.05)])
@pytest.mark.parametrize("low", [-0.75, -1.5, -0.3])
def test_the_linear_term_and_chi_cannot_be_left_out(high: float, share: float, low: float) -> None:
    """One feature with two values, where Lam is exact: log E e^Y - E Y is at most psi, and may exceed what is less."""
    values, weights = np.array([high, low]), np.array([share, 1 - share])
    a = float(values @ weights)
    x = float((values**2 * (np.expm1(values) - values) / values**2) @ weights)
    fall = log(float(np.exp(values) @ weights)) - a
    assert fall <= psi(x, abs(a)) + 1e-12
    if a < 0 and high > 2:
        assert fall > log(1 + x)  # without the linear term
    if high > 2:
        assert fall > psi(float(values**2 @ weights) / 2, abs(a))  # with chi(0) in the place of chi


def test_without_the_sag_the_middle_is_below_both_ends() -> None:
    """Along e G is convex around the minimiser, so that the ends of a wide cell say too much."""
    own = setting()
    centre: Vector = 0.85 ** np.arange(1, own.modes + 1, dtype=np.float64)
    for _ in range(200):
        mean = own.family.values @ own.family.partition(own.g * centre)[1]
        centre = np.asarray((centre + mean) / 2, dtype=np.float64)
    width = 2.0
    ends = [Case(centre + np.float64(sign * width / 2 / own.g0), 0 * centre).value() for sign in (-1, 1)]
    middle = Case(centre, centre * 0).value()
    assert middle < min(ends)
    assert middle >= min(ends) - width**2 / (8 * own.g0)
