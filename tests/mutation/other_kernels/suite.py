"""What a mutant of the rules about other kernels, and of what a kernel is, has to get right."""

from __future__ import annotations

from typing import Any, Final

from tests.mutation.coupling.suite import Part
from tests.mutation.other_kernels.parts_algebraic import ALGEBRAIC
from tests.mutation.other_kernels.parts_bounds import BOUNDS
from tests.mutation.other_kernels.parts_cover import COVER
from tests.mutation.other_kernels.parts_criterion import CRITERION
from tests.mutation.other_kernels.parts_curve import CURVE
from tests.mutation.other_kernels.parts_description import DESCRIPTION
from tests.mutation.other_kernels.parts_exclusion import EXCLUSION, EXCLUSION_FORM, EXPONENTIAL
from tests.mutation.other_kernels.parts_finite import FAMILIES, FINITE
from tests.mutation.other_kernels.parts_fold import FOLD
from tests.mutation.other_kernels.parts_form import FORM
from tests.mutation.other_kernels.parts_interval import INTERVAL
from tests.mutation.other_kernels.parts_kernel import GEOMETRIC, KERNEL
from tests.mutation.other_kernels.parts_legendre import LEGENDRE
from tests.mutation.other_kernels.parts_obstruction import OBSTRUCTION
from tests.mutation.other_kernels.parts_remote import REMOTE
from tests.mutation.other_kernels.parts_tail import TAIL

PARTS: Final[dict[str, tuple[Part, ...]]] = {
    "kernels.algebraic": ALGEBRAIC,
    "kernels.bounds": BOUNDS,
    "kernels.exclusion": EXCLUSION,
    "kernels.exclusion_form": EXCLUSION_FORM,
    "kernels.cover": COVER,
    "kernels.criterion": CRITERION,
    "kernels.description": DESCRIPTION,
    "kernels.families": FAMILIES,
    "kernels.finite": FINITE,
    "kernels.exponential": EXPONENTIAL,
    "kernels.fold": (*CURVE, *FOLD),
    "kernels.form": FORM,
    "kernels.geometric": GEOMETRIC,
    "kernels.interval": INTERVAL,
    "kernels.kernel": KERNEL,
    "kernels.legendre": LEGENDRE,
    "kernels.obstruction": OBSTRUCTION,
    "kernels.remote": REMOTE,
    "kernels.tail": TAIL,
}


class Suite:
    """The parts of the module that is changed."""

    @staticmethod
    def killer(package: Any, module: str) -> str | None:
        """The first of them that fails; None for a survivor."""
        return next((check.__name__ for check in PARTS[module] if not check(package)), None)
