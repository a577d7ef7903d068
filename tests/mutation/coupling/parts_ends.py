"""What a mutant of nodes.py and density.py has to get right at the ends of a band: the minimiser and what it gives."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from flint import ctx

from tests.checker.arb_truth import ball
from tests.mutation.coupling.exact import Exact, recorded
from tests.mutation.coupling.given import claim, context
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_band import CLOSE, kappas
from tests.mutation.coupling.parts_functional import kappa
from tests.mutation.coupling.parts_regions import BETA, FIELD, THETA, WIDE, density, evidence, means, middle


def minimisers(package: Any) -> bool:
    """The moments of the minimiser, cut to [0, 1], and p."""
    for coupling in (WIDE, (Fraction(1), Fraction(1) + Fraction(1, 2**12))):
        own = density(package, coupling)
        theta = Fraction(-40 if coupling is WIDE else -4)  # no theta is < 0; the formulas hold, with small radii
        found = own.minimiser(theta)
        expected = _moments(coupling, theta)
        for x, (low, high) in zip(found, expected, strict=True):
            if not (0 <= low - Exact.of(x).low < CLOSE and 0 <= Exact.of(x).high - high < CLOSE):
                return False
        low, high = own.log_slope(found, own.interaction.tau / (2 * coupling[1]))
        exact = _power(expected)
        if not (0 <= exact.low - low < CLOSE and 0 <= high - exact.high < CLOSE):
            return False
    return _asked(package)


def _moments(coupling: tuple[Fraction, Fraction], theta: Fraction) -> list[tuple[Fraction, Fraction]]:
    ctx.prec = 260
    z, *rest = means()
    low, high = coupling
    around_k = Exact((low + high) / 2, (high - low) / 2)
    kappas = [middle(kappa(3, degree, BETA)) for degree in (1, 2, 3)]
    places = [Exact(a / (2 * k)) / around_k for a, k in zip(FIELD, kappas, strict=True)]
    defect = middle(2 * kappa(3, 4, BETA)) * high / (1 - BETA * 5 / (5 * 9))
    for k, m, x in zip(kappas, rest, places, strict=True):
        defect += 2 * high * k * (abs(x.m - middle(m / z)) + x.r) ** 2
    found = []
    for k, x in zip(kappas, places, strict=True):
        radius = middle(ball(defect / (2 * low * k)).sqrt()) / (1 - theta)
        found.append((max(x.low - radius, Fraction(0)), min(x.high + radius, Fraction(1))))
    return found


def _power(moments: list[tuple[Fraction, Fraction]]) -> Exact:
    top, bottom = Exact(0), Exact(0)
    for degree, (low, high) in enumerate(moments, start=1):
        value, slope = kappas(BETA, degree)
        m = Exact((low + high) / 2, (high - low) / 2)
        top, bottom = top + slope * m * m, bottom + value * m * m
    q = BETA * 5 / (5 * 9)
    rest = middle(kappa(3, 4, BETA)) / (1 - q)
    extra = rest * (3 + BETA) / (1 - q)
    return (top * BETA + Exact(extra / 2, extra / 2)) / (bottom + Exact(rest / 2, rest / 2))


def _asked(package: Any) -> bool:
    """Moments in [0, 1], and g_l > 0."""
    with recorded(package.coupling.density) as seen:
        density(package).minimiser(Fraction(-40))
    low, high = _moments(WIDE, Fraction(-40))[2]
    asked = seen["weak: a moment of the minimiser at an end of a piece is in [0, 1]"]
    least = 2 * middle(kappa(3, 3, BETA))
    positive = seen["0 < g_3"]
    return bool(
        abs(asked[0] - low) < CLOSE
        and abs(asked[1] - high) < CLOSE
        and positive[0] == 0
        and 0 <= least - positive[1] < CLOSE
    )


def ends(package: Any) -> bool:
    """An end takes theta from C_* and p from the explicit density, each once for a document, and asks for K > 0."""
    module, seen = package.coupling.nodes, []
    given = {"precision": 60, "terms": 30, "modes": 2, "nodes": 30, "ellipses": (Fraction(3),), "weights": (3, 4)}
    sizes = evidence(package, **given, star_vector=(1, 2))
    own = claim(package, "two-minimisers", BETA, "cover", evidence=sizes)

    class Stub:
        interaction = SimpleNamespace(tau=Fraction(9))

        def __init__(self, *arguments: Any) -> None:
            seen.append(arguments[1:])

        minimiser = staticmethod(lambda theta: ("m", theta))
        log_slope = staticmethod(lambda moments, rest: seen.append((moments, rest)) or (1, 2))

    kept = module.star_bound, module.Density
    module.star_bound = lambda *arguments: seen.append(arguments) or THETA
    module.Density = Stub
    try:
        document = context(package, own)
        found = [module.end_of(own, document) for _ in range(2)]
        (setting, *star), made, sloped = seen
        changed = evidence(package, **given, coupling=(Fraction(0), Fraction(1)))
        low = claim(package, "two-minimisers", BETA, "cover", evidence=changed)
        if not refused(package, lambda: module.end_of(low, context(package, low))):
            return False
    finally:
        module.star_bound, module.Density = kept
    fine = found == [module.End(BETA, WIDE, (1, 2))] * 2 and sloped == (("m", THETA), Fraction(4))
    fine = fine and made == (3, BETA, sizes.touch, WIDE) and star == [(3, 5), (700, 900), (1, 2)]
    fine = fine and (setting.grid, setting.weights, setting.interaction.coupling) == (10, (3, 4), WIDE)
    fine = fine and setting.p == 60 + package.coupling.form.GUARD == setting.interaction.p
    return bool(fine and (setting.family.modes, setting.family.half, setting.family.d) == (2, 15, 3))


def logarithms(package: Any) -> bool:
    """log rho_a(t) = sum a_l P_l(t) - Lambda, d = 3, at both ends of the axis and between them."""
    own = density(package)
    for t in (Fraction(-1), Fraction(0), Fraction(1, 3), Fraction(1)):
        values = (t, (3 * t**2 - 1) / 2, (5 * t**3 - 3 * t) / 2)
        exact = sum(a * v for a, v in zip(FIELD, values, strict=True))
        found, known = Exact.of(own.log_at(3, t)), Exact.of(own.log_partition)
        if not (found.low <= exact - known.high and exact - known.low <= found.high < exact - known.low + CLOSE):
            return False
    return own.distance(Fraction(1, 2), Fraction(4)) ** 2 >= 16 * own.defect > own.distance(Fraction(1, 2), 1) ** 2


MINIMISER = (minimisers, logarithms)
ENDS = (ends,)
