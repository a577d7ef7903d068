"""Claims about K_# and the margin of the majorisation as Coq theorems (see `statements` for beta_*)."""

from __future__ import annotations

from fractions import Fraction

from certify.coq import mirror
from certify.coq.claims import Claim
from certify.coq.statements import CoqRefusal, Theorem, computed, decimal, outward, places_of, point, ratio


def threshold_lower(name: str, d: int, right: Fraction, lo: int, places: int) -> Theorem:
    """lo / 10^places < K_#(beta) for 0 < beta <= right."""
    num, den, scale = right.numerator, right.denominator, 10**places
    return computed(
        name,
        f"forall beta : R, 0 < beta <= {ratio(right)} -> {decimal(lo, places)} < Main.K_sharp {d} beta",
        "K_sharp_lower",
        f"{d} {point(right)} _ {places}",
        lambda w: mirror.threshold_above(d, num, den, lo, scale, w),
        (d, max(lo.bit_length(), 1), [(num, den)]),
    )


def threshold_upper(name: str, d: int, left: Fraction, hi: int, places: int) -> Theorem:
    """K_#(beta) < hi / 10^places for left <= beta."""
    num, den, scale = left.numerator, left.denominator, 10**places
    return computed(
        name,
        f"forall beta : R, {ratio(left)} <= beta -> Main.K_sharp {d} beta < {decimal(hi, places)}",
        "K_sharp_upper",
        f"{d} {point(left)} _ {places}",
        lambda w: mirror.threshold_below(d, num, den, hi, scale, w),
        (d, hi.bit_length(), [(num, den)]),
    )


def threshold_range(name: str, d: int) -> Theorem:
    """The bounds 0 and d/2 of K_#, its limits at infinity and at zero."""
    statement = f"forall beta : R, 0 < beta -> 0 < Main.K_sharp {d} beta < {d} / 2"
    return Theorem(name, statement, f"intros beta; apply (K_sharp_range {d}); lra")


def linear_threshold(claim: Claim, index: int) -> list[Theorem]:
    """K_# on an interval (or at a point): its lower bound up to the right end, its upper bound from the left end on.

    K_# decreases, so the two together are the claim. An end at 0 or at infinity leaves the general bounds.
    """
    if claim.lower is None or claim.upper is None:
        raise CoqRefusal("coq: a linear-threshold claim needs an enclosure")
    d, stem = claim.d, f"linear_threshold_{claim.d}_{index}"
    theorems = []
    if claim.left is None or claim.right is None:
        theorems.append(threshold_range(f"{stem}_range", d))
    if claim.right is not None:
        places = places_of(claim.lower)
        lo = claim.lower.numerator * 10**places // claim.lower.denominator
        theorems.append(threshold_lower(f"{stem}_lower", d, claim.right, max(lo, 0), places))
    if claim.left is not None:
        places = places_of(claim.upper)
        hi = -(-claim.upper.numerator * 10**places // claim.upper.denominator)
        theorems.append(threshold_upper(f"{stem}_upper", d, claim.left, hi, places))
    return theorems


def margin_lower(name: str, d: int, b: Fraction, lo: int, places: int) -> Theorem:
    """lo / 10^places < 1 - A_l alpha_l(beta) for every l >= 2 and 0 < beta <= b."""
    num, den, scale = b.numerator, b.denominator, 10**places
    return computed(
        name,
        f"forall (l : nat) (beta : R), (2 <= l)%nat -> 0 < beta <= {ratio(b)} ->\n"
        f"  {decimal(lo, places)} < 1 - Main.A {d} l * Main.alpha {d} l beta",
        "margin_lower",
        f"{d} {point(b)} _ {places}",
        lambda w: lo >= 0 and mirror.ratio_below(d, num, den, scale - lo, d * scale, w),
        (d, scale.bit_length() + d.bit_length(), [(num, den)]),
    )


def margin_upper(name: str, d: int, b: Fraction, hi: int, places: int) -> Theorem:
    """1 - A_2 alpha_2(b) < hi / 10^places."""
    num, den, scale = b.numerator, b.denominator, 10**places
    return computed(
        name,
        f"1 - Main.A {d} 2 * Main.alpha {d} 2 ({ratio(b)}) < {decimal(hi, places)}",
        "margin_upper",
        f"{d} {point(b)} _ {places}",
        lambda w: mirror.ratio_above(d, num, den, scale - hi, d * scale, w),
        (d, scale.bit_length() + d.bit_length(), [(num, den)]),
    )


def majorisation_margin(claim: Claim, index: int) -> list[Theorem]:
    """The minimum of 1 - A_l alpha_l over l >= 2, beta <= b: below by a bound for all, above by its value at l = 2, b.

    Nothing for an interval that ends at beta_*, where the minimum is 0 and `majorisation` says it.
    """
    if claim.at_beta_star or claim.right is None:
        return []
    if claim.lower is None or claim.upper is None or claim.lower < 0:
        raise CoqRefusal("coq: a majorisation claim needs an enclosure that is not negative")
    lo, hi, places = outward(claim.lower, claim.upper)
    stem = f"majorisation_margin_{claim.d}_{index}"
    theorems = [margin_lower(f"{stem}_lower", claim.d, claim.right, lo, places)]
    if hi < 10**places:  # otherwise A_2 alpha_2 > 0 says no less
        theorems.append(margin_upper(f"{stem}_upper", claim.d, claim.right, hi, places))
    return theorems
