"""Captions of the figures, each with its text alternative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reports.escape import Tex
from reports.numbers import decimal, dimension_list, exact
from reports.regions import Enclosed
from reports.samples import Samples

_PHASE_IN_WORDS: Final = (
    r"\emph{In words:} the curve $K_\#$ falls from $d/2$ as $\beta$ grows; left of $\beta_*$ the region below it, "
    r"where the uniform density is the only minimiser, touches it, and the transition is continuous; at $\beta_*$ a "
    r"hatched wedge opens below the curve, in which $K_c$ lies, and the transition is discontinuous; below the wedge "
    r"the uniform density is the only minimiser, above the wedge and the curve it is none."
)


def phase_caption(samples: Sequence[Samples], known: Sequence[Enclosed], *, star: bool = False) -> Tex:
    """Caption of the phase diagram; `known`: what is drawn of K_c; star: whether K_c at beta_* is too."""
    dimensions = dimension_list([item.d for item in samples])
    points = len(samples[0].threshold)
    return Tex(
        rf"Phase diagram in $(\beta,K)$ for {dimensions}. Solid: $K_\#(\beta)$, through {points} certified values on a "
        r"grid, between which it decreases. Dotted: $\beta_*$. Dashed: below it the uniform density is the only "
        rf"critical point. {_marks(known, star=star)}{_PHASE_IN_WORDS}"
    )


def _marks(known: Sequence[Enclosed], *, star: bool) -> str:
    """What is drawn in red."""
    points = sum(item.a == item.b for item in known)
    counts = (r"$\beta_*$" if star else "", _counted(points, "point"), _counted(len(known) - points, "interval"))
    *rest, last = [count for count in counts if count] or [""]
    where = f"{', '.join(rest)} and {last}" if rest else last
    if not where:
        return ""
    if not known:
        return r"In red, $K_c$ as the certificate encloses it, at $\beta_*$. "
    return (
        rf"In red, $K_c$ as the certificate encloses it, at {where}; since $K_c$ decreases in $\beta$ "
        r"and $\log K_c$ is concave in $\log\beta$ (\texttt{coupling:band}), the wedge is cut down between them; the "
        r"uniform density is the only minimiser to the left of and below a lower end, and none to the right of and "
        r"above an upper end. "
    )


def _counted(n: int, noun: str) -> str:
    return "" if n == 0 else f"one {noun}" if n == 1 else f"{n} {noun}s"


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
