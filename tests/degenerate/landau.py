"""Random claims of (1.17) at the edges: numbers of every kind, sets of every kind, and evidence that is degenerate.

The truth is that of the statement: closed forms of C_d, C'_d, Y_d, and K_c near beta_* by floats. A remainder that is
below the next coefficient is false; one that is not, with true constants, is taken for true if floats agree.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

from proofs.landau.constants import constant, cube_constant, jump_squared
from tests.bounds.landau.truth import Truth, truth
from tests.checker.arb_truth import number
from tests.checker.landau.samples import expansion
from tests.checker.landau.samples import number as exact
from tests.degenerate.truth import star

D = 2
LARGEST = 0.4
Claim = dict[str, Any]
Change = Callable[[Claim], None]


@cache
def constants() -> tuple[Fraction, Fraction, Fraction]:
    """C_d, C'_d, Y_d, to 60 bits."""
    low = star(D)[0]
    return tuple(Fraction(int(f(D, low) * 2**60), 2**60) for f in (constant, cube_constant, jump_squared))  # type: ignore[return-value]  # three of them


@cache
def near(end: Fraction) -> Truth:
    """K_c and m_1 at one beta, by floats."""
    return truth(D, float(end), LARGEST)


def is_true(claim: Claim) -> bool:
    """The statement; a set that is empty, or no interval from beta_* to a number near it, is none."""
    if "beta" in claim or claim["beta_interval"][0] != "beta-star" or claim["beta_interval"][1] in ("inf", "beta-star"):
        return False
    end = number(claim["beta_interval"][1])
    if not star(D)[1] < end < star(D)[0] * Fraction(102, 100):
        return False
    c, cube, jump = constants()
    slack = Fraction(1, 2**50)
    for pair, value in ((claim["enclosure"], c), (claim["cube"], cube), (claim["jump"], jump)):
        if not number(pair["lower"]) <= value + slack or not value - slack <= number(pair["upper"]):
            return False
    known = near(end)
    slope, error = (known.gap - float(c)) / known.s, 1e-4
    second, moment = (slope + float(cube)) / known.s, (known.moment - float(jump)) / known.s
    bounds = (
        ("remainder", max(float(cube), abs(slope) - error)),
        ("cube_remainder", abs(second) - 1.0),
        ("jump_remainder", max(11.5, abs(moment) - 5.0)),
        ("spinodal_remainder", 4.4),
    )
    return all(float(number(claim[name])) >= least for name, least in bounds)


def _put(key: str, value: Any) -> Change:
    return lambda claim: claim["evidence"].update({key: value})


def _disc(key: str, value: Any) -> Change:
    return lambda claim: claim["evidence"]["disc"].update({key: value})


def _places(choose: Callable[[list[Any]], list[Any]]) -> Change:
    return lambda claim: claim["evidence"].update(chords=choose(claim["evidence"]["chords"]))


def _tiny(claim: Claim) -> None:
    """Everything within one unit."""
    claim["evidence"].update(reach=1, chords=[[1] * claim["evidence"]["modes"]])
    claim["evidence"]["disc"].update(radius=2)


EVIDENCE: tuple[Change, ...] = (
    *[lambda claim: None] * 20,
    _put("tree", []),
    _put("tree", [["v"], ["v"]]),
    _put("tree", [["s", 1, 0], ["v"]]),
    _put("reach", 1),
    _put("corners", 0),
    _put("theta", "0x1p+0"),
    _put("theta", "-0x1p+0"),
    _put("beyond", "0x1p+0"),
    _put("beyond", "0x4p+0"),
    _put("nodes", 2),
    _put("terms", 1),
    _disc("radius", 1),
    _disc("radius", 10**12),
    _disc("tail", 0),
    _disc("degree", 5),
    _disc("moments", [0] * 11),
    _places(lambda chords: []),
    _places(lambda chords: chords[:1]),
    _places(lambda chords: chords[-1:]),
    _places(lambda chords: [chords[-1]] * 2),
    _tiny,
)


def _statement(rng: Random, claim: Claim) -> None:
    """Another number in one field, or another set."""
    name = rng.choice((*["set"] * 2, "enclosure", "cube", "jump", *[n for n in claim if n.endswith("remainder")]))
    if name == "set":
        low, high = star(D)
        b = rng.choice((low, high, high * Fraction(1001, 1000), Fraction(3), Fraction(1), Fraction("2.4471"), "inf"))
        claim["beta_interval"] = [
            rng.choice(("beta-star", "beta-star", "0x1p+0")),
            b if b == "inf" else exact(Fraction(b)),
        ]
        if claim["beta_interval"][0] != "beta-star":
            del claim["evidence"]["beta_star"]
    elif name.endswith("remainder"):
        factor = rng.choice((Fraction(0), Fraction(-1), Fraction(1, 2), Fraction(9, 10), Fraction(2), Fraction(10**9)))
        claim[name] = exact(number(claim[name]) * factor)
    else:
        move = rng.choice((-1, 1)) * Fraction(1, 2 ** rng.randrange(0, 40))
        ends = [number(claim[name][end]) for end in ("lower", "upper")]
        wide = rng.random() < 0.3
        claim[name] = {
            "lower": exact(ends[0] + (-abs(move) if wide else move)),
            "upper": exact(ends[1] + abs(move) * wide + move * (not wide)),
        }


def claims(seed: int, count: int) -> list[Claim]:
    """Claims with one change or none in the statement, and one or none in the evidence."""
    rng, found = Random(f"landau {seed}"), []
    for _ in range(count):
        claim = copy.deepcopy(expansion())
        if rng.random() < 0.8:
            _statement(rng, claim)
        rng.choice(EVIDENCE)(claim)
        if rng.random() < 0.05:
            claim["trust"] = []
        found.append(claim)
    return found
