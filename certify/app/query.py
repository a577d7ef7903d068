"""What is asked: `key=value` words to a `Query` of exact, checked values. No mathematics, standard library only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from certify.app.numbers import parse_number, plain_text, signed_number
from certify.core.claim import DIMENSION_LABELS, KERNEL_QUESTIONS, WEAKER, End
from certify.core.errors import BadInput, nearest
from certify.core.kernel import EXPONENTIAL, PARAMETERS, KernelDescription, family, gegenbauer, over, polynomial
from certify.core.names import meant
from certify.core.region import Region
from certify.solve.question import Query

MAX_D: Final = 10**6
MAX_DIMENSIONS: Final = 10**5
MAX_DIGITS: Final = 10**6
MAX_BETA: Final = 10**6
MAX_KERNELS: Final = 1000
KEYS: Final = ("d", "digits", "beta", "kernel", "claims")
KERNEL_KEYS: Final = tuple(name for name in PARAMETERS.values() if name is not None)
BETA_HELP: Final = (
    f"a number > 0 up to {MAX_BETA} such as 1.2, 13/9 or 10^3, or beta-star, is wanted, "
    "or an interval a..b, 0 <= a < b, whose ends may be beta-star and inf"
)

_CALLED: Final = {"maier-saupe": "poly:0,0,1", "hegselmann-krause": "cone", "doi-onsager": "onsager"}
"""Kernels by names of models, as they are written here."""


def parse_words(words: Sequence[str]) -> Query:
    """`d=5 beta=1.2 digits=100 claims=regime` as a Query. Raises BadInput (one line: key, value, what is allowed)."""
    values = keys_of(words, KEYS, KERNEL_KEYS)
    if "d" not in values:
        raise BadInput(f"d: missing; an integer from 2 to {MAX_D} is wanted, as in d=5, d=2..10 or d=2,3,5")
    return make_query(values)


def keys_of(words: Sequence[str], keys: Sequence[str], more: Sequence[str] = ()) -> dict[str, str]:
    """The values of `key=value` words. BadInput for other words, unknown keys, and keys that are given twice.

    `more`: keys that go with one of the others only, and are not named where another key is wanted.
    """
    values: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise BadInput(f"{word[:60]!r}: words of the form key=value are wanted, keys: {', '.join(keys)}")
        if key not in keys and key not in more:
            raise BadInput(f"{key[:40]}={value[:40]}: unknown key{nearest(key, keys)}; allowed: {', '.join(keys)}")
        if key in values:
            raise BadInput(f"{key}={value[:40]}: the key is given twice; once is wanted")
        values[key] = value
    return values


def make_query(values: Mapping[str, str]) -> Query:
    """A Query from the texts of the keys."""
    if values.get("kernel") == EXPONENTIAL and (values.get("claims") != "threshold" or "beta" in values):
        values = {key: value for key, value in values.items() if key != "kernel"}
    kernel, *others = parse_kernels(values) or (None,)
    if kernel is not None and "beta" in values:
        raise BadInput(f"beta={values['beta'][:40]}: the paper's kernel has a beta; with kernel= there is none")
    return Query(
        parse_dimensions(values["d"]),
        parse_digits(values["digits"]) if "digits" in values else None,
        parse_beta(values["beta"]) if "beta" in values else None,
        parse_questions(values["claims"], kernel) if "claims" in values else None,
        kernel,
        others=tuple(others),
    )


def parse_kernels(values: Mapping[str, str]) -> tuple[KernelDescription, ...]:
    """The kernels of the keys: several, where the parameter is a list of values such as `m=1/2,3/4,1`."""
    key = next((key for key in KERNEL_KEYS if "," in values.get(key, "")), None)
    parts = [values] if key is None else [{**values, key: part} for part in values[key].split(",")]
    found = [parse_kernel(part) for part in parts]
    return require_list([kernel for kernel in found if kernel is not None])


def require_list(kernels: Sequence[KernelDescription]) -> tuple[KernelDescription, ...]:
    """The kernels of a list. BadInput for too many, one that stands there twice, and an interval among several."""
    if len(kernels) > MAX_KERNELS:
        raise BadInput(f"kernel: a list of more than {MAX_KERNELS} kernels; at most so many are wanted")
    for i, kernel in enumerate(kernels):
        if kernel.interval and len(kernels) > 1:
            raise BadInput(f"kernel={kernel}: a list of values, as in m=1/2,3/4, or one interval a..b is wanted")
        if kernel in kernels[:i]:
            raise BadInput(f"kernel={str(kernel)[:60]}: given twice; each once is wanted")
    return tuple(kernels)


def parse_kernel(values: Mapping[str, str]) -> KernelDescription | None:
    """The kernel that the keys `kernel` and, for a family with a parameter, its name have; None without."""
    given = {key: values[key] for key in KERNEL_KEYS if key in values}
    text = values.get("kernel")
    if text is None:
        for key, value in given.items():
            raise BadInput(f"{key}={value[:40]}: goes with a kernel, as in kernel=poisson r=7/20")
        return None
    name, colon, rest = text.partition(":")
    if text == EXPONENTIAL:
        for key, value in given.items():
            raise BadInput(f"{key}={value[:40]}: kernel={text} has the parameter beta")
        return KernelDescription(EXPONENTIAL)
    listed = colon and name in ("poly", "gegenbauer")
    if not listed and text not in PARAMETERS:
        known = ("poly:0,1,1/2", "gegenbauer:1:1,2:3/4", *PARAMETERS, EXPONENTIAL)
        hint = f" (it is {_CALLED[name]})" if name in _CALLED else nearest(name, ("poly", "gegenbauer", *PARAMETERS))
        raise BadInput(f"kernel={text[:40]}: unknown{hint}; allowed: {', '.join(known)}")
    parameter = None if listed else PARAMETERS[text]
    for key, value in given.items():
        if key != parameter:
            wanted = "no parameter" if parameter is None else f"the parameter {parameter}"
            raise BadInput(f"{key}={value[:40]}: kernel={name} has {wanted}")
    if listed:
        return _polynomial(text, rest) if name == "poly" else _gegenbauer(text, rest)
    if parameter is None:
        return family(text, None)
    if parameter not in given and values.get("claims") == "threshold":
        return family(text, None)
    if parameter not in given:
        raise BadInput(f"kernel={text}: {parameter} is missing, as in kernel={text} {parameter}=1/2")
    return _with_parameter(text, f"{parameter}={given[parameter][:40]}", given[parameter])


def _with_parameter(name: str, shown: str, text: str) -> KernelDescription:
    """A family at a number, or on an interval a..b of its parameter."""
    left, dots, right = text.partition("..")
    first = signed_number(shown, left)
    return over(name, first, signed_number(shown, right), shown) if dots else family(name, first, shown)


def _polynomial(text: str, rest: str) -> KernelDescription:
    shown = f"kernel={text[:60]}"
    return polynomial((signed_number(shown, part) for part in rest.split(",") if rest), shown)


def _gegenbauer(text: str, rest: str) -> KernelDescription:
    shown, pairs = f"kernel={text[:60]}", []
    for part in rest.split(",") if rest else ():
        degree, colon, value = part.partition(":")
        if not colon or not re.fullmatch(r"\d{1,20}", degree, re.ASCII):
            raise BadInput(f"{shown}: degree:kappa pairs are wanted, as in gegenbauer:1:1,2:3/4")
        pairs.append((int(degree), signed_number(shown, value)))
    return gegenbauer(pairs, shown)


def _integer(text: str, least: int, most: int, complaint: str) -> int:
    def allowed(digits: str) -> bool:
        return re.fullmatch(r"\d{1,20}", digits, re.ASCII) is not None and least <= int(digits) <= most

    if allowed(text):
        return int(text)
    raise BadInput(f"{complaint}; write {plain_text(text)}" if allowed(plain_text(text)) else complaint)


def parse_dimensions(text: str) -> Sequence[int]:
    """`5`, `2..10`, `2,3,5` or a mixture, without repetition. Each from 2 to 10^6, at most 10^5 of them."""
    allowed = f"an integer from 2 to {MAX_D}, a range 2..10 or a list 2,3,5 is wanted, at most {MAX_DIMENSIONS} of them"
    complaint = f"d={text[:40]}: {allowed}"
    result: list[int] = []
    for part in text.split(","):
        low, dots, high = part.partition("..")
        first = _integer(low, 2, MAX_D, complaint)
        last = _integer(high, first, MAX_D, complaint) if dots else first
        if len(result) + last - first + 1 > MAX_DIMENSIONS:
            raise BadInput(complaint)
        result.extend(range(first, last + 1))
    if len(set(result)) != len(result):
        raise BadInput(f"d={text[:40]}: a dimension is given twice; each once is wanted")
    return result


def parse_digits(text: str) -> int:
    """A plain decimal integer from 1 to 10^6."""
    return _integer(text, 1, MAX_DIGITS, f"digits={text[:40]}: a plain integer from 1 to {MAX_DIGITS} is wanted")


def parse_claims(text: str, labels: Sequence[str] = DIMENSION_LABELS) -> tuple[str, ...]:
    """A comma-separated list of some of these labels."""
    names = tuple(text.split(","))
    for name in names:
        if name not in labels:
            raise BadInput(f"claims={name[:40]}: unknown claim{meant(name, labels)}; allowed: {', '.join(labels)}")
    if len(set(names)) != len(names):
        raise BadInput(f"claims={text[:60]}: a claim is named twice; each once is wanted")
    return names


def parse_questions(text: str, kernel: KernelDescription | None) -> tuple[str, ...]:
    """The labels that are asked for; those of zonal densities as the questions that they answer."""
    if kernel is None:
        return parse_claims(text)
    return tuple(dict.fromkeys(name.removesuffix(WEAKER) for name in parse_claims(text, KERNEL_QUESTIONS)))


def parse_end(whole: str, text: str) -> Fraction:
    """A number of the text `whole` of a beta."""
    value = parse_number(text)
    if value is None or value > MAX_BETA:
        plain = parse_number(plain_text(text)) if value is None else None
        hint = f"; write {plain_text(text)}" if plain is not None and plain <= MAX_BETA else ""
        raise BadInput(f"beta={whole[:40]}: {BETA_HELP}{hint}")
    return value


def parse_beta(text: str) -> Region:
    """A point `1.2`, `13/9`, `beta-star`, or an interval `a..b`, whose ends may be `beta-star`, on the right `inf`.

    `0..b` is (0, b].
    """
    low, dots, high = text.partition("..")
    if text == "beta-star":
        return Region.at("beta-star")
    if not dots:
        point = parse_end(text, text)
        if point == 0:
            raise BadInput(f"beta={text[:40]}: {BETA_HELP}")
        return Region.at(point)
    left: End = "beta-star" if low == "beta-star" else parse_end(text, low)
    right: End = high if high in ("beta-star", "inf") else parse_end(text, high)  # type: ignore[assignment]  # narrowed
    return check_interval(text, left, right)


def check_interval(text: str, left: End, right: End) -> Region:
    """The interval, if it is one; `text` is how it was given."""
    if left == right or (not isinstance(left, str) and not isinstance(right, str) and not left < right):
        raise BadInput(f"beta={text[:40]}: {BETA_HELP}")
    return Region(left, right)
