"""Two literal readings of the proofs for large beta are false: floats refute them, so that no bound may rest on them.

* "Numerator at the left end, denominator at the right", for theta of `large-beta:count` over a range of s: both grow
  with s, so this holds only once both are divided by e^(2Qs).
* "A sum of exponentials in y = log j is log-convex, so two ends decide a cell", for moments bounded by the lesser of
  two powers (those of `large-beta:moments` and of Young's inequality): a minimum of exponentials is log-concave.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import gammaln, ive, logsumexp

from certify.bounds.large_beta.cells import Cells
from certify.core.ball import precision
from certify.search.large_beta.cells import cell_plan
from tests.bounds.large_beta.zonal import Floats, Zonal, angles
from tests.degenerate.plant import without

BETA, SCALE = 20.0, 6.129105792
"""d = 3, and Q_c there."""
LEAST_S, MOST_R, CENTRE = 0.8, 0.11, 0.85
"""A region about the features of the minimiser, and the best c."""
WHOLE = (LEAST_S, 1.0)


def minimiser(beta: float, scale: float) -> Zonal:
    zonal = Zonal(2, beta, -scale * 2 * beta * (1 - np.cos(angles())))
    for _ in range(30):
        zonal = Zonal(2, beta, 2 * scale * (zonal.phi - zonal.s))
    return zonal


def spread(zonal: Zonal, scale: float, centre: float) -> float:
    """2Q E |Phi_x - c Phi_e|^2 of a density: what theta is an upper bound of."""
    return 2 * scale * float(np.sum(zonal.rho * zonal.weights * ((zonal.g - centre) ** 2 + zonal.spread)))


@cache
def the_minimiser() -> Zonal:
    return minimiser(BETA, SCALE)


def theta(left: float, right: float, shift: tuple[float, float]) -> float:
    """2Q int ((g-c)^2 + q) e^(2Q(phi_up - t)) at s = left over int e^(2Q(sg - t')) at s = right; shift: (t, t')."""
    shape = the_minimiser()
    q = np.maximum(shape.spread, 0)
    mean = float(np.sum(shape.g * shape.weights))
    above = np.minimum(left, left * shape.g + MOST_R * np.sqrt(q))
    above = np.minimum(above, mean / np.maximum(np.cumsum(shape.weights), 1e-300))
    top = ((shape.g - CENTRE) ** 2 + q) * np.exp(2 * SCALE * (above - shift[0]))
    bottom = np.exp(2 * SCALE * (right * shape.g - shift[1]))
    return 2 * SCALE * float(np.sum(top * shape.weights) / np.sum(bottom * shape.weights))


def test_numerator_left_denominator_right_is_no_bound_of_theta() -> None:
    """About .1 at (3, 20) in one piece; the minimiser, which is in the region, has .5, and the supremum is above .8."""
    literal = theta(*WHOLE, (0, 0))
    zonal = the_minimiser()
    assert zonal.s > LEAST_S
    assert zonal.r < MOST_R
    assert literal == pytest.approx(0.1, abs=0.01)
    assert spread(zonal, SCALE, CENTRE) > 3 * literal
    assert max(theta(s, s, (0, 0)) for s in np.linspace(*WHOLE, 40)) > 0.8


def test_divided_by_the_exponential_it_is_one() -> None:
    """With e^(2Qs) taken out of both, each piece is above what is inside of it, and many pieces bound it closely."""
    ends = [float(s) for s in np.linspace(*WHOLE, 41)]
    pieces = [theta(s, after, (s, after)) for s, after in pairwise(ends)]
    assert all(
        theta(s, s, (0, 0)) <= piece * (1 + 1e-9) and theta(after, after, (0, 0)) <= piece * (1 + 1e-9)
        for piece, (s, after) in zip(pieces, pairwise(ends), strict=True)
    )
    assert max(pieces) < 1.2 * max(theta(s, s, (0, 0)) for s in ends)
    assert theta(*WHOLE, WHOLE) > max(pieces)


def test_the_bound_of_theta_read_literally_is_below_a_density(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Cells.theta` over all of [s_1, 1]; without its exponential it is below what the minimiser has."""
    _, plan = cell_plan(3, 100, 102)
    assert plan is not None
    found = Cells(3, Fraction(100), Fraction(102), plan)
    scale = float(sum(plan.scale)) / 2
    truth = spread(minimiser(100, scale), scale, float(plan.centre))
    with precision(160):
        (s, _, r), *_ = found.strips(found.inner())
        right = found.theta(s, Fraction(1), r)
        monkeypatch.setattr(Cells, "theta", without(Cells.theta, " * Ball(2 * most * after - 2 * least * s).exp()"))
        literal = found.theta(s, Fraction(1), r)
    assert float(literal.upper().fraction()) < truth < float(right.lower().fraction())


_DEGREES = np.arange(2, 160)


def log_sums(branch: Callable[[Floats, Floats], Floats], d: int, beta: float, scale: float, y: Floats) -> Floats:
    """log(1 + 2Q mu + sum (2Q)^k/k! mu_k e^(branch)) at j = e^y, of the exponents of Hoelder and of Young."""
    k, half = _DEGREES, d / 2

    def log_mean(k: NDArray[np.int64]) -> Floats:
        found: Floats = gammaln(half) + (half - 1) * np.log(2 / (beta * k)) + np.log(ive(half - 1, beta * k))
        return found

    slope = ive(half, beta * k) / ive(half - 1, beta * k)
    young = np.where(k > 2, k / 2 * np.log(k) + (k / 2 - 1) * np.log(np.maximum(k - 2, 1)) - (k - 1) * np.log(k - 1), 0)
    young = half * np.where(k > 2, young, np.log(2))
    powers = branch(np.outer(y, slope * (k - 1)), young + np.outer(y, slope * k))
    terms = k * np.log(2 * scale) - gammaln(k + 1) + log_mean(k) + powers
    first = np.full((len(y), 1), np.log(1 + 2 * scale * np.exp(log_mean(np.array([1]))[0])))
    result: Floats = logsumexp(np.concatenate([first, terms], axis=1), axis=1)
    return result


def beyond_chord(
    branch: Callable[[Floats, Floats], Floats], place: tuple[int, float, float], ends: tuple[float, float]
) -> float:
    """How far the log-sum exceeds, somewhere between two ends of j, what its values there allow if it is convex."""
    y = np.linspace(np.log(ends[0]), np.log(ends[1]), 41)
    values = log_sums(branch, *place, y)
    return float(np.max(values - np.linspace(values[0], values[-1], 41)))


@pytest.mark.parametrize(
    ("place", "ends"),
    [((3, BETA, SCALE), (0.333, 0.353)), ((2, 20, 3.508102), (0.477, 0.507)), ((3, 100, 7.953504), (0.923, 0.961))],
)
def test_the_lesser_of_two_powers_is_not_log_convex(place: tuple[int, float, float], ends: tuple[float, float]) -> None:
    """Two ends of a cell do not decide it: a value between is above the chord. Either power alone is convex."""
    assert beyond_chord(np.minimum, place, ends) > 5e-4
    for alone in (lambda hoelder, _: hoelder, lambda _, young: young):
        assert beyond_chord(alone, place, ends) < 1e-12
