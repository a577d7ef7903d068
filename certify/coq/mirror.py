"""The integer checkers of `proofs/coq/Bracket/Checkers.v`, line by line: True here is `true` in Coq's kernel.

Same names, same order of operations, same floor divisions as `Bracket/Series.v` and `Bracket/Checkers.v`; Coq proves
that `true` implies the inequality, this module only foresees the answer. Throughout x = num/den,
F(a) = 0F1(; a; x^2/4), r = I_{d/2+1}(x)/I_{d/2}(x) = x F(d/2 + 2)/((d + 2) F(d/2 + 1)), and K_# = (d/2)/F(d/2 + 1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from certify.core.errors import Undecided

GUARD_BITS: Final = 12  # rounding costs about two units per term: 2^12 covers a thousand terms
PRECISION_STEPS: Final = 8  # the guard is doubled this often before a sign counts as undecided
MOST_TERMS: Final = 20_000  # Coq's time for more is beyond an hour


@dataclass(frozen=True)
class Work:
    """What a checker needs to know beside its claim: `precision` bits of fixed point, `terms` terms of each series."""

    precision: int
    terms: int


def start(slack: int, c: int, num: int, den: int, work: Work) -> tuple[int, int]:
    """`Bracket.Series.start`: sum of the first terms of F(c/2) over 2^precision, and the first term left out.

    With slack 0 every rounded term is below the true one, with slack 1 above it.
    """
    p = work.precision
    z = ((num * num) << p) // (2 * den * den) + slack
    term, total = 1 << p, 0
    u, v = c, 1
    for _ in range(work.terms):
        term, total = ((term * z) >> p) // (u * v) + slack, total + term
        u, v = u + 2, v + 1
    return total, term


def lower_value(c: int, num: int, den: int, work: Work) -> int:
    """`lower_value <= 2^precision F(c/2, x^2/4)`."""
    return start(0, c, num, den, work)[0]


def upper_value(c: int, num: int, den: int, work: Work) -> int:
    """`2^precision F(c/2, x^2/4) <= upper_value`, provided `tail_halves`."""
    total, term = start(1, c, num, den, work)
    return total + 2 * term


def tail_halves(c: int, num: int, den: int, terms: int) -> bool:
    """From the term of index `terms` on every ratio of terms is at most 1/2, so the tail is at most twice that term."""
    return num * num <= den * den * (c + 2 * terms) * (terms + 1)


def valid(d: int, num: int, den: int, precision: int) -> bool:
    """The domain of every checker."""
    return d >= 2 and num > 0 and den > 0 and precision >= 0


def ratio_below(d: int, num: int, den: int, s: int, t: int, work: Work) -> bool:
    """Whether Coq's computation shows r_nu < s/t."""
    return (
        valid(d, num, den, work.precision)
        and s >= 0
        and t > 0
        and tail_halves(d + 4, num, den, work.terms)
        and t * num * upper_value(d + 4, num, den, work) < s * (d + 2) * den * lower_value(d + 2, num, den, work)
    )


def ratio_above(d: int, num: int, den: int, s: int, t: int, work: Work) -> bool:
    """Whether Coq's computation shows s/t < r_nu."""
    return (
        valid(d, num, den, work.precision)
        and s >= 0
        and t > 0
        and tail_halves(d + 2, num, den, work.terms)
        and s * (d + 2) * den * upper_value(d + 2, num, den, work) < t * num * lower_value(d + 4, num, den, work)
    )


def bracket(d: int, lo: int, hi: int, places: int, work: Work) -> bool:
    """r(lo / 10^places) < 1/d < r(hi / 10^places), that is lo / 10^places < beta_* < hi / 10^places."""
    den: int = 10**places
    return ratio_below(d, lo, den, 1, d, work) and ratio_above(d, hi, den, 1, d, work)


def threshold_below(d: int, num: int, den: int, s: int, t: int, work: Work) -> bool:
    """Whether Coq's computation shows K_# < s/t."""
    return (
        valid(d, num, den, work.precision)
        and s >= 0
        and t > 0
        and t * d * 2**work.precision < 2 * s * lower_value(d + 2, num, den, work)
    )


def threshold_above(d: int, num: int, den: int, s: int, t: int, work: Work) -> bool:
    """Whether Coq's computation shows s/t < K_#."""
    return (
        valid(d, num, den, work.precision)
        and s >= 0
        and t > 0
        and tail_halves(d + 2, num, den, work.terms)
        and 2 * s * upper_value(d + 2, num, den, work) < t * d * 2**work.precision
    )


def terms_needed(c: int, num: int, den: int, precision: int) -> int:
    """Least n at which F(c/2, (num/den)^2/4) passes `tail_halves` and the term left out is below 2^-precision.

    Raises Undecided beyond MOST_TERMS.
    """
    z = ((num * num) << precision) // (2 * den * den) + 1
    term, n = 1 << precision, 0
    while term > 0 or not tail_halves(c, num, den, n):
        term = ((term * z) >> precision) // ((c + 2 * n) * (n + 1))
        n += 1
        if n > MOST_TERMS:
            raise Undecided(f"coq: more than {MOST_TERMS} terms of the Bessel series would be needed")
    return n


def find_work(check: Callable[[Work], bool], d: int, points: Sequence[tuple[int, int]], bits: int) -> Work | None:
    """Least of a few growing precisions at which `check` is true, with the terms that all the points num/den need.

    `bits` is the accuracy that the answer is expected to need. None: not shown at any of them.
    """
    for step in range(PRECISION_STEPS):
        precision = bits + (GUARD_BITS << step)
        work = Work(precision, max(terms_needed(d + 2, num, den, precision) for num, den in points))
        if check(work):
            return work
    return None
