"""The grid of a sweep: words to points (d, beta), beta as given or as a multiple of beta_*, and the name of each.

beta is a number, or beta_* itself, `beta-star`, which the ratio 1 is too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Final, Literal

from certify.app.numbers import parse_number
from certify.app.query import MAX_BETA, keys_of, parse_claims, parse_digits, parse_dimensions
from certify.core.errors import BadInput
from certify.core.exact import Dyadic, as_fraction, decimal_lower, exact_decimal, format_exact

_KEYS: Final = ("d", "beta", "ratio", "digits", "claims")
_LEAST_BITS: Final = 16
_LEAST_COUNT: Final = 2
_MAX_RATIO: Final = 1000
_MARGIN_BITS: Final = 10  # the rounding is at most 2^-10 of the least distance between two of the ratios, 0 and 1
_STAR: Final = "beta-star"

Beta = Fraction | Literal["beta-star"]


@dataclass(frozen=True, slots=True)
class Multiple:
    """How a beta was asked for: as ratio * beta_*, rounded up by less than `rounding`; None: beta is beta_* itself."""

    ratio: Fraction
    rounding: Dyadic | None


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the grid, and what is asked there. Where beta comes from is no part of the question."""

    d: int
    beta: Beta
    digits: int | None
    claims: tuple[str, ...] | None
    multiple: Multiple | None = field(default=None, compare=False)

    @property
    def question(self) -> str:
        """What is asked, whole: equal for equal points."""
        return json.dumps([self.d, self.place, self.digits, self.claims])

    @property
    def place(self) -> str:
        """beta as a certificate has it."""
        return self.beta if isinstance(self.beta, str) else format_exact(self.beta)

    @property
    def name(self) -> str:
        """The certificate's file name: d and beta, cut off, to be read, and a digest of the whole question."""
        beta = self.beta
        shown = beta if isinstance(beta, str) else f"beta{(exact_decimal(beta, 6) or decimal_lower(beta, 6))[:12]}"
        short = hashlib.sha256(self.question.encode("ascii")).hexdigest()[:16]
        return f"d{self.d}_{shown}_{short}.json"


def parse_grid(words: Sequence[str]) -> list[Point]:
    """`d=2,3 ratio=1.1,2 digits=20` as points. Raises BadInput (one line: key, value, what is allowed)."""
    values = keys_of(words, _KEYS)
    if "d" not in values or ("beta" in values) == ("ratio" in values):
        raise BadInput("sweep: d and one of beta, ratio are wanted, as in d=2..5 ratio=1.1,1.5,2")
    digits = parse_digits(values["digits"]) if "digits" in values else None
    claims = parse_claims(values["claims"]) if "claims" in values else None
    key = "beta" if "beta" in values else "ratio"
    numbers = [x for part in values[key].split(",") for x in _numbers(key, values[key], part)]
    if len(set(numbers)) != len(numbers):
        raise BadInput(f"{key}={values[key][:40]}: a point is given twice; each once is wanted")
    dimensions = parse_dimensions(values["d"])
    if key == "beta":
        return [Point(d, beta, digits, claims) for d in dimensions for beta in numbers]
    ratios = [number for number in numbers if not isinstance(number, str)]
    return [Point(d, beta, digits, claims, multiple) for d in dimensions for beta, multiple in _multiples(d, ratios)]


def _numbers(key: str, whole: str, part: str) -> list[Beta]:
    """One number, beta_*, or the equidistant numbers of a range: `2..4:5` is 2, 5/2, 3, 7/2, 4."""
    if key == "beta" and part == _STAR:
        return [_STAR]
    first, dots, rest = part.partition("..")
    last, colon, count = rest.partition(":")
    if not dots:
        return [_positive(key, whole, part)]
    a, b = _positive(key, whole, first), _positive(key, whole, last)
    n = int(count) if re.fullmatch(r"[0-9]{1,4}", count) else 0
    if not colon or not a < b or n < _LEAST_COUNT:
        raise BadInput(f"{key}={whole[:40]}: a range is a..b:n, a < b, of n equidistant numbers, as in 2..4:5")
    return [a + (b - a) * Fraction(i, n - 1) for i in range(n)]


def _positive(key: str, whole: str, part: str) -> Fraction:
    value, most = parse_number(part), MAX_BETA if key == "beta" else _MAX_RATIO
    if value is None or not 0 < value <= most:
        star = ", or beta-star," if key == "beta" else ""
        wanted = f"a list of numbers > 0 up to {most}, such as 1.2,13/9 or 2..4:5{star}"
        raise BadInput(f"{key}={whole[:40]}: {wanted} is wanted")
    return value


def _bits(ratios: Sequence[Fraction]) -> int:
    """Bits after the point to which every ratio * beta_* is rounded: 16, 32, 64, ..., so that few grids differ.

    As many as keep the ratios apart from each other, from 0 and from 1, where beta_* lies: for beta_* > 1 two of them
    differ by more than 2^10 times the rounding. So none collides with another, and none changes its side.
    """
    marks = sorted({Fraction(0), Fraction(1), *ratios})
    least = min(b - a for a, b in pairwise(marks))
    bits = _LEAST_BITS
    while least * (1 << bits) < 1 << _MARGIN_BITS:
        bits *= 2
    return bits


def _multiples(d: int, ratios: Sequence[Fraction]) -> list[tuple[Beta, Multiple]]:
    """ratio * beta_* for every ratio, rounded up: half of the rounding for beta_*, half for the product; 1: beta_*.

    The upper bound of beta_* is within 10^{-bits/3 - 9}, a ratio is at most 1000: together within 2^{-bits - 1}.
    """
    from certify.solve.bessel.threshold import beta_star_enclosure

    bits = _bits(ratios)
    star = as_fraction(beta_star_enclosure(d, bits // 3 + 10).upper)
    unit = 1 << (bits + 1)
    return [
        (_STAR, Multiple(ratio, None))
        if ratio == 1
        else (Fraction(ceil(ratio * star * unit), unit), Multiple(ratio, Dyadic(1, -bits)))
        for ratio in ratios
    ]
