"""What a mutant of description.py has to get right: what is a kernel, and the place that a complaint names."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from tests.checker.sample_certificates import exact

ONE: Final = "0x1p+0"
HALF: Final = "0x1p-1"
BELOW_PI: Final = Fraction(314159265358979323846, 10**20)
HUNDRED: Final = "0x64p+0"
Row = tuple[str, tuple[Fraction, ...], tuple[int, ...]]
HALVES: Final = Fraction(1, 2)
READ: Final[tuple[tuple[dict[str, Any], Row], ...]] = (
    ({"family": "polynomial", "coefficients": [ONE, HALF]}, ("polynomial", (Fraction(1), HALVES), ())),
    ({"family": "polynomial", "coefficients": ["0x0p+0", HALF]}, ("polynomial", (Fraction(0), HALVES), ())),
    (
        {"family": "polynomial", "coefficients": [ONE, "0x0p+0", HALF]},
        ("polynomial", (Fraction(1), Fraction(0), HALVES), ()),
    ),
    ({"family": "polynomial", "coefficients": [ONE] * 121}, ("polynomial", (Fraction(1),) * 121, ())),
    ({"family": "gegenbauer", "kappa": [[2, HALF]]}, ("gegenbauer", (HALVES,), (2,))),
    ({"family": "gegenbauer", "kappa": [[1, HALF], [120, ONE]]}, ("gegenbauer", (HALVES, Fraction(1)), (1, 120))),
    ({"family": "relu"}, ("relu", (), ())),
    ({"family": "onsager"}, ("onsager", (), ())),
    ({"family": "poisson", "r": HALF}, ("poisson", (HALVES,), ())),
    ({"family": "heat", "s": HUNDRED}, ("heat", (Fraction(100),), ())),
    ({"family": "power", "k": HUNDRED}, ("power", (Fraction(100),), ())),
    ({"family": "abs-power", "a": HUNDRED}, ("abs-power", (Fraction(100),), ())),
    ({"family": "kuramoto-daido", "m": HUNDRED}, ("kuramoto-daido", (Fraction(100),), ())),
    ({"family": "cone", "R": exact(BELOW_PI)}, ("cone", (BELOW_PI,), ())),
)
MALFORMED: Final[tuple[tuple[Any, str, str], ...]] = (
    (
        None,
        "K.family",
        "expected one of polynomial, gegenbauer, poisson, heat, power, abs-power, cone, kuramoto-daido, relu",
    ),
    ([], "K.family", "expected one of"),
    ({}, "K.family", "expected one of"),
    ({"family": "exponential"}, "K.family", "expected one of"),
    ({"family": "poisson"}, "K", ""),
    ({"family": "poisson", "r": HALF, "s": HALF}, "K", ""),
    ({"family": "poisson", "r": 1}, "K.r", ""),
    ({"family": "poisson", "r": ONE}, "K.r", "outside the domain"),
    ({"family": "poisson", "r": "0x3p-1"}, "K.r", "outside the domain"),
    ({"family": "poisson", "r": "0x0p+0"}, "K.r", "outside the domain"),
    ({"family": "heat", "s": "-0x1p+0"}, "K.s", "outside the domain"),
    ({"family": "heat", "s": "0x3201p-7"}, "K.s", "outside the domain"),
    ({"family": "power", "k": "0x65p+0"}, "K.k", "outside the domain"),
    ({"family": "abs-power", "a": "0x65p+0"}, "K.a", "outside the domain"),
    ({"family": "kuramoto-daido", "m": "0x65p+0"}, "K.m", "outside the domain"),
    ({"family": "cone", "R": exact(BELOW_PI + Fraction(1, 10**20))}, "K.R", "outside the domain"),
    ({"family": "relu", "r": HALF}, "K", ""),
    ({"family": "polynomial"}, "K", ""),
    ({"family": "polynomial", "coefficients": []}, "K.coefficients", "expected a non-empty list"),
    ({"family": "polynomial", "coefficients": ONE}, "K.coefficients", "expected a non-empty list"),
    ({"family": "polynomial", "coefficients": [ONE]}, "K.coefficients", "the last one not 0"),
    ({"family": "polynomial", "coefficients": [ONE, "0x0p+0"]}, "K.coefficients", "the last one not 0"),
    ({"family": "polynomial", "coefficients": [ONE, ONE, "0x0p+0"]}, "K.coefficients", "the last one not 0"),
    ({"family": "polynomial", "coefficients": [ONE, 1]}, "K.coefficients[1]", ""),
    ({"family": "gegenbauer", "kappa": []}, "K.kappa", "expected a non-empty list"),
    ({"family": "gegenbauer", "kappa": [[1, ONE], [2]]}, "K.kappa[1]", "expected a pair of a degree and a number"),
    ({"family": "gegenbauer", "kappa": [[1, ONE, ONE]]}, "K.kappa[0]", "expected a pair of a degree and a number"),
    ({"family": "gegenbauer", "kappa": [ONE]}, "K.kappa[0]", "expected a pair of a degree and a number"),
    ({"family": "gegenbauer", "kappa": ["ab"]}, "K.kappa[0]", "expected a pair of a degree and a number"),
    ({"family": "gegenbauer", "kappa": [[1, ONE], [0, ONE]]}, "K.kappa[1][0]", ""),
    ({"family": "gegenbauer", "kappa": [[1, 1]]}, "K.kappa[0][1]", ""),
    ({"family": "gegenbauer", "kappa": [[1, ONE], [1, HALF]]}, "K.kappa", "expected increasing degrees"),
    ({"family": "gegenbauer", "kappa": [[2, ONE], [1, HALF]]}, "K.kappa", "expected increasing degrees"),
    ({"family": "gegenbauer", "kappa": [[1, ONE], [2, "0x0p+0"]]}, "K.kappa", "numbers that are not 0"),
)
LIMITS: Final[tuple[tuple[Any, str], ...]] = (
    ({"family": "polynomial", "coefficients": [ONE] * 122}, "K.coefficients (the number of entries)"),
    ({"family": "gegenbauer", "kappa": [[121, ONE]]}, "K.kappa[0][0]"),
)
INTERVALS: Final[tuple[tuple[Any, Any, str, str], ...]] = (
    (
        {"family": "relu"},
        [HALF, ONE],
        "C.kernel.family",
        "expected one of poisson, heat, power, abs-power, cone, kuramoto-daido",
    ),
    ({"family": "exponential"}, [HALF, ONE], "C.kernel.family", "expected one of poisson"),
    ({"family": "heat", "s": ONE}, [HALF, ONE], "C.kernel", ""),
    ({"family": "heat"}, [HALF], "C.parameter_interval", "expected a pair of numbers"),
    ({"family": "heat"}, [HALF, ONE, ONE], "C.parameter_interval", "expected a pair of numbers"),
    ({"family": "heat"}, "ab", "C.parameter_interval", "expected a pair of numbers"),
    ({"family": "heat"}, [HALF, 1], "C.parameter_interval[1]", ""),
    ({"family": "heat"}, ["0x0p+0", ONE], "C.parameter_interval", "outside the domain"),
    ({"family": "poisson"}, [HALF, ONE], "C.parameter_interval", "outside the domain"),
    ({"family": "heat"}, [HALF, HALF], "C.parameter_interval", "expected a < b"),
    ({"family": "heat"}, [ONE, HALF], "C.parameter_interval", "expected a < b"),
)
OPEN: Final = ("poisson", "heat", "power", "abs-power", "cone", "kuramoto-daido", "exponential")


def _said(package: Any, read: Any) -> tuple[int, str]:
    """Exit code and reason; 0 where it is read."""
    try:
        read()
    except package.Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def _numbers(package: Any) -> Any:
    return package.document.reader.Numbers()


def read(package: Any) -> bool:
    """Families, numbers and degrees as they are written."""
    module = package.kernels.description
    for value, wanted in READ:
        found = module.description(value, "K", _numbers(package))
        if (found.family, found.numbers, found.degrees, found.interval) != (*wanted, False):
            return False
    return True


def refusals(package: Any) -> bool:
    """Each fault at its place; what is too long is a limit."""
    module = package.kernels.description
    for value, place, words in MALFORMED:
        code, reason = _said(package, lambda value=value: module.description(value, "K", _numbers(package)))
        if code != 2 or not reason.startswith(f"malformed: {place}: ") or words not in reason:
            return False
    for value, place in LIMITS:
        code, reason = _said(package, lambda value=value: module.description(value, "K", _numbers(package)))
        if code != 3 or place not in reason:
            return False
    return True


def intervals(package: Any) -> bool:
    """Two ends of a parameter, both in its domain; a family alone."""
    module = package.kernels.description
    ends = [HALF, HUNDRED]
    found = module.over_interval({"family": "heat"}, ends, "C", _numbers(package))
    if (found.family, found.numbers, found.degrees, found.interval) != ("heat", (HALVES, Fraction(100)), (), True):
        return False
    for value, given, place, words in INTERVALS:
        code, reason = _said(
            package, lambda value=value, given=given: module.over_interval(value, given, "C", _numbers(package))
        )
        if code != 2 or not reason.startswith(f"malformed: {place}: ") or words not in reason:
            return False
    if any(module.family_alone({"family": name}, "K") != module.Description(name) for name in OPEN):
        return False
    for value in ({"family": "relu"}, {"family": 1}, {"family": ["heat"]}):
        code, reason = _said(package, lambda value=value: module.family_alone(value, "K"))
        if code != 2 or not reason.startswith(f"malformed: K.family: expected one of {', '.join(OPEN)}"):
            return False
    return _said(package, lambda: module.family_alone({"family": "heat", "s": ONE}, "K"))[0] == 2


DESCRIPTION: Final = (read, refusals, intervals)
