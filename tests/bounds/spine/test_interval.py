"""From one beta to an interval: the loss, the factor of a density and the rise of the interaction, against mpmath."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import numpy as np

from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.spine.interval import Span, mean_at
from certify.core.ball import Ball, precision
from certify.search.spine.interval import piece_loss, rises_on
from certify.search.spine.setting import scaled_interaction, tails

LOW, HIGH = Fraction(9), Fraction(46, 5)


def test_the_mean_and_the_loss() -> None:
    with precision(80):
        for d in (2, 3, 5):
            value = float(mean_at(d, LOW).midpoint().fraction())
            assert abs(value - scaled_interaction(d, 9.0, 3)[0]) < 1e-12
        span = Span(3, LOW, HIGH, Fraction(1, 200), Fraction(1, 190))
        scale = float(span.scale().midpoint().fraction())
        assert abs(float(span.loss().midpoint().fraction()) - piece_loss(3, 9.0, 9.2, scale)) < 1e-10


def test_the_search_counts_the_tail_as_the_proof_does() -> None:
    """Not as the sum that it is, of which the geometric series of the proof is forty times at beta = 153.6."""
    beta, largest = Fraction(768, 5), 0.0
    for d, modes in ((2, 90), (3, 76), (3, 105), (5, 80)):
        weights = scaled_interaction(d, float(beta), modes + 60)
        with precision(80):
            scale = Ball(beta) * (-Ball(beta)).exp()
            proved = float((interaction_on(d, beta, beta, modes).kappa_tail * scale).midpoint().fraction())
        assert abs(tails(d, float(beta), weights)[modes] / proved - 1) < 1e-6
        largest = max(largest, proved / weights[modes + 1 :].sum())
    assert largest > 10


def test_f_at_beta_is_at_least_that_at_the_left_end_less_the_loss() -> None:
    """With Q kept; and the loss is needed, at the uniform density most of all."""
    rng, scale, needed = np.random.default_rng(3), 5.25, 0
    loss = piece_loss(3, 9.0, 9.2, scale)
    first, last = scaled_interaction(3, 9.0, 20)[1:], scaled_interaction(3, 9.2, 20)[1:]
    for _ in range(30):
        m = rng.uniform(0.9, 1) ** np.arange(1, 21)
        difference = scale * float((first - last) @ m**2)  # F at 9.2 less F at 9
        assert difference >= -loss - 1e-12
        needed += difference < -1e-9
    assert needed


def test_the_rise_bounds_the_interaction_between() -> None:
    for d in (2, 3, 6):
        rises = rises_on(d, 9.0, 9.2, 20)
        first = scaled_interaction(d, 9.0, 20)[1:]
        for beta in (9.05, 9.1, 9.2):
            assert np.all(scaled_interaction(d, beta, 20)[1:] <= first * rises * (1 + 1e-12))
        assert rises.max() > 1.001


def test_a_field_changes_by_eta_over_e() -> None:
    z = [x / 100 for x in range(201)]
    largest = max(mpmath.exp(-9 * x) - mpmath.exp(mpmath.mpf(-46) / 5 * x) for x in z)
    eta = float((HIGH - LOW) / LOW)
    assert 0.9 * eta / float(mpmath.e) < largest <= eta / float(mpmath.e)
