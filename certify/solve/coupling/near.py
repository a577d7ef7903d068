"""What a cover leaves behind of the minimiser at K_c that is not uniform, for whoever says more of it."""

from __future__ import annotations

from dataclasses import dataclass

from certify.bounds.coupling.density import Touch
from certify.core.ball import Ball
from certify.core.claim import Enclosure
from certify.cover.sizes import TouchSizes


@dataclass(frozen=True, slots=True)
class Near:
    """The explicit density near the minimiser, theta < 1 around it, and an enclosure of K_c."""

    sizes: TouchSizes
    touch: Touch
    theta: Ball
    coupling: Enclosure
