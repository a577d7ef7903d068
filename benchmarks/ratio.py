"""Bessel functions of any order: whole process, one ratio, its inverse and log I_nu beside Arb, the checker."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from benchmarks.measure import Row, ratio
from certify.checker import check_document
from certify.core.ball import Ball, precision
from certify.core.certificate import document
from certify.core.claim import Claim
from certify.solve.ratio import inverse, values
from certify.solve.ratio.inequality import decide
from certify.solve.ratio.question import Preimages, Span, Values

DIGITS = 30


def _process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-m", "certify", *arguments], capture_output=True, check=True)


def _claim(label: str, nu: Fraction, x: Fraction) -> Claim:
    ((claims, _),) = values.run(Values((Span(nu, nu),), (Span(x, x),), DIGITS, (label,)))
    return claims[0]


def _preimage(nu: Fraction, y: Fraction) -> Claim:
    (((claim,), _),) = inverse.run(Preimages((nu,), (y,), DIGITS))
    return claim


def _arb(nu: Fraction, x: Fraction) -> Callable[[], object]:
    """One evaluation of I_{nu+1}(x)/I_nu(x) by Arb, with as many bits."""

    def evaluate() -> None:
        with precision(DIGITS * 3322 // 1000 + 16):
            _ = Ball(x).bessel_i(nu + 1) / Ball(x).bessel_i(nu)

    return evaluate


def rows() -> Iterator[Row]:
    """All figures; where there is a target, it is what the README says of speed, with room."""
    half = Fraction(1, 2)
    yield Row(
        "process `ratio nu=1/2 x=75000` / process `d=5`",
        ratio(_process("ratio", "nu=1/2", "x=75000"), _process("d=5"), 7),
        most=1.3,
    )
    statement = "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))"
    yield Row(
        "process `prove` of a barrier / process `d=5`",
        ratio(_process("prove", statement, "nu=-1/2..inf"), _process("d=5"), 7),
        most=1.3,
    )
    proof = partial(decide, statement, "-1/2..inf")
    yield Row(
        "proof by a barrier / one ratio at 75000",
        ratio(proof, partial(_claim, "bessel-ratio", half, Fraction(75000)), 7),
    )
    proved = document(proof().claims)
    yield Row("independent checker / proof by a barrier", ratio(partial(check_document, proved), proof, 7), most=0.5)
    near = partial(_claim, "bessel-ratio", half, Fraction(75000))
    for exponent in (12, 300):
        far = partial(_claim, "bessel-ratio", half, Fraction(10) ** exponent)
        yield Row(f"bessel-ratio at x = 10^{exponent} / at 75000", ratio(far, near, 30), most=2)
    for label in ("bessel-ratio", "bessel-ratio-complement", "log-bessel", "log-normaliser"):
        for nu, x in ((half, Fraction(75000)), (Fraction(1000), Fraction(75000))):
            made = partial(_claim, label, nu, x)
            most = 60 if label == "bessel-ratio" else None
            yield Row(f"{label} nu={nu} x={x} / one Arb ratio", ratio(made, _arb(nu, x), 15), most=most)
            certificate = document([made()])
            yield Row(
                f"independent checker / making {label} nu={nu}", ratio(partial(check_document, certificate), made, 15)
            )
    root = partial(_preimage, Fraction(49), Fraction(9, 10))
    yield Row("inverse nu=49 y=9/10 / one Arb ratio there", ratio(root, _arb(Fraction(49), Fraction(469)), 15))
