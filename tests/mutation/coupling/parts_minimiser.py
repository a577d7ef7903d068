"""What a mutant of latent_heat.py and profile.py has to get right: both ends of each number, and their forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.checker.coupling.minimiser_samples import TRUST, described, heat, profile, refused
from tests.checker.sample_certificates import document
from tests.mutation.coupling.given import claim, context
from tests.mutation.coupling.parts_ball import refused as is_refused
from tests.mutation.coupling.parts_form import code

P = 40
UNIT = Fraction(1, 1 << P)
STEP = Fraction(1, 1 << 90)


def latent_heat(package: Any) -> bool:
    """A in [9, 16] and K in [1/4, 2] with a distance of 1/4 by hand: (3/2 - 1/4)^2 and (16 + four units + 1/4)^2."""
    module, asked = package.coupling.latent_heat, []
    ball = package.arithmetic.ball.Ball

    def distance(theta: Fraction, factor: Fraction) -> Fraction:
        asked.append((theta, factor))
        return Fraction(1, 4)

    near = SimpleNamespace(
        interaction=SimpleNamespace(coupling=(Fraction(1, 4), Fraction(2))),
        p=P,
        action=ball(25 << P - 1, 7 << P - 1, P),
        distance=distance,
    )
    low, high = Fraction(25, 16), (16 + 4 * UNIT + Fraction(1, 4)) ** 2
    kept = module.near_minimiser
    module.near_minimiser = lambda *_: (near, Fraction(1, 3))
    try:
        good = [_heat(module, package, low, high), _heat(module, package, Fraction(0), Fraction(999))]
        bad = [_heat(module, package, low + STEP, high), _heat(module, package, low, high - STEP)]
        near.distance = lambda *_: Fraction(3, 2)
        bad.append(_heat(module, package, Fraction(-9), Fraction(999)))
        near.distance = lambda *_: Fraction(3, 2) - UNIT
        good.append(_heat(module, package, Fraction(0), Fraction(999)))
    finally:
        module.near_minimiser = kept
    return all(good) and not any(bad) and set(asked) == {(Fraction(1, 3), Fraction(2))}


def _heat(module: Any, package: Any, low: Fraction, high: Fraction) -> bool:
    own = claim(package, "latent-heat", 2, "two-minimisers", enclosure=(low, high))
    found: list[frozenset[str]] = []
    return not is_refused(package, lambda: found.append(module.check_latent_heat(own, context(package)))) and (
        found == [frozenset(TRUST)]
    )


def near(package: Any) -> bool:
    """The density and theta of the cover at the claim's beta, whose K_lo is above 0; at one beta."""
    module = package.coupling.latent_heat
    kept = module.pointed, module.density_of, module.theta_of, module.point_evidence
    module.pointed = lambda own, _: ("cover of", own)
    module.density_of, module.theta_of = (lambda other, _: ("density", other)), lambda other, _: ("theta", other)
    try:
        own = claim(package, "latent-heat", 2)
        other = ("cover of", own)
        module.point_evidence = lambda found: SimpleNamespace(coupling=(STEP if found == other else 0, Fraction(9)))
        good = module.near_minimiser(own, None) == (("density", other), ("theta", other))
        interval = claim(package, "latent-heat", (2, 3))
        bad = not is_refused(package, lambda: module.near_minimiser(interval, None))
        module.point_evidence = lambda _: SimpleNamespace(coupling=(Fraction(0), Fraction(9)))
        bad = bad or not is_refused(package, lambda: module.near_minimiser(own, None))
    finally:
        module.pointed, module.density_of, module.theta_of, module.point_evidence = kept
    return good and not bad


def values(package: Any) -> bool:
    """Moments around 1/2 and 1/4, g = 1, 2 and tau = 3, an excess of 1/4, and a density that is 1 at t = 0."""
    module, ball = package.coupling.minimiser, package.arithmetic.ball.Ball
    asked: list[Any] = []

    def distance(theta: Fraction, factor: Fraction) -> Fraction:
        asked.append((theta, factor))
        return Fraction(1, 4)

    def log_at(d: int, t: Fraction) -> Any:
        return ball(0, 0, P) if d == 3 and t == 0 else ball(9 << P, 0, P)

    own = SimpleNamespace(
        p=P,
        field=(1, 1),
        interaction=SimpleNamespace(g=[ball((1 << P) - 1, 1, P), ball((2 << P) - 2, 2, P)], tau=Fraction(3)),
        mean=[ball(1 << P - 1, 1 << P - 4, P), ball(1 << P - 2, 0, P)],
        distance=distance,
        log_at=log_at,
    )
    more = Fraction(1, 4) + Fraction(1, 16)
    pairs = [(Fraction(7, 16) - more, Fraction(9, 16) + more), (Fraction(1, 4) - more, Fraction(1, 4) + more)]
    density = (Fraction(0), ((1 - 2 * UNIT) * Fraction(3, 4), (1 + 2 * UNIT) * (1 + more)))
    kept = module.near_minimiser
    module.near_minimiser = lambda *_: (own, Fraction(1, 3))
    try:
        good, bad = [_fits(package, pairs, [density]), _fits(package, pairs[:1], [density])], []
        for i, side in ((0, 0), (0, 1), (1, 0), (1, 1)):
            bad.append(_fits(package, [_sharper(x, side) if i == j else x for j, x in enumerate(pairs)], [density]))
        bad += [_fits(package, pairs, [(density[0], _sharper(density[1], side))]) for side in (0, 1)]
        bad += [_fits(package, pairs, [density, (Fraction(1, 2), density[1])])]
        bad += [_fits(package, [*pairs, (Fraction(-9), Fraction(9))], [density])]
        whole = set(asked)
        own.distance = lambda *_: Fraction(1)
        bad += [_fits(package, [(Fraction(-9), Fraction(9))], [(Fraction(0), (Fraction(-9), Fraction(9)))])]
        own.distance = lambda *_: 1 - STEP
        good += [_fits(package, [(Fraction(-9), Fraction(9))], [(Fraction(0), (Fraction(-9), Fraction(9)))])]
    finally:
        module.near_minimiser = kept
    return all(good) and not any(bad) and whole == {(Fraction(1, 3), Fraction(24))}


def _sharper(pair: tuple[Fraction, Fraction], side: int, step: Fraction = STEP) -> tuple[Fraction, Fraction]:
    return (pair[0] + step, pair[1]) if side == 0 else (pair[0], pair[1] - step)


def _fits(package: Any, moments: Any, density: Any) -> bool:
    module = package.coupling.minimiser
    details = {"moments": tuple(moments), "density": tuple(module.Value(*value) for value in density)}
    own = claim(package, "minimiser-profile", 2, "two-minimisers", details=details)
    found: list[frozenset[str]] = []
    here = context(package)
    if is_refused(package, lambda: found.append(module.check_profile(own, here))):
        return False
    return found == [frozenset(TRUST)] and here.work.budget - here.work.left == len(density) * 56


def forms(package: Any) -> bool:
    """What is out of form, and the two limits; the ends of the axis are in it."""
    for _, source, expected, words in refused():
        try:
            package.check_document(source)
        except package.Refusal as refusal:
            if refusal.exit_code != expected or words not in str(refusal):
                return False
        else:
            return False
    most = package.coupling.minimiser.MAX_VALUES
    wide = {"lower": "-0x9p+0", "upper": "0x9p+0"}
    axis = [{"t": f"{sign}0x1p+0", **wide} for sign in ("-", "")]
    for make, expected in (
        (profile(density=axis), 1),
        (profile(moments=[wide] * most), 1),
        (profile(moments=[wide] * (most + 1)), 3),
        (profile(density=[{"t": f"0x{k:x}p-14", **wide} for k in range(most)]), 1),
        (profile(density=[{"t": f"0x{k:x}p-14", **wide} for k in range(most + 1)]), 3),
    ):
        if code(package, lambda one=make: package.check_document(document(one))) != expected:
            return False
    return most == 10_000


def work(package: Any) -> bool:
    """Values are charged for: with as many as there may be the small budget of a small file is not enough."""
    claims = described()
    cover = claims["two-minimisers"]
    wide = {"lower": "-0x9p+0", "upper": "0x9p+5"}
    many = profile(moments=[wide], density=[{"t": f"0x{k:x}p-14", **wide} for k in range(10_000)])

    def run() -> None:
        package.check_document(json.dumps(document(cover, many)), work=1)

    return code(package, run) == 3 and code(package, lambda: package.check_document(document(cover, heat()))) == 0


HEAT: tuple[Callable[[Any], bool], ...] = (latent_heat, near, forms)
PROFILE: tuple[Callable[[Any], bool], ...] = (values, forms, work)
