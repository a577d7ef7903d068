"""(H1) and (H2) against balls: the checker's numbers are on the safe side of Arb's, and close to them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.checker.coupling import section as module
from certify.checker.coupling.section import section_theta, section_value
from tests.bounds.coupling.scenes import rewritten
from tests.checker.coupling.section_samples import CLOSE, STEPS, Both, exact_thetas, exact_values


@pytest.fixture(scope="module")
def both() -> Both:
    return Both()


def test_theta(both: Both) -> None:
    for step, (low, high) in zip(STEPS, exact_thetas(), strict=True):
        assert max(low, high - Fraction(1, 10**5)) < both.theta(*step) < low + Fraction(1, 10**5)


def test_the_least_value(both: Both) -> None:
    for found, (low, high) in zip(both.values(), exact_values(), strict=True):
        assert low - CLOSE * 10**3 <= found <= high


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("section_theta", "deviations[0] = ceil_of(abs(first - Fraction(field[0], 1 << p)), p)", "deviations[0] = 0"),
        ("section_theta", " + 2 * setting.tau_b(upper)", ""),
        ("section_theta", " + setting.tau()", ""),
        ("section_theta", "exp(up(u, p)).high * centre", "(1 << p) * centre"),
    ],
)
def test_each_term_of_theta_counts(both: Both, name: str, old: str, new: str) -> None:
    """Without it the number is smaller than what the lemma has, by far more than rounding."""
    first = both.trial.field[0] + Fraction(1, 50)
    own = section_theta(both.setting, both.evidence, first)
    assert rewritten(module, name, old, new)(both.setting, both.evidence, first) < own - CLOSE


def test_each_term_of_the_value_counts(both: Both) -> None:
    """Without it the bound is higher."""
    theta = 1 - Fraction(1, 10**12)
    own = section_value(both.densities[0], both.evidence.c, theta)
    for old, new in (
        (" - density.log_partition", ""),
        (" - g.g[0] * place / 2", ""),
        (" - defect / (2 * (1 - theta))", ""),
        (" + g.tau", ""),
    ):
        assert rewritten(module, "section_value", old, new)(both.densities[0], both.evidence.c, theta) > own
