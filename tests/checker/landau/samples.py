"""The certificate of (1.17) for d = 2 from the corpus, and what the tests of its rule ask of the checker."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from typing import Any

import certify.checker
from certify.checker.document.claim import Claim
from certify.checker.registry import claims_of
from tests.checker.asked import Json
from tests.checker.sample_certificates import document
from tests.places import VALID


def expansion() -> Json:
    """The claim landau-expansion."""
    text = (VALID / "d-2-claims-landau-expansion.json").read_text(encoding="utf-8")
    found: Json = copy.deepcopy(next(c for c in json.loads(text)["claims"] if c["label"] == "landau-expansion"))
    return found


def typed() -> Claim:
    """The same, as the checker reads it."""
    return claims_of(document(expansion()))[0]


def landau(package: Any = certify.checker) -> Any:
    """What a checker makes of it: its Landau."""
    claim = package.registry.claims_of(document(expansion()))[0]
    given, star, series = claim.evidence, claim.beta_star, package.arithmetic.series
    sizes = (given.modes, given.nodes, given.ellipses, given.bits)
    own = package.coupling.family.Family(claim.d, *sizes, series.Work())
    bessel = series.Bessel(claim.d, given.bits, given.terms, series.Work())
    weights = package.reduction.setting.LinearInteraction(bessel, given.beyond, given.modes, 0)
    setting = package.reduction.setting.setting_up_to(own, weights, Fraction(1), given.grid)
    bound = package.reduction.disc.disc_bound(setting, given.disc, given.reach).upper()
    square, first = ((claim.d * setting.number(n)) ** 2 for n in (given.disc.radius, given.chords[0][0]))
    near = package.landau.remainder.Near(bound, square, first, given.disc.degree)
    return package.landau.remainder.Landau(bessel, star, given.beyond, near)


def number(x: Fraction) -> str:
    """In the form of the document."""
    sign = "-" if x < 0 else ""
    return f"{sign}0x{abs(x.numerator):x}/0x{x.denominator:x}"
