"""Where metastable densities begin, as it is asked for: close to the fold from above, K_c/2 from below."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import certify
from certify.core.exact import as_fraction
from certify.solve.coupling.metastable import metastable_claim
from certify.solve.coupling.point import critical_coupling
from tests.bounds.coupling.heights import MODES, density, sphere
from tests.bounds.coupling.proved import BETA, D

LABEL = "metastable-end"


@pytest.fixture(scope="module")
def result() -> certify.Result:
    return certify.certify(d=D, beta=BETA, digits=10, claims=LABEL)


def test_it_comes_with_its_cover_and_the_checker_accepts_it(result: certify.Result) -> None:
    assert [claim.label for claim in result.claims] == ["beta-star", "critical-coupling", "two-minimisers", LABEL]
    assert {claim.outcome for claim in result.claims} == {"proved"}
    assert set(result.check().statuses) == {"accepted"}


def stays(coupling: float) -> bool:
    """Whether iteration from a density next to the pole ends at one that is not uniform."""
    _, w, values, kappa = sphere()
    field = 6.0 * np.arange(1, MODES + 1) ** -2.0
    for _ in range(20000):
        following = 2 * coupling * kappa * (values @ (w * density(field)))
        if abs(following - field).max() < 1e-12:
            break
        field = following
    return bool(field[0] > 0.1)


def test_the_upper_end_is_just_above_the_fold_and_the_lower_one_half_of_k_c(result: certify.Result) -> None:
    end, coupling = result.metastable_end, result.critical_coupling
    assert stays(float(as_fraction(end.upper)))
    assert not stays(0.9995 * float(as_fraction(end.upper)))
    assert as_fraction(end.upper) < as_fraction(coupling.lower)
    assert abs(2 * float(as_fraction(end.lower)) - float(coupling)) < 1e-9


def test_where_it_is_not_proved_it_is_open() -> None:
    point = critical_coupling(10, Fraction(4), digits=8)
    assert point.near is not None
    assert metastable_claim(10, Fraction(4), point.near).outcome == "inconclusive"
