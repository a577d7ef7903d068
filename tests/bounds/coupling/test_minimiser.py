"""Moments and density of the other minimiser: they are those of the kernel itself, and the distance counts."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.minimiser import density_at, excess, moments
from certify.core.ball import Ball, precision
from certify.solve.coupling.point import critical_coupling
from tests.bounds.coupling.other_route import critical_density, middle
from tests.bounds.coupling.proved import BETA, D, Material
from tests.bounds.coupling.test_latent_heat import THETA, moved

PLACES = tuple(Fraction(k, 4) for k in range(-4, 5))


def test_they_are_those_of_the_kernel(material: Material) -> None:
    _, sizes, touch, coupling, moment = material
    other = critical_density(float(BETA), float(coupling))
    with precision(sizes.bits):
        size = excess(touch, Ball.between(coupling.lower, coupling.upper), Ball(THETA))
        found = [density_at(touch, D, t, size) for t in PLACES]
        first, second = moments(touch, size)[:2]
        assert first.overlaps(Ball.between(moment.lower, moment.upper))
        assert second.surely_less(first)
        assert np.allclose([middle(x) for x in found], other.at([float(t) for t in PLACES]), rtol=1e-9)
        assert abs(middle(first) - other.first_moment) < 1e-9
        assert all(((x - x.mid()) * 10**8).surely_less(x) for x in found)


def test_the_distance_from_the_minimiser_counts(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a density that is a little wrong everything is enclosed still; without its distance it is not."""
    _, sizes, _, coupling, _ = material
    near, wrong = critical_coupling(D, BETA, digits=20).near, moved(material)
    assert near is not None
    with precision(sizes.bits):
        exactly = excess(near.touch, Ball.between(near.coupling.lower, near.coupling.upper), near.theta)
        sharp = [density_at(near.touch, D, t, exactly) for t in PLACES] + moments(near.touch, exactly)[:4]
        between = Ball.between(coupling.lower, coupling.upper)

        def made() -> list[Ball]:
            size = excess(wrong, between, Ball(THETA))
            return [density_at(wrong, D, t, size) for t in PLACES] + moments(wrong, size)[:4]

        assert all(wide.surely_contains(x) for wide, x in zip(made(), sharp, strict=True))
        monkeypatch.setattr(Touch, "distance", lambda *_: Ball(0))
        assert not any(wide.overlaps(x) for wide, x in zip(made(), sharp, strict=True))
