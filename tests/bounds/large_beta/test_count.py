"""Exactly two minimisers and m_1 for large beta: bounds that hold in floats, and each of their parts is needed."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from certify.bounds.large_beta.count import Peak, side_bound
from certify.bounds.large_beta.root import root
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region as Place
from certify.solve.large_beta.count import count, first_count, moment
from certify.solve.large_beta.law import large_beta
from tests.bounds.large_beta.test_region import region
from tests.bounds.large_beta.zonal import Zonal, angles

POINTS = [(2, 10**7), (3, 10**4)]


def peak(d: int, beta: int) -> Peak:
    found = region(d, beta)
    return Peak(found, Fraction(beta), as_fraction(found.lower.root.lower), side_bound(found, 20))


def minimiser(d: int, beta: float) -> tuple[Zonal, float, float]:
    """(a critical density, Q, q_*) in floats: the coupling is that of F = 0, by bisection."""
    q = float(as_fraction(root(d, Fraction(beta), 64).lower))
    low, high = q - 3 * d * d / q, q
    for _ in range(8):
        coupling = (low + high) / 2
        zonal = Zonal(d - 1, beta, -coupling * 2 * beta * (1 - np.cos(angles())))
        for _ in range(3):
            zonal = Zonal(d - 1, beta, 2 * coupling * (zonal.phi - zonal.s))
        mu = float(np.sum(zonal.g * zonal.weights))
        mass = np.log(np.sum(np.exp(2 * coupling * (zonal.phi - zonal.s)) * zonal.weights)) + 2 * coupling * zonal.s
        low, high = (coupling, high) if coupling * (zonal.j + mu) > mass else (low, coupling)
    return zonal, coupling, q


@pytest.mark.parametrize(("d", "beta"), POINTS)
def test_theta_and_the_moment_enclose_what_floats_find(d: int, beta: int) -> None:
    zonal, coupling, _ = minimiser(d, beta)
    mass = zonal.rho * zonal.weights
    theta = 2 * coupling * float(np.sum(mass * ((1 - zonal.g) ** 2 + zonal.spread)))
    fall = float(np.sum(mass * zonal.x / 2))
    with precision(96):
        found = peak(d, beta)
        most = float(found.theta(region(d, beta).plan.fourth).upper().fraction())
        high = float(found.most_fall(2).upper().fraction())
        low = float(found.least_fall(as_fraction(root(d, Fraction(beta), 64).upper)).lower().fraction())
    assert theta < most < 1
    assert most < 8 * theta
    assert low < fall * 1.02
    assert fall < high * 1.02
    assert low > 0.05 * fall


def test_every_part_of_theta_counts() -> None:
    """Each of the four parts is a visible share of the bound somewhere."""
    with precision(96):
        found = peak(3, 2000)
        core, middle, far = (float(part.upper().fraction()) for part in found.parts(1))
        whole = float(found.theta(region(3, 2000).plan.fourth).upper().fraction())
    plan, q = found.region.plan, float(found.q)
    wide = 1 + 4 * float(plan.slope[1]) ** 2
    shares = (core * wide / float(plan.near), middle * 2 / float(plan.far), 4 * q * far)
    assert all(share > 1e-6 for share in shares)
    assert sum(shares) < whole


@pytest.mark.parametrize(("d", "beta"), [(2, 10000), (3, 100)])
def test_small_beta_is_undecided(d: int, beta: int) -> None:
    with pytest.raises(Undecided):
        count(d, Place(Fraction(beta), "inf"), large_beta(d, Place(Fraction(beta), "inf")))


def test_the_moment_on_sets_that_begin_later() -> None:
    found = first_count(3, Place(Fraction(1100), "inf"))
    assert found.start >= 1100
    whole = moment(3, Place(found.start, "inf"), found).enclosure
    part = moment(3, Place(2 * found.start, 3 * found.start), found).enclosure
    point = moment(3, Place.at(2 * found.start), found).enclosure
    assert whole is not None
    assert part is not None
    assert point is not None
    assert whole.lower < part.lower <= point.lower < point.upper <= part.upper < whole.upper == 1


@pytest.mark.parametrize("left", ["beta-star", Fraction(3)])
def test_it_begins_with_a_number_that_is_large_enough(left: Fraction) -> None:
    with pytest.raises(Undecided):
        first_count(3, Place(left, Fraction(5)))
