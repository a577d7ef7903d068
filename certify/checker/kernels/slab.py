"""K_c = K_# for another kernel by a slab around the uniform density and a cover. FORMAT/kernels.md, the rule `slab`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from ..arithmetic.ball import ceil_shift, exp, up
from ..coupling.boxes import Setting
from ..coupling.count import TRUST
from ..coupling.cover import AtRest, walk
from ..coupling.form import Ends
from ..coupling.star import star_bound
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_less
from .cover import WEAKER, KernelCouplings, density_at, family_at, require_class
from .criterion import require_threshold
from .form import SlabCover, Star, kernel_for
from .kernel import Kernel


@dataclass(frozen=True, slots=True)
class AtThreshold(AtRest):
    """The boxes of a cover at K_#, with a C_* or without."""

    region: Star | None

    def star(self) -> tuple[Ends, Ends]:
        """C_*, in units 2^-grid."""
        if self.region is None:
            raise Invalid("a cell of C_*, where there is none")
        return self.region.lower, self.region.upper


def check_slab(claim: Claim, context: Context) -> frozenset[str]:
    """F_K > 0 at K = K_# for all densities that are not uniform, or those among them that are zonal."""
    kernel = kernel_for(claim, context)
    kernel.charge(context.work)
    require_class(claim, kernel)
    require_positive(kernel, claim.given(SlabCover), context)
    return TRUST


def require_positive(kernel: Kernel, evidence: SlabCover, context: Context) -> None:
    """F_K > 0 at K_# for every zonal critical density with all m_l >= 0 that is not uniform; lambda_l >= 0."""
    if not kernel.nonnegative:
        raise Invalid("the rule is about kernels with lambda_l >= 0 for every l")
    own, degrees = family_at(kernel, evidence, context)
    leading = _leading(kernel, degrees)
    threshold = kernel.threshold(evidence.bits)
    setting = Setting(own, KernelCouplings(kernel, degrees, threshold, evidence.bits), evidence.grid, evidence.weights)
    require_slab(setting, leading, evidence.corner, evidence.vector)
    if evidence.star is not None:
        _require_star(kernel, context, setting, evidence.star)
    walk(AtThreshold(setting, evidence, evidence.star))


def _leading(kernel: Kernel, degrees: tuple[int, ...]) -> int:
    """The degree around whose direction a slab may be, one of the modes."""
    if len(kernel.leading) != 1 or (kernel.d > 2 and kernel.leading != (1,)):
        raise Invalid("the rule is about kernels with one leading degree, which is 1 in d >= 3")
    if kernel.leading[0] not in degrees:
        raise Invalid("the leading degree is none of the modes")
    return kernel.leading[0]


def require_slab(setting: Setting, leading: int, corner: Ends, vector: Ends) -> None:
    """G > 0 on {0 <= m_l <= corner_l (l <= L), |m_l| <= b (l > L)} but at 0. FORMAT/kernels.md (W5) to (W7).

    The rows are those of the modes other than the leading degree, and one for all degrees beyond the modes.
    """
    p, degrees, d = setting.p, setting.family.degrees, setting.family.d
    others = [k for k, degree in enumerate(degrees) if degree != leading]
    sizes = [setting.interaction.g[k].high for k in others] + [setting.tau()]
    rooms = []
    for row, v in zip(_matrix(setting, others, corner), vector, strict=True):
        used = sum(x * size * u for x, size, u in zip(row, sizes, vector, strict=True))
        require_less("slab: sum_l Q_jl g_l v_l < v_j", Fraction(used, 1 << 2 * p), v)
        rooms.append(v - Fraction(used, 1 << 2 * p))
    reach = Fraction(d * corner[degrees.index(leading)], 1 << setting.grid)
    slopes = [_slope(d, reach, degrees[k], leading) for k in others]
    slopes.append(_slope(d, reach, (degrees[-1] // leading + 1) * leading, leading))
    factor = max(slope / room for slope, room in zip(slopes, rooms, strict=True))
    products = (slope * size * v for slope, size, v in zip(slopes, sizes, vector, strict=True))
    loss = factor * sum(products, Fraction(0)) / (2 << p)
    sigma = 1 / (d + 2 + reach**2 / (d + 4))
    require_less("slab: the loss across < the gain along the axis", loss, sigma / (4 * d * (d + sigma * reach**2)))


def _matrix(setting: Setting, others: Sequence[int], corner: Ends) -> list[list[int]]:
    """Q_jl over 2^p: e^(tau b) int P_j P_l e^h at the corner, rounded up; 1 with the degrees beyond the modes."""
    p, g = setting.p, setting.interaction.g
    field = [ceil_shift(x.high * setting.number(n), p) for x, n in zip(g, corner, strict=True)]
    products = setting.family.products(field)
    growth = exp(up(setting.tau_b(corner), p)).high
    rows = [[ceil_shift(growth * products[j][k].magnitude(), p) for k in others] + [1 << p] for j in others]
    return [*rows, [1 << p] * (len(others) + 1)]


def _slope(d: int, reach: Fraction, degree: int, leading: int) -> Fraction:
    """A bound of M_degree(a)/a^2 at the fields a P_leading, 0 < a <= reach: 0 unless the leading degree divides."""
    order, rest = divmod(degree, leading)
    return Fraction(0) if rest else reach ** (order - 2) / prod(d + 2 * j for j in range(order))


def _require_star(kernel: Kernel, context: Context, setting: Setting, star: Star) -> None:
    """F_K > 0 at K_# on C_*, by an explicit density there."""
    theta = star_bound(setting, star.lower, star.upper, star.vector)
    threshold = kernel.threshold(star.touch.bits)
    density = density_at(kernel, star.touch, threshold, context)
    require_less("K_# < A/(Lambda + defect/(2(1-theta)))", threshold[1], density.lower_bound(theta))
    unit = Fraction(1, 1 << setting.grid)
    density.require_in_star([x * unit for x in star.lower], [x * unit for x in star.upper], "")


def check_slab_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """K_c = K_# in the enclosure, where the document has the proved claim `continuity` about the kernel."""
    label = f"continuity{WEAKER if claim.label.endswith(WEAKER) else ''}"
    if not any(context.proved(label, claim.d, claim.kernel)):
        raise Invalid(f"the document has no proved claim {label} about this kernel")
    require_threshold(claim, kernel_for(claim, context))
    return TRUST
