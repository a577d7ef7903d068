"""Each inequality of the K_c cover at a point where it is nearly tight: with a term dropped it is false there.

The measures are not those of a sphere: the lemmas hold for every probability measure and functions bounded by 1, and
two atoms are where they are sharp. Random boxes do not find such points.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import exp, sqrt

import numpy as np
import pytest

from certify.ball import Ball, precision
from certify.ball_matrix import BallMatrix
from certify.bounds.coupling_boxes import AffineBox, Linearised, excluded, gibbs_bound, narrowed
from certify.bounds.coupling_convexity import origin_bound, perron_bound, star_bound
from certify.bounds.coupling_field import FieldMoments, field_moments
from certify.bounds.coupling_quadrature import chebyshev_moments, quadrature
from certify.bounds.coupling_weights import multiplicity, slopes_at, weights_on
from certify.errors import Undecided
from certify.exact import Dyadic
from certify.search.coupling_minimiser import FloatFamily, float_weights

BITS = 80


def number(x: float) -> Dyadic:
    return Dyadic.from_float(x)


def row(*values: float) -> BallMatrix:
    return BallMatrix.row([number(v) for v in values])


def two_atoms(mass: float) -> FieldMoments:
    """P_1 = +1 with probability `mass`, -1 otherwise, at the field 0."""
    mean = 2 * mass - 1
    return FieldMoments(row(0.0), Ball(0), row(mean), row(4 * mass * (1 - mass)))


def tilted(mass: float, by: float) -> float:
    """The mean of P_1 after a change of the field by `by`."""
    top, bottom = mass * exp(by), (1 - mass) * exp(-by)
    return (top - bottom) / (top + bottom)


def at_point(moment: float, deviation: float, first: float) -> AffineBox:
    """The box that is one point: m = moment, e = deviation exactly."""
    zero, one = row(0.0), row(1.0)
    return AffineBox(row(moment), one, zero, zero, row(deviation), one, zero, zero, zero, Ball(0), Ball(number(first)))


def remainder(mass: float, e: float, tail: float, drop: str = "") -> tuple[float, float]:
    """The interval of the lemma for y = 1, in floats, with one of its terms dropped."""
    mean, variance = 2 * mass - 1, 4 * mass * (1 - mass)
    swing = abs(e) * (1 + abs(mean)) + (0 if drop == "tail in U" else 2 * tail)
    spread = sqrt(variance) * abs(e) + (0 if drop == "tail in V" else tail)
    q = 0.5 + (0 if drop == "U/6" else swing / 6) + (0 if drop == "U^2 e^U/24" else swing**2 * exp(swing) / 24)
    size = 0 if drop == "|y|_1" else 1
    level = 0 if drop == "y.M" else mean
    spill = 0 if drop == "spill" else sqrt(variance) * tail
    linear = variance * abs(e) + spill
    bend = 0 if drop == "q V" else q * spread**2
    return -(size + level + linear) * bend - spill, (size - level + linear) * bend + spill


CASES = [
    ("q V", 1e-6, 0.05, 0.0),
    ("U/6", 1e-6, 0.2, 0.0),
    ("U^2 e^U/24", 1e-6, 1.5, 0.0),
    ("|y|_1", 1e-6, 0.2, 0.0),
    ("y.M", 1e-6, 0.2, 0.0),
    ("spill", 0.5, 0.0, 0.05),
    ("tail in V", 1e-2, 0.0, 2.0),
]


@pytest.mark.parametrize(("drop", "mass", "e", "tail"), CASES)
def test_the_functional_needs_each_of_its_terms(drop: str, mass: float, e: float, tail: float) -> None:
    by = e + tail  # the tail of the field is tail * P_1 here, the worst that |P_l| <= 1 allows
    truth = tilted(mass, by) - (2 * mass - 1) - 4 * mass * (1 - mass) * e
    low, high = remainder(mass, e, tail)
    assert low <= truth <= high
    low, high = remainder(mass, e, tail, drop)
    assert not low <= truth <= high
    with precision(BITS):
        box = at_point(tilted(mass, by), e, 1.0)
        linear = Linearised.on(two_atoms(mass), box, Ball(number(tail)))
        weights, constant = linear.functional(row(1.0))
        assert constant.overlaps(0)
        full = remainder(mass, e, tail)
        width = float(constant.upper().fraction() - constant.lower().fraction())
        assert width == pytest.approx(full[1] - full[0], rel=1e-6, abs=1e-15)
        assert not excluded(weights.entries(), constant, [Ball(0)])


def test_the_oscillation_is_not_the_sup_of_the_field() -> None:
    """U must bound u = h - E h: with |h| alone (e instead of e (1+|M|)) S(z) <= e^U S(c) is false at a rare atom."""
    mass, e = 1e-6, 0.5
    grown = 4 * (mass * exp(2 * e)) / (1 + mass * (exp(2 * e) - 1)) ** 2
    small = 4 * mass * (1 - mass)
    assert grown > exp(e) * small
    with precision(BITS):
        theta = star_bound(two_atoms(mass), row(e), [Ball(1)], Ball(0), Ball(1), row(1.0))
    assert float(theta.lower().fraction()) >= grown * (1 - 1e-9)


def test_star_bound_needs_the_tail_and_the_factor() -> None:
    """At the corner of a box the spectral radius exceeds that of the centre; the tail adds up to its trace."""
    family = FloatFamily(3, 4)
    g = np.array([2.5, 1.5, 0.6, 0.2])
    centre, half = np.array([0.2, 0.05, 0.01, 0.0]), np.array([0.1, 0.05, 0.02, 0.01])
    with precision(BITS):
        quad = quadrature(3, 4, 60, (Fraction(2),))
        moments = field_moments(quad, row(*(g * centre)))
        bounds = [
            float(
                star_bound(
                    moments, row(*(g * half)), [Ball(number(x)) for x in g], tail, Ball(1), row(1, 0.3, 0.1, 0.03)
                )
                .upper()
                .fraction()
            )
            for tail in (Ball(0), Ball(number(0.25)))
        ]
    root = np.sqrt(g)

    def radius(z: np.ndarray) -> float:
        covariance = family.moments(g * z)[2]
        return float(np.linalg.eigvalsh(root[:, None] * covariance * root)[-1])

    corners = [radius(centre + half * np.array(s)) for s in np.ndindex(2, 2, 2, 2)]
    assert radius(centre) < max(corners) <= bounds[0]
    assert bounds[0] + 0.25 <= bounds[1]


def test_origin_bound_holds_at_the_corner_and_needs_its_field() -> None:
    g, x = np.array([2.7, 1.2, 0.4]), np.array([0.3, 0.1, 0.05])
    family, root = FloatFamily(3, 3), np.sqrt(g)
    with precision(BITS):
        quad = quadrature(3, 3, 50, (Fraction(2),))
        couplings = [Ball(number(v)) for v in g]
        at_corner = origin_bound(quad, couplings, Ball(number(0.01)), row(*x), row(1, 0.4, 0.1))
        at_zero = origin_bound(quad, couplings, Ball(0), row(0, 0, 0), row(1, 0.001, 0.001))
    h = (g * x) @ family.values
    integrals = (family.values * (family.weights * np.exp(h))) @ family.values.T
    exact = float(np.linalg.eigvalsh(root[:, None] * integrals * root)[-1])
    covariance = family.moments(g * x)[2]
    assert float(at_zero.upper().fraction()) < exact  # without the field at the corner it is not a bound of B
    assert exact * exp(0.003) + 0.01 <= float(at_corner.upper().fraction())
    assert float(np.linalg.eigvalsh(root[:, None] * covariance * root)[-1]) <= exact


def test_perron_bound_uses_absolute_values() -> None:
    with precision(BITS):
        bound = perron_bound(BallMatrix.integers([[1, -1], [-1, 1]]), BallMatrix.integers([[1, 1]]), row(1.0, 1.0))
        assert bound.surely_at_most(2)
        assert Ball(2).surely_at_most(bound.upper())
        with pytest.raises(ValueError, match="positive"):
            perron_bound(BallMatrix.integers([[1]]), BallMatrix.integers([[1]]), BallMatrix.integers([[0]]))


def _free_energy(field: Sequence[float], g: Sequence[float]) -> tuple[float, list[float]]:
    family = FloatFamily(3, len(field))
    a = np.array(field)
    value, mean, _ = family.moments(a)
    return float(a @ mean) - value - 0.5 * float((np.array(g) * mean) @ mean), [float(m) for m in mean]


@pytest.mark.parametrize("drop", ["", "tail", "worst end", "Lambda"])
def test_gibbs_bound_needs_each_of_its_terms(drop: str) -> None:
    """One density, a box with one mode in which its moment is the worst end; the second mode is the tail."""
    g = [1.0, 0.8]
    truth, mean = _free_energy([1.2, 0.0], g)
    low, high = 0.0 if drop == "worst end" else mean[0], mean[0]
    tail = 0.0 if drop == "tail" else g[1]
    with precision(BITS):
        quad = quadrature(3, 1, 40, (Fraction(3),))
        field = row(1.2)
        ends = ([Ball(number(low))], [Ball(number(high))])
        bound = gibbs_bound(quad, field, *ends, [Ball(number(g[0]))], Ball(number(tail)))
        value = float(bound.upper().fraction())
    if drop == "Lambda":
        value += float(np.log(np.sinh(1.2) / 1.2))
    if drop == "worst end":
        assert value < truth - 0.05  # the end 0 is taken, not the better one
    else:
        assert (value <= truth) is (drop == "")


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
            ((field @ quad.values).exp().scale_columns(quad.weights) @ one).entry(0, 0)
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
    floats = float_weights(d, float(beta), 40)
    with precision(BITS):
        weights = weights_on(d, beta, beta, 5)
        for k, expected in zip(weights.kappa, floats, strict=False):
            assert float(k.upper().fraction()) == pytest.approx(expected, rel=1e-12)
        tail = float(weights.tail.upper().fraction())
        step = Fraction(1, 10**6)
        wide = weights_on(d, beta - step, beta + step, 5)
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
        weights_on(3, Fraction(100), Fraction(100), 2)


def test_narrowing_needs_a_pivot() -> None:
    with precision(BITS):
        spans = [Ball.between(-1, 1), Ball.between(-1, 1)]
        assert narrowed([Ball.between(-1, 1), Ball(1)], Ball(0), spans, 0) is None
        place = narrowed([Ball(2), Ball(1)], Ball(4), spans, 0)
        assert place is not None
        assert place.surely_contains(Ball.between(Fraction(-5, 2), Fraction(-3, 2)))
        assert excluded([Ball(2), Ball(1)], Ball(4), spans)
        assert not excluded([Ball(2), Ball(1)], Ball(3), spans)
