"""The explicit density near the minimiser at one beta, sharp enough to show K_c < K_#, and its evidence."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import precision
from certify.core.errors import NotBelow
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import Minimiser
from certify.solve.coupling.density import refined_touch
from certify.solve.evidence import series_evidence


def critical_density(kernel: Kernel, sizes: TouchSizes, minimiser: Minimiser) -> Touch:
    """The density of Newton's method."""
    with precision(sizes.working):
        quad = quadrature(kernel.d, sizes.modes, sizes.nodes, sizes.ellipses, kernel.degrees(sizes.modes))
        return refined_touch(quad, kernel.interaction(sizes.modes), minimiser, sizes.bits)


def explicit_density(kernel: Kernel, sizes: TouchSizes, minimiser: Minimiser) -> Touch:
    """The same. Raises Undecided where it does not show K_c < K_#."""
    touch = critical_density(kernel, sizes, minimiser)
    with precision(sizes.working):
        if not touch.upper_coupling().surely_less(kernel.threshold()):
            raise NotBelow("the density that the search found is not sharp enough to tell K_c from K_#")
    return touch


def touch_evidence(d: int, beta: Fraction, sizes: TouchSizes, touch: Touch) -> dict[str, Any]:
    """The density in the form of the evidence."""
    return {
        "modes": sizes.modes,
        "nodes": sizes.nodes,
        "ellipses": list(sizes.ellipses),
        "precision": sizes.bits,
        "terms": series_evidence(d, beta, sizes.bits)["terms"],
        "field": touch.field.dyadic_midpoints(),
    }
