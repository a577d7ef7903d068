"""K_c/K_# and the order parameter along a family of kernels on two degrees: what the claims of a certificate prove."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

import matplotlib

from certify.core.claim import Claim, Enclosure
from certify.core.errors import BadInput
from certify.core.exact import as_fraction
from reports.drawing import RED, STYLE, Plot

_SIZE: Final = (6.4, 2.6)
Point = tuple[Fraction, float, float]
"""kappa_2 over kappa_1, K_c/K_#, the order parameter: middles of enclosures that are far thinner than a line."""


def points(claims: Sequence[Claim]) -> list[Point]:
    """The points of the figure, by increasing kappa_2/kappa_1. BadInput for a kernel with another list of degrees."""
    found: dict[Fraction, dict[str, float]] = {}
    for claim in claims:
        if claim.enclosure is not None and claim.outcome == "proved":
            found.setdefault(_ratio(claim), {})[claim.label] = _middle(claim.enclosure)
    return [
        (ratio, own["critical-coupling"] / own["linear-threshold"], own["order-parameter"])
        for ratio, own in sorted(found.items())
        if {"critical-coupling", "linear-threshold", "order-parameter"} <= own.keys()
    ]


def _ratio(claim: Claim) -> Fraction:
    pairs = claim.subject.get("kernel", {}).get("kappa", ())
    if [degree for degree, _ in pairs] != [1, 2]:
        raise BadInput(f"figure: {claim.label} {claim.place}: kernels on the degrees 1 and 2 are wanted")
    first, second = (as_fraction(value) for _, value in pairs)
    return second / first


def _middle(enclosure: Enclosure) -> float:
    return float(as_fraction(enclosure.lower) + as_fraction(enclosure.upper)) / 2


@matplotlib.rc_context(STYLE)
def coupling_figure(claims: Sequence[Claim]) -> Plot:
    """Both curves side by side. BadInput where no point has K_#, K_c and an order parameter."""
    shown = points(claims)
    if not shown:
        raise BadInput("figure: no kernel with K_#, K_c and an order parameter among the claims")
    canvas = Plot(figsize=_SIZE, layout="constrained")
    ratios = [float(ratio) for ratio, _, _ in shown]
    labels = (r"$K_c/K_\#$", r"$m_1$ at $K_c$")
    curves = zip(*(row[1:] for row in shown), strict=True)
    for axes, label, values in zip(canvas.subplots(1, 2), labels, curves, strict=True):
        axes.plot(ratios, values, "o-", markersize=3, linewidth=0.8, color=RED, label=label)
        axes.set_xlabel(r"$\kappa_2/\kappa_1$")
        axes.set_ylabel(label)
    return canvas
