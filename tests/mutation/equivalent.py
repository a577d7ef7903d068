"""Mutants of the checker that survive, one by one, and why none of them accepts a falsehood.

An entry is the module, the line and the change, as `python -m tests.mutation.checker_mutants` prints it; that run fails
for a survivor that is not here, and for an entry that does not survive.
"""

from __future__ import annotations

EQUIVALENT: dict[str, tuple[str, ...]] = {
    "a number that is 0 has been shown as a decimal before, so the sign of 0 is never asked for": (
        """verdict: return f"{'-' if x < 0 else ''}2^{size}" [Lt -> LtE]""",
    ),
    "the mantissa may have any length: what is cut off from it is rounded up": (
        "arithmetic.series: _WORD: Final = 64 [64 -> 65]",
        "arithmetic.series: _WORD: Final = 64 [64 -> 63]",
    ),
    "the shift is 0 only for the product 0, which stays 0, as every other product has more than 65 bits to spare": (
        "arithmetic.series: shift = max(0, product.bit_length() - divisor.bit_length() - _WORD) [0 -> 1]",
    ),
    "order 1 adds a number that is at least 1 to a maximum that bounds X from above: less is accepted, not more": (
        "bessel.threshold: for order in range(2, l_max + 1): [2 -> 1]",
    ),
    "the list is longer at its end, where no index reaches, or holds zeros that add nothing to a sum": (
        "quartic.obstruction: moments = _moments(d, 2 * order) [2 -> 3]",
        "quartic.obstruction: result = [Fraction(0)] * (2 * order + 1) [2 -> 3]",
        "quartic.obstruction: result = [Fraction(0)] * (2 * order + 1) [1 -> 2]",
    ),
    "one byte more than the limit is enough to see that a file is too long, and so are two": (
        "__init__: return file.read(MAX_BYTES + 1) [1 -> 2]",
    ),
    "there is one place at infinity, whatever number it carries": (
        "document.consistency: FAR: Final[Place] = (True, Fraction(0)) [0 -> 1]",
        "document.consistency: FAR: Final[Place] = (True, Fraction(0)) [0 -> -1]",
    ),
    "the escape of a blank or a tilde is the character itself": (
        """__init__: return "".join(c if " " <= c <= "~" else ascii(c)[1:-1] for c in message) [LtE -> Lt]""",
        """__init__: return "".join(c if " " <= c <= "~" else ascii(c)[1:-1] for c in message) [LtE -> Lt] #2""",
    ),
    "for the type checker: a file that ends in .py always has a specification with a loader": (
        "__main__: if spec is None or spec.loader is None: [Or swapped]",
    ),
}

_REASONS = {what: reason for reason, entries in EQUIVALENT.items() for what in entries}


def explanation(mutant: str) -> str:
    """Why a surviving mutant is harmless; empty if nobody has said so."""
    return _REASONS.get(mutant, "")
