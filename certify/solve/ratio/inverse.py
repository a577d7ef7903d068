"""The argument x with r_nu(x) = y: Newton's iteration finds it, two directed evaluations prove it (`ratio:inverse`)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor

from certify.core.ball import Ball, precision
from certify.core.claim import INVERSE, Claim, Enclosure
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.search.ratio.inverse import inverse_bracket
from certify.solve.ratio.evaluation import Evaluation, evaluation
from certify.solve.ratio.question import Preimages
from certify.solve.ratio.values import Answers, wanted_bits


def run(query: Preimages) -> Answers:
    """One claim for each order >= -1/2 and each value in (0, 1)."""
    for nu in query.nus:
        for y in query.ys:
            yield (_claim(nu, y, query.digits),), ()


def _claim(nu: Fraction, y: Fraction, digits: int) -> Claim:
    claim = Claim(INVERSE, None, "inconclusive", subject={"nu": nu, "y": y})
    bits = wanted_bits(digits) + 1
    try:
        middle = _root(nu, y, bits + 8)
        for extra in (8, 40, 160):
            unit = Fraction(2) ** (_size(middle) - bits)
            lower, upper = middle - unit, middle + unit
            how = evaluation("bessel-ratio", [nu], lower, upper, _bits_behind(y, upper, bits + extra))
            with precision(how.working_precision(upper)):
                if how.value(nu, lower).surely_at_most(y) and Ball(y).surely_at_most(how.value(nu, upper)):
                    found = Enclosure(*(Dyadic(x.numerator, 1 - x.denominator.bit_length()) for x in (lower, upper)))
                    return replace(claim, outcome="proved", enclosure=found, evidence=how.evidence())
    except Undecided as error:
        return replace(claim, reason=str(error))
    return replace(claim, reason="the ends of the enclosure are not proved")


def _bits_behind(y: Fraction, x: Fraction, bits: int) -> int:
    """Bits behind the point that tell values of r_nu apart whose arguments differ by 2^-bits x: r' >= y (1-y)/x."""
    return bits - _size(y) - _size(1 - y) + max(0, _size(x)) + 4


def _size(x: Fraction) -> int:
    """About log2 x."""
    return x.numerator.bit_length() - x.denominator.bit_length()


def _root(nu: Fraction, y: Fraction, bits: int) -> Fraction:
    """A dyadic near the x with r_nu(x) = y, to about 2^-bits of it; nothing is proved of it.

    Newton's iteration for log r_nu, or for log(1 - r_nu) if y > 1/2, from the left, where it is monotone; twice as many
    bits are taken whenever it has converged to half of those at hand. What leaves the bracket is put into its middle.
    """
    low, high = (Fraction(end) for end in inverse_bracket(nu, y))
    low, high = low * Fraction(999, 1000), high * Fraction(1001, 1000)
    x, now = low, min(bits, 40)
    for _ in range(300):
        step, below = _step(nu, y, x, now)
        low, high = (x, high) if below else (low, x)
        following = x + step
        if not low <= following <= high:
            following = (low + high) / 2
        near = abs(following - x) * 2 ** (now // 2 - 4) <= x
        x = _rounded(following, now)
        if near and now == bits:
            return x
        if near:
            now = min(2 * now, bits)
    raise Undecided(f"the search for x at nu={float(nu):.6g} does not converge")


def _rounded(x: Fraction, bits: int) -> Fraction:
    places = bits + 8 - _size(x)
    return Fraction(floor(x * Fraction(2) ** places)) / Fraction(2) ** places


def _step(nu: Fraction, y: Fraction, x: Fraction, bits: int) -> tuple[Fraction, bool]:
    """Newton's step at x, and whether r_nu(x) < y there, both from midpoints."""
    upper_half = 2 * y > 1
    label = "bessel-ratio-complement" if upper_half else "bessel-ratio"
    how: Evaluation = evaluation(label, [nu], x, x, _bits_behind(y, x, bits))
    with precision(how.working_precision(x) + bits):
        value = how.value(nu, x).mid()
        ratio, rest = (1 - value, value) if upper_half else (value, 1 - value)
        slope = rest * (1 + ratio) - ratio * (2 * nu + 1) / x  # Riccati's equation
        step = (rest / (1 - y)).log() * rest if upper_half else -(ratio / y).log() * ratio
        return round_to((step / slope).midpoint(), bits + 64 - _size(x), up=False).fraction(), step.surely_positive()
