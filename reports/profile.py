"""The minimiser at K_c in print: its first moments, and its density at some angles from its axis."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from reports.escape import Tex
from reports.numbers import decimal, exact

if TYPE_CHECKING:
    from certify.checker import Claim

_MOMENTS: Final = 8
_VALUES: Final = 9


def profile(claim: Claim) -> tuple[Tex, Tex] | None:
    """Moments and values of a claim `minimiser-profile`, the first and evenly spread ones; None for another."""
    if claim.label != "minimiser-profile" or claim.outcome != "proved":
        return None
    moments = [_entry(f"m_{{{i + 1}}}", *pair) for i, pair in enumerate(claim.details["moments"][:_MOMENTS])]
    values = [_entry(rf"\rho({exact(value.t)})", *value.bounds) for value in _spread(claim.details["density"])]
    return Tex(", ".join(moments)), Tex(", ".join(values))


def _spread(values: Sequence[Any]) -> list[Any]:
    """At most so many of them, both ends among them."""
    steps = min(len(values), _VALUES) - 1
    return [values[k * (len(values) - 1) // steps] for k in range(steps + 1)] if steps else [values[0]]


def _entry(name: str, lower: Fraction, upper: Fraction) -> str:
    number = decimal(lower, upper, brief=True)
    return f"${name}{number.relation}{number.short}$"
