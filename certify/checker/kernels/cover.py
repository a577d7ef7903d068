"""Two minimisers at K_c of another kernel, by a cover. FORMAT/kernels.md, the rule `kernel-cover`."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.series import floor_of
from ..coupling.boxes import Setting
from ..coupling.count import TRUST, require_touch
from ..coupling.cover import AtRest, walk
from ..coupling.density import ExplicitDensity
from ..coupling.family import Family, family
from ..coupling.form import Explicit, Grid
from ..coupling.interaction import Couplings
from ..coupling.origin import require_origin
from ..coupling.star import star_bound
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import Bounds
from ..verdict import Invalid, require_at_most, require_less
from .form import KernelCover, kernel_for
from .kernel import AXISYMMETRIC, Kernel, Zonal
from .tail import SlowSetting, own_square, require_norm

WEAKER: Final = "-axisymmetric"
"""How a label ends that is about zonal densities only."""


class KernelCouplings(Couplings):
    """kappa_l = lambda_l N_l at the first degrees of a kernel."""

    def __init__(self, kernel: Kernel, degrees: tuple[int, ...], coupling: Bounds, p: int) -> None:
        plain = kernel.couplings(degrees, coupling, p)
        super().__init__(plain.factors, plain.series, plain.tail, coupling, p)
        self.increasing, self.signed = kernel.increasing, not kernel.nonnegative
        most = kernel.peak(degrees[-1], p)
        self.peak = None if most is None else 2 * coupling[1] * most
        """An upper bound of 2 K lambda_l beyond the degrees, of a kernel that decays slowly."""


class KernelDensity(ExplicitDensity):
    """An explicit density for another kernel."""

    def __init__(self, kernel: Kernel, own: Family, trial: Explicit, coupling: Bounds) -> None:
        self.kernel, self.degrees = kernel, own.degrees
        couplings = KernelCouplings(kernel, own.degrees, coupling, trial.bits)
        super().__init__(own, trial, couplings)
        self._beyond = couplings.tau
        if couplings.peak is not None:
            double = [floor_of(2 * a, trial.bits) for a in trial.field]
            square = own_square(own, double, self.log_partition, self.mean).upper()
            self._beyond = couplings.peak * max(square, Fraction(0))

    @property
    def beyond(self) -> Fraction:
        """tau, or by the norm of the density."""
        return self._beyond

    def threshold(self) -> Fraction:
        """A lower bound of K_#."""
        return self.kernel.threshold(self.p)[0]


def density_at(kernel: Kernel, trial: Explicit, coupling: Bounds, context: Context) -> KernelDensity:
    """The explicit density of evidence."""
    return KernelDensity(kernel, family_at(kernel, trial, context)[0], trial, coupling)


def check_kernel_cover(claim: Claim, context: Context) -> frozenset[str]:
    """Exactly two minimisers at K_c: global ones, or those among zonal densities, as the label says."""
    evidence, kernel = claim.given(KernelCover), kernel_for(claim, context)
    kernel.charge(context.work)
    require_class(claim, kernel)
    require_less("0 < coupling.lower", 0, evidence.coupling[0])
    own, degrees = family_at(kernel, evidence, context)
    couplings = KernelCouplings(kernel, degrees, evidence.coupling, evidence.bits)
    setting = setting_at(own, couplings, evidence)
    theta = star_bound(setting, evidence.star_lower, evidence.star_upper, evidence.star_vector)
    require_origin(setting, evidence.corner, evidence.corner_vector)
    density = density_at(kernel, evidence.touch, evidence.coupling, context)
    if evidence.degree not in density.degrees:
        raise Invalid("the degree of the order parameter is none of the explicit density")
    place = density.degrees.index(evidence.degree) + 1
    require_touch(density, evidence, theta, place)
    if isinstance(setting, SlowSetting):
        require_norm(setting, evidence.star_lower, evidence.star_upper, density.degrees, density.places)
    walk(AtRest(setting, evidence))
    return TRUST


def setting_at(own: Family, couplings: KernelCouplings, evidence: KernelCover) -> Setting:
    """Boxes whose tail is bounded by tau, or by norms where the kernel decays slowly."""
    if couplings.peak is None:
        return Setting(own, couplings, evidence.grid, evidence.weights)
    return SlowSetting(own, couplings, evidence.grid, evidence.weights, couplings.peak)


def require_class(claim: Claim, kernel: Kernel) -> None:
    """Minimisers are known to be zonal, or the label is the weaker one."""
    if (kernel.symmetry == AXISYMMETRIC) != claim.label.endswith(WEAKER):
        raise Invalid(f"the class of the kernel is '{kernel.symmetry}', which does not go with the label")


def family_at(kernel: Zonal, sizes: Grid, context: Context) -> tuple[Family, tuple[int, ...]]:
    """The integrals at the first degrees of the kernel, which has as many."""
    degrees = kernel.degrees(sizes.modes)
    last = degrees[-1] + 2  # powers of the numbers of the kernel up to this degree, which for lists are short
    context.work.spend(8 * last, (kernel.bits + 40) * last, 8)
    if len(degrees) != sizes.modes:
        raise Invalid(f"the kernel has {len(degrees)} degrees, not {sizes.modes}")
    return family(context, kernel.d, sizes, degrees), degrees


def check_kernel_coupling(claim: Claim, context: Context) -> frozenset[str]:
    """K_c as the cover of this document has it on the way."""
    return _contained(claim, _pointed(claim, context).coupling)


def check_kernel_moment(claim: Claim, context: Context) -> frozenset[str]:
    """The order parameter, of the degree that the claim names."""
    evidence = _pointed(claim, context)
    if claim.details["degree"] != evidence.degree:
        raise Invalid(f"the document has the moment of degree {evidence.degree}")
    return _contained(claim, evidence.moment)


def _pointed(claim: Claim, context: Context) -> KernelCover:
    """The cover of this document about the kernel of a claim."""
    label = f"two-minimisers{WEAKER if claim.label.endswith(WEAKER) else ''}"
    for other in context.proved(label, claim.d, claim.kernel):
        if isinstance(other.evidence, KernelCover):
            return other.evidence
    raise Invalid(f"the document has no proved claim {label} about this kernel")


def _contained(claim: Claim, proved: tuple[Fraction, Fraction]) -> frozenset[str]:
    require_at_most("enclosure.lower <= what the cover proves", claim.bounds[0], proved[0])
    require_at_most("what the cover proves <= enclosure.upper", proved[1], claim.bounds[1])
    return TRUST
