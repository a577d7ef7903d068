"""Claims as Coq theorems: statement and proof, each computed proof foreseen by the mirror of the checker.

The proofs apply the theorems of `proofs/coq/Bracket/Theorems.v`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from certify.coq import mirror
from certify.coq.claims import Claim
from certify.coq.mirror import Work
from certify.core.digits import digits_of
from certify.core.errors import Undecided

BINARY_PRECISION: Final = 450  # bits up to which Coq's plain integers are fast; beyond, machine words
MOST_PLACES: Final = 5000  # Coq's natural numbers, the exponents of 10 among them, are unary
WIDTH: Final = 120  # columns of a line, unless an integer is longer
DECIMAL_BITS: Final = 3700  # a decimal of more than 1,100 digits takes Coq too long to read; hexadecimal does not

Check = Callable[[Work], bool]
Points = tuple[int, int, Sequence[tuple[int, int]]]


class CoqRefusal(Undecided):
    """The Coq checker would answer false, at every precision tried: nothing is written."""


@dataclass(frozen=True)
class Theorem:
    """A theorem of a generated file; `modules` of the theory are needed beside those that every file loads."""

    name: str
    statement: str
    proof: str
    modules: tuple[str, ...] = ()

    def text(self) -> str:
        """The theorem in Coq's syntax."""
        return folded(f"Theorem {self.name} : ({self.statement})%R.\nProof. {self.proof}. Qed.\n")


def folded(text: str) -> str:
    """The text with its long lines broken after -> and ;, before < and ::, what follows a break indented."""
    return "\n".join(line if len(line) <= WIDTH else _folded_line(line) for line in text.split("\n"))


def _folded_line(line: str) -> str:
    rows = [""]
    for piece in re.split(r"(?<= ->) |(?<=;) | (?=< |:: )", line):
        if rows[-1] and len(rows[-1]) + 1 + len(piece) > WIDTH:
            rows.append(f"  {piece}")
        else:
            rows[-1] += f" {piece}" if rows[-1] else piece
    return "\n".join(rows)


def integer(n: int) -> str:
    """n as Coq reads it."""
    return digits_of(n) if n.bit_length() <= DECIMAL_BITS else hex(n)


def ratio(x: Fraction) -> str:
    """x > 0 as a quotient of two integers."""
    return f"{integer(x.numerator)} / {integer(x.denominator)}"


def point(x: Fraction) -> str:
    """x > 0 as the two arguments num and den of a checker."""
    return f"{integer(x.numerator)} {integer(x.denominator)}"


def decimal(n: int, places: int) -> str:
    """The number n / 10^places as Coq reads it."""
    return f"{integer(n)} / 10 ^ {places}"


def outward(lower: Fraction, upper: Fraction) -> tuple[int, int, int]:
    """(lo, hi, places): lo/10^places <= lower, upper <= hi/10^places, 10^-places the least power of ten >= the width.

    So hi - lo is 1 or 2 (places stays 0 for a width above 1).
    """
    width = upper - lower
    if width <= 0:
        raise CoqRefusal("coq: an enclosure of width zero cannot be bracketed by decimals")
    quotient = width.denominator // width.numerator
    places = max(0, quotient.bit_length() * 30103 // 100000 - 2)
    while width * 10 ** (places + 1) <= 1:
        places += 1
    scale = 10 ** checked_places(places)
    return lower.numerator * scale // lower.denominator, -(-upper.numerator * scale // upper.denominator), places


def places_of(x: Fraction) -> int:
    """Decimal places enough for rounding to lose at most 1/(denominator of x); raises CoqRefusal beyond MOST_PLACES."""
    return checked_places(x.denominator.bit_length() * 30103 // 100000 + 1 if x.denominator > 1 else 0)


def checked_places(places: int) -> int:
    """`places` itself; raises CoqRefusal beyond MOST_PLACES."""
    if places > MOST_PLACES:
        raise CoqRefusal(f"coq: {places} decimal places, at most {MOST_PLACES} are written")
    return places


def most_digits(largest: Fraction) -> int:
    """Digits up to which beta_*, and K_# up to beta = largest, can be written.

    The width 10^-digits takes as many places and a few; K_# >= (d/2) e^{-beta}, so that relative digits take at most
    beta log_10 e more.
    """
    return MOST_PLACES - 20 - int(largest * Fraction(45, 100))


def computed(
    name: str,
    statement: str,
    lemma: str,
    arguments: str,
    check: Check,
    points: Points,
    modules: tuple[str, ...] = (),
    *,
    heavy: bool = False,
) -> Theorem:
    """A theorem by `lemma ARITHMETIC arguments PRECISION TERMS` and a computation that `check` foresees.

    `points`: d, the bits of accuracy that the answer should need, and the numbers num/den at which series are summed.
    `heavy`: machine words are wanted whatever the precision.

    Raises CoqRefusal if `check` is true at none of the precisions tried.
    """
    d, bits, at = points
    work = mirror.find_work(check, d, at, bits)
    if work is None:
        raise CoqRefusal(f"coq: the checker does not accept {name}, so it is not written")
    words = heavy or work.precision > BINARY_PRECISION
    call = f"{lemma} {'big' if words else 'binary'} {arguments} {work.precision} {work.terms}"
    proof = f"apply ({call}); vm_cast_no_check (eq_refl true)"
    return Theorem(name, statement, proof, (*modules, "Bracket.Big") if words else modules)


def beta_star(claim: Claim) -> Theorem:
    """beta_* between two neighbouring decimals if possible, never wider than the enclosure rounded outward."""
    if claim.lower is None or claim.upper is None or claim.lower <= 0:
        raise CoqRefusal("coq: a beta-star claim needs a positive enclosure")
    d = claim.d
    lo, hi, places = outward(claim.lower, claim.upper)
    den: int = 10**places
    bits = den.bit_length() + d.bit_length()
    if hi - lo == 2:
        middle = (lo + 1, den)
        if mirror.find_work(lambda w: mirror.ratio_below(d, *middle, 1, d, w), d, [middle], bits):
            lo += 1
        elif mirror.find_work(lambda w: mirror.ratio_above(d, *middle, 1, d, w), d, [middle], bits):
            hi -= 1
    return computed(
        f"beta_star_{d}",
        f"{decimal(lo, places)} < Main.beta_star {d} < {decimal(hi, places)}",
        "bracket_beta_star",
        f"{d} _ _ {places}",
        lambda w: mirror.bracket(d, lo, hi, places, w),
        (d, bits, [(lo, den), (hi, den)]),
    )


def elementary_bounds(d: int) -> Theorem:
    """The theorem (4.7) for one d, the elementary bounds of beta_*."""
    return Theorem(
        f"elementary_bounds_{d}",
        f"({d} + 2) / {d} < Main.beta_star {d} < {d} * ({d} + 2) / ({d} ^ 2 - 1)",
        f"apply (Main.beta_star_bounds {d}); lra",
    )


def majorisation(d: int) -> Theorem:
    """(4.10): every l >= 2 and every beta up to beta_*, alpha_l and 1/A_l written out."""
    return Theorem(
        f"majorisation_{d}",
        f"forall (l : nat) (beta : R), (2 <= l)%nat -> 0 < beta <= Main.beta_star {d} ->\n"
        f"  Main.besselI ({d} / 2 + INR l - 1) beta / Main.besselI ({d} / 2) beta\n"
        f"  <= Main.Gamma {d} * Main.Gamma (INR l) / Main.Gamma ({d} - 1 + INR l)",
        f"intros l beta; apply (bessel_majorisation {d}); lra",
    )


def quartic_sign(d: int) -> Theorem:
    """The coefficient (5.10) is negative everywhere beyond beta_*."""
    return Theorem(
        f"quartic_sign_{d}",
        f"forall beta : R, Main.beta_star {d} < beta ->\n"
        f"  let alpha_2 := Main.besselI ({d} / 2 + 1) beta / Main.besselI ({d} / 2) beta in\n"
        f"  (1 - {d} * alpha_2) / (4 * {d} ^ 2 * ({d} + 2) * (1 - alpha_2)) < 0",
        f"intros beta; apply (quartic_sign {d}); lra",
    )


def decreasing(d: int) -> Theorem:
    """The theorem (4.8) for d: beta_* decreases to that of d + 1."""
    return Theorem(
        f"monotone_in_dimension_{d}",
        f"Main.beta_star {d + 1} < Main.beta_star {d}",
        f"apply (Main.beta_star_decreasing {d} {d + 1}); lra",
    )


def below(name: str, d: int, x: Fraction) -> Theorem:
    """The theorem x < beta_*, shown by a computation."""
    return computed(
        name,
        f"{ratio(x)} < Main.beta_star {d}",
        "below_beta_star",
        f"{d} {point(x)}",
        lambda w: mirror.ratio_below(d, x.numerator, x.denominator, 1, d, w),
        (d, x.denominator.bit_length() + d.bit_length(), [(x.numerator, x.denominator)]),
    )


def above(name: str, d: int, x: Fraction) -> Theorem:
    """The theorem beta_* < x, shown by a computation."""
    return computed(
        name,
        f"Main.beta_star {d} < {ratio(x)}",
        "above_beta_star",
        f"{d} {point(x)}",
        lambda w: mirror.ratio_above(d, x.numerator, x.denominator, 1, d, w),
        (d, x.denominator.bit_length() + d.bit_length(), [(x.numerator, x.denominator)]),
    )


def least(holds: Callable[[int], bool], first: int, name: str, last: int | None = None) -> int:
    """The least number from `first` on for which `holds`, which is monotone; raises CoqRefusal beyond `last`."""
    low, step = first, 1
    while not holds(low + step - 1):
        low, step = low + step, 2 * step
        if last is not None:
            if low > last:
                raise CoqRefusal(f"coq: the checker does not accept {name}, so it is not written")
            step = min(step, last - low + 1)
    high = low + step - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
