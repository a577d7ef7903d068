"""K_c < K_# of another kernel, its order parameter and the number of minimisers: the engine of K_c beyond beta_*.

Where global minimisers are not proved to be zonal the claims are about zonal densities only, and their labels end in
`-axisymmetric`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from certify.bounds.coupling.count import check_point
from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.declared import require_declared
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.decimals import short
from certify.core.errors import NotNear, Undecided
from certify.core.exact import as_fraction
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import order_of
from certify.search.coupling.interaction import FloatTable, float_table
from certify.search.coupling.point_plan import Sizes, point_plan
from certify.search.untrusted import untrusted
from certify.solve.coupling.density import settled
from certify.solve.coupling.point import choose, density_near

LABELS = ("critical-coupling", "order-parameter", "two-minimisers")
TRUST = (SEMICONTINUITY, HARMONICS)
_TABLE = 240
_TABLE_BITS = 80
_CLOSE = 12  # digits at which an explicit density of a slow tail is near enough to the minimiser
_ATTEMPTS = (
    Sizes(),
    Sizes(cube=True),
    Sizes(slack=0.005, margin=1e-7),
    Sizes(slack=0.005, margin=1e-7, cube=True),
    Sizes(slack=0.0005, margin=1e-7),
    Sizes(slack=0.00005, margin=1e-7),
)


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What was proved: K_c as `coupling`, a `moment` of the other minimiser with its `degree`, `evidence`, `cells`."""

    coupling: Enclosure
    moment: Enclosure
    degree: int
    evidence: Mapping[str, Any]
    cells: Mapping[str, int]

    def __repr__(self) -> str:
        coupling, moment = (short(x.lower, x.upper) for x in (self.coupling, self.moment))
        return f"<K_c = {coupling}, m_{self.degree} = {moment}; {self.cells}>"


def critical_coupling(kernel: Kernel, digits: int = 30, limit: int = 20000) -> Found:
    """K_c, the order parameter and the count of minimisers to a relative 10^-digits. Undecided where it stays open.

    BadInput where the kernel's first eigenvalues contradict what it declares.
    """
    require_declared(kernel)
    require_tail(kernel)
    with untrusted():
        minimiser, sizes, touch, _ = density_near(kernel, floats(kernel), digits)
        with precision(sizes.working):
            degrees = kernel.degrees(sizes.modes)
            touch = settled(quadrature(kernel.d, sizes.modes, sizes.nodes, sizes.ellipses, degrees), touch)
    index, reason = order_of(minimiser), Undecided("no plan was tried")
    for attempt in _ATTEMPTS:
        try:
            with untrusted():
                plan = point_plan(minimiser, Sizes(limit, attempt.slack, attempt.margin, attempt.cube))
            return _prove(kernel, digits, plan, sizes, touch, index)
        except Undecided as error:
            if isinstance(error, NotNear) and kernel.slow and digits < _CLOSE:
                return critical_coupling(kernel, _CLOSE, limit)
            reason = error
    raise reason


def require_tail(kernel: Kernel) -> None:
    """Undecided where no tail is known."""
    with precision(_TABLE_BITS):
        kernel.tail(kernel.degrees(_TABLE)[-1])


def floats(kernel: Kernel) -> FloatTable:
    """The kernel for the search: numbers that it need not believe."""
    degrees = kernel.degrees(_TABLE)
    with precision(_TABLE_BITS):
        values = [kernel.eigenvalue(degree) * multiplicity(kernel.d, degree) for degree in degrees]
        row = BallMatrix.row(values).floats()
        slow = None
        if kernel.slow:
            sums, peaks = zip(*(kernel.beyond(degree) for degree in degrees), strict=True)
            slow = BallMatrix.row(sums).floats(), BallMatrix.row(peaks).floats()
    whole = len(kernel.degrees(_TABLE + 1)) == len(degrees)
    leading, increasing = kernel.leading[0], kernel.increasing
    return float_table(kernel.d, degrees, row, leading, increasing=increasing, whole=whole, slow=slow)


def _prove(kernel: Kernel, digits: int, plan: CoverPlan, sizes: TouchSizes, touch: Touch, index: int) -> Found:
    plan, coupling, moment = choose(kernel, digits, plan, sizes, touch, index)
    check_point(kernel, plan, sizes, touch, coupling, moment, index)
    for name, enclosure in (("K_c", coupling), ("the order parameter", moment)):
        if as_fraction(enclosure.width()) * 10**digits > as_fraction(enclosure.lower):
            raise Undecided(f"the enclosure of {name} is wider than a relative 10^-{digits}")
    degree = kernel.degrees(index + 1)[-1]
    evidence = {
        "rule": "kernel-cover",
        "coupling": {"lower": coupling.lower, "upper": coupling.upper},
        "moment": {"lower": moment.lower, "upper": moment.upper},
        "degree": degree,
        "touch": density_evidence(sizes, touch),
        **plan.as_mapping(),
    }
    return Found(coupling, moment, degree, evidence, plan.counts())


def density_evidence(sizes: TouchSizes, touch: Touch) -> dict[str, Any]:
    """An explicit density in the form of the evidence."""
    return field_evidence(sizes, touch.field)


def field_evidence(sizes: TouchSizes, field: BallMatrix) -> dict[str, Any]:
    """The density of a field, in the form of the evidence."""
    return {
        "modes": sizes.modes,
        "nodes": sizes.nodes,
        "ellipses": list(sizes.ellipses),
        "precision": sizes.bits,
        "field": field.dyadic_midpoints(),
    }


def label_of(label: str, kernel: Kernel) -> str:
    """The label, weaker where zonal densities only are covered."""
    return f"{label}-axisymmetric" if kernel.symmetry == "axisymmetric-only" else label


def point_claims(kernel: Kernel, d: int, found: Found, about: Mapping[str, Any]) -> Iterator[Claim]:
    """K_c, the order parameter, and two minimisers, whose evidence the other two point to."""
    pointer, trust = {"rule": "kernel-cover"}, TRUST
    names = [label_of(label, kernel) for label in LABELS]
    yield Claim(names[0], d, "proved", found.coupling, evidence=pointer, trust=trust, subject=about)
    details = {"degree": found.degree}
    yield Claim(names[1], d, "proved", found.moment, details=details, evidence=pointer, trust=trust, subject=about)
    yield Claim(names[2], d, "proved", evidence=found.evidence, trust=trust, subject=about)
