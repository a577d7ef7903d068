"""Claims of `continuity` with degenerate evidence, and their truth from the statement alone.

For cos x + m cos 2x the truth is m <= 1/2 or m >= m*; for degrees 1 and 2 in d >= 3 it is Theorem 3.5 and Lemma 5.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

from certify.app.inputs import exact_kernel
from certify.core.certificate import document
from certify.core.exact import format_exact
from certify.solve.kernels.slab import continuity

Claim = dict[str, Any]
TURNING = Fraction("1.26729250425795")
ALPHAS = {2: ("1/4", "9/20", "13/10", "3/2"), 3: ("1/5", "3/10"), 4: ("1/5",)}


def kernel(d: int, alpha: Fraction) -> dict[str, Any]:
    """lambda_2 = alpha lambda_1 on two degrees."""
    factor = {2: Fraction(1), 3: Fraction(5, 3), 4: Fraction(9, 4)}[d]
    return {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, format_exact(alpha * factor)]]}


@cache
def honest(d: int, alpha: str) -> str:
    """A true claim with its evidence."""
    factor = {2: Fraction(1), 3: Fraction(5, 3), 4: Fraction(9, 4)}[d]
    found = exact_kernel({1: 1, 2: Fraction(alpha) * factor})
    assert found is not None
    return json.dumps(document([continuity(found, d)]))


def is_true(claim: Claim) -> bool:
    """Whether K_c = K_# for the kernel of the claim."""
    d, alpha = claim["d"], claim["alpha"]
    return bool(alpha <= Fraction(1, d) or (d == 2 and alpha >= TURNING))


def claims(seed: int, count: int) -> Iterator[Claim]:
    """Random claims: honest evidence for a kernel nearby, with something about it degenerate."""
    rng = Random(seed)
    for _ in range(count):
        d = rng.choice([2, 2, 3, 4])
        at = rng.choice(ALPHAS[d])
        claim: Claim = json.loads(honest(d, at))["claims"][0]
        alpha = rng.choice(
            [Fraction(at), Fraction(at), Fraction(1, d) + Fraction(1, 500), Fraction(11, 10), Fraction(1)]
        )
        claim["kernel"], claim["alpha"] = kernel(d, alpha), alpha
        for _ in range(rng.choice([0, 1, 1, 2])):
            degrade(rng, claim["evidence"])
        yield claim


def degrade(rng: Random, evidence: dict[str, Any]) -> None:
    """One change, which may be for the better."""
    one = 1 << evidence["grid"]
    kind = rng.choice(["tree", "corner", "vector", "sizes", "weights", "cells"])
    if kind == "tree":
        evidence["tree"] = rng.choice(
            [[["0"]], [["g"]], [["f", 0, 0]], [["s", 1, one], ["0"], ["0"]], evidence["tree"][:-1]]
        )
    elif kind == "corner":
        evidence["corner"] = [rng.choice([0, 1, one // 64, one // 2, one, x]) for x in evidence["corner"]]
    elif kind == "vector":
        evidence["vector"] = [rng.choice([1, 10, 10**15, x, 2 * x]) for x in evidence["vector"]]
    elif kind == "sizes":
        evidence[rng.choice(["nodes", "precision", "field_grid"])] = rng.choice([2, 10, 32, 64])
    elif kind == "weights":
        evidence["weights"] = [rng.choice([0, one, x]) for x in evidence["weights"]]
    else:
        cells = [cell for cell in evidence["tree"] if rng.random() < 0.9]
        evidence["tree"] = cells or [["0"]]
