"""Where the transition of cos x + m cos 2x is continuous again: a value m* > 1, by computation (`kernels:parameter`).

For m >= 1 degree 2 leads and alpha_1 = 1/m falls in m, so F_K at K_# = 1/m does not decrease in m for any density:
K_c < K_# at one m implies it for all smaller m > 1, K_c = K_# at one m implies it for all larger m.
"""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling.density import Touch, explicit_touch
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.slab import check_slab
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.kernel import KURAMOTO_DAIDO, family
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes


def check_turning(
    low: Fraction,
    high: Fraction,
    competitor: tuple[TouchSizes, Touch],
    plan: CoverPlan,
    star: tuple[TouchSizes, Touch] | None,
) -> None:
    """Prove low < m* <= high: a density with H/E < K_# at m = low, and the rule of the slab at m = high. Undecided."""
    if not 1 < low <= high:
        raise Undecided("the ends are not in order, and above 1")
    kernel, (sizes, touch) = kernel_of(family(KURAMOTO_DAIDO, low), 2), competitor
    with precision(sizes.working):
        touch = explicit_touch(kernel, sizes, touch.field.midpoints())
        if not touch.upper_coupling().surely_less(kernel.threshold()):
            raise Undecided("K_c < K_# is not proved at the lower end")
    check_slab(kernel_of(family(KURAMOTO_DAIDO, high), 2), plan, star)
