"""What a mutant of bounds.py has to get right: both ends to many digits, the form of the evidence, trust, the work."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from math import isqrt
from types import SimpleNamespace
from typing import Any

from certify.bounds.kernels.bounds import convexity, explicit_quotient
from certify.bounds.kernels.finite import Finite
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import as_fraction
from certify.cover.sizes import TouchSizes
from tests.checker.sample_certificates import document, exact
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_form import Json, code

SMALL = Fraction(1, 10**16)
HALF = Fraction(5, 2)
ROWS = ["beckner-onofri", "entropy-lower-semicontinuity", "spherical-harmonics"]
FIELD = (Fraction(5, 4), Fraction(1, 2), Fraction(1, 16))
PLAIN = {1: Fraction(1), 2: Fraction(3, 4), 3: Fraction(1, 8)}
SIGNED = {**PLAIN, 4: Fraction(-1, 4)}


def claim(kappa: dict[int, Fraction], d: int, lower: Fraction, upper: Fraction, **more: Any) -> Json:
    """About a list of coefficients; None takes a field of the evidence away."""
    evidence = {"rule": "kernel-bounds", "precision": 96, "l_max": 8, "share": "0x1p+0", **more}
    return {
        "label": "critical-coupling",
        "d": d,
        "outcome": "proved",
        "kernel": {"family": "gegenbauer", "kappa": [[degree, exact(x)] for degree, x in kappa.items()]},
        "enclosure": {"lower": exact(lower), "upper": exact(upper)},
        "evidence": {key: value for key, value in evidence.items() if value is not None},
        "trust": ROWS,
    }


def says(package: Any, cases: tuple[tuple[Json, int], ...], work: int | None = None) -> bool:
    return all(
        code(package, lambda one=one: package.check_document(document(one), **({} if work is None else {"work": work})))
        == want
        for one, want in cases
    )


@cache
def mixed(share: Fraction, weight: int, value: Fraction, top: Fraction) -> Fraction:
    """The K at which 2 K value = share/weight + 2 (1-share) phi(2 K top), by bisection with Arb."""
    low, high = Fraction(1, 100), Fraction(9)
    with precision(300):
        for _ in range(120):
            middle = (low + high) / 2
            room = convexity(Ball(2 * middle * top)) * 2 * (1 - share) + share / weight
            low, high = (middle, high) if Ball(2 * middle * value).surely_less(room) else (low, middle)
    return low


def beckner(package: Any) -> bool:
    """P_2 in d = 3: 5/6 <= K_c <= 5/2; on the circle degrees are halved, unless an odd one is there."""
    low, one = Fraction(5, 6), {2: Fraction(1)}
    even, both = {2: Fraction(1), 4: Fraction(3, 4)}, {2: Fraction(1), 3: Fraction(-1, 512), 4: Fraction(3, 4)}
    return says(
        package,
        (
            (claim(one, 3, low, HALF), 0),
            (claim(one, 3, low, HALF, l_max=2), 0),
            (claim(one, 3, low + SMALL, HALF), 1),
            (claim(one, 3, low, HALF - SMALL), 1),
            (claim(one, 3, low, HALF, l_max=1), 1),
            (claim(one, 3, Fraction(0), HALF), 1),
            (claim({1: Fraction(1)}, 500, Fraction(250), Fraction(250), l_max=1), 0),
            (claim(even, 2, Fraction(2, 3), Fraction(1)), 0),
            (claim(even, 2, Fraction(2, 3) + SMALL, Fraction(1)), 1),
            (claim(even, 3, Fraction(1, 2), HALF), 0),
            (claim(even, 3, Fraction(3, 5) + SMALL, HALF), 1),
            (claim(both, 2, Fraction(1, 2), Fraction(1)), 1),
            (claim(both, 2, Fraction(1, 3), Fraction(1)), 0),
            ({**claim(one, 3, low, HALF), "trust": ROWS[1:]}, 1),
            ({**claim(one, 3, low, HALF), "trust": ROWS[:2]}, 1),
        ),
    )


def mixtures(package: Any) -> bool:
    """The same kernel with other shares, max W = 1; and what is beyond l_max, where lambda_2 <= 1/5 all the same."""
    one, cases = {2: Fraction(1)}, []
    for share in (Fraction(0), Fraction(1, 4), Fraction(3, 4)):
        bound, beyond = mixed(share, 3, Fraction(1, 5), Fraction(1)), mixed(share, 10**40, Fraction(1, 5), Fraction(1))
        given = {"share": exact(share)}
        cases += [
            (claim(one, 3, bound - SMALL, HALF, **given), 0),
            (claim(one, 3, bound + SMALL, HALF, **given), 1),
            (claim(one, 3, beyond - SMALL, HALF, l_max=1, **given), 0),
            (claim(one, 3, beyond + SMALL, HALF, l_max=1, **given), 1),
        ]
    alone = claim(one, 3, Fraction(1), HALF, share="0x0p+0")
    cases += [({**alone, "trust": ROWS[1:]}, 0), ({**alone, "trust": ROWS[1:2]}, 1)]
    return says(package, tuple(cases))


@cache
def quotient(signed: bool) -> Fraction:
    """H/E of the field, by Arb."""
    with precision(200):
        field = BallMatrix.row([Ball(a) for a in FIELD])
        sizes = TouchSizes(3, 200, (Fraction(3, 2), Fraction(2)), 180)
        return as_fraction(explicit_quotient(Finite(2, SIGNED if signed else PLAIN), sizes, field).midpoint())


def densities(package: Any) -> bool:
    """H/E to many digits, with what a negative degree beyond the modes may take away; E > 0 is asked for."""
    touch = {"modes": 3, "nodes": 80, "ellipses": ["0x3p-1", "0x2p+0"], "precision": 120}
    own = {"touch": {**touch, "field": [exact(a) for a in FIELD]}}
    flat = {"touch": {**touch, "field": ["0x0p+0"] * 3}}
    back = {"touch": {**touch, "field": ["0x1p+0", "-0x3p+1"], "modes": 2}}
    low, cases = Fraction(1, 9), []
    for kappa, signed in ((PLAIN, False), (SIGNED, True)):
        best = quotient(signed)
        cases += [
            (claim(kappa, 2, low, best + SMALL, **own), 0),
            (claim(kappa, 2, low, best - SMALL, **own), 1),
            (claim(kappa, 2, low, Fraction(99), **flat), 1),
        ]
    negative = {1: Fraction(1), 2: Fraction(-9)}
    cases.append((claim(negative, 2, low, Fraction(10**6), **back), 1))
    return quotient(True) > quotient(False) + SMALL and says(package, tuple(cases))


def forms(package: Any) -> bool:
    """Limits, and that the field has its modes."""
    one, low = {2: Fraction(1)}, Fraction(1, 9)
    touch = {"modes": 1, "nodes": 40, "ellipses": ["0x3p-1"], "precision": 90, "field": ["0x3p+0"]}
    wanted: tuple[tuple[dict[str, Any], int], ...] = (
        ({"share": "-0x1p-40"}, 2),
        ({"share": "0x10000000001p-40"}, 2),
        ({"share": "0x0p+0"}, 0),
        ({"share": None}, 2),
        ({"l_max": 0}, 2),
        ({"l_max": 1, "share": "0x1p-1"}, 0),
        ({"l_max": 2001}, 3),
        ({"l_max": None}, 2),
        ({"touch": {**touch, "field": []}}, 2),
        ({"touch": {**touch, "field": ["0x3p+0", "0x0p+0"]}}, 2),
        ({"touch": touch}, 0),
    )
    cases = tuple((claim(one, 3, low, Fraction(9), **more), want) for more, want in wanted)
    read = {
        item.name: item.metadata["parser"] for item in package.kernels.bounds.KernelBounds.__dataclass_fields__.values()
    }
    none = package.document.reader.Numbers()
    return says(package, cases) and read["l_max"](2000, "", none) == 2000


def sides(package: Any) -> bool:
    """Of two ends of an enclosure the one is taken that says less, and the exponent is rounded up."""
    module, p, seen = package.kernels.bounds, 160, []
    kernel = SimpleNamespace(
        d=2,
        bits=1,
        leading=(1,),
        degrees=lambda _: (1,),
        up_to=lambda _: [1],
        eigenvalue=lambda *_: (Fraction(1, 9), Fraction(1, 4)),
        threshold=lambda _: (Fraction(6), Fraction(7)),
        most=lambda *_: Fraction(0),
        highest=lambda *_: Fraction(1, 3),
    )
    evidence = SimpleNamespace(bits=p, precision=96, l_max=8, share=Fraction(1), touch=None)
    context = SimpleNamespace(work=package.arithmetic.series.Work())
    kept = module.kernel_for, module._quotient, module.exp

    def fits(low: Fraction, high: Fraction, touch: Any = None) -> bool:
        evidence.touch = touch
        own = SimpleNamespace(bounds=(low, high), given=lambda _: evidence)
        return not refused(package, lambda: module.check_kernel_bounds(own, context))

    def exponential(x: Any) -> Any:
        seen.append(x.m)
        return kept[2](x)

    module.kernel_for, module._quotient, module.exp = lambda *_: kernel, lambda *_: Fraction(5), exponential
    try:
        sound = fits(Fraction(2), Fraction(7)) and not fits(2 + SMALL, Fraction(7)) and not fits(Fraction(2), 7 - SMALL)
        sound = sound and fits(Fraction(2), Fraction(5), "a density") and not fits(Fraction(2), 5 - SMALL, "a density")
        module._convexity(Fraction(1, 3), p)
    finally:
        module.kernel_for, module._quotient, module.exp = kept
    return sound and seen == [-((1 << p) // 3 + 1)]


def costs(package: Any) -> bool:
    """What is charged for the degrees one by one."""
    module, work = package.kernels.bounds, package.arithmetic.series.Work()
    kernel = package.kernels.finite.Finite(3, {2: Fraction(1)})
    kernel.bits = 100
    context = type("Context", (), {"work": work})()
    evidence = type("Evidence", (), {"bits": 160, "l_max": 100, "share": Fraction(1)})()
    before = work.left
    module._require_least(kernel, Fraction(1, 9), evidence, context)
    words = (160 + 116 * 100) // 30 + 1
    return bool(before - work.left == 6000 * (1 + words // 250) + 50 * (1 + words * isqrt(words) // 60))


BOUNDS: tuple[Callable[[Any], bool], ...] = (beckner, mixtures, densities, forms, sides, costs)
