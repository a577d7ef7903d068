"""The numbers of a Landau expansion (1.17) in print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.escape import Tex
from reports.numbers import Decimal, decimal, rounded_up

if TYPE_CHECKING:
    from certify.checker import Claim


@dataclass(frozen=True, slots=True)
class Expansion:
    """C'_d and Y_d, and upper bounds of what is left out: of K_c at both orders, of m_1^2, of the spinodal."""

    cube: Decimal
    jump: Decimal
    remainder: Tex
    cube_remainder: Tex
    jump_remainder: Tex
    spinodal_remainder: Tex


def expansion(claim: Claim) -> Expansion | None:
    """The numbers beside C_d of a claim `landau-expansion`; None for another."""
    if claim.label != "landau-expansion" or claim.outcome != "proved":
        return None
    names = ("remainder", "cube_remainder", "jump_remainder", "spinodal_remainder")
    bounds = {name: rounded_up(claim.details[name]) for name in names}
    cube, jump = (decimal(*claim.details[name], brief=True) for name in ("cube", "jump"))
    return Expansion(cube=cube, jump=jump, **bounds)


COLUMNS: Final[tuple[tuple[str, Callable[[Expansion], str]], ...]] = (
    ("R_3", lambda item: item.remainder),
    ("C_d'", lambda item: item.cube.short),
    ("R_4", lambda item: item.cube_remainder),
    ("Y_d", lambda item: item.jump.short),
    ("R_Y", lambda item: item.jump_remainder),
    ("R_S", lambda item: item.spinodal_remainder),
)
"""Heading and cell of a table of several expansions."""
