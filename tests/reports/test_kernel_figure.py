"""The figure of K_c along a family of kernels shows what the claims say, and nothing where they say nothing."""

from __future__ import annotations

from collections.abc import Mapping
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


def middles(given: list[Claim]) -> list[tuple[Fraction, float, float]]:
    """Of the enclosures of each point."""
    return [(place, float(ratio), float(order)) for place, ratio, order in points(given)]


def test_the_points_are_those_of_the_claims_in_order() -> None:
    given = [*claims(Fraction(3), Fraction(3, 2)), *claims(Fraction(1), Fraction(1))]
    eighth = Fraction(1, 8)
    assert [place for place, _, _ in points(given)] == [Fraction(1, 4), Fraction(3, 4)]
    for (_, ratio, order), coupling in zip(points(given), (Fraction(1), Fraction(3, 2)), strict=True):
        assert (ratio.lower, ratio.upper) == ((coupling - eighth) / (2 + eighth), (coupling + eighth) / (2 - eighth))
        assert (order.lower, order.upper) == (coupling / 4 - eighth, coupling / 4 + eighth)
    canvas = coupling_figure(given)
    drawn = [np.asarray(axes.lines[0].get_data()).tolist() for axes in canvas.axes]
    assert drawn[1] == [[0.25, 0.75], [0.25, 0.375]]
    ends = [
        [np.asarray(path.vertices)[:, 1].tolist() for path in axes.collections[0].get_paths()] for axes in canvas.axes
    ]
    assert ends[1] == [[0.125, 0.375], [0.25, 0.5]]
    assert ends[0][0] == pytest.approx([7 / 17, 3 / 5])
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


def of(kernel: Mapping[str, object], d: int, coupling: Fraction | None) -> list[Claim]:
    """K_# = 2 and K_c with an order parameter; or without K_c the criterion and K_c = K_#."""
    values = {"linear-threshold": Fraction(2), "critical-coupling-axisymmetric": coupling or Fraction(2)}
    values |= {"order-parameter-axisymmetric": coupling / 4} if coupling else {}
    thin = [Claim(label, d, "proved", Enclosure(x, x), subject={"kernel": kernel}) for label, x in values.items()]
    return thin if coupling else [*thin, Claim("criterion", d, "proved", subject={"kernel": kernel})]


def test_a_family_is_drawn_over_its_parameter_and_a_kernel_over_d() -> None:
    heat = [
        *of({"family": "heat", "s": Fraction(1, 2)}, 3, None),
        *of({"family": "heat", "s": Fraction(1, 5)}, 3, Fraction(1)),
    ]
    assert middles(heat) == [(Fraction(1, 5), 0.5, 0.25), (Fraction(1, 2), 1.0, 0.0)]
    assert [axes.get_xlabel() for axes in coupling_figure(heat).axes] == ["$s$", "$s$"]
    cube = {"family": "polynomial", "coefficients": (0, 0, 0, 1)}
    over = [*of(cube, 4, None), *of(cube, 6, Fraction(3, 2))]
    assert middles(over) == [(Fraction(4), 1.0, 0.0), (Fraction(6), 0.75, 0.375)]
    assert coupling_figure(over).axes[1].get_xlabel() == "$d$"


@pytest.mark.parametrize(
    ("kernel", "d"),
    [
        ({"family": "poisson", "r": Fraction(1, 5)}, 3),
        ({"family": "heat", "s": Fraction(1, 4)}, 4),
        ({"family": "onsager"}, 3),
    ],
)
def test_kernels_of_two_families_are_refused(kernel: Mapping[str, object], d: int) -> None:
    heat = of({"family": "heat", "s": Fraction(1, 5)}, 3, Fraction(1))
    with pytest.raises(BadInput, match="one parameter"):
        coupling_figure([*heat, *of(kernel, d, Fraction(1))])
