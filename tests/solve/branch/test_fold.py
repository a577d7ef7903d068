"""The fold of the branch, as it is asked for: the checker accepts it, and floats that know nothing of it agree."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.optimize import root
from scipy.special import eval_gegenbauer, ive, roots_jacobi

import certify
from certify.core.exact import as_fraction
from certify.solve.branch.fold import fold_claim
from certify.solve.coupling.point import critical_coupling
from tests.sampling import sampled

LABEL = "branch-fold"
MODES = 14


def fold_by_floats(d: int, beta: float, first: float) -> float:
    """K where a = 2 K kappa M(a) and its derivative along a direction v vanish, v_1 = 1: unknown a, v and K."""
    t, w = roots_jacobi(120, (d - 3) / 2, (d - 3) / 2)
    w = w / w.sum()
    nu = (d - 2) / 2
    rows = [np.cos(k * np.arccos(t)) if d == 2 else eval_gegenbauer(k, nu, t) for k in range(1, MODES + 1)]
    at_one = [1.0 if d == 2 else float(eval_gegenbauer(k, nu, 1.0)) for k in range(1, MODES + 1)]
    values = np.array([row / one for row, one in zip(rows, at_one, strict=True)])
    # kappa_l = N_l lambda_l, lambda_l = int e^(beta t) P_l/beta, N_l = 1/int P_l^2
    kappa = np.array([float(w @ (np.exp(beta * t) * p)) / float(w @ (p * p)) / beta for p in values])
    scale = np.sqrt(kappa / kappa[0])

    def moments(field: Any) -> tuple[Any, Any]:
        rho = w * np.exp(field @ values)
        rho = rho / rho.sum()
        mean = values @ rho
        return mean, (values * rho) @ values.T - np.outer(mean, mean)

    def system(x: Any) -> Any:
        field, direction, coupling = scale * x[:MODES], scale * x[MODES : 2 * MODES], x[-1]
        mean, covariance = moments(field)
        return np.concatenate(
            [
                (field - 2 * coupling * kappa * mean) / scale,
                (direction - 2 * coupling * kappa * (covariance @ direction)) / scale,
                [direction[0] - 1],
            ]
        )

    field = first * np.concatenate([[1.0], scale[1:] * 0.3 ** np.arange(1, MODES)])
    coupling = field[0] / (2 * kappa[0] * moments(field)[0][0])
    for _ in range(300):  # at this a_1 first
        mean = moments(field)[0]
        coupling = first / (2 * kappa[0] * mean[0])
        field = 2 * coupling * kappa * mean
    direction = np.linalg.svd(np.eye(MODES) - 2 * coupling * kappa[:, None] * moments(field)[1])[2][-1]
    start = np.concatenate([field / scale, direction / direction[0] / scale, [coupling]])
    found = root(system, start, tol=1e-14)
    assert np.abs(system(found.x)).max() < 1e-10
    return float(found.x[-1])


def test_the_reference_knows_bessel_functions() -> None:
    """lambda_1 of d=3 is I_(3/2)(beta) over beta and the normaliser of the weight."""
    t, w = roots_jacobi(60, 0.0, 0.0)
    beta = 2.0
    exact = np.sqrt(np.pi / (2 * beta)) * float(ive(1.5, beta)) * np.exp(beta)
    assert abs(float(w @ (np.exp(beta * t) * t)) / 2 - exact) < 1e-12


POINTS = [(3, "5/2", 1.55), (2, "3", 0.8), (5, "2", 2.6), (10, "3/2", 4.6)]


@pytest.mark.parametrize(("d", "beta", "first"), sampled(POINTS, 2))
def test_it_agrees_with_a_solver_of_the_fold_and_is_accepted(d: int, beta: str, first: float) -> None:
    result = certify.certify(d=d, beta=beta, digits=10, claims=LABEL)
    assert [claim.label for claim in result.claims] == ["beta-star", "critical-coupling", "two-minimisers", LABEL]
    assert set(result.check().statuses) == {"accepted"}
    low, high = (as_fraction(end) for end in (result.branch_fold.lower, result.branch_fold.upper))
    found = fold_by_floats(d, float(Fraction(beta)), first)
    assert float(low) * (1 - 1e-11) <= found <= float(high) * (1 + 1e-11)
    assert (high - low) * 10**9 < low
    assert high < as_fraction(result.critical_coupling.lower)
    assert "K_f" in result.table().csv()


def test_the_local_minimisers_begin_no_later_than_at_the_fold() -> None:
    """K_s <= K_f: the section is proved just above the fold, and the two enclosures do not exclude each other."""
    result = certify.certify(d=3, beta="5/2", digits=8, claims=f"{LABEL},metastable-end")
    fold, end = result.branch_fold, result.metastable_end
    assert as_fraction(end.lower) < as_fraction(fold.lower) < as_fraction(end.upper)
    assert as_fraction(end.upper) < as_fraction(fold.upper) * Fraction(10001, 10000)


def test_more_digits_than_doubles_give_are_not_promised() -> None:
    point = critical_coupling(3, Fraction(2), digits=8)
    assert point.near is not None
    few, many = (fold_claim(3, Fraction(2), digits, point.near) for digits in (4, 40))
    for claim in (few, many):
        assert claim.enclosure is not None
    widths = [
        float(as_fraction(c.enclosure.upper) - as_fraction(c.enclosure.lower)) for c in (few, many) if c.enclosure
    ]
    assert widths[1] < 1e-11 < widths[0] < 1e-3
    assert len(few.evidence["pieces"]) < len(many.evidence["pieces"])


def test_where_it_is_not_proved_it_is_open() -> None:
    point = critical_coupling(2, Fraction(13), digits=8)
    assert point.near is not None
    claim = fold_claim(2, Fraction(13), 8, point.near)
    assert (claim.outcome, claim.enclosure) == ("inconclusive", None)
    assert claim.reason
