"""The claim `fold`: the least K at which a kernel of one degree has a critical density that is not uniform."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.fold import Curve, check_fold, curve, holds_on, single_degree
from certify.bounds.kernels.legendre import polynomial
from certify.core.ball import precision
from certify.core.claim import AXISYMMETRY, Claim
from certify.core.enclosure import cover, relative_enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import KernelDescription
from certify.search.kernels.fold import fold_field
from certify.search.untrusted import untrusted

_ORDER: Final = 8
_SHORTEST: Final = Fraction(1, 1 << 20)
_MOST: Final = 12
"""Degrees beyond this one take too long: moments of powers of P_l are exact."""


def fold(description: KernelDescription, d: int, digits: int) -> Claim:
    """K_fold to a relative 10^-digits, from below for all fields and from above by one. Undecided where it fails."""
    with precision(64):
        kernel = kernel_of(description, d)
    degree, kappa = single_degree(kernel)
    if degree > _MOST:
        raise Undecided(f"the fold is searched up to degree {_MOST}")
    with untrusted():
        start, least = fold_field(d, [float(c) for c in polynomial(d, degree)])
    bits = digits * 3322 // 1000 + 6
    with precision(2 * bits + 96):
        path = curve(d, degree, _terms(int(least) + 2, bits))
        field = _refined(path, Fraction(start), bits)
        witness = field or Fraction(1, 1 << (bits // 2 + 2))
        coupling = relative_enclosure(path.coupling(witness) / (2 * kappa), bits)
        if field == 0:  # phi has its infimum, N_l, at the uniform density: the lower end stays below it
            coupling = relative_enclosure(path.coupling(Fraction(0)).hull(path.coupling(witness)) / (2 * kappa), bits)
        nodes = _nodes(path, 2 * kappa * as_fraction(coupling.lower), field)
        check_fold(path, kappa, coupling, nodes, _ORDER, witness)
    every = degree == 1 or d == 2 or (d, degree) == (3, 2)
    evidence: dict[str, Any] = {
        "rule": "curve",
        "precision": 2 * bits + 96,
        "terms": len(path.values),
        "order": _ORDER,
        "nodes": nodes,
        "witness": witness,
    }
    return Claim(
        "fold",
        d,
        "proved",
        coupling,
        details={"critical_points": "all" if every else "axisymmetric"},
        evidence=evidence,
        trust=(AXISYMMETRY,) if (d, degree) == (3, 2) else (),
        subject={"kernel": description.subject()},
    )


def _terms(reach: int, bits: int) -> int:
    """How many terms make the tail of the series smaller than 2^-bits at all fields of the cover, |c| <= reach."""
    terms, left = 1, Fraction(1)
    while left * (1 << (bits + 24)) > 1 or terms < 2 * reach:
        left = left * reach / terms
        terms += 1
    return terms + _ORDER + 1


def _refined(path: Curve, field: Fraction, bits: int) -> Fraction:
    """Newton's method for phi' = 0, with midpoints: not proved, and not needed to be."""
    if field == 0:
        return field
    for _ in range(2 + bits.bit_length()):
        z, n = ([part(field, k) for k in range(3)] for part in (path.partition, path.weighted))
        step = (z[1] * n[0] - z[0] * n[1]) / (z[2] * n[0] - z[0] * n[2])
        field -= as_fraction(step.midpoint())
        field = Fraction(round(field * (1 << (bits + 8))), 1 << (bits + 8))
    return field


def _nodes(path: Curve, x: Fraction, field: Fraction) -> list[Fraction]:
    """Nodes from -x to x, with an interval around the field in which D has its minimum."""
    radius = Fraction(1, 4)
    while not holds_on(path, x, field - radius, field + radius, _ORDER):
        radius /= 2
        if radius < _SHORTEST:
            raise Undecided("the cover of the fields is not proved next to the fold")
    reach = Fraction(-((-x) // 1))

    def side(left: Fraction, right: Fraction) -> list[Fraction]:
        if left >= right:
            return [left]
        what = "no critical density at the lower bound of K_fold"
        return cover(left, right, lambda a, b: holds_on(path, x, a, b, _ORDER), shortest=_SHORTEST, what=what)

    before = side(-reach, field - radius)
    after = side(field + radius, reach)
    return [*before[:-1], field - radius, *after]
