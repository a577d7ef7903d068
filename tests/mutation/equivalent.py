"""Mutants of the checker that survive, and why none of them accepts a falsehood: a pattern and a reason.

Work is only estimated, messages are only words, rounding has a unit to spare in places; the rest is said one by one.
"""

from __future__ import annotations

import re

EQUIVALENT: tuple[tuple[str, str], ...] = (
    (r"work\.spend\(|\bcost\b|words = bits|operations: int", "the estimate of work is no part of a verdict"),
    (r"size = t\.|_spend_powers", "the estimate of work is no part of a verdict"),
    (
        r"first = 0 .*-1|2 \* order|for j in range\(order|for k in range\(2, order|h\[0\] != 0",
        "more is computed or asked than is used",
    ),
    (r"if x == 0 else bessel\.orders", "x >= 0, and at 0 the series gives 1 too"),
    (r"orders\([^)]*, 2\)|max\(2, l_max\)|l_max = orders.stop", "a longer column of orders than is used"),
    (
        r"scale = below|product > scale|value = Fraction\(product",
        "the line only spares an exact comparison that follows",
    ),
    (r"range\(first, l_max \+ 1\).*1 -> 2|range\(6, len\(h\)\).*6 -> 5", "a term more, which is checked too or is 0"),
    (r"\[:40\]", "the length at which a message quotes the document"),
    (r"strict=", "the lists have the same length, as built"),
    (
        r"^verdict: .*(size|-1000|show|exit_code = 1|super)",
        "the words of a message; the exit code of the base class is overridden",
    ),
    (
        r"_WORD: Final|m = -\(-m >> shift\)|m << e if e >= 0|x\.denominator << e",
        "length of a mantissa; shift > 0 and the branches agree at 0",
    ),
    (r"step = max\(1, isqrt", "the block length of Horner's scheme does not change the sum"),
    (
        r"square_low, square_high|low, high = \[self.one\]|width = |lower = width = 0|lower = 2 \* lower",
        "a unit of rounding that others cover",
    ),
    (
        r"len\(data\) > MAX_BYTES|> MAX_TOKENS|len\((digits|trimmed)\)|self\._bits = 0|self\._gcd = 0|> MAX_TOTAL",
        "a limit one off",
    ),
    (r"\{what\}\.lower < \{what\}\.upper", "D changes sign once, so the two signs imply the order"),
    (r"is None or .* is None", "the form of the claim excludes it already; the line is for the type checker"),
    (
        r"t_\{L\+1\}\(b\) <= 1 |require_decreasing_tail\(bessel, points|tail = weights\(bessel, points",
        "up to beta_* the tail is below the term l = 2",
    ),
)


def explanation(mutant: str) -> str:
    """Why a surviving mutant is harmless; empty if nobody has said so."""
    return next((reason for pattern, reason in EQUIVALENT if re.search(pattern, mutant)), "")
