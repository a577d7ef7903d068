"""Where Kuramoto and Daido's transition turns continuous again: the value, by Arb and by floats."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.turning import check_turning
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import KURAMOTO_DAIDO, family
from certify.solve.kernels.slab import slab_proof
from certify.solve.kernels.turning import _competitor, _guess, turning

DIGITS = 8


def least_ratio(m: float) -> float:
    """min H/E among densities that are far from uniform, by fixed-point iteration on a grid of angles."""
    x = (np.arange(400) + 0.5) * (np.pi / 400)
    density = np.exp(1.5 * np.cos(x) + np.cos(2 * x))
    ratio = 0.0
    for _ in range(4000):
        density /= density.mean()
        one, two = (float((density * np.cos(k * x)).mean()) for k in (1, 2))
        ratio = float((density * np.log(density)).mean()) / (one**2 + m * two**2)
        density = np.exp(2 * ratio * (one * np.cos(x) + m * two * np.cos(2 * x)))
    return ratio


def test_the_value() -> None:
    found = turning(DIGITS).enclosure
    assert found is not None
    low, high = as_fraction(found.lower), as_fraction(found.upper)
    assert low < Fraction("1.26729250425795434399651811127") < high
    assert (high - low) * 10**DIGITS <= 1
    for m, sign in ((float(low) - 1e-6, -1), (float(high) + 1e-6, 1)):
        assert (least_ratio(m) * m - 1) * sign > 1e-8


def test_both_ends_are_proved() -> None:
    guess, near = _guess(DIGITS)
    low, high = guess - Fraction(1, 10**6), guess + Fraction(1, 10**6)
    competitor = _competitor(low, near, DIGITS)
    proof = slab_proof(kernel_of(family(KURAMOTO_DAIDO, high), 2), near, DIGITS)
    check_turning(low, high, competitor, proof.plan, proof.star)
    for wrong in ((high, low), (Fraction(1), high), (low, low), (high, high)):
        with pytest.raises(Undecided):
            check_turning(*wrong, competitor, proof.plan, proof.star)
    with pytest.raises(Undecided, match="convex near the other"):
        check_turning(low, high, competitor, proof.plan, None)
    with pytest.raises(Undecided):
        check_turning(low, high, competitor, replace(proof.plan, tree=proof.plan.tree[:-1]), proof.star)
