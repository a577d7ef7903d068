"""The exponential family of the checker against elementary integrals: Z, the moments, the covariance, triples."""

from __future__ import annotations

from fractions import Fraction
from math import log

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import Ball
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.family import Family
from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests
from tests.checker.coupling.sphere import BITS, contains, field, means, on_sphere, partition

ELLIPSES = (Fraction(2), Fraction(3), Fraction(5))


def log_partition(a: float, nodes: int) -> bool:
    return contains(on_sphere(nodes, *ELLIPSES).log_partition(field(a)), log(partition(a)))


def first_sums(a: float, nodes: int) -> bool:
    """Z, and Z M_l before the division."""
    found, z = on_sphere(nodes, *ELLIPSES)._first(field(a)), partition(a)
    pairs = zip((found.whole, *found.means), (z, *(z * m for m in means(a))), strict=True)
    return all(contains(*pair) for pair in pairs)


def covariance(a: float, nodes: int) -> bool:
    """C_11 = 1 - 2 M_1/a - M_1^2."""
    found, (first, _) = on_sphere(nodes, *ELLIPSES).moments(field(a)), means(a)
    return contains(Ball(found.covariance[0][0], found.radius, BITS), 1 - 2 * first / a - first * first)


def flat_triple(nodes: int) -> bool:
    """E[P_2 P_2 P_2] = 2/35 for the uniform density."""
    _, found = on_sphere(nodes, Fraction(3), modes=2).triples(field(0.0))
    return contains(found[1, 1, 1], Fraction(2, 35))


def flat_square(nodes: int) -> bool:
    """E[P_2 Y^2] = 2/35 for the uniform density and Y = P_2."""
    _, found = on_sphere(nodes, Fraction(3), modes=2).squares(field(0.0), [0, 1 << BITS])
    return contains(found[1], Fraction(2, 35))


def tilted_square(a: float) -> bool:
    """E[P_1 Y^2] for Y = P_1 + P_2/2 is a sum of triples."""
    family = on_sphere(40, *ELLIPSES)
    triples, (_, found) = family.triples(field(a))[1], family.squares(field(a), [1 << BITS, 1 << BITS - 1])
    whole = triples[0, 0, 0] + triples[0, 0, 1] + triples[0, 1, 1] / 4
    return contains(found[0], (whole.lower() + whole.upper()) / 2)


SCENES: dict[str, Scene] = {
    "partition": holds(log_partition, 2.0, 6),
    "sums": holds(first_sums, 2.0, 6),
    "covariance": holds(covariance, 2.0, 6),
    "many nodes": holds(covariance, 4.0, 40),
    "triples": holds(flat_triple, 4),
    "squares": holds(flat_square, 4),
    "squares at a field": holds(tilted_square, 2.0),
}
FIRST = (Family, "_first")
TERMS: list[Term] = [
    ("partition", (Family, "log_partition"), " + self.error(field)", ""),
    ("squares at a field", (Family, "squares"), "right - left", "right + left"),
    ("sums", FIRST, "error * count + quadrature", "error * count"),
    ("sums", FIRST, " + 1 + quadrature", " + 1"),
]
test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


@pytest.mark.parametrize("d", [2, 3, 6])
def test_the_uniform_density(d: int) -> None:
    """Z = 1, M = 0, C_kk = 1/N_k and C_12 = 0, all of them to many bits."""
    found = Family(d, 2, 16, [Fraction(3)], BITS, Work()).moments([0, 0])
    truth = [[Fraction(1, d), Fraction(0)], [Fraction(0), Fraction(2, (d - 1) * (d + 2))]]
    assert max(found.radius, found.log_z.r) < 2 ** (BITS - 10)
    for row, exact in zip(found.covariance, truth, strict=True):
        for middle, value in zip(row, exact, strict=True):
            assert abs(Fraction(middle, 2**BITS) - value) <= Fraction(found.radius, 2**BITS)
    assert abs(found.log_z.m) <= found.log_z.r
    assert all(abs(x.m) <= x.r for x in found.mean)


def test_a_field_beyond_the_precision_is_refused() -> None:
    family = Family(3, 2, 16, [Fraction(3)], 20, Work())
    with pytest.raises(Invalid):
        family.log_partition([1 << 40, 0])
