"""The energy of the other minimiser: it is that of the kernel itself, and the distance counts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.coupling.density import Touch, explicit_touch
from certify.bounds.coupling.latent_heat import latent_heat
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.solve.coupling.point import critical_coupling
from tests.bounds.coupling.other_route import critical_density, middle
from tests.bounds.coupling.proved import BETA, D, Material

THETA = Fraction(9, 10)
"""Above the theta of the point, which is about 0.8."""


def moved(material: Material) -> Touch:
    """The density with a field that is a little wrong."""
    _, sizes, touch, _, _ = material
    with precision(sizes.working):
        entries = touch.field.entries()
        field = BallMatrix.row([entries[0] * (1 + Ball(Dyadic(1, -20))), *entries[1:]]).midpoints()
        return explicit_touch(Exponential(D, BETA), sizes, field)


def test_it_is_the_energy_of_the_kernel(material: Material) -> None:
    _, sizes, touch, coupling, _ = material
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        energy = latent_heat(touch, between, Ball(THETA))
        other = critical_density(float(BETA), float(coupling))
        assert abs(middle(energy) - other.energy) < 1e-9
        assert abs(other.entropy - float(coupling) * other.energy) < 1e-9
        assert ((energy - energy.mid()) * 10**9).surely_less(1)


def test_the_distance_from_the_minimiser_counts(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a density that is a little wrong the energy is enclosed still; without its distance it is not."""
    _, sizes, _, coupling, _ = material
    near = critical_coupling(D, BETA, digits=20).near
    assert near is not None
    wrong = moved(material)
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        sharp = latent_heat(near.touch, Ball.between(near.coupling.lower, near.coupling.upper), near.theta)
        assert latent_heat(wrong, between, Ball(THETA)).surely_contains(sharp)
        monkeypatch.setattr(Touch, "distance", lambda *_: Ball(0))
        assert not latent_heat(wrong, between, Ball(THETA)).overlaps(sharp)


def test_an_energy_that_may_vanish_is_not_enclosed(material: Material) -> None:
    _, sizes, _, coupling, _ = material
    wrong = moved(material)
    with precision(sizes.bits):
        between, theta = Ball.between(coupling.lower, coupling.upper), Ball(1 - Fraction(1, 10**9))
        with pytest.raises(Undecided, match="not kept from 0"):
            latent_heat(wrong, between, theta)
