"""The explicit density: it is computed from its field alone, and no other density is below a proved bound.

Many densities that do not increase with the angle have their first moments in some leaf of the cover; where the Gibbs
bound settled that leaf, their F_K must be at least the number that was proved. H/E must be at least K_lo for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.special import roots_jacobi

from certify.bounds.coupling import at_rest
from certify.bounds.coupling.boxes import Geometry
from certify.bounds.coupling.count import Stage, check_point
from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.family import mean_and_log
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.box import Box
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import float_kappa
from certify.search.coupling.point_plan import Sizes, point_plan
from certify.solve.coupling import point as module
from certify.solve.coupling.density import polished
from certify.solve.coupling.explicit import explicit_density
from tests.bounds.coupling.proved import BETA, D, Material
from tests.sampling import sampled

MODES, NODES, COUNT = 50, 400, 6000
Floats = Any


def densities(d: int, field: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """(H, moments) of densities exp(h)/Z, h(cos angle) increasing: sums of steps; or h near that of the minimiser."""
    t, w = roots_jacobi(NODES, (d - 3) / 2, (d - 3) / 2)
    h = np.zeros((COUNT, NODES))
    for _ in range(4):
        place, steep = rng.uniform(-1, 1, (COUNT, 1)), 10 ** rng.uniform(0, 1.6, (COUNT, 1))
        size = rng.exponential(2.0, (COUNT, 1)) * rng.choice([0, 0.1, 1, 3], (COUNT, 1))
        h += size / (1 + np.exp(-steep * (t - place)))
    near = np.array(field[:12]) * (1 + 0.2 * rng.standard_normal((COUNT // 3, 12)))
    h[: len(near)] = near @ FloatFamily(d, 12, NODES).values
    rho = np.exp(h - h.max(axis=1, keepdims=True))
    rho /= (rho @ (w / w.sum()))[:, None]
    weighted = rho * (w / w.sum())
    entropy = (weighted * np.log(np.maximum(rho, 1e-300))).sum(axis=1)
    return entropy, weighted @ FloatFamily(d, MODES, NODES).values.T


@pytest.mark.parametrize(("d", "beta"), sampled([(2, Fraction(4)), (3, Fraction(2)), (5, Fraction(3))], 1))
def test_no_density_is_below_the_bound_of_its_leaf(d: int, beta: Fraction, monkeypatch: pytest.MonkeyPatch) -> None:
    minimiser = minimiser_estimate(d, float(beta))
    assert minimiser is not None
    sizes = touch_sizes(minimiser, 10)
    touch = explicit_density(Exponential(d, beta), sizes, minimiser)
    with precision(sizes.bits):
        minimiser = polished(minimiser, touch)
    plan, coupling, _ = module.choose(Exponential(d, beta), 10, point_plan(minimiser, Sizes()), sizes, touch)
    leaves: list[tuple[Floats, Floats, float]] = []
    proved = at_rest.gibbs_bounds

    def recording(geometry: Geometry, quad: Any, boxes: Sequence[Box], cells: Any) -> list[Ball]:
        bounds, unit = proved(geometry, quad, boxes, cells), 2.0**-geometry.grid
        for box, bound in zip(boxes, bounds, strict=True):
            ends = (np.array(side) * unit for side in (box.lower, box.upper))
            leaves.append((*ends, float(as_fraction(bound.lower()))))  # type: ignore[arg-type]  # there are two ends
        return bounds

    monkeypatch.setattr(at_rest, "gibbs_bounds", recording)
    with precision(plan.precision):
        Stage.at(Exponential(d, beta), Ball.between(coupling.lower, coupling.upper), plan).cover()
    entropy, moments = densities(d, minimiser.field, np.random.default_rng(5))
    energy, lowest = (moments**2) @ float_kappa(d, float(beta), MODES), float(as_fraction(coupling.lower))
    assert np.all(entropy >= lowest * energy - 1e-11)
    assert np.min(entropy[energy > 1e-6] / energy[energy > 1e-6]) < lowest * 1.001  # some come close
    met, closest = 0, 1.0
    for low, high, bound in leaves:
        inside = np.all((moments[:, : len(low)] >= low) & (moments[:, : len(low)] <= high), axis=1)
        free = (entropy - lowest * energy)[inside]
        assert np.all(free >= bound - 1e-11)
        met, closest = met + int(inside.sum()), min([closest, *(free - bound)])
    assert met > 5
    assert closest < 0.05


def test_a_density_with_fewer_modes_than_the_star_region_is_outside(material: Material) -> None:
    """Its missing moments z_l are 0, and C_* begins above 0 there."""
    plan, sizes, touch, coupling, _ = material
    assert plan.star_lower[-1] > 0
    ends = [[Dyadic(n, -plan.grid) for n in side] for side in (plan.star_lower, plan.star_upper)]
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        assert touch.in_region(between, *ends)
        count = plan.modes - 1
        quad = quadrature(D, count, sizes.nodes, sizes.ellipses)
        field = BallMatrix.row(touch.field.entries()[:count])
        short = Touch(field, *mean_and_log(quad, field), interaction_on(D, BETA, BETA, count))
        assert short.in_region(between, ends[0][:count], ends[1][:count])
        assert not short.in_region(between, *ends)


def test_what_an_explicit_density_says_of_itself_is_not_believed(material: Material) -> None:
    """Lambda, M and the weights are computed from the field; a density made for another beta proves nothing here."""
    plan, sizes, touch, coupling, moment = material
    with precision(sizes.bits):
        wrong = replace(touch, log_partition=touch.log_partition + 1, mean=touch.mean.scaled(2))
    theta = check_point(Exponential(D, BETA), plan, sizes, touch, coupling, moment)
    assert check_point(Exponential(D, BETA), plan, sizes, wrong, coupling, moment) == theta
    for step in (Fraction(1, 10**12), Fraction(-1, 10**12)):
        with pytest.raises(Undecided):
            check_point(Exponential(D, BETA + step), plan, sizes, touch, coupling, moment)
