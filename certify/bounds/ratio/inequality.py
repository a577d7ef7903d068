"""A part of a proof of a statement: on one range of nu, the signs that it needs, in the order of its text."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from certify.bounds.ratio.canonical import Canonical
from certify.bounds.ratio.canonical import Undefined as Meaningless
from certify.bounds.ratio.domain import Question, Range
from certify.bounds.ratio.expression import mentions
from certify.bounds.ratio.setting import Effort, Setting
from certify.bounds.ratio.signs import positive
from certify.bounds.ratio.tower import Order, Tower
from certify.core.polynomial import Poly


class Stuck(Exception):
    """A sign that is not proved: `kind` is denominator, radicand or inequality.

    between: two points at which a denominator, which is continuous, has different signs, so that it vanishes between.
    """

    def __init__(self, kind: str, p: Poly, setting: Setting | None = None) -> None:
        super().__init__(kind)
        self.kind, self.p = kind, p
        self.between = None if setting is None else setting.samples.both_signs(p)


@dataclass(frozen=True, slots=True)
class Read:
    """A statement on a range of nu: the tower, what may not vanish with its signs, and the polynomials to be > 0."""

    setting: Setting
    goals: list[tuple[Poly, bool]]


def setting_of(question: Question, nu: Range, effort: Effort) -> Setting:
    """An empty tower on a range of nu."""
    slope, shift = question.base
    order = Order(Fraction(0), slope * nu.low + shift) if nu.point else Order(slope, shift)
    return Setting(Tower(order), nu, question.x, effort)


def require_homogeneous(question: Question) -> None:
    """`Inhomogeneous` where terms of different degrees in I meet."""
    if not any(mentions(side, "I") for side in question.statement.sides):
        return
    point = question.nu.low if question.nu.point else None
    tower = setting_of(question, question.nu, Effort()).tower
    canonical = Canonical(tower, question.base[1], point, lambda kind, p: 1)
    for low, high, _ in question.statement.pairs():
        with suppress(Meaningless):
            canonical.difference(low, high)


def prove_part(
    question: Question, nu: Range, effort: Effort, *, boxes: bool = False, formal: bool = False
) -> dict[str, Any]:
    """The part of the evidence for a range of nu. Raises `Stuck` at the first sign that is not proved.

    formal: by the steps alone that the export to Coq writes.
    """
    setting = replace(setting_of(question, nu, effort), boxes=boxes, formal=formal)
    conditions: list[dict[str, Any]] = []

    def settle(kind: str, p: Poly) -> int:
        signs = setting.samples.signs(p)
        for sign in (1, -1) if kind == "denominator" else (1,):
            if -sign not in signs and (proof := positive(setting, p * sign)):
                conditions.append({"sign": sign, "proof": proof.node})
                return sign
        raise Stuck(kind, p, setting if kind == "denominator" else None)

    canonical = Canonical(setting.tower, question.base[1], nu.low if nu.point else None, settle)
    goals = []
    for low, high, strict in question.statement.pairs():
        difference = canonical.difference(low, high)
        proof = positive(setting, difference, strict)
        if proof is None:
            raise Stuck("inequality", difference)
        goals.append(proof.node)
    closed = list(nu.closed)
    return {
        "from": nu.low,
        "to": "inf" if nu.high is None else nu.high,
        "closed": closed,
        "conditions": conditions,
        "goals": goals,
    }
