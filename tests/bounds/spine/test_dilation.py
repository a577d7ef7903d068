"""A dilation: nothing is lost by it that is not said, and each term that is said to be lost may be.

In floats, densities on Gauss-Jacobi nodes: rho at beta, its image rho~ at b_0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pytest

from certify.search.coupling.family import FloatFamily, Vector
from certify.search.spine.setting import scaled_interaction

MODES = 40
LOW = 12.0


@dataclass(frozen=True)
class Case:
    """A density with a field, and beta."""

    d: int
    beta: float
    field: Vector

    @cached_property
    def family(self) -> FloatFamily:
        return FloatFamily(self.d, MODES, 240)

    @cached_property
    def weights(self) -> Vector:
        return self.family.partition(self.field)[1]

    @property
    def eta(self) -> float:
        return self.beta / LOW - 1

    @cached_property
    def falls(self) -> Vector:
        """z = (1 - cos)/2 at the nodes."""
        return np.asarray((1 - self.family.values[0]) / 2)

    @cached_property
    def images(self) -> Vector:
        """z' of their images."""
        return np.asarray((1 + self.eta) * self.falls / (1 + self.eta * self.falls))

    @cached_property
    def moments(self) -> tuple[Vector, Vector]:
        """Of rho and of rho~."""
        return self.family.values @ self.weights, legendre(self.d, 1 - 2 * self.images) @ self.weights

    @cached_property
    def entropies(self) -> tuple[float, float]:
        """Of rho and of rho~."""
        own = float(self.weights @ np.log(self.weights / self.family.omega))
        stretch = np.log((1 + self.eta) / (1 + self.eta * self.falls) ** 2) / 2
        return own, own - (self.d - 1) * float(self.weights @ stretch)

    def energies(self) -> tuple[float, float]:
        """J - mu of rho at beta and of rho~ at b_0."""
        pairs = zip((self.beta, LOW), self.moments, strict=True)
        first, last = (float(scaled_interaction(self.d, beta, MODES)[1:] @ m**2) for beta, m in pairs)
        return first, last

    def mean(self, beta: float) -> float:
        return float(scaled_interaction(self.d, beta, 1)[0])

    @cached_property
    def image_field(self) -> tuple[Vector, float]:
        """phi~ at the images of the nodes, and at the pole."""
        g = scaled_interaction(self.d, LOW, MODES)
        moments = np.concatenate([[1.0], self.moments[1]])
        rows = np.vstack([np.ones(len(self.images)), legendre(self.d, 1 - 2 * self.images)])
        return np.asarray((g * moments) @ rows), float(g @ moments)


def legendre(d: int, t: Vector) -> Vector:
    rows = [np.ones_like(t), t]
    for k in range(1, MODES):
        rows.append(((2 * k + d - 2) * t * rows[k] - k * rows[k - 1]) / (k + d - 2))
    return np.array(rows[1:])


def cases(*, decreasing: bool = False) -> Iterator[Case]:
    rng, degree = np.random.default_rng(11), np.arange(1, MODES + 1)
    for d in (2, 3, 6):
        yield Case(d, 15.0, np.zeros(MODES))
        for beta in (12.5, 15.0, 24.0):
            for size in (0.5, 3.0, 10.0):
                field = np.zeros(MODES)
                field[0] = size  # e^(size cos) decreases
                if not decreasing:
                    field = field + rng.normal(size=MODES) * 0.7**degree
                yield Case(d, beta, field)


def test_no_energy_is_lost_and_the_first_moment_is_gained() -> None:
    for case in cases():
        loss = case.mean(LOW) - case.mean(case.beta)
        first, last = case.energies()
        assert first <= last + loss + 1e-9  # J_beta(rho) <= J_{b_0}(rho~)
        own, image = case.entropies
        gain = (case.d - 1) / 2 * np.log(case.beta / LOW)
        assert own >= image + gain * case.moments[1][0] - 1e-9
        assert own <= image + gain + 1e-9
        assert case.moments[0][0] >= case.moments[1][0]


def test_the_first_moment_cannot_be_left_out() -> None:
    """The whole (n/2) log(beta/b_0) would be too much where a density is spread out."""
    spread = next(cases())
    own, image = spread.entropies
    assert own < image + (spread.d - 1) / 2 * np.log(spread.beta / LOW) - 0.01


def test_the_energy_of_the_image_of_a_density_falls_by_delta_at_most() -> None:
    needed = 0
    for case in cases():
        first, last = case.energies()
        change = last + case.mean(LOW) - first - case.mean(case.beta)
        fall = float(case.weights @ case.images)
        assert change <= ((1 + case.eta * fall) ** 2 - 1) / np.e + 1e-9
        needed += change > 1e-6
    assert needed > 5


@pytest.mark.parametrize("left_out", ["", "rise"])
def test_the_field_of_an_image_rises_little_above_that_of_a_decreasing_density(left_out: str) -> None:
    broken = False
    for case in cases(decreasing=True):
        field, pole = case.image_field
        n, mean = case.d - 1, case.mean(LOW)
        order = np.argsort(case.falls)
        caps = np.cumsum(case.family.omega[order])
        falls = case.falls[order]
        inside = falls <= 0.5
        rises = n * case.eta * falls + mean * ((1 + case.eta) ** n - 1) * np.maximum(2, falls / caps)
        rise = 0.0 if left_out else float(rises[inside].min())
        broken |= bool(np.any(field > pole + rise + 1e-9))
    assert broken == bool(left_out)


def test_kernels_differ_by_the_product_of_the_stretches() -> None:
    """At most (kappa kappa' - 1)/e, which is at most eta (2 + eta) (z + z')/(2e); and nearly as much."""
    sharp = 0.0
    for eta in (0.02, 0.3):
        for z in np.linspace(0, 1, 21):
            for other in np.linspace(0, 1, 21):
                power = (1 + eta * z) * (1 + eta * other)
                largest = max(np.exp(-u) - np.exp(-power * u) for u in np.linspace(0, 4, 81))
                bound = (power - 1) / np.e
                assert 0 <= largest <= bound + 1e-12 <= eta * (2 + eta) * (z + other) / 2 / np.e + 2e-12
                sharp = max(sharp, largest / bound if bound else 0.0)
    assert sharp > 0.9


@pytest.mark.parametrize("left_out", ["", "kernels", "range", "measure"])
def test_gibbs_densities_of_a_piece_are_bounded_by_those_at_its_left_end(left_out: str) -> None:
    """The factor e^(f Y + 2 T z' + E), which needs every one of its exponents."""
    broken, scale, f = False, 6.0, 0.1
    for case in cases():
        n = case.d - 1
        image, _ = case.image_field
        g = scaled_interaction(case.d, case.beta, MODES)
        own = (g * np.concatenate([[1.0], case.moments[0]])) @ np.vstack([np.ones(len(image)), case.family.values])
        stretch = 1 + case.eta * case.falls
        measure = case.family.omega * ((1 + case.eta) ** 0.5 / stretch) ** n
        left = np.exp(2 * scale * image)
        left = left / float(measure @ left)
        fall = float((left * measure) @ case.images)
        other = float(case.weights @ case.images)
        kernels = 2 * scale / np.e * ((1 + case.eta * fall) * (1 + case.eta * other) - 1)
        exponent = 0.0 if left_out == "kernels" else kernels
        exponent = exponent + (0.0 if left_out == "range" else f * 2 * scale * (image.max() - image))
        exponent = exponent + (0.0 if left_out == "measure" else n * np.log(1 + case.eta) * case.images)
        for q in (scale, (1 - f) * scale):
            right = stretch**n * np.exp(2 * q * own)
            right = right / float(measure @ right)
            broken |= bool(np.any(right > left * np.exp(exponent) * (1 + 1e-6)))
    assert broken == bool(left_out)
