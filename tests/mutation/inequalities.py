"""What a mutant of the rules about ratio inequalities has to get right: the cases about them, accepted and refused."""

from __future__ import annotations

from typing import Final

from tests.checker.cases_inequality import inequality_invalid, inequality_malformed, inequality_valid
from tests.mutation import documents
from tests.mutation.documents import Check
from tests.mutation.inequality_barriers import BARRIER_PARTS
from tests.mutation.inequality_forms import FORM_PARTS
from tests.mutation.inequality_parts import ALGEBRA_PARTS
from tests.mutation.inequality_ranges import RANGE_PARTS
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
    ("ratio.barrier", "strictly_positive(origin, coefficient, proof)", "None", "_beginnings"),
    (
        "ratio.barrier",
        'strict = positive(setting, split.rest, node.child("rest"))',
        "strict = True",
        "1 > x 0..inf 0..inf",
    ),
    ("ratio.barrier", "soft_gap(origin, split", "soft_gap(setting, split", "_beginnings"),
    (
        "ratio.canonical",
        "sign, rest = rest[0], constant(1)",
        "sign, rest = 1, constant(1)",
        "1/(0-2) > 0 0..inf 0..inf",
    ),
    ("ratio.comparison", 'is_upper = (name != "amos") == (j % 2 == 0)', 'is_upper = name != "amos"', "_comparisons"),
    ("ratio.comparison", '(0, 1), "amos": (1, 1)', '(0, 1), "amos": (0, 0)', "_comparisons"),
    ("ratio.domain", "above = self.low < value or", "above = True or", "r(nu) < 1 -1/2..inf 0..inf -0x9/0xa 0x1/0x1"),
    (
        "ratio.inequality",
        "if not positive(setting, difference, proof) and not",
        "if not positive(setting, difference, proof) and",
        "_checked",
    ),
    ("ratio.inequality", "if part.nu.low != left or", "if", "_covers"),
    ("ratio.inequality", "if (parts[0].nu.closed[0] and not", "if False and (parts[0].nu.closed[0] and not", "_covers"),
    ("ratio.node", "if not isinstance(value, list) or len(value) < least", "if not isinstance(value, list)", "_parts"),
    ("ratio.pieces", "if not setting.nu.point:", "if setting.tower.order.slope:", "0*r(1/2) < 2-nu 0..3 0..inf"),
    ("ratio.pieces", "{NU: nu, X: span", "{NU: (nu[0] ** 0,) * 2, X: span", "0*r(nu) < -1/4 -1/2 0..inf"),
    ("ratio.point", "return a[0] >= b[1] if strict else a[0] > b[1]", "return a[1] >= b[0]", "_false"),
    ("ratio.polynomial", "add(self.mul(quotient, lead), top)", "add(quotient, top)", "_polynomials"),
    ("ratio.recurrence", "order.twice(i), now), -1)", "order.twice(i), now), 1)", "_numerators"),
    ("ratio.signs", "if least < 0:", "if least < -(10**9):", "_quadratics"),
    ("ratio.signs", "if not strict:", "if strict is None:", "_by_roots"),
    ("ratio.strips", "scaled(twice_a, 2), scale)", "scaled(twice_a, 1), scale)", "_strips"),
    ("ratio.tower", "monomial(R, 2)), -1)", "monomial(R, 2)), 1)", "r(nu+1) < r(nu) -1..inf 0..inf"),
)
"""Unsound changes, a sign, a condition or a factor left out: module, text, changed text, the part or the inequality
that tells them apart."""


class Suite(documents.Suite):
    """A mutant dies if it gets a part wrong, or gives another exit code for a case, or another kind of reason."""

    def __init__(self) -> None:
        cases = [*inequality_valid(), *inequality_invalid(), *inequality_malformed()]
        encoded = sorted(((*case, self._encode(case[1])) for case in cases), key=lambda case: len(case[4]))
        self.checks: list[Check] = [
            (part.__name__, part)
            for part in (
                *TEXT_PARTS,
                *RANGE_PARTS,
                *FORM_PARTS,
                *SIGN_PARTS,
                *BARRIER_PARTS,
                *ALGEBRA_PARTS,
                *VALUE_PARTS,
            )
        ]
        self.checks += [(name, self._case(source, code, words)) for name, _, code, words, source in encoded]

    def first(self, told: str) -> Check:
        """The part, or the case about an inequality, of that name; from now on it is asked before the others."""
        names = enumerate(name for name, _ in self.checks)
        self._to_front(next(i for i, name in names if name == told or name.endswith(f": {told}")))
        return self.checks[0]
