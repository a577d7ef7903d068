"""What a mutant of interval.py has to get right: which end of a family is which, and on which side of a value it is."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed, refused

LOW: Final = Fraction(1, 4)
HIGH: Final = Fraction(1, 3)
STEP: Final = Fraction(1, 2**90)


def _claim(package: Any, family: str, bounds: Any, numbers: Any = (LOW, HIGH)) -> Any:
    return SimpleNamespace(
        d=3,
        bounds=bounds,
        kernel=package.kernels.description.Description(family, numbers, interval=True),
        given=lambda _: SimpleNamespace(bits=99),
    )


def _ends(package: Any, family: str, rows: tuple[str, str], values: Any) -> Any:
    """A document with K_c at both ends."""
    made = package.kernels.description.Description
    known = {
        made(family, (x,)): SimpleNamespace(bounds=y, trust=frozenset({row}))
        for x, y, row in zip((LOW, HIGH), values, rows, strict=True)
    }
    return SimpleNamespace(
        proved=lambda label, d, kernel: iter(
            [known[kernel]] if (label, d) == ("critical-coupling", 3) and kernel in known else []
        )
    )


def monotone(package: Any) -> bool:
    """K_c is largest at the lower end where the coefficients rise, and least there where they fall."""
    module = package.kernels.interval
    here, there = (Fraction(2), Fraction(3)), (Fraction(5), Fraction(6))
    for family, rising in (("poisson", True), ("cone", True), ("kuramoto-daido", True), ("heat", False)):
        values = (there, here) if rising else (here, there)
        context = _ends(package, family, ("one", "other"), values)
        rows = module.check_monotone(_claim(package, family, (Fraction(2), Fraction(6))), context)
        if rows != module.TRUST | {"one", "other"}:
            return False
        for bounds, words in (
            ((2 + STEP, Fraction(6)), "where it is least"),
            ((Fraction(2), 6 - STEP), "where it is largest"),
        ):
            if not refused(
                package,
                lambda bounds=bounds, family=family, context=context: module.check_monotone(
                    _claim(package, family, bounds), context
                ),
                words,
            ):
                return False
    own = _claim(package, "power", (Fraction(0), Fraction(9)))
    if not refused(package, lambda: module.check_monotone(own, context), "not known to be monotone"):
        return False
    other = _claim(package, "heat", (Fraction(0), Fraction(9)), (LOW, Fraction(1)))
    if not refused(
        package, lambda: module.check_monotone(other, context), "no proved claim critical-coupling at an end"
    ):
        return False
    return _described(package)


def _described(package: Any) -> bool:
    """A claim about no kernel, or about one value of a parameter, is none about an interval."""
    module, made = package.kernels.interval, package.kernels.description.Description
    for kernel in (None, made("heat", (LOW,))):
        try:
            module.about(SimpleNamespace(kernel=kernel))
        except TypeError as error:
            if "the form of this rule" not in str(error):
                return False
        else:
            return False
    return bool(module.about(_claim(package, "heat", None)) == ("heat", LOW, HIGH))


def turned(package: Any) -> bool:
    """K_# at both ends, in the enclosure, on the continuous side of a proved value of the same family and d."""
    module, made = package.kernels.interval, package.kernels.description.Description
    asked: list[Any] = []
    values = {LOW: (Fraction(2), Fraction(3)), HIGH: (Fraction(5), Fraction(6))}

    def kernel(description: Any, d: int, context: Any) -> Any:
        asked.append((description.family, d, context))
        return SimpleNamespace(threshold=lambda p: asked.append(p) or values[description.numbers[0]])

    def code(bounds: Any, value: Any, side: str, words: str, family: str = "power") -> bool:
        claim = SimpleNamespace(bounds=value, details={"continuous": side})
        context = SimpleNamespace(
            proved=lambda label, d, about: iter([claim] if (label, d, about) == ("threshold", 3, made("power")) else [])
        )
        found: list[Any] = []
        no = refused(
            package, lambda: found.append(module.check_turned(_claim(package, family, bounds), context)), words
        )
        return no if words else found == [module.CONTINUOUS]

    wide, below, above = (Fraction(2), Fraction(6)), (HIGH, HIGH + 1), (LOW - 1, LOW)
    with changed((module, "kernel_at", kernel)):
        for _ in range(2):
            facts = (
                code(wide, below, "below", ""),
                code(wide, above, "above", ""),
                code(wide, (HIGH - STEP, HIGH + 1), "below", "the end of the interval <= the value"),
                code(wide, (LOW - 1, LOW + STEP), "above", "the value <= the beginning"),
                code(wide, above, "below", "the end of the interval <= the value"),
                code(wide, below, "above", "the value <= the beginning"),
                code(wide, below, "both", "on one side of the value alone"),
                code((2 + STEP, Fraction(6)), below, "below", "enclosure.lower <= K_# at both ends"),
                code((Fraction(2), 6 - STEP), below, "below", "K_# at both ends <= enclosure.upper"),
                code(wide, below, "below", "no proved claim threshold about this family", "heat"),
            )
            if not all(facts):
                return False
            values = {LOW: values[HIGH], HIGH: values[LOW]}  # and falling
    return [x for x in asked if isinstance(x, int)] == [99] * 16 and {x[:2] for x in asked if isinstance(x, tuple)} == {
        ("power", 3)
    }


INTERVAL: Final = (monotone, turned)
