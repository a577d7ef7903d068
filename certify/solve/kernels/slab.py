"""The claim `continuity`: K_c = K_# of another kernel by a slab and a cover, where Theorem 3.5 does not decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from certify.bounds.coupling.density import Touch
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.slab import check_slab, slab_degree
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Claim
from certify.core.errors import Undecided
from certify.core.kernel import KernelDescription
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import Minimiser, minimiser_of, touch_sizes
from certify.search.kernels.slab import SlabSearch, slab_modes, slab_plan
from certify.search.untrusted import untrusted
from certify.solve.coupling.density import polished
from certify.solve.coupling.explicit import critical_density
from certify.solve.kernels.point import TRUST, density_evidence, floats, label_of, require_tail
from certify.solve.kernels.threshold import subject

_LIMIT = 2000
_SLACKS = (1.0, 0.1, 0.01)
_NEAR, _FAR, _APART = 1e-14, 1e-6, 0.1


@dataclass(frozen=True, slots=True)
class Proof:
    """A plan that proves it, and the explicit density in its C_*, if it has one."""

    plan: CoverPlan
    star: tuple[TouchSizes, Touch] | None = None

    def evidence(self) -> dict[str, Any]:
        """In the form of the evidence, without the name of the rule."""
        whole = dict(self.plan.as_mapping())
        names = ("modes", "nodes", "ellipses", "precision", "grid", "field_grid", "weights", "corner", "tree")
        found = {"vector": whole["corner_vector"], **{name: whole[name] for name in names}}
        if self.star is not None:
            found["star"] = {name: whole[f"star_{name}"] for name in ("lower", "upper", "vector")}
            found["star"]["touch"] = density_evidence(*self.star)
        return found


def continuity(description: KernelDescription, d: int) -> Claim:
    """The claim `continuity`, K_c = K_# by a slab and a cover. Undecided where it is not shown."""
    kernel = kernel_of(description, d)
    evidence = {"rule": "slab", **slab_proof(kernel).evidence()}
    label, about = label_of("continuity", kernel), subject(description)
    return Claim(label, d, "proved", evidence=evidence, trust=TRUST, subject=about)


def slab_proof(kernel: Kernel, start: Minimiser | None = None, digits: int = 0) -> Proof:
    """A plan that proves it. start: near another critical density, which has a region C_* then, to so many digits."""
    slab_degree(kernel)
    require_tail(kernel)
    table, coupling = floats(kernel), _threshold(kernel)
    near = None if start is None else _near(kernel, start, digits)
    reason = Undecided("no plan was tried")
    for modes in dict.fromkeys(slab_modes(table, coupling, slack) for slack in _SLACKS):
        try:
            with untrusted():
                plan = slab_plan(SlabSearch(table, coupling, modes), _LIMIT, near and near[0])
            found = Proof(plan, near and near[1:])
            check_slab(kernel, plan, found.star)
            return found
        except Undecided as error:
            reason = error
    raise reason


def _near(kernel: Kernel, start: Minimiser, digits: int) -> tuple[Minimiser, TouchSizes, Touch]:
    """The other critical density, and an explicit one next to it."""
    with untrusted():
        sizes = touch_sizes(start, digits)
        touch = critical_density(kernel, sizes, start)
        with precision(sizes.bits):
            return polished(start, touch), sizes, touch


def competes(kernel: Kernel) -> bool:
    """Whether the search finds a density with H/E < K_#, or no slab is possible: then K_c < K_# is the question."""
    try:
        slab_degree(kernel)
        require_tail(kernel)
        with untrusted():
            found = minimiser_of(floats(kernel))
    except Undecided:
        return True
    if found is None:
        return False
    gap = _NEAR if float(found.moments.max()) > _APART else _FAR  # floats that run into the uniform density are slow
    return found.coupling < _threshold(kernel) * (1 - gap)


def _threshold(kernel: Kernel) -> float:
    """K_#, rounded."""
    with precision(80):
        return BallMatrix.row([kernel.threshold()]).floats()[0]
