"""The public functions of the derivations refuse numbers outside their domains, and take symbols."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import sympy as sp

from proofs import funk_hecke, large_beta
from proofs.landau import expansion as landau_expansion
from proofs.large_dimension import expansion as large_dimension


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (funk_hecke.eigenvalue, (1, 1, 2)),
        (funk_hecke.eigenvalue, (sp.Rational(1, 2), 3, 2)),
        (large_beta.predicted_coupling, (1, 5)),
        (large_beta.predicted_coupling, (3, -1)),
        (large_beta.predicted_coupling, (3, 2)),
        (landau_expansion.constant, (1, 1)),
        (landau_expansion.constant, (3, sp.Rational(5, 3))),
        (landau_expansion.constant, (3, 2)),
        (large_dimension.coefficients, (-1,)),
        (large_dimension.coefficients, (2.5,)),
    ],
)
def test_numbers_outside_the_domain_are_refused(function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    with pytest.raises(ValueError, match=re.escape(str(arguments[0]))):
        function(*arguments)


def test_symbols_are_taken() -> None:
    d, beta = sp.symbols("d beta", positive=True)
    for value in (funk_hecke.eigenvalue(1, d, beta), large_beta.predicted_coupling(d, beta)):
        assert value.free_symbols == {d, beta}
    assert landau_expansion.constant(d, beta).free_symbols == {d, beta}
