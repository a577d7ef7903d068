"""What a mutant of the cover in one variable has to get right: its lemmas at made-up numbers, exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tests.mutation.spine.parts_count import COUNT
from tests.mutation.spine.parts_cover import COVER, START
from tests.mutation.spine.parts_dilation import DILATION
from tests.mutation.spine.parts_form import FORM
from tests.mutation.spine.parts_interval import INTERVAL
from tests.mutation.spine.parts_mesh import MESH, TABLES
from tests.mutation.spine.parts_setting import SETTING
from tests.mutation.spine.parts_slice import SLICE
from tests.mutation.spine.parts_spectrum import SPECTRUM
from tests.mutation.spine.parts_steps import STEPS
from tests.mutation.spine.parts_tube import TUBE
from tests.mutation.spine.parts_weights import WEIGHTS

Part = Callable[[Any], bool]
PARTS: Final[dict[str, tuple[Part, ...]]] = {
    "spine.tables": TABLES,
    "spine.mesh": MESH,
    "spine.spectrum": SPECTRUM,
    "spine.setting": SETTING,
    "spine.tube": (*TUBE, *WEIGHTS),
    "spine.start": START,
    "spine.count": COUNT,
    "spine.dilation": DILATION,
    "spine.cover": COVER,
    "spine.interval": INTERVAL,
    "spine.form": FORM,
    "spine.slice": (*STEPS, *SLICE),
}


class Suite:
    """The parts of the module that is changed."""

    @staticmethod
    def killer(package: Any, module: str) -> str | None:
        """The first of them that fails; None for a survivor."""
        return next((check.__name__ for check in PARTS[module] if not check(package)), None)
