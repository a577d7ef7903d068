"""The rule `large-beta` of critical-coupling: K_c at one beta or on an interval, by a law. FORMAT/large_beta.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..arithmetic.ball import Ball, log_of
from ..document.claim import MAX_PRECISION, Claim
from ..document.context import Context
from ..document.parsers import Bounds, Record, integer, pair, read
from ..verdict import Invalid, require_at_most, require_less
from .law import TRUST
from .root import require_root, spend_long


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales(Record):
    """Brackets of q_* at both ends of the set, which may be one point."""

    precision: int = read(integer(16, MAX_PRECISION))
    left: Bounds = read(pair)
    right: Bounds = read(pair)


def check_coupling_law(claim: Claim, context: Context) -> frozenset[str]:
    """lower <= b e^-b (q_* - C/q_*) at the right end b, and a e^-a (q_* - c/q_*) <= upper at the left end a."""
    evidence, region, d = claim.given(Scales), claim.region, claim.d
    a, b = (region.beta, region.beta) if region.point else region.between()
    laws = [law for law in context.proved("large-beta", d) if law.region.a is not None and law.region.a <= a]
    if not laws:
        raise Invalid("the document proves no large-beta from a beta_0 <= a on")
    least, most = max(laws, key=_start).details["remainder"]
    bits = evidence.precision
    context.work.spend(40 * d, bits, 4 * bits + 400)
    spend_long(context.work, (a, b, *evidence.left, *evidence.right, least, most, *claim.bounds), 1)
    require_root(d, a, evidence.left, bits)
    require_root(d, b, evidence.right, bits)
    lower, upper = claim.bounds
    if lower > 0:
        q = evidence.right[0]
        require_at_most(
            "log lower <= log(b e^-b (q_* - C/q_*))", log_of(lower, bits).upper(), _log(b, q - most / q, bits).lower()
        )
    q = evidence.left[1]
    require_less("0 < upper", 0, upper)
    require_at_most(
        "log(a e^-a (q_* - c/q_*)) <= log upper", _log(a, q - least / q, bits).upper(), log_of(upper, bits).lower()
    )
    return TRUST


def _start(law: Claim) -> Fraction:
    return law.region.a or Fraction(0)


def _log(beta: Fraction, value: Fraction, bits: int) -> Ball:
    """log(beta e^-beta value)."""
    return log_of(beta, bits) + log_of(value, bits) - Ball.exact(beta, bits)
