"""What a mutant of the checker has to get right about Bessel functions of any order, beside whole documents.

Enclosures contain what they are of, and are in all not wider than rounding makes them: a bound that is merely true, or
merely narrow, is not enough.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from typing import Any

import mpmath

from tests.mutation.checker_rule_parts import refused

F = Fraction
INCOMPLETE = (
    (F(1), 1, 2, 2),
    (F(4, 3), 2, 5, 7),
    (F(3, 2), 3, 3, 13),
    (F(7, 4), 4, 9, 31),
    (F(2), 2, 1, 2),
    (F(5, 3), 9, 7, 486),
    (F(1), 1, 12, 6),
    (F(2), 3, 1, 3),
)
"""s, N, bits, and the width of the sum of (R6) in units of the last place."""
ORDERS = (F(-3, 4), F(0), F(1, 3), F(5, 2), F(40))
SLACK = F(1456, 10)
"""The widths that rounding adds to all starts of the sweep, in units of the last place."""
PLACES = (F(1, 7), F(1), F(13, 11), F(25))


def _root(x: Fraction) -> Fraction:
    """The root of x, to 2^-200."""
    return F(isqrt((x.numerator << 400) // x.denominator), 2**200)


def _start(package: Any) -> bool:
    """(R2), rounded outward, and in all not wider than the roots over 2^bits make it."""
    total = F(0)
    for order in (m for m in ORDERS if m > F(-1, 2)):
        for x in (*PLACES, F(3, 4), F(2), F(8, 3)):
            for bits in (1, 2, 3, 5, 9):
                a = order + F(1, 2)
                low, high = package.ratio.continued_fraction._start(order, x, bits)
                least, most = (x / (a + _root(x * x + b * b)) * 2**bits for b in (a + 1, a))
                if low > least + F(1, 2**150) or high < most - F(1, 2**150):
                    return False
                total += least - low + high - most
    return total <= SLACK


def _steps(package: Any) -> bool:
    """(R1), exactly rounded outward, and every order on the way."""
    work = package.arithmetic.series.Work
    for nu in ORDERS:
        for x in PLACES:
            for bits in (3, 40):
                pairs = list(package.ratio.continued_fraction.convergents(nu, x, bits, 5, work()))
                if len(pairs) != 6 or pairs[0] != package.ratio.continued_fraction._start(nu + 5, x, bits):
                    return False
                for k, ((least, most), found) in zip((4, 3, 2, 1, 0), pairwise(pairs), strict=True):
                    linear = 2 * (nu + k + 1) / x
                    low, high = 2**bits / (linear + F(most, 2**bits)), 2**bits / (linear + F(least, 2**bits))
                    if found != (low.__floor__(), high.__ceil__()):
                        return False
                bounds = package.ratio.continued_fraction.ratio_bounds(nu, x, bits, 5, work())
                if bounds != (F(pairs[-1][0], 2**bits), F(pairs[-1][1], 2**bits)):
                    return False
    return True


def _exact(nu: Fraction, start: Fraction, order: int) -> list[Fraction]:
    """s_0, ..., s_order of (R3)."""
    s = [F(1)]
    for m in range(1, order + 1):
        s.append(((m - 2 - 2 * nu) / start * s[m - 1] - sum(s[j] * s[m - j] for j in range(1, m))) / 2)
    return s


def _near(ball: Any, x: Fraction, units: int) -> bool:
    """The ball contains x and is at most so many units wide."""
    return bool(ball.lower() <= x <= ball.upper()) and bool(ball.r <= units)


def _coefficients(package: Any) -> bool:
    for nu in ORDERS[:4]:
        start = F(41, 2)
        found = package.ratio.expansion.coefficients(nu, start, 6, 90, package.arithmetic.series.Work())
        exact = _exact(nu, start, 6)
        if len(found) != 7 or found[0].r or not all(_near(ball, x, 30) for ball, x in zip(found, exact, strict=True)):
            return False
    return True


def _large(package: Any) -> bool:
    """A coefficient of 1 or more is refused: s_1 = -3/2, and of 3/4 is not."""
    work = package.arithmetic.series.Work
    small, large = (
        lambda start=start: package.ratio.expansion.coefficients(F(1), start, 1, 60, work()) for start in (F(2), F(1))
    )
    return refused(package, large) and not refused(package, small)


def _barriers(package: Any) -> bool:
    """Both conditions of (R3), a little before and a little beyond equality."""
    ball = package.arithmetic.ball.Ball
    for nu, start, order in ((F(1, 3), F(6), 5), (F(-3, 4), F(9), 4), (F(3), F(60), 2), (F(5, 2), F(30), 3)):
        s = _exact(nu, start, order)
        balls = [ball.exact(x, 200) for x in s]
        beyond = (sum(s[j] * s[m - j] for j in range(m - order + 1, order)) for m in range(order + 1, 2 * order - 1))
        constant = 2 * abs(s[order]) + sum((abs(F(x)) for x in beyond), F(0))
        slope = abs(2 * nu + 1 - order) / start + 2 * sum((abs(x) for x in s[1:order]), F(0))
        half = (2 - slope) / 2
        least = half - _root(half * half - constant)  # where the condition begins to hold
        most = half + _root(half * half - constant)
        value, tiny = sum(s[:order]), F(1, 2**150)
        for remainder, holds in (
            (least - tiny, False),
            (least + tiny, True),
            (most - tiny, True),
            (most + tiny, False),
        ):
            for ratio, inside in (
                ((value, value), True),
                ((value - remainder + tiny, value + remainder - tiny), True),
                ((value, value + remainder + tiny), False),
                ((value - remainder - tiny, value), False),
            ):
                if _passes(package, balls, nu, start, remainder, ratio) != (holds and inside):
                    return False
    exact = [ball.exact(x, 200) for x in (1, F(-1, 8), 0)]  # nu = 1/2 at 8: both conditions hold with equality
    return _passes(package, exact, F(1, 2), F(8), F(7, 4), (F(-7, 8), F(21, 8)))


def _passes(package: Any, *arguments: Any) -> bool:
    try:
        package.ratio.expansion.require_barriers(*arguments)
    except package.Invalid:
        return False
    return True


def _values(package: Any) -> bool:
    """The sum and its integral, with the error that the remainder makes and hardly more."""
    ball, log = package.arithmetic.ball.Ball, package.arithmetic.ball.log
    for nu, start, order, x in ((F(1, 3), F(6), 5, F(50)), (F(-3, 4), F(9), 4, F(9)), (F(2), F(20), 2, F(31))):
        s, remainder, w = _exact(nu, start, order), F(1, 2**30), start / x
        balls = [ball.exact(value, 120) for value in s]
        found = package.ratio.expansion.complement(balls, start, remainder, x)
        middle, error = -sum((s[j] * w**j for j in range(1, order)), F(0)), remainder * w**order
        if not _spans(found, middle, error):
            return False
        length = log(ball.exact(x / start, 120))
        grown = package.ratio.expansion.integral(balls, start, remainder, x, length)
        middle = x - start + start * sum(s[j] * (1 - w ** (j - 1)) / (j - 1) for j in range(2, order))
        middle += s[1] * start * (length.lower() + length.upper()) / 2
        if not _spans(grown, middle, remainder * start * (1 - w ** (order - 1)) / (order - 1)):
            return False
    return True


def _spans(ball: Any, middle: Fraction, error: Fraction) -> bool:
    """The ball is [middle - error, middle + error], up to 2^-100."""
    slack = F(1, 2**100)
    low, high = middle - error, middle + error
    return bool(low - slack <= ball.lower() <= low + slack) and bool(high - slack <= ball.upper() <= high + slack)


def _logarithms(package: Any) -> bool:
    work = package.arithmetic.series.Work
    for nu, x in ((F(-3, 4), F(2)), (F(0), F(1, 3)), (F(1, 2), F(7)), (F(13, 4), F(5)), (F(7), F(11, 2))):
        for normalised in (False, True):
            found = package.ratio.logarithm.logarithm(nu, x, 100, 60, normalised, work())
            with mpmath.workprec(200):
                order, place = mpmath.mpf(nu.numerator) / nu.denominator, mpmath.mpf(x.numerator) / x.denominator
                bessel = mpmath.besseli(order, place)
                value = mpmath.log(mpmath.hyp0f1(order + 1, place**2 / 4) if normalised else bessel)
                exact = F(int(mpmath.floor(mpmath.ldexp(value, 180))), 2**180)
            if not _near(found, exact, 3000):
                return False
    for s in (F(1), F(4, 3), F(3, 2), F(2)):
        with mpmath.workprec(200):
            value = mpmath.loggamma(mpmath.mpf(s.numerator) / s.denominator)
            exact = F(int(mpmath.floor(mpmath.ldexp(value, 180))), 2**180)
        found = package.ratio.gamma.log_gamma(s, 100, work())
        if not (found.lower() - F(1, 2**170) <= exact <= found.upper() + F(1, 2**170) and found.r <= 300):
            return False
    return True


def _incomplete(package: Any) -> bool:
    """The sum of (R6), rounded outward step by step."""
    for s, n, bits, width in INCOMPLETE:
        term, total, k = 1 / s, F(0), 0
        while term > F(1, 2**200) or k < 3 * n:
            total, k = total + term, k + 1
            term = term * n / (s + k)
        low, high = package.ratio.gamma.incomplete(s, n, bits)
        if not low <= total * 2**bits <= high or high - low != width:
            return False
    return True


def _tails(package: Any) -> bool:
    """With few ratios, the tail is all between 1 and the geometric series, and no more."""
    for nu, x, terms in ((F(1, 2), F(7), 12), (F(0), F(3), 7), (F(9, 4), F(2), 6)):
        found = package.ratio.logarithm.logarithm(nu, x, 100, terms, True, package.arithmetic.series.Work())
        n0, whole = nu - int(nu), int(nu)
        pairs = list(package.ratio.continued_fraction.convergents(n0, x, 100, terms, package.arithmetic.series.Work()))
        ratios = [tuple(F(end, 2**100) for end in pair) for pair in reversed(pairs)]
        ends = []
        for i in (0, 1):
            series = F(1) if i == 0 else 1 / (1 - _rho(n0, terms) * ratios[terms][1])
            for k in range(terms - 1, -1, -1):
                series = 1 + _rho(n0, k) * ratios[k][i] * series
            product = F(1)
            for k in range(whole):
                product *= 2 * (n0 + k + 1) / x * ratios[k][i]
            ends.append((series, product))
        (low, least), (high, most) = ends
        with mpmath.workprec(200):
            exact = [
                mpmath.mpf(x.numerator) / x.denominator
                + mpmath.log(mpmath.mpf(p.numerator) / p.denominator)
                - mpmath.log(mpmath.mpf(q.numerator) / q.denominator)
                for p, q in ((least, high), (most, low))
            ]
            lower, upper = (F(int(mpmath.floor(mpmath.ldexp(value, 150))), 2**150) for value in exact)
        if not (found.lower() <= lower and upper <= found.upper()):
            return False
        if 10 * (found.upper() - found.lower()) > 11 * (upper - lower):
            return False
    try:  # rho_1 = 1 for order 0, and the bound of r_1 is rounded up to 1: the tail has no bound
        package.ratio.logarithm.logarithm(F(0), F(10**9), 16, 1, True, package.arithmetic.series.Work())
    except package.Refusal as refusal:
        return "rho_K r_K < 1" in str(refusal)
    return False


def _rho(n0: Fraction, k: int) -> Fraction:
    return 2 * (n0 + 1) if k == 0 else (n0 + k + 1) * (2 * n0 + k) / ((n0 + k) * (k + 1))


def _limits(package: Any) -> bool:
    value = package.ratio.value
    return (value.MAX_RATIOS, value.MAX_ORDER) == (10**7, 10**4)


def _products(package: Any) -> bool:
    """A product of ratios lies between both bounds, which are as close as so many bits make them; its log too."""
    for bits in (6, 9, 30):
        one = 1 << 2 * bits
        product, least, most = package.ratio.logarithm._Product(one, one, -2 * bits), F(1), F(1)
        for k in range(1, 24):
            pair = (2**bits - 1 - (k * k) % 7, 2**bits - (k * k) % 7)
            scale = (2 * k + 1, 3 * k % 5 + 1)
            product.multiply(pair, scale, bits)
            least, most = (end * F(n, 2**bits) * F(*scale) for end, n in zip((least, most), pair, strict=True))
            low, high = (F(end) * F(2) ** product.exponent for end in (product.low, product.high))
            if not low <= least <= most <= high or product.high.bit_length() > 2 * bits:
                return False
            if max(least - low, high - most) > k * high / 2 ** (2 * bits - 2):
                return False
        value = product.log(bits)
        with mpmath.workdps(40):
            ends = [mpmath.log(mpmath.mpf(end.numerator) / end.denominator) for end in (low, high)]
            room = mpmath.mpf(20 + 2 * abs(product.exponent + product.high.bit_length())) / 2**bits
            if not value.low <= ends[0] * 2**bits or not ends[1] * 2**bits <= value.high:
                return False
            if (value.high - value.low) / mpmath.mpf(2) ** bits > ends[1] - ends[0] + room:
                return False
    return True


RATIO_PARTS: tuple[Callable[[Any], bool], ...] = (
    _limits,
    _start,
    _steps,
    _coefficients,
    _large,
    _barriers,
    _values,
    _logarithms,
    _incomplete,
    _tails,
    _products,
)
