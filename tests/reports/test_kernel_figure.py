"""The figure of K_c along a family of kernels shows what the claims say, and nothing where they say nothing."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from certify.core.claim import Claim, Enclosure
from certify.core.errors import BadInput
from reports.drawing import rendered
from reports.kernel_figure import coupling_figure, points


def claims(second: Fraction, coupling: Fraction, degrees: tuple[int, int] = (1, 2)) -> list[Claim]:
    """K_# = 2, K_c and an order parameter of one kernel."""
    subject = {"kernel": {"family": "gegenbauer", "kappa": ((degrees[0], Fraction(4)), (degrees[1], second))}}
    values = {"linear-threshold": Fraction(2), "critical-coupling": coupling, "order-parameter": coupling / 4}
    return [
        Claim(label, 2, "proved", Enclosure(value - Fraction(1, 8), value + Fraction(1, 8)), subject=subject)
        for label, value in values.items()
    ]


def test_the_points_are_those_of_the_claims_in_order() -> None:
    given = [*claims(Fraction(3), Fraction(3, 2)), *claims(Fraction(1), Fraction(1))]
    assert points(given) == [(Fraction(1, 4), 0.5, 0.25), (Fraction(3, 4), 0.75, 0.375)]
    canvas = coupling_figure(given)
    drawn = [np.asarray(axes.lines[0].get_data()).tolist() for axes in canvas.axes]
    assert drawn == [[[0.25, 0.75], [0.5, 0.75]], [[0.25, 0.75], [0.25, 0.375]]]
    assert rendered(canvas, ".svg") == rendered(coupling_figure(given), ".svg")


def test_a_kernel_without_all_three_has_no_point() -> None:
    given = claims(Fraction(3), Fraction(3, 2))
    open_claim = Claim("order-parameter", 2, "inconclusive", reason="open", subject=given[2].subject)
    assert points([*given[:2], open_claim]) == []
    with pytest.raises(BadInput, match="no kernel with"):
        coupling_figure(given[:2])


def test_other_degrees_are_refused() -> None:
    with pytest.raises(BadInput, match="degrees 1 and 2"):
        points(claims(Fraction(3), Fraction(1), (1, 3)))
