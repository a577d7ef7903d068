"""Floats: the field a of e^(a t)/Z at which H/E is least."""

from __future__ import annotations

from math import exp, lgamma, log

from certify.core.errors import Undecided

_GRID, _STEPS = 24, 40
_GOLDEN = 0.6180339887498949
MODES = 24
LARGEST = 2_000
"""Beyond this d the series of the field are long, and K_# is the upper bound."""


def linear_field(d: int, beta: float) -> float:
    """About the best minimum between nearly uniform and nearly a point. Undecided where d is too large."""
    if d > LARGEST:
        raise Undecided(f"beyond d = {LARGEST} no field is searched")
    low, high = log(0.05 * d), log(10.0 * (d + beta))
    step = (high - low) / _GRID
    best = min(range(_GRID + 1), key=lambda i: _quotient(d, beta, exp(low + i * step)))
    low, high = low + (best - 1) * step, low + (best + 1) * step
    for _ in range(_STEPS):
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if _quotient(d, beta, exp(left)) < _quotient(d, beta, exp(right)):
            high = right
        else:
            low = left
    return exp((low + high) / 2)


def _quotient(d: int, beta: float, field: float) -> float:
    """H/E, the moments and weights by downward recurrence for quotients of Bessel functions."""
    own, kernel = _quotients(d, field), _quotients(d, beta)
    log_weight = -log(d) + _log_series(d, beta) + log(kernel[0]) - log(beta / d)
    moment, energy = 1.0, 0.0
    for degree in range(1, MODES + 1):
        moment *= own[degree - 1]
        if degree > 1:
            log_weight += log(kernel[degree - 1])
        energy += exp(log_weight + _log_multiplicity(d, degree)) * moment**2
    return (field * own[0] - _log_series(d, field)) / energy


def _quotients(d: int, x: float) -> list[float]:
    """I_{d/2+l}(x)/I_{d/2+l-1}(x), l = 0, 1, .., as many as there are modes."""
    start = MODES + int(x) + 40
    found, ratio = [0.0] * start, 0.0
    for degree in range(start - 1, -1, -1):
        ratio = 1 / ((d + 2 * degree) / x + ratio)
        found[degree] = ratio
    return found[:MODES]


def _log_series(d: int, x: float) -> float:
    """log F(d/2, x^2/4)."""
    scale = 2 * log(x / 2)
    terms = [k * scale - lgamma(d / 2 + k) + lgamma(d / 2) - lgamma(k + 1.0) for k in range(int(x) + 60)]
    most = max(terms)
    return most + log(sum(exp(term - most) for term in terms))


def _log_multiplicity(d: int, degree: int) -> float:
    """log N_l, N_l = (2l+d-2)/(d-2) binom(l+d-3, l), 2 for d = 2."""
    if d == 2:
        return log(2.0)
    return log((2 * degree + d - 2) / (d - 2)) + lgamma(degree + d - 2.0) - lgamma(degree + 1.0) - lgamma(d - 2.0)
