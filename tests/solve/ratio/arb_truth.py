"""Whether a statement about Bessel ratios holds at a rational point, by Arb, from its text alone.

It shares nothing with prover, refuter or checker: Python reads the text, and I_nu is Arb's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any, Final, Literal

from flint import arb, ctx, fmpq

Truth = Literal["true", "false", "undefined", "open"]
_SIGN: Final = re.compile(r"<=|>=|<|>")
_BITS: Final = (128, 512, 2048, 16384)


def ball(x: Fraction) -> Any:
    """A number as a ball."""
    return arb(fmpq(x.numerator, x.denominator))


def truth_at(text: str, nu: Fraction, x: Fraction) -> Truth:
    """What the statement is at a point: undefined where a side has no finite value with 16384 bits, open where it is
    neither true nor false with so many."""
    code = [compile(_python(side), text, "eval") for side in _SIGN.split(text)]
    before = ctx.prec
    found: Truth = "open"
    try:
        for bits in _BITS:
            ctx.prec = bits
            found = _compared([_value(side, nu, x) for side in code], _SIGN.findall(text))
            if found in ("true", "false"):
                return found
        return found
    finally:
        ctx.prec = before


def _python(side: str) -> str:
    """The text of a side with its numbers as balls."""
    return re.sub(r"(?<![\w.])\d+(?:\.\d+)?", r"N('\g<0>')", side.replace("^", "**")).strip()


def _value(code: Any, nu: Fraction, x: Fraction) -> Any:
    at = ball(x)
    bessel = {}

    def known(order: Any) -> Any:
        name = order.str(40)
        if name not in bessel:
            bessel[name] = at.bessel_i(order)
        return bessel[name]

    names = {
        "nu": ball(nu),
        "x": at,
        "N": lambda digits: ball(Fraction(digits)),
        "sqrt": lambda value: value.sqrt(),
        "I": lambda order, _=None: known(order),
        "r": lambda order, _=None: known(order + 1) / known(order),
    }
    return eval(code, {"__builtins__": {}}, names)


def _compared(values: list[Any], signs: list[str]) -> Truth:
    if not all(value.is_finite() for value in values):
        return "undefined"
    found: Truth = "true"
    for (left, right), sign in zip(pairwise(values), signs, strict=True):
        low, high = (left, right) if sign[0] == "<" else (right, left)
        if (low >= high) if len(sign) == 1 else (low > high):
            return "false"
        if not ((low < high) if len(sign) == 1 else (low <= high)):
            found = "open"
    return found


def points(nu: str, x: str, dice: Random, count: int) -> Iterator[tuple[Fraction, Fraction]]:
    """Rational points of the ranges, thick near their ends and far out; a finite right end is one of them."""
    for _ in range(count):
        yield _inside(nu, dice, 40), _inside(x, dice, 4000)


def _inside(given: str, dice: Random, reach: int) -> Fraction:
    low_text, dots, high_text = given.partition("..")
    low = Fraction(low_text)
    if not dots:
        return low
    t = Fraction(dice.randint(1, 999), 1000) ** dice.choice((1, 1, 2, 5))
    if high_text == "inf":
        return low + (t if dice.randrange(3) else 1 / t if dice.randrange(2) else t * reach)
    high = Fraction(high_text)
    return high if not dice.randrange(10) else low + (high - low) * (t if dice.randrange(2) else 1 - t)
