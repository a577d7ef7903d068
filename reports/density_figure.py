"""The density of the minimiser at K_c that is not uniform, as a band over the angle from its axis."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import acos, degrees

import matplotlib

from certify.core.claim import Enclosure
from certify.core.exact import exact_text
from reports.drawing import BLUE, DARK, RED, STYLE, Plot


@matplotlib.rc_context(STYLE)
def density_figure(
    d: int, beta: Fraction, values: Sequence[tuple[Fraction, Enclosure]], trust: Sequence[str] = ()
) -> Plot:
    """Between neighbouring values, in the order of t, what contains rho because it does not decrease; and the values.

    trust: the cited facts on which they rest, written below. What is drawn is rounded outward.
    """
    canvas = Plot(figsize=(5.2, 3.2), layout="constrained")
    axis = canvas.subplots()
    name = r"contains $\rho$"
    for i, ((left, below), (right, above)) in enumerate(pairwise(values)):
        ends, once = [degrees(acos(right)), degrees(acos(left))], "" if i else name
        axis.fill_between(ends, below.floats[0], above.floats[1], color=BLUE, lw=0, gid=name, label=once)
    angles = [degrees(acos(t)) for t, _ in values]
    low, high = [value.floats[0] for _, value in values], [value.floats[1] for _, value in values]
    axis.vlines(angles, low, high, color=RED, lw=1.2, gid=r"$\rho$ at an angle")
    axis.plot(angles, low, ".", ms=3, color=RED, label=r"$\rho$ at an angle")
    axis.axhline(1, color=DARK, lw=0.8, ls=":", label="uniform density")
    axis.set(xlim=(0, 180), ylim=(0, None), xlabel="angle from the axis, in degrees", ylabel=r"$\rho$")
    axis.set_title(rf"$d={d}$, $\beta={exact_text(beta)}$, $K=K_c$")
    axis.legend()
    if trust:
        canvas.supxlabel(f"rests on {', '.join(trust)}", fontsize="x-small")
    return canvas
