"""One field of degree 1: its H/E is that of an integral, at least K_c, and least near the field that is searched."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy.special import eval_gegenbauer, roots_jacobi

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.coupling.linear_field import linear_field_bound
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.search.coupling.interaction import float_kappa
from certify.search.coupling.linear_field import LARGEST, MODES, linear_field
from certify.solve.coupling.point import critical_coupling
from tests.bounds.coupling.other_route import middle

MANY = 60


@pytest.mark.parametrize(("d", "beta", "field"), [(3, "5/2", 4), (5, "2", 8), (10, "3", 30), (50, "2", 115)])
def test_it_is_the_quotient_of_integrals(d: int, beta: str, field: int) -> None:
    """H and the moments by Gauss and Jacobi's nodes, P_l as quotients of Gegenbauer polynomials."""
    t, w = roots_jacobi(200, (d - 3) / 2, (d - 3) / 2)
    rho = np.exp(field * (t - 1))
    rho *= w / (w @ rho)
    density = rho * w.sum() / w
    entropy = float(rho @ np.log(density))
    index = (d - 2) / 2
    moments = [rho @ (eval_gegenbauer(n, index, t) / eval_gegenbauer(n, index, 1.0)) for n in range(1, MANY + 1)]
    energy = float(float_kappa(d, float(Fraction(beta)), MANY) @ np.square(moments))
    with precision(200):
        found = linear_field_bound(d, Fraction(beta), Fraction(field), MANY)
        assert abs(middle(found) - entropy / energy) < 1e-9 * entropy / energy
        fewer = linear_field_bound(d, Fraction(beta), Fraction(field), 4)
        assert found.surely_less(fewer)  # each degree that is left out is lost
    assert multiplicity(2, 3) == 2


def test_it_is_above_the_critical_coupling() -> None:
    coupling = critical_coupling(5, Fraction(2), digits=10).coupling
    assert coupling is not None
    with precision(120):
        for field in (1, 4, 7, 9, 30):
            assert not linear_field_bound(5, Fraction(2), Fraction(field), 20).surely_less(coupling.lower)


@pytest.mark.parametrize(("d", "beta"), [(20, 1.5), (50, 2.0), (500, 2.0), (500, 1.3)])
def test_no_other_field_is_much_better(d: int, beta: float) -> None:
    best = Fraction(round(linear_field(d, beta) * 64), 64)
    with precision(200):
        values = [
            middle(linear_field_bound(d, Fraction(beta), best * Fraction(k, 10), MODES)) for k in (3, 6, 9, 10, 11, 15)
        ]
    assert min(values) == values[3]


def test_beyond_some_dimension_none_is_searched() -> None:
    with pytest.raises(Undecided):
        linear_field(LARGEST + 1, 2.0)
    assert as_fraction(Fraction(1)) == 1
