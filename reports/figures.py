"""The figures of an appendix, drawn with matplotlib as vector PDF from certified numbers alone (`reports.samples`)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import matplotlib

matplotlib.use("Agg")
from matplotlib.figure import Figure as Canvas

from reports.captions import margin_caption, phase_caption
from reports.drawing import BLUE, DARK, GREY, ORANGE, RED, STYLE, Drawn, drawn
from reports.escape import Tex
from reports.expansion_figure import figure as expansion_figure
from reports.law_figure import figure as law_figure
from reports.regions import Enclosed, at_star, capped, enclosed, raised
from reports.samples import Samples, thinning
from reports.view import Figure

if TYPE_CHECKING:
    from certify.checker import Claim, Verdict

logging.getLogger("fontTools").setLevel(logging.ERROR)  # it complains of the fonts' dates on stderr


def figures(verdict: Verdict, samples: Sequence[Samples], stem: str) -> tuple[Figure, ...]:
    """The phase diagram, the margins and the Landau expansions of a verdict, its dimensions being sampled (`drawn`)."""
    count = len({claim.d for claim in verdict.accepted})
    known = [item for each in samples for item in enclosed(verdict.accepted, each.d)]
    star = any(at_star(verdict.accepted, each.d) for each in samples)
    rest = Tex("") if len(samples) == count else Tex(f" {thinning(len(samples), count)}")
    caption = Tex(phase_caption(samples, known, star=star) + rest)
    diagram = _figure(phase_diagram(samples, verdict.accepted), stem, "phase-diagram", caption)
    margin = _figure(margins(samples), stem, "margins", Tex(margin_caption(samples) + rest))
    near = [*verdict.accepted, *(claim for each in samples for claim in each.near)]
    return (diagram, margin, *expansion_figure(near, stem), *law_figure(verdict.accepted, stem, samples))


def _figure(found: Drawn, stem: str, name: str, caption: Tex) -> Figure:
    return Figure(Tex(f"{stem}-{name}.pdf"), found.file, found.data, caption, Tex(f"crt:{name}"))


@matplotlib.rc_context(STYLE)
def phase_diagram(samples: Sequence[Samples], claims: Sequence[Claim], suffix: str = ".pdf") -> Drawn:
    """One panel per dimension: K_#, beta_*, regimes shaded, and what the claims (of any label) prove of K_c."""
    columns = min(3, len(samples)) if len(samples) != 4 else 2
    rows = -(-len(samples) // columns)
    canvas = Canvas(figsize=(5.6, 3.4 if rows == columns == 1 else 2.3 * rows + 0.5), layout="constrained")
    axes = canvas.subplots(rows, columns, squeeze=False)
    for axis in axes.flat[len(samples) :]:
        axis.set_axis_off()
    for axis, item in zip(axes.flat, samples, strict=False):
        _panel(axis, item, enclosed(claims, item.d))
        if (value := at_star(claims, item.d)) is not None:
            _mark(axis, float(item.star[0]), *map(float, value))
    named = {
        name: handle for axis in axes.flat for handle, name in zip(*axis.get_legend_handles_labels(), strict=True)
    }  # one panel may have what another has not
    canvas.legend(named.values(), named.keys(), loc="outside lower center", ncols=2)
    return drawn(canvas, suffix)


def _panel(axis: Any, item: Samples, known: Sequence[Enclosed]) -> None:
    star = float(item.star[0])
    beta = [float(b) for b, _, _ in item.threshold]
    low = [float(k) for _, k, _ in item.threshold]
    high = [float(k) for _, _, k in item.threshold]
    judged = {0.0} | {float(b) for b, _ in item.unique}  # where Theorem 1.1 was certified
    below = [(b, k) for b, k in zip(beta, low, strict=True) if b <= star and b in judged]
    unique = [(float(b), float(k)) for b, k in item.unique]
    beyond = [(b, 2 * k) for b, k in unique if b > star]  # no critical point up to X because K_c >= 2X
    curve = [(b, k) for b, k in zip(beta, high, strict=True) if b > star and b in judged]
    everywhere = [*known, *item.between]
    floor, ceiling = raised(beyond, everywhere), capped(curve, everywhere)
    top = 1.12 * high[0]
    upper = [(b, k) for b, k in zip(beta, high, strict=True) if b <= star or b not in judged] + ceiling
    axis.fill_between(*_columns(upper), top, color=ORANGE, lw=0, label="uniform density not a minimiser")
    axis.fill_between(*_columns(below), color=BLUE, lw=0, label="uniform density the only minimiser")
    if beyond:
        axis.fill_between(*_columns(floor), color=BLUE, lw=0, gid="uniform density the only minimiser")
        axis.fill(
            *_columns([*floor, *reversed(ceiling)]),
            facecolor=GREY,
            edgecolor="#9a9a9a",
            hatch="////",
            lw=0,
            label=r"contains $K_c<K_{\#}$: discontinuous",
        )
    threshold = [
        top_ if b == 0 else k for b, k, top_ in zip(beta, low, high, strict=True)
    ]  # d/2 at 0, from where it falls
    axis.plot(beta, threshold, color="black", lw=1.1, label=r"$K_{\#}(\beta)$")
    dashes = [(b, k) for b, k in unique if b <= star] + [(b, k / 2) for b, k in floor]
    axis.plot(*_columns(dashes), color="black", lw=0.8, ls=(0, (4, 2)), label="unique critical point below")
    axis.axvline(star, color=RED, lw=0.9, ls=":", label=r"$\beta_*$")
    _coupling(axis, item, known)
    last = max((place.box[1] for place in known if star < place.box[1] <= beta[-1]), default=beta[-1])
    right = max(last, min(1.1 * star, beta[-1]))  # beyond the last K_c its lower bound falls to that of Beckner
    axis.set(xlim=(0, float(right)), ylim=(0, top), xlabel=r"$\beta$", ylabel="$K$", title=f"$d={item.d}$")


def _columns(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [b for b, _ in points], [k for _, k in points]


_CERTIFIED: Final = r"certified $K_c(\beta)$"


def _mark(axis: Any, beta: float, low: float, high: float) -> None:
    """K_c at a point, which is whole at the edge."""
    axis.vlines([beta], [low], [high], color=RED, gid=_CERTIFIED)
    axis.plot([beta], [low], "o", ms=3, color=RED, clip_on=False, zorder=5, label=_CERTIFIED)


def _coupling(axis: Any, item: Samples, known: Sequence[Enclosed]) -> None:
    """What is certified of K_c: a mark at a point, and a band over an interval."""
    for place in known:
        beta, right, low, high = place.box
        if beta == right:
            _mark(axis, beta, low, high)
    for piece in item.coupling:
        beta_, low_, high_ = ([float(point[i]) for point in piece] for i in range(3))
        axis.fill_between(beta_, low_, high_, color=RED, lw=0.6, label=_CERTIFIED)


@matplotlib.rc_context(STYLE)
def margins(samples: Sequence[Samples]) -> Drawn:
    """The least margin over l against beta, one curve per dimension, zero at beta_*."""
    canvas = Canvas(figsize=(5.2, 3.2), layout="constrained")
    axis = canvas.subplots()
    styles = ("-", (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (5, 1.5, 1, 1.5)), (0, (8, 2)), (0, (3, 1, 1, 1, 1, 1)))
    for k, item in enumerate(samples):
        style, colour = styles[k % len(styles)], "black" if k < len(styles) else DARK
        star = float(item.star[0])
        beta = [0.0, *(float(b) for b, _, _ in item.margin), star]
        margin = [1.0, *(float(m) for _, m, _ in item.margin), 0.0]
        axis.plot(beta, margin, color=colour, lw=1.0, ls=style, label=f"$d={item.d}$")
        axis.plot([star], [0.0], gid=r"$\beta_*$", marker="o", ms=3.2, color=RED, clip_on=False, zorder=5)
    axis.set(xlim=(0, None), ylim=(0, 1.02), xlabel=r"$\beta$", ylabel=r"$\min_{l\geq2}\,(1-A_l\,\alpha_l(\beta))$")
    axis.legend(loc="upper right")
    return drawn(canvas)
