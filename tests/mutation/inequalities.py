"""What a mutant of the rules about ratio inequalities has to get right: the cases about them, accepted and refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tests.checker.cases_inequality import inequality_invalid, inequality_malformed, inequality_valid
from tests.mutation import documents
from tests.mutation.inequality_barriers import BARRIER_PARTS
from tests.mutation.inequality_forms import FORM_PARTS
from tests.mutation.inequality_parts import ALGEBRA_PARTS
from tests.mutation.inequality_signs import SIGN_PARTS
from tests.mutation.inequality_texts import TEXT_PARTS
from tests.mutation.inequality_values import VALUE_PARTS

MODULES: Final = tuple(
    f"ratio.{name}"
    for name in (
        "barrier",
        "canonical",
        "comparison",
        "domain",
        "enclosure",
        "expression",
        "inequality",
        "node",
        "origin",
        "pieces",
        "point",
        "polynomial",
        "recurrence",
        "rules",
        "setting",
        "signs",
        "strips",
        "tower",
    )
)
PLANTED: Final = (
    ("ratio.barrier", "strictly_positive(origin, coefficient, proof)", "None"),
    ("ratio.barrier", 'strict = positive(setting, split.rest, node.child("rest"))', "strict = True"),
    ("ratio.barrier", "soft_gap(origin, split", "soft_gap(setting, split"),
    ("ratio.canonical", "sign, rest = rest[0], constant(1)", "sign, rest = 1, constant(1)"),
    ("ratio.comparison", 'is_upper = (name != "amos") == (j % 2 == 0)', 'is_upper = name != "amos"'),
    ("ratio.comparison", '(0, 1), "amos": (1, 1)', '(0, 1), "amos": (0, 0)'),
    ("ratio.domain", "above = self.low < value or", "above = True or"),
    (
        "ratio.inequality",
        "if not positive(setting, difference, proof) and not",
        "if not positive(setting, difference, proof) and",
    ),
    ("ratio.inequality", "if part.nu.low != left or", "if"),
    ("ratio.inequality", "if (parts[0].nu.closed[0] and not", "if False and (parts[0].nu.closed[0] and not"),
    ("ratio.node", "if not isinstance(value, list) or len(value) < least", "if not isinstance(value, list)"),
    ("ratio.pieces", "if not setting.nu.point:", "if setting.tower.order.slope:"),
    ("ratio.pieces", "{NU: nu, X: span", "{NU: (nu[0] ** 0,) * 2, X: span"),
    ("ratio.point", "return a[0] >= b[1] if strict else a[0] > b[1]", "return a[1] >= b[0]"),
    ("ratio.polynomial", "self.mul(top, q), -1)", "self.mul(top, q), 1)"),
    ("ratio.recurrence", "order.twice(i), now), -1)", "order.twice(i), now), 1)"),
    ("ratio.signs", "if least < 0:", "if least < -(10**9):"),
    ("ratio.signs", "if not strict:", "if strict is None:"),
    ("ratio.strips", "scaled(twice_a, 2), scale)", "scaled(twice_a, 1), scale)"),
    ("ratio.tower", "monomial(R, 2)), -1)", "monomial(R, 2)), 1)"),
)
"""Unsound changes: a sign, a condition or a factor left out."""


class Suite(documents.Suite):
    """A mutant dies if it gets a part wrong, or gives another exit code for a case, or another kind of reason."""

    def __init__(self) -> None:
        cases = [*inequality_valid(), *inequality_invalid(), *inequality_malformed()]
        encoded = sorted(((*case, self._encode(case[1])) for case in cases), key=lambda case: len(case[4]))
        self.checks: list[tuple[str, Callable[[Any], bool]]] = [
            (part.__name__, part)
            for part in (*TEXT_PARTS, *FORM_PARTS, *SIGN_PARTS, *BARRIER_PARTS, *ALGEBRA_PARTS, *VALUE_PARTS)
        ]
        self.checks += [(name, self._case(source, code, words)) for name, _, code, words, source in encoded]
