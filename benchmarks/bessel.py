"""The Bessel half: whole process, beta_* at many digits, beta_* for many d, the independent checker."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

import mpmath

from benchmarks.measure import Row, ratio
from certify.checker import check_document
from certify.core.ball import Ball, precision
from certify.core.certificate import document
from certify.core.exact import Exact
from certify.solve.bessel.threshold import beta_star, beta_star_enclosure


def _process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], capture_output=True, check=True)


def _pair(d: int, digits: int, x: Exact) -> Callable[[], object]:
    """One evaluation of the pair I_{d/2}(x), I_{d/2+1}(x) by Arb at the precision of `digits`."""

    def evaluate() -> None:
        with precision(digits * 3322 // 1000 + 16):
            point = Ball(x)
            point.bessel_i(Fraction(d, 2))
            point.bessel_i(Fraction(d, 2) + 1)

    return evaluate


def _mpmath_root(d: int, digits: int) -> Callable[[], object]:
    def solve() -> None:
        with mpmath.workdps(digits):
            half = mpmath.mpf(d) / 2
            mpmath.findroot(
                lambda x: d * mpmath.besseli(half + 1, x) - mpmath.besseli(half, x), 1 + mpmath.mpf(2) / d, verify=False
            )

    return solve


def rows() -> Iterator[Row]:
    """All figures, most of them with the target they must meet."""
    yield Row(
        "process `python -m certify d=5` / process `import flint`",
        ratio(_process("-m", "certify", "d=5"), _process("-c", "import flint"), 7),
        most=6,
    )
    for digits, runs in ((10**4, 15), (10**5, 3)):
        for d in (4, 5):
            x = beta_star_enclosure(d, digits).lower
            yield Row(
                f"beta_* d={d} to {digits} digits / one Arb pair",
                ratio(partial(beta_star_enclosure, d, digits), _pair(d, digits, x), runs),
                most=2,
            )
    yield Row(
        "mpmath findroot / beta_* d=5 at 3000 digits",
        ratio(_mpmath_root(5, 3000), lambda: beta_star_enclosure(5, 3000), 3),
        least=50,
    )
    x = Fraction(3, 2)
    yield Row(
        "beta_* to 50 digits for d=2..1000 / one Arb pair for each d",
        ratio(
            lambda: [beta_star_enclosure(d, 50) for d in range(2, 1001)],
            lambda: [_pair(d, 50, x)() for d in range(2, 1001)],
        ),
        most=10,
    )
    for digits in (50, 1000):
        certificate = document([beta_star(5, digits)])
        yield Row(
            f"independent checker / making beta_* d=5 at {digits} digits",
            ratio(partial(check_document, certificate), partial(beta_star, 5, digits), 7),
        )
