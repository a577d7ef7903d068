"""What a mutant of linear_field.py has to get right: both ends, the form of the evidence, and the work."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from math import isqrt
from types import SimpleNamespace
from typing import Any

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.coupling.linear_field import linear_field_bound
from certify.bounds.main_theorem import weight_maximum
from certify.core.ball import Ball, precision
from certify.core.exact import as_fraction
from tests.checker.sample_certificates import document, exact
from tests.mutation.coupling.given import claim as given
from tests.mutation.coupling.given import record
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_form import Json, code

D, BETA, FIELD, MODES = 5, Fraction(2), Fraction(15, 2), 6
SMALL = Fraction(1, 10**16)
EVIDENCE = {"rule": "bounds", "l_max": 4, "modes": MODES, "field": exact(FIELD), "precision": 100, "terms": 40}


def claim(lower: Fraction, upper: Fraction, **more: Any) -> Json:
    """About d = 5, beta = 2; None takes a field of the evidence away."""
    evidence = {key: value for key, value in {**EVIDENCE, **more}.items() if value is not None}
    return {
        "label": "critical-coupling",
        "d": D,
        "outcome": "proved",
        "beta": exact(BETA),
        "enclosure": {"lower": exact(lower), "upper": exact(upper)},
        "evidence": evidence,
        "trust": ["beckner-onofri", "spherical-harmonics"],
    }


@cache
def numbers() -> tuple[Fraction, Fraction, Fraction]:
    """K_#/largest, H/E with the modes above, and K_#, by Arb."""
    with precision(300):
        threshold = linear_threshold_ball(D, Ball(BETA))
        found = (threshold / weight_maximum(D, BETA)[0], linear_field_bound(D, BETA, FIELD, MODES), threshold)
        low, middle, high = (as_fraction(ball.midpoint()) for ball in found)
    return low, middle, high


def bounds(package: Any) -> bool:
    """A little outside the two numbers is accepted, a little inside is not; so it is with K_# without a field."""
    low, best, threshold = numbers()
    bare = {"field": None, "modes": None}
    cases: tuple[tuple[Json, int], ...] = (
        (claim(low - SMALL, best + SMALL), 0),
        (claim(low + SMALL, best + 1), 1),
        (claim(low - 1, best - SMALL), 1),
        (claim(low - SMALL, best + SMALL, modes=MODES - 1), 1),
        (claim(low - SMALL, best + SMALL, field=exact(FIELD + Fraction(1, 16))), 1),
        (claim(low - SMALL, threshold + SMALL, **bare), 0),
        (claim(low - SMALL, threshold - SMALL, **bare), 1),
        ({**claim(low - SMALL, best + SMALL), "trust": ["spherical-harmonics"]}, 1),
        ({**claim(low - SMALL, best + SMALL), "trust": ["beckner-onofri"]}, 1),
    )
    return all(code(package, lambda one=one: package.check_document(document(one))) == want for one, want in cases)


def intervals(package: Any) -> bool:
    """The lower bound is that at the right end, the upper one that at the left."""
    low, best, _ = numbers()
    own = {key: value for key, value in claim(low - SMALL, best + SMALL).items() if key != "beta"}
    less, more = exact(BETA - Fraction(1, 9)), exact(BETA + Fraction(1, 9))
    loose = {"enclosure": {"lower": exact(Fraction(1, 9)), "upper": exact(Fraction(9))}}
    cases: tuple[tuple[Json, int], ...] = (
        ({**own, "beta_interval": [less, exact(BETA)]}, 1),
        ({**own, "beta_interval": [exact(BETA), more]}, 1),
        ({**own, **loose, "beta_interval": [less, more]}, 0),
        ({**own, **loose, "beta_interval": ["0x0p+0", more]}, 0),
        ({**own, **loose, "beta_interval": [less, "inf"]}, 1),
    )
    return all(code(package, lambda one=one: package.check_document(document(one))) == want for one, want in cases)


def fields(package: Any) -> bool:
    """The field goes with its modes and is > 0; limits."""
    low, high = Fraction(1, 9), Fraction(9)
    wanted = (
        ({"field": None}, 2),
        ({"modes": None}, 2),
        ({"field": exact(Fraction(0))}, 2),
        ({"field": exact(Fraction(-1))}, 2),
        ({"field": exact(Fraction(1, 2**20))}, 0),
        ({"modes": 0}, 2),
        ({"modes": 1}, 0),
        ({"modes": 200, "precision": 300}, 0),
        ({"modes": 201}, 3),
        ({"l_max": 0}, 2),
        ({"l_max": 1}, 0),
        ({"l_max": 100_000, "precision": 20}, 3),
        ({"l_max": 100_001}, 3),
    )
    if not all(
        code(package, lambda more=more: package.check_document(document(claim(low, high, **more)), work=1)) == want
        for more, want in wanted
    ):
        return False
    read = {
        item.name: item.metadata["parser"]
        for item in package.coupling.linear_field.LinearField.__dataclass_fields__.values()
    }
    none = package.document.reader.Numbers()
    return read["l_max"](100_000, "", none) == 100_000 and read["modes"](200, "", none) == 200


def sides(package: Any) -> bool:
    """Of two ends that are far apart the one is taken that says less, for as many orders as there are modes."""
    module, one, tops = package.coupling.linear_field, 1 << 60, []
    ends = {BETA: [(3, 5), (7, 11), (13, 17)], FIELD: [(19, 23), (29, 31), (37, 41)]}

    def orders(x: Fraction, top: int) -> list[tuple[int, int]]:
        tops.append(top)
        return [(low * one, high * one) for low, high in ends[x]]

    work = package.arithmetic.series.Work()
    bessel = SimpleNamespace(d=D, precision=60, one=one, work=work, orders=orders, fraction=lambda x: Fraction(x, one))
    kept = module.zeroth, module.log_of, module.largest_weight, module.threshold_enclosure
    module.zeroth = lambda _, x: (Fraction(43), Fraction(47)) if x == FIELD else None
    module.log_of = lambda x, p: SimpleNamespace(lower=lambda: Fraction(2) if (x, p) == (43, 60) else None)
    module.largest_weight = lambda *_: Fraction(2)
    module.threshold_enclosure = lambda _, x: (Fraction(6), Fraction(7)) if x == BETA else None
    first = FIELD * Fraction(23, 43) / D
    energy = Fraction(1, D) * D * 3 * (FIELD * Fraction(19, 47) / D) ** 2
    both = energy + Fraction(1, D) * BETA / (D + 2) * 14 * 7 * (FIELD**2 * Fraction(29, 47) / (D * (D + 2))) ** 2
    try:
        found = [module._quotient(bessel, BETA, FIELD, modes) for modes in (1, 2)]
        here = SimpleNamespace(bessel=lambda _: bessel)
        bare = record(module.LinearField, l_max=4)
        region = SimpleNamespace(outer=lambda *_: (BETA, BETA))

        def fits(low: Fraction, high: Fraction) -> bool:
            own = given(package, "critical-coupling", 2, "bounds", enclosure=(low, high), evidence=bare)
            own.region, own.beta_star = region, None
            return not refused(package, lambda: module.check_bounds(own, here))

        sound = fits(Fraction(3), Fraction(7)) and not fits(3 + SMALL, Fraction(7)) and not fits(Fraction(3), 7 - SMALL)
    finally:
        module.zeroth, module.log_of, module.largest_weight, module.threshold_enclosure = kept
    return sound and found == [(FIELD * first - 2) / x for x in (energy, both)] and tops == [2] * 4


def costs(package: Any) -> bool:
    """What is charged besides the series."""
    module, work = package.coupling.linear_field, package.arithmetic.series.Work()
    bessel = package.arithmetic.series.Bessel(D, 100, 40, work)
    field = FIELD + Fraction(1, 2**2000)
    first = module._quotient(bessel, BETA, field, MODES)
    before = work.left
    if module._quotient(bessel, BETA, field, MODES) != first:
        return False
    words = (100 + MODES * field.numerator.bit_length()) // 30 + 1
    expected = 20 * MODES * (1 + words // 250) + 20 * MODES * (1 + words * isqrt(words) // 60)
    return bool(before - work.left == expected)


LINEAR: tuple[Callable[[Any], bool], ...] = (bounds, sides, intervals, fields, costs)
