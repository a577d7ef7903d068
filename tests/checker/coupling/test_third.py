"""C_* by third cumulants, against the other arithmetic."""

from __future__ import annotations

import random
from fractions import Fraction

from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.coupling.third import StarTerms
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.family import Family
from certify.checker.coupling.third import third_bound
from certify.core.ball import Ball as Arb
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix


def test_third_cumulants_are_those_of_the_ball_layer() -> None:
    """The two arithmetics agree to a part in 2^40, so that no term is missing in one of them."""
    rng, p = random.Random(3), 160
    for d in (2, 3, 6):
        modes, nodes, ellipses = 4, 90, (Fraction(3, 2), Fraction(2), Fraction(3))
        family = Family(d, modes, nodes, ellipses, p, Work())
        field = [rng.randint(-1 << p, 2 << p) for _ in range(modes)]
        sizes = [rng.randint(0, 1 << (p - 3)) for _ in range(modes)]
        slip = rng.randint(0, 1 << (p - 4))
        found = third_bound(family, field, sizes, slip)
        with precision(p):
            centre, spread = (BallMatrix.integers([row], -p) for row in (field, sizes))
            quad = quadrature(d, modes, nodes, ellipses)
            terms = StarTerms.at(quad, centre, spread, Arb(Fraction(slip, 1 << p)), Arb(1))
            expected = [x.upper().fraction() for x in terms.matrix().entries()]
        for value, x in zip((Fraction(v, 1 << p) for row in found for v in row), expected, strict=True):
            assert abs(value - x) < Fraction(1, 2**40)
