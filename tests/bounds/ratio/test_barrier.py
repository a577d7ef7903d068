"""The beginning of a barrier at 0, with a root before x P'."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.ratio.barrier import Split, beginning
from certify.bounds.ratio.domain import Range
from certify.bounds.ratio.setting import Setting
from certify.bounds.ratio.tower import Order, Tower
from certify.core.polynomial import NU, Poly, R, X, variable

NU_, X_, R_ = variable(NU), variable(X), variable(R)


@pytest.mark.parametrize(("radicand", "begins"), [(X_**2 + (NU_ + 1) ** 2, True), (R_**3 * X_, False)])
def test_a_root_before_the_derivative_is_taken_at_0(radicand: Poly, begins: bool) -> None:
    """P = -x, cofactor/over = x/S: S is nu + 1 at 0, or as small as x^2, which the weight of P does not bear."""
    tower = Tower(Order(Fraction(1), Fraction(0)), [radicand])
    setting = Setting(tower, Range(Fraction(1), None, (True, False)), Range(Fraction(0), None, (False, False)))
    found = beginning(setting, -X_, Split(tower.root(0), X_, X_, {}), rest_strict=True, strict=True)
    assert (found is not None) == begins
    assert found is None or (found[0]["start"], found[1]) == ("soft", True)
