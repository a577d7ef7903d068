"""The phase diagram of one dimension, from certified values of K_c: near beta_*, and scaled at large beta."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any, Final

import matplotlib

from certify.core.claim import Enclosure
from certify.core.exact import as_fraction
from reports.drawing import BLUE, DARK, GREY, ORANGE, RED, STYLE, Plot
from reports.law_figure import Law, band, predicted, scaled

_NEAR: Final = Fraction(301, 100)
"""The left panel ends with the last point before this multiple of beta_*."""
_STEPS: Final = 16
"""Places up to beta_*, and beyond it up to each further multiple; between them the outlines are straight."""
_SCALED: Final = 32
"""Places of the logarithmic axis, as far as points go, and as many of the estimate."""
_POINT: Final = "$K_c$, proved at a point"
_BAND: Final = "contains $K_c$, proved between points"
Function = Callable[[Fraction], Enclosure | None]
"""Of beta; None where nothing is said."""
Known = Sequence[tuple[Fraction, Enclosure]]


@matplotlib.rc_context(STYLE)
def diagram_figure(d: int, star: Enclosure, threshold: Function, coupling: Function, known: Known, law: Law) -> Plot:
    """Two panels: K_# and K_c up to about 3 beta_*, and the same times e^beta/beta up to beta = 10^6.

    coupling: bounds of K_c between the points that are `known`, None where they are too wide to be drawn. (1.18)
    without its remainder is dashed, as an estimate.
    """
    canvas = Plot(figsize=(7.2, 4.3), layout="constrained")
    near, far = canvas.subplots(1, 2)
    _near(near, as_fraction(star.lower), threshold, coupling, known)
    _far(far, as_fraction(star.lower), threshold, coupling, known, law)
    for axis in (near, far):
        axis.axvline(float(star), color=DARK, lw=0.9, ls=":", label=r"$\beta_*$")
        axis.set_xlabel(r"$\beta$")
    near.set_title(f"$d={d}$")
    far.set_title(rf"$d={d}$, scaled by $e^\beta/\beta$")
    pairs = [pair for axis in (near, far) for pair in zip(*reversed(axis.get_legend_handles_labels()), strict=True)]
    named = dict(pairs)
    canvas.legend(named.values(), named.keys(), loc="outside lower center", ncols=2)
    return canvas


def _near(axis: Any, star: Fraction, threshold: Function, coupling: Function, known: Known) -> None:
    """The (beta, K) plane, shaded by what the uniform density is there."""
    last = max((beta for beta, _ in known if beta <= _NEAR * star), default=star)
    places = {star * k / _STEPS for k in range(1, int(_NEAR * _STEPS))} | {star / 1000} | {beta for beta, _ in known}
    reached = sorted(place for place in places if place <= last)
    beta, low, high = zip(*_ends(reached, threshold)[0], strict=True)
    top = 1.08 * high[0]
    axis.fill_between(beta, high, top, color=ORANGE, lw=0, label="uniform density no local minimiser")
    axis.plot(beta, low, color="black", lw=1.0, label=r"$K_{\#}$")
    for run in _ends(reached, coupling):
        x, least, _ = zip(*run, strict=True)
        axis.fill_between(x, least, color=BLUE, lw=0, label="uniform density the only minimiser")
        beyond = [(b, *rest) for b, *rest in run if b >= star]
        tops = dict(zip(beta, low, strict=True))
        wedge = [(b, most, max(most, tops[b])) for b, _, most in beyond]
        if wedge:
            name = "uniform density a local minimiser, not a global one"
            axis.fill_between(*zip(*wedge, strict=True), color=GREY, lw=0, label=name)
            axis.fill_between(*zip(*beyond, strict=True), color=RED, lw=0.4, label=_BAND)
    _marks(axis, [(float(b), *value.floats) for b, value in known if b <= last])
    axis.set(xlim=(0, float(last)), ylim=(0, top), ylabel="$K$")


def _far(axis: Any, star: Fraction, threshold: Function, coupling: Function, known: Known, law: Law) -> None:
    """All of it times e^beta/beta, the axis of beta logarithmic, and (1.18) with and without its remainder."""
    beta, low, high = zip(*band(law), strict=True)
    axis.fill_between(beta, low, high, color=RED, lw=0.4, alpha=0.5, label="contains $K_c$, (1.18) with its remainder")
    top = 1.15 * max(high[-1], predicted(law.d, beta[-1]))
    dashes = [2 * (beta[-1] / 2) ** (k / _SCALED) for k in range(_SCALED + 1)]
    name = "(1.18) without its remainder, an estimate"
    axis.plot(dashes, [predicted(law.d, x) for x in dashes], color="black", lw=0.8, ls=(0, (4, 2)), label=name)
    last = float(max(b for b, _ in known) / star)
    places = {star * Fraction((4 * last) ** (k / _SCALED) / 4) for k in range(_SCALED)} | {b for b, _ in known}
    reached = sorted(places)
    for function, settings in ((threshold, {"color": "black", "label": r"$K_{\#}$"}), (coupling, {})):
        for run in _ends(reached, function):
            scale = [(b, *scaled(Fraction(least), Fraction(most), Fraction(b))) for b, least, most in run]
            if function is threshold:
                shown = [(b, least) for b, least, _ in scale if least < top]
                axis.plot(*zip(*shown, strict=True), lw=1.0, **settings)
            else:
                axis.fill_between(*zip(*scale, strict=True), color=RED, lw=0.6, label=_BAND)
    _marks(axis, [(float(b), *scaled(as_fraction(v.lower), as_fraction(v.upper), b)) for b, v in known])
    axis.set(xscale="log", xlim=(float(star) / 4, beta[-1]), ylim=(0, top), ylabel=r"$K\,e^\beta/\beta$")


def _ends(places: Sequence[Fraction], function: Function) -> list[list[tuple[float, float, float]]]:
    """Runs of places at which a function is known, with doubles around it."""
    values = [(place, function(place)) for place in places]
    runs = [list(run) for known, run in groupby(values, key=lambda pair: pair[1] is not None) if known]
    return [[(float(place), *value.floats) for place, value in run if value is not None] for run in runs]


def _marks(axis: Any, points: Sequence[tuple[float, float, float]]) -> None:
    for beta, low, high in points:
        axis.vlines([beta], [low], [high], color=RED, lw=1.0, gid=_POINT)
        axis.plot([beta], [low], "o", ms=3, color=RED, clip_on=False, zorder=5, label=_POINT)
