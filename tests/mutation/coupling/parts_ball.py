"""What mutants of certify/checker/arithmetic/ball.py must get right: balls contain exact values, no wider than said."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

from flint import arb, ctx, fmpq

BITS = (16, 17, 24, 40, 64, 131, 1000)
LONG = 2100
"""Bits at which exponentials are computed without a table."""
Interval = tuple[int, int]
"""Integers on both sides of a number times 2^p, two apart at most."""


def around(value: Any, p: int) -> tuple[Fraction, Fraction]:
    """An Arb ball as an interval of exact numbers over 2^p."""
    ends = []
    for end in (value.lower(), value.upper()):
        mantissa, exponent = end.man_exp()
        ends.append(int(mantissa) * Fraction(2) ** (int(exponent) + p))
    return ends[0], ends[1]


@cache
def exp_truth(m: int, p: int) -> tuple[Fraction, Fraction]:
    """e^(m/2^p) 2^p."""
    ctx.prec = 3 * p + 400
    return around(arb(fmpq(m, 1 << p)).exp(), p)


@cache
def log_truth(m: int, p: int) -> tuple[Fraction, Fraction]:
    ctx.prec = 3 * p + 400
    return around(arb(fmpq(m, 1 << p)).log(), p)


@cache
def cos_truth(m: int, p: int) -> tuple[Fraction, Fraction]:
    ctx.prec = 3 * p + 400
    return around(arb(fmpq(m, 1 << p)).cos(), p)


def _has(ball: Any, x: Fraction) -> bool:
    """x (over 2^p) lies in the ball."""
    return bool(ball.m - ball.r <= x <= ball.m + ball.r)


@cache
def _samples(p: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of balls (m, r): of common size, tiny, of no radius, of either sign."""
    rng = random.Random(p)
    one = 1 << p

    def ball() -> tuple[int, int]:
        size = rng.choice((3, 20, one >> 4, one, 40 * one))
        return rng.randint(-size, size), rng.choice((0, 0, 1, 2, rng.randint(0, 50), rng.randint(0, size)))

    return [(ball(), ball()) for _ in range(60)]


def refused(package: Any, action: Callable[[], Any]) -> bool:
    """Whether something is called invalid."""
    try:
        action()
    except package.Invalid:
        return True
    return False


def _corners(ball: tuple[int, int]) -> tuple[int, int]:
    return ball[0] - ball[1], ball[0] + ball[1]


def construction(package: Any) -> bool:
    Ball = package.arithmetic.ball.Ball
    for p in (5, 16):
        for x in (Fraction(1, 3), Fraction(-7, 3), Fraction(5, 8), Fraction(0), Fraction(-1, 4), 3):
            ball, scaled = Ball.exact(x, p), Fraction(x) * 2**p
            if not _has(ball, scaled) or ball.r != (scaled.denominator != 1) or ball.p != p:
                return False
            for y in (x, x + Fraction(1, 2**p), x + Fraction(9, 7), x + 2):
                wide = Ball.between(Fraction(x), Fraction(y), p)
                low, high = (scaled).__floor__(), (Fraction(y) * 2**p).__ceil__()
                if not (wide.low <= low and high <= wide.high and 2 * wide.r <= high - low + 1 and wide.p == p):
                    return False
                ends = (Fraction(wide.m - wide.r, 2**p), Fraction(wide.m + wide.r, 2**p))
                if (wide.lower(), wide.upper()) != ends or wide.magnitude() != max(map(abs, (wide.low, wide.high))):
                    return False
    up = package.arithmetic.ball.up(-5, 9)
    try:
        bool(up)
    except TypeError:
        return bool((up.m, up.r, up.p) == (-5, 0, 9))
    return False


def ring(package: Any) -> bool:
    """+, - exactly; * contains the products and rounds by two units."""
    Ball = package.arithmetic.ball.Ball

    def same(ball: Any, m: int, r: int) -> bool:
        return bool((ball.m, ball.r, ball.p) == (m, r, p))

    for p in BITS:
        for (m, r), (n, s) in _samples(p):
            x, y = Ball(m, r, p), Ball(n, s, p)
            shifted = n << p
            exact = (
                same(x + y, m + n, r + s),
                same(x - y, m - n, r + s),
                same(-x, -m, r),
                same(x + n, m + shifted, r),
                same(n + x, m + shifted, r),
                same(x - n, m - shifted, r),
                same(n - x, shifted - m, r),
                same(x * n, m * n, r * abs(n)),
                same(n * x, m * n, r * abs(n)),
            )
            if not all(exact):
                return False
            value = x * y
            if not all(_has(value, Fraction(a * b, 1 << p)) for a, b in product(_corners((m, r)), _corners((n, s)))):
                return False
            if value.r > Fraction(abs(m) * s + abs(n) * r + r * s, 1 << p) + 2:
                return False
    return True


def division(package: Any) -> bool:  # noqa: PLR0911 - each fault at once
    Ball, Invalid = package.arithmetic.ball.Ball, package.Invalid
    for p in BITS:
        for (m, r), (n, s) in [*_samples(p), ((1 << p, 0), (101, 100)), ((1 << p, 5), (-3, 2)), ((7, 0), (3, 2))]:
            x = Ball(m, r, p)
            if n:
                value = x / n
                if not all(_has(value, Fraction(a, n)) for a in _corners((m, r))) or value.r > Fraction(r, abs(n)) + 2:
                    return False
            y, least = Ball(n, s, p), abs(n) - s
            try:
                value = x / y
            except Invalid:
                if least > 0:
                    return False
                continue
            if least <= 0:
                return False
            scale = 1 << p
            if not all(_has(value, Fraction(a * scale, b)) for a, b in product(_corners((m, r)), _corners((n, s)))):
                return False
            if value.r > (r * scale + (abs(Fraction(m * scale, n)) + 2) * s) / least + 2:
                return False
    for n, s in ((5, 5), (-5, 5), (5, 6), (0, 0)):
        try:
            Ball(1, 0, 16) / Ball(n, s, 16)
        except Invalid:
            continue
        return False
    return True


def roots(package: Any) -> bool:
    root, lower = package.arithmetic.ball.sqrt_upper, package.arithmetic.ball.sqrt_lower
    numbers = (-9, -1, 0, 1, 2, 3, 4, 8, 99)
    return all(
        root(x) ** 2 > max(x, 0) and (root(x) - 1) ** 2 <= max(x, 0) and lower(x) == root(x) - 1 for x in numbers
    )


def series(package: Any) -> bool:
    """The two series for the constants, with the errors that their docstrings name, down to a single bit."""
    numbers = package.arithmetic.ball
    ctx.prec = 300
    for n in (2, 3, 5, 239):
        for p in (1, 2, 3, 8, 60):
            small = fmpq(1, n)
            for name, truth in (("atanh", arb(small).atanh()), ("arctan", arb(small).atan())):
                value = getattr(numbers, f"_{name}_of_inverse")(n, p)
                low, high = around(truth, p)
                first = (1 << p) // n
                if not (value - 2 * p <= low and high <= value + 2 * p) or (p == 1 and value != first):
                    return False
    return all(numbers.ceil_shift(x, 3) == -(-x // 8) for x in range(-20, 20))


def constants(package: Any) -> bool:
    """log 2 and pi within the units that their docstrings name, at every precision up to 700 bits."""
    numbers = package.arithmetic.ball
    numbers.log_two.cache_clear()
    numbers.pi.cache_clear()
    ctx.prec = 1200
    two, pi = around(arb(2).log(), 1000), around(arb.pi(), 1000)
    for p in (*range(1, 140), 255, 256, 257, 511, 512, 700):
        scale = Fraction(2) ** (1000 - p)
        value = numbers.log_two(p)
        if not (value * scale <= two[0] and two[1] <= (value + 2) * scale):
            return False
        ball = numbers.pi(p)
        if ball.p != p or ball.r != 2 or not ((ball.m - 1) * scale <= pi[0] and pi[1] <= (ball.m + 2) * scale):
            return False
    return True


def _arguments(p: int) -> Iterator[int]:
    rng = random.Random(3 * p)
    one = 1 << p
    yield from (0, 1, -1, one, -one, 7, -7, one // 3)
    log_two = round(log_truth(2 << p, p)[0])
    for k in (-9, -2, -1, 0, 1, 2, 9):
        yield from (k * log_two + step for step in (-1, 0, 1, log_two // 2, log_two // 2 + 1, log_two // 2 - 1))
    for size in (one >> 8, one, one, 12 * one, 70 * one):
        yield from (rng.randint(-size, size) for _ in range(6))


def exponentials(package: Any) -> bool:
    """exp_of contains e^x and errs by units; exp(ball) contains the range and is not much wider."""
    numbers = package.arithmetic.ball
    for p in (*BITS, LONG):
        one = 1 << p
        for m in _arguments(p):
            if abs(m) >> p > p + 64:
                continue
            value = numbers.exp_of(m, p)
            low, high = exp_truth(m, p)
            if not value - 1 <= low <= high <= value + 2:
                return False
        top = (p + 65) * one
        for m, fits in ((top - 1, True), (top, False), (1 - top, True), (-top, False)):
            if refused(package, lambda m=m, p=p: numbers.exp_of(m, p)) is fits:
                return False
        for m, r in (
            (0, 0),
            (one, 1),
            (-one, one // 3),
            (one // 5, one),
            (-2 * one, 3 * one + 7),
            (3, 5),
            (one, 77),
            (-p * one, 2 * one),
        ):
            ball = numbers.exp(numbers.Ball(m, r, p))
            low, high = exp_truth(m - r, p)[0], exp_truth(m + r, p)[1]
            if not (ball.low <= low and high <= ball.high) or ball.p != p:
                return False
            whole, rest = divmod(r, one)
            if ball.high > (numbers.exp_of(m, p) + 2) * 3**whole * (1 + Fraction(2 * rest, one)) + 1:
                return False
            if -ball.low > ball.high:
                return False
    return _exponential_of_a_value_below(package)


def _exponential_of_a_value_below(package: Any) -> bool:
    """exp relies on no more than exp_of says: within 2 units."""
    numbers = package.arithmetic.ball
    kept = numbers.exp_of
    try:
        for step in (2, -1):
            numbers.exp_of = lambda m, p, step=step: int(exp_truth(m, p)[0]) + step
            for m, r in ((0, 0), (70, 1), (-70, 3)):
                ball = numbers.exp(numbers.Ball(m, r, 16))
                if not (ball.low <= exp_truth(m - r, 16)[0] and exp_truth(m + r, 16)[1] <= ball.high):
                    return False
    finally:
        numbers.exp_of = kept
    return True


def logarithms(package: Any) -> bool:
    numbers = package.arithmetic.ball
    for p in BITS:
        one, rng = 1 << p, random.Random(5 * p)
        middles = [
            1,
            2,
            3,
            one,
            one + 1,
            one - 1,
            one // 2,
            one // 2 - 1,
            3 * one // 4,
            3 * one // 4 - 1,
            3 * one // 2,
            3 * one // 2 - 1,
            5 * one,
            2 * one,
            *(rng.randint(1, 2**k) for k in range(1, p + 9, max(5, p // 9))),
        ]
        for m in middles:
            for r in {0, 1, m // 7, m - 1}:
                if r >= m:
                    continue
                ball = numbers.log(numbers.Ball(m, r, p))
                low, high = log_truth(m - r, p)[0], log_truth(m + r, p)[1]
                if not (ball.low <= low and high <= ball.high) or ball.p != p:
                    return False
                if ball.r != -((-r << p) // (m - r)) + 2:
                    return False
        for m, r in ((0, 0), (5, 5), (-5, 1), (5, 6)):
            try:
                numbers.log(numbers.Ball(m, r, p))
            except package.Invalid:
                continue
            return False
    return True


def cosines(package: Any) -> bool:
    numbers = package.arithmetic.ball
    for p in BITS:
        one, rng = 1 << p, random.Random(7 * p)
        some = (rng.randint(-4 * one, 4 * one) for _ in range(12))
        for m in (0, 1, one, -one, 2 * one, 3 * one, 4 * one, -4 * one, *some):
            for r in (0, 1, one // 9):
                ball = numbers.cos(numbers.Ball(m, r, p))
                low, high = cos_truth(m, p)
                if not (ball.low <= low - r and high + r <= ball.high) or ball.r != r + 2 or ball.p != p:
                    return False
    return True


def far_logarithms(package: Any) -> bool:
    """k log 2 with k as large as the precision, where its units count most."""
    numbers = package.arithmetic.ball
    for p in (200, 4000):
        for m in (1, 2, 3, (1 << 2 * p) - 1, 1 << 2 * p - 1, 3 << 2 * p - 3, 5 << 2 * p - 4, 7 << 2 * p - 5):
            ball = numbers.log(numbers.Ball(m, 0, p))
            low, high = log_truth(m, p)
            if not (ball.low <= low and high <= ball.high):
                return False
    return True


def scalar_products(package: Any) -> bool:
    """A sum of products is rounded once; it contains the sums of the products of ends; of no pair it is 0."""
    module = package.arithmetic.ball
    for p in BITS:
        pairs = [((-1, 0), (1, 0)), *_samples(p)]  # the first product is just below 0
        for count in (0, 1, 2, 5):
            left, right = ([module.Ball(*pair[side], p) for pair in pairs[:count]] for side in (0, 1))
            value = module.dot(left, iter(right), p)
            sides = list(zip(left, right, strict=True))
            spread = sum(abs(x.m) * y.r + abs(y.m) * x.r + x.r * y.r for x, y in sides)
            if (value.m, value.r) != (sum(x.m * y.m for x, y in sides) >> p, (spread >> p) + 2):
                return False
            for least in (min, max):
                corners = [product((x.low, x.high), (y.low, y.high)) for x, y in sides]
                if not _has(value, Fraction(sum(least(a * b for a, b in each) for each in corners), 1 << p)):
                    return False
        try:
            module.dot([module.Ball(1, 0, p)], [], p)
        except ValueError:
            continue
        return False
    return True


NUMBERS = (
    construction,
    ring,
    scalar_products,
    division,
    roots,
    series,
    constants,
    exponentials,
    logarithms,
    far_logarithms,
    cosines,
)
