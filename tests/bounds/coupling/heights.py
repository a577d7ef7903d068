"""A barrier that is proved, in its parts, and the free energy of densities by another quadrature, in floats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from certify.bounds.coupling.density import Touch, explicit_touch
from certify.bounds.coupling.quadrature import Quadrature, quadrature
from certify.bounds.coupling.section import Section
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Dyadic
from certify.cover.section import SectionPlan
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import minimiser_estimate
from certify.search.coupling.interaction import float_kappa
from certify.search.coupling.path import Way, critical_curve, top_of, way_over
from certify.search.coupling.section import section_plan
from tests.bounds.coupling.proved import BETA, D, proved_point

MODES = 20


@dataclass(frozen=True)
class Barrier:
    """The plan of its section, its path, and the sizes and K_c of the cover beside it."""

    plan: SectionPlan
    way: Way
    sizes: TouchSizes
    coupling: Ball
    quad: Quadrature

    def padded(self, field: Any) -> list[float]:
        """With as many modes as the sizes have."""
        row = [float(x) for x in field[: self.sizes.modes]]
        return row + [0.0] * (self.sizes.modes - len(row))

    def touch(self, field: Any) -> Touch:
        """What is known of the density of a field of doubles."""
        row = [Dyadic.from_float(x) for x in self.padded(field)]
        with precision(self.sizes.working):
            return explicit_touch(Exponential(D, BETA), self.sizes, BallMatrix.row(row))

    def saddle(self) -> Touch:
        """At the top of the path."""
        return self.touch(self.way.fields[self.way.top])

    def section(self) -> Section:
        """The plan in balls; within its precision."""
        return Section.at(Exponential(D, BETA), self.coupling, self.plan)


@cache
def proved_barrier() -> Barrier:
    """d=3, beta=5/2."""
    _, sizes, _, coupling, _ = proved_point()
    minimiser = minimiser_estimate(D, float(BETA))
    assert minimiser is not None
    curve = critical_curve(minimiser)
    top = top_of(minimiser, curve)
    with precision(sizes.working):
        quad = quadrature(D, sizes.modes, sizes.nodes, sizes.ellipses)
        between = Ball.between(coupling.lower, coupling.upper)
    return Barrier(section_plan(minimiser, top), way_over(minimiser, curve, top), sizes, between, quad)


@cache
def sphere() -> tuple[Any, Any, Any, Any]:
    """Nodes, weights and P_1..P_MODES of Gauss and Legendre on [-1, 1], and kappa."""
    t, w = np.polynomial.legendre.leggauss(400)
    values = np.array([np.polynomial.legendre.Legendre.basis(k)(t) for k in range(1, MODES + 1)])
    return t, w / 2, values, float_kappa(D, float(BETA), MODES)


def free_energy(rho: Any, coupling: float) -> float:
    """H - K E of the values of a density at the nodes."""
    _, w, values, kappa = sphere()
    moments = values @ (w * rho)
    return float(w @ (rho * np.log(np.maximum(rho, 1e-300)))) - coupling * float(kappa @ moments**2)


def density(field: Any) -> Any:
    """Its values at the nodes."""
    _, w, values, _ = sphere()
    rho = np.exp(np.array(field)[:MODES] @ values[: min(len(field), MODES)])
    return rho / (w @ rho)


def height(field: Any, coupling: float) -> float:
    """u = sum a^2/(2 g) - Lambda."""
    _, w, values, kappa = sphere()
    a = np.array(field)[:MODES]
    log_z = float(np.log(w @ np.exp(a @ values[: len(a)])))
    return float((a**2 / kappa[: len(a)]).sum()) / (4 * coupling) - log_z
