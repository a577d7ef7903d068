"""The quadratures are exact in their degree, and their error: each term left out is missed; the bound is not idle.

That it needs no 1/(rho-1) is a theorem (proofs/coupling/quadrature.py).
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.coupling import quadrature
from certify.core.ball import Ball, maximum, precision
from certify.core.ball_matrix import BallMatrix
from certify.cover.sizes import angles
from tests.bounds.coupling import scenes
from tests.bounds.coupling.scenes import Scene, Term, holds, row, scene_tests

ELLIPSE, ERROR = (quadrature, "_ellipse"), (quadrature.Quadrature, "error")
ANGLES, TRAPEZOIDAL, LOST = ((quadrature, name) for name in ("angles", "_trapezoidal", "_lost"))
SCENES: dict[str, Scene] = {
    "aliasing": holds(scenes.aliasing),
    "growing": holds(scenes.growing),
    "circle": holds(scenes.exact_in_degree, 2, 14),
    "even": holds(scenes.exact_in_degree, 6, 18),
    "odd": holds(scenes.exact_in_degree, 7, 18),
}


TERMS: list[Term] = [
    ("aliasing", LOST, "return largest * 2", "return largest"),
    ("aliasing", LOST, "abs(moments[i] - moments[nodes - i])", "abs(moments[i])"),
    ("aliasing", LOST, "1 / ellipse ** (2 * i)", "1 / ellipse ** (2 * i + 1)"),
    ("aliasing", ELLIPSE, "growth[-1] ** 2", "growth[-1]"),
    ("growing", ELLIPSE, "power + 1 / power", "power"),
    ("growing", ERROR, "(magnitudes @ self.growth).exp().times(self.factors)", "self.factors"),
    ("even", ANGLES, "(nodes + d) // 4", "(nodes) // 4"),
    ("odd", ANGLES, "nodes if d % 2 else ", ""),
    ("circle", TRAPEZOIDAL, "powers[0] / 2", "powers[0]"),
    ("even", TRAPEZOIDAL, "(1 - x * x)", "(1 - x)"),
    ("even", TRAPEZOIDAL, "d // 2 - 1", "d // 2"),
    ("even", TRAPEZOIDAL, "2 * i - 1, 2 * i", "2 * i, 2 * i + 1"),
]

test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


def test_quadrature_error_is_a_bound_and_not_an_idle_one() -> None:
    """The true error is below the bound, and above what the bound would be without the growth on the ellipse."""
    with precision(200):
        exact = quadrature.quadrature(3, 1, 80, (Fraction(8),))
        coarse = quadrature.quadrature(3, 1, 6, (Fraction(3), Fraction(5), Fraction(8)))
        field = row(4.0)
        ones = [BallMatrix.integers([[1]] * n) for n in (81, 7)]
        sums = [
            ((field @ quad.nodes.values).exp().scale_columns(quad.nodes.omega) @ one).entry(0, 0)
            for quad, one in zip((exact, coarse), ones, strict=True)
        ]
        error = abs(sums[0] - sums[1])
        assert error.surely_at_most(coarse.error(field.magnitudes()))
        bare = coarse.error(row(0.0))
        assert bare.surely_less(error)


@pytest.mark.parametrize(
    ("d", "nodes"), [(2, 2), (2, 6), (3, 8), (4, 10), (5, 12), (8, 10), (8, 14), (20, 22), (20, 26)]
)
def test_the_rule_is_exact_in_its_degree(d: int, nodes: int) -> None:
    """On half as many points as soon as d is even and below nodes - 2, and on all of them else."""
    assert scenes.exact_in_degree(d, nodes)
    assert (angles(d, nodes) < nodes) is (d % 2 == 0 and d < nodes - 2)
    assert nodes <= 2 * angles(d, nodes) - d + 1 or angles(d, nodes) == nodes


@pytest.mark.parametrize(("d", "nodes"), [(2, 4), (3, 6), (3, 20), (4, 6), (5, 12), (7, 18), (30, 16), (6, 20)])
@pytest.mark.parametrize("ellipse", [Fraction(17, 16), Fraction(3, 2), Fraction(4)])
def test_what_is_lost_is_at_least_what_each_degree_loses(d: int, nodes: int, ellipse: Fraction) -> None:
    """Of cheb_n the rule makes another cheb_j, or a multiple of |omega| = 1: n up to six times the nodes."""
    moments = quadrature.chebyshev_moments(d, 3 * nodes + 1)
    with precision(200):
        lost = quadrature._lost(d, nodes, Ball(ellipse))
        losses = []
        for n in range(nodes + 2, 6 * nodes + 1, 2):
            j = abs(n - 2 * nodes * round(Fraction(n, 2 * nodes)))
            interpolated = angles(d, nodes) == nodes
            gap = abs(moments[n // 2] - moments[j // 2]) if interpolated else Fraction(2)
            losses.append(Ball(gap) * 4 / (Ball(ellipse) ** n + Ball(ellipse) ** -n) / 2)
        assert all(x.surely_at_most(lost) for x in losses)
        assert lost.surely_less(maximum(losses) * 3) or ellipse < 2
        assert not (Ball(4) / Ball(ellipse) ** (nodes + 2)).surely_less(lost)


@pytest.mark.parametrize("d", [2, 3, 4, 7])
def test_chebyshev_moments_by_another_route(d: int) -> None:
    """T_2 = 2 t^2 - 1 and int t^2 = 1/d, int t^4 = 3/(d(d+2))."""
    assert quadrature.chebyshev_moments(d, 3)[1] == Fraction(2, d) - 1
    assert quadrature.chebyshev_moments(d, 3)[2] == 8 * Fraction(3, d * (d + 2)) - 8 * Fraction(1, d) + 1


def test_what_is_kept_is_that_of_the_precision_and_the_degrees() -> None:
    """The same again is the same object; with other bits, nodes or degrees it is another."""
    with precision(100):
        first = quadrature.quadrature(3, 2, 8, (Fraction(3),))
        again = quadrature.quadrature(3, 2, 8, (Fraction(5),))
        assert again.nodes is first.nodes
        assert again.factors.entry(0, 0).surely_less(first.factors.entry(0, 0))
        assert quadrature.quadrature(4, 2, 8, (Fraction(3),)).nodes is not first.nodes
        assert quadrature.quadrature(3, 2, 10, (Fraction(3),)).nodes.values.cols == 11
    with precision(200):
        sharper = quadrature.quadrature(3, 2, 8, (Fraction(3),))
        assert sharper.nodes is not first.nodes
        widths = [
            (quad.nodes.omega.entry(0, 0) - quad.nodes.omega.entry(0, 0).mid()).upper() for quad in (first, sharper)
        ]
        assert widths[1] < widths[0]
    with precision(100):
        odd = quadrature.quadrature(3, 2, 8, (Fraction(3),), degrees=(1, 3))
        assert odd.nodes is not quadrature.quadrature(3, 2, 8, (Fraction(3),)).nodes
