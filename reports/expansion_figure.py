"""The figure of a Landau expansion: certified K_c against (1.17), over s = alpha_2 - 1/d, both axes logarithmic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import matplotlib
from matplotlib.figure import Figure as Canvas

from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.bessel.linear_threshold import threshold_enclosure
from reports.drawing import ORANGE, RED, STYLE, Drawn, drawn
from reports.escape import Tex
from reports.numbers import dimension_list
from reports.view import Figure

if TYPE_CHECKING:
    from certify.checker import Claim

_BITS, _TERMS = 200, 200
_DECADES: Final = 3.5
_POINTS: Final = 60
_LEAST: Final = 1e-12
"""Where a lower bound of a deviation reaches 0, the band goes on down to here."""
Point = tuple[float, float, float]


def expansions(claims: Iterable[Claim]) -> list[Claim]:
    """The proved Landau expansions, one a dimension: the one that reaches farthest."""
    found: dict[int, Claim] = {}
    for claim in claims:
        if (claim.label, claim.outcome) == ("landau-expansion", "proved"):
            known = found.get(claim.d)
            if known is None or known.region.beta < claim.region.beta:
                found[claim.d] = claim
    return [found[d] for d in sorted(found)]


def distance(d: int, beta: Fraction) -> Fraction:
    """A number near s = alpha_2(beta) - 1/d."""
    low, high = Bessel(d, _BITS, _TERMS, Work()).ratio(beta)
    return (low + high) / 2 - Fraction(1, d)


def band(claim: Claim) -> list[Point]:
    """(s, lower, upper): bounds of abs((1 - K_c/K_#)/(C_d s^2) - 1) by both remainders of the claim."""
    largest = float(distance(claim.d, claim.region.beta))
    least, cube = float(claim.bounds[0]), claim.details["cube"]
    r_3, r_4 = (float(claim.details[name]) / least for name in ("remainder", "cube_remainder"))
    points = []
    for k in range(_POINTS + 1):
        s = largest * 10 ** (_DECADES * (k / _POINTS - 1))
        low, high = (float(cube[i]) * s / least + sign * r_4 * s * s for i, sign in ((0, -1), (1, 1)))
        points.append((s, max(low, _LEAST), min(high, r_3 * s)))
    return points


def couplings(claim: Claim, claims: Iterable[Claim]) -> list[Point]:
    """The same from the certified K_c of points in the interval, where it is bounded away from 0."""
    points, constant = [], float(claim.bounds[0])
    for other in claims:
        proved = (other.label, other.outcome, other.d) == ("critical-coupling", "proved", claim.d)
        place = other.interval
        if not proved or place is None or not place.point or place.b is None or place.b > claim.region.beta:
            continue
        beta = place.beta
        s = distance(claim.d, beta)
        if s <= 0:
            continue
        least, most = threshold_enclosure(Bessel(claim.d, _BITS, _TERMS, Work()), beta)
        gaps = [float((1 - k / t) / s**2) / constant - 1 for k, t in zip(other.bounds, (most, least), strict=True)]
        if gaps[0] * gaps[1] > 0:
            low, high = sorted(map(abs, gaps))
            points.append((float(s), low, high))
    return points


def figure(claims: Sequence[Claim], stem: str) -> tuple[Figure, ...]:
    """One panel a dimension; nothing if no expansion is proved."""
    found = expansions(claims)
    if not found:
        return ()
    label, name = Tex("crt:landau-expansion"), Tex(f"{stem}-landau-expansion.pdf")
    picture = _drawn(found, claims)
    return (Figure(name, picture.file, picture.data, _caption(found), label),)


@matplotlib.rc_context(STYLE)
def _drawn(found: Sequence[Claim], claims: Sequence[Claim]) -> Drawn:
    columns = min(3, len(found))
    rows = -(-len(found) // columns)
    canvas = Canvas(figsize=(5.6, 2.6 * rows), layout="constrained")
    axes = canvas.subplots(rows, columns, squeeze=False)
    for axis in axes.flat[len(found) :]:
        axis.set_axis_off()
    for axis, claim in zip(axes.flat, found, strict=False):
        points = band(claim)
        s, low_, high_ = zip(*points, strict=True)
        slope = float(claim.details["cube"][0]) / float(claim.bounds[0])
        axis.fill_between(s, low_, high_, color=ORANGE, lw=0.6, label="proved")
        axis.loglog(s, [slope * x for x in s], color="black", lw=0.8, label="next term")
        for x, low, high in couplings(claim, claims):
            axis.loglog([x, x], [low, high], color=RED, marker="o", ms=2.6, lw=1.2, label="certified $K_c$")
        axis.set(title=f"$d={claim.d}$", xlabel=r"$s=\alpha_2(\beta)-1/d$")
    return drawn(canvas)


def _caption(found: Sequence[Claim]) -> Tex:
    dimensions = dimension_list([claim.d for claim in found])
    return Tex(
        r"The relative deviation $\bigl|(1-K_c/K_\#)/(C_ds^2)-1\bigr|$ from the leading term of (1.17) for "
        rf"{dimensions}, both axes logarithmic. Shaded: what the certificate proves, by both remainders. Line: the "
        r"next term, $C_d's/C_d$. In red: certified values of $K_c$ at single $\beta$, those of the certificate and "
        r"those at $1.00001$, $1.0001$ and $1.001$ times $\beta_*$ that were computed for the figure and accepted by "
        r"the same checker. \emph{In words:} the band narrows to the line as $s$ decreases, the certified values lie "
        r"on it, and the line falls with slope one: the leading term is approached."
    )
