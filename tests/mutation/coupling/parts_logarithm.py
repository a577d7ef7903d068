"""What mutants of `log_of` in certify/checker/arithmetic/ball.py must get right: logarithms of numbers of any size."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed
from tests.mutation.coupling.parts_ball import around


def long_logarithms(package: Any) -> bool:
    """`log_of` holds the logarithm of a number of any size, also where log 2 is as wrong as it may be."""
    ctx.prec = 400
    module = package.arithmetic.ball
    # cut down to a number next to 1/2, which is a unit less: 2 units of the logarithm
    few = [(Fraction((1 << 39) + (k << 24) - 1, (1 << 40) - 1), 16) for k in range(1, 300)]
    sizes = [
        Fraction(3),
        Fraction(5, 7),
        Fraction(1),
        Fraction(1, 2),
        Fraction(2),
        Fraction(3**900, 7),
        Fraction(1, 3**900),
    ]
    low = around(arb(2).log(), 0)[0]
    for wrong in (False, True):
        lowest = {"log_two": lambda bits: int(low * 2**bits) - 1} if wrong else {}
        with changed(*((module, name, value) for name, value in lowest.items())):
            for x, bits in (*few, *((x, bits) for x in sizes for bits in (16, 40, 200))):
                found = module.log_of(x, bits)
                below, beyond = around(ball(x).log(), bits)
                size = abs(x.numerator.bit_length() - x.denominator.bit_length())
                if found.p != bits or not found.low <= below <= beyond <= found.high or found.r > 5 + size:
                    return False
    return bool(module.log_of(Fraction(3), 40).r == 2 + 1 + 1)  # of the series, of 3/2 cut down, of log 2


LONG = (long_logarithms,)
