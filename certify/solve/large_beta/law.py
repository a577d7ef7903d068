"""The claim `large-beta`: (1.18) with an explicit remainder for every beta >= beta_0."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Final

from certify.bounds.large_beta.gaussian import least_remainder
from certify.bounds.large_beta.law import LEAST_BETA, prove_lower
from certify.bounds.large_beta.root import root
from certify.core.ball import precision
from certify.core.claim import HARMONICS, Claim
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.cover.law import halves, tail_constant
from certify.search.large_beta.law import plans
from certify.solve.evidence import as_float

MAX_D = 100
_BITS = 64
_TRIES = 12
FARTHEST: Final = 10**7
"""No law, and no count of minimisers, is searched that begins beyond."""
_FIRST: Final = 30
_POWERS: Final = tuple(10**k for k in range(1, 8))
"""Where a law is tried to begin if no beta says it."""


def starts(least: Fraction) -> Iterator[Fraction]:
    """Short numbers from `least` on, each about half as large again as the one before."""
    yield least
    power = Fraction(1)
    while power <= FARTHEST:
        yield from (x * power for x in (1, Fraction(3, 2), 2, 3, 5, 7) if least < x * power <= FARTHEST)
        power *= 10


def first_law(d: int) -> Claim:
    """`large-beta` from the first of 30, 40, ..., 90, 100, 200, ... from which it is proved; else Undecided."""
    beginnings = (Fraction(digit * power) for power in _POWERS for digit in range(1, 10))
    for beta in (x for x in beginnings if _FIRST <= x <= FARTHEST):
        try:
            return large_beta(d, Region(beta, "inf"))
        except Undecided as error:
            last = error
    raise last


def large_beta(d: int, region: Region) -> Claim:
    """q_* - C/q_* <= K_c e^beta/beta <= q_* - c/q_* for every beta of [beta_0, inf). Undecided where no plan closes."""
    beta = None if region.lower is None else as_fraction(region.lower)
    what = f"large-beta d={d}"
    if beta is None or region.right != "inf" or beta < LEAST_BETA:
        raise Undecided(f"{what}: it is about every beta from a number >= {LEAST_BETA} on, as in beta=100..inf")
    if d > MAX_D:
        raise Undecided(f"{what}: it is searched for d <= {MAX_D}")
    scale = root(d, beta, _BITS)
    with precision(_BITS + 32):
        least = least_remainder(d, beta, as_fraction(scale.lower))
        if least is None:
            raise Undecided(f"{what}: beta = {as_float(beta):.6g} is too small for the upper bound")
        for plan in islice(plans(d, as_float(beta), as_float(scale.lower)), _TRIES):
            try:
                nodes = prove_lower(d, beta, scale, plan)
            except Undecided:
                continue
            evidence = {
                "rule": "law",
                "precision": _BITS + 32 + int(3 * as_fraction(scale.upper)),  # e^(-2q) has 2.9 q bits
                "root": {"lower": scale.lower, "upper": scale.upper},
                "head": plan.head,
                "tails": [tail_constant(p, plan.head) for p in halves(d - 1)],
                "nodes": nodes,
            }
            remainder = {"lower": least, "upper": plan.most}
            details = {"remainder": remainder}
            return Claim(
                "large-beta", d, "proved", details=details, evidence=evidence, trust=(HARMONICS,), **region.place()
            )
    raise Undecided(f"{what}: beta = {as_float(beta):.6g} is too small for the lower bound")
