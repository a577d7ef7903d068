"""The recursion of L(a): planted errors are caught."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from proofs.engine.symbols import Expr, d
from proofs.landau.moments import q_2
from proofs.landau.reduction import Claims as Landau
from proofs.reduction import series
from proofs.reduction.series import Claims, derivation
from tests.proofs.planting import require_refusal
from tests.sampling import sampled

TRUE, LANDAU = Claims(), Landau()


def _wrong_product(degree: int, p: int) -> dict[int, Expr]:
    return {q: c * (2 if (degree, p, q) == (2, 4, 2) else 1) for q, c in series.product(degree, p).items()}


@pytest.mark.parametrize(
    ("planted", "step"),
    sampled(
        [
            ({"product": _wrong_product}, "Five of them"),
            ({"quadratic": 1 / d}, "Through"),
            ({"quartic": TRUE.quartic.subs(q_2, 2 * q_2)}, "Through"),
            ({"ratio": {**TRUE.ratio, 4: TRUE.ratio[3]}}, "Through"),
            ({"ratio": {2: TRUE.ratio[2], 3: TRUE.ratio[3]}}, "Through"),
            ({"landau": replace(LANDAU, quartic=LANDAU.quartic * 2)}, "Through"),
            ({"landau": replace(LANDAU, sextic=LANDAU.sextic + d)}, "Through"),
            ({"landau": replace(LANDAU, octic=LANDAU.octic + d)}, "Through"),
        ],
        2,
    ),
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_planted_error_is_caught(planted: dict[str, Any], step: str) -> None:
    require_refusal(derivation(replace(TRUE, **planted)), step)


def test_derivation_replays() -> None:
    assert series.DERIVATIONS["reduction:series"].derive().computed == 4
