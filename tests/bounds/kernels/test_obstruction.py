"""The quartic coefficient of other kernels: against (5.10), and against F of explicit densities; triples of degrees."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement

import numpy as np
import pytest

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.legendre import polynomial as powers_of
from certify.bounds.kernels.obstruction import positive_triple, quartic_coefficient
from certify.core.ball import precision
from certify.core.exact import as_fraction
from certify.core.kernel import gegenbauer
from tests.bounds.kernels.kernels import Vector

F = Fraction


@pytest.mark.parametrize("d", [2, 3, 5, 9])
@pytest.mark.parametrize("alpha", [F(-1, 3), F(0), F(1, 5), F(1, 2), F(9, 10)])
def test_for_degree_one_it_is_that_of_the_paper(d: int, alpha: Fraction) -> None:
    given = gegenbauer([(1, F(d)), (2, alpha * multiplicity(d, 2))])
    with precision(100):
        found = quartic_coefficient(kernel_of(given, d), 1) * d**4 * F(1, d**2)
        # (5.10) is about rho = 1 + eps x_1 + .., this one about 1 + eps d x_1 + ..
        assert found.surely_contains(F(1 - d * alpha, 1) / (4 * (d + 2) * (1 - alpha)))


def nodes(d: int) -> tuple[Vector, Vector]:
    t, w = np.polynomial.legendre.leggauss(200)
    x = np.pi / 2 * (t + 1)
    weight = w * np.sin(x) ** (d - 2)
    return np.cos(x), weight / weight.sum()


@pytest.mark.parametrize(
    ("d", "kappa"),
    [
        (2, {2: F(1), 1: F(3, 5), 3: F(1, 4), 4: F(1, 2)}),
        (2, {1: F(1), 2: F(2, 5)}),
        (3, {1: F(3), 2: F(-2), 3: F(1)}),
        (3, {3: F(7), 1: F(1), 2: F(3), 4: F(2), 6: F(5)}),
        (4, {1: F(4), 2: F(5)}),
    ],
)
def test_it_is_the_free_energy_of_a_small_density(d: int, kappa: dict[int, Fraction]) -> None:
    kernel = kernel_of(gegenbauer(list(kappa.items())), d)
    with precision(100):
        (leading,) = kernel.leading
        coefficient = float(as_fraction(quartic_coefficient(kernel, leading).midpoint()))
    t, w = nodes(d)
    values = [sum(float(c) * t**k for k, c in enumerate(powers_of(d, degree))) for degree in range(2 * leading + 1)]
    own, epsilon = multiplicity(d, leading), 3e-3 / leading
    correction = np.zeros_like(t)
    for degree in range(1, 2 * leading + 1):
        alpha = float(kappa.get(degree, F(0)) / multiplicity(d, degree) / (kappa[leading] / own))
        if degree != leading:
            third = float((w * values[leading] ** 2 * values[degree]).sum())
            correction += multiplicity(d, degree) * own**2 * third / (2 * (1 - alpha)) * values[degree]
    u = epsilon * own * values[leading] + epsilon**2 * correction
    entropy = float((w * ((1 + u) * np.log1p(u) - u)).sum())
    energy = sum(float(k) * float((w * u * _values(d, t, degree)).sum()) ** 2 for degree, k in kappa.items())
    free = entropy - energy / (2 * float(kappa[leading]) / own)
    assert free / (epsilon**4 * own**4) == pytest.approx(coefficient, rel=0.02, abs=2e-6)


def _values(d: int, t: Vector, degree: int) -> Vector:
    return np.asarray(sum(float(c) * t**k for k, c in enumerate(powers_of(d, degree))))


@pytest.mark.parametrize("d", [2, 3, 4])
def test_triples_are_those_with_a_positive_integral(d: int) -> None:
    t, w = nodes(d)
    for triple in combinations_with_replacement(range(1, 6), 3):
        value = float((w * _values(d, t, triple[0]) * _values(d, t, triple[1]) * _values(d, t, triple[2])).sum())
        degrees = tuple(dict.fromkeys(triple))
        single = positive_triple(d, degrees)
        inner = list(combinations_with_replacement(degrees, 3))
        values = [float((w * _values(d, t, i) * _values(d, t, j) * _values(d, t, k)).sum()) for i, j, k in inner]
        assert value > -1e-12
        assert single == any(x > 1e-9 for x in values)
