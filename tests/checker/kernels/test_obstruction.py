"""obstruction of other kernels: accepted and refused, and the quartic coefficient against the balls."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.kernels import obstruction as bounds
from certify.bounds.kernels.families import kernel_of as ball_kernel
from certify.checker import check_document
from certify.checker.kernels.finite import Finite
from certify.checker.kernels.obstruction import has_triple, quartic_bound
from certify.checker.verdict import Invalid
from certify.core.ball import Ball, precision
from certify.core.kernel import gegenbauer
from tests.checker.kernels.documents import DISCONTINUOUS, TIE, claim, document

ACCEPTED = [
    (2, TIE),
    (3, {"family": "gegenbauer", "kappa": [[2, "0x1p+0"]]}),
    (3, {"family": "gegenbauer", "kappa": [[2, "0x1p+0"], [3, "0x1p+0"]]}),
    (2, {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "0x80001/0x100000"]]}),
    (2, {"family": "gegenbauer", "kappa": [[3, "0x1p+0"], [6, "0x80001/0x100000"]]}),
    (3, {"family": "power", "k": "0x30001p-16"}),
    (3, {"family": "onsager"}),
    (2, {"family": "cone", "R": "0x1p+0"}),
    (3, {"family": "heat", "s": "0x1p-2"}),
    (30, {"family": "relu"}),
]
REFUSED = [
    (2, {"family": "gegenbauer", "kappa": [[2, "0x1p+0"]]}),
    (2, {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [3, "0x1p+0"]]}),
    (2, {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "0x1p-1"]]}),
    (3, {"family": "gegenbauer", "kappa": [[1, "0x1p+0"]]}),
    (3, {"family": "polynomial", "coefficients": ["0x0p+0", "0x0p+0", "0x0p+0", "0x1p+0"]}),
    (3, {"family": "power", "k": "0x3p+0"}),
    (2, {"family": "onsager"}),
    (2, {"family": "cone", "R": "0x9p-2"}),
]


@pytest.mark.parametrize(("d", "kernel"), ACCEPTED, ids=str)
def test_obstructed_kernels(d: int, kernel: dict[str, Any]) -> None:
    check_document(document(claim("obstruction", d, kernel)))


@pytest.mark.parametrize(("d", "kernel"), REFUSED, ids=str)
def test_kernels_that_are_not(d: int, kernel: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="the quartic coefficient < 0"):
        check_document(document(claim("obstruction", d, kernel)))


def test_the_cited_facts_are_asked_for() -> None:
    for row in DISCONTINUOUS:
        kept = [other for other in DISCONTINUOUS if other != row]
        with pytest.raises(Invalid, match=f"rests on {row} too"):
            check_document(document(claim("obstruction", 2, TIE) | {"trust": kept}))


@pytest.mark.parametrize("d", [2, 3, 8])
def test_the_quartic_coefficient_is_that_of_the_balls(d: int) -> None:
    one = Fraction(1)
    for rows in (
        {1: one, 2: one / 3, 3: one},
        {1: one, 2: -one},
        {3: 9 * one, 1: one, 2: one / 7, 4: one / 5, 6: one / 9},
    ):
        kernel = Finite(d, rows)
        if len(kernel.leading) == 1 and not has_triple(d, kernel.leading):
            exact = quartic_bound(kernel, kernel.leading[0], 64)
            with precision(100):
                ball = bounds.quartic_coefficient(ball_kernel(gegenbauer(list(rows.items())), d), kernel.leading[0])
                assert ball.surely_contains(exact)
                assert (ball - exact).overlaps(Ball(0))


def test_triples() -> None:
    assert has_triple(2, (1, 2))
    assert not has_triple(2, (2,))
    assert has_triple(2, (1, 3, 4))
    assert has_triple(3, (2,))
    assert not has_triple(3, (1, 3))
    assert has_triple(3, (1, 4))  # 4, 4, 4
