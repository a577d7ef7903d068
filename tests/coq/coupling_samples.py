"""Files about K_c for the tests, what they say, and min_l 1/(2 A_l lambda_l) by exact series."""

from __future__ import annotations

import re
from fractions import Fraction

from certify.coq.coupling_mirror import Field, Place
from certify.coq.mirror import Work
from tests.coq import samples
from tests.coq.test_mirror import exact_values

CIRCLE, SPHERE = (2, Fraction(13, 5)), (3, Fraction(5, 2))


def text_of(d: int, beta: Fraction) -> str:
    return samples.exported(*samples.known_coupling(d, beta))


def bounds(text: str) -> tuple[Fraction, Fraction]:
    """The two decimals of the one statement with both."""
    match = re.search(r"(\d+) / 10 \^ (\d+)\s+< K\s+< (\d+) / 10 \^ (\d+)", text)
    assert match is not None
    return Fraction(int(match[1]), 10 ** int(match[2])), Fraction(int(match[3]), 10 ** int(match[4]))


def weighted(d: int, beta: Fraction, degree: int) -> tuple[Fraction, Fraction]:
    """Rational bounds of A_l lambda_l, l the degree."""
    factor = Fraction(1, d)
    for j in range(1, degree):
        factor *= Fraction(d + j - 1, j) * beta / (d + 2 * j)
    low, high = exact_values(d + 2 * degree, beta)
    return factor * low, factor * high


def upper_case(d: int, beta: Fraction) -> tuple[Place, Work, Field, int, int, int]:
    """The arguments of the upper bound, read from the file."""
    text = text_of(d, beta)
    match = re.search(
        r"(?:circle_coupling|circle_coupling_closer|coupling_upper) \w+ (?:3 )?"
        r"(?P<beta>\d+ \d+) (?:_ )+(?P<places>\d+) (?:\d+ )?"
        r"\((?P<w0>-\d+)\) \(\(\((?P<w>[^n]*):: nil\)%list\)%Z\) (?P<bits>\d+) (?P<n>\d+) (?P<p>\d+) (?P<terms>\d+)\)",
        re.sub(r"\s+", " ", text),
    )
    assert match is not None
    num, den = map(int, match["beta"].split())
    weights = tuple(int(w) for w in re.findall(r"-?\d+", match["w"]))
    field = Field(int(match["w0"]), weights, int(match["bits"]))
    scale = 10 ** int(match["places"])
    hi = int(bounds(text)[1] * scale)
    return Place(d, num, den), Work(int(match["p"]), int(match["terms"])), field, int(match["n"]), hi, scale
