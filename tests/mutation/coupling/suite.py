"""What a mutant of the K_c half of the checker has to get right, the cheapest first."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from typing import Any

from tests.checker.sample_certificates import document
from tests.mutation.coupling.certificates import mutants
from tests.mutation.coupling.parts_ball import NUMBERS
from tests.mutation.coupling.parts_band import BAND, KAPPAS
from tests.mutation.coupling.parts_barrier import BARRIER, METASTABLE, PATH, SECTION
from tests.mutation.coupling.parts_branch import BRANCH, NUMBERS_OF_PIECES, SQUARES
from tests.mutation.coupling.parts_count import MOVING, MOVING_CELLS
from tests.mutation.coupling.parts_derivative import SLOPE
from tests.mutation.coupling.parts_ends import ENDS, MINIMISER
from tests.mutation.coupling.parts_family import FAMILY
from tests.mutation.coupling.parts_form import SHAPE, point_claims
from tests.mutation.coupling.parts_functional import BOXES, GIBBS, SETTINGS, WEIGHTS
from tests.mutation.coupling.parts_linear_field import LINEAR
from tests.mutation.coupling.parts_logarithm import LONG
from tests.mutation.coupling.parts_minimiser import HEAT, PROFILE
from tests.mutation.coupling.parts_moving import MOVING_BOXES, NODE_PARTS, THIRD
from tests.mutation.coupling.parts_moving_form import MOVING_SHAPE
from tests.mutation.coupling.parts_pointers import RULES
from tests.mutation.coupling.parts_regions import COVER, REGIONS, TOUCHED
from tests.mutation.coupling.parts_signed import DENSITIES, ROOTS, SIGNED
from tests.mutation.coupling.parts_tails import BEYOND, FACTORS, PARTITIONS, STARS
from tests.mutation.coupling.parts_triples import TRIPLES
from tests.mutation.other_kernels.parts_remote import TURNED
from tests.places import VALID

Part = Callable[[Any], bool]
PARTS: dict[str, tuple[Part, ...]] = {
    "arithmetic.ball": (*NUMBERS, *LONG),
    "coupling.form": SHAPE,
    "coupling.moving_form": MOVING_SHAPE,
    "coupling.interaction": (*WEIGHTS, *KAPPAS, *BEYOND, *STARS),
    "coupling.quadrature": (*FAMILY, *FACTORS),
    "coupling.family": (*FAMILY, *TRIPLES, *PARTITIONS, *SQUARES),
    "coupling.boxes": (*SETTINGS, *REGIONS, *THIRD, *SIGNED),
    "coupling.gibbs": (*GIBBS, *SIGNED),
    "coupling.functional": BOXES,
    "coupling.origin": (*REGIONS, *SIGNED),
    "coupling.star": REGIONS,
    "coupling.third": THIRD,
    "coupling.band": BAND,
    "coupling.moving": (*MOVING_BOXES, *MOVING_CELLS),
    "coupling.cover": (*COVER, *MOVING_CELLS, *ROOTS),
    "coupling.density": (*TOUCHED, *MINIMISER, *NODE_PARTS, *STARS, *DENSITIES),
    "coupling.nodes": (*ENDS, *NODE_PARTS),
    "coupling.count": (*RULES, *TOUCHED, *MOVING),
    "coupling.derivative": SLOPE,
    "coupling.latent_heat": HEAT,
    "coupling.linear_field": LINEAR,
    "coupling.minimiser": PROFILE,
    "coupling.barrier": BARRIER,
    "coupling.barrier_form": BARRIER,
    "coupling.path": PATH,
    "coupling.section": SECTION,
    "coupling.metastable": METASTABLE,
    "branch.tube": (*NUMBERS_OF_PIECES, *TURNED, *BRANCH),
    "branch.form": BRANCH,
    "branch.fold": BRANCH,
    "branch.departure": (*NUMBERS_OF_PIECES, *BRANCH),
    "branch.space": (*NUMBERS_OF_PIECES, *TURNED, *BRANCH),
}
FORGED = (
    "coupling moved up",
    "coupling moved down",
    "moment moved up",
    "d=4",
    "star_upper 1",
    "corner 1",
    "a cell more",
)
OF_INTERVALS = (
    "coupling.band",
    "coupling.nodes",
    "coupling.third",
    "coupling.derivative",
    "coupling.moving",
    "coupling.moving_form",
)


class Suite:
    """The parts of the module that is changed, then a real certificate, then forged ones; prepared once."""

    def __init__(self) -> None:
        claims = point_claims()
        self.point = json.dumps(document(*claims.values())).encode()
        first = islice(mutants(claims["two-minimisers"]), 400)
        forged = {what: mutant for what, _, mutant in first if what in FORGED}
        self.forged = [(what, json.dumps(document(forged[what])).encode()) for what in FORGED]
        self.interval = next(VALID.glob("d-3-beta-2.5..2.505-*.json")).read_bytes()

    def killer(self, package: Any, module: str) -> str | None:
        """What a package, changed in this module, gets wrong first; None for a survivor."""
        return self.parts(package, module) or self.certificates(package, module)

    @staticmethod
    def parts(package: Any, module: str) -> str | None:
        """The first check of the module's own that fails."""
        return next((check.__name__ for check in PARTS[module] if not check(package)), None)

    def certificates(self, package: Any, module: str) -> str | None:
        """The real certificate for the module is accepted, the forged ones are not."""
        if module in OF_INTERVALS:
            package.check_document(self.interval)
            return None
        package.check_document(self.point)
        for what, source in self.forged:
            try:
                package.check_document(source)
            except package.Refusal:
                continue
            return what
        return None
