"""The figure of (1.18): certified K_c e^beta/beta over beta, between its asymptotes, the axis of beta logarithmic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lgamma, log, pi
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import matplotlib
from matplotlib.figure import Figure as Canvas

from certify.checker.arithmetic.ball import Ball, exp, log_of
from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.bessel.linear_threshold import threshold_enclosure
from certify.checker.large_beta.root import level
from reports.drawing import RED, STYLE, Drawn, Plot, drawn
from reports.escape import Tex
from reports.numbers import dimension_list
from reports.view import Figure

if TYPE_CHECKING:
    from certify.checker import Claim
    from reports.samples import Samples

_BITS, _TERMS = 96, 400
_POINTS: Final = 60
_FARTHEST: Final = 10**6
_SERIES: Final = 12
"""Up to this beta the curve of K_# is drawn, by its power series."""
_ROUNDING: Final = 1e-12
"""Far above what floats do to the root of the equation of (1.18); bands are that much wider."""
_BAND: Final = r"$K_c\,e^\beta/\beta$"
_THRESHOLD: Final = r"$K_\#\,e^\beta/\beta$"
Point = tuple[float, float, float]
Bounds = tuple[Fraction, Fraction, Fraction]


class Law(NamedTuple):
    """q - most/q <= K_c e^beta/beta <= q - least/q for every beta from `start` on, q the larger root of (1.18)."""

    d: int
    start: Fraction
    least: Fraction
    most: Fraction


def laws(claims: Iterable[Claim]) -> list[Law]:
    """The proved laws of large beta, one a dimension: the one that begins first."""
    proved = (claim for claim in claims if (claim.label, claim.outcome) == ("large-beta", "proved"))
    found: dict[int, Law] = {}
    for law in sorted(Law(x.d, x.region.a or Fraction(0), *x.details["remainder"]) for x in proved):
        found.setdefault(law.d, law)
    return list(found.values())


def scale(d: int, beta: Fraction) -> float:
    """The larger root q of q - (n/2) log(2q) = log|S^n| + (n/2) log(beta/(2 pi)), n = d - 1; in floats."""
    target, half = float(level(d, beta, _BITS).upper()), (d - 1) / 2
    q = max(target, half) + half + 1
    for _ in range(200):
        q = target + half * log(2 * q)
    return q


def band(law: Law) -> list[Point]:
    """Points (beta, lower, upper) of the band of (1.18), from the first beta of the law to 10^6."""
    start, least, most = float(law.start), float(law.least), float(law.most)
    found = []
    for k in range(_POINTS + 1):
        beta = start * (max(_FARTHEST, 10 * start) / start) ** (k / _POINTS)
        q = scale(law.d, Fraction(beta))
        found.append((beta, (q - most / q) * (1 - _ROUNDING), (q - least / q) * (1 + _ROUNDING)))
    return found


def predicted(d: int, beta: float) -> float:
    """(1.18): (n/2)(log beta + log log beta) + c_d, for beta > 1."""
    half = (d - 1) / 2
    area = log(2) + d / 2 * log(pi) - lgamma(d / 2)
    return half * (log(beta) + log(log(beta))) + area + half * log(half / pi)


def couplings(claims: Iterable[Claim], d: int) -> list[Point]:
    """(beta, lower, upper): K_c e^beta/beta from the claims of K_c at single beta."""
    found: list[Point] = []
    for claim in claims:
        if (claim.label, claim.outcome, claim.dimension) != ("critical-coupling", "proved", d):
            continue
        region = claim.region
        if region.point and not region.star and claim.bounds[0] > 0:
            found.append((float(region.beta), *scaled(*claim.bounds, region.beta)))
    return sorted(found)


def scaled(low: Fraction, high: Fraction, beta: Fraction) -> tuple[float, float]:
    """Both ends times e^beta/beta, outward; they are > 0, and may be far below the floats."""
    rest = Ball.exact(beta, _BITS) - log_of(beta, _BITS)
    ends = [exp(log_of(value, _BITS) + rest) for value in (low, high)]
    return float(ends[0].lower()), float(ends[1].upper())


def threshold(d: int) -> list[tuple[float, float]]:
    """(beta, K_# e^beta/beta) up to where power series are cheap."""
    found = []
    for k in range(1, 8 * _SERIES + 1):
        beta = Fraction(k, 8)
        found.append((float(beta), scaled(*threshold_enclosure(Bessel(d, _BITS, _TERMS, Work()), beta), beta)[1]))
    return found


def pieces(samples: Iterable[Samples], d: int) -> list[list[Point]]:
    """(beta, lower, upper) of K_c e^beta/beta on each interval on which K_c is known as a function."""
    return [
        [(float(beta), *scaled(low, high, beta)) for beta, low, high in piece if low > 0]
        for item in samples
        if item.d == d
        for piece in item.coupling
    ]


def figure(claims: Sequence[Claim], stem: str, samples: Sequence[Samples] = ()) -> tuple[Figure, ...]:
    """One panel a dimension; nothing if no law is proved. samples: K_c between its proved values, on intervals."""
    found = laws(claims)
    if not found:
        return ()
    picture, name = _drawn(found, claims, samples), Tex(f"{stem}-large-beta.pdf")
    return (Figure(name, picture.file, picture.data, _caption(found), Tex("crt:large-beta")),)


@matplotlib.rc_context(STYLE)
def _drawn(found: Sequence[Law], claims: Sequence[Claim], samples: Sequence[Samples]) -> Drawn:
    columns = min(2, len(found))
    rows = -(-len(found) // columns)
    canvas = Canvas(figsize=(5.6, 2.9 * rows), layout="constrained")
    axes = canvas.subplots(rows, columns, squeeze=False)
    for axis in axes.flat[len(found) :]:
        axis.set_axis_off()
    for axis, law in zip(axes.flat, found, strict=False):
        _panel(axis, law, couplings(claims, law.d), pieces(samples, law.d))
    return drawn(canvas)


@matplotlib.rc_context(STYLE)
def law_plot(law: Law, known: Sequence[Sequence[Bounds]] = (), trust: Sequence[str] = ()) -> Plot:
    """One law as a figure of its own, with K_c where it is `known` as a function: pieces of (beta, lower, upper).

    trust: the cited facts on which they rest, written below.
    """
    canvas = Plot(figsize=(5.2, 3.2), layout="constrained")
    axis = canvas.subplots()
    _panel(axis, law, [], [[(float(x), *scaled(low, high, x)) for x, low, high in piece] for piece in known])
    handles = dict(zip(*reversed(axis.get_legend_handles_labels()), strict=True))
    axis.legend(handles.values(), handles.keys())
    if trust:
        canvas.supxlabel(f"rests on {', '.join(trust)}", fontsize="x-small")
    return canvas


def _panel(axis: Any, law: Law, marks: Sequence[Point], known: Sequence[list[Point]]) -> None:
    points = band(law)
    beta, low_, high_ = zip(*points, strict=True)
    top = 1.1 * max(points[-1][2], predicted(law.d, beta[-1]))
    axis.fill_between(beta, low_, high_, color=RED, lw=0.4, label=_BAND)
    places = [2.0 * (beta[-1] / 2) ** (k / _POINTS) for k in range(_POINTS + 1)]
    axis.plot(places, [predicted(law.d, x) for x in places], color="black", lw=0.8, ls=(0, (4, 2)), label="(1.18)")
    near = [(x, y) for x, y in threshold(law.d) if y < top]
    axis.plot([x for x, _ in near], [y for _, y in near], color="black", lw=0.8, label=_THRESHOLD)
    for piece in filter(None, known):
        place, least, most = zip(*piece, strict=True)
        axis.fill_between(place, least, most, color=RED, lw=0.8, label=_BAND)
    for x, low, high in marks:
        axis.vlines([x], [low], [high], color=RED, lw=1.0, gid=_BAND)
        axis.plot([x], [low], "o", color=RED, ms=2.2, label=_BAND)
    axis.set(xscale="log", xlim=(0.5, beta[-1]), ylim=(0, top), title=f"$d={law.d}$", xlabel=r"$\beta$")
    axis.set_ylabel(r"$K_c\,e^\beta/\beta$")


def _caption(found: Sequence[Law]) -> Tex:
    return Tex(
        rf"$K_ce^\beta/\beta$ for {dimension_list([law.d for law in found])}, the axis of $\beta$ logarithmic. "
        r"Red: certified, as a band $q_*-C/q_*\le K_ce^\beta/\beta\le q_*-c/q_*$ for every $\beta$ from $\beta_0$ on "
        r"(drawn up to $10^6$), where the certificate has $K_c$ on intervals, and as dots at single $\beta$. Full "
        r"line: $K_\#$, which $K_c$ follows up to $\beta_*$; dashed: (1.18), with (1.19), a prediction. \emph{In "
        r"words:} beyond $\beta_*$ what is red leaves the full line for the dashed one, and the band narrows around it."
    )
