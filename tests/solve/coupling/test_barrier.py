"""The free-energy barrier as it is asked for: with its cover, to the digits asked for, and open where not proved."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import certify
from certify.core.errors import BadInput
from certify.core.exact import as_fraction
from certify.solve.coupling.barrier import barrier_claim
from certify.solve.coupling.point import critical_coupling
from tests.bounds.coupling.heights import MODES, density, free_energy, sphere
from tests.bounds.coupling.proved import BETA, D

LABEL = "free-energy-barrier"


@pytest.fixture(scope="module")
def result() -> certify.Result:
    return certify.certify(d=2, beta=3, digits=10, claims=LABEL)


def test_the_cover_and_the_coupling_come_with_it(result: certify.Result) -> None:
    assert [claim.label for claim in result.claims] == ["beta-star", "critical-coupling", "two-minimisers", LABEL]
    assert {claim.outcome for claim in result.claims} == {"proved"}
    assert set(result.check().statuses) == {"accepted"}


def test_as_many_digits_as_asked(result: certify.Result) -> None:
    barrier = result.free_energy_barrier
    assert 0 < as_fraction(barrier.width()) * 10**10 < as_fraction(barrier.lower)
    assert [row["barrier_lower"] for row in result.table().rows()] == [barrier.floats[0]]


def saddle(coupling: float) -> float:
    """F_K at the critical density between the two minimisers, by iteration of m_2, m_3, .. at fixed a_1 and halving."""
    _, w, values, kappa = sphere()
    g = 2 * coupling * kappa

    def at(first: float) -> tuple[float, np.ndarray]:
        field = np.zeros(MODES)
        for _ in range(200):
            field[0] = first
            moments = values @ (w * density(field))
            field = g * moments
        field[0] = first
        return g[0] * moments[0] - first, field

    low, high = 0.3, 1.6  # below the saddle the map falls, beyond it rises, up to the minimiser
    assert at(low)[0] < 0 < at(high)[0]
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if at(middle)[0] < 0 else (low, middle)
    return free_energy(density(at(low)[1]), coupling)


def test_it_is_the_height_of_the_saddle() -> None:
    point = critical_coupling(D, BETA, digits=12)
    assert point.near is not None
    claim = barrier_claim(D, BETA, 12, point.near)
    assert claim.enclosure is not None
    assert abs(float(claim.enclosure) - saddle(float(point.near.coupling))) < 1e-10


def test_where_it_is_no_question() -> None:
    for beta, words in ((("2", "3"), "one number is wanted"), ("1", "does not arise"), ("beta-star", "one number")):
        with pytest.raises(BadInput, match=words):
            certify.certify(d=3, beta=beta, claims=LABEL)


def test_where_the_section_is_not_convex_it_is_open() -> None:
    point = critical_coupling(5, Fraction(4), digits=8)
    assert point.near is not None
    claim = barrier_claim(5, Fraction(4), 8, point.near)
    assert claim.outcome == "inconclusive"
    assert "such large beta" in str(claim.reason)
