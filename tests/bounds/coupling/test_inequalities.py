"""Inequalities of the K_c cover: negative controls, and each ingredient against a second route.

test_terms.py leaves out every term of every bound.
"""

from __future__ import annotations

from fractions import Fraction
from math import exp

import numpy as np
import pytest

from certify.bounds.coupling import star
from certify.bounds.coupling.family import FieldMoments, field_moments
from certify.bounds.coupling.functional import excluded, narrowed
from certify.bounds.coupling.gibbs import gibbs_bound
from certify.bounds.coupling.interaction import interaction_on, multiplicity, slopes_at
from certify.bounds.coupling.perron import perron_bound
from certify.bounds.coupling.quadrature import chebyshev_moments, quadrature
from certify.bounds.coupling.star import star_bound
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.search.coupling.density import minimiser_estimate
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import float_kappa
from tests.bounds.coupling.scenes import number, rewritten, row

BITS = 80


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
        theta = star_bound(two_atoms(mass), row(e), [Ball(1)], Ball(0), Ball(1), row(1.0))
    assert float(theta.lower().fraction()) >= grown * (1 - 1e-9)


def test_perron_bound_uses_absolute_values() -> None:
    with precision(BITS):
        bound = perron_bound(BallMatrix.integers([[1, -1], [-1, 1]]), BallMatrix.integers([[1, 1]]), row(1.0, 1.0))
        assert bound.surely_at_most(2)
        assert Ball(2).surely_at_most(bound.upper())
        with pytest.raises(Undecided, match="positive"):
            perron_bound(BallMatrix.integers([[1]]), BallMatrix.integers([[1]]), BallMatrix.integers([[0]]))


def test_a_larger_coupling_lowers_the_gibbs_bound() -> None:
    with precision(BITS):
        quad = quadrature(3, 1, 40, (Fraction(3),))
        ends = ([Ball(0)], [Ball(Fraction(1, 2))])
        values = [gibbs_bound(quad, row(0.25), *ends, [Ball(g)], Ball(0)) for g in (1, 2)]
        assert values[1].surely_less(values[0])


def test_quadrature_error_is_a_bound_and_not_an_idle_one() -> None:
    """The true error is below the bound, and above what the bound would be without the growth on the ellipse."""
    with precision(200):
        exact = quadrature(3, 1, 80, (Fraction(8),))
        coarse = quadrature(3, 1, 6, (Fraction(3), Fraction(5), Fraction(8)))
        field = row(4.0)
        ones = [BallMatrix.integers([[1]] * n) for n in (81, 7)]
        sums = [
            ((field @ quad.values).exp().scale_columns(quad.omega) @ one).entry(0, 0)
            for quad, one in zip((exact, coarse), ones, strict=True)
        ]
        error = abs(sums[0] - sums[1])
        assert error.surely_at_most(coarse.error(field.magnitudes()))
        bare = coarse.error(row(0.0))
        assert bare.surely_less(error)


@pytest.mark.parametrize("d", [2, 3, 4, 7])
def test_chebyshev_moments_by_another_route(d: int) -> None:
    """T_2 = 2 t^2 - 1 and int t^2 = 1/d, int t^4 = 3/(d(d+2))."""
    assert chebyshev_moments(d, 3)[1] == Fraction(2, d) - 1
    assert chebyshev_moments(d, 3)[2] == 8 * Fraction(3, d * (d + 2)) - 8 * Fraction(1, d) + 1


@pytest.mark.parametrize(("d", "beta"), [(2, Fraction(5)), (3, Fraction(2)), (9, Fraction(4))])
def test_weights_against_bessel_functions_and_their_tail(d: int, beta: Fraction) -> None:
    floats = float_kappa(d, float(beta), 40)
    with precision(BITS):
        weights = interaction_on(d, beta, beta, 5)
        for k, expected in zip(weights.kappa, floats, strict=False):
            assert float(k.upper().fraction()) == pytest.approx(expected, rel=1e-12)
        tail = float(weights.kappa_tail.upper().fraction())
        step = Fraction(1, 10**6)
        wide = interaction_on(d, beta - step, beta + step, 5)
        slopes = slopes_at(d, beta, 5)
    assert floats[5] < floats[5:].sum() <= tail  # one term alone is not enough
    for k, slope in zip(wide.kappa, slopes, strict=True):
        spread = float((k.upper() - k.lower()).fraction())
        assert spread == pytest.approx(2e-6 * float(slope.upper().fraction()), rel=1e-4)


def test_multiplicities() -> None:
    assert [multiplicity(3, degree) for degree in (1, 2, 3)] == [3, 5, 7]
    assert [multiplicity(2, degree) for degree in (1, 2)] == [2, 2]
    assert [multiplicity(5, degree) for degree in (1, 2)] == [5, 14]


def test_the_tail_of_the_weights_must_be_geometric() -> None:
    with precision(BITS), pytest.raises(Undecided, match="geometric"):
        interaction_on(3, Fraction(100), Fraction(100), 2)


def test_narrowing_needs_a_pivot() -> None:
    with precision(BITS):
        spans = [Ball.between(-1, 1), Ball.between(-1, 1)]
        assert narrowed([Ball.between(-1, 1), Ball(1)], Ball(0), spans, 0) is None
        place = narrowed([Ball(2), Ball(1)], Ball(4), spans, 0)
        assert place is not None
        assert place.surely_contains(Ball.between(Fraction(-5, 2), Fraction(-3, 2)))
        assert excluded([Ball(2), Ball(1)], Ball(4), spans)
        assert not excluded([Ball(2), Ball(1)], Ball(3), spans)


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
        assert not star_bound(*data).surely_less(2)
        plain = rewritten(star, "star_bound", "oscillation.exp() * ", "")
        assert plain(*data).surely_less(1)
