"""K_c e^beta/beta of (d, beta), minimised in floats by an independent program, to the digits shown: a rough truth."""

from __future__ import annotations

from typing import Final

KNOWN: Final = (
    (2, 20, 3.508102110),
    (2, 1000, 5.560130142),
    (2, 10000, 6.790145430),
    (3, 20, 6.129105792),
    (3, 100, 7.953504354),
    (3, 1000, 10.547820879),
    (3, 10000, 13.084537539),
    (5, 20, 11.597707791),
    (5, 100, 15.444903785),
    (5, 1000, 20.696502534),
    (10, 100, 34.315626260),
    (10, 1000, 46.121614085),
)
