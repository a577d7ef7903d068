"""Captions of the figures, each with its text alternative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reports.escape import Tex
from reports.numbers import decimal, dimension_list, exact
from reports.samples import Samples

_PHASE_IN_WORDS: Final = (
    r"\emph{In words:} the curve $K_\#$ falls from $d/2$ as $\beta$ grows; left of $\beta_*$ the region below it, "
    r"where the uniform density is the only minimiser, touches it, and the transition is continuous; right of "
    r"$\beta_*$ a hatched wedge opens below the curve, in which $K_c$ lies, and the transition is discontinuous; above "
    r"the curve the uniform density is not a minimiser."
)


def phase_caption(samples: Sequence[Samples], enclosures: int) -> Tex:
    """Caption of the phase diagram; `enclosures`: how many of K_c are drawn."""
    dimensions = dimension_list([item.d for item in samples])
    marks = r"The certificate has no enclosure of $K_c$ to show."
    if enclosures:
        noun = "enclosure" if enclosures == 1 else "enclosures"
        marks = rf"In red, what the certificate proves of $K_c$ ({enclosures} {noun})."
    points = len(samples[0].threshold)
    return Tex(
        rf"Phase diagram in $(\beta,K)$ for {dimensions}. Solid: $K_\#(\beta)$, through {points} certified values on a "
        r"grid, between which it decreases. Dotted: $\beta_*$. Dashed: the uniform density is the only critical point "
        f"below. {marks} {_PHASE_IN_WORDS}"
    )


def margin_caption(samples: Sequence[Samples]) -> Tex:
    """Caption of the margins."""
    first = samples[0]
    beta, low, high = first.margin[len(first.margin) // 2]
    several = len(samples) > 1
    curve = "each curve falls" if several else "the curve falls"
    order = ", which is smaller for larger $d$" if several else ""
    dimensions = dimension_list([item.d for item in samples])
    return Tex(
        rf"The least margin $1-A_l\,\alpha_l(\beta)$ over $l\ge2$ on $(0,\beta_*]$ for {dimensions}, through "
        rf"{len(first.margin)} certified values for each $d$, the limit $1$ at $\beta=0$, and $0$ at $\beta_*$. "
        rf"\emph{{In words:}} {curve} from $1$ to $0$ without a turn, passing ${decimal(low, high).short}$ at "
        rf"$\beta={exact(beta)}$ for $d={first.d}$, and meets the axis at $\beta_*^{{(d)}}${order}."
    )
