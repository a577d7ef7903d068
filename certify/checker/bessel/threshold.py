"""Where beta_* lies: the rules of beta-star, elementary-bounds and monotone-in-dimension. FORMAT/bessel.md."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..arithmetic.root import require_above_root, require_below_root, require_bracket
from ..arithmetic.series import Bessel
from ..document.claim import Claim, Series
from ..document.context import Context
from ..document.parsers import number, read
from ..verdict import require_less

NO_TRUST: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator(Series):
    """A number between two thresholds."""

    separator: Fraction = read(number)


def check_beta_star(claim: Claim, context: Context) -> frozenset[str]:
    """lower < beta_* < upper."""
    require_bracket(context.bessel(claim), claim.bounds, "enclosure")
    return NO_TRUST


def check_elementary_bounds(claim: Claim, context: Context) -> frozenset[str]:
    """lower < beta_* < upper for the paper's bounds."""
    require_bracket(context.bessel(claim), claim.details["bounds"], "bounds")
    return NO_TRUST


def check_monotone_in_dimension(claim: Claim, context: Context) -> frozenset[str]:
    """beta_*^{(d+1)} < separator < beta_*^{(d)}."""
    x = claim.given(Separator).separator
    require_less("0 < separator", 0, x)
    here = context.bessel(claim)
    require_below_root(here, x, "separator")
    require_above_root(Bessel(claim.d + 1, here.precision, here.terms, context.work), x, "separator")
    return NO_TRUST
