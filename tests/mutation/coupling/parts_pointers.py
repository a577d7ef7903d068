"""What a mutant of count.py has to get right about points: the parts of the cover there, and what points to it."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

from tests.checker.arb_truth import number
from tests.checker.sample_certificates import document, exact
from tests.mutation.coupling.given import context
from tests.mutation.coupling.parts_form import Json, code, point_claims


def pointers(package: Any) -> bool:
    """critical-coupling and order-parameter point to the claim with their d and beta, and to the right enclosure."""
    points = point_claims()
    for label, field in (("critical-coupling", "coupling"), ("order-parameter", "moment")):
        pointer, target = points[label], points["two-minimisers"]
        ends = {side: number(text) for side, text in target["evidence"][field].items()}
        step = Fraction(1, 2**200)
        for lower, upper, expected in (
            (ends["lower"], ends["upper"], 0),
            (ends["lower"] - 1, ends["upper"] + 1, 0),
            (ends["lower"] + step, ends["upper"], 1),
            (ends["lower"], ends["upper"] - step, 1),
        ):
            changed = {**pointer, "enclosure": {"lower": exact(lower), "upper": exact(upper)}}
            if _pointed(package, changed, target) != expected:
                return False
        loose = {**pointer, "enclosure": {"lower": "0x0p+0", "upper": "0x9p+0"}}
        for change in ({"d": 4}, {"beta": "0x3p+0"}, {"outcome": "inconclusive", "reason": "", "evidence": {}}):
            if _pointed(package, loose, {**target, **change}) != 1:
                return False
        for row in pointer["trust"]:
            if _pointed(package, {**loose, "trust": [x for x in pointer["trust"] if x != row]}, target) != 1:
                return False
        if code(package, lambda c=loose: package.check_document(document(c))) != 1:
            return False
        if (
            _pointed(package, loose, points["critical-coupling" if label != "critical-coupling" else "order-parameter"])
            != 1
        ):
            return False
    return True


def _pointed(package: Any, pointer: Json, target: Json) -> int:
    claims = package.registry.claims_of(document(pointer, target))
    needed: list[frozenset[str]] = []
    found = code(package, lambda: needed.append(_check(package, claims)))
    return found or int(not needed[0] <= set(pointer["trust"]))


def _reason(package: Any, claim: Json) -> str:
    """Why a claim is invalid."""
    claims = package.registry.claims_of(document(claim))
    try:
        _check(package, claims)
    except package.Invalid as refusal:
        return str(refusal)
    return ""


def _check(package: Any, claims: Any) -> Any:
    """What the first claim of a document rests on, by its rule."""
    return package.RULES[claims[0].label, claims[0].rule].check(claims[0], context(package, *claims))


def points(package: Any) -> bool:
    """The rule `cover` asks for a beta, for K > 0, and for each of its four parts."""
    rules, nodes, claim = package.coupling.count, package.coupling.nodes, point_claims()["two-minimisers"]
    places = ((nodes, "star_bound"), (rules, "require_origin"), (rules, "require_touch"), (rules, "walk"))
    kept, seen, names = [getattr(*place) for place in places], [], [name for _, name in places]

    def check(changed: Json) -> int:
        claims = package.registry.claims_of(document(changed))
        return code(package, lambda: _check(package, claims))

    try:
        for module, name in places:
            setattr(module, name, lambda *arguments, name=name: seen.append((name, arguments)) or Fraction(1, 5))
        if check(claim) != 0 or [name for name, _ in seen] != names:
            return False
        if not _arguments(package, claim, dict(seen)):
            return False
        changed = copy.deepcopy(claim)
        for lower, expected in (("0x0p+0", 1), ("-0x1p-9", 1), ("0x1p-90", 0)):
            changed["evidence"]["coupling"]["lower"] = lower
            if check(changed) != expected or (expected and "0 < coupling.lower" not in _reason(package, changed)):
                return False
        span = {key: value for key, value in claim.items() if key != "beta"}
        for ends in (["0x2p+0", "0x2p+0"], ["0x2p+0", "0x3p+0"], ["0x2p+0", "inf"]):
            if check({**span, "beta_interval": ends}) not in (1, 2):
                return False
    finally:
        for place, function in zip(places, kept, strict=True):
            setattr(*place, function)
    return True


def _arguments(package: Any, claim: Json, seen: dict[str, tuple[Any, ...]]) -> bool:
    setting, lower, upper, vector = seen["star_bound"]
    evidence = claim["evidence"]
    origin, touch, walk = seen["require_origin"], seen["require_touch"], seen["walk"][0]
    given = [list(x) for x in (lower, upper, vector, *origin[1:])]
    names = ("star_lower", "star_upper", "star_vector", "corner", "corner_vector")
    return bool(
        given == [evidence[name] for name in names]
        and origin[0] == setting == walk.setting
        and walk.evidence is touch[1]
        and touch[0].beta == 2
        and touch[2] == Fraction(1, 5)
        and setting.p == evidence["precision"] + package.coupling.form.GUARD >= evidence["precision"] + 60
        and setting.grid == evidence["grid"]
        and list(setting.weights) == evidence["weights"]
        and setting.interaction.p == setting.p
        and setting.interaction.coupling == walk.evidence.coupling == touch[0].interaction.coupling
        and len(setting.interaction.g) == setting.family.modes == evidence["modes"]
        and 2 * setting.family.half == evidence["nodes"]
        and setting.family.d == 3
    )


RULES = (points, pointers)
