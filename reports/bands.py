"""K_c as a band: between its certified lower and upper bounds, beside K_#."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import matplotlib

from certify.core.claim import Enclosure
from reports.drawing import DARK, RED, STYLE, Plot

Point = tuple[Fraction, Enclosure, Enclosure]
"""beta, K_#, K_c."""
Moment = tuple[Fraction, Fraction, Enclosure]
"""An interval of beta, or a point twice, and an enclosure of m_1 there."""


@matplotlib.rc_context(STYLE)
def band_figure(
    d: int, star: Enclosure, points: Sequence[Point], moments: Sequence[Moment] = (), trust: Sequence[str] = ()
) -> Plot:
    """K_c on (0, end], from points in the order of beta, and below it the jump to m_1 at K_c, if some is known.

    trust: the cited facts on which they rest, written below. The ends that are drawn enclose those of the points.
    """
    beta = [float(place) for place, _, _ in points]
    threshold = [float(value) for _, value, _ in points]
    low, high = [value.floats[0] for _, _, value in points], [value.floats[1] for _, _, value in points]
    canvas = Plot(figsize=(5.2, 5.2 if moments else 3.2), layout="constrained")
    axes = canvas.subplots(2 if moments else 1, sharex=True, squeeze=False)[:, 0]
    axes[0].plot(beta, threshold, color="black", lw=0.8, ls=(0, (4, 2)), label=r"$K_{\#}(\beta)$")
    axes[0].fill_between(beta, low, high, color=RED, lw=0.9, label=r"contains $K_c(\beta)$")
    axes[0].set(xlim=(0, beta[-1]), ylim=(0, None), ylabel="$K$", title=f"$d={d}$")
    for left, right, value in moments:
        least, most = value.floats
        name = r"$m_1$ at $K_c$"
        axes[1].fill_between([float(left), float(right)], least, most, color=RED, lw=0.9, label=name)
        if left == right:
            axes[1].plot([float(left)], [least], "o", ms=3, color=RED, clip_on=False, gid=name)
    if moments:
        axes[1].plot([0, float(star)], [0, 0], color=RED, lw=0.9, gid=r"$m_1$ at $K_c$")
        axes[1].set(ylim=(-0.02, 1), ylabel=r"$m_1$ at $K_c$")
    for axis in axes:
        axis.axvline(float(star), color=DARK, lw=0.8, ls=":", label=r"$\beta_*$")
        axis.tick_params(labelbottom=axis is axes[-1])
    axes[0].legend()
    axes[-1].set_xlabel(r"$\beta$")
    if trust:
        canvas.supxlabel(f"rests on {', '.join(trust)}", fontsize="x-small")
    return canvas
