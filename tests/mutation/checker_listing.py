"""What the checker says of an accepted document: what a mutant of it has to get right."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

from certify.core.certificate import digest
from tests.checker.sample_certificates import document
from tests.mutation.checker_limits import STAR


def listing(package: Any) -> bool:
    """The line of each claim: what it is about, in every form, and ends that are rounded outward."""
    listing, region = package.listing, package.document.region.Region
    described = package.kernels.description.Description
    (star,) = package.registry.claims_of(document(STAR))
    third, wide = Fraction(1, 3), Fraction(2**120)
    for changes, text in (
        ({}, "d=3: proved in [1.81615452543588396"),
        ({"enclosure": None}, "claims[0] beta-star, d=3: proved | rule: sign-change | from: no cited fact"),
        ({"trust": frozenset(("b", "a"))}, " | from: a, b"),
        ({"enclosure": (third, third)}, " in [1/3, 1/3] | "),
        ({"enclosure": (-third, 2 * third)}, " in [-0.334, 0.667] | "),
        ({"enclosure": (Fraction(0), third)}, " in [0.0000, 0.3334] | "),
        ({"enclosure": (-2 * third, Fraction(0))}, " in [-0.667, 0.000] | "),
        ({"enclosure": (Fraction(-(10**7)), Fraction(1 - 10**7))}, " in [-10000000.000, -9999999.000] | "),
        ({"enclosure": (third**100,) * 2}, f" in [{'1.9403252174826328375885060288046503812141'}E-48, "),
        ({"enclosure": (1 / (wide - 1),) * 2}, f" in [1/{2**120 - 1}, 1/{2**120 - 1}] | "),
        (
            {"enclosure": (wide, wide)},
            f" in [{2**120}.0000, {2**120}.0000] | ",
        ),
        ({"enclosure": (third * wide**3000, 2 * third * wide**3000)}, " in [2.095E+108370, 4.192E+108370] | "),
        ({"interval": region(third, third, infinite=False, point=True)}, "d=3, beta=1/3: "),
        ({"interval": region(None, None, infinite=False, point=True)}, "d=3, beta=beta-star: "),
        ({"interval": region(None, None, infinite=True, point=False)}, "d=3, beta=beta-star..inf: "),
        ({"interval": region(Fraction(0), None, infinite=False, point=False)}, "d=3, beta=0..beta-star: "),
        ({"interval": region(third, 2 * third, infinite=False, point=False)}, "d=3, beta=1/3..2/3: "),
        ({"interval": region(third**100, 2 * wide, infinite=False, point=False)}, "beta=~1.9403252174826328e-48..~2."),
        ({"kernel": described("relu")}, "d=3, kernel=relu: "),
        ({"kernel": described("power")}, "d=3, kernel=power: "),
        ({"kernel": described("power", (third,))}, "d=3, kernel=power k=1/3: "),
        ({"kernel": described("power", (third, 2 * third), interval=True)}, "d=3, kernel=power k=1/3..2/3: "),
        ({"kernel": described("polynomial", (third, 2 * third))}, "d=3, kernel=polynomial 1/3 2/3: "),
        ({"kernel": described("gegenbauer", (third, 2 * third), (1, 3))}, "d=3, kernel=gegenbauer 1:1/3 3:2/3: "),
        (
            {"subject": package.ratio.arguments.Arguments(nu=third, x_interval=(third, wide)), "dimension": None},
            f"claims[0] beta-star, nu=1/3, x=1/3..~{package.verdict.show(wide)}: ",
        ),
        (
            {"subject": package.ratio.inequality.Inequality(statement="s<t", nu="0..inf", x="1..2")},
            "d=3, statement=s<t, ",
        ),
    ):
        if text not in listing.claim_line(replace(star, **changes)):
            return False
    return _digests(package)


def _digests(package: Any) -> bool:
    """The digest is of everything but the provenance; what the provenance says is held against it."""
    claims = document(STAR)
    for stated, end in (({}, ""), ({"digest": digest(claims)}, ""), ({"digest": "x"}, "  (the file says otherwise)")):
        if package.listing.digest_line({**claims, "provenance": stated}) != f"digest: {digest(claims)}{end}":
            return False
    text = json.dumps({**claims, "\u00e9": 1})
    return bool(package.listing.digest_line(json.loads(text)) == f"digest: {digest(json.loads(text))}")
