"""Every computed step of every derivation is falsified in turn, and the replay must refuse it.

The parts of a check are readable (`Identities.pairs`, `Positive.expr`, ...): a planted error changes one number in one
of them, or drops one hypothesis, and leaves the rest alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest
import sympy as sp
from sympy.core.function import AppliedUndef

from proofs.engine.checks import Identities, Induction, Positive
from proofs.engine.derivation import Check, Derivation, NotDerived
from proofs.engine.replay import derivations
from proofs.engine.symbols import Expr, d, eps, t
from proofs.quartic.obstruction import EntropyExpansion
from tests.book import load

ELSEWHERE = (
    "kuramoto_limit",
    "landau.expansion",
    "landau.reduction",
    "large_beta.cap",
    "large_dimension.",
    "reduction.series",
)
"""Modules whose checks are functions of a table `Claims`: their own tests replace its entries."""
BOOK = load()
DERIVATIONS = [item for label, item in derivations(BOOK).items() if not BOOK.rows[label].module.startswith(ELSEWHERE)]
STEPS = [(item, n) for item in DERIVATIONS for n, step in enumerate(item.steps) if step.check is not None]
DRAWN = {item.label: random.Random(item.label).choice([n for it, n in STEPS if it is item]) for item, _ in STEPS}
"""A step of each derivation, which is falsified in the normal tests; all steps are in the deep ones."""


def _value(expr: Expr) -> Expr:
    """The value at a fixed rational point."""
    expr = sp.sympify(expr)
    point = {
        s: sp.Integer(2 + i) if s.is_integer else sp.Rational(5 + i, 4 + 3 * i) for i, s in enumerate(_symbols(expr))
    }
    return sp.N(expr.subs(point).doit(), 25)


def _symbols(expr: Expr) -> list[Expr]:
    return sorted(expr.free_symbols, key=str)


def _differs(one: Expr, other: Expr) -> bool:
    """Whether a change of an expression is one of its value too (the change of a dummy exponent may not be)."""
    difference = sp.sympify(one) - sp.sympify(other)
    if difference.atoms(AppliedUndef):
        return bool(sp.simplify(difference) != 0)
    value = _value(difference)
    return bool(value.is_finite) and bool(abs(value) > sp.Float("1e-15"))


def _wrong_numbers(expr: Expr) -> Iterator[Expr]:
    """The expression with one of its numbers increased by 1, for up to two of them; or doubled, or 1 for 0."""
    expr = sp.sympify(expr)
    numbers = [n for n in sp.preorder_traversal(expr) if n.is_Rational and n not in (-1, expr)]
    for number in list(dict.fromkeys(numbers))[:2]:
        wrong = expr.xreplace({number: number + 1})
        if wrong.is_finite is not False and not wrong.has(sp.nan, sp.zoo, sp.oo) and _differs(wrong, expr):
            yield wrong
    yield expr * 2 if expr != 0 else sp.Integer(1)


def planted(check: Check) -> Iterator[Check]:
    """Variants of a check with one error each."""
    if isinstance(check, Identities):
        for i, (left, right) in enumerate(check.pairs):
            for wrong in [
                *((new, right) for new in _wrong_numbers(left)),
                *((left, new) for new in _wrong_numbers(right)),
            ]:
                if _differs(wrong[0], left) or _differs(wrong[1], right):
                    yield Identities((*check.pairs[:i], wrong, *check.pairs[i + 1 :]))
    elif isinstance(check, Induction):
        yield replace(check, base=sp.sympify(check.base) * 2)
        yield replace(check, step=sp.sympify(check.step) * 2)
        yield replace(check, step=sp.sympify(check.step) + check.previous / (check.index + 7))
        yield replace(check, claim=sp.sympify(check.claim) * (check.index + 2) / (check.start + 2))
    elif isinstance(check, EntropyExpansion):
        yield replace(check, claimed=check.claimed + eps**4 * t / d)
        yield replace(check, claimed=check.claimed + eps**3)
    elif isinstance(check, Positive):
        yield replace(check, expr=-sp.sympify(check.expr))
        if check.where:
            yield replace(check, where={})
        if check.nonnegative:
            yield replace(check, nonnegative=check.nonnegative[1:])


def require_caught(item: Derivation, number: int, wrong: Check) -> None:
    """The replay refuses the step with this check in place of its own."""
    only = replace(item, steps=(replace(item.steps[number], check=wrong),))
    with pytest.raises(NotDerived, match=item.label.replace("(", r"\(")):
        only.derive()


@pytest.mark.parametrize(
    ("item", "number"),
    [(item, n) for item, n in STEPS if n == DRAWN[item.label]],
    ids=[f"{item.label}-{n + 1}" for item, n in STEPS if n == DRAWN[item.label]],
)
def test_a_planted_error_is_caught(item: Derivation, number: int) -> None:
    """One of the first errors that can be planted in the step."""
    step = item.steps[number]
    assert step.check is not None
    variants = list(islice(planted(step.check), 3))
    require_caught(item, number, random.Random(f"{item.label}-{number}").choice(variants))


@pytest.mark.deep
@pytest.mark.parametrize(("item", "number"), STEPS, ids=[f"{item.label}-{n + 1}" for item, n in STEPS])
def test_all_planted_errors_are_caught(item: Derivation, number: int) -> None:
    check = item.steps[number].check
    assert check is not None
    variants = list(planted(check))
    assert variants
    for wrong in variants:
        require_caught(item, number, wrong)


def test_the_plant_reaches_every_kind_of_check() -> None:
    kinds = {type(item.steps[n].check) for item, n in STEPS}
    assert kinds == {Identities, Induction, Positive, EntropyExpansion}
    assert len(STEPS) > 120
