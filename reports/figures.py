"""The figures of an appendix, drawn with matplotlib (imported here only) as vector PDF from certified numbers alone.

Where a curve needs more points than the certificate has, `certify.certify` makes claims on a grid, and the independent
checker must accept them: what is drawn is read from its verdict, never from a formula.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import matplotlib

matplotlib.use("Agg")
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure as Canvas

from certify.checker import check_document
from reports.escape import Tex
from reports.numbers import dimension_list, exact
from reports.view import Figure

if TYPE_CHECKING:
    from certify.checker import Claim, Verdict

logging.getLogger("fontTools").setLevel(logging.ERROR)  # it complains of the fonts' dates on stderr
MAX_PANELS: Final = 6
GRID: Final = 48
"""Grid points on (0, beta_*], and as many beyond."""
_BLUE, _ORANGE, _GREY, _RED = "#c6dbef", "#fdd9b5", "#e4e4e4", "#b2182b"
_STYLE: Final = {
    "font.family": "cmr10",
    "axes.formatter.use_mathtext": True,
    "font.size": 9.0,
    "mathtext.fontset": "cm",
    "axes.linewidth": 0.6,
    "legend.frameon": False,
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.4,
}


@dataclass(frozen=True, slots=True)
class Samples:
    """Accepted claims of one dimension on a grid: beta and the lower and upper ends of what is certified there."""

    d: int
    star: tuple[Fraction, Fraction]
    threshold: list[tuple[Fraction, Fraction, Fraction]] = field(default_factory=list)
    margin: list[tuple[Fraction, Fraction, Fraction]] = field(default_factory=list)
    unique: list[tuple[Fraction, Fraction]] = field(default_factory=list)


def sample(d: int, stop: Fraction | None, check: Callable[[Any], Verdict] = check_document) -> Samples:
    """Certified K_#, least margin (up to beta_*) and range of uniqueness on a grid of (0, max(stop, 2 beta_*)].

    Every number is from a claim that `check` accepts; a refusal is raised.
    """
    from certify.api import certify
    from certify.certificate import document
    from certify.outcome import Claim as Produced

    star = certify(d=d, claims=("beta-star",)).claim("beta-star").enclosure
    if star is None:
        raise ArithmeticError(f"d={d}: no enclosure of beta_*")
    step = _round(_fraction(star.lower) / GRID)
    grid = [k * step for k in range(1, 2 * GRID + 1)]
    while stop is not None and grid[-1] < stop and len(grid) < 6 * GRID:
        grid.append(grid[-1] + step)
    near = int(_fraction(star.lower) * 2**30)  # one point on either side of beta_*, close to it
    grid += [Fraction(near, 2**30), Fraction(near + 1, 2**30)]
    start = certify(d=d, beta=(0, step), claims=("linear-threshold",)).claim("linear-threshold")
    produced: dict[tuple[str, object], Produced] = {("linear-threshold", "start"): start}
    for beta in grid:
        labels = ("linear-threshold", "regime") + (("majorisation",) if beta < star.lower else ())
        for claim in certify(d=d, beta=beta, claims=labels).claims:
            produced.setdefault((claim.label, claim.beta), claim)
    return _read(d, check(document(produced.values())).accepted)


def _read(d: int, accepted: Iterable[Claim]) -> Samples:
    claims = [claim for claim in accepted if claim.outcome == "proved"]
    star = next(claim.enclosure for claim in claims if claim.label == "beta-star")
    if star is None:
        raise ArithmeticError(f"d={d}: no enclosure of beta_*")
    samples = Samples(d, star)
    for claim in claims:
        if claim.interval is None or claim.interval.a is None:
            continue
        beta = claim.interval.a  # zero for the one claim on an interval, (0, step]
        if claim.label == "linear-threshold" and claim.enclosure is not None:
            samples.threshold.append((beta, *claim.enclosure))
        elif claim.label == "majorisation" and claim.enclosure is not None:
            samples.margin.append((beta, *claim.enclosure))
        elif claim.label == "regime" and "unique_critical_point" in claim.details:
            samples.unique.append((beta, claim.details["unique_critical_point"]))
    for rows in (samples.threshold, samples.margin, samples.unique):
        rows.sort()
    return samples


def _fraction(x: Any) -> Fraction:
    return x if isinstance(x, Fraction) else Fraction(x.fraction())


def _round(x: Fraction) -> Fraction:
    """A number of the form m/2^k just below x, with a short m: grid points are exact and short."""
    k = 0
    while x * 2**k < 64:
        k += 1
    return Fraction(int(x * 2**k), 2**k)


def figures(verdict: Verdict, stem: str) -> tuple[Figure, ...]:
    """The phase diagram and the margins for the dimensions of a verdict (the first MAX_PANELS of them)."""
    dimensions = sorted({claim.d for claim in verdict.accepted})
    shown = dimensions[:MAX_PANELS]
    coupling = [c for c in verdict.accepted if c.label == "critical-coupling" and c.outcome == "proved" and c.enclosure]
    samples = [sample(d, _last(c for c in verdict.accepted if c.d == d)) for d in shown]
    rest = Tex("") if len(shown) == len(dimensions) else Tex(f" Only {dimension_list(shown)} are drawn.")
    return (
        Figure(Tex(f"{stem}-phase-diagram.pdf"), phase_diagram(samples, coupling), Tex(_phase_caption(samples, coupling) + rest),
               Tex("crt:phase-diagram")),
        Figure(Tex(f"{stem}-margins.pdf"), margins(samples), Tex(_margin_caption(samples) + rest), Tex("crt:margins")),
    )  # fmt: skip


def _last(claims: Iterable[Claim]) -> Fraction | None:
    """The largest beta that a claim names."""
    ends = [claim.interval.b for claim in claims if claim.interval is not None and claim.interval.b is not None]
    return max(ends, default=None)


def _pdf(canvas: Canvas) -> bytes:
    buffer = io.BytesIO()
    FigureCanvasPdf(canvas).print_pdf(buffer, metadata={"CreationDate": None, "Creator": None, "Producer": None})
    return buffer.getvalue()


def phase_diagram(samples: Sequence[Samples], coupling: Sequence[Claim]) -> bytes:
    """One panel per dimension: K_#, beta_*, what is certified of K_c, regimes shaded."""
    columns = min(3, len(samples)) if len(samples) != 4 else 2
    rows = -(-len(samples) // columns)
    with matplotlib.rc_context(_STYLE):
        canvas = Canvas(figsize=(5.6, 3.4 if rows == columns == 1 else 2.3 * rows + 0.5), layout="constrained")
        axes = canvas.subplots(rows, columns, squeeze=False)
        for axis in axes.flat[len(samples) :]:
            axis.set_axis_off()
        for axis, item in zip(axes.flat, samples, strict=False):
            _panel(axis, item, [claim for claim in coupling if claim.d == item.d])
        handles, names = axes.flat[0].get_legend_handles_labels()
        canvas.legend(handles, names, loc="outside lower center", ncols=2, fontsize=8)
        return _pdf(canvas)


def _panel(axis: Any, item: Samples, coupling: Sequence[Claim]) -> None:
    star = float(item.star[0])
    beta = [float(b) for b, _, _ in item.threshold]
    low = [float(k) for _, k, _ in item.threshold]
    high = [float(k) for _, _, k in item.threshold]
    below = [(b, k) for b, k in zip(beta, low, strict=True) if b <= star]
    beyond = [(float(b), float(k)) for b, k in item.unique if float(b) > star]
    curve = [(b, k) for b, k in zip(beta, high, strict=True) if b > star]
    top = 1.12 * high[0]
    axis.fill_between(beta, high, top, color=_ORANGE, lw=0, label="uniform density not a minimiser")
    axis.fill_between(*_columns(below), color=_BLUE, lw=0, label="uniform density the only minimiser")
    axis.fill_between(*_columns(beyond), color=_BLUE, lw=0)
    if beyond:
        axis.fill_between(
            [b for b, _ in beyond], [k for _, k in beyond], [k for _, k in curve], facecolor=_GREY, edgecolor="#9a9a9a",
            hatch="////", lw=0, label=r"contains $K_c<K_{\#}$: discontinuous",
        )  # fmt: skip
    axis.plot(beta, low, color="black", lw=1.1, label=r"$K_{\#}(\beta)$")
    axis.plot([float(b) for b, _ in item.unique], [float(k) for _, k in item.unique], color="black", lw=0.8, ls=(0, (4, 2)),
              label="unique critical point below")  # fmt: skip
    axis.axvline(star, color=_RED, lw=0.9, ls=":", label=r"$\beta_*$")
    _coupling(axis, coupling)
    axis.set(xlim=(0, beta[-1]), ylim=(0, top), xlabel=r"$\beta$", ylabel="$K$", title=f"$d={item.d}$")
    axis.title.set_fontsize(9)


def _columns(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [b for b, _ in points], [k for _, k in points]


def _coupling(axis: Any, claims: Sequence[Claim]) -> None:
    """What is certified of K_c: a mark at a point, a box over an interval."""
    first = True
    for claim in claims:
        interval, enclosure = claim.interval, claim.enclosure
        if interval is None or enclosure is None or interval.a is None or interval.b is None:
            continue
        low, high = float(enclosure[0]), float(enclosure[1])
        name = r"certified $K_c(\beta)$" if first else None
        first = False
        if interval.point:
            axis.errorbar([float(interval.a)], [low], yerr=[[0.0], [high - low]], fmt="o", ms=3, color=_RED, label=name)
        else:
            left, right = float(interval.a), float(interval.b)
            axis.fill([left, right, right, left], [low, low, high, high], color=_RED, lw=0.3, label=name)


def margins(samples: Sequence[Samples]) -> bytes:
    """The least margin over l against beta/beta_*'s numerator beta, one curve per dimension, zero at beta_*."""
    with matplotlib.rc_context(_STYLE):
        canvas = Canvas(figsize=(5.2, 3.2), layout="constrained")
        axis = canvas.subplots()
        styles = ("-", (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (5, 1.5, 1, 1.5)), (0, (8, 2)), (0, (3, 1, 1, 1, 1, 1)))
        for item, style in zip(samples, styles, strict=False):
            beta = [0.0, *(float(b) for b, _, _ in item.margin), float(item.star[0])]
            axis.plot(beta, [1.0, *(float(m) for _, m, _ in item.margin), 0.0], color="black", lw=1.0, ls=style, label=f"$d={item.d}$")
            axis.plot([float(item.star[0])], [0.0], marker="o", ms=3.2, color=_RED, clip_on=False, zorder=5)
        axis.set(xlim=(0, None), ylim=(0, 1.02), xlabel=r"$\beta$", ylabel=r"$\min_{l\geq2}\,(1-A_l\,\alpha_l(\beta))$")
        axis.legend(fontsize=8, loc="upper right")
        return _pdf(canvas)


def _phase_caption(samples: Sequence[Samples], coupling: Sequence[Claim]) -> str:
    first = samples[0]
    marks = (
        f" In red, what the certificate proves of $K_c$ ({len(coupling)} "
        f"{'enclosure' if len(coupling) == 1 else 'enclosures'})."
        if coupling
        else " The certificate encloses $K_c$ at no $\\beta$ shown."
    )
    return (
        f"Phase diagram in $(\\beta,K)$ for {dimension_list([item.d for item in samples])}. Solid: $K_\\#(\\beta)$, through "
        f"{len(first.threshold)} certified values on a grid, between which it decreases. Dotted: $\\beta_*$. Dashed: the uniform density is "
        "the only critical point below." + marks + " \\emph{In words:} the curve $K_\\#$ falls from $d/2$ as $\\beta$ grows; left of "
        "$\\beta_*$ the region below it, where the uniform density is the only minimiser, touches it and the transition is continuous; "
        "right of $\\beta_*$ a hatched wedge opens below the curve, in which $K_c$ lies and the transition is discontinuous; above the "
        "curve the uniform density is not a minimiser."
    )


def _margin_caption(samples: Sequence[Samples]) -> str:
    first = samples[0]
    beta = exact(first.margin[len(first.margin) // 2][0])
    return (
        f"The least margin $1-A_l\\,\\alpha_l(\\beta)$ over $l\\ge2$ on $(0,\\beta_*]$ for {dimension_list([item.d for item in samples])}, "
        f"through {len(first.margin)} certified values ($d={first.d}$), the limit $1$ at $\\beta=0$, and $0$ at $\\beta_*$ (dots). "
        f"\\emph{{In words:}} each curve falls from $1$ to $0$ without a turn, passing ${_percent(first)}$ at $\\beta={beta}$ for "
        f"$d={first.d}$, and meets the axis at $\\beta_*^{{(d)}}$, which is smaller for larger $d$."
    )


def _percent(item: Samples) -> Tex:
    from reports.numbers import decimal

    _, low, high = item.margin[len(item.margin) // 2]
    return decimal(low, high).short
