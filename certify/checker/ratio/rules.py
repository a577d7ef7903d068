"""Which rule decides which node of a proof: the one table. FORMAT/inequality.md, Nodes."""

from __future__ import annotations

from typing import Final

from ..verdict import Invalid
from .barrier import by_barrier
from .comparison import by_comparison
from .node import Node
from .pieces import by_pieces, by_values
from .polynomial import Poly
from .setting import Setting, Show
from .signs import (
    by_coefficients,
    by_factors,
    by_known,
    by_quadratic,
    by_root,
    by_scale,
    by_split,
    by_terms,
    by_wider_range,
)


def no_sign(_: Setting, __: Poly, node: Node) -> bool:
    """A node that has its meaning inside others only."""
    raise Invalid(f"{node.place}: this shows no sign on the range")


RULES: Final[dict[str, Show]] = {
    "coefficients": by_coefficients,
    "known": by_known,
    "factors": by_factors,
    "terms": by_terms,
    "root": by_root,
    "origin": no_sign,
    "unknown": no_sign,
    "quadratic": by_quadratic,
    "split": by_split,
    "scaled": by_scale,
    "wider": by_wider_range,
    "barrier": by_barrier,
    "pieces": by_pieces,
    "values": by_values,
    "compare": by_comparison,
}


def show(setting: Setting, p: Poly, node: Node) -> bool:
    """True: the node shows p > 0; False: p >= 0. Raises `Invalid` where it does not."""
    return RULES[node.by](setting, p, node)
