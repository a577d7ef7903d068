"""What a mutant of criterion.py has to get right: where its inequalities end, what they ask for and rest on."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import comb
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed, refused

P: Final = 60


def _ruled(leading: Iterable[int], table: dict[int, tuple[Fraction, Fraction]], d: int, degrees: Any) -> Any:
    asked: list[int] = []
    return SimpleNamespace(
        d=d,
        leading=tuple(leading),
        decisive=tuple(table),
        eigenvalue=lambda degree, p: table[degree],
        degrees=lambda count: asked.append(count) or tuple(degrees),
        asked=asked,
    )


def criterion(package: Any) -> bool:
    """A_l lambda_l <= lambda_1, upper end against lower end; equality is enough; on the circle over the divisor."""
    module, least = package.kernels.criterion, Fraction(1, 2**40)
    for d, step in ((2, 1), (2, 3), (3, 1), (6, 1)):
        for order in (2, 3):
            degree = order * step
            edge = Fraction(3, 5) / comb(d + order - 2, order - 1)
            for more, fits in ((Fraction(0), True), (least, False)):
                table = {step: (Fraction(3, 5), Fraction(9)), degree: (Fraction(-1), edge + more)}
                kernel = _ruled((step,), table, d, (step, degree))
                words = f"A_{order} lambda_{degree} <= lambda_{step}"
                if refused(package, lambda kernel=kernel: module.require_criterion(kernel, P), words) is fits:
                    return False
    for leading, d, degrees in (((2,), 3, (2, 4)), ((1, 2), 2, (1, 2)), ((4,), 2, (2, 4))):
        kernel = _ruled(leading, dict.fromkeys(leading, (Fraction(1), Fraction(1))), d, degrees)
        if not refused(package, lambda kernel=kernel: module.require_criterion(kernel, P), "the leading degree is not"):
            return False
    circle, sphere = _ruled((6,), {}, 2, (6, 9)), _ruled((6,), {}, 3, (6, 9))
    return (module.step_of(circle), circle.asked, module.step_of(sphere)) == (3, [240], 1)


def rules(package: Any) -> bool:
    """The three rules: what they ask of the kernel, of the document and of the enclosure, and what they rest on."""
    module, continuous = package.kernels.criterion, package.main_theorem.CONTINUOUS
    kernel = _ruled((1,), {1: (Fraction(1), Fraction(1)), 2: (Fraction(1), Fraction(1))}, 3, (1, 2))
    kernel.threshold = lambda p: (Fraction(1, 2), Fraction(2, 3)) if p == P else (Fraction(0), Fraction(9))
    low, high, more = Fraction(1, 2), Fraction(2, 3), Fraction(1, 2**50)

    def claim(lower: Fraction = low, upper: Fraction = high, leading: tuple[int, ...] = (1,)) -> Any:
        named, precise = {"leading": leading}, {package.kernels.form.Precise: SimpleNamespace(bits=P)}
        return SimpleNamespace(d=3, kernel="kernel", bounds=(lower, upper), details=named, given=precise.get)

    known = {("criterion", 3, "kernel"): ["one"]}
    context = SimpleNamespace(proved=lambda *words: iter(known.get(words, [])))
    with changed((module, "kernel_for", lambda claim, own: kernel if own is context else None)):
        if not refused(package, lambda: module.check_criterion(claim(), context), "A_2 lambda_2 <= lambda_1"):
            return False
        kernel.decisive = (1,)
        if module.check_criterion(claim(), context) != continuous:
            return False
        for rule, rests in (
            (module.check_coupling_criterion, continuous),
            (module.check_kernel_threshold, frozenset()),
        ):
            if rule(claim(), context) != rests:
                return False
            lower = refused(package, lambda rule=rule: rule(claim(lower=low + more), context), "enclosure.lower <= K_#")
            upper = refused(
                package, lambda rule=rule: rule(claim(upper=high - more), context), "K_# <= enclosure.upper"
            )
            if not lower or not upper:
                return False
        said = "the leading degrees are 1"
        if not refused(package, lambda: module.check_kernel_threshold(claim(leading=(1, 2)), context), said):
            return False
        known.clear()
        return refused(package, lambda: module.check_coupling_criterion(claim(), context), "no proved claim criterion")


def ratios(package: Any) -> bool:
    """A lower bound of a quotient: over the upper end, or for a negative one over the lower end."""
    table = {1: (Fraction(1, 2), Fraction(2, 3)), 2: (Fraction(1, 5), Fraction(1)), 3: (Fraction(-1, 5), Fraction(1))}
    kernel, asked = _ruled((1,), table, 3, ()), package.kernels.criterion.ratio_below
    return (asked(kernel, 2, 1, P), asked(kernel, 3, 1, P)) == (Fraction(3, 10), Fraction(-2, 5))


CRITERION: Final = (criterion, rules, ratios)
