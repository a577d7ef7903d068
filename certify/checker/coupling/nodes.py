"""Nodes inside a piece of a moving cover: explicit densities. FORMAT_COUPLING.md, section 6, `inner`.

Each bounds K_c at its beta from above by itself, and from below once C_* of the piece is known to be convex there.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..arithmetic.ball import Ball, total
from ..arithmetic.series import Bessel, Work, floor_of
from ..verdict import require_at_most, require_less
from .band import End, kappas
from .family import Quadrature
from .interaction import Couplings
from .regions import GUARD, squared_defect


class Node:
    """The explicit density of one node: H/E <= K_hi is shown at once, `require_lower` shows K_lo <= K_c."""

    def __init__(self, d: int, beta: Fraction, evidence: Mapping[str, Any], work: Work) -> None:
        self.beta, self.s, self.coupling, modes = beta, evidence["s"], evidence["coupling"], evidence["modes"]
        require_less("0 < coupling.lower at an inner node", 0, self.coupling[0])
        self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch
        family = Quadrature(d, modes, evidence["nodes"], evidence["ellipses"], self.p, work)
        bessel = Bessel(d, self.p, evidence["terms"], work)
        self.couplings = Couplings(bessel, beta, modes, self.coupling)
        self.field = evidence["field"]
        moments = family.means([floor_of(a, self.p) for a in self.field])
        self.mean, self.log_z = moments.mean, moments.log_z
        self.slope = self._upper(bessel)

    def _upper(self, bessel: Bessel) -> tuple[Fraction, Fraction]:
        """p of the tangent; H/E <= K_hi."""
        kappa, derivative = kappas(bessel, self.beta, len(self.field))
        entropy = total(Ball.exact(a, self.p) * m for a, m in zip(self.field, self.mean, strict=True)) - self.log_z
        energy = total(value * m * m for value, m in zip(kappa, self.mean, strict=True))
        rise = total(slope * m * m for slope, m in zip(derivative, self.mean, strict=True))
        require_less("0 < energy of the density of an inner node", 0, energy.lower())
        require_at_most("H/E at an inner node <= coupling.upper", (entropy / energy).upper(), self.coupling[1])
        power = rise * Ball.exact(self.beta, self.p) / energy
        return power.lower(), power.upper()

    def end(self) -> End:
        """The node as an end of parts of the band."""
        return End(self.beta, self.coupling, self.slope)

    def require_lower(self, piece: Mapping[str, Any], theta: Fraction) -> None:
        """K_lo <= A/(Lambda + D2/(2(1-theta))) and z in C_*, for each K of `coupling`."""
        p, rows = self.p, zip(self.field, self.couplings.factors, self.couplings.series, strict=True)
        halves = [Ball.exact(a / (2 * c), p) / f for a, c, f in rows]  # K z_l = a_l/(2 kappa_l)
        places = [half / self.couplings.range for half in halves]
        action = total(Ball.exact(a, p) * half / 2 for a, half in zip(self.field, halves, strict=True))
        defect = squared_defect(self.couplings, places, self.mean)
        self._require_in_star(places, piece)
        drop = Ball.between(Fraction(0), Fraction(defect, 1 << 2 * p) / (2 * (1 - theta)), p)
        bound = (action / (self.log_z + drop)).lower()
        require_at_most("coupling.lower of an inner node <= A/(Lambda + D2/(2(1-theta)))", self.coupling[0], bound)

    def _require_in_star(self, places: list[Ball], piece: Mapping[str, Any]) -> None:
        q = piece["grid"]
        pairs = zip(piece["frame"], piece["frame_slope"], strict=True)
        frame = [Fraction((f << q) + self.s * v, 1 << (3 * q)) for f, v in pairs]
        lower = [f * n for f, n in zip(frame, piece["star_lower"], strict=True)]
        upper = [f * n for f, n in zip(frame, piece["star_upper"], strict=True)]
        for degree, z in enumerate(places, start=1):
            if degree <= len(frame):
                require_at_most(f"inner node: star_lower <= z_{degree}", lower[degree - 1], z.lower())
                require_at_most(f"inner node: z_{degree} <= star_upper", z.upper(), upper[degree - 1])
            else:
                size = Fraction(z.magnitude(), 1 << z.p)
                require_at_most(f"inner node: |z_{degree}| <= star_upper of l=1", size, upper[0])
