"""K_c/K_# and the order parameter along a family of kernels, or of one kernel over d: what claims about them prove."""

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
_WEAKER: Final = "-axisymmetric"
Point = tuple[Fraction, Enclosure, Enclosure]
"""The parameter, K_c/K_#, the order parameter."""
_EQUAL: Final = {"criterion", "continuity"}
"""Claims that K_c = K_#."""
_ELSEWHERE: Final = {"threshold", "fold"}
"""Claims about a whole family, or a K that is not drawn."""


def points(claims: Sequence[Claim]) -> list[Point]:
    """The points of the figure, by the parameter; where K_c = K_# is a claim the order parameter is 0.

    BadInput as `coupling_figure`.
    """
    found: dict[Fraction, dict[str, Enclosure]] = {}
    for claim in claims:
        if claim.outcome == "proved":
            value = claim.enclosure or Enclosure(Fraction(0), Fraction(0))
            found.setdefault(_place(claim)[1], {})[claim.label.removesuffix(_WEAKER)] = value
    shown = []
    for place, own in sorted(found.items()):
        one, zero = (Enclosure(Fraction(k), Fraction(k)) for k in (1, 0))
        known = {"order-parameter": zero, **own} if _EQUAL & own.keys() else own
        if {"critical-coupling", "linear-threshold", "order-parameter"} <= known.keys():
            ratio = one if _EQUAL & own.keys() else _quotient(known["critical-coupling"], known["linear-threshold"])
            shown.append((place, ratio, known["order-parameter"]))
    return shown


def _quotient(over: Enclosure, under: Enclosure) -> Enclosure:
    """Of positive numbers."""
    return Enclosure(
        as_fraction(over.lower) / as_fraction(under.upper), as_fraction(over.upper) / as_fraction(under.lower)
    )


def _place(claim: Claim) -> tuple[str, Fraction]:
    """The parameter, by its name in LaTeX: kappa_2/kappa_1, that of a family, or d for a kernel without one."""
    kernel = dict(claim.subject.get("kernel", {}))
    family = kernel.pop("family", "")
    if family == "gegenbauer":
        if [degree for degree, _ in kernel["kappa"]] != [1, 2]:
            raise BadInput(f"figure: {claim.label} {claim.place}: of lists those on the degrees 1 and 2 are wanted")
        first, second = (as_fraction(value) for _, value in kernel["kappa"])
        return r"$\kappa_2/\kappa_1$", second / first
    numbers = {name: value for name, value in kernel.items() if not isinstance(value, list | tuple)}
    if len(numbers) == 1:
        ((name, value),) = numbers.items()
        return f"${name}$", as_fraction(value)
    return "$d$", Fraction(claim.d or 0)


def _family(claim: Claim) -> str:
    """What the claims of one figure share: the parameter, the rest of the kernel, and d where it is not that."""
    kernel, name = claim.subject.get("kernel", {}), _place(claim)[0]
    rest = [f"{key}={value}" for key, value in sorted(kernel.items()) if f"${key}$" != name and key != "kappa"]
    return " ".join([name, *rest, *([] if name == "$d$" else [f"d={claim.d}"])])


@matplotlib.rc_context(STYLE)
def coupling_figure(claims: Sequence[Claim]) -> Plot:
    """Both curves side by side.

    BadInput where no kernel has K_#, K_c and an order parameter, or where the kernels have more than one parameter.
    """
    proved = [
        claim
        for claim in claims
        if claim.outcome == "proved" and claim.label not in _ELSEWHERE and "parameter_interval" not in claim.subject
    ]
    if not (shown := points(proved)):
        raise BadInput("figure: no kernel with K_#, K_c and an order parameter among the claims")
    if len(families := {_family(claim) for claim in proved}) > 1:
        raise BadInput(f"figure: kernels with one parameter are wanted, and these have {len(families)} in turn")
    canvas = Plot(figsize=_SIZE, layout="constrained")
    places = [float(place) for place, _, _ in shown]
    zonal = ", zonal densities" if any(claim.label.endswith(_WEAKER) for claim in proved) else ""
    labels = (rf"$K_c/K_\#${zonal}", rf"order parameter at $K_c${zonal}")
    curves = zip(*(row[1:] for row in shown), strict=True)
    for axes, label, values in zip(canvas.subplots(1, 2), labels, curves, strict=True):
        low, high = zip(*(value.floats for value in values), strict=True)
        axes.vlines(places, low, high, color=RED, lw=1, gid=label)
        axes.plot(places, [float(value) for value in values], "o", markersize=3, color=RED, label=label)
        axes.set_xlabel(_place(proved[0])[0])
        axes.set_ylabel(label)
    return canvas
