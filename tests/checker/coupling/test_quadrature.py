"""The quadrature of the checker: exact for polynomials, its error bounds what it does to e^h, and not idly."""

from __future__ import annotations

from fractions import Fraction
from math import cosh

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.series import Work
from certify.checker.coupling import quadrature
from certify.checker.coupling.interaction import multiplicity
from certify.checker.coupling.quadrature import Quadrature
from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests
from tests.checker.coupling.sphere import BITS, SLACK, field, on_sphere, partition

SHORT, LONG = Fraction(13, 8), Fraction(8)


def gap(a: float, *ellipses: Fraction) -> tuple[Fraction, Fraction]:
    """|int e^{a t} - Q(e^{a t})| on S^2 with N = 6, in floats, and the bound of it."""
    quad = on_sphere(6, *ellipses, modes=1)
    weights = [Fraction(x, 2**BITS) for x in quad.omega]
    places = [float(Fraction(x, 2**BITS)) for x in quad.values[0]]
    value = sum(float(w) * (2 * cosh(a * t) if t > 1e-9 else 1) for w, t in zip(weights, places, strict=True))
    return Fraction(abs(value - partition(a))), Fraction(quad.error(field(a, 1)), 2**BITS)


def bounded(a: float, *ellipses: Fraction) -> bool:
    error, bound = gap(a, *ellipses)
    return error <= bound + SLACK


def integral(quad: Quadrature, j: int, k: int) -> Fraction:
    """int P_j P_k w by the rule; the last node is t = 0, and stands once."""
    columns = [[1 << BITS] * (quad.half + 1), *quad.values]
    sides = [1 + (-1) ** (j + k)] * quad.half + [1]
    terms = zip(quad.omega, columns[j], columns[k], sides, strict=True)
    return Fraction(sum(w * x * y * s for w, x, y, s in terms), 2 ** (3 * BITS))


def exact_in_degree(d: int, nodes: int) -> bool:
    """P_k^2, 2 k = nodes, has the integral 1/N_k, to the error of the weights and polynomials."""
    modes = nodes // 2
    quad = Quadrature(d, modes, nodes, [Fraction(8)], BITS, Work())
    return abs(integral(quad, modes, modes) - Fraction(1, multiplicity(d, modes))) < Fraction(1, 2**70)


ERROR = (Quadrature, "error")
ANGLES, TRAPEZOIDAL = (quadrature, "angles"), (quadrature, "_trapezoidal")
SCENES: dict[str, Scene] = {
    "growing": holds(bounded, 32.0, SHORT),
    "steep": holds(bounded, 4.0, LONG),
    "circle": holds(exact_in_degree, 2, 14),
    "even": holds(exact_in_degree, 6, 18),
    "odd": holds(exact_in_degree, 7, 18),
}
TERMS: list[Term] = [
    ("steep", ERROR, "exponent.high * factor", "factor << self.p"),
    ("growing", (Quadrature, "_ellipse"), "power + 1 / power", "power"),
    ("steep", (quadrature, "_lost"), "up**n", "up ** (3 * n)"),
    ("even", ANGLES, "ceil_div(nodes + d", "ceil_div(nodes"),
    ("odd", ANGLES, "nodes if d % 2 else ", ""),
    ("circle", TRAPEZOIDAL, "found[0] / 2", "found[0]"),
    ("even", TRAPEZOIDAL, "1 - t * t", "1 - t"),
    ("even", TRAPEZOIDAL, "d // 2 - 1", "d // 2"),
    ("even", TRAPEZOIDAL, "Fraction(2 * i - 1, 2 * i)", "Fraction(2 * i, 2 * i + 1)"),
]
test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


def test_the_best_of_the_ellipses_is_taken() -> None:
    one, other = (gap(4.0, x)[1] for x in (SHORT, LONG))
    assert gap(4.0, SHORT, LONG)[1] == min(one, other) < max(one, other)


def test_no_ellipse_is_a_refusal() -> None:
    with pytest.raises(Invalid, match="no ellipse"):
        on_sphere(6, Fraction(64)).error(field(1000.0))


@pytest.mark.parametrize("d", [2, 3, 4, 7])
def test_polynomials_are_integrated_exactly(d: int) -> None:
    """int P_j P_k w is 0, and int P_k^2 w = 1/N_k, N_1 = d and N_2 = (d-1)(d+2)/2 as on the sphere."""
    quad = Quadrature(d, 2, 12, [Fraction(3)], BITS, Work())
    norm = [Fraction(1), Fraction(1, d), Fraction(2, (d - 1) * (d + 2))]
    for j in range(3):
        for k in range(3):
            assert abs(integral(quad, j, k) - (norm[k] if j == k else 0)) < Fraction(1, 2**70)


def test_the_polynomials_and_weights_are_as_wrong_as_they_say() -> None:
    """At t = 1 every P_l is 1, and the weights add up to 1."""
    quad = on_sphere(12, LONG, modes=5)
    assert all(abs(row[0] - (1 << BITS)) <= quad.error_p for row in quad.values)
    whole = 2 * sum(quad.omega[:-1]) + quad.omega[-1]
    assert abs(whole - (1 << BITS)) <= 13 * quad.error_omega < 2**12
