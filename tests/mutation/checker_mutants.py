"""Mutants of the checker itself: `python -m tests.mutation.checker_mutants [MODULE ...]`, survivors and score.

The modules of K_c (`coupling.*` and the balls under them), those of the reduction and of (1.17) are put to parts of
their own and to real certificates, those of the cover in one variable (`spine.*`) and most of other kernels to parts
alone, all others to the cases of the checker's tests: see documents.py, and suite.py in coupling, reduction, landau,
spine and other_kernels. The engine is engine.py. The modules of ratio inequalities (inequalities.py) and those of slabs
and thresholds of other kernels (kernels.py) run where they are named.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Callable, Sequence
from typing import Final

from tests.mutation import documents, inequalities, kernels
from tests.mutation.coupling import suite as coupling
from tests.mutation.engine import Suite, module_names, run
from tests.mutation.explanations import EXPLANATIONS
from tests.mutation.landau import suite as landau
from tests.mutation.other_kernels import suite as other_kernels
from tests.mutation.reduction import suite as reduction
from tests.mutation.spine import suite as spine

COUPLING: Final = tuple(coupling.PARTS)
REDUCTION: Final = tuple(reduction.PARTS)
INEQUALITIES: Final = inequalities.MODULES
LANDAU: Final = tuple(landau.PARTS)
SPINE: Final = tuple(spine.PARTS)
OTHER_KERNELS: Final = tuple(other_kernels.PARTS)
KERNELS: Final = tuple(name for name in module_names() if name.startswith("kernels.") and "__init__" not in name)
_OTHERS: Final = {*COUPLING, *REDUCTION, *LANDAU, *SPINE, *INEQUALITIES, *KERNELS}
BESSEL: Final = tuple(name for name in module_names() if name not in _OTHERS and not name.endswith(".__init__"))
SUITES: Final[tuple[tuple[Sequence[str], Callable[[], Suite]], ...]] = (
    (BESSEL, documents.Suite),
    (COUPLING, coupling.Suite),
    (REDUCTION, reduction.Suite),
    (INEQUALITIES, inequalities.Suite),
    (kernels.MODULES, kernels.Suite),
    (LANDAU, landau.Suite),
    (SPINE, spine.Suite),
    (OTHER_KERNELS, other_kernels.Suite),
)
"""What the modules are put to."""
SECONDS: Final = 20
"""A mutant that takes more CPU time hangs: the whole suite takes less than half of it."""


def main(arguments: Sequence[str]) -> int:
    """All, or the modules that are named; 1: a survivor is unexplained, or an explanation stale."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation.checker_mutants", description="The checker, mutated."
    )
    parser.add_argument("modules", nargs="*", metavar="module", help="below certify/checker, as bessel.threshold")
    usual = (*BESSEL, *COUPLING, *REDUCTION, *LANDAU, *SPINE, *OTHER_KERNELS)
    known = (*usual, *INEQUALITIES, *kernels.MODULES)
    wanted = set(parser.parse_args(arguments).modules or usual)
    if unknown := sorted(wanted.difference(known)):
        parser.error(f"no module {', '.join(unknown)}; there are {', '.join(known)}")
    rooms = ((suite, [name for name in modules if name in wanted]) for modules, suite in SUITES)
    codes = [run(suite(), asked, EXPLANATIONS, SECONDS) for suite, asked in rooms if asked]
    return max(codes, default=0)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))  # a mutant that asks for more dies of it
    sys.exit(main(sys.argv[1:]))
