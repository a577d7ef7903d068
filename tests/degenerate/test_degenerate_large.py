"""Random laws of large beta at the edges of their rule, judged by what an independent search in floats found for K_c.

Remainders, evidence and beta_0 are drawn apart from each other: with C too small or c too large the statement is false
at one of the known values, whatever the evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction as F
from random import Random
from typing import Any

import pytest

from certify.bounds.large_beta.root import root
from certify.checker import Refusal, check_document
from certify.checker.large_beta import law as rule
from certify.checker.registry import RULES
from certify.core.exact import as_fraction
from certify.cover.law import halves, tail_constant
from tests.bounds.large_beta.known import KNOWN
from tests.checker.cases_large import law
from tests.checker.sample_certificates import document, ends, exact
from tests.degenerate.plant import without

STARTS = (F(7), F(8), F(20), F(50), *(F(10**k) for k in (2, 2, 3, 3, 3, 4, 4, 4, 4)))


def laws(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """Claims for d = 2, 3, 5, whose parts are good, extremal or degenerate."""
    rng = Random(f"large {seed}")
    for _ in range(count):
        d, start = rng.choice((2, 3, 5)), rng.choice(STARTS)
        scale = root(d, start, 30)
        top = F((d - 1) * (d + 1), 8)
        most = rng.choice((F(0), top / 2, top, *(top * k for k in (2, 3, 3, 4, 4, 6, 8)), F(1000)))
        least = rng.choice((F(0), F(0), F(0), top / 4, top / 4, top / 2, top * 9 / 10, top, most))
        claim = law(d)
        claim["beta_interval"] = [exact(start), rng.choice(("inf",) * 20 + (exact(2 * start),))]
        claim["remainder"] = ends(least, max(least, most))
        head = rng.choice((1, 1, 2, 2, 3, 3, 8, 64))
        tails = [tail_constant(p, head) * rng.choice((*[F(1)] * 8, F(2), F(0))) for p in halves(d - 1)]
        low, high = as_fraction(scale.lower), as_fraction(scale.upper)
        box = rng.choice(((low, high),) * 20 + ((high, high), (low, low), (F(1, 100), high), (low - 1, high + 1)))
        evidence = claim["evidence"]
        evidence |= {
            "root": ends(*box),
            "head": head,
            "tails": [exact(x) for x in tails],
            "precision": rng.choice((64, 64, 64, 64, 64, 64, 16)),
        }
        evidence["nodes"] = [exact(x) for x in nodes(rng)]
        yield claim


def nodes(rng: Random) -> list[F]:
    """An even cover up to 1 - j_0, one cell, no cell, a late start, an end at 1."""
    last = rng.choice((*[F(3, 4), F(7, 10)] * 6, F(6, 10), F(8, 10), F(1, 2), F(1), F(99, 100)))
    count = rng.choice((1, 8, 40, 40, 40, 40, 40, 100))
    found = [last * i / count for i in range(count + 1)]
    return rng.choice((*[found] * 12, found[:1], found[1:], found[-1:]))


def is_false(claim: dict[str, Any]) -> bool:
    """Whether it says of a beta what floats find to be otherwise, by far more than their error."""
    start = F(int(claim["beta_interval"][0][2:].partition("p")[0], 16)) * 2 ** int(
        claim["beta_interval"][0].partition("p")[2]
    )
    c, most = (number(claim["remainder"][end]) for end in ("lower", "upper"))
    for d, beta, value in KNOWN:
        if d == claim["d"] and beta >= start:
            q = float(as_fraction(root(d, F(beta), 40).lower))
            if not (q - most / q < value + 1e-6 and value < q - c / q + 1e-6):
                return True
    return False


def number(text: str) -> float:
    """An exact number of the format as a float."""
    if "/" in text:
        top, bottom = text.split("/")
        return int(top, 16) / int(bottom, 16)
    mantissa, _, exponent = text.partition("p")
    return int(mantissa, 16) * 2.0 ** int(exponent)


def accepted(claim: dict[str, Any]) -> bool:
    try:
        check_document(json.dumps(document(claim)))
    except Refusal:
        return False
    return True


def falsehoods(seed: int, count: int) -> tuple[int, int]:
    """(accepted, accepted though false)."""
    kept = [claim for claim in laws(seed, count) if accepted(claim)]
    return len(kept), sum(map(is_false, kept))


def test_what_is_accepted_is_not_false() -> None:
    kept, false = falsehoods(0, 300)
    assert false == 0
    assert kept > 5
    assert sum(map(is_false, laws(0, 300))) > 50


@pytest.mark.deep
def test_many_are_not_false() -> None:
    kept, false = falsehoods(1, 40_000)
    assert false == 0
    assert kept > 400


def test_a_rule_without_its_cells_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a cover of any width would do."""
    compared = 'comparison.require_below_one(f"cell {i}", right, gain - circle)'
    planted = without(rule.require_positive, compared)
    monkeypatch.setattr(rule, "require_positive", planted)
    monkeypatch.setitem(RULES, ("large-beta", "law"), replace(RULES["large-beta", "law"], check=rule.check_large_beta))
    assert any(is_false(claim) and accepted(claim) for claim in laws(0, 600))
