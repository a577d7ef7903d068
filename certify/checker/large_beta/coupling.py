"""The rule `large-beta` of critical-coupling: K_c at one beta or on an interval, by a law. FORMAT/large_beta.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic.ball import Ball, log_of
from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import Bounds, Record, integer, pair, read
from ..document.region import Region
from ..verdict import Invalid, require_at_most, require_less
from .law import TRUST
from .root import require_root, spend_long


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales(Record):
    """Brackets of q_* at the ends of the set that are numbers; the set may be one point."""

    precision: int = read(integer(16, MAX_PRECISION))
    left: Bounds = read(pair)
    right: Bounds | None = read(pair, optional=True)


def check_coupling_law(claim: Claim, context: Context) -> frozenset[str]:
    """lower <= b e^-b (q_* - C/q_*) at the right end b, and a e^-a (q_* - c/q_*) <= upper at the left end a.

    At infinity K_c tends to 0.
    """
    evidence, region, d = claim.given(Scales), claim.region, claim.d
    a, b = from_number(region)
    right = bracket_at(b, evidence.right, evidence.left)
    least, most = law_from(context, d, a).details["remainder"]
    bits = evidence.precision
    context.work.spend(40 * d, bits, 2 * bits + 200)
    spend_long(context.work, (a, a if b is None else b, *evidence.left, *right, least, most), 1)
    require_root(d, a, evidence.left, bits)
    if b is not None:
        require_root(d, b, right, bits)
    last = None if b is None else (b, right[0] - most / right[0])
    require_coupling(claim, context, (a, evidence.left[1] - least / evidence.left[1]), last, bits)
    return TRUST


def require_coupling(
    claim: Claim,
    context: Context,
    first: tuple[Fraction, Fraction],
    last: tuple[Fraction, Fraction] | None,
    bits: int,
) -> None:
    """K_c <= a e^-a Q_up at the left end, and b e^-b Q_lo <= K_c at the right one, are in the enclosure.

    first: (a, Q_up); last: (b, Q_lo), or None at infinity, where K_c tends to 0.
    """
    lower, upper = claim.bounds
    context.work.spend(0, bits, 2 * bits + 200)
    spend_long(context.work, (*first, *(last or ())), 1)
    for x in claim.bounds:  # only their logarithms are taken: K_c has few digits and a long exponent
        sizes = sorted((x.numerator.bit_length(), x.denominator.bit_length()))
        context.work.spend(8 * (1 + sizes[0] // 30), sizes[1])
    if last is None:
        require_at_most("lower <= 0", lower, 0)
    elif lower > 0:
        what = "log lower <= log(b e^-b Q_lo)"
        require_at_most(what, log_of(lower, bits).upper(), _log(*last, bits).lower())
    require_less("0 < upper", 0, upper)
    what = "log(a e^-a Q_up) <= log upper"
    require_at_most(what, _log(*first, bits).upper(), log_of(upper, bits).lower())


def from_number(region: Region) -> tuple[Fraction, Fraction | None]:
    """The ends of a set that begins with a number and ends with one, or at infinity (None)."""
    if region.a is None or region.to_beta_star:
        raise Invalid("this rule is about beta from a number on, up to a number or to infinity")
    if not region.point and region.b is not None:
        require_less("a < b", region.a, region.b)
    return region.a, region.b


def bracket_at(b: Fraction | None, right: Bounds | None, left: Bounds) -> Bounds:
    """The bracket of q_* at the right end, which is given if that is a number; at infinity that at the left end."""
    if (b is None) is not (right is None):
        raise Invalid("a bracket of q_* is given at each end that is a number")
    return left if right is None else right


def law_from(context: Context, d: int, a: Fraction) -> Claim:
    """The proved large-beta of the document that begins last of those that hold at a."""
    return last_from(context.proved("large-beta", d), a, "large-beta")


def last_from(claims: Iterable[Claim], a: Fraction, what: str) -> Claim:
    """Of claims from a number on, the one that begins last of those that begin at a or before."""
    found = {start: claim for claim in claims if (start := claim.region.a) is not None and start <= a}
    if not found:
        raise Invalid(f"the document proves no {what} from a beta_0 <= a on")
    return found[max(found)]


def _log(beta: Fraction, value: Fraction, bits: int) -> Ball:
    """log(beta e^-beta value)."""
    return log_of(beta, bits) + log_of(value, bits) - Ball.exact(beta, bits)
