"""K_c as a band: between its certified lower and upper bounds, beside K_#."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import matplotlib
from matplotlib.figure import Figure

from certify.core.claim import Enclosure
from reports.drawing import rendered

_STYLE: Final[Any] = {
    "font.family": "cmr10",
    "axes.formatter.use_mathtext": True,
    "font.size": 9.0,
    "mathtext.fontset": "cm",
    "axes.linewidth": 0.6,
    "legend.frameon": False,
}


class Plot(Figure):
    """A figure that a notebook shows."""

    def _repr_png_(self) -> bytes:
        return rendered(self, ".png")


def band_figure(d: int, star: Enclosure, points: Sequence[tuple[Fraction, Enclosure, Enclosure]]) -> Plot:
    """points: (beta, K_#, K_c) in the order of beta. The ends that are drawn enclose those of the points."""
    beta = [float(place) for place, _, _ in points]
    threshold = [float(value) for _, value, _ in points]
    low, high = [value.floats[0] for _, _, value in points], [value.floats[1] for _, _, value in points]
    with matplotlib.rc_context(_STYLE):
        canvas = Plot(figsize=(5.2, 3.2), layout="constrained")
        axis = canvas.subplots()
        axis.plot(beta, threshold, color="black", lw=0.8, ls=(0, (4, 2)), label=r"$K_{\#}(\beta)$")
        axis.fill_between(beta, low, high, color="#b2182b", lw=0.9, label=r"contains $K_c(\beta)$")
        axis.axvline(float(star), color="#7a7a7a", lw=0.8, ls=":", label=r"$\beta_*$")
        axis.set(xlim=(0, beta[-1]), ylim=(0, None), xlabel=r"$\beta$", ylabel="$K$", title=f"$d={d}$")
        axis.legend(fontsize=8)
        return canvas
