"""Small settings of a package: a coarse mesh, few modes, few bits, so that a unit is seen."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.coupling.parts_quadrature import ELLIPSES

BITS: Final = 40
GRID: Final = 12
BETA: Final = Fraction(2)
COUPLING: Final = Fraction(9, 4)


def sizes(modes: int = 3, bits: int = BITS, **changes: Any) -> Any:
    """The sizes of evidence that a setting reads, with the bits that it computes with."""
    own = {"modes": modes, "nodes": 40, "ellipses": ELLIPSES, "terms": 40, "grid": GRID, "mesh": 24, "near": 8}
    return SimpleNamespace(**{**own, "stride": 4, "bits": bits, **changes})


def setting(package: Any, d: int = 3, coupling: Fraction = COUPLING, reach: Any = None, **changes: Any) -> Any:
    """A setting of its own."""
    context = package.document.context.Context([], package.arithmetic.series.Work())
    return package.spine.setting.Setting(context, d, BETA, coupling, sizes(**changes), reach)
