"""K_c as a band: between its certified lower and upper bounds, beside K_#."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby

import matplotlib

from certify.core.claim import Enclosure
from reports.drawing import DARK, RED, STYLE, Plot

Moment = tuple[Fraction, Fraction, Enclosure]
"""An interval of beta, or a point twice, and an enclosure of m_1 there."""


@matplotlib.rc_context(STYLE)
def band_figure(
    d: int,
    star: Enclosure,
    threshold: Sequence[tuple[Fraction, Enclosure]],
    coupling: Mapping[Fraction, Enclosure],
    moments: Sequence[Moment] = (),
    trust: Sequence[str] = (),
    left: Fraction = Fraction(0),
) -> Plot:
    """From `left` on: K_# at places in the order of beta, K_c where it is known, and below the jump to m_1 at K_c.

    trust: the cited facts on which they rest, written below. The ends that are drawn enclose those of the points.
    """
    beta = [float(place) for place, _ in threshold]
    first = float(left)
    moments = [moment for moment in moments if moment[1] >= first and moment[0] <= threshold[-1][0]]
    canvas = Plot(figsize=(5.2, 5.2 if moments else 3.2), layout="constrained")
    axes = canvas.subplots(2 if moments else 1, sharex=True, squeeze=False)[:, 0]
    name = r"contains $K_c(\beta)$"
    for known, run in groupby(threshold, key=lambda point: point[0] in coupling):
        ends = [(float(place), *coupling[place].floats) for place, _ in run if known]
        if ends:
            axes[0].fill_between(*zip(*ends, strict=True), color=RED, lw=0.9, label=name)
    values = [float(value) for _, value in threshold]
    axes[0].plot(beta, values, color="black", lw=0.8, ls=(0, (4, 2)), label=r"$K_{\#}(\beta)$")
    axes[0].set(xlim=(first, beta[-1]), ylabel="$K$", title=f"$d={d}$")
    if first == 0:
        axes[0].set_ylim(0, None)
    for start, end, value in moments:
        least, most = value.floats
        name = r"$m_1$ at $K_c$"
        axes[1].fill_between([float(start), float(end)], least, most, color=RED, lw=0.9, label=name)
        if start == end:
            axes[1].plot([float(start)], [least], "o", ms=3, color=RED, clip_on=False, gid=name)
    if moments:
        axes[1].plot([first, max(first, float(star))], [0, 0], color=RED, lw=0.9, gid=r"$m_1$ at $K_c$")
        axes[1].set(ylim=(-0.02, 1), ylabel=r"$m_1$ at $K_c$")
    for axis in axes:
        if first <= float(star) <= beta[-1]:
            axis.axvline(float(star), color=DARK, lw=0.8, ls=":", label=r"$\beta_*$")
        axis.tick_params(labelbottom=axis is axes[-1])
    named = dict(zip(*reversed(axes[0].get_legend_handles_labels()), strict=True))
    axes[0].legend(named.values(), named.keys())
    axes[-1].set_xlabel(r"$\beta$")
    if trust:
        canvas.supxlabel(f"rests on {', '.join(trust)}", fontsize="x-small")
    return canvas
