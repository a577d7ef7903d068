"""Slow tails: the bounds by the norm of the density against the truth at made-up densities, and each of their terms."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels import tail
from certify.bounds.kernels.algebraic import Cone, Onsager
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.tail import SlowTail
from certify.core.ball import Ball, precision
from certify.search.coupling.family import FloatFamily
from tests.bounds.coupling.scenes import Scene, Term, holds, number, row, scene_tests
from tests.bounds.kernels.atoms import CLOSE, RARE, RARE_TAIL, SPREAD, TAIL_ALONE, TALL, Atoms, value


def reach_of(name: str, *arguments: Any) -> Any:
    """A method of the class as it stands in its module now."""
    tau, peak, *rest = arguments
    return getattr(tail.SlowTail(Ball(number(tau)), Ball(number(peak)), (1,)), name)(*rest)


def near(scene: Atoms, own: float = 0.0) -> bool:
    """q of a density at distance own + |rho - rho_a| is bounded; b is q itself, as s = tau and both are small."""
    with precision(100):
        slow = tail.SlowTail(Ball(number(scene.r)), Ball(number(scene.r)), (1,), 1)
        with pytest.MonkeyPatch.context() as patch:
            names = tail.SlowTail.near.__globals__  # a rewritten function has its own
            patch.setitem(names, "own_norm", lambda *_: Ball(number(own)))
            patch.setitem(names, "log_peak", lambda *_: Ball(number(scene.log_sup)))
            patch.setitem(names, "minimum", lambda balls: balls[-1])
            patch.setattr(tail, "minimum", lambda balls: balls[-1])  # as if |m_l| <= 1 said nothing
            given: Any = None
            found = slow.near(given, given, Ball(1), Ball(number(scene.u)), Ball(number(scene.spread)))
        return own + scene.distance <= value(found.upper()) + 1e-12


def crude(field: float, tau: float) -> bool:
    """rho = e^h/Z, h = field + tau with a probability that makes int rho^2 - 1 largest, mean 0."""
    h = field + tau
    best = 0.0
    for mass in np.linspace(0.001, 0.6, 300):
        values = np.array([h, -mass * h / (1 - mass)])
        weights = np.array([mass, 1 - mass])
        rho = np.exp(values) / (weights @ np.exp(values))
        best = max(best, float(weights @ rho**2 - 1))
    with precision(100):
        found = tail.SlowTail(Ball(number(tau)), Ball(number(tau)), (1,)).crude(Ball(number(field)))
        return best <= value(found.upper()) ** 2


def one_mode(m: float, g: float, n: int) -> bool:
    """A single mode beyond: sum g m^2 <= tau b^2 and |h| <= tau b, both with equality."""
    with precision(100):
        b = value(reach_of("reach", g, g / n, Ball(number(n**0.5 * m))).upper())
    return b >= m * (1 - 1e-12)


def block(mass: float, g: float) -> bool:
    """P = 1, -1 with the probability `mass` in all, where rho = 1/mass, else 0: S = g, N = 1/mass, s = g/N."""
    with precision(100):
        return value(reach_of("block", g, g * mass, Ball(number(-np.log(mass)))).upper()) >= g * (1 - 1e-12)


NEAR, CRUDE, REACH, BLOCK = ((tail.SlowTail, name) for name in ("near", "crude", "reach", "block"))
SCENES: dict[str, Scene] = {
    "own": holds(near, CLOSE, 0.5),
    "tall": holds(near, TALL),
    "spread": holds(near, SPREAD),
    "rare": holds(near, RARE),
    "tail alone": holds(near, TAIL_ALONE),
    "rare tail": holds(near, RARE_TAIL),
    "field": holds(crude, 2.0, 1e-9),
    "no field": holds(crude, 0.0, 1.0),
    "one mode": holds(one_mode, 0.3, 0.1, 7),
    "block": holds(block, 0.1, 0.5),
}
TERMS: list[Term] = [
    ("own", NEAR, "self.reach(own + ", "self.reach("),
    ("tall", NEAR, "log_sup / 2 + oscillation", "oscillation"),
    ("spread", NEAR, ".exp() * (spread + r)", ".exp() * r"),
    ("rare", NEAR, "log_sup / 2 + oscillation", "log_sup / 2"),
    ("tail alone", NEAR, ".exp() * (spread + r)", ".exp() * spread"),
    ("rare tail", NEAR, " + r * 2)", ")"),
    ("field", CRUDE, "fields + self.tau", "self.tau"),
    ("no field", CRUDE, "fields + self.tau", "fields"),
    ("one mode", REACH, "norm * (self.peak / self.tau).sqrt()", "norm * self.peak"),
    ("block", BLOCK, " * log_sup.exp()", ""),
]
test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


@pytest.mark.parametrize(("d", "field"), [(2, (1.5, 0.7, 0.2)), (3, (2.0, 0.3)), (5, (0.4, 1.1))])
def test_parseval_beyond_the_modes(d: int, field: tuple[float, ...]) -> None:
    """q_a against the moments themselves, and sup rho_a against a grid."""
    modes, more = len(field), 60
    family = FloatFamily(d, more)
    wide = np.zeros(more)
    wide[:modes] = field
    log_z, mean, _ = family.moments(wide)
    sizes = [multiplicity(d, degree) for degree in range(1, more + 1)]
    beyond = float(np.sqrt(np.array(sizes[modes:]) @ mean[modes:] ** 2))
    with precision(160):
        at = field_moments(quadrature(d, modes, 120, (Fraction(2), Fraction(3))), row(*field))
        quad = quadrature(d, modes, 120, (Fraction(2), Fraction(3)))
        own = tail.own_norm(quad, at, sizes[:modes])
        assert abs(value(own.upper()) - beyond) < 1e-7
        highest = float(np.max(np.array(field) @ family.values[:modes])) - log_z
        assert highest <= value(tail.log_peak(at).upper()) + 1e-9


def kernels() -> list[Kernel]:
    return [Cone(Fraction(3, 2)), Cone(Fraction(3)), *(Onsager(d) for d in (2, 3, 4, 7))]


@pytest.mark.parametrize("kernel", kernels(), ids=lambda kernel: f"{type(kernel).__name__}-{kernel.d}")
def test_sums_and_peaks_are_bounds_and_not_far_off(kernel: Kernel) -> None:
    with precision(100):
        degrees = kernel.degrees(400)
        values = [value(kernel.eigenvalue(degree).midpoint()) for degree in degrees]
        kappa = [x * multiplicity(kernel.d, degree) for x, degree in zip(values, degrees, strict=True)]
        for count in (1, 2, 5, 20, 60):
            last = degrees[count - 1]
            known, whole = sum(kappa[count:]), value(kernel.tail(last).upper())
            assert known < whole < 2 * known + kappa[count]
            peak = kernel.peak(last)
            assert peak is not None
            assert max(values[count:]) <= value(peak.upper()) * (1 + 1e-12) < 3 * max(values[count:])


def test_b_is_at_most_one() -> None:
    with precision(60):
        assert value(SlowTail(Ball(1), Ball(1), (1,)).reach(Ball(5)).upper()) == 1
