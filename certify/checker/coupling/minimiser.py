"""Moments and density of the minimiser at K_c: the rule of minimiser-profile. FORMAT/minimiser.md (V1), (V3), (V4)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from ..arithmetic.ball import exp
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import Bounds, many, pair
from ..document.reader import Numbers, mapping
from ..verdict import Malformed, require_at_most, require_less
from .count import TRUST
from .latent_heat import near_minimiser

MAX_VALUES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Value:
    """rho(t) lies in `bounds`, t the cosine of the angle from the axis."""

    t: Fraction
    bounds: Bounds


def _value(value: Any, place: str, numbers: Numbers) -> Value:
    fields = mapping(value, place, {"t", "lower", "upper"})
    t = numbers.number(fields["t"], f"{place}.t")
    if not -1 <= t <= 1:
        raise Malformed(f"{place}.t", "expected a number of [-1, 1]")
    return Value(t, pair({end: fields[end] for end in ("lower", "upper")}, place, numbers))


moments: Final = many(pair, "moments", MAX_VALUES)
"""Of m_1, m_2, ..."""
_values: Final = many(_value, "values", MAX_VALUES)


def density(value: Any, place: str, numbers: Numbers) -> tuple[Value, ...]:
    """A non-empty list of {"t", "lower", "upper"}, lower <= upper, t in [-1, 1] strictly increasing."""
    found: tuple[Value, ...] = _values(value, place, numbers)
    for i, (one, other) in enumerate(pairwise(found)):
        if not one.t < other.t:
            raise Malformed(f"{place}[{i + 1}].t", "expected strictly increasing numbers")
    return found


def check_profile(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `two-minimisers`: log rho* is within `excess` of log rho_a, for every K of `coupling`."""
    near, theta = near_minimiser(claim, context)
    interaction = near.interaction
    whole = sum((g.upper() for g in interaction.g), interaction.tau)
    excess = near.distance(theta, 4 * whole)
    require_less("2 sqrt(sum g_l) distance < 1", excess, 1)
    more = excess + excess**2  # e^x <= 1 + x + x^2 for 0 <= x <= 1
    given: tuple[Bounds, ...] = claim.details["moments"]
    require_at_most("the number of moments <= modes of the explicit density", len(given), len(near.mean))
    for i, (bounds, mean) in enumerate(zip(given, near.mean, strict=False)):
        require_at_most(f"moments[{i}].lower <= M_l - (excess + excess^2)", bounds[0], mean.lower() - more)
        require_at_most(f"M_l + excess + excess^2 <= moments[{i}].upper", mean.upper() + more, bounds[1])
    values: tuple[Value, ...] = claim.details["density"]
    context.work.spend(20 * len(values), near.p, len(values) * (3 * len(near.field) + near.p // 4 + 20))
    for i, value in enumerate(values):
        here = exp(near.log_at(claim.d, value.t))
        require_at_most(f"density[{i}].lower <= rho_a(t) (1-excess)", value.bounds[0], here.lower() * (1 - excess))
        require_at_most(
            f"rho_a(t) (1+excess+excess^2) <= density[{i}].upper", here.upper() * (1 + more), value.bounds[1]
        )
    return TRUST
