"""The bound theta on C_*: each term left out is missed, and convexity is not claimed where it is false.

That theta has no e^U at tau is a theorem (proofs/coupling/star.py).
"""

from __future__ import annotations

from fractions import Fraction
from math import exp

import numpy as np
import pytest

from certify.bounds.coupling import star
from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.coupling.quadrature import quadrature
from certify.core.ball import Ball, precision
from certify.search.coupling.density import minimiser_estimate
from certify.search.coupling.family import FloatFamily
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import Scene, Term, holds, number, rewritten, row, scene_tests

BITS = 80
STAR, STAR_OSCILLATION = (star, "star_bound"), (star, "oscillation_bound")
SCENES: dict[str, Scene] = {
    "star, field": holds(scenes.star, 0.5, (1.0, 0.0), 1.0, 1e-6, (0, 0, 0)),
    "star, tail's field": holds(scenes.star, 0.0, (10.0, 1.0), 1.0, 0.01, (1, -1, -1)),
    "star, tail's block": holds(scenes.star, 0.0, (0.1, 1.0), 0.0, 0.5, (1, -1, -1)),
}


TERMS: list[Term] = [
    ("star, field", STAR, "oscillation.exp() * ", ""),
    ("star, field", STAR_OSCILLATION, "ones + moments.mean.magnitudes()", "ones"),
    ("star, tail's field", STAR, " + tau * first * 2", ""),
    ("star, tail's block", STAR, "* centre + (tau if block is None else block)", "* centre"),
]

test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


def two_atoms(mass: float) -> FieldMoments:
    """P_1 = +1 with probability `mass`, -1 otherwise, at the field 0."""
    mean = 2 * mass - 1
    return FieldMoments(row(0.0), Ball(0), row(mean), row(4 * mass * (1 - mass)))


def test_the_oscillation_is_not_the_sup_of_the_field() -> None:
    """U must bound u = h - E h: with |h| alone (e instead of e (1+|M|)) S(z) <= e^U S(c) is false at a rare atom."""
    mass, e = 1e-6, 0.5
    grown = 4 * (mass * exp(2 * e)) / (1 + mass * (exp(2 * e) - 1)) ** 2
    small = 4 * mass * (1 - mass)
    assert grown > exp(e) * small
    with precision(BITS):
        theta = star.star_bound(two_atoms(mass), row(e), [Ball(1)], Ball(0), Ball(1), row(1.0))
    assert float(theta.lower().fraction()) >= grown * (1 - 1e-9)


def test_convexity_is_never_claimed_across_two_critical_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """d=3, beta=3, K a little below K_c: a region with the uniform state and the metastable one, both minima of G.

    Without the factor e^U theta would be below 1 there, which is false: a strictly convex G has one critical point.
    """
    minimiser = minimiser_estimate(3, 3.0)
    assert minimiser is not None
    modes, tail = 10, float(minimiser.interaction[10:].sum())
    g, family, field = 0.99 * minimiser.interaction[:modes], FloatFamily(3, modes), minimiser.field[:modes]
    for _ in range(200):
        field = g * family.moments(field)[1]
    mean, covariance = family.moments(field)[1:]
    assert mean[0] > 0.5  # it is still there
    assert np.abs(field - g * mean).max() < 1e-9  # and it is critical
    root = np.sqrt(g)
    vector = np.abs(np.linalg.eigh(root[:, None] * covariance * root)[1][:, -1]) / root
    with precision(BITS):
        quad = quadrature(3, modes, 80, (Fraction(2), Fraction(3)))
        data = (
            field_moments(quad, row(*field)),
            row(*field),
            [Ball(number(x)) for x in g],
            Ball(number(tail)),
            Ball(1),
            row(*vector),
        )
        assert not star.star_bound(*data).surely_less(2)
        plain = rewritten(star, "star_bound", "oscillation.exp() * ", "")
        assert plain(*data).surely_less(1)
